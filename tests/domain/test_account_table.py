"""The columns of the table of accounts, as screen and exports show them."""

from datetime import date

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import COLUMNS, AccountQuery, AccountRow
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.tables import Sort


def row(state: State = State.LIVE, **values: object) -> AccountRow:
    said: dict[str, object] = {
        "id": 1,
        "department": "RSVP",
        "platform": "Facebook",
        "handle": "PittsfieldRSVP",
        "email": "RSVP@cityofpittsfield.org",
        "business_page": True,
        "state": state,
        "exists_already": False,
        "custody": CustodyState.NOT_YET,
        "next_review": date(2027, 5, 1),
        "page_address": "",
    }
    return AccountRow(**{**said, **values})  # type: ignore[arg-type]


def texts(shown: AccountRow) -> dict[str, str]:
    return {column.key: column.text(shown) for column in COLUMNS}


def chip(shown: AccountRow, key: str) -> str:
    found = next(column for column in COLUMNS if column.key == key).chip
    assert found is not None
    return found(shown)


@pytest.mark.requirement("R14", "R18", "R22")
def test_a_row_says_whose_account_it_is_and_how_it_stands() -> None:
    assert texts(row()) == {
        "department": "RSVP",
        "platform": "Facebook",
        "handle": "PittsfieldRSVP",
        "email": "RSVP@cityofpittsfield.org",
        "business_page": "Yes",
        "state": "Live",
        "custody": "Not with IT",
        "next_review": "May 1, 2027",
    }


def test_a_draft_without_anything_leaves_no_cell_blank_that_should_be_filled() -> None:
    empty = row(State.DRAFT, handle="", email="", business_page=False, next_review=None)
    said = texts(empty)
    assert (said["handle"], said["email"], said["business_page"]) == ("—", "—", "No")
    assert said["custody"] == "—"
    assert said["next_review"] == ""


@pytest.mark.requirement("R4")
def test_a_page_that_exists_without_approval_says_so_until_it_is_submitted() -> None:
    assert texts(row(State.DRAFT, exists_already=True))["state"] == "Existing, not approved"
    assert texts(row(State.SUBMITTED, exists_already=True))["state"] == "Submitted"


@pytest.mark.requirement("R21", "R22")
def test_a_live_account_whose_password_it_lacks_is_marked() -> None:
    assert chip(row(State.LIVE), "custody") == "warn"
    assert chip(row(State.DRAFT), "custody") == ""


def test_every_state_has_a_meaning() -> None:
    meanings = {state: chip(row(state), "state") for state in State}
    assert set(meanings.values()) <= {"good", "warn", "bad", "info", "muted"}
    assert meanings[State.LIVE] == "good"


def test_the_table_is_sorted_by_department_unless_asked_otherwise() -> None:
    assert AccountQuery().sort == Sort("department")
    assert AccountQuery().sort.key in {column.key for column in COLUMNS}
