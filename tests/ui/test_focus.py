"""The focus in a long form is seen."""

from pytestqt.qtbot import QtBot

from pittadmin.ui.fields import text_input
from pittadmin.ui.focus import Reveal
from pittadmin.ui.layouts import column
from pittadmin.ui.split import scroll


def test_an_input_that_gets_the_focus_is_scrolled_to(qtbot: QtBot) -> None:
    inputs = [text_input() for _number in range(60)]
    area = scroll(column(*inputs), "Long form")
    Reveal(area)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    inputs[50].setFocus()
    qtbot.waitUntil(lambda: not inputs[50].visibleRegion().isEmpty())
    assert inputs[0].visibleRegion().isEmpty()
