"""One case's page: its path, its next step, the report, what was done, and its timeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.i18n import _
from pittadmin.domain.routing import Office
from pittadmin.domain.violation_path import path
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import VIOLATION_STATE_MEANING, VIOLATION_STATE_NAMES
from pittadmin.domain.violations import Outcome
from pittadmin.services import violation_view
from pittadmin.services.context import Context
from pittadmin.services.violation_view import CaseView, Said
from pittadmin.ui import violation_acts, violation_evidence, violation_measures
from pittadmin.ui.account_history import History
from pittadmin.ui.evidence import Seen
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.lines import Headline, line
from pittadmin.ui.shell import Shell
from pittadmin.ui.side_panel import SidePanel
from pittadmin.ui.steps import Steps
from pittadmin.ui.violation_facts import category_lines, facts
from pittadmin.ui.violation_next import next_card
from pittadmin.ui.widgets import Button, Card, Chip, Facts, button, separator, text

VISIBLE_TO: dict[Office, str] = {
    Office.PERSONNEL: _("Visible to Personnel only"),
    Office.DIRECTOR: _("Visible to the Director of Personnel only"),
    Office.MAYOR: _("Visible to the Mayor only"),
}


@dataclass(frozen=True)
class Shown:
    """What one case's page is drawn from."""

    view: CaseView
    today: date


class ViolationPanel(SidePanel[Shown]):
    """Shows one case, as far as it is this person's to see."""

    account_wanted = Signal(int, str)
    """The cases about the account with this id and name are to be shown."""
    case_wanted = Signal(int)
    """Another case is to be shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._seen: Seen = {}

    def load(self, ctx: Context, record_id: int) -> Shown:
        return Shown(violation_view.case(ctx, record_id), ctx.clock.today())

    def id_of(self, shown: Shown) -> int:
        return shown.view.violation.id

    def parts(self, shown: Shown) -> Iterator[QWidget]:
        view, today = shown.view, shown.today
        works = view.sight is Sight.WORKS
        yield self._top(view)
        yield next_card(view, today, self.perform, self._open_account)
        if works:
            yield from self._retaliation(view)
        yield from violation_measures.instructions(view, today)
        yield from violation_measures.outcomes(view, today, self._give_notice, self._save_letter)
        if view.said is not None:
            yield _report(view.said)
        if view.evidence or Act.ADD_CASE_FILE in view.acts:
            yield self._evidence(view)
        yield self._facts(view)
        if view.reporter is not None:
            yield _reporter(view)
        yield from self._linked(view)
        if view.records:
            yield self._records(view)
        if works:
            yield self._notes(view)
            yield self._timeline(view)

    # What a person does

    def perform(self, act: Act) -> object:
        """Ask for an act on the case and do it."""
        assert self.shown is not None
        return violation_acts.perform(self._shell, self.window(), act, self.shown.view)

    def _give_notice(self, outcome: Outcome) -> object:
        assert self.shown is not None
        view, act = self.shown.view, Act.GIVE_NOTICE
        return violation_acts.perform(self._shell, self.window(), act, view, outcome)

    def _save_letter(self, outcome: Outcome) -> None:
        from pittadmin.ui import case_prints

        assert self.shown is not None
        case_prints.save_letter(self._shell, self, self.shown.view.violation, outcome)

    def _save_file(self) -> None:
        from pittadmin.ui import case_prints

        assert self.shown is not None
        case_prints.save_case_file(self._shell, self, self.shown.view.violation)

    def _open_account(self) -> None:
        assert self.shown is not None
        self._shell.go.emit("account", self.shown.view.violation.account_id)

    # What stands on the page

    def _top(self, view: CaseView) -> Card:
        one = view.violation
        state = VIOLATION_STATE_NAMES[one.state]
        chip = Chip(state, VIOLATION_STATE_MEANING[one.state])
        said = [text(words, selectable=True) for words in category_lines(one)]
        parts: list[QWidget] = [Headline(one.number, chip)]
        if said:
            parts.append(column(*said, gap=2))
        return Card(*parts, Steps(path(one, view.history, view.outcomes, view.sight)))

    def _headed(self, words: str, view: CaseView, act: Act | None = None) -> QWidget:
        """Return the heading of a card, with the button of the act that is about it."""
        name = text(words, "strong")
        if act is None or act not in view.acts:
            return name
        do = button(violation_acts.words(act, view.violation), lambda: self.perform(act))
        do.setObjectName(act)
        return line(name, do, grows=name, middle=True)

    def _facts(self, view: CaseView) -> Card:
        one = view.violation
        card = Card(self._headed(_("The case"), view, Act.EDIT_CASE), Facts(facts(view)), gap=12)
        links: list[QWidget] = []
        if one.account_id is not None and view.sight is not Sight.TOLD:
            about = one.account_id, one.account
            more = button(_("Cases about this account"), lambda: self.account_wanted.emit(*about))
            more.setObjectName("account-cases")
            links = [self._opener(_("Open the account"), "account", one.account_id), more]
            card.add(flow(*links))
        return card

    def _opener(self, words: str, kind: str, which: int) -> Button:
        result = button(words, lambda: self._shell.go.emit(kind, which))
        result.setObjectName(f"{kind}.{which}")
        return result

    def _evidence(self, view: CaseView) -> Card:
        card = Card(self._headed(_("Evidence"), view, Act.ADD_CASE_FILE), gap=12)
        if view.evidence:
            which = view.violation.id
            card.add(violation_evidence.rows(self._shell, which, view.evidence, self._seen))
        else:
            card.add(text(_("Nothing was handed in."), "muted"))
        return card

    def _retaliation(self, view: CaseView) -> Iterator[Card]:
        """Yield what may be retaliation against who reported it (R67)."""
        if not view.signs:
            return
        lines: list[QWidget] = []
        for sign in view.signs:
            when = f"{say_time(sign.at)}  ·  {sign.person.name}"
            lines.append(
                column(
                    text(": ".join(filter(None, (sign.title, sign.about))), selectable=True),
                    text(when, "muted", selectable=True),
                    gap=2,
                )
            )
        yield Card(
            text(_("It may be retaliation (R67)"), "strong"),
            text(
                _(
                    "Since the report, those whom it names have done this to who reported it. It "
                    "need not be retaliation; look at it."
                )
            ),
            *lines,
            kind="warn",
        )

    def _linked(self, view: CaseView) -> Iterator[Card]:
        if not view.linked:
            return
        buttons: list[QWidget] = []
        for other in view.linked:
            words = f"{other.number} ({VIOLATION_STATE_NAMES[other.state]})"
            opener = button(words, lambda other=other: self.case_wanted.emit(other.id), "link")
            opener.setObjectName(f"case.{other.id}")
            buttons.append(opener)
        name = (
            _("The report that it answers (R67)")
            if view.violation.first_id is not None
            else _("Reports of retaliation for it (R67)")
        )
        yield Card(text(name, "strong"), flow(*buttons))

    def _records(self, view: CaseView) -> Card:
        openers: list[QWidget] = []
        for one in view.records:
            said = _("{number}, removed {day}").format(
                number=one.number, day=say_date(one.removed_at)
            )
            openers.append(self._opener(said, "removed_record", one.id))
        return Card(text(_("Records of what was removed (R9)"), "strong"), flow(*openers))

    def _notes(self, view: CaseView) -> Card:
        card = Card(self._headed(_("Notes"), view, Act.WRITE_NOTE), gap=12)
        for note in view.notes:
            if note is not view.notes[0]:
                card.add(separator())
            said = f"{note.by.name}  ·  {say_time(note.at)}"
            card.add(
                column(
                    text(note.body, selectable=True), text(said, "muted", selectable=True), gap=2
                )
            )
        if not view.notes:
            card.add(text(_("Nothing is noted. Only who works the case reads notes."), "muted"))
        return card

    def _timeline(self, view: CaseView) -> Card:
        name = text(_("Timeline"), "strong")
        save = button(_("&Save the case file…"), self._save_file, "plain", "export")
        save.setObjectName("case-file")
        return Card(line(name, save, grows=name, middle=True), History(view.history), gap=12)


def _report(said: Said) -> Card:
    """Return the report, word for word and as plain text."""
    card = Card(text(_("The report"), "strong"), text(said.body, selectable=True))
    for label, words in (
        (_("What kind, in other words"), said.other),
        (_("What was posted"), said.copied),
        (_("How it was noticed"), said.noticed),
    ):
        if words:
            card.add(column(text(label, "muted"), text(words, selectable=True), gap=2))
    return card


def _reporter(view: CaseView) -> Card:
    assert view.reporter is not None
    name = text(_("Who reported it"), "strong")
    chip = Chip(VISIBLE_TO[view.violation.office], "warn")
    also = ", ".join(one.name for one in view.readers) or _("Nobody else")
    return Card(
        line(name, chip, grows=name, gap=12),
        Facts(((_("Reporter"), view.reporter.name), (_("Also read by"), also))),
        gap=12,
    )
