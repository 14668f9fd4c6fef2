"""The public records requests: their clock, what is handed out, and the answer (950 CMR 32.00)."""

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.i18n import _, several
from pittadmin.domain.records_requests import (
    REQUEST_STATE_MEANING,
    REQUEST_STATE_NAMES,
    RecordsRequest,
    RequestState,
    redacted_names,
    request_columns,
)
from pittadmin.domain.tables import Sort
from pittadmin.services import records_requests
from pittadmin.services.people import Directory
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.layouts import flow
from pittadmin.ui.lines import Headline
from pittadmin.ui.record_files import hash_line
from pittadmin.ui.records_request_form import AnswerDialog, RecordsRequestForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, text


class RecordsRequestsSection(DirectorySection[RecordsRequest]):
    """The table of requests, and the chosen one."""

    def __init__(self, shell: Shell) -> None:
        self._known: tuple[RecordsRequest, ...] = ()
        self.new = button(_("&Enter a request…"), self._enter, "primary", "plus")
        super().__init__(
            shell,
            _("Records requests"),
            request_columns(shell.ctx.clock.today()),
            (self.new,),
            _("Search number, requester, subject"),
            FilterCombo(_("S&tate"), _("All requests"), REQUEST_STATE_NAMES.items()),
            _("Choose a request to see its clock and what is handed out."),
            keys={"received": lambda one: one.received_on, "due": lambda one: one.due},
            sort=Sort("due", descending=True),
        )

    act = Act.KEEP_RECORDS_REQUEST

    def load(self) -> None:
        """Read the requests."""
        self.shell.runner.read(
            self, records_requests.every, self.shell.ctx, done=self._take, key="requests"
        )

    def rows_of(self, directory: Directory) -> Sequence[RecordsRequest]:
        return self._known

    def fits(self, row: RecordsRequest, choice: Hashable) -> bool:
        return row.state == choice

    def also_said(self, row: RecordsRequest) -> str:
        return " ".join(one.number for one in row.chosen)

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may(Act.KEEP_RECORDS_REQUEST)

    def cards(self, found: RecordsRequest, directory: Directory) -> Iterable[QWidget]:
        today = self.shell.ctx.clock.today()
        meaning = "bad" if found.is_overdue(today) else REQUEST_STATE_MEANING[found.state]
        chip = Chip(REQUEST_STATE_NAMES[found.state], meaning)
        facts = Facts(
            (
                (_("About"), found.subject),
                (_("Received"), say_date(found.received_on)),
                (_("Entered by"), found.entered_by.name),
            )
        )
        if found.answered_by is not None:
            who = _("{moment}, by {person}").format(
                moment=say_time(found.answered_at), person=found.answered_by.name
            )
            facts.add(_("Closed"), who)
            facts.add(_("Answer"), found.answer)
        yield Card(Headline(found.number, chip), text(found.requester, selectable=True))
        yield self._next(found)
        asked = Card(text(_("What is asked"), "strong"), facts, gap=12)
        if found.bag_sha256:
            asked.add(text(_("SHA-256 of the bag"), "muted"), hash_line(found.bag_sha256))
        yield asked
        yield self._handed_out(found)

    def _next(self, found: RecordsRequest) -> Card:
        if found.state is RequestState.WITHDRAWN:
            return Card(text(_("It is closed. Nothing is left to do."), "muted"))
        is_open = found.state is RequestState.OPEN
        card = Card(
            text(_("Your next step") if is_open else _("Next step"), "strong"),
            kind="next" if is_open else "plain",
        )
        answer = button(_("&Answer with a bag…"), self._answer, "primary")
        choose = button(_("&Choose records…"), self._choose)
        close = button(_("C&lose without records…"), self._close)
        if not is_open:
            again = button(_("&Write the bag again…"), self._answer)
            card.add(text(_("It is answered. The bag can be written again.")), flow(again))
            return card
        card.add(text(found.clock(self.shell.ctx.clock.today())))
        if found.chosen:
            card.add(flow(answer, choose, close))
        else:
            card.add(text(_("Choose what is handed out, and what is left out of it.")))
            choose.setProperty("kind", "primary")
            card.add(flow(choose, close))
        return card

    def _handed_out(self, found: RecordsRequest) -> Card:
        count = several(
            "{count} record to hand out", "{count} records to hand out", len(found.chosen)
        )
        if found.state is RequestState.ANSWERED:
            count = several(
                "{count} record was handed out",
                "{count} records were handed out",
                len(found.chosen),
            )
        card = Card(text(count, "strong"), gap=10)
        for one in found.chosen:
            said = one.number
            if one.redacted:
                said = _("{number}; left out: {fields}").format(
                    number=one.number, fields=redacted_names(one.redacted).lower()
                )
            card.add(text(said, selectable=True))
            if one.why:
                card.add(text(one.why, "muted", selectable=True))
        return card

    def _take(self, known: tuple[RecordsRequest, ...]) -> None:
        self._known = known
        if self.directory is not None:
            self.show_directory(self.directory)

    def _enter(self) -> None:
        self.open_form(RecordsRequestForm(self.shell, self.window()))

    def _choose(self) -> None:
        from pittadmin.ui.record_chooser import RecordChooser

        found = self.table.current()
        if found is not None:
            self.open_form(RecordChooser(self.shell, found, self.window()))

    def _answer(self) -> None:
        found = self.table.current()
        if found is not None:
            AnswerDialog(self.shell, found, self.window()).open()

    def _close(self) -> None:
        found = self.table.current()
        if found is None:
            return
        question = Question(
            _("Close {number} without records?").format(number=found.number),
            _("For a request that was taken back, or that asks for nothing that is kept here."),
            _("&Close the request"),
            _("{number} is closed.").format(number=found.number),
            kind="danger",
            reason=True,
        )
        work = (records_requests.withdraw, self.shell.ctx, found.id, found.version)
        decide(self.shell, self, question, f"request:{found.id}", *work, changes=("records",))
