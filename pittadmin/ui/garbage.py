"""Collects garbage on the GUI thread alone.

Python collects cycles on whichever thread happens to allocate; a cycle that holds a widget, freed
on a working thread, crashes Qt. Where there are such threads, this takes the collector's place.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Garbage(QObject):
    """Holds Python's own collection back for as long as it works; several may."""

    _at_work: ClassVar[int] = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        Garbage._at_work += 1
        self._stopped = self._spared = False
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python's own collector would."""
        due = [many > most for many, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if due[2] else 1 if due[1] else 0)

    def spare_what_stands(self) -> None:
        """Pass over what is there now, the first time this is called.

        Modules and the first page stay as long as the program; looking through them takes 60 ms.
        """
        if not self._spared:
            self._spared = True
            gc.freeze()

    def stop(self) -> None:
        """Give the collecting back to Python, once the working threads have ended."""
        if not self._stopped:
            self._stopped = True
            self._timer.stop()
            Garbage._at_work -= 1
            if not Garbage._at_work:
                gc.unfreeze()
                gc.enable()
