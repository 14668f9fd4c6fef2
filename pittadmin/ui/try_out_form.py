"""What a try-out asks: your name, your department and its general e-mail."""

import re
from collections.abc import Iterable

from pittadmin.domain.emails import CITY_DOMAIN
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.try_out import department_names
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.full_name import full_name
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.start_form import StartForm


class TryOutForm(StartForm):
    """Three questions, of which the last may stay empty."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Everything stays in one file on this computer. Invented people stand in for the"
                " department head, the Mayor, Personnel and IT, and you can act as each of them:"
                " roles are labels here. Nothing that is decided in a try-out counts."
            ),
            _("Start the &try-out"),
        )
        self.name = text_input(full_name())
        self.department = SearchCombo(
            [(name, name) for name in department_names()],
            placeholder=_("Choose one, or type another"),
        )
        self.email = text_input(placeholder=f"RSVP@{CITY_DOMAIN}")
        self._offered = ""
        self.add_field("name", Field(_("Your &name"), self.name))
        self.add_field("department", Field(_("Your &department"), self.department))
        self.add_field(
            "email",
            Field(
                _("The department's general &e-mail, if it has one"),
                self.email,
                _("One address for the whole department, never a person's."),
            ),
        )
        self.add_confirm()
        self.department.editTextChanged.connect(self._offer)
        for control in (self.name, self.email, self.department.line):
            control.returnPressed.connect(self.confirm)

    def check(self) -> Iterable[Problem]:
        if not self.name.text().strip():
            yield Problem(_("Your name is missing."), _("Enter it as colleagues know it."), "name")
        if not self.department.currentText().strip():
            yield Problem(
                _("The department is missing."), _("Choose it from the list."), "department"
            )

    def _offer(self, department: str) -> None:
        """Offer the address that a department of one short word has, unless one was typed."""
        if self.email.text() != self._offered:
            return
        word = re.fullmatch(r"[A-Za-z]{2,12}", department.strip())
        known = department.strip() in department_names()
        self._offered = f"{word[0]}@{CITY_DOMAIN}" if word and known else ""
        self.email.setText(self._offered)
