"""A web address is taken apart as a browser would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.errors import Invalid
from pittadmin.domain.web_address import WebAddress, parse_web_address


def parse(typed: str) -> WebAddress:
    return parse_web_address(typed, "page_address", "R12")


def test_an_address_falls_into_its_parts():
    assert parse("HTTP://WWW.Example.org./a//b%20c/?x=1&y=#top") == WebAddress(
        "www.example.org", ("a", "b c"), (("x", "1"),)
    )


def test_an_address_is_put_together_again():
    assert WebAddress("a.org", ("x y", "é"), (("id", "1&2"),)).url == (
        "https://a.org/x%20y/%C3%A9?id=1%262"
    )
    assert WebAddress("a.org", ()).url == "https://a.org"


@given(st.text(max_size=60) | st.from_regex(r"[a-z]{1,3}\.[a-z]{2}/.{0,20}", fullmatch=True))
def test_taking_apart_and_putting_together_ends(typed):
    try:
        parts = parse(typed)
    except Invalid:
        return
    assert parse(parts.url) == parts


@pytest.mark.parametrize("typed", ["\ud800.org", "a.org/\ud800", "a.org/%00", "a.org/\u202e"])
def test_what_cannot_be_seen_is_refused(typed):
    with pytest.raises(Invalid):
        parse(typed)
