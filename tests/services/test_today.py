"""Today: what waits for one person, the oldest first, each with its one step, and nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Answer
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.roles import Role
from pittadmin.services import (
    accounts,
    drafts,
    emails,
    packs,
    people,
    platforms,
    policy,
    today,
    transfers,
)
from tests.city import LAST_DAY, TODAY, City
from tests.composer import posted, prepared, propose_small_pack, ready


def waits(city: City, login: str) -> list[tuple[str, str]]:
    return [
        (one.subject, one.step)
        for one in today.waiting(city.of(login))
        if one.subject != "policy_version"
    ]


@pytest.mark.requirement("R11")
def test_everyone_is_asked_once_to_read_the_policy(city: City) -> None:
    (one,) = today.waiting(city.of("eve"))
    assert (one.subject, one.step) == ("policy_version", "Read the policy")
    assert "City of Pittsfield Social Media Policy" in one.title
    policy.acknowledge(city.of("eve"), one.subject_id)
    assert today.waiting(city.of("eve")) == []


MOVES = [
    (State.DRAFT, {"hal", "ada", "abe"}, "Finish the request"),
    (State.SUBMITTED, {"max", "dot"}, "Read and decide"),
    (State.DENIED, {"hal", "ada", "abe"}, "Revise the request"),
    (State.APPROVED, {"hal", "ada", "abe"}, "Open the account"),
    (State.TAKE_DOWN_ORDERED, {"hal", "ada", "abe"}, "Take it down"),
    (State.LIVE, set(), ""),
    (State.SUSPENDED, set(), ""),
    (State.ARCHIVED, set(), ""),
]


@pytest.mark.requirement("R4")
def test_an_account_waits_for_those_whose_move_it_is(city: City) -> None:
    account = city.account()
    for state, people_, step in MOVES:
        city.put(account, state=state, custody="received")
        for login in city.people:
            expected = [("account", step)] if login in people_ else []
            assert waits(city, login) == expected, (state, login)


@pytest.mark.requirement("R4", "R10", "R18")
def test_what_lacks_nothing_waits_for_all_who_may_put_it_live_but_who_recorded_the_page(
    city: City,
) -> None:
    city.picture(city.account(State.APPROVED, by="ada"))
    live = [("account", "Look and put it live")]
    for login in city.people:
        expected = live if login in ("hal", "abe", "pat", "pam", "dina") else []
        assert waits(city, login) == expected, login
    city.moment += LAST_DAY - TODAY  # the administrator is not delegated any more
    assert waits(city, "pat") == []
    assert ("delegation", "Delegate Ada Adams") in waits(city, "hal")


@pytest.mark.requirement("R4")
def test_nobody_is_asked_to_decide_their_own_request(city: City) -> None:
    city.account(by="max", department="Mayor's Office")
    assert waits(city, "max") == []
    assert waits(city, "dot") == [("account", "Read and decide")]


@pytest.mark.requirement("R6", "R10")
def test_personnel_is_asked_about_a_placement_and_a_waiver(city: City) -> None:
    city.account(State.SUBMITTED, placement_answer=Answer.ASKED)
    city.account(State.APPROVED, "Second", waiver_answer=Answer.ASKED, page_key="second")
    assert waits(city, "pat") == [("account", "Read and answer")] * 2
    assert waits(city, "max") == [("account", "Read and decide")]


@pytest.mark.requirement("R13", "R15")
def test_requests_wait_for_the_office_that_answers_them(city: City) -> None:
    draft = accounts.save(city.of("lou"), city.request("Parks", "lou", email=""))
    emails.ask(city.of("lou"), draft.id, draft.version)
    platforms.ask(city.of("ada"), city.departments["RSVP"], "Bluesky", "bsky.app", "Readers")
    assert waits(city, "lee") == [("email_request", "Supply the e-mail")]
    assert waits(city, "pat") == [("platform_request", "Read and decide")]
    assert waits(city, "eve") == []


@pytest.mark.requirement("R5")
def test_a_transfer_waits_for_the_other_head_and_then_for_the_mayors_office(city: City) -> None:
    people.grant(city.of("max"), city.people["hope"], Role.MAYOR_DESIGNEE, None, TODAY, LAST_DAY)
    account = city.account(State.LIVE)
    transfer = transfers.offer(
        city.of("hal"), account.id, account.version, city.departments["Library"], "Merged"
    )
    assert {one for one in city.people if waits(city, one)} == {"hope"}
    transfers.agree(city.of("hope"), transfer.id)
    assert {one for one in city.people if waits(city, one)} == {"max", "dot"}


@pytest.mark.requirement("R10")
def test_a_profile_is_due_on_its_day_in_the_city(city: City) -> None:
    city.account(State.LIVE, next_review=date(2026, 11, 4))
    city.moment = datetime(2026, 11, 4, 4, 59, tzinfo=UTC)
    assert waits(city, "hal") == []
    city.moment = datetime(2026, 11, 4, 5, 0, tzinfo=UTC)
    for login in ("hal", "ada", "abe", "pat", "pam"):
        assert waits(city, login) == [("account", "Check the profile")]
    assert waits(city, "hope") == waits(city, "max") == []


@pytest.mark.requirement("R56")
def test_a_delegation_about_to_end_is_shown_to_who_can_renew_it(city: City) -> None:
    city.moment += LAST_DAY - TODAY - timedelta(days=14)
    assert waits(city, "hal") == [("membership", "Open roles")] * 3
    assert waits(city, "max") == [("membership", "Open roles")]
    assert waits(city, "lee") == []
    city.moment += timedelta(days=14)
    assert waits(city, "hal") == []


@pytest.mark.requirement("R66")
def test_it_is_asked_for_the_supervisor_of_who_has_none(city: City) -> None:
    assert waits(city, "lee") == []
    with city.change() as conn:
        conn.exec_driver_sql("UPDATE person SET supervisor_id = NULL WHERE login = 'ada'")
    for login in ("lee", "ivy"):
        assert waits(city, login) == [("person", "Name the supervisor")]
    assert waits(city, "max") == waits(city, "hal") == []


def test_the_oldest_comes_first(city: City) -> None:
    first = city.account()
    city.moment += timedelta(hours=1)
    city.account(handle="Second", page_key="second")
    city.put(first, state_since=city.moment + timedelta(hours=1))
    titles = [one.since for one in today.waiting(city.of("max"))]
    assert titles == sorted(titles)
    assert len(titles) == 3


@pytest.mark.requirement("R32", "R53", "R61")
def test_a_draft_waits_for_who_moves_it_on(city: City) -> None:
    ready(city)
    held = prepared(city, DraftState.HELD, text="Held")
    writers, personnel = {"ada", "abe"}, {"pat", "pam", "dina"}
    assert {one for one in city.people if waits(city, one)} == personnel
    assert waits(city, "pat") == [("draft", "Read and answer")]
    (one,) = [one for one in today.waiting(city.of("pat")) if one.subject == "draft"]
    assert (one.subject_id, one.since, one.title) == (held.id, held.state_since, "RSVP: Held")
    assert one.sentence.startswith("Ada Adams asks")
    held = drafts.answer(city.of("pat"), held.id, held.version, "Yes")
    assert {one for one in city.people if waits(city, one)} == writers
    assert waits(city, "ada") == [("draft", "Read the answer")]
    sent = drafts.send(city.of("ada"), held.id, held.version)
    assert {one for one in city.people if waits(city, one)} == {"hal", "deb"}
    assert waits(city, "hal") == [("draft", "Read and decide")]
    back = drafts.send_back(city.of("hal"), sent.id, sent.version, "Shorter")
    assert {one for one in city.people if waits(city, one)} == writers
    assert waits(city, "abe") == [("draft", "Read the remark")]
    sent = drafts.send(city.of("ada"), back.id, back.version)
    approved = drafts.approve(city.of("deb"), sent.id, sent.version)
    assert {one for one in city.people if waits(city, one)} == writers
    assert waits(city, "ada") == [("draft", "Copy and post it")]
    posted(city, approved)
    assert {one for one in city.people if waits(city, one)} == set()


@pytest.mark.requirement("R32")
def test_a_head_is_reminded_of_drafts_of_their_own_only(city: City) -> None:
    ready(city)
    prepared(city, DraftState.APPROVED, by="hal")
    assert {one for one in city.people if waits(city, one)} == {"hal", "ada", "abe"}
    prepared(city, DraftState.APPROVED)
    assert len(waits(city, "hal")) == 1


@pytest.mark.requirement("R34")
def test_changed_rules_wait_for_a_second_person_of_personnel(city: City) -> None:
    waiting = propose_small_pack(city)
    assert {one for one in city.people if waits(city, one)} == {"pam", "dina"}
    assert waits(city, "pam") == [("rule_pack", "Read and decide")]
    packs.publish(city.of("pam"), waiting)
    assert waits(city, "pam") == []
