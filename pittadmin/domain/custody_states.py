"""Where a secret of an account stands between department and IT: the state machine, as data.

Of one version at a time: a change of the password begins with the next version.
"""

from dataclasses import dataclass
from enum import StrEnum

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _


class CustodyState(StrEnum):
    """Where the newest version of a secret stands."""

    NOT_YET = "none"
    PENDING = "pending"
    RECEIVED = "received"
    REJECTED = "rejected"
    ROTATION_REQUIRED = "rotation_required"
    REVOKED = "revoked"


CUSTODY_STATE_NAMES: dict[CustodyState, str] = {
    CustodyState.NOT_YET: _("Not with IT"),
    CustodyState.PENDING: _("On its way"),
    CustodyState.RECEIVED: _("With IT"),
    CustodyState.REJECTED: _("Rejected"),
    CustodyState.ROTATION_REQUIRED: _("Must be changed"),
    CustodyState.REVOKED: _("No longer kept"),
}

CUSTODY_STATE_MEANING: dict[CustodyState, str] = {
    CustodyState.NOT_YET: "warn",
    CustodyState.PENDING: "warn",
    CustodyState.RECEIVED: "good",
    CustodyState.REJECTED: "bad",
    CustodyState.ROTATION_REQUIRED: "bad",
    CustodyState.REVOKED: "muted",
}


@dataclass(frozen=True)
class Transition:
    """One arrow of the state machine.

    Args:
        act: what moves it.
        source: the state before.
        target: the state after.
        requirement: the requirement it rests on.
        next_version: whether the target is of the next version; else the version stays.
    """

    act: Act
    source: CustodyState
    target: CustodyState
    requirement: str
    next_version: bool = False


_S = CustodyState

TRANSITIONS: tuple[Transition, ...] = (
    # Whatever stands, a changed password is handed over as the next version.
    *(
        Transition(act, source, _S.PENDING, requirement, True)
        for act, requirement in ((Act.HAND_OVER_SECRET, "R21"), (Act.ISSUE_SECRET, "R49"))
        for source in _S
        if source is not _S.REVOKED
    ),
    Transition(Act.RECEIVE_SECRET, _S.PENDING, _S.RECEIVED, "R21"),
    Transition(Act.REJECT_SECRET, _S.PENDING, _S.REJECTED, "R21"),
    Transition(Act.RESEAL_SECRET, _S.RECEIVED, _S.RECEIVED, "R22"),
    Transition(Act.RESEAL_SECRET, _S.ROTATION_REQUIRED, _S.ROTATION_REQUIRED, "R22"),
    Transition(Act.CONFIRM_SECRET, _S.RECEIVED, _S.RECEIVED, "R22"),
    Transition(Act.REPORT_SECRET, _S.RECEIVED, _S.ROTATION_REQUIRED, "R22"),
    *(
        Transition(Act.REQUIRE_ROTATION, source, _S.ROTATION_REQUIRED, "R49")
        for source in (_S.NOT_YET, _S.PENDING, _S.RECEIVED, _S.REJECTED)
    ),
    *(
        Transition(Act.REVOKE_SECRET, source, _S.REVOKED, "R22")
        for source in _S
        if source is not _S.REVOKED
    ),
)

NEEDS_CUSTODY = frozenset({State.APPROVED, State.LIVE, State.SUSPENDED, State.TAKE_DOWN_ORDERED})
"""The states of an account in which its password has to be with IT, or on its way (R21)."""

WITH_IT = frozenset({_S.RECEIVED})
"""The states in which an account may become live (R21)."""


def transition(act: Act, source: CustodyState) -> Transition | None:
    """Return the arrow of an act from a state, or None where there is none."""
    return next((one for one in TRANSITIONS if (one.act, one.source) == (act, source)), None)
