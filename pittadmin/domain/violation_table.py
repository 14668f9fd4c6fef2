"""The violation log: what a row holds, its columns, and what can be asked of it.

The screen, the CSV and the XLSX are all drawn from `VIOLATION_COLUMNS`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.routing import Office
from pittadmin.domain.tables import Column, Sort
from pittadmin.domain.violation_categories import category_title
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import (
    VIOLATION_STATE_MEANING,
    VIOLATION_STATE_NAMES,
    ViolationState,
)


class Standing(StrEnum):
    """Whether a case is done with."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"


STANDING_NAMES: dict[Standing, str] = {
    Standing.OPEN: _("Open"),
    Standing.OVERDUE: _("Overdue"),
    Standing.CLOSED: _("Closed"),
}


@dataclass(frozen=True)
class ViolationRow:
    """One row of the log, as the person who asks sees it; what they may not see is empty.

    Args:
        id: its id.
        number: its number.
        sight: how this person sees it.
        state: where it stands; for who is told only, what became of the instruction.
        account: the account's handle.
        platform: the account's platform, by name.
        department: the department that it concerns.
        reported_on: the day of the report.
        category: the key of the main category.
        age: how many days ago it was reported.
        due: when the next step is due; for who is told only, when the content must be removed.
        owner: who works it.
        is_overdue: whether that day has passed.
    """

    id: int
    number: str
    sight: Sight
    state: ViolationState
    account: str = ""
    platform: str = ""
    department: str = ""
    reported_on: date | None = None
    category: str = ""
    age: int | None = None
    due: date | None = None
    owner: str = ""
    is_overdue: bool = False


@dataclass(frozen=True)
class ViolationQuery:
    """What is asked of the log; empty values ask for all.

    Args:
        text: beginnings of words that the report or the notes hold, or a case's number.
        state: cases in this state only.
        standing: only what is open, overdue or closed.
        category: the key of a category that applies.
        department_id: cases of this department only.
        account_id: cases about this account only.
        owner_id: cases that this person works only.
        office: cases of this office only.
        since: reported on this day or later.
        until: reported on this day or earlier.
        sort: the column to sort by.
    """

    text: str = ""
    state: ViolationState | None = None
    standing: Standing | None = None
    category: str = ""
    department_id: int | None = None
    account_id: int | None = None
    owner_id: int | None = None
    office: Office | None = None
    since: date | None = None
    until: date | None = None
    sort: Sort = field(default_factory=lambda: Sort("number", descending=True))


@dataclass(frozen=True)
class ViolationCounts:
    """How many cases of those that this person sees are open, and how many of these overdue."""

    open: int = 0
    overdue: int = 0


def _account(row: ViolationRow) -> str:
    return f"{row.account} ({row.platform})" if row.account else "—"


def _age(row: ViolationRow) -> str:
    if row.age is None:
        return "—"
    if row.age == 0:
        return _("Today")
    return _("1 day") if row.age == 1 else _("{count} days").format(count=f"{row.age:,}")


VIOLATION_COLUMNS: tuple[Column[ViolationRow], ...] = (
    Column("number", _("Number"), lambda row: row.number, width=13),
    Column("date", _("Reported"), lambda row: say_date(row.reported_on) or "—", width=12),
    Column("account", _("Account"), _account, width=18, stretch=True),
    Column(
        "department", _("Department"), lambda row: row.department or "—", width=16, stretch=True
    ),
    Column(
        "category",
        _("Category"),
        lambda row: category_title(row.category) if row.category else "—",
        width=22,
        stretch=True,
    ),
    Column(
        "state",
        _("State"),
        lambda row: VIOLATION_STATE_NAMES[row.state],
        lambda row: VIOLATION_STATE_MEANING[row.state],
        width=20,
    ),
    Column("age", _("Age"), _age, width=9),
    Column(
        "due",
        _("Due"),
        lambda row: say_date(row.due) or "—",
        lambda row: "bad" if row.is_overdue else "",
        width=12,
    ),
    Column("owner", _("Owner"), lambda row: row.owner or "—", width=14),
)
