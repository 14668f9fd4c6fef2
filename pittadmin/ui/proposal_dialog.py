"""Changed rules that wait: what they change, which posts they would stop, and the decision."""

from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.domain.pack_edits import changes
from pittadmin.domain.packs import PackVersion
from pittadmin.services import packs
from pittadmin.services.packs import PackView
from pittadmin.ui.changes_view import ChangesView
from pittadmin.ui.decision import Question, carry_out, decide
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, button, text

TOPICS = ("rules",)

_REFUSE = Question(
    _("Refuse the changed rules"),
    _("The rules stay as they are. Whoever proposed the change reads your reason."),
    _("&Refuse the changes"),
    _("The changed rules were refused."),
    kind="danger",
    reason=True,
)
_TAKE_BACK = Question(
    _("Take the proposal back"),
    _("Nobody will be asked to publish it any more. The rules stay as they are."),
    _("&Take it back"),
    _("The proposal was taken back."),
)


def open_proposal(shell: Shell, view: PackView, parent: QWidget) -> Dialog:
    """Show what waits; who may decide it finds the buttons there."""
    waits, proposed = view.proposal, view.proposed
    assert waits is not None
    assert proposed is not None
    mine = waits.proposed_by.id == view.actor.person.id
    decides = view.actor.may(Act.PUBLISH_PACK) and not mine
    sentence = _("{person} proposes version {version}.").format(
        person=waits.proposed_by.name, version=waits.version
    )
    if decides:
        sentence += " " + _("Once it is published, every draft is judged by it.")
    elif mine:
        sentence += " " + _("Another person of Personnel decides it.")
    words = _("&Publish version {version}").format(version=waits.version) if decides else ""
    dialog = Dialog(parent, _("Changed rules"), sentence, words, waits=True)
    dialog.widen(680)
    dialog.add(
        Card(text(_("Why"), "muted"), text(waits.note, selectable=True), gap=2),
        ChangesView(shell, changes(view.pack, proposed), proposed),
    )

    def ask(question: Question, name: str, work: object) -> None:
        dialog.reject()
        decide(shell, parent, question, name, work, shell.ctx, waits.id, changes=TOPICS)  # type: ignore[arg-type]

    if decides:
        dialog.add_button(
            button(_("R&efuse…"), partial(ask, _REFUSE, "rule_pack:refusal", packs.refuse))
        )
    elif mine:
        dialog.add_button(
            button(_("&Take it back…"), partial(ask, _TAKE_BACK, "rule_pack:back", packs.withdraw))
        )
    carry_out(
        shell,
        dialog,
        "",
        packs.publish,
        lambda: (shell.ctx, waits.id),
        _published,
        TOPICS,
    )
    return dialog


def _published(version: PackVersion) -> str:
    return _("Version {version} is in force.").format(version=version.version)
