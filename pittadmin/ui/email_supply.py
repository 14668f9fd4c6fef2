"""The form in which IT supplies a department's general e-mail, checked while it is typed (R15)."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from pittadmin.domain.emails import check_new_department_email
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.requests import EmailRequest
from pittadmin.services import emails
from pittadmin.services.account_view import FormFacts, form_facts
from pittadmin.ui.decision import carry_out
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.live import Live
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import text


class EmailSupply(Dialog):
    """Asks for the address that IT has made for a department."""

    def __init__(self, shell: Shell, parent: QWidget, request: EmailRequest) -> None:
        super().__init__(
            parent,
            _("Supply the e-mail of {department}").format(department=request.department),
            _(
                "Make the mailbox first. The address then serves all the department's accounts, "
                "and every request that waits for it goes on."
            ),
            _("Supply the e-mail"),
            waits=True,
        )
        self._shell, self._request = shell, request
        self._facts: FormFacts | None = None
        self.form = f"supply_email.{request.id}"
        kept = shell.recovery.find(self.form) or {"email": request.wish}
        self.email = text_input(str(kept.get("email", "")), "name@cityofpittsfield.org")
        field = Field(_("&General e-mail"), self.email)
        self.add_field("email", field)
        self._verdict = text("", "good", selectable=True)
        self._verdict.setVisible(False)
        self.add(self._verdict)
        self._live = Live(field, self._judge)
        self.email.textChanged.connect(self._keep)
        self.email.textChanged.connect(self._praise)
        self.email.setFocus()
        shell.runner.read(self, form_facts, shell.ctx, done=self._take)

    def check(self) -> Iterable[Problem]:
        if not self.email.text().strip():
            yield Problem(_("The e-mail address is empty."), _("Enter it in full."), "email", "R14")
        elif problem := self._judge():
            yield problem

    def values(self) -> tuple[object, ...]:
        """Return what the service takes, as it stands in the form."""
        return self._shell.ctx, self._request.id, self.email.text().strip()

    def _take(self, facts: FormFacts) -> None:
        self._facts = facts
        if self.email.text().strip():
            self._live.now()
        self._praise()

    def _judge(self) -> Problem | None:
        if self._facts is None or not self.email.text().strip():
            return None
        others = [
            (one.name, one.email)
            for one in self._facts.departments
            if one.email and one.id != self._request.department_id
        ]
        try:
            check_new_department_email(
                self.email.text(),
                self._facts.names_and_emails(),
                self._request.department,
                others,
            )
        except Invalid as error:
            found = error.problems[0]
            return Problem(found.what, found.todo, "email", found.requirement)
        return None

    def _praise(self, *_changed: object) -> None:
        ready = self._facts is not None and bool(self.email.text().strip())
        fits = ready and self._judge() is None
        self._verdict.setText(
            _("It can be the general e-mail of {department}.").format(
                department=self._request.department
            )
        )
        self._verdict.setVisible(fits)

    def _keep(self, typed: str) -> None:
        self._shell.recovery.keep(self.form, {"email": typed})


def open_email_supply(shell: Shell, parent: QWidget, request: EmailRequest) -> EmailSupply:
    """Open the form and send what it holds."""
    dialog = EmailSupply(shell, parent, request)
    carry_out(
        shell,
        dialog,
        dialog.form,
        emails.supply,
        dialog.values,
        lambda done: _("{department} has a general e-mail now: {email}.").format(
            department=done.department, email=done.decision
        ),
        ("accounts", "requests", "people"),
    )
    return dialog
