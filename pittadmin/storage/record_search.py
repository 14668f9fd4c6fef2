"""Which records of removed content a query asks for, in which order."""

from array import array
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.people import Actor
from pittadmin.domain.record_table import RecordQuery, RecordRow, Standing
from pittadmin.domain.removed_content import NEEDED
from pittadmin.domain.retention import keep_until
from pittadmin.storage import account_search, removed_content, retention
from pittadmin.storage.record_schema import (
    disposal,
    hold,
    record_addition,
    removed_record,
)
from pittadmin.storage.record_schema import removed_content as held
from pittadmin.storage.schema import account, department
from pittadmin.storage.words import holds, searched_words


def _added(field: str) -> ColumnElement[Any]:
    return (
        select(record_addition.c.value)
        .where(record_addition.c.record_id == removed_record.c.id, record_addition.c.field == field)
        .order_by(record_addition.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _is_missing(field: str) -> ColumnElement[bool]:
    column = held.c[field]
    unknown = column.is_(None) if field == "posted_at" else column == ""
    added = (
        select(record_addition.c.id)
        .where(record_addition.c.record_id == removed_record.c.id, record_addition.c.field == field)
        .exists()
    )
    return and_(unknown, ~added)


_disposed = select(disposal.c.id).where(disposal.c.record_id == removed_record.c.id).exists()
_on_hold = (
    select(hold.c.id)
    .where(hold.c.record_id == removed_record.c.id, hold.c.lifted_at.is_(None))
    .exists()
)
_incomplete = and_(
    removed_record.c.complete_due.is_not(None), or_(*[_is_missing(one) for one in NEEDED])
)
_standing = case(
    (_disposed, Standing.DISPOSED.value),
    (_incomplete, Standing.INCOMPLETE.value),
    (_on_hold, Standing.HELD.value),
    else_=Standing.KEPT.value,
)

_SORT: dict[str, ColumnElement[Any]] = {
    "number": removed_record.c.id,
    "removed": removed_record.c.removed_at,
    "author": func.lower(
        func.coalesce(_added("author"), func.nullif(held.c.author, ""), held.c.handle, "")
    ),
    "account": func.coalesce(department.c.name_key, ""),
    "standing": _standing,
}


def ids(
    conn: Connection, actor: Actor, query: RecordQuery, limit: int | None = None
) -> "array[int]":
    """Return the ids of the records that `query` asks for, in the order shown."""
    order = [_SORT[query.sort.key], removed_record.c.id]
    directed = [one.desc() for one in order] if query.sort.descending else order
    statement = _joined(removed_record.c.id).where(*_conditions(actor, query))
    return account_search.read(conn, statement.order_by(*directed).limit(limit))


def rows(conn: Connection, wanted: Sequence[int]) -> dict[int, RecordRow]:
    """Return the rows of the table with these ids."""
    found = conn.execute(
        _joined(
            removed_record.c.id,
            removed_record.c.number,
            removed_record.c.removed_at,
            removed_record.c.account_id,
            department.c.name.label("department"),
            held.c.author,
            held.c.handle,
            _added("author").label("later_author"),
            _standing.label("standing"),
        ).where(removed_record.c.id.in_(list(wanted)))
    ).all()
    names = removed_content.account_names(conn, {row.account_id for row in found})
    period = retention.current(conn)
    return {
        row.id: RecordRow(
            row.id,
            row.number,
            row.removed_at,
            row.later_author or row.author or "",
            row.handle or "",
            names.get(row.account_id, row.department or ""),
            Standing(row.standing),
            _kept(row.removed_at, period.years if period else None),
        )
        for row in found
    }


def waiting(conn: Connection, actor: Actor) -> list[int]:
    """Return the records that whoever sealed them is to complete, the first due first."""
    own = removed_record.c.sealed_by_id == actor.person.id
    statement = (
        _joined(removed_record.c.id)
        .where(own, _incomplete, ~_disposed)
        .order_by(removed_record.c.complete_due, removed_record.c.id)
    )
    return list(account_search.read(conn, statement.limit(500)))


def _kept(removed_at: datetime, years: int | None) -> date | None:
    day = removed_at.astimezone(CITY_ZONE).date()
    return None if years is None else keep_until(day, years)


def _joined(*columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).select_from(
        removed_record.outerjoin(held, held.c.record_id == removed_record.c.id)
        .outerjoin(account, account.c.id == removed_record.c.account_id)
        .outerjoin(department, department.c.id == removed_record.c.department_id)
    )


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), CITY_ZONE)


def _conditions(actor: Actor, query: RecordQuery) -> list[ColumnElement[bool]]:
    wanted = [removed_content.visible(actor)]
    if query.account_id is not None:
        wanted.append(removed_record.c.account_id == query.account_id)
    if query.standing is not None:
        wanted.append(_standing == query.standing.value)
    if query.since is not None:
        wanted.append(removed_record.c.removed_at >= _begin(query.since))
    if query.until is not None:
        wanted.append(removed_record.c.removed_at < _begin(query.until + timedelta(days=1)))
    for word in searched_words(query.text):
        added = (
            select(record_addition.c.id)
            .where(
                record_addition.c.record_id == removed_record.c.id,
                holds(record_addition.c.search_key, word),
            )
            .exists()
        )
        wanted.append(
            or_(
                holds(held.c.search_key, word),
                holds(account.c.search_key, word),
                holds(department.c.name_key, word),
                holds(func.lower(removed_record.c.number), word),
                added,
            )
        )
    return wanted
