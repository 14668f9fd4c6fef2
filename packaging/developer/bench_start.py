"""Measures the start of the program beside that of a bare PySide6 window, as whole processes."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
FOLDER = "PittAdmin"
TURNS = 15
PATIENCE = 60.0  # seconds that one start may take

Moments = dict[str, list[float]]


def environment(home: Path, platform: str = "offscreen") -> dict[str, str]:
    """Return the environment of a measured process.

    Its modules are compiled once, under `home`, where the program's data folder is, too.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("PITTADMIN_")
    }
    kept |= {"PYTHONPYCACHEPREFIX": str(home / "compiled"), "QT_QPA_PLATFORM": platform}
    if sys.platform == "win32":  # where nothing else moves the folder
        return kept | {"PITTADMIN_HOME": str(home / FOLDER)}
    return kept | {"XDG_DATA_HOME": str(home)}


def prepare(home: Path) -> Path:
    """Return the program's data folder, with the sample city in it."""
    from pittadmin import settings
    from pittadmin.domain.clock import Clock
    from pittadmin.services import demo, starting

    folder = home / FOLDER
    settings.save(folder, database=settings.TRY_OUT)
    database, _nobody = starting.open_embedded(folder / "pittadmin.sqlite", Clock())
    demo.fill(database, Clock())
    database.close()
    return folder


def starts(home: Path, city: Path, platform: str, turns: int = TURNS) -> tuple[Moments, Moments]:
    """Start both in turn; return the bare window's milliseconds by moment, and the program's."""
    bare: Moments = {}
    program: Moments = {}
    for turn in range(turns + 1):
        for script, found in (("bench_bare.py", bare), ("bench_program.py", program)):
            # The page that was seen last, which the program opens on.
            (city / "window.json").write_text(json.dumps({"page": "accounts"}), "utf-8")
            moments = _start(script, environment(home, platform))
            if turn:  # the first start compiles the modules and warms the disk's cache
                for name, milliseconds in moments.items():
                    found.setdefault(name, []).append(milliseconds)
    return bare, program


def bare_memory(home: Path) -> tuple[int, int]:
    """Return the kilobytes, resident and proportional, of a bare window at rest."""
    said = _run("bench_bare.py", environment(home), "stay")
    rss, pss = next(line.split()[1:] for line in said.splitlines() if line.startswith("memory"))
    return int(rss), int(pss)


def medians(moments: Moments) -> dict[str, float]:
    """Return the median of each moment."""
    return {name: median(found) for name, found in moments.items()}


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Run an X server without a screen while it is needed; yield its name, "" where there is none.

    The name is put into the environment too, as DISPLAY.
    """
    program = shutil.which("Xvfb")
    if program is None:
        yield ""
        return
    with tempfile.TemporaryFile() as log:
        read, write = os.pipe()
        command = [program, "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[write], stderr=log, stdout=log)
        os.close(write)
        before = os.environ.get("DISPLAY")
        try:
            with os.fdopen(read) as answer:
                display = ":" + answer.readline().strip()
            os.environ["DISPLAY"] = display
            yield display
        finally:
            if before is None:
                os.environ.pop("DISPLAY", None)
            else:
                os.environ["DISPLAY"] = before
            server.terminate()
            server.wait()


def _start(script: str, surroundings: dict[str, str]) -> dict[str, float]:
    begun = time.perf_counter_ns()
    said = _run(script, surroundings)
    moments = {}
    for line in said.splitlines():
        name, *numbers = line.split()
        if name in ("painted", "rows"):
            moments[name] = (int(numbers[0]) - begun) / 1e6
            moments[f"{name}, work"] = int(numbers[1]) / 1e6
    return moments


def _run(script: str, surroundings: dict[str, str], *words: str) -> str:
    command = [sys.executable, str(HERE / script), *words]
    done = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise SystemExit(f"{script} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout
