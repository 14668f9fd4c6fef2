"""A day and a time in the City, or that they are not known."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QWidget

from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.i18n import _
from pittadmin.ui.fields import Check, date_input, date_of
from pittadmin.ui.layouts import FlowLayout
from pittadmin.ui.look import look


class WhenInput(QWidget):
    """Asks whether the moment is known, and then for it.

    Args:
        now: the moment in UTC; no later day can be chosen. It is not offered as the answer, or it
            would tell when the form was filled in.
    """

    changed = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__()
        today = now.astimezone(CITY_ZONE).date()
        self.known = Check(_("I &know about when"))
        self.day = date_input(today, last=today)
        self.day.setAccessibleName(_("Day"))
        self.time = QTimeEdit(QTime(0, 0))
        self.time.setDisplayFormat("h:mm AP")
        self.time.lineEdit().setTextMargins(look().px(10), 0, look().px(4), 0)
        self.time.setAccessibleName(_("Time"))
        box = FlowLayout(self)
        look().space(box, 8)
        for one in (self.known, self.day, self.time):
            box.addWidget(one)
        self.setFocusProxy(self.known)
        self.known.toggled.connect(self._toggled)
        self.day.dateChanged.connect(self.changed)
        self.time.timeChanged.connect(self.changed)
        self._offer()

    def value(self) -> datetime | None:
        """Return the moment in UTC, or None while it is not known."""
        if not self.known.isChecked():
            return None
        day, time = date_of(self.day), self.time.time()
        there = datetime(day.year, day.month, day.day, time.hour(), time.minute(), tzinfo=CITY_ZONE)
        return there.astimezone(UTC)

    def set_value(self, moment: datetime | None) -> None:
        """Set the moment, or with None that it is not known."""
        self.known.setChecked(moment is not None)
        if moment is not None:
            there = moment.astimezone(CITY_ZONE)
            self.day.setDate(QDate(there.year, there.month, there.day))
            self.time.setTime(QTime(there.hour, there.minute))

    def _toggled(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        for one in (self.day, self.time):
            one.setVisible(self.known.isChecked())
