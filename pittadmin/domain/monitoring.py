"""Monitoring: who looked at an account's page, from when to when, and when it is due again.

The head monitors all that is posted (R57), Personnel routinely (R34), and the Mayor's office may
(R7). What was found is told to Personnel and to whoever entered it alone (R66).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE, morning, say_date
from pittadmin.domain.errors import Conflict, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, PersonRef
from pittadmin.domain.permissions import PERMISSIONS, who_may
from pittadmin.domain.roles import Role


class Monitor(StrEnum):
    """Whose duty or right it is to look at a page."""

    HEAD = "head"
    PERSONNEL = "personnel"
    MAYOR = "mayor"


MONITOR_NAMES: dict[Monitor, str] = {
    Monitor.HEAD: _("Department head"),
    Monitor.PERSONNEL: _("Personnel"),
    Monitor.MAYOR: _("Mayor's office"),
}

WHO_LOOKS: dict[Monitor, str] = {
    Monitor.HEAD: _("the department head"),
    Monitor.PERSONNEL: _("Personnel"),
    Monitor.MAYOR: _("the Mayor's office"),
}
"""The same as they stand in a sentence."""

ROLES_OF: dict[Monitor, tuple[Role, ...]] = {
    Monitor.HEAD: (Role.HEAD,),
    Monitor.PERSONNEL: (Role.PERSONNEL,),
    Monitor.MAYOR: (Role.MAYOR, Role.MAYOR_DESIGNEE),
}
"""In which roles each of them looks; a look in one counts for all of them."""

MONITORED = (State.LIVE, State.SUSPENDED)
"""The states in which there is an approved page to be looked at; only a live one is due."""

LONGEST = 365
"""How long a period may be, in days."""

MAX_REMARK = 2000
"""How long a finding may be, in characters."""

Span = tuple[datetime, datetime]
"""A time that was looked at, both ends included."""

_TICK = timedelta(milliseconds=1)  # as fine as the databases keep a moment


@dataclass(frozen=True)
class Periods:
    """After how many days a live page is due to be looked at again; Personnel sets them (R34)."""

    head: int
    personnel: int

    def days(self, monitor: Monitor) -> int | None:
        """Return the period of one of them; the Mayor's office has none."""
        return {Monitor.HEAD: self.head, Monitor.PERSONNEL: self.personnel}.get(monitor)

    def problems(self) -> list[Problem]:
        """Return what is wrong with them."""
        return [
            Problem(
                _("{days} days is no period.").format(days=days),
                _("Choose 1 to {most} days.").format(most=LONGEST),
                field,
                "R34",
            )
            for field, days in (("head", self.head), ("personnel", self.personnel))
            if not 1 <= days <= LONGEST
        ]


@dataclass(frozen=True)
class MonitoringEntry:
    """That somebody looked at a page: at everything posted from the day `since` to `until`."""

    id: int
    by: PersonRef
    role: Role
    at: datetime
    since: date
    until: date

    @property
    def monitor(self) -> Monitor:
        """For whom it counts."""
        return next(one for one, roles in ROLES_OF.items() if self.role in roles)

    @property
    def span(self) -> Span:
        """The time that was looked at; of the day itself, until the look."""
        last = morning(self.until + timedelta(days=1)) - _TICK
        return morning(self.since), min(self.at, last)


@dataclass(frozen=True)
class Finding:
    """What was found in a look.

    Args:
        entry: the look.
        remark: what was found, in words; empty where the report alone says it.
        reported: whether who looked went on to report it; known to them alone.
    """

    entry: MonitoringEntry
    remark: str
    reported: bool


@dataclass(frozen=True)
class UnseenPost:
    """A post that nobody of one office has looked at yet."""

    address: str
    posted_at: datetime


@dataclass(frozen=True)
class Watch:
    """How far one of them has looked at an account.

    Args:
        monitor: of whom it speaks.
        last: their look that reaches furthest, or None.
        due: the day on which the page is due to be looked at again; None where it is not.
        unseen: how many posts they have not looked at.
    """

    monitor: Monitor
    last: MonitoringEntry | None = None
    due: date | None = None
    unseen: int = 0

    def is_due(self, today: date) -> bool:
        """Tell whether it is to be looked at by now."""
        return self.due is not None and self.due <= today


@dataclass(frozen=True)
class Monitoring:
    """What an account's page shows of its monitoring to one person.

    Args:
        watches: how far each of them has looked.
        mine: as which of them this person would look at it now; None for who may not.
        since: from which day their next look is offered.
        unseen: the newest posts that they have not looked at, of all in `watches`.
        findings: what was found, the newest first, as far as this person may know.
    """

    watches: tuple[Watch, ...]
    mine: Monitor | None = None
    since: date | None = None
    unseen: tuple[UnseenPost, ...] = ()
    findings: tuple[Finding, ...] = ()

    def watch(self, monitor: Monitor) -> Watch:
        """Return how far one of them has looked."""
        return next(one for one in self.watches if one.monitor is monitor)


def due_on(live_since: date, last: date | None, days: int) -> date:
    """Return on which day a live page is due to be looked at again.

    Args:
        live_since: since when it is live, without a pause.
        last: the last day that was looked at, if any.
        days: the period.
    """
    return max(live_since, last or live_since) + timedelta(days=days)


def first_day(account: Account) -> date:
    """Return the day since which an account has a page to be looked at."""
    return (account.live_at or account.state_since).astimezone(CITY_ZONE).date()


def furthest(entries: Iterable[MonitoringEntry], monitor: Monitor) -> MonitoringEntry | None:
    """Return the look of one of them that reaches furthest; of two on one day, the later."""
    its = [one for one in entries if one.monitor is monitor]
    return max(its, key=lambda one: (one.until, one.at), default=None)


def looked_at(entries: Iterable[MonitoringEntry], monitor: Monitor) -> list[Span]:
    """Return the times that one of them has looked at, those that touch as one, in order."""
    found: list[Span] = []
    for start, end in sorted(one.span for one in entries if one.monitor is monitor):
        if found and start <= found[-1][1] + _TICK:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def monitors(actor: Actor, department_id: int) -> tuple[Monitor, ...]:
    """Return as which of them this person may look at a department's pages."""
    held = {grant.role for grant in actor.grants if grant.department_id in (None, department_id)}
    return tuple(one for one, roles in ROLES_OF.items() if held.intersection(roles))


def permit(actor: Actor, account: Account, monitor: Monitor) -> Role:
    """Return the role in which this person looks at an account's page as `monitor`.

    Raises:
        NotAllowed: they are not, of that department.
        Conflict: there is no approved page to be looked at.
    """
    if monitor not in monitors(actor, account.department_id):
        permission = PERMISSIONS[Act.MONITOR_ACCOUNT]
        raise NotAllowed(
            _("You can't {act}.").format(act=permission.phrase),
            _("Ask {who}.").format(who=who_may(Act.MONITOR_ACCOUNT)),
            permission.requirement,
        )
    if account.state not in MONITORED:
        raise Conflict(
            _("{account} is “{state}” since {day}, so there is no page to look at.").format(
                account=account.name,
                state=account.state_name,
                day=say_date(account.state_since),
            ),
            _("Look at the account as it stands now."),
            "R7",
            account,
        )
    held = {grant.role for grant in actor.grants}
    return next(one for one in ROLES_OF[monitor] if one in held)


def range_problems(since: date, until: date, today: date) -> list[Problem]:
    """Return what is wrong with the days that somebody says they have looked at."""
    if until > today:
        yesterdays = _("Nobody can have looked at what is still to come.")
        return [Problem(yesterdays, _("Choose today or an earlier day."), "until", "R7")]
    if since > until:
        order = _("The first day is after the last one.")
        return [Problem(order, _("Change one of the two."), "since", "R7")]
    return []
