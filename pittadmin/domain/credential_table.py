"""The table of credentials: what a row holds, its columns, and what can be asked of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from pittadmin.domain.clock import CITY_ZONE, say_date
from pittadmin.domain.custody_states import (
    CUSTODY_STATE_MEANING,
    CUSTODY_STATE_NAMES,
    CustodyState,
)
from pittadmin.domain.i18n import _, several
from pittadmin.domain.tables import Column, Sort

VERIFY_DAYS = 90
"""After how many days IT should try again whether a password opens its account."""


class View(StrEnum):
    """Which rows are asked for."""

    WAITS = "waits"
    MUST_CHANGE = "must_change"
    NOT_WITH_IT = "not_with_it"
    UNVERIFIED = "unverified"


VIEW_NAMES: dict[View, str] = {
    View.WAITS: _("On its way"),
    View.MUST_CHANGE: _("Must be changed"),
    View.NOT_WITH_IT: _("Not with IT"),
    View.UNVERIFIED: _("Not verified for 90 days"),
}


class CredentialRow(NamedTuple):
    """What the table knows of the password of one account, or of the roster in its place.

    Args:
        id: of the account.
        department: its name.
        department_id: its id.
        platform: its name.
        handle: the handle.
        state: where it stands.
        version: the newest version, 0 for none.
        holders: the names of those whose computers can open it.
        changed_at: when it was handed over last.
        verified_at: when IT last tried it.
        works: what came of that.
        reason: why it was rejected or must be changed.
        today: the day in the City, from which its age counts.
    """

    id: int
    department: str
    department_id: int
    platform: str
    handle: str
    state: CustodyState
    version: int
    holders: tuple[str, ...]
    changed_at: datetime | None
    verified_at: datetime | None
    works: bool | None
    reason: str
    today: date

    @property
    def name(self) -> str:
        """The account as people call it."""
        return _("{department} on {platform}").format(
            department=self.department, platform=self.platform
        )

    @property
    def age(self) -> int | None:
        """For how many days the newest version has been in use, None where there is none."""
        return _days(self.changed_at, self.today)

    @property
    def is_verified(self) -> bool:
        """Whether IT has tried this version lately, and it worked."""
        since = _days(self.verified_at, self.today)
        return bool(self.works) and since is not None and since <= VERIFY_DAYS

    def fits(self, view: View) -> bool:
        """Tell whether the row is among those that a view asks for."""
        if view is View.WAITS:
            return self.state is CustodyState.PENDING
        if view is View.MUST_CHANGE:
            return self.state in (CustodyState.ROTATION_REQUIRED, CustodyState.REJECTED)
        if view is View.NOT_WITH_IT:
            return self.state is CustodyState.NOT_YET
        return self.state is CustodyState.RECEIVED and not self.is_verified


@dataclass(frozen=True)
class CredentialQuery:
    """What is asked of the table; empty values ask for all."""

    text: str = ""
    department_id: int | None = None
    view: View | None = None
    sort: Sort = field(default_factory=lambda: Sort("account"))


def _days(moment: datetime | None, today: date) -> int | None:
    return None if moment is None else (today - moment.astimezone(CITY_ZONE).date()).days


def _age(row: CredentialRow) -> str:
    if row.age is None:
        return "—"
    return several("{count} day", "{count} days", row.age)


def _verified(row: CredentialRow) -> str:
    if row.verified_at is None:
        return _("Never") if row.version else "—"
    return say_date(row.verified_at) if row.works else _("Does not work")


def _verified_meaning(row: CredentialRow) -> str:
    return "bad" if row.works is False else ""


COLUMNS: tuple[Column[CredentialRow], ...] = (
    Column("account", _("Department"), lambda row: row.department, width=24, stretch=True),
    Column("platform", _("Platform"), lambda row: row.platform, width=9),
    Column(
        "handle", _("Handle"), lambda row: row.handle or "—", width=15, stretch=True, spare=True
    ),
    Column(
        "state",
        _("Password"),
        lambda row: CUSTODY_STATE_NAMES[row.state],
        lambda row: CUSTODY_STATE_MEANING[row.state],
        width=16,
    ),
    Column(
        "holders",
        _("Who can open it"),
        lambda row: ", ".join(row.holders) or "—",
        width=16,
        stretch=True,
        spare=True,
    ),
    Column("age", _("Age"), _age, width=9),
    Column("verified", _("Last verified"), _verified, _verified_meaning, width=12),
)

SORT_KEYS = {
    "account": lambda row: (row.name.casefold(), row.id),
    "platform": lambda row: (row.platform.casefold(), row.name.casefold(), row.id),
    "handle": lambda row: (row.handle.casefold(), row.id),
    "state": lambda row: (list(CustodyState).index(row.state), row.name.casefold(), row.id),
    "holders": lambda row: (row.holders, row.id),
    "age": lambda row: (-1 if row.age is None else row.age, row.id),
    "verified": lambda row: (row.verified_at.timestamp() if row.verified_at else 0.0, row.id),
}
"""What each column is sorted by."""
