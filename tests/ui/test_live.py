"""An input that is judged while it is typed into."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Problem
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.live import Live


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
