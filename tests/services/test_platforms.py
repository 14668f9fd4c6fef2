"""Another platform: asked of Personnel, and once accepted, used with generic checks."""

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.requests import PlatformRequest, PlatformRequestState
from pittadmin.services import account_table, account_view, accounts, pages, platforms
from tests.city import City, page, screenshot


def ask(city: City, name: str = "Bluesky", host: str = "https://www.bsky.app/") -> PlatformRequest:
    rsvp = city.departments["RSVP"]
    return platforms.ask(city.of("ada"), rsvp, name, host, "Many of our volunteers read it")


@pytest.mark.requirement("R12", "R13")
def test_an_accepted_platform_can_be_registered_on_and_goes_live(city: City) -> None:
    with pytest.raises(Invalid):
        accounts.save(city.of("ada"), city.request(platform="bluesky"))
    asked = ask(city)
    assert (asked.name, asked.host, asked.state) == (
        "Bluesky",
        "bsky.app",
        PlatformRequestState.OPEN,
    )
    accepted = platforms.accept(city.of("pat"), asked.id)
    assert accepted.state is PlatformRequestState.ACCEPTED
    assert "bluesky" in account_view.form_facts(city.of("ada")).platforms
    draft = accounts.save(city.of("ada"), city.request(platform="bluesky"))
    assert draft.platform_name == "Bluesky"
    sent = accounts.submit(city.of("ada"), draft.id, draft.version)
    account = city.with_it(accounts.approve(city.of("max"), sent.id, sent.version, "Good"))
    account = pages.record(
        city.of("ada"),
        account.id,
        account.version,
        page("bsky.app/profile/rsvp?id=7&utm_source=x"),
        [screenshot()],
    )
    assert account.page_address == "https://bsky.app/profile/rsvp?id=7"
    account = pages.accept_placement(city.of("pat"), account.id, account.version)
    assert pages.put_live(city.of("hal"), account.id, account.version).state is State.LIVE
    source = account_table.AccountSource(city.of("eve"), AccountQuery(platform="bluesky"))
    assert source.rows(source.ids(AccountQuery().sort, 10))[account.id].platform == "Bluesky"


@pytest.mark.requirement("R13")
def test_personnel_decides_and_never_its_own_wish(city: City) -> None:
    asked = ask(city)
    for login in ("ada", "hal", "max", "lee", "eve"):
        with pytest.raises(NotAllowed):
            platforms.accept(city.of(login), asked.id)
        with pytest.raises(NotAllowed):
            platforms.decline(city.of(login), asked.id, "No")
    with city.change() as conn:
        from pittadmin.storage import requests

        requests.change(
            conn,
            requests.platform_request,
            asked,
            requests.platform_request_of,
            requested_by_id=city.people["pat"],
        )
    for answer in (platforms.accept, platforms.decline):
        with pytest.raises(NotAllowed, match="own matter"):
            answer(city.of("pat"), asked.id, "Good")
    assert platforms.decline(city.of("pam"), asked.id, "Not now").decision == "Not now"


@pytest.mark.requirement("R13")
def test_a_declined_platform_keeps_its_reason_and_is_not_allowed(city: City) -> None:
    asked = ask(city)
    with pytest.raises(Invalid):
        platforms.decline(city.of("pat"), asked.id, "")
    declined = platforms.decline(city.of("pat"), asked.id, "No records kept")
    assert (declined.state, declined.decision) == (
        PlatformRequestState.DECLINED,
        "No records kept",
    )
    assert "bluesky" not in {one.key for one in platforms.all_platforms(city.of("ada"))}
    with pytest.raises(Conflict, match="Pat Poole has answered") as late:
        platforms.accept(city.of("pam"), asked.id)
    assert late.value.current == declined


WRONG = [
    ("", "bsky.app", "name"),
    ("x" * 101, "bsky.app", "name"),
    ("Face book", "facebook.com", "host"),
    ("Facebook", "example.org", "name"),
    ("Bluesky", "", "host"),
    ("Bluesky", "not a host", "host"),
    ("Bluesky", "bskу.app", "host"),
    ("Bluesky", "a." * 200 + "org", "host"),
    ("Blue\ud800sky", "bsky.app", "name"),
]


@pytest.mark.requirement("R12", "R13")
def test_a_wish_that_can_not_stand_is_refused(city: City) -> None:
    for name, host, field in WRONG:
        with pytest.raises(Invalid) as refused:
            ask(city, name, host)
        assert refused.value.problems[0].field == field, (name, host)
    assert platforms.all_requests(city.of("pat")) == []


@pytest.mark.requirement("R13")
def test_a_reason_is_asked_for(city: City) -> None:
    with pytest.raises(Invalid, match="reason"):
        platforms.ask(city.of("ada"), city.departments["RSVP"], "Bluesky", "bsky.app", " ")


def test_two_wishes_for_one_platform_add_it_once(city: City) -> None:
    first, second = ask(city), ask(city)
    platforms.accept(city.of("pat"), first.id)
    with pytest.raises(Invalid, match="allowed already"):
        platforms.accept(city.of("pam"), second.id)
    assert len(platforms.all_platforms(city.of("ada"))) == 5
