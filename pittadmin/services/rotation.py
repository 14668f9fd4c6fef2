"""Requires that a secret is changed, and ends the keeping of one (R22, R49)."""

from pittadmin.domain.acts import Act
from pittadmin.domain.custody import Custody
from pittadmin.domain.handover import Kind
from pittadmin.domain.people import require
from pittadmin.services import account_custody
from pittadmin.services.context import Context, acting, needed_reason
from pittadmin.storage import accounts


def require_change(ctx: Context, account_id: int, kind: Kind, reason: str) -> Custody:
    """Require that a secret is changed: somebody knew it who should not, or may have.

    Raises:
        Invalid: no reason is given.
        NotAllowed: this person is neither of IT nor the department's head.
        Conflict: it must be changed already, or is not kept any more.
    """
    return _move(ctx, account_id, kind, Act.REQUIRE_ROTATION, reason)


def revoke(ctx: Context, account_id: int, kind: Kind, reason: str) -> Custody:
    """End the keeping of a secret: what it opened is gone.

    Raises:
        Invalid: no reason is given.
        NotAllowed: this person is not of IT.
        Conflict: it is not kept any more.
    """
    return _move(ctx, account_id, kind, Act.REVOKE_SECRET, reason)


def _move(ctx: Context, account_id: int, kind: Kind, act: Act, reason: str) -> Custody:
    reason = needed_reason(reason)
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        role = require(work.actor, act, account.department_id)
        work.record(act, role, "account", account_id, reason)
        return account_custody.move(work, account, kind, act, reason=reason)
