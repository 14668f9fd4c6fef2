"""Requests to another office: an e-mail from IT, a platform from Personnel, a transfer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.tables import Column


class RequestState(StrEnum):
    """Where a request stands. Two kinds share words, such as "open", and are still two states."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RequestState):
            return self is other
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = StrEnum.__hash__


class EmailRequestState(RequestState):
    """Where an e-mail request stands."""

    OPEN = "open"
    SUPPLIED = "supplied"
    TURNED_AWAY = "turned_away"


class PlatformRequestState(RequestState):
    """Where a platform request stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class TransferState(RequestState):
    """Where a transfer stands: both heads, then the Mayor (R5)."""

    OFFERED = "offered"
    AGREED = "agreed"
    APPROVED = "approved"
    DECLINED = "declined"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


REQUEST_STATE_NAMES: dict[RequestState, str] = {
    EmailRequestState.OPEN: _("Waiting for IT"),
    EmailRequestState.SUPPLIED: _("Supplied"),
    EmailRequestState.TURNED_AWAY: _("Declined"),
    PlatformRequestState.OPEN: _("Waiting for Personnel"),
    PlatformRequestState.ACCEPTED: _("Accepted"),
    PlatformRequestState.DECLINED: _("Declined"),
    TransferState.OFFERED: _("Waiting for the other head"),
    TransferState.AGREED: _("Waiting for the Mayor's office"),
    TransferState.APPROVED: _("Transferred"),
    TransferState.DECLINED: _("Declined"),
    TransferState.DENIED: _("Denied"),
    TransferState.WITHDRAWN: _("Taken back"),
}

REQUEST_STATE_MEANING: dict[RequestState, str] = {
    EmailRequestState.OPEN: "warn",
    EmailRequestState.SUPPLIED: "good",
    EmailRequestState.TURNED_AWAY: "bad",
    PlatformRequestState.OPEN: "warn",
    PlatformRequestState.ACCEPTED: "good",
    PlatformRequestState.DECLINED: "bad",
    TransferState.OFFERED: "warn",
    TransferState.AGREED: "warn",
    TransferState.APPROVED: "good",
    TransferState.DECLINED: "bad",
    TransferState.DENIED: "bad",
    TransferState.WITHDRAWN: "muted",
}


@dataclass(frozen=True)
class EmailRequest:
    """A department without a general e-mail asks IT for one (R15)."""

    id: int
    department_id: int
    department: str
    wish: str
    state: EmailRequestState
    requested_by: PersonRef
    requested_at: datetime
    decided_by: PersonRef | None = None
    decided_at: datetime | None = None
    decision: str = ""
    version: int = 1


@dataclass(frozen=True)
class PlatformRequest:
    """A department asks Personnel for another platform (R13)."""

    id: int
    department_id: int
    department: str
    name: str
    host: str
    reason: str
    state: PlatformRequestState
    requested_by: PersonRef
    requested_at: datetime
    decided_by: PersonRef | None = None
    decided_at: datetime | None = None
    decision: str = ""
    version: int = 1


@dataclass(frozen=True)
class Transfer:
    """An account passes from one department to another (R5)."""

    id: int
    account_id: int
    account: str
    from_department_id: int
    from_department: str
    to_department_id: int
    to_department: str
    reason: str
    state: TransferState
    offered_by: PersonRef
    offered_at: datetime
    agreed_by: PersonRef | None = None
    agreed_at: datetime | None = None
    decided_by: PersonRef | None = None
    decided_at: datetime | None = None
    decision: str = ""
    version: int = 1


def _state(request: EmailRequest | PlatformRequest | Transfer) -> str:
    return REQUEST_STATE_NAMES[request.state]


def _meaning(request: EmailRequest | PlatformRequest | Transfer) -> str:
    return REQUEST_STATE_MEANING[request.state]


EMAIL_COLUMNS: tuple[Column[EmailRequest], ...] = (
    Column("department", _("Department"), lambda r: r.department, width=24, stretch=True),
    Column("wish", _("Requested address"), lambda r: r.wish or "—", width=28, stretch=True),
    Column("requested_by", _("Requested by"), lambda r: r.requested_by.name, width=18, spare=True),
    Column(
        "requested_at", _("Requested on"), lambda r: say_date(r.requested_at), width=13, spare=True
    ),
    Column("state", _("State"), _state, _meaning, width=16),
)

PLATFORM_COLUMNS: tuple[Column[PlatformRequest], ...] = (
    Column("name", _("Platform"), lambda r: r.name, width=16),
    Column("host", _("Web address"), lambda r: r.host, width=20),
    Column("department", _("Department"), lambda r: r.department, width=22, stretch=True),
    Column("requested_by", _("Requested by"), lambda r: r.requested_by.name, width=18, spare=True),
    Column(
        "requested_at", _("Requested on"), lambda r: say_date(r.requested_at), width=13, spare=True
    ),
    Column("state", _("State"), _state, _meaning, width=22),
)

TRANSFER_COLUMNS: tuple[Column[Transfer], ...] = (
    Column("account", _("Account"), lambda r: r.account, width=30, stretch=True),
    Column("to_department", _("To department"), lambda r: r.to_department, width=24, stretch=True),
    Column("offered_by", _("Offered by"), lambda r: r.offered_by.name, width=18, spare=True),
    Column("offered_at", _("Offered on"), lambda r: say_date(r.offered_at), width=13, spare=True),
    Column("state", _("State"), _state, _meaning, width=28),
)
