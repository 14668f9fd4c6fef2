"""Which violations a query asks for, among a million, and what each person sees of them.

What finds few is sorted by itself. What finds many is met soon on a walk along the index of the
column it is sorted by, which has what the filters ask for; columns of few values are walked value
by value, in the order of what is read on screen. A word that many reports hold is met in the order
of the words themselves on SQLite, and asked of what the walk passes on PostgreSQL.

Numbers are given day by day, so one order is that of number, day and age.
"""

from array import array
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    func,
    null,
    or_,
    select,
    true,
    union_all,
)

from pittadmin.domain.people import Actor, PersonRef
from pittadmin.domain.routing import Office
from pittadmin.domain.tables import Sort
from pittadmin.domain.violation_categories import categories, category_title
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import (
    Standing,
    ViolationCounts,
    ViolationQuery,
    ViolationRow,
)
from pittadmin.domain.violations import WORKS
from pittadmin.storage import platforms, violation_words
from pittadmin.storage import violation_ways as ways
from pittadmin.storage.account_search import read, unwalked
from pittadmin.storage.case_schema import violation
from pittadmin.storage.schema import account, department, person
from pittadmin.storage.violation_ways import Condition, Way

FEW = 3_000
"""How many cases are sorted by themselves when a query finds no more."""

SOME = 40_000
"""The same for what is open or overdue, or in one state: it lies together at the end of the log,
where a walk from its other end would come last."""

_PASSED = (500, 1_500, 6_000, 24_000)
"""How many cases a walk passes before it is asked which of them hold a word, again and again."""

_DENSE = 5
"""A word that at least every fifth case holds is met soon on any walk."""


def ids(
    conn: Connection,
    actor: Actor,
    today: date,
    query: ViolationQuery,
    limit: int | None = None,
) -> "array[int]":
    """Return the ids of the cases that `query` asks for, in the order shown.

    For who works the log, what is seen without being worked comes first: it is little.
    """
    number = ways.number_of(query)
    words = [] if number else violation_words.searched(query.text)
    if query.text.strip() and not words and not number:
        return array("q")
    others = [
        ways.reading(actor, query, today, _reporting(conn, actor, words)),
        ways.being_told(actor, query, today),
    ]
    if not actor.has(WORKS[Office.PERSONNEL]):
        worked = ways.working(actor, query, today, _holding(conn, words))
        return _sorted(conn, [worked, *others], query.sort, limit)
    found = _sorted(conn, others, query.sort, limit)
    left = None if limit is None else limit - len(found)
    if left != 0:
        found.extend(_of_the_log(conn, actor, today, query, words, left))
    return found


def _of_the_log(
    conn: Connection,
    actor: Actor,
    today: date,
    query: ViolationQuery,
    words: list[str],
    limit: int | None,
) -> "array[int]":
    """Return the ids of what the query asks for in the log of Personnel."""
    asked = partial(unwalked, conn)
    walked = partial(ways.working, actor, query, today, asked=asked)
    if words:
        hits = violation_words.found(conn, words, FEW + 1)
        if len(hits) <= FEW:
            few = ways.working(actor, query, today, _these(hits))
            return _sorted(conn, [few], query.sort, limit)
        on_sqlite = conn.dialect.name == "sqlite"
        if on_sqlite and query.sort.key in _BY_DAY:
            return _streamed(conn, walked(), words, query.sort, limit)
        if limit is not None and (not on_sqlite or _are_dense(hits)):
            return _sifted(conn, walked(), words, query, limit)
        holding = _holding(conn, words, asked=asked)
        if on_sqlite:
            return _walk(conn, walked(holding), query, limit)
        return _sorted(conn, [walked(holding)], query.sort, limit)
    if query != ViolationQuery(sort=query.sort):
        plain = ways.working(actor, query, today)
        most = FEW if query.state is None and query.standing is None else SOME
        some = select(violation.c.id).where(plain.seen, *plain.filters).limit(most + 1)
        counted = select(func.count()).select_from(some.subquery())
        if conn.execute(counted).scalar_one() <= most:
            return _sorted(conn, [plain], query.sort, limit)
    return _walk(conn, walked(), query, limit)


def rows(
    conn: Connection, actor: Actor, today: date, wanted: Sequence[int]
) -> dict[int, ViolationRow]:
    """Return the rows of the log with these ids, each as this person sees it."""
    names = platforms.names(conn)
    found: dict[int, ViolationRow] = {}
    for sight, way in (
        (Sight.TOLD, ways.being_told(actor, ViolationQuery(), today)),
        (Sight.READS, ways.reading(actor, ViolationQuery(), today)),
        (Sight.WORKS, ways.working(actor, ViolationQuery(), today)),
    ):
        shown = {name: way.columns[name] for name in _SHOWN}
        columns = [column.label(name) for name, column in shown.items()]
        its = select(*columns).select_from(way.source).where(way.seen, _these(wanted)).subquery()
        asked = (
            select(its, account.c.handle, account.c.platform)
            .add_columns(department.c.name.label("department"), _owner.c.name.label("owner"))
            .outerjoin(account, account.c.id == its.c.account_id)
            .outerjoin(department, department.c.id == its.c.department_id)
            .outerjoin(_owner, _owner.c.id == its.c.owner_id)
        )
        for row in conn.execute(asked):
            found[row.id] = ViolationRow(
                row.id,
                row.number,
                sight,
                ViolationState(row.state),
                row.handle or "",
                names.get(row.platform, row.platform or ""),
                row.department or "",
                row.reported_on,
                row.category or "",
                (today - row.reported_on).days if row.reported_on else None,
                row.due,
                row.owner or "",
                row.due is not None and row.due < today,
            )
    return found


def counts(conn: Connection, actor: Actor, today: date) -> ViolationCounts:
    """Return how many cases wait for who works them, or instructions for this person's answer,
    and how many of these are overdue."""

    def number(standing: Standing) -> int:
        query = ViolationQuery(standing=standing)
        told = ways.being_told(actor, query, today, also_read=True)
        waiting = [ways.working(actor, query, today), told]
        return sum(
            conn.execute(
                select(func.count()).select_from(way.source).where(way.seen, *way.filters)
            ).scalar_one()
            for way in waiting
        )

    return ViolationCounts(number(Standing.OPEN), number(Standing.OVERDUE))


def waiting(
    conn: Connection, actor: Actor, today: date, state: ViolationState, most: int
) -> tuple[int, date | None, "array[int]"]:
    """Return what waits in a state for this person, among the cases that they work.

    A case that is owned waits for its owner, if that person is still at work; one that is
    instructed, once its day has passed.

    Returns:
        How many, the day since when the first waits, and the first ones, at most so many.
    """
    way = ways.working(actor, ViolationQuery(state=state), today)
    at_work = select(person.c.id).where(person.c.active, person.c.id != actor.person.id)
    owner = violation.c.owner_id
    mine = or_(owner.is_(None), owner.not_in(at_work))
    wanted = [way.seen, *way.filters, mine]
    if state is ViolationState.INSTRUCTED:
        wanted.append(ways.overdue(today))
    asked = select(func.count(), func.min(violation.c.state_since)).where(*wanted)
    count, since = conn.execute(asked).one()
    first = select(violation.c.id).where(*wanted).order_by(violation.c.id).limit(most)
    return count, since, read(conn, first) if count else array("q")


def owners(conn: Connection, actor: Actor) -> tuple[PersonRef, ...]:
    """Return who owns cases that this person works, by name."""
    owned = select(violation.c.id).where(violation.c.owner_id == person.c.id, ways.works(actor))
    found = select(person.c.id, person.c.name).where(owned.exists()).order_by(person.c.name)
    return tuple(PersonRef(row.id, row.name) for row in conn.execute(found))


_SHOWN = (
    "id",
    "number",
    "state",
    "account_id",
    "department_id",
    "reported_on",
    "category",
    "due",
    "owner_id",
)
_BY_DAY = ("number", "date", "age")
_owner = person.alias("owner")


def _holding(
    conn: Connection,
    words: list[str],
    reports_only: bool = False,
    asked: ways.Asked = ways.plainly,
) -> Condition | None:
    if not words:
        return None
    return asked(violation.c.id).in_(violation_words.holding(conn, words, reports_only))


def _reporting(conn: Connection, actor: Actor, words: list[str]) -> Condition | None:
    """Return the condition that the report holds the words, of those that this person is sent."""
    if not words:
        return None
    sent = select(violation.c.id).where(ways.reads(actor), ~ways.works(actor)).limit(FEW + 1)
    few = read(conn, sent)
    if len(few) > FEW:
        return _holding(conn, words, reports_only=True)
    return _these(violation_words.among(conn, words, few, reports_only=True) if few else few)


def _are_dense(hits: "array[int]") -> bool:
    """Tell by the first that hold a word whether many do."""
    return max(hits) - min(hits) < _DENSE * len(hits)


def _these(wanted: Sequence[int]) -> Condition:
    """Return the condition that a case is one of these, which stand in the statement itself."""
    listed = bindparam("these", list(wanted), expanding=True, literal_execute=True)
    return violation.c.id.in_(listed)


def _goes_down(by: Sort) -> bool:
    """Tell whether the days go down: the older a case is, the earlier its day."""
    return by.descending is not (by.key == "age")


def _groups(conn: Connection, key: str) -> list[Any]:
    """Return the values of a column of few values, in the order of what is read on screen."""
    if key == "state":
        return list(ViolationState)
    if key == "category":
        return sorted(categories(), key=category_title)
    table, name = (
        (department, department.c.name_key)
        if key == "department"
        else (
            person,
            person.c.name,
        )
    )
    asked = select(table.c.id).order_by(name, table.c.id)
    if key == "owner":
        owned = select(violation.c.id).where(violation.c.owner_id == table.c.id)
        asked = asked.where(owned.exists())
    return list(conn.execute(asked).scalars())


_GROUPED = {
    "state": violation.c.state,
    "category": violation.c.category,
    "department": violation.c.department_id,
    "owner": violation.c.owner_id,
}


def _sorted(conn: Connection, seen: list[Way], by: Sort, limit: int | None) -> "array[int]":
    """Return the ids after reading and sorting all that are asked for; what is empty is last."""
    sources = []
    for way in seen:
        key = _rank(conn, way, by.key)
        its = select(way.columns["id"].label("id"), key.label("key"))
        sources.append(its.select_from(way.source).where(way.seen, *way.filters))
    every = union_all(*sources) if len(sources) > 1 else sources[0]
    found = every.cte("found").prefix_with("MATERIALIZED", dialect="postgresql")
    down = _goes_down(by)
    place, id_ = unwalked(conn, found.c.key), unwalked(conn, found.c.id)
    order = [place.desc().nulls_last(), id_.desc()] if down else [place.nulls_last(), id_]
    return read(conn, select(found.c.id).order_by(*order).limit(limit))


def _rank(conn: Connection, way: Way, key: str) -> ColumnElement[Any]:
    """Return what a way's rows are sorted by."""
    if key == "number":
        return way.columns["id"]
    if key in _BY_DAY:
        return way.columns["reported_on"]
    if key == "account":
        return func.nullif(way.columns["account_key"], "")
    if key == "due":
        return way.columns["due"]
    ranks = {value: rank for rank, value in enumerate(_groups(conn, key))}
    column = way.columns[_GROUPED[key].name]
    return case(ranks, value=column) if ranks else null()


def _walk(conn: Connection, way: Way, query: ViolationQuery, limit: int | None) -> "array[int]":
    """Return the first ids, walking the index of the column they are sorted by."""
    by = query.sort
    column, places = _places(conn, query)
    down = _goes_down(by)
    order = [column, violation.c.id] if column is not violation.c.id else [column]
    directed = [one.desc() if down else one.asc() for one in order]
    statement = select(violation.c.id).where(way.seen, *way.filters).order_by(*directed)
    found: array[int] = array("q")
    for place in places:
        left = None if limit is None else limit - len(found)
        found.extend(read(conn, statement.where(place).limit(left)))
        if left is not None and len(found) == limit:
            break
    return found


def _places(conn: Connection, query: ViolationQuery) -> tuple[ColumnElement[Any], list[Condition]]:
    """Return the column of a walk's order, and what it visits in turn; what is empty comes last."""
    by = query.sort
    if by.key in _BY_DAY:
        return violation.c.reported_on, [true()]
    if by.key == "account":
        key = violation.c.account_key
        return key, [key > "", key == ""]
    if by.key == "due":
        due = violation.c.due
        return due, [due.is_not(None), due.is_(None)]
    column = _GROUPED[by.key]
    chosen = {"state": query.state, "department": query.department_id, "owner": query.owner_id}
    if (one := chosen.get(by.key)) is not None:
        return violation.c.id, [column == one]
    values = _groups(conn, by.key)
    places: list[Condition] = [
        column == value for value in (reversed(values) if _goes_down(by) else values)
    ]
    rest = column.not_in(values) if by.key == "category" else column.is_(None)
    return violation.c.id, places if by.key == "state" else [*places, rest]


def _streamed(
    conn: Connection, way: Way, words: list[str], by: Sort, limit: int | None
) -> "array[int]":
    """Return ids in the order in which SQLite itself has the words of the cases."""
    hits, place = violation_words.in_order(conn, words)
    statement = (
        select(hits.c.id)
        .select_from(hits.join(violation, violation.c.id == hits.c.id))
        .where(way.seen, *way.filters)
        .order_by(place.desc() if _goes_down(by) else place)
    )
    # A case whose report and notes hold them comes more than once, one behind the other.
    asked = limit
    while True:
        every = read(conn, statement.limit(asked))
        found = array("q", dict.fromkeys(every))
        if asked is None or limit is None or len(every) < asked or len(found) >= limit:
            return found[:limit]
        asked *= 4


def _sifted(
    conn: Connection, way: Way, words: list[str], query: ViolationQuery, limit: int
) -> "array[int]":
    """Return the first ids of a walk of which PostgreSQL says that they hold the words."""
    found: array[int] = array("q")
    passed = 0
    for more in (*_PASSED, None):
        reach = None if more is None else passed + more
        walked = _walk(conn, way, query, reach)
        fresh = walked[passed:]
        held = set(violation_words.among(conn, words, fresh))
        found.extend(one for one in fresh if one in held)
        if len(found) >= limit or (reach is not None and len(walked) < reach):
            break
        passed = len(walked)
    return found[:limit]
