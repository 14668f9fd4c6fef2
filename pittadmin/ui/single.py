"""One program per user: a second start raises the first window and ends."""

import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_S = 5.0
"""How long a second start waits for the first to hear it, in seconds: it may be starting itself."""

_TRY_EVERY_S = 0.05


class Single(QObject):
    """The lock that the first program holds, and the ear it keeps for a second one.

    Args:
        home: the user's data folder; each has its own program.
    """

    raised = Signal()
    """A second program was started."""

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with suppress(OSError):  # the window says so when the database can't be opened there
            home.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(home / "running.lock"))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, not by age
        self._name = f"pittadmin-{zlib.crc32(str(home.resolve()).encode()):08x}"
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock; tell whether nobody else holds it, as where no lock can be made."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def let_go(self) -> None:
        """Let another program be the first, once this one is about to end."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def raise_other(self, wait: float = WAIT_S) -> bool:
        """Ask the program that runs to show its window; tell whether it heard.

        Args:
            wait: for how many seconds to go on asking while it holds the lock.
        """
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + wait
        while True:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            heard = socket.waitForConnected(int(_TRY_EVERY_S * 1000))
            socket.disconnectFromServer()
            if heard or self.is_first() or time.monotonic() >= until:
                return heard
            time.sleep(_TRY_EVERY_S)

    def listen(self) -> None:
        """Hear of a second start; called when there is time, as it loads another library."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._heard)
        QLocalServer.removeServer(self._name)  # what a program that was killed has left
        server.listen(self._name)
        self._server = server

    def _heard(self) -> None:
        assert self._server is not None  # it is what calls this
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
        self.raised.emit()
