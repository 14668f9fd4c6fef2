"""Makes a machine ready to work on PittAdmin: a suitable Python, `.venv`, Qt's system libraries.

Standard library only and Python 3.8 syntax, for any Python may start `dev.py`. Whatever is ready
already is left alone: a stamp in `.venv`, written last, says what `.venv` was made from.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = VENV / "pittadmin-stamp"
LOCK = ROOT / "packaging" / "requirements.lock"
WINDOWS = sys.platform == "win32"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

OLDEST, NEWEST = (3, 11), (3, 14)
PREFERRED = ("3.13", "3.12", "3.14", "3.11")

# What PySide6's libraries ask of the system, with the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What the tests of the vault run for real, with the Debian package that brings it.
TEST_PROGRAMS = {
    "age": "age",
    "dbus-daemon": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
}
PICTURE_FONT = Path("/usr/share/fonts/opentype/inter")

# A full HD screen without a window manager; at 200 % a dialog has 960 by 540 pixels there.
SCREEN = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}

# What the databases of all tests that run at once may take, with room to spare.
QUICK_BYTES = 4_000_000_000

NO_NETWORK = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ProxyError",
)


class Stop(Exception):
    """The work can't go on; the message says why and what to do."""


class Python(NamedTuple):
    """One interpreter on this machine: its own executable, not that of a virtual environment."""

    path: str
    version: tuple[int, int]
    implementation: str = "cpython"
    is_64bit: bool = True

    @property
    def suitable(self) -> bool:
        """Whether PittAdmin's libraries are made for it."""
        return (
            OLDEST <= self.version <= NEWEST and self.implementation == "cpython" and self.is_64bit
        )

    @property
    def name(self) -> str:
        """The name that a person knows it by, such as ``Python 3.11``."""
        return "Python {}.{}".format(*self.version)


def say(sentence: str) -> None:
    """Tell the person what is being done; one line a step."""
    print(sentence, flush=True)


def ready(screen: bool = False, qt: bool = True) -> str:
    """Set up whatever is missing and return the path of the Python in `.venv`.

    Args:
        screen: whether windows will be shown on a screen.
        qt: whether Qt will be used at all.

    Raises:
        Stop: something is missing that only a person can get.
    """
    if qt and sys.platform == "linux":
        libraries = {**QT_LIBRARIES, **SCREEN_LIBRARIES} if screen else QT_LIBRARIES
        install_packages(missing_packages(libraries), "Qt needs system libraries")
    if not stamp_holds():
        set_up()
    return str(VENV_PYTHON)


# Python ---------------------------------------------------------------------------------------


def running_python() -> Python:
    """Return the interpreter that runs this, looked at past any virtual environment."""
    path = getattr(sys, "_base_executable", None) or sys.executable
    name = sys.implementation.name
    return Python(path, (sys.version_info[0], sys.version_info[1]), name, sys.maxsize > 2**32)


def other_pythons() -> Iterator[Python]:
    """Yield the interpreters that are installed under their usual names, the preferred first."""
    for version in PREFERRED:
        commands = [["python" + version]]
        if WINDOWS:
            commands.append(["py", "-" + version])
        for command in commands:
            program = shutil.which(command[0])
            found = probe([program, *command[1:]]) if program else None
            if found:
                yield found


def probe(command: list[str]) -> Python | None:
    """Return what an interpreter says of itself, or None if it does not start."""
    code = (
        "import sys; print(sys.version_info[0], sys.version_info[1], sys.implementation.name,"
        " sys.maxsize > 2**32, getattr(sys, '_base_executable', None) or sys.executable)"
    )
    try:
        answer = subprocess.run(
            [*command, "-c", code], capture_output=True, text=True, timeout=30, check=True
        ).stdout.strip()
        major, minor, implementation, wide, path = answer.split(" ", 4)
        return Python(path, (int(major), int(minor)), implementation, wide == "True")
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def choose(running: Python, others: Iterable[Python]) -> Python:
    """Return the running interpreter if PittAdmin can use it, else the first that it can use.

    Raises:
        Stop: there is none; says which to install.
    """
    if running.suitable:
        return running
    for python in others:
        if python.suitable:
            return python
    if WINDOWS:
        how = "winget install Python.Python.3.13"
    else:
        how = "on Debian 12 or later: sudo apt-get install python3 python3-venv"
    bits = "" if running.is_64bit else ", 32-bit"
    raise Stop(
        f"PittAdmin needs a 64-bit Python 3.11 to 3.14 and this is {running.name}{bits}: "
        f"install Python 3.13 ({how}), then run this again."
    )


# .venv ----------------------------------------------------------------------------------------


def stamp_for(python_path: str) -> str:
    """Return what the stamp says when `.venv` is whole: its place, its inputs, its Python."""
    inputs = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return "\n".join((str(ROOT), inputs.hexdigest(), os.path.realpath(python_path)))


def stamp_holds() -> bool:
    """Whether `.venv` is whole, and made from this lock file by a Python that is still there."""
    python_path = made_by()
    return python_path is not None and STAMP.read_text("utf-8") == stamp_for(python_path)


def made_by() -> str | None:
    """Return the Python that a finished `.venv` of this folder was made by, if it is there."""
    try:
        place, _, python_path = STAMP.read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return None
    # On Linux the link leads to another Python after an upgrade of the system, and the libraries
    # in .venv are not found by it.
    moved = not WINDOWS and os.path.realpath(VENV_PYTHON) != python_path
    whole = place == str(ROOT) and VENV_PYTHON.exists() and os.path.exists(python_path)
    return python_path if whole and not moved else None


def set_up() -> None:
    """Make `.venv` and install the libraries of the lock file and the project itself into it."""
    python_path = made_by()
    if python_path:
        say("Bringing .venv up to date ...")
    else:
        python = choose(running_python(), other_pythons())
        python_path = python.path
        need_venv_module(python)
        remove_venv()
        say(f"Making .venv with {python.name} ...")
        finish([python_path, "-m", "venv", str(VENV)], ".venv could not be made.")
        say("Installing the libraries (750 MB on the disk; a minute or two) ...")
    STAMP.unlink(missing_ok=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--no-deps", "--disable-pip-version-check"]
    pip += ["--no-input", "--quiet", "--progress-bar", "off"]
    locked = ["--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)]
    finish([*pip, *locked], "The libraries could not be installed.")
    finish([*pip, "--no-build-isolation", "-e", str(ROOT)], "PittAdmin could not be installed.")
    STAMP.write_text(stamp_for(python_path), "utf-8")


def remove_venv() -> None:
    """Remove a `.venv` that is half made, of another Python, or of another folder."""
    if VENV.exists() or VENV.is_symlink():
        say("Removing a .venv that is unfinished or does not fit this machine ...")
        try:
            VENV.unlink() if VENV.is_symlink() else shutil.rmtree(VENV)
        except OSError as error:
            raise Stop(
                f"{VENV} can't be removed ({error.strerror}): close the programs that use it, "
                "remove it by hand, then run this again."
            ) from None


def need_venv_module(python: Python) -> None:
    """Debian ships Python's own `venv` as a package apart; get it where it is missing."""
    test = [python.path, "-c", "import ensurepip, venv"]
    if subprocess.run(test, capture_output=True, check=False).returncode:
        package = "python{}.{}-venv".format(*python.version)
        install_packages([package], f"{python.name} has no venv module")


def finish(command: list[str], failure: str) -> None:
    """Run a step of the set-up quietly.

    Raises:
        Stop: it failed; `failure`, what probably helps, and the last lines of its output.
    """
    environment = child_environment()
    try:
        done = subprocess.run(
            command,
            cwd=str(ROOT),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise Stop(f"{failure} {command[0]} does not start: {error.strerror}.") from None
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line and "Retrying" not in line]
        tail = "\n  ".join(lines[-12:])
        raise Stop(f"{failure} {advice(done.stdout)}\n  {tail}")


def advice(output: str) -> str:
    """Return the sentence that says what to do about a failed step, read off its output."""
    if "No space left on device" in output:
        return "The disk is full: free 1 GB, then run this again."
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A downloaded file is not the one that the project expects, and was not installed: "
            "run this again, and tell the project if it stays so."
        )
    if any(sign in output for sign in NO_NETWORK):
        return "The network can't be reached: connect it, then run this again."
    return "Run this again; if it fails again, remove the folder .venv first. The last lines were:"


def child_environment(**extra: str) -> dict[str, str]:
    """Return the environment for a program in `.venv`: this one without another Python's paths."""
    kept = {name: v for name, v in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return {**kept, **extra}


# The system's packages ------------------------------------------------------------------------


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of those libraries that this system does not have."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_packages(packages: list[str], why: str) -> None:
    """Install Debian packages as root.

    Raises:
        Stop: this is not root, or not Debian, or apt failed; has the line to run.
    """
    if not packages:
        return
    names = " ".join(packages)
    by_hand = (
        f"{why}. Run this line, then the same command again:\n"
        f"  sudo apt-get update && sudo apt-get install -y {names}"
    )
    if not shutil.which("apt-get"):
        raise Stop(f"{why}: install what Debian calls {names}, then run this again.")
    if os.geteuid() != 0:
        raise Stop(by_hand)
    say(f"{why}; installing {names} ...")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    # A stale list still knows most packages, so an update that fails stops nothing by itself.
    subprocess.run(["apt-get", "update"], capture_output=True, check=False)
    finish(
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
        f"apt could not install {names}.",
    )


def offer_picture_font() -> None:
    """Get the font of the pictures where that takes no one's password; else DejaVu does."""
    if sys.platform == "linux" and not PICTURE_FONT.is_dir():
        offer(["fonts-inter"], "The pictures look best in Inter", "with the fonts that are here")


def offer_test_programs() -> None:
    """Get a real keyring and age for the tests where that takes no one's password.

    Without them the tests that need them are skipped, and fail where CI is set.
    """
    if sys.platform == "linux":
        missing = [name for program, name in TEST_PROGRAMS.items() if not shutil.which(program)]
        offer(missing, "The vault is tested on a real keyring", "without those tests")


def offer(packages: list[str], why: str, otherwise: str) -> None:
    """Install Debian packages that the work can do without."""
    try:
        install_packages(packages, why)
    except Stop as stop:
        say(f"{stop}\nGoing on {otherwise}.")


def quick_folder() -> dict[str, str]:
    """Return where the tests put their databases: in memory, where there is plenty of it.

    Thousands of databases are made and dropped; on a disk that takes longer than all else.
    """
    memory = "/dev/shm"
    if os.environ.get("TMPDIR") or not os.access(memory, os.W_OK):
        return {}
    return {"TMPDIR": memory} if shutil.disk_usage(memory).free >= QUICK_BYTES else {}


def picture_environment() -> dict[str, str]:
    """Return what pictures are taken in: in memory, on a usual screen, and in Inter if it is here.

    What is set from outside stays.
    """
    chosen = {"QT_QPA_PLATFORM": f"offscreen:configfile={screen_file()}"}
    if PICTURE_FONT.is_dir():
        chosen["PITTADMIN_FONT"] = "Inter"
    return {**chosen, **child_environment()}


def screen_file() -> Path:
    """Write what Qt asks of a screen that is none, into `.venv`, and return the file."""
    path = VENV / "screen.json"
    path.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    return path
