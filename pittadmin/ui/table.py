"""The one table of the program: any source, any columns, any number of rows."""

import html
from collections.abc import Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QToolTip,
    QWidget,
)

from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Column, Sort
from pittadmin.ui.look import look
from pittadmin.ui.table_header import TableHeader
from pittadmin.ui.table_model import RecordModel, Source
from pittadmin.ui.table_paint import TEXT_AT, Chips, RowPainter
from pittadmin.ui.tasks import Runner
from pittadmin.ui.widgets import Empty

__all__ = ["RecordTable", "Source"]

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


class RecordTable(QTableView, Generic[Row]):
    """Shows the rows of a source; chooses, opens, sorts and copies them.

    Args:
        columns: what is shown of each row, from the left.
        runner: does the asking.
        name: what the table holds, for a screen reader.
        empty: what stands in place of rows when there are none.
        sort: the order to begin with; by the first column when it is None.
    """

    chosen = Signal(object)
    """The id of the row that is chosen now, or None."""
    opened = Signal(object)
    """The id of a row that was opened by Enter or a double click."""
    settled = Signal(int)
    """How many rows there are, once all are known."""
    sorted = Signal(object)
    """The `Sort` that a person has set."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        runner: Runner,
        name: str,
        empty: "Empty | str" = "",
        sort: Sort | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.header = TableHeader(columns, sort or Sort(columns[0].key), self)
        self.records: RecordModel[Row] = RecordModel(columns, runner, self)
        self.chips: Chips = {}
        self._source: Source[Row] | None = None
        self._chosen: int | None = None
        self._replacing = self._open_next = False
        self._top: int | None = None
        self._anchor: int | None = None
        self._offset = 0
        self.empty = Empty(empty) if isinstance(empty, str) else empty
        self.empty.setParent(self)
        self.empty.hide()
        self.setAccessibleName(name)
        self._set_up()
        self._scale()

    def _set_up(self) -> None:
        self.setModel(self.records)
        self.setHorizontalHeader(self.header)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header.show_sort(self.sort)
        self.header.asked.connect(self._sort)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.records.about_to_replace.connect(self._leave)
        self.records.replaced.connect(self._arrive)
        self.records.dataChanged.connect(self._measure_more)
        self.records.settled.connect(self._settle)
        self.records.refused.connect(self._stay)
        look().changed.connect(self._scale)

    # What pages use

    def ask(self, source: Source[Row]) -> None:
        """Show the rows of a source; asked again with an equal one, keep the place."""
        same = source == self._source
        self._source = source
        self._top = max(self.rowAt(0), 0) if same and self.records.ids else None
        self.records.ask(source, self.sort, self._top)

    def row(self, record: int) -> Row | None:
        """Return the row with this id, or None if it is not here, or not yet."""
        return self.records.row(self.records.place(record))

    def current(self) -> Row | None:
        """Return the chosen row."""
        return None if self._chosen is None else self.row(self._chosen)

    @property
    def chosen_id(self) -> int | None:
        """The id of the chosen row."""
        return self._chosen

    def choose(self, record: int | None) -> bool:
        """Choose the row with this id and bring it in sight; tell whether it is here."""
        place = -1 if record is None else self.records.place(record)
        if place < 0:
            self.selectionModel().clear()
            return False
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.records.index(place, column))
        self.scrollTo(self.currentIndex())
        return True

    def enter(self) -> None:
        """Take the focus, with a row chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and len(self.records.ids):
            self.choose(self.records.ids[0])

    def open_current(self) -> None:
        """Open the chosen row or the first; while an answer is awaited, that of the answer."""
        if self.records.pending:
            self._open_next = True
        else:
            self._open(max(self.currentIndex().row(), 0))

    @property
    def sort(self) -> Sort:
        """What the rows are sorted by."""
        return self.header.sort

    def set_sort(self, sort: Sort) -> None:
        """Put the rows in another order."""
        self.header.show_sort(sort)
        if self._source is not None:
            self._top = None
            self.records.ask(self._source, sort)

    def arrangement(self) -> dict[str, Any]:
        """Return pulled widths (in characters), order and sort, to be remembered."""
        return self.header.arrangement()

    def restore(self, state: dict[str, Any]) -> None:
        """Take what `arrangement` returned; what does not fit these columns is passed over."""
        self.header.restore(state)

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_cell()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.currentIndex().isValid():
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            menu.popup(self.viewport().mapToGlobal(corner))
        else:
            menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return what can be done with the current cell."""
        menu = QMenu(self)
        copy = menu.addAction(_("&Copy cell"), self.copy_cell)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        menu.addAction(_("Copy &row"), self.copy_row)
        column = self.records.columns[self.currentIndex().column()]
        if column.sortable:
            menu.addSeparator()
            for words, descending in (
                (_("Sort &up by “{column}”"), False),
                (_("Sort &down by “{column}”"), True),
            ):
                said = words.format(column=column.title)
                menu.addAction(said, partial(self._sort, Sort(column.key, descending)))
        return menu

    def copy_cell(self) -> None:
        """Put the current cell on the clipboard."""
        if (index := self.currentIndex()).isValid():
            QGuiApplication.clipboard().setText(index.data())

    def copy_row(self) -> None:
        """Put the current row on the clipboard, its cells parted by tabs."""
        if (index := self.currentIndex()).isValid():
            header = self.horizontalHeader()
            cells = [
                index.siblingAtColumn(header.logicalIndex(place)).data()
                for place in range(len(self.records.columns))
            ]
            QGuiApplication.clipboard().setText("\t".join(cells))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._replacing:
            self._choose(self.records.ids[current.row()] if current.isValid() else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (count := len(self.records.ids)):
            return
        painter = QPainter(self.viewport())
        rows = RowPainter(self, painter)
        current = self.currentIndex()
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        for number in range(max(first, 0), (last if last >= 0 else count - 1) + 1):
            y = self.rowViewportPosition(number)
            rows.row(self.records.row(number), y, number == current.row())
        if current.isValid() and self.hasFocus():
            rows.focus(self.visualRect(current))
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit(self.viewport().width())
        self._place_empty()

    # How it keeps its place

    def _leave(self) -> None:
        """Before other rows come: a view that is scrolled far down freezes when they are few."""
        self._replacing = True
        self._anchor, self._offset, top = None, 0, self._top
        # At the very top nothing is kept in place, so that a new first row is seen.
        if top is not None and self.verticalScrollBar().value() > 0:
            self._anchor, self._offset = self.records.ids[top], -self.rowViewportPosition(top)
        self.scrollToTop()

    def _arrive(self) -> None:
        """After other rows came: choose and show what was chosen and shown, if it is there."""
        self._measure()
        if self._replacing:
            place = self.records.place(self._chosen) if self._chosen is not None else -1
            if place >= 0:
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(
                    self.records.index(place, 0), flags.ClearAndSelect | flags.Rows
                )
            top = self.records.place(self._anchor) if self._anchor is not None else -1
            if top >= 0:
                high = self.verticalHeader().defaultSectionSize()
                self.verticalScrollBar().setValue(top * high + self._offset)
            else:
                self.scrollToTop()
            self._replacing = False
            if place < 0:
                self._choose(None)
        if self._open_next:
            self._open_next = False
            self._open(max(self.currentIndex().row(), 0))

    def _stay(self) -> None:
        """After a question that failed: what is shown is still the answer to the one before."""
        self._open_next = False
        self._source = self.records.source

    def _settle(self, count: int) -> None:
        self.empty.setVisible(count == 0)
        self._place_empty()
        self.settled.emit(count)

    def _choose(self, record: int | None) -> None:
        if record != self._chosen:
            self._chosen = record
            self.chosen.emit(record)

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.records.ids):
            record = self.records.ids[place]
            self.choose(record)
            self.opened.emit(record)

    def _sort(self, sort: Sort) -> None:
        if sort != self.sort:
            self.set_sort(sort)
            self.sorted.emit(sort)

    # Sizes

    def _measure(self) -> None:
        if self.header.measure(self.records.at_hand(0, self.records.PAGE)):
            self.header.fit(self.viewport().width())

    def _measure_more(self, first: QModelIndex, last: QModelIndex) -> None:
        if self.header.measure(self.records.at_hand(first.row(), last.row() + 1)):
            self.header.fit(self.viewport().width())

    def _scale(self) -> None:
        self.chips.clear()
        px = look().px
        self.verticalHeader().setDefaultSectionSize(px(38))
        self.header.scale()
        self.header.measure(self.records.at_hand(0, self.records.PAGE))
        self.verticalScrollBar().setSingleStep(px(38))
        self.header.fit(self.viewport().width())

    def _place_empty(self) -> None:
        top = self.horizontalHeader().height()
        self.empty.setGeometry(2, top + 2, self.width() - 4, max(self.height() - top - 4, 0))

    def _show_tip(self, at: QPoint, on_screen: QPoint) -> None:
        """Show what a cell has no room for, as plain text."""
        index = self.indexAt(at)
        words = index.data() if index.isValid() else ""
        room = self.visualRect(index).width() - 2 * look().px(TEXT_AT)
        if words and self.fontMetrics().horizontalAdvance(words) > room:
            QToolTip.showText(on_screen, f"<p>{html.escape(words)}</p>", self)
        else:
            QToolTip.hideText()
