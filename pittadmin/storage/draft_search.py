"""Which drafts a query asks for, who sees which, and which wait for whom."""

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.draft_table import DraftQuery, DraftRow
from pittadmin.domain.people import Actor
from pittadmin.domain.roles import Role
from pittadmin.storage import drafts, platforms
from pittadmin.storage.account_search import read
from pittadmin.storage.people import key
from pittadmin.storage.schema import (
    department,
    draft,
    draft_question,
    draft_text,
    draft_writer,
    person,
    post,
)
from pittadmin.storage.words import holds, searched_words

_author = person.alias("author")

_SORT: dict[str, ColumnElement[Any]] = {
    "title": func.lower(draft_text.c.title),
    "department": department.c.name_key,
    "state": draft.c.state,
    "author": _author.c.name,
    "changed": draft_text.c.changed_at,
}


def ids(
    conn: Connection, actor: Actor, query: DraftQuery, limit: int | None = None
) -> "array[int]":
    """Return the ids of the drafts that `query` asks for, in the order shown."""
    statement = _joined(draft.c.id).where(*_conditions(conn, actor, query))
    order = [_SORT[query.sort.key], draft.c.id]
    directed = [one.desc() for one in order] if query.sort.descending else order
    return read(conn, statement.order_by(*directed).limit(limit))


def rows(conn: Connection, wanted: Sequence[int]) -> dict[int, DraftRow]:
    """Return the rows of the list with these ids."""
    names = platforms.names(conn)
    written = drafts.texts(conn, wanted)
    found = conn.execute(
        _joined(
            draft.c.id,
            draft_text.c.title,
            department.c.name.label("department"),
            _author.c.name.label("author"),
            draft.c.state,
            draft_text.c.changed_at,
            select(post.c.id).where(post.c.draft_id == draft.c.id).exists().label("is_out"),
        ).where(draft.c.id.in_(list(wanted)))
    )
    return {
        row.id: DraftRow(
            row.id,
            row.title,
            row.department,
            row.author,
            DraftState(row.state),
            tuple(names.get(one, one) for one in written[row.id].platforms),
            row.changed_at,
            bool(row.is_out),
        )
        for row in found
    }


def counts(conn: Connection, actor: Actor) -> dict[DraftState, int]:
    """Return how many drafts this person sees in each state."""
    found = conn.execute(
        select(draft.c.state, func.count()).where(visible(actor)).group_by(draft.c.state)
    )
    return {DraftState(state): number for state, number in found}


def waiting(conn: Connection, actor: Actor) -> list[int]:
    """Return the drafts that wait for this person, the longest waiting first."""
    oldest = select(draft.c.id).where(needs(actor)).order_by(draft.c.state_since, draft.c.id)
    return list(read(conn, oldest.limit(500)))


def sees(conn: Connection, actor: Actor, draft_id: int) -> bool:
    """Tell whether this person sees a draft."""
    mine = select(draft.c.id).where(draft.c.id == draft_id, visible(actor))
    return conn.execute(mine).one_or_none() is not None


def visible(actor: Actor) -> ColumnElement[bool]:
    """A draft is its department's business until it is posted; Personnel also sees what it was
    asked (R53), and what has gone out, which it monitors (R34)."""
    own = actor.departments_for(Act.WRITE_DRAFT) | actor.departments_for(Act.APPROVE_DRAFT)
    seen = draft.c.department_id.in_(own or [0])
    if actor.may(Act.ANSWER_QUESTION):
        asked = select(draft_question.c.draft_id)
        seen = or_(seen, draft.c.state == DraftState.POSTED, draft.c.id.in_(asked))
    return seen


def needs(actor: Actor) -> ColumnElement[bool]:
    """The drafts whose next act is this person's.

    What was returned, answered or approved waits for the department's administrators, and for the
    head only where the head wrote in it.
    """
    me = actor.person.id
    wrote = draft.c.id.in_(select(draft_writer.c.draft_id).where(draft_writer.c.person_id == me))
    waits: list[ColumnElement[bool]] = []
    if actor.may(Act.ANSWER_QUESTION):
        open_ = draft_question.c.answered_at.is_(None) & (draft_question.c.asked_by_id != me)
        asked = select(draft_question.c.draft_id).where(open_)
        waits.append(and_(draft.c.state == DraftState.HELD, draft.c.id.in_(asked)))
    headed = draft.c.department_id.in_(select(department.c.id).where(department.c.head_id == me))
    others = func.coalesce(draft.c.sent_by_id, 0) != me
    waits.append(
        and_(
            draft.c.state == DraftState.SENT,
            draft.c.department_id.in_(actor.departments_for(Act.APPROVE_DRAFT) or [0]),
            or_(headed, and_(~wrote, others)),
        )
    )
    administered = [one.department_id for one in actor.grants if one.role is Role.ADMINISTRATOR]
    mine = or_(
        draft.c.department_id.in_(administered or [0]),
        and_(draft.c.department_id.in_(actor.departments_for(Act.WRITE_DRAFT) or [0]), wrote),
    )
    answered = (
        select(draft_question.c.id)
        .where(
            draft_question.c.draft_id == draft.c.id,
            draft_question.c.answered_at == draft.c.state_since,
            draft_question.c.answered_by_id != draft_question.c.asked_by_id,  # not taken back
        )
        .exists()
    )
    waits.append(
        and_(
            mine,
            or_(
                draft.c.state.in_([DraftState.RETURNED, DraftState.APPROVED]),
                and_(draft.c.state == DraftState.DRAFT, answered),
            ),
        )
    )
    return or_(*waits)


def _joined(*columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).select_from(
        draft.join(draft_text, draft_text.c.draft_id == draft.c.id)
        .join(department, department.c.id == draft.c.department_id)
        .join(_author, _author.c.id == draft.c.author_id)
    )


def _conditions(conn: Connection, actor: Actor, query: DraftQuery) -> list[ColumnElement[bool]]:
    wanted = [visible(actor)]
    if query.department_id is not None:
        wanted.append(draft.c.department_id == query.department_id)
    if query.state is not None:
        wanted.append(draft.c.state == query.state)
    else:
        wanted.append(draft.c.state != DraftState.DISCARDED)
    if query.needs_me:
        wanted.append(needs(actor))
    words = searched_words(query.text)
    if words:
        people = conn.execute(select(person.c.id, person.c.name)).all()
        departments = conn.execute(select(department.c.id, department.c.name_key)).all()
        for word in words:
            authors = [row.id for row in people if word in key(row.name)]
            named = [row.id for row in departments if word in row.name_key]
            wanted.append(
                or_(
                    holds(draft_text.c.search_key, word),
                    draft.c.department_id.in_(named or [0]),
                    draft.c.author_id.in_(authors or [0]),
                )
            )
    return wanted
