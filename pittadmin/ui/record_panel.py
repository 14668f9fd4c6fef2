"""One record of removed content: its next step, what is known, its files, its seal, its history."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.grounds import ground_title
from pittadmin.domain.i18n import _
from pittadmin.domain.permissions import who_may
from pittadmin.domain.record_table import STANDING_MEANING, STANDING_NAMES, Standing
from pittadmin.domain.removed_content import FIELD_NAMES, SPEECH_NAMES, RemovedRecord, Speech
from pittadmin.services import removed_content
from pittadmin.services.removed_content import RecordView
from pittadmin.ui import record_acts
from pittadmin.ui.account_history import History
from pittadmin.ui.act_buttons import act_buttons
from pittadmin.ui.evidence import Seen
from pittadmin.ui.layouts import column, fill
from pittadmin.ui.lines import Headline, line
from pittadmin.ui.look import look
from pittadmin.ui.record_files import files_of, hash_line
from pittadmin.ui.removal_notice import copy_button
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, clear, row, text


class RecordPanel(QWidget):
    """Shows a record to one person, with what they may do."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asked: int | None = None
        self._seen: Seen = {}
        self.view: RecordView | None = None
        self._box = QVBoxLayout(self)
        look().space(self._box, 12)
        self._hint()

    def show_record(self, record_id: int | None) -> None:
        """Read a record and show it; with None, say what will be here."""
        self._asked = record_id
        if record_id is None:
            self.view = None
            self._hint()
            return
        self._shell.runner.read(
            self,
            removed_content.show,
            self._shell.ctx,
            record_id,
            done=self._show,
            key="record",
        )

    def reload(self) -> None:
        """Read the record that is shown again."""
        self.show_record(self._asked)

    def _hint(self) -> None:
        self._put((Card(text(_("Choose a record to see what it holds."), "muted")),))

    def _show(self, view: RecordView) -> None:
        self.view = view
        self._put(self._cards(view))

    def _put(self, cards: Iterable[QWidget]) -> None:
        clear(self)
        fill(self._box, (*cards, None))

    def _cards(self, view: RecordView) -> Iterable[QWidget]:
        record = view.record
        standing = _standing(record)
        chip = Chip(STANDING_NAMES[standing], STANDING_MEANING[standing])
        where = record.account or _("On none of the City's accounts")
        yield Card(Headline(record.number, chip), text(where, selectable=True))
        yield self._next(view)
        if record.disposal is not None:
            yield _tombstone(record)
        if record.content is not None:
            yield _known(record, view)
        if record.files:
            files = files_of(self._shell, record, self._seen)
            yield Card(text(_("Pictures and files"), "strong"), files, gap=12)
        if view.notice:
            words = text(view.notice, selectable=True)
            copy = row(copy_button(self._shell, view.notice), None)
            yield Card(text(_("Notice to the author"), "strong"), words, copy, gap=12)
        if record.holds:
            yield self._holds(record)
        yield _seal(view)
        yield Card(text(_("History"), "strong"), History(view.history), gap=12)

    def _next(self, view: RecordView) -> Card:
        record = view.record
        said, main = _next_step(view)
        lead = main is not None and main in view.acts
        kind = "next" if lead else "plain"
        card = Card(text(_("Your next step") if lead else _("Next step"), "strong"), kind=kind)
        for sentence in said:
            card.add(text(sentence, selectable=True))
        words = {
            Act.COMPLETE_RECORD: _("Co&mplete…") if record.missing else _("Add what is &known…"),
            Act.PLACE_HOLD: _("Place a &hold…"),
            Act.DISPOSE_RECORD: _("&Dispose of it…"),
        }
        if view.acts:
            gone = Act.DISPOSE_RECORD.__eq__
            card.add(act_buttons(view.acts, main, self._do, words.__getitem__, gone, ()))
        return card

    def _holds(self, record: RemovedRecord) -> Card:
        card = Card(text(_("Holds"), "strong"), gap=10)
        for hold in record.holds:
            chip = Chip(_("Stands"), "info") if hold.lifted_at is None else Chip(_("Lifted"))
            who = text(hold.who, selectable=True)
            card.add(line(who, chip, grows=who))
            card.add(text(record_acts.hold_sentence(hold), "muted", selectable=True))
            if hold.lifted_at is None and Act.PLACE_HOLD in (self.view.acts if self.view else ()):
                mine = hold.placed_by.id == self._shell.ctx.person_id
                if mine:
                    card.add(text(_("Another person of IT lifts it."), "muted"))
                else:
                    lift = button(_("&Lift the hold…"), lambda hold=hold: self._lift(hold))
                    card.add(row(lift, None))
        return card

    def _do(self, act: Act) -> None:
        if self.view is None:
            return
        record = self.view.record
        if act is Act.DISPOSE_RECORD:
            record_acts.dispose(self._shell, self.window(), record)
            return
        make = record_acts.CompletionForm if act is Act.COMPLETE_RECORD else record_acts.HoldForm
        form = make(self._shell, record, self.window())
        form.finished.connect(form.deleteLater)
        form.open()

    def _lift(self, hold: record_acts.Hold) -> None:
        record_acts.lift(self._shell, self.window(), hold)


def _standing(record: RemovedRecord) -> Standing:
    if record.disposal is not None:
        return Standing.DISPOSED
    if record.missing:
        return Standing.INCOMPLETE
    return Standing.HELD if record.standing_holds else Standing.KEPT


def _next_step(view: RecordView) -> tuple[list[str], Act | None]:
    record = view.record
    if record.disposal is not None:
        return [_("It is disposed of. Nothing is left to do.")], None
    if record.missing:
        said = _("Missing: {names}. Due by {moment}.").format(
            names=record.missing_words, moment=say_time(record.complete_due)
        )
        if Act.COMPLETE_RECORD in view.acts:
            return [said], Act.COMPLETE_RECORD
        return [said, _("It waits for {who}.").format(who=record.sealed_by.name)], None
    if Act.DISPOSE_RECORD in view.acts:
        said = _("Its retention period ended on {day}.").format(day=say_date(view.keep_until))
        return [said, _("It may be disposed of, with the authority's permission.")], None
    if view.refused:
        return [view.refused], None
    if view.keep_until is None:
        return [_("It is kept without end, until IT enters a retention period.")], None
    until = _("It is kept until {day}.").format(day=say_date(view.keep_until))
    return [until, _("Then {who} disposes of it.").format(who=who_may(Act.DISPOSE_RECORD))], None


def _known(record: RemovedRecord, view: RecordView) -> Card:
    held = record.content
    assert held is not None  # who calls has looked
    facts = Facts()
    for name in ("author", "handle", "identity", "posted_at"):
        facts.add(FIELD_NAMES[name], record.known(name) or _("Not known"))
    who = _("{moment}, by {person}")
    removed = who.format(moment=say_time(record.removed_at), person=record.removed_by.name)
    facts.add(_("Removed"), removed)
    facts.add(FIELD_NAMES["address"], held.address)
    facts.add(FIELD_NAMES["clause"], record.known("clause") or _("Not known"))
    facts.add(_("Whose words"), SPEECH_NAMES[held.speech])
    if held.speech is Speech.CITIZEN:
        facts.add(_("Ground"), f"{ground_title(held.ground)}\n{held.ground_words}")
    if view.case:
        facts.add(_("Case"), view.case)
    added = record.additions
    if added:
        lines = [
            _("{field}, by {person} on {moment}").format(
                field=FIELD_NAMES[one.field],
                person=one.added_by.name,
                moment=say_time(one.added_at),
            )
            for one in added
        ]
        facts.add(_("Added later"), "\n".join(lines))
    words = text(record.known("body") or _("Its text is not known."), selectable=True)
    return Card(text(_("What is known"), "strong"), facts, text(_("Text"), "muted"), words, gap=12)


def _tombstone(record: RemovedRecord) -> Card:
    gone = record.disposal
    assert gone is not None  # who calls has looked
    facts = Facts()
    facts.add(_("Disposed of"), say_time(gone.at))
    facts.add(_("By"), gone.by.name)
    facts.add(_("Authority"), gone.authority)
    facts.add(_("Schedule"), gone.schedule)
    facts.add(_("Allowed since"), say_date(gone.due))
    facts.add(_("Removed"), say_time(record.removed_at))
    return Card(
        text(_("What is left of it"), "strong"),
        facts,
        text(_("SHA-256 of each file that it held"), "muted"),
        *map(hash_line, record.hashes),
        gap=12,
    )


def _seal(view: RecordView) -> Card:
    record = view.record
    facts = Facts()
    who = _("{moment}, by {person}")
    facts.add(
        _("Sealed"), who.format(moment=say_time(record.sealed_at), person=record.sealed_by.name)
    )
    whole = column(text(_("SHA-256 of all of it"), "muted"), hash_line(record.sha256), gap=2)
    if record.content is None:
        return Card(text(_("Seal"), "strong"), facts, whole, gap=12)
    if view.is_intact:
        chip, said = Chip(_("Unchanged"), "good"), ""
    else:
        chip = Chip(_("Changed"), "bad")
        said = _("It is not what was sealed. Tell IT, and change nothing.")
    card = Card(row(text(_("Seal"), "strong"), None, chip), facts, whole, gap=12)
    if said:
        card.add(text(said, "bad", selectable=True))
    return card
