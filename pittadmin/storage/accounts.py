"""Accounts: the ids of a table in the order shown, pages of rows, and one account whole."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    delete,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from pittadmin.domain.account_states import WAITS_FOR, State
from pittadmin.domain.account_table import AccountQuery, AccountRow
from pittadmin.domain.accounts import Account, Answer, Custody, Evidence, Placement
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PERMISSIONS, Act, Actor, PersonRef
from pittadmin.domain.tables import Sort
from pittadmin.storage import editing, platforms
from pittadmin.storage.people import key, ref
from pittadmin.storage.schema import (
    SEARCHED,
    account,
    account_administrator,
    department,
    evidence,
    file,
    person,
)

MOST_SEARCHED = 200
"""How many characters of a search are looked for; a whole document may have been pasted."""

PEOPLE = ("requested_by", "submitted_by", "decided_by", "recorded_by", "attested_by")
_named = {role: person.alias(role) for role in (*PEOPLE, "head")}

_SORT: dict[str, ColumnElement[Any]] = {
    "platform": account.c.platform,
    "handle": account.c.handle_key,
    "email": account.c.email_key,
    "business_page": account.c.business_page,
    "state": account.c.state,
    "custody": account.c.custody,
    "next_review": account.c.next_review,
}


def ids(
    conn: Connection, actor: Actor, query: AccountQuery, limit: int | None = None
) -> "array[int]":
    """Return the ids of the accounts that `query` asks for, in the order shown.

    Args:
        conn: the reading connection.
        actor: who asks: drafts are seen by their own department, and "needs me" means them.
        query: what is asked.
        limit: at most so many; all when None.
    """
    if limit is not None and query == AccountQuery(sort=query.sort):
        return _first(conn, actor, query.sort, limit)
    statement = _filtered(conn, select(account.c.id).where(_visible(actor)), actor, query)
    order: list[ColumnElement[Any]]
    if query.sort.key == "department":
        statement = statement.outerjoin(department, department.c.id == account.c.department_id)
        order = [department.c.name_key, account.c.handle_key, account.c.id]
    else:
        order = [_SORT[query.sort.key], account.c.id]
    order = [_by_list(conn, column) for column in order]
    return _read(conn, statement.order_by(*_directed(order, query.sort)).limit(limit))


def _by_list(conn: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Keep SQLite from using another index for this column than `ix_account_list`.

    It would walk through all rows in the order of an index, or fetch every row of a platform, in
    the hope of meeting those that are asked for. PostgreSQL counts before it chooses.
    """
    if conn.dialect.name != "sqlite":
        return column
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def _first(conn: Connection, actor: Actor, sort: Sort, limit: int) -> "array[int]":
    """Return the first ids of all accounts, read from the index of the column they are sorted by.

    For departments, which are few, each one's accounts are read in turn.
    """
    statement = select(account.c.id).where(_visible(actor), account.c.state != State.ARCHIVED)
    if sort.key != "department":
        order = _directed([_SORT[sort.key], account.c.id], sort)
        return _read(conn, statement.order_by(*order).limit(limit))
    found: array[int] = array("q")
    named = select(department.c.id).order_by(*_directed([department.c.name_key], sort))
    order = _directed([account.c.handle_key, account.c.id], sort)
    for department_id in conn.execute(named).scalars():
        of_one = statement.where(account.c.department_id == department_id).order_by(*order)
        found.extend(_read(conn, of_one.limit(limit - len(found))))
        if len(found) == limit:
            break
    return found


def _directed(order: list[ColumnElement[Any]], sort: Sort) -> list[ColumnElement[Any]]:
    return [column.desc() for column in order] if sort.descending else order


def _read(conn: Connection, statement: Select[Any]) -> "array[int]":
    result = conn.execute(statement)
    found: array[int] = array("q")
    while chunk := result.fetchmany(4096):
        found.extend([row[0] for row in chunk])
    return found


def rows(conn: Connection, wanted: Sequence[int]) -> dict[int, AccountRow]:
    """Return the rows of the table with these ids."""
    names = platforms.names(conn)
    found = conn.execute(
        select(
            account.c.id,
            department.c.name,
            account.c.platform,
            account.c.handle,
            account.c.email,
            account.c.business_page,
            account.c.state,
            account.c.exists_already,
            account.c.custody,
            account.c.next_review,
            account.c.page_address,
        )
        .join(department, department.c.id == account.c.department_id)
        .where(account.c.id.in_(list(wanted)))
    )
    return {
        row[0]: AccountRow(
            row[0],
            row[1],
            names.get(row[2], row[2]) or "—",
            row[3],
            row[4],
            row[5],
            State(row[6]),
            row[7],
            Custody(row[8]),
            row[9],
            row[10],
        )
        for row in found
    }


def counts(conn: Connection, actor: Actor) -> dict[State, int]:
    """Return how many accounts this person sees in each state."""
    found = conn.execute(
        select(account.c.state, func.count()).where(_visible(actor)).group_by(account.c.state)
    )
    return {State(state): number for state, number in found}


def waiting(conn: Connection, actor: Actor) -> list[Account]:
    """Return the accounts that wait for this person, the oldest first."""
    order = [_by_list(conn, column) for column in (account.c.state_since, account.c.id)]
    oldest = select(account.c.id).where(_standing(), _needs(actor)).order_by(*order).limit(500)
    return _these(conn, list(_read(conn, oldest)))


def get(conn: Connection, account_id: int) -> Account:
    """Return one account, with its administrators and evidence.

    Raises:
        Conflict: there is no such account.
    """
    found = _these(conn, [account_id])
    if not found:
        raise Conflict(_("The account is not there any more."), _("Look at the table again."))
    return found[0]


def _these(conn: Connection, wanted: Sequence[int]) -> list[Account]:
    """Return the accounts with these ids, in their order."""
    found = _whole(conn, conn.execute(_accounts().where(account.c.id.in_(wanted))).all())
    return sorted(found, key=lambda one: wanted.index(one.id))


def hold(conn: Connection, account_id: int) -> Account:
    """Return one account, which nobody else can change until this transaction ends.

    So of two people who decide it at once, the second sees what the first decided.

    Raises:
        Conflict: there is no such account.
    """
    # A statement of its own: PostgreSQL would join the locked row with names as they were before.
    conn.execute(select(account.c.id).where(account.c.id == account_id).with_for_update())
    return get(conn, account_id)


def live(conn: Connection) -> list[Account]:
    """Return the live accounts with their addresses, for the register."""
    found = conn.execute(
        _accounts()
        .where(account.c.state == State.LIVE)
        .order_by(department.c.name_key, account.c.platform, account.c.handle_key)
    )
    return _whole(conn, found.all())


def of_department(conn: Connection, department_id: int, state: State) -> list[Account]:
    """Return a department's accounts in one state."""
    found = conn.execute(
        _accounts()
        .where(account.c.department_id == department_id, account.c.state == state)
        .order_by(account.c.id)
    )
    return _whole(conn, found.all())


def twin(
    conn: Connection, account_id: int | None, department_id: int, platform: str, handle_key: str
) -> int | None:
    """Return the account of that department with that handle on that platform, but not itself."""
    return conn.execute(
        select(account.c.id).where(
            account.c.department_id == department_id,
            account.c.platform == platform,
            account.c.handle_key == handle_key,
            account.c.state != State.ARCHIVED,
            account.c.id != (account_id or 0),
        )
    ).scalar_one_or_none()


def at_page(conn: Connection, account_id: int | None, page_key: str) -> int | None:
    """Return the account whose page has this address, but not itself."""
    return conn.execute(
        select(account.c.id).where(
            account.c.page_key == page_key,
            account.c.state != State.ARCHIVED,
            account.c.id != (account_id or 0),
        )
    ).scalar_one_or_none()


def taken(conn: Connection) -> tuple[set[str], set[tuple[int, str, str]]]:
    """Return all page addresses, and all handles by department and platform, that stand."""
    found = conn.execute(
        select(
            account.c.page_key, account.c.department_id, account.c.platform, account.c.handle_key
        ).where(account.c.state != State.ARCHIVED)
    ).all()
    return (
        {row.page_key for row in found if row.page_key},
        {(row.department_id, row.platform, row.handle_key) for row in found if row.handle_key},
    )


def add(conn: Connection, **values: Any) -> int:
    """Add an account and return the id."""
    result = conn.execute(insert(account).values(**values))
    return int(result.inserted_primary_key[0])  # type: ignore[index]


def change(conn: Connection, account_id: int, version: int, **values: Any) -> None:
    """Change an account.

    Raises:
        Conflict: somebody changed it since `version` was loaded; it carries the account as it is.
    """
    editing.change(conn, account, account_id, version, _searchable(values), get)


def _searchable(values: dict[str, Any]) -> dict[str, Any]:
    """Add what a search looks through, made of the values given and of those in the row."""
    if not values.keys() & set(SEARCHED):
        return values
    parts = [
        literal(values[name].lower()) if name in values else func.lower(account.c[name])
        for name in SEARCHED
    ]
    return {**values, "search_key": parts[0] + " " + parts[1] + " " + parts[2]}


def set_administrators(conn: Connection, account_id: int, people: Iterable[int]) -> None:
    """Let exactly these people be the account's administrators."""
    wanted = set(people)
    pair = account_administrator
    rows_ = conn.execute(select(pair.c.person_id).where(pair.c.account_id == account_id))
    had = {row.person_id for row in rows_}
    if gone := had - wanted:
        conn.execute(
            delete(pair).where(pair.c.account_id == account_id, pair.c.person_id.in_(gone))
        )
    if new := wanted - had:
        conn.execute(
            insert(pair), [{"account_id": account_id, "person_id": who} for who in sorted(new)]
        )


def _accounts() -> Select[Any]:
    source = account.join(department, department.c.id == account.c.department_id).outerjoin(
        _named["head"], _named["head"].c.id == department.c.head_id
    )
    for role in PEOPLE:
        source = source.outerjoin(_named[role], _named[role].c.id == account.c[f"{role}_id"])
    return select(
        account,
        department.c.name.label("department"),
        department.c.head_id,
        *[alias.c.name.label(f"{role}_name") for role, alias in _named.items()],
    ).select_from(source)


def _whole(conn: Connection, found: Sequence[Row[Any]]) -> list[Account]:
    ids_ = [row.id for row in found]
    names = platforms.names(conn)
    helpers: dict[int, list[PersonRef]] = {}
    proofs: dict[int, list[Evidence]] = {}
    if ids_:
        for row in conn.execute(
            select(account_administrator.c.account_id, person.c.id, person.c.name)
            .join(person, person.c.id == account_administrator.c.person_id)
            .where(account_administrator.c.account_id.in_(ids_))
            .order_by(person.c.name)
        ):
            helpers.setdefault(row.account_id, []).append(PersonRef(row.id, row.name))
        for row in conn.execute(
            select(evidence, file.c.size, person.c.name)
            .join(file, file.c.sha256 == evidence.c.sha256)
            .join(person, person.c.id == evidence.c.added_by_id)
            .where(evidence.c.account_id.in_(ids_))
            .order_by(evidence.c.id)
        ):
            proofs.setdefault(row.account_id, []).append(
                Evidence(
                    row.id, row.filename, row.sha256, row.size, row.kind, row.name, row.added_at
                )
            )
    return [
        Account(
            id=row.id,
            version=row.version,
            department_id=row.department_id,
            department=row.department,
            email=row.email,
            platform=row.platform,
            platform_name=names.get(row.platform) or row.platform,
            handle=row.handle,
            state=State(row.state),
            state_since=row.state_since,
            state_reason=row.state_reason,
            exists_already=row.exists_already,
            suspended=row.suspended,
            page_address=row.page_address,
            purpose=row.purpose,
            audience=row.audience,
            business_page=row.business_page,
            attested_by=row.attested_by_name or "",
            attested_at=row.attested_at,
            profile_text=row.profile_text,
            profile_disclaimer=row.profile_disclaimer,
            profile_link=row.profile_link,
            profile_checked_at=row.profile_checked_at,
            placement=Placement(row.placement),
            placement_note=row.placement_note,
            placement_answer=Answer(row.placement_answer),
            waiver_reason=row.waiver_reason,
            waiver_answer=Answer(row.waiver_answer),
            custody=Custody(row.custody),
            next_review=row.next_review,
            head=ref(row.head_id, row.head_name),
            administrators=tuple(helpers.get(row.id, ())),
            requested_by=ref(row.requested_by_id, row.requested_by_name),
            requested_at=row.requested_at,
            submitted_by=ref(row.submitted_by_id, row.submitted_by_name),
            submitted_at=row.submitted_at,
            decided_by=ref(row.decided_by_id, row.decided_by_name),
            decided_at=row.decided_at,
            recorded_by=ref(row.recorded_by_id, row.recorded_by_name),
            recorded_at=row.recorded_at,
            live_at=row.live_at,
            evidence=tuple(proofs.get(row.id, ())),
        )
        for row in found
    ]


def _standing() -> ColumnElement[bool]:
    return account.c.state.in_([state for state in State if state is not State.ARCHIVED])


def _visible(actor: Actor) -> ColumnElement[bool]:
    """Drafts are their department's own business until they are sent; pages that exist are not."""
    return or_(
        account.c.state != State.DRAFT,
        account.c.exists_already,
        account.c.department_id.in_(actor.departments or [0]),
    )


def _needs(actor: Actor) -> ColumnElement[bool]:
    """The accounts whose next act this person may do, drawn from the table of who may do what."""
    waits: list[ColumnElement[bool]] = [
        and_(account.c.state == state, _may(actor, act)) for state, act in WAITS_FOR.items()
    ]
    stands = account.c.state.in_([State.SUBMITTED, State.APPROVED, State.LIVE])
    for column, act in (
        (account.c.placement_answer, Act.ACCEPT_PLACEMENT),
        (account.c.waiver_answer, Act.ACCEPT_WAIVER),
    ):
        waits.append(and_(column == Answer.ASKED, stands, _may(actor, act)))
    return or_(*waits)


def _may(actor: Actor, act: Act) -> ColumnElement[bool]:
    others = _not_own(actor) if PERMISSIONS[act].others_only else true()
    if actor.may(act):
        return others
    departments = actor.departments_for(act)
    return and_(account.c.department_id.in_(departments), others) if departments else false()


def _not_own(actor: Actor) -> ColumnElement[bool]:
    me = actor.person.id
    mine = select(account_administrator.c.account_id).where(account_administrator.c.person_id == me)
    headed = select(department.c.id).where(department.c.head_id == me)
    return and_(
        func.coalesce(account.c.requested_by_id, 0) != me,
        func.coalesce(account.c.submitted_by_id, 0) != me,
        account.c.id.not_in(mine),
        account.c.department_id.not_in(headed),
    )


def _filtered(
    conn: Connection, statement: Select[Any], actor: Actor, query: AccountQuery
) -> Select[Any]:
    if query.department_id is not None:
        statement = statement.where(account.c.department_id == query.department_id)
    if query.platform:
        statement = statement.where(_by_list(conn, account.c.platform) == query.platform)
    # What is archived is kept for the record, and shown when asked for.
    if query.state is None:
        statement = statement.where(_standing())
    else:
        statement = statement.where(account.c.state == query.state)
    if query.needs_me:
        statement = statement.where(_needs(actor))
    # What no database keeps is found in none: NUL, and halves of characters.
    typed = query.text[:MOST_SEARCHED].encode("utf-8", "replace").decode().replace("\x00", "")
    for word in key(typed).split():
        like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        named = select(department.c.id).where(department.c.name_key.like(like, escape="\\"))
        statement = statement.where(
            or_(
                account.c.search_key.like(like, escape="\\"),
                account.c.department_id.in_(named),
            )
        )
    return statement


def reviews_due(conn: Connection, actor: Actor, today: date) -> list[Account]:
    """Return the live accounts whose profile this person is to check again by `today` (R10)."""
    due = (
        select(account.c.id)
        .where(
            account.c.state == State.LIVE,
            account.c.next_review <= today,
            _may(actor, Act.CHECK_PROFILE),
        )
        .order_by(account.c.next_review, account.c.id)
        .limit(200)
    )
    return _these(conn, list(_read(conn, due)))
