"""Builds the two programs of the package: pittadmin.exe for the window and pittadmin-cli.exe."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image

from machine import Stop
from pittadmin.ui.restarting import END_EVENT
from product import APPLICATION_ID, HERE, MAKER, NAME, ROOT, version
from runtime import python_dll

SOURCES = HERE / "launcher"
ENDING = "pittadmin-end.exe"
"""The program with which the installer ends what still runs; it is in the MSI alone."""

ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

_RESOURCES = """\
#include <winver.h>
1 ICON "pittadmin.ico"
1 24 "pittadmin.manifest"
1 VERSIONINFO
FILEVERSION {numbers},0
PRODUCTVERSION {numbers},0
FILEOS VOS_NT_WINDOWS32
FILETYPE VFT_APP
BEGIN
  BLOCK "StringFileInfo" BEGIN
    BLOCK "040904B0" BEGIN
      VALUE "CompanyName", "{maker}"
      VALUE "FileDescription", "{description}"
      VALUE "FileVersion", "{version}"
      VALUE "InternalName", "{file}"
      VALUE "OriginalFilename", "{file}.exe"
      VALUE "ProductName", "{name}"
      VALUE "ProductVersion", "{version}"
    END
  END
  BLOCK "VarFileInfo" BEGIN
    VALUE "Translation", 0x409, 1200
  END
END
"""


def build(folder: Path) -> None:
    """Put both programs and the icon into a folder.

    Raises:
        Stop: the compiler refuses; has its words.
    """
    icon = folder / "pittadmin.ico"
    with Image.open(ROOT / "resources" / "icons" / "pittadmin-256.png") as picture:
        picture.save(icon, sizes=[(size, size) for size in ICON_SIZES])
    work = folder.parent / "launcher"
    work.mkdir(exist_ok=True)
    for file, description, flags in (
        ("pittadmin", NAME, ["-mwindows"]),
        ("pittadmin-cli", f"{NAME}: commands for IT", ["-mconsole", "-DCONSOLE"]),
    ):
        script = work / f"{file}.rc"
        script.write_text(
            _RESOURCES.format(
                numbers=version().replace(".", ","),
                version=version(),
                maker=MAKER,
                name=NAME,
                file=file,
                description=description,
            ),
            "ascii",
        )
        compiled = work / f"{file}.o"
        search = ["-I", str(SOURCES), "-I", str(folder)]
        _do(["x86_64-w64-mingw32-windres", *search, str(script), str(compiled)])
        flags += [f'-DPYTHON_LIBRARY=L"{python_dll()}"', f'-DAPPLICATION_ID=L"{APPLICATION_ID}"']
        _compile("pittadmin.c", folder / f"{file}.exe", *flags, str(compiled))


def build_ending(target: Path) -> None:
    """Build the program with which the installer ends what still runs.

    Raises:
        Stop: the compiler refuses; has its words.
    """
    name = END_EVENT.replace("\\", "\\\\")
    _compile("ending.c", target, "-mwindows", f'-DEND_EVENT=L"{name}"')


def _compile(source: str, target: Path, *more: str) -> None:
    warn = ["-O2", "-Wall", "-Wextra", "-Werror", "-municode"]
    # No time stamp in the file: built again, it is the same to the byte.
    link = ["-s", "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va"]
    files = [str(SOURCES / source), *more, "-o", str(target), "-lshell32", "-lole32"]
    _do(["x86_64-w64-mingw32-gcc", *warn, *link, *files])


def _do(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"{command[0]} refuses:\n{done.stderr[-800:]}")
