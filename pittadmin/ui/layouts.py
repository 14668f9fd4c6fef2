"""Rows, columns and lines that wrap, with gaps that grow with the text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
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


def flow(*widgets: QWidget | None, gap: int = 8) -> QWidget:
    """Return widgets side by side that wrap; what follows None stands at the right of its line."""
    holder = QWidget()
    layout = FlowLayout(holder)
    look().space(layout, gap)
    for widget in widgets:
        if widget is None:
            layout.addItem(QSpacerItem(0, 0))
        else:
            layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def within_screen(dialog: QWidget, width: int, height: int) -> QSize:
    """Return a dialog's size in pixels, less where its screen has no room for it and its frame."""
    room = dialog.screen().availableSize()
    return QSize(min(width, room.width() - 16), min(height, room.height() - 44))


def contents(layout: QLayout) -> list[QWidget | QLayout]:
    """Return what a layout holds, in its order.

    Not by `QLayout.itemAt`: Qt deletes an item with its widget, but PySide goes on knowing it, and
    when what comes to lie in its place in memory is deleted later, the process ends (PySide 6.11).
    """
    owner, only = layout.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
    widgets = owner.findChildren(QWidget, options=only) if owner is not None else []
    held = [*widgets, *layout.findChildren(QLayout, options=only)]
    places = {one: layout.indexOf(one) for one in held}
    return sorted((one for one in held if places[one] >= 0), key=places.__getitem__)


class Beside(QWidget):
    """Holds widgets side by side, and one below the other where that is too narrow.

    Args:
        narrow: the width, at the plain size of text, below which they are stacked.
        shares: how much of the width each takes; equal shares when left out.
    """

    def __init__(
        self, *widgets: QWidget, narrow: int = 900, shares: tuple[int, ...] = (), gap: int = 12
    ) -> None:
        super().__init__()
        self._narrow, self._widgets = narrow, widgets
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look().space(self._box, gap)
        for number, widget in enumerate(widgets):
            self._box.addWidget(widget, shares[number] if shares else 1)

    def minimumSizeHint(self) -> QSize:
        items = [QWidgetItem(widget) for widget in self._widgets]
        wide = max((item.minimumSize().width() for item in items), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().px(self._narrow)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


def _hidden(item: QLayoutItem) -> bool:
    """Tell whether an item is a widget that takes no room; a spacer is none."""
    return item.widget() is not None and item.isEmpty()


class _Flowing(QLayout):
    """What both layouts below share: items whose height follows from the width."""

    def __init__(self, parent: QWidget) -> None:
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        super().__init__(parent)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

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

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        # Kept until something changes, as Qt's own layouts do: it asks several times in a row.
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, move: bool) -> int:
        """Place the items, if they are to be moved; return the height of all."""
        raise NotImplementedError


class FlowLayout(_Flowing):
    """Lays widgets out as words are: along the line, then on the next one.

    Args:
        parent: what it lays out.
        top: whether those of one line begin at its top, not in its middle.
    """

    def __init__(self, parent: QWidget, top: bool = False) -> None:
        super().__init__(parent)
        self._top = top

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not _hidden(item)]
        wide = sum(hint.width() for hint in hints)
        high = max((hint.height() for hint in hints), default=0)
        return QSize(wide + self.spacing() * max(len(hints) - 1, 0), high)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, move: bool) -> int:
        gap, y, line, wide = self.spacing(), rect.y(), [], 0
        for item in [*self._items, None]:
            if item is not None and _hidden(item):
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1 << 20)) if item else None
            if item is not None and size is not None and item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if size is None or (line and wide + size.width() > rect.width()):
                high = max((size.height() for _item, size in line), default=0)
                if move:
                    spare = rect.width() - (wide - gap)
                    self._place(line, QRect(rect.x(), y, spare, high))
                y, line, wide = y + high + (gap if size else 0), [], 0
            if item is not None and size is not None:
                line.append((item, size))
                wide += size.width() + (gap if item.widget() else 0)
        return y - rect.y()

    def _place(self, line: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        """Place one line; its first spacer takes the width that `room` has to spare."""
        x, spare = room.x(), max(room.width(), 0)
        for item, size in line:
            if item.widget() is None:
                x, spare = x + spare, 0
            else:
                y = room.y() + (0 if self._top else (room.height() - size.height()) // 2)
                item.setGeometry(QRect(QPoint(x, y), size))
                x += size.width() + self.spacing()


class PairLayout(_Flowing):
    """Lays widgets out in pairs, a label and its value, with all values in line.

    Labels are as wide in a narrow card as in the one below it, and no wider in a wide one, so
    that values are in line from card to card too.
    """

    LABEL, SHARE = 144, 0.38
    """How wide labels are: in pixels at the plain size of text, or this share of less room."""

    def sizeHint(self) -> QSize:
        values = [item.sizeHint().width() for item in self._items[1::2]]
        wide = look().px(self.LABEL) + self.spacing() + max(values, default=0)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        pairs = [
            max(one.height(), other.height())
            for one, other in zip(sizes[::2], sizes[1::2], strict=True)
        ]
        labels = max((size.width() for size in sizes[::2]), default=0)
        values = max((size.width() for size in sizes[1::2]), default=0)
        gaps = self.spacing() * max(len(pairs) - 1, 0)
        return QSize(labels + self.spacing() + values, sum(pairs) + gaps)

    def _lay(self, rect: QRect, move: bool) -> int:
        gap, y = self.spacing(), rect.y()
        least, values = (
            max((item.minimumSize().width() for item in self._items[side::2]), default=0)
            for side in (0, 1)
        )
        label = min(look().px(self.LABEL), round(rect.width() * self.SHARE))
        # A value that can't be broken, such as an e-mail, is shown whole before all are in line.
        label = max(least, min(label, rect.width() - gap - values))
        widths = (label, max(rect.width() - label - gap, 1))
        for pair in zip(self._items[::2], self._items[1::2], strict=True):
            highs = [
                item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
                for item, wide in zip(pair, widths, strict=True)
            ]
            if move:
                pair[0].setGeometry(QRect(rect.x(), y, widths[0], highs[0]))
                pair[1].setGeometry(QRect(rect.x() + label + gap, y, widths[1], highs[1]))
            y += max(highs) + gap
        return max(y - gap - rect.y(), 0)
