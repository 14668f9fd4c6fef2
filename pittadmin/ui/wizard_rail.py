"""The wizard's step list: where one is, what is done, and a way back to each page."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.glyphs import paint_glyph
from pittadmin.ui.look import look
from pittadmin.ui.widgets import heading, text

_WORDS = {"done": _("done"), "now": _("now"), "later": _("to come")}
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class _Step(QAbstractButton):
    """One step: its number or a check mark, and its title."""

    def __init__(self, number: int, title: str, count: int) -> None:
        super().__init__()
        self._number, self._title, self._count = number, title, count
        self._state, self._across = "later", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(title)

    def show_state(self, state: str, reachable: bool, across: bool) -> None:
        self._state, self._across = state, across
        self.setEnabled(reachable)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if reachable else Qt.CursorShape.ArrowCursor
        )
        self.setAccessibleName(
            _("Step {number} of {count}: {title}, {state}").format(
                number=self._number, count=self._count, title=self._title, state=_WORDS[state]
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = look().px
        if self._across and self._state != "now":
            return QSize(px(36), px(36))
        wide = px(208)
        if self._across:
            wide = QFontMetrics(self._font()).horizontalAdvance(self._title) + px(54)
        return QSize(wide, max(self._words(wide).height() + px(14), px(36)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = look().theme, look().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, done = self._state == "now", self._state == "done"
        if self.hasFocus() or now or (self.underMouse() and self.isEnabled()):
            back = theme.chosen if now else theme.raised
            painter.setBrush(QColor(back))
            ring = QPen(QColor(theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        middle, radius = QPointF(px(18), px(18)), px(10)
        color = theme.good if done else theme.accent if now else theme.edge
        painter.setPen(QPen(QColor(color), 1.5))
        painter.setBrush(QColor(color) if done or now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        square = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        if done:
            paint_glyph(painter, square.adjusted(3, 3, -3, -3), "check", theme.surface)
        else:
            painter.setPen(QColor(theme.on_accent if now else theme.muted))
            painter.setFont(self._font())
            painter.drawText(square, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        if not self._across or now:
            painter.setFont(self._font())
            reachable = theme.text if self.isEnabled() else theme.muted
            painter.setPen(QColor(theme.on_chosen if now else reachable))
            painter.drawText(self._words(self.width()), _WRAP, self._title)

    def _font(self) -> QFont:
        font = QFont(self.font())
        if self._state == "now":
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _words(self, width: int) -> QRect:
        px, metrics = look().px, QFontMetrics(self._font())
        room = QRect(px(38), 0, max(width - px(46), px(40)), 1 << 12)
        taken = metrics.boundingRect(room, _WRAP, self._title)
        top = max((px(36) - metrics.height()) // 2, 0)
        return QRect(room.x(), top, room.width(), taken.height())


class StepRail(QWidget):
    """The steps at the left of the wizard, or above it where there is no room.

    Args:
        title: what the wizard is for.
        steps: the titles of its pages.
    """

    picked = Signal(int)

    def __init__(self, title: str, steps: Sequence[str]) -> None:
        super().__init__()
        self._across = False
        self._state: tuple[int, frozenset[int], int] = (0, frozenset(), 0)
        self._title = heading(title)
        self._saved = text("", "muted")
        self.buttons = [_Step(n, words, len(steps)) for n, words in enumerate(steps, 1)]
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.addWidget(self._title)
        self._gap = QWidget()
        self._gap.setFixedHeight(look().px(8))
        self._box.addWidget(self._gap)
        for at, step in enumerate(self.buttons):
            self._box.addWidget(step)
            step.clicked.connect(lambda _checked=False, at=at: self.picked.emit(at))
        self._box.addStretch(1)
        self._box.addWidget(self._saved)
        self.set_across(False)

    def show_steps(self, now: int, done: Collection[int], reach: int) -> None:
        """Show where one is.

        Args:
            now: the page that is seen.
            done: pages that hold everything they ask for.
            reach: the last page that can be gone to.
        """
        self._state = (now, frozenset(done), reach)
        for at, step in enumerate(self.buttons):
            state = "now" if at == now else "done" if at in done and at <= reach else "later"
            step.show_state(state, at <= reach, self._across)

    def say_saved(self, words: str) -> None:
        """Say when the draft was saved."""
        self._saved.setText(words)

    def set_across(self, across: bool) -> None:
        """Stand above the page instead of at its left."""
        self._across = across
        down = QBoxLayout.Direction.TopToBottom
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if across else down)
        look().space(self._box, 2 if across else 4, (16, 8, 16, 8) if across else (16, 20, 16, 20))
        for part in (self._title, self._gap):
            part.setVisible(not across)
        self._saved.setWordWrap(not across)
        wide = QSizePolicy.Policy.Preferred if across else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self.show_steps(*self._state)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._across else QSize(look().px(240), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = look().theme, QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setPen(QColor(theme.line))
        edge = self.rect().bottomLeft() if self._across else self.rect().topRight()
        painter.drawLine(edge, self.rect().bottomRight())
