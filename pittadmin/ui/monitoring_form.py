"""The form in which somebody who looked at a page says from when to when, and what was found."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.monitoring import WHO_LOOKS, Monitoring, MonitoringEntry
from pittadmin.services import monitoring
from pittadmin.services.monitoring import NewLook
from pittadmin.ui.fields import Check, Field, date_input, date_of, text_area
from pittadmin.ui.layouts import row
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell


class MonitoringForm(RecordForm):
    """Asks which days were looked at, whether something was found, and what.

    Args:
        account: whose page was looked at.
        shown: how far it has been looked at; this person may look at it.
    """

    def __init__(
        self, shell: Shell, account: Account, shown: Monitoring, parent: QWidget | None = None
    ) -> None:
        assert shown.mine is not None
        super().__init__(
            shell,
            parent,
            _("You looked at {account}").format(account=account.name),
            _(
                "Everyone sees that you looked, as {who}, and from when to when. What you found is "
                "read by Personnel and by you alone."
            ).format(who=WHO_LOOKS[shown.mine]),
            _("Keep it on record"),
            f"monitoring:{account.id}",
            ("accounts",),
        )
        self._account, self._monitor = account, shown.mine
        today = shell.ctx.clock.today()
        self.since = date_input(min(shown.since or today, today), last=today)
        self.until = date_input(today, last=today)
        self.found = RadioList(
            ((False, _("Nothing was found")), (True, _("Something was found"))), across=True
        )
        self.found.set_value(True)
        self.remark = text_area(lines=4, on_change=self.keep)
        self.report = Check(_("&Report it as a violation next"))
        self.fields["since"] = Field(_("Posted &from"), self.since)
        self.fields["until"] = Field(_("Un&til"), self.until)
        self.add(row(self.fields["since"], self.fields["until"], gap=12))
        self.add_field("found", Field(_("What came &of it"), self.found))
        self.add_field(
            "remark",
            Field(
                _("&What was found"),
                self.remark,
                _(
                    "What is about somebody of Personnel does not belong here: report it, and it "
                    "goes to the Mayor alone."
                ),
            ),
        )
        self.add(self.report)
        for edit in (self.since, self.until):
            edit.dateChanged.connect(self.keep)
        self.report.toggled.connect(self.keep)
        self.found.picked.connect(self._suit)
        self._suit()
        self.begin()

    def new(self) -> NewLook:
        """Return the look as it stands in the form."""
        found = self.found.value() is True
        return NewLook(
            self._monitor,
            date_of(self.since),
            date_of(self.until),
            found,
            self.remark.toPlainText() if found else "",
            found and self.report.isChecked(),
        )

    def typed(self) -> dict[str, Any]:
        return {
            "since": date_of(self.since).isoformat(),
            "until": date_of(self.until).isoformat(),
            "found": self.found.value(),
            "remark": self.remark.toPlainText(),
            "report": self.report.isChecked(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        _set_day(self.since, typed.get("since"))
        _set_day(self.until, typed.get("until"))
        self.found.set_value(typed.get("found") is not False)
        self.remark.setPlainText(str(typed.get("remark", "")))
        self.report.setChecked(typed.get("report") is True)
        self._suit()

    def check(self) -> Iterable[Problem]:
        return monitoring.problems(self.new(), self.shell.ctx.clock.today())

    def work(self) -> Callable[[], MonitoringEntry]:
        return partial(monitoring.enter, self.shell.ctx, self._account.id, self.new())

    def said(self, result: MonitoringEntry) -> str:
        return said(self._account)

    def _finish(self, result: MonitoringEntry) -> None:
        goes_on = self.new().report
        super()._finish(result)
        if goes_on:
            self.shell.go.emit("new_report", self._account.id)

    def _suit(self, *_anything: object) -> None:
        """Ask only what belongs to what came of it."""
        found = self.found.value() is True
        self.fields["remark"].setVisible(found)
        self.report.setVisible(found)
        self.keep()


def said(account: Account) -> str:
    """Return the sentence that confirms a look, the same whatever was found."""
    return _("It is kept that you looked at {account}.").format(account=account.name)


def _set_day(edit: QDateEdit, typed: object) -> None:
    try:
        day = date.fromisoformat(str(typed))
    except ValueError:
        return  # a recovery file of another make
    edit.setDate(QDate(day.year, day.month, day.day))
