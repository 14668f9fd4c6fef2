#!/usr/bin/env python3
"""Run, test and check PittAdmin from a clone; whatever is missing is set up first, in .venv.

python3 dev.py run             open the program on this computer's own database
python3 dev.py run --demo      open it on a sample city
python3 dev.py run --tour DIR  walk the main job without a screen, a picture of each step in DIR
python3 dev.py test            run all tests, PostgreSQL included (further words go to pytest)
python3 dev.py check           ruff, basedpyright and import-linter
python3 dev.py screenshots DIR every page, light and dark, at 100 % and 200 %
python3 dev.py bench           measure against the goals
python3 dev.py readme          draw the README's tables anew from the program
python3 dev.py lock            pin the libraries anew (--upgrade for the newest)
python3 dev.py msi             build the Windows installer, on Debian 12 (--help for more)
python3 dev.py msi-test        install, use, upgrade and remove it under Wine, as root on Debian
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TOOLS = ROOT / "packaging" / "developer"
INSTALLER = ROOT / "packaging" / "windows"
WINDOWS_LOCK = INSTALLER / "requirements.lock"
sys.path.insert(0, str(TOOLS))

import machine  # noqa: E402
from machine import Stop, say  # noqa: E402

NO_SCREEN = (
    "This machine has no screen: use `python3 dev.py run --tour DIR` for pictures of the main job, "
    "or start it on a virtual screen (`xvfb-run python3 dev.py run`)."
)


def main(words: list[str]) -> int:
    """Carry out one command and return the exit code."""
    if not words or words[0] in ("help", "-h", "--help"):
        print(__doc__)
        return 0 if words else 2
    command = COMMANDS.get(words[0])
    try:
        if command is None:
            raise Stop(f"{words[0]} is not a command here: {', '.join(COMMANDS)}.")
        return command(words[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


def run(words: list[str]) -> int:
    """Open the program, or walk through it without a screen."""
    words = [word for word in words if word != "--"]
    if "--tour" in words:
        folder = one_folder("run --tour", words[words.index("--tour") + 1 :])
        machine.offer_picture_font()
        python = machine.ready()
        return become([python, str(TOOLS / "tour.py"), folder], machine.picture_environment())
    if not has_screen(sys.platform, os.environ):
        raise Stop(NO_SCREEN)
    x11 = bool(os.environ.get("DISPLAY")) and not os.environ.get("QT_QPA_PLATFORM")
    return become(
        [machine.ready(screen=x11), "-m", "pittadmin", *words], machine.child_environment()
    )


def test(words: list[str]) -> int:
    """Run the tests, on each core a share of them."""
    os.chdir(ROOT)
    machine.offer_test_programs()
    shares = ["-n", "auto", "--dist", "worksteal"]
    environment = {**without_screen(), **machine.quick_folder()}
    return become([machine.ready(), "-m", "pytest", *shares, *words], environment)


def check(words: list[str]) -> int:
    """Hold the code against its rules; every tool runs, even after one has failed."""
    programs = Path(machine.ready(qt=False)).parent
    tools = (
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["basedpyright", "--warnings"],
        ["lint-imports", "--no-logo"],
    )
    failed = []
    for tool, *arguments in tools:
        name = " ".join([tool, *arguments])
        say(f"{name} ...")
        command = [shutil.which(tool, path=str(programs)) or tool, *arguments, *words]
        done = subprocess.run(command, cwd=str(ROOT), env=machine.child_environment(), check=False)
        if done.returncode:
            failed.append(name)
    say(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def screenshots(words: list[str]) -> int:
    """Take a picture of every page at two scales, into DIR/100 and DIR/200."""
    folder = one_folder("screenshots", words)
    machine.offer_picture_font()
    python = machine.ready()
    for percent in (100, 200):
        environment = {**machine.picture_environment(), "QT_SCALE_FACTOR": str(percent // 100)}
        target = os.path.join(folder, str(percent))
        done = subprocess.run([python, str(TOOLS / "pictures.py"), target], env=environment)
        if done.returncode:
            return done.returncode
    return 0


def bench(words: list[str]) -> int:
    """Measure the program against its goals."""
    return become([machine.ready(), str(TOOLS / "bench.py"), *words], without_screen())


def readme(words: list[str]) -> int:
    """Draw the parts of the README that are data."""
    return become([machine.ready(qt=False), str(TOOLS / "readme.py")], machine.child_environment())


def lock(words: list[str]) -> int:
    """Write the lock files anew: for every platform and Python at once, and for the MSI's own."""
    python = machine.ready(qt=False)
    uv = shutil.which("uv", path=str(Path(python).parent)) or shutil.which("uv")
    if uv is None:
        raise Stop(f"uv is needed to pin the libraries: {python} -m pip install uv")
    command = [uv, "pip", "compile", "pyproject.toml", "--generate-hashes", "--quiet"]
    command += ["--no-config", "--custom-compile-command", "python3 dev.py lock"]
    everywhere = [*command, "--group", "dev", "--universal", "--python-version", "3.11"]
    everywhere += ["--no-build", "--output-file", str(machine.LOCK.relative_to(ROOT)), *words]
    # The same versions, which the tests have tried.
    windows = [*command, "--constraint", str(machine.LOCK.relative_to(ROOT))]
    windows += ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13"]
    windows += ["--only-binary", ":all:", "--output-file", str(WINDOWS_LOCK.relative_to(ROOT))]
    for each in (everywhere, windows):
        done = subprocess.run(each, cwd=str(ROOT), check=False)
        if done.returncode:
            return done.returncode
    return 0


def msi(words: list[str]) -> int:
    """Build the Windows installer."""
    environment = machine.child_environment(PYTHONPATH=str(TOOLS))
    return become([machine.ready(), str(INSTALLER / "msi.py"), *words], environment)


def msi_test(words: list[str]) -> int:
    """Walk the installer's whole way under Wine."""
    environment = machine.child_environment(PYTHONPATH=str(TOOLS))
    return become([machine.ready(), str(INSTALLER / "msi_test.py"), *words], environment)


def has_screen(platform: str, environment: os._Environ[str] | dict[str, str]) -> bool:
    """Whether a window can be seen here, or was asked to be drawn somewhere else."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform != "linux" or any(environment.get(name) for name in names)


def without_screen() -> dict[str, str]:
    """Return the environment in which windows are drawn in memory, unless another way is set."""
    return machine.child_environment(
        QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    )


def one_folder(command: str, words: list[str]) -> str:
    """Return the one folder that `command` asks for, as an absolute path."""
    if len(words) != 1 or words[0].startswith("-"):
        raise Stop(f"Name one folder for the pictures: python3 dev.py {command} DIR")
    return os.path.abspath(words[0])


def become(command: list[str], environment: dict[str, str]) -> int:
    """Go on as another program; where a process can't be replaced, wait for it."""
    if not machine.WINDOWS:
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment, check=False).returncode


COMMANDS = {
    command.__name__.replace("_", "-"): command
    for command in (run, test, check, screenshots, bench, readme, lock, msi, msi_test)
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
