"""The receipt of a report, shown once: its number and its code, to copy or to print (R67)."""

from PySide6.QtGui import QFont, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.receipts import Receipt
from pittadmin.ui.banner import announce
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.layouts import flow
from pittadmin.ui.widgets import Card, Facts, button, text


class ReceiptDialog(Dialog):
    """Shows a receipt, of which nothing is kept on this computer."""

    def __init__(self, receipt: Receipt, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Your report is sent"),
            _("Write this down now: it is shown once, and nobody can look it up for you."),
        )
        self.receipt = receipt
        self.code = text(receipt.code, "strong", selectable=True)
        self.code.setProperty("type", "heading")
        self.code.setAccessibleName(_("Code: {code}").format(code=receipt.code))
        copy = button(_("&Copy"), self.copy, "primary", "copy")
        copy.setAccessibleName(_("Copy number and code"))
        self.print_button = button(_("&Print…"), self.print)
        self.print_button.setAccessibleName(_("Print number and code"))
        self._copied = text("", "good", wrap=False)
        self.add(
            Card(
                text(_("Code"), "muted"),
                self.code,
                Facts([(_("Number"), receipt.number)]),
                flow(copy, self.print_button, self._copied),
                gap=10,
            ),
            text(
                _(
                    "With the code, “Follow a report…” on the Violations tab tells you where it "
                    "stands, without your name. Give it to nobody; who has it can follow the "
                    "report too."
                )
            ),
        )
        self.widen(480)
        copy.setFocus()

    def words(self) -> str:
        """Return the receipt as it is copied and printed; it doesn't say what it is about."""
        return _("PittAdmin receipt\n\nNumber: {number}\nCode: {code}").format(
            number=self.receipt.number, code=self.receipt.code
        )

    def copy(self) -> None:
        """Put number and code on the clipboard."""
        QGuiApplication.clipboard().setText(self.words())
        self._copied.setText(_("Copied"))
        announce(self, _("Copied"))

    def print(self) -> None:
        """Ask for a printer and print number and code."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(_("Print the receipt"))
        if dialog.exec():
            page = QTextDocument()
            font = QFont(self.font())
            font.setPointSize(14)
            page.setDefaultFont(font)
            page.setPlainText(self.words())
            page.print_(printer)
        dialog.deleteLater()
