"""The wizard's first page: whether the page exists, the department and its e-mail (R14–R17)."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.emails import check_department_email, check_new_department_email
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Department
from pittadmin.services.account_view import FormFacts
from pittadmin.ui.fields import Field, combo, text_input
from pittadmin.ui.layouts import row
from pittadmin.ui.live import Live
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.widgets import Card, button, text
from pittadmin.ui.wizard_page import Form, WizardPage


class DepartmentPage(WizardPage):
    """Asks whether the page exists, for which department it is, and for its e-mail."""

    asked_it = Signal()
    """IT is to be asked for an e-mail."""

    title = _("Department and e-mail")
    sentence = _("Every account of a department uses its one general e-mail.")

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._judged: tuple[object, Sequence[Problem]] = (None, ())
        self.exists = RadioList(
            (
                (False, _("N&o, it is made once the Mayor's office has approved it")),
                (True, _("&Yes, it is there but not approved yet")),
            )
        )
        own = form.facts.may_request_for()
        self.department = combo(
            [(one.id, one.name) for one in own], on_change=self._another_department
        )
        self.email = text_input(on_change=self.take)
        self.email.setMaxLength(20_000)  # a pasted text is refused with a sentence, not cut
        self.fields = {
            "exists_already": Field(_("Does this page exist already?"), self.exists),
            "department": Field(_("De&partment"), self.department),
            "email": Field(
                _("General &e-mail of the department"),
                self.email,
                _("Filled in from the department on file. It serves all platforms (R16)."),
            ),
        }
        self._live = Live(self.fields["email"], self._email_problem)
        self.wish = text_input(placeholder="Name@cityofpittsfield.org", on_change=self.take)
        self.wish_field = Field(_("&Requested address"), self.wish, _("Optional. IT decides."))
        self._wish_live = Live(self.wish_field, self._wish_problem)
        self._none = text("", "strong")
        self._why = text("")
        self.ask_button = button(_("&Ask IT for an e-mail"), self._ask, "primary")
        self._missing = Card(
            self._none,
            self._why,
            self.wish_field,
            row(self.ask_button, None, margins=(0, 4, 0, 0)),
            kind="next",
        )
        self.exists.picked.connect(self.take)
        self.put(*self.fields.values(), self._missing, None)

    def show_values(self) -> None:
        form = self.form
        self.exists.set_value(form.request.exists_already)
        asking = form.department
        if self.department.findData(asking.id) < 0:  # begun when this person still could
            self.department.addItem(asking.name, asking.id)
        self.department.setCurrentIndex(self.department.findData(asking.id))
        self.department.setEnabled(not form.waiting)
        if self.email.text() != form.request.email:
            self.email.setText(form.request.email)
        if self.wish.text() != form.wish:
            self.wish.setText(form.wish)
        has_email = bool(form.department.email or form.request.email)
        self.fields["email"].setVisible(has_email)
        self._missing.setVisible(not has_email)
        none = (
            _("IT has been asked for the general e-mail of {department}.")
            if form.waiting
            else _("{department} has no general e-mail on file.")
        )
        self._none.setText(none.format(department=form.department.name))
        self._why.setText(self._what_now())
        asked = form.email_request is not None
        self.ask_button.setText(_("&Wait for IT's answer") if asked else _("&Ask IT for an e-mail"))
        self.ask_button.setVisible(not form.waiting)
        self.wish_field.setVisible(not form.waiting and not asked)

    def values(self) -> dict[str, Any]:
        self.form.wish = self.wish.text().strip()
        return {
            "exists_already": self.exists.value() is True,
            "department_id": self.department.currentData(),
            "email": self.email.text(),
        }

    def problems(self) -> Sequence[Problem]:
        request, department = self.form.request, self.form.department
        if not request.email.strip():
            if self.form.waiting:
                return ()
            if not department.email:
                return (_ask_first(department.name, self.ask_button.text().replace("&", "")),)
        asked = (request.email, department)
        if self._judged[0] != asked:  # asked at every key stroke, and many people take a while
            self._judged = (asked, _judge(request.email, department, self.form.facts))
        return self._judged[1]

    def first(self) -> QWidget:
        return self.exists

    def show_problems(self, problems: Iterable[Problem]) -> None:
        super().show_problems(problems)
        if self.fields["email"].problem and self._missing.isVisibleTo(self):
            self.ask_button.setFocus()

    def _another_department(self, _department_id: object) -> None:
        """Fill in the e-mail of another department; a person can't have meant the former one's."""
        if not self._filling:
            self.form.change(department_id=self.department.currentData(), email="")
            self.form.change(email=self.form.department.email or "")
            self.load()
            self.take()

    def _what_now(self) -> str:
        asked = self.form.email_request
        if asked is not None:
            said = _("{person} asked IT on {day}.").format(
                person=asked.requested_by.name, day=say_date(asked.requested_at)
            )
            more = (
                _("Fill in the rest meanwhile; the request can be sent once the address is there.")
                if self.form.waiting
                else _("Let this request wait for the same answer.")
            )
            return f"{said} {more}"
        return _(
            "A page is registered with the department's general e-mail only (R14, R15), so this "
            "request waits until IT has supplied one. What you entered is kept as a draft."
        )

    def _email_problem(self) -> Problem | None:
        found = self.problems() if self.email.text().strip() else ()
        return found[0] if found else None

    def _wish_problem(self) -> Problem | None:
        wish = self.wish.text()
        if not wish.strip():
            return None
        try:
            check_new_department_email(
                wish,
                self.form.facts.names_and_emails(),
                self.form.department.name,
                [(one.name, one.email) for one in self.form.facts.departments if one.email],
            )
        except Invalid as error:
            return error.problems[0]
        return None

    def _ask(self) -> None:
        self._wish_live.now()
        if self.wish_field.problem is None:
            self.asked_it.emit()
        else:
            self.wish.setFocus()


def _judge(email: str, department: Department, facts: FormFacts) -> Sequence[Problem]:
    try:
        check_department_email(email, department.email, facts.names_and_emails(), department.name)
    except Invalid as error:
        return error.problems
    return ()


def _ask_first(department: str, words: str) -> Problem:
    return Problem(
        _("{department} has no general e-mail on file.").format(department=department),
        _("Press “{button}”; the request then waits for IT.").format(button=words),
        "email",
        "R15",
    )
