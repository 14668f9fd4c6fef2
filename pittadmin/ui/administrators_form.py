"""The form that changes who looks after an approved account, and what its page is for (R56)."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.services import administrators
from pittadmin.services.account_view import as_request
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.wizard_page import Form
from pittadmin.ui.wizard_people import PeoplePage
from pittadmin.ui.wizard_read import Read, read_for_wizard


class AdministratorsForm(RecordForm):
    """Asks for purpose, audience and administrators, as the request for the account did.

    Args:
        shell: who acts, the threads, the recovery file.
        account: the account as it stands.
        read: who is on file, and who holds which role.
        parent: the window it stands over.
    """

    def __init__(
        self, shell: Shell, account: Account, read: Read, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Who looks after {account}?").format(account=account.name),
            _("The change counts at once and is kept on record."),
            _("&Save the changes"),
            f"administrators:{account.id}",
            ("accounts",),
        )
        self.version = account.version
        today = shell.ctx.clock.today()
        self.form = Form(read.facts, as_request(account), today, account, read.memberships)
        self.page = PeoplePage(self.form, delegated_only=True)
        self.page.setContentsMargins(-24, 0, -24, -16)  # the dialog has margins of its own
        self.fields.update(self.page.fields)
        self.add(self.page)
        self.page.load()
        self.page.edited.connect(self.keep)
        self.widen(640)
        self.begin()
        lacks = [problem.field for problem in self.page.problems()]
        first = self.page.people.chooser if "administrators" in lacks else self.page.first()
        first.setFocus()

    def typed(self) -> dict[str, Any]:
        request = self.form.request
        return {
            "purpose": request.purpose,
            "audience": request.audience,
            "administrators": list(request.administrators),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        known = [one for one in typed.get("administrators", ()) if one in self.form.people]
        self.form.change(
            purpose=str(typed.get("purpose", "")),
            audience=str(typed.get("audience", "")),
            administrators=tuple(known),
        )
        self.page.load()

    def check(self) -> Iterable[Problem]:
        return self.page.problems()

    def work(self) -> Callable[[], Account]:
        request, account = self.form.request, self.form.account
        assert account is not None
        return partial(
            administrators.change,
            self.shell.ctx,
            account.id,
            self.version,
            request.purpose,
            request.audience,
            request.administrators,
        )

    def said(self, result: Account) -> str:
        names = ", ".join(person.name for person in result.administrators)
        return _("{people} will look after {account}.").format(people=names, account=result.name)

    def facts(self, current: Account) -> Iterable[tuple[str, str]]:
        yield _("Purpose"), current.purpose
        yield _("Audience"), current.audience
        yield _("Administrators"), ", ".join(person.name for person in current.administrators)


def open_administrators_form(shell: Shell, parent: QWidget, account_id: int) -> None:
    """Read what the form needs, then open it over the window of `parent`."""

    def ready(read: Read) -> None:
        assert read.account is not None
        form = AdministratorsForm(shell, read.account, read, parent.window())
        form.finished.connect(form.deleteLater)
        form.open()

    shell.runner.read(
        parent, read_for_wizard, shell.ctx, account_id, done=ready, key="administrators"
    )
