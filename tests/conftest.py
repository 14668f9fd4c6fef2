"""What every test starts from: no screen, no real home folder, a real PostgreSQL when asked."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import PostgresServer

# Before Qt, platformdirs or PostgreSQL look: this person has an empty home, and no screen.
_home = Path(tempfile.mkdtemp(prefix="pittadmin-tests-"))
_folders = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}
for _name, _folder in _folders.items():
    (_home / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_home / _folder)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no failure; CI tries the same examples every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_home, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a data folder of its own for the program, and return it."""
    folder = tmp_path / "pittadmin"
    folder.mkdir()
    monkeypatch.setenv("PITTADMIN_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> "Iterator[PostgresServer]":
    """One PostgreSQL for the whole run; a machine on which it does not start fails the tests."""
    from tests.postgres import PostgresServer

    with PostgresServer() as server:
        yield server
