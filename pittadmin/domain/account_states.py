"""The states of an account and the arrows between them: the state machine, as data.

Services refuse whatever is not in `TRANSITIONS`, buttons are drawn from it, and so is the picture
in the README.
"""

from dataclasses import dataclass
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _


class State(StrEnum):
    """Where an account stands."""

    DRAFT = "draft"
    WAITING_EMAIL = "waiting_email"
    SUBMITTED = "submitted"
    DENIED = "denied"
    APPROVED = "approved"
    LIVE = "live"
    SUSPENDED = "suspended"
    TAKE_DOWN_ORDERED = "take_down_ordered"
    TAKEN_DOWN = "taken_down"
    REVOKED = "revoked"
    ARCHIVED = "archived"


STATE_NAMES: dict[State, str] = {
    State.DRAFT: _("Draft"),
    State.WAITING_EMAIL: _("Waiting for e-mail"),
    State.SUBMITTED: _("Submitted"),
    State.DENIED: _("Denied"),
    State.APPROVED: _("Approved"),
    State.LIVE: _("Live"),
    State.SUSPENDED: _("Suspended"),
    State.TAKE_DOWN_ORDERED: _("Take-down ordered"),
    State.TAKEN_DOWN: _("Taken down"),
    State.REVOKED: _("Revoked"),
    State.ARCHIVED: _("Archived"),
}


STATE_MEANING: dict[State, str] = {
    State.DRAFT: "muted",
    State.WAITING_EMAIL: "warn",
    State.SUBMITTED: "warn",
    State.DENIED: "bad",
    State.APPROVED: "info",
    State.LIVE: "good",
    State.SUSPENDED: "bad",
    State.TAKE_DOWN_ORDERED: "bad",
    State.TAKEN_DOWN: "muted",
    State.REVOKED: "bad",
    State.ARCHIVED: "muted",
}


class Fact(StrEnum):
    """What is so of an account beside its state, as an arrow may ask."""

    SUSPENDED = "suspended"
    """The Mayor's suspension stands, whatever Personnel has ordered since."""
    LIVE = "live"
    """It was put live, and its page was not taken down since."""
    APPROVED = "approved"
    """The Mayor's office has approved it, and has not revoked that."""
    PAGE = "page"
    """There is a page, approved or not."""


@dataclass(frozen=True)
class Transition:
    """One arrow of the state machine.

    Args:
        act: what moves it.
        source: the state before.
        target: the state after.
        requirement: the requirement it rests on.
        given: what must be so. So Personnel, lifting its own order, lifts neither the Mayor's
            suspension with it nor approves what the Mayor has not.
        unless: what must not be so.
    """

    act: Act
    source: State
    target: State
    requirement: str
    given: frozenset[Fact] = frozenset()
    unless: frozenset[Fact] = frozenset()

    def stands(self, facts: frozenset[Fact]) -> bool:
        """Tell whether the arrow stands where these facts are so."""
        return self.given <= facts and not self.unless & facts


_SUSPENDED = frozenset({Fact.SUSPENDED})
_LIVE = frozenset({Fact.LIVE})
_APPROVED = frozenset({Fact.APPROVED})
_PAGE = frozenset({Fact.PAGE})

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Act.REQUEST_EMAIL, State.DRAFT, State.WAITING_EMAIL, "R15"),
    Transition(Act.SUPPLY_EMAIL, State.WAITING_EMAIL, State.DRAFT, "R15"),
    Transition(Act.TURN_AWAY_EMAIL, State.WAITING_EMAIL, State.DRAFT, "R15"),
    Transition(Act.SUBMIT_ACCOUNT, State.DRAFT, State.SUBMITTED, "R4"),
    Transition(Act.WITHDRAW_ACCOUNT, State.SUBMITTED, State.DRAFT, "R4"),
    Transition(Act.APPROVE_ACCOUNT, State.SUBMITTED, State.APPROVED, "R4"),
    Transition(Act.DENY_ACCOUNT, State.SUBMITTED, State.DENIED, "R4"),
    Transition(Act.REVISE_ACCOUNT, State.DENIED, State.DRAFT, "R4"),
    Transition(Act.DISCARD_ACCOUNT, State.DRAFT, State.ARCHIVED, "R5"),
    Transition(Act.DISCARD_ACCOUNT, State.WAITING_EMAIL, State.ARCHIVED, "R5"),
    Transition(Act.DISCARD_ACCOUNT, State.DENIED, State.ARCHIVED, "R5"),
    Transition(Act.PUT_LIVE, State.APPROVED, State.LIVE, "R10"),
    Transition(Act.SUSPEND_ACCOUNT, State.LIVE, State.SUSPENDED, "R4"),
    Transition(Act.RESUME_ACCOUNT, State.SUSPENDED, State.LIVE, "R4", _LIVE),
    Transition(Act.RESUME_ACCOUNT, State.SUSPENDED, State.APPROVED, "R4", unless=_LIVE),
    Transition(Act.REVOKE_ACCOUNT, State.APPROVED, State.REVOKED, "R4"),
    Transition(Act.REVOKE_ACCOUNT, State.LIVE, State.REVOKED, "R4"),
    Transition(Act.REVOKE_ACCOUNT, State.SUSPENDED, State.REVOKED, "R4"),
    Transition(Act.ORDER_DOWN, State.DRAFT, State.TAKE_DOWN_ORDERED, "R48", _PAGE),
    Transition(Act.ORDER_DOWN, State.WAITING_EMAIL, State.TAKE_DOWN_ORDERED, "R48", _PAGE),
    Transition(Act.ORDER_DOWN, State.SUBMITTED, State.TAKE_DOWN_ORDERED, "R48", _PAGE),
    Transition(Act.ORDER_DOWN, State.DENIED, State.TAKE_DOWN_ORDERED, "R48", _PAGE),
    Transition(Act.ORDER_DOWN, State.APPROVED, State.TAKE_DOWN_ORDERED, "R48", _PAGE),
    Transition(Act.ORDER_DOWN, State.LIVE, State.TAKE_DOWN_ORDERED, "R48"),
    Transition(Act.ORDER_DOWN, State.SUSPENDED, State.TAKE_DOWN_ORDERED, "R48"),
    Transition(Act.ORDER_DOWN, State.REVOKED, State.TAKE_DOWN_ORDERED, "R48", _PAGE),
    Transition(Act.CONFIRM_DOWN, State.TAKE_DOWN_ORDERED, State.TAKEN_DOWN, "R48"),
    Transition(
        Act.REINSTATE_ACCOUNT,
        State.TAKE_DOWN_ORDERED,
        State.LIVE,
        "R48",
        _APPROVED | _LIVE,
        _SUSPENDED,
    ),
    Transition(
        Act.REINSTATE_ACCOUNT,
        State.TAKE_DOWN_ORDERED,
        State.APPROVED,
        "R48",
        _APPROVED,
        _SUSPENDED | _LIVE,
    ),
    Transition(
        Act.REINSTATE_ACCOUNT,
        State.TAKE_DOWN_ORDERED,
        State.SUSPENDED,
        "R48",
        _APPROVED | _SUSPENDED,
    ),
    Transition(
        Act.REINSTATE_ACCOUNT, State.TAKE_DOWN_ORDERED, State.DRAFT, "R48", unless=_APPROVED
    ),
    Transition(
        Act.REINSTATE_ACCOUNT, State.TAKEN_DOWN, State.APPROVED, "R48", _APPROVED, _SUSPENDED
    ),
    Transition(
        Act.REINSTATE_ACCOUNT, State.TAKEN_DOWN, State.SUSPENDED, "R48", _APPROVED | _SUSPENDED
    ),
    Transition(Act.REINSTATE_ACCOUNT, State.TAKEN_DOWN, State.DRAFT, "R48", unless=_APPROVED),
    Transition(Act.ARCHIVE_ACCOUNT, State.TAKEN_DOWN, State.ARCHIVED, "R5"),
    Transition(Act.ARCHIVE_ACCOUNT, State.REVOKED, State.ARCHIVED, "R5"),
)


APPROVED_STATES = frozenset({State.APPROVED, State.LIVE, State.SUSPENDED})
"""The states in which the approval of the Mayor's office stands."""

PAGE_IS_DOWN = frozenset({State.TAKEN_DOWN, State.ARCHIVED})
"""States in which a page that was ordered down is confirmed to be down."""

ORDERED_STATES = frozenset({State.TAKE_DOWN_ORDERED, State.TAKEN_DOWN})
"""The states in which an order by Personnel stands; an approval may stand beside it."""


IN_PLACE: dict[Act, tuple[State, ...]] = {
    Act.EDIT_ACCOUNT: (State.DRAFT, State.WAITING_EMAIL),
    Act.RECORD_PAGE: (State.APPROVED, State.LIVE),
    Act.CHANGE_ADMINISTRATORS: (State.APPROVED, State.LIVE, State.SUSPENDED),
    Act.RECORD_LOGIN: (State.APPROVED, State.LIVE, State.SUSPENDED),
    Act.CHECK_PROFILE: (State.LIVE, State.SUSPENDED),
    Act.ACCEPT_PLACEMENT: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.REFUSE_PLACEMENT: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.ACCEPT_WAIVER: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.REFUSE_WAIVER: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.OFFER_TRANSFER: (State.APPROVED, State.LIVE, State.SUSPENDED),
}
"""Acts on an account that leave its state as it is, and the states in which they are open."""

_IN_USE = (State.APPROVED, State.LIVE, State.SUSPENDED, State.TAKE_DOWN_ORDERED)
_WITH_A_PAGE = (State.DRAFT, State.WAITING_EMAIL, State.SUBMITTED, *_IN_USE)

LOGIN_ACTS: dict[Act, tuple[State, ...]] = {
    Act.ISSUE_SECRET: _IN_USE,
    Act.HAND_OVER_SECRET: _WITH_A_PAGE,
    Act.KEEP_PAGE_ROLES: _WITH_A_PAGE,
}
"""Acts on what an account is logged in with, and the states in which they are open (R21)."""


NEED_REASON = frozenset(
    {
        Act.APPROVE_ACCOUNT,
        Act.DENY_ACCOUNT,
        Act.SUSPEND_ACCOUNT,
        Act.RESUME_ACCOUNT,
        Act.REVOKE_ACCOUNT,
        Act.ORDER_DOWN,
        Act.REINSTATE_ACCOUNT,
        Act.DISCARD_ACCOUNT,
        Act.ARCHIVE_ACCOUNT,
        Act.REFUSE_PLACEMENT,
        Act.REFUSE_WAIVER,
        Act.TURN_AWAY_EMAIL,
        Act.DECLINE_PLATFORM,
        Act.DECLINE_TRANSFER,
        Act.DENY_TRANSFER,
        Act.OFFER_TRANSFER,
    }
)
"""Acts that are refused without a reason."""


WAITS_FOR: dict[State, Act] = {
    State.DRAFT: Act.SUBMIT_ACCOUNT,
    State.WAITING_EMAIL: Act.SUPPLY_EMAIL,
    State.SUBMITTED: Act.APPROVE_ACCOUNT,
    State.DENIED: Act.REVISE_ACCOUNT,
    State.APPROVED: Act.RECORD_PAGE,
    State.TAKE_DOWN_ORDERED: Act.CONFIRM_DOWN,
}
"""The act that moves an account on from each state in which somebody has to move; see
`account_progress.next_act` for an approved one that lacks nothing."""


def state_name(state: State, exists_already: bool) -> str:
    """Return a state as it is shown in a row of the table."""
    if state is State.DRAFT and exists_already:
        return _("Existing, not approved")
    return STATE_NAMES[state]
