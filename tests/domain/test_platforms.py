"""The four platforms as data (R12), and those that Personnel adds (R13)."""

import pytest

from pittadmin.domain.accounts import Placement
from pittadmin.domain.errors import Invalid
from pittadmin.domain.platforms import generic_platform, platforms


def test_exactly_the_policys_four_platforms_are_allowed():
    assert list(platforms()) == ["facebook", "x", "linkedin", "instagram"]
    assert platforms()["x"].also == "Twitter"


def test_no_host_leads_to_two_platforms():
    hosts = [host for platform in platforms().values() for host in platform.hosts]
    assert len(hosts) == len(set(hosts))
    assert all(platform.host in platform.hosts for platform in platforms().values())


def test_the_disclaimer_fits_only_the_long_field_of_linkedin():
    fits = {key: platform.disclaimer_fits for key, platform in platforms().items()}
    assert fits == {"facebook": False, "x": False, "linkedin": True, "instagram": False}


def test_pages_on_facebook_and_linkedin_have_no_password_of_their_own():
    own = {key for key, platform in platforms().items() if platform.has_own_password}
    assert own == {"x", "instagram"}


def test_addresses_show_a_person_on_facebook_and_linkedin_only():
    telling = {key for key, platform in platforms().items() if platform.tells_persons}
    assert telling == {"facebook", "linkedin"}


@pytest.mark.parametrize("platform", platforms().values(), ids=lambda one: one.key)
def test_every_placement_offered_is_one_that_an_account_can_have(platform):
    assert {Placement(key) for key in platform.placements} <= set(Placement)
    assert platform.checked == "2026-11"


def test_an_added_platform_gets_generic_checks():
    platform = generic_platform("nextdoor", "Nextdoor", "https://www.nextdoor.com/")
    assert platform.host == "nextdoor.com"
    assert "www.nextdoor.com" in platform.hosts
    assert platform.disclaimer_fits


@pytest.mark.parametrize("host", ["", "nextdoor", "next door.com", "https://a@b.com", "x" * 9999])
def test_an_added_platform_needs_a_host(host):
    with pytest.raises(Invalid) as refusal:
        generic_platform("new", "New", host)
    assert refusal.value.problems[0].field == "host"


def test_an_allowed_platform_is_not_added_a_second_time():
    with pytest.raises(Invalid, match="Choose X") as refusal:
        generic_platform("twitter", "Twitter", "mobile.twitter.com")
    assert refusal.value.requirement == "R13"


def test_what_a_post_may_be_is_data():
    limits = {key: platform.post for key, platform in platforms().items()}
    assert {key: one.characters for key, one in limits.items()} == {
        "facebook": 63_206,
        "x": 280,
        "linkedin": 3_000,
        "instagram": 2_200,
    }
    assert limits["x"].url_characters == 23
    assert limits["instagram"].hashtags == 5
    assert [key for key, one in limits.items() if one.media_required] == ["instagram"]
    narrowest, widest = limits["instagram"].picture_ratio or (0, 0)
    assert (narrowest, widest) == (0.8, 1.91)
    assert generic_platform("new", "New", "new.com").post.characters is None
