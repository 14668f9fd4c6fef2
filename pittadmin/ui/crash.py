"""What happens to our own bugs: logged, shown once with a report; the program goes on.

It stands guard from the first line of the program, so it imports nothing that delays the first
paint; the dialog is imported when it is needed.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from pittadmin import __version__
from pittadmin.domain.errors import Cancelled, UserError

_log = logging.getLogger("pittadmin")


def report(error: BaseException) -> str:
    """Return versions and the traceback: where it happened, never what values were at hand."""
    import platform

    versions = (
        f"PittAdmin {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {platform.platform()}"
    )
    return f"{versions}\n\n{''.join(traceback.format_exception(error))}"


class Crashes(QObject):
    """Takes every exception that nobody expected.

    Args:
        window: returns the window to stand over, or None.
        banner: shows a `UserError` that nobody took: what happened, and what to do.
    """

    _caught = Signal(object)

    def __init__(
        self,
        window: Callable[[], QWidget | None],
        banner: Callable[[UserError], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._banner = window, banner
        self._seen: set[tuple[str, str, int]] = set()
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over the exceptions of the main thread, of slots and of other threads."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.take(args.exc_value)

    def take(self, error: BaseException | None) -> None:
        """Show an error: a banner for one that a person can act on, the report for a bug.

        May be called on any thread; it is what `Runner.failed` is connected to.
        """
        if error is None or isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            _log.error("%s", report(error))
        self._caught.emit(error)

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            QApplication.quit()
        else:
            self.take(error)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._banner(error)
            return
        last = traceback.extract_tb(error.__traceback__)[-1:]
        file, line = (last[0].filename, last[0].lineno or 0) if last else ("", 0)
        seen = (type(error).__name__, file, line)
        if seen not in self._seen:  # the second time it only reaches the log
            self._seen.add(seen)
            from pittadmin.ui.crash_dialog import CrashDialog

            CrashDialog(self._window(), report(error)).show()
