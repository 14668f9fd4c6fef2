"""A range of days that narrows a table: any time, a usual range, or from one day to another."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.fields import date_input, date_of
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.layouts import FlowLayout
from pittadmin.ui.look import look
from pittadmin.ui.widgets import text

Range = tuple[date | None, date | None]
"""The first and the last day; None leaves that end open."""


class DateRange(QWidget):
    """A list of usual ranges; its last entry asks for two days.

    Args:
        label: what it narrows by, with a mnemonic.
        everything: the entry that narrows nothing.
        today: the day in the City.
    """

    picked = Signal(object)
    """The `Range` that was chosen."""

    def __init__(self, label: str, everything: str, today: date) -> None:
        super().__init__()
        self._today = today
        choices = [
            ("week", _("Last 7 days")),
            ("month", _("Last 30 days")),
            ("year", _("This year")),
            ("before", _("Last year")),
            ("days", _("From … to …")),
        ]
        self.usual = FilterCombo(label, everything, choices)
        self.since = date_input(today - timedelta(days=30), last=today)
        self.until = date_input(today, last=today)
        self.since.setAccessibleName(_("From"))
        self.until.setAccessibleName(_("To"))
        self._to = text(_("to"), "muted", wrap=False)
        box = FlowLayout(self)
        look().space(box, 8)
        for widget in (self.usual, self.since, self._to, self.until):
            box.addWidget(widget)
        self.setFocusProxy(self.usual)
        self.usual.picked.connect(self._tell)
        self.since.dateChanged.connect(self._tell)
        self.until.dateChanged.connect(self._tell)
        self._offer()

    def value(self) -> Range:
        """Return the chosen range."""
        today = self._today
        match self.usual.value():
            case "week":
                return today - timedelta(days=6), today
            case "month":
                return today - timedelta(days=29), today
            case "year":
                return date(today.year, 1, 1), today
            case "before":
                return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
            case "days":
                first, last = date_of(self.since), date_of(self.until)
                return min(first, last), max(first, last)
        return None, None

    def clear(self) -> None:
        """Narrow nothing, without telling anybody."""
        self.usual.set_value(None)
        self._offer()

    def _tell(self, *_anything: object) -> None:
        self._offer()
        self.picked.emit(self.value())

    def _offer(self) -> None:
        for widget in (self.since, self._to, self.until):
            widget.setVisible(self.usual.value() == "days")
