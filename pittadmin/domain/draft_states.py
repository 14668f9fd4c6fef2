"""The states of a draft and the arrows between them: the state machine, as data.

Services refuse whatever is not in `TRANSITIONS`, buttons are drawn from it, and so is the picture
in the README.
"""

from dataclasses import dataclass
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _


class DraftState(StrEnum):
    """Where a draft stands."""

    DRAFT = "draft"
    HELD = "held"
    SENT = "sent"
    RETURNED = "returned"
    APPROVED = "approved"
    POSTED = "posted"
    DISCARDED = "discarded"


DRAFT_STATE_NAMES: dict[DraftState, str] = {
    DraftState.DRAFT: _("Draft"),
    DraftState.HELD: _("Waiting for Personnel"),
    DraftState.SENT: _("Sent for approval"),
    DraftState.RETURNED: _("Returned"),
    DraftState.APPROVED: _("Approved"),
    DraftState.POSTED: _("Posted"),
    DraftState.DISCARDED: _("Discarded"),
}

DRAFT_STATE_MEANING: dict[DraftState, str] = {
    DraftState.DRAFT: "muted",
    DraftState.HELD: "warn",
    DraftState.SENT: "warn",
    DraftState.RETURNED: "bad",
    DraftState.APPROVED: "info",
    DraftState.POSTED: "good",
    DraftState.DISCARDED: "muted",
}


def state_name(state: DraftState, is_out: bool) -> str:
    """Return how a state is shown.

    Args:
        state: where a draft stands.
        is_out: whether it is posted on one of its platforms already.
    """
    if state is DraftState.APPROVED and is_out:
        return _("Posted in part")
    return DRAFT_STATE_NAMES[state]


class When(StrEnum):
    """How far a draft is posted, where an arrow asks for that."""

    NOT_POSTED = "not posted yet"
    PARTLY_POSTED = "posted in part"
    OTHERS_LEFT = "other platforms left"
    LAST_PLATFORM = "the last platform"


@dataclass(frozen=True)
class Transition:
    """One arrow of the state machine.

    Args:
        act: what moves it.
        source: the state before.
        target: the state after.
        requirement: the requirement it rests on.
        when: how far the draft must be posted; None when it does not matter. So what has gone out
            on one platform can't be changed for another.
    """

    act: Act
    source: DraftState
    target: DraftState
    requirement: str
    when: When | None = None


_S = DraftState

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Act.ASK_PERSONNEL, _S.DRAFT, _S.HELD, "R53"),
    Transition(Act.ASK_PERSONNEL, _S.RETURNED, _S.HELD, "R53"),
    Transition(Act.ANSWER_QUESTION, _S.HELD, _S.DRAFT, "R53"),
    Transition(Act.WITHDRAW_QUESTION, _S.HELD, _S.DRAFT, "R53"),
    Transition(Act.SEND_DRAFT, _S.DRAFT, _S.SENT, "R32"),
    Transition(Act.SEND_DRAFT, _S.RETURNED, _S.SENT, "R32"),
    Transition(Act.APPROVE_OWN_DRAFT, _S.DRAFT, _S.APPROVED, "R32"),
    Transition(Act.APPROVE_OWN_DRAFT, _S.RETURNED, _S.APPROVED, "R32"),
    Transition(Act.APPROVE_DRAFT, _S.SENT, _S.APPROVED, "R32"),
    Transition(Act.RETURN_DRAFT, _S.SENT, _S.RETURNED, "R32"),
    # Who changes what is sent or approved takes it back: an approval is of these words alone.
    Transition(Act.EDIT_DRAFT, _S.SENT, _S.DRAFT, "R32"),
    Transition(Act.EDIT_DRAFT, _S.APPROVED, _S.DRAFT, "R32", When.NOT_POSTED),
    Transition(Act.MARK_POSTED, _S.APPROVED, _S.APPROVED, "R61", When.OTHERS_LEFT),
    Transition(Act.MARK_POSTED, _S.APPROVED, _S.POSTED, "R61", When.LAST_PLATFORM),
    Transition(Act.FINISH_DRAFT, _S.APPROVED, _S.POSTED, "R61", When.PARTLY_POSTED),
    Transition(Act.DISCARD_DRAFT, _S.DRAFT, _S.DISCARDED, "R56"),
    Transition(Act.DISCARD_DRAFT, _S.HELD, _S.DISCARDED, "R56"),
    Transition(Act.DISCARD_DRAFT, _S.RETURNED, _S.DISCARDED, "R56"),
    Transition(Act.DISCARD_DRAFT, _S.APPROVED, _S.DISCARDED, "R56", When.NOT_POSTED),
)

WRITABLE = (_S.DRAFT, _S.RETURNED)
"""The states in which a draft is written: text, pictures and confirmations change there only."""

IN_PLACE: dict[Act, tuple[DraftState, ...]] = {Act.EDIT_DRAFT: WRITABLE}
"""Acts on a draft that leave its state as it is, and the states in which they are open."""

WAITS_FOR: dict[DraftState, Act] = {
    _S.HELD: Act.ANSWER_QUESTION,
    _S.SENT: Act.APPROVE_DRAFT,
    _S.RETURNED: Act.SEND_DRAFT,
    _S.APPROVED: Act.MARK_POSTED,
}
"""The act that moves a draft on from each state in which somebody has to move."""
