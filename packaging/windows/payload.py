"""The files of the package: the runtime, the libraries and PittAdmin, without what is unused."""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import sys
from pathlib import Path

import compiling
import launcher
import machine
import runtime
from machine import Stop, say
from product import DOWNLOADS, EPOCH, LOCK, PYTHON, ROOT, version

QT_MODULES = ("Core", "Gui", "Widgets", "Network", "PrintSupport", "Svg")
"""The parts of Qt that PittAdmin uses, or that the plug-ins below need."""

QT_PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "styles/*.dll",
    "imageformats/qico.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
    "iconengines/qsvgicon.dll",
    "tls/qschannelbackend.dll",
)

_QT_KEPT = (
    "__init__.py",
    "_config.py",
    "_git_pyside_version.py",
    "pyside6.abi3.dll",
    "msvcp140*.dll",
    "vcruntime140*.dll",
    *(f"Qt{one}.pyd" for one in QT_MODULES),
    *(f"Qt6{one}.dll" for one in QT_MODULES),
    *(f"plugins/{one}" for one in QT_PLUGINS),
)

_LEFT_OUT = (
    "*.pyi",
    "*.pyx",
    "*.pxd",
    "*.c",
    "*.h",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
    "*/tests/*",
    "*/testing/*",
    "bin/*",
    "share/*",
    "PIL/_avif*",
    "PIL/_imagingtk*",
    "_distutils_hack/*",
)
"""Files below the libraries that nothing reads at run time."""

_RUNTIME_LEFT_OUT = ("python.cat", "python.exe", "pythonw.exe", "winsound.pyd", "_asyncio.pyd")
"""What the runtime brings and the package has no use for; it has programs of its own."""


def build(folder: Path, python_zip: Path) -> None:
    """Put the whole payload into a new folder, the same to the byte wherever that is.

    Args:
        folder: where to; what was there is removed.
        python_zip: the runtime.

    Raises:
        Stop: something could not be had, or is not what was expected.
    """
    shutil.rmtree(folder, ignore_errors=True)
    libraries = folder / "Lib" / "site-packages"
    libraries.mkdir(parents=True)
    say("Unpacking Python …")
    runtime.unpack(python_zip, folder)
    own = [path for path in folder.rglob("*") if path.suffix in (".dll", ".pyd", ".exe")]
    say("Installing the libraries …")
    install(libraries)
    qt = [path for path in (libraries / "PySide6").iterdir() if path.suffix in (".dll", ".pyd")]
    trim(libraries)
    for name in _RUNTIME_LEFT_OUT:
        (folder / name).unlink(missing_ok=True)
    signed = [path for path in (*sorted(own), *sorted(qt)) if path.exists()]
    known = runtime.check_signatures(signed)
    say(f"{len(signed)} signatures hold; of {known} the whole chain is known here.")
    # Nothing but the package's own folders is searched for modules.
    search = f"python{PYTHON.replace('.', '')}"
    (folder / f"{search}._pth").write_text(f"{search}.zip\n.\nLib\\site-packages\n", "ascii")
    say("Compiling the modules …")
    compiling.compile_all(libraries)
    launcher.build(folder)
    set_times(folder)


def fetch_wheels() -> None:
    """Fetch the locked wheels for Windows; each is refused unless its hash is the locked one.

    Raises:
        Stop: one can't be had, or is another file; names its hash and the expected one.
    """
    folder = DOWNLOADS / "wheels"
    folder.mkdir(parents=True, exist_ok=True)
    say("Fetching the libraries for Windows …")
    _pip("download", "--dest", str(folder), *_platform(), "-r", str(LOCK))


def install(libraries: Path) -> None:
    """Unpack the wheels, and PittAdmin's own, into the folder of the libraries."""
    wheels = DOWNLOADS / "wheels"
    kept = ("--no-index", "--find-links", str(wheels), "--target", str(libraries), "--no-compile")
    _pip("install", *kept, *_platform(), "-r", str(LOCK))
    own = own_wheel(libraries.parent)
    _pip("install", "--no-deps", "--no-index", "--no-compile", "--target", str(libraries), str(own))
    own.unlink()


def own_wheel(folder: Path) -> Path:
    """Build PittAdmin's own wheel into a folder and return it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    environment = machine.child_environment(SOURCE_DATE_EPOCH=str(EPOCH))
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Stop(f"PittAdmin's own wheel could not be built:\n{done.stderr[-800:]}")
    return folder / f"pittadmin-{version()}-py3-none-any.whl"


def trim(libraries: Path) -> None:
    """Take out what is never used, then the folders that are empty."""
    for path in sorted(libraries.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(libraries).as_posix()
        if name.startswith("PySide6/"):
            kept = any(fnmatch.fnmatchcase(name[8:], one) for one in _QT_KEPT)
        elif name.startswith("shiboken6/"):
            # Its copies of the C runtime are Qt's own, which lie beside the libraries of Qt.
            copies = ("msvcp*", "vcruntime*", "vcamp*", "vccorlib*", "vcomp*", "concrt*")
            kept = not any(fnmatch.fnmatchcase(path.name, one) for one in copies)
        else:
            kept = True
        if not kept or any(fnmatch.fnmatchcase(name, one) for one in _LEFT_OUT):
            path.unlink()
    for path in sorted(libraries.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def set_times(folder: Path) -> None:
    """Give every file the same time, which goes into the package."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (EPOCH, EPOCH))


def _platform() -> list[str]:
    """Return what tells pip to take wheels for Windows, and only wheels, by their hashes."""
    tag = f"cp{PYTHON.replace('.', '')}"
    words = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    words += ["--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp"]
    return words + [word for abi in (tag, "abi3", "none") for word in ("--abi", abi)]


def _pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", *words, "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        command, env=machine.child_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line and "WARNING" not in line]
        tail = "\n  ".join(lines[-12:])
        raise Stop(
            f"The libraries for Windows could not be had. {machine.advice(done.stderr)}\n  {tail}"
        )
