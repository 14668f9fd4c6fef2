"""Who reported, and when, can't be found out by anybody who may not know (R66, R67).

Two cities are alike but for who reported and at which hour. Whatever a person who doesn't work the
case asks of any service, searches, exports or does, the answer is the same in both.
"""

import importlib
import inspect
import pkgutil
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pittadmin import services
from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import UserError
from pittadmin.domain.roles import Role
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import WORKS, Report
from pittadmin.services.context import Context
from pittadmin.services.new_files import NewFile
from pittadmin.storage import acts, files, instructions, people, violation_notes, violations
from pittadmin.storage.database import Address, Database
from pittadmin.storage.schema import act, audit
from tests.cases import reported
from tests.city import MONDAY, PEOPLE, TODAY, City, copy_of, fill_every_table

REPORTERS = {"eve": timedelta(minutes=5), "phil": timedelta(hours=6)}
"""Two of one head, alike in what they may do, and when each reports in their city."""
SEEN = NewFile("seen.png", b"\x89PNG\r\n\x1a\nseen")

NOT_ASKED = {"context", "starting", "set_up"}
"""Modules that make or replace a whole database, or are no use case."""


@dataclass
class Worlds:
    """The two cities, and those who may know in neither who reported."""

    cities: tuple[City, City]
    ask: tuple[str, ...]
    case: int


def make(city: City, reporter: str, named: tuple[str, ...]) -> int:
    """Let somebody report in a city and the case be worked, and return the case's id."""
    with city.change() as conn:
        head = city.people["hal"]
        for login in REPORTERS:
            conn.exec_driver_sql(
                f"UPDATE person SET supervisor_id = {head} WHERE id = {city.people[login]}"
            )
    fill_every_table(city, passwords=False)
    account = city.account(State.LIVE, "PittsfieldReported")
    city.moment = MONDAY + REPORTERS[reporter]
    case, _receipt = reported(city, reporter, [SEEN], account_id=account.id, named=named)
    city.moment = MONDAY + timedelta(days=1)
    work_on(city, case.id, next(iter(workers(city, case.id))))
    return case.id


def workers(city: City, case: int) -> list[str]:
    with city.database.read() as conn:
        found = violations.get(conn, case)
        about = {one.id for one in found.named}
        role = WORKS[found.office]
        held = {one.id for one in people.holders(conn, [role], city.clock.today())}
    return [login for login, one in city.people.items() if one in held - about]


def work_on(city: City, case: int, by: str) -> None:
    """Take the case up, note something, and instruct a designee of the department."""
    me = city.people[by]
    with city.database.write() as conn:
        who = people.actor(conn, me, city.clock.today())
        acts.record(
            conn, city.moment, by, who, Role.PERSONNEL, Act.INSTRUCT, "R46", "violation", case
        )
        violation_notes.add_note(conn, case, "Careful", me, city.moment)
        instructions.add(
            conn,
            case,
            to_id=city.people["deb"],
            department_id=city.departments["RSVP"],
            content="The post",
            due=city.clock.today(),
            given_by_id=me,
            given_at=city.moment,
        )
        violations.change(conn, case, 1, state=ViolationState.INSTRUCTED, owner_id=me)


@pytest.fixture(params=[(), ("pat",), ("max",)], ids=["about nobody", "Personnel", "the Mayor"])
def worlds(
    request: pytest.FixtureRequest, tmp_path: Path, city_templates: Callable[[str, Any], Any]
) -> Iterator[Worlds]:
    made = []
    cases = set()
    for reporter in REPORTERS:
        path = copy_of(city_templates("sqlite", None), tmp_path / f"{reporter}.sqlite")
        city = City(Database(Address.of_file(path)))
        cases.add(make(city, reporter, request.param))
        made.append(city)
    (case,) = cases
    know = {*REPORTERS, *workers(made[0], case)}
    yield Worlds((made[0], made[1]), tuple(one for one in PEOPLE if one not in know), case)
    for city in made:
        city.database.close()


def said(value: Any) -> Any:
    """Return all that a value says, in a form that can be compared."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: said(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {str(said(key)): said(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, array)):
        return [said(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(said(one)) for one in value)
    plain = (str, bytes, int, float, bool, date, datetime, Enum, type(None))
    return value if isinstance(value, plain) else type(value).__name__


def use_cases() -> list[Callable[..., Any]]:
    """Return every function of the services that a person can call."""
    found = []
    for one in pkgutil.iter_modules(services.__path__):
        if one.name in NOT_ASKED or one.name.startswith("demo"):
            continue
        module = importlib.import_module(f"pittadmin.services.{one.name}")
        for name, what in inspect.getmembers(module):
            mine = getattr(what, "__module__", "") == module.__name__ and not name.startswith("_")
            if not mine or not callable(what):
                continue
            parameters = [*inspect.signature(what).parameters]
            table = hasattr(what, "rows")
            if parameters[:1] == ["ctx"] and (table or not is_dataclass(what)):
                found.append(what)
    return found


class Asking:
    """Calls use cases with whatever fits what they ask for."""

    def __init__(self, city: City, case: int, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Any] = {
            "account_id": 2,
            "violation_id": case,
            "draft_id": 1,
            "record_id": 1,
            "file_id": 1,
            "outcome_id": 1,
            "hold_id": 1,
            "request_id": 1,
            "version_id": 1,
            "transfer_id": 1,
            "sha256": files.key_of(SEEN.data),
            "number": "V-2026-0001",
            "code": "V-2026-0001",
            "version": 2,
            "reason": "Because",
            "remark": "Because",
            "body": "What",
            "content": "What",
            "authority": "What",
            "said": "What",
            "report": Report(body="Eve East and Phil Pine"),
            "to_id": city.people["deb"],
            "person_id": city.people["ada"],
            "department_id": city.departments["RSVP"],
            "due": TODAY + timedelta(days=9),
            "place": 0,
        }

    def ask(self, ctx: Context, what: Callable[..., Any]) -> Any:
        """Return what a use case says to this person, or how it refuses."""
        wanted: dict[str, Any] = {}
        for name, one in list(inspect.signature(what).parameters.items())[1:]:
            if name == "path":
                wanted[name] = self._folder / "export.csv"
            elif name == "query":
                wanted[name] = one.annotation()
            elif one.default is not inspect.Parameter.empty:
                continue
            elif name in self._known:
                wanted[name] = self._known[name]
            else:
                return None  # what only a form can fill in
        try:
            found = what(ctx, **wanted)
            if isinstance(what, type):  # a table: what it lists, and what its rows say
                ids = found.ids(found.query.sort, None)
                found = (ids, found.rows(ids))
            if "path" in wanted:
                found = (found, wanted["path"].read_bytes())
                wanted["path"].unlink()
        except UserError as error:
            return f"{type(error).__name__}: {error}"
        return said(found)


@pytest.mark.requirement("R66")
@pytest.mark.requirement("R67")
def test_no_answer_of_the_program_depends_on_who_reported_or_when(
    worlds: Worlds, tmp_path: Path
) -> None:
    cases = use_cases()
    names = {one.__name__ for one in cases}
    assert {
        "show",
        "directory",
        "waiting",
        "follow",
        "register",
        "case",
        "ViolationSource",
    } <= names
    heard = 0
    for login in worlds.ask:
        asking = [Asking(city, worlds.case, tmp_path) for city in worlds.cities]
        for what in cases:
            one, other = (
                ask.ask(city.of(login), what)
                for ask, city in zip(asking, worlds.cities, strict=True)
            )
            assert one == other, (login, what.__module__, what.__name__)
            heard += one is not None
    assert heard > len(worlds.ask) * 40


@pytest.mark.requirement("R67")
def test_the_ordinary_trail_is_the_same_whoever_reported(worlds: Worlds) -> None:
    trails = []
    for city in worlds.cities:
        with city.database.read() as conn:
            trails.append(
                [tuple(row) for table in (act, audit) for row in conn.execute(select(table))]
            )
    assert trails[0] == trails[1]


def test_the_two_cities_differ_for_who_works_the_case(worlds: Worlds) -> None:
    """Or the comparison would prove nothing."""
    from pittadmin.storage import violation_reports

    names = []
    for city in worlds.cities:
        with city.database.read() as conn:
            reporter = violation_reports.reporter(conn, worlds.case)
            assert reporter is not None
            names.append(reporter.name)
    assert names == [PEOPLE[login] for login in REPORTERS]
