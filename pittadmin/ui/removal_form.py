"""Record and remove: the form that seals what is removed, before it goes (R8, R9)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.errors import Problem
from pittadmin.domain.grounds import grounds
from pittadmin.domain.i18n import _
from pittadmin.domain.removed_content import (
    COMPLETE_WITHIN,
    NEEDED,
    SPEECH_NAMES,
    NewRecord,
    RemovedRecord,
    Speech,
    lacks,
    problems,
)
from pittadmin.services import removed_content
from pittadmin.services.context import Context
from pittadmin.services.new_files import NewFile
from pittadmin.services.removed_content import RemovalFacts
from pittadmin.ui.fields import Field, combo, text_area, text_input
from pittadmin.ui.file_box import FileBox
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.removal_notice import NoticeDialog
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell
from pittadmin.ui.when_input import WhenInput
from pittadmin.ui.widgets import Card, text


class RemovalForm(RecordForm):
    """Asks for a screenshot, the address, the time and the author as far as known.

    `saved` carries the sealed `RemovedRecord`.

    Args:
        shell: who seals it.
        facts: what can be chosen.
        first: what is filled in already.
    """

    def __init__(
        self, shell: Shell, facts: RemovalFacts, first: NewRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Record and remove"),
            _("First seal what is there, then remove it. A screenshot and the address are enough."),
            _("&Seal the record"),
            "removal",
            ("records", "accounts", "violations"),
        )
        self._facts, self._given = facts, first
        self._build(first)
        self._missing = text("")
        self.add(Card(self._missing), *(self.fields[name] for name in _ORDER))
        self._fill_in(first)
        self.widen(720)
        self.begin()
        self._change()

    def _build(self, first: NewRecord) -> None:
        now = self.shell.ctx.clock.now()
        self.files = FileBox(self.shell, "files")
        self.address = text_input(placeholder="https://", on_change=self._change)
        self.author = text_input(on_change=self._change)
        self.handle = text_input(on_change=self._change)
        self.identity = text_input(on_change=self._change)
        self.removed, self.posted = WhenInput(now), WhenInput(now)
        self.removed.set_value(now)
        self.removed.known.hide()
        self.body = text_area(lines=4, on_change=self._change)
        self.account = SearchCombo(self._facts.accounts, placeholder=_("None of the City's"))
        self.remover = SearchCombo([(one.id, one.name) for one in self._facts.people])
        self.speech = RadioList(list(SPEECH_NAMES.items()))
        self.ground = combo(
            [(one.key, one.title) for one in grounds().values()],
            on_change=self._change,
            placeholder=_("Choose one"),
        )
        self.ground_words = text_area(lines=2, on_change=self._change)
        self.clause = _clause_input(self._change)
        self.case = text_input(placeholder="V-2026-0001", on_change=self._change)
        unknown = _("As it stands there. Empty while it is not known.")
        copied = _("Copied, word for word. A picture without words: say what it shows.")
        rests = _("The point of the policy, or the law, that it is against.")
        citizen = _("Only these grounds; none depends on the view that the comment takes.")
        reads = _("Its author reads this in the notice. What you quote goes in quotation marks.")
        self.fields.update(
            files=Field(_("Screenshot, and whatever else there is"), self.files),
            address=Field(_("&Address"), self.address),
            removed_at=Field(_("Removed"), self.removed),
            author=Field(_("A&uthor"), self.author, unknown),
            handle=Field(_("Han&dle"), self.handle),
            identity=Field(_("&Who that is, as far as known"), self.identity),
            posted_at=Field(_("Posted"), self.posted),
            body=Field(_("&Text"), self.body, copied),
            account_id=Field(_("On which of the City's a&ccounts"), self.account),
            removed_by_id=Field(_("Removed &by"), self.remover),
            speech=Field(_("Whose words it is"), self.speech),
            ground=Field(_("&Ground"), self.ground, citizen),
            ground_words=Field(_("Why that ground &fits"), self.ground_words, reads),
            clause=Field(_("What the removal &rests on"), self.clause, rests),
            case=Field(_("Number of the cas&e, if there is one"), self.case),
        )
        self.fields["case"].setVisible(self._facts.knows_cases and first.violation_id is None)
        self.files.changed.connect(self._change)
        self.files.refused.connect(self.fields["files"].set_problem)
        self.speech.picked.connect(self._change)
        for when in (self.removed, self.posted):
            when.changed.connect(self._change)
        for box in (self.account, self.remover):
            box.currentIndexChanged.connect(self._change)
            box.line.textEdited.connect(self._change)

    # What stands in it

    def record(self) -> NewRecord:
        """Return the record as it stands in the form."""
        speech = Speech(self.speech.value() or Speech.CITY)
        account, remover = self.account.value(), self.remover.value()
        return NewRecord(
            self.address.text().strip(),
            self.removed.value() or self.shell.ctx.clock.now(),
            self.author.text().strip(),
            self.handle.text().strip(),
            self.identity.text().strip(),
            self.posted.value(),
            self.body.toPlainText().strip(),
            self.clause.currentText().strip(),
            speech,
            str(self.ground.currentData() or ""),
            self.ground_words.toPlainText().strip(),
            account if isinstance(account, int) else None,
            self._given.department_id,
            self._given.violation_id,
            self._given.post_id,
            remover if isinstance(remover, int) else None,
        )

    def typed(self) -> dict[str, Any]:
        said = self.record()
        found: dict[str, Any] = {name: getattr(said, name) for name in _TEXTS}
        for name in ("removed_at", "posted_at"):
            moment = getattr(said, name)
            found[name] = moment.isoformat() if moment is not None else ""
        kept = {"case": self.case.text(), "files": self.files.kept()}
        about = {"violation_id": said.violation_id, "post_id": said.post_id}
        return {**found, "account_id": said.account_id, **about, **kept}

    def fill(self, typed: dict[str, Any]) -> None:
        about = (typed.get("violation_id"), typed.get("post_id"))
        if about != (self._given.violation_id, self._given.post_id):
            return  # what was typed is about another case or post
        said: dict[str, Any] = {name: str(typed.get(name, "")) for name in _TEXTS}
        said["speech"] = Speech.CITIZEN if said["speech"] == Speech.CITIZEN else Speech.CITY
        removed, posted = _moment(typed.get("removed_at")), _moment(typed.get("posted_at"))
        account = typed.get("account_id")
        self._fill_in(
            NewRecord(
                removed_at=removed or self.shell.ctx.clock.now(),
                posted_at=posted,
                account_id=account if isinstance(account, int) else None,
                **said,
            )
        )
        self.case.setText(str(typed.get("case", "")))
        self.files.give_up()
        self.files.bring_back(typed.get("files"))
        self._change()

    def _fill_in(self, said: NewRecord) -> None:
        for line, words in (
            (self.address, said.address),
            (self.author, said.author),
            (self.handle, said.handle),
            (self.identity, said.identity),
        ):
            line.setText(words)
        self.removed.set_value(said.removed_at)
        self.posted.set_value(said.posted_at)
        self.body.setPlainText(said.body)
        self.account.choose(said.account_id)
        self.remover.choose(said.removed_by_id or self._facts.me.id)
        self.speech.set_value(said.speech)
        self.ground.setCurrentIndex(self.ground.findData(said.ground))
        self.ground_words.setPlainText(said.ground_words)
        self.clause.setEditText(said.clause)

    def check(self) -> Iterable[Problem]:
        yield from problems(self.record(), len(self.files.added()), self.shell.ctx.clock.now())
        if self.account.is_unknown():
            yield Problem(
                _("There is no such account."), _("Choose one of the list."), "account_id"
            )
        if self.remover.value() is None:
            yield Problem(
                _("Nobody on file is called that."), _("Choose one of the list."), "removed_by_id"
            )

    # What it does

    def work(self) -> Callable[[], RemovedRecord]:
        self.keep()
        self.shell.recovery.write()
        case = self.case.text().strip() if self._facts.knows_cases else ""
        return partial(_seal, self.shell.ctx, self.record(), case, self.files.added())

    def said(self, result: RemovedRecord) -> str:
        return _("{number} is sealed. Now remove it on the platform.").format(number=result.number)

    def reject(self) -> None:
        self.files.give_up()
        super().reject()

    def _finish(self, result: RemovedRecord) -> None:
        self.files.give_up()
        window = self.parentWidget()
        super()._finish(result)
        if result.content is not None and result.content.speech is Speech.CITIZEN:
            NoticeDialog(self.shell, result, window).open()

    def _change(self, *_anything: object) -> None:
        """Ask for what the answers so far call for, and say what will be due."""
        said = self.record()
        citizens = said.speech is Speech.CITIZEN
        for name in ("ground", "ground_words"):
            self.fields[name].setVisible(citizens)
        chosen = grounds().get(said.ground)
        if citizens and chosen is not None:
            self.ground.setToolTip(chosen.explanation)
            if not said.clause:
                self.clause.setEditText(chosen.law)
        open_ = lacks(self.record())
        due = self.shell.ctx.clock.now() + COMPLETE_WITHIN
        if open_:
            names = ", ".join(NEEDED[name] for name in open_)
            words = _("Not known yet: {names}. Seal it now all the same, and add that by {moment}.")
            self._missing.setText(words.format(names=names, moment=say_time(due)))
        else:
            self._missing.setText(_("Everything that a record says is there."))
        for field in self.fields.values():
            if field.problem is not None:
                field.set_problem(None)
        self.keep()


_ORDER = (
    "files",
    "address",
    "removed_at",
    "speech",
    "ground",
    "ground_words",
    "author",
    "handle",
    "identity",
    "posted_at",
    "body",
    "clause",
    "account_id",
    "removed_by_id",
    "case",
)
_TEXTS = (
    "address",
    "author",
    "handle",
    "identity",
    "body",
    "clause",
    "speech",
    "ground",
    "ground_words",
)


def open_removal(
    shell: Shell,
    parent: QWidget,
    *,
    account_id: int | None = None,
    address: str = "",
    violation_id: int | None = None,
    post_id: int | None = None,
    done: Callable[[RemovedRecord], object] | None = None,
) -> None:
    """Open the form over the window.

    Args:
        shell: who records it.
        parent: a widget of the window it stands over.
        account_id: the City's account that it is about.
        address: where it stands on the web.
        violation_id: the case that led to it.
        post_id: the City's post that it is.
        done: gets the record once it is sealed.
    """
    window = parent.window()

    def start(facts: RemovalFacts) -> None:
        page = facts.addresses.get(account_id, "") if account_id is not None else ""
        first = NewRecord(
            address or page,
            shell.ctx.clock.now(),
            account_id=account_id,
            violation_id=violation_id,
            post_id=post_id,
        )
        form = RemovalForm(shell, facts, first, window)
        if done is not None:
            form.saved.connect(done)
        form.finished.connect(form.deleteLater)
        form.open()

    shell.runner.read(window, removed_content.removal_facts, shell.ctx, done=start, key="removal")


def _seal(ctx: Context, new: NewRecord, case: str, add: tuple[NewFile, ...]) -> RemovedRecord:
    """Look the case up by its number, and seal the record."""
    if case:
        new = replace(new, violation_id=removed_content.case_numbered(ctx, case))
    return removed_content.seal_record(ctx, new, add)


def _clause_input(on_change: Callable[[], object]) -> QComboBox:
    """Return a list of what a removal may rest on, in which something else can be typed."""
    box = combo([(one, one) for one in removed_content.clauses()])
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.clearEditText()
    box.editTextChanged.connect(lambda _words: on_change())
    return box


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value or ""))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
