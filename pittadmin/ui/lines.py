"""A line of widgets that all begin at its top, as beside a sentence that wraps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pittadmin.ui.look import look


def line(*widgets: QWidget, grows: QWidget, gap: int = 8, middle: bool = False) -> QWidget:
    """Return widgets side by side.

    Args:
        grows: the one of them that takes the room that is left.
        gap: the room between them.
        middle: whether the others stand in the middle of its height, not at its top.
    """
    holder = QWidget()
    layout = QHBoxLayout(holder)
    look().space(layout, gap)
    at = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
    for widget in widgets:
        if widget is grows:
            layout.addWidget(widget, 1)
        else:
            layout.addWidget(widget, 0, at)
    return holder
