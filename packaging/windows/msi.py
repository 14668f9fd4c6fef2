"""Builds the Windows package: the MSI, its list of parts and group policy's files, into `dist`.

python3 dev.py msi                              with the pinned Python
python3 dev.py msi --runtime ZIP --sha256 HASH  with another official embeddable Python 3.13
python3 dev.py msi --sign COMMAND               COMMAND FILE signs a program or the MSI in place
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import bill
import installer
import launcher
import machine
import payload
import policy
import runtime
from machine import Stop, say
from pittadmin.services import installed_files
from product import OUTPUT, WORK, version

# What it is built with, and the Debian package that brings it.
TOOLS = {
    "wixl": "wixl",
    "msibuild": "msitools",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "osslsigncode": "osslsigncode",
}

MOST_BYTES = 65_000_000
"""What IT's deployment should have to carry at most."""


def main(words: list[str] | None = None) -> int:
    """Build everything and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 dev.py msi", description="Builds the Windows package into dist."
    )
    parser.add_argument("--runtime", type=Path, metavar="ZIP", help="another embeddable Python")
    parser.add_argument("--sha256", default="", metavar="HASH", help="the hash of that zip")
    parser.add_argument("--sign", default="", metavar="COMMAND", help="signs a file in place")
    options = parser.parse_args(words)
    if options.runtime and not options.sha256:
        parser.error("--runtime needs --sha256, the hash that its maker tells")
    try:
        build(options.runtime, options.sha256, options.sign)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'A file'} can't be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def build(python_zip: Path | None = None, sha256: str = "", sign: str = "") -> Path:
    """Build the package into `dist` and return the MSI.

    Args:
        python_zip: another runtime than the pinned one.
        sha256: its hash.
        sign: the command that signs a file in place, or empty.

    Raises:
        Stop: something is missing, or not what was expected; says what to do.
    """
    began = time.monotonic()
    missing = sorted({name for tool, name in TOOLS.items() if not shutil.which(tool)})
    machine.install_packages(missing, "The Windows package is built with other tools")
    folder = WORK / "payload"
    payload.fetch_wheels()
    payload.build(folder, runtime.get_zip(python_zip, sha256))
    for program in ("pittadmin.exe", "pittadmin-cli.exe"):
        signed_by(sign, folder / program)
    installed_files.write_list(folder)
    payload.set_times(folder)
    OUTPUT.mkdir(exist_ok=True)
    msi = OUTPUT / f"pittadmin-{version()}-x64.msi"
    say("Building the MSI …")
    ending = WORK / launcher.ENDING
    launcher.build_ending(ending)
    signed_by(sign, ending)
    installer.build(folder, msi, ending)
    signed_by(sign, msi)
    bill.write(msi.with_suffix(".cdx.json"), folder, msi, python_version(folder))
    policy.write(OUTPUT / "policy")
    size = msi.stat().st_size
    if size > MOST_BYTES:
        raise Stop(f"{msi.name} has {size / 1e6:.1f} MB, more than {MOST_BYTES / 1e6:.0f}.")
    seconds = time.monotonic() - began
    say(f"{msi.relative_to(OUTPUT.parent)}: {size / 1e6:.1f} MB, in {seconds:.0f} s.")
    return msi


def signed_by(sign: str, file: Path) -> None:
    """Let the command sign a file in place.

    Raises:
        Stop: it fails, or leaves the file unsigned.
    """
    if not sign:
        return
    done = subprocess.run([*shlex.split(sign), str(file)], check=False)
    if done.returncode:
        raise Stop(f"{file.name} was not signed: {sign} ended with {done.returncode}.")


def python_version(folder: Path) -> str:
    """Return the version of the runtime in a payload."""
    number = installer.file_version(folder / runtime.python_dll())
    found = re.match(r"(\d+\.\d+)\.(\d+)150\.", number)  # 3.13.2150: of 3.13.2, the final release
    return f"{found[1]}.{found[2]}" if found else number


if __name__ == "__main__":
    sys.exit(main())
