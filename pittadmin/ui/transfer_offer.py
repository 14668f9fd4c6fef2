"""The form in which a head offers an account to another department (R5)."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.services import transfers
from pittadmin.services.account_view import FormFacts, form_facts
from pittadmin.ui.decision import carry_out
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, combo, set_choices, text_area
from pittadmin.ui.shell import Shell


class TransferOffer(Dialog):
    """Asks to which department an account is to pass, and why."""

    def __init__(self, shell: Shell, parent: QWidget, account: Account) -> None:
        super().__init__(
            parent,
            _("Offer {account} to another department?").format(account=account.name),
            _(
                "The other head agrees first, then the Mayor's office decides. Until then the "
                "account stays with {department}."
            ).format(department=account.department),
            _("Offer the transfer"),
            waits=True,
        )
        self._shell, self._account = shell, account
        self.form = f"offer_transfer.{account.id}"
        kept = shell.recovery.find(self.form) or {}
        self._wanted = kept.get("department")
        self.department: QComboBox = combo(
            placeholder=_("Choose a department"), on_change=self._keep
        )
        self.reason: QPlainTextEdit = text_area(str(kept.get("reason", "")), on_change=self._keep)
        self.add_field("department", Field(_("To &department"), self.department))
        self.add_field("reason", Field(_("&Reason"), self.reason))
        self.department.setFocus()
        shell.runner.read(self, form_facts, shell.ctx, done=self._fill)

    def check(self) -> list[Problem]:
        found = []
        if self.department.currentData() is None:
            found.append(
                Problem(_("No department is chosen."), _("Choose one."), "department", "R5")
            )
        if not self.reason.toPlainText().strip():
            found.append(
                Problem(
                    _("The reason is missing."),
                    _("Write it in a sentence; it is kept on record."),
                    "reason",
                )
            )
        return found

    def values(self) -> tuple[object, ...]:
        """Return what the service takes, as it stands in the form."""
        return (
            self._shell.ctx,
            self._account.id,
            self._account.version,
            self.department.currentData(),
            self.reason.toPlainText().strip(),
        )

    def _fill(self, facts: FormFacts) -> None:
        own = self._account.department_id
        choices = [(one.id, one.name) for one in facts.departments if one.id != own]
        set_choices(self.department, choices, self._wanted)
        if self._wanted is None:
            self.department.setCurrentIndex(-1)

    def _keep(self, _changed: object) -> None:
        self._shell.recovery.keep(
            self.form,
            {"department": self.department.currentData(), "reason": self.reason.toPlainText()},
        )


def open_transfer_offer(shell: Shell, parent: QWidget, account: Account) -> TransferOffer:
    """Open the form and send what it asks for."""
    dialog = TransferOffer(shell, parent, account)
    said = _("The transfer of {account} is offered.").format(account=account.name)
    carry_out(shell, dialog, dialog.form, transfers.offer, dialog.values, partial(_always, said))
    return dialog


def _always(said: str, _result: object) -> str:
    return said
