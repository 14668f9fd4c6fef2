"""Where a secret is typed: hidden until asked for, in no history, and wiped at the end."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.look import look
from pittadmin.ui.widgets import button
from pittadmin.vault.secret import Secret

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretInput(QWidget):
    """One line, with a button that shows what was typed.

    Args:
        on_change: called whenever it changes.
    """

    def __init__(self, on_change: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_HINTS)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # has Copy and Undo
        self.line.setMaxLength(2000)
        self.line.textChanged.connect(lambda _words: on_change())
        self.show_button = button(_("S&how"))
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._turn)
        box = QHBoxLayout(self)
        look().space(box, 8)
        box.addWidget(self.line, 1)
        box.addWidget(self.show_button)
        self.setFocusProxy(self.line)

    def secret(self) -> Secret:
        """Return what was typed."""
        return Secret(_whole(self.line.text()))

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.line.text()

    def set_secret(self, secret: Secret) -> None:
        """Put a secret in that was made."""
        self.line.setText(secret.reveal())

    def wipe(self) -> None:
        """Take away what was typed, and what Qt keeps to undo it."""
        self.line.setText("")  # which ends the history of undoing, too

    def setAccessibleName(self, name: str) -> None:
        self.line.setAccessibleName(name)

    def _turn(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.show_button.setText(_("&Hide") if shown else _("S&how"))


class SecretText(QPlainTextEdit):
    """Several lines, such as recovery codes.

    Args:
        on_change: called whenever it changes.
    """

    def __init__(self, on_change: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setInputMethodHints(_HINTS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(look().px(110))
        self.textChanged.connect(on_change)

    def secret(self) -> Secret:
        """Return what was typed."""
        return Secret(_whole(self.toPlainText()))

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.toPlainText().strip()

    def wipe(self) -> None:
        """Take away what was typed."""
        self.setPlainText("")


def _whole(words: str) -> str:
    """Return a text without halves of characters, which no keyring keeps."""
    return "".join(mark for mark in words if not "\ud800" <= mark <= "\udfff")
