"""The requests of one kind: their table, and the chosen one with its one next step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, require
from pittadmin.domain.requests import REQUEST_STATE_MEANING, REQUEST_STATE_NAMES
from pittadmin.domain.tables import Sort
from pittadmin.services import people
from pittadmin.services.context import Context
from pittadmin.ui.decision import decide
from pittadmin.ui.layouts import column, flow, row
from pittadmin.ui.lines import Headline
from pittadmin.ui.list_source import ListSource
from pittadmin.ui.look import look
from pittadmin.ui.request_kinds import Answer, Kind, is_open
from pittadmin.ui.section import remember
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import MasterDetail
from pittadmin.ui.steps import Steps
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Card, Chip, Empty, Facts, button, text

_ORDER = {state: place for place, state in enumerate(REQUEST_STATE_NAMES)}
"""The states in the order of the work: what is open comes first."""


@dataclass(frozen=True)
class Offer:
    """What one person can answer to one request, and why not the rest."""

    answers: tuple[Answer, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class Requests:
    """All requests of one kind that concern a person, what each can be answered.

    Args:
        rows: the requests.
        offers: by the id of those that are open.
        works: whether this person may answer some of this kind.
        asks: whether this person may ask for one here.
    """

    rows: tuple[Any, ...]
    offers: dict[int, Offer]
    works: bool
    asks: bool = False

    @property
    def waiting(self) -> int:
        """How many wait for this person."""
        return sum(any(a.leads for a in offer.answers) for offer in self.offers.values())

    @property
    def any_reason(self) -> bool:
        """Whether this person has any business here."""
        return self.works or self.asks or bool(self.rows)


def load(kind: Kind, ctx: Context) -> Requests:
    """Return the requests of one kind that concern the person who looks."""
    actor = people.me(ctx)
    rows = [one for one in kind.read(ctx) if _concerns(kind, actor, one)]
    return Requests(
        tuple(rows),
        {one.id: offer(kind, ctx, actor, one) for one in rows if is_open(kind, one)},
        any(actor.may_somewhere(answer.act) for answer in kind.answers),
        kind.asks is not None and actor.may_somewhere(kind.asks),
    )


def offer(kind: Kind, ctx: Context, actor: Actor, request: Any) -> Offer:
    """Return what this person can answer to a request as it stands."""
    answers: list[Answer] = []
    refused: list[str] = []
    for answer in kind.answers:
        department = answer.department(request)
        if request.state is not answer.state or not actor.may(answer.act, department):
            continue
        try:
            require(actor, answer.act, department, kind.own(ctx, request))
        except NotAllowed as error:
            refused.append(str(error))
        else:
            answers.append(answer)
    return Offer(tuple(answers), tuple(dict.fromkeys(refused)))


def _concerns(kind: Kind, actor: Actor, request: Any) -> bool:
    works = any(actor.may(answer.act, answer.department(request)) for answer in kind.answers)
    return works or bool(actor.departments & kind.concerns(request))


class RequestsView(QWidget):
    """Shows the requests of one kind."""

    loaded = Signal(object)
    """The `Requests` that are shown now."""

    def __init__(self, shell: Shell, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.requests: Requests | None = None
        self._shell = shell
        self._wanted: int | None = None
        self._drawn: tuple[Any, Offer | None] | None = None
        self.table: RecordTable[Any] = RecordTable(
            kind.columns, shell.runner, kind.title, Empty(*kind.empty), Sort("state")
        )
        self.detail = QWidget()
        self._box = QVBoxLayout(self.detail)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget = QWidget()
        self._box.addWidget(self._content)
        self._split = MasterDetail(self.table, self.detail)
        box = QVBoxLayout(self)
        look().space(box, 12)
        box.addWidget(self._split, 1)
        remember(self.table, shell.memory, f"table.{kind.subject}")
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _id: self.enter())
        self.table.settled.connect(self._settle)
        self._draw()
        self.reload()

    def reload(self) -> None:
        """Read the requests again."""
        self._shell.runner.read(
            self, load, self.kind, self._shell.ctx, done=self._take, key="requests"
        )

    def show_request(self, request_id: int | None) -> None:
        """Choose a request, now or once it is there; the focus goes to its first button."""
        self._wanted = request_id
        self._choose_wanted()

    def enter(self) -> None:
        """Move the focus to the request's first button."""
        found = self._content.findChildren(QPushButton)
        if found:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def perform(self, answer: Answer) -> object:
        """Ask for an answer to the chosen request, and give it."""
        request = self.table.current()
        assert request is not None
        if answer.form is not None:
            return answer.form(self._shell, self.window(), request)
        assert answer.question is not None
        assert answer.run is not None
        what = self.kind.heading(request)
        question = replace(
            answer.question,
            sentence=answer.question.sentence.format(what=what),
            said=answer.question.said.format(what=what),
        )
        form = f"{answer.act}.{request.id}"
        return decide(
            self._shell, self.window(), question, form, answer.run, self._shell.ctx, request.id
        )

    def _take(self, requests: Requests) -> None:
        self.requests = requests
        self.table.ask(
            ListSource(
                requests.rows,
                self.kind.columns,
                about=self.kind.subject,
                keys={
                    "state": lambda r: (_ORDER[r.state], -self._moment(r)),
                    "requested_at": self._moment,
                    "offered_at": self._moment,
                },
            )
        )
        self.loaded.emit(requests)

    def _moment(self, request: Any) -> float:
        return self.kind.moment(request).timestamp()

    def _choose(self, _request_id: object) -> None:
        self._draw()
        self._split.to_top()

    def _settle(self, count: int) -> None:
        if not self._choose_wanted() and count and self.table.chosen_id is None:
            self.table.choose(self.table.records.ids[0])
        self._draw()

    def _choose_wanted(self) -> bool:
        """Choose the request that somebody came for, if it is there."""
        if self._wanted is None or not self.table.choose(self._wanted):
            return False
        self._wanted = None
        self._draw()
        self.enter()
        return True

    def _draw(self) -> None:
        """Show the chosen request, unless it is shown already."""
        request = self.table.current()
        given = None
        if request is not None and self.requests is not None:
            given = self.requests.offers.get(request.id)
        if self._drawn == (request, given):
            return
        self._drawn = (request, given)
        focus = QApplication.focusWidget()
        inside = focus is not None and self._content.isAncestorOf(focus)
        self.detail.setUpdatesEnabled(False)
        old = self._content
        self._content = self._page(request, given) if request is not None else QWidget()
        self._box.replaceWidget(old, self._content)
        self._content.show()
        old.hide()
        old.deleteLater()
        self.detail.setUpdatesEnabled(True)
        if inside:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, request: Any, given: Offer | None) -> QWidget:
        kind = self.kind
        chip = Chip(REQUEST_STATE_NAMES[request.state], REQUEST_STATE_MEANING[request.state])
        head = Headline(kind.heading(request), chip)
        parts: list[QWidget | None] = [Card(head, Steps(kind.path(request)), gap=12)]
        if given is not None:
            parts.append(self._next(request, given))
        said = Card(text(_("The request"), "strong"), Facts(kind.says(request)), gap=12)
        if kind.subject == "transfer":
            said.add(row(button(_("&Open the account"), self._open_account), None))
        parts += [said, None]
        return column(*parts, gap=12)

    def _next(self, request: Any, given: Offer) -> Card:
        todo = next((answer.todo for answer in given.answers if answer.leads), "")
        waits = _("It waits for {who}.").format(who=self.kind.waits_for(request))
        card = Card(
            text(_("Your next step") if todo else _("Next step"), "strong"),
            text(todo or waits, selectable=True),
            kind="next" if todo else "plain",
        )
        for why in given.refused:
            card.add(text(why, "muted", selectable=True))
        buttons: Sequence[QWidget] = [self._button(answer) for answer in given.answers]
        if buttons:
            card.add(flow(*buttons))
        return card

    def _button(self, answer: Answer) -> QWidget:
        result = button(
            answer.words, lambda: self.perform(answer), "primary" if answer.leads else "plain"
        )
        result.setObjectName(answer.act)
        return result

    def _open_account(self) -> None:
        request = self.table.current()
        if request is not None:
            self._shell.go.emit("account", request.account_id)
