"""Long work tells how far it has come, and ends when it is told to stop."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Report = Callable[[int, int], None]
"""Takes how much is done and how much there is; raises `Cancelled` when the work is to stop."""

CHUNK = 500
"""How many lines or rows are worked on between two reports."""

Item = TypeVar("Item")


def silent(done: int, total: int) -> None:
    """Report to nobody."""


def chunks(items: Sequence[Item], report: Report) -> Iterator[Sequence[Item]]:
    """Yield `items` in parts, with a report before each and at the end."""
    for start in range(0, len(items), CHUNK):
        report(start, len(items))
        yield items[start : start + CHUNK]
    report(len(items), len(items))


def part(report: Report, place: int, parts: int, whole: int) -> Report:
    """Return the report of one part of the work, of several that take about as long.

    Args:
        report: told of the whole.
        place: which part it is, from 0.
        parts: how many there are.
        whole: how much there is in all, as it is shown.
    """

    def told(done: int, total: int) -> None:
        share = done / total if total else 1
        report(int(whole * (place + share) / parts), whole)

    return told
