"""Backup and restore: a copy that was tried, and a database that is whole whatever is chosen."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pittadmin.domain.errors import Unavailable
from pittadmin.services import account_view, starting
from pittadmin.storage import backup, migrate, opening
from pittadmin.storage.database import Address, Database
from tests.city import City, copy_of, fill_every_table
from tests.dumps import dump

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)


@pytest.fixture
def lived(tmp_path: Path, city_templates: Callable[[str, Any], Path]) -> Iterator[City]:
    """A city on SQLite with something in every table, in use."""
    path = copy_of(city_templates("sqlite", None), tmp_path / "city.sqlite")
    database = Database(Address.of_file(path))
    city = City(database)
    fill_every_table(city)
    yield city
    database.close()


def test_a_backup_while_the_database_is_in_use_holds_every_change(lived: City) -> None:
    path = lived.database.address.path
    with lived.change() as conn:
        conn.execute(text("UPDATE person SET name = 'Not yet' WHERE id = 1"))
        copy = backup.copy(path, NOW)
        assert dump(copy) == dump(path)
    assert copy == path.parent / "backups" / "city-2026-11-02-100000.backup"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600 or os.name != "posix"
    backup.prove(copy)
    assert "Not yet" not in "\n".join(dump(copy))
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]


def test_back_up_now_writes_where_it_is_told(lived: City, tmp_path: Path) -> None:
    target = tmp_path / "stick" / "mine.backup"
    assert starting.back_up(lived.of("ada"), target) == target
    assert dump(target) == dump(lived.database.address.path)
    starting.back_up(lived.of("ada"), target)


@pytest.mark.parametrize("name", ["city.sqlite", "../{folder}/city.sqlite"])
def test_a_backup_never_takes_the_place_of_the_database(lived: City, name: str) -> None:
    path = lived.database.address.path
    target = path.parent / name.format(folder=path.parent.name)
    with pytest.raises(Unavailable, match="can't take the place of the database"):
        starting.back_up(lived.of("ada"), target)
    lived.account(handle="Still", page_key="still")


def test_a_backup_that_can_not_be_written_is_told_and_leaves_nothing(lived: City) -> None:
    path = lived.database.address.path
    (path.parent / "file").write_text("x")
    with pytest.raises(Unavailable, match="could not be written"):
        backup.copy(path, NOW, path.parent / "file" / "x.backup")
    (path.parent / "folder").mkdir()
    with pytest.raises(Unavailable, match="could not be written"):
        backup.copy(path, NOW, path.parent / "folder")
    assert {file.name for file in path.parent.iterdir()} <= {
        "city.sqlite",
        "city.sqlite-wal",
        "city.sqlite-shm",
        "file",
        "folder",
        "pittadmin",
    }


def test_a_damaged_database_gives_no_backup(lived: City) -> None:
    path = lived.database.address.path
    lived.database.close()
    whole = bytearray(path.read_bytes())
    whole[8192:40960] = os.urandom(40960 - 8192)
    path.write_bytes(whole)
    with pytest.raises(Unavailable, match="could not be written"):
        backup.copy(path, NOW)
    assert list((path.parent / "backups").iterdir()) == []


def test_a_restore_brings_back_what_was_there_and_keeps_what_stood_there(lived: City) -> None:
    path = lived.database.address.path
    copy = starting.back_up(lived.of("ada"))
    later = lived.account(handle="Later", page_key="later")
    aside = starting.restore(lived.of("ada"), copy)
    database, new = opening.open_file(path, NOW)
    assert not new
    city = City(database)
    with pytest.raises(Exception, match="not there any more"):
        city.get(later.id)
    assert account_view.evidence_bytes(city.of("ada"), city.get(2).evidence[0].sha256)
    assert aside.name == "city-before-restore-2026-11-02-100000"
    assert "Later" in "\n".join(dump(aside))
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    city.account(handle="Again", page_key="again")
    database.close()
    starting.restore(city.of("ada"), aside)
    database, _new = opening.open_file(path, NOW)
    assert City(database).get(later.id).handle == "Later"
    database.close()


def test_a_restore_of_a_database_left_with_its_log_brings_the_last_change_too(
    lived: City, tmp_path: Path
) -> None:
    """A copy of all its files, as a program that was killed leaves them."""
    path = lived.database.address.path
    lived.account(handle="InTheLog", page_key="log")
    left = tmp_path / "left"
    left.mkdir()
    for suffix in ("", "-wal"):
        (left / f"city.sqlite{suffix}").write_bytes(Path(f"{path}{suffix}").read_bytes())
    assert b"InTheLog" not in (left / "city.sqlite").read_bytes()
    starting.restore(lived.of("ada"), left / "city.sqlite")
    assert "InTheLog" in "\n".join(dump(path))


def _not_backups(folder: Path, whole: bytes) -> Iterator[Path]:
    for name, data in {
        "empty": b"",
        "text": b"Dear Sir",
        "half": whole[: len(whole) // 2],
        "tail": whole[:-4096],
        "overwritten": whole[:8192] + os.urandom(20480) + whole[28672:],
    }.items():
        path = folder / name
        path.write_bytes(data)
        yield path
    other = folder / "other"
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE places (url TEXT)")
    yield other
    yield folder / "missing"
    yield folder


def test_what_is_no_backup_is_refused_and_nothing_changes(lived: City, tmp_path: Path) -> None:
    path = lived.database.address.path
    copy = starting.back_up(lived.of("ada"), tmp_path / "whole.backup")
    folder = tmp_path / "wrong"
    folder.mkdir()
    before = dump(path)
    for wrong in _not_backups(folder, copy.read_bytes()):
        with pytest.raises(Unavailable) as refused:
            starting.restore(lived.of("ada"), wrong)
        assert "Nothing was changed." in refused.value.todo, wrong
        with pytest.raises(Unavailable):
            backup.restore(wrong, path, NOW)
        assert dump(path) == before, wrong
        lived.database.close()
    assert not path.with_name("city.sqlite.restoring").exists()
    lived.account(handle="GoesOn", page_key="on")


def test_a_backup_that_asks_for_a_newer_program_is_refused_and_nothing_changes(
    lived: City, tmp_path: Path
) -> None:
    path = lived.database.address.path
    with lived.change() as conn:
        conn.execute(text("UPDATE installation SET oldest_writer = '9.0.0'"))
    copy = starting.back_up(lived.of("ada"), tmp_path / "newer.backup")
    with lived.change() as conn:
        conn.execute(text("UPDATE installation SET oldest_writer = '0.1.0'"))
    before = dump(path)
    for restore in (
        lambda: starting.restore(lived.of("ada"), copy),
        lambda: starting.restore_file(path, lived.clock, copy),
        lambda: backup.restore(copy, path, NOW),
    ):
        with pytest.raises(Unavailable, match=r"asks for PittAdmin 9\.0\.0 or newer") as refused:
            restore()
        assert "Nothing was changed." in refused.value.todo
        assert dump(path) == before
    assert not path.with_name("city.sqlite.restoring").exists()
    lived.account(handle="GoesOn", page_key="on")


def test_a_database_is_backed_up_before_it_is_migrated(
    lived: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lived.database.address.path
    lived.database.close()
    before = dump(path)
    steps: list[str] = []
    monkeypatch.setattr(migrate, "HEAD", "9999")
    monkeypatch.setattr(
        migrate,
        "upgrade",
        lambda conn: steps.append(
            ",".join(file.name for file in (path.parent / "backups").iterdir())
        ),
    )
    database, _new = opening.open_file(path, NOW)
    database.close()
    assert steps == ["city-2026-11-02-100000.backup"]
    assert dump(path.parent / "backups" / steps[0]) == before


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    lived: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lived.database.address.path
    lived.database.close()
    before = dump(path)

    def fail(conn: Any) -> None:
        from pittadmin.storage import audit

        audit.remove(conn)
        conn.execute(text("ALTER TABLE person DROP COLUMN email"))
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "HEAD", "9999")
        patch.setattr(migrate, "upgrade", fail)
        with pytest.raises(ZeroDivisionError):
            opening.open_file(path, NOW)
    assert dump(path) == before
    opening.open_file(path, NOW)[0].close()
