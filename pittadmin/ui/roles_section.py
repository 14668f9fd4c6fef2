"""The roles that people hold or held: in a department or in the City, from a day until a day."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Membership
from pittadmin.domain.permissions import GRANTED_BY
from pittadmin.domain.roles import ROLE_NAMES
from pittadmin.domain.tables import Column, Sort
from pittadmin.services import people
from pittadmin.services.people import Directory
from pittadmin.ui.dialogs import ask
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.lines import Headline
from pittadmin.ui.role_form import RoleForm
from pittadmin.ui.roles_held import may_end, standing, until, who_can
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, row, text


@dataclass(frozen=True)
class RoleRow:
    """A role that somebody holds or held, and how it stands today."""

    held: Membership
    today: date

    @property
    def id(self) -> int:
        """The membership's id."""
        return self.held.id

    @property
    def role(self) -> str:
        """The role's name."""
        return ROLE_NAMES[self.held.role]

    @property
    def place(self) -> str:
        """The department, or that it is held in the City."""
        return self.held.department or _("The City")

    @property
    def granter(self) -> str:
        """Who gave it."""
        return self.held.granted_by.name if self.held.granted_by else _("Initial setup")

    @property
    def begun(self) -> bool:
        """Whether its first day has come."""
        return self.held.since <= self.today

    @property
    def standing(self) -> tuple[str, str]:
        """How it stands today, in words and as the meaning of a chip."""
        return standing(self.held, self.today)


ROLE_COLUMNS: tuple[Column[RoleRow], ...] = (
    Column("person", _("Person"), lambda one: one.held.person.name, width=13, stretch=True),
    Column("role", _("Role"), lambda one: one.role, width=17, stretch=True),
    Column("place", _("Department or City"), lambda one: one.place, width=15, stretch=True),
    Column("since", _("From"), lambda one: say_date(one.held.since), width=12, spare=True),
    Column("until", _("Until"), lambda one: until(one.held), width=12),
    Column("granter", _("Given by"), lambda one: one.granter, width=14, stretch=True, spare=True),
    Column("standing", _("Today"), lambda one: one.standing[0], lambda one: one.standing[1], 11),
)

KEYS = {
    "since": lambda one: one.held.since,
    "until": lambda one: one.held.until or date.max,
}


class RolesSection(DirectorySection[RoleRow]):
    """The table of roles, and the chosen one's card."""

    def __init__(self, shell: Shell) -> None:
        self._wanted: tuple[int, int] | None = None
        self.give_button = button(_("&Give a role…"), self._give, "primary", "plus")
        super().__init__(
            shell,
            _("Roles"),
            ROLE_COLUMNS,
            (self.give_button,),
            _("Search person, role, department"),
            FilterCombo(
                _("&Show"),
                _("All, past and future"),
                [
                    ("today", _("Active today")),
                    ("soon", _("Ending within 30 days")),
                    ("over", _("Ended")),
                ],
            ),
            _("Choose a role to see who gave it and when it ends."),
            KEYS,
            Sort("person"),
        )
        self.filter.set_usual("today")

    def rows_of(self, directory: Directory) -> tuple[RoleRow, ...]:
        return tuple(RoleRow(held, directory.today) for held in directory.memberships)

    def fits(self, row: RoleRow, choice: Hashable) -> bool:
        meaning = row.standing[1]
        return (
            meaning
            in {"today": ("good", "warn"), "soon": ("warn",), "over": ("muted",)}[str(choice)]
        )

    def may_act(self, directory: Directory) -> bool:
        return bool(directory.grantable())

    def show_directory(self, directory: Directory) -> None:
        super().show_directory(directory)
        self.who.setText(_("Set heads under Departments."))
        self.who.show()
        self._delegate()

    def cards(self, found: RoleRow, directory: Directory) -> Iterable[QWidget]:
        held = found.held
        facts = Facts(
            (
                (_("Role"), found.role),
                (_("Department or City"), found.place),
                (_("From"), say_date(held.since)),
                (_("Until"), until(held)),
                (_("Given by"), found.granter),
            )
        )
        card = Card(Headline(held.person.name, Chip(*found.standing)), facts, gap=12)
        if found.standing[1] != "muted":
            if held.until is not None:
                card.add(text(_("The right is lost on {day}.").format(day=until(held)), "muted"))
            if may_end(directory, held):
                words = _("&End today…") if found.begun else _("&Take back…")
                card.add(row(button(words, self._end, "danger"), None))
            else:
                card.add(text(who_can(GRANTED_BY.get(held.role, Act.KEEP_PEOPLE)), "muted"))
        yield card

    def delegate(self, person_id: int, department_id: int) -> None:
        """Offer to delegate a person as an administrator, once everybody on file is known."""
        self._wanted = (person_id, department_id)
        self._delegate()

    def _delegate(self) -> None:
        if self._wanted is not None and self.directory is not None:
            self.open_form(RoleForm(self.shell, self.directory, self, self._wanted))
            self._wanted = None

    def _give(self) -> None:
        if self.directory is not None:
            self.open_form(RoleForm(self.shell, self.directory, self))

    def _end(self) -> None:
        found = self.table.current()
        if found is None:
            return
        name, role = found.held.person.name, found.role
        if found.held.department:
            role = f"{role}, {found.held.department}"
        if ask(
            self,
            _("End this role today?") if found.begun else _("Take this role back?"),
            _("{name} loses the right at once: {role}. The record of it stays.").format(
                name=name, role=role
            ),
            _("End it today") if found.begun else _("Take it back"),
            "danger",
        ):
            self.shell.runner.write(
                self,
                people.end,
                self.shell.ctx,
                found.held.id,
                done=self._ended,
                changes=("people", "accounts"),
            )

    def _ended(self, held: Membership) -> None:
        self.shell.said.emit(
            _("{name} no longer holds the role: {role}.").format(
                name=held.person.name, role=ROLE_NAMES[held.role]
            )
        )
