"""Monitoring: who looked at which page, what they found, and which pages are due."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from pittadmin.domain.account_states import State
from pittadmin.domain.clock import CITY_ZONE, morning
from pittadmin.domain.monitoring import (
    ROLES_OF,
    Finding,
    Monitor,
    MonitoringEntry,
    Periods,
    Span,
    UnseenPost,
)
from pittadmin.domain.people import Actor, Grant, PersonRef
from pittadmin.domain.roles import Role
from pittadmin.storage.case_schema import monitoring, monitoring_finding
from pittadmin.storage.schema import account, installation, person, post


def periods(conn: Connection, hold: bool = False) -> Periods:
    """Return after how many days pages are due to be looked at again.

    Args:
        hold: whether nobody else may change them until this transaction ends.
    """
    asked = select(installation.c.head_days, installation.c.personnel_days)
    row = conn.execute(asked.with_for_update() if hold else asked).one()
    return Periods(row.head_days, row.personnel_days)


def set_periods(conn: Connection, wanted: Periods) -> None:
    """Let other periods hold from now on."""
    values = {"head_days": wanted.head, "personnel_days": wanted.personnel}
    conn.execute(update(installation).values(values))


def add(
    conn: Connection,
    entry_id: int,
    account_id: int,
    by_id: int,
    role: Role,
    at: datetime,
    since: date,
    until: date,
) -> None:
    """Add that somebody looked."""
    conn.execute(
        insert(monitoring).values(
            id=entry_id,
            account_id=account_id,
            by_id=by_id,
            role=role,
            at=at,
            since=since,
            until=until,
        )
    )


def add_finding(conn: Connection, entry_id: int, remark: str, reported: bool) -> None:
    """Add what was found in a look, under a confidential act."""
    values = {"monitoring_id": entry_id, "remark": remark, "reported": reported}
    conn.execute(insert(monitoring_finding).values(values))


def entries(conn: Connection, account_id: int) -> list[MonitoringEntry]:
    """Return every look at an account's page, the newest first."""
    rows = conn.execute(
        select(monitoring, person.c.name)
        .join(person, person.c.id == monitoring.c.by_id)
        .where(monitoring.c.account_id == account_id)
        .order_by(monitoring.c.id.desc())
    )
    return [_entry(row) for row in rows]


def findings(
    conn: Connection, account_id: int, reader_id: int, works_cases: bool, most: int
) -> list[Finding]:
    """Return what was found on an account's page, as far as its reader may know; newest first.

    Args:
        conn: the reading connection.
        account_id: the account.
        reader_id: who reads; what they entered themselves is theirs to see.
        works_cases: whether they read what others found: its words, never whether it was reported,
            as a report may be kept from them (R66).
        most: at most so many.
    """
    own = monitoring.c.by_id == reader_id
    readable = or_(own, monitoring_finding.c.remark != "") if works_cases else own
    rows = conn.execute(
        select(monitoring, person.c.name, monitoring_finding.c.remark, _reported(conn, reader_id))
        .join(monitoring_finding, monitoring_finding.c.monitoring_id == monitoring.c.id)
        .join(person, person.c.id == monitoring.c.by_id)
        .where(monitoring.c.account_id == account_id, readable)
        .order_by(monitoring.c.id.desc())
        .limit(most)
    )
    return [Finding(_entry(row), row.remark, row.reported) for row in rows]


def _reported(conn: Connection, reader_id: int) -> ColumnElement[bool]:
    """Whether a look was reported, to whom it is their own look; PostgreSQL itself asks who."""
    reported: ColumnElement[bool] = monitoring_finding.c.reported
    if conn.dialect.name == "postgresql":
        reported = func.coalesce(func.pittadmin_reported(monitoring.c.id), false())
    return and_(monitoring.c.by_id == reader_id, reported).label("reported")


def _entry(row: Row[Any]) -> MonitoringEntry:
    by = PersonRef(row.by_id, row.name)
    return MonitoringEntry(row.id, by, Role(row.role), row.at, row.since, row.until)


def last(conn: Connection, account_ids: Sequence[int], monitor: Monitor) -> dict[int, date]:
    """Return the last day that one of them has looked at on each account, where they have."""
    rows = conn.execute(
        select(monitoring.c.account_id, func.max(monitoring.c.until).label("until"))
        .where(
            monitoring.c.account_id.in_(account_ids),
            monitoring.c.role.in_(ROLES_OF[monitor]),
        )
        .group_by(monitoring.c.account_id)
    )
    return {row.account_id: row.until for row in rows}


def unseen(
    conn: Connection,
    department_id: int,
    platform: str,
    since: date,
    seen: Sequence[Span],
    most: int,
) -> tuple[int, list[UnseenPost]]:
    """Return how many posts of a page nobody has looked at, and the newest of them.

    Args:
        conn: the reading connection.
        department_id: whose page it is.
        platform: where it is.
        since: the day on which the page went live.
        seen: the times that were looked at.
        most: at most so many posts.
    """
    wanted = [
        post.c.department_id == department_id,
        post.c.platform == platform,
        post.c.posted_at >= morning(since),
        *[~post.c.posted_at.between(start, end) for start, end in seen],
    ]
    count = conn.execute(select(func.count()).select_from(post).where(*wanted)).scalar_one()
    newest = select(post.c.address, post.c.posted_at).where(*wanted)
    newest = newest.order_by(post.c.posted_at.desc(), post.c.id.desc()).limit(most)
    rows = conn.execute(newest) if count and most else ()
    return count, [UnseenPost(row.address, row.posted_at) for row in rows]


def is_due(actor: Actor, wanted: Periods, day: date, *whose: Monitor) -> ColumnElement[bool]:
    """Return the condition that an account is due to be looked at by this person on `day`.

    As `domain.monitoring.due_on` says it.

    Args:
        actor: who is to look.
        wanted: the periods.
        day: the day in the City.
        whose: as whom they are to look; as any of those they are when empty.
    """
    asked = whose or tuple(Monitor)
    found: list[ColumnElement[bool]] = []
    heads = [grant.department_id for grant in actor.grants if grant.role is Role.HEAD]
    if heads and Monitor.HEAD in asked:
        own = account.c.department_id.in_(heads)
        found.append(and_(own, _unwatched(Monitor.HEAD, day - timedelta(days=wanted.head))))
    if Monitor.PERSONNEL in asked and Grant(Role.PERSONNEL) in actor.grants:
        found.append(_unwatched(Monitor.PERSONNEL, day - timedelta(days=wanted.personnel)))
    return or_(false(), *found)


def due(
    conn: Connection, condition: ColumnElement[bool], most: int
) -> tuple[int, list[tuple[int, date]]]:
    """Return how many accounts `condition` finds, and id and live day of those live longest."""
    count = conn.execute(select(func.count()).select_from(account).where(condition)).scalar_one()
    oldest = select(account.c.id, account.c.state_since).where(condition)
    oldest = oldest.order_by(account.c.state_since, account.c.id).limit(most)
    rows = conn.execute(oldest) if count else ()
    return count, [(row.id, row.state_since.astimezone(CITY_ZONE).date()) for row in rows]


def _unwatched(monitor: Monitor, since: date) -> ColumnElement[bool]:
    """The live accounts that were live on `since` and not looked at after it.

    All looks after it are read at once: to ask for those of each account takes twice as long.
    """
    looks = select(monitoring.c.account_id).where(
        monitoring.c.role.in_(ROLES_OF[monitor]), monitoring.c.until > since
    )
    live = account.c.state == State.LIVE
    return and_(
        live, account.c.state_since < morning(since + timedelta(days=1)), account.c.id.not_in(looks)
    )
