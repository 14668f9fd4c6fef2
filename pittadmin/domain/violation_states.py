"""The states of a case and the arrows between them: the state machine, as data.

Services refuse whatever is not in `TRANSITIONS`, buttons are drawn from it, and so is the picture
in the README.
"""

from dataclasses import dataclass
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _


class ViolationState(StrEnum):
    """Where a case stands."""

    REPORTED = "reported"
    UNDER_REVIEW = "under_review"
    DISMISSED = "dismissed"
    INSTRUCTED = "instructed"
    REMOVED = "removed"
    REFUSED = "refused"
    REFERRED = "referred"
    ORDERED_DOWN = "ordered_down"
    DOWN = "down"
    CLOSED = "closed"


_S = ViolationState

VIOLATION_STATE_NAMES: dict[ViolationState, str] = {
    _S.REPORTED: _("Reported"),
    _S.UNDER_REVIEW: _("Under review"),
    _S.DISMISSED: _("Dismissed"),
    _S.INSTRUCTED: _("Instruction given"),
    _S.REMOVED: _("Removed"),
    _S.REFUSED: _("Removal refused"),
    _S.REFERRED: _("Referred for discipline"),
    _S.ORDERED_DOWN: _("Page ordered down"),
    _S.DOWN: _("Page is down"),
    _S.CLOSED: _("Closed"),
}

VIOLATION_STATE_MEANING: dict[ViolationState, str] = {
    _S.REPORTED: "info",
    _S.UNDER_REVIEW: "warn",
    _S.DISMISSED: "muted",
    _S.INSTRUCTED: "warn",
    _S.REMOVED: "good",
    _S.REFUSED: "bad",
    _S.REFERRED: "warn",
    _S.ORDERED_DOWN: "warn",
    _S.DOWN: "good",
    _S.CLOSED: "muted",
}


@dataclass(frozen=True)
class Transition:
    """One arrow of the state machine: what moves it, from where to where, and what it rests on."""

    act: Act
    source: ViolationState
    target: ViolationState
    requirement: str


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Act.TAKE_UP_CASE, _S.REPORTED, _S.UNDER_REVIEW, "R7"),
    Transition(Act.DISMISS_CASE, _S.UNDER_REVIEW, _S.DISMISSED, "R7"),
    Transition(Act.INSTRUCT, _S.UNDER_REVIEW, _S.INSTRUCTED, "R46"),
    Transition(Act.WITHDRAW_INSTRUCTION, _S.INSTRUCTED, _S.UNDER_REVIEW, "R46"),
    Transition(Act.ANSWER_REMOVED, _S.INSTRUCTED, _S.REMOVED, "R46"),
    Transition(Act.ANSWER_REFUSED, _S.INSTRUCTED, _S.REFUSED, "R47"),
    Transition(Act.REFER_CASE, _S.REFUSED, _S.REFERRED, "R47"),
    Transition(Act.ORDER_CASE_DOWN, _S.UNDER_REVIEW, _S.ORDERED_DOWN, "R48"),
    # Who does not answer, or refuses, does not keep the page up by that.
    Transition(Act.ORDER_CASE_DOWN, _S.INSTRUCTED, _S.ORDERED_DOWN, "R48"),
    Transition(Act.ORDER_CASE_DOWN, _S.REFUSED, _S.ORDERED_DOWN, "R48"),
    Transition(Act.ORDER_CASE_DOWN, _S.REFERRED, _S.ORDERED_DOWN, "R48"),
    Transition(Act.CASE_IS_DOWN, _S.ORDERED_DOWN, _S.DOWN, "R48"),
    # An order that was lifted on the account leaves the case as it was before.
    Transition(Act.WITHDRAW_INSTRUCTION, _S.ORDERED_DOWN, _S.UNDER_REVIEW, "R48"),
    # A refusal is not forgotten because the page is down meanwhile.
    Transition(Act.REFER_CASE, _S.DOWN, _S.REFERRED, "R47"),
    Transition(Act.REFER_CASE, _S.REMOVED, _S.REFERRED, "R47"),
    Transition(Act.CLOSE_CASE, _S.DISMISSED, _S.CLOSED, "R7"),
    Transition(Act.CLOSE_CASE, _S.REMOVED, _S.CLOSED, "R46"),
    Transition(Act.CLOSE_CASE, _S.REFERRED, _S.CLOSED, "R52"),
    Transition(Act.CLOSE_CASE, _S.DOWN, _S.CLOSED, "R48"),
    Transition(Act.REOPEN_CASE, _S.CLOSED, _S.UNDER_REVIEW, "R7"),
)

_OPEN = tuple(state for state in _S if state is not _S.CLOSED)

IN_PLACE: dict[Act, tuple[ViolationState, ...]] = {
    Act.EDIT_CASE: _OPEN,
    Act.WRITE_NOTE: tuple(_S),
    Act.ADD_CASE_FILE: _OPEN,
    Act.FILE_OUTCOME: (_S.REFERRED,),
    Act.GIVE_NOTICE: (_S.REFERRED,),
}
"""Acts on a case that leave its state as it is, and the states in which they are open."""

NEED_REASON = frozenset(
    {Act.DISMISS_CASE, Act.WITHDRAW_INSTRUCTION, Act.ANSWER_REFUSED, Act.ORDER_CASE_DOWN}
    | {Act.REOPEN_CASE, Act.REFER_CASE}
)
"""Acts that are refused without a reason."""

WAITS_FOR: dict[ViolationState, Act] = {
    _S.REPORTED: Act.TAKE_UP_CASE,
    _S.UNDER_REVIEW: Act.INSTRUCT,
    _S.DISMISSED: Act.CLOSE_CASE,
    _S.INSTRUCTED: Act.ANSWER_REMOVED,
    _S.REMOVED: Act.CLOSE_CASE,
    _S.REFUSED: Act.REFER_CASE,
    _S.REFERRED: Act.FILE_OUTCOME,
    _S.ORDERED_DOWN: Act.CASE_IS_DOWN,
    _S.DOWN: Act.CLOSE_CASE,
}
"""The act that moves a case on from each state in which somebody has to move; a referred one whose
outcome is filed waits for the notice to the employee, and then to be closed."""

REMOVING = frozenset({Act.ANSWER_REMOVED, Act.CASE_IS_DOWN})
"""Acts that say that content is removed: refused before its record is sealed (R9)."""
