"""The log: who finds what, in which order, and what nobody finds who may not know it."""

import csv
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pittadmin.domain.routing import Office
from pittadmin.domain.tables import Sort
from pittadmin.domain.violation_categories import category_title
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES, ViolationState
from pittadmin.domain.violation_table import (
    VIOLATION_COLUMNS,
    Standing,
    ViolationQuery,
    ViolationRow,
)
from pittadmin.domain.violations import Place
from pittadmin.services import exports, today, today_cases, violation_table, violations
from pittadmin.services.case_edit import fields_of
from pittadmin.services.violation_table import ViolationSource
from pittadmin.storage import violation_search, violation_words
from tests.case_steps import WEEK, case_in, instructed, now, supervise
from tests.cases import reported
from tests.city import TODAY, City

S = ViolationState
KEYS = [one.key for one in VIOLATION_COLUMNS]


def found(city: City, login: str, sort: Sort | None = None, **asked: Any) -> list[int]:
    source = ViolationSource(city.of(login), ViolationQuery(**asked))
    first = source.ids(sort or Sort("number"), 3)
    every = source.ids(sort or Sort("number"), None)
    assert list(every[:3]) == list(first), (sort, asked)
    return list(every)


def rows(city: City, login: str) -> dict[int, ViolationRow]:
    return ViolationSource(city.of(login), ViolationQuery()).rows(found(city, login))


@pytest.fixture(params=["few", "many"])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every query is tried twice: as when it finds few cases, and as when it finds many."""
    if request.param == "many":
        monkeypatch.setattr(violation_search, "FEW", 0)
        monkeypatch.setattr(violation_search, "SOME", 0)
        monkeypatch.setattr(violation_search, "_PASSED", (2, 2))


def a_log(city: City) -> list[int]:
    """Twelve cases of different days, categories, accounts, states, owners and due days."""
    chance = random.Random(3)
    made = []
    names = ("advertising", "city_seal", "personal_x", "personal_comment")
    for number in range(12):
        city.moment += timedelta(days=number % 2)
        case, _account = case_in(
            city,
            S.REPORTED,
            by=chance.choice(("eve", "abe")),
            categories=tuple(chance.sample(names, 2)),
            body=f"Word{number % 3} about the café",
            **({} if number % 4 else {"account_id": None, "place": Place.POST}),
        )
        owner = city.of(chance.choice(("pat", "pam")))
        if number % 5:
            due = city.clock.today() + timedelta(days=number % 3)
            case = violations.take_up(owner, case.id, case.version, due)
            if number % 3 == 0:
                case = violations.dismiss(owner, case.id, case.version, "None")
            if number % 6 == 0:
                case = violations.close(owner, case.id, case.version)
        made.append(case.id)
    city.moment += timedelta(days=1)
    return made


@pytest.mark.usefixtures("many")
def test_the_log_is_sorted_by_what_is_read_in_each_column_and_what_is_empty_comes_last(
    city: City,
) -> None:
    made = a_log(city)
    shown = rows(city, "pat")
    states = list(VIOLATION_STATE_NAMES)

    def said(row: ViolationRow, key: str) -> Any:
        return {
            "number": row.number,
            "date": row.reported_on,
            "account": row.account.lower(),
            "department": row.department,
            "category": category_title(row.category),
            "state": states.index(row.state),
            "age": row.age,
            "due": row.due,
            "owner": row.owner,
        }[key]

    for key in KEYS:
        for down in (False, True):
            order = [said(shown[one], key) for one in found(city, "pat", Sort(key, down))]
            full = [one for one in order if one not in (None, "")]
            assert order == sorted(full, reverse=down) + order[len(full) :], (key, down)
            assert len(order) == len(made)


@pytest.mark.usefixtures("many")
def test_each_filter_finds_what_it_says_in_every_order(city: City) -> None:
    a_log(city)
    shown = rows(city, "pat")
    one = next(iter(shown.values()))
    with city.database.read() as conn:
        pairs = conn.execute(text("SELECT violation_id, category FROM violation_category")).all()
    seals = {row.violation_id for row in pairs if row.category == "city_seal"}
    days = sorted({row.reported_on for row in shown.values() if row.reported_on})
    rsvp, pat = city.departments["RSVP"], city.people["pat"]
    expected = (
        ({}, lambda row: True),
        ({"state": S.UNDER_REVIEW}, lambda row: row.state is S.UNDER_REVIEW),
        ({"standing": Standing.OPEN}, lambda row: row.state is not S.CLOSED),
        ({"standing": Standing.CLOSED}, lambda row: row.state is S.CLOSED),
        ({"standing": Standing.OVERDUE}, lambda row: row.is_overdue),
        ({"category": "city_seal"}, lambda row: row.id in seals),
        ({"department_id": rsvp}, lambda row: row.department == "RSVP"),
        ({"owner_id": pat}, lambda row: row.owner == "Pat Poole"),
        ({"office": Office.PERSONNEL}, lambda row: True),
        ({"office": Office.MAYOR}, lambda row: False),
        ({"since": days[2]}, lambda row: row.reported_on >= days[2]),
        ({"until": days[2]}, lambda row: row.reported_on <= days[2]),
        ({"text": "WORD1 CAFE"}, lambda row: (row.id - 1) % 3 == 1),
        ({"text": "wor"}, lambda row: True),
        ({"text": "word1 word2"}, lambda row: False),
        ({"text": "  "}, lambda row: True),
        ({"text": "?!"}, lambda row: False),
        ({"text": one.number.lower()}, lambda row: row.number == one.number),
        ({"text": "v-2026-00"}, lambda row: row.number.startswith("V-2026-00")),
    )
    for asked, right in expected:
        wanted = {row.id for row in shown.values() if right(row)}
        for place, key in enumerate(KEYS):  # either way down finds the same rows: see above
            sort = Sort(key, place % 2 == 1)
            assert set(found(city, "pat", sort, **asked)) == wanted, (asked, key)


@pytest.mark.requirement("R66", "R67")
def test_notes_are_searched_by_who_works_the_case_alone(city: City) -> None:
    supervise(city, "eve", "hal")
    case, _account = case_in(city, S.UNDER_REVIEW)
    violations.note(city.of("pat"), case.id, "Zebra")
    violations.note(city.of("pam"), case.id, "Giraffe")
    assert found(city, "pat", text="zeb") == found(city, "pam", text="giraffe") == [case.id]
    assert found(city, "pat", text="zebra giraffe") == []  # no text holds both
    assert found(city, "hal", text="zebra") == []
    assert found(city, "hal", text="shop") == [case.id]


@pytest.mark.requirement("R52", "R66", "R67")
def test_what_one_may_not_see_one_can_neither_filter_by_nor_sort_by(city: City) -> None:
    supervise(city, "eve", "hal")
    read, _account = case_in(city, S.REFERRED)
    pat = city.of("pat")
    read = violations.file_outcome(pat, read.id, read.version, city.people["ada"], "Warned")
    told, account = case_in(city, S.INSTRUCTED, by="abe", to_mayor=True)
    city.moment += timedelta(days=30)
    assert read.due is not None
    row, other = rows(city, "deb"), rows(city, "hal")
    assert set(row) == {read.id, told.id}  # deb was told of both
    mine = row[told.id]
    assert (mine.sight, mine.state, mine.due) == (Sight.TOLD, S.INSTRUCTED, WEEK)
    assert (mine.account, mine.department) == (other[told.id].account, "RSVP")
    assert mine.account
    assert (mine.reported_on, mine.category, mine.owner, mine.age) == (None, "", "", None)
    assert (mine.account, mine.department) == (account.handle, "RSVP")
    assert (other[read.id].sight, other[read.id].state) == (Sight.READS, S.REFERRED)
    assert (other[read.id].due, other[read.id].owner) == (None, "")
    for asked in (
        {"category": "advertising"},
        {"owner_id": city.people["pat"]},
        {"office": Office.PERSONNEL},
        {"since": TODAY},
        {"until": TODAY + timedelta(days=1)},
        {"text": "shop"},
    ):
        assert found(city, "deb", **asked) == [], asked
    assert found(city, "hal", standing=Standing.OVERDUE) == [told.id]
    assert found(city, "hal", owner_id=city.people["pat"]) == []
    assert found(city, "deb", state=S.REFUSED) == [read.id]
    assert found(city, "deb", state=S.REFERRED) == []
    for key in KEYS:
        assert set(found(city, "hal", Sort(key))) == {read.id, told.id}


@pytest.mark.requirement("R66", "R67")
def test_nobody_else_finds_a_case(city: City) -> None:
    case, _account = case_in(city, S.INSTRUCTED, by="abe")
    for login in city.people:
        expected = [case.id] if login in {"pat", "pam", "dina", "max", "hal", "deb"} else []
        assert found(city, login) == expected, login
    # Named by a change, pam does not find it any more; nor does who works with her.
    changed = replace(fields_of(case), named=(city.people["pam"],))
    violations.edit(city.of("pat"), case.id, case.version, changed)
    for login in city.people:
        expected = [case.id] if login in {"max", "hal", "deb"} else []
        assert found(city, login) == expected, login


def test_open_and_overdue_are_counted_for_who_has_to_move(city: City) -> None:
    case, _account = case_in(city, S.INSTRUCTED)
    case_in(city, S.CLOSED)
    for login, counted in (("pat", (1, 0)), ("hal", (1, 0)), ("max", (0, 0)), ("eve", (0, 0))):
        counts = violation_table.counts(city.of(login))
        assert (counts.open, counts.overdue) == counted, login
    city.moment += timedelta(days=8)
    assert violation_table.counts(city.of("hal")).overdue == 1
    violations.answer_refused(city.of("hal"), case.id, case.version, "No")
    assert violation_table.counts(city.of("hal")).open == 0
    assert violation_table.counts(city.of("pat")).open == 1
    assert [one.name for one in violation_table.owners(city.of("pat"))] == ["Pat Poole"]
    assert violation_table.owners(city.of("hal")) == ()


@pytest.mark.requirement("R66")
@pytest.mark.requirement("R46")
def test_a_head_who_reads_the_report_and_is_instructed_sees_what_is_due(city: City) -> None:
    supervise(city, "eve", "hal")
    case, _account = case_in(city, S.UNDER_REVIEW, named=())
    assert rows(city, "hal")[case.id].due is None
    instructed(city, now(city, case))
    row = rows(city, "hal")[case.id]
    assert (row.sight, row.due, row.is_overdue) == (Sight.READS, WEEK, False)
    assert violation_table.counts(city.of("hal")).open == 1
    assert found(city, "hal", standing=Standing.OVERDUE) == []
    city.moment += timedelta(days=30)
    assert rows(city, "hal")[case.id].is_overdue
    assert found(city, "hal", standing=Standing.OVERDUE) == [case.id]
    assert violation_table.counts(city.of("hal")).overdue == 1


def test_an_export_has_what_is_shown_and_no_more(city: City, tmp_path: Path) -> None:
    supervise(city, "eve", "hal")
    case, account = case_in(city, S.UNDER_REVIEW)
    query = ViolationQuery()
    for login, owner in (("pat", "Pat Poole"), ("hal", "—")):
        path = tmp_path / f"{login}.csv"
        assert exports.violations(city.of(login), query, path) == 1
        with path.open(encoding="utf-8-sig", newline="") as file:
            titles, row = list(csv.reader(file))
        assert titles == [one.title for one in VIOLATION_COLUMNS]
        assert (row[0], row[2], row[-1]) == (case.number, f"{account.handle} (LinkedIn)", owner)
        assert "Eve" not in path.read_text("utf-8")
    path = tmp_path / "log.xlsx"
    assert exports.violations(city.of("pat"), query, path) == 1
    assert path.read_bytes()[:2] == b"PK"
    assert exports.violations(city.of("eve"), query, tmp_path / "none.csv") == 0


def waits(city: City, login: str) -> list[tuple[str, str]]:
    return [
        (one.subject, one.step)
        for one in today.waiting(city.of(login))
        if one.subject in ("violation", "violations")
    ]


@pytest.mark.requirement("R46", "R47", "R52")
def test_each_case_waits_for_who_has_to_move(city: City) -> None:
    pat, hal = city.of("pat"), city.of("hal")
    case, _account = case_in(city, S.REPORTED)
    for login in ("pat", "pam", "dina"):
        assert waits(city, login) == [("violation", "Take up the case")]
    case = violations.take_up(pat, case.id, case.version)
    assert waits(city, "pat") == [("violation", "Open the case")]
    assert waits(city, "pam") == []
    case = instructed(city, case)
    assert waits(city, "pat") == []
    for login in ("hal", "deb"):
        assert waits(city, login) == [("violation", "Read and answer")]
    city.moment += timedelta(days=8)
    (late,) = [one for one in today.waiting(hal) if one.subject == "violation"]
    assert "was to be removed by" in late.sentence
    assert waits(city, "pat") == [("violation", "Open the case")]
    violations.answer_refused(hal, case.id, case.version, "No")
    assert waits(city, "hal") == []
    assert waits(city, "pat") == [("violation", "Refer the case")]
    case = violations.refer(pat, case.id, now(city, case).version, "Refused")
    assert waits(city, "pat") == [("violation", "File the outcome")]
    case = violations.file_outcome(pat, case.id, case.version, city.people["ada"], "Warned")
    assert waits(city, "pat") == [("violation", "Tell the employee")]
    assert all(not waits(city, login) for login in city.people if login != "pat")


def test_many_cases_in_one_state_wait_as_one(city: City) -> None:
    for _each in range(today_cases.SINGLY):
        reported(city)
    assert len(waits(city, "pat")) == today_cases.SINGLY
    reported(city)
    (group,) = [one for one in today.waiting(city.of("pat")) if one.subject == "violations"]
    assert list(S)[group.subject_id] is S.REPORTED  # type: ignore[call-overload]
    assert group.title.startswith("6 ")


@pytest.mark.requirement("R66")
def test_a_case_that_names_personnel_waits_for_the_mayor_alone(city: City) -> None:
    reported(city, named=("pam",))
    assert waits(city, "max") == [("violation", "Take up the case")]
    for login in ("pat", "pam", "dina"):
        assert waits(city, login) == []


def test_words_are_taken_apart_alike_for_both_databases() -> None:
    said = "Café-BAR, O’Neil's “naïve” ½ x_y ＦＵＬＬ straße " + "z" * 99
    assert violation_words.words_of(said) == [
        "cafe",
        "bar",
        "o",
        "neil",
        "s",
        "naive",
        "1",
        "2",
        "x",
        "y",
        "full",
        "strasse",
        "z" * 60,
    ]


@pytest.mark.parametrize("hostile", ['"', "'; DROP", "NEAR(", "a*b", "^x", "\x00", "AND OR", "-"])
def test_what_a_search_says_is_words_and_never_a_command(city: City, hostile: str) -> None:
    reported(city, body="drop near and or a b x")
    assert isinstance(found(city, "pat", text=hostile), list)


def test_a_reopened_case_is_open_again(city: City) -> None:
    case, _account = case_in(city, S.CLOSED)
    assert found(city, "pat", standing=Standing.OPEN) == []
    case = violations.reopen(city.of("pat"), case.id, case.version, "More came")
    assert found(city, "pat", standing=Standing.OPEN) == [case.id]
