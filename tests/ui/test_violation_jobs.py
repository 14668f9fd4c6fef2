"""Whole jobs on the Violations tab, each as the persons do it who have a part in it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict
from pittadmin.domain.removed_content import NewRecord
from pittadmin.domain.violation_states import ViolationState
from pittadmin.services import accounts, people, removed_content, violation_view, violations
from pittadmin.services.account_view import show as show_account
from pittadmin.services.case_edit import fields_of
from pittadmin.services.new_files import NewFile
from pittadmin.ui.case_files import FilesForm
from pittadmin.ui.case_forms import NoteForm, OutcomeForm, TakeUpForm
from pittadmin.ui.conflict import WhatChanged
from pittadmin.ui.instruction_form import InstructionForm
from pittadmin.ui.removal_form import RemovalForm
from pittadmin.ui.violation_edit import ViolationEdit
from tests.ui.conftest import City, picture
from tests.ui.violations import ShellFor, case, log, report, words_of

State = ViolationState


def seal(city: City, who: str, violation_id: int | None, account_id: int) -> None:
    """Let somebody record what is removed, of an account or in a case of it."""
    new = NewRecord(
        "https://www.facebook.com/PittsfieldRSVP/posts/1",
        city.time.now,
        body="The words",
        clause="R41",
        account_id=account_id,
        violation_id=violation_id,
    )
    removed_content.seal_record(city.who[who], new, [NewFile("page.png", picture())])


@pytest.mark.requirement("R46")
@pytest.mark.requirement("R47")
@pytest.mark.requirement("R52")
def test_a_refusal_goes_from_the_report_to_the_notice_and_is_closed(
    qtbot: QtBot,
    city: City,
    shell_for: ShellFor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live = city.live()
    which = report(city, account_id=live.id, named=("head",))
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    assert "Take it up…*" in personnel.buttons()

    personnel.press("Take it up…")
    form = personnel.dialog(TakeUpForm)
    form.due.known.click()
    form.confirm()
    personnel.until_state(State.UNDER_REVIEW)
    assert case(city.who["personnel"], which).due is not None

    personnel.press("Instruct the department…")
    told = personnel.dialog(InstructionForm)
    told.confirm()
    assert "What is to be removed" in str(told.fields["content"].problem)
    told.content.setPlainText("The post of May 2 with the prices.")
    told.confirm()
    personnel.until_state(State.INSTRUCTED)
    assert "Dana Sample (head), by Nov 5, 2026" in personnel.seen()

    head = log(qtbot, shell_for("head"))
    head.open(which)
    assert head.page.counted_text.text() == "1 instruction to answer"
    assert "The post of May 2 with the prices." in head.seen()
    assert [one for one in head.buttons() if one.endswith("*")] == ["Removed…*"]
    head.press("Refuse…")
    head.answer()
    assert "The reason is missing." in str(head.dialog().fields["reason"].problem)
    head.answer("It is our sponsor.")
    head.until_state(State.REFUSED)

    personnel.shell.runner.changed.emit("violations")
    personnel.until_state(State.REFUSED)
    assert "“It is our sponsor.”" in personnel.seen()
    personnel.press("Refer for discipline…")
    personnel.answer("Refused without a ground.")
    personnel.until_state(State.REFERRED)
    assert "Close the case…" not in personnel.buttons()

    personnel.press("File the outcome…")
    outcome = personnel.dialog(OutcomeForm)
    outcome.confirm()
    assert outcome.fields["body"].problem is not None
    outcome.body.setPlainText("A written warning.")
    outcome.confirm()
    personnel.until(lambda: bool(personnel.view.outcomes))
    assert "Due Nov 12, 2026, in 10 days" in personnel.seen()
    assert "Close the case…" not in personnel.buttons()

    letter = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(letter), ""))
    with qtbot.waitSignal(personnel.shell.said):
        personnel.press("Save the letter…")
    assert letter.read_bytes().startswith(b"%PDF")

    personnel.press("The notice was given…")
    personnel.answer()
    personnel.until(lambda: personnel.view.outcomes[0].notice_at is not None)
    assert "Close the case…*" in personnel.buttons()
    personnel.press("Close the case…")
    personnel.answer()
    personnel.until_state(State.CLOSED)
    titles = [one.title for one in personnel.view.history]
    assert titles[0] == "Closed"
    assert titles[-1] == "Reported"


@pytest.mark.requirement("R9")
@pytest.mark.requirement("R46")
def test_what_is_removed_is_recorded_first_and_then_answered(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    live = city.live()
    which = report(city, account_id=live.id)
    personnel = city.who["personnel"]
    one = violations.take_up(personnel, which, 1)
    to, due = city.who["head"].person_id, one.state_since
    violations.instruct(personnel, which, one.version, to, "The post", due)
    head = log(qtbot, shell_for("head"))
    head.open(which)
    assert "Due today, Nov 2, 2026" in head.seen()
    head.press("Removed…")
    form = head.dialog(RemovalForm)
    form.confirm()
    assert form.fields["files"].problem is not None
    assert form.address.text() == "https://www.facebook.com/PittsfieldRSVP/posts/1"
    shot = tmp_path / "post.png"
    shot.write_bytes(picture())
    with qtbot.waitSignal(form.files.changed):
        form.files.take_files([shot])
    form.clause.setEditText("R41")
    form.confirm()
    qtbot.waitUntil(lambda: head.dialog().windowTitle() == "Answer that it is removed?")
    assert case(personnel, which).state is State.INSTRUCTED
    head.answer()
    head.until_state(State.REMOVED)
    assert "Nothing is left for you to do." in head.seen()
    assert case(personnel, which).state is State.REMOVED


@pytest.mark.requirement("R9")
def test_what_is_recorded_already_is_not_asked_for_again(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    live = city.live()
    which = report(city, account_id=live.id)
    personnel = city.who["personnel"]
    one = violations.take_up(personnel, which, 1)
    head_id = city.who["head"].person_id
    violations.instruct(personnel, which, one.version, head_id, "The post", one.state_since)
    seal(city, "head", which, live.id)
    head = log(qtbot, shell_for("head"))
    head.open(which)
    head.press("Removed…")
    assert head.dialog().windowTitle() == "Answer that it is removed?"
    head.answer()
    head.until_state(State.REMOVED)


@pytest.mark.requirement("R48")
def test_a_page_ordered_down_takes_its_case_with_it(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    live = city.live()
    which = report(city, account_id=live.id)
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    personnel.press("Take it up…")
    personnel.dialog(TakeUpForm).confirm()
    personnel.until_state(State.UNDER_REVIEW)
    personnel.press("Order the page down…")
    assert personnel.dialog().confirm_button.text() == "Order the page down"
    personnel.answer("It sells raffle tickets.")
    personnel.until_state(State.ORDERED_DOWN)
    with qtbot.waitSignal(personnel.shell.go) as went:
        personnel.press("Open the account")
    assert went.args == ["account", live.id]
    seal(city, "head", None, live.id)
    account = show_account(city.who["head"], live.id).account
    accounts.confirm_down(city.who["head"], account.id, account.version)
    personnel.shell.runner.changed.emit("accounts")
    personnel.until_state(State.DOWN)
    personnel.press("Close the case…")
    personnel.answer()
    personnel.until_state(State.CLOSED)
    personnel.press("Reopen…")
    personnel.answer("It is up again.")
    personnel.until_state(State.UNDER_REVIEW)
    assert "“It is up again.”" in personnel.seen()


def test_a_case_is_dismissed_closed_and_noted(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    which = report(city)
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    personnel.press("Write a note…")
    note = personnel.dialog(NoteForm)
    note.confirm()
    assert note.fields["note"].problem is not None
    note.body.setPlainText("The page is a neighbor's. <i>Plain</i>")
    note.confirm()
    personnel.until(lambda: bool(personnel.view.notes))
    assert "The page is a neighbor's. <i>Plain</i>" in personnel.seen()
    personnel.press("Take it up…")
    personnel.dialog(TakeUpForm).confirm()
    personnel.until_state(State.UNDER_REVIEW)
    personnel.press("Dismiss…")
    personnel.answer("It is no page of the City.")
    personnel.until_state(State.DISMISSED)
    assert "Close the case…*" in personnel.buttons()


def test_evidence_is_added_saved_and_never_opened(
    qtbot: QtBot,
    city: City,
    shell_for: ShellFor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = NewFile("run me.exe", b"MZ" + bytes(300))
    which = report(city, files=(program, NewFile("screen.png", picture())))
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    assert "run me.exe" in personnel.seen()
    assert personnel.seen().count("Picture screen.png") == 1
    saved = tmp_path / "saved.exe"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(saved), ""))
    with qtbot.waitSignal(personnel.shell.said):
        personnel.press("Save as…")
    assert saved.read_bytes() == program.data
    paper = tmp_path / "paper.txt"
    paper.write_text("On paper")
    personnel.press("Add evidence…")
    form = personnel.dialog(FilesForm)
    form.confirm()
    assert "No file is there yet." in str(form.fields["evidence"].problem)
    with qtbot.waitSignal(form.files.changed):
        form.files.take_files([paper])
    form.confirm()
    personnel.until(lambda: len(personnel.view.evidence) == 3)
    assert "Added by Pat Sample (Personnel) on Nov 2, 2026" in personnel.seen()


def test_a_case_file_is_printed(
    qtbot: QtBot,
    city: City,
    shell_for: ShellFor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    which = report(city, files=(NewFile("screen.png", picture()),))
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        asked.append(Path(name).name)
        return str(tmp_path / "case"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(personnel.shell.said):
        personnel.press("Save the case file…")
    assert asked == ["V-2026-0001.pdf"]
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")


# Two people on one case


def test_what_two_people_changed_is_merged_by_field(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    which = report(city)
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    personnel.press("Change…")
    form = personnel.dialog(ViolationEdit)
    form.poster.setText("A shop on North Street")
    ctx = city.who["personnel"]
    one = case(ctx, which)
    fields = form.case()
    theirs = replace(fields, poster="Jo Doe", address="https://www.facebook.com/other")
    violations.edit(ctx, which, one.version, theirs)
    form.confirm()
    changed = personnel.dialog(WhatChanged)
    assert set(changed.choices) == {"poster", "address"}
    assert changed.choices["address"].value() == "theirs"
    assert changed.choices["poster"].value() == "mine"
    changed.confirm()
    personnel.until(lambda: personnel.view.violation.poster == "A shop on North Street")
    assert personnel.view.violation.address == "https://www.facebook.com/other"


def test_a_reason_is_kept_when_the_case_was_changed_meanwhile(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    which = report(city)
    ctx = city.who["personnel"]
    violations.take_up(ctx, which, 1)
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    personnel.press("Dismiss…")
    dialog = personnel.dialog()
    one = case(ctx, which)
    violations.edit(ctx, which, one.version, fields_of(one))
    personnel.answer("It is a private page.")
    qtbot.waitUntil(lambda: dialog.confirm_button.isEnabled())
    assert dialog.isVisible()
    assert dialog.fields["reason"].control.toPlainText() == (  # type: ignore[attr-defined]
        "It is a private page."
    )
    dialog.confirm()
    personnel.until_state(State.DISMISSED)


def test_who_comes_second_to_close_a_case_is_told(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    which = report(city)
    ctx = city.who["personnel"]
    one = violations.take_up(ctx, which, 1)
    one = violations.dismiss(ctx, which, one.version, "Nothing in it.")
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    personnel.press("Close the case…")
    dialog = personnel.dialog()
    violations.close(ctx, which, one.version)
    dialog.confirm()
    qtbot.waitUntil(lambda: not dialog.confirm_button.isVisible())
    assert "“Closed” since Nov 2, 2026." in words_of(dialog)
    dialog.reject()
    personnel.until_state(State.CLOSED)
    with pytest.raises(Conflict):
        violations.close(ctx, which, case(ctx, which).version)


def test_a_note_that_was_begun_is_found_again(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    which = report(city)
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    personnel.press("Write a note…")
    personnel.dialog(NoteForm).body.setPlainText("Half a sent")
    personnel.shell.recovery.write()
    later = log(qtbot, shell_for("personnel"))
    later.open(which)
    later.press("Write a note…")
    assert later.dialog(NoteForm).body.toPlainText() == "Half a sent"


# Who sees what


@pytest.mark.requirement("R66")
@pytest.mark.requirement("R67")
def test_who_does_not_work_a_case_finds_no_reporter_on_it(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    live = city.live()
    which = report(city, "me", account_id=live.id)
    ctx = city.who["personnel"]
    violations.take_up(ctx, which, 1)
    violations.note(ctx, which, "A note of Personnel")
    head = log(qtbot, shell_for("head"))
    head.open(which)
    said = head.seen()
    assert "A share from a shop's page" in said
    for secret in ("Terry Try", "A note of Personnel", "Who reported it", "10:00 AM", "Pat Sample"):
        assert secret not in said, secret
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    assert "Terry Try" in personnel.seen()
    assert "Visible to Personnel only" in personnel.seen()


@pytest.mark.requirement("R46")
def test_who_is_instructed_sees_nothing_of_the_report(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    live = city.live()
    which = report(city, account_id=live.id, named=("head",))
    ctx = city.who["personnel"]
    one = violations.take_up(ctx, which, 1)
    violations.instruct(
        ctx, which, one.version, city.who["head"].person_id, "The post", one.state_since
    )
    head = log(qtbot, shell_for("head"))
    head.open(which)
    said = head.seen()
    assert "The post" in said
    for secret in ("A share from a shop's page", "An advertising link", "Reported", "Em"):
        assert secret not in said.replace("Employee", ""), secret


@pytest.mark.requirement("R67")
def test_signs_of_retaliation_are_shown_to_who_works_the_case(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    which = report(city, "me", named=("head",))
    city.time.wait(2)
    directory = people.directory(city.who["head"])
    held = [one for one in directory.memberships if one.person.id == city.me.person_id]
    people.end(city.who["head"], held[0].id)
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    assert violation_view.case(city.who["personnel"], which).signs
    assert "It may be retaliation (R67)" in personnel.seen()
    second = report(city, "me", categories=("retaliation",), answers="V-2026-0001")
    personnel.shell.runner.changed.emit("violations")
    personnel.open(second)
    assert "The report that it answers (R67)" in personnel.seen()
    personnel.press("V-2026-0001 (Reported)")
    personnel.until(lambda: personnel.view.violation.id == which)
    assert "Reports of retaliation for it (R67)" in personnel.seen()


def test_the_buttons_are_those_that_the_table_of_permissions_allows(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    which = report(city)
    personnel = log(qtbot, shell_for("personnel"))
    personnel.open(which)
    assert set(personnel.view.acts) == {
        Act.TAKE_UP_CASE,
        Act.EDIT_CASE,
        Act.WRITE_NOTE,
        Act.ADD_CASE_FILE,
    }
