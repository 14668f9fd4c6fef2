"""The table of accounts: what a row holds, its columns, and what can be asked of it.

The screen, the CSV and the XLSX are all drawn from `COLUMNS`.
"""

from dataclasses import dataclass, field
from datetime import date

from pittadmin.domain.account_states import STATE_MEANING, State, state_name
from pittadmin.domain.clock import say_date
from pittadmin.domain.custody_states import (
    CUSTODY_STATE_MEANING,
    CUSTODY_STATE_NAMES,
    NEEDS_CUSTODY,
    CustodyState,
)
from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Column, Sort


@dataclass(frozen=True)
class AccountRow:
    """One row of the table of accounts."""

    id: int
    department: str
    platform: str
    handle: str
    email: str
    business_page: bool
    state: State
    exists_already: bool
    custody: CustodyState
    next_review: date | None
    page_address: str


@dataclass(frozen=True)
class AccountQuery:
    """What is asked of the table of accounts; empty values ask for all.

    Args:
        text: words that the department, the handle, the e-mail or the address hold.
        department_id: accounts of this department only.
        platform: accounts on the platform with this key only.
        state: accounts in this state only.
        needs_me: only those that wait for the person who asks.
        due_on: only those whose page they are to look at by this day in the City.
        sort: the column to sort by.
    """

    text: str = ""
    department_id: int | None = None
    platform: str = ""
    state: State | None = None
    needs_me: bool = False
    due_on: date | None = None
    sort: Sort = field(default_factory=lambda: Sort("department"))


def _custody_meaning(row: AccountRow) -> str:
    return CUSTODY_STATE_MEANING[row.custody] if _is_kept(row) else ""


def _custody(row: AccountRow) -> str:
    return CUSTODY_STATE_NAMES[row.custody] if _is_kept(row) else "—"


def _is_kept(row: AccountRow) -> bool:
    """Tell whether its password is a matter: where there is a page, or something was sent."""
    return row.state in NEEDS_CUSTODY or row.custody is not CustodyState.NOT_YET


COLUMNS: tuple[Column[AccountRow], ...] = (
    Column("department", _("Department"), lambda row: row.department, width=33, stretch=True),
    Column("platform", _("Platform"), lambda row: row.platform, width=9),
    Column("handle", _("Handle"), lambda row: row.handle or "—", width=17, stretch=True),
    Column(
        "state",
        _("State"),
        lambda row: state_name(row.state, row.exists_already),
        lambda row: STATE_MEANING[row.state],
        width=20,
    ),
    Column("email", _("E-mail"), lambda row: row.email or "—", width=12, stretch=True, spare=True),
    Column(
        "business_page",
        _("Business page"),
        lambda row: _("Yes") if row.business_page else _("No"),
        width=8,
        spare=True,
    ),
    Column("custody", _("Password"), _custody, _custody_meaning, width=13, spare=True),
    Column(
        "next_review", _("Next review"), lambda row: say_date(row.next_review), width=11, spare=True
    ),
)
