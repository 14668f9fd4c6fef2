"""Paints the rows of a table that are in sight.

One loop over rows and columns takes 5 ms for a full window; the style sheet's own way, cell by
cell through a delegate, took 27 ms, and a window must not stand still that long.
"""

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from pittadmin.ui.look import look
from pittadmin.ui.table_model import one_line

if TYPE_CHECKING:
    from pittadmin.ui.table import RecordTable

TEXT_AT = 12
"""Where a cell's text begins, in pixels at the plain size of text; its header begins there too."""

CHIP_PAD = 9
"""The room at each side of a state's word."""

Chips = dict[tuple[str, str, float, bool], QPixmap]
"""Pictures of states by word, meaning, pixel ratio and whether their row is chosen; a rounded
shape is slow to draw anew."""

MOST_CHIPS = 500

_CUT = Qt.TextElideMode.ElideRight
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class RowPainter:
    """Everything that is the same for all cells of one paint."""

    def __init__(self, table: "RecordTable[Any]", painter: QPainter) -> None:
        self.painter, self.chips, self.ratio = painter, table.chips, table.devicePixelRatioF()
        theme, px = look().theme, look().px
        self.theme, self.left, self.pad, self.chip_high = theme, px(TEXT_AT), px(CHIP_PAD), px(22)
        self.metrics = table.fontMetrics()
        self.high = table.verticalHeader().defaultSectionSize()
        self.drop = (self.high - self.metrics.height()) // 2 + self.metrics.ascent()
        self.text, self.chosen = QColor(theme.text), QColor(theme.on_chosen)
        self.line, self.ground = QColor(theme.line), QColor(theme.chosen)
        header = table.horizontalHeader()
        self.columns = [
            (column, header.sectionViewportPosition(number), header.sectionSize(number))
            for number, column in enumerate(table.records.columns)
            if not header.isSectionHidden(number)
        ]
        self.wide = header.length() - header.offset()

    def row(self, row: Any, y: int, chosen: bool) -> None:
        """Paint one row; None is a row that is not here yet."""
        painter, bottom = self.painter, y + self.high - 1
        if chosen:
            painter.fillRect(0, y, self.wide, self.high, self.ground)
        painter.setPen(self.line)
        painter.drawLine(0, bottom, self.wide, bottom)
        if row is None:
            return
        pen = self.chosen if chosen else self.text
        painter.setPen(pen)
        for column, x, wide in self.columns:
            if x + wide <= 0:
                continue
            kind = column.chip(row) if column.chip else ""
            words = one_line(column.text(row))
            if kind:
                self._chip(words, kind, x, y, wide, chosen)
            elif words:
                cut = self.metrics.elidedText(words, _CUT, wide - 2 * self.left)
                painter.drawText(QPoint(x + self.left, y + self.drop), cut)

    def focus(self, cell: QRect) -> None:
        """Paint the ring of the cell that the keyboard is at."""
        color = self.theme.on_chosen if self.theme.high_contrast else self.theme.focus
        self.painter.setPen(QPen(QColor(color), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(cell.adjusted(0, 0, -1, -1))

    def _chip(self, words: str, kind: str, x: int, y: int, wide: int, chosen: bool) -> None:
        """Paint a state as a word on its color, so that the color is never the only sign."""
        room = wide - self.left - 2 * self.pad - self.pad // 2
        cut = self.metrics.elidedText(words, _CUT, max(room, 0))
        picture = self.chips.get((cut, kind, self.ratio, chosen))
        if picture is None:
            if len(self.chips) >= MOST_CHIPS:
                self.chips.clear()
            picture = self._draw_chip(cut, kind, chosen)
            self.chips[cut, kind, self.ratio, chosen] = picture
        at = QPoint(x + self.left, y + (self.high - self.chip_high) // 2)
        self.painter.drawPixmap(at, picture)

    def _draw_chip(self, words: str, kind: str, chosen: bool) -> QPixmap:
        theme, high = self.theme, self.chip_high
        wide = self.metrics.horizontalAdvance(words) + 2 * self.pad
        ratio = self.ratio
        picture = QPixmap(ceil(wide * ratio), ceil(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        box = QRectF(0, 0, wide, high)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.painter.font())
        # On a chosen row a state may have the row's own color, so its shape gets a line.
        lined = chosen or theme.high_contrast
        line = self.line if theme.high_contrast else QColor(theme.fore(kind))
        painter.setPen(line if lined else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.back(kind)))
        inset = 0.5 if lined else 0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), high / 2, high / 2)
        painter.setPen(QColor(theme.fore(kind)))
        painter.drawText(box, _MIDDLE, words)
        painter.end()
        return picture
