"""IT's drill: log in with what is kept, and record whether it works (R22)."""

from pittadmin.domain.acts import Act
from pittadmin.domain.custody import Custody
from pittadmin.domain.handover import Kind
from pittadmin.domain.people import require
from pittadmin.services import account_custody
from pittadmin.services.context import Context, acting, needed_reason
from pittadmin.storage import accounts


def confirm(ctx: Context, account_id: int, kind: Kind = Kind.PASSWORD) -> Custody:
    """Record that a secret opens the account.

    Raises:
        NotAllowed: this person is not of IT.
        Conflict: it is not with IT.
    """
    return _drilled(ctx, account_id, kind, Act.CONFIRM_SECRET, True, "")


def report(ctx: Context, account_id: int, kind: Kind, note: str) -> Custody:
    """Record that a secret does not open the account: it must be changed.

    Args:
        note: what happened when it was tried.

    Raises:
        Invalid: it is not said what happened.
        NotAllowed: this person is not of IT.
        Conflict: it is not with IT.
    """
    return _drilled(ctx, account_id, kind, Act.REPORT_SECRET, False, needed_reason(note))


def _drilled(
    ctx: Context, account_id: int, kind: Kind, act: Act, works: bool, note: str
) -> Custody:
    with acting(ctx) as work:
        role = require(work.actor, act)
        account = accounts.hold(work.conn, account_id)
        work.record(act, role, "account", account_id, note)
        return account_custody.move(
            work,
            account,
            kind,
            act,
            verified_at=work.now,
            verified_by_id=work.actor.person.id,
            works=works,
            reason=note,
        )
