"""The acts on a draft of a post: how each is asked, and which service does it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.drafts import Draft
from pittadmin.domain.i18n import _
from pittadmin.services import drafts
from pittadmin.ui.decision import carry_out
from pittadmin.ui.dialogs import Dialog, ReasonDialog
from pittadmin.ui.draft_keeper import DraftKeeper
from pittadmin.ui.shell import Shell

CHANGES = ("drafts",)


@dataclass(frozen=True)
class Way:
    """How an act is asked and done.

    Args:
        words: its button.
        title: the question, the dialog's heading.
        sentence: what follows from it.
        confirm: what the dialog's button does.
        said: what is said once it is done.
        run: the service; takes context, id, version, and the text where one is asked.
        kind: "primary" or "danger".
        label: what text is asked for, or empty when none is.
        minimum: how many characters it has at least.
        hint: what helps to write it.
    """

    words: str
    title: str
    sentence: str
    confirm: str
    said: str
    run: Callable[..., Draft]
    kind: str = "primary"
    label: str = ""
    minimum: int = 1
    hint: str = ""


WAYS: dict[Act, Way] = {
    Act.ASK_PERSONNEL: Way(
        _("Ask &Personnel…"),
        _("Ask Personnel about this draft?"),
        _("Personnel reads the draft and answers. Until then it is held as it is (R53)."),
        _("Ask Personnel"),
        _("Personnel was asked. The draft is held until the answer is there."),
        drafts.ask,
        label=_("&Question"),
    ),
    Act.WITHDRAW_QUESTION: Way(
        _("Take the &question back…"),
        _("Take the question back?"),
        _("Personnel need not answer it any more, and the draft can be written on (R53)."),
        _("Take it back"),
        _("The question is taken back."),
        drafts.withdraw_question,
    ),
    Act.ANSWER_QUESTION: Way(
        _("&Answer…"),
        _("Answer the question about this draft"),
        _("The question and your answer stay with the draft; then it can be written on."),
        _("Send the answer"),
        _("The question is answered."),
        drafts.answer,
        label=_("&Answer"),
    ),
    Act.SEND_DRAFT: Way(
        _("&Send for approval…"),
        _("Send this draft for approval?"),
        _("The head or a designee reads it as each platform will show it, and decides (R32)."),
        _("Send for approval"),
        _("The draft was sent for approval."),
        drafts.send,
    ),
    Act.APPROVE_OWN_DRAFT: Way(
        _("&Approve as the head…"),
        _("Approve your own post?"),
        _("As the head you need no second approval, and it is recorded so (R32)."),
        _("Approve"),
        _("The post is approved."),
        drafts.send,
    ),
    Act.APPROVE_DRAFT: Way(
        _("&Approve…"),
        _("Approve this post?"),
        _("It may then be posted, word for word. Whoever changes it has to send it again (R32)."),
        _("Approve"),
        _("The post is approved."),
        drafts.approve,
        label=_("&Remark, if there is one"),
        minimum=0,
    ),
    Act.RETURN_DRAFT: Way(
        _("&Return…"),
        _("Return this draft?"),
        _("Its writer reads your remark, changes the draft and sends it again."),
        _("Return the draft"),
        _("The draft was returned."),
        drafts.send_back,
        "danger",
        _("&Remark"),
    ),
    Act.EDIT_DRAFT: Way(
        _("Take it &back…"),
        _("Take this draft back?"),
        _("It can be changed again. An approval is of these words alone, so it is lost (R32)."),
        _("Take it back"),
        _("The draft can be changed again."),
        drafts.reopen,
        "danger",
    ),
    Act.FINISH_DRAFT: Way(
        _("Not on the &others…"),
        _("Is it not needed on the other platforms?"),
        _("What is posted stays on record. The draft is then done."),
        _("It is done"),
        _("The post is done."),
        drafts.finish,
    ),
    Act.DISCARD_DRAFT: Way(
        _("D&iscard…"),
        _("Discard this draft?"),
        _("It leaves the list and can't be taken up again."),
        _("Discard the draft"),
        _("The draft was discarded."),
        drafts.discard,
        "danger",
    ),
}
"""Every act that is asked in one dialog, in the order of their buttons."""


def ask(shell: Shell, parent: QWidget, keeper: DraftKeeper, act: Act) -> None:
    """Save the draft, ask, and let the service do it."""
    keeper.save(lambda: _open(shell, parent, keeper, WAYS[act], act))


def _open(shell: Shell, parent: QWidget, keeper: DraftKeeper, way: Way, act: Act) -> Dialog:
    form = f"{act}:{keeper.draft.id}"
    ask_ = (way.title, way.sentence, way.confirm)
    if not way.label:
        dialog = Dialog(parent, *ask_, kind=way.kind, waits=True)
        carry_out(
            shell,
            dialog,
            form,
            way.run,
            lambda: _which(shell, keeper),
            lambda _d: way.said,
            CHANGES,
        )
        return dialog
    asked = ReasonDialog(
        parent,
        *ask_,
        label=way.label,
        minimum=way.minimum,
        kind=way.kind,
        hint=way.hint,
        waits=True,
    )
    box = asked.fields["reason"].control
    assert isinstance(box, QPlainTextEdit)
    if kept := shell.recovery.find(form):
        box.setPlainText(str(kept.get("reason", "")))
    box.textChanged.connect(lambda: shell.recovery.keep(form, {"reason": box.toPlainText()}))
    carry_out(
        shell,
        asked,
        form,
        way.run,
        lambda: (*_which(shell, keeper), asked.reason),
        lambda _draft: way.said,
        CHANGES,
    )
    return asked


def _which(shell: Shell, keeper: DraftKeeper) -> tuple[object, int, int]:
    return shell.ctx, keeper.draft.id, keeper.draft.version
