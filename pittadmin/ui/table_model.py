"""The rows of a table of any length: all ids in an array, the rows themselves in pages.

Measured with a million rows: first rows after 39 ms and some 30 MB, where a list of row objects
took seconds and gigabytes.
"""

from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from pittadmin.domain.tables import Column, Sort
from pittadmin.ui.tasks import Runner

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_DISPLAY = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_NOWHERE = QModelIndex()
_UNKNOWN = object()


class Source(Protocol[Row]):
    """Where a table's rows come from; both functions run on the reading thread and may raise.

    Two sources that compare equal ask for the same rows: the table then keeps its place.
    """

    def ids(self, sort: Sort, limit: int | None) -> "array[int]":
        """Return the ids of the rows in this order as ``array("q")``, at most `limit`."""
        ...

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """Return the rows of these ids; one that is gone meanwhile is left out."""
        ...


def one_line(words: str) -> str:
    """Return text as a cell shows it: its lines one behind the other."""
    return " ".join(words.split()) if "\n" in words else words


Answer = tuple["array[int]", "array[int]", dict[int, Any]]


def _answer(source: Source[Any], sort: Sort, limit: int | None, first: int, count: int) -> Answer:
    """Return all ids, and those that will be seen, `count` from `first` on, with their rows."""
    ids = source.ids(sort, limit)
    first = max(min(first, len(ids) - count), 0)
    seen = ids[first : first + count]
    return ids, seen, source.rows(seen)


class RecordModel(QAbstractTableModel, Generic[Row]):
    """A model that asks its source for what is looked at, and drops stale answers."""

    HEAD = 200  # ids that come first
    PAGE = 128  # rows that are fetched together
    AT_ONCE = 3  # pages that are fetched together
    KEEP = 64 * PAGE  # rows that are kept

    about_to_replace = Signal()
    """Before other rows take the place of those shown."""
    replaced = Signal()
    """After other rows are shown; the first of them are there."""
    refused = Signal()
    """The question failed; what was shown stays."""
    settled = Signal(int)
    """All ids are known: how many rows there are."""

    def __init__(
        self, columns: Sequence[Column[Row]], runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ids: array[int] = array("q")
        self.pending = False
        """Whether an answer is awaited."""
        self._runner = runner
        self.source: Source[Row] | None = None
        """Whose rows are shown."""
        self._rows: dict[int, Row | None] = {}
        self._wanted: dict[int, None] = {}
        self._fetch_soon = QTimer(self, singleShot=True, interval=0)
        self._fetch_soon.timeout.connect(self._fetch)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _SPOKEN) or not index.isValid():
            return None
        row, column = self._row_at(index.row()), self.columns[index.column()]
        words = "" if row is None else one_line(column.text(row))
        return words if role == _DISPLAY else f"{column.title}: {words}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY and role != Qt.ItemDataRole.TextAlignmentRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == _DISPLAY else None
        if role == _DISPLAY:
            return self.columns[section].title
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    # What the table asks

    def row(self, number: int) -> Row | None:
        """Return a row by its place, or None while it is not there yet."""
        return self._row_at(number) if 0 <= number < len(self.ids) else None

    def at_hand(self, first: int, last: int) -> Iterator[Row]:
        """Yield the rows from `first` on to before `last` that are here; asks for none."""
        for record in self.ids[first:last]:
            if (row := self._rows.get(record)) is not None:
                yield row

    def place(self, record: int) -> int:
        """Return the place of the row with this id, or -1."""
        try:
            return self.ids.index(record)
        except ValueError:
            return -1

    def ask(self, source: Source[Row], sort: Sort, seen: int | None = None) -> None:
        """Show what `source` answers, once it does; an error leaves what is shown.

        Args:
            seen: None for other rows, of which the first come at once; the place of the first row
                on screen when the same rows are asked again, which then come all together.
        """
        self.pending = True
        head = seen is None
        self._runner.read(
            self,
            _answer,
            source,
            sort,
            self.HEAD if head else None,
            0 if seen is None else seen,
            self.PAGE,
            done=partial(self._take_head if head else self._take_all, source, sort),
            failed=self._fail,
            key="ids",
        )

    # Ids

    def _take_head(self, source: Source[Row], sort: Sort, answer: Answer) -> None:
        self._replace(source, answer)
        self.replaced.emit()
        if len(self.ids) < self.HEAD:
            self._settle()
        else:
            self._runner.read(
                self, source.ids, sort, None, done=self._extend, failed=self._fail, key="ids"
            )

    def _extend(self, ids: "array[int]") -> None:
        """Put the remaining ids below the first ones, unless those have changed meanwhile."""
        old = len(self.ids)
        if ids[:old] != self.ids:
            self._replace(self.source, (ids, array("q"), {}))
            self.replaced.emit()
        elif len(ids) > old:
            self.beginInsertRows(_NOWHERE, old, len(ids) - 1)
            self.ids = ids
            self.endInsertRows()
        self._settle()

    def _take_all(self, source: Source[Row], sort: Sort, answer: Answer) -> None:
        if answer[0] == self.ids:  # the same rows in the same order: only what they say is new
            self.source = source
            self._forget_rows()
            self._take_rows(*answer[1:])
            last = self.index(len(self.ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._replace(source, answer)
        self.replaced.emit()
        self._settle()

    def _replace(self, source: Source[Row] | None, answer: Answer) -> None:
        self.about_to_replace.emit()
        self.beginResetModel()
        self.source, self.ids = source, answer[0]
        self._forget_rows()
        self._take_rows(*answer[1:])
        self.endResetModel()

    def _forget_rows(self) -> None:
        self._rows.clear()
        self._wanted.clear()
        self._runner.drop(self, "rows")  # what is on its way is older than what is here

    def _settle(self) -> None:
        self.pending = False
        self.settled.emit(len(self.ids))

    def _fail(self, error: Exception) -> bool:
        self.pending = False
        self.refused.emit()
        return False

    # Rows

    def _row_at(self, number: int) -> Row | None:
        row = self._rows.get(self.ids[number], _UNKNOWN)
        if row is _UNKNOWN:
            page = number // self.PAGE
            if page not in self._wanted:
                self._wanted[page] = None
                self._fetch_soon.start()
            return None
        return row  # type: ignore[return-value]

    def _fetch(self) -> None:
        """Ask for the pages looked at last; those that were only passed by are forgotten."""
        if self.source is None:
            return
        self._wanted = dict.fromkeys(list(self._wanted)[-self.AT_ONCE :])
        ids: array[int] = array("q")
        for page in self._wanted:
            ids.extend(self.ids[page * self.PAGE : (page + 1) * self.PAGE])
        self._runner.read(
            self, self.source.rows, ids, done=partial(self._take_page, ids), key="rows"
        )

    def _take_page(self, ids: "array[int]", rows: dict[int, Row]) -> None:
        pages, self._wanted = tuple(self._wanted), {}
        self._take_rows(ids, rows)
        for page in pages:
            first = page * self.PAGE
            last = min(first + self.PAGE, len(self.ids)) - 1
            if first <= last:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _take_rows(self, ids: "array[int]", rows: dict[int, Row]) -> None:
        """Keep rows; one that is asked for and gone is kept as None. The oldest make room."""
        surplus = len(self._rows) + len(ids) - self.KEEP
        if surplus > 0:
            for record in list(islice(self._rows, max(surplus, self.KEEP // 4))):
                del self._rows[record]
        for record in ids:
            self._rows[record] = rows.get(record)
