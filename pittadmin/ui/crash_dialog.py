"""The dialog that tells of a fault of the program, with a report to copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import text_area
from pittadmin.ui.widgets import button


class CrashDialog(Dialog):
    """Says that something went wrong on our side; the window stays usable meanwhile."""

    def __init__(self, parent: QWidget | None, words: str) -> None:
        super().__init__(
            parent,
            _("Something went wrong in PittAdmin"),
            _(
                "This is a fault of the program, not yours. Nothing that was saved is lost, and "
                "you can go on working. Please copy the report and send it to IT."
            ),
        )
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report = words
        self.widen(640)
        box = text_area(words, lines=8)
        box.setReadOnly(True)
        box.setAccessibleName(_("Report"))
        self.add(box)
        self.copy_button = button(_("Copy &report"), self.copy, "primary")
        self.add_button(self.copy_button)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)
        self.copy_button.setText(_("Copied"))
