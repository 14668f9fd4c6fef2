"""Rows, columns and lines that wrap, with gaps that grow with the text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pittadmin.ui.look import look

Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)
PAGE: Margins = (20, 16, 20, 16)


def fill(layout: QBoxLayout, widgets: tuple[QWidget | None, ...]) -> None:
    """Put widgets into a layout; None takes the room that is left."""
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)


def row(*widgets: QWidget | None, gap: int = 8, margins: Margins = NONE) -> QWidget:
    """Return widgets side by side; None takes the room that is left."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    look().space(layout, gap, margins)
    fill(layout, widgets)
    return holder


def column(*widgets: QWidget | None, gap: int = 8, margins: Margins = NONE) -> QWidget:
    """Return widgets one below the other; None takes the room that is left."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    look().space(layout, gap, margins)
    fill(layout, widgets)
    return holder


def flow(*widgets: QWidget, gap: int = 8) -> QWidget:
    """Return widgets side by side that wrap to a next line where the room ends."""
    holder = QWidget()
    layout = FlowLayout(holder)
    look().space(layout, gap)
    for widget in widgets:
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


class FlowLayout(QLayout):
    """Lays widgets out as words are: along the line, then on the next one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() for item in self._items)
        high = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(wide + self.spacing() * max(len(self._items) - 1, 0), high)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, move: bool) -> int:
        """Place the items, each line centered on its height; return the height of all."""
        x, y, gap = rect.x(), rect.y(), self.spacing()
        line: list[tuple[QLayoutItem, int, QSize]] = []
        bottom = y

        def place() -> None:
            high = bottom - y
            for item, left, size in line:
                if move:
                    corner = QPoint(left, y + (high - size.height()) // 2)
                    item.setGeometry(QRect(corner, size))

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1 << 20))
            if line and x + size.width() > rect.right() + 1:
                place()
                x, y, line = rect.x(), bottom + gap, []
                bottom = y
            line.append((item, x, size))
            bottom = max(bottom, y + size.height())
            x += size.width() + gap
        place()
        return bottom - rect.y()
