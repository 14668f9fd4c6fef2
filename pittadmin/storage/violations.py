"""Violations with their cases: rows to values and back.

Who reported, what was noted and what discipline came to are in modules of their own, so that
nothing hands them out by the way: `violation_reports`, `violation_notes`, `outcomes`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, select

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.roles import Role
from pittadmin.domain.routing import Office, Staff
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import Place, SealedRecord, Violation
from pittadmin.storage import editing, instructions, numbers, people
from pittadmin.storage.case_schema import (
    violation,
    violation_category,
    violation_named,
    violation_reader,
)
from pittadmin.storage.people import ref
from pittadmin.storage.record_schema import removed_record
from pittadmin.storage.schema import account, department, person

_owner = person.alias("owner")
_first = violation.alias("first")


def get(conn: Connection, violation_id: int) -> Violation:
    """Return one violation with its case.

    Raises:
        Conflict: there is no such violation.
    """
    row = conn.execute(_violations().where(violation.c.id == violation_id)).one_or_none()
    if row is None:
        raise Conflict(_("The case is not there."), _("Look at the log again."))
    return _violation(conn, row)


def hold(conn: Connection, violation_id: int) -> Violation:
    """Return one violation, which nobody else can change until this transaction ends.

    Raises:
        Conflict: there is no such violation.
    """
    # A statement of its own: PostgreSQL would join the locked row with others as they were before.
    conn.execute(select(violation.c.id).where(violation.c.id == violation_id).with_for_update())
    return get(conn, violation_id)


def by_number(conn: Connection, number: str) -> int | None:
    """Return the id of the violation with this number, without case, or None; to anybody."""
    wanted = number.strip().upper()
    if conn.dialect.name == "postgresql":
        found = select(func.pittadmin_numbered(wanted))
    else:
        found = select(violation.c.id).where(violation.c.number == wanted)
    return conn.execute(found).scalar_one_or_none()


def next_number(conn: Connection, year: int) -> str:
    """Return the number that the year's next violation has, such as ``V-2026-0042``.

    The writer's lock keeps it ours on SQLite. On PostgreSQL the database counts, as most may not
    see the numbers that are there, and holds it for this transaction.
    """
    if conn.dialect.name == "postgresql":
        return conn.execute(select(func.pittadmin_next_number(year))).scalar_one()
    return numbers.following(conn, violation.c.number, "V", year)


def add(
    conn: Connection,
    violation_id: int,
    categories: Sequence[str],
    named: Iterable[int],
    readers: Iterable[int],
    **values: Any,
) -> None:
    """Add a violation; `values` as in the table, the account's key and the main category aside."""
    values["account_key"] = _account_key(conn, values.get("account_id"))
    conn.execute(insert(violation).values(id=violation_id, category=categories[0], **values))
    _put(conn, violation_category, "category", violation_id, categories)
    _put(conn, violation_named, "person_id", violation_id, named)
    _put(conn, violation_reader, "person_id", violation_id, readers)


def change(
    conn: Connection,
    violation_id: int,
    version: int,
    categories: Sequence[str] | None = None,
    named: Iterable[int] | None = None,
    readers: Iterable[int] | None = None,
    **values: Any,
) -> None:
    """Change a violation: its row, and what is given of its categories, persons and readers.

    Raises:
        Conflict: somebody changed it since `version` was loaded; it carries it as it is.
    """
    if "account_id" in values:
        values["account_key"] = _account_key(conn, values["account_id"])
    if categories is not None:
        values["category"] = categories[0]
    editing.change(conn, violation, violation_id, version, values, get)
    for table, column, wanted in (
        (violation_category, "category", categories),
        (violation_named, "person_id", named),
        (violation_reader, "person_id", readers),
    ):
        if wanted is not None:
            _put(conn, table, column, violation_id, wanted)


def readers(conn: Connection, violation_id: int) -> tuple[PersonRef, ...]:
    """Return who reads a report beside those who work it, by name."""
    return _persons(conn, violation_reader, violation_id)


def hides(conn: Connection, violation_id: int) -> bool:
    """Tell whether the database itself keeps a case from who works such cases: it names them.

    PostgreSQL does not even tell whom it names, so what was read of it looks as if it named nobody.
    """
    if conn.dialect.name == "sqlite":
        return False
    bound, works = func.row_security_active("violation"), func.pittadmin_works(violation_id)
    return conn.execute(select(bound & ~works)).scalar_one()


def ordered_down(conn: Connection, account_id: int) -> list[int]:
    """Return the cases that wait for an account's page to be down."""
    stands = (violation.c.account_id == account_id) & (
        violation.c.state == ViolationState.ORDERED_DOWN
    )
    return list(conn.execute(select(violation.c.id).where(stands)).scalars())


def linked(conn: Connection, violation_id: int, first_id: int | None) -> list[int]:
    """Return the cases that hang together with one: its first, and those whose first it is, the
    newest first (R67)."""
    together = (violation.c.first_id == violation_id) | (violation.c.id == (first_id or 0))
    rows = conn.execute(select(violation.c.id).where(together).order_by(violation.c.id.desc()))
    return list(rows.scalars())


def sealed_records(
    conn: Connection,
    violation_id: int,
    since: datetime | None = None,
    account_id: int | None = None,
) -> tuple[SealedRecord, ...]:
    """Return the records of what was removed in a case, the newest first (R9).

    Args:
        conn: the connection.
        violation_id: the case.
        since: only what was sealed at that moment or later.
        account_id: also what was removed from this account, whatever the case.
    """
    table = removed_record
    its = table.c.violation_id == violation_id
    wanted = select(table).where(
        its if account_id is None else its | (table.c.account_id == account_id)
    )
    if since is not None:
        wanted = wanted.where(table.c.sealed_at >= since)
    return tuple(
        SealedRecord(row.id, row.number, row.sealed_at, row.removed_at)
        for row in conn.execute(wanted.order_by(table.c.id.desc()))
    )


def staff(conn: Connection, today: date) -> Staff:
    """Return who works for the City today, as far as a report's way depends on it."""
    rows = conn.execute(select(person.c.id, person.c.supervisor_id).where(person.c.active))
    supervisors = {row.id: row.supervisor_id for row in rows}
    heads = conn.execute(select(department.c.head_id).where(department.c.head_id.is_not(None)))
    at_work = frozenset(supervisors)

    def holding(role: Role) -> frozenset[int]:
        return frozenset(one.id for one in people.holders(conn, [role], today)) & at_work

    return Staff(
        supervisors,
        frozenset(heads.scalars()) & at_work,
        holding(Role.PERSONNEL),
        holding(Role.PERSONNEL_DIRECTOR),
        holding(Role.MAYOR),
    )


def _put(
    conn: Connection, table: Table, column: str, violation_id: int, wanted: Iterable[Any]
) -> None:
    """Let the rows of a violation in `table` be these, touching only those that differ."""
    mine = table.c.violation_id == violation_id
    there = set(conn.execute(select(table.c[column]).where(mine)).scalars())
    meant = list(dict.fromkeys(wanted))
    if gone := there - set(meant):
        conn.execute(delete(table).where(mine, table.c[column].in_(sorted(gone))))
    for one in meant:
        if one not in there:
            conn.execute(insert(table).values(violation_id=violation_id, **{column: one}))


def _account_key(conn: Connection, account_id: int | None) -> str:
    found = select(account.c.handle_key).where(account.c.id == account_id)
    return (conn.execute(found).scalar_one_or_none() if account_id else None) or ""


def _persons(conn: Connection, table: Table, violation_id: int) -> tuple[PersonRef, ...]:
    rows = conn.execute(
        select(person.c.id, person.c.name)
        .join(table, table.c.person_id == person.c.id)
        .where(table.c.violation_id == violation_id)
        .order_by(person.c.name, person.c.id)
    )
    return tuple(PersonRef(row.id, row.name) for row in rows)


@cache
def _violations() -> Select[Any]:
    source = (
        violation.outerjoin(account, account.c.id == violation.c.account_id)
        .outerjoin(department, department.c.id == violation.c.department_id)
        .outerjoin(_owner, _owner.c.id == violation.c.owner_id)
        .outerjoin(_first, _first.c.id == violation.c.first_id)
    )
    return select(
        violation,
        account.c.handle,
        account.c.platform,
        department.c.name.label("department"),
        _owner.c.name.label("owner"),
        _first.c.number.label("first"),
    ).select_from(source)


def _violation(conn: Connection, row: Row[Any]) -> Violation:
    others = conn.execute(
        select(violation_category.c.category)
        .where(violation_category.c.violation_id == row.id)
        .order_by(violation_category.c.id)
    ).scalars()
    return Violation(
        row.id,
        row.number,
        row.version,
        Office(row.office),
        ViolationState(row.state),
        row.state_since,
        row.reported_on,
        tuple(dict.fromkeys((row.category, *others))),
        Place(row.place),
        row.account_id,
        row.handle or "",
        row.platform or "",
        row.department_id,
        row.department or "",
        row.address,
        row.happened_at,
        row.poster,
        _persons(conn, violation_named, row.id),
        row.due,
        ref(row.owner_id, row.owner),
        row.first_id,
        row.first or "",
        instructions.of(conn, row.id),
    )
