"""The log's table with 1,000,000 violations, driven as a person would, in a process of its own.

Prints what it measured as one line of JSON, in milliseconds and kilobytes.
"""

import json
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

import pittadmin.ui  # noqa: F401  first, as in the program, for it spares what is imported after it
from bench_log import ABSENT, FREQUENT, PERSONNEL, RARE, VIOLATIONS
from bench_memory import own_kilobytes
from bench_page import Driver
from pittadmin.domain.clock import Clock
from pittadmin.domain.tables import Sort
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import (
    VIOLATION_COLUMNS,
    Standing,
    ViolationQuery,
    ViolationRow,
)
from pittadmin.services import starting, violations
from pittadmin.services.context import Context
from pittadmin.services.new_files import NewFile
from pittadmin.services.violation_table import ViolationSource
from pittadmin.storage import people
from pittadmin.storage.database import Address
from pittadmin.ui.look import Look, application
from pittadmin.ui.table import RecordTable

ROUNDS = 3
NEWEST = Sort("number", descending=True)
SCREENSHOT = 10_000_000  # bytes
CASE = VIOLATIONS - 100  # one of the open ones


class TimedTable(RecordTable[ViolationRow]):
    """Notes how long each painting takes, in milliseconds."""

    painted: list[float]

    def paintEvent(self, event: QPaintEvent) -> None:
        begun = time.perf_counter()
        super().paintEvent(event)
        self.painted.append((time.perf_counter() - begun) * 1000)


class LogDriver(Driver):
    """Asks the log's table, and waits until the answer is on the screen."""

    def open(self) -> None:
        """Build the table anew and show it."""
        self.table: TimedTable = TimedTable(  # type: ignore[assignment]
            VIOLATION_COLUMNS, self.runner, "Violations", sort=NEWEST
        )
        self.table.painted = []
        self.shown: QWidget = self.table
        self.table.records.replaced.connect(self._on_replaced)
        for seen in (self.table.viewport(), self.table.empty):
            seen.installEventFilter(self)
        self.box.addWidget(self.table)
        self.window.show()
        self.ask()

    def ask(self, **asked: Any) -> None:
        """Ask for other cases."""
        self.table.ask(ViolationSource(self.ctx, ViolationQuery(**asked)))

    def jump(self) -> None:
        """Go to the end; done when its rows are painted."""
        self.table.records.dataChanged.connect(self._on_replaced)
        self.table.scrollToBottom()

    def scroll(self) -> None:
        """Go down page by page."""
        bar = self.table.verticalScrollBar()
        for _page in range(200):
            bar.setValue(bar.value() + bar.pageStep())
            self.table.viewport().repaint()


def drive(driver: LogDriver) -> None:
    """Open, jump, scroll, sort, filter and search."""
    today = driver.ctx.clock.today()
    me = driver.ctx.person_id
    filters: dict[str, dict[str, Any]] = {
        "open": {"standing": Standing.OPEN},
        "overdue": {"standing": Standing.OVERDUE},
        "closed": {"standing": Standing.CLOSED},
        "a state": {"state": ViolationState.INSTRUCTED},
        "a category": {"category": "advertising"},
        "a department": {"department_id": 3},
        "an account": {"account_id": 5},
        "an owner": {"owner_id": me},
        "this year": {"since": today - timedelta(days=365)},
    }
    for _round in range(ROUNDS):
        driver.measure("jump: to the end", driver.jump)
        driver.table.records.dataChanged.disconnect(driver._on_replaced)
        driver.do(driver.scroll)
        for column in driver.table.records.columns:
            for down in (True, False):
                name = f"sort: {column.title} {'down' if down else 'up'}"
                order = Sort(column.key, down)
                driver.measure(name, lambda o=order: driver.table.set_sort(o))
        driver.do(lambda: driver.table.set_sort(NEWEST))
        for name, asked in filters.items():
            driver.measure(f"filter: {name}", lambda a=asked: driver.ask(**a))
        for kind, word in (("frequent", FREQUENT), ("rare", RARE), ("absent", ABSENT)):
            for end in range(1, len(word)):
                driver.measure("search: its letters", lambda w=word[:end]: driver.ask(text=w))
            driver.measure(f"search: {kind}", lambda w=word: driver.ask(text=w))
        # From an empty table: who asks the same again sees the same rows until all is read.
        driver.measure("first rows: all", driver.ask)


def add_screenshot(ctx: Context) -> list[float]:
    """Return how long adding evidence of 10 MB to a case takes, again and again."""
    taken = []
    for turn in range(5):
        data = turn.to_bytes(4, "big") * (SCREENSHOT // 4)
        new = NewFile("screenshot.png", b"\x89PNG\r\n\x1a\n" + data)
        begun = time.perf_counter()
        violations.add_files(ctx, CASE + turn, [new])
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def main(words: list[str]) -> None:
    """Measure on the SQLite file or the PostgreSQL server that is named."""
    clock = Clock()
    if words[0].startswith("postgresql"):
        ctx = starting.open_city(Address.of_server(words[0]), clock)
    else:
        _database, known = starting.open_embedded(Path(words[0]), clock)
        assert known is not None
        with known.database.read() as conn:
            one = people.by_login(conn, PERSONNEL)
        assert one is not None
        ctx = replace(known, person_id=one.id)
    Look(application(["bench"]))
    with tempfile.TemporaryDirectory() as home:
        driver = LogDriver(ctx, Path(home))
        driver.do(driver.open)
        opened = own_kilobytes()
        drive(driver)
        worked = own_kilobytes()
        painted = driver.table.painted
        driver.runner.close()
    found = {
        "found": driver.found,
        "opened": opened,
        "worked": worked,
        "painted": painted,
        "screenshot": add_screenshot(ctx),
    }
    print(json.dumps(found))
    ctx.database.close()


if __name__ == "__main__":
    main(sys.argv[1:])
