"""One program per user: a second start raises the first window and ends."""

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

_WAIT_MS = 1000


class Single(QObject):
    """The lock that the first program holds, and the ear it keeps for a second one.

    Args:
        home: the user's data folder; each has its own program.
    """

    raised = Signal()
    """A second program was started."""

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        home.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(home / "running.lock"))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, not by age
        self._name = _socket_name(home)
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Take the lock; tell whether nobody else holds it."""
        return self._lock.tryLock(0)

    def raise_other(self) -> bool:
        """Ask the program that runs to show its window; tell whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(_WAIT_MS)
        socket.disconnectFromServer()
        return heard

    def listen(self) -> None:
        """Hear of a second start; called after the first paint, as it loads another library."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # what a program that was killed has left
        server.newConnection.connect(self._heard)
        server.listen(self._name)
        self._server = server

    def _heard(self) -> None:
        server = self.sender()
        while (socket := server.nextPendingConnection()) is not None:  # type: ignore[union-attr]
            socket.deleteLater()
        self.raised.emit()


def _socket_name(home: Path) -> str:
    import zlib

    return f"pittadmin-{zlib.crc32(str(home.absolute()).encode()):08x}"
