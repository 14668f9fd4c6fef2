"""Where a secret of an account stands between department and IT: the state machine, as data.

Of one version at a time: a change of the password begins with the next version.
"""

from dataclasses import dataclass
from enum import StrEnum

from pittadmin.domain.i18n import _


class CustodyState(StrEnum):
    """Where the newest version of a secret stands."""

    LOCAL_ONLY = "local_only"
    PENDING = "pending"
    RECEIVED = "received"
    REJECTED = "rejected"
    ROTATION_REQUIRED = "rotation_required"
    REVOKED = "revoked"


CUSTODY_STATE_NAMES: dict[CustodyState, str] = {
    CustodyState.LOCAL_ONLY: _("Not with IT"),
    CustodyState.PENDING: _("Handed over, not received yet"),
    CustodyState.RECEIVED: _("Received"),
    CustodyState.REJECTED: _("Rejected"),
    CustodyState.ROTATION_REQUIRED: _("Must be changed"),
    CustodyState.REVOKED: _("No longer kept"),
}

CUSTODY_STATE_MEANING: dict[CustodyState, str] = {
    CustodyState.LOCAL_ONLY: "warn",
    CustodyState.PENDING: "warn",
    CustodyState.RECEIVED: "good",
    CustodyState.REJECTED: "bad",
    CustodyState.ROTATION_REQUIRED: "bad",
    CustodyState.REVOKED: "muted",
}


class CustodyAct(StrEnum):
    """What moves a secret."""

    HAND_OVER = "hand_over_secret"
    """A department seals it to IT."""
    ISSUE = "issue_secret"
    """IT makes it and seals it to the department."""
    RECEIVE = "receive_secret"
    REJECT = "reject_secret"
    RESEAL = "reseal_secret"
    CONFIRM = "confirm_secret"
    """IT's drill: it opens the account."""
    REPORT = "report_secret"
    """IT's drill: it does not open the account."""
    REQUIRE_ROTATION = "require_rotation"
    """Who knew it has left, or a computer is lost."""
    REVOKE = "revoke_secret"


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

    act: CustodyAct
    source: CustodyState
    target: CustodyState
    requirement: str
    next_version: bool = False


_A, _S = CustodyAct, CustodyState

TRANSITIONS: tuple[Transition, ...] = (
    # Whatever stands, a changed password is handed over as the next version.
    *(
        Transition(act, source, _S.PENDING, requirement, True)
        for act, requirement in ((_A.HAND_OVER, "R21"), (_A.ISSUE, "R49"))
        for source in _S
        if source is not _S.REVOKED
    ),
    Transition(_A.RECEIVE, _S.PENDING, _S.RECEIVED, "R21"),
    Transition(_A.REJECT, _S.PENDING, _S.REJECTED, "R21"),
    Transition(_A.RESEAL, _S.RECEIVED, _S.RECEIVED, "R22"),
    Transition(_A.RESEAL, _S.ROTATION_REQUIRED, _S.ROTATION_REQUIRED, "R22"),
    Transition(_A.CONFIRM, _S.RECEIVED, _S.RECEIVED, "R22"),
    Transition(_A.REPORT, _S.RECEIVED, _S.ROTATION_REQUIRED, "R22"),
    *(
        Transition(_A.REQUIRE_ROTATION, source, _S.ROTATION_REQUIRED, "R49")
        for source in (_S.LOCAL_ONLY, _S.PENDING, _S.RECEIVED, _S.REJECTED)
    ),
    *(
        Transition(_A.REVOKE, source, _S.REVOKED, "R22")
        for source in _S
        if source is not _S.REVOKED
    ),
)

WITH_IT = frozenset({_S.RECEIVED})
"""The states in which an account may become live (R21)."""


def transition(act: CustodyAct, source: CustodyState) -> Transition | None:
    """Return the arrow of an act from a state, or None where there is none."""
    return next((one for one in TRANSITIONS if (one.act, one.source) == (act, source)), None)
