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
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES
from pittadmin.domain.violations import Violation
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
    again: Callable[[Any], tuple[Any, ...] | None] | None = None,
    on: Callable[..., None] | None = None,
) -> Dialog:
    """Ask, and call `work(*args)` on the writing thread, with the reason where one is asked.

    Args:
        form: the name under which a reason that was begun is kept.
        changes: the topics that it changes.
        again: takes what somebody else made of it meanwhile, and returns the arguments with which
            it can be done all the same, or None; without it, nothing is left to confirm then.
        on: the thread that does it, a method of the runner; the writing one without.
    """
    ask = (question.title, question.sentence, question.confirm)

    def anew(current: Any) -> bool:
        nonlocal args
        others = again(current) if again is not None else None
        args = others or args
        return others is not None

    if not question.reason:
        dialog = Dialog(parent, *ask, kind=question.kind, waits=True)
        carry_out(
            shell,
            dialog,
            form,
            work,
            lambda: args,
            lambda _result: question.said,
            changes,
            anew,
            on,
        )
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
        anew,
        on,
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
    anew: Callable[[Any], bool] = lambda _current: False,
    on: Callable[..., None] | None = None,
) -> None:
    """Open a dialog that stays until its work is done, or shows why it can't be.

    Args:
        form: the name of what was typed in the recovery file; forgotten once sent or given up.
        work: what is done.
        values: gives its arguments, read from the form on the GUI thread.
        said: the sentence that confirms what came of it.
        anew: takes what somebody else made of it meanwhile, and tells whether it can be confirmed
            once more all the same.
        on: the thread that does it, a method of the runner; the writing one without.
    """
    run = on or shell.runner.write
    stands: Card | None = None

    def done(result: Any) -> None:
        dialog.accept()
        shell.said.emit(said(result))

    def failed(error: Exception) -> bool:
        nonlocal stands
        handled = dialog.fail(error)
        if isinstance(error, Conflict):
            if stands is not None:
                stands.hide()
            stands = _as_it_stands_now(error.current)
            if stands is not None:
                dialog.add(stands)
            if not anew(error.current):
                _end(dialog)
            for topic in changes:
                shell.runner.changed.emit(topic)
        return handled

    def submit() -> None:
        run(dialog, work, *values(), done=done, failed=failed, changes=changes)

    dialog.submitted.connect(submit)
    dialog.finished.connect(lambda _result: shell.recovery.forget(form))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _as_it_stands_now(current: object) -> Card | None:
    """Return what somebody else made of it meanwhile."""
    words = as_it_stands(current)
    return Card(text(_("As it is now"), "strong"), text(words, selectable=True)) if words else None


def _end(dialog: Dialog) -> None:
    """Leave nothing to confirm."""
    dialog.confirm_button.hide()
    dialog.cancel_button.setText(_("Close"))
    dialog.cancel_button.setDefault(True)
    dialog.cancel_button.setFocus()


def as_it_stands(current: object) -> str:
    """Return where an account, a request, a draft or a case stands now, in a sentence."""
    if isinstance(current, Draft):
        state, since, reason = current.state_name, current.state_since, current.remark
    elif isinstance(current, Account):
        state, since, reason = current.state_name, current.state_since, current.state_reason
    elif isinstance(current, Violation):
        state, since = VIOLATION_STATE_NAMES[current.state], current.state_since
        reason = ""
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
