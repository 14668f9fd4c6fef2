"""Receipts and mentions: what is typed and written by people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.mentions import mentioned
from pittadmin.domain.people import PersonRef
from pittadmin.domain.receipts import LENGTH, new_code, plain_code

MAX, ANN = PersonRef(1, "Max Miller"), PersonRef(2, "Ann-Marie O’Neil")
CHER = PersonRef(3, "Cher")


@given(st.text())
def test_whatever_is_typed_is_a_code_or_nothing(typed: str) -> None:
    assert plain_code(typed) == "" or len(plain_code(typed)) == LENGTH


@pytest.mark.requirement("R67")
def test_a_code_is_read_by_people() -> None:
    codes = {new_code() for _n in range(500)}
    assert len(codes) == 500
    assert not set("".join(codes)) & set("OILU")
    code = codes.pop()
    likely = code.replace("0", "o").replace("1", "i").replace("V", "u").lower()
    assert plain_code(f"  {likely.replace('-', ' – ')}\n") == code.replace("-", "")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It was Max Miller.", (MAX,)),
        ("MAX\n miller's page", (MAX,)),
        ("Miller, Max", ()),
        ("Maximilian Millers and Max", ()),
        ("ann marie o'neil, Cher", (ANN,)),
        ("", ()),
    ],
)
def test_a_person_is_mentioned_by_first_and_last_name(
    said: str, found: tuple[PersonRef, ...]
) -> None:
    assert mentioned(said, (MAX, ANN, CHER)) == found
