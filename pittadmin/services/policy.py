"""The policy in force, and each person's acknowledgement of it (R11)."""

from dataclasses import dataclass
from datetime import datetime

from pittadmin.domain.acts import Act
from pittadmin.domain.installation import PolicyVersion
from pittadmin.domain.monitoring import Periods
from pittadmin.domain.people import require
from pittadmin.domain.roles import Role
from pittadmin.services.context import Context, acting, looking
from pittadmin.storage import monitoring, policy


@dataclass(frozen=True)
class PolicyView:
    """The policy in force as one person sees it.

    Args:
        version: the version in force.
        acknowledged_at: when this person acknowledged it, or None.
        periods: after how many days pages are due to be looked at again.
        may_set_periods: whether this person sets them.
        everyone: name and moment of everybody's acknowledgement; empty for those who need not know.
    """

    version: PolicyVersion
    acknowledged_at: datetime | None
    periods: Periods
    may_set_periods: bool
    everyone: tuple[tuple[str, datetime | None], ...] = ()


def show(ctx: Context) -> PolicyView:
    """Return the policy in force; Personnel also sees who has acknowledged it."""
    with looking(ctx) as look:
        version = policy.current(look.conn)
        return PolicyView(
            version,
            policy.acknowledged_at(look.conn, look.actor.person.id, version.id),
            monitoring.periods(look.conn),
            look.actor.may(Act.SET_MONITORING),
            tuple(policy.acknowledgements(look.conn, version.id))
            if look.actor.has(Role.PERSONNEL)
            else (),
        )


def acknowledge(ctx: Context, version_id: int) -> PolicyView:
    """Write down that the person has read this version of the policy; once is enough."""
    with acting(ctx) as work:
        role = require(work.actor, Act.ACKNOWLEDGE_POLICY)
        if policy.acknowledged_at(work.conn, work.actor.person.id, version_id) is None:
            work.record(Act.ACKNOWLEDGE_POLICY, role, "policy_version", version_id)
            policy.acknowledge(work.conn, work.actor.person.id, version_id, work.now)
    return show(ctx)
