"""A list of radio buttons: by mnemonic, by arrow keys, and in the order of Tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.radio_list import RadioList
from tests.ui.accessibility import shared_keys, tab_chain, unnamed


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
    assert shared_keys(page) == {}


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
