"""Personal information is pointed at, the City's own is not (R19)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.profile import check_profile
from pittadmin.domain.findings import Finding
from pittadmin.domain.platforms import platforms

NUMBERS = ["(413) 499-9330", "413.499.9361"]
EMAILS = ["RSVP@cityofpittsfield.org", "ralph.froio@cityofpittsfield.org"]


def find_personal(text: str, numbers=(), emails=()) -> tuple[Finding, ...]:
    return check_profile(text, platforms()["linkedin"], numbers, emails).personal


@pytest.mark.requirement("R19")
@pytest.mark.parametrize(
    ("rule", "severity", "text", "place"),
    [
        ("PII-SSN", "block", "SSN 219-09-9999.", "219-09-9999"),
        ("PII-PHONE", "warn", "Call Jane: 413-555-0101!", "413-555-0101"),
        ("PII-PHONE", "warn", "(413) 555-0101", "(413) 555-0101"),
        ("PII-PHONE", "warn", "+1 413.555.0101", "+1 413.555.0101"),
        ("PII-PHONE", "warn", "4135550101", "4135550101"),
        ("PII-PHONE", "warn", "499-1234", "499-1234"),
        ("PII-EMAIL", "warn", "Write jane@gmail.com.", "jane@gmail.com"),
        ("PII-EMAIL", "warn", "Jane.Doe@cityofpittsfield.org", "Jane.Doe@cityofpittsfield.org"),
        ("PII-EMAIL", "warn", "x@cityofpittsfield.org.evil.com", "x@cityofpittsfield.org.evil.com"),
        ("PII-BIRTHDAY", "warn", "DOB: 04/12/1971", "DOB: 04/12/1971"),
        ("PII-BIRTHDAY", "warn", "Sam's birthday is on May 3", "birthday is on May 3"),
        ("PII-BIRTHDAY", "warn", "born on the 3rd of May", "born on the 3rd of May"),
        ("PII-HOME", "warn", "She lives at 12 Elm Street", "lives at 12 Elm Street"),
        ("PII-NAME", "attest", "Ask Mrs. Jane Q. Doe", "Mrs. Jane Q. Doe"),
        ("PII-NAME", "attest", "Ask Dr. Doe", "Dr. Doe"),
    ],
)
def test_what_is_about_a_person_is_pointed_at(rule, severity, text, place):
    (finding,) = find_personal(text, NUMBERS, EMAILS)
    assert (finding.rule, finding.severity, finding.requirement) == (rule, severity, "R19")
    assert text[finding.start : finding.end] == place
    assert finding.message.endswith(".")
    assert finding.fix.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Call 413-499-9330 or 499-9361.",
        "+1 (413) 499-9330",
        "Toll-free 1-800-752-6633, 888.555.0101",
        "Call 911, 3-1-1 or 9-1-1.",
        "RSVP@cityofpittsfield.org, public.works@cityofpittsfield.org",
        "ralph.froio@cityofpittsfield.org",
        "Case 000-12-3456, ZIP 01201-1234, 2024-2025",
        "https://example.org/?id=4135550101 and /4135550101",
        "Order #4135550101",
        "Happy Birthday, Pittsfield! The City was born in 1761.",
        "The rabies clinic is on 4/12 at 12 Elm Street",
        "City Hall, 70 Allen Street, Pittsfield, MA 01201",
        "12 Elm Dr. Pittsfield",
        "The mayor's office; Mayor's Office",
        "@cityofpittsfield on all platforms",
    ],
)
def test_what_is_the_citys_own_passes(text):
    assert find_personal(text, NUMBERS, EMAILS) == ()


def test_findings_come_in_the_order_of_the_text():
    found = find_personal("Mr. Sam Jones, 413-555-0101, sam@gmail.com, 219-09-9999")
    assert [one.rule for one in found] == ["PII-NAME", "PII-PHONE", "PII-EMAIL", "PII-SSN"]


@given(st.text(st.sampled_from("0123456789-() .+@abcMr\n😀"), max_size=80))
def test_every_finding_lies_in_the_text(text):
    for one in find_personal(text):
        assert 0 <= one.start < one.end <= len(text)
