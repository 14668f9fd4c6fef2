"""The form of a report: one press from everywhere, nothing lost, nothing left behind."""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.violations import Place, Report
from pittadmin.services import violation_reports
from pittadmin.storage import people, violation_notes, violations
from pittadmin.storage import violation_reports as stored
from pittadmin.storage.case_schema import violation
from pittadmin.ui import report_form, reporting
from pittadmin.ui.receipt_dialog import ReceiptDialog
from pittadmin.ui.receipt_follow import FollowDialog
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.report_form import ReportForm
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]
BODY = "A share from a shop's page, with its prices."


def opened(qtbot: QtBot, shell: Shell, window: QWidget, **first: object) -> ReportForm:
    """Open the form as the program does, and wait until it knows who will read it."""
    reporting.report(shell, window, **first)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(standing(window)))
    form = standing(window)[0]
    qtbot.waitUntil(lambda: bool(form.card.readers.sentences or form.card.readers.refused))
    return form


def standing(window: QWidget) -> list[ReportForm]:
    return [one for one in window.findChildren(ReportForm) if one.isVisible()]


def write(form: ReportForm) -> None:
    """Write what a report needs at least."""
    form.categories.choose(["advertising"])
    form.body.setPlainText(BODY)


def receipt_of(qtbot: QtBot, window: QWidget) -> ReceiptDialog:
    def shown() -> list[ReceiptDialog]:
        return [one for one in window.findChildren(ReceiptDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    return shown()[0]


def recovery_file(tmp_path: Path, who: str = "employee") -> str:
    path = tmp_path / f"recovery-{who}.json"
    return path.read_text() if path.exists() else ""


@pytest.mark.requirement("R66")
def test_a_report_is_sent_and_its_receipt_shown_once(
    qtbot: QtBot, city: City, shell_for: ShellFor, window: QWidget, tmp_path: Path
) -> None:
    account = city.live()
    shell = shell_for("employee")
    seen = tmp_path / "seen.exe"
    seen.write_bytes(b"MZ what was seen")
    form = opened(qtbot, shell, window, account_id=account.id)
    assert form.place.value() == Place.ACCOUNT
    write(form)
    with qtbot.waitSignal(form.evidence.changed):
        form.evidence.take_files([seen])
    form.confirm_button.click()
    dialog = receipt_of(qtbot, window)
    with city.me.database.read() as conn:
        found = conn.execute(violation.select()).one()
        case = violations.get(conn, found.id)
        assert case.account_id == account.id
        assert stored.said(conn, case.id)[0] == BODY
        assert [one.filename for one in violation_notes.evidence(conn, case.id)] == ["seen.exe"]
    assert dialog.receipt.number == case.number
    dialog.copy()
    assert dialog.receipt.code in QGuiApplication.clipboard().text()
    assert BODY not in QGuiApplication.clipboard().text()
    assert (unnamed(dialog), shared_keys(dialog), rich_text(dialog)) == ([], {}, [])
    # Nothing of it is left on this computer.
    assert BODY not in recovery_file(tmp_path)
    assert shell.recovery.find("report") is None
    dialog.reject()


@pytest.mark.requirement("R66")
def test_what_is_typed_is_found_after_a_restart(
    qtbot: QtBot, city: City, shell_for: ShellFor, window: QWidget, tmp_path: Path
) -> None:
    shell = shell_for("employee")
    evidence = tmp_path / "seen.txt"
    evidence.write_text("seen")
    form = opened(qtbot, shell, window, address="https://x.com/CityofPittsfield/status/1")
    write(form)
    form.when.set_value(datetime(2026, 10, 31, 18, tzinfo=UTC))
    form.named.add(city.me.person_id)
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    with qtbot.waitSignals([form.evidence.changed, form.evidence.changed]):
        form.evidence.take_files([evidence])
        form.evidence.take_image(image)
    before = form.typed()
    form.reject()  # closed, not discarded
    assert not form.isVisible()
    shell.recovery = RecoveryFile(tmp_path / "recovery-employee.json").of("me")
    again = opened(qtbot, shell, window)
    qtbot.waitUntil(lambda: len(again.evidence.added()) == 2)
    assert again.typed() | {"files": sorted(again.evidence.kept())} == before | {
        "files": sorted(before["files"])
    }
    assert {one.filename for one in again.evidence.added()} == {
        "seen.txt",
        *(path.name for path in (tmp_path / "pittadmin" / "pasted").iterdir()),
    }


@pytest.mark.requirement("R66")
def test_the_database_gone_while_sending_leaves_the_report_in_the_form_and_on_the_disk(
    qtbot: QtBot, city: City, shell_for: ShellFor, window: QWidget, tmp_path: Path
) -> None:
    shell = shell_for("employee")
    form = opened(qtbot, shell, window)
    write(form)
    other = sqlite3.connect(city.me.database.address.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    form.confirm_button.click()
    qtbot.waitUntil(lambda: form.questions.banner is not None, timeout=20_000)
    assert form.questions.banner is not None
    assert "nothing was saved" in form.questions.banner.what
    assert form.isVisible()
    assert form.body.toPlainText() == BODY
    assert BODY in json.dumps(json.loads(recovery_file(tmp_path)))
    other.execute("ROLLBACK")
    other.close()
    # After a restart it is there, and can be sent.
    form.deleteLater()
    form.hide()
    shell.recovery = RecoveryFile(tmp_path / "recovery-employee.json").of("me")
    again = opened(qtbot, shell, window)
    assert again.body.toPlainText() == BODY
    again.confirm_button.click()
    receipt_of(qtbot, window).reject()
    assert BODY not in recovery_file(tmp_path)
    with city.me.database.read() as conn:
        assert len(conn.execute(violation.select()).all()) == 1


def test_another_person_does_not_find_it(
    qtbot: QtBot, shell_for: ShellFor, window: QWidget, tmp_path: Path
) -> None:
    """In a try-out many people sit at one computer."""
    shell = shell_for("employee")
    form = opened(qtbot, shell, window)
    write(form)
    form.reject()
    other = shell_for("head")
    other.recovery = shell.recovery.file.of("head")
    again = opened(qtbot, other, window)
    assert again.body.toPlainText() == ""
    again.reject()


def test_what_is_discarded_is_erased(
    qtbot: QtBot,
    shell_for: ShellFor,
    window: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shell = shell_for("employee")
    form = opened(qtbot, shell, window)
    write(form)
    shell.recovery.write()
    assert BODY in recovery_file(tmp_path)
    asked: list[str] = []

    def answer(*words: object, **_more: object) -> bool:
        asked.append(str(words[1]))
        return len(asked) > 1

    monkeypatch.setattr(report_form, "ask", answer)
    discard = next(b for b in form.findChildren(QPushButton) if b.text() == "&Discard…")
    discard.click()
    assert form.isVisible()
    discard.click()
    assert not form.isVisible()
    assert BODY not in recovery_file(tmp_path)
    assert asked == ["Discard this report?"] * 2


@pytest.mark.requirement("R66")
@pytest.mark.requirement("R67")
def test_who_will_read_it_follows_what_is_typed(
    qtbot: QtBot, city: City, shell_for: ShellFor, window: QWidget
) -> None:
    form = opened(qtbot, shell_for("employee"), window)

    def says(words: str) -> bool:
        return any(words in one for one in form.card.readers.sentences)

    assert says("Personnel reads it and sees who you are")
    assert says("not encrypted")
    with city.me.database.read() as conn:
        mayor = people.get(conn, city.who["mayor"].person_id)
    form.body.setPlainText(f"It was {mayor.name}.")
    qtbot.waitUntil(lambda: bool(form.card.readers.mentioned))
    yes = next(
        one
        for one in form.card.findChildren(QPushButton)
        if one.accessibleName() == f"Yes, it is about {mayor.name}"
    )
    assert unnamed(form) == []
    yes.click()
    assert form.named.chosen() == (mayor.id,)
    qtbot.waitUntil(lambda: not form.card.readers.mentioned)
    form.named.choose(())
    form._change()
    qtbot.waitUntil(lambda: bool(form.card.readers.mentioned))
    no = next(
        one
        for one in form.card.findChildren(QPushButton)
        if one.accessibleName() == f"No, it is not about {mayor.name}"
    )
    no.click()
    assert form.card.not_about == {mayor.id}
    form.named.add(form.shell.ctx.person_id)
    qtbot.waitUntil(lambda: "named yourself" in form.card.readers.refused)
    form.reject()


@pytest.mark.requirement("R66")
def test_a_head_may_choose_that_the_mayor_reads_it_too(
    qtbot: QtBot, shell_for: ShellFor, window: QWidget
) -> None:
    form = opened(qtbot, shell_for("head"), window)
    assert form.card.to_mayor.isVisibleTo(form)
    form.card.to_mayor.setChecked(True)
    qtbot.waitUntil(lambda: any("Mayor reads" in one for one in form.card.readers.sentences))
    form.reject()
    other = opened(qtbot, shell_for("employee"), window)
    assert not other.card.to_mayor.isVisibleTo(other)
    other.reject()


def test_what_is_wrong_is_said_at_its_field_until_it_is_mended(
    qtbot: QtBot, shell_for: ShellFor, window: QWidget, tmp_path: Path
) -> None:
    form = opened(qtbot, shell_for("employee"), window)
    form.confirm_button.click()
    qtbot.waitUntil(lambda: form.fields["body"].problem is not None)
    assert form.fields["categories"].problem is not None
    write(form)
    form.categories.changed.emit()
    assert form.fields["body"].problem is None
    assert form.fields["categories"].problem is None
    (tmp_path / "empty.png").touch()
    with qtbot.waitSignal(form.evidence.refused):
        form.evidence.take_files([tmp_path / "empty.png"])
    assert "is empty" in str(form.fields["evidence"].problem)
    form.evidence.take_files([tmp_path / "gone.png"])
    qtbot.waitUntil(lambda: "can't be read" in str(form.fields["evidence"].problem))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "seen.txt"))])
    (tmp_path / "seen.txt").write_text("seen")
    assert form.evidence.take(data)
    qtbot.waitUntil(lambda: form.fields["evidence"].problem is None)
    QGuiApplication.clipboard().setText("words")
    form.evidence.paste()
    assert "no picture on the clipboard" in str(form.fields["evidence"].problem)
    form.place.set_value(Place.ACCOUNT)
    form.account.setEditText("nowhere")
    form.named.search.setEditText("nobody")
    form._change()
    form.confirm_button.click()
    assert "no such account" in str(form.fields["account_id"].problem)
    assert "Nobody on file" in str(form.fields["named"].problem)
    form.reject()


def test_everything_is_reached_by_keyboard_and_named(
    qtbot: QtBot, city: City, shell_for: ShellFor, window: QWidget, tmp_path: Path
) -> None:
    window.resize(1000, 700)
    form = opened(qtbot, shell_for("head"), window)
    assert form.width() <= 1000
    assert form.height() <= 700
    form.categories.choose(["other", "retaliation"])
    form.when.known.setChecked(True)
    form.named.add(city.who["mayor"].person_id)
    (tmp_path / "seen.txt").write_text("seen")
    with qtbot.waitSignal(form.evidence.changed):
        form.evidence.take_files([tmp_path / "seen.txt"])
    assert unnamed(form) == []
    assert shared_keys(form) == {}
    assert rich_text(form) == []
    assert focus_order_faults(form) == []
    form.reject()


def test_categories_are_found_by_typing_and_chosen_by_keyboard(
    qtbot: QtBot, shell_for: ShellFor, window: QWidget
) -> None:
    form = opened(qtbot, shell_for("employee"), window)
    listed = form.categories.list
    qtbot.keyClicks(form.categories.search, "slur")
    seen = [one for one in range(listed.count()) if not listed.item(one).isHidden()]
    assert len(seen) == 1
    qtbot.keyClick(form.categories.search, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert form.categories.chosen() == ("offensive",)
    form.categories.search.setText("retaliation")
    assert not listed.item(seen[0]).isHidden()  # what is chosen stays in sight
    assert not form.fields["answers"].isVisibleTo(form)
    form.categories.choose(["offensive", "retaliation"])
    form.categories.changed.emit()
    assert form.fields["answers"].isVisibleTo(form)
    form.reject()


def test_one_form_is_open_at_a_time(qtbot: QtBot, shell_for: ShellFor, window: QWidget) -> None:
    shell = shell_for("employee")
    form = opened(qtbot, shell, window)
    reporting.report(shell, window)
    assert standing(window) == [form]
    assert not form.isModal()
    form.reject()


@pytest.mark.requirement("R67")
def test_a_report_is_followed_by_its_code(
    qtbot: QtBot, city: City, shell_for: ShellFor, window: QWidget
) -> None:
    receipt = violation_reports.send(
        city.who["employee"], Report(categories=("advertising",), body=BODY)
    )
    dialog = reporting.follow(shell_for("library"), window)
    assert isinstance(dialog, FollowDialog)
    dialog.confirm_button.click()
    assert dialog.fields["code"].problem is not None
    dialog.code.setText(receipt.code.lower())
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: dialog.state.isVisible())
    assert (dialog.state.text(), dialog.fields["code"].problem) == ("Reported", None)
    assert "Nobody has taken it up" in dialog.meaning.text()
    assert BODY not in dialog.meaning.text()
    dialog.code.setText("7K3M")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: dialog.fields["code"].problem is not None)
    assert not dialog.state.isVisible()
    assert (unnamed(dialog), shared_keys(dialog), focus_order_faults(dialog)) == ([], {}, [])
    dialog.reject()


words = some.text(max_size=30)


@given(
    some.builds(
        Report,
        categories=some.lists(words, max_size=3).map(tuple),
        body=words,
        other=words,
        place=some.sampled_from(Place),
        account_id=some.none() | some.integers(1, 99),
        address=words,
        happened_at=some.none()
        | some.datetimes(min_value=datetime(2000, 1, 1), timezones=some.just(UTC)),
        poster=words,
        named=some.lists(some.integers(1, 99), max_size=3).map(tuple),
        copied=words,
        noticed=words,
        answers=words,
        to_mayor=some.booleans(),
    )
)
def test_every_report_comes_back_from_the_recovery_file(report: Report) -> None:
    kept = json.loads(json.dumps(report_form._typed(report)))
    assert report_form._read(kept) == report


@given(some.dictionaries(some.sampled_from(sorted(Report.__annotations__)), some.none() | words))
def test_whatever_stands_in_the_recovery_file_is_read(kept: dict[str, object]) -> None:
    assert isinstance(report_form._read(kept), Report)
