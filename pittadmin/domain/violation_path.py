"""The path of a case as steps: reported, reviewed, what was done about it, closed."""

from collections.abc import Mapping, Sequence

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.history import Done
from pittadmin.domain.i18n import _
from pittadmin.domain.steps import Step
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import ViolationState as State
from pittadmin.domain.violations import Answer, Outcome, Violation

Acts = Mapping[Act, Done]
_OVER = (State.DISMISSED, State.REMOVED, State.DOWN)
"""States in which nothing is left to do but to close the case."""


def path(
    violation: Violation,
    history: Sequence[Done] = (),
    outcomes: Sequence[Outcome] = (),
    sight: Sight = Sight.WORKS,
) -> list[Step]:
    """Return the steps of a case, with who and when as far as `history` is seen.

    A case that was reopened begins its review anew; what was before stays in its history.

    Args:
        violation: the case.
        history: what was done, the newest first; empty for who doesn't work it.
        outcomes: what discipline came to; empty for who doesn't work it.
        sight: how the person sees it; who is told sees the steps of the instruction alone.
    """
    if sight is Sight.TOLD:
        return _instruction(violation, {})
    done = _since_reopened(history)
    told = bool(outcomes) and all(one.notice_at is not None for one in outcomes)
    return [
        Step("done", _("Reported"), say_date(violation.reported_on)),
        _review(violation, done),
        *_measures(violation, done, told),
        _closing(violation, done, told),
    ]


def _since_reopened(history: Sequence[Done]) -> dict[Act, Done]:
    found: dict[Act, Done] = {}
    for one in history:
        found.setdefault(one.act, one)
        if one.act is Act.REOPEN_CASE:
            break
    return found


def _review(violation: Violation, done: Acts) -> Step:
    taken = done.get(Act.REOPEN_CASE) or done.get(Act.TAKE_UP_CASE)
    title = _("Review")
    if violation.state is State.REPORTED:
        return Step("now", title, _("to be taken up"))
    if violation.state is State.UNDER_REVIEW:
        owner = violation.owner.name if violation.owner else ""
        return Step("now", title, owner or _since(violation))
    return Step("done", title, _who(taken))


def _measures(violation: Violation, done: Acts, told: bool) -> list[Step]:
    """Return what was done about it, or what can be."""
    state, found = violation.state, list[Step]()
    if state is State.DISMISSED or (state is State.CLOSED and Act.DISMISS_CASE in done):
        return [Step("done", _("Dismissed"), _when(violation, done, Act.DISMISS_CASE))]
    instructed = (State.INSTRUCTED, State.REMOVED, State.REFUSED)
    if state in instructed or Act.INSTRUCT in done:
        found += _instruction(violation, done)
    if state in (State.ORDERED_DOWN, State.DOWN) or Act.ORDER_CASE_DOWN in done:
        found += _take_down(violation, done)
    if state is State.REFERRED or Act.REFER_CASE in done:
        found.append(_discipline(violation, done, told))
    if found or state is State.CLOSED:
        return found
    return [
        Step("later", _("Instruction or take-down")),
        Step("later", _("Content removed")),
    ]


def _instruction(violation: Violation, done: Acts) -> list[Step]:
    told = violation.instruction
    if told is None or told.answer is Answer.WITHDRAWN:
        if violation.state is State.UNDER_REVIEW:
            return []
        return [Step("done", _("Instruction given"), _when(violation, done, Act.INSTRUCT))]
    to = _("{person}, by {day}").format(person=told.to.name, day=say_date(told.due))
    first = Step("done", _("Instruction given"), to)
    who = told.answered_by.name if told.answered_by else ""
    when = ", ".join(filter(None, (who, say_date(told.answered_at))))
    if told.answer is Answer.REMOVED:
        return [first, Step("done", _("Removed"), when)]
    if told.answer is Answer.REFUSED:
        return [first, Step("stopped", _("Removal refused"), when)]
    if violation.state is State.INSTRUCTED:
        return [Step("now", _("Instruction given"), to), Step("later", _("Content removed"))]
    return [first]


def _take_down(violation: Violation, done: Acts) -> list[Step]:
    ordered = _when(violation, done, Act.ORDER_CASE_DOWN)
    if violation.state is State.ORDERED_DOWN:
        return [
            Step("now", _("Page ordered down"), ordered),
            Step("later", _("Page is down")),
        ]
    down = done.get(Act.CASE_IS_DOWN)
    found = [Step("done", _("Page ordered down"), ordered)]
    if violation.state is State.DOWN or down is not None:
        found.append(Step("done", _("Page is down"), _when(violation, done, Act.CASE_IS_DOWN)))
    return found


def _discipline(violation: Violation, done: Acts, told: bool) -> Step:
    title = _("Discipline")
    if violation.state is not State.REFERRED:
        return Step("done", title, _when(violation, done, Act.REFER_CASE))
    if told:
        return Step("done", title, _("outcome filed, employee told"))
    if Act.FILE_OUTCOME in done:
        return Step("now", title, _("outcome filed, notice due"))
    return Step("now", title, _("outcome to be filed") if done else _since(violation))


def _closing(violation: Violation, done: Acts, told: bool) -> Step:
    if violation.state is State.CLOSED:
        return Step("done", _("Closed"), _when(violation, done, Act.CLOSE_CASE))
    waits = violation.state in _OVER or (violation.state is State.REFERRED and told)
    return Step("now" if waits else "later", _("Closed"))


def _when(violation: Violation, done: Acts, act: Act) -> str:
    """Return who did it and when; to who sees days alone, since when the case stands so."""
    return _who(done.get(act)) or (_since(violation) if not done else "")


def _since(violation: Violation) -> str:
    return say_date(violation.state_since)


def _who(done: Done | None) -> str:
    return f"{done.person}, {say_date(done.at)}" if done else ""
