"""The headings of a table: the widths of its columns, their order, and what it is sorted by."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Column, Sort
from pittadmin.ui.look import look
from pittadmin.ui.table_model import one_line
from pittadmin.ui.table_paint import CHIP_PAD, TEXT_AT

LONGEST = 24
"""How many different values of a column are measured, those with the most characters; measuring
all of them takes too long for the thread that paints."""


class TableHeader(QHeaderView):
    """Headings to click on, drag and pull.

    Args:
        columns: the columns of the table.
        sort: what it is sorted by at first.
    """

    asked = Signal(object)
    """A person wants the rows in this order, a `Sort`."""

    def __init__(self, columns: Sequence[Column[Any]], sort: Sort, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = parent
        self.sort = sort
        self._columns = tuple(columns)
        self._fitting = self._pulled = False
        self._measured = [0] * len(self._columns)
        self._em = look().em
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName(_("Columns"))
        self.sortIndicatorChanged.connect(self._clicked)
        self.sectionResized.connect(self._resized)

    def show_sort(self, sort: Sort) -> None:
        """Show what the rows are sorted by."""
        self.sort = sort
        keys = [column.key for column in self._columns]
        orders = Qt.SortOrder
        order = orders.DescendingOrder if sort.descending else orders.AscendingOrder
        self.blockSignals(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(keys.index(sort.key) if sort.key in keys else -1, order)
        self.blockSignals(False)
        self.viewport().update()

    def measure(self, rows: Iterable[Any]) -> bool:
        """Learn from rows how wide their values are; return whether a column wants more now.

        Columns only grow: a search as you type would else move them with each letter.
        """
        rows, pad = tuple(rows), look().px(CHIP_PAD)
        # The table's own font, which its rows are painted in; the headings have theirs.
        metrics = self._table.fontMetrics()
        edges = 2 * look().px(TEXT_AT) + 1
        grown = False
        for number, column in enumerate(self._columns):
            values = {one_line(column.text(row)): row for row in rows}
            for words in sorted(values, key=len)[-LONGEST:]:
                wide = metrics.horizontalAdvance(words) + edges
                if column.chip is None or not column.chip(values[words]):
                    wide = min(wide, self._usual(column) * 2)
                else:
                    wide += 2 * pad
                grown = grown or wide > self._measured[number]
                self._measured[number] = max(self._measured[number], wide)
        return grown

    def _usual(self, column: Column[Any]) -> int:
        em = self.fontMetrics().averageCharWidth()
        return column.width * em + 2 * look().px(TEXT_AT)

    def fit(self, room: int) -> None:
        """Give each column its width, and what is left to those that stretch.

        Where there is too little room the spare columns are left out, the last first. Then those
        that stretch give way: first down to what tells their values apart, then to half of that,
        but not below their titles. Below that the table scrolls sideways, so that states and dates
        are never cut. Widths that a person has pulled are left alone.

        Args:
            room: the width there is, in pixels.
        """
        if room <= 0 or self.count() == 0:
            return
        columns = self._columns
        least = [self._title_width(column) for column in columns]
        usual = [self._usual(column) for column in columns]
        wide = [
            max(known or guess, low)
            for known, guess, low in zip(self._measured, usual, least, strict=True)
        ]
        if self._pulled:
            for n in range(len(columns)):
                wide[n] = wide[n] if self.isSectionHidden(n) else self.sectionSize(n)
        shown = self._leave_out(wide, usual, room)
        if self._pulled:
            return
        left = room - sum(wide[n] for n in shown)
        if left >= 0:
            takers = [n for n in shown if columns[n].stretch] or shown[-1:]
            for n in takers:
                wide[n] += left // len(takers)
            wide[takers[-1]] += left % len(takers)
        else:
            for part in (1, 2):
                low = [max(u // part, low) for u, low in zip(usual, least, strict=True)]
                self._give_way(wide, low, shown, room)
        self._set(wide)

    def _leave_out(self, wide: Sequence[int], usual: Sequence[int], room: int) -> list[int]:
        """Hide the spare columns that have no room, and return which columns are shown.

        A column that stretches needs no more than what tells its values apart; a spare one needs
        that before the next to it is shown at all. What the rows are sorted by always stays.
        """
        columns = self._columns
        shown = list(range(len(columns)))
        tight = [
            min(w, u) if column.stretch else w
            for w, u, column in zip(wide, usual, columns, strict=True)
        ]
        needs = [t if not c.spare else w for t, w, c in zip(tight, wide, columns, strict=True)]
        for n, column in reversed(tuple(enumerate(columns))):
            lacks = sum(needs[one] for one in shown) - room
            if column.spare and column.key != self.sort.key and lacks > needs[n] - tight[n]:
                shown.remove(n)
        self._fitting = True
        for n in range(len(columns)):
            if self.isSectionHidden(n) != (n not in shown):
                self.setSectionHidden(n, n not in shown)
                if n in shown:
                    self.resizeSection(n, wide[n])
        self._fitting = False
        return shown

    def _give_way(
        self, wide: list[int], least: Sequence[int], shown: Sequence[int], room: int
    ) -> None:
        """Take what `room` lacks from the columns that stretch, none of them below its `least`."""
        give = {n: max(wide[n] - least[n], 0) for n in shown if self._columns[n].stretch}
        lacks = max(sum(wide[n] for n in shown) - room, 0)
        share = min(lacks / max(sum(give.values()), 1), 1)
        for n, most in give.items():
            wide[n] -= ceil(most * share)

    def _title_width(self, column: Column[Any]) -> int:
        """Return what a heading needs, with the arrow if the rows are sorted by it."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        arrow = 18 if column.key == self.sort.key else 0
        return QFontMetrics(font).horizontalAdvance(column.title) + look().px(2 * TEXT_AT + arrow)

    def scale(self) -> None:
        """Follow the size of the text; widths that a person has pulled grow with it."""
        self.setMinimumSectionSize(look().px(40))
        self.setFixedHeight(look().px(38))
        self._measured = [0] * len(self._columns)
        if self._pulled:
            grown = look().em / self._em
            self._set([round(self.sectionSize(n) * grown) for n in range(self.count())])
        self._em = look().em

    def arrangement(self) -> dict[str, Any]:
        """Return pulled widths (in characters), order and sort, to be remembered."""
        em, columns = self.fontMetrics().averageCharWidth(), self._columns
        order = sorted(range(len(columns)), key=self.visualIndex)
        widths = {
            column.key: round(self.sectionSize(number) / em, 1)
            for number, column in enumerate(columns)
            if not self.isSectionHidden(number)
        }
        return {
            "widths": widths if self._pulled else {},
            "order": [columns[number].key for number in order],
            "sort": [self.sort.key, self.sort.descending],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take what `arrangement` returned; what does not fit these columns is passed over."""
        keys = [column.key for column in self._columns]
        widths, order = state.get("widths"), state.get("order")
        if isinstance(widths, dict) and widths:
            self._pulled = True
            em, least = self.fontMetrics().averageCharWidth(), look().px(40)
            wanted = [widths.get(key) for key in keys]
            self._set(
                [
                    max(round(width * em), least)
                    if isinstance(width, int | float)
                    else self.sectionSize(number)
                    for number, width in enumerate(wanted)
                ]
            )
        if isinstance(order, list):
            for place, key in enumerate(key for key in order if key in keys):
                self.moveSection(self.visualIndex(keys.index(key)), place)
        match state.get("sort"):
            case [str(key), bool(descending)] if key in keys:
                self.show_sort(Sort(key, descending))

    def _set(self, widths: Sequence[int]) -> None:
        self._fitting = True
        for number, width in enumerate(widths):
            self.resizeSection(number, width)
        self._fitting = False

    def _resized(self, _section: int, _old: int, _new: int) -> None:
        self._pulled = self._pulled or not self._fitting

    def _clicked(self, section: int, order: Qt.SortOrder) -> None:
        column = self._columns[section] if 0 <= section < len(self._columns) else None
        if column is None or not column.sortable:
            self.show_sort(self.sort)
        else:
            self.asked.emit(Sort(column.key, order == Qt.SortOrder.DescendingOrder))
