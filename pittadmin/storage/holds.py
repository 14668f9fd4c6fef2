"""Holds on records of removed content: rows to values and back (R9)."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.retention import Hold
from pittadmin.storage.people import ref
from pittadmin.storage.record_schema import hold, removed_record
from pittadmin.storage.schema import person

_placer, _lifter = person.alias("placer"), person.alias("lifter")


def every(conn: Connection) -> tuple[Hold, ...]:
    """Return all holds, those that stand first, then the newest first."""
    rows = conn.execute(_holds().order_by(hold.c.lifted_at.is_not(None), hold.c.id.desc()))
    return tuple(map(_hold, rows))


def of(conn: Connection, record_id: int) -> tuple[Hold, ...]:
    """Return the holds on a record, the newest first."""
    rows = conn.execute(_holds().where(hold.c.record_id == record_id).order_by(hold.c.id.desc()))
    return tuple(map(_hold, rows))


def get(conn: Connection, hold_id: int) -> Hold:
    """Return one hold, which nobody else can lift until this transaction ends.

    Raises:
        Conflict: there is no such hold.
    """
    conn.execute(select(hold.c.id).where(hold.c.id == hold_id).with_for_update())
    row = conn.execute(_holds().where(hold.c.id == hold_id)).one_or_none()
    if row is None:
        raise Conflict(_("The hold is not there."), _("Look at the list again."))
    return _hold(row)


def place(
    conn: Connection, record_id: int, who: str, why: str, since: date, by: int, at: datetime
) -> int:
    """Place a hold and return its id."""
    made = conn.execute(
        insert(hold)
        .values(record_id=record_id, who=who, why=why, since=since, placed_by_id=by, placed_at=at)
        .returning(hold.c.id)
    )
    return made.scalar_one()


def lift(conn: Connection, hold_id: int, reason: str, by: int, at: datetime) -> None:
    """Lift a hold."""
    conn.execute(
        update(hold)
        .where(hold.c.id == hold_id)
        .values(lifted_by_id=by, lifted_at=at, lift_reason=reason)
    )


@cache
def _holds() -> Select[Any]:
    return (
        select(
            hold,
            removed_record.c.number,
            _placer.c.name.label("placer"),
            _lifter.c.name.label("lifter"),
        )
        .join(removed_record, removed_record.c.id == hold.c.record_id)
        .join(_placer, _placer.c.id == hold.c.placed_by_id)
        .outerjoin(_lifter, _lifter.c.id == hold.c.lifted_by_id)
    )


def _hold(row: Row[Any]) -> Hold:
    return Hold(
        row.id,
        row.record_id,
        row.number,
        row.who,
        row.why,
        row.since,
        PersonRef(row.placed_by_id, row.placer),
        row.placed_at,
        ref(row.lifted_by_id, row.lifter),
        row.lifted_at,
        row.lift_reason,
    )
