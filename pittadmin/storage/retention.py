"""How long records are kept, and what is left of those disposed of: rows and values (R9)."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from pittadmin.domain.people import PersonRef
from pittadmin.domain.retention import Disposal, Retention
from pittadmin.storage.record_schema import disposal, retention
from pittadmin.storage.schema import person


def current(conn: Connection) -> Retention | None:
    """Return how long records are kept; None is without end."""
    row = conn.execute(
        select(retention, person.c.name)
        .join(person, person.c.id == retention.c.entered_by_id)
        .order_by(retention.c.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return Retention(
        row.years, row.schedule, PersonRef(row.entered_by_id, row.name), row.entered_at
    )


def enter(conn: Connection, years: int, schedule: str, by: int, at: datetime) -> None:
    """Enter how long records are kept from now on."""
    conn.execute(
        insert(retention).values(years=years, schedule=schedule, entered_by_id=by, entered_at=at)
    )


def disposal_of(conn: Connection, record_id: int) -> Disposal | None:
    """Return the disposal of a record, or None while it is kept."""
    row = conn.execute(
        select(disposal, person.c.name)
        .join(person, person.c.id == disposal.c.by_id)
        .where(disposal.c.record_id == record_id)
    ).one_or_none()
    if row is None:
        return None
    by = PersonRef(row.by_id, row.name)
    return Disposal(row.at, by, row.authority, row.schedule, row.due)


def dispose(
    conn: Connection,
    record_id: int,
    authority: str,
    schedule: str,
    due: date,
    by: int,
    at: datetime,
) -> None:
    """Write down that a record is disposed of; then what it holds may be taken away."""
    conn.execute(
        insert(disposal).values(
            record_id=record_id,
            at=at,
            by_id=by,
            authority=authority,
            schedule=schedule,
            due=due,
        )
    )
