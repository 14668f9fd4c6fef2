"""A sealed envelope waits on this computer until it was sent, and is sent once."""

import sqlite3
import stat
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pittadmin.domain.errors import Conflict, Unavailable
from pittadmin.domain.handover import Envelope
from pittadmin.vault.outbox import Outbox
from pittadmin.vault.shelf import Shelf
from tests.vault.database import Database
from tests.vault.hall import ROW, Hall


@pytest.fixture
def outbox(tmp_path: Path) -> Callable[[], Outbox]:
    """Return a function that gives the outbox as after a start."""
    return lambda: Outbox(Shelf(tmp_path / "outbox"))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "city.sqlite")


def row(account: int, version: int = 1):
    return replace(ROW, account=account, version=version)


def unreachable(envelope: Envelope) -> None:
    raise Unavailable("The database can't be reached.")


def test_what_waits_is_there_after_a_start_and_gone_once_it_was_sent(
    hall: Hall, outbox: Callable[[], Outbox], database: Database
) -> None:
    one, two = hall.sealed(row(1, 2)), hall.sealed(row(2, 1))
    outbox().put(one)
    outbox().put(two)
    outbox().put(one)
    assert outbox().waiting() == (two, one)  # the older version first
    assert outbox().find(row(1, 2)) == one
    assert outbox().send(database.deliver) == ()
    assert database.ids() == [two.id, one.id]
    assert outbox().waiting() == ()


def test_without_a_database_everything_waits_on(
    hall: Hall, outbox: Callable[[], Outbox], database: Database
) -> None:
    for account in (1, 2, 3):
        outbox().put(hall.sealed(row(account)))
    with pytest.raises(Unavailable):
        outbox().send(unreachable)
    assert len(outbox().waiting()) == 3
    outbox().send(database.deliver)
    assert len(database.ids()) == 3


def test_what_the_database_refuses_comes_back_and_waits_no_longer(
    hall: Hall, outbox: Callable[[], Outbox], database: Database
) -> None:
    winner, loser, other = hall.sealed(), hall.sealed(secret="other"), hall.sealed(row(13))
    database.deliver(winner)
    outbox().put(loser)
    outbox().put(other)
    (returned,) = outbox().send(database.deliver)
    assert returned.envelope == loser
    assert isinstance(returned.why, Conflict)
    assert database.ids() == [winner.id, other.id]
    assert outbox().waiting() == ()


def test_of_eight_with_one_version_one_wins(hall: Hall, database: Database, tmp_path: Path) -> None:
    returned = []
    boxes = [Outbox(Shelf(tmp_path / f"outbox{at}")) for at in range(8)]
    for at, box in enumerate(boxes):
        box.put(hall.sealed(secret=f"password {at}"))
    threads = [
        threading.Thread(target=lambda box=box: returned.extend(box.send(database.deliver)))
        for box in boxes
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(database.ids()), len(returned)) == (1, 7)


def test_two_programs_that_send_at_once_send_each_once(
    hall: Hall, outbox: Callable[[], Outbox], database: Database
) -> None:
    for account in range(1, 9):
        outbox().put(hall.sealed(row(account)))
    boxes = (outbox(), outbox())
    threads = [threading.Thread(target=box.send, args=(database.deliver,)) for box in boxes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(database.ids()) == 8
    assert outbox().waiting() == ()


def test_what_is_put_while_it_is_sent_is_not_taken_away(
    hall: Hall, outbox: Callable[[], Outbox]
) -> None:
    first, second = hall.sealed(), hall.sealed()
    outbox().put(first)
    outbox().send(lambda _envelope: outbox().put(second))
    assert outbox().waiting() == (second,)


def test_what_cannot_be_read_is_set_aside_and_stops_nothing(
    hall: Hall, outbox: Callable[[], Outbox], database: Database, tmp_path: Path
) -> None:
    outbox().put(hall.sealed())
    (tmp_path / "outbox" / "account-1-password-v1-to_it").write_bytes(b"half of an env")
    outbox().send(database.deliver)
    assert len(database.ids()) == 1
    assert (tmp_path / "outbox" / "account-1-password-v1-to_it.broken").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_nobody_else_reads_what_waits(
    hall: Hall, outbox: Callable[[], Outbox], tmp_path: Path
) -> None:
    outbox().put(hall.sealed())
    for path in (tmp_path / "outbox").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_error_of_our_own_keeps_everything(hall: Hall, outbox: Callable[[], Outbox]) -> None:
    def fails(_envelope: Envelope) -> None:
        raise sqlite3.OperationalError

    outbox().put(hall.sealed())
    with pytest.raises(sqlite3.OperationalError):
        outbox().send(fails)
    assert len(outbox().waiting()) == 1
