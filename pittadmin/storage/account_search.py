"""Which accounts a query asks for, written so that both databases read the right index.

Among 100,000 accounts there are three ways. The first rows of all accounts come from the index of
the column they are sorted by (`walk`). A search reads the narrow `ix_account_search` (`few`); the
handful it finds is then sorted, and what is found everywhere is met soon on a walk. Filters read
`ix_account_list` and sort (`sort`). PostgreSQL counts rows before it chooses an index; SQLite does
not, so a plus sign before a column tells it which indexes to leave alone (`unwalked`).
"""

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select, true
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from pittadmin.domain.account_states import WAITS_FOR, State
from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.accounts import Answer
from pittadmin.domain.people import PERMISSIONS, Act, Actor
from pittadmin.domain.tables import Sort
from pittadmin.storage.people import key
from pittadmin.storage.schema import account, account_administrator, department

MOST_SEARCHED = 200
"""How many characters of a search are looked for; a whole document may have been pasted."""

FEW = 2000
"""How many accounts found by a search are sorted by themselves."""

_ANSWERED = (State.SUBMITTED, State.APPROVED, State.LIVE)

_SORT: dict[str, ColumnElement[Any]] = {
    "platform": account.c.platform,
    "handle": account.c.handle_key,
    "email": account.c.email_key,
    "business_page": account.c.business_page,
    "state": account.c.state,
    "custody": account.c.custody,
    "next_review": account.c.next_review,
}

Conditions = Sequence[ColumnElement[bool]]


def conditions(conn: Connection, actor: Actor, query: AccountQuery) -> list[ColumnElement[bool]]:
    """Return what `query` asks for, of what this person sees."""
    # SQLite asks in this order, and words leave least over.
    wanted = [*_words(conn, query.text), visible(actor)]
    plain = not (query.text or query.platform or query.needs_me or query.department_id)
    if query.department_id is not None:
        wanted.append(account.c.department_id == query.department_id)
    if query.platform:
        wanted.append(unwalked(conn, account.c.platform) == query.platform)
    if query.needs_me:
        wanted.append(needs(actor))
    # What is archived is kept for the record, and shown when asked for.
    if query.state is not None:
        state = unwalked(conn, account.c.state) if query.text else account.c.state
        wanted.append(state == query.state)
    elif plain or (query.text and not query.needs_me):
        wanted.append(unwalked(conn, account.c.state) != State.ARCHIVED)
    elif not query.needs_me:
        wanted.append(account.c.state.in_([one for one in State if one is not State.ARCHIVED]))
    return wanted


def _words(conn: Connection, text: str) -> list[ColumnElement[bool]]:
    """Return the condition for each word: it is in the department's name, or in what is shown."""
    # What no database keeps is found in none: NUL, and halves of characters.
    typed = text[:MOST_SEARCHED].encode("utf-8", "replace").decode().replace("\x00", "")
    words = key(typed).split()
    if not words:
        return []
    departments = conn.execute(select(department.c.id, department.c.name_key)).all()
    found = []
    for word in words:
        like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        shown = account.c.search_key.like(like, escape="\\")
        named = [row.id for row in departments if word in row.name_key]
        found.append(or_(account.c.department_id.in_(named), shown) if named else shown)
    return found


def walk(conn: Connection, wanted: Conditions, by: Sort, limit: int) -> "array[int]":
    """Return the first ids, walking the index of the column they are sorted by.

    For departments, which are few, each one's accounts are read in turn.
    """
    statement = select(account.c.id).where(*wanted)
    if by.key != "department":
        order = _directed([_SORT[by.key], account.c.id], by)
        return read(conn, statement.order_by(*order).limit(limit))
    found: array[int] = array("q")
    named = select(department.c.id).order_by(*_directed([department.c.name_key], by))
    order = _directed([account.c.handle_key, account.c.id], by)
    for department_id in conn.execute(named).scalars():
        of_one = statement.where(account.c.department_id == department_id).order_by(*order)
        found.extend(read(conn, of_one.limit(limit - len(found))))
        if len(found) == limit:
            break
    return found


def few(conn: Connection, wanted: Conditions) -> "array[int] | None":
    """Return the ids that a search finds, in no order; None when there are more than `FEW`."""
    found = read(conn, select(account.c.id).where(*wanted).limit(FEW + 1))
    return found if len(found) <= FEW else None


def sort(conn: Connection, wanted: Conditions, by: Sort, limit: int | None) -> "array[int]":
    """Return the ids after reading and sorting all that are asked for."""
    statement = select(account.c.id).where(*wanted)
    order: list[ColumnElement[Any]]
    if by.key == "department":
        statement = statement.outerjoin(department, department.c.id == account.c.department_id)
        order = [department.c.name_key, account.c.handle_key, account.c.id]
    else:
        order = [_SORT[by.key], account.c.id]
    order = [unwalked(conn, column) for column in order]
    return read(conn, statement.order_by(*_directed(order, by)).limit(limit))


def unwalked(conn: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the column so that SQLite does not choose an index for its sake."""
    if conn.dialect.name != "sqlite":
        return column
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def read(conn: Connection, statement: Select[Any]) -> "array[int]":
    """Return the ids that a statement gives, without an object for each."""
    result = conn.execute(statement)
    found: array[int] = array("q")
    while chunk := result.fetchmany(4096):
        found.extend([row[0] for row in chunk])
    return found


def _directed(order: list[ColumnElement[Any]], by: Sort) -> list[ColumnElement[Any]]:
    return [column.desc() for column in order] if by.descending else order


def visible(actor: Actor) -> ColumnElement[bool]:
    """Drafts are their department's own business until they are sent; pages that exist are not."""
    return or_(
        account.c.state != State.DRAFT,
        account.c.exists_already,
        account.c.department_id.in_(actor.departments or [0]),
    )


def needs(actor: Actor) -> ColumnElement[bool]:
    """The accounts whose next act this person may do, drawn from the table of who may do what."""
    waits: list[ColumnElement[bool]] = []
    states: set[State] = set()
    for state, act in WAITS_FOR.items():
        if actor.may_somewhere(act):
            waits.append(and_(account.c.state == state, may(actor, act)))
            states.add(state)
    for column, act in (
        (account.c.placement_answer, Act.ACCEPT_PLACEMENT),
        (account.c.waiver_answer, Act.ACCEPT_WAIVER),
    ):
        if actor.may_somewhere(act):
            stands = account.c.state.in_(_ANSWERED)
            waits.append(and_(column == Answer.ASKED, stands, may(actor, act)))
            states.update(_ANSWERED)
    return and_(account.c.state.in_(sorted(states)), or_(*waits)) if waits else false()


def may(actor: Actor, act: Act) -> ColumnElement[bool]:
    """The accounts on which this person may do `act`, in whatever state they are."""
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
