"""The draft that the wizard's form changes: saved, sent, and brought together after a conflict."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, AccountRequest
from pittadmin.domain.errors import Conflict, UserError
from pittadmin.services import accounts, emails
from pittadmin.services.account_view import as_request
from pittadmin.ui.conflict import WhatChanged, differing
from pittadmin.ui.request_parts import SOMEBODY_ELSE, request_parts
from pittadmin.ui.shell import Shell
from pittadmin.ui.wizard_page import Form

Then = Callable[[], object]
"""What follows once something is saved."""


class Draft(QObject):
    """Writes a form's request to the database, one step at a time.

    Args:
        shell: who acts, and the threads.
        form: what is written; it takes over what the database answers.
        window: what stands behind the dialog of a conflict.
    """

    busy = Signal(bool)
    saved = Signal()
    """The form's account is what the database has now."""
    merged = Signal()
    """The form's request is what was chosen of two versions; it is saved next."""
    refused = Signal(object)
    """A `UserError` that no one but the person can mend."""

    def __init__(self, shell: Shell, form: Form, window: QWidget) -> None:
        super().__init__(window)
        self._shell, self._form, self._window = shell, form, window
        self._is_busy = False

    def save(self, then: Then) -> None:
        """Save what is not saved yet, then go on with `then`; do nothing while something runs."""
        form = self._form
        if self._is_busy:
            return
        same = form.account is not None and as_request(form.account) == form.request
        if same and not form.pictures and not form.removed:
            then()
            return
        self._set_busy(True)
        self._shell.runner.write(
            self,
            accounts.save,
            self._shell.ctx,
            form.request,
            form.account.id if form.account else None,
            form.account.version if form.account else 0,
            form.pictures,
            form.removed,
            done=partial(self._is_saved, form.request, then),
            failed=partial(self._failed, then),
            changes=("accounts",),
        )

    def send(self, then: Then) -> None:
        """Send the saved draft to the Mayor's office."""
        self._move(accounts.submit, (), then, ("accounts",))

    def ask_it(self, then: Then) -> None:
        """Ask IT for the e-mail that the saved draft lacks."""
        self._move(emails.ask, (self._form.wish,), then, ("accounts", "requests"))

    def _move(
        self,
        use_case: Callable[..., Account],
        more: tuple[str, ...],
        then: Then,
        changes: tuple[str, ...],
    ) -> None:
        account = self._form.account
        assert account is not None  # it was saved before
        self._set_busy(True)
        self._shell.runner.write(
            self,
            use_case,
            self._shell.ctx,
            account.id,
            account.version,
            *more,
            done=partial(self._has_moved, then),
            failed=partial(self._failed, partial(self._move, use_case, more, then, changes)),
            changes=changes,
        )

    def _is_saved(self, request: AccountRequest, then: Then, account: Account) -> None:
        self._set_busy(False)
        form = self._form
        form.account, form.pictures, form.removed = account, (), ()
        if form.request == request:  # else somebody typed on meanwhile, and that stays
            form.request = as_request(account)
        self.saved.emit()
        then()

    def _has_moved(self, then: Then, account: Account) -> None:
        self._set_busy(False)
        self._form.account = account
        then()

    def _failed(self, then: Then, error: Exception) -> bool:
        self._set_busy(False)
        if isinstance(error, Conflict) and self._can_merge(error.current):
            self._merge(error.current, then)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            return False
        return True

    def _can_merge(self, current: object) -> bool:
        mine = self._form.account
        return (
            isinstance(current, Account)
            and mine is not None
            and current.version != mine.version
            and current.state in (State.DRAFT, State.WAITING_EMAIL)
        )

    def _merge(self, current: Account, then: Then) -> None:
        """Let the person choose between what they entered and what somebody else saved."""
        form = self._form
        assert form.account is not None
        base, theirs = as_request(form.account), as_request(current)
        parts = request_parts(form)
        if not differing(parts, form.request, theirs):
            self._is_merged(current, form.request, then)
            return
        dialog = WhatChanged(SOMEBODY_ELSE, parts, base, form.request, theirs, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._is_merged(current, dialog.merged(), then))
        dialog.open()

    def _is_merged(self, current: Account, request: AccountRequest, then: Then) -> None:
        self._form.account, self._form.request = current, request
        self.merged.emit()
        self.save(then)

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.busy.emit(busy)
