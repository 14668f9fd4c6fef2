"""A filter by day: the usual periods, and any two days."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Choice, Field, date_input, date_of
from pittadmin.ui.filters import FilterCombo

Period = tuple[date | None, date | None]
"""The first day and the last; None for no bound."""

ALWAYS: Period = (None, None)
_OTHER = "other"


class PeriodFilter(FilterCombo):
    """A list of periods, of which the last one asks for two days.

    Args:
        label: what happened on those days; it is read out.
        everything: the first entry, which narrows nothing.
        today: the day in the City.
    """

    bounded = Signal(object)
    """The `Period` that a person has chosen."""

    def __init__(self, label: str, everything: str, today: date) -> None:
        self._today, self._period = today, ALWAYS
        self._usual_periods = _usual(today)
        super().__init__(label, everything)
        self._offer()
        self.picked.connect(self._take)

    @property
    def period(self) -> Period:
        """The period that is shown."""
        return self._period

    def set_period(self, period: Period) -> None:
        """Show a period without telling anybody."""
        self._period = period
        self._offer()

    def ask(self) -> "PeriodDialog":
        """Ask for two days."""
        dialog = PeriodDialog(self._period, self._today, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.submitted.connect(lambda: self._choose(dialog.period()))
        dialog.rejected.connect(self._offer)
        dialog.open()
        return dialog

    def _take(self, value: object) -> None:
        if value == _OTHER:
            self.ask()
        elif value is None:
            self._choose(ALWAYS)
        else:
            known = {_key(period): period for period in self._usual_periods}
            self._choose(known.get(str(value), self._period))

    def _choose(self, period: Period) -> None:
        self.set_period(period)
        self.bounded.emit(period)

    def _offer(self) -> None:
        """Offer the usual periods, and the one that is chosen where it is none of them."""
        choices: list[Choice] = [(_key(one), words) for one, words in self._usual_periods.items()]
        if self._period not in self._usual_periods and self._period != ALWAYS:
            choices.append((_key(self._period), in_words(self._period)))
        self.set_choices([*choices, (_OTHER, _("Between two days…"))])
        self.set_value(None if self._period == ALWAYS else _key(self._period))


class PeriodDialog(Dialog):
    """Asks for the first and the last day."""

    def __init__(self, period: Period, today: date, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Reported between two days"),
            _("Both days count."),
            _("&Show these"),
        )
        since, until = period
        self._since = date_input(since or today.replace(day=1), last=today)
        self._until = date_input(until or today, last=today)
        self.add_field("since", Field(_("&First day"), self._since))
        self.add_field("until", Field(_("&Last day"), self._until))

    def period(self) -> Period:
        """Return what was chosen."""
        return date_of(self._since), date_of(self._until)

    def check(self) -> list[Problem]:
        since, until = self.period()
        if since and until and since > until:
            return [
                Problem(
                    _("The last day is before the first."), _("Change one of the two."), "until"
                )
            ]
        return []


def in_words(period: Period) -> str:
    """Return a period as it reads."""
    since, until = period
    return f"{say_date(since) or '…'} – {say_date(until) or '…'}"


def _usual(today: date) -> dict[Period, str]:
    begin = date(today.year, 1, 1)
    return {
        (today - timedelta(days=30), None): _("In the last 30 days"),
        (begin, None): _("In {year}").format(year=today.year),
        (date(today.year - 1, 1, 1), begin - timedelta(days=1)): _("In {year}").format(
            year=today.year - 1
        ),
    }


def _key(period: Period) -> str:
    return "/".join(day.isoformat() if day else "" for day in period)
