"""What every test starts from: no screen, no real home folder, a real PostgreSQL when asked."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.city import City
    from tests.keyrings import SecretService
    from tests.postgres import PostgresServer

# Before Qt, platformdirs or PostgreSQL look: this person has an empty home, and no screen.
_home = Path(tempfile.mkdtemp(prefix="pittadmin-tests-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
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
    from tests.postgres import running_server

    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def secret_service() -> "Iterator[SecretService]":
    """One keyring for the whole run; see `keyring`."""
    from tests.keyrings import running_secret_service

    with running_secret_service() as service:
        yield service


@pytest.fixture
def keyring(
    secret_service: "SecretService", monkeypatch: pytest.MonkeyPatch
) -> "Iterator[SecretService]":
    """The computer has an unlocked keyring, a real one, which is empty again after the test."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", secret_service.address)
    yield secret_service
    secret_service.empty()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> "Iterator[None]":
    """Take the windows of a test away with it: each that stays makes every later change of the look
    slower, and has what it holds collected in the middle of another test."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        for window in QApplication.topLevelWidgets():
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> None:
    """Compile a statement once for a kind of database, and not anew for each of its thousands.

    SQLAlchemy keeps what it compiled by its dialect, of which every engine has one of its own.
    """
    from sqlalchemy import Connection, Engine, event
    from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
    from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
    from sqlalchemy.util import LRUCache

    for dialect in (PGDialect_psycopg, SQLiteDialect_pysqlite):
        dialect.__hash__ = lambda self: hash(type(self))
        dialect.__eq__ = lambda self, other: type(self) is type(other)
    compiled: Any = LRUCache(5_000)

    @event.listens_for(Engine, "engine_connect")
    def share(conn: Connection) -> None:
        conn.execution_options(compiled_cache=compiled)


ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def city_templates(tmp_path_factory: pytest.TempPathFactory) -> "Callable[[str, Any], Any]":
    """Return a function that makes the city of `tests.city` once for each kind of database."""
    from pittadmin.storage.database import Address
    from tests.city import found_city

    made: dict[str, Any] = {}

    def template(engine: str, server: "PostgresServer | None") -> Any:
        if engine not in made:
            if server is None:
                path = tmp_path_factory.mktemp("template") / "city.sqlite"
                found_city(Address.of_file(path))
                made[engine] = path
            else:
                url = server.new_database()
                found_city(Address(url))
                made[engine] = url
        return made[engine]

    return template


@pytest.fixture(params=ENGINES)
def city(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    city_templates: "Callable[[str, Any], Any]",
) -> "Iterator[City]":
    """A city with people in every role, on SQLite and on PostgreSQL."""
    from pittadmin.storage.database import Address, Database
    from tests.city import City, copy_of

    if request.param == "sqlite":
        path = copy_of(city_templates("sqlite", None), tmp_path / "city.sqlite")
        database = Database(Address.of_file(path))
        yield City(database)
        database.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    url = server.new_database(city_templates("postgresql", server))
    database = Database(Address(url))
    yield City(database)
    database.close()
    server.drop_database(url)
