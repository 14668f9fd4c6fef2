"""The place of the password's card on an account's page: filled once what it needs is loaded."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.ui.shell import Shell

_MODULE = "pittadmin.ui.custody_card"


class CustodyPlace(QWidget):
    """Loads what seals and opens off the GUI thread, so that no page waits for it.

    Args:
        shell: who looks, and the threads.
        account_id: whose password.
        within: the page on which it stands.
    """

    def __init__(self, shell: Shell, account_id: int, within: QWidget) -> None:
        super().__init__()
        self._shell, self._account_id, self._within = shell, account_id, within
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        shell.runner.fetch(self, _MODULE, done=self._fill)

    def _fill(self) -> None:
        from pittadmin.ui.custody_card import CustodyCard

        self._box.addWidget(CustodyCard(self._shell, self._account_id, self._within))
