"""The form in which one person of Personnel proposes changed rules to another."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.packs import PackProposal
from pittadmin.services import packs
from pittadmin.ui.changes_view import ChangesView
from pittadmin.ui.fields import Field, text_area
from pittadmin.ui.pack_draft import PackDraft
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell


class ProposeForm(RecordForm):
    """Shows what the changes would do, and asks why they are made.

    Args:
        draft: the changes.
    """

    def __init__(self, shell: Shell, draft: PackDraft, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            parent,
            _("Propose the changed rules"),
            _("Another person of Personnel reads them, and publishes or refuses them."),
            _("&Propose the changes"),
            "rule_pack:note",
            ("rules",),
        )
        self._pack = draft.pack
        self.view = ChangesView(shell, draft.changes(), self._pack)
        self.note = text_area(lines=3, on_change=self.keep)
        self.add_field(
            "reason",
            Field(_("&What changed, and why"), self.note, _("It stays with the version for good.")),
        )
        self.add(self.view)
        self.widen(680)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"note": self.note.toPlainText()}

    def fill(self, typed: dict[str, Any]) -> None:
        self.note.setPlainText(str(typed.get("note", "")))

    def work(self) -> Callable[[], PackProposal]:
        return partial(packs.propose, self.shell.ctx, self._pack, self.note.toPlainText())

    def said(self, result: PackProposal) -> str:
        return _("Version {version} waits for another person of Personnel.").format(
            version=result.version
        )

    def fail(self, error: Exception) -> bool:
        """Show why it failed; after somebody else's act, what stands now is read again."""
        if isinstance(error, Conflict):
            self.questions.say(error.what, error.todo)
            self.confirm_button.hide()
            self.shell.runner.changed.emit("rules")
            return True
        return super().fail(error)
