"""Looking at an account's page: that somebody did, what was found, and which pages are due."""

from dataclasses import dataclass
from datetime import date

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.monitoring import (
    MAX_REMARK,
    MONITORED,
    Monitor,
    Monitoring,
    MonitoringEntry,
    Periods,
    Watch,
    due_on,
    first_day,
    furthest,
    looked_at,
    monitors,
    permit,
    range_problems,
)
from pittadmin.domain.people import PersonRef, require
from pittadmin.domain.roles import Role
from pittadmin.services.context import Context, Look, Work, acting, tidy
from pittadmin.storage import accounts, ids
from pittadmin.storage import monitoring as stored
from pittadmin.storage.case_schema import monitoring as table

SHOWN = 10
"""How many posts that nobody looked at, and how many findings, a page shows."""


@dataclass(frozen=True)
class NewLook:
    """A look at a page, as it is entered.

    Args:
        monitor: for whom.
        since: the first day of what was looked at.
        until: the last one.
        found: whether something was found.
        remark: what, in words; may be empty where it is reported.
        report: whether who looked goes on to report it.
    """

    monitor: Monitor
    since: date
    until: date
    found: bool = False
    remark: str = ""
    report: bool = False


def standing(look: Look, account: Account) -> Monitoring | None:
    """Return how far an account's page has been looked at; None where it never was a matter."""
    entries = stored.entries(look.conn, account.id)
    if account.state not in MONITORED and not entries:
        return None
    periods, since = stored.periods(look.conn), first_day(account)
    may = monitors(look.actor, account.department_id) if account.state in MONITORED else ()
    mine = next_monitor(entries, may)
    watches, unseen = [], []
    for monitor in Monitor:
        last, days = furthest(entries, monitor), periods.days(monitor)
        due = None
        if days is not None and account.state is State.LIVE:
            live = account.state_since.astimezone(CITY_ZONE).date()
            due = due_on(live, last.until if last else None, days)
        count, posts = stored.unseen(
            look.conn,
            account.department_id,
            account.platform,
            since,
            looked_at(entries, monitor),
            SHOWN if monitor is mine else 0,
        )
        unseen += posts
        watches.append(Watch(monitor, last, due, count))
    works_cases = look.actor.has(Role.PERSONNEL)
    reader = look.actor.person.id
    before = furthest(entries, mine) if mine else None
    return Monitoring(
        tuple(watches),
        mine,
        before.until if before else since,
        tuple(unseen),
        tuple(stored.findings(look.conn, account.id, reader, works_cases, SHOWN)),
    )


def next_monitor(entries: list[MonitoringEntry], may: tuple[Monitor, ...]) -> Monitor | None:
    """Return for whom the next look of a person with several roles counts: who is longest behind.

    So a second look counts for the second role.
    """
    reached = {one: furthest(entries, one) for one in may}
    return min(
        may, key=lambda one: last.until if (last := reached[one]) else date.min, default=None
    )


def nothing_found(ctx: Context, account_id: int, monitor: Monitor) -> MonitoringEntry:
    """Keep that a person looked at all that was posted since the last look, and found nothing.

    Raises:
        NotAllowed: the person may not look as `monitor`.
        Conflict: there is no approved page to be looked at.
    """
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        last = furthest(stored.entries(work.conn, account_id), monitor)
        since = last.until if last else first_day(account)
        return _enter(work, account, NewLook(monitor, min(since, work.today), work.today))


def enter(ctx: Context, account_id: int, new: NewLook) -> MonitoringEntry:
    """Keep that a person looked at a page, from when to when, and what they found.

    Raises:
        Invalid: the days can't be, or something was found and nothing is said of it.
        NotAllowed: the person may not look as `new.monitor`.
        Conflict: there is no approved page to be looked at.
    """
    with acting(ctx) as work:
        return _enter(work, accounts.hold(work.conn, account_id), new)


def problems(new: NewLook, today: date) -> list[Problem]:
    """Return what is wrong with a look as it is entered."""
    found = range_problems(new.since, new.until, today)
    if new.found and not new.remark.strip() and not new.report:
        said = _("What was found is missing.")
        found.append(Problem(said, _("Say it in a sentence, or report it."), "remark", "R7"))
    return found


def _enter(work: Work, account: Account, new: NewLook) -> MonitoringEntry:
    role = permit(work.actor, account, new.monitor)
    wrong = problems(new, work.today)
    if wrong:
        raise Invalid(*wrong)
    remark = tidy(new.remark, "remark", MAX_REMARK) if new.found else ""
    me = work.actor.person
    entry_id = ids.reserve(work.conn, table)
    # The same words, whatever was found: everybody reads them in the account's history.
    work.record(Act.MONITOR_ACCOUNT, role, "account", account.id)
    stored.add(work.conn, entry_id, account.id, me.id, role, work.now, new.since, new.until)
    if new.found:
        work.record(Act.WRITE_FINDING, role, "monitoring", entry_id)
        stored.add_finding(work.conn, entry_id, remark, new.report)
    by = PersonRef(me.id, me.name)
    return MonitoringEntry(entry_id, by, role, work.now, new.since, new.until)


def set_periods(ctx: Context, wanted: Periods, before: Periods) -> Periods:
    """Let pages be due to be looked at after other periods (R34).

    Args:
        ctx: who acts.
        wanted: the new periods.
        before: those that the form showed.

    Raises:
        Invalid: a period is out of bounds.
        NotAllowed: the person is not of Personnel.
        Conflict: somebody changed them meanwhile; it carries them as they are.
    """
    with acting(ctx) as work:
        role = require(work.actor, Act.SET_MONITORING)
        wrong = wanted.problems()
        if wrong:
            raise Invalid(*wrong)
        now = stored.periods(work.conn, hold=True)
        if now not in (before, wanted):
            raise Conflict(
                _("Somebody else has changed this meanwhile: {periods}.").format(
                    periods=in_words(now)
                ),
                _("Press the button again to replace it."),
                "R34",
                now,
            )
        if now != wanted:
            work.record(Act.SET_MONITORING, role, "installation", 1, in_words(wanted))
            stored.set_periods(work.conn, wanted)
        return wanted


def in_words(periods: Periods) -> str:
    """Return both periods as they stand in a sentence."""
    return _("the head every {head}, Personnel every {personnel}").format(
        head=several("{count} day", "{count} days", periods.head),
        personnel=several("{count} day", "{count} days", periods.personnel),
    )


@dataclass(frozen=True)
class DuePage:
    """A page that is due to be looked at: when it was last, if ever, and since when it is due."""

    account_id: int
    last: date | None
    due: date


def due(look: Look, monitor: Monitor, most: int) -> tuple[int, list[DuePage]]:
    """Return how many pages this person is to look at as `monitor` today, and the oldest of them.

    Args:
        look: who asks, and on which day.
        monitor: as whom.
        most: at most so many of the pages; the longest live come first.
    """
    periods = stored.periods(look.conn)
    days = periods.days(monitor)
    if days is None:
        return 0, []
    condition = stored.is_due(look.actor, periods, look.today, monitor)
    count, found = stored.due(look.conn, condition, most)
    last = stored.last(look.conn, [account_id for account_id, _since in found], monitor)
    pages = [
        DuePage(id_, last.get(id_), due_on(since, last.get(id_), days)) for id_, since in found
    ]
    return count, sorted(pages, key=lambda one: one.due)
