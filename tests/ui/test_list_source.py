"""Lists in memory, in the one table."""

from dataclasses import dataclass
from datetime import date

import pytest

from pittadmin.domain.tables import Column, Sort
from pittadmin.ui.list_source import ListSource


@dataclass(frozen=True)
class Fruit:
    id: int
    name: str
    ripe: date


COLUMNS = (
    Column[Fruit]("name", "Name", lambda one: one.name),
    Column[Fruit]("ripe", "Ripe", lambda one: f"{one.ripe:%b %d}"),
)
FRUITS = (
    Fruit(3, "pear", date(2026, 9, 1)),
    Fruit(1, "Apple", date(2026, 8, 1)),
    Fruit(2, "banana", date(2026, 4, 1)),
)


def asked(words: str = "", sort: Sort | None = None, limit: int | None = None) -> list[int]:
    source = ListSource(FRUITS, COLUMNS, words, keys={"ripe": lambda one: one.ripe})
    return list(source.ids(sort or Sort("name"), limit))


def test_rows_are_sorted_by_their_words_without_case() -> None:
    assert asked() == [1, 2, 3]
    assert asked(sort=Sort("name", descending=True)) == [3, 2, 1]


def test_a_column_is_sorted_by_its_key_where_it_has_one() -> None:
    assert asked(sort=Sort("ripe")) == [2, 1, 3]  # by its text August would come first


@pytest.mark.parametrize(
    ("words", "ids"),
    [("APP", [1]), ("aug app", [1]), ("pear aug", []), ("a", [1, 2, 3]), ("  ", [1, 2, 3])],
)
def test_each_word_is_looked_for_in_all_columns(words: str, ids: list[int]) -> None:
    assert asked(words) == ids


def test_only_the_first_ids_are_given_when_no_more_are_asked_for() -> None:
    assert asked(limit=2) == [1, 2]


def test_a_row_that_is_gone_is_left_out() -> None:
    assert ListSource(FRUITS, COLUMNS).rows([1, 99]) == {1: FRUITS[1]}


def test_the_same_question_about_newer_rows_is_an_equal_source() -> None:
    assert ListSource(FRUITS, COLUMNS, "a") == ListSource(FRUITS[:1], COLUMNS, "a")
    assert ListSource(FRUITS, COLUMNS, "a") != ListSource(FRUITS, COLUMNS, "b")
    assert ListSource(FRUITS, COLUMNS, about="here") != ListSource(FRUITS, COLUMNS)
