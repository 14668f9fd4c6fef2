"""What the City knows and the checks must: rows to values and back."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from pittadmin.domain.known_facts import FactKind, KnownFact
from pittadmin.domain.people import PersonRef
from pittadmin.storage.schema import city_fact, department, person


def kept(conn: Connection) -> list[KnownFact]:
    """Return all that is known, by kind and value."""
    order = (city_fact.c.kind, city_fact.c.value_key)
    return [_fact(row) for row in conn.execute(_facts().order_by(*order))]


def find(conn: Connection, fact_id: int) -> KnownFact | None:
    """Return one thing that is known, or None when it is not there any more."""
    row = conn.execute(_facts().where(city_fact.c.id == fact_id)).one_or_none()
    return None if row is None else _fact(row)


def same(conn: Connection, kind: FactKind, value_key: str) -> KnownFact | None:
    """Return what is known under the same value, or None."""
    where = (city_fact.c.kind == kind, city_fact.c.value_key == value_key)
    row = conn.execute(_facts().where(*where)).one_or_none()
    return None if row is None else _fact(row)


def add(
    conn: Connection,
    fact_id: int,
    kind: FactKind,
    value: str,
    value_key: str,
    department_id: int | None,
    note: str,
    by: int,
    at: datetime,
) -> None:
    """Add what is known."""
    conn.execute(
        insert(city_fact).values(
            id=fact_id,
            kind=kind,
            value=value,
            value_key=value_key,
            department_id=department_id,
            note=note,
            added_by_id=by,
            added_at=at,
        )
    )


def drop(conn: Connection, fact_id: int) -> None:
    """Take away what is known."""
    conn.execute(delete(city_fact).where(city_fact.c.id == fact_id))


@cache
def _facts() -> Select[Any]:
    return (
        select(city_fact, department.c.name.label("department"), person.c.name.label("adder"))
        .join(person, person.c.id == city_fact.c.added_by_id)
        .outerjoin(department, department.c.id == city_fact.c.department_id)
    )


def _fact(row: Any) -> KnownFact:
    return KnownFact(
        row.id,
        FactKind(row.kind),
        row.value,
        row.department_id,
        row.department or "",
        row.note,
        PersonRef(row.added_by_id, row.adder),
        row.added_at,
    )
