"""The recovery key as it is shown once: printed, and proven to be on the paper."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.ui.fields import Check, Field, text_input
from pittadmin.ui.layouts import column, flow, row
from pittadmin.ui.recovery_sheet import QrCode, print_sheet
from pittadmin.ui.widgets import Card, button, text
from pittadmin.vault.secret import Secret

ENDS_IN = 4
"""How many characters of the printed key are typed, to prove that it was printed."""


class RecoveryStep:
    """What a dialog shows of a recovery key, and asks about its sheet.

    Args:
        key: the key; whoever made it wipes it.
        parent: over what the choice of a printer stands.
    """

    def __init__(self, key: Secret, parent: QWidget) -> None:
        self._key = key
        shown = text(_grouped(key.reveal()), selectable=False)
        shown.setAccessibleName(_("Recovery key"))
        print_it = button(_("&Print the sheet…"), lambda: print_sheet(parent, key), "primary")
        self.printed = text_input()
        self.field = Field(_("The last &four characters on the paper"), self.printed)
        self.kept = Check(_("The &sheet is printed, and goes into a safe"))
        self.widgets: tuple[QWidget, ...] = (
            text(
                _(
                    "It opens every password, also where no computer of IT is left. It goes onto "
                    "paper and is kept nowhere else: not on this computer, not in the database."
                )
            ),
            Card(row(QrCode(key), column(shown, flow(print_it), None, gap=12), None, gap=16)),
            self.field,
            self.kept,
        )

    def check(self) -> Iterable[Problem]:
        """Yield what is missing; the field goes by the name "printed"."""
        if self.printed.text().strip().upper() != self._key.reveal()[-ENDS_IN:].upper():
            yield Problem(
                _("These are not the last characters of the key."),
                _("Print the sheet, and type its last four characters off the paper."),
                "printed",
                "R22",
            )
        if not self.kept.isChecked():
            yield Problem(
                _("It is not confirmed that the sheet is printed."),
                _("It is shown now only. Print it, then tick it."),
            )


def _grouped(key: str) -> str:
    """Return a key in lines that the eye can follow."""
    return "\n".join(key[at : at + 19] for at in range(0, len(key), 19))
