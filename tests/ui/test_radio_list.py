"""A list of radio buttons, and an input that is judged while it is typed into."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Problem
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.live import Live
from pittadmin.ui.radio_list import RadioList
from tests.ui.accessibility import tab_chain, unnamed


def test_a_mnemonic_comes_to_the_chosen_button_and_arrows_choose(qtbot: QtBot) -> None:
    page = QWidget()
    choice = RadioList([(1, "&One"), (2, "Two"), (3, "Three")])
    QVBoxLayout(page).addWidget(Field("&Pick", choice))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert choice.value() is None
    choice.set_value(2)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is choice.radio(2)
    with qtbot.waitSignal(choice.picked) as picked:
        qtbot.keyClick(choice.radio(2), Qt.Key.Key_Down)
    assert picked.args == [3]
    assert unnamed(page) == []


def test_other_choices_keep_the_chosen_one_and_the_order_of_tab(qtbot: QtBot) -> None:
    page = QWidget()
    box = QVBoxLayout(page)
    choice = RadioList([("a", "A"), ("b", "B")])
    after = text_input()
    box.addWidget(choice)
    box.addWidget(after)
    qtbot.addWidget(page)
    page.show()
    choice.set_value("b")
    choice.set_choices([("b", "B"), ("c", "C")])
    assert choice.value() == "b"
    QApplication.sendPostedEvents(None, 0)
    assert tab_chain(page) == [choice.radio("b"), choice.radio("c"), after]
    choice.set_value("gone")
    assert choice.value() is None


def test_a_problem_shows_after_a_rest_and_goes_at_once(qtbot: QtBot) -> None:
    control = text_input()
    field = Field("&Handle", control)
    qtbot.addWidget(field)
    field.show()

    def judge() -> Problem | None:
        return Problem("Too short.") if 0 < len(control.text()) < 3 else None

    Live(field, judge)
    qtbot.keyClicks(control, "ab")
    assert field.problem is None  # still typing
    qtbot.waitUntil(lambda: field.problem is not None)
    qtbot.keyClicks(control, "c")
    assert field.problem is None
    qtbot.keyClick(control, Qt.Key.Key_Backspace)
    qtbot.keyClick(control, Qt.Key.Key_Return)  # leaving the input does not wait
    assert field.problem is not None
