"""The small drawings on buttons and in banners, in strokes on a grid of 16 by 16.

They are painted in whatever color the place needs, at any size, and without the picture plug-ins
that would delay the first paint.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from pittadmin.ui.look import look

_LINES: dict[str, tuple[tuple[float, ...], ...]] = {
    "check": ((3.5, 8.5, 6.5, 11.5, 12.5, 5),),
    "close": ((4, 4, 12, 12), (12, 4, 4, 12)),
    "copy": ((5.5, 5.5, 13.5, 5.5, 13.5, 13.5, 5.5, 13.5, 5.5, 5.5), (3, 10.5, 3, 3, 10.5, 3)),
    "down": ((4, 6.25, 8, 10.25, 12, 6.25),),
    "export": (
        (8, 2.5, 8, 10),
        (4.8, 6.8, 8, 10, 11.2, 6.8),
        (2.5, 11, 2.5, 13.5, 13.5, 13.5, 13.5, 11),
    ),
    "left": ((10, 4, 6, 8, 10, 12),),
    "right": ((6, 4, 10, 8, 6, 12),),
    "alert": ((8, 4.6, 8, 8.8), (8, 11.3, 8, 11.4)),
    "info": ((8, 7.4, 8, 11.4), (8, 4.7, 8, 4.8)),
    "good": ((5, 8.2, 7.2, 10.4, 11, 6),),
    "now": (),
    "plus": ((8, 3.5, 8, 12.5), (3.5, 8, 12.5, 8)),
    "search": ((10.4, 10.4, 13.5, 13.5),),
    "stop": ((5.5, 5.5, 10.5, 10.5), (10.5, 5.5, 5.5, 10.5)),
}
_CIRCLES: dict[str, tuple[float, float, float]] = {
    "alert": (8, 8, 6.3),
    "good": (8, 8, 6.3),
    "info": (8, 8, 6.3),
    "search": (7, 7, 4.6),
    "stop": (8, 8, 6.3),
}


def paint_glyph(painter: QPainter, where: QRectF, name: str, color: str) -> None:
    """Draw the glyph `name` in the square `where`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(where.width() / 16, where.height() / 16)
    pen = QPen(QColor(color), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _LINES[name]:
        points = zip(line[::2], line[1::2], strict=True)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    if name in _CIRCLES:
        x, y, radius = _CIRCLES[name]
        painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.restore()


def glyph_icon(name: str, color: str, size: int) -> QIcon:
    """Return the glyph as an icon of `size` pixels, sharp up to three times that."""
    icon = QIcon()
    for ratio in (1, 2, 3):
        picture = QPixmap(size * ratio, size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_glyph(painter, QRectF(0, 0, size, size), name, color)
        painter.end()
        icon.addPixmap(picture)
    return icon


class Glyph(QWidget):
    """One glyph in the color of a meaning, beside the words that say the same."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__()
        self._name, self._kind = name, kind

    def sizeHint(self) -> QSize:
        side = look().px(18)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = look().px(18)
        color = look().theme.fore(self._kind)
        paint_glyph(QPainter(self), QRectF(0, 0, side, side), self._name, color)
