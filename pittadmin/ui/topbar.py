"""The bar at the top: brand, tabs, reporting a violation, where the data is, who is at work."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QWidget,
)

from pittadmin.domain.i18n import _, several
from pittadmin.ui.focus import follow
from pittadmin.ui.glyphs import paint_glyph
from pittadmin.ui.look import look
from pittadmin.ui.widgets import button, text, tip

REPORT_KEYS = "Ctrl+Shift+R"
"""What opens the form of a report from everywhere."""


class Tabs(QTabBar):
    """The pages, in the order of the work; arrow keys and Ctrl+Tab move between them."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self._counts: list[int] = []
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages"))

    def add(self, title: str) -> None:
        """Put a tab at the end."""
        self.titles.append(title)
        self._counts.append(0)
        self.addTab(title.replace("&", "&&"))

    def take_last(self) -> None:
        """Take the last tab away."""
        self.titles.pop()
        self._counts.pop()
        self.removeTab(len(self.titles))

    def set_count(self, index: int, count: int) -> None:
        """Show how many things wait on a page; nothing for none."""
        self._counts[index] = count
        waiting = several("{count} waits", "{count} wait", count)
        said = f"{self.titles[index]}, {waiting}" if count else self.titles[index]
        self.setAccessibleTabName(index, said)
        self.setTabText(index, self.tabText(index))  # measures the tab anew

    def tabSizeHint(self, index: int) -> QSize:
        wide = QFontMetrics(self._font(True)).horizontalAdvance(self.titles[index])
        if self._counts[index]:
            wide += look().px(8) + self._badge(index)
        return QSize(wide + look().px(28), look().px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = look().theme, look().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self.tabAt(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for index, title in enumerate(self.titles):
            tab, chosen = self.tabRect(index), index == self.currentIndex()
            if chosen or index == under:
                line = QRect(tab.x() + px(6), tab.bottom() + 1 - px(3), tab.width() - px(12), px(3))
                painter.fillRect(line, QColor(theme.accent if chosen else theme.edge))
            if chosen and self.hasFocus():
                painter.setPen(QPen(QColor(theme.focus), 2))
                ring = QRectF(tab).adjusted(px(5), px(8), -px(5), -px(8))
                painter.drawRoundedRect(ring, px(6), px(6))
            words = tab.adjusted(px(14), 0, 0, 0)
            painter.setFont(self._font(chosen))
            painter.setPen(QColor(theme.text if chosen or index == under else theme.muted))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
            if self._counts[index]:
                self._paint_count(painter, index, tab)

    def _paint_count(self, painter: QPainter, index: int, tab: QRect) -> None:
        theme, px = look().theme, look().px
        wide, high = self._badge(index), px(18)
        y = tab.y() + (tab.height() - high) / 2
        box = QRectF(tab.right() + 1 - px(14) - wide, y, wide, high)
        line = QColor(theme.line) if theme.high_contrast else Qt.PenStyle.NoPen
        painter.setPen(line)
        painter.setBrush(QColor(theme.muted_bg))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(self._small())
        painter.setPen(QColor(theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{self._counts[index]:,}")
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _badge(self, index: int) -> int:
        words = f"{self._counts[index]:,}"
        return QFontMetrics(self._small()).horizontalAdvance(words) + look().px(12)

    def _font(self, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _small(self) -> QFont:
        font = self._font(True)
        font.setPixelSize(look().px(11))
        return font


class PersonButton(QPushButton):
    """Says who is at work, in which role, and opens the menu of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show who it is; what has no room is cut with an ellipsis, and read out whole."""
        self.words = words
        self.setAccessibleName(_("{person}, menu").format(person=words))
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.words) + look().px(52)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(96), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = look().px(14)
        x, y = self.width() - side - look().px(12), (self.height() - side) / 2
        paint_glyph(QPainter(self), QRectF(x, y, side, side), "down", look().theme.muted)

    def _cut(self) -> None:
        room = self.width() - look().px(50)
        words = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&") + " " * 6)


class Mark(QWidget):
    """Where the data is; a try-out can't be taken for the City's own."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._kind = "", "muted"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, kind: str) -> None:
        """Show words with the color of a meaning: "muted", "good", "warn" or "bad"."""
        self._words, self._kind = words, kind
        self.setAccessibleName(words)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + look().px(38)
        return QSize(wide if self._words else 0, look().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = look().theme, look().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(theme.fore(self._kind))
        if self._kind != "muted":
            painter.setPen(color if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.back(self._kind)))
            half = self.height() / 2
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, half, half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(px(14), self.height() / 2), px(4), px(4))
        painter.setPen(color)
        room = self.rect().adjusted(px(25), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)


class TopBar(QFrame):
    """Brand, tabs, report, mark and person on one line; the tabs below where that is too long."""

    picked = Signal(int)
    report_wanted = Signal()
    """A violation is to be reported."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.tabs, self.mark, self.person = Tabs(), Mark(), PersonButton()
        # One press from every tab (R66), for whoever is at work.
        self.report = button(_("Report a violation"), self.report_wanted.emit)
        tip(self.report, _("Report a violation ({keys})").format(keys=REPORT_KEYS))
        self.report.hide()
        self._brand = text("PittAdmin", wrap=False)
        self._brand.setObjectName("brand")
        self._brand.setIndent(0)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(2, 1)
        self._second = QHBoxLayout()
        self._grid.addLayout(self._second, 1, 0, 1, 6)
        self._two_lines: bool | None = None
        self.tabs.currentChanged.connect(self.picked)
        self._arrange()

    def set_menu(self, entries: Iterable[tuple[str, object] | None]) -> QMenu:
        """Give the person's button its menu: words and what they call; None parts groups."""
        menu = QMenu(self.person)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                words, act = entry
                if isinstance(act, QMenu):
                    act.setTitle(words)
                    menu.addMenu(act)
                else:
                    menu.addAction(words, act)  # type: ignore[call-overload]
        self.person.setMenu(menu)
        return menu

    def minimumSizeHint(self) -> QSize:
        """As narrow as two lines are: a window on one line can be made narrower."""
        px = look().px
        above = self._brand.sizeHint().width() + self.mark.sizeHint().width()
        above += self.person.minimumSizeHint().width() + 2 * px(14)
        below = self.tabs.minimumSizeHint().width() + px(14) + self.report.sizeHint().width()
        return QSize(max(above, below) + px(6 + 16), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._two_lines = None
            self._arrange()

    def offer_report(self, may: bool) -> None:
        """Show the button that reports a violation, once there is somebody to report."""
        self.report.setVisible(may)
        self.refit()

    def refit(self) -> None:
        """Look again whether everything has room on one line."""
        self._two_lines = None
        self._arrange()

    def _arrange(self) -> None:
        px = look().px
        parts = (self._brand, self.tabs, self.report, self.mark, self.person)
        shown = [part for part in parts if not part.isHidden()]
        needed = sum(part.sizeHint().width() for part in shown) + px(6 + 16 + len(shown) * 14)
        two_lines = needed > max(self.width(), 1)
        if two_lines == self._two_lines:
            return
        self._two_lines = two_lines
        for part in parts:
            self._grid.removeWidget(part)
            self._second.removeWidget(part)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.setContentsMargins(px(6), px(8) if two_lines else 0, px(16), 0)
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(0)
        self._second.setSpacing(px(14))
        self._grid.addWidget(self._brand, 0, 0, middle)
        if two_lines:
            self._second.addWidget(self.tabs, 1)
            self._second.addWidget(self.report, 0, middle)
        else:
            self._grid.addWidget(self.tabs, 0, 1)
            self._grid.addWidget(self.report, 0, 3, middle)
        self._grid.addWidget(self.mark, 0, 4, middle)
        self._grid.addWidget(self.person, 0, 5, middle)
        # Tab goes as one reads: the tabs come last where they stand below.
        below = (self.tabs, self.report)
        first, *rest = (self.person, *below) if two_lines else (*below, self.person)
        follow(first, rest)
