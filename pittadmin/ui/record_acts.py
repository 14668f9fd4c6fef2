"""What is done with a record of removed content: completed, held, released, disposed of (R9)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.removed_content import RemovedRecord
from pittadmin.domain.retention import MOST_YEARS, Hold, Retention, retention_problems
from pittadmin.services import disposal, holds, removed_content
from pittadmin.ui.decision import Question, carry_out, decide
from pittadmin.ui.dialogs import Dialog, ReasonDialog
from pittadmin.ui.fields import Field, date_input, date_of, number_input, text_area, text_input
from pittadmin.ui.file_box import FileBox
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.when_input import WhenInput

CHANGES = ("records",)


class CompletionForm(RecordForm):
    """Asks for what is missing in a record; what was sealed stays as it is."""

    def __init__(self, shell: Shell, record: RemovedRecord, parent: QWidget | None = None) -> None:
        title = _("Complete {number}").format(number=record.number)
        sentence = _(
            "What you add stands beside what was sealed, with your name and the time. Of what "
            "can't be found out, say so, and why."
        )
        add = _("&Add to the record")
        super().__init__(shell, parent, title, sentence, add, f"completion:{record.id}", CHANGES)
        self._record = record
        self._lines: dict[str, QLineEdit | QPlainTextEdit] = {}
        for name, label in _LABELS.items():
            box: QLineEdit | QPlainTextEdit
            if name == "body":
                box = text_area(lines=4, on_change=self.keep)
            else:
                box = text_input(on_change=self.keep)
            self._lines[name] = box
            known = record.known(name)
            hint = _("Known so far: {words}").format(words=known[:200]) if known else ""
            self.add_field(name, Field(label, box, hint))
            if name == "identity":
                self.posted = WhenInput(shell.ctx.clock.now())
                self.posted.changed.connect(self._timed)
                said = _("Known so far: {words}").format(words=record.known("posted_at"))
                hint = said if record.known("posted_at") else ""
                self.add_field("posted_at", Field(_("Posted"), self.posted, hint))
                self.no_time = text_input(on_change=self.keep)
                about = _("If the time of posting can't be found out, &why")
                self.add_field("no_time", Field(about, self.no_time))
                self.fields["no_time"].setVisible("posted_at" in record.missing)
        self.files = FileBox(shell, "files")
        self.add_field("files", Field(_("More pictures and files"), self.files))
        self.files.changed.connect(self.keep)
        self.files.refused.connect(self.fields["files"].set_problem)
        self.widen(640)
        self.begin()
        for name in record.missing:
            if name in self._lines:
                self._lines[name].setFocus()
                break

    def typed(self) -> dict[str, Any]:
        moment = self.posted.value()
        said: dict[str, Any] = {name: _words(box) for name, box in self._lines.items()}
        said["posted_at"] = moment.isoformat() if moment else self.no_time.text().strip()
        return {**said, "files": self.files.kept()}

    def fill(self, typed: dict[str, Any]) -> None:
        for name, box in self._lines.items():
            words = str(typed.get(name, ""))
            if isinstance(box, QLineEdit):
                box.setText(words)
            else:
                box.setPlainText(words)
        said = str(typed.get("posted_at", ""))
        try:
            self.posted.set_value(datetime.fromisoformat(said))
        except ValueError:
            self.posted.set_value(None)
            self.no_time.setText(said)
        self.files.give_up()
        self.files.bring_back(typed.get("files"))

    def work(self) -> Callable[[], RemovedRecord]:
        typed = self.typed()
        known = {name: typed[name] for name in (*self._lines, "posted_at") if typed[name]}
        added = self.files.added()
        return partial(removed_content.complete, self.shell.ctx, self._record.id, known, added)

    def said(self, result: RemovedRecord) -> str:
        if not result.missing:
            return _("{number} is complete.").format(number=result.number)
        return _("Added to {number}. Still missing: {names}.").format(
            number=result.number, names=result.missing_words
        )

    def reject(self) -> None:
        self.files.give_up()
        super().reject()

    def _finish(self, result: RemovedRecord) -> None:
        self.files.give_up()
        super()._finish(result)

    def _timed(self) -> None:
        unknown = self.posted.value() is None and "posted_at" in self._record.missing
        self.fields["no_time"].setVisible(unknown)
        self.keep()


_LABELS = {
    "author": _("A&uthor"),
    "handle": _("Han&dle"),
    "identity": _("Wh&o that is, as far as known"),
    "body": _("&Text"),
    "clause": _("What the removal &rests on"),
}


class HoldForm(RecordForm):
    """Asks who wants a hold, why, and since when."""

    def __init__(self, shell: Shell, record: RemovedRecord, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            parent,
            _("Place a hold on {number}").format(number=record.number),
            _("While it stands nothing is disposed of. Only another person of IT lifts it."),
            _("&Place the hold"),
            f"hold:{record.id}",
            CHANGES,
        )
        self._record = record
        today = shell.ctx.clock.today()
        self.who = text_input(on_change=self.keep)
        self.why = text_area(lines=3, on_change=self.keep)
        self.since = date_input(today, last=today)
        self.since.dateChanged.connect(self.keep)
        such = _("Such as the City Solicitor or the State Auditor.")
        self.add_field("who", Field(_("&Who asked for it"), self.who, such))
        self.add_field("why", Field(_("W&hy"), self.why, _("The suit, the audit or the request.")))
        self.add_field("since", Field(_("&Since"), self.since))
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "who": self.who.text(),
            "why": self.why.toPlainText(),
            "since": date_of(self.since).isoformat(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        self.who.setText(str(typed.get("who", "")))
        self.why.setPlainText(str(typed.get("why", "")))

    def work(self) -> Callable[[], RemovedRecord]:
        said = (self.who.text(), self.why.toPlainText(), date_of(self.since))
        return partial(holds.place, self.shell.ctx, self._record.id, *said)

    def said(self, result: RemovedRecord) -> str:
        return _("{number} is on hold.").format(number=result.number)


class RetentionForm(RecordForm):
    """Asks for the years that records are kept, and the schedule they rest on."""

    def __init__(
        self, shell: Shell, current: Retention | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("How long are records kept?"),
            _(
                "Counted from the day of the removal. Until this is entered, records are kept "
                "without end; removing content never waits for it."
            ),
            _("&Enter the period"),
            "retention",
            CHANGES,
        )
        self.years = number_input(current.years if current else 1, 1, MOST_YEARS, _years)
        self.schedule = text_area(current.schedule if current else "", lines=2)
        self.years.valueChanged.connect(self.keep)
        self.schedule.textChanged.connect(self.keep)
        series = _("The series of the Municipal Records Retention Schedule, with its date.")
        self.add_field("years", Field(_("&Years"), self.years))
        self.add_field("schedule", Field(_("&Schedule they rest on"), self.schedule, series))
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"years": self.years.value(), "schedule": self.schedule.toPlainText()}

    def fill(self, typed: dict[str, Any]) -> None:
        years = typed.get("years")
        self.years.setValue(years if isinstance(years, int) else 1)
        self.schedule.setPlainText(str(typed.get("schedule", "")))

    def check(self) -> Iterable[Problem]:
        return retention_problems(self.years.value(), self.schedule.toPlainText())

    def work(self) -> Callable[[], Retention | None]:
        said = (self.years.value(), self.schedule.toPlainText())
        return partial(disposal.set_retention, self.shell.ctx, *said)

    def said(self, result: Retention | None) -> str:
        return _("The retention period is entered.")


def lift(shell: Shell, parent: QWidget, hold: Hold) -> Dialog:
    """Ask for the reason, and lift a hold."""
    question = Question(
        _("Lift the hold for {who}?").format(who=hold.who),
        _("{number} may then be disposed of, once its date has come.").format(number=hold.record),
        _("&Lift the hold"),
        _("The hold on {number} is lifted.").format(number=hold.record),
        kind="danger",
        reason=True,
    )
    work = (holds.lift, shell.ctx, hold.id)
    return decide(shell, parent, question, f"lift:{hold.id}", *work, changes=CHANGES)


def dispose(shell: Shell, parent: QWidget, record: RemovedRecord) -> Dialog:
    """Ask for the authority's reference, and dispose of a record."""
    dialog = ReasonDialog(
        parent,
        _("Dispose of {number}?").format(number=record.number),
        _(
            "Its text, author and files are erased for good. The number, the hashes, who, when and "
            "under what stay on record. Files that something else needs are kept."
        ),
        _("&Dispose of the record"),
        label=_("&Reference of the authority's permission"),
        minimum=0,  # the service says what is missing
        hint=_("The form RMU-2 that the Supervisor of Records signed, with its date."),
        waits=True,
    )
    carry_out(
        shell,
        dialog,
        f"dispose:{record.id}",
        disposal.dispose,
        lambda: (shell.ctx, record.id, dialog.reason),
        lambda result: _("{number} is disposed of.").format(number=result.number),
        CHANGES,
    )
    return dialog


def hold_sentence(hold: Hold) -> str:
    """Return what a hold is, in a sentence or two."""
    said = _("Since {day}, placed by {person}: {why}").format(
        day=say_date(hold.since), person=hold.placed_by.name, why=hold.why
    )
    if hold.lifted_by is None:
        return said
    lifted = _("Lifted by {person} on {moment}: {reason}").format(
        person=hold.lifted_by.name, moment=say_time(hold.lifted_at), reason=hold.lift_reason
    )
    return f"{said}\n{lifted}"


def _years(count: int) -> str:
    return several("year", "years", count)


def _words(box: QLineEdit | QPlainTextEdit) -> str:
    return (box.text() if isinstance(box, QLineEdit) else box.toPlainText()).strip()
