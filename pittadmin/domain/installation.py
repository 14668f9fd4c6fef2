"""What a database is, and which version of the policy is in force in it."""

from dataclasses import dataclass
from datetime import date, datetime

REVIEW_DAYS = 180
"""After how many days a live account's profile is checked again, until the City changes it."""


@dataclass(frozen=True)
class PolicyVersion:
    """A version of the policy (R11, R68); `sha256` is of its text."""

    id: int
    name: str
    sha256: str
    signatories: tuple[str, ...]
    effective_on: date | None
    entered_at: datetime


@dataclass(frozen=True)
class Installation:
    """What this database is.

    Args:
        kind: "city" or "try-out".
        oldest_writer: the oldest version of the program that may still write to it.
        review_days: after how many days a live account's profile is checked again (R10).
    """

    kind: str
    oldest_writer: str
    review_days: int

    @property
    def is_try_out(self) -> bool:
        """Whether people may act as others here, so that nothing in it counts."""
        return self.kind == "try-out"
