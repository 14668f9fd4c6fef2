"""The dialog that checks again what the page of a live account carries today (R10)."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import Account, Placement
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Conflict, Problem
from pittadmin.domain.i18n import _
from pittadmin.services import pages
from pittadmin.services.account_view import FormFacts
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.page_record import read_account
from pittadmin.ui.profile_text import ProfileText
from pittadmin.ui.shell import Shell


class ProfileCheckDialog(Dialog):
    """Asks for the profile text as the page carries it today.

    Args:
        shell: who acts, the threads, the recovery file.
        account: the live account.
        facts: what is needed to judge the text.
        parent: the window it stands over.
    """

    def __init__(
        self, shell: Shell, account: Account, facts: FormFacts, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Check the profile again: {account}").format(account=account.name),
            _("Open {address}, copy the profile text as it is today, and paste it here.").format(
                address=account.page_address
            ),
            _("&Record the check"),
            waits=True,
        )
        self._shell, self._account = shell, account
        emails = [one.email for one in facts.departments if one.email]
        self.profile = ProfileText(shell.runner, emails)
        self.profile.changed.connect(self._keep)
        self.fields["profile_text"] = self.profile.field
        self.add(self.profile)
        kept = shell.recovery.find(self._name) or {}
        here = account.placement is Placement.PROFILE
        self.profile.show_text(str(kept.get("text", "")), facts.platforms[account.platform], here)
        self.submitted.connect(self._record)
        self.widen(680)
        self.profile.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _name(self) -> str:
        """The name by which the recovery file knows this form."""
        return f"check:{self._account.id}"

    def check(self) -> Iterable[Problem]:
        """Return what keeps the check from being recorded."""
        if not self.profile.text().strip():
            yield Problem(
                _("There is no profile text to check."),
                _("Copy it from the page and paste it here."),
                "profile_text",
                "R10",
            )

    def reject(self) -> None:
        """Close without saving; what was typed stays in the recovery file."""
        self._shell.recovery.write()
        super().reject()

    def _keep(self) -> None:
        self._shell.recovery.keep(self._name, {"text": self.profile.text()})

    def _record(self) -> None:
        self._shell.runner.write(
            self,
            pages.check_again,
            self._shell.ctx,
            self._account.id,
            self._account.version,
            self.profile.text(),
            done=self._recorded,
            failed=self._failed,
            changes=("accounts",),
        )

    def _recorded(self, account: Account) -> None:
        self._shell.recovery.forget(self._name)
        self._shell.said.emit(
            _("The profile of {account} was checked. The next check is due by {day}.").format(
                account=account.name, day=say_date(account.next_review)
            )
        )
        self.accept()

    def _failed(self, error: Exception) -> bool:
        if isinstance(error, Conflict) and isinstance(error.current, Account):
            self._account = error.current  # what was pasted is of the page, and stands all the same
        return self.fail(error)


def open_profile_check(shell: Shell, parent: QWidget, account_id: int) -> None:
    """Read the account, then open the dialog over the window of `parent`."""

    def ready(read: tuple[Account, FormFacts]) -> None:
        dialog = ProfileCheckDialog(shell, *read, parent.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    shell.runner.read(parent, read_account, shell.ctx, account_id, done=ready, key="profile check")
