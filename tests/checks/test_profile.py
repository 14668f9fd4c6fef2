"""The check of a profile text puts R6, R10 and R19 together, and is quick on any text."""

import time

import pytest

from pittadmin.checks.profile import check_profile
from pittadmin.domain.platforms import generic_platform, platforms
from pittadmin.domain.policy import DISCLAIMER

LINKEDIN, X = platforms()["linkedin"], platforms()["x"]


def test_a_good_profile_has_nothing_to_mend():
    report = check_profile(f"RSVP of Pittsfield. {DISCLAIMER} www.cityofpittsfield.org", LINKEDIN)
    assert report.disclaimer.found
    assert report.city_link
    assert report.personal == ()
    assert report.too_long == 0
    assert report.fits


def test_an_empty_profile_lacks_disclaimer_and_link():
    report = check_profile("", LINKEDIN)
    assert not report.disclaimer.found
    assert not report.city_link


def test_a_field_too_short_for_the_disclaimer_says_by_how_much():
    report = check_profile(f"  {DISCLAIMER}\n", X)
    assert not report.fits
    assert report.too_long == 320 - 160


def test_a_platform_without_a_known_limit_is_never_too_long():
    platform = generic_platform("nextdoor", "Nextdoor", "nextdoor.com")
    report = check_profile(DISCLAIMER * 100, platform)
    assert report.fits
    assert report.too_long == 0


@pytest.mark.parametrize(
    "piece",
    ["News for the public of the City of Pittsfield: call 413-555-0101 or see a@b.org. ",
     DISCLAIMER.replace("nor", "and"), "A ", "a@", "a.", "😀", "born ", "\u200b",
     "(413", "lives 1 a "],
)  # fmt: skip
def test_a_hundred_thousand_characters_are_checked_in_a_moment(piece):
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    start = time.process_time()
    check_profile(text, LINKEDIN, ["413-499-9330"])
    # Ordinary text takes 30 ms, the worst 130 ms; a pattern that backtracks takes minutes.
    assert time.process_time() - start < 1
