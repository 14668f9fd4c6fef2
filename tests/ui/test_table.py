"""The one table, on a real SQLite file: its place, its order, stale answers, errors, keys."""

import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.tables import Column, Sort
from pittadmin.ui.filters import SearchField
from pittadmin.ui.look import look
from pittadmin.ui.table import RecordTable
from pittadmin.ui.table_paint import TEXT_AT
from pittadmin.ui.tasks import Runner
from tests.ui.accessibility import shared_keys, unnamed

Row = tuple[int, str, str]
COLUMNS: list[Column[Row]] = [
    Column("name", "Name", lambda row: row[1], stretch=True),
    Column("state", "State", lambda row: row[2], lambda row: "good" if row[2] == "Live" else ""),
    Column("note", "Note", lambda row: f"number {row[0]}", sortable=False),
]


class Store:
    """Rows in a SQLite file, and a gate at which the asking can be held."""

    def __init__(self, path: Path) -> None:
        self.conn = sqlite3.connect(path, check_same_thread=False)
        self.conn.execute("create table row(id integer primary key, name text, state text)")
        self.gate = threading.Event()
        self.gate.set()
        self.fails = False
        self.asked: list[int] = []

    def fill(self, count: int, first: int = 1) -> None:
        self.conn.executemany(
            "insert into row values (?, ?, ?)",
            (
                (number, f"name {number:06}", "Live" if number % 2 else "Draft")
                for number in range(first, first + count)
            ),
        )
        self.conn.commit()


@dataclass(frozen=True)
class Some:
    """The rows whose name has these words."""

    store: Store = field(compare=False)
    words: str = ""

    def ids(self, sort: Sort, limit: int | None) -> "array[int]":
        assert self.store.gate.wait(10)
        if self.store.fails:
            raise Unavailable("The database is gone.", "Try again.")
        order = f"{sort.key} {'desc' if sort.descending else 'asc'}, id"
        found = self.store.conn.execute(
            f"select id from row where name like ? order by {order} limit ?",
            (f"%{self.words}%", -1 if limit is None else limit),
        )
        return array("q", [id_ for (id_,) in found])

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        self.store.asked.extend(ids)
        marks = ",".join("?" * len(ids))
        found = self.store.conn.execute(f"select * from row where id in ({marks})", list(ids))
        return {row[0]: row for row in found}


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def store(tmp_path: Path, runner: Runner) -> Iterator[Store]:
    made = Store(tmp_path / "rows.sqlite")
    yield made
    made.gate.set()
    runner.close()
    made.conn.close()


@pytest.fixture
def table(runner: Runner, store: Store, qtbot: QtBot) -> RecordTable[Row]:
    made: RecordTable[Row] = RecordTable(COLUMNS, runner, "Rows", "No row yet.")
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.fixture
def show(table: RecordTable[Row], store: Store, qtbot: QtBot) -> Callable[..., "array[int]"]:
    """Returns a function that shows some rows and waits until all are known."""

    def act(words: str = "") -> "array[int]":
        with qtbot.waitSignal(table.settled):
            table.ask(Some(store, words))
        return table.records.ids

    return act


Show = Callable[..., Any]


def test_the_model_keeps_to_qts_rules(
    table: RecordTable[Row], store: Store, show: Show, qtmodeltester: Any
) -> None:
    store.fill(500)
    show()
    qtmodeltester.check(table.records, force_py=True)


def test_the_first_rows_come_at_once_and_then_all(
    table: RecordTable[Row], store: Store, qtbot: QtBot
) -> None:
    store.fill(5000)
    counts: list[int] = []
    table.records.replaced.connect(lambda: counts.append(len(table.records.ids)))
    with qtbot.waitSignal(table.settled) as settled:
        table.ask(Some(store))
    assert counts == [200]
    assert settled.args == [5000]
    assert table.row(1) == (1, "name 000001", "Live")


def test_only_what_is_looked_at_is_fetched(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(20_000)
    show()
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.row(20_000) is not None)
    assert len(store.asked) < 2000
    for place in range(0, table.verticalScrollBar().maximum(), 50_000):
        table.verticalScrollBar().setValue(place)
        QApplication.processEvents()
    assert len(table.records._rows) <= table.records.KEEP


def test_a_stale_answer_is_dropped(table: RecordTable[Row], store: Store, qtbot: QtBot) -> None:
    store.fill(300)
    counts: list[int] = []
    table.settled.connect(counts.append)
    store.gate.clear()
    table.ask(Some(store, "name"))
    table.ask(Some(store, "000007"))
    store.gate.set()
    qtbot.waitUntil(lambda: bool(counts))
    assert counts == [1]
    assert list(table.records.ids) == [7]


def test_an_error_leaves_the_rows_and_goes_to_the_runner(
    table: RecordTable[Row], store: Store, show: Show, runner: Runner, qtbot: QtBot
) -> None:
    store.fill(3)
    show()
    store.fails = True
    with qtbot.waitSignal(runner.failed) as failed:
        table.ask(Some(store, "2"))
    assert isinstance(failed.args[0], Unavailable)
    assert list(table.records.ids) == [1, 2, 3]
    assert not table.records.pending


def test_rows_that_changed_are_shown_anew_and_the_place_is_kept(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(1000, first=100)
    show()
    table.choose(600)
    place = table.verticalScrollBar().value()
    chosen: list[int | None] = []
    table.chosen.connect(chosen.append)
    store.conn.execute("update row set state = 'Denied' where id = 600")
    show()
    assert table.current() == (600, "name 000600", "Denied")
    assert table.verticalScrollBar().value() == place
    store.fill(10)  # ten rows more, above
    show()
    assert table.chosen_id == 600
    assert table.verticalScrollBar().value() == place + 10 * table.rowHeight(0)
    assert chosen == []


def test_a_chosen_row_that_is_gone_is_no_longer_chosen(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(5)
    show()
    table.choose(3)
    store.conn.execute("delete from row where id = 3")
    with qtbot.waitSignal(table.chosen) as chosen:
        show()
    assert chosen.args == [None]
    assert table.current() is None


def test_at_the_top_a_new_first_row_is_seen(
    table: RecordTable[Row], store: Store, show: Show
) -> None:
    store.fill(300, first=50)
    show()
    store.fill(1)
    show()
    assert table.records.ids[table.rowAt(0)] == 1


def test_another_filter_begins_at_the_top_and_keeps_a_row_that_fits(
    table: RecordTable[Row], store: Store, show: Show
) -> None:
    store.fill(1000)
    show()
    table.choose(990)
    show("99")
    assert table.chosen_id == 990
    assert table.verticalScrollBar().value() == 0


def test_a_click_on_a_heading_sorts_and_again_turns_it(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(10)
    show()
    header = table.horizontalHeader()
    asked: list[Sort] = []
    table.sorted.connect(asked.append)

    def click(section: int) -> None:
        at = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    with qtbot.waitSignal(table.settled):
        click(0)
    assert table.records.ids[0] == 10
    with qtbot.waitSignal(table.settled):
        click(1)
    assert asked == [Sort("name", True), Sort("state")]
    click(2)  # can't be sorted by
    assert table.sort == Sort("state")
    assert header.isSortIndicatorShown()
    assert header.sortIndicatorSection() == 1


def test_enter_and_a_double_click_open_the_row(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(5)
    show()
    table.choose(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [2]
    at = table.visualRect(table.records.index(3, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [4]


def test_enter_in_the_search_opens_the_row_of_the_new_answer(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(400)
    show()
    table.choose(1)
    search = SearchField("Search names", table)
    qtbot.addWidget(search)
    search.searched.connect(lambda words: table.ask(Some(store, words)))
    store.gate.clear()
    qtbot.keyClicks(search, "000123")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(search, Qt.Key.Key_Return)
        assert table.records.pending
        store.gate.set()
    assert opened.args == [123]


def test_an_error_forgets_that_enter_was_pressed(
    table: RecordTable[Row], store: Store, show: Show, runner: Runner, qtbot: QtBot
) -> None:
    store.fill(3)
    show()
    opened: list[int] = []
    table.opened.connect(opened.append)
    store.fails = True
    with qtbot.waitSignal(runner.failed):
        table.ask(Some(store, "2"))
        table.open_current()
    store.fails = False
    show("3")
    assert opened == []


def test_a_cell_and_a_row_can_be_copied(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(3)
    show()
    table.choose(2)
    table.setCurrentIndex(table.records.index(1, 1))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "Draft"
    table.copy_row()
    assert clipboard.text() == "name 000002\tDraft\tnumber 2"


def test_the_menu_copies_and_sorts_by_the_keyboard(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(3)
    show()
    table.choose(1)
    menu = table.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["&Copy cell", "Copy &row", "Sort &up by “Name”", "Sort &down by “Name”"]
    with qtbot.waitSignal(table.settled):
        menu.actions()[-1].trigger()
    assert list(table.records.ids) == [3, 2, 1]


def test_cells_tell_a_screen_reader_their_column(
    table: RecordTable[Row], store: Store, show: Show
) -> None:
    store.fill(1)
    show()
    index = table.records.index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "State: Live"
    seen = QAccessible.queryAccessibleInterface(table)
    assert seen.text(QAccessible.Text.Name) == "Rows"
    assert unnamed(table) == []
    assert shared_keys(table) == {}


def test_an_empty_table_says_what_will_be_there(
    table: RecordTable[Row], store: Store, show: Show
) -> None:
    show()
    assert table.empty.isVisible()
    store.fill(1)
    show()
    assert not table.empty.isVisible()


def test_a_cut_text_is_shown_as_plain_text(
    table: RecordTable[Row], store: Store, show: Show
) -> None:
    store.conn.execute("insert into row values (1, ?, 'Live')", ("<b>bold</b> " * 20,))
    show()
    at = table.visualRect(table.records.index(0, 0)).center()
    where = table.viewport().mapToGlobal(at)
    QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, where))
    assert "&lt;b&gt;bold" in QToolTip.text()
    QToolTip.hideText()


def test_lines_in_a_text_go_on_one_line(table: RecordTable[Row], store: Store, show: Show) -> None:
    store.conn.execute("insert into row values (1, 'one\ntwo', 'Live')")
    show()
    assert table.records.index(0, 0).data() == "one two"


def test_widths_order_and_sort_come_back(
    table: RecordTable[Row], store: Store, show: Show, runner: Runner, qtbot: QtBot
) -> None:
    store.fill(5)
    show()
    header = table.horizontalHeader()
    header.resizeSection(1, 222)
    header.moveSection(0, 2)
    table.set_sort(Sort("state", True))
    other: RecordTable[Row] = RecordTable(COLUMNS, runner, "Rows")
    qtbot.addWidget(other)
    other.resize(700, 500)
    other.restore(table.arrangement())
    assert other.arrangement() == table.arrangement()
    assert abs(other.horizontalHeader().sectionSize(1) - 222) <= 4
    assert other.sort == Sort("state", True)


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"widths": 3, "order": "x", "sort": 5},
        {"widths": {"name": "wide", "gone": 4}, "order": ["gone", "note"], "sort": ["gone", True]},
    ],
)
def test_a_broken_memory_is_passed_over(table: RecordTable[Row], state: dict[str, Any]) -> None:
    table.restore(state)
    assert table.sort == Sort("name")


@pytest.mark.parametrize("width", [260, 420, 700, 1400])
def test_columns_take_the_room_there_is(
    table: RecordTable[Row], store: Store, show: Show, width: int
) -> None:
    store.fill(3)
    show()
    table.resize(width, 400)
    total = table.horizontalHeader().length()
    # Below what the columns need the table scrolls sideways; above it they fill it.
    assert total >= table.viewport().width()
    if width >= 400:
        assert total == table.viewport().width()


@pytest.mark.parametrize("width", [260, 420, 700])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_state_is_never_cut(
    table: RecordTable[Row], store: Store, show: Show, width: int, scale: float
) -> None:
    store.fill(3)
    state = "Waiting for what is the longest state of all"
    store.conn.execute("update row set state = ? where id = 2", (state,))
    look().set_scale(scale)
    try:
        table.resize(width, 400)
        show()
        room = table.header.sectionSize(1) - 2 * look().px(TEXT_AT)
        assert room >= min(
            table.fontMetrics().horizontalAdvance(state),
            2 * COLUMNS[1].width * table.fontMetrics().averageCharWidth(),
        )
    finally:
        look().set_scale(1.0)


def test_columns_stay_where_they_are_while_one_searches(
    table: RecordTable[Row], store: Store, show: Show
) -> None:
    store.fill(5)
    store.conn.execute("update row set name = 'a name that is much longer' where id = 5")
    show()
    before = [table.header.sectionSize(number) for number in range(3)]
    assert len(show("000001")) == 1
    assert [table.header.sectionSize(number) for number in range(3)] == before


def test_a_hundred_thousand_rows_come_as_fast_as_a_few(
    table: RecordTable[Row], store: Store, show: Show, qtbot: QtBot
) -> None:
    store.fill(100_000)
    assert len(show()) == 100_000
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.row(100_000) is not None)
    assert len(show("00001")) == 11
    assert table.verticalScrollBar().value() == 0


def test_pulled_widths_grow_with_the_text(
    table: RecordTable[Row], store: Store, show: Show
) -> None:
    store.fill(3)
    show()
    table.header.resizeSection(1, 200)
    look().set_scale(2.0)
    try:
        assert table.header.sectionSize(1) == 400
        assert table.rowHeight(0) == look().px(38) == 76
    finally:
        look().set_scale(1.0)
    assert table.header.sectionSize(1) == 200


@pytest.fixture
def roomy(runner: Runner, store: Store, qtbot: QtBot) -> RecordTable[Row]:
    """A table whose last two columns are spare, filled."""
    spare = [replace(COLUMNS[0], width=30), *(replace(one, spare=True) for one in COLUMNS[1:])]
    made: RecordTable[Row] = RecordTable(spare, runner, "Rows")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    store.fill(3)
    with qtbot.waitSignal(made.settled):
        made.ask(Some(store))
    return made


def left_out(table: RecordTable[Row], room: int) -> list[str]:
    """Return the columns that are left out where there is so much room."""
    table.header.fit(room)
    return [
        column.key
        for number, column in enumerate(table.records.columns)
        if table.header.isSectionHidden(number)
    ]


def test_spare_columns_are_left_out_from_the_last_and_come_back(roomy: RecordTable[Row]) -> None:
    name, state, note = (max(wide, 1) for wide in roomy.header._measured)
    assert left_out(roomy, name + state + note) == []
    assert left_out(roomy, name + state + note - 1) == ["note"]
    assert left_out(roomy, name + state - 1) == ["state", "note"]
    assert roomy.header.sectionSize(0) == name + state - 1
    assert left_out(roomy, name + state + note) == []


def test_what_the_rows_are_sorted_by_is_never_left_out(
    roomy: RecordTable[Row], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(roomy.settled):
        roomy.set_sort(Sort("state"))
    assert left_out(roomy, 200) == ["note"]


def test_pulled_widths_stay_as_columns_go_and_come(
    roomy: RecordTable[Row], runner: Runner, qtbot: QtBot
) -> None:
    roomy.header.resizeSection(0, 250)
    assert left_out(roomy, 300) == ["state", "note"]
    assert roomy.header.sectionSize(0) == 250
    kept = roomy.arrangement()
    assert list(kept["widths"]) == ["name"]
    assert left_out(roomy, 900) == []
    assert roomy.header.sectionSize(0) == 250
    other: RecordTable[Row] = RecordTable(roomy.records.columns, runner, "Rows")
    qtbot.addWidget(other)
    other.restore(kept)
    assert left_out(other, 900) == []
    assert all(other.header.sectionSize(number) >= look().px(40) for number in range(3))
