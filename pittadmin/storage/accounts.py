"""Accounts: the ids of a table in the order shown, pages of rows, and one account whole."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
)

from pittadmin.domain.account_states import ORDERED_STATES, State
from pittadmin.domain.account_table import AccountQuery, AccountRow
from pittadmin.domain.accounts import Account, Answer, Evidence, Placement
from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, Membership, PersonRef
from pittadmin.domain.roles import Role
from pittadmin.storage import account_search as search
from pittadmin.storage import editing, platforms
from pittadmin.storage.people import delegations, ref
from pittadmin.storage.schema import (
    SEARCHED,
    account,
    account_administrator,
    department,
    evidence,
    file,
    membership,
    person,
)

CARED_FOR = tuple(
    one for one in State if one not in (*ORDERED_STATES, State.REVOKED, State.ARCHIVED)
)
"""The states in which somebody is to look after an account, or will have to."""

PEOPLE = ("requested_by", "submitted_by", "decided_by", "recorded_by", "attested_by")
_named = {role: person.alias(role) for role in (*PEOPLE, "head")}


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
    wanted = search.conditions(conn, actor, query)
    if query.needs_me:
        return search.sort(conn, wanted, query.sort, limit)
    if query != AccountQuery(sort=query.sort):
        few = search.few(conn, wanted)
        if few is not None:
            found = [search.these(few)] if query.text else wanted
            return search.sort(conn, found, query.sort, limit)
    return search.walk(conn, actor, query, limit)


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
        .where(search.these(wanted))
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
            CustodyState(row[8]),
            row[9],
            row[10],
        )
        for row in found
    }


def counts(conn: Connection, actor: Actor) -> dict[State, int]:
    """Return how many accounts this person sees in each state."""
    found = conn.execute(
        select(account.c.state, func.count()).where(search.visible(actor)).group_by(account.c.state)
    )
    return {State(state): number for state, number in found}


def waiting(conn: Connection, actor: Actor) -> list[Account]:
    """Return the accounts that wait for this person, the oldest first."""
    order = [search.unwalked(conn, column) for column in (account.c.state_since, account.c.id)]
    oldest = select(account.c.id).where(search.needs(actor)).order_by(*order).limit(500)
    return _these(conn, list(search.read(conn, oldest)))


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
    found = _whole(conn, conn.execute(_accounts().where(search.these(wanted))).all())
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


def of_department(conn: Connection, department_id: int, *states: State) -> list[Account]:
    """Return a department's accounts in these states."""
    found = conn.execute(
        _accounts()
        .where(account.c.department_id == department_id, account.c.state.in_(states))
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


@cache
def _accounts() -> Select[Any]:
    source = account.join(department, department.c.id == account.c.department_id).outerjoin(
        _named["head"], _named["head"].c.id == department.c.head_id
    )
    for role in PEOPLE:
        source = source.outerjoin(_named[role], _named[role].c.id == account.c[f"{role}_id"])
    return select(
        account,
        department.c.name.label("department"),
        department.c.email.label("department_email"),
        department.c.head_id,
        *[alias.c.name.label(f"{role}_name") for role, alias in _named.items()],
    ).select_from(source)


@cache
def _administrators() -> Select[Any, Any, Any]:
    pair = account_administrator
    return (
        select(pair.c.account_id, person.c.id, person.c.name)
        .join(person, person.c.id == pair.c.person_id)
        .where(pair.c.account_id.in_(bindparam("accounts", expanding=True)))
        .order_by(person.c.name)
    )


@cache
def _evidence() -> Select[Any]:
    return (
        select(evidence, file.c.size, person.c.name)
        .join(file, file.c.sha256 == evidence.c.sha256)
        .join(person, person.c.id == evidence.c.added_by_id)
        .where(evidence.c.account_id.in_(bindparam("accounts", expanding=True)))
        .order_by(evidence.c.id)
    )


def _whole(conn: Connection, found: Sequence[Row[Any]]) -> list[Account]:
    ids_ = [row.id for row in found]
    known = platforms.catalog(conn)
    helpers: dict[int, list[PersonRef]] = {}
    proofs: dict[int, list[Evidence]] = {}
    delegated: dict[int, tuple[Membership, ...]] = {}
    if ids_:
        delegated = delegations(conn, ids_)
        for row in conn.execute(_administrators(), {"accounts": ids_}):
            helpers.setdefault(row.account_id, []).append(PersonRef(row.id, row.name))
        for row in conn.execute(_evidence(), {"accounts": ids_}):
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
            platform_name=known[row.platform].name if row.platform in known else row.platform,
            handle=row.handle,
            state=State(row.state),
            state_since=row.state_since,
            state_reason=row.state_reason,
            exists_already=row.exists_already,
            suspended=row.suspended,
            department_email=row.department_email or "",
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
            custody=CustodyState(row.custody),
            has_own_password=row.platform not in known or known[row.platform].has_own_password,
            next_review=row.next_review,
            head=ref(row.head_id, row.head_name),
            administrators=tuple(helpers.get(row.id, ())),
            delegations=delegated.get(row.id, ()),
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


def unattended(conn: Connection, actor: Actor) -> list[Account]:
    """Return the live accounts for which this person is to name who looks after them (R56).

    Nobody is named, or somebody who has left.
    """
    pair = account_administrator
    named = select(pair.c.id).where(pair.c.account_id == account.c.id)
    left = named.join(person, person.c.id == pair.c.person_id).where(person.c.active.is_(False))
    either = or_(~named.exists(), left.exists())
    return _live(conn, search.may(actor, Act.CHANGE_ADMINISTRATORS), either)


def behind(conn: Connection, actor: Actor) -> list[Account]:
    """Return the live accounts whose login this person is to move to the general e-mail (R20)."""
    return _live(conn, search.may(actor, Act.RECORD_LOGIN), ~search.login_follows())


def _live(conn: Connection, *wanted: ColumnElement[bool]) -> list[Account]:
    live_ones = select(account.c.id).where(account.c.state == State.LIVE, *wanted)
    return _these(conn, list(search.read(conn, live_ones.order_by(account.c.id).limit(200))))


def undelegated(conn: Connection, actor: Actor, day: date) -> list[Account]:
    """Return the accounts with an administrator whom this person is to delegate by `day` (R56)."""
    pair = account_administrator
    stands = select(membership.c.id).where(
        membership.c.person_id == pair.c.person_id,
        membership.c.department_id == account.c.department_id,
        membership.c.role == Role.ADMINISTRATOR,
        membership.c.since <= day,
        or_(membership.c.until.is_(None), membership.c.until > day),
    )
    found = (
        select(account.c.id)
        .distinct()
        .join(pair, pair.c.account_id == account.c.id)
        .join(department, department.c.id == account.c.department_id)
        .where(
            account.c.state.in_(CARED_FOR),
            account.c.department_id.in_(actor.departments_for(Act.DELEGATE)),
            pair.c.person_id != department.c.head_id,
            ~stands.exists(),
        )
        .order_by(account.c.id)
        .limit(200)
    )
    return _these(conn, list(search.read(conn, found)))


def reviews_due(conn: Connection, actor: Actor, today: date) -> list[Account]:
    """Return the live accounts whose profile this person is to check again by `today` (R10)."""
    due = (
        select(account.c.id)
        .where(
            account.c.state == State.LIVE,
            account.c.next_review <= today,
            search.may(actor, Act.CHECK_PROFILE),
        )
        .order_by(account.c.next_review, account.c.id)
        .limit(200)
    )
    return _these(conn, list(search.read(conn, due)))
