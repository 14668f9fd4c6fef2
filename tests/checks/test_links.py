"""A link to the City's website is found, and nothing that only looks like one (R6)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.links import MOST_LINKS, find_links, has_city_link, is_person


@pytest.mark.parametrize(
    "text",
    [
        "www.cityofpittsfield.org",
        "Cityofpittsfield.org",
        "Forms: HTTPS://WWW.CityOfPittsfield.ORG/forms?x=1#y.",
        "See https://rsvp.cityofpittsfield.org.",
        "(cityofpittsfield.org)",
        "Web:www.cityofpittsfield.org, Tel: 413",
        "“www.cityofpittsfield.org”",
        "https://www.cityofpittsfield.org:443/forms",
        "RSVP@cityofpittsfield.org or www.cityofpittsfield.org",
        "😀www.cityofpittsfield.org",
    ],
)
def test_a_link_to_the_city_counts(text):
    assert has_city_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RSVP@cityofpittsfield.org",
        "rsvp@mail.cityofpittsfield.org",
        "evil-cityofpittsfield.org",
        "evilcityofpittsfield.org",
        "cityofpittsfield.org.evil.com",
        "cityofpittsfield.org。evil.com",
        "cityofpittsfield.org%2eevil.com",
        "cityofpittsfield.orgs",
        "cityofpittsfield.org-evil.com",
        "https://cityofpittsfield.org@evil.com",
        "https://cityofpittsfield.org:pass@evil.com",
        "https://evil.com/cityofpittsfield.org",
        "https://evil.com/?u=https://cityofpittsfield.org",
        "https://evil.com/#cityofpittsfield.org",
        "cityofpittsfıeld.org",
        "city of pittsfield .org",
    ],
)
def test_what_only_looks_like_the_city_does_not_count(text):
    assert not has_city_link(text)


@pytest.mark.parametrize(
    ("text", "shown", "domain"),
    [
        ("See https://www.example.com/a?b=1.", "https://www.example.com/a?b=1", "example.com"),
        ("(example.org/a)", "example.org/a", "example.org"),
        ("www.example.co.uk!", "www.example.co.uk", "example.co.uk"),
        ("http://a.b.example.gov/x(y)", "http://a.b.example.gov/x(y)", "example.gov"),
        ("bit.ly/3abc, and", "bit.ly/3abc", "bit.ly"),
        ("EXAMPLE.COM", "EXAMPLE.COM", "example.com"),
    ],
)
def test_a_link_is_found_without_what_follows_it(text, shown, domain):
    (link,) = find_links(text)
    assert text[link.start : link.end] == shown
    assert link.domain == domain


@pytest.mark.parametrize(
    "text",
    [
        "It rains.The park is closed",
        "9 a.m. to 5 p.m.",
        "RSVP@cityofpittsfield.org",
        "v1.2.3",
        "...",
    ],
)
def test_what_is_no_link_is_left_alone(text):
    assert find_links(text) == ()


@pytest.mark.requirement("R31")
def test_a_host_in_other_letters_is_shown_as_the_network_knows_it():
    (link,) = find_links("https://cityofpittsfіeld.org/pay")
    assert link.is_foreign
    assert link.host.startswith("xn--")
    assert not link.is_city
    (link,) = find_links("https://www.cityofpittsfield.org/pay")
    assert link.is_city
    assert not link.is_foreign


def test_no_more_than_five_hundred_links_are_read():
    assert len(find_links("https://example.com/a " * 600)) == MOST_LINKS


@pytest.mark.requirement("R37", "R39")
@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("https://www.facebook.com/profile.php?id=1", True),
        ("facebook.com/people/jane/1", True),
        ("linkedin.com/in/jane", True),
        ("linkedin.com/company/city", False),
        ("facebook.com/PittsfieldPD", False),
        ("example.com/in/jane", False),
    ],
)
def test_a_persons_profile_is_told_by_its_address(text, person):
    (link,) = find_links(text)
    assert is_person(link) is person


@pytest.mark.requirement("R37", "R39", "R42")
@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("f\u200bacebook.com/profile.php?id=1", "facebook.com"),
        ("linkedin\u200b.com/in/sample", "linkedin.com"),
        ("https://linked\u00adin.com/in/sample", "linkedin.com"),
        ("linkedin.com/i\u2060n/sample", "linkedin.com"),
        ("h\ufeffttps://act\u200dblue.com/donate/x", "actblue.com"),
        ("linked\x00in.com/in/sample", "linkedin.com"),
        ("linkedin.c\ud800om/in/sample", "linkedin.com"),
    ],
)
def test_a_character_that_nobody_sees_does_not_hide_a_link(written, host):
    (link,) = find_links(f"\u200bSee 😀 {written}\u200b today")
    assert link.host == host
    assert f"\u200bSee 😀 {written}\u200b today"[link.start : link.end] == written


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["bit.ly/3abc", "(www.example.org/a_(b)).", "x.com/a,bit.ly/b", "b.c", "e.g."]
            ),
            st.text("a.。/:@-#( \n\u2028\x1c\u00e9", max_size=12),
        ),
        max_size=12,
    ),
    st.sampled_from([" ", "\n", "\u00a0 ", "\t"]),
)
def test_the_links_of_a_text_are_those_of_its_words_each_in_its_place(parts, blank):
    text = blank.join(parts)
    at, wanted = 0, []
    for word in text.split():
        at = text.index(word, at)
        wanted += [replace(one, start=one.start + at, end=one.end + at) for one in find_links(word)]
        at += len(word)
    assert list(find_links(text)) == wanted
