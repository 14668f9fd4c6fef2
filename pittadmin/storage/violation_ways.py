"""The ways in which a person sees violations, as conditions: what one may not see, one can neither
filter by nor sort by (R66, R67).

Who works a case may ask for everything. Who reads its report may ask for what the report says and
for the state. Who is told may ask for their instruction: its account, department, day and answer.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, cast, func, null, or_, select
from sqlalchemy import false as never

from pittadmin.domain.acts import Act
from pittadmin.domain.people import Actor
from pittadmin.domain.violation_sight import TOLD_STATES
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import Standing, ViolationQuery
from pittadmin.domain.violations import WORKS, Answer
from pittadmin.storage.case_schema import (
    instruction,
    violation,
    violation_category,
    violation_named,
    violation_reader,
)

Condition = ColumnElement[bool]
Asked = Callable[[ColumnElement[Any]], ColumnElement[Any]]

OPEN = [state for state in ViolationState if state is not ViolationState.CLOSED]
"""The states of cases that are not done with."""

_NUMBER = re.compile(r"V-[0-9]{4}-[0-9]{4,}")
_BEGINNING = re.compile(r"V-[0-9]{1,4}(-[0-9]*)?")


def plainly(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column as it is: the database chooses how to ask for it."""
    return column


@dataclass(frozen=True)
class Way:
    """One way of seeing violations.

    Args:
        source: the tables it reads.
        seen: which violations are seen this way.
        columns: what is seen of them, by name; what is not is NULL.
        filters: what the query asks for, of what is seen.
    """

    source: FromClause
    seen: Condition
    columns: Mapping[str, ColumnElement[Any]]
    filters: list[Condition]


def works(actor: Actor) -> Condition:
    """The violations that this person works, and so sees whole."""
    offices = [office for office, role in WORKS.items() if actor.has(role)]
    if not offices:
        return never()
    about_me = select(violation_named.c.violation_id)
    about_me = about_me.where(violation_named.c.person_id == actor.person.id)
    return and_(violation.c.office.in_(offices), violation.c.id.not_in(about_me))


def reads(actor: Actor) -> Condition:
    """The violations whose report this person is sent."""
    sent = select(violation_reader.c.violation_id)
    return violation.c.id.in_(sent.where(violation_reader.c.person_id == actor.person.id))


def told(actor: Actor) -> Condition:
    """The instructions that are this person's to answer, or were."""
    departments = actor.departments_for(Act.ANSWER_REMOVED)
    return or_(instruction.c.to_id == actor.person.id, instruction.c.department_id.in_(departments))


def working(
    actor: Actor,
    query: ViolationQuery,
    today: date,
    text: Condition | None = None,
    asked: Asked = plainly,
) -> Way:
    """Return the way of who works cases.

    Args:
        actor: who asks.
        query: what is asked.
        today: the day.
        text: the condition that report or notes hold the words of the query.
        asked: gives a column as it is to be asked for; see `account_search.unwalked`.
    """
    filters = _common(query, asked(violation.c.department_id), asked)
    filters += _of_report(query, text, asked)
    if query.owner_id is not None:
        filters.append(asked(violation.c.owner_id) == query.owner_id)
    if query.standing is Standing.OVERDUE:
        filters.append(asked(violation.c.due) < today)
    columns = {column.name: column for column in violation.c}
    return Way(violation, works(actor), columns, filters)


def reading(actor: Actor, query: ViolationQuery, today: date, text: Condition | None = None) -> Way:
    """Return the way of who is sent reports; `text` is that the report holds the words.

    What is due is the instruction that waits for this person, who may be both.
    """
    filters = _common(query, violation.c.department_id) + _of_report(query, text)
    theirs = select(func.min(instruction.c.due)).where(
        instruction.c.violation_id == violation.c.id,
        instruction.c.answer == Answer.NONE,
        told(actor),
    )
    due = theirs.correlate(violation).scalar_subquery()
    if query.owner_id is not None:
        filters.append(never())
    if query.standing is Standing.OVERDUE:
        filters.append(due < today)
    columns: dict[str, ColumnElement[Any]] = {column.name: column for column in violation.c}
    columns |= {"due": due, "owner_id": _nothing("owner_id")}
    return Way(violation, and_(reads(actor), ~works(actor)), columns, filters)


def being_told(actor: Actor, query: ViolationQuery, today: date, also_read: bool = False) -> Way:
    """Return the way of who is instructed, by the last instruction that is theirs.

    Args:
        actor: who asks.
        query: what is asked.
        today: the day.
        also_read: with the cases whose report they are sent; those are seen by that way.
    """
    last = (
        select(func.max(instruction.c.id))
        .where(told(actor))
        .group_by(instruction.c.violation_id)
        .scalar_subquery()
    )
    source = violation.join(instruction, instruction.c.violation_id == violation.c.id)
    waits = instruction.c.answer == Answer.NONE
    filters = _common(query, instruction.c.department_id)
    asked_more = (query.category, query.owner_id, query.office, query.since, query.until)
    if any(one not in ("", None) for one in asked_more) or (query.text and not number_of(query)):
        filters.append(never())
    if query.state is not None:
        answers = [answer for answer, state in TOLD_STATES.items() if state is query.state]
        filters.append(instruction.c.answer.in_(answers))
    if query.standing is not None:
        filters.append(~waits if query.standing is Standing.CLOSED else waits)
    if query.standing is Standing.OVERDUE:
        filters.append(instruction.c.due < today)
    columns: dict[str, ColumnElement[Any]] = {
        column.name: _nothing(column.name) for column in violation.c
    }
    columns |= {
        "id": violation.c.id,
        "number": violation.c.number,
        "account_id": violation.c.account_id,
        "account_key": violation.c.account_key,
        "department_id": instruction.c.department_id,
        "state": case(dict(TOLD_STATES), value=instruction.c.answer),
        "due": case((waits, instruction.c.due)),
    }
    seen = and_(instruction.c.id.in_(last), ~works(actor))
    if not also_read:
        seen = and_(seen, ~reads(actor))
    return Way(source, seen, columns, filters)


def overdue(today: date) -> Condition:
    """The cases whose next step should have been done by now; a closed one has none due."""
    return violation.c.due < today


def number_of(query: ViolationQuery) -> str:
    """Return the beginning of a number that the text of the query is, or an empty text."""
    typed = query.text.strip().upper()
    return typed if _BEGINNING.fullmatch(typed) else ""


def _nothing(name: str) -> ColumnElement[Any]:
    """Return what stands for a column of a violation that is not seen."""
    return cast(null(), violation.c[name].type)


def _common(
    query: ViolationQuery, department: ColumnElement[Any], asked: Asked = plainly
) -> list[Condition]:
    """Return the filters by what everybody sees who sees a case at all."""
    wanted: list[Condition] = []
    if query.account_id is not None:
        wanted.append(asked(violation.c.account_id) == query.account_id)
    if query.department_id is not None:
        wanted.append(department == query.department_id)
    if begin := number_of(query):
        number = asked(violation.c.number)
        if _NUMBER.fullmatch(begin):
            wanted.append(number == begin)
        else:  # between the ends, of which the database has an index
            wanted += [number >= begin, number <= begin + "9" * 8, number.like(begin + "%")]
    return wanted


def _of_report(
    query: ViolationQuery, text: Condition | None, asked: Asked = plainly
) -> list[Condition]:
    """Return the filters by what the report says, and by the state."""
    wanted: list[Condition] = [] if text is None else [text]
    if query.category:
        table = violation_category
        applies = select(table.c.violation_id).where(table.c.category == query.category)
        wanted.append(asked(violation.c.id).in_(applies))
    if query.office is not None:
        wanted.append(asked(violation.c.office) == query.office)
    if query.since is not None:
        wanted.append(violation.c.reported_on >= query.since)
    if query.until is not None:
        wanted.append(violation.c.reported_on <= query.until)
    if query.state is not None:
        wanted.append(asked(violation.c.state) == query.state)
    if query.standing is Standing.CLOSED:
        wanted.append(asked(violation.c.state) == ViolationState.CLOSED)
    elif query.standing is not None:
        wanted.append(asked(violation.c.state).in_(OPEN))
    return wanted
