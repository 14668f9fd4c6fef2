"""What the checks must know and no text tells: published numbers, related pages, handles."""

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.known_facts import FACT_COLUMNS, FACT_NAMES, KEPT_BY, FactKind, KnownFact
from pittadmin.services import facts
from pittadmin.services.people import Directory
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.fact_form import FactForm
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.lines import Headline
from pittadmin.ui.roles_held import who_can
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, row, text

_MEANING = {FactKind.NUMBER: "good", FactKind.HOST: "good", FactKind.HANDLE: "warn"}


class FactsSection(DirectorySection[KnownFact]):
    """The table of what is known, and the chosen one's card."""

    def __init__(self, shell: Shell) -> None:
        self._known: tuple[KnownFact, ...] = ()
        self.add_button = button(_("&Add what is known…"), self._add, "primary")
        super().__init__(
            shell,
            _("Known to the checks"),
            FACT_COLUMNS,
            (self.add_button,),
            _("Search number, page, handle, note"),
            FilterCombo(_("&Show"), _("All kinds"), FACT_NAMES.items()),
            _("Choose a line to see who added it. Nothing else is a published number."),
            keys={"added_at": lambda one: one.added_at},
        )

    act = Act.KEEP_FACTS

    def load(self) -> None:
        """Read what is known."""
        self.shell.runner.read(self, facts.kept, self.shell.ctx, done=self._take, key="facts")

    def rows_of(self, directory: Directory) -> Sequence[KnownFact]:
        return self._known

    def fits(self, row: KnownFact, choice: Hashable) -> bool:
        return row.kind == choice

    def may_act(self, directory: Directory) -> bool:
        return bool(_kinds(directory))

    def cards(self, found: KnownFact, directory: Directory) -> Iterable[QWidget]:
        shown = Facts(((_("Note"), found.note), (_("Department"), found.department)))
        shown.add(_("Added by"), found.added_by.name)
        shown.add(_("Added on"), say_date(found.added_at))
        act = KEPT_BY[found.kind]
        last: QWidget = text(who_can(act), "muted")
        if directory.actor.may(act, found.department_id):
            last = row(button(_("Take it &off the list…"), self._drop), None)
        chip = Chip(FACT_NAMES[found.kind], _MEANING[found.kind])
        yield Card(Headline(found.value, chip), shown, last, gap=12)

    def _take(self, known: tuple[KnownFact, ...]) -> None:
        self._known = known
        if self.directory is not None:
            self.show_directory(self.directory)

    def _add(self) -> None:
        if self.directory is None:
            return
        may = self.directory.actor.departments_for(KEPT_BY[FactKind.HANDLE])
        departments = [one for one in self.directory.departments if one.id in may]
        self.open_form(FactForm(self.shell, _kinds(self.directory), departments, self))

    def _drop(self) -> None:
        found = self.table.current()
        if found is None:
            return
        question = Question(
            _("Take “{value}” off the list").format(value=found.value),
            _("The checks no longer know it, from the next draft on."),
            _("&Take it off"),
            _("“{value}” is off the list.").format(value=found.value),
            kind="danger",
        )
        work = (facts.drop, self.shell.ctx, found.id)
        decide(self.shell, self, question, "city_fact:drop", *work, changes=("facts",))


def _kinds(directory: Directory) -> tuple[FactKind, ...]:
    """Return what this person may keep."""
    return tuple(kind for kind in FactKind if directory.actor.may_somewhere(KEPT_BY[kind]))
