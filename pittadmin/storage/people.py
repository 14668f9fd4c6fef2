"""People, departments and memberships: rows to values and back."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from pittadmin.domain.people import Actor, Department, Grant, Membership, Person, PersonRef
from pittadmin.domain.roles import IMPLIED, Role
from pittadmin.storage import editing
from pittadmin.storage.schema import (
    account,
    account_administrator,
    department,
    membership,
    person,
)

_boss = person.alias("boss")
_head = person.alias("head")
_granter = person.alias("granter")


def key(name: str) -> str:
    """Return the form of a name that is compared: without case and outer or double spaces."""
    return " ".join(name.casefold().split())


def ref(id_: int | None, name: str | None) -> PersonRef | None:
    """Return a person as others name them, from two columns of a join."""
    return None if id_ is None else PersonRef(id_, name or "")


@cache
def _persons() -> Select[Any]:
    return select(person, _boss.c.name.label("boss")).select_from(
        person.outerjoin(_boss, _boss.c.id == person.c.supervisor_id)
    )


def _person(row: Row[Any]) -> Person:
    return Person(
        row.id,
        row.login,
        row.name,
        row.email,
        ref(row.supervisor_id, row.boss),
        row.active,
        row.version,
    )


def persons(conn: Connection, active_only: bool = False) -> list[Person]:
    """Return everybody on file, by name."""
    statement = _persons().order_by(person.c.name, person.c.id)
    if active_only:
        statement = statement.where(person.c.active)
    return [_person(row) for row in conn.execute(statement)]


def get(conn: Connection, person_id: int) -> Person:
    """Return one person."""
    return _person(conn.execute(_persons().where(person.c.id == person_id)).one())


def by_login(conn: Connection, login: str) -> Person | None:
    """Return the person whom the computer or the database calls `login`, without case."""
    row = conn.execute(_persons().where(person.c.login == login.lower())).one_or_none()
    return None if row is None else _person(row)


def add(conn: Connection, **values: Any) -> None:
    """Add a person; `id`, `login`, `name`, `email` and `supervisor_id` as in the table."""
    conn.execute(insert(person).values(**values))


def change(conn: Connection, person_id: int, version: int, **values: Any) -> None:
    """Change a person.

    Raises:
        Conflict: somebody changed the person since `version` was loaded.
    """
    editing.change(conn, person, person_id, version, values, get)


@cache
def _departments() -> Select[Any]:
    return select(department, _head.c.name.label("head")).select_from(
        department.outerjoin(_head, _head.c.id == department.c.head_id)
    )


def _department(row: Row[Any]) -> Department:
    return Department(row.id, row.name, row.email, ref(row.head_id, row.head), row.version)


def departments(conn: Connection) -> list[Department]:
    """Return all departments, by name."""
    rows = conn.execute(_departments().order_by(department.c.name_key))
    return [_department(row) for row in rows]


def get_department(conn: Connection, department_id: int) -> Department:
    """Return one department."""
    rows = conn.execute(_departments().where(department.c.id == department_id))
    return _department(rows.one())


def add_department(conn: Connection, **values: Any) -> None:
    """Add a department; `id`, `name`, `email` and `head_id` as in the table."""
    conn.execute(insert(department).values(**with_keys(values)))


def change_department(conn: Connection, department_id: int, version: int, **values: Any) -> None:
    """Change a department.

    Raises:
        Conflict: somebody changed the department since `version` was loaded.
    """
    editing.change(conn, department, department_id, version, with_keys(values), get_department)


def with_keys(values: dict[str, Any]) -> dict[str, Any]:
    """Return a department's columns with the forms in which name and e-mail are compared."""
    keyed = dict(values)
    if "name" in values:
        keyed["name_key"] = key(values["name"])
    if "email" in values:
        keyed["email_key"] = values["email"].lower() if values["email"] else None
    return keyed


def memberships(conn: Connection) -> list[Membership]:
    """Return all memberships, the newest first."""
    rows = conn.execute(_memberships().order_by(membership.c.id.desc()))
    return [_membership(row) for row in rows]


def get_membership(conn: Connection, membership_id: int) -> Membership:
    """Return one membership."""
    return _membership(conn.execute(_memberships().where(membership.c.id == membership_id)).one())


def delegations(conn: Connection, account_ids: Sequence[int]) -> dict[int, tuple[Membership, ...]]:
    """Return the delegations of each account's administrators in its department (R56).

    Those of people who have left count no more, and are left out.
    """
    rows = conn.execute(_delegations(), {"accounts": account_ids})
    found: dict[int, tuple[Membership, ...]] = {}
    for row in rows:
        found[row.account_id] = (*found.get(row.account_id, ()), _membership(row))
    return found


@cache
def _delegations() -> Select[Any]:
    named = account_administrator
    return (
        _memberships()
        .add_columns(named.c.account_id)
        .join(named, named.c.person_id == membership.c.person_id)
        .join(
            account,
            and_(
                account.c.id == named.c.account_id,
                account.c.department_id == membership.c.department_id,
            ),
        )
        .where(
            named.c.account_id.in_(bindparam("accounts", expanding=True)),
            membership.c.role == Role.ADMINISTRATOR,
            person.c.active,
        )
        .order_by(membership.c.id)
    )


@cache
def _memberships() -> Select[Any]:
    return select(
        membership,
        person.c.name.label("person"),
        department.c.name.label("department"),
        _granter.c.name.label("granter"),
    ).select_from(
        membership.join(person, person.c.id == membership.c.person_id)
        .outerjoin(department, department.c.id == membership.c.department_id)
        .outerjoin(_granter, _granter.c.id == membership.c.granted_by_id)
    )


def _membership(row: Row[Any]) -> Membership:
    return Membership(
        row.id,
        PersonRef(row.person_id, row.person),
        Role(row.role),
        row.department_id,
        row.department or "",
        row.since,
        row.until,
        ref(row.granted_by_id, row.granter),
    )


def grant(
    conn: Connection,
    membership_id: int,
    person_id: int,
    role: Role,
    department_id: int | None,
    since: date,
    until: date | None,
    granted_by_id: int | None,
) -> None:
    """Add a membership."""
    conn.execute(
        insert(membership).values(
            id=membership_id,
            person_id=person_id,
            role=role,
            department_id=department_id,
            since=since,
            until=until,
            granted_by_id=granted_by_id,
        )
    )


def end_membership(conn: Connection, membership_id: int, until: date) -> None:
    """Let a membership end on `until`."""
    conn.execute(update(membership).where(membership.c.id == membership_id).values(until=until))


def actor(conn: Connection, person_id: int, today: date) -> Actor:
    """Return a person with the roles that stand on `today`; none for one who has left."""
    who = get(conn, person_id)
    if not who.active:
        return Actor(who)
    held = conn.execute(_roles(), {"who": person_id, "today": today})
    grants = {Grant(Role(row.role), row.department_id) for row in held}
    heads = conn.execute(_headed(), {"who": person_id})
    grants.update(Grant(Role.HEAD, row.id) for row in heads)
    grants.update([Grant(IMPLIED[one.role]) for one in grants if one.role in IMPLIED])
    return Actor(who, frozenset(grants))


@cache
def _roles() -> Select[Any, Any]:
    today = bindparam("today", type_=membership.c.since.type)
    return select(membership.c.role, membership.c.department_id).where(
        membership.c.person_id == bindparam("who"),
        membership.c.since <= today,
        or_(membership.c.until.is_(None), membership.c.until > today),
    )


@cache
def _headed() -> Select[Any]:
    return select(department.c.id).where(department.c.head_id == bindparam("who"))


def holders(
    conn: Connection, roles: Iterable[Role], today: date, department_id: int | None = None
) -> list[PersonRef]:
    """Return who holds one of `roles` on `today`, in the City or in one department, by name.

    Heads are not among them: a head is named on the department, and holds no membership.
    """
    within = membership.c.department_id == department_id if department_id else true()
    wanted = set(roles)
    wanted.update(role for role, brought in IMPLIED.items() if brought in wanted)
    rows = conn.execute(
        select(person.c.id, person.c.name)
        .distinct()
        .select_from(membership.join(person, person.c.id == membership.c.person_id))
        .where(
            membership.c.role.in_(sorted(wanted)),
            within,
            person.c.active,
            membership.c.since <= today,
            or_(membership.c.until.is_(None), membership.c.until > today),
        )
        .order_by(person.c.name)
    )
    return [PersonRef(row.id, row.name) for row in rows]


def administrators_and_head(conn: Connection, department_id: int, today: date) -> set[int]:
    """Return the ids of those who look after a department's pages on `today`."""
    found = {one.id for one in holders(conn, [Role.ADMINISTRATOR], today, department_id)}
    head = get_department(conn, department_id).head
    return found | ({head.id} if head and get(conn, head.id).active else set())


def count(conn: Connection) -> int:
    """Return how many people are on file."""
    return conn.execute(select(func.count()).select_from(person)).scalar_one()
