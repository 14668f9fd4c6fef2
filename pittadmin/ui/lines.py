"""A line of widgets that all begin at its top, as beside a sentence that wraps."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from pittadmin.ui.look import look
from pittadmin.ui.widgets import Chip, heading


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


class Headline(QWidget):
    """A record's name with its state beside it, or below it where that leaves the name no room."""

    SHARE = 0.45
    """How much of the width a state may take from a name that needs the rest."""

    def __init__(self, words: str, chip: Chip) -> None:
        super().__init__()
        self._name, self._chip = heading(words), chip
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look().space(self._box, 8)
        self._box.addWidget(self._name, 1)
        self._box.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._chip.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        state = self._chip.sizeHint().width()
        name = self._name.fontMetrics().horizontalAdvance(self._name.text())
        fits = name + self._box.spacing() + state <= self.width()
        below = not fits and state > self.width() * self.SHARE
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if below else directions.LeftToRight)
