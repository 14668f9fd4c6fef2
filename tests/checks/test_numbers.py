"""Numbers of persons are found in every way they are written, and an office's are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.numbers import find_cards, find_phones, is_social_security, luhn


def cards(text: str) -> list[str]:
    return [text[start:end] for start, end in find_cards(text)]


def phones(text: str) -> list[tuple[str, bool]]:
    return [(text[start:end], office) for start, end, office in find_phones(text, ())]


@pytest.mark.requirement("R19")
@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "5500 0055 5555 5559",
        "3782-822463-10005",
        "30569309025904",
        "180012345678905",
    ],
)
def test_a_card_is_told_by_its_check_digit(number):
    assert cards(f"Pay {number} now") == [number]
    assert luhn("".join(filter(str.isdigit, number)))
    wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    assert cards(f"Pay {wrong} now") == []


def test_a_number_called_a_card_needs_no_check_digit():
    assert cards("the card 584528792610 was lost") == ["584528792610"]
    assert cards("parcel 584528792610 was lost") == []
    assert cards("Cancel 2131 4123 4567 8909: it is a JCB one") == ["2131 4123 4567 8909"]


@pytest.mark.requirement("R19")
@pytest.mark.parametrize(
    "number",
    [
        "413-555-0101",
        "(413) 555-0101",
        "+1 413.555.0101",
        "001-413-555-0101",
        "4135550101",
        "413-555-0101x123",
        "413-555-0101 ext. 5",
        "+44 20 7946 0958",
        "555-0101",
    ],
)
def test_a_telephone_number_is_found_as_it_is_written(number):
    assert phones(f"Ann: {number}, or later") == [(number, False)]


@pytest.mark.parametrize(
    "text",
    [
        "911",
        "call 3-1-1",
        "1-800-752-6633",
        "888.555.0101",
        "2024-2025",
        "01201-1234",
        "Case 219-2024",
        "bid no. 219-2024",
    ],
)
def test_what_is_nobodys_number_passes(text):
    assert phones(text) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Report outages to 413-555-0199", True),
        ("Questions? Call the library at 413-555-0199", True),
        ("Questions about the library? My cell is 413-555-0199", False),
        ("Call Jane: 413-555-0199", False),
        ("Information desk, or Bob's mobile 413-555-0199", False),
    ],
)
def test_an_office_line_is_told_from_a_persons(text, office):
    assert phones(text) == [("413-555-0199", office)]


@pytest.mark.parametrize("number", ["000-12-3456", "666-12-3456", "900-12-3456", "219-00-9999"])
def test_numbers_that_were_never_issued_are_no_social_security_numbers(number):
    assert not is_social_security(number)
    assert is_social_security("219-09-9999")


@given(st.lists(st.sampled_from(["413-555-0101", "at 9 a.m.", "see", "\n"]), max_size=8))
def test_a_number_in_an_odd_shape_is_found_by_its_name_whatever_stands_before(words):
    text = " ".join([*words, "call me at 41 35 55 01 02"])
    assert phones(text)[-1][0] == "41 35 55 01 02"
