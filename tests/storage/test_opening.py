"""Opening a file: whatever is wrong with it gets a plain sentence, and nothing in it is changed."""

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from pittadmin import __version__
from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import Unavailable
from pittadmin.services import starting
from pittadmin.storage import database as database_module
from pittadmin.storage import migrate, opening
from tests.city import City, copy_of

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, city_templates: Callable[[str, Any], Path]) -> Path:
    """A city's database that nobody has open."""
    return copy_of(city_templates("sqlite", None), tmp_path / "city.sqlite")


def refusal(path: Path) -> Unavailable:
    """Return how opening `path` is refused; what lies there stays as it was."""
    before = path.read_bytes() if path.is_file() else None
    mode = path.stat().st_mode
    with pytest.raises(Unavailable) as refused:
        opening.open_file(path, NOW)
    assert refused.value.what.endswith(".")
    assert refused.value.todo.endswith((".", "…"))
    assert path.stat().st_mode == mode
    if before is not None:
        assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}-wal").exists()
    return refused.value


def test_a_new_file_is_made_with_its_folder_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.sqlite"
    database, new = opening.open_file(path, NOW)
    assert new
    with database.write():
        pass
    for file in path.parent.iterdir():
        if os.name == "posix":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert {file.name for file in path.parent.iterdir()} >= {"c.sqlite", "c.sqlite-wal"}
    database.close()
    assert [file.name for file in path.parent.iterdir()] == ["c.sqlite"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_a_file_that_others_could_read_is_made_private(path: Path) -> None:
    path.chmod(0o644)
    opening.open_file(path, NOW)[0].close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_set_up_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    for _ in range(2):
        database, context = starting.open_embedded(path, Clock())
        assert context is None
        database.close()
    database, context = starting.open_embedded(path, Clock())
    starting.begin_try_out(database, Clock(), "Terry", "RSVP")
    database.close()
    database, context = starting.open_embedded(path, Clock())
    assert context is not None
    assert context.installation.is_try_out
    database.close()


def test_sqlite_is_set_to_lose_nothing_and_to_leave_nothing_behind(path: Path) -> None:
    database, _new = opening.open_file(path, NOW)
    expected = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "query_only": 0,
    }
    with database.write() as conn:
        found = {name: conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected
    with database.read() as conn:
        assert conn.exec_driver_sql("PRAGMA query_only").scalar() == 1
    database.close()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder, not a database file" in refusal(tmp_path).what


def test_a_folder_in_the_place_of_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unavailable, match="can't be opened"):
        opening.open_file(tmp_path / "file" / "city.sqlite", NOW)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 " * 99, b"x", b"SQLite format 2\0" * 99, b"\0" * 99]
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "city.sqlite"
    path.write_bytes(content)
    assert "is not a database" in refusal(path).what


def test_a_truncated_file_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for size in (len(whole) // 2, 4096, 1000, 100, 20):
        path.write_bytes(whole[:size])
        assert "damaged" in refusal(path).what or "not a database" in refusal(path).what, size


def test_a_file_overwritten_in_the_middle_is_not_taken_for_whole(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[100:4096] = os.urandom(3996)
    path.write_bytes(whole)
    assert "damaged" in refusal(path).what


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    for number, script in enumerate(
        (
            "CREATE TABLE places (url TEXT)",
            "CREATE TABLE alembic_version (version_num TEXT); "
            "INSERT INTO alembic_version VALUES ('ab12cd34'); CREATE TABLE installation (x INT)",
            "CREATE TABLE alembic_version (version_num TEXT); "
            "INSERT INTO alembic_version VALUES ('0001')",
            "CREATE TABLE alembic_version (version_num TEXT)",
        )
    ):
        path = tmp_path / f"{number}.sqlite"
        with closing(sqlite3.connect(path)) as conn:
            conn.executescript(script)
        path.chmod(0o640)
        assert "a database of another program" in refusal(path).what


def test_a_database_that_asks_for_a_newer_program_is_refused(path: Path) -> None:
    for newer in ("9.0.0", "0.99.0", f"{__version__}.1"):
        with closing(sqlite3.connect(path)) as conn:
            triggers = conn.execute(
                "SELECT name FROM sqlite_master "
                "WHERE type = 'trigger' AND tbl_name = 'installation'"
            ).fetchall()
            for (name,) in triggers:
                conn.execute(f"DROP TRIGGER {name}")
            conn.execute("UPDATE installation SET oldest_writer = ?", [newer])
            conn.commit()
        with pytest.raises(Unavailable) as refused:
            opening.open_file(path, NOW)
        assert newer in refused.value.what
        assert __version__ in refused.value.what
        assert "Nothing was changed." in refused.value.todo
    assert not (path.parent / "backups").exists()


def test_a_newer_database_that_lets_this_program_write_is_used_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '0999'")
        conn.execute("ALTER TABLE person ADD COLUMN pronoun TEXT")
        conn.commit()
    database, new = opening.open_file(path, NOW)
    assert not new
    City(database).account()
    with database.read() as conn:
        assert migrate.revision(conn) == "0999"
    database.close()
    assert not (path.parent / "backups").exists()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a lock no longer than a test can."""
    monkeypatch.setattr(database_module, "BUSY_MS", 50)
    monkeypatch.setattr(opening, "BUSY_MS", 50)


@pytest.mark.usefixtures("impatient")
def test_a_file_locked_by_another_program_is_refused_and_opens_later(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unavailable, match="Another program is using the database"):
            opening.open_file(path, NOW)
        other.execute("ROLLBACK")
    opening.open_file(path, NOW)[0].close()


@pytest.mark.usefixtures("impatient")
def test_a_save_while_another_program_writes_is_refused_and_works_later(path: Path) -> None:
    database, _new = opening.open_file(path, NOW)
    city = City(database)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="Another program") as refused:
            city.account()
        assert "What you typed is kept." in refused.value.todo
        with database.read() as conn:
            assert migrate.revision(conn) == migrate.HEAD, "reading goes on"
    city.account()
    database.close()


@pytest.mark.parametrize(
    ("place", "far"),
    [
        ("/mnt/share/city/a.sqlite", True),
        ("/mnt/shared/a.sqlite", False),
        ("/mnt/with space/a.sqlite", True),
        ("/mnt/share/local/a.sqlite", False),
        ("/home/ada/a.sqlite", False),
        ("/mnt/windows/a.sqlite", True),
        ("/mnt/ssh/a.sqlite", True),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked for the drive itself")
def test_a_network_drive_is_known_by_the_systems_mounts(
    tmp_path: Path, place: str, far: bool
) -> None:
    root = tmp_path.resolve()
    mounts = tmp_path / "mounts"
    spaced = f"{root}/mnt/with space".replace(" ", "\\040")
    mounts.write_text(
        f"""\
/dev/sda1 / ext4 rw 0 0
server:/city {root}/mnt/share nfs4 rw 0 0
{root}/disk {root}/mnt/share/local ext4 rw 0 0
//server/city {spaced} cifs rw 0 0
//server/other {root}/mnt/windows smb3 rw 0 0
ada@server: {root}/mnt/ssh fuse.sshfs rw 0 0
odd line
"""
    )
    path = Path(f"{root}{place}")
    path.parent.mkdir(parents=True, exist_ok=True)
    assert opening.is_on_network(path, mounts) is far
    assert not opening.is_on_network(path, tmp_path / "no such file")


def test_a_network_drive_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "is_on_network", lambda path: True)
    path = tmp_path / "city.sqlite"
    with pytest.raises(Unavailable, match="network drive, where a database file can be damaged"):
        opening.open_file(path, NOW)
    assert not path.exists()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of this computer can enter; pytest's own are private."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


AS_NOBODY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from pittadmin.domain.errors import Unavailable
from pittadmin.storage import opening
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    opening.open_file(Path(sys.argv[1]), datetime.now(UTC))
except Unavailable as refused:
    print(refused)
"""


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "said"),
    [
        (0o444, 0o755, "can't be written. Ask IT"),
        (0o666, 0o755, "can't be written. Ask IT"),
        (0o000, 0o777, "can't be opened: Permission denied"),
        (None, 0o755, "can't be opened: Permission denied"),
        (0o666, 0o700, "can't be opened: Permission denied"),
        (0o666, 0o777, "can't be opened: Operation not permitted"),
    ],
)
def test_a_file_or_folder_without_the_rights_is_refused(
    open_folder: Path,
    city_templates: Callable[[str, Any], Path],
    file_mode: int | None,
    folder_mode: int,
    said: str,
) -> None:
    """The administrator of a computer has all rights, so the file is opened by nobody."""
    folder = open_folder / "data"
    folder.mkdir()
    path = folder / "city.sqlite"
    if file_mode is not None:
        copy_of(city_templates("sqlite", None), path).chmod(file_mode)
    folder.chmod(folder_mode)
    if os.getuid() != 0 and folder_mode == 0o777:
        pytest.skip("only the administrator can make a file that is another's")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(AS_NOBODY), str(path)],
        capture_output=True,
        text=True,
        cwd=Path(opening.__file__).parents[2],
        check=False,
    )
    folder.chmod(0o755)
    assert done.stderr == ""
    assert said in done.stdout
