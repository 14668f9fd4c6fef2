"""The notice to the author of a citizen's comment that was removed: shown, and copied (R8)."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.removed_content import RemovedRecord, notice
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import text_area
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Button, button


def copy_button(shell: Shell, words: str, kind: str = "plain") -> Button:
    """Return the button that puts the notice on the clipboard."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(words)
        shell.said.emit(_("The notice is on the clipboard."))

    return button(_("&Copy the notice"), copy, kind, "copy")


class NoticeDialog(Dialog):
    """Shows the notice once the record is sealed."""

    def __init__(self, shell: Shell, record: RemovedRecord, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Tell the author: {number}").format(number=record.number),
            _("Send this to the author of the comment, where the platform lets you."),
        )
        words = notice(record)
        shown = text_area(words, lines=14)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Notice to the author"))
        self.add(shown)
        self.add_button(copy_button(shell, words, "primary"))
        self.widen(640)
        self.finished.connect(self.deleteLater)
