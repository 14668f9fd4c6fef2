"""A calm row of views within a page, each with the number of things that wait in it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar

from pittadmin.domain.i18n import _, several
from pittadmin.ui.look import look


class Segments(QTabBar):
    """Views to choose from; arrow keys move between them, and each says how many things wait."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._counts: list[int] = []
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        look().changed.connect(self._measure)

    def add(self, title: str) -> int:
        """Put a view at the end and return its place."""
        self._counts.append(0)
        return self.addTab(title)

    def take_last(self) -> None:
        """Take the view at the end away."""
        self._counts.pop()
        self.removeTab(self.count() - 1)

    def waiting(self, index: int) -> int:
        """Return how many things wait in a view."""
        return self._counts[index]

    def set_count(self, index: int, count: int) -> None:
        """Show how many things wait in a view; nothing for none."""
        self._counts[index] = count
        words = self.tabText(index)
        waiting = several("{count} waits", "{count} wait", count)
        said = _("{view}, {waiting}").format(view=words, waiting=waiting) if count else words
        self.setAccessibleTabName(index, said)
        self.setTabText(index, words)  # measures it anew

    def tabSizeHint(self, index: int) -> QSize:
        wide = QFontMetrics(self._font(True)).horizontalAdvance(self.tabText(index))
        count = self._counts[index]
        if count:
            wide += look().px(7) + QFontMetrics(self._font(True)).horizontalAdvance(f"{count:,}")
        return QSize(wide + look().px(28), look().px(34))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = look().theme, look().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self.tabAt(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for index in range(self.count()):
            if not self.isTabVisible(index):
                continue
            chosen = index == self.currentIndex()
            box = QRectF(self.tabRect(index)).adjusted(1, 2, -px(2) - 1, -2)
            if chosen or index == under:
                painter.setPen(QPen(QColor(theme.line), 1) if chosen else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.surface if chosen else theme.raised))
                painter.drawRoundedRect(box, px(6), px(6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if chosen and self.hasFocus():
                painter.setPen(QPen(QColor(theme.focus), 2))
                painter.drawRoundedRect(box, px(6), px(6))
            painter.setFont(self._font(chosen))
            painter.setPen(QColor(theme.text if chosen or index == under else theme.muted))
            words = box.adjusted(px(12), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
            if self._counts[index]:
                # Measured bold, for it may be chosen, and drawn right behind the words it has.
                taken = painter.fontMetrics().horizontalAdvance(self.tabText(index))
                words = box.adjusted(px(12) + taken + px(7), 0, 0, 0)
                painter.setFont(self._font(True))
                painter.setPen(QColor(theme.warn))
                side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
                painter.drawText(words, side, f"{self._counts[index]:,}")

    def _font(self, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _measure(self) -> None:
        for index in range(self.count()):
            self.setTabText(index, self.tabText(index))
