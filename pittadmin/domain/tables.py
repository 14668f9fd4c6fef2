"""What a table shows: its columns and the order of its rows, free of any window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a table or of an export.

    Args:
        key: the name it is sorted and remembered by.
        title: its heading, as read on screen.
        text: what a row says in it.
        chip: the meaning of that text, one of "good", "warn", "bad", "info", "muted", or "" for
            plain text; None when the column never shows chips.
        width: how many average characters tell its values apart. It is as wide as its values
            where there is room, up to twice this; one that does not stretch always is.
        sortable: whether rows can be put in its order.
        stretch: whether it takes a share of the room that is left over, and gives way where
            there is too little.
        spare: whether it is left out where not all columns have room, the last such column
            first; what the row is about says it too. It comes back with the room.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    chip: Callable[[Row], str] | None = None
    width: int = 16
    sortable: bool = True
    stretch: bool = False
    spare: bool = False


@dataclass(frozen=True)
class Sort:
    """The order of a table's rows: by the column of that key, up or down."""

    key: str
    descending: bool = False
