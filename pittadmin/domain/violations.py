"""A violation with its case: what was reported, who works it, and who may do what with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, PersonRef, require
from pittadmin.domain.permissions import PERMISSIONS, who_may
from pittadmin.domain.roles import Role
from pittadmin.domain.routing import Office
from pittadmin.domain.violation_states import (
    IN_PLACE,
    TRANSITIONS,
    VIOLATION_STATE_NAMES,
    Transition,
    ViolationState,
)

WORKS: dict[Office, Role] = {
    Office.PERSONNEL: Role.PERSONNEL,
    Office.DIRECTOR: Role.PERSONNEL_DIRECTOR,
    Office.MAYOR: Role.MAYOR,
}
"""The role in which a case of each office is worked."""

BY_DEPARTMENT = frozenset({Act.ANSWER_REMOVED, Act.ANSWER_REFUSED})
"""Acts on a case that are the instructed department's, not the office's."""

NOTICE_DAYS = 10
"""Within how many days an employee is told what was filed about them: M.G.L. c.149 §52C."""


class Place(StrEnum):
    """Where a violation happened; the policy applies off-hours and on own equipment too (R62)."""

    ACCOUNT = "account"
    POST = "post"
    PERSONAL = "personal"
    ELSEWHERE = "elsewhere"


PLACE_NAMES: dict[Place, str] = {
    Place.ACCOUNT: _("On one of the City's accounts"),
    Place.POST: _("In a post or comment on a City page"),
    Place.PERSONAL: _("On a personal account"),
    Place.ELSEWHERE: _("Somewhere else"),
}


class Answer(StrEnum):
    """What became of an instruction."""

    NONE = "none"
    REMOVED = "removed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Report:
    """What a person reports; kept word for word (R66).

    Args:
        categories: keys of `violation_categories`, the main one first.
        body: what happened.
        other: what it is, where no category says it.
        place: where it happened.
        account_id: the City's account that it concerns.
        address: the address of the post or page.
        happened_at: when; None when it is not known.
        poster: who posted it, in words, as far as known.
        named: ids of the persons on file whom it is about.
        copied: the text of what was posted.
        noticed: how it was noticed.
        answers: the number of the report that this one is retaliation for (R67).
        to_mayor: a head's wish that the Mayor reads it too.
    """

    categories: tuple[str, ...] = ()
    body: str = ""
    other: str = ""
    place: Place = Place.POST
    account_id: int | None = None
    address: str = ""
    happened_at: datetime | None = None
    poster: str = ""
    named: tuple[int, ...] = ()
    copied: str = ""
    noticed: str = ""
    answers: str = ""
    to_mayor: bool = False


@dataclass(frozen=True)
class CaseFile:
    """A piece of evidence: `added_by` is None for what came with the report."""

    id: int
    sha256: str
    filename: str
    kind: str
    size: int
    added_on: date
    added_by: PersonRef | None = None


@dataclass(frozen=True)
class Note:
    """What was noted on a case, for those who work it alone."""

    id: int
    body: str
    by: PersonRef
    at: datetime


@dataclass(frozen=True)
class Instruction:
    """An instruction to remove content (R46): to whom, what, by when, and what became of it."""

    id: int
    to: PersonRef
    department_id: int
    department: str
    content: str
    due: date
    given_by: PersonRef
    given_at: datetime
    answer: Answer = Answer.NONE
    answered_by: PersonRef | None = None
    answered_at: datetime | None = None
    remark: str = ""
    record_id: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What discipline came to (R52), and whether the employee was told of it."""

    id: int
    person: PersonRef
    body: str
    filed_by: PersonRef
    filed_at: datetime
    notice_due: date
    notice_at: datetime | None = None
    notice_by: PersonRef | None = None


@dataclass(frozen=True)
class SealedRecord:
    """A record of what was removed in a case (R9)."""

    id: int
    number: str
    sealed_at: datetime
    removed_at: datetime


@dataclass(frozen=True)
class Violation:
    """A row of the log with its case, as whoever may see it sees it.

    There is no reporter in it, no note and no outcome: see `services.violation_view`.

    Args:
        id: its id.
        number: its number, such as ``V-2026-0042``.
        version: raised by every change; an edit carries the one that its form loaded.
        office: who works it.
        state: where it stands.
        state_since: the day since when; a moment would give the reporter away.
        reported_on: the day of the report.
        categories: keys of `violation_categories`, the main one first.
        place: where it happened.
        account_id: the City's account that it concerns.
        account: that account's handle.
        platform: the key of that account's platform.
        department_id: the department that it concerns.
        department: that department's name.
        address: the address of the post or page.
        happened_at: when it happened, as far as known.
        poster: who posted it, in words.
        named: whom on file it is about.
        due: when the next step is due.
        owner: who works it.
        first_id: the report that it is retaliation for (R67).
        first: that report's number.
        instructions: what was instructed, the newest first.
    """

    id: int
    number: str
    version: int
    office: Office
    state: ViolationState
    state_since: date
    reported_on: date
    categories: tuple[str, ...]
    place: Place
    account_id: int | None = None
    account: str = ""
    platform: str = ""
    department_id: int | None = None
    department: str = ""
    address: str = ""
    happened_at: datetime | None = None
    poster: str = ""
    named: tuple[PersonRef, ...] = ()
    due: date | None = None
    owner: PersonRef | None = None
    first_id: int | None = None
    first: str = ""
    instructions: tuple[Instruction, ...] = ()

    @property
    def instruction(self) -> Instruction | None:
        """The instruction that stands, or the last one."""
        return self.instructions[0] if self.instructions else None

    def is_overdue(self, today: date) -> bool:
        """Tell whether its next step should have been done by now."""
        return self.state is not ViolationState.CLOSED and self.due is not None and self.due < today


def works(actor: Actor, violation: Violation) -> bool:
    """Tell whether this person works the case, and so sees all of it, the reporter included."""
    return works_in(actor, violation.office, [one.id for one in violation.named])


def works_in(actor: Actor, office: Office, named: Collection[int]) -> bool:
    """Tell whether this person works cases of `office` about `named`."""
    return actor.has(WORKS[office]) and actor.person.id not in named


def transition(violation: Violation, act: Act) -> Transition | None:
    """Return the arrow that `act` follows from where the case stands, or None."""
    for one in TRANSITIONS:
        if one.act is act and one.source is violation.state:
            return one
    return None


def is_open(violation: Violation, act: Act) -> bool:
    """Tell whether `act` is possible where the case stands, whoever does it."""
    return violation.state in IN_PLACE.get(act, ()) or transition(violation, act) is not None


def permit(actor: Actor, violation: Violation, act: Act) -> Role:
    """Return the role in which `actor` does `act` on the case.

    Raises:
        NotAllowed: the table does not allow it, the case is another office's, or names them.
        Conflict: the case does not stand where the act is possible.
    """
    role = _role(actor, violation, act)
    if not is_open(violation, act):
        raise Conflict(
            _("{number} is “{state}” now, so this can't be done.").format(
                number=violation.number, state=VIOLATION_STATE_NAMES[violation.state].lower()
            ),
            _("Look at it as it stands."),
            PERMISSIONS[act].requirement,
            violation,
        )
    return role


def may(actor: Actor, violation: Violation, act: Act) -> bool:
    """Tell whether `permit` would allow it."""
    try:
        permit(actor, violation, act)
    except (NotAllowed, Conflict):
        return False
    return True


def _role(actor: Actor, violation: Violation, act: Act) -> Role:
    named = [one.id for one in violation.named]
    if act in BY_DEPARTMENT:
        told = violation.instruction
        return require(actor, act, told.department_id if told else None, named)
    if act is Act.CASE_IS_DOWN and not works(actor, violation):
        return require(actor, act, violation.department_id)
    require(actor, act, own_matter_of=named)
    role = WORKS[violation.office]
    if role not in PERMISSIONS[act].roles or not actor.has(role):
        raise NotAllowed(
            _("This case is not worked by you."),
            _("Ask {who}.").format(who=who_may(act)),
            PERMISSIONS[act].requirement,
        )
    return role
