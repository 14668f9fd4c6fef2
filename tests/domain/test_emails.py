"""E-mail addresses: the department's general one, and nothing else (R14 to R17)."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.emails import (
    as_written,
    check_department_email,
    check_new_department_email,
    check_person_email,
    looks_personal,
    normalize,
)
from pittadmin.domain.errors import Invalid, Problem

RSVP = "RSVP@cityofpittsfield.org"
PEOPLE = [
    ("Jane Doe", "jdoe@cityofpittsfield.org"),
    ("Mary Ann O'Brien-Smith Jr.", "mobs@cityofpittsfield.org"),
    ("Lerk, Carl", "carl@cityofpittsfield.org"),
    ("José Núñez", ""),
    ("Cher", "cher@cityofpittsfield.org"),
]


def refused(check, *args) -> Problem:
    with pytest.raises(Invalid) as refusal:
        check(*args)
    return refusal.value.problems[0]


def outcome(check, *args):
    try:
        return check(*args)
    except Invalid as refusal:
        return refusal


@pytest.mark.parametrize(
    "typed", [RSVP, "rsvp@cityofpittsfield.org", "  RSVP@CITYOFPITTSFIELD.ORG\n"]
)
def test_the_address_on_file_is_accepted_in_any_case_and_kept_as_on_file(typed):
    assert check_department_email(typed, RSVP, PEOPLE, "RSVP") == RSVP


def test_an_address_is_compared_in_lower_case_and_shown_as_written():
    assert normalize(" RSVP@CityOfPittsfield.ORG ") == "rsvp@cityofpittsfield.org"
    assert as_written(" RSVP@CityOfPittsfield.ORG ") == RSVP


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("RSVP", "has no “@”"),
        ("@cityofpittsfield.org", "not an e-mail address"),
        ("RSVP@", "not an e-mail address"),
        ("RSVP@cityofpittsfield", "not an e-mail address"),
        ("a@b@cityofpittsfield.org", "not an e-mail address"),
        (".a@cityofpittsfield.org", "not an e-mail address"),
        ("a..b@cityofpittsfield.org", "not an e-mail address"),
        ("<b>@cityofpittsfield.org", "not an e-mail address"),
        ("=HYPERLINK(1)@cityofpittsfield.org", "not an e-mail address"),
        ("RS VP@cityofpittsfield.org", "space"),
        ("RSVP <rsvp@cityofpittsfield.org>", "space"),
        ("RS\u200bVP@cityofpittsfield.org", "zero width space"),
        ("RSVP@city\x00ofpittsfield.org", "U+0000"),
        ("RS\u00a0VP@cityofpittsfield.org", "no-break space"),
        ("RSVP@cityofpittsfıeld.org", "“ı” in “RSVP@cityofpittsfıeld.org” is not the letter “i”"),
        ("RSVP@сityofpittsfield.org", "cyrillic small letter es"),
        ("RSVÞ@cityofpittsfield.org", "“Þ”"),
        ("a" * 10_000, "at most 254 characters; this one has 10,000"),
        ("a" * 65 + "@cityofpittsfield.org", "not an e-mail address"),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_do(typed, said):
    for check in (normalize, check_person_email):
        problem = refused(check, typed)
        assert said in problem.what
        assert problem.field == "email"
        assert problem.todo


def test_a_lookalike_of_the_citys_domain_is_another_domain():
    problem = refused(check_department_email, "RSVP@cityofpittsfıeld.org", RSVP, PEOPLE, "RSVP")
    assert problem.requirement == "R14"
    assert "latin small letter dotless i" in problem.what


@pytest.mark.parametrize(
    "typed", ["RSVP@gmail.com", "RSVP@cityofpittsfield.org.evil.com", "a@mail.cityofpittsfield.org"]
)
def test_another_domain_than_the_citys_is_refused(typed):
    problem = refused(check_department_email, typed, RSVP, PEOPLE, "RSVP")
    assert problem.requirement == "R14"
    assert "cityofpittsfield.org" in problem.todo


@pytest.mark.parametrize(
    "local",
    ["jdoe", "JDOE", "jdoe+facebook", "jane.doe", "j.doe", "janedoe", "jane_doe", "doe.jane",
     "doej", "jdoe2", "jane-doe", "maryobriensmith", "m.smith", "mobrien", "mobs", "jose.nunez",
     "jnunez", "carl.lerk", "carl", "cher"],
)  # fmt: skip
def test_the_address_of_a_person_on_file_is_refused(local):
    typed = f"{local}@cityofpittsfield.org"
    for problem in (
        refused(check_department_email, typed, RSVP, PEOPLE, "RSVP"),
        refused(check_new_department_email, typed, PEOPLE, "RSVP"),
    ):
        assert problem.requirement == "R17"
        assert "never a person's" in problem.todo


@pytest.mark.parametrize(
    "local", ["sam.jones", "s.jones", "sam_jones", "sam.q.jones", "sam.jones3"]
)
def test_a_first_and_last_name_is_refused_though_nobody_is_called_so(local):
    problem = refused(check_department_email, f"{local}@cityofpittsfield.org", RSVP, PEOPLE, "RSVP")
    assert problem.requirement == "R17"


@pytest.mark.parametrize(
    ("local", "department"),
    [
        ("public.works", "Department of Public Services"),
        ("parks.recreation", "Parks & Recreation"),
        ("berkshire.athenaeum", "Berkshire Athenaeum"),
        ("comm.dev", "Community Development"),
        ("boh", "Board of Health"),
        ("clerk", "City Clerk"),
        ("council.aging", "Council on Aging"),
        ("info", "Mayor's Office"),
        ("veterans_services", "Veterans' Services"),
    ],
)
def test_an_address_that_names_the_office_passes(local, department):
    typed = f"{local}@cityofpittsfield.org"
    assert check_new_department_email(typed, PEOPLE, department) == typed
    assert check_department_email(typed, typed, PEOPLE, department) == typed


def test_the_clerks_address_is_not_taken_for_carl_lerks():
    typed = "clerk@cityofpittsfield.org"
    assert check_new_department_email(typed, [("Carl Lerk", "cl@cityofpittsfield.org")], "Clerk")


def test_an_unusual_general_address_passes_once_it_is_on_file():
    odd = "ralph.froio@cityofpittsfield.org"
    assert refused(check_department_email, odd, RSVP, [], "Senior Center").requirement == "R17"
    assert check_department_email(odd, odd, [], "Senior Center") == odd


def test_another_address_than_the_one_on_file_is_refused():
    problem = refused(
        check_department_email, "volunteers@cityofpittsfield.org", RSVP, PEOPLE, "RSVP"
    )
    assert problem.requirement == "R16"
    assert RSVP in problem.what
    assert "IT" in problem.todo


@pytest.mark.parametrize("on_file", [None, "", "  "])
def test_without_an_address_on_file_the_department_asks_it(on_file):
    problem = refused(check_department_email, RSVP, on_file, PEOPLE, "RSVP")
    assert problem.requirement == "R15"
    assert "Ask IT" in problem.todo


def test_a_new_address_belongs_to_one_department_only():
    others = [("Parks", "parks@cityofpittsfield.org"), ("RSVP", RSVP)]
    problem = refused(
        check_new_department_email, "rsvp@CITYOFPITTSFIELD.org", PEOPLE, "Seniors", others
    )
    assert problem.requirement == "R16"
    assert "of RSVP already" in problem.what
    assert check_new_department_email(
        "Seniors@cityofpittsfield.org", PEOPLE, "Seniors", others
    ) == ("Seniors@cityofpittsfield.org")


def test_a_departments_address_is_not_a_persons_own():
    assert refused(check_person_email, "rsvp@cityofpittsfield.org", [("RSVP", RSVP)]).what == (
        "RSVP@cityofpittsfield.org is the general e-mail of RSVP, not a person's."
    )
    assert check_person_email("Jane.Doe@Example.com", [("RSVP", RSVP)]) == "jane.doe@example.com"


def test_a_shape_alone_tells_names_from_offices():
    assert looks_personal("jane.doe@cityofpittsfield.org")
    assert not looks_personal("public.works@cityofpittsfield.org")
    assert not looks_personal("rsvp@cityofpittsfield.org")


@given(st.text(max_size=300))
def test_an_accepted_address_stays_the_same(typed):
    address = outcome(normalize, typed)
    if isinstance(address, Invalid):
        assert address.problems[0].field == "email"
        return
    assert normalize(address) == address
    assert address.isascii()


LOCALS = st.text(string.ascii_letters + string.digits, min_size=1, max_size=30)


@given(LOCALS, st.sampled_from(["", " ", "\n", "\t "]))
def test_case_and_blanks_around_do_not_make_another_address(local, blanks):
    typed = f"{blanks}{local.swapcase()}@CityOfPittsfield.org{blanks}"
    assert normalize(typed) == normalize(f"{local}@cityofpittsfield.org")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_name_breaks_the_check(name, department):
    found = outcome(check_new_department_email, RSVP, [(name, "")], department)
    assert found == RSVP or (isinstance(found, Invalid) and found.requirement == "R17")
