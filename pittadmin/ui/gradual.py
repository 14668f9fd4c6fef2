"""Building a large widget in small pieces, so that the window answers in between.

A card of labels takes some 10 ms to build and as long to be given its style; a page of them at once
would hold up a key stroke noticeably.
"""

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

PIECE_S = 0.006
"""For how long the window waits at a stretch, in seconds; with one piece more, under 16 ms."""


class Gradual(QObject):
    """Goes through `pieces`, as many at a time as `PIECE_S` allows; a new `begin` drops the rest.

    Args:
        parent: whose work it is; it ends with it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Iterator[object] = iter(())
        self._timer = QTimer(self)  # without an interval: once a turn, after what is waiting
        self._timer.timeout.connect(self._go_on)

    def begin(self, pieces: Iterable[object]) -> None:
        """Begin with the first pieces now."""
        self._pieces = iter(pieces)
        self._timer.start()
        self._go_on()

    def drop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self._pieces = iter(())

    def _go_on(self) -> None:
        pieces, until = self._pieces, time.perf_counter() + PIECE_S
        for _piece in pieces:
            if time.perf_counter() >= until:
                return
        if pieces is self._pieces:  # the last piece may have begun something else
            self.drop()


def put_gradually(box: QBoxLayout, parts: Iterable[QWidget]) -> Iterator[None]:
    """Put widgets into a layout that is not seen yet, styled and measured, piece by piece."""
    for part in parts:
        box.addWidget(part)
        yield
        for widget in (part, *part.findChildren(QWidget)):
            widget.ensurePolished()
            yield
        part.sizeHint()  # measures its texts; it is kept for when all is laid out
        yield
