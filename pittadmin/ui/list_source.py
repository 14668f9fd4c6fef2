"""A short list as the rows of a table: sorted by any column, narrowed by words."""

from array import array
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar

from pittadmin.domain.tables import Column, Sort

Row = TypeVar("Row")


@dataclass(frozen=True)
class ListSource(Generic[Row]):
    """Rows that are all in memory, for a list that is read whole.

    Two of them are equal when they are narrowed alike, whatever rows they hold: so a table keeps
    its place when the list was read anew.

    Args:
        items: the rows.
        columns: what a row says in each column; searched, and sorted by.
        words: only rows that have each of these words, in any column and any case.
        about: what else the rows were chosen by.
        keys: what a column is sorted by where that is not its text, such as a date.
        number: tells a row's id.
        more: what else of a row is searched, beside its columns.
    """

    items: Sequence[Row] = field(compare=False)
    columns: Sequence[Column[Row]] = field(compare=False)
    words: str = ""
    about: Hashable = None
    keys: Mapping[str, Callable[[Row], Any]] = field(default_factory=dict, compare=False)
    number: Callable[[Row], int] = field(default=attrgetter("id"), compare=False)
    more: Callable[[Row], str] = field(default=lambda _row: "", compare=False)

    def ids(self, sort: Sort, limit: int | None) -> "array[int]":
        """Return the ids of the rows that have the words, in this order."""
        found = sorted(self._found, key=self._key(sort.key), reverse=sort.descending)
        return array("q", [self.number(row) for row in found[:limit]])

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """Return the rows with these ids."""
        return {id_: self._by_id[id_] for id_ in ids if id_ in self._by_id}

    @cached_property
    def _by_id(self) -> dict[int, Row]:
        return {self.number(row): row for row in self.items}

    @cached_property
    def _found(self) -> list[Row]:
        words = self.words.casefold().split()
        if not words:
            return list(self.items)
        return [row for row in self.items if _has(words, self._said(row))]

    def _said(self, row: Row) -> str:
        said = [column.text(row) for column in self.columns]
        return "\n".join((*said, self.more(row))).casefold()

    def _key(self, key: str) -> Callable[[Row], Any]:
        if key in self.keys:
            return self.keys[key]
        text = next(column.text for column in self.columns if column.key == key)
        return lambda row: text(row).casefold()


def _has(words: Sequence[str], said: str) -> bool:
    return all(word in said for word in words)
