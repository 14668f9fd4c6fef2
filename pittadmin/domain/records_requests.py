"""Public records requests: who asks for what, by when it is answered, and what is handed out.

M.G.L. c.66 §10 and 950 CMR 32.00: an answer by the tenth business day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pittadmin.domain.business_days import business_days_left
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.people import PersonRef
from pittadmin.domain.removed_content import FIELD_NAMES
from pittadmin.domain.tables import Column

REDACTABLE = ("author", "handle", "identity", "address", "body", "files")
"""The fields of a record that can be left out, by name."""


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


REQUEST_STATE_NAMES: dict[RequestState, str] = {
    RequestState.OPEN: _("Open"),
    RequestState.ANSWERED: _("Answered"),
    RequestState.WITHDRAWN: _("Withdrawn"),
}

REQUEST_STATE_MEANING: dict[RequestState, str] = {
    RequestState.OPEN: "warn",
    RequestState.ANSWERED: "good",
    RequestState.WITHDRAWN: "muted",
}


@dataclass(frozen=True)
class Chosen:
    """A record that is handed out, with what is left out of it.

    Args:
        record_id: which record.
        redacted: the names of the fields that are left out.
        why: the exemption for that, such as "M.G.L. c.4 §7 cl.26(c), privacy".
        number: the record's number.
    """

    record_id: int
    redacted: tuple[str, ...] = ()
    why: str = ""
    number: str = ""


@dataclass(frozen=True)
class RecordsRequest:
    """A public records request.

    Args:
        number: its number, such as ``P-2026-0001``.
        due: by when it is answered.
        answer: what was answered beside the records, or why nothing is handed out.
        bag_sha256: the hash of the bag that was handed out.
        chosen: the records that are handed out.
    """

    id: int
    version: int
    number: str
    requester: str
    subject: str
    received_on: date
    due: date
    state: RequestState
    entered_by: PersonRef
    entered_at: datetime
    answered_by: PersonRef | None = None
    answered_at: datetime | None = None
    answer: str = ""
    bag_sha256: str = ""
    chosen: tuple[Chosen, ...] = ()

    def is_overdue(self, today: date) -> bool:
        """Tell whether it should have been answered by now."""
        return self.state is RequestState.OPEN and self.due < today

    def clock(self, today: date) -> str:
        """Return how much time is left to answer it, a sentence; empty once it is answered."""
        if self.state is not RequestState.OPEN:
            return ""
        left = business_days_left(today, self.due)
        if left < 0 or self.due < today:
            late = several("{count} business day late", "{count} business days late", max(-left, 1))
            return _("Due {day}: {late}").format(day=say_date(self.due), late=late)
        if left == 0:
            return _("Due today, {day}").format(day=say_date(self.due))
        days = several("{count} business day left", "{count} business days left", left)
        return _("Due {day}: {days}").format(day=say_date(self.due), days=days)


def problems(requester: str, subject: str, received_on: date, today: date) -> tuple[Problem, ...]:
    """Return what is wrong with a request as it was entered."""
    found = []
    if not requester.strip():
        found.append(
            Problem(
                _("It is not said who asks."),
                _("Enter the name, or “not given”: a requester need not say who they are."),
                "requester",
            )
        )
    if not subject.strip():
        found.append(
            Problem(
                _("It is not said what is asked for."), _("Enter it in their words."), "subject"
            )
        )
    if received_on > today:
        found.append(
            Problem(
                _("That is in the future."),
                _("Enter the day on which it was received; the ten business days run from it."),
                "received_on",
            )
        )
    return tuple(found)


def chosen_problem(redacted: Collection[str], why: str) -> Problem | None:
    """Return what is wrong with what is left out of a record, or None."""
    if redacted and not why.strip():
        return Problem(
            _("It is not said why something is left out."),
            _("Name the exemption, such as M.G.L. c.4 §7 cl.26(c), privacy."),
            "why",
        )
    return None


def redacted_names(redacted: Collection[str]) -> str:
    """Return what is left out, as it is shown."""
    return ", ".join(FIELD_NAMES[name] for name in REDACTABLE if name in redacted)


def request_columns(today: date) -> tuple[Column[RecordsRequest], ...]:
    """Return the columns of the table of requests, as they read on a day."""
    return (
        Column("number", _("Number"), lambda row: row.number, width=12),
        Column("received", _("Received"), lambda row: say_date(row.received_on), width=12),
        Column("requester", _("From"), lambda row: row.requester, width=16, stretch=True),
        Column("subject", _("About"), lambda row: row.subject, width=18, stretch=True),
        Column(
            "state",
            _("State"),
            lambda row: REQUEST_STATE_NAMES[row.state],
            lambda row: "bad" if row.is_overdue(today) else REQUEST_STATE_MEANING[row.state],
            width=12,
        ),
        Column("due", _("Due"), lambda row: say_date(row.due), width=12),
    )
