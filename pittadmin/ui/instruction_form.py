"""The form of an instruction to remove content (R46): to whom, what, by when."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.people import PersonRef
from pittadmin.domain.violations import Violation
from pittadmin.services import violation_view, violations
from pittadmin.services.violation_view import CaseFacts
from pittadmin.ui.case_forms import CaseForm
from pittadmin.ui.fields import Field, combo, date_input, date_of, text_area
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import restyle, text

USUAL_DAYS = 3
"""In how many days content is to be removed, as the form suggests."""
SHORT_DAYS = 1
"""From how few days on the form warns that the time is short."""


class InstructionForm(CaseForm):
    """Instructs a head or a designee to remove content.

    Args:
        shell: who acts, and the threads.
        violation: the case as it stands.
        people: who can be instructed.
    """

    def __init__(
        self,
        shell: Shell,
        violation: Violation,
        people: Sequence[PersonRef],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            shell,
            violation,
            parent,
            _("Instruct {department} to remove content").format(
                department=violation.department or _("a department")
            ),
            _(
                "The person instructed reads this text and the case's number, account and address; "
                "nothing of the report, and not who reported it (R46, R67)."
            ),
            _("&Give the instruction"),
            "instruct",
        )
        today = shell.ctx.clock.today()
        self.to = combo([(one.id, one.name) for one in people], on_change=self.keep)
        self.content = text_area(lines=5, on_change=self.keep)
        self.due = date_input(today + timedelta(days=USUAL_DAYS), first=today)
        self._left = text("", "muted")
        hint = _("The head or a designee. Each of them can answer.")
        self.add_field("to", Field(_("&To"), self.to, hint))
        self.add_field(
            "content",
            Field(
                _("&What is to be removed"),
                self.content,
                _("So that it can be found: which post, from which day, and where."),
            ),
        )
        self.add_field("due", Field(_("&By"), self.due))
        self.add(self._left)
        self.due.dateChanged.connect(self._say_left)
        self.widen(560)
        self._say_left()
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "to": self.to.currentData(),
            "content": self.content.toPlainText(),
            "due": date_of(self.due).isoformat(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        place = self.to.findData(typed.get("to"))
        if place >= 0:
            self.to.setCurrentIndex(place)
        self.content.setPlainText(str(typed.get("content", "")))
        day = QDate.fromString(str(typed.get("due", "")), "yyyy-MM-dd")
        if day.isValid():
            self.due.setDate(day)

    def check(self) -> Iterable[Problem]:
        if self.to.currentData() is None:
            yield Problem(
                _("There is nobody to instruct: the case names no department with a head."),
                _("Say under “Change” which account or department it concerns."),
                "to",
                "R46",
            )
        if not self.content.toPlainText().strip():
            yield Problem(
                _("What is to be removed is missing."),
                _("Name the content, so that it can be found."),
                "content",
                "R46",
            )

    def work(self) -> Callable[[], Violation]:
        return partial(
            violations.instruct,
            self.shell.ctx,
            self.violation.id,
            self.version,
            self.to.currentData(),
            self.content.toPlainText(),
            date_of(self.due),
        )

    def said(self, result: Violation) -> str:
        told = result.instruction
        if told is None:
            return _("The instruction is given.")
        return _("{person} is instructed, and answers by {day}.").format(
            person=told.to.name, day=say_date(told.due)
        )

    def _say_left(self) -> None:
        """Say how much time that leaves, and warn of too little."""
        days = (date_of(self.due) - self.shell.ctx.clock.today()).days
        if days <= SHORT_DAYS:
            words = _("That is very soon. Tell them in person too; they may not look here in time.")
        else:
            words = several("That leaves {count} day.", "That leaves {count} days.", days)
        self._left.setText(words)
        restyle(self._left, "kind", "warn" if days <= SHORT_DAYS else "muted")
        self.keep()


def open_instruction_form(shell: Shell, parent: QWidget, violation: Violation) -> None:
    """Read who can be instructed, then open the form over the window of `parent`."""

    def ready(facts: CaseFacts) -> None:
        form = InstructionForm(shell, violation, facts.instructable, parent.window())
        form.finished.connect(form.deleteLater)
        form.open()

    shell.runner.read(
        parent,
        violation_view.case_facts,
        shell.ctx,
        violation.id,
        done=ready,
        key="instruction",
    )
