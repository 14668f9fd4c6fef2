"""Handles and page addresses: accepted in one way of writing, or refused with what to do."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.page_address import (
    PageAddress,
    check_handle,
    check_page_address,
    compare_handle,
)
from pittadmin.domain.platforms import generic_platform, platforms

FACEBOOK, X, LINKEDIN, INSTAGRAM = platforms().values()
EVERY = pytest.mark.parametrize("platform", platforms().values(), ids=lambda one: one.key)


def handle_problem(platform, typed) -> Problem:
    with pytest.raises(Invalid) as refusal:
        check_handle(platform, typed)
    return refusal.value.problems[0]


def address_problem(platform, typed) -> Problem:
    with pytest.raises(Invalid) as refusal:
        check_page_address(platform, typed)
    return refusal.value.problems[0]


def outcome(check, *args):
    try:
        return check(*args)
    except Invalid as refusal:
        return refusal


@EVERY
def test_a_handle_keeps_its_letters_and_loses_the_at_sign(platform):
    assert check_handle(platform, "  @PittsfieldRSVP ") == "PittsfieldRSVP"


@EVERY
@pytest.mark.parametrize(
    "typed",
    ["", "   ", "@", "a" * 10_000, "two words", "a\u200bbcde", "rsvp\x00x", "RSVPpıttsfield",
     "РSVPsite", "<b>RSVP</b>", "https://x.com/RSVP", "=cmd()", "@@RSVP", "émile", "line\nbreak"],
)  # fmt: skip
def test_a_handle_that_cannot_be_is_refused_with_what_to_do(platform, typed):
    problem = handle_problem(platform, typed)
    assert problem.field == "handle"
    assert problem.requirement == "R12"
    assert problem.what.endswith((".", ")"))
    assert problem.todo.endswith(".")
    assert len(str(problem)) < 400


def test_each_refused_handle_says_what_is_wrong():
    assert "empty" in handle_problem(X, "").what
    assert "at most 15 characters; this one has 10,000" in handle_problem(X, "a" * 10_000).what
    assert "at least 4" in handle_problem(X, "abc").what
    assert "“ı”" in handle_problem(X, "pıttsfield").what
    assert "dotless i" in handle_problem(X, "pıttsfield").what
    assert "“.” can't stand" in handle_problem(X, "a.bcde").what
    assert "“<”" in handle_problem(X, "<b>RSVP</b>").what
    assert "is an address" in handle_problem(X, "x.com/RSVPx").what
    assert "zero width space" in handle_problem(X, "rs\u200bvp").what


@pytest.mark.parametrize("typed", [".pittsfield", "pittsfield.", "pitts..field", "..."])
def test_a_handle_has_periods_only_between_letters(typed):
    assert "periods" in handle_problem(INSTAGRAM, typed).what


@pytest.mark.parametrize(
    ("platform", "typed"), [(X, "home"), (FACEBOOK, "Groups"), (INSTAGRAM, "explore")]
)
def test_a_part_of_the_platform_is_no_handle(platform, typed):
    assert "itself" in handle_problem(platform, typed).what


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.facebook.com/PittsfieldRSVP",
        "http://facebook.com/PittsfieldRSVP/",
        "HTTPS://M.FACEBOOK.COM/PittsfieldRSVP",
        "fb.com/PittsfieldRSVP",
        "//facebook.com/PittsfieldRSVP",
        "facebook.com./PittsfieldRSVP",
        "  facebook.com//PittsfieldRSVP?fbclid=IwAR0&utm_source=x&mibextid=Z#top ",
        "https://www.facebook.com/PittsfieldRSVP/about?ref=page_internal",
        "facebook.com/%50ittsfieldRSVP",
    ],
)
def test_one_page_has_one_address_however_it_is_written(typed):
    assert check_page_address(FACEBOOK, typed) == PageAddress(
        "https://facebook.com/PittsfieldRSVP",
        "facebook.com/pittsfieldrsvp",
        "PittsfieldRSVP",
        "unproven",
    )


@pytest.mark.parametrize(
    "typed",
    ["x.com/RSVP_Pitts", "https://twitter.com/rsvp_pitts?s=21&t=abc",
     "mobile.twitter.com/RSVP_PITTS", "https://x.com/@RSVP_Pitts"],
)  # fmt: skip
def test_x_and_twitter_are_one_platform(typed):
    assert check_page_address(X, typed).key == "x.com/rsvp_pitts"
    assert check_page_address(X, typed).url.startswith("https://x.com/")


def test_periods_do_not_make_another_page_on_facebook():
    one = check_page_address(FACEBOOK, "facebook.com/Pittsfield.RSVP")
    assert one.key == check_page_address(FACEBOOK, "facebook.com/pittsfieldrsvp").key
    assert one.url == "https://facebook.com/Pittsfield.RSVP"


@pytest.mark.parametrize(
    ("platform", "typed", "url"),
    [
        (FACEBOOK, "facebook.com/pages/RSVP/123?sk=info", "https://facebook.com/pages/RSVP/123"),
        (LINKEDIN, "linkedin.com/Company/City-of-Pittsfield/about/",
         "https://linkedin.com/company/City-of-Pittsfield"),
        (LINKEDIN, "www.linkedin.com/school/rsvp?trk=x", "https://linkedin.com/school/rsvp"),
        (LINKEDIN, "linkedin.com/showcase/rsvp", "https://linkedin.com/showcase/rsvp"),
    ],
)  # fmt: skip
def test_some_addresses_prove_a_page(platform, typed, url):
    assert check_page_address(platform, typed).url == url
    assert check_page_address(platform, typed).proof == "page"


@pytest.mark.parametrize(
    ("platform", "typed"),
    [
        (FACEBOOK, "https://www.facebook.com/profile.php?id=100012&fbclid=x"),
        (FACEBOOK, "facebook.com/Profile.PHP"),
        (FACEBOOK, "m.facebook.com/people/Jane-Doe/1000"),
        (FACEBOOK, "facebook.com//people"),
        (FACEBOOK, "facebook.com/%70eople/Jane"),
        (LINKEDIN, "https://www.linkedin.com/in/jane-doe"),
        (LINKEDIN, "linkedin.com/IN/jane/details"),
    ],
)
def test_a_personal_profile_is_refused(platform, typed):
    problem = address_problem(platform, typed)
    assert problem.requirement == "R18"
    assert "person's profile" in problem.what
    assert "business page" in problem.todo


@pytest.mark.parametrize(
    ("platform", "typed", "said"),
    [
        (FACEBOOK, "", "empty"),
        (FACEBOOK, "  ", "empty"),
        (FACEBOOK, "facebook.com/" + "a" * 10_000, "at most 2,000 characters"),
        (FACEBOOK, "a" * 10_000, "handle, not an address"),
        (FACEBOOK, "PittsfieldRSVP", "handle, not an address"),
        (FACEBOOK, "@Pittsfield.RSVP", "handle, not an address"),
        (FACEBOOK, "https://facebook.com/Pittsfield RSVP", "space"),
        (FACEBOOK, "face\u200bbook.com/RSVP", "zero width space"),
        (FACEBOOK, "facebook.com/RS\x07VP", "U+0007"),
        (FACEBOOK, "facebook.com/RS%E2%80%8BVP", "hide where it leads"),
        (FACEBOOK, "facebook.com/a/../people/jane", "hide where it leads"),
        (FACEBOOK, "facebook.com/a/%2e%2e/people/jane", "hide where it leads"),
        (FACEBOOK, "https://facebооk.com/RSVP", "is not the letter “o”"),
        (FACEBOOK, "https://xn--facebok-y0a.com/RSVP", "another alphabet"),
        (FACEBOOK, "https://facebook.com@evil.org/RSVP", "before its “@”"),
        (FACEBOOK, "https://facebook.com:x@evil.org/RSVP", "before its “@”"),
        (FACEBOOK, "https://facebook.com\\@evil.org/RSVP", "backslash"),
        (FACEBOOK, "https://facebook.com:8080/RSVP", "port"),
        (FACEBOOK, "https://facebook.com.evil.org/RSVP", "not an address on Facebook"),
        (FACEBOOK, "https://notfacebook.com/RSVP", "not an address on Facebook"),
        (FACEBOOK, "https://evil.org/facebook.com/RSVP", "not an address on Facebook"),
        (FACEBOOK, "javascript:alert(1)", "not a web address"),
        (FACEBOOK, "ftp://facebook.com/RSVP", "not the address of a web page"),
        (FACEBOOK, "RSVP@cityofpittsfield.org", "e-mail"),
        (FACEBOOK, "https://twitter.com/PittsfieldRSVP", "on X"),
        (X, "facebook.com/PittsfieldRSVP", "on Facebook"),
        (FACEBOOK, "https://fb.me/RSVP", "short link"),
        (X, "t.co/abc", "short link"),
        (LINKEDIN, "https://lnkd.in/abc", "short link"),
        (FACEBOOK, "https://facebook.com/", "front page"),
        (X, "https://twitter.com/#!/PittsfieldRSVP", "front page"),
        (X, "x.com/home", "part of X itself"),
        (X, "x.com/i/lists/1", "part of X itself"),
        (X, "x.com/search?q=rsvp", "part of X itself"),
        (FACEBOOK, "facebook.com/groups/rsvp", "part of Facebook itself"),
        (FACEBOOK, "facebook.com/watch/?v=1", "part of Facebook itself"),
        (INSTAGRAM, "instagram.com/p/Cabc/", "part of Instagram itself"),
        (INSTAGRAM, "instagram.com/explore/tags/x", "part of Instagram itself"),
        (LINKEDIN, "linkedin.com/feed", "not a page of an account"),
        (LINKEDIN, "linkedin.com/company", "not a page of an account"),
        (X, "x.com/PittsfieldRSVP/status/1", "inside a page"),
        (FACEBOOK, "facebook.com/PittsfieldRSVP/posts/1", "inside a page"),
        (X, "x.com/this_is_far_too_long", "at most 15"),
        (FACEBOOK, "facebook.com/<b>RSVP", "on Facebook: only letters, digits and “.”"),
    ],
)  # fmt: skip
def test_an_address_that_is_no_page_is_refused_with_what_to_do(platform, typed, said):
    problem = address_problem(platform, typed)
    assert said in problem.what
    assert problem.field == "page_address"
    assert problem.requirement in ("R12", "R18")
    assert problem.todo.endswith(".") or "/" in problem.todo
    assert len(str(problem)) < 500


def test_another_platforms_address_says_which_platform_to_choose():
    assert "Choose X" in address_problem(FACEBOOK, "https://twitter.com/PittsfieldRSVP").todo


def test_something_inside_a_page_offers_the_pages_own_address():
    problem = address_problem(X, "https://x.com/PittsfieldRSVP/status/1?s=20")
    assert "https://x.com/PittsfieldRSVP." in problem.todo


def test_another_handle_than_the_addresss_is_pointed_out():
    address = check_page_address(FACEBOOK, "facebook.com/Pittsfield.RSVP")
    assert compare_handle(FACEBOOK, address, "pittsfieldrsvp") is None
    assert compare_handle(FACEBOOK, address, "") is None
    problem = compare_handle(FACEBOOK, address, "PittsfieldDPW")
    assert problem is not None
    assert "PittsfieldDPW" in problem.what
    nameless = check_page_address(FACEBOOK, "facebook.com/pages/RSVP/123")
    assert compare_handle(FACEBOOK, nameless, "PittsfieldDPW") is None


def test_an_added_platform_keeps_the_path_and_drops_the_tracking():
    nextdoor = generic_platform("nextdoor", "Nextdoor", "nextdoor.com")
    address = check_page_address(nextdoor, "WWW.Nextdoor.com/City/Pittsfield/?utm_source=x&id=7#a")
    assert address.url == "https://nextdoor.com/City/Pittsfield?id=7"
    assert address.key == "nextdoor.com/city/pittsfield?id=7"
    assert address.handle is None
    assert "on X" in address_problem(nextdoor, "x.com/RSVP").what


HANDLES = st.text(string.ascii_letters + string.digits, min_size=5, max_size=15)


@given(st.sampled_from(list(platforms().values())), HANDLES, st.data())
def test_any_way_of_writing_an_address_gives_the_same_page(platform, handle, data):
    if handle.lower() in platform.reserved:
        return
    host = data.draw(st.sampled_from(platform.hosts))
    host = data.draw(st.sampled_from([host, host.upper(), host.title()]))
    scheme = data.draw(st.sampled_from(["", "https://", "http://", "HTTPS://"]))
    tail = data.draw(st.sampled_from(["", "/", "?fbclid=1", "/?s=20&t=a", "#x", "/?utm_id=1#y"]))
    front = platform.example.removeprefix(f"https://{platform.host}").rpartition("/")[0]
    found = check_page_address(platform, f"{scheme}{host}{front}/{handle}{tail}")
    assert found.url == f"https://{platform.host}{front}/{handle}"
    assert found.handle == handle
    assert compare_handle(platform, found, f"{handle}".swapcase()) is None


PIECES = st.sampled_from(
    [*(host for one in platforms().values() for host in one.hosts), "https://", "http:", "/", "//",
     "@", ":", ":80", "\\", "?", "#", ".", "..", "%2f", "%40", "%00", "evil.org", "www.", " ", "é",
     "。", "pages", "company", "in", "people", "profile.php?id=", "RSVP", "pittsfield", "\u200b"]
)  # fmt: skip


@given(
    st.sampled_from(list(platforms().values())),
    st.lists(PIECES | st.text(max_size=4), max_size=8).map("".join),
)
def test_an_accepted_address_is_on_the_platform_and_stays_the_same(platform, typed):
    found = outcome(check_page_address, platform, typed)
    if isinstance(found, Invalid):
        assert found.what
        assert found.todo
        return
    assert found.url.startswith(f"https://{platform.host}/")
    assert found.url.isascii()
    assert found.proof in ("page", "unproven")
    assert check_page_address(platform, found.url) == found
    assert found.key == found.key.lower()


@given(st.sampled_from(list(platforms().values())), st.text(max_size=40))
def test_an_accepted_handle_stays_the_same(platform, typed):
    found = outcome(check_handle, platform, typed)
    if isinstance(found, Invalid):
        return
    assert check_handle(platform, found) == found
    assert platform.handle_min <= len(found) <= platform.handle_max
