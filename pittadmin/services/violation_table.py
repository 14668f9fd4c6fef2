"""The violation log: its ids, its rows, its counts."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pittadmin.domain.people import PersonRef
from pittadmin.domain.tables import Sort
from pittadmin.domain.violation_table import ViolationCounts, ViolationQuery, ViolationRow
from pittadmin.services.context import Context, looking
from pittadmin.storage import violation_search


@dataclass(frozen=True)
class ViolationSource:
    """What the log on screen asks: the ids in order, then the rows it shows."""

    ctx: Context
    query: ViolationQuery

    def ids(self, sort: Sort, limit: int | None) -> "array[int]":
        """Return the ids that the query asks for, sorted, at most `limit` of them."""
        with looking(self.ctx, interruptible=True) as look:
            asked = replace(self.query, sort=sort)
            return violation_search.ids(look.conn, look.actor, look.today, asked, limit)

    def rows(self, ids: Sequence[int]) -> dict[int, ViolationRow]:
        """Return the rows with these ids, each as this person sees it."""
        with looking(self.ctx, interruptible=True) as look:
            return violation_search.rows(look.conn, look.actor, look.today, ids)


def counts(ctx: Context) -> ViolationCounts:
    """Return how many of the cases that this person sees are open, and how many overdue."""
    with looking(ctx) as look:
        return violation_search.counts(look.conn, look.actor, look.today)


def owners(ctx: Context) -> tuple[PersonRef, ...]:
    """Return who owns cases that this person works, by name, to choose from in a filter."""
    with looking(ctx) as look:
        return violation_search.owners(look.conn, look.actor)
