"""Copies a secret for half a minute: then the clipboard is cleared of it, and of nothing else."""

from hashlib import sha256

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from pittadmin.vault.secret import Secret

SECONDS = 30
"""For how long a copied secret stays."""

_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_SKIP = {
    _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): b"\x01\0\0\0",
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format(name="CanUploadToCloudClipboard"): b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
}
"""What tells Windows' clipboard history and cloud, and KDE's, to pass over what is copied."""


class SecretClipboard(QObject):
    """The clipboard, for secrets. It remembers of what it copied a hash only."""

    left = Signal(int)
    """For how many seconds it still stays; 0 once it is gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copied = b""
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

    @property
    def seconds(self) -> int:
        """For how many seconds what was copied still stays."""
        return self._seconds

    def copy(self, secret: Secret) -> None:
        """Copy a secret, in place of one that was copied before."""
        words = secret.reveal()
        data = QMimeData()
        data.setText(words)
        for name, value in _SKIP.items():
            data.setData(name, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = _digest(words)
        self._seconds = SECONDS
        self._timer.start()
        self.left.emit(self._seconds)

    def clear(self) -> None:
        """Take the secret off the clipboard, if it is still what lies there."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._copied and _digest(clipboard.text()) == self._copied:
            clipboard.clear()
        self._copied, self._seconds = b"", 0
        self.left.emit(0)

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self.clear()
        else:
            self.left.emit(self._seconds)


def secret_clipboard() -> SecretClipboard:
    """Return the one clipboard for secrets, which lasts as long as the program."""
    application = QGuiApplication.instance()
    assert application is not None
    found = application.findChild(SecretClipboard)
    return found or SecretClipboard(application)


def _digest(words: str) -> bytes:
    return sha256(words.encode("utf-8", "surrogatepass")).digest()
