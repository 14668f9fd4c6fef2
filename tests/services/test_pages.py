"""The page on the platform: recorded by one, put live by another, checked again in time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, Answer, Placement
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.domain.roles import Role
from pittadmin.services import account_view, accounts, pages, people
from tests.city import LAST_DAY, PROFILE, TODAY, City, page, screenshot


def approved(city: City, **values: object) -> Account:
    draft = accounts.save(city.of("ada"), city.request(**values))
    sent = accounts.submit(city.of("ada"), draft.id, draft.version)
    return city.with_it(accounts.approve(city.of("dot"), sent.id, sent.version, "Good"))


def recorded(city: City, **values: object) -> Account:
    account = approved(city)
    return pages.record(city.of("ada"), account.id, account.version, page(**values), [screenshot()])


def fields(refused: pytest.ExceptionInfo[Invalid]) -> dict[str, str]:
    return {problem.field: problem.requirement for problem in refused.value.problems}


@pytest.mark.requirement("R4", "R6", "R10", "R12", "R14", "R18", "R20")
def test_an_account_goes_from_the_first_draft_to_live(city: City) -> None:
    account = recorded(city)
    assert account.page_address == "https://facebook.com/PittsfieldRSVP"
    assert account.profile_link
    assert account.placement_answer is Answer.ASKED
    assert [one.filename for one in account.evidence] == ["page.png"]
    with pytest.raises(Invalid) as refused:
        pages.put_live(city.of("hal"), account.id, account.version)
    assert fields(refused) == {"placement": "R10"}
    account = pages.accept_placement(city.of("pat"), account.id, account.version)
    live = pages.put_live(city.of("hal"), account.id, account.version)
    assert live.state is State.LIVE
    assert live.live_at == city.moment
    assert account_view.show(city.of("eve"), live.id).missing == ()


@pytest.mark.requirement("R10")
def test_a_live_account_is_due_for_a_check_half_a_year_later_in_the_citys_days(city: City) -> None:
    account = recorded(city)
    account = pages.accept_placement(city.of("pat"), account.id, account.version)
    live = pages.put_live(city.of("hal"), account.id, account.version)
    assert live.next_review == TODAY + timedelta(days=180)


@pytest.mark.requirement("R4", "R10", "R18")
def test_who_recorded_a_page_does_not_put_it_live(city: City) -> None:
    account = recorded(city)
    account = pages.accept_placement(city.of("pat"), account.id, account.version)
    with pytest.raises(NotAllowed, match="own matter"):
        pages.put_live(city.of("ada"), account.id, account.version)
    assert pages.put_live(city.of("abe"), account.id, account.version).state is State.LIVE


@pytest.mark.requirement("R4", "R18")
def test_a_page_that_existed_already_is_put_live_by_another_than_submitted_it(city: City) -> None:
    draft = accounts.save(
        city.of("ada"),
        city.request(
            exists_already=True,
            page_address="facebook.com/PittsfieldRSVP/about?fbclid=x",
            profile_text=page().profile_text,
        ),
        add=[screenshot()],
    )
    assert draft.state_name == "Existing, not approved"
    sent = accounts.submit(city.of("ada"), draft.id, draft.version)
    account = city.with_it(accounts.approve(city.of("max"), sent.id, sent.version, "Good"))
    account = pages.accept_placement(city.of("pat"), account.id, account.version)
    with pytest.raises(NotAllowed, match="own matter"):
        pages.put_live(city.of("ada"), account.id, account.version)
    assert pages.put_live(city.of("abe"), account.id, account.version).state is State.LIVE


@pytest.mark.requirement("R4", "R10", "R6")
def test_personnel_answers_a_placement_and_a_waiver_but_never_its_own(city: City) -> None:
    rsvp, pat = city.departments["RSVP"], city.people["pat"]
    people.grant(city.of("hal"), pat, Role.ADMINISTRATOR, rsvp, TODAY, LAST_DAY)
    account = approved(city, administrators=(city.people["ada"], pat))
    account = pages.record(
        city.of("ada"),
        account.id,
        account.version,
        page(profile_text="Volunteers", waiver_reason="The field takes no links"),
        [screenshot()],
    )
    assert account.waiver_answer is Answer.ASKED
    for answer in (pages.accept_placement, pages.accept_waiver):
        with pytest.raises(NotAllowed, match="own matter"):
            answer(city.of("pat"), account.id, account.version)
    account = pages.accept_placement(city.of("pam"), account.id, account.version)
    account = pages.refuse_waiver(city.of("pam"), account.id, account.version, "It takes one")
    assert (account.placement_answer, account.waiver_answer) == (Answer.ACCEPTED, Answer.REFUSED)
    with pytest.raises(Invalid) as refused:
        pages.put_live(city.of("hal"), account.id, account.version)
    assert fields(refused) == {"profile_text": "R6"}
    with pytest.raises(Conflict):
        pages.accept_waiver(city.of("pam"), account.id, account.version)


@pytest.mark.requirement("R6", "R10")
def test_personnel_is_asked_again_when_the_place_or_the_reason_changes(city: City) -> None:
    account = recorded(city)
    account = pages.accept_placement(city.of("pat"), account.id, account.version)
    same = pages.record(city.of("ada"), account.id, account.version, page())
    assert same.placement_answer is Answer.ACCEPTED
    other = pages.record(
        city.of("ada"), same.id, same.version, page(placement_note="The second post")
    )
    assert other.placement_answer is Answer.ASKED
    linked = pages.record(
        city.of("ada"), other.id, other.version, page(placement=Placement.LINKED_PAGE)
    )
    assert linked.placement_answer is Answer.ASKED
    assert linked.placement_note == ""


@pytest.mark.requirement("R6")
def test_a_waiver_falls_away_once_the_profile_links_to_the_city(city: City) -> None:
    account = approved(city)
    account = pages.record(
        city.of("ada"),
        account.id,
        account.version,
        page(profile_text="Volunteers", waiver_reason="No links"),
    )
    account = pages.record(
        city.of("ada"), account.id, account.version, page(waiver_reason="No links")
    )
    assert (account.waiver_reason, account.waiver_answer) == ("", Answer.NONE)


WRONG = [
    (page(""), "page_address", "R18"),
    (page("  "), "page_address", "R18"),
    (page("https://www.facebook.com/profile.php?id=1000"), "page_address", "R18"),
    (page("https://x.com/PittsfieldRSVP"), "page_address", "R12"),
    (page("https://facebook.com/SomebodyElse"), "page_address", "R18"),
    (page(attested=False), "business_page", "R18"),
    (page(business_page=False), "business_page", "R18"),
    (page(placement=Placement.PROFILE), "placement", "R10"),
    (page(profile_text="Ada, born 3/4/1980, SSN 123-45-6789"), "profile_text", "R19"),
    (page(profile_text="x" * 5001), "profile_text", ""),
    (page(placement_note="x" * 5001), "placement_note", ""),
    (page(waiver_reason="\ud800 half", profile_text=""), "waiver_reason", ""),
]


@pytest.mark.requirement("R10", "R18")
@pytest.mark.requirement("R12", "R19")
def test_a_page_that_can_not_stand_is_refused_with_the_field_and_nothing_changes(
    city: City,
) -> None:
    account = approved(city)
    for typed, field, requirement in WRONG:
        with pytest.raises(Invalid) as refused:
            pages.record(city.of("ada"), account.id, account.version, typed, [screenshot()])
        assert fields(refused) == {field: requirement}
        assert all(problem.todo for problem in refused.value.problems)
        assert city.get(account.id) == account


def test_every_problem_of_a_page_is_named_at_once(city: City) -> None:
    account = approved(city)
    with pytest.raises(Invalid) as refused:
        pages.record(
            city.of("ada"),
            account.id,
            account.version,
            page("facebook.com/people/x/1", attested=False, placement=Placement.PROFILE),
        )
    assert set(fields(refused)) == {"page_address", "business_page", "placement"}


@pytest.mark.requirement("R18")
def test_a_live_account_keeps_a_picture_of_its_business_page(city: City) -> None:
    account = city.picture(city.account(State.LIVE, department="RSVP"))
    shown = [one.id for one in account.evidence]
    same = replace(page(account.page_address), profile_text=PROFILE, placement=Placement.PROFILE)
    with pytest.raises(Invalid) as refused:
        pages.record(city.of("ada"), account.id, account.version, same, remove=shown)
    assert fields(refused) == {"evidence": "R18"}
    changed = pages.record(
        city.of("ada"),
        account.id,
        account.version,
        same,
        add=[screenshot("new.png", b"\xff\xd8\xff" + bytes(9))],
        remove=shown,
    )
    assert [(one.filename, one.kind) for one in changed.evidence] == [("new.png", "image/jpeg")]


@pytest.mark.requirement("R7", "R10")
def test_a_check_of_the_profile_says_what_was_found_and_when_the_next_one_is(city: City) -> None:
    account = city.account(State.LIVE, next_review=date(2026, 11, 1))
    city.moment += timedelta(days=1)
    checked = pages.check_again(city.of("hal"), account.id, account.version, DISCLAIMER)
    assert (checked.profile_disclaimer, checked.profile_link) == (True, False)
    assert checked.profile_checked_at == city.moment
    assert checked.next_review == TODAY + timedelta(days=1)  # what it lacks stays due
    assert [one.requirement for one in account_view.show(city.of("hal"), account.id).missing] == [
        "R18",
        "R6",
    ]


@pytest.mark.requirement("R10", "R19")
@pytest.mark.parametrize("text", ["", " \n", "SSN 123-45-6789"])
def test_a_check_needs_a_text_without_personal_information(city: City, text: str) -> None:
    account = city.account(State.LIVE)
    with pytest.raises(Invalid) as refused:
        pages.check_again(city.of("hal"), account.id, account.version, text)
    assert set(fields(refused)) == {"profile_text"}
    assert city.get(account.id) == account


def test_a_stale_page_is_refused_with_the_account_as_it_stands(city: City) -> None:
    account = recorded(city)
    with pytest.raises(Conflict) as stale:
        pages.record(city.of("abe"), account.id, account.version - 1, page())
    assert stale.value.current == account


@pytest.mark.requirement("R56")
def test_after_its_last_day_an_administrator_records_nothing(city: City) -> None:
    account = approved(city)
    city.moment += LAST_DAY - TODAY
    with pytest.raises(NotAllowed):
        pages.record(city.of("ada"), account.id, account.version, page())
