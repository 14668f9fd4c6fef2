"""The form in which IT adds a person, or changes one."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Person
from pittadmin.services import people
from pittadmin.services.people import Directory
from pittadmin.ui.fields import Check, Choice, Field, text_input
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell


def person_choices(persons: Iterable[Person]) -> list[Choice]:
    """Return people to choose from; the login tells two of one name apart."""
    return [
        (person.id, _("{name} ({login})").format(name=person.name, login=person.login))
        for person in persons
    ]


class PersonForm(RecordForm):
    """Asks for a person's name, login, e-mail and supervisor.

    Args:
        directory: everybody on file.
        person: who is changed, or None for a new one.
    """

    def __init__(
        self,
        shell: Shell,
        directory: Directory,
        person: Person | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Change {name}").format(name=person.name) if person else _("Add a person"),
            _("Everyone on file can sign in, read the policy and report a violation."),
            _("Save the changes") if person else _("Add the person"),
            f"person:{person.id}" if person else "person:new",
            ("people",),
        )
        self._person = person
        self.version = person.version if person else 0
        boss = person.supervisor.id if person and person.supervisor else None
        others = [one for one in directory.people if one != person]
        offered = [one for one in others if one.active or one.id == boss]
        self.name = text_input(person.name if person else "", on_change=self.keep)
        self.login = text_input(person.login if person else "", on_change=self.keep)
        self.email = text_input(person.email if person else "", on_change=self.keep)
        self.supervisor = SearchCombo(
            person_choices(offered), boss, _("Nobody (the Mayor alone has none)")
        )
        self.supervisor.editTextChanged.connect(self.keep)
        self.active = Check(_("&Works for the City"))
        self.active.setChecked(person is None or person.active)
        self.active.toggled.connect(self.keep)
        self.add_field("name", Field(_("&Name"), self.name))
        self.add_field(
            "login",
            Field(_("&Login"), self.login, _("The name with which they sign in to the computer.")),
        )
        self.add_field(
            "email", Field(_("&E-mail"), self.email, _("Their own, never a department's."))
        )
        self.add_field(
            "supervisor",
            Field(
                _("&Supervisor"),
                self.supervisor,
                _("Type a part of the name. Reports go to the supervisor (R66)."),
            ),
        )
        if person:  # whom one adds works here
            self.add(self.active)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "name": self.name.text(),
            "login": self.login.text(),
            "email": self.email.text(),
            "supervisor": self.supervisor.currentText(),
            "active": self.active.isChecked(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        self.name.setText(str(typed.get("name", "")))
        self.login.setText(str(typed.get("login", "")))
        self.email.setText(str(typed.get("email", "")))
        self.supervisor.setEditText(str(typed.get("supervisor", "")))
        self.active.setChecked(bool(typed.get("active", True)))

    def check(self) -> Iterable[Problem]:
        if self.supervisor.is_unknown():
            yield Problem(
                _("There is nobody of this name on file."),
                _("Choose a person from the list."),
                "supervisor",
            )

    def work(self) -> Callable[[], Person]:
        supervisor = self.supervisor.value()
        return partial(
            people.save_person,
            self.shell.ctx,
            self.login.text(),
            self.name.text(),
            self.email.text(),
            supervisor if isinstance(supervisor, int) else None,
            self.active.isChecked(),
            self._person.id if self._person else None,
            self.version,
        )

    def said(self, result: Person) -> str:
        if self._person:
            return _("{name} was saved.").format(name=result.name)
        return _("{name} was added.").format(name=result.name)

    def facts(self, current: Person) -> Iterable[tuple[str, str]]:
        yield _("Name"), current.name
        yield _("Login"), current.login
        yield _("E-mail"), current.email
        yield _("Supervisor"), current.supervisor.name if current.supervisor else _("Nobody")
        yield _("Works for the City"), _("Yes") if current.active else _("No")
