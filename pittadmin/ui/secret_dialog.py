"""Shows a secret for half a minute, or copies it; then nothing of it is left on the screen."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.handover import KIND_NAMES, Kind
from pittadmin.domain.i18n import _, several
from pittadmin.services import secrets_at_hand
from pittadmin.ui.dialogs import Dialog, ReasonDialog
from pittadmin.ui.layouts import flow
from pittadmin.ui.secret_clipboard import SECONDS, SecretClipboard, secret_clipboard
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import button, text
from pittadmin.vault.secret import Secret


class SecretDialog(Dialog):
    """Holds a secret until it is closed, or `SECONDS` are over.

    Args:
        clipboard: where it is copied to.
        title: what it is.
        secret: the secret; it is wiped at the end.
    """

    def __init__(
        self, clipboard: SecretClipboard, title: str, secret: Secret, parent: QWidget | None
    ) -> None:
        super().__init__(parent, title)
        self._secret, self._clipboard = secret, clipboard
        self._left = SECONDS
        self.shown: QLineEdit | QPlainTextEdit
        words = secret.reveal()
        if "\n" in words:
            self.shown = QPlainTextEdit()
            self.shown.setUndoRedoEnabled(False)
            self.shown.setPlainText(words)
        else:
            self.shown = QLineEdit(words)
            self.shown.setEchoMode(QLineEdit.EchoMode.Password)
        self.shown.setReadOnly(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setWeight(QFont.Weight.Medium)
        self.shown.setFont(font)
        self.shown.setAccessibleName(title)
        self.show_button = button(_("&Show it"), self._show)
        self.show_button.setVisible(isinstance(self.shown, QLineEdit))
        self.copy_button = button(_("&Copy it"), self.copy, "primary", "copy")
        self.said = text("", "muted")
        self.add(self.shown, flow(self.copy_button, self.show_button), self.said)
        clipboard.left.connect(self._count)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.finished.connect(self._wipe)
        self._tell()
        self.widen(480)

    def copy(self) -> None:
        """Copy it for half a minute."""
        self._clipboard.copy(self._secret)
        self._left = SECONDS
        self._tell()

    def _show(self) -> None:
        if isinstance(self.shown, QLineEdit):
            self.shown.setEchoMode(QLineEdit.EchoMode.Normal)
            self.show_button.setEnabled(False)

    def _count(self, _left: int) -> None:
        self._tell()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.reject()
        else:
            self._tell()

    def _tell(self) -> None:
        copied = self._clipboard.seconds
        if copied:
            said = several(
                "Copied. The clipboard is cleared of it in {count} second.",
                "Copied. The clipboard is cleared of it in {count} seconds.",
                copied,
            )
        else:
            said = several(
                "This closes by itself in {count} second.",
                "This closes by itself in {count} seconds.",
                self._left,
            )
        self.said.setText(said)

    def _wipe(self, _result: int) -> None:
        self._timer.stop()
        self._secret.wipe()
        if isinstance(self.shown, QLineEdit):
            self.shown.setText("")
        else:
            self.shown.setPlainText("")


def show_own(shell: Shell, owner: QWidget, account: Account, kind: Kind) -> None:
    """Show a department's own secret, from this computer's keyring."""
    shell.runner.keyring(
        owner,
        secrets_at_hand.own,
        shell.ctx,
        shell.safe,
        account.id,
        kind,
        done=lambda secret: _open(owner, account, kind, secret),
    )


def reveal(shell: Shell, owner: QWidget, account: Account, kind: Kind) -> ReasonDialog:
    """Ask for the reason, put it on record, and show a secret that IT keeps."""
    dialog = ReasonDialog(
        owner,
        _("Show the {what} of {account}?").format(
            what=KIND_NAMES[kind].lower(), account=account.name
        ),
        _("That you look at it, and why, stays on record; the department sees it."),
        _("&Show it"),
        kind="primary",
        waits=True,
    )

    def done(secret: Secret) -> None:
        dialog.accept()
        shell.runner.changed.emit("accounts")
        _open(owner, account, kind, secret)

    def submit() -> None:
        shell.runner.keyring(
            dialog,
            secrets_at_hand.reveal,
            shell.ctx,
            shell.safe,
            account.id,
            kind,
            dialog.reason,
            done=done,
            failed=dialog.fail,
        )

    dialog.submitted.connect(submit)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _open(owner: QWidget, account: Account, kind: Kind, secret: Secret) -> SecretDialog:
    title = _("{what} of {account}").format(what=KIND_NAMES[kind], account=account.name)
    dialog = SecretDialog(secret_clipboard(), title, secret, owner)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
