"""What every step of a case has in common: who may take it, what is written down, what moves."""

from dataclasses import replace
from datetime import date
from typing import Any

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef, require
from pittadmin.domain.permissions import PERMISSIONS, who_may
from pittadmin.domain.violation_progress import governed_due
from pittadmin.domain.violation_sight import Sight, as_seen, sight_of, told
from pittadmin.domain.violation_states import IN_PLACE, ViolationState
from pittadmin.domain.violations import BY_DEPARTMENT, Violation, permit, transition
from pittadmin.services.context import Look, Work, tidy
from pittadmin.storage import outcomes, violations


def seen(look: Look | Work, violation: Violation) -> tuple[Sight, Violation]:
    """Return how this person sees a case, and the case as they see it.

    Raises:
        NotAllowed: it is none of their business.
    """
    readers = [one.id for one in violations.readers(look.conn, violation.id)]
    sight = sight_of(look.actor, violation, readers)
    if sight is Sight.WORKS and violations.hides(look.conn, violation.id):
        about_me = (*violation.named, PersonRef(look.actor.person.id, look.actor.person.name))
        violation = replace(violation, named=about_me)
        sight = sight_of(look.actor, violation, readers)
    if sight is None:
        raise NotAllowed(
            _("This case is not yours to see."),
            _("Who works it, and who is sent it, sees it; nobody who is named in it."),
            "R66",
        )
    return sight, as_seen(look.actor, violation, sight)


def held(work: Work, violation_id: int) -> Violation:
    """Return a case that nobody else can change until this transaction ends.

    Raises:
        NotAllowed: it is none of this person's business, whatever its number.
        Conflict: there is no such case.
    """
    violation = violations.hold(work.conn, violation_id)
    seen(work, violation)
    return violation


def begin(work: Work, before: Violation, act: Act, version: int | None, reason: str = "") -> None:
    """Write a step down, once it is sure that it may be taken.

    Args:
        work: the transaction.
        before: the case, held.
        act: the step.
        version: the version that the form loaded; None where others' changes don't matter.
        reason: why, where one is asked for.

    Raises:
        NotAllowed: this person may not.
        Conflict: the case does not stand where the step is possible, or has changed since.
    """
    sight, shown = seen(work, before)
    if act in BY_DEPARTMENT:
        mine = before.instruction is not None and told(work.actor, before.instruction)
    else:
        mine = sight is Sight.WORKS
    if not mine:
        raise NotAllowed(
            _("This is not for you to do."),
            _("Ask {who}.").format(who=who_may(act)),
            PERMISSIONS[act].requirement,
        )
    role = permit(work.actor, shown, act)
    if version is not None and before.version != version:
        raise Conflict(
            _("Somebody else changed this case while you had it open."),
            _("Look at it as it stands now and try again. What you typed is kept."),
            "R7",
            shown,
        )
    arrow = transition(before, act)
    assert arrow or before.state in IN_PLACE[act]  # `permit` saw it
    requirement = arrow.requirement if arrow else ""
    work.record(act, role, "violation", before.id, reason, requirement)


def moved(work: Work, before: Violation, act: Act, **values: Any) -> Violation:
    """Move a case along the arrow of a step that is written down, and return it as it is seen."""
    arrow = transition(before, act)
    assert arrow is not None  # `begin` saw it
    state = {"state": arrow.target, "state_since": work.today}
    violations.change(work.conn, before.id, before.version, **{"due": None, **state, **values})
    return after(work, before.id)


def after(work: Work, violation_id: int) -> Violation:
    """Return a case as this person sees it, with what is due where that follows from it."""
    now = violations.get(work.conn, violation_id)
    due = governed_due(now, outcomes.of(work.conn, violation_id))
    if due is not None and due != now.due:
        violations.change(work.conn, violation_id, now.version, due=due)
        now = violations.get(work.conn, violation_id)
    return seen(work, now)[1]


def page_is_down(work: Work, account: Account) -> None:
    """Let the cases that ordered an account's page down follow, once it is down (R48)."""
    if account.state is not State.TAKEN_DOWN:
        return
    for violation_id in violations.ordered_down(work.conn, account.id):
        before = violations.hold(work.conn, violation_id)
        if before.state is ViolationState.ORDERED_DOWN:
            role = require(work.actor, Act.CASE_IS_DOWN, account.department_id)
            work.record(Act.CASE_IS_DOWN, role, "violation", before.id)
            violations.change(
                work.conn,
                before.id,
                before.version,
                state=ViolationState.DOWN,
                state_since=work.today,
                due=None,
            )


def said(text: str, field: str, what: str, todo: str, requirement: str) -> str:
    """Return what was typed without outer spaces.

    Raises:
        Invalid: there is nothing, where something is asked for.
    """
    text = tidy(text, field)
    if not text:
        raise Invalid(Problem(what, todo, field, requirement))
    return text


def not_past(work: Work, due: date | None) -> date | None:
    """Return a day on which something is due.

    Raises:
        Invalid: it has passed.
    """
    if due is not None and due < work.today:
        raise Invalid(
            Problem(_("This day has passed."), _("Choose today or a later day."), "due", "R46")
        )
    return due
