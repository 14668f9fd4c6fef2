"""The form in which a role is given to a person, from a day until a day."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Membership
from pittadmin.domain.permissions import GRANTED_BY
from pittadmin.domain.roles import DATED_ROLES, DEPARTMENT_ROLES, ROLE_NAMES, Role
from pittadmin.services import people
from pittadmin.services.people import Directory
from pittadmin.ui.fields import Check, Field, combo, date_input, date_of
from pittadmin.ui.person_form import person_choices
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.roles_held import said_of
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import text

USUAL = timedelta(days=365)
"""For how long a delegation is offered at first."""


class RoleForm(RecordForm):
    """Asks who is to hold which role, and how long.

    Only the roles and departments are offered that this person may give, and everybody but
    themselves.

    Args:
        directory: everybody on file.
        delegate: a person and the department in which they are to be an administrator, to begin
            with.
    """

    def __init__(
        self,
        shell: Shell,
        directory: Directory,
        parent: QWidget | None = None,
        delegate: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Give a role"),
            _("The role is kept on record with who gave it. Nobody gives one to themselves."),
            _("Give the role"),
            f"role:{delegate[0]}:{delegate[1]}" if delegate else "role:new",
            ("people", "accounts"),
        )
        self._directory = directory
        others = [
            one for one in directory.people if one.active and one.id != directory.actor.person.id
        ]
        self.role = combo(
            [(role.value, ROLE_NAMES[role]) for role in directory.grantable()],
            on_change=self._suit,
        )
        self.department = combo(on_change=self.keep)
        self.person = SearchCombo(person_choices(others), None, _("Type a part of the name"))
        self.since = date_input(directory.today)
        self.dated = Check(_("It ends on a &day that is known"))
        self.until = date_input(directory.today + USUAL, directory.today + timedelta(days=1))
        self._lost = text("", "muted")
        self._department_field = Field(_("De&partment"), self.department)
        self._until_field = Field(_("&Until"), self.until)
        self.add_field("role", Field(_("&Role"), self.role))
        self.add_field("department", self._department_field)
        self.add_field("person", Field(_("P&erson"), self.person))
        self.add_field("since", Field(_("&From"), self.since))
        self.add(self.dated)
        self.add_field("until", self._until_field)
        self.add(self._lost)
        self.person.editTextChanged.connect(self.keep)
        self.since.dateChanged.connect(self.keep)
        self.until.dateChanged.connect(self._say_lost)
        self.dated.toggled.connect(self._suit)
        self._suit()
        if delegate is not None:
            self.role.setCurrentIndex(self.role.findData(Role.ADMINISTRATOR.value))
            self.person.choose(delegate[0])
            self.department.setCurrentIndex(self.department.findData(delegate[1]))
        self.begin()

    def chosen_role(self) -> Role:
        """Return the role that is chosen."""
        return Role(self.role.currentData())

    def typed(self) -> dict[str, Any]:
        return {
            "role": self.role.currentData(),
            "department": self.department.currentData(),
            "person": self.person.currentText(),
            "since": date_of(self.since).isoformat(),
            "dated": self.dated.isChecked(),
            "until": date_of(self.until).isoformat(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        self.role.setCurrentIndex(max(self.role.findData(typed.get("role")), 0))
        self.dated.setChecked(bool(typed.get("dated")))
        self._suit()
        self.department.setCurrentIndex(max(self.department.findData(typed.get("department")), 0))
        self.person.setEditText(str(typed.get("person", "")))
        for edit, key in ((self.since, "since"), (self.until, "until")):
            try:
                day = date.fromisoformat(str(typed.get(key)))
            except ValueError:
                continue  # a recovery file of another make
            edit.setDate(QDate(day.year, day.month, day.day))

    def check(self) -> Iterable[Problem]:
        if self.person.value() is None:
            yield Problem(
                _("There is nobody of this name to choose.")
                if self.person.is_unknown()
                else _("The person is missing."),
                _("Choose a person from the list."),
                "person",
            )

    def work(self) -> Callable[[], Membership]:
        role, person = self.chosen_role(), self.person.value()
        assert isinstance(person, int)
        return partial(
            people.grant,
            self.shell.ctx,
            person,
            role,
            self.department.currentData() if role in DEPARTMENT_ROLES else None,
            date_of(self.since),
            date_of(self.until) if self._ends() else None,
        )

    def said(self, result: Membership) -> str:
        return _("{name} is now: {role}.").format(
            name=result.person.name,
            role=said_of(result.role, result.department),
        )

    def _ends(self) -> bool:
        return self.chosen_role() in DATED_ROLES or self.dated.isChecked()

    def _suit(self, *_anything: object) -> None:
        """Ask only what the chosen role needs."""
        role = self.chosen_role()
        may = self._directory.actor.departments_for(GRANTED_BY[role])
        before = self.department.currentData()
        self.department.clear()
        for one in self._directory.departments:
            if one.id in may:
                self.department.addItem(one.name, one.id)
        self.department.setCurrentIndex(max(self.department.findData(before), 0))
        self._department_field.setVisible(role in DEPARTMENT_ROLES)
        self.dated.setVisible(role not in DATED_ROLES)
        self._until_field.setVisible(self._ends())
        self._say_lost()

    def _say_lost(self, *_anything: object) -> None:
        if self._ends():
            day = say_date(date_of(self.until))
            self._lost.setText(_("The right is lost on that day, {day}.").format(day=day))
        else:
            self._lost.setText(_("It lasts until somebody ends it."))
        self.keep()
