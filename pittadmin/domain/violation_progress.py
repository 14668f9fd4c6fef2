"""How far a case has come: the next step, who does it, and when it is due."""

from collections.abc import Sequence
from datetime import date

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.violation_states import WAITS_FOR, ViolationState
from pittadmin.domain.violations import Outcome, Violation

_NEXT: dict[Act, str] = {
    Act.TAKE_UP_CASE: _("Read the report and take the case up."),
    Act.INSTRUCT: _("Look into it, then instruct the department, order the page down, or dismiss."),
    Act.ANSWER_REMOVED: _("{person} or a designee answers by {due}: removed, or refused and why."),
    Act.REFER_CASE: _("The removal was refused: refer the case for discipline."),
    Act.FILE_OUTCOME: _("File what discipline came to, even if it is that nothing follows."),
    Act.GIVE_NOTICE: _("Tell {person} in writing what was filed, by {due}."),
    Act.CASE_IS_DOWN: _("The department takes the page down, and confirms it on the account."),
    Act.CLOSE_CASE: _("Nothing is left to do but to close the case."),
}


def next_act(violation: Violation, outcomes: Sequence[Outcome]) -> Act | None:
    """Return the act for which a case waits; None once it is closed."""
    if violation.state is ViolationState.REFERRED and outcomes:
        return Act.GIVE_NOTICE if untold(outcomes) else Act.CLOSE_CASE
    return WAITS_FOR.get(violation.state)


def next_step(violation: Violation, outcomes: Sequence[Outcome]) -> str:
    """Return what is to be done next, and by whom, as a sentence for who works the case."""
    act = next_act(violation, outcomes)
    if act is None:
        return _("The case is closed.")
    person, due = "", violation.due
    if act is Act.ANSWER_REMOVED and violation.instruction is not None:
        person, due = violation.instruction.to.name, violation.instruction.due
    if act is Act.GIVE_NOTICE:
        first = untold(outcomes)[0]
        person, due = first.person.name, first.notice_due
    return _NEXT[act].format(person=person, due=say_date(due))


def untold(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return what was filed and its employee is not told of yet, the soonest due first."""
    waits = [one for one in outcomes if one.notice_at is None]
    return tuple(sorted(waits, key=lambda one: (one.notice_due, one.id)))


def missing_to_close(violation: Violation, outcomes: Sequence[Outcome]) -> tuple[Problem, ...]:
    """Return what a case still lacks before it can be closed (R52)."""
    if violation.state is not ViolationState.REFERRED:
        return ()
    if not outcomes:
        return (
            Problem(
                _("The case is referred for discipline, and no outcome is filed."),
                _("File what it came to first, even if it is that nothing follows."),
                "outcome",
                "R52",
            ),
        )
    return tuple(
        Problem(
            _("{person} is not told yet what was filed.").format(person=one.person.name),
            _("Give the letter by {day}, and record that it was given.").format(
                day=say_date(one.notice_due)
            ),
            "notice",
            "R52",
        )
        for one in untold(outcomes)
    )


def governed_due(violation: Violation, outcomes: Sequence[Outcome]) -> date | None:
    """Return when the next step is due where that is not the owner's to set: the day of an
    instruction that stands, or of a notice that is to be given."""
    instruction = violation.instruction
    if violation.state is ViolationState.INSTRUCTED and instruction is not None:
        return instruction.due
    if violation.state is ViolationState.REFERRED and (waits := untold(outcomes)):
        return waits[0].notice_due
    return None
