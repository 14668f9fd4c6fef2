"""The Violations tab: the log, its filters, and what each person finds there."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from pittadmin.domain.acts import Act
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import Standing, ViolationQuery
from pittadmin.services import today, violation_view, violations
from pittadmin.services.case_edit import fields_of
from pittadmin.ui.look import look
from pittadmin.ui.pages import PAGE_OF, pages_for
from pittadmin.ui.saved_filters import NameDialog
from pittadmin.ui.violation_filters import as_values, of_values
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City
from tests.ui.violations import Log, ShellFor, case, log, report, words_of


def numbers(shown: Log) -> list[str]:
    """Return the numbers of the rows, in their order."""
    table = shown.page.log.table
    return [table.row(id_).number for id_ in table.records.ids]  # type: ignore[union-attr]


def take_up(city: City, violation_id: int, due: date | None = None) -> None:
    """Let Personnel take a case up."""
    personnel = city.who["personnel"]
    violations.take_up(personnel, violation_id, case(personnel, violation_id).version, due)


# Who finds what


def test_the_tab_is_there_for_everybody() -> None:
    for roles in (set(), {"employee"}, {"personnel"}, {"it"}):
        assert "violations" in [one.key for one in pages_for(roles)]
    assert PAGE_OF["violation"] == PAGE_OF["new_report"] == "violations"


@pytest.mark.requirement("R66")
def test_who_sees_no_case_reads_what_the_page_is_and_can_report(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    report(city, "employee")
    shown = log(qtbot, shell_for("employee"))
    assert shown.page.nothing.isVisible()
    assert not shown.page.log.isVisible()
    assert not shown.page.export_button.isVisible()
    assert "you see who will read it" in words_of(shown.page.nothing)
    assert shown.page.report.isVisible()
    assert shown.page.follow.isVisible()


def test_reporting_and_following_are_one_press_away(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shown = log(qtbot, shell_for("employee"))
    shown.page.follow.click()
    assert "receipt" in words_of(shown.dialog()).lower()
    shown.dialog().reject()
    qtbot.keySequence(shown.page, QKeySequence(QKeySequence.StandardKey.New))
    form = shown.dialog()
    assert form.windowTitle() == "Report a violation"
    form.reject()


def test_the_tab_counts_what_is_open_and_overdue(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    for _one in range(3):
        take_up(city, report(city), date(2026, 11, 5))
    city.time.wait(10)
    report(city)
    shown = log(qtbot, shell_for("personnel"))
    assert shown.page.counted_text.text() == "4 open, 3 overdue"
    tabs = shown.page.window().bar.tabs  # type: ignore[attr-defined]
    assert tabs.accessibleTabName(0) == "Violations, 4 open, 3 overdue"


# The table


def test_a_row_says_where_its_case_stands(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    take_up(city, report(city), date(2026, 11, 5))
    city.time.wait(4)
    shown = log(qtbot, shell_for("personnel"))
    table = shown.page.log.table
    row = table.row(table.records.ids[0])
    said = {one.key: one.text(row) for one in table.records.columns}  # type: ignore[arg-type]
    assert said["number"] == "V-2026-0001"
    assert said["state"] == "Under review"
    assert said["age"] == "4 days"
    assert said["due"] == "Nov 5, 2026"
    assert said["owner"] == "Pat Sample (Personnel)"
    due = next(one for one in table.records.columns if one.key == "due")
    assert due.chip is not None
    assert due.chip(row) == "bad"  # type: ignore[arg-type]


def test_the_log_is_narrowed_by_each_filter_and_by_words(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    live = city.live()
    first = report(city, body="A raffle of tickets", account_id=live.id)
    second = report(city, body="Prices of a shop", categories=("city_seal",))
    take_up(city, second, date(2026, 11, 3))
    violations.note(city.who["personnel"], second, "The printer called about it.")
    city.time.wait(5)
    shown = log(qtbot, shell_for("personnel"))
    filters, everything = shown.page.log.filters, ["V-2026-0002", "V-2026-0001"]
    assert numbers(shown) == everything

    def narrowed(**values: object) -> list[str]:
        with qtbot.waitSignal(shown.page.log.settled):
            filters.narrow(**values)
        found = numbers(shown)
        with qtbot.waitSignal(shown.page.log.settled):
            filters.clear()
        return found

    assert narrowed(text="raffle") == ["V-2026-0001"]
    assert narrowed(text="print") == ["V-2026-0002"]
    assert narrowed(state=ViolationState.REPORTED) == ["V-2026-0001"]
    assert narrowed(standing=Standing.OVERDUE) == ["V-2026-0002"]
    assert narrowed(category="city_seal") == ["V-2026-0002"]
    assert narrowed(department_id=live.department_id) == ["V-2026-0001"]
    assert narrowed(account_id=live.id) == ["V-2026-0001"]
    assert narrowed(owner_id=city.who["personnel"].person_id) == ["V-2026-0002"]
    assert narrowed(since=date(2026, 11, 3)) == []
    assert narrowed(until=date(2026, 11, 3)) == everything
    assert first != second


def test_a_filter_is_chosen_by_hand_and_cleared_where_nothing_fits(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    report(city)
    shown = log(qtbot, shell_for("personnel"))
    filters = shown.page.log.filters
    box = filters.state.box
    box.setCurrentIndex(box.findData(ViolationState.CLOSED))
    with qtbot.waitSignal(shown.page.log.settled):
        box.activated.emit(box.currentIndex())
    assert numbers(shown) == []
    assert "No case fits." in words_of(shown.page.log.table.empty)
    with qtbot.waitSignal(shown.page.log.settled):
        qtbot.mouseClick(shown.page.log._clear, Qt.MouseButton.LeftButton)
    assert numbers(shown) == ["V-2026-0001"]
    assert filters.state.value() is None


def test_an_account_is_found_by_typing(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    live = city.live()
    report(city)
    report(city, account_id=live.id)
    shown = log(qtbot, shell_for("personnel"))
    line = shown.page.log.filters.account.box.line
    qtbot.keyClicks(line, "nothing of the kind")
    line.editingFinished.emit()
    assert line.text() == ""
    line.setText("PittsfieldRSVP · Facebook · RSVP")
    with qtbot.waitSignal(shown.page.log.settled):
        line.editingFinished.emit()
    assert numbers(shown) == ["V-2026-0002"]


def test_days_are_chosen_between_two(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    report(city)
    city.time.wait(40)
    report(city)
    shown = log(qtbot, shell_for("personnel"))
    period, settled = shown.page.log.filters.period, shown.page.log.settled
    with qtbot.waitSignal(settled):
        shown.page.log.filters.narrow(since=date(2026, 11, 1), until=date(2026, 11, 5))
    assert numbers(shown) == ["V-2026-0001"]
    assert period.since.isVisible()
    assert period.value() == (date(2026, 11, 1), date(2026, 11, 5))
    box = period.usual.box
    box.setCurrentIndex(box.findText("Last 7 days"))
    with qtbot.waitSignal(settled):
        box.activated.emit(box.currentIndex())
    assert numbers(shown) == ["V-2026-0002"]
    assert not period.since.isVisible()


def test_filters_are_saved_chosen_and_deleted_for_one_person(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    take_up(city, report(city))
    report(city)
    shown = log(qtbot, shell_for("personnel"))
    filters = shown.page.log.filters
    with qtbot.waitSignal(shown.page.log.settled):
        filters.narrow(state=ViolationState.UNDER_REVIEW, since=date(2026, 11, 1))
    filters.saved.ask_name()
    dialog = shown.dialog(NameDialog)
    dialog.confirm()
    assert dialog.fields["name"].problem is not None
    dialog._input.setText("  Mine   to do ")
    dialog.confirm()
    assert filters.saved.text() == "Mine to do"
    with qtbot.waitSignal(shown.page.log.settled):
        filters.clear()
    assert filters.saved.accessibleName() == "Saved filters"
    menu = filters.saved.menu()
    menu.aboutToShow.emit()
    with qtbot.waitSignal(shown.page.log.settled):
        next(one for one in menu.actions() if one.text() == "Mine to do").trigger()
    assert numbers(shown) == ["V-2026-0001"]
    other = log(qtbot, shell_for("mayor"))
    assert other.page.log.filters.saved.saved() == {}
    filters.saved.delete("Mine to do")
    assert filters.saved.saved() == {}


def test_every_question_can_be_saved() -> None:
    query = ViolationQuery(
        text="prices",
        state=ViolationState.DOWN,
        standing=Standing.OPEN,
        category="advertising",
        department_id=2,
        account_id=3,
        owner_id=4,
        since=date(2026, 1, 2),
        until=date(2026, 3, 4),
    )
    assert of_values(as_values(query)) == query
    assert as_values(ViolationQuery()) == {}
    wrong = {"state": "gone", "since": "yesterday", "owner_id": None, "category": "advertising"}
    assert of_values(wrong) == ViolationQuery(category="advertising")


def test_the_shown_rows_are_exported(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    report(city)
    report(city)
    shell = shell_for("personnel")
    shown = log(qtbot, shell)
    for name in ("log.csv", "log.xlsx"):
        with qtbot.waitSignal(shell.said) as told:
            shown.page.export.write(tmp_path / name)
        assert told.args == [f"2 cases are in {name}."]
    rows = list(csv.reader((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[-2:]] == ["V-2026-0002", "V-2026-0001"]


# The chosen case


def test_the_next_case_is_shown_once_one_is_not_the_persons_any_more(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    first, second = report(city), report(city)
    shell = shell_for("personnel")
    shell.runner.failed.disconnect()
    shown = log(qtbot, shell)
    shown.open(second)
    personnel = city.who["personnel"]
    take_up(city, second)
    one = violation_view.case(personnel, second).violation
    fields = replace(fields_of(one), named=(personnel.person_id,))
    assert violations.edit(personnel, second, one.version, fields) is None
    shell.runner.changed.emit("violations")
    shown.until(lambda: shown.view.violation.id == first)
    assert numbers(shown) == ["V-2026-0001"]


def test_today_leads_to_a_case_and_to_those_in_one_state(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    take_up(city, report(city))
    report(city)
    personnel = city.who["personnel"]
    shown = log(qtbot, shell_for("personnel"))
    waiting = [one for one in today.waiting(personnel) if one.subject == "violation"]
    assert len(waiting) == 2
    shown.page.show_subject(waiting[0].subject, waiting[0].subject_id)
    shown.until(lambda: shown.view.violation.id == waiting[0].subject_id)
    place = list(ViolationState).index(ViolationState.UNDER_REVIEW)
    with qtbot.waitSignal(shown.page.log.settled):
        shown.page.show_subject("violations", place)
    assert numbers(shown) == ["V-2026-0001"]
    assert shown.page.log.filters.state.value() == ViolationState.UNDER_REVIEW


def test_cases_about_an_account_are_a_press_away(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    live = city.live()
    report(city)
    wanted = report(city, account_id=live.id)
    shown = log(qtbot, shell_for("personnel"))
    shown.open(wanted)
    with qtbot.waitSignal(shown.page.log.settled):
        shown.press("Cases about this account")
    assert numbers(shown) == ["V-2026-0002"]
    with qtbot.waitSignal(shown.shell.go) as went:
        shown.press("Open the account")
    assert went.args == ["account", live.id]


# Keyboard, screen reader, sizes


@pytest.mark.parametrize("who", ["personnel", "head", "employee"])
@pytest.mark.parametrize("width", [900, 1500])
def test_the_page_is_for_keyboard_and_screen_reader(
    qtbot: QtBot, city: City, shell_for: ShellFor, who: str, width: int
) -> None:
    live = city.live()
    one = report(city, "me", account_id=live.id)
    take_up(city, one, date(2026, 11, 1 + 2))
    violations.note(city.who["personnel"], one, "Seen.")
    shown = log(qtbot, shell_for(who), width)
    assert unnamed(shown.page) == []
    assert shared_keys(shown.page) == {}
    qtbot.waitUntil(lambda: cut_off(shown.page) == [])  # it is laid out
    assert focus_order_faults(shown.page) == []
    assert rich_text(shown.page) == []


def test_nothing_is_cut_off_at_twice_the_size(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    live = city.live()
    one = report(city, "me", account_id=live.id)
    take_up(city, one)
    look().set_scale(2.0)
    try:
        shown = log(qtbot, shell_for("personnel"), 1900, 1000)
        qtbot.waitUntil(lambda: cut_off(shown.page) == [])
    finally:
        look().set_scale(1.0)


def test_the_log_is_worked_with_the_keyboard_alone(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    report(city)
    wanted = report(city, body="A raffle")
    shown = log(qtbot, shell_for("personnel"))
    window = shown.page.window()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keySequence(shown.page, QKeySequence(QKeySequence.StandardKey.Find))
    assert shown.page.log.filters.search.hasFocus()
    qtbot.keyClicks(shown.page.log.filters.search, "raffle")
    qtbot.keyClick(shown.page.log.filters.search, Qt.Key.Key_Return)
    shown.until(lambda: shown.view.violation.id == wanted)
    qtbot.waitUntil(lambda: window.focusWidget().objectName() == Act.TAKE_UP_CASE)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(shown.dialog().confirm_button, Qt.Key.Key_Space)
    shown.until_state(ViolationState.UNDER_REVIEW)
