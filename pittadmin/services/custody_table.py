"""The table of credentials: every account's password, who can open it, and what it waits for."""

from dataclasses import replace

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
        names = {
            one: tuple(sorted({owners[each] for each in ids if each in owners}))
            for one, ids in holders.items()
        }
        found = [
            replace(one, holders=names.get(one.id, ()))
            for one in stored.table(look.conn, look.today, within)
        ]
    words = query.text.casefold().split()
    found = [
        one
        for one in found
        if (query.department_id is None or one.department_id == query.department_id)
        and (query.view is None or one.fits(query.view))
        and all(
            word in f"{one.name} {one.handle} {' '.join(one.holders)} {one.reason}".casefold()
            for word in words
        )
    ]
    found.sort(key=SORT_KEYS[query.sort.key], reverse=query.sort.descending)
    return tuple(found)
