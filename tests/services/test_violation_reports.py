"""Reporting a violation: what is asked, who reads it, and how it is followed."""

import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.receipts import LENGTH, new_code, plain_code
from pittadmin.domain.routing import Office
from pittadmin.domain.violation_categories import categories
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import Place, Report
from pittadmin.services import violation_reports
from pittadmin.services.new_files import NewFile
from pittadmin.storage import drafts, record_schema, violation_notes, violations
from pittadmin.storage import violation_reports as stored
from pittadmin.storage.case_schema import violation
from pittadmin.storage.database import Database
from pittadmin.storage.schema import CONFIDENTIAL
from tests.cases import a_report, case_of, reported
from tests.city import MONDAY, TODAY, City, fill_every_table
from tests.records import sealed


def problems(city: City, report: Report, files: Sequence[NewFile] = ()) -> dict[str, str]:
    """Return what is said at each field when this is sent."""
    with pytest.raises(Invalid) as refused:
        violation_reports.send(city.of("eve"), report, files)
    with city.database.read() as conn:
        assert conn.execute(select(violation.c.id)).first() is None
    return {one.field: str(one) for one in refused.value.problems}


@pytest.mark.requirement("R66")
def test_a_report_is_kept_word_for_word_with_its_reporter_apart(city: City) -> None:
    account = city.account()
    case, receipt = reported(
        city,
        files=[NewFile("shop.png", b"1"), NewFile("../../shop.exe", b"MZ2"), NewFile("x", b"1")],
        categories=("advertising", "political"),
        account_id=account.id,
        happened_at=MONDAY,
        poster="Somebody of the shop",
        named=("ada",),
        copied="Buy now!",
        noticed="In my feed",
    )
    assert (case.number, case.state) == ("V-2026-0001", ViolationState.REPORTED)
    assert (case.reported_on, case.state_since) == (TODAY, TODAY)
    assert case.categories == ("advertising", "political")
    assert (case.department, case.office) == ("RSVP", Office.PERSONNEL)
    assert [one.name for one in case.named] == ["Ada Adams"]
    with city.database.read() as conn:
        assert stored.said(conn, case.id)[2:] == ("Buy now!", "In my feed")
        reporter = stored.reporter(conn, case.id)
        assert reporter is not None
        assert reporter.name == "Eve East"
        evidence = violation_notes.evidence(conn, case.id)
    assert [(one.filename, one.added_by) for one in evidence] == [
        ("shop.png", None),
        ("shop.exe", None),
    ]
    assert receipt.number == case.number


@pytest.mark.requirement("R67")
def test_a_receipt_is_followed_whatever_way_it_is_typed(city: City) -> None:
    _case, receipt = reported(city)
    for typed in (receipt.code, receipt.code.lower(), receipt.code.replace("-", " ")):
        found = violation_reports.follow(city.of("ada"), typed.replace("0", "o").replace("1", "l"))
        assert (found.state, found.since) == (ViolationState.REPORTED, TODAY)
        assert found.meaning
    for typed in ("", "7", receipt.number, new_code(), "💥" * LENGTH, receipt.code + "0"):
        with pytest.raises(Invalid, match="no report with this code"):
            violation_reports.follow(city.of("ada"), typed)


@pytest.mark.requirement("R67")
def test_of_a_receipt_only_the_hash_is_kept(city: City) -> None:
    _case, receipt = reported(city)
    assert LENGTH * 5 >= 80
    kept = everything(city)
    assert receipt.code not in kept
    assert plain_code(receipt.code) not in kept


def everything(city: City, tables: Sequence[str] = ()) -> str:
    """Return all that stands in these tables, or in all of them, as one text."""
    rows = []
    with city.database.read() as conn:
        for table in TABLES:
            if not tables or table.name in tables:
                for row in conn.execute(select(table)):
                    rows.append(repr(tuple(row)))
    return "\n".join(rows)


TABLES = record_schema.metadata.sorted_tables
ORDINARY = tuple(
    table.name
    for table in TABLES
    if table.name not in CONFIDENTIAL
    and table.name not in ("confidential_act", "confidential_audit", "file")
)


@pytest.mark.requirement("R67")
def test_no_ordinary_table_changes_by_a_report(city: City) -> None:
    before = everything(city, ORDINARY)
    reported(city, files=[NewFile("seen.png", b"seen")], named=("ada",))
    assert everything(city, ORDINARY) == before
    kept = everything(city, ("confidential_act", "confidential_audit"))
    assert "report_violation" in kept
    assert a_report().body not in kept  # its hash alone
    assert "seen.png" not in kept


@pytest.mark.requirement("R67")
def test_a_case_shows_days_and_no_moments(city: City) -> None:
    case, _receipt = reported(city)
    with city.database.read() as conn:
        for table in TABLES:
            if table.name.startswith("violation"):
                for row in conn.execute(select(table)).mappings():
                    for name, value in row.items():
                        assert not hasattr(value, "hour"), (table.name, name)
    assert case.happened_at is None


def test_everything_that_is_wrong_is_said_at_its_field(city: City) -> None:
    said = problems(
        city,
        a_report(
            categories=("other",),
            body="x" * 10_001,
            place=Place.ACCOUNT,
            happened_at=MONDAY + timedelta(hours=1),
            named=(city.people["eve"],),
        ),
        [NewFile("empty.png", b"")],
    )
    assert set(said) == {"other", "body", "account_id", "happened_at", "named", "evidence"}
    assert "10,001 characters long; 10,000 fit" in said["body"]
    assert "still to come" in said["happened_at"]
    assert "named yourself" in said["named"]
    assert "“empty.png” is empty" in said["evidence"]


def test_a_report_of_ten_thousand_characters_fits(city: City) -> None:
    case, _receipt = reported(city, body="x" * 10_000)
    with city.database.read() as conn:
        assert len(stored.said(conn, case.id)[0]) == 10_000


def test_nothing_chosen_and_nothing_written_is_said(city: City) -> None:
    assert set(problems(city, Report())) == {"categories", "body"}
    assert set(problems(city, a_report(categories=("made_up",)))) == {"categories"}
    assert set(problems(city, a_report(body="\ud800"))) == {"body"}


def test_a_file_over_50_mb_is_refused_and_any_kind_is_kept(city: City) -> None:
    large = NewFile("film.mov", bytes(50 * 1024 * 1024 + 1))
    assert "larger than 50 MB" in problems(city, a_report(), [large])["evidence"]
    many = [NewFile(f"{n}.txt", bytes([n + 1])) for n in range(21)]
    assert "21 files" in problems(city, a_report(), many)["evidence"]
    case, _receipt = reported(city, files=[NewFile("tool.exe", b"MZ\x90\x00")])
    with city.database.read() as conn:
        assert [one.filename for one in violation_notes.evidence(conn, case.id)] == ["tool.exe"]


@pytest.mark.requirement("R67")
def test_retaliation_is_linked_to_the_first_report(city: City) -> None:
    first, receipt = reported(city)
    again = {"categories": ("retaliation",), "body": "Off the list of administrators"}
    for answers in (receipt.code, receipt.number.lower(), f" {receipt.code.lower()} "):
        case, _own = reported(city, **again, answers=answers)
        assert (case.first_id, case.first) == (first.id, first.number)
    assert reported(city, **again)[0].first_id is None
    with pytest.raises(Invalid, match="no report with this number or code"):
        reported(city, **again, answers="V-2026-4711")
    # What was typed before another category was chosen counts no more.
    assert reported(city, answers="V-2026-4711")[0].first_id is None


@pytest.mark.requirement("R66")
def test_a_report_is_routed_by_role_and_never_to_whom_it_names(city: City) -> None:
    def way(by: str, **values: Any) -> tuple[Office, list[str]]:
        case, _receipt = reported(city, by, **values)
        with city.database.read() as conn:
            return case.office, [one.name for one in violations.readers(conn, case.id)]

    with city.change() as conn:
        hal = city.people["hal"]
        for login in ("eve", "ada"):
            conn.exec_driver_sql(f"UPDATE person SET supervisor_id = {hal} WHERE login = '{login}'")
    personnel = Office.PERSONNEL
    assert way("eve") == (personnel, ["Hal Hart"])
    assert way("eve", named=("hal",)) == (personnel, ["Max Miller"])
    assert way("eve", named=("pat",)) == (Office.MAYOR, [])
    assert way("eve", named=("dina", "hal")) == (Office.MAYOR, [])
    assert way("eve", named=("max",)) == (Office.DIRECTOR, [])
    assert way("hal") == (personnel, [])
    assert way("hal", to_mayor=True) == (personnel, ["Max Miller"])
    with pytest.raises(NotAllowed, match="Nobody is left"):
        way("eve", named=("max", "dina"))


@pytest.mark.requirement("R66")
def test_who_will_read_it_is_said_before_it_is_sent(city: City) -> None:
    eve, people = city.of("eve"), city.people
    seen = violation_reports.readers(eve, a_report(body="It was Max  MILLER's, not Eve East's."))
    assert [one.name for one in seen.workers] == ["Dina Dorr", "Pam Price", "Pat Poole"]
    assert [one.name for one in seen.also] == ["Max Miller"]
    assert [one.name for one in seen.mentioned] == ["Max Miller"]
    assert seen.sentences[0] == (
        "Personnel reads it and sees who you are: Dina Dorr, Pam Price, Pat Poole."
    )
    assert "The Mayor reads it without your name: Max Miller." in seen.sentences
    assert "not encrypted" in seen.sentences[-1]
    seen = violation_reports.readers(eve, a_report(named=(people["max"],), body="Max Miller"))
    assert ([one.name for one in seen.workers], seen.mentioned) == (["Dina Dorr"], ())
    seen = violation_reports.readers(eve, replace(Report(), named=(people["eve"],)))
    assert "named yourself" in seen.refused
    assert not seen.may_choose_mayor
    assert violation_reports.readers(city.of("hal"), Report()).may_choose_mayor


def test_what_a_state_means_is_said_for_each() -> None:
    assert set(violation_reports.MEANING) == set(ViolationState)
    assert {"other", "retaliation"} < set(categories())


def test_a_person_who_has_left_reports_nothing(city: City) -> None:
    with city.change() as conn:
        conn.exec_driver_sql("UPDATE person SET active = false WHERE login = 'eve'")
    with pytest.raises(NotAllowed):
        reported(city)


def test_two_reports_never_share_a_number(city: City) -> None:
    numbers = [reported(city, by)[1].number for by in ("eve", "hal", "eve")]
    assert numbers == [f"V-2026-000{n}" for n in (1, 2, 3)]
    city.moment = MONDAY.replace(year=2027, month=1)
    assert reported(city)[1].number == "V-2027-0001"
    assert case_of(city, reported(city)[1]).number == "V-2027-0002"


def test_two_who_report_or_record_at_once_never_share_a_number(city: City) -> None:
    other = City(Database(city.database.address), city.moment)  # on a connection of its own
    for make, letter in ((lambda one: reported(one)[1].number, "V"), (recorded, "C")):
        with ThreadPoolExecutor(2) as pool:
            numbers = list(pool.map(make, (city, other) * 4))
        assert sorted(numbers) == [f"{letter}-2026-000{n}" for n in range(1, 9)]
    other.database.close()


def recorded(city: City) -> str:
    return sealed(city).number


def test_a_report_from_a_posted_draft_knows_its_account(city: City) -> None:
    fill_every_table(city, passwords=False)
    with city.database.read() as conn:
        post = drafts.recent_posts(conn, 1)[0]
    facts = violation_reports.form_facts(city.of("eve"), address=post.address)
    called = dict(facts.accounts)
    assert facts.account_id in called
    assert post.department in called[facts.account_id or 0]
    assert (
        violation_reports.form_facts(city.of("eve"), address="https://x.com/1").account_id is None
    )


@pytest.mark.requirement("R67")
def test_an_error_while_sending_repeats_nothing_of_the_report(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would end in a log, with its moment."""
    reported(city)

    def again(*_anything: object) -> str:
        return "V-2026-0001"

    monkeypatch.setattr(violations, "next_number", again)
    with pytest.raises(Conflict) as refused:
        reported(city, body="A secret body", named=("ada",), poster="A secret poster")
    shown = "".join(traceback.format_exception(refused.value))
    assert "secret" not in shown.replace('body="A secret body"', "").replace(
        'poster="A secret poster"', ""
    )
