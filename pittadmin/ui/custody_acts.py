"""The acts on a secret of an account: their buttons, and how each is asked and done."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.handover import KIND_NAMES
from pittadmin.domain.i18n import _, several
from pittadmin.services import drills, receiving, resealing, rotation
from pittadmin.services.custody_view import CustodyView, ItemView
from pittadmin.services.receiving import Received
from pittadmin.ui import secret_dialog
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.hand_over_form import HandOverForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import text
from pittadmin.ui.window import Window

CHANGES = ("custody", "accounts")

NEED_REASON = frozenset({Act.REVEAL_SECRET, Act.REPORT_SECRET, Act.REQUIRE_ROTATION})
DANGEROUS = frozenset({Act.REQUIRE_ROTATION, Act.REVOKE_SECRET, Act.REPORT_SECRET})

WORDS: dict[Act, str] = {
    Act.RECEIVE_SECRET: _("&Receive it"),
    Act.HAND_OVER_SECRET: _("&Hand it over to IT…"),
    Act.ISSUE_SECRET: _("&Make a password…"),
    Act.REVEAL_SECRET: _("Show with a &reason…"),
    Act.CONFIRM_SECRET: _("It &works"),
    Act.REPORT_SECRET: _("It does &not work…"),
    Act.REQUIRE_ROTATION: _("Require a &change…"),
    Act.REVOKE_SECRET: _("&Stop keeping it…"),
}

_QUESTIONS: dict[Act, Question] = {
    Act.CONFIRM_SECRET: Question(
        _("Does the {what} open {account}?"),
        _("Log in with it first. That you did, and when, stands on the account's page."),
        _("It &works"),
        _("{account}: it is recorded that the login works."),
    ),
    Act.REPORT_SECRET: Question(
        _("The {what} does not open {account}?"),
        _("It is marked to be changed, and everybody concerned sees it. Say what happened."),
        _("It does &not work"),
        _("{account}: the login is marked to be changed."),
        reason=True,
    ),
    Act.REQUIRE_ROTATION: Question(
        _("Require that the {what} of {account} is changed?"),
        _("Until a new one is received, the account counts as not with IT."),
        _("Require a &change"),
        _("{account}: the {what} must be changed."),
        kind="danger",
        reason=True,
    ),
    Act.REVOKE_SECRET: Question(
        _("Stop keeping the {what} of {account}?"),
        _("What it opened must be gone for good. It stays on record that it was kept."),
        _("&Stop keeping it"),
        _("{account}: the {what} is no longer kept."),
        kind="danger",
        reason=True,
    ),
}

_WORK: dict[Act, Callable[..., object]] = {
    Act.CONFIRM_SECRET: drills.confirm,
    Act.REPORT_SECRET: drills.report,
    Act.REQUIRE_ROTATION: rotation.require_change,
    Act.REVOKE_SECRET: rotation.revoke,
}


def words_of(act: Act, item: ItemView) -> str:
    """Return a button's words for a secret as it stands."""
    if act is Act.HAND_OVER_SECRET and item.state is not CustodyState.NOT_YET:
        return _("&Hand over a changed one…")
    if act is Act.ISSUE_SECRET and item.state is not CustodyState.NOT_YET:
        return _("&Make a new password…")
    return WORDS[act]


def main_act(view: CustodyView, item: ItemView) -> Act | None:
    """Return the act that brings a password to whom it should be with, if this person may do it."""
    wanted = {
        CustodyState.NOT_YET: (Act.ISSUE_SECRET, Act.HAND_OVER_SECRET),
        CustodyState.PENDING: (Act.RECEIVE_SECRET,),
        CustodyState.REJECTED: (Act.HAND_OVER_SECRET, Act.ISSUE_SECRET),
        CustodyState.ROTATION_REQUIRED: (Act.ISSUE_SECRET, Act.HAND_OVER_SECRET),
        CustodyState.REVOKED: (),
        CustodyState.RECEIVED: (),
    }[item.state]
    if item.state is CustodyState.NOT_YET:
        by_department = view.account.exists_already or not view.account.has_own_password
        wanted = (Act.HAND_OVER_SECRET,) if by_department else (Act.ISSUE_SECRET,)
    return next((act for act in wanted if act in item.acts), None)


def perform(
    shell: Shell,
    owner: QWidget,
    view: CustodyView,
    item: ItemView,
    act: Act,
) -> object:
    """Ask for an act on a secret and do it.

    Args:
        owner: what the dialog stands over; it outlives whatever is drawn anew meanwhile.
    """
    account, kind = view.account, item.kind
    if act in (Act.HAND_OVER_SECRET, Act.ISSUE_SECRET):
        form = HandOverForm(shell, account, kind, act is Act.ISSUE_SECRET, owner)
        form.finished.connect(form.deleteLater)
        form.open()
        return form
    if act is Act.REVEAL_SECRET:
        return secret_dialog.reveal(shell, owner, account, kind)
    if act is Act.RECEIVE_SECRET:
        return receive(shell, owner)
    asked = _QUESTIONS[act]
    names = {"account": account.name, "what": KIND_NAMES[kind].lower()}
    question = Question(
        asked.title.format(**names),
        asked.sentence,
        asked.confirm,
        asked.said.format(**names),
        asked.kind,
        asked.reason,
    )
    return decide(
        shell,
        owner,
        question,
        f"{act}:{account.id}:{kind}",
        _WORK[act],
        shell.ctx,
        account.id,
        kind,
        changes=CHANGES,
    )


def long_work(
    shell: Shell,
    owner: QWidget,
    sentence: str,
    work: Callable[..., Any],
    done: Callable[[Any], object],
    ended: Callable[[], object] = lambda: None,
    changes: Iterable[str] = CHANGES,
) -> None:
    """Do work on many passwords; a bar says how far it is and stops it, and what is done stays.

    Args:
        shell: who acts, and the threads.
        owner: what asks for it, in the window.
        sentence: what is being done.
        work: is given the context, this computer's safe and whom to tell of the progress.
        done: is given the outcome.
        ended: is called whatever came of it.
        changes: the topics to announce.
    """
    window = owner.window()
    working = window.working(sentence, shell.runner.cancel) if isinstance(window, Window) else None

    def over() -> None:
        if working is not None:
            working.finish()
        ended()

    shell.runner.keyring(
        owner,
        work,
        shell.ctx,
        shell.safe,
        done=done,
        ended=over,
        progress=working.report if working is not None else lambda _done, _all: None,
        changes=changes,
    )


def receive(shell: Shell, owner: QWidget, ended: Callable[[], object] = lambda: None) -> None:
    """Receive everything that waits for this computer, and say what came of it."""
    sentence, tell = _("Receiving passwords"), partial(tell_received, shell, owner)
    long_work(shell, owner, sentence, receiving.receive_all, tell, ended)


def reseal(shell: Shell, owner: QWidget, ended: Callable[[], object] = lambda: None) -> None:
    """Seal anew what others who may, or the key on paper, can't open, and say how much that was."""
    sentence, tell = _("Sealing passwords anew"), partial(tell_resealed, shell)
    long_work(shell, owner, sentence, resealing.reseal_all, tell, ended)


def tell_resealed(shell: Shell, count: int) -> None:
    """Say how many were sealed anew."""
    said = several(
        "{count} password was sealed anew to all who may hold it.",
        "{count} passwords were sealed anew to all who may hold them.",
        count,
    )
    none = _("Everybody who may can open what this computer holds.")
    shell.said.emit(said if count else none)


def tell_received(shell: Shell, owner: QWidget, received: Received) -> None:
    """Say how many were received, and of the others why not and what to do."""
    if not received.refused:
        said = several("{count} received.", "{count} received.", received.done)
        shell.said.emit(said if received.done else _("Nothing waited for this computer."))
        return
    dialog = Dialog(
        owner,
        several("{count} was not received", "{count} were not received", len(received.refused)),
        several(
            "{count} was received, and is in this computer's keyring.",
            "{count} were received, and are in this computer's keyring.",
            received.done,
        )
        if received.done
        else _("Nothing of them was kept."),
    )
    for one in received.refused:
        dialog.add(text(one.account.name, "strong"), text(str(one.why), selectable=True))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
