"""Takes a secret out for the person who needs it: a department its own, IT with a reason (R22)."""

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict
from pittadmin.domain.handover import Item, Kind
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.services import this_computer
from pittadmin.services.context import Context, acting, looking, needed_reason
from pittadmin.services.safe import Safe
from pittadmin.storage import accounts, envelopes
from pittadmin.vault import envelopes as sealed_envelopes
from pittadmin.vault.secret import Secret


def own(ctx: Context, safe: Safe, account_id: int, kind: Kind = Kind.PASSWORD) -> Secret:
    """Return a secret of one's own department. Asks the keyring.

    Raises:
        NotAllowed: it is another department's.
        Conflict: this computer has not received it.
        Unavailable: the keyring is absent or locked.
    """
    with looking(ctx) as look:
        account = accounts.get(look.conn, account_id)
        require(look.actor, Act.HAND_OVER_SECRET, account.department_id)
    return _take_out(ctx, safe, Item(account_id, kind))


def reveal(ctx: Context, safe: Safe, account_id: int, kind: Kind, reason: str) -> Secret:
    """Return a secret that IT keeps; that it was looked at, and why, is on record before.

    Raises:
        Invalid: no reason is given.
        NotAllowed: this person is not of IT.
        Conflict: this computer has not received it.
        Unavailable: the keyring is absent or locked.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        role = require(work.actor, Act.REVEAL_SECRET)
        account = accounts.get(work.conn, account_id)
        work.record(Act.REVEAL_SECRET, role, "account", account.id, reason)
    return _take_out(ctx, safe, Item(account_id, kind))


def _take_out(ctx: Context, safe: Safe, item: Item) -> Secret:
    """Return what the keyring has, or what the newest envelope holds where that was deleted.

    Where the database was put back to a backup, the keyring has the newer one, which counts.
    """
    with looking(ctx) as look:
        newest = envelopes.newest_version(look.conn, item)
        kept = envelopes.of(look.conn, item, newest) if newest else ()
    store = safe.vault.store
    if store.version(item.name) >= max(newest, 1):
        found = store.get(item.name)
        if found is not None:
            return found
    party = this_computer.party(ctx, safe)
    for one in reversed(kept):
        if one.sealed is not None and party.identity.id in one.sealed.header.devices:
            now = ctx.clock.now()
            sealed_envelopes.check(one.sealed, one.row, party.directory, now)
            return sealed_envelopes.open_sealed(one.sealed, party.identity.opening).secret
    raise Conflict(
        _("This computer does not have it."),
        _("Receive what waits under Credentials; or ask IT to seal it to this computer."),
        "R22",
    )
