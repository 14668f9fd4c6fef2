"""A computer as the list of devices shows it: whose it is, and whether it is enrolled (R22).

What it may do is what the signed directory says; this is what was asked and decided.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pittadmin.domain.directory import Enrolment
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef


class DeviceState(StrEnum):
    """Where a computer stands."""

    ASKED = "asked"
    ENROLLED = "enrolled"
    TURNED_AWAY = "turned_away"
    DROPPED = "dropped"


DEVICE_STATE_NAMES: dict[DeviceState, str] = {
    DeviceState.ASKED: _("Asks to be enrolled"),
    DeviceState.ENROLLED: _("Enrolled"),
    DeviceState.TURNED_AWAY: _("Turned away"),
    DeviceState.DROPPED: _("Dropped"),
}

DEVICE_STATE_MEANING: dict[DeviceState, str] = {
    DeviceState.ASKED: "warn",
    DeviceState.ENROLLED: "good",
    DeviceState.TURNED_AWAY: "muted",
    DeviceState.DROPPED: "muted",
}


@dataclass(frozen=True)
class KnownDevice:
    """One computer of one person.

    Args:
        id: the id of its row.
        device_id: the id that it chose.
        person: whose it is.
        computer: what it is called.
        enrolment: its request, signed by itself.
        state: where it stands.
        asked_at: when it asked.
        decided_at: when it was enrolled, turned away or dropped.
        decided_by: who decided.
        reason: why it was turned away or dropped.
    """

    id: int
    device_id: str
    person: PersonRef
    computer: str
    enrolment: Enrolment
    state: DeviceState
    asked_at: datetime
    decided_at: datetime | None = None
    decided_by: PersonRef | None = None
    reason: str = ""
