"""The forms of a public records request: entering it, and answering it with a bag."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.business_days import answer_due
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.records_requests import RecordsRequest, problems
from pittadmin.services import records_requests
from pittadmin.services.context import Context
from pittadmin.services.progress import Report, silent
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, date_input, date_of, text_area, text_input
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.saving import ask_where
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, text
from pittadmin.ui.window import Window


class RecordsRequestForm(RecordForm):
    """Asks who wants what, and when that was received; says by when it is answered."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            parent,
            _("Enter a public records request"),
            _("It is answered by the tenth business day after it was received (950 CMR 32.06)."),
            _("&Enter the request"),
            "records_request",
            ("records",),
        )
        today = shell.ctx.clock.today()
        self.requester = text_input(on_change=self.keep)
        self.subject = text_area(lines=4, on_change=self.keep)
        self.received = date_input(today, last=today)
        self._due = text("")
        self.received.dateChanged.connect(self._count)
        free = _("As given. Nobody has to say who they are or why they ask.")
        self.add_field("requester", Field(_("&Who asks"), self.requester, free))
        self.add_field("subject", Field(_("What they ask &for, in their words"), self.subject))
        self.add_field("received_on", Field(_("&Received on"), self.received))
        self.add(Card(self._due))
        self._count()
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "requester": self.requester.text(),
            "subject": self.subject.toPlainText(),
            "received_on": date_of(self.received).isoformat(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        self.requester.setText(str(typed.get("requester", "")))
        self.subject.setPlainText(str(typed.get("subject", "")))

    def check(self) -> Iterable[Problem]:
        said = (self.requester.text(), self.subject.toPlainText(), date_of(self.received))
        return problems(*said, self.shell.ctx.clock.today())

    def work(self) -> Callable[[], RecordsRequest]:
        said = (self.requester.text(), self.subject.toPlainText(), date_of(self.received))
        return partial(records_requests.enter, self.shell.ctx, *said)

    def said(self, result: RecordsRequest) -> str:
        return _("{number} is entered; it is due on {day}.").format(
            number=result.number, day=say_date(result.due)
        )

    def _count(self, *_anything: object) -> None:
        due = answer_due(date_of(self.received))
        self._due.setText(_("The answer is due on {day}.").format(day=say_date(due)))
        self.keep()


class AnswerDialog(Dialog):
    """Asks for what is said beside the records, then where the bag goes, and writes it there."""

    def __init__(
        self, shell: Shell, request: RecordsRequest, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Answer {number}").format(number=request.number),
            _(
                "The records, their files and an index as PDF and CSV are written into one zip, "
                "with the hash of each file. The request is then answered."
            ),
            _("&Choose where, and write it…"),
            waits=True,
        )
        self._shell, self._request = shell, request
        self.remark = text_area(request.answer, lines=5)
        hint = _("Stands in the index; such as what was left out and on which exemption.")
        self.add_field("answer", Field(_("A &word to the requester, if any"), self.remark, hint))
        self.submitted.connect(self._ask)
        self.finished.connect(self.deleteLater)
        self.widen(600)

    def write(self, path: Path) -> None:
        """Write the bag there, with its progress under the window's bar."""
        work = partial(
            _answer,
            self._shell.ctx,
            self._request.id,
            self._request.version,
            self.remark.toPlainText(),
            path,
        )
        window = self.parentWidget()
        working = None
        if isinstance(window, Window):
            sentence = _("Writing {name}").format(name=path.name)
            working = window.working(sentence, self._shell.runner.cancel)

        def ended() -> None:
            self.set_busy(False)
            if working is not None:
                working.finish()

        def done(result: RecordsRequest) -> None:
            said = _("{number} is answered: the bag is in {name}.")
            self._shell.said.emit(said.format(number=result.number, name=path.name))
            self.accept()

        self._shell.runner.write(
            self,
            work,
            done=done,
            failed=self.fail,
            ended=ended,
            progress=working.report if working is not None else lambda _done, _total: None,
            changes=("records",),
        )

    def _ask(self) -> None:
        name = f"{self._request.number}.zip"
        path = ask_where(self._shell, self, _("Write the bag to"), name)
        if path is None:
            self.set_busy(False)
            return
        self.write(path)


def _answer(
    ctx: Context, request_id: int, version: int, remark: str, path: Path, report: Report = silent
) -> RecordsRequest:
    from pittadmin.ui.pdf import render

    return records_requests.answer(ctx, request_id, version, remark, path, render, report)
