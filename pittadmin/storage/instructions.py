"""Instructions to remove content (R46): rows to values and back."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from pittadmin.domain.people import PersonRef
from pittadmin.domain.violations import Answer, Instruction
from pittadmin.storage.case_schema import instruction
from pittadmin.storage.people import ref
from pittadmin.storage.schema import department, person

_to, _giver, _answerer = (person.alias(name) for name in ("told", "giver", "answerer"))


def of(conn: Connection, violation_id: int) -> tuple[Instruction, ...]:
    """Return the instructions of a case, the newest first."""
    wanted = _instructions().where(instruction.c.violation_id == violation_id)
    return tuple(_instruction(row) for row in conn.execute(wanted))


def open_for(conn: Connection, person_id: int, department_ids: list[int]) -> dict[int, Instruction]:
    """Return the instructions that wait for a person or these departments, by the case's id."""
    told = (instruction.c.to_id == person_id) | instruction.c.department_id.in_(department_ids)
    wanted = _instructions().where(instruction.c.answer == Answer.NONE, told)
    return {row.violation_id: _instruction(row) for row in conn.execute(wanted)}


def add(conn: Connection, violation_id: int, **values: Any) -> None:
    """Add an instruction; `values` as in the table."""
    conn.execute(insert(instruction).values(violation_id=violation_id, **values))


def answer(conn: Connection, instruction_id: int, **values: Any) -> None:
    """Write down what became of an instruction; `values` as in the table."""
    conn.execute(update(instruction).where(instruction.c.id == instruction_id).values(**values))


@cache
def _instructions() -> Select[Any]:
    return (
        select(
            instruction,
            _to.c.name.label("told"),
            department.c.name.label("department"),
            _giver.c.name.label("giver"),
            _answerer.c.name.label("answerer"),
        )
        .join(_to, _to.c.id == instruction.c.to_id)
        .join(department, department.c.id == instruction.c.department_id)
        .join(_giver, _giver.c.id == instruction.c.given_by_id)
        .outerjoin(_answerer, _answerer.c.id == instruction.c.answered_by_id)
        .order_by(instruction.c.id.desc())
    )


def _instruction(row: Row[Any]) -> Instruction:
    return Instruction(
        row.id,
        PersonRef(row.to_id, row.told),
        row.department_id,
        row.department,
        row.content,
        row.due,
        PersonRef(row.given_by_id, row.giver),
        row.given_at,
        Answer(row.answer),
        ref(row.answered_by_id, row.answerer),
        row.answered_at,
        row.remark,
        row.record_id,
    )
