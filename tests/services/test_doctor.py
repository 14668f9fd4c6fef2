"""The doctor: what it looks at, what it says to do, and that it changes and leaks nothing."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import URL

from memory_keyring import opener
from pittadmin import __version__, cli, registry, settings
from pittadmin.domain.clock import Clock
from pittadmin.domain.setting_table import Source
from pittadmin.services import doctor, installed_files, starting
from pittadmin.services.doctor import Finding
from pittadmin.settings import TRY_OUT, Settings
from pittadmin.storage.database import Address
from pittadmin.vault.keyring_gate import KeyringLocked
from tests.city import found_city
from tests.postgres import PostgresServer

ROOT_KEY = "ab" * 32


def look(told: Settings, clock: Clock | None = None, **given: object) -> dict[str, Finding]:
    keyring = given.pop("opener", None) or opener()
    found = doctor.examine(told, clock or Clock(), opener=keyring, **given)  # type: ignore[arg-type]
    return {one.key: one for one in found}


def try_out(home: Path) -> Settings:
    told = Settings(home, TRY_OUT)
    database, _none = starting.open_embedded(told.database_file, Clock())
    starting.begin_try_out(database, Clock(), "Terry Try", "RSVP")
    database.close()
    return told


def test_a_computer_that_is_in_order_is_well(home: Path) -> None:
    found = look(try_out(home))
    assert {one.state for one in found.values()} == {"good"}
    assert f"PittAdmin {__version__}, Python 3." in found["program"].said
    assert "Qt 6." in found["program"].said
    assert "can be used, and is whole" in found["database"].said
    assert doctor.is_well(found.values())


def test_looking_makes_no_database(home: Path) -> None:
    for database in ("", TRY_OUT):
        assert look(Settings(home, database))["database"].state == "good"
    assert list(home.iterdir()) == []


def test_what_is_wrong_with_the_file_is_said_and_left_as_it_is(home: Path) -> None:
    told = try_out(home)
    whole = told.database_file.read_bytes()
    told.database_file.write_bytes(b"not a database at all" * 100)
    found = look(told)
    assert found["database"].state == "bad"
    assert found["database"].todo
    assert not doctor.is_well(found.values())
    assert told.database_file.read_bytes() == b"not a database at all" * 100
    page = bytearray(whole)
    page[len(page) // 2 :] = b"\x55" * (len(page) - len(page) // 2)
    told.database_file.write_bytes(page)
    assert look(told)["database"].state == "bad"


def test_where_each_setting_comes_from_is_said_and_never_a_password(home: Path) -> None:
    told = Settings(
        home,
        "postgresql://lee:hunter2@127.0.0.1:1/pittadmin",
        "/no/such/file.pem",
        ROOT_KEY,
        {"database": Source.COMPUTER_POLICY, "it_root_key": Source.COMPUTER},
        ("settings.toml: “x” is not a setting.",),
    )
    found = doctor.examine(told, Clock(), opener=opener())
    said = doctor.report(found)
    assert "127.0.0.1:1/pittadmin (Group policy, for this computer)" in said
    assert f"{ROOT_KEY} (The installation on this computer)" in said
    assert "“x” is not a setting" in said
    assert "/no/such/file.pem is not there" in said
    assert "hunter2" not in said


def test_a_server_that_is_not_there_is_bad_and_says_what_to_do(home: Path) -> None:
    found = look(Settings(home, "postgresql://127.0.0.1:1/pittadmin"))
    assert found["database"].state == "bad"
    assert "can't be reached" in found["database"].said
    assert found["root_key"].state == "warn"
    assert "ITROOTKEY" in found["root_key"].todo


def test_an_address_that_is_none_is_said(home: Path) -> None:
    found = look(Settings(home, "mysql://elsewhere"))
    assert found["database"].state == "bad"
    assert found["settings.database"].said.startswith("can't be read")


@pytest.mark.parametrize("key", ["ab", "zz" * 32])
def test_a_root_key_that_is_none_is_bad(home: Path, key: str) -> None:
    assert look(Settings(home, TRY_OUT, it_root_key=key))["root_key"].state == "bad"
    assert look(Settings(home, TRY_OUT, it_root_key=ROOT_KEY))["root_key"].state == "good"


def test_a_locked_keyring_is_bad(home: Path) -> None:
    def locked() -> NoReturn:
        raise KeyringLocked

    found = look(Settings(home, TRY_OUT), opener=locked)
    assert found["keyring"].state == "bad"
    assert "Unlock it" in found["keyring"].todo


def test_a_fault_in_one_look_does_not_end_the_others(home: Path) -> None:
    def broken() -> NoReturn:
        raise RuntimeError("s3cret detail")

    found = look(Settings(home, TRY_OUT), opener=broken)
    assert found["keyring"].state == "bad"
    assert "RuntimeError" in found["keyring"].said
    assert "s3cret" not in doctor.report(found.values())
    assert found["disk"].state == "good"


@pytest.mark.parametrize(("free", "state"), [(10**9, "good"), (10**8, "warn"), (10**7, "bad")])
def test_a_disk_that_fills_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**10, 0, free))
    assert look(Settings(home, TRY_OUT))["disk"].state == state


def test_files_of_another_version_than_the_installed_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "read", lambda: {Source.COMPUTER: {"Version": "99.0.0"}})
    found = look(Settings(home, TRY_OUT))
    assert found["program"].state == "bad"
    assert "99.0.0 is installed" in found["program"].said


@pytest.fixture
def server_city(postgres_server: PostgresServer) -> URL:
    url = postgres_server.new_database()
    found_city(Address(url))
    return url


def test_installed_files_that_are_missing_half_or_changed_are_told(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Settings(home, TRY_OUT)
    assert "files" not in look(told)  # a clone has no list
    program = tmp_path / "PittAdmin"
    inside = program / "Lib" / "über"
    inside.mkdir(parents=True)
    for name in ("a.pyd", "b.py", "c.dll"):
        (inside / name).write_bytes(name.encode() * 1000)
    installed_files.write_list(program)
    monkeypatch.setattr(sys, "executable", str(program / "pittadmin-cli.exe"))
    assert look(told)["files"].state == "good"
    assert "All 3 " in look(told)["files"].said

    (inside / "a.pyd").write_bytes(b"a.pyd" * 500)  # as after a full disk
    found = look(told)["files"]
    assert found.state == "bad"
    assert "1 is missing or was changed: Lib/über/a.pyd." in found.said
    assert "repair" in found.todo
    (inside / "b.py").unlink()
    (inside / "c.dll").write_bytes(b"of another version")
    (program / "not-listed.txt").write_text("is nobody's business")
    assert "3 are missing or were changed, such as Lib/über/a.pyd." in look(told)["files"].said


def test_the_list_of_installed_files_is_one_that_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("1")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "two words").write_text("2")
    installed_files.write_list(tmp_path)
    first = (tmp_path / installed_files.LIST).read_bytes()
    command = ["sha256sum", "--check", "--strict", installed_files.LIST]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    installed_files.write_list(tmp_path)
    assert (tmp_path / installed_files.LIST).read_bytes() == first


def test_the_citys_database_is_used_with_a_password_and_only_reached_without(
    home: Path, postgres_server: PostgresServer, server_city: URL
) -> None:
    password = postgres_server.new_login("lee")
    postgres_server.allow("lee", "pittadmin_users")
    url = server_city.set(drivername="postgresql", username="lee")
    told = Settings(home, url.render_as_string())
    found = look(told)
    assert "answers, and asks for a password" in found["database"].said
    assert "clock" not in found
    found = look(told, password=password)
    assert "You are Lee Woods: IT" in found["database"].said
    assert found["clock"].state == "good"
    late = Clock(lambda: Clock().now() + timedelta(minutes=9))
    found = look(told, late, password=password)
    assert found["clock"].state == "bad"
    assert "9 minutes apart" in found["clock"].said


def test_the_command_answers_with_an_exit_code_and_json(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    try_out(home)
    settings.save(home, database=TRY_OUT)
    monkeypatch.setattr(doctor.examine, "__defaults__", (None, opener()))
    assert cli.main(["doctor", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["doctor", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["well"] is True
    assert {"key", "title", "state", "said", "todo"} == set(told["findings"][0])
    settings.save(home, database="postgresql://127.0.0.1:1/pittadmin")
    assert cli.main(["doctor"]) == 1
    assert "[ bad] Database: The City's database can't be reached." in capsys.readouterr().out


def test_a_database_of_a_newer_program_is_told(home: Path) -> None:
    told = try_out(home)
    with sqlite3.connect(told.database_file) as conn:
        names = [row[1] for row in conn.execute("PRAGMA table_info(installation)")]
        column = next(name for name in names if "oldest" in name or "writer" in name)
        for (trigger,) in conn.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='installation'"
        ).fetchall():
            conn.execute(f"DROP TRIGGER {trigger}")
        conn.execute(f"UPDATE installation SET {column} = '99.0.0'")
    conn.close()
    assert look(told)["database"].state == "bad"
