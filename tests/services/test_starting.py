import getpass
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, Unavailable
from pittadmin.domain.people import Grant
from pittadmin.domain.roles import Role
from pittadmin.domain.try_out import department_names
from pittadmin.services import people, starting
from pittadmin.services.set_up import address_of
from pittadmin.storage.database import Address, Database
from tests.city import City
from tests.postgres import PostgresServer

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(lambda: NOW)


@pytest.fixture(autouse=True)
def terry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer's user is terry."""
    monkeypatch.setattr(getpass, "getuser", lambda: "Terry")


@pytest.fixture
def new(home: Path, clock: Clock) -> Iterator[Database]:
    """A new, empty database."""
    database, ctx = starting.open_embedded(home / "a.sqlite", clock)
    assert ctx is None
    yield database
    database.close()


def refusal(database: Database, clock: Clock, *told: str) -> tuple[list[str], str]:
    with pytest.raises(Invalid) as caught:
        starting.begin_try_out(database, clock, *told)
    return [problem.field for problem in caught.value.problems], str(caught.value)


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


# A try-out


def test_a_try_out_makes_its_user_administrator_of_the_department(
    new: Database, clock: Clock
) -> None:
    ctx = starting.begin_try_out(new, clock, "Terry  Try", "RSVP", "RSVP@cityofpittsfield.org")
    me = people.me(ctx)
    assert (me.person.login, me.person.name) == ("terry", "Terry Try")
    assert me.person.email == "terry@cityofpittsfield.org"
    found = people.directory(ctx)
    rsvp = next(one for one in found.departments if one.name == "RSVP")
    assert rsvp.email == "RSVP@cityofpittsfield.org"
    assert me.grants == {Grant(Role.ADMINISTRATOR, rsvp.id)}
    assert {one.name for one in found.departments} == set(department_names())
    assert ctx.installation.is_try_out
    assert me.person.supervisor
    assert rsvp.head == me.person.supervisor


def test_a_try_out_has_somebody_in_every_office(new: Database, clock: Clock) -> None:
    ctx = starting.begin_try_out(new, clock, "Terry", "RSVP")
    held = set()
    for person in starting.stand_ins(ctx):
        held |= {grant.role for grant in people.me(ctx.acting_as(person.id)).grants}
    assert held >= {Role.HEAD, Role.MAYOR, Role.MAYOR_DESIGNEE, Role.PERSONNEL, Role.IT}


@pytest.mark.parametrize("typed", ["rsvp", "  Rsvp ", "RSVP"])
def test_a_department_on_the_list_keeps_its_spelling(
    new: Database, clock: Clock, typed: str
) -> None:
    ctx = starting.begin_try_out(new, clock, "Terry", typed)
    names = [one.name for one in people.directory(ctx).departments]
    assert sorted(names) == sorted(department_names())


def test_another_department_is_added_to_the_list(new: Database, clock: Clock) -> None:
    ctx = starting.begin_try_out(new, clock, "Terry", "<b>Dog</b>  Park")
    names = {one.name for one in people.directory(ctx).departments}
    assert names == {*department_names(), "<b>Dog</b> Park"}


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("rsvp@gmail.com", "“gmail.com” is not the City's domain."),
        ("rsvp@cityofpittsfıeld.org", "not the letter “i”"),
        ("rsvp at cityofpittsfield.org", "holds a space"),
        ("terry.try@cityofpittsfield.org", "personal address of Terry Try"),
        ("ttry@cityofpittsfield.org", "personal address of Terry Try"),
        ("terry@cityofpittsfield.org", "is the address of Terry Try"),
        ("sample.head@cityofpittsfield.org", "is the address of Dana Sample (head)"),
    ],
)
def test_an_email_that_can_not_be_a_general_one_is_refused(
    new: Database, clock: Clock, email: str, words: str
) -> None:
    fields, said = refusal(new, clock, "Terry Try", "RSVP", email)
    assert fields == ["email"]
    assert words in said


def test_every_problem_is_named_at_once(new: Database, clock: Clock) -> None:
    assert refusal(new, clock, " ", "", "x@gmail.com")[0] == ["name", "department", "email"]


def test_after_a_refusal_nothing_is_there_and_it_can_be_done_again(
    new: Database, clock: Clock, home: Path
) -> None:
    refusal(new, clock, "Terry", "RSVP", "rsvp@gmail.com")
    refusal(new, clock, "T" * 201, "RSVP")
    for table in ("person", "department", "act", "installation", "policy_version"):
        assert rows(home / "a.sqlite", table) == 0
    ctx = starting.begin_try_out(new, clock, "Terry", "RSVP", "RSVP@cityofpittsfield.org")
    assert people.me(ctx).person.name == "Terry"


def test_a_set_up_that_fails_in_the_middle_leaves_nothing(
    new: Database, clock: Clock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The user has a stand-in's login, which the database takes only once.
    monkeypatch.setattr(getpass, "getuser", lambda: "sample.it")
    with pytest.raises(Conflict):
        starting.begin_try_out(new, clock, "Terry", "RSVP")
    assert rows(home / "a.sqlite", "person") == 0
    monkeypatch.setattr(getpass, "getuser", lambda: "terry")
    starting.begin_try_out(new, clock, "Terry", "RSVP")


def test_a_try_out_is_set_up_once(new: Database, clock: Clock) -> None:
    starting.begin_try_out(new, clock, "Terry", "RSVP")
    with pytest.raises(Conflict, match="set up already"):
        starting.begin_try_out(new, clock, "Terry", "RSVP")


@pytest.mark.parametrize(
    ("login", "address"),
    [
        ("maria", "maria"),
        ("Maria Müller", "maria-m-ller"),
        ("CITY\\maria.example", "city-maria.example"),
        ("..ä..", "user"),
        ("m" * 80, "m" * 64),
    ],
)
def test_an_address_is_made_of_any_login(login: str, address: str) -> None:
    assert address_of(login) == f"{address}@cityofpittsfield.org"


# Opening again


def test_a_try_out_is_opened_by_its_user(new: Database, clock: Clock, home: Path) -> None:
    starting.begin_try_out(new, clock, "Terry Try", "RSVP")
    new.close()
    database, ctx = starting.open_embedded(home / "a.sqlite", clock)
    assert ctx
    assert people.me(ctx).person.name == "Terry Try"
    database.close()


def test_another_user_begins_as_the_first_on_file(
    new: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    starting.begin_try_out(new, clock, "Aaron", "RSVP")
    monkeypatch.setattr(getpass, "getuser", lambda: "zoe")
    ctx = starting.resume(new, clock)
    assert people.me(ctx).has(Role.MAYOR)
    assert ctx.login == "zoe"


def test_a_computer_without_a_user_name_still_has_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no username")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert starting.computer_user() == "user"


# Backing up and restoring


def test_anybody_on_the_computer_backs_a_try_out_up_and_restores_it(
    new: Database, clock: Clock, home: Path, tmp_path: Path
) -> None:
    ctx = starting.begin_try_out(new, clock, "Terry", "RSVP")
    for person in starting.stand_ins(ctx):
        starting.back_up(ctx.acting_as(person.id), tmp_path / f"{person.login}.backup")
    copy = starting.back_up(ctx)
    assert copy.parent == starting.backup_folder(home / "a.sqlite")
    it = ctx.acting_as(next(one.id for one in starting.stand_ins(ctx) if "IT" in one.name))
    people.save_person(it, "late", "Late", "late@x.org", ctx.person_id)
    before = starting.restore(ctx, copy)
    assert rows(before, "person") == rows(home / "a.sqlite", "person") + 1
    assert people.me(ctx).person.name == "Terry"  # the same context goes on


def test_a_backup_that_is_none_changes_nothing(new: Database, clock: Clock, tmp_path: Path) -> None:
    ctx = starting.begin_try_out(new, clock, "Terry", "RSVP")
    other = tmp_path / "other"
    other.write_text("not a backup", "utf-8")
    with pytest.raises(Unavailable):
        starting.restore(ctx, other)
    with pytest.raises(Unavailable):
        starting.restore_file(ctx.database.address.path, clock, tmp_path / "gone")
    assert people.me(ctx).person.name == "Terry"


@pytest.mark.parametrize("damage", ["garbage", "cut", "folder", "gone"])
def test_a_database_that_can_not_be_opened_is_restored_by_its_path(
    new: Database, clock: Clock, home: Path, damage: str
) -> None:
    path = home / "a.sqlite"
    copy = starting.back_up(starting.begin_try_out(new, clock, "Terry", "RSVP"))
    new.close()
    if damage == "garbage":
        path.write_bytes(b"garbage" * 1000)
    elif damage == "cut":
        os.truncate(path, 9000)
    else:
        path.unlink()
    if damage == "folder":
        path.mkdir()
    if damage != "gone":
        with pytest.raises(Unavailable):
            starting.open_embedded(path, clock)
    before = starting.restore_file(path, clock, copy)
    assert before.exists() == (damage != "gone")
    database, ctx = starting.open_embedded(path, clock)
    assert ctx
    assert people.me(ctx).person.name == "Terry"
    database.close()


def test_what_stood_there_is_kept_at_every_restore(new: Database, clock: Clock, home: Path) -> None:
    copy = starting.back_up(starting.begin_try_out(new, clock, "Terry", "RSVP"))
    new.close()
    path = home / "a.sqlite"
    kept = [starting.restore_file(path, clock, copy) for _again in range(3)]
    assert len({*kept}) == 3
    assert all(one.exists() for one in kept)


def test_an_old_log_does_not_spoil_a_restored_database(
    new: Database, clock: Clock, home: Path
) -> None:
    path = home / "a.sqlite"
    copy = starting.back_up(starting.begin_try_out(new, clock, "Terry", "RSVP"))
    new.close()
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").write_bytes(b"left over")
    before = starting.restore_file(path, clock, copy)
    for suffix in ("-wal", "-shm", "-journal"):
        assert Path(f"{before}{suffix}").read_bytes() == b"left over"
        assert not Path(f"{path}{suffix}").exists()


def test_a_restore_that_can_not_be_finished_is_undone(
    new: Database, clock: Clock, home: Path
) -> None:
    copy = starting.back_up(starting.begin_try_out(new, clock, "Terry", "RSVP"))
    new.close()
    path = home / "a.sqlite"
    elsewhere = copy.rename(home / "copy")
    starting.backup_folder(path).rmdir()
    starting.backup_folder(path).write_text("in the way", "utf-8")
    before = path.read_bytes()
    with pytest.raises(Unavailable, match="can't take the place"):
        starting.restore_file(path, clock, elsewhere)
    assert path.read_bytes() == before
    assert sorted(one.name for one in home.iterdir()) == ["a.sqlite", "backups", "copy"]


@pytest.mark.parametrize("city", ["postgresql"], indirect=True)
def test_the_citys_database_is_not_backed_up_from_a_workstation(city: City, tmp_path: Path) -> None:
    for work in (starting.back_up, starting.restore):
        with pytest.raises(Unavailable, match="not on this computer"):
            work(city.of("lee"), tmp_path / "a.backup")


# The City's database


@pytest.mark.parametrize("login", ["", "  ", "lee woods", "l" * 101])
def test_the_first_person_of_it_needs_a_login(
    postgres_server: PostgresServer, clock: Clock, login: str
) -> None:
    with pytest.raises(Invalid):
        starting.begin_city(Address(postgres_server.new_database()), clock, login)


def test_the_first_person_of_it_enters_everybody_else(
    postgres_server: PostgresServer, clock: Clock
) -> None:
    address = Address(postgres_server.new_database())
    starting.begin_city(address, clock, " Postgres ")
    ctx = starting.open_city(address, clock)
    assert people.me(ctx).grants == {Grant(Role.IT)}
    assert not ctx.installation.is_try_out
    assert starting.stand_ins(ctx) == []
    ctx.database.close()


def test_who_is_not_on_file_or_has_left_is_not_let_in(
    postgres_server: PostgresServer, clock: Clock
) -> None:
    address = Address(postgres_server.new_database())
    starting.begin_city(address, clock, "lee")
    with pytest.raises(NotAllowed, match="“postgres” is not on file"):
        starting.open_city(address, clock)
