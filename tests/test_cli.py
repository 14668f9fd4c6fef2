import os
import subprocess
import sys

from pittadmin import __version__


def test_it_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pittadmin.cli", "--version"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )
    assert done.stdout == f"PittAdmin {__version__}\n"
