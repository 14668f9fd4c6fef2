"""Reading and writing: whole or not at all, in plain words, and errors repeat nothing typed."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import exc, text

from pittadmin.domain.errors import Cancelled, Conflict, Unavailable
from pittadmin.services import accounts
from pittadmin.storage.database import Address, Database
from tests.city import City


def test_the_reading_connection_changes_nothing(city: City) -> None:
    for statement in ("UPDATE person SET name = 'X'", "DELETE FROM act", "CREATE TABLE x (id int)"):
        with (
            pytest.raises((exc.DBAPIError, Unavailable)) as refused,
            city.database.read() as conn,
        ):
            conn.execute(text(statement))
        assert "read" in str(refused.value).lower() or "written" in str(refused.value)


def test_a_transaction_is_kept_whole_or_not_at_all(city: City) -> None:
    def fail() -> None:
        with city.change() as conn:
            conn.execute(text("UPDATE person SET name = 'X'"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with city.database.read() as conn:
        names = set(conn.execute(text("SELECT name FROM person")).scalars())
    assert "Lee Woods" in names
    assert "X" not in names


def test_what_exists_already_is_a_conflict(city: City) -> None:
    with pytest.raises(Conflict, match="entered the same meanwhile"), city.change() as conn:
        conn.execute(text("UPDATE person SET login = 'ada' WHERE login = 'abe'"))


def test_an_error_does_not_repeat_what_was_typed(city: City) -> None:
    secret = "hunter2-in-a-handle"
    for statement in (
        "INSERT INTO person (login, name, email) VALUES (:secret, NULL, 'x')",
        "INSERT INTO account (department_id, state, state_since, requested_at, handle) "
        "VALUES (999, :secret, 'x', 'x', 'x')",
        "SELECT nothing FROM nowhere WHERE x = :secret",
        "UPDATE installation SET kind = substr(:secret, 1, 8)",
    ):
        with pytest.raises(Exception) as refused, city.change() as conn:  # noqa: PT011
            conn.execute(text(statement), {"secret": secret})
        shown = "".join(traceback.format_exception(refused.value))
        assert "hunter2" not in shown, statement


def test_a_reading_is_interrupted_by_another_thread(city: City) -> None:
    slow = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) "
        "SELECT count(*) FROM n"
    )
    begun = threading.Event()
    told: list[BaseException] = []

    def read() -> None:
        try:
            with city.database.read(interruptible=True) as conn:
                begun.set()
                conn.execute(text(slow)).scalar()
        except BaseException as error:
            told.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait()
    while reader.is_alive():
        city.database.interrupt()
        reader.join(0.05)
    assert [type(error) for error in told] == [Cancelled]
    with city.database.read(interruptible=True) as conn:
        assert conn.execute(text("SELECT 1")).scalar() == 1


def test_what_may_not_be_interrupted_is_not(city: City) -> None:
    with city.database.read() as conn:
        city.database.interrupt()
        assert conn.execute(text("SELECT count(*) FROM person")).scalar() == len(city.people)
    with city.change() as conn:
        city.database.interrupt()
        conn.execute(text("UPDATE person SET name = name"))


def test_a_database_closed_is_opened_again_when_asked(city: City) -> None:
    city.database.close()
    city.account()


KILLED = """
import sys
from sqlalchemy import make_url, text
from pittadmin.domain.account_states import State
from pittadmin.storage import accounts
from pittadmin.storage.database import Address, Database
from tests.city import City
city = City(Database(Address(make_url(sys.argv[1]))))
with city.change() as conn:
    conn.execute(text("UPDATE person SET name = 'Killed'"))
    conn.execute(text("UPDATE account SET state = 'archived', purpose = '" + "x" * 4000000 + "'"))
    print("in the middle", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_program_killed_during_a_save_leaves_the_database_whole(city: City) -> None:
    """More is written than SQLite keeps in memory, so that part of it is on the disk."""
    account = city.account()
    url = city.database.address.url.render_as_string(hide_password=False)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == b"in the middle\n"
        program.send_signal(signal.SIGKILL)
        program.wait()
    city.database.close()
    assert city.get(account.id) == account
    with city.database.read() as conn:
        assert "Killed" not in set(conn.execute(text("SELECT name FROM person")).scalars())
        if city.database.is_sqlite:
            assert conn.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert conn.execute(text("SELECT act_id FROM open_act")).scalar() is None
    done = accounts.approve(city.of("max"), account.id, account.version, "Good")
    assert done.version == account.version + 1


@pytest.mark.parametrize("room", [0, 1, 3, 8])
def test_a_disk_that_fills_during_a_save_loses_nothing(
    tmp_path: Path, city_templates: Callable[[str, Any], Path], room: int
) -> None:
    from tests.city import copy_of, screenshot

    path = copy_of(city_templates("sqlite", None), tmp_path / "city.sqlite")
    database = Database(Address.of_file(path))
    city = City(database)
    large = screenshot(data=b"\x89PNG\r\n\x1a\n" + os.urandom(300_000))
    draft = accounts.save(city.of("ada"), city.request())
    writer: Any
    with database.write() as conn:
        writer = conn.connection.driver_connection
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages + room}")
    with pytest.raises(Unavailable, match="The disk is full") as refused:
        accounts.save(city.of("ada"), city.request(), draft.id, draft.version, add=[large])
    assert "What you typed is kept." in refused.value.todo
    assert city.get(draft.id) == draft
    writer.execute("PRAGMA max_page_count = 1000000")
    saved = accounts.save(city.of("ada"), city.request(), draft.id, draft.version, add=[large])
    assert [one.size for one in saved.evidence] == [300_008]
    database.close()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert conn.execute("SELECT act_id FROM open_act").fetchone() == (None,)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("postgresql://db.example.org/pittadmin", "db.example.org"),
        ("postgresql+psycopg://ada:secret@db.example.org:5432/pittadmin", "db.example.org"),
    ],
)
def test_a_server_elsewhere_is_trusted_only_with_a_certificate_that_names_it(
    typed: str, shown: str
) -> None:
    address = Address.of_server(typed)
    assert address.url.host == shown
    assert address.url.query == {"sslmode": "verify-full", "sslrootcert": "system"}
    assert "secret" not in repr(address.url)
    assert address.url.password is None
    kept = Address.of_server(typed, "given", "/etc/ca.pem")
    assert (kept.password, kept.url.query["sslrootcert"]) == ("given", "/etc/ca.pem")


def test_a_server_on_this_computer_needs_no_certificate() -> None:
    for host in ("localhost", "127.0.0.1", "[::1]", ""):
        assert not Address.of_server(f"postgresql://{host}/pittadmin").url.query


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "pittadmin",
        "mysql://db/x",
        "postgresql://",
        "postgresql://db",
        "postgresql://u:secret@db:x/y",
    ],
)
def test_an_address_that_can_not_be_read_is_not_repeated(typed: str) -> None:
    with pytest.raises(Unavailable, match="can't be read") as refused:
        Address.of_server(typed)
    assert "secret" not in "".join(traceback.format_exception(refused.value))


def test_a_server_that_is_not_there_is_told_so() -> None:
    database = Database(Address.of_server("postgresql://127.0.0.1:1/pittadmin"))
    with pytest.raises(Unavailable, match="can't be reached"), database.read():
        pass
    database.close()
