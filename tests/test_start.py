"""The window is painted before anything heavy is imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pittadmin import settings

HEAVY = (
    "PIL",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "alembic",
    "asyncio",
    "cryptography",
    "keyring",
    "pi_heif",
    "pittadmin.services",
    "pittadmin.storage",
    "pittadmin.ui.widgets",
    "pittadmin.vault",
    "psycopg",
    "pyrage",
    "sqlalchemy",
    "zxcvbn",
)

# `PySide6.QtCore.Qt` is made at its first use, which takes as long as a fifth of the start.
AT_FIRST_PAINT = """
import os, sys
from PySide6 import QtCore
from pittadmin import app

class Watched(app.Program):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.window.first_painted.connect(self.tell)

    def tell(self):
        print(*sys.modules, *("Qt" for name in vars(QtCore) if name == "Qt"), flush=True)
        os._exit(0)

app.Program = Watched
app.main()
"""


@pytest.fixture
def imported(home: Path) -> set[str]:
    """Start the program as one that knows its database does; what is there at its first paint."""
    settings.save(home, database=settings.TRY_OUT)
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT],
        env={**os.environ, "PITTADMIN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stdout.split())


def test_nothing_heavy_is_imported_before_the_first_paint(imported: set[str]) -> None:
    heavy = [name for name in imported if name.startswith(HEAVY)]
    assert "pittadmin.ui.window" in imported
    assert not heavy


def test_the_first_paint_does_without_the_enumerations_of_qt(imported: set[str]) -> None:
    assert "Qt" not in imported


def test_pyside_does_not_read_the_source_of_what_is_imported() -> None:
    code = "import linecache, pittadmin.ui.window; print(len(linecache.cache))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) < 5
