"""The table of records of removed content: its ids and its rows."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pittadmin.domain.record_table import RecordQuery, RecordRow
from pittadmin.domain.tables import Sort
from pittadmin.services.context import Context, looking
from pittadmin.storage import record_search


@dataclass(frozen=True)
class RecordSource:
    """What the table on screen asks: the ids in order, then the rows it shows."""

    ctx: Context
    query: RecordQuery

    def ids(self, sort: Sort, limit: int | None) -> "array[int]":
        """Return the ids that the query asks for, sorted, at most `limit` of them."""
        with looking(self.ctx, interruptible=True) as look:
            asked = replace(self.query, sort=sort)
            return record_search.ids(look.conn, look.actor, asked, limit)

    def rows(self, ids: Sequence[int]) -> dict[int, RecordRow]:
        """Return the rows with these ids."""
        with looking(self.ctx, interruptible=True) as look:
            return record_search.rows(look.conn, ids)
