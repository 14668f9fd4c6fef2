"""A link to the City's website is found, and nothing that only looks like one (R6)."""

import pytest

from pittadmin.checks.links import has_city_link


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
