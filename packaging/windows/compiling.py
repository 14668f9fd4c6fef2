"""Compiles the package's modules, for the Python in it writes no compiled module of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import machine
import trixie
from machine import Stop
from product import PYTHON

_PROGRAM = """
import compileall, pathlib, py_compile, sys
folder = pathlib.Path(sys.argv[1])
sys.exit(not all([
    compileall.compile_file(file, quiet=1, stripdir=folder, prependdir=sys.argv[2],
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    for file in sorted(folder.glob(sys.argv[3]))
]))
"""


def compile_all(libraries: Path, which: str = "**/*.py") -> None:
    """Compile modules below a folder; what they say of their place is its place in Windows.

    Args:
        libraries: the folder.
        which: a pattern of their paths in it.

    Raises:
        Stop: there is no Python of the package's version, or a module can't be compiled.
    """
    # One process compiles them in order, with the same order of sets: the outcome is the same to
    # the byte.
    environment = machine.child_environment(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    command = [*python(libraries), "-s", "-c", _PROGRAM, str(libraries), "Lib/site-packages"]
    command.append(which)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"The modules could not be compiled:\n{(done.stdout + done.stderr)[-800:]}")


def python(libraries: Path) -> list[str]:
    """Return the command of a Python of the package's version: this machine's, or the test root's.

    Args:
        libraries: the folder it has to reach.

    Raises:
        Stop: there is none.
    """
    wanted = tuple(int(part) for part in PYTHON.split("."))
    homes = sorted(Path.home().glob(f".pyenv/versions/{PYTHON}.*/bin/python{PYTHON}"))
    for candidate in (shutil.which(f"python{PYTHON}"), *homes):
        found = machine.probe([str(candidate)]) if candidate else None
        if found is not None and found.version == wanted:
            return [str(candidate)]
    if why := trixie.hindrance():
        raise Stop(
            f"The modules are compiled with Python {PYTHON}, which is not here. Install it so that "
            f"python{PYTHON} starts it. A Debian root that has it can't be made either: {why}"
        )
    return trixie.ready().command([f"python{PYTHON}"], [libraries])
