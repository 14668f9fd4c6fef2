"""Which accounts a query asks for, written so that both databases read the right index.

Among 100,000 accounts there are three ways. What finds few is sorted by itself (`few`, `sort`).
What finds many is met soon on a walk along the index of the column it is sorted by (`walk`), which
has what the filters ask for. What waits for a person is read from `ix_account_list` and sorted.
PostgreSQL counts rows before it chooses an index; SQLite does not, so a plus sign before a column
tells it which indexes to leave alone (`unwalked`).
"""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    Select,
    Text,
    TextClause,
    and_,
    bindparam,
    cast,
    false,
    func,
    or_,
    select,
    text,
    true,
    union,
)
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from pittadmin.domain.account_states import WAITS_FOR, State
from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.accounts import Answer, Placement
from pittadmin.domain.acts import Act
from pittadmin.domain.people import Actor
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.tables import Sort
from pittadmin.storage.schema import account, account_administrator, department, evidence
from pittadmin.storage.words import holds, searched_words

FEW = 1000
"""How many accounts are sorted by themselves when a query finds no more."""


def _pieces() -> ColumnElement[Any]:
    # The constants stand in the statement itself, or PostgreSQL would not know its index in it.
    three, parted, line = text("'(...)'"), text(r"E'\\1\n'"), text(r"E'\n'")
    shown = account.c.search_key
    first, second, third = (
        func.regexp_replace(start, three, parted, text("'g'"), type_=Text)
        for start in (shown, func.substr(shown, text("2")), func.substr(shown, text("3")))
    )
    return func.string_to_array(first + line + second + line + third, line)


PIECES = _pieces()
"""Every three characters of what is shown that follow each other: PostgreSQL has an index of them.

Whatever has a word in it has the word's pieces too. A look through all of 100,000 accounts takes
PostgreSQL 30 to 50 ms; SQLite, which reads `ix_account_words` in 15 ms, does without.
"""

_ANSWERED = (State.SUBMITTED, State.APPROVED, State.LIVE)

_SORT: dict[str, Column[Any]] = {
    "platform": account.c.platform,
    "handle": account.c.handle_key,
    "email": account.c.email_key,
    "business_page": account.c.business_page,
    "state": account.c.state,
    "custody": account.c.custody,
    "next_review": account.c.next_review,
}

_MAY_BE_EMPTY = {column for column in _SORT.values() if column.nullable}
_own = department.alias("own_department")

Conditions = Sequence[ColumnElement[bool]]


def conditions(
    conn: Connection, actor: Actor, query: AccountQuery, ordered: bool = False
) -> list[ColumnElement[bool]]:
    """Return what `query` asks for, of what this person sees.

    Args:
        ordered: the answer is read in the order shown, from the index of that order.
    """

    def asked(column: ColumnElement[Any]) -> ColumnElement[Any]:
        return unwalked(conn, column) if ordered or query.text else column

    # SQLite asks in this order, and words leave least over.
    wanted = [*_words(conn, query.text, not ordered), visible(actor)]
    if query.department_id is not None:
        wanted.append(account.c.department_id == query.department_id)
    if query.platform:
        wanted.append(asked(account.c.platform) == query.platform)
    if query.needs_me:
        wanted.append(needs(actor))
    if query.due_on is not None:
        wanted.append(_due(conn, actor, query.due_on))
    # What is archived is kept for the record, and shown when asked for.
    if query.state is not None:
        wanted.append(asked(account.c.state) == query.state)
    elif not query.needs_me:
        wanted.append(unwalked(conn, account.c.state) != State.ARCHIVED)
    return wanted


def _due(conn: Connection, actor: Actor, day: date) -> ColumnElement[bool]:
    """Return the condition that this person is to look at an account's page by `day` (R34, R57)."""
    from pittadmin.storage import monitoring  # most questions do without its tables

    return monitoring.is_due(actor, monitoring.periods(conn), day)


def _words(conn: Connection, said: str, by_pieces: bool) -> list[ColumnElement[bool]]:
    """Return the condition for each word: it is in the department's name, or in what is shown."""
    words = searched_words(said)
    if not words:
        return []
    departments = conn.execute(select(department.c.id, department.c.name_key)).all()
    found = []
    for word in words:
        shown = _shows(conn, word, by_pieces)
        named = [row.id for row in departments if word in row.name_key]
        found.append(or_(account.c.department_id.in_(named), shown) if named else shown)
    return found


def _shows(conn: Connection, word: str, by_pieces: bool) -> ColumnElement[bool]:
    """Return the condition that what is shown of an account has the word in it."""
    if conn.dialect.name == "sqlite":
        return holds(account.c.search_key, word)
    # Twice as fast there as LIKE.
    shown = func.strpos(account.c.search_key, word) > 0
    pieces = sorted({word[place : place + 3] for place in range(len(word) - 2)})
    if by_pieces and pieces and not _is_common(conn, word):
        return and_(PIECES.op("@>")(cast(pieces, ARRAY(Text))), shown)
    return shown


def _is_common(conn: Connection, word: str) -> bool:
    """Tell by a sample of one page in a hundred whether many accounts on PostgreSQL have the word.

    They are then met sooner without the pieces, which take 20 µs to make of each account.
    """
    sample = account.tablesample(func.system(1))
    found = func.count().filter(func.strpos(sample.c.search_key, word) > 0)
    return conn.execute(select(found).select_from(sample)).scalar_one() > 3 * FEW // 100


def walk(conn: Connection, actor: Actor, query: AccountQuery, limit: int | None) -> "array[int]":
    """Return the first ids, walking the index of the column they are sorted by.

    For departments, which are few, each one's accounts are read in turn; so are those that have
    nothing in the column, which the databases put at opposite ends.
    """
    by = query.sort
    column = _SORT.get(by.key, account.c.handle_key)
    order = _directed([column, account.c.id], by)
    statement = select(account.c.id).order_by(*order)
    statement = statement.where(*conditions(conn, actor, query, ordered=True))
    places: list[ColumnElement[bool]] = [true()]
    if by.key == "department" and query.department_id is None:
        named = select(department.c.id).order_by(*_directed([department.c.name_key], by))
        places = [account.c.department_id == id_ for id_ in conn.execute(named).scalars()]
    ends = [column.is_(None), column.is_not(None)] if column in _MAY_BE_EMPTY else [true()]
    found: array[int] = array("q")
    for place in places:
        for end in reversed(ends) if by.descending else ends:
            left = None if limit is None else limit - len(found)
            found.extend(read(conn, statement.where(place, end).limit(left)))
            if left is not None and len(found) == limit:
                return found
    return found


def few(conn: Connection, wanted: Conditions) -> "array[int] | None":
    """Return the ids that are found, in no order; None when there are more than `FEW`."""
    found = read(conn, select(account.c.id).where(*wanted).limit(FEW + 1))
    return found if len(found) <= FEW else None


def sort(conn: Connection, wanted: Conditions, by: Sort, limit: int | None) -> "array[int]":
    """Return the ids after reading and sorting all that are asked for."""
    statement = select(account.c.id).where(*wanted)
    order: Sequence[ColumnElement[Any]]
    if by.key == "department":
        statement = statement.outerjoin(department, department.c.id == account.c.department_id)
        order = [department.c.name_key, account.c.handle_key, account.c.id]
    else:
        order = [_SORT[by.key], account.c.id]
    directed = _directed([unwalked(conn, column) for column in order], by)
    # What is empty comes first, and last when it goes down, on both databases.
    ends = [one.nulls_last() if by.descending else one.nulls_first() for one in directed]
    return read(conn, statement.order_by(*ends).limit(limit))


def these(ids: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition that an account is one of these.

    The ids stand in the statement itself: as hundreds of values beside it they would take the
    program longer than the database takes for its answer.
    """
    listed = bindparam("these", list(ids), expanding=True, literal_execute=True)
    return account.c.id.in_(listed)


def unwalked(conn: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the column so that SQLite does not choose an index for its sake."""
    if conn.dialect.name != "sqlite":
        return column
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def read(conn: Connection, statement: Select[Any] | TextClause) -> "array[int]":
    """Return the ids that a statement gives, without an object for each.

    They come from the driver itself: SQLAlchemy's rows take three times as long, in which the
    window waits for its turn.
    """
    result = conn.execute(statement)
    found: array[int] = array("q")
    while result.cursor and (chunk := result.cursor.fetchmany(4096)):
        found.extend([row[0] for row in chunk])
    result.close()
    return found


def _directed(order: Sequence[ColumnElement[Any]], by: Sort) -> list[UnaryExpression[Any]]:
    return [column.desc() if by.descending else column.asc() for column in order]


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
    for state, act in WAITS_FOR.items():
        if actor.may_somewhere(act):
            stands = and_(account.c.state == state, may(actor, act))
            if state is State.APPROVED:  # what lacks nothing waits for another act
                stands = and_(stands, ~complete())
            waits.append(stands)
    if actor.may_somewhere(Act.PUT_LIVE):
        stands = account.c.state == State.APPROVED
        waits.append(and_(stands, may(actor, Act.PUT_LIVE), complete()))
    for column, act in (
        (account.c.placement_answer, Act.ACCEPT_PLACEMENT),
        (account.c.waiver_answer, Act.ACCEPT_WAIVER),
    ):
        if actor.may_somewhere(act):
            stands = account.c.state.in_(_ANSWERED)
            waits.append(and_(column == Answer.ASKED, stands, may(actor, act)))
    return _any(waits)


def _any(waits: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return that one of these holds; each is asked by itself, and so finds an index of its own."""
    if len(waits) < 2:
        return waits[0] if waits else false()
    asked = [select(account.c.id).where(one).correlate(None) for one in waits]
    return account.c.id.in_(union(*asked))


def complete() -> ColumnElement[bool]:
    """The approved accounts that lack nothing on file before they can be live.

    As `account_progress.missing_to_go_live` says it, but for delegations, which depend on the day.
    """
    pair = account_administrator
    proved = select(evidence.c.id).where(evidence.c.account_id == account.c.id)
    named = select(pair.c.id).where(pair.c.account_id == account.c.id)
    # SQLite asks in this order, and an account without a picture needs no look at its long row.
    return and_(
        proved.exists(),
        named.exists(),
        account.c.page_address != "",
        account.c.purpose != "",
        or_(
            and_(account.c.placement == Placement.PROFILE, account.c.profile_disclaimer),
            and_(
                account.c.placement != Placement.PROFILE,
                account.c.placement_answer == Answer.ACCEPTED,
            ),
        ),
        or_(account.c.profile_link, account.c.waiver_answer == Answer.ACCEPTED),
        login_follows(),
    )


def login_follows() -> ColumnElement[bool]:
    """The accounts whose login is on their department's general e-mail, where it has one (R20)."""
    general = select(_own.c.email_key).where(_own.c.id == account.c.department_id)
    return account.c.email_key == func.coalesce(general.scalar_subquery(), account.c.email_key)


def may(actor: Actor, act: Act) -> ColumnElement[bool]:
    """The accounts on which this person may do `act`, in whatever state they are."""
    others = true()
    if act is Act.PUT_LIVE:  # the own matter of who vouches for the page
        vouches = func.coalesce(account.c.recorded_by_id, account.c.submitted_by_id, 0)
        others = vouches != actor.person.id
    elif PERMISSIONS[act].others_only:
        others = _not_own(actor)
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
