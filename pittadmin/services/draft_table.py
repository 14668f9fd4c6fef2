"""The list of drafts: its ids, its rows, its counts."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.draft_table import DraftQuery, DraftRow
from pittadmin.domain.tables import Sort
from pittadmin.services.context import Context, looking
from pittadmin.storage import draft_search


@dataclass(frozen=True)
class DraftSource:
    """What the list on screen asks: the ids in order, then the rows it shows."""

    ctx: Context
    query: DraftQuery

    def ids(self, sort: Sort, limit: int | None) -> "array[int]":
        """Return the ids that the query asks for, sorted, at most `limit` of them."""
        with looking(self.ctx, interruptible=True) as look:
            asked = replace(self.query, sort=sort)
            return draft_search.ids(look.conn, look.actor, asked, limit)

    def rows(self, ids: Sequence[int]) -> dict[int, DraftRow]:
        """Return the rows with these ids."""
        with looking(self.ctx, interruptible=True) as look:
            return draft_search.rows(look.conn, ids)


def counts(ctx: Context) -> dict[DraftState, int]:
    """Return how many drafts this person sees in each state."""
    with looking(ctx) as look:
        return draft_search.counts(look.conn, look.actor)
