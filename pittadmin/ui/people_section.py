"""Everybody on file: found by name, shown with their roles, kept by IT."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Person
from pittadmin.domain.tables import Column
from pittadmin.services.people import Directory
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.import_dialog import ImportDialog
from pittadmin.ui.lines import Headline
from pittadmin.ui.person_form import PersonForm
from pittadmin.ui.roles_held import held_today
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, heading, row, text


@dataclass(frozen=True)
class PersonRow:
    """A person with the roles that stand today."""

    person: Person
    roles: tuple[str, ...]

    @property
    def id(self) -> int:
        """The person's id."""
        return self.person.id

    @property
    def supervisor(self) -> str:
        """The supervisor's name, or a dash."""
        return self.person.supervisor.name if self.person.supervisor else "—"


PERSON_COLUMNS: tuple[Column[PersonRow], ...] = (
    Column("name", _("Name"), lambda one: one.person.name, width=15, stretch=True),
    Column("login", _("Login"), lambda one: one.person.login, width=10, spare=True),
    Column("email", _("E-mail"), lambda one: one.person.email, width=24, stretch=True),
    Column("supervisor", _("Supervisor"), lambda one: one.supervisor, width=14, stretch=True),
    Column(
        "roles", _("Roles today"), lambda one: "; ".join(one.roles) or "—", width=30, stretch=True
    ),
    Column(
        "active",
        _("Works here"),
        lambda one: _("Yes") if one.person.active else _("No longer"),
        lambda one: "" if one.person.active else "muted",
        width=9,
        spare=True,
    ),
)


class PeopleSection(DirectorySection[PersonRow]):
    """The table of people, and the chosen one's cards."""

    def __init__(self, shell: Shell) -> None:
        self.import_button = button(_("&Import…"), self._import)
        self.add_button = button(_("&Add a person…"), self._add, "primary", "plus")
        super().__init__(
            shell,
            _("People"),
            PERSON_COLUMNS,
            (self.import_button, self.add_button),
            _("Search name, login, e-mail, role"),
            FilterCombo(
                _("&Show"),
                _("Everyone on file"),
                [("here", _("Who works here")), ("left", _("Who has left"))],
            ),
            _("Choose a person to see their roles and their supervisor."),
        )
        self.table.opened.connect(self._change)

    def rows_of(self, directory: Directory) -> tuple[PersonRow, ...]:
        held = held_today(directory)
        return tuple(PersonRow(one, held.get(one.id, ())) for one in directory.people)

    def fits(self, row: PersonRow, choice: Hashable) -> bool:
        return row.person.active == (choice == "here")

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may(Act.KEEP_PEOPLE)

    def cards(self, found: PersonRow, directory: Directory) -> Iterable[QWidget]:
        name: QWidget = heading(found.person.name)
        if not found.person.active:
            name = Headline(found.person.name, Chip(_("No longer works here"), "muted"))
        facts = Facts(
            (
                (_("Login"), found.person.login),
                (_("E-mail"), found.person.email),
                (_("Supervisor"), found.supervisor),
            )
        )
        card = Card(name, facts, gap=12)
        if self.may_act(directory):
            card.add(row(button(_("&Change…"), self._change), None))
        yield card
        roles = [text(said, selectable=True) for said in found.roles]
        none = text(_("None beyond that of every employee."), "muted")
        yield Card(text(_("Roles today"), "strong"), *(roles or [none]))

    def _change(self, *_anything: object) -> None:
        found = self.table.current()
        if found is not None and self.directory is not None and self.may_act(self.directory):
            self.open_form(PersonForm(self.shell, self.directory, found.person, self))

    def _add(self) -> None:
        if self.directory is not None:
            self.open_form(PersonForm(self.shell, self.directory, None, self))

    def _import(self) -> None:
        self.open_dialog(ImportDialog(self.shell, "people", self))
