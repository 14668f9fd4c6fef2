"""The program as its start is measured: from nothing to the first rows of the Accounts page.

Prints when the window was painted and when the first rows were, each with the work of the
processor until then, and ends.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from pittadmin import app
from pittadmin.__main__ import main

if TYPE_CHECKING:
    from pittadmin.domain.people import Actor
    from pittadmin.services.context import Context


class Measured(app.Program):
    """Prints the moments at which something was painted."""

    _watched: QObject | None = None

    def _begin(self) -> None:
        print("painted", time.perf_counter_ns(), time.process_time_ns(), flush=True)
        super()._begin()

    def _enter(self, ctx: Context, actor: Actor) -> None:
        super()._enter(ctx, actor)
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
        print("rows", time.perf_counter_ns(), time.process_time_ns(), flush=True)
        self.window.close()


app.Program = Measured  # type: ignore[misc]
sys.exit(main([]))
