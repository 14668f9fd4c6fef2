"""The table of credentials: every account's password, who can open it, and what it waits for."""

from collections.abc import Collection, Iterable

from pittadmin.domain.acts import Act
from pittadmin.domain.credential_table import SORT_KEYS, CredentialQuery, CredentialRow
from pittadmin.domain.handover import Kind
from pittadmin.domain.people import Actor
from pittadmin.services import account_custody, this_computer
from pittadmin.services.context import Context, Look, looking
from pittadmin.storage import custody as stored
from pittadmin.storage import devices, envelopes

FIRST = 60
"""How many rows are read before all others: more than a window shows."""


def first_rows(ctx: Context) -> tuple[CredentialRow, ...]:
    """Return the rows that stand first, at once; `rows` brings all, and takes longer.

    Raises:
        NotAllowed: passwords are not this person's business.
    """
    with looking(ctx, interruptible=True) as look:
        within = _departments(look.actor)
        found = list(stored.table(look.conn, look.today, {}, within, FIRST))
        names = _names(look, [row.id for row in found])
        found = _as_of_today(look, found)
    return _sorted(
        [row._replace(holders=names.get(row.id, ())) for row in found], CredentialQuery()
    )


def rows(ctx: Context, query: CredentialQuery) -> tuple[CredentialRow, ...]:
    """Return the rows that are asked for, sorted: of every account that has or needs a password.

    IT sees all, an administrator or head their department's.

    Raises:
        NotAllowed: passwords are not this person's business.
    """
    with looking(ctx, interruptible=True) as look:
        within = _departments(look.actor)
        found = _as_of_today(look, stored.table(look.conn, look.today, _names(look), within))
    words = query.text.casefold().split()
    if words or query.department_id is not None or query.view is not None:
        found = [one for one in found if _fits(one, query, words)]
    return _sorted(found, query)


def _departments(actor: Actor) -> Collection[int] | None:
    """Return the departments whose passwords somebody sees; None for all."""
    this_computer.role_somewhere(actor)
    return None if actor.may(Act.ISSUE_SECRET) else actor.departments_for(Act.HAND_OVER_SECRET)


def _as_of_today(look: Look, found: Iterable[CredentialRow]) -> list[CredentialRow]:
    """Return the rows, with the rosters that a role ended by its date has left incomplete."""
    now = {one.id: one.custody for one in account_custody.overtaken(look)}
    return [row._replace(state=now.get(row.id, row.state)) for row in found]


def _names(look: Look, accounts: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the names of those whose computers can open the password, by account."""
    owners = devices.owners(look.conn)
    holders = envelopes.holders(look.conn, Kind.PASSWORD, accounts)
    # Few sets of computers hold most of them.
    named = {
        ids: tuple(sorted({owners[each] for each in ids if each in owners}))
        for ids in set(holders.values())
    }
    return {one: named[ids] for one, ids in holders.items()}


def _sorted(found: list[CredentialRow], query: CredentialQuery) -> tuple[CredentialRow, ...]:
    key, backwards = SORT_KEYS[query.sort.key], query.sort.descending
    return tuple(sorted(found, key=key, reverse=backwards))


def _fits(row: CredentialRow, query: CredentialQuery, words: list[str]) -> bool:
    said = f"{row.name} {row.handle} {' '.join(row.holders)} {row.reason}".casefold()
    return (
        (query.department_id is None or row.department_id == query.department_id)
        and (query.view is None or row.fits(query.view))
        and all(word in said for word in words)
    )
