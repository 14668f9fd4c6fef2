"""The City's departments: general e-mail, head and administrators, kept by IT."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Department
from pittadmin.domain.tables import Column
from pittadmin.services.people import Directory
from pittadmin.ui.department_form import DepartmentForm
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.import_dialog import ImportDialog
from pittadmin.ui.roles_held import administrators
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Facts, button, heading, row, text


@dataclass(frozen=True)
class DepartmentRow:
    """A department with the names of its page administrators today."""

    department: Department
    administrators: tuple[str, ...]

    @property
    def id(self) -> int:
        """The department's id."""
        return self.department.id

    @property
    def email(self) -> str:
        """The general e-mail, or that there is none."""
        return self.department.email or _("None")

    @property
    def head(self) -> str:
        """The head's name, or that there is none."""
        return self.department.head.name if self.department.head else _("Nobody yet")

    def lacks(self, what: Hashable) -> bool:
        """Tell whether there is no "email", no "head" or no "administrators"."""
        found = {
            "email": self.department.email,
            "head": self.department.head,
            "administrators": self.administrators,
        }
        return not found[str(what)]


DEPARTMENT_COLUMNS: tuple[Column[DepartmentRow], ...] = (
    Column("name", _("Department"), lambda one: one.department.name, width=24, stretch=True),
    Column(
        "email",
        _("General e-mail"),
        lambda one: one.email,
        lambda one: "warn" if one.lacks("email") else "",
        width=28,
        stretch=True,
    ),
    Column(
        "head",
        _("Head"),
        lambda one: one.head,
        lambda one: "warn" if one.lacks("head") else "",
        width=14,
        stretch=True,
    ),
    Column(
        "administrators",
        _("Administrators today"),
        lambda one: ", ".join(one.administrators) or "—",
        width=20,
        stretch=True,
    ),
)


class DepartmentsSection(DirectorySection[DepartmentRow]):
    """The table of departments, and the chosen one's card."""

    def __init__(self, shell: Shell) -> None:
        self.import_button = button(_("&Import…"), self._import)
        self.add_button = button(_("&Add a department…"), self._add, "primary", "plus")
        super().__init__(
            shell,
            _("Departments"),
            DEPARTMENT_COLUMNS,
            (self.import_button, self.add_button),
            _("Search department, e-mail, people"),
            FilterCombo(
                _("&Show"),
                _("All departments"),
                [
                    ("email", _("Without a general e-mail")),
                    ("head", _("Without a head")),
                    ("administrators", _("Without an administrator")),
                ],
            ),
            _("Choose a department to see its e-mail, its head and its administrators."),
        )
        self.table.opened.connect(self._change)

    def rows_of(self, directory: Directory) -> tuple[DepartmentRow, ...]:
        return tuple(
            DepartmentRow(one, tuple(administrators(directory, one.id)))
            for one in directory.departments
        )

    def fits(self, row: DepartmentRow, choice: Hashable) -> bool:
        return row.lacks(choice)

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may(Act.KEEP_PEOPLE)

    def cards(self, found: DepartmentRow, directory: Directory) -> Iterable[QWidget]:
        facts = Facts(
            (
                (_("General e-mail"), found.email),
                (_("Head"), found.head),
                (_("Administrators"), "\n".join(found.administrators) or _("None today")),
            )
        )
        card = Card(heading(found.department.name), facts, gap=12)
        if found.lacks("email"):
            card.add(
                text(_("A request for an account waits until IT supplies an e-mail (R15)."), "warn")
            )
        if found.lacks("head"):
            card.add(text(_("Every account needs a responsible head (R55)."), "warn"))
        if self.may_act(directory):
            card.add(row(button(_("&Change…"), self._change), None))
        yield card

    def _change(self, *_anything: object) -> None:
        found = self.table.current()
        if found is not None and self.directory is not None and self.may_act(self.directory):
            self.open_form(DepartmentForm(self.shell, self.directory, found.department, self))

    def _add(self) -> None:
        if self.directory is not None:
            self.open_form(DepartmentForm(self.shell, self.directory, None, self))

    def _import(self) -> None:
        self.open_dialog(ImportDialog(self.shell, "departments", self))
