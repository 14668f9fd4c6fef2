"""Sends what waits sealed on this computer: at the start, and again until the database has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _, several
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import text

if TYPE_CHECKING:
    from pittadmin.services.hand_over import Flushed

AGAIN_MS = 60_000
"""After how long it tries again, in milliseconds."""


class OutboxKeeper(QObject):
    """Asks no keyring, and nothing at all where nothing waits.

    Args:
        shell: who acts.
        window: over which it says what the database did not take.
    """

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(shell)
        self._shell, self._window = shell, window
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self.send)
        shell.runner.changed.connect(self._changed)

    def send(self) -> None:
        """Send what waits, if anything does."""
        if not _waits(self._shell):
            self._timer.stop()
            return
        from pittadmin.services import hand_over

        self._shell.runner.write(
            self,
            hand_over.flush,
            self._shell.ctx,
            self._shell.safe,
            done=self._sent,
        )

    def _sent(self, flushed: Flushed) -> None:
        if flushed.returned:
            tell(self._shell, self._window, flushed)
        if flushed.sent:
            count = several(
                "{count} sealed envelope that waited here was sent.",
                "{count} sealed envelopes that waited here were sent.",
                flushed.sent,
            )
            self._shell.said.emit(count)
            for topic in ("custody", "accounts"):
                self._shell.runner.changed.emit(topic)
        if flushed.unreachable is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def _changed(self, topic: str) -> None:
        if topic == "custody" and not self._timer.isActive() and _waits(self._shell):
            self._timer.start()


def tell(shell: Shell, parent: QWidget | None, flushed: Flushed) -> None:
    """Show what the database did not take, and what to do about each."""
    dialog = Dialog(
        parent,
        _("Not everything was taken"),
        _("What you entered is in this computer's keyring; it was not handed over."),
    )
    for one in flushed.returned:
        dialog.add(text(str(one.why), selectable=True))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    for topic in ("custody", "accounts"):
        shell.runner.changed.emit(topic)


def _waits(shell: Shell) -> bool:
    """Tell whether anything waits, by a look into the folder alone."""
    folder = shell.outbox_folder
    return folder.is_dir() and any(not one.name.startswith(".") for one in folder.iterdir())
