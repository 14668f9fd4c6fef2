"""The real Accounts page with 100,000 accounts, driven as a person would, in a process of its own.

Prints what it measured as one line of JSON: milliseconds from each question to its first rows on
the screen, the longest block of the GUI thread in each, and the memory at the end.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

import pittadmin.ui  # noqa: F401  first, as in the program, for it spares what is imported after it
from bench_city import ABSENT, FREQUENT, RARE
from bench_memory import own_kilobytes
from pittadmin.domain.clock import Clock
from pittadmin.services import starting
from pittadmin.services.context import Context
from pittadmin.storage.database import Address
from pittadmin.ui.accounts_page import AccountsPage
from pittadmin.ui.look import Look, application
from pittadmin.ui.memory import Memory
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.shell import Shell
from pittadmin.ui.tasks import Runner

ROUNDS = 3
PATIENCE_MS = 60_000
QUIET_MS = 60
"""After so long without work all that belongs to an answer has been painted."""


class Heart(QObject):
    """Beats every millisecond while the GUI thread is free, and knows the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Count from now on."""
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def look(self) -> float:
        """Return the longest pause so far, in milliseconds, this one among them."""
        self._beat()
        return self.longest

    def end(self) -> float:
        """Stop, and return the longest pause in milliseconds."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - 1)
        self._last = now


class Driver(QObject):
    """Asks the page, and waits until the answer is on the screen."""

    def __init__(self, ctx: Context, home: Path) -> None:
        super().__init__()
        self.ctx, self.home = ctx, home
        self.runner = Runner()
        self.runner.interrupt = ctx.database.interrupt
        self.runner.failed.connect(self._fail)
        self.runner.busy.connect(self._set_busy)
        self.window = QWidget()
        self.window.resize(1360, 812)
        self.box = QVBoxLayout(self.window)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.heart = Heart()
        self.found: dict[str, list[tuple[float, float, float]]] = {}
        self._busy = self._replaced = False
        self._painted = self._blocked = 0.0
        self._loop = QEventLoop()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._loop.quit)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self.page: AccountsPage | None = None

    def open(self) -> None:
        """Build the page anew and show it."""
        shell = Shell(
            self.ctx,
            self.runner,
            Memory(self.home / "none.json"),
            RecoveryFile(self.home / "recovery.json").of("me"),
        )
        self.page = AccountsPage(shell)
        self.table = self.page.accounts.table
        self.table.records.replaced.connect(self._on_replaced)
        for seen in (self.table.viewport(), self.table.empty):
            seen.installEventFilter(self)
        self.box.addWidget(self.page)
        self.window.show()

    def leave(self) -> None:
        """Take the page away."""
        assert self.page is not None
        self.box.removeWidget(self.page)
        self.page.hide()
        self.page.deleteLater()
        self.page = None
        self._wait()

    def measure(self, name: str, ask: Callable[[], object]) -> None:
        """Ask, and note how long it took, and the longest block until the rows and in all."""
        self._replaced, self._painted = False, 0.0
        self.heart.begin()
        begun = time.perf_counter()
        ask()
        self._wait()
        block = self.heart.end()
        if not self._painted:
            raise SystemExit(f"{name}: nothing was painted")
        took = (self._painted - begun) * 1000
        self.found.setdefault(name, []).append((took, self._blocked, block))

    def do(self, ask: Callable[[], object]) -> None:
        """Ask without measuring."""
        ask()
        self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._replaced and not self._painted:
            self._replaced = False
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    def _on_replaced(self) -> None:
        self._replaced = True

    def _on_painted(self) -> None:
        self._painted = time.perf_counter()
        self._blocked = self.heart.look()

    def _wait(self) -> None:
        if not self._busy:
            self._quiet.start()
        self._patience.start()
        self._loop.exec()
        self._patience.stop()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._quiet.stop()
        else:
            self._quiet.start()

    def _give_up(self) -> None:
        raise SystemExit("the page did not come to rest")

    def _fail(self, error: Exception) -> None:
        raise SystemExit(f"the page failed: {error!r}")


def drive(driver: Driver) -> None:
    """Open, sort, filter and search."""
    for _round in range(ROUNDS + 1):
        driver.measure("page built and shown", driver.open)
        driver.leave()
    del driver.found["page built and shown"][0]  # the first imports and compiles
    driver.do(driver.open)
    for _round in range(ROUNDS):
        sort(driver)
        narrow(driver)
        search(driver)


def sort(driver: Driver) -> None:
    """Press each column's heading, up and down."""
    header = driver.table.horizontalHeader()
    for number, column in enumerate(driver.table.records.columns):
        for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
            name = (
                f"sort: {column.title} {'up' if order == Qt.SortOrder.AscendingOrder else 'down'}"
            )
            if (number, order) != (header.sortIndicatorSection(), header.sortIndicatorOrder()):
                driver.measure(name, lambda n=number, o=order: header.setSortIndicator(n, o))
    driver.do(lambda: header.setSortIndicator(0, Qt.SortOrder.AscendingOrder))


def narrow(driver: Driver) -> None:
    """Choose in each list, and what needs me; everything again in between."""
    assert driver.page is not None
    accounts = driver.page.accounts
    for words, filter_, values in (
        ("department", accounts.department, (1,)),
        ("platform", accounts.platform, (1,)),
        ("state", accounts.state, range(1, accounts.state.box.count())),
    ):
        for value in values:
            said = f"filter: {words} {filter_.box.itemText(value)}"
            driver.measure(said, partial(pick, filter_.box, value))
            driver.measure("first rows: all again", partial(pick, filter_.box, 0))
    driver.measure("filter: needs me", lambda: accounts.needs_me.setChecked(True))
    driver.measure("first rows: all again", lambda: accounts.needs_me.setChecked(False))


def pick(box: QComboBox, index: int) -> None:
    """Choose an entry as a person does."""
    box.setCurrentIndex(index)
    box.activated.emit(index)


def search(driver: Driver) -> None:
    """Type words, letter by letter."""
    assert driver.page is not None
    field = driver.page.accounts.search
    for kind, word in (("frequent", FREQUENT), ("rare", RARE), ("absent", ABSENT)):
        for end in range(1, len(word)):
            driver.measure("search: its letters", lambda w=word[:end]: field.setText(w))
        driver.measure(f"search: {kind}", lambda w=word: field.setText(w))
        driver.do(field.clear)


def main(words: list[str]) -> None:
    """Measure on the SQLite file or the PostgreSQL server that is named."""
    clock = Clock()
    if words[0].startswith("postgresql"):
        ctx = starting.open_city(Address.of_server(words[0]), clock)
    else:
        _database, known = starting.open_embedded(Path(words[0]), clock)
        assert known is not None
        ctx = known
    Look(application(["bench"]))
    with tempfile.TemporaryDirectory() as home:
        driver = Driver(ctx, Path(home))
        driver.do(driver.open)
        opened = own_kilobytes()
        driver.leave()
        drive(driver)
        driver.runner.close()
    print(json.dumps({"found": driver.found, "opened": opened, "worked": own_kilobytes()}))
    ctx.database.close()


if __name__ == "__main__":
    main(sys.argv[1:])
