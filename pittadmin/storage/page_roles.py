"""The roster of page roles: rows to values and back (R22)."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, true

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.page_roles import PageRole
from pittadmin.domain.people import PersonRef
from pittadmin.domain.roles import Role
from pittadmin.storage import editing, people
from pittadmin.storage.custody_schema import page_role
from pittadmin.storage.people import ref
from pittadmin.storage.schema import account, membership, person

_adder, _confirmer, _ender = (person.alias(one) for one in ("adder", "confirmer", "ender"))


def of_account(conn: Connection, account_id: int, today: date) -> tuple[PageRole, ...]:
    """Return the roster of an account's page, ended roles included, the oldest first."""
    return _read(conn, today, page_role.c.account_id == account_id)


def of_person(conn: Connection, person_id: int, today: date) -> tuple[PageRole, ...]:
    """Return every role that a person holds or held on a page, the oldest first."""
    return _read(conn, today, page_role.c.person_id == person_id)


def accounts_of(conn: Connection, people_ids: Collection[int]) -> list[int]:
    """Return the ids of the accounts on whose pages any of these people hold a role."""
    rows = conn.execute(
        select(page_role.c.account_id)
        .distinct()
        .where(page_role.c.person_id.in_(people_ids), page_role.c.ended_at.is_(None))
        .order_by(page_role.c.account_id)
    )
    return [found for (found,) in rows]


def of_ended_roles(conn: Connection, today: date, account_id: int | None = None) -> list[int]:
    """Return the ids of the accounts on whose pages somebody holds a role whose role here has ended
    by its date, and was not given again: in that night nobody wrote anything down.

    Args:
        today: the day in the City.
        account_id: looks at this account alone.
    """
    again = membership.alias("again")
    stands = (
        select(again.c.id)
        .where(
            again.c.person_id == membership.c.person_id,
            again.c.role == membership.c.role,
            again.c.department_id.is_not_distinct_from(membership.c.department_id),
            again.c.since <= today,
            or_(again.c.until.is_(None), again.c.until > today),
        )
        .exists()
    )
    rows = conn.execute(
        select(page_role.c.account_id)
        .distinct()
        .join(membership, membership.c.person_id == page_role.c.person_id)
        .where(
            page_role.c.ended_at.is_(None),
            membership.c.until <= today,
            ~stands,
            true() if account_id is None else page_role.c.account_id == account_id,
        )
        .order_by(page_role.c.account_id)
    )
    return [found for (found,) in rows]


def get(conn: Connection, role_id: int, today: date) -> PageRole:
    """Return one line of a roster.

    Raises:
        Conflict: there is no such line.
    """
    found = _read(conn, today, page_role.c.id == role_id)
    if not found:
        raise Conflict(_("That line of the roster is not there."), _("Look at it again."))
    return found[0]


def add(
    conn: Connection,
    role_id: int,
    account_id: int,
    person_id: int,
    role: str,
    since: date,
    by: int,
    at: datetime,
) -> None:
    """Enter that a person holds a role."""
    conn.execute(
        insert(page_role).values(
            id=role_id,
            account_id=account_id,
            person_id=person_id,
            role=role,
            since=since,
            added_by_id=by,
            added_at=at,
        )
    )


def change(conn: Connection, role_id: int, version: int, today: date, **values: Any) -> None:
    """Change a line as it was loaded.

    Raises:
        Conflict: somebody changed it since.
    """
    editing.change(
        conn, page_role, role_id, version, values, lambda conn, one: get(conn, one, today)
    )


def _read(conn: Connection, today: date, *wanted: Any) -> tuple[PageRole, ...]:
    rows = conn.execute(
        select(
            page_role,
            account.c.department_id,
            person.c.name.label("holder"),
            _adder.c.name.label("adder"),
            _confirmer.c.name.label("confirmer"),
            _ender.c.name.label("ender"),
        )
        .join(account, account.c.id == page_role.c.account_id)
        .join(person, person.c.id == page_role.c.person_id)
        .join(_adder, _adder.c.id == page_role.c.added_by_id)
        .outerjoin(_confirmer, _confirmer.c.id == page_role.c.confirmed_by_id)
        .outerjoin(_ender, _ender.c.id == page_role.c.ended_by_id)
        .where(*wanted)
        .order_by(page_role.c.id)
    ).all()
    it = {one.id for one in people.holders(conn, [Role.IT], today)}
    inside = {
        one: people.administrators_and_head(conn, one, today)
        for one in {row.department_id for row in rows}
    }
    return tuple(_role(row, it, inside[row.department_id]) for row in rows)


def _role(row: Row[Any], it: set[int], inside: set[int]) -> PageRole:
    return PageRole(
        row.id,
        row.account_id,
        PersonRef(row.person_id, row.holder),
        row.role,
        row.since,
        PersonRef(row.added_by_id, row.adder),
        ref(row.confirmed_by_id, row.confirmer),
        row.confirmed_at,
        ref(row.ended_by_id, row.ender),
        row.ended_at,
        row.person_id in it,
        row.person_id in inside,
        row.version,
    )
