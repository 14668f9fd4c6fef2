"""The program as its start is measured: from nothing to the first rows of the Accounts page.

Prints when the window was painted and when the first rows were, and then ends.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from pittadmin import settings
from pittadmin.app import Program
from pittadmin.ui.look import application


class Measured(Program):
    """Prints the moments at which something was painted."""

    _watched: QObject | None = None

    def _begin(self) -> None:
        print("painted", time.perf_counter_ns(), flush=True)
        super()._begin()

    def _build(self, key: str) -> None:
        super()._build(key)
        if key != "accounts" or self.shell is None:
            return
        table = self.window.page("accounts").accounts.table  # type: ignore[attr-defined]
        self._table, self._watched = table, table.viewport()
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        painted = watched is self._watched and event.type() == QEvent.Type.Paint
        if painted and self._table.records.row(0) is not None:
            self._watched = None
            QTimer.singleShot(0, self._rows_painted)
        return super().eventFilter(watched, event)

    def _rows_painted(self) -> None:
        print("rows", time.perf_counter_ns(), flush=True)
        self.window.close()


def main() -> int:
    """Start on the home folder that is named."""
    app = application(["pittadmin"])
    program = Measured(app, settings.Settings(Path(sys.argv[1]), settings.TRY_OUT))
    program.window.appear()
    return app.exec()


sys.exit(main())
