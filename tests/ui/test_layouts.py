"""What layouts hold, and that nothing of them is known longer than it lives."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import pittadmin
from pittadmin.ui.fields import text_input
from pittadmin.ui.focus import reading_order
from pittadmin.ui.layouts import FlowLayout, contents


def items_known() -> int:
    """Return how many items of layouts PySide knows."""
    kinds = ("QWidgetItem", "QSpacerItem")
    return sum(type(one).__name__ in kinds for one in Shiboken.getAllValidWrappers())


def test_what_a_layout_holds_is_told_in_its_order(qtbot: QtBot) -> None:
    holder, inner = QWidget(), QHBoxLayout()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    labels = [QLabel(str(number)) for number in range(4)]
    box.addWidget(labels[0])
    box.addStretch(1)
    inner.addWidget(labels[1])
    box.addLayout(inner)
    box.addWidget(labels[2])
    box.insertWidget(0, labels[3])
    QLabel("not laid out", holder)
    assert contents(box) == [labels[3], labels[0], inner, labels[2]]
    assert contents(inner) == [labels[1]]


def test_a_flow_tells_what_it_holds_too(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    labels = [QLabel(str(number)) for number in range(3)]
    for label in reversed(labels):
        flow.addWidget(label)
    assert contents(flow) == labels[::-1]


def test_no_item_is_known_once_its_widget_is_gone(qtbot: QtBot) -> None:
    # Else the process ends, some time later, when what has come to lie in its place is deleted.
    before = items_known()
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    inputs = [text_input() for _number in range(3)]
    for one in inputs:
        box.addWidget(one)
    assert reading_order(holder) == inputs
    inputs.pop().deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert reading_order(holder) == inputs
    assert items_known() == before


def test_no_layout_of_qt_is_asked_for_its_items() -> None:
    program = Path(pittadmin.__file__).parent
    asking = [path.name for path in program.rglob("*.py") if ".itemAt(" in path.read_text("utf-8")]
    assert asking == []
