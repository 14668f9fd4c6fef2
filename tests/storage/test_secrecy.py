"""What the City's PostgreSQL hands out of reports and cases, to each login, whatever program asks.

Everybody here has a login of their own; nobody is the owner of the tables.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy import URL, exc, insert

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import Clock
from pittadmin.domain.monitoring import Monitor
from pittadmin.domain.roles import Role
from pittadmin.domain.routing import Office
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import ViolationQuery
from pittadmin.services import (
    account_view,
    accounts,
    case_edit,
    monitoring,
    starting,
    violation_reports,
    violation_view,
)
from pittadmin.services import violations as cases
from pittadmin.services.context import Context
from pittadmin.services.monitoring import NewLook
from pittadmin.services.new_files import NewFile
from pittadmin.services.violation_table import ViolationSource
from pittadmin.storage import acts, ids, instructions, outcomes, people, violation_notes, violations
from pittadmin.storage import server as city_server
from pittadmin.storage.audit import sha256
from pittadmin.storage.case_schema import instruction, violation, violation_reporter
from pittadmin.storage.database import Address, Database
from pittadmin.storage.secrecy import HIDDEN
from tests.cases import a_report
from tests.city import City
from tests.postgres import PostgresServer
from tests.records import sealed

LOGINS = ("eve", "hal", "hope", "ada", "deb", "ivy", "max", "dot", "pat", "pam", "dina")
SCREENSHOT = NewFile("seen.txt", b"What was seen")


class Town:
    """A city's database, and each person's own connection to it."""

    def __init__(self, owner: URL, passwords: dict[str, str]) -> None:
        self.owner, self._passwords = owner, passwords
        self.of_owner = City(Database(Address(owner)))
        self._open: dict[str, City] = {}

    def of(self, login: str) -> City:
        if login not in self._open:
            there = self.owner.set(username=login, password=None)
            self._open[login] = City(Database(Address(there, self._passwords[login])))
        return self._open[login]

    def ctx(self, login: str) -> Context:
        return self.of(login).of(login)

    @contextmanager
    def psql(self, login: str) -> Iterator[psycopg.Connection]:
        there = self.owner.set(
            drivername="postgresql", username=login, password=self._passwords[login]
        )
        with psycopg.connect(there.render_as_string(hide_password=False)) as conn:
            yield conn

    def rows(self, login: str, table: str) -> int:
        with self.psql(login) as conn:
            asked = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            found = conn.execute(asked).fetchone()
            assert found
            return found[0]

    @contextmanager
    def act(self, login: str, what: Act, role: Role, violation_id: int) -> Iterator[Any]:
        """Yield a transaction of this login with an act open on a case, as services open it."""
        city = self.of(login)
        with city.database.write() as conn:
            who = people.actor(conn, city.people[login], city.clock.today())
            acts.record(conn, city.moment, login, who, role, what, "R7", "violation", violation_id)
            yield conn

    def close(self) -> None:
        for city in (self.of_owner, *self._open.values()):
            city.database.close()


@pytest.fixture
def town(
    postgres_server: PostgresServer, city_templates: Callable[[str, Any], URL]
) -> Iterator[Town]:
    owner = postgres_server.new_database(city_templates("postgresql", postgres_server))
    passwords = {name: postgres_server.new_login(name) for name in LOGINS}
    made = Town(owner, passwords)
    with made.of_owner.change() as conn:
        for login in LOGINS:
            conn.exec_driver_sql(f"GRANT {city_server.USERS} TO {login}")
        # The database goes by its own day, which is not that of the tests' clock.
        conn.exec_driver_sql("UPDATE membership SET since = '2020-01-01'")
        conn.exec_driver_sql("UPDATE membership SET until = '2999-01-01' WHERE until IS NOT NULL")
    yield made
    made.close()
    postgres_server.drop_database(owner)


def named(town: Town, *logins: str) -> tuple[int, ...]:
    return tuple(town.of_owner.people[login] for login in logins)


def send(town: Town, by: str = "eve", **values: Any) -> int:
    """Let a person report over their own connection; return the case's id."""
    account = town.of_owner.account(handle=f"Page{by}{len(values)}")
    report = a_report(account_id=account.id, **values)
    receipt = violation_reports.send(town.ctx(by), report, [SCREENSHOT])
    with town.of_owner.database.read() as conn:
        found = violations.by_number(conn, receipt.number)
    assert found is not None
    return found


def work_all(town: Town, case: int, by: str = "pat") -> None:
    """Put something into every table of a case, each as who works it."""
    with town.act(by, Act.TAKE_UP_CASE, Role.PERSONNEL, case) as conn:
        violations.change(
            conn, case, 1, state=ViolationState.UNDER_REVIEW, owner_id=town.of(by).people[by]
        )
        violation_notes.add_note(conn, case, "Careful", town.of(by).people[by], town.of(by).moment)
    with town.act(by, Act.INSTRUCT, Role.PERSONNEL, case) as conn:
        city = town.of(by)
        instructions.add(
            conn,
            case,
            to_id=city.people["deb"],
            department_id=city.departments["RSVP"],
            content="The post",
            due=city.clock.today(),
            given_by_id=city.people[by],
            given_at=city.moment,
        )
        outcomes.add(
            conn,
            case,
            person_id=city.people["ada"],
            body="A warning",
            filed_by_id=city.people[by],
            filed_at=city.moment,
            notice_due=city.clock.today(),
        )
        violations.change(conn, case, 2, state=ViolationState.INSTRUCTED)


EMPTY = tuple(name for name in HIDDEN if name not in ("file", "monitoring_finding"))


@pytest.mark.requirement("R66")
@pytest.mark.requirement("R67")
def test_a_report_is_handed_to_who_works_it_and_to_nobody_else(town: Town) -> None:
    case = send(town)
    work_all(town, case)
    for login in ("eve", "ivy", "hope", "ada", "dot"):
        assert {name: town.rows(login, name) for name in EMPTY} == dict.fromkeys(EMPTY, 0), login
        assert town.rows(login, "file") == 0
    for login in ("pat", "pam", "dina"):
        lacks = {"violation_named"}  # nobody is named
        assert {name for name in EMPTY if town.rows(login, name) == 0} == lacks, login
        assert town.rows(login, "file") == 1
    # Eve's supervisor is the Mayor, who so reads what she reports, and not whose report it is.
    read = {name for name in EMPTY if town.rows("max", name)}
    assert read == {
        "violation",
        "violation_report",
        "violation_category",
        "violation_reader",
        "violation_file",
    }


@pytest.mark.requirement("R66")
def test_the_head_reads_the_report_and_nothing_that_tells_whose_it_is(town: Town) -> None:
    with town.of_owner.change() as conn:
        conn.exec_driver_sql(
            "UPDATE person SET supervisor_id = %s WHERE login = 'eve'",
            (town.of_owner.people["hal"],),
        )
    case = send(town, named=named(town, "ada"))
    work_all(town, case)
    read = {name for name in (*EMPTY, "file") if town.rows("hal", name)}
    assert read == {
        "violation",
        "violation_report",
        "violation_category",
        "violation_named",
        "violation_reader",
        "violation_file",
        "instruction",  # which is his department's
        "file",
    }
    with town.psql("hal") as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute("SELECT xmin FROM violation")
    with town.psql("hal") as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute("SELECT xmin FROM file")


def test_who_is_instructed_sees_the_instruction_alone(town: Town) -> None:
    case = send(town)
    work_all(town, case)
    read = {name for name in (*EMPTY, "file") if town.rows("deb", name)}
    assert read == {"violation", "violation_category", "instruction"}
    with town.act("deb", Act.ANSWER_REFUSED, Role.HEAD_DESIGNEE, case) as conn:
        assert violations.hold(conn, case).instruction is not None
        found = violations.get(conn, case).instruction
        assert found is not None
        city = town.of("deb")
        instructions.answer(
            conn,
            found.id,
            answer="refused",
            answered_by_id=city.people["deb"],
            answered_at=city.moment,
            remark="No",
        )
        violations.change(conn, case, 3, state=ViolationState.REFUSED)
        for table in ("violation_reporter", "violation_report", "violation_note", "outcome"):
            assert conn.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 0
    with town.of_owner.database.read() as conn:
        assert violations.get(conn, case).state is ViolationState.REFUSED


@pytest.mark.requirement("R66")
def test_personnel_who_is_named_sees_nothing(town: Town) -> None:
    case = send(town, named=named(town, "pat"))
    with town.of_owner.database.read() as conn:
        assert violations.get(conn, case).office is Office.MAYOR
    for login in ("pat", "pam", "dina", "ivy", "hal"):
        assert {name: town.rows(login, name) for name in EMPTY} == dict.fromkeys(EMPTY, 0), login
    assert town.rows("max", "violation_reporter") == 1
    assert town.rows("max", "confidential_audit") > 1


@pytest.mark.requirement("R66")
def test_a_report_about_the_mayor_is_the_directors_alone(town: Town) -> None:
    send(town, named=named(town, "max"))
    for login in ("pat", "pam", "max", "dot"):
        assert town.rows(login, "violation") == 0
    assert town.rows("dina", "violation_reporter") == 1


@pytest.mark.requirement("R66")
def test_who_is_named_later_loses_sight_at_once(town: Town) -> None:
    case = send(town)
    with town.act("pam", Act.EDIT_CASE, Role.PERSONNEL, case) as conn:
        violations.hold(conn, case)
        violations.change(conn, case, 1, named=named(town, "pat"), readers=(), office=Office.MAYOR)
    for login in ("pat", "pam"):
        assert town.rows(login, "violation") == 0
    assert town.rows("max", "violation_reporter") == 1


def test_nobody_opens_an_act_on_a_case_that_is_not_theirs(town: Town) -> None:
    case = send(town)
    for login in ("eve", "ivy", "hal", "max"):
        for what in (Act.TAKE_UP_CASE, Act.WRITE_NOTE, Act.REPORT_VIOLATION, Act.ANSWER_REMOVED):
            with (
                pytest.raises(Exception, match="row-level security"),
                town.act(login, what, Role.PERSONNEL, case),
            ):
                pass


def test_an_act_lasts_no_longer_than_its_transaction(town: Town) -> None:
    """The number of an old act, set by hand, hands out nothing."""
    case = send(town)
    with town.of_owner.database.read() as conn:
        numbers = conn.exec_driver_sql("SELECT id FROM confidential_act").scalars().all()
    for number in numbers:
        with town.psql("eve") as conn:
            conn.execute(
                "SELECT set_config('pittadmin.confidential_act', %s, false)", [str(number)]
            )
            found = conn.execute("SELECT * FROM violation_reporter").fetchall()
            assert found == []
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute(
                    "INSERT INTO violation_named (violation_id, person_id) VALUES (%s, 1)", [case]
                )


def test_who_waits_with_a_report_of_their_own_does_not_see_anothers(town: Town) -> None:
    """An act on a report that is yet to come opens nothing once another has made it."""
    city = town.of("ada")
    with town.of_owner.database.read() as conn:
        last = conn.exec_driver_sql("SELECT last_value FROM violation_id_seq").scalar_one()
    with city.database.write() as conn:
        who = people.actor(conn, city.people["ada"], city.clock.today())
        # The sequence begins with 1, which it has not given yet.
        for coming in (last, last + 1):
            acts.record(
                conn,
                city.moment,
                "ada",
                who,
                Role.EMPLOYEE,
                Act.REPORT_VIOLATION,
                "R66",
                "violation",
                coming,
            )
            case = send(town)
            if case == coming:
                assert conn.exec_driver_sql("SELECT 1 FROM violation_reporter").first() is None
                assert conn.exec_driver_sql("SELECT 1 FROM violation_report").first() is None
                break
        else:
            raise AssertionError("the case had another number")


def test_nobody_reports_in_anothers_name(town: Town) -> None:
    city = town.of("ada")
    with city.database.write() as conn:
        case = ids.reserve(conn, violation)
        who = people.actor(conn, city.people["ada"], city.clock.today())
        role, what = Role.EMPLOYEE, Act.REPORT_VIOLATION
        acts.record(conn, city.moment, "ada", who, role, what, "R66", "violation", case)
        violations.add(
            conn,
            case,
            ["other"],
            [],
            [],
            number="V-2026-9999",
            office=Office.PERSONNEL,
            state=ViolationState.REPORTED,
            state_since=city.clock.today(),
            reported_on=city.clock.today(),
            place="post",
            receipt_sha256=sha256("x"),
        )
        other = insert(violation_reporter).values(violation_id=case, person_id=city.people["eve"])
        with pytest.raises(exc.ProgrammingError, match="row-level security"), conn.begin_nested():
            conn.execute(other)


@pytest.mark.requirement("R67")
def test_a_receipt_is_followed_by_any_login_and_tells_the_state_alone(town: Town) -> None:
    receipt = violation_reports.send(town.ctx("eve"), a_report(), ())
    for login in ("eve", "ada", "ivy"):
        assert violation_reports.follow(town.ctx(login), receipt.code).state == "reported"
    again = replace(a_report(), categories=("retaliation",), answers=receipt.code)
    second = violation_reports.send(town.ctx("eve"), again, ())
    third = violation_reports.send(town.ctx("hal"), replace(again, answers=receipt.number), ())
    with town.of_owner.database.read() as conn:
        found = conn.execute(
            violation.select().where(violation.c.number.in_([second.number, third.number]))
        ).all()
        assert [row.first_id for row in found] == [violations.by_number(conn, receipt.number)] * 2


@pytest.mark.requirement("R67")
def test_who_went_on_to_report_a_finding_is_handed_to_them_alone(town: Town) -> None:
    """Not even to Personnel: the report may name them, and be the Mayor's alone."""
    account = town.of_owner.account(State.LIVE, handle="Looked")
    today = town.of("hal").clock.today()
    for remark in ("", "A share from a shop"):
        look = NewLook(Monitor.HEAD, today, today, True, remark, report=True)
        monitoring.enter(town.ctx("hal"), account.id, look)
    seen = {login: account_view.show(town.ctx(login), account.id) for login in ("hal", "pat")}
    found = {
        login: [(one.remark, one.reported) for one in each.monitoring.findings]
        for login, each in seen.items()
        if each.monitoring
    }
    assert found == {
        "hal": [("A share from a shop", True), ("", True)],
        "pat": [("A share from a shop", False)],
    }
    assert [town.rows("hal", "monitoring_finding"), town.rows("pat", "monitoring_finding")] == [
        2,
        1,
    ]
    for asked in ("SELECT reported FROM monitoring_finding", "SELECT * FROM monitoring_finding"):
        with town.psql("pat") as conn, pytest.raises(errors.InsufficientPrivilege):
            conn.execute(asked)
    with town.psql("pat") as conn:
        asked = "SELECT pittadmin_reported(id) FROM monitoring"
        assert {told for (told,) in conn.execute(asked)} == {None}
    assert town.rows("pat", "confidential_act") == town.rows("pat", "confidential_audit") == 0
    assert town.rows("hal", "confidential_act") == 2


@pytest.mark.requirement("R67")
def test_nobody_sees_who_is_at_work_at_this_moment(town: Town) -> None:
    for statement in (
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM pg_stat_get_activity(NULL)",
        "SELECT * FROM pg_locks",
        "SELECT n_tup_ins FROM pg_stat_user_tables WHERE relname = 'violation'",
        "SELECT pg_stat_get_tuples_inserted('violation'::regclass)",
    ):
        with town.psql("hal") as conn, pytest.raises(errors.InsufficientPrivilege):
            conn.execute(statement)


@pytest.mark.requirement("R67")
def test_a_report_leaves_no_row_and_no_gap_in_the_ordinary_trail(town: Town) -> None:
    def ordinary() -> list[Any]:
        with town.of_owner.database.read() as conn:
            return [
                conn.exec_driver_sql(asked).scalar_one()
                for asked in (
                    "SELECT last_value FROM act_id_seq",
                    "SELECT last_value FROM audit_id_seq",
                    "SELECT count(*) FROM act",
                    "SELECT count(*) FROM audit",
                )
            ]

    before = ordinary()
    violation_reports.send(town.ctx("eve"), a_report(), [SCREENSHOT])
    assert ordinary() == before


def test_a_file_that_a_report_has_already_is_kept_for_others_too(town: Town) -> None:
    """And taken away from them without being taken from the report."""
    from pittadmin.services.pictures import NewPicture
    from tests.city import PNG

    picture = NewFile("page.png", PNG)
    violation_reports.send(town.ctx("eve"), a_report(), [picture])
    assert town.rows("ada", "file") == 0
    asked = accounts.save(
        town.ctx("ada"), town.of("ada").request(), add=[NewPicture("page.png", PNG)]
    )
    assert town.rows("ada", "file") == 1
    accounts.save(
        town.ctx("ada"),
        town.of("ada").request(),
        asked.id,
        asked.version,
        remove=[asked.evidence[0].id],
    )
    assert town.rows("ada", "file") == 0
    assert town.rows("pat", "file") == 1


def test_an_instruction_of_another_department_is_not_seen(town: Town) -> None:
    case = send(town)
    work_all(town, case)
    assert town.rows("hope", instruction.name) == 0
    assert town.rows("hal", instruction.name) == 1


@pytest.mark.requirement("R46")
@pytest.mark.requirement("R52")
def test_a_case_is_worked_from_report_to_close_by_members_of_the_group_alone(town: Town) -> None:
    case = send(town, named=named(town, "ada"))
    pat, deb, today = town.ctx("pat"), town.ctx("deb"), town.of("pat").clock.today()
    log = ViolationSource(pat, ViolationQuery(text="shop"))
    assert list(log.ids(log.query.sort, None)) == [case]
    assert not list(ViolationSource(town.ctx("ada"), ViolationQuery()).ids(log.query.sort, None))
    at = cases.take_up(pat, case, 1, today)
    cases.note(pat, case, "A careful note")
    cases.add_files(pat, case, [NewFile("more.txt", b"more")])
    at = cases.instruct(pat, case, at.version, town.of("pat").people["deb"], "The post", today)
    assert violation_view.case(deb, case).reporter is None
    at = cases.answer_refused(deb, case, at.version, "It is fine")
    at = cases.refer(pat, case, at.version, "Refused")
    ada = town.of("pat").people["ada"]
    at = cases.file_outcome(pat, case, at.version, ada, "A warning")
    shown = violation_view.case(pat, case)
    assert (shown.reporter and shown.reporter.name, len(shown.notes)) == ("Eve East", 1)
    assert len(shown.evidence) == 2
    at = cases.give_notice(pat, case, at.version, shown.outcomes[0].id)
    assert cases.close(pat, case, at.version).state is ViolationState.CLOSED
    assert cases.reopen(pat, case, at.version + 1, "More of it").state == "under_review"


@pytest.mark.requirement("R66")
def test_naming_personnel_hands_the_case_over_on_each_ones_own_login(town: Town) -> None:
    case = send(town)
    pam = town.ctx("pam")
    at = cases.take_up(pam, case, 1)
    known = replace(case_edit.fields_of(at), named=named(town, "pat"))
    cases.edit(pam, case, at.version, known)
    assert town.rows("pam", "violation") == 0
    shown = violation_view.case(town.ctx("max"), case)
    assert shown.reporter is not None


@pytest.mark.requirement("R48")
def test_a_page_ordered_down_is_confirmed_down_by_its_department_alone(town: Town) -> None:
    """Whose people see nothing of the case but that its page is to go down."""
    account = town.of_owner.account(State.LIVE, handle="GoesDown")
    report = a_report(account_id=account.id)
    number = violation_reports.send(town.ctx("eve"), report, ()).number
    with town.of_owner.database.read() as conn:
        case = violations.by_number(conn, number)
    assert case is not None
    pat, ada = town.ctx("pat"), town.ctx("ada")
    at = cases.take_up(pat, case, 1)
    cases.order_down(pat, case, at.version, "Against the policy")
    sealed(town.of("ada"), "ada", account_id=account.id)
    accounts.confirm_down(ada, account.id, town.of_owner.get(account.id).version)
    with town.of_owner.database.read() as conn:
        assert violations.get(conn, case).state is ViolationState.DOWN
    assert town.rows("ada", "violation_report") == 0
    assert town.rows("ada", "violation_reporter") == 0


@pytest.mark.requirement("R67")
def test_an_owner_who_may_not_hide_who_is_at_work_is_told(
    postgres_server: PostgresServer,
) -> None:
    url = postgres_server.new_database()
    address = Address(url)
    assert starting.shows_activity(address)
    starting.begin_city(address, Clock(), "lee")
    assert not starting.shows_activity(address)
    postgres_server.drop_database(url)
