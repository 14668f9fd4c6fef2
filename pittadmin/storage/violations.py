"""Violations with their cases: rows to values and back.

Who reported, what was noted and what discipline came to are in modules of their own, so that
nothing hands them out by the way: `violation_reports`, `violation_notes`, `outcomes`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, delete, insert, or_, select
from sqlalchemy import false as never
from sqlalchemy.sql import ColumnElement

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, PersonRef, Role
from pittadmin.domain.routing import Office, Staff
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import WORKS, Place, Violation
from pittadmin.storage import editing, instructions, numbers, people
from pittadmin.storage.case_schema import (
    violation,
    violation_category,
    violation_named,
    violation_reader,
)
from pittadmin.storage.people import ref
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
    """Return the id of the violation with this number, without case, or None."""
    wanted = violation.c.number == number.strip().upper()
    return conn.execute(select(violation.c.id).where(wanted)).scalar_one_or_none()


def next_number(conn: Connection, year: int) -> str:
    """Return the number that the year's next violation has, such as ``V-2026-0042``."""
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


def visible(actor: Actor) -> ColumnElement[bool]:
    """The violations that this person may see: those they work, and those they are sent."""
    me = actor.person.id
    worked = [office for office, role in WORKS.items() if actor.has(role)]
    about_me = select(violation_named.c.violation_id).where(violation_named.c.person_id == me)
    sent = select(violation_reader.c.violation_id).where(violation_reader.c.person_id == me)
    works = (
        and_(violation.c.office.in_(worked), violation.c.id.not_in(about_me)) if worked else never()
    )
    return or_(works, violation.c.id.in_(sent))


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
