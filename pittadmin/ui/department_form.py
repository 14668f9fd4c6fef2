"""The form in which IT adds a department, or changes one."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Department
from pittadmin.services import people
from pittadmin.services.people import Directory
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.person_form import person_choices
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell


class DepartmentForm(RecordForm):
    """Asks for a department's name, general e-mail and head.

    Args:
        directory: everybody on file.
        department: which one is changed, or None for a new one.
    """

    def __init__(
        self,
        shell: Shell,
        directory: Directory,
        department: Department | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Change {name}").format(name=department.name)
            if department
            else _("Add a department"),
            "",
            _("Save the changes") if department else _("Add the department"),
            f"department:{department.id}" if department else "department:new",
            ("people", "accounts", "requests"),
        )
        self._department = department
        self.version = department.version if department else 0
        head = department.head.id if department and department.head else None
        offered = [one for one in directory.people if one.active or one.id == head]
        self.name = text_input(department.name if department else "", on_change=self.keep)
        self.email = text_input(
            (department.email or "") if department else "",
            "RSVP@cityofpittsfield.org",
            self.keep,
        )
        self.head = SearchCombo(person_choices(offered), head, _("Nobody yet"))
        self.head.editTextChanged.connect(self.keep)
        self.add_field("name", Field(_("&Name"), self.name))
        self.add_field(
            "email",
            Field(
                _("General &e-mail"),
                self.email,
                _(
                    "One address serves all of its platforms (R16). Leave it empty while there is "
                    "none. When it changes, each page's login is to be moved and recorded (R20)."
                ),
            ),
        )
        self.add_field(
            "head",
            Field(
                _("&Head"),
                self.head,
                _("Type a part of the name. The head is responsible for its accounts (R55)."),
            ),
        )
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "name": self.name.text(),
            "email": self.email.text(),
            "head": self.head.currentText(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        self.name.setText(str(typed.get("name", "")))
        self.email.setText(str(typed.get("email", "")))
        self.head.setEditText(str(typed.get("head", "")))

    def check(self) -> Iterable[Problem]:
        if self.head.is_unknown():
            yield Problem(
                _("There is nobody of this name on file."),
                _("Choose a person from the list, or leave it empty."),
                "head",
            )

    def work(self) -> Callable[[], Department]:
        head = self.head.value()
        return partial(
            people.save_department,
            self.shell.ctx,
            self.name.text(),
            self.email.text(),
            head if isinstance(head, int) else None,
            self._department.id if self._department else None,
            self.version,
        )

    def said(self, result: Department) -> str:
        if self._department:
            return _("{name} was saved.").format(name=result.name)
        return _("{name} was added.").format(name=result.name)

    def facts(self, current: Department) -> Iterable[tuple[str, str]]:
        yield _("Name"), current.name
        yield _("General e-mail"), current.email or _("None")
        yield _("Head"), current.head.name if current.head else _("Nobody yet")
