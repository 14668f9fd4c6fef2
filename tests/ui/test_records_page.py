"""The Records tab: recorded, completed, held, handed out, and nothing typed is lost."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.records_requests import RequestState
from pittadmin.domain.removed_content import NewRecord, RemovedRecord, Speech
from pittadmin.domain.tables import Sort
from pittadmin.services import (
    account_view,
    accounts,
    bags,
    disposal,
    holds,
    records_requests,
    removed_content,
)
from pittadmin.services.new_files import NewFile
from pittadmin.ui.account_panel import AccountPanel
from pittadmin.ui.date_range import DateRange
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.record_acts import CompletionForm, HoldForm, RetentionForm
from pittadmin.ui.record_chooser import RecordChooser
from pittadmin.ui.records_page import RecordsPage
from pittadmin.ui.records_request_form import AnswerDialog, RecordsRequestForm
from pittadmin.ui.removal_form import RemovalForm, open_removal
from pittadmin.ui.removal_notice import NoticeDialog
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City, picture

pytestmark = pytest.mark.requirement("R9")

ShellFor = Callable[[str], Shell]
ADDRESS = "https://facebook.com/PittsfieldRSVP/posts/7"


def sealed(city: City, who: str = "it", **values: Any) -> RemovedRecord:
    usual: dict[str, Any] = {
        "address": ADDRESS,
        "removed_at": city.time.now,
        "author": "Jo <b>Doe</b>",
        "posted_at": city.time.now - timedelta(hours=2),
        "body": "The words",
        "clause": "R59",
    }
    new = NewRecord(**(usual | values))
    return removed_content.seal_record(city.who[who], new, [NewFile("shot.png", picture())])


def opened(qtbot: QtBot, shell: Shell, wide: int = 1280) -> RecordsPage:
    page = RecordsPage(shell)
    qtbot.addWidget(page)
    shell.__dict__["page"] = page  # qtbot alone would let go of it
    shell.runner.changed.connect(page.refresh)
    shell.go.connect(page.show_subject)
    page.resize(wide, 900)
    page.show()
    settle(qtbot, shell)
    return page


def settle(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.runner.is_busy, timeout=20_000)


def said(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(widget))


def press(qtbot: QtBot, widget: QWidget, words: str) -> None:
    found = [
        one
        for one in widget.findChildren(QPushButton)
        if one.isVisibleTo(widget) and one.text().replace("&", "") == words
    ]
    assert found, words
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def dialog(qtbot: QtBot, kind: type[Any]) -> Any:
    def open_ones() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]

    qtbot.waitUntil(lambda: any(one.isVisible() for one in open_ones()), timeout=20_000)
    return next(one for one in open_ones() if one.isVisible())


def confirm(qtbot: QtBot, form: Dialog) -> None:
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)


def shot(tmp_path: Path) -> Path:
    path = tmp_path / "Screenshot.png"
    path.write_bytes(picture())
    return path


def faults(widget: QWidget) -> list[str]:
    found = [*unnamed(widget), *rich_text(widget), *cut_off(widget), *shared_keys(widget)]
    return found + focus_order_faults(widget)


# Recording


def test_a_threat_is_recorded_with_a_screenshot_and_the_address(
    qtbot: QtBot, shell_for: ShellFor, city: City, tmp_path: Path
) -> None:
    shell = shell_for("it")
    page = opened(qtbot, shell)
    press(qtbot, page, "Record removed content…")
    form: RemovalForm = dialog(qtbot, RemovalForm)
    confirm(qtbot, form)
    assert form.fields["files"].problem is not None
    assert form.fields["address"].problem is not None
    form.files.take_files([shot(tmp_path)])
    qtbot.waitUntil(lambda: len(form.files.added()) == 1)
    form.address.setText(ADDRESS)
    assert "the author, when it was posted, its text" in said(form)
    with qtbot.waitSignal(shell.said, timeout=20_000) as told:
        confirm(qtbot, form)
    assert told.args == ["C-2026-0001 is sealed. Now remove it on the platform."]
    settle(qtbot, shell)
    qtbot.waitUntil(lambda: "Missing: the author" in said(page.records.panel))
    press(qtbot, page.records.panel, "Complete…")
    more: CompletionForm = dialog(qtbot, CompletionForm)
    for name, words in (("author", "Jo Doe"), ("body", "The words"), ("clause", "R59")):
        more._lines[name].setText(words) if name != "body" else more._lines[name].setPlainText(
            words
        )  # type: ignore[union-attr]
    more.no_time.setText("Not known: the platform showed none")
    with qtbot.waitSignal(shell.said, timeout=20_000) as told:
        confirm(qtbot, more)
    assert told.args == ["C-2026-0001 is complete."]
    qtbot.waitUntil(lambda: "Not known: the platform showed none" in said(page.records.panel))
    assert "kept without end" in said(page.records)


@pytest.mark.requirement("R8")
def test_removing_a_citizens_comment_asks_for_a_neutral_ground_and_gives_the_notice(
    qtbot: QtBot, shell_for: ShellFor, city: City, tmp_path: Path, window: QWidget
) -> None:
    shell = shell_for("personnel")
    open_removal(shell, window, address=ADDRESS)
    form: RemovalForm = dialog(qtbot, RemovalForm)
    assert not form.fields["ground"].isVisibleTo(form)
    form.speech.set_value(Speech.CITIZEN)
    form.speech.picked.emit(Speech.CITIZEN)
    form.files.take_files([shot(tmp_path)])
    qtbot.waitUntil(lambda: len(form.files.added()) == 1)
    form.ground_words.setPlainText("It is rude and negative")
    confirm(qtbot, form)
    assert "Choose the one that fits" in str(form.fields["ground"].problem)
    assert "rude" in str(form.fields["ground_words"].problem)
    form.ground.setCurrentIndex(form.ground.findData("threat"))
    form.ground_words.setPlainText("It says that the library will burn.")
    confirm(qtbot, form)
    notice: NoticeDialog = dialog(qtbot, NoticeDialog)
    press(qtbot, notice, "Copy the notice")
    assert "A threat of violence" in QGuiApplication.clipboard().text()
    notice.reject()


def test_what_was_typed_is_found_again_after_a_crash(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path, window: QWidget
) -> None:
    open_removal(shell_for("it"), window, address=ADDRESS)
    form: RemovalForm = dialog(qtbot, RemovalForm)
    form.author.setText("Jo Doe")
    form.files.take_files([shot(tmp_path)])
    qtbot.waitUntil(lambda: len(form.files.added()) == 1)
    form.shell.recovery.write()
    form.hide()  # the program is gone, and nothing was closed
    again = shell_for("it")
    open_removal(again, window)
    back: RemovalForm = dialog(qtbot, RemovalForm)
    assert (back.author.text(), back.address.text()) == ("Jo Doe", ADDRESS)
    qtbot.waitUntil(lambda: len(back.files.added()) == 1)
    back.reject()


def test_a_page_that_is_ordered_down_is_recorded_before_it_is_called_down(
    qtbot: QtBot, shell_for: ShellFor, city: City, tmp_path: Path
) -> None:
    account = city.live()
    account = accounts.order_down(city.who["personnel"], account.id, account.version, "R60")
    shell = shell_for("me")
    panel = AccountPanel(shell)
    qtbot.addWidget(panel)
    shell.runner.changed.connect(lambda _topic: panel.reload())
    panel.show_account(account.id)
    panel.show()
    settle(qtbot, shell)
    qtbot.waitUntil(lambda: "Record the page as it is now" in said(panel), timeout=20_000)
    press(qtbot, panel, "Record and remove…")
    form: RemovalForm = dialog(qtbot, RemovalForm)
    assert form.address.text() == account.page_address
    assert form.account.value() == account.id
    form.files.take_files([shot(tmp_path)])
    qtbot.waitUntil(lambda: len(form.files.added()) == 1)
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "What it showed is recorded" in said(panel), timeout=20_000)
    view = account_view.show(city.me, account.id)
    assert accounts.confirm_down(city.me, account.id, view.account.version)


# Looking, holding, disposing


def test_data_is_shown_as_plain_text_and_a_department_sees_its_own_alone(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    account = city.live()
    sealed(city)
    sealed(city, account_id=account.id)
    page = opened(qtbot, shell_for("head"))
    assert len(page.records.table.records.ids) == 1
    assert not page.segments.isVisible()
    assert "Jo <b>Doe</b>" in said(page.records.panel)
    assert not page.records.period.isVisible()


def test_it_places_a_hold_which_it_can_not_lift_itself(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    sealed(city)
    shell = shell_for("it")
    page = opened(qtbot, shell)
    press(qtbot, page.records.panel, "Place a hold…")
    form: HoldForm = dialog(qtbot, HoldForm)
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["who"].problem is not None)
    form.who.setText("The City Solicitor")
    form.why.setPlainText("Doe v. City")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "Doe v. City" in said(page.records.panel), timeout=20_000)
    assert "Another person of IT lifts it." in said(page.records.panel)
    page.segments.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "The City Solicitor" in said(page.holds), timeout=20_000)
    assert faults(page.holds) == []


def test_it_enters_the_period_and_disposes_of_a_record_in_its_time(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    record = sealed(city)
    shell = shell_for("it")
    page = opened(qtbot, shell)
    press(qtbot, page, "Retention period…")
    form: RetentionForm = dialog(qtbot, RetentionForm)
    form.schedule.setPlainText("Series 1.2")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "Kept 1 year: Series 1.2" in said(page.records), timeout=20_000)
    city.time.wait(400)
    page.refresh("records")
    settle(qtbot, shell)
    press(qtbot, page.records.panel, "Dispose of it…")
    asked: Any = dialog(qtbot, Dialog)
    confirm(qtbot, asked)
    qtbot.waitUntil(lambda: "permission is missing" in str(asked.fields["reason"].problem))
    asked.fields["reason"].control.setPlainText("RMU-2")
    confirm(qtbot, asked)
    qtbot.waitUntil(lambda: "What is left of it" in said(page.records.panel), timeout=20_000)
    assert record.sha256 in said(page.records.panel)
    assert "The words" not in said(page.records.panel)


def test_the_table_is_narrowed_by_words_state_and_days(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    sealed(city)
    sealed(city, author="Ann Other", removed_at=city.time.now - timedelta(days=40), posted_at=None)
    shell = shell_for("it")
    page = opened(qtbot, shell)
    section, ids = page.records, page.records.table.records
    assert len(ids.ids) == 2
    section.search.setText("ann other")
    qtbot.waitUntil(lambda: len(ids.ids) == 1 and not ids.pending)
    section.search.clear()
    qtbot.waitUntil(lambda: len(ids.ids) == 2 and not ids.pending)
    section.removed.usual.set_value("week")
    section.removed.usual.picked.emit("week")
    qtbot.waitUntil(lambda: len(ids.ids) == 1 and not ids.pending)
    section.removed.usual.set_value("days")
    section.removed.usual.picked.emit("days")
    assert section.removed.since.isVisibleTo(section)
    section.show_record(2)
    qtbot.waitUntil(lambda: section.table.chosen_id == 2, timeout=20_000)


def test_a_range_of_days_is_read_whichever_way_it_is_given(qtbot: QtBot, city: City) -> None:
    today = city.me.clock.today()
    days = DateRange("Removed", "Any time", today)
    qtbot.addWidget(days)
    assert days.value() == (None, None)
    days.usual.set_value("before")
    assert days.value() == (today.replace(year=2025, month=1, day=1), today.replace(2025, 12, 31))
    days.usual.set_value("days")
    days.since.setDate(days.until.date())
    days.until.setDate(days.until.date().addDays(-3))
    first, last = days.value()
    assert first is not None
    assert last is not None
    assert (last - first).days == 3


# Public records requests


def test_a_request_is_entered_its_records_chosen_and_answered_with_a_bag(
    qtbot: QtBot, shell_for: ShellFor, city: City, tmp_path: Path
) -> None:
    sealed(city)
    shell = shell_for("personnel")
    page = opened(qtbot, shell)
    page.segments.setCurrentIndex(2)
    press(qtbot, page, "Enter a request…")
    form: RecordsRequestForm = dialog(qtbot, RecordsRequestForm)
    assert "due on Nov 17, 2026" in said(form)
    form.requester.setText("Dana Doe")
    form.subject.setPlainText("Elm Street")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "10 business days left" in said(page.requests), timeout=20_000)
    settle(qtbot, shell)
    press(qtbot, page.requests, "Choose records…")
    chooser: RecordChooser = dialog(qtbot, RecordChooser)
    qtbot.waitUntil(lambda: len(chooser.table.records.ids) == 1)
    qtbot.waitUntil(lambda: chooser.table.records.row(0) is not None)
    chooser.table.choose(chooser.table.records.ids[0])
    press(qtbot, chooser, "Add this record")
    part = chooser._parts[1]
    part.checks["author"].setChecked(True)
    confirm(qtbot, chooser)
    assert part.why.problem is not None
    part.why.control.setText("M.G.L. c.4 §7 cl.26(c), privacy")  # type: ignore[attr-defined]
    assert faults(chooser) == []
    confirm(qtbot, chooser)
    qtbot.waitUntil(lambda: "C-2026-0001; left out: author" in said(page.requests), timeout=20_000)
    settle(qtbot, shell)
    press(qtbot, page.requests, "Answer with a bag…")
    answer: AnswerDialog = dialog(qtbot, AnswerDialog)
    path = tmp_path / "bag.zip"
    answer.write(path)
    qtbot.waitUntil(lambda: "It is answered." in said(page.requests), timeout=30_000)
    assert bags.verify(path).faults == ()
    with zipfile.ZipFile(path) as opened_:
        assert opened_.read("P-2026-0001/data/index.pdf").startswith(b"%PDF-")
    (request,) = records_requests.every(city.who["it"])
    assert request.state is RequestState.ANSWERED


# Every page and form, for every person


@pytest.mark.parametrize("wide", [1280, 900])
def test_all_is_named_plain_and_in_order(
    qtbot: QtBot, shell_for: ShellFor, city: City, wide: int
) -> None:
    record = sealed(city, speech=Speech.CITIZEN, ground="threat", ground_words="It threatens.")
    holds.place(city.who["it"], record.id, "A court", "An order", city.me.clock.today())
    disposal.set_retention(city.who["it"], 3, "Series 1.2")
    page = opened(qtbot, shell_for("it"), wide)
    page.records.table.set_sort(Sort("number"))
    settle(qtbot, page._shell)
    assert faults(page) == []


@pytest.mark.parametrize("make", [CompletionForm, HoldForm])
def test_the_forms_are_named_plain_and_in_order(
    qtbot: QtBot, shell_for: ShellFor, city: City, window: QWidget, make: type[Any]
) -> None:
    record = sealed(city, author="", body="")
    form = make(shell_for("it"), record, window)
    form.open()
    assert faults(form) == []
    form.reject()


def test_the_removal_form_is_named_plain_and_in_order(
    qtbot: QtBot, shell_for: ShellFor, window: QWidget
) -> None:
    open_removal(shell_for("personnel"), window)
    form: RemovalForm = dialog(qtbot, RemovalForm)
    form.speech.set_value(Speech.CITIZEN)
    form.speech.picked.emit(Speech.CITIZEN)
    qtbot.waitUntil(lambda: cut_off(form) == [])
    assert [*unnamed(form), *rich_text(form), *shared_keys(form)] == []
    inside = form._scroll.widget()  # the rest of it is below, wherever it is scrolled to
    assert inside is not None
    assert focus_order_faults(inside) == []
    form.reject()
