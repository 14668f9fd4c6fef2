"""The form in which Personnel sets how often pages are looked at (R34)."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Conflict, Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.monitoring import LONGEST, Periods
from pittadmin.services import monitoring
from pittadmin.ui.fields import Field, number_input
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell


class MonitoringPeriods(RecordForm):
    """Asks after how many days the head and Personnel are to look at a page again."""

    def __init__(self, shell: Shell, periods: Periods, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            parent,
            _("How often pages are looked at"),
            _(
                "Once so many days have passed since the last look, the page waits for the next "
                "one in Today. It holds for every live page from now on."
            ),
            _("Set the periods"),
            "monitoring:periods",
            ("policy", "accounts"),
        )
        self._before = periods
        self.head = number_input(periods.head, 1, LONGEST, _days)
        self.personnel = number_input(periods.personnel, 1, LONGEST, _days)
        self.add_field("head", Field(_("By the department &head, after"), self.head))
        self.add_field("personnel", Field(_("By &Personnel, after"), self.personnel))
        for one in (self.head, self.personnel):
            one.valueChanged.connect(self.keep)
        self.begin()

    def periods(self) -> Periods:
        """Return the periods as they stand in the form."""
        return Periods(self.head.value(), self.personnel.value())

    def typed(self) -> dict[str, Any]:
        return {"head": self.head.value(), "personnel": self.personnel.value()}

    def fill(self, typed: dict[str, Any]) -> None:
        for key, box in (("head", self.head), ("personnel", self.personnel)):
            if isinstance(typed.get(key), int):
                box.setValue(typed[key])

    def check(self) -> Iterable[Problem]:
        return self.periods().problems()

    def work(self) -> Callable[[], Periods]:
        return partial(monitoring.set_periods, self.shell.ctx, self.periods(), before=self._before)

    def fail(self, error: Exception) -> bool:
        if isinstance(error, Conflict) and isinstance(error.current, Periods):
            self._before = error.current  # they have been read now, and may be replaced knowingly
        return super().fail(error)

    def said(self, result: Periods) -> str:
        return _("Pages are looked at so often from now on: {periods}.").format(
            periods=monitoring.in_words(result)
        )


def _days(count: int) -> str:
    return several("day", "days", count)
