"""Those who leave, for IT: what they could see, what must be changed, and what is done (R49)."""

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.handover import KIND_NAMES
from pittadmin.domain.i18n import _, several
from pittadmin.domain.leavers import Leaver, LeaverTask, Task
from pittadmin.domain.tables import Column
from pittadmin.services import leavers
from pittadmin.services.people import Directory
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.fields import Field, text_area
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.lines import Headline, line
from pittadmin.ui.look import look
from pittadmin.ui.person_form import person_choices
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, button, clear, text

CHANGES = ("custody", "accounts")

OPEN, CLOSED = "open", "closed"


def _state(one: Leaver) -> str:
    if one.closed_at is not None:
        return _("Closed")
    left = len(one.open_tasks)
    return several("{count} left", "{count} left", left) if left else _("All done")


COLUMNS: tuple[Column[Leaver], ...] = (
    Column("person", _("Person"), lambda one: one.person.name, width=18, stretch=True),
    Column("begun", _("Begun"), lambda one: say_date(one.begun_at), width=12),
    Column(
        "state",
        _("State"),
        _state,
        lambda one: "muted" if one.closed_at else "warn" if one.open_tasks else "good",
        width=10,
    ),
)

_TASKS: dict[Task, str] = {
    Task.ROTATE: _("Change the {what}: {title}"),
    Task.STRIP_ROLE: _("Take the page role away: {title}"),
    Task.DROP_DEVICE: _("Drop the computer: {title}"),
}


def task_words(task: LeaverTask) -> str:
    """Return what is to be done, in a sentence."""
    what = KIND_NAMES[task.item.kind].lower() if task.item else ""
    return _TASKS[task.task].format(what=what, title=task.title)


class LeaversSection(DirectorySection[Leaver]):
    """The table of those who leave, and what is to be done for the chosen one."""

    act = Act.BEGIN_LEAVER

    def __init__(self, shell: Shell) -> None:
        self._known: tuple[Leaver, ...] = ()
        self.begin_button = button(_("Some&one leaves…"), self._begin, "primary")
        super().__init__(
            shell,
            _("Leavers"),
            COLUMNS,
            (self.begin_button,),
            _("Search person, reason"),
            FilterCombo(_("S&tate"), _("All"), [(OPEN, _("Open")), (CLOSED, _("Closed"))]),
            _("When somebody leaves, everything they could see is listed here until it is done."),
            keys={"begun": lambda one: one.begun_at},
        )

    def load(self) -> None:
        """Read those who leave."""
        self.shell.runner.read(self, leavers.every, self.shell.ctx, done=self._take, key="leavers")

    def rows_of(self, directory: Directory) -> Sequence[Leaver]:
        return self._known

    def fits(self, row: Leaver, choice: Hashable) -> bool:
        return (row.closed_at is None) == (choice == OPEN)

    def also_said(self, row: Leaver) -> str:
        return row.reason

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may(Act.BEGIN_LEAVER)

    def cards(self, found: Leaver, directory: Directory) -> Iterable[QWidget]:
        closed = found.closed_at is not None
        chip = Chip(_state(found), COLUMNS[2].chip(found) if COLUMNS[2].chip else "")
        said = _("Begun {day} by {person}: {reason}").format(
            day=say_date(found.begun_at), person=found.begun_by.name, reason=found.reason
        )
        card = Card(
            Headline(found.person.name, chip),
            text(said, selectable=True),
            kind="plain" if closed else "next",
            gap=12,
        )
        if not found.tasks:
            card.add(text(_("They could see nothing that is kept."), "muted"))
        for task in found.tasks:
            card.add(self._task(task, closed))
        if closed and found.closed_by is not None:
            card.add(
                text(
                    _("Closed {day} by {person}.").format(
                        day=say_date(found.closed_at), person=found.closed_by.name
                    ),
                    "muted",
                )
            )
        elif self.may_act(directory):
            if found.open_tasks:
                card.add(
                    text(
                        _("Drop their computers first, or new passwords are sealed to them too."),
                        "muted",
                    )
                )
            else:
                card.add(flow(button(_("&Close it…"), lambda: self._close(found), "primary")))
        yield card

    def _task(self, task: LeaverTask, closed: bool) -> QWidget:
        done = Glyph("good", "good") if task.is_done else Glyph("alert", "warn")
        words = column(text(task_words(task), selectable=True), gap=0)
        if task.done:
            words = column(text(task_words(task)), text(task.done, "muted"), gap=0)
        parts: list[QWidget] = [done, words]
        if not task.is_done and not closed:
            if task.account_id is not None:
                account_id = task.account_id
                go = button(_("Open"), lambda: self.shell.go.emit("account", account_id), "link")
            else:
                go = button(_("Open"), lambda: self.shell.go.emit("computers", None), "link")
            go.setAccessibleName(_("Open: {task}").format(task=task_words(task)))
            parts.append(go)
        return line(*parts, grows=words)

    def _take(self, known: tuple[Leaver, ...]) -> None:
        self._known = known
        if self.directory is not None:
            self.show_directory(self.directory)

    def _begin(self) -> None:
        if self.directory is not None:
            form = LeaverForm(self.shell, self.directory, self)
            form.begun.connect(self._want)
            self.open_dialog(form)

    def _close(self, found: Leaver) -> None:
        question = Question(
            _("Close what was to be done for {person}?").format(person=found.person.name),
            _("It is looked once more whether anything that they could see is in use."),
            _("&Close it"),
            _("What was to be done for {person} was looked at.").format(person=found.person.name),
        )
        work = (leavers.close, self.shell.ctx, found.id)
        decide(self.shell, self, question, f"leaver:{found.id}", *work, changes=CHANGES)


class LeaverForm(Dialog):
    """Asks who leaves and why, and shows beforehand what follows."""

    begun = Signal(object)
    """The `Leaver` that was begun."""

    def __init__(self, shell: Shell, directory: Directory, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Who leaves?"),
            _(
                "The City, or the work with its pages. Everything they could see is marked to be "
                "changed, and stays on this list until it is."
            ),
            _("&Begin"),
            "danger",
            waits=True,
        )
        self._shell = shell
        self.person = SearchCombo(person_choices(directory.people), None, _("Choose a person"))
        self.why = text_area(lines=2)
        self.found = QWidget()
        self._lines = QVBoxLayout(self.found)
        look().space(self._lines, 4)
        self.add_field("person", Field(_("&Person"), self.person, _("Type a part of the name.")))
        self.add_field("reason", Field(_("&Reason"), self.why, _("Such as: takes another job.")))
        self.add(self.found)
        self.person.editTextChanged.connect(self._look)
        self.submitted.connect(self._send)
        self.widen(520)

    def check(self) -> Iterable[Problem]:
        if not isinstance(self.person.value(), int):
            yield Problem(_("Nobody is chosen."), _("Choose a person from the list."), "person")
        if not self.why.toPlainText().strip():
            yield Problem(_("A reason is needed."), _("Say why; it is kept on record."), "reason")

    def _look(self, *_anything: object) -> None:
        person = self.person.value()
        clear(self.found)
        if isinstance(person, int):
            self._shell.runner.read(
                self, leavers.look_at, self._shell.ctx, person, done=self._show, key="preview"
            )

    def _show(self, seen: Leaver) -> None:
        clear(self.found)
        if not seen.tasks:
            self._lines.addWidget(text(_("They can see nothing that is kept."), "muted"))
        for task in seen.tasks:
            self._lines.addWidget(text(f"• {task_words(task)}"))

    def _send(self) -> None:
        person = self.person.value()
        self._shell.runner.write(
            self,
            leavers.begin,
            self._shell.ctx,
            person,
            self.why.toPlainText(),
            done=self._done,
            failed=self.fail,
            changes=CHANGES,
        )

    def _done(self, begun: Leaver) -> None:
        self.begun.emit(begun)
        self.accept()
        said = several(
            "{count} thing is to be done for {{person}}.",
            "{count} things are to be done for {{person}}.",
            len(begun.open_tasks),
        )
        self._shell.said.emit(said.format(person=begun.person.name))
