"""The table of accounts: its ids, its rows, its counts."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import AccountQuery, AccountRow
from pittadmin.domain.tables import Sort
from pittadmin.services.context import Context, looking
from pittadmin.storage import accounts


@dataclass(frozen=True)
class AccountSource:
    """What the table on screen asks: the ids in order, then the rows it shows."""

    ctx: Context
    query: AccountQuery

    def ids(self, sort: Sort, limit: int | None) -> "array[int]":
        """Return the ids that the query asks for, sorted, at most `limit` of them."""
        with looking(self.ctx, interruptible=True) as look:
            return accounts.ids(look.conn, look.actor, replace(self.query, sort=sort), limit)

    def rows(self, ids: Sequence[int]) -> dict[int, AccountRow]:
        """Return the rows with these ids."""
        with self.ctx.database.read(interruptible=True) as conn:
            return accounts.rows(conn, ids)


def counts(ctx: Context) -> dict[State, int]:
    """Return how many accounts this person sees in each state."""
    with looking(ctx) as look:
        return accounts.counts(look.conn, look.actor)
