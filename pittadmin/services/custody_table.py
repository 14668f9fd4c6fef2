"""The table of credentials: every account's password, who can open it, and what it waits for."""

from pittadmin.domain.credential_table import SORT_KEYS, CredentialQuery, CredentialRow
from pittadmin.domain.handover import Kind
from pittadmin.domain.people import Act
from pittadmin.services import this_computer
from pittadmin.services.context import Context, looking
from pittadmin.storage import custody as stored
from pittadmin.storage import devices, envelopes


def rows(ctx: Context, query: CredentialQuery) -> tuple[CredentialRow, ...]:
    """Return the rows that are asked for, sorted: of every account that has or needs a password.

    IT sees all, an administrator or head their department's.

    Raises:
        NotAllowed: passwords are not this person's business.
    """
    with looking(ctx, interruptible=True) as look:
        this_computer.role_somewhere(look.actor)
        within = None
        if not look.actor.may(Act.ISSUE_SECRET):
            within = look.actor.departments_for(Act.HAND_OVER_SECRET)
        owners = devices.owners(look.conn)
        holders = envelopes.holders(look.conn, Kind.PASSWORD)
        # Few sets of computers hold most of them.
        named = {
            ids: tuple(sorted({owners[each] for each in ids if each in owners}))
            for ids in set(holders.values())
        }
        names = {one: named[ids] for one, ids in holders.items()}
        found = list(stored.table(look.conn, look.today, names, within))
    words = query.text.casefold().split()
    if words or query.department_id is not None or query.view is not None:
        found = [one for one in found if _fits(one, query, words)]
    found.sort(key=SORT_KEYS[query.sort.key], reverse=query.sort.descending)
    return tuple(found)


def _fits(row: CredentialRow, query: CredentialQuery, words: list[str]) -> bool:
    said = f"{row.name} {row.handle} {' '.join(row.holders)} {row.reason}".casefold()
    return (
        (query.department_id is None or row.department_id == query.department_id)
        and (query.view is None or row.fits(query.view))
        and all(word in said for word in words)
    )
