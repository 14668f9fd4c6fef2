"""Dialogs: Escape, Enter, problems in place, and work that the dialog waits for."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.ui.dialogs import Dialog, ReasonDialog, ask
from pittadmin.ui.fields import Field, text_input
from tests.ui.accessibility import focus_order_faults, rich_text, shared_keys, unnamed


class NameDialog(Dialog):
    """A form of two fields."""

    def __init__(self, waits: bool = False) -> None:
        super().__init__(None, "A name", "Say it.", "Save name", waits=waits)
        self.first, self.last = text_input(), text_input()
        self.add_field("first", Field("&First", self.first))
        self.add_field("last", Field("&Last", self.last))

    def check(self) -> Iterable[Problem]:
        if not self.first.text():
            yield Problem("The first name is missing.", "Write it.", "first")
        if not self.last.text():
            yield Problem("The last name is missing.", "Write it.", "last")


def _open(dialog: Dialog, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()


def _sentences(dialog: Dialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_escape_cancels(qtbot: QtBot) -> None:
    dialog = NameDialog()
    _open(dialog, qtbot)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_enter_confirms_what_is_right(qtbot: QtBot) -> None:
    dialog = NameDialog()
    _open(dialog, qtbot)
    dialog.first.setText("Terry")
    dialog.last.setText("Try")
    with qtbot.waitSignals([dialog.submitted, dialog.accepted]):
        qtbot.keyClick(dialog.last, Qt.Key.Key_Return)


def test_problems_are_shown_in_place_and_the_first_gets_the_focus(qtbot: QtBot) -> None:
    dialog = NameDialog()
    _open(dialog, qtbot)
    dialog.last.setFocus()
    qtbot.keyClick(dialog.last, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "The first name is missing. Write it." in _sentences(dialog)
    assert "The last name is missing. Write it." in _sentences(dialog)
    qtbot.waitUntil(dialog.first.hasFocus)
    dialog.first.setText("Terry")
    dialog.confirm()
    assert "The first name is missing. Write it." not in _sentences(dialog)
    qtbot.waitUntil(dialog.last.hasFocus)


def test_a_dialog_that_waits_stays_until_the_work_is_done(qtbot: QtBot) -> None:
    dialog = NameDialog(waits=True)
    _open(dialog, qtbot)
    dialog.first.setText("Terry")
    dialog.last.setText("Try")
    with qtbot.waitSignal(dialog.submitted):
        dialog.confirm()
    assert dialog.isVisible()
    assert not dialog.confirm_button.isEnabled()
    assert dialog.fail(Invalid(Problem("Terry is taken.", "Take another.", "first")))
    assert dialog.confirm_button.isEnabled()
    assert "Terry is taken. Take another." in _sentences(dialog)
    assert dialog.fail(Conflict("Changed meanwhile.", "Look at both."))
    assert "Changed meanwhile." in _sentences(dialog)
    assert not dialog.fail(ValueError("a bug"))


def test_a_problem_of_no_field_stands_above(qtbot: QtBot) -> None:
    dialog = NameDialog()
    _open(dialog, qtbot)
    assert dialog.show_problems([Problem("The database is full.", "Ask IT.")])
    assert "The database is full." in _sentences(dialog)
    assert not dialog.show_problems([])
    assert "The database is full." not in _sentences(dialog)


def test_a_reason_is_asked_for_and_kept_without_space(qtbot: QtBot) -> None:
    dialog = ReasonDialog(None, "Deny it?", "It goes back.", "Deny request", minimum=5)
    _open(dialog, qtbot)
    area = dialog.fields["reason"].control
    qtbot.waitUntil(area.hasFocus)
    dialog.confirm()
    assert any("The reason is missing." in one for one in _sentences(dialog))
    qtbot.keyClicks(area, "no ")
    dialog.confirm()
    assert any("too short" in one for one in _sentences(dialog))
    qtbot.keyClicks(area, " because ")
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm()
    assert dialog.reason == "no  because"


def test_enter_in_a_reason_begins_a_line_and_ctrl_enter_confirms(qtbot: QtBot) -> None:
    dialog = ReasonDialog(None, "Deny it?", "It goes back.", "Deny request")
    _open(dialog, qtbot)
    area = dialog.fields["reason"].control
    qtbot.keyClicks(area, "one")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("kind", "key", "answer"),
    [
        ("primary", Qt.Key.Key_Return, True),
        ("primary", Qt.Key.Key_Escape, False),
        ("danger", Qt.Key.Key_Return, False),  # the button that does it must be meant
        ("danger", Qt.Key.Key_Escape, False),
    ],
)
def test_ask_returns_whether_it_was_confirmed(
    qtbot: QtBot, kind: str, key: Qt.Key, answer: bool
) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        focus = dialog.focusWidget() or dialog
        qtbot.keyClick(focus, key)

    QTimer.singleShot(0, press)
    assert ask(None, "Take it down?", "It is gone then.", "Order down", kind) is answer


def test_a_dialog_is_as_high_as_what_it_holds(qtbot: QtBot) -> None:
    dialog = NameDialog()
    _open(dialog, qtbot)
    layout = dialog.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: dialog.height() == layout.totalHeightForWidth(dialog.width()))


def test_a_dialog_longer_than_the_screen_scrolls_and_keeps_its_buttons_in_sight(
    qtbot: QtBot,
) -> None:
    dialog = NameDialog()
    for number in range(40):
        dialog.add_field(f"more{number}", Field(f"More {number}", text_input()))
    _open(dialog, qtbot)
    assert dialog.height() <= dialog.screen().availableSize().height()
    place = dialog.confirm_button.mapTo(dialog, dialog.confirm_button.rect().bottomLeft())
    assert place.y() < dialog.height()
    last = dialog.fields["more39"].control
    assert last.visibleRegion().isEmpty()
    last.setFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_a_problem_is_shown_whole_with_its_input(qtbot: QtBot) -> None:
    dialog = NameDialog()
    for number in range(40):
        dialog.add_field(f"more{number}", Field(f"More {number}", text_input()))
    _open(dialog, qtbot)
    field = dialog.fields["more25"]
    dialog.show_problems([Problem("It is wrong. " * 20, "Mend it.", "more25")])
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_a_dialog_grows_with_its_problems_and_needs_no_bar(qtbot: QtBot) -> None:
    """A bar that comes for a moment makes texts wrap, which must not be its reason to stay."""
    dialog = NameDialog()
    _open(dialog, qtbot)
    bar = dialog._scroll.verticalScrollBar()
    first, words = dialog.fields["first"], ""
    dialog.add_field("more", Field("More", text_input(), "A hint that goes on and on. " * 4))
    for _word in range(30):
        words += "again "
        dialog.show_problems([Problem(words, "Mend it.", "first"), Problem(words, "", "last")])
        qtbot.waitUntil(lambda: first.visibleRegion().boundingRect() == first.rect())
        qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_dialogs_can_be_read_and_reached(qtbot: QtBot) -> None:
    for dialog in (NameDialog(), ReasonDialog(None, "Deny it?", "It goes back.", "Deny")):
        _open(dialog, qtbot)
        assert unnamed(dialog) == []
        assert shared_keys(dialog) == {}
        assert rich_text(dialog) == []
        assert focus_order_faults(dialog) == []
