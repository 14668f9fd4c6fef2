"""What waits for a person of cases: instructions to answer (R46), and cases to move on."""

from pittadmin.domain import violation_progress as progress
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import morning, say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.violation_categories import category_title
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES, WAITS_FOR, ViolationState
from pittadmin.domain.violations import WORKS
from pittadmin.services.context import Look
from pittadmin.services.waiting import Waiting
from pittadmin.storage import instructions, outcomes, violation_search, violations

SINGLY = 5
"""How many cases in one state stand here one by one; more of them stand as one."""


_STEPS: dict[Act, str] = {
    Act.TAKE_UP_CASE: _("Take up the case"),
    Act.INSTRUCT: _("Open the case"),
    Act.ANSWER_REMOVED: _("Open the case"),
    Act.REFER_CASE: _("Refer the case"),
    Act.FILE_OUTCOME: _("File the outcome"),
    Act.GIVE_NOTICE: _("Tell the employee"),
    Act.CLOSE_CASE: _("Close the case"),
}
_STATES = tuple(state for state, act in WAITS_FOR.items() if act in _STEPS)
"""The states in which somebody who works the case has to move."""


def waiting(look: Look) -> list[Waiting]:
    """Return the instructions to answer, and the cases that wait for this person's step."""
    return [*_instructions(look), *_cases(look)]


def _instructions(look: Look) -> list[Waiting]:
    """Return the instructions that this head or designee is to answer (R46)."""
    departments = sorted(look.actor.departments_for(Act.ANSWER_REMOVED))
    open_ = instructions.open_for(look.conn, look.actor.person.id, departments)
    found = []
    for violation_id, one in open_.items():
        case = violations.get(look.conn, violation_id)
        said = (
            _("It was to be removed by {day}: {content}")
            if one.due < look.today
            else _("To be removed by {day}: {content}")
        )
        found.append(
            Waiting(
                "violation",
                violation_id,
                one.given_at,
                _("Instruction {number}: {where}").format(
                    number=case.number, where=case.account or one.department
                ),
                said.format(day=say_date(one.due), content=one.content),
                _("Read and answer"),
            )
        )
    return found


def _cases(look: Look) -> list[Waiting]:
    """Return the cases that wait for this person's step; many of one kind stand as one."""
    if not look.actor.has(*WORKS.values()):
        return []
    found: list[Waiting] = []
    for state in _STATES:
        count, since, first = violation_search.waiting(
            look.conn, look.actor, look.today, state, SINGLY
        )
        if since is None:
            continue
        if count <= SINGLY:
            found += [_case(look, violation_id) for violation_id in first]
        else:
            found.append(
                Waiting(
                    "violations",
                    list(ViolationState).index(state),
                    morning(since),
                    _("{count} cases: {state}").format(
                        count=f"{count:,}", state=VIOLATION_STATE_NAMES[state].lower()
                    ),
                    _("Each waits for its next step."),
                    _("Show them"),
                )
            )
    return found


def _case(look: Look, violation_id: int) -> Waiting:
    case = violations.get(look.conn, violation_id)
    filed = outcomes.of(look.conn, violation_id)
    act = progress.next_act(case, filed)
    assert act is not None  # it is open
    title = category_title(case.categories[0])
    sentence = progress.next_step(case, filed)
    if case.is_overdue(look.today):
        sentence = _("It was due on {day}. {step}").format(day=say_date(case.due), step=sentence)
    return Waiting(
        "violation",
        violation_id,
        morning(case.state_since),
        _("{number}: {title}").format(number=case.number, title=title),
        sentence,
        _STEPS[act],
    )
