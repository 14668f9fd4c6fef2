"""The short forms about a case: taking it up, noting something, filing what discipline came to."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES
from pittadmin.domain.violations import NOTICE_DAYS, Violation
from pittadmin.services import violations
from pittadmin.ui.day_input import DayInput, brought_back, kept
from pittadmin.ui.fields import Field, combo, text_area
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import text

TOPICS = ("violations",)
USUAL_DAYS = 7
"""In how many days a case is due that somebody takes up, as the form suggests."""


class CaseForm(RecordForm):
    """A form about one case; what others made of the case meanwhile is shown in it.

    Args:
        shell: who acts, and the threads.
        violation: the case as it stands.
        name: what it asks, for the recovery file.
    """

    def __init__(
        self,
        shell: Shell,
        violation: Violation,
        parent: QWidget | None,
        title: str,
        sentence: str,
        confirm_text: str,
        name: str,
    ) -> None:
        super().__init__(
            shell, parent, title, sentence, confirm_text, f"{name}:{violation.id}", TOPICS
        )
        self.violation, self.version = violation, violation.version

    def facts(self, current: Violation) -> Iterable[tuple[str, str]]:
        yield _("State"), VIOLATION_STATE_NAMES[current.state]
        yield _("Since"), say_date(current.state_since)
        if current.owner is not None:
            yield _("Owner"), current.owner.name


class TakeUpForm(CaseForm):
    """Takes a case up, with a day on which the next step is due if that is known."""

    def __init__(self, shell: Shell, violation: Violation, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            violation,
            parent,
            _("Take up {number}?").format(number=violation.number),
            _("You own the case from then on. Others who work cases can still go on with it."),
            _("Take it up"),
            "take-up",
        )
        today = shell.ctx.clock.today()
        usual = today + timedelta(days=USUAL_DAYS)
        self.due = DayInput(_("Set a &day by which the next step is due"), usual, today, _("Due"))
        self.add_field("due", Field("", self.due))
        self.due.changed.connect(self.keep)
        self.widen(500)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"due": kept(self.due.value())}

    def fill(self, typed: dict[str, Any]) -> None:
        self.due.set_value(brought_back(typed.get("due")))

    def work(self) -> Callable[[], Violation]:
        return partial(
            violations.take_up,
            self.shell.ctx,
            self.violation.id,
            self.version,
            due=self.due.value(),
        )

    def said(self, result: Violation) -> str:
        return _("{number} is yours.").format(number=result.number)


class NoteForm(CaseForm):
    """Writes a note on a case."""

    def __init__(self, shell: Shell, violation: Violation, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            violation,
            parent,
            _("A note on {number}").format(number=violation.number),
            _("Only those who work the case read it. It stays as it is."),
            _("&Keep the note"),
            "note",
        )
        self.body = text_area(lines=7, on_change=self.keep)
        self.add_field("note", Field(_("&Note"), self.body))
        self.widen(520)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"body": self.body.toPlainText()}

    def fill(self, typed: dict[str, Any]) -> None:
        self.body.setPlainText(str(typed.get("body", "")))

    def check(self) -> Iterable[Problem]:
        if not self.body.toPlainText().strip():
            yield Problem(_("The note is empty."), _("Write what is to be remembered."), "note")

    def work(self) -> Callable[[], None]:
        return partial(violations.note, self.shell.ctx, self.violation.id, self.body.toPlainText())

    def said(self, result: None) -> str:
        return _("The note on {number} is kept.").format(number=self.violation.number)


class OutcomeForm(CaseForm):
    """Files what discipline came to, which begins the ten days for the notice (R52)."""

    def __init__(self, shell: Shell, violation: Violation, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            violation,
            parent,
            _("File the outcome of {number}").format(number=violation.number),
            _("Only those who work the case see it (R52)."),
            _("&File the outcome"),
            "outcome",
        )
        people = [(one.id, one.name) for one in violation.named]
        self.person = combo(people, on_change=self.keep)
        self.body = text_area(lines=6, on_change=self.keep)
        hint = (
            ""
            if people
            else _("The case names nobody yet. Name the employee under “Change” first.")
        )
        self.add_field("person", Field(_("&Employee"), self.person, hint))
        self.add_field(
            "body",
            Field(
                _("What it &came to"),
                self.body,
                _("Also that nothing follows, if that is so."),
            ),
        )
        last = shell.ctx.clock.today() + timedelta(days=NOTICE_DAYS)
        self.add(
            text(
                _(
                    "The employee is to be told in writing by {day} (M.G.L. c.149 §52C). The "
                    "letter is made ready on the case's page."
                ).format(day=say_date(last)),
                "muted",
            )
        )
        self.widen(520)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"person": self.person.currentData(), "body": self.body.toPlainText()}

    def fill(self, typed: dict[str, Any]) -> None:
        place = self.person.findData(typed.get("person"))
        if place >= 0:
            self.person.setCurrentIndex(place)
        self.body.setPlainText(str(typed.get("body", "")))

    def check(self) -> Iterable[Problem]:
        if self.person.currentData() is None:
            yield Problem(
                _("The case names no employee."),
                _("Close this, name the employee under “Change”, then file the outcome."),
                "person",
                "R52",
            )
        if not self.body.toPlainText().strip():
            yield Problem(
                _("The outcome is missing."), _("Write what discipline came to."), "body", "R52"
            )

    def work(self) -> Callable[[], Violation]:
        return partial(
            violations.file_outcome,
            self.shell.ctx,
            self.violation.id,
            self.version,
            self.person.currentData(),
            self.body.toPlainText(),
        )

    def said(self, result: Violation) -> str:
        return _("The outcome of {number} is filed.").format(number=result.number)
