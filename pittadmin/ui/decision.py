"""A decision: asked once with its consequences, carried out, and announced."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.clock import say_date
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.packs import PROPOSAL_NAMES, PackProposal
from pittadmin.domain.requests import (
    REQUEST_STATE_NAMES,
    EmailRequest,
    PlatformRequest,
    Transfer,
)
from pittadmin.ui.dialogs import Dialog, ReasonDialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, text

CHANGES = ("accounts", "requests")


@dataclass(frozen=True)
class Question:
    """How a decision is asked.

    Args:
        title: the question, the dialog's heading.
        sentence: what follows from it.
        confirm: what the button does.
        said: what is said once it is done.
        kind: "primary" or "danger".
        reason: whether a reason is asked for.
    """

    title: str
    sentence: str
    confirm: str
    said: str
    kind: str = "primary"
    reason: bool = False


def decide(
    shell: Shell,
    parent: QWidget,
    question: Question,
    form: str,
    work: Callable[..., object],
    *args: Any,
    changes: tuple[str, ...] = CHANGES,
) -> Dialog:
    """Ask, and call `work(*args)` on the writing thread, with the reason where one is asked.

    Args:
        form: the name under which a reason that was begun is kept.
        changes: the topics that it changes.
    """
    ask = (question.title, question.sentence, question.confirm)
    if not question.reason:
        dialog = Dialog(parent, *ask, kind=question.kind, waits=True)
        carry_out(shell, dialog, form, work, lambda: args, lambda _result: question.said, changes)
        return dialog
    asked = ReasonDialog(parent, *ask, kind=question.kind, waits=True)
    box = asked.fields["reason"].control
    assert isinstance(box, QPlainTextEdit)
    if kept := shell.recovery.find(form):
        box.setPlainText(str(kept.get("reason", "")))
    box.textChanged.connect(lambda: shell.recovery.keep(form, {"reason": box.toPlainText()}))
    carry_out(
        shell,
        asked,
        form,
        work,
        lambda: (*args, asked.reason),
        lambda _result: question.said,
        changes,
    )
    return asked


def carry_out(
    shell: Shell,
    dialog: Dialog,
    form: str,
    work: Callable[..., Any],
    values: Callable[[], Iterable[Any]],
    said: Callable[[Any], str],
    changes: tuple[str, ...] = CHANGES,
) -> None:
    """Open a dialog that stays until its work is done, or shows why it can't be.

    Args:
        form: the name of what was typed in the recovery file; forgotten once sent or given up.
        work: called on the writing thread.
        values: gives its arguments, read from the form on the GUI thread.
        said: the sentence that confirms what came of it.
    """

    def done(result: Any) -> None:
        dialog.accept()
        shell.said.emit(said(result))

    def failed(error: Exception) -> bool:
        handled = dialog.fail(error)
        if isinstance(error, Conflict):
            _show_as_it_stands(dialog, error.current)
            for topic in changes:
                shell.runner.changed.emit(topic)
        return handled

    def submit() -> None:
        shell.runner.write(dialog, work, *values(), done=done, failed=failed, changes=changes)

    dialog.submitted.connect(submit)
    dialog.finished.connect(lambda _result: shell.recovery.forget(form))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _show_as_it_stands(dialog: Dialog, current: object) -> None:
    """Show what somebody else made of it meanwhile; there is nothing left to confirm here."""
    words = as_it_stands(current)
    if words:
        dialog.add(Card(text(_("As it is now"), "strong"), text(words, selectable=True)))
    dialog.confirm_button.hide()
    dialog.cancel_button.setText(_("Close"))
    dialog.cancel_button.setDefault(True)
    dialog.cancel_button.setFocus()


def as_it_stands(current: object) -> str:
    """Return where an account, a request or a draft stands now, in a sentence."""
    if isinstance(current, Draft):
        state, since, reason = current.state_name, current.state_since, current.remark
    elif isinstance(current, Account):
        state, since, reason = current.state_name, current.state_since, current.state_reason
    elif isinstance(current, (EmailRequest, PlatformRequest, Transfer)):
        state, since = REQUEST_STATE_NAMES[current.state], current.decided_at
        reason = current.decision
    elif isinstance(current, PackProposal):
        state, since = PROPOSAL_NAMES[current.state], current.decided_at
        reason = current.decision
    else:
        return ""
    said = _("“{state}” since {day}.").format(state=state, day=say_date(since))
    if since is None:
        said = _("“{state}”.").format(state=state)
    return f"{said} {_('Reason: {reason}').format(reason=reason)}" if reason else said
