"""The look: themes, sizes that follow the text, and what the system wishes."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from pittadmin.ui.fields import Check, combo, number_input, text_input
from pittadmin.ui.layouts import row
from pittadmin.ui.look import Look, look
from pittadmin.ui.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from pittadmin.ui.widgets import button


@pytest.fixture
def the_look(qapp: QApplication) -> Iterator[Look]:
    yield look()
    look().set_scale(1.0)
    look().force("")


def test_a_theme_can_be_forced(the_look: Look) -> None:
    for name, theme in (
        ("dark", DARK),
        ("light", LIGHT),
        ("contrast", CONTRAST_LIGHT),
        ("contrast-dark", CONTRAST_DARK),
    ):
        the_look.force(name)
        assert the_look.theme == theme
        assert QApplication.palette().window().color().name() == theme.window


def test_text_grows_and_shrinks_within_bounds(the_look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(the_look.changed):
        the_look.grow()
    assert the_look.scale == 1.1
    for _ in Look.SCALES:
        the_look.grow()
    assert the_look.scale == 2.0
    for _ in Look.SCALES:
        the_look.shrink()
    assert the_look.scale == 0.9
    the_look.set_scale(50)
    assert the_look.scale == 2.0


def test_gaps_grow_with_the_text(the_look: Look, qtbot: QtBot) -> None:
    line = row(button("One"), gap=8, margins=(4, 4, 4, 4))
    qtbot.addWidget(line)
    layout = line.layout()
    assert layout is not None
    the_look.set_scale(2.0)
    assert layout.spacing() == the_look.px(8) == 16
    assert layout.contentsMargins().left() == 8


@pytest.mark.parametrize("scale", Look.SCALES)
def test_controls_of_one_line_have_one_height(the_look: Look, qtbot: QtBot, scale: float) -> None:
    the_look.set_scale(scale)
    controls = [
        button("Save"),
        button("Save", kind="primary"),
        text_input("x"),
        combo([("a", "A")]),
        number_input(1, 0, 9),
    ]
    line = row(*controls)
    qtbot.addWidget(line)
    line.show()
    line.adjustSize()
    heights = {control.height() for control in controls}
    assert max(heights) - min(heights) <= 1, heights
    assert abs(heights.pop() - the_look.px(32)) <= 2
    assert the_look.px(18) >= QFontMetrics(QApplication.font()).height() - 1


@pytest.mark.parametrize("scale", Look.SCALES)
def test_a_list_is_as_wide_as_its_words(the_look: Look, qtbot: QtBot, scale: float) -> None:
    the_look.set_scale(scale)
    for words in ("Open and closed", "All platforms", "All requests", "Removed at any time"):
        box = combo([(None, words)])
        qtbot.addWidget(box)
        box.show()
        box.resize(box.sizeHint())
        assert box.shown_text() == words  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QCheckBox])
def test_the_focus_moves_nothing(the_look: Look, qtbot: QtBot, kind: type) -> None:
    control = kind()
    qtbot.addWidget(control)
    control.show()
    before = control.sizeHint()
    with qtbot.waitActive(control):
        control.activateWindow()
    control.setFocus()
    assert control.sizeHint() == before


def test_a_sentence_beside_a_check_box_wraps(the_look: Look, qtbot: QtBot) -> None:
    check = Check("I opened the link: it is a page of the City, and it is not advertising.")
    qtbot.addWidget(check)
    one, three = check.heightForWidth(2000), check.heightForWidth(the_look.px(200))
    assert three > one + QFontMetrics(check.font()).height()
