"""How each person sees a case: all of it, the report and the state, or an instruction alone.

The reporter, the notes and what discipline came to are in no sight: see `services.violation_view`.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.people import Actor
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import Answer, Instruction, Violation, works


class Sight(StrEnum):
    """How a person sees a case."""

    WORKS = "works"
    READS = "reads"
    TOLD = "told"


TOLD_STATES: dict[Answer, ViolationState] = {
    Answer.NONE: ViolationState.INSTRUCTED,
    Answer.REMOVED: ViolationState.REMOVED,
    Answer.REFUSED: ViolationState.REFUSED,
    Answer.WITHDRAWN: ViolationState.CLOSED,
}
"""Where a case stands for who is instructed: what became of the instruction, and nothing else."""


def told(actor: Actor, instruction: Instruction) -> bool:
    """Tell whether an instruction is this person's to answer, or was."""
    to_department = instruction.department_id in actor.departments_for(Act.ANSWER_REMOVED)
    return instruction.to.id == actor.person.id or to_department


def sight_of(actor: Actor, violation: Violation, readers: Collection[int]) -> Sight | None:
    """Return how a person sees a case; None when it is none of their business.

    Args:
        actor: who looks.
        violation: the case, whole.
        readers: ids of who is sent the report.
    """
    if works(actor, violation):
        return Sight.WORKS
    if actor.person.id in readers:
        return Sight.READS
    if any(told(actor, one) for one in violation.instructions):
        return Sight.TOLD
    return None


def as_seen(actor: Actor, violation: Violation, sight: Sight) -> Violation:
    """Return a case with what this person may know of it; the rest is empty.

    For who reads it and for who is told, what is due is their own instruction alone. For who is
    told, the case begins with the instruction, and its answer is all that becomes of it.
    """
    if sight is Sight.WORKS:
        return violation
    mine = tuple(one for one in violation.instructions if told(actor, one))
    waits = next((one.due for one in mine if one.answer is Answer.NONE), None)
    if sight is Sight.READS:
        return replace(violation, instructions=mine, due=waits, owner=None)
    last = mine[0]
    began, moved = _day(last), _day(last, answered=True)
    return Violation(
        id=violation.id,
        number=violation.number,
        version=violation.version,
        office=violation.office,
        state=TOLD_STATES[last.answer],
        state_since=moved,
        reported_on=began,
        categories=(),
        place=violation.place,
        account_id=violation.account_id,
        account=violation.account,
        platform=violation.platform,
        department_id=last.department_id,
        department=last.department,
        address=violation.address,
        due=waits,
        instructions=mine,
    )


def _day(instruction: Instruction, answered: bool = False) -> date:
    moment = instruction.answered_at if answered else None
    return (moment or instruction.given_at).astimezone(CITY_ZONE).date()
