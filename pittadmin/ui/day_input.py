"""A day in the City, or that none is set."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.ui.fields import Check, date_input, date_of
from pittadmin.ui.layouts import flow


class DayInput(QWidget):
    """Asks whether there is a day, and then for it.

    Args:
        words: what is checked when there is one, with a mnemonic.
        usual: the day to begin with.
        first: the first day that can be chosen.
        name: what the day is, for a screen reader.
    """

    changed = Signal()

    def __init__(self, words: str, usual: date, first: date | None = None, name: str = "") -> None:
        super().__init__()
        self.known = Check(words)
        self.day = date_input(usual, first=first)
        self.day.setAccessibleName(name or words.replace("&", ""))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(flow(self.known, self.day))
        self.setFocusProxy(self.known)
        self.known.toggled.connect(self._toggled)
        self.day.dateChanged.connect(self.changed)
        self.day.hide()

    def value(self) -> date | None:
        """Return the day, or None while none is set."""
        return date_of(self.day) if self.known.isChecked() else None

    def set_value(self, day: date | None) -> None:
        """Set the day, or with None that there is none."""
        self.known.setChecked(day is not None)
        if day is not None:
            self.day.setDate(QDate(day.year, day.month, day.day))

    def _toggled(self, known: bool) -> None:
        self.day.setVisible(known)
        self.changed.emit()


def kept(day: date | None) -> str:
    """Return a day in values that JSON can hold."""
    return day.isoformat() if day else ""


def brought_back(kept: object) -> date | None:
    """Return the day that `kept` returned."""
    try:
        return date.fromisoformat(str(kept)) if kept else None
    except ValueError:
        return None  # a recovery file of another make
