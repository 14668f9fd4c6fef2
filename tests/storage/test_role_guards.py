"""Who may change people, departments and roles on the City's PostgreSQL, whatever program asks.

Who reads a report rests on them: who could make themselves Personnel would read who reported.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import psycopg
import pytest
from psycopg import errors

from pittadmin.domain.roles import Role
from pittadmin.services import people
from pittadmin.storage.role_guards import NOT_YOURS
from tests.storage.test_secrecy import Town, named, send, town

__all__ = ["town"]

ACT = (
    "INSERT INTO act (at, login, person_name, role, act, requirement, subject) "
    "VALUES ('2026-11-02T15:00:00.000Z', '', 'x', 'it', 'keep_people', 'R49', 'person') "
    "RETURNING id"
)
GIVE = "INSERT INTO membership (person_id, role, since) VALUES (%s, %s, '2020-01-01')"


@contextmanager
def under_an_act(town: Town, login: str) -> Iterator[psycopg.Connection]:
    """Yield a connection of this login with an ordinary act open; nothing of it is kept."""
    with town.psql(login) as conn:
        row = conn.execute(ACT).fetchone()
        assert row
        conn.execute("SELECT set_config('pittadmin.act', %s, true)", [str(row[0])])
        yield conn
        conn.rollback()


@pytest.mark.requirement("R67")
@pytest.mark.parametrize("login", ["eve", "hal", "ada", "deb", "max", "dot", "pat", "ivy"])
@pytest.mark.parametrize("role", ["personnel", "personnel_director", "it", "mayor"])
def test_nobody_makes_themselves_somebody_who_reads_reports(
    town: Town, login: str, role: str
) -> None:
    send(town, named=named(town, "hal"))
    with (
        under_an_act(town, login) as conn,
        pytest.raises(errors.InsufficientPrivilege, match=NOT_YOURS),
    ):
        conn.execute(GIVE, [town.of_owner.people[login], role])


@pytest.mark.requirement("R66")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET login = 'nobody' WHERE login = 'hal'",
        "UPDATE person SET supervisor_id = NULL WHERE login = 'eve'",
        "UPDATE person SET active = false WHERE login = 'pat'",
        "INSERT INTO person (login, name, email) VALUES ('hal2', 'Hal', 'hal2@x.org')",
        "UPDATE department SET head_id = (SELECT id FROM person WHERE login = 'hal')",
        "UPDATE membership SET until = '2020-01-02' WHERE role = 'personnel'",
        "UPDATE membership SET role = 'personnel' WHERE role = 'head_designee'",
        "UPDATE membership SET person_id = (SELECT id FROM person WHERE login = 'hal')",
    ],
)
def test_nobody_but_it_changes_who_is_who(town: Town, statement: str) -> None:
    for login in ("hal", "pat", "max"):
        with (
            under_an_act(town, login) as conn,
            pytest.raises(errors.InsufficientPrivilege, match=NOT_YOURS),
        ):
            conn.execute(statement)


@pytest.mark.requirement("R56")
def test_roles_are_given_and_ended_by_who_may_on_their_own_login(town: Town) -> None:
    since, until = date(2026, 11, 2), date(2999, 1, 1)
    rsvp, who = town.of_owner.departments["RSVP"], town.of_owner.people
    for by, role, department in (
        ("hal", Role.ADMINISTRATOR, rsvp),
        ("hal", Role.HEAD_DESIGNEE, rsvp),
        ("hal", Role.PHOTOGRAPHER, rsvp),
        ("max", Role.MAYOR_DESIGNEE, None),
        ("ivy", Role.PERSONNEL, None),
    ):
        held = people.grant(town.ctx(by), who["eve"], role, department, since, until)
        people.end(town.ctx(by), held.id)
    ivy = town.ctx("ivy")
    before = next(one for one in people.directory(ivy).people if one.login == "eve")
    boss = before.supervisor.id if before.supervisor else None
    email = before.email
    people.save_person(ivy, "eve", "Eve East-West", email, boss, True, before.id, before.version)
    people.save_department(ivy, "Archive", "archive@cityofpittsfield.org", who["hope"])


@pytest.mark.requirement("R56")
def test_a_head_gives_roles_in_their_own_department_alone(town: Town) -> None:
    library = town.of_owner.departments["Library"]
    give = "INSERT INTO membership (person_id, role, department_id, since) VALUES (%s, %s, %s, %s)"
    values = [town.of_owner.people["eve"], "administrator", library, "2020-01-01"]
    with (
        under_an_act(town, "hal") as conn,
        pytest.raises(errors.InsufficientPrivilege, match=NOT_YOURS),
    ):
        conn.execute(give, values)
