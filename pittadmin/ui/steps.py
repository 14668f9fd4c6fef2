"""The path of a record: its steps done, now and to come, with who and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.steps import Step
from pittadmin.ui.glyphs import paint_glyph
from pittadmin.ui.look import look

_WORDS = {
    "done": _("done"),
    "now": _("now"),
    "later": _("to come"),
    "stopped": _("stopped"),
}
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True)
class _Place:
    """Where a step is painted: its mark, its title and its note, and where all of it ends."""

    mark: QPoint
    title: QRect
    note: QRect
    bottom: int


ACROSS = 110
"""The width that each step needs, at the plain size of text, to stand beside the others."""


class Steps(QWidget):
    """Steps one below the other, each with its mark; in words for a screen reader.

    Where all have room beside each other they stand so: what follows is then in sight sooner.
    """

    def __init__(self, steps: Sequence[Step] = (), name: str = "") -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._measured: dict[tuple[int, int, str], list[_Place]] = {}
        self._name = name or _("Path")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show another path."""
        self._steps = tuple(steps)
        self._measured.clear()
        self.setAccessibleName(f"{self._name}: {self.in_words()}")
        self.updateGeometry()
        self.update()

    def in_words(self) -> str:
        """Return the path as a list in words."""
        return "; ".join(
            f"{number}. {step.title}, {_WORDS[step.state]}"
            + (f", {step.note}" if step.note else "")
            for number, step in enumerate(self._steps, 1)
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        bottom = max((place.bottom for place in self._places(width)), default=0)
        # The mark of the last step reaches below its words.
        return bottom + look().px(4) if bottom else 0

    def sizeHint(self) -> QSize:
        wide = look().px(300)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(180), self.heightForWidth(max(self.width(), look().px(180))))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = look().theme, look().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places(self.width())
        radius, clear = px(8), px(8) + 3
        across = self._across(self.width())
        for number, (step, place) in enumerate(zip(self._steps, places, strict=True)):
            if number + 1 < len(places):
                color = theme.good if step.state == "done" else theme.line
                painter.setPen(QPen(QColor(color), 2))
                gap = QPoint(clear, 0) if across else QPoint(0, clear)
                painter.drawLine(place.mark + gap, places[number + 1].mark - gap)
            self._paint_mark(painter, step.state, QPointF(place.mark), radius)
            strong = step.state in ("now", "stopped")
            painter.setFont(self._font(strong))
            painter.setPen(QColor(theme.text if step.state != "later" else theme.muted))
            painter.drawText(place.title, _WRAP, step.title)
            painter.setFont(self._font(False))
            painter.setPen(QColor(theme.muted))
            painter.drawText(place.note, _WRAP, step.note)

    def _paint_mark(self, painter: QPainter, state: str, at: QPointF, radius: int) -> None:
        theme = look().theme
        color = {
            "done": theme.good,
            "now": theme.accent,
            "later": theme.edge,
            "stopped": theme.bad,
        }[state]
        painter.setPen(QPen(QColor(color), 1 if state == "later" else 2))
        filled = state in ("done", "stopped")
        painter.setBrush(QColor(color if filled else theme.surface))
        painter.drawEllipse(at, radius, radius)
        if filled:
            side = radius * 1.5
            square = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
            paint_glyph(painter, square, "check" if state == "done" else "close", theme.surface)
        elif state == "now":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawEllipse(at, radius * 0.4, radius * 0.4)

    def _font(self, strong: bool) -> QFont:
        font = QFont(self.font())
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _line(self) -> int:
        return max(QFontMetrics(self._font(True)).height(), look().px(18))

    def _places(self, width: int) -> list[_Place]:
        """Return where each step goes, measured once: a layout asks for it some 25 times."""
        asked = (width, look().em, self.font().key())
        if asked not in self._measured:
            self._measured[asked] = self._measure(width)
        return self._measured[asked]

    def _across(self, width: int) -> bool:
        """Tell whether the steps stand beside each other."""
        return width >= look().px(ACROSS) * max(len(self._steps), 4)

    def _measure(self, width: int) -> list[_Place]:
        return self._measure_across(width) if self._across(width) else self._measure_down(width)

    def _measure_down(self, width: int) -> list[_Place]:
        """Measure each step; a note that has no room beside its title goes below."""
        px = look().px
        left, gap, top = px(30), px(12), px(4)
        room = max(width - left, px(60))
        places = []
        for step in self._steps:
            titles, notes = self._metrics(step)
            drop = max(self._line() - titles.height(), 0) // 2
            note_wide = notes.horizontalAdvance(step.note) + 2 if step.note else 0
            title_wide = titles.horizontalAdvance(step.title) + 2
            if title_wide + (gap + note_wide if note_wide else 0) <= room:
                title = QRect(left, top + drop, title_wide, titles.height())
                note = QRect(width - note_wide, top + drop, note_wide, notes.height())
                bottom = top + self._line()
            else:
                title = QRect(left, top + drop, room, _high(titles, room, step.title))
                note = QRect(left, title.bottom() + 1, room, _high(notes, room, step.note))
                bottom = note.bottom() + 1 + drop
            mark = QPoint(px(10), title.top() + titles.height() // 2)
            places.append(_Place(mark, title, note, bottom))
            top = bottom + px(18)
        return places

    def _measure_across(self, width: int) -> list[_Place]:
        """Measure steps side by side, each with its words below its mark."""
        px = look().px
        share, top = width / len(self._steps), px(28)
        room = int(share) - px(12)
        places = []
        for number, step in enumerate(self._steps):
            titles, notes = self._metrics(step)
            left = int(number * share)
            title = QRect(left, top, room, _high(titles, room, step.title))
            note = QRect(left, title.bottom() + 1, room, _high(notes, room, step.note))
            places.append(_Place(QPoint(left + px(10), px(12)), title, note, note.bottom() + 1))
        return places

    def _metrics(self, step: Step) -> tuple[QFontMetrics, QFontMetrics]:
        """Return the metrics of a step's title and of its note."""
        strong = step.state in ("now", "stopped")
        return QFontMetrics(self._font(strong)), QFontMetrics(self._font(False))


def _high(metrics: QFontMetrics, room: int, words: str) -> int:
    """Return how high words are that wrap in this width."""
    if not words:
        return 0
    return metrics.boundingRect(QRect(0, 0, room, 1 << 16), _WRAP, words).height()
