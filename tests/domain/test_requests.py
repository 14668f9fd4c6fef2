"""Requests to another office: every state has a name and a meaning, every column says something."""

from datetime import UTC, datetime
from enum import StrEnum

import pytest

from pittadmin.domain.people import PersonRef
from pittadmin.domain.requests import (
    EMAIL_COLUMNS,
    PLATFORM_COLUMNS,
    REQUEST_STATE_MEANING,
    REQUEST_STATE_NAMES,
    TRANSFER_COLUMNS,
    EmailRequest,
    EmailRequestState,
    PlatformRequest,
    PlatformRequestState,
    Transfer,
    TransferState,
)

NOON = datetime(2026, 11, 2, 17, 0, tzinfo=UTC)
ADA = PersonRef(1, "Ada Adams")


@pytest.mark.parametrize("states", [EmailRequestState, PlatformRequestState, TransferState])
def test_every_state_has_a_name_and_a_meaning(states: type[StrEnum]) -> None:
    for state in states:
        assert REQUEST_STATE_NAMES[state]
        assert REQUEST_STATE_MEANING[state] in {"good", "warn", "bad", "muted"}


def test_the_same_word_in_two_kinds_of_request_is_not_mixed_up() -> None:
    assert REQUEST_STATE_NAMES[EmailRequestState.OPEN] == "Waiting for IT"
    assert REQUEST_STATE_NAMES[PlatformRequestState.OPEN] == "Waiting for Personnel"
    assert EmailRequestState.OPEN != PlatformRequestState.OPEN
    assert EmailRequestState("open") is EmailRequestState.OPEN
    assert EmailRequestState.OPEN == "open"


@pytest.mark.requirement("R15")
def test_an_email_request_is_shown_in_words() -> None:
    row = EmailRequest(1, 1, "Parks", "", EmailRequestState.OPEN, ADA, NOON)
    assert [column.text(row) for column in EMAIL_COLUMNS] == [
        "Parks",
        "—",
        "Ada Adams",
        "Nov 2, 2026",
        "Waiting for IT",
    ]


@pytest.mark.requirement("R13")
def test_a_platform_request_is_shown_in_words() -> None:
    row = PlatformRequest(
        1, 1, "RSVP", "Bluesky", "bsky.app", "Asked", PlatformRequestState.DECLINED, ADA, NOON
    )
    texts = [column.text(row) for column in PLATFORM_COLUMNS]
    assert texts == ["Bluesky", "bsky.app", "RSVP", "Ada Adams", "Nov 2, 2026", "Declined"]


@pytest.mark.requirement("R5")
def test_a_transfer_is_shown_in_words() -> None:
    row = Transfer(
        1, 1, "RSVP on X", 1, "RSVP", 2, "Library", "Merged", TransferState.AGREED, ADA, NOON
    )
    assert [column.text(row) for column in TRANSFER_COLUMNS] == [
        "RSVP on X",
        "Library",
        "Ada Adams",
        "Nov 2, 2026",
        "Waiting for the Mayor's office",
    ]
    chip = TRANSFER_COLUMNS[-1].chip
    assert chip is not None
    assert chip(row) == "warn"
