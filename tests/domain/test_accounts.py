"""An account's states: what moves it on, whose own matter it is, and what it still lacks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product
from typing import Any

import pytest

from pittadmin.domain.account_progress import (
    awaits_personnel,
    missing_to_go_live,
    missing_to_submit,
    next_act,
    next_step,
    path,
    whose_move,
)
from pittadmin.domain.account_states import (
    APPROVED_STATES,
    IN_PLACE,
    NEED_REASON,
    ORDERED_STATES,
    STATE_MEANING,
    STATE_NAMES,
    TRANSITIONS,
    WAITS_FOR,
    Fact,
    State,
)
from pittadmin.domain.accounts import (
    Account,
    Answer,
    Evidence,
    Placement,
    can,
    is_open,
    permit,
    transition,
)
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.people import Actor, Grant, Membership, Person, PersonRef
from pittadmin.domain.permissions import PERMISSIONS, who_may
from pittadmin.domain.policy import requirements
from pittadmin.domain.roles import Role

EVERY_FACTS = [
    frozenset(some) for count in range(len(Fact) + 1) for some in combinations(Fact, count)
]
NOON = datetime(2026, 11, 2, 17, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
LAST_DAY = date(2027, 5, 3)
HAL, ADA, ABE, DOT, MAX = (
    PersonRef(number, name)
    for number, name in enumerate(("Hal Hart", "Ada Adams", "Abe Allen", "Dot Dunn", "Max Miller"))
)
PICTURE = Evidence(1, "page.png", "0" * 64, 99, "image/png", "Ada Adams", NOON)
COMPLETE = Account(
    id=1,
    version=1,
    department_id=1,
    department="RSVP",
    email="RSVP@cityofpittsfield.org",
    platform="facebook",
    platform_name="Facebook",
    handle="PittsfieldRSVP",
    state=State.APPROVED,
    state_since=NOON,
    page_address="https://facebook.com/PittsfieldRSVP",
    purpose="Volunteers",
    business_page=True,
    attested_by="Ada Adams",
    attested_at=NOON,
    profile_disclaimer=True,
    profile_link=True,
    head=HAL,
    administrators=(ABE,),
    delegations=(Membership(1, ABE, Role.ADMINISTRATOR, 1, "RSVP", DAY, LAST_DAY, HAL),),
    requested_by=ADA,
    submitted_by=ADA,
    submitted_at=NOON,
    decided_by=MAX,
    decided_at=NOON,
    recorded_by=ADA,
    recorded_at=NOON,
    evidence=(PICTURE,),
    custody=CustodyState.RECEIVED,
    has_own_password=False,
)


def account(state: State = State.APPROVED, **values: Any) -> Account:
    return replace(COMPLETE, state=state, **values)


def actor(who: PersonRef, *grants: Grant) -> Actor:
    return Actor(Person(who.id, "x", who.name, "x@example.org"), frozenset(grants))


MAYOR = actor(MAX, Grant(Role.MAYOR))


def fields(problems: tuple[Any, ...]) -> dict[str, str]:
    return {problem.field: problem.requirement for problem in problems}


def test_every_state_has_a_name_and_a_meaning() -> None:
    assert set(STATE_NAMES) == set(STATE_MEANING) == set(State)


def test_every_arrow_rests_on_the_policy_and_is_the_only_one_of_its_kind() -> None:
    seen = set()
    for arrow in TRANSITIONS:
        assert arrow.requirement in requirements()
        assert arrow.source is not arrow.target
        assert not arrow.given & arrow.unless
        seen.add((arrow.act, arrow.source))
    for act, source in seen:
        arrows = [one for one in TRANSITIONS if (one.act, one.source) == (act, source)]
        for facts in EVERY_FACTS:
            assert sum(one.stands(facts) for one in arrows) in (1, int(act is not Act.ORDER_DOWN))


def test_every_state_can_be_reached_and_only_the_archive_is_the_end() -> None:
    reached = {State.DRAFT}
    while more := {a.target for a in TRANSITIONS if a.source in reached} - reached:
        reached |= more
    assert reached == set(State)
    ends = set(State) - {arrow.source for arrow in TRANSITIONS}
    assert ends == {State.ARCHIVED}


@pytest.mark.requirement("R4")
def test_no_account_is_used_without_approval() -> None:
    """Without the Mayor's approval no arrow leads to where an account may be used."""
    for arrow in TRANSITIONS:
        if arrow.target in APPROVED_STATES and arrow.source not in APPROVED_STATES:
            assert arrow.act is Act.APPROVE_ACCOUNT or Fact.APPROVED in arrow.given
    assert State.SUBMITTED not in ORDERED_STATES
    for state in set(State) - APPROVED_STATES - ORDERED_STATES:
        assert Fact.APPROVED not in account(state).facts


@pytest.mark.parametrize("act", sorted({arrow.act for arrow in TRANSITIONS} | set(IN_PLACE)))
@pytest.mark.parametrize("state", State)
def test_an_act_is_open_exactly_in_the_states_of_its_arrows(act: Act, state: State) -> None:
    for suspended, live_at, decided_at, page in product(
        (False, True), (None, NOON), (None, NOON), ("", "https://facebook.com/PittsfieldRSVP")
    ):
        asked = account(
            state,
            suspended=suspended,
            live_at=live_at,
            decided_at=decided_at,
            page_address=page,
            department_email="volunteers@cityofpittsfield.org",
            exists_already=act is Act.RECORD_LOGIN,
            placement_answer=Answer.ASKED,
            waiver_answer=Answer.ASKED,
        )
        arrows = [
            arrow
            for arrow in TRANSITIONS
            if (arrow.act, arrow.source) == (act, state) and arrow.stands(asked.facts)
        ]
        assert is_open(asked, act) is (bool(arrows) or state in IN_PLACE.get(act, ()))
        assert transition(asked, act) == (arrows[0] if arrows else None)


@pytest.mark.requirement("R6", "R10")
def test_a_placement_or_waiver_is_answered_only_when_it_was_asked() -> None:
    for answer in set(Answer) - {Answer.ASKED}:
        assert not is_open(account(placement_answer=answer), Act.ACCEPT_PLACEMENT)
        assert not is_open(account(placement_answer=answer), Act.REFUSE_PLACEMENT)
        assert not is_open(account(waiver_answer=answer), Act.ACCEPT_WAIVER)
        assert not is_open(account(waiver_answer=answer), Act.REFUSE_WAIVER)


@pytest.mark.requirement("R16", "R20")
def test_a_login_is_behind_while_its_page_is_on_another_address_than_the_departments() -> None:
    other = "volunteers@cityofpittsfield.org"
    assert account(department_email=other).login_behind
    assert account(department_email=other, page_address="", exists_already=True).login_behind
    for values in (
        {"department_email": other, "page_address": ""},
        {"department_email": other, "email": ""},
        {"department_email": "rsvp@CITYofpittsfield.org"},
        {"department_email": ""},
    ):
        assert not account(**values).login_behind
        assert not is_open(account(**values), Act.RECORD_LOGIN)
    (problem,) = missing_to_go_live(account(department_email=other), DAY)
    assert (problem.field, problem.requirement) == ("login", "R20")


@pytest.mark.requirement("R48")
def test_lifting_a_take_down_order_never_lifts_the_mayors_suspension() -> None:
    for state in (State.TAKE_DOWN_ORDERED, State.TAKEN_DOWN):
        arrow = transition(account(state, suspended=True), Act.REINSTATE_ACCOUNT)
        assert arrow is not None
        assert arrow.target is State.SUSPENDED


@pytest.mark.requirement("R4", "R48")
def test_lifting_a_take_down_order_leads_back_to_what_was_approved_and_no_further() -> None:
    for state, live_at, decided_at, target in (
        (State.TAKE_DOWN_ORDERED, NOON, NOON, State.LIVE),
        (State.TAKE_DOWN_ORDERED, None, NOON, State.APPROVED),
        (State.TAKE_DOWN_ORDERED, None, None, State.DRAFT),
        (State.TAKEN_DOWN, NOON, NOON, State.APPROVED),
        (State.TAKEN_DOWN, None, None, State.DRAFT),
    ):
        ordered = account(state, live_at=live_at, decided_at=decided_at)
        arrow = transition(ordered, Act.REINSTATE_ACCOUNT)
        assert arrow is not None
        assert arrow.target is target


@pytest.mark.requirement("R48")
@pytest.mark.parametrize("state", [state for state in State if state not in ORDERED_STATES])
def test_any_page_can_be_ordered_down_and_what_has_none_can_not(state: State) -> None:
    lives = state in (State.LIVE, State.SUSPENDED)
    for values in ({"exists_already": True}, {}):
        page = account(state, page_address="", **values)
        can_be = bool(values) or lives
        assert is_open(page, Act.ORDER_DOWN) is (can_be and state is not State.ARCHIVED)


@pytest.mark.requirement("R10", "R48")
def test_a_suspended_account_whose_page_was_down_is_looked_at_anew() -> None:
    for live_at, target in ((NOON, State.LIVE), (None, State.APPROVED)):
        arrow = transition(account(State.SUSPENDED, live_at=live_at), Act.RESUME_ACCOUNT)
        assert arrow is not None
        assert arrow.target is target


@pytest.mark.requirement("R4")
def test_a_decision_is_the_own_matter_of_all_who_had_a_hand_in_the_request() -> None:
    own = account(State.SUBMITTED, submitted_by=DOT).own_matter_of(Act.APPROVE_ACCOUNT)
    assert own == {HAL.id, ADA.id, ABE.id, DOT.id}


@pytest.mark.requirement("R4", "R10")
def test_going_live_is_the_own_matter_of_who_recorded_the_page() -> None:
    assert account().own_matter_of(Act.PUT_LIVE) == {ADA.id}
    assert account(recorded_by=ABE).own_matter_of(Act.PUT_LIVE) == {ABE.id}


@pytest.mark.requirement("R4", "R10")
def test_a_page_that_existed_already_is_not_put_live_by_who_submitted_it() -> None:
    existing = account(exists_already=True, recorded_by=None, submitted_by=ABE)
    assert existing.own_matter_of(Act.PUT_LIVE) == {ABE.id}
    assert "Abe Allen" in next_step(existing, DAY)


@pytest.mark.requirement("R4")
def test_a_designee_who_heads_the_department_does_not_decide() -> None:
    both = actor(HAL, Grant(Role.MAYOR_DESIGNEE), Grant(Role.HEAD, 1))
    with pytest.raises(NotAllowed, match="your own matter"):
        permit(both, account(State.SUBMITTED), Act.APPROVE_ACCOUNT)
    assert not can(both, account(State.SUBMITTED), Act.APPROVE_ACCOUNT)
    assert can(MAYOR, account(State.SUBMITTED), Act.APPROVE_ACCOUNT)


def test_who_comes_second_is_told_what_the_first_decided() -> None:
    with pytest.raises(Conflict) as late:
        permit(actor(DOT, Grant(Role.MAYOR_DESIGNEE)), account(State.DENIED), Act.APPROVE_ACCOUNT)
    assert late.value.what == "Max Miller has already decided this on Nov 2, 2026: Denied."
    assert late.value.current.state is State.DENIED


def test_who_comes_too_late_is_told_how_it_stands() -> None:
    with pytest.raises(Conflict, match="“Archived” since Nov 2, 2026, so you can't approve"):
        permit(MAYOR, account(State.ARCHIVED), Act.APPROVE_ACCOUNT)


def test_a_right_is_asked_before_the_state_is_told() -> None:
    with pytest.raises(NotAllowed):
        permit(actor(ABE), account(State.ARCHIVED), Act.APPROVE_ACCOUNT)


@pytest.mark.requirement("R1", "R12", "R15", "R18", "R55", "R56")
def test_an_empty_request_is_told_all_that_it_lacks() -> None:
    empty = Account(1, 1, 1, "Parks", "", "", "", "", State.DRAFT, NOON)
    assert fields(missing_to_submit(empty, DAY)) == {
        "department": "R55",
        "email": "R15",
        "platform": "R12",
        "handle": "R1",
        "purpose": "R1",
        "administrators": "R56",
        "business_page": "R18",
    }
    assert all(problem.todo for problem in missing_to_submit(empty, DAY))


def test_a_complete_request_lacks_nothing() -> None:
    assert missing_to_submit(account(State.DRAFT, evidence=(), page_address=""), DAY) == ()


@pytest.mark.requirement("R55", "R56")
def test_each_administrator_but_the_head_is_delegated_on_the_day() -> None:
    for missing, state in (
        (missing_to_submit, State.DRAFT),
        (missing_to_go_live, State.APPROVED),
        (missing_to_go_live, State.LIVE),
    ):
        assert missing(account(state), DAY) == ()
        assert missing(account(state, administrators=(HAL,)), DAY) == ()
        for lacking, day in (
            (account(state), LAST_DAY),
            (account(state), date(2026, 11, 1)),
            (account(state, administrators=(ABE, ADA)), DAY),
        ):
            (problem,) = missing(lacking, day)
            assert (problem.field, problem.requirement) == ("administrators", "R56")
            assert problem.what.startswith("Ada Adams" if day == DAY else "Abe Allen")
            assert "The head, Hal Hart, delegates it" in problem.todo
        (nobody,) = missing(account(state, administrators=()), DAY)
        assert nobody.what == "Nobody is named to look after the page."


@pytest.mark.requirement("R18")
def test_a_business_page_must_be_attested_and_not_only_ticked() -> None:
    assert "business_page" in fields(missing_to_submit(account(State.DRAFT, attested_at=None), DAY))
    assert "business_page" in fields(
        missing_to_submit(account(State.DRAFT, business_page=False), DAY)
    )


@pytest.mark.requirement("R18")
def test_a_page_that_exists_already_shows_its_address_and_picture_when_submitted() -> None:
    existing = account(State.DRAFT, exists_already=True, page_address="", evidence=())
    assert fields(missing_to_submit(existing, DAY)) == {"page_address": "R18", "evidence": "R18"}


@pytest.mark.requirement("R6", "R10", "R18")
def test_going_live_takes_address_picture_disclaimer_and_link() -> None:
    bare = account(page_address="", evidence=(), profile_disclaimer=False, profile_link=False)
    assert [problem.requirement for problem in missing_to_go_live(bare, DAY)] == [
        "R18",
        "R18",
        "R10",
        "R6",
    ]
    assert missing_to_go_live(account(), DAY) == ()


@pytest.mark.requirement("R10")
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer.ASKED, "has not accepted the place"),
        (Answer.NONE, "has not accepted the place"),
        (Answer.REFUSED, "has refused the place"),
        (Answer.ACCEPTED, ""),
    ],
)
def test_another_place_for_the_disclaimer_counts_once_personnel_accepts(
    answer: Answer, said: str
) -> None:
    lacks = missing_to_go_live(
        account(profile_disclaimer=False, placement=Placement.PINNED_POST, placement_answer=answer),
        DAY,
    )
    assert bool(lacks) is bool(said)
    assert all(said in problem.what for problem in lacks)


@pytest.mark.requirement("R6")
def test_a_missing_link_counts_once_personnel_accepts_the_waiver() -> None:
    for answer in Answer:
        lacks = missing_to_go_live(account(profile_link=False, waiver_answer=answer), DAY)
        assert bool(lacks) is (answer is not Answer.ACCEPTED)


def test_every_state_says_whose_move_it_is() -> None:
    for state in State:
        assert next_step(account(state, next_review=date(2027, 5, 1)), DAY).endswith(".")
        assert bool(whose_move(account(state), DAY)) is (state in WAITS_FOR)
        if state in WAITS_FOR:
            assert is_open(account(state), WAITS_FOR[state])


@pytest.mark.requirement("R10", "R18")
def test_an_approved_account_waits_for_its_department_and_then_for_who_puts_it_live() -> None:
    for lacking in ({"page_address": ""}, {"evidence": ()}, {"administrators": ()}):
        assert next_act(account(**lacking), DAY) is Act.RECORD_PAGE
    assert next_act(account(), DAY) is Act.PUT_LIVE
    assert whose_move(account(), DAY) == who_may(Act.PUT_LIVE)
    assert "Personnel" in whose_move(account(), DAY)
    assert next_act(account(), LAST_DAY) is Act.RECORD_PAGE


@pytest.mark.requirement("R10")
def test_a_live_account_names_the_day_of_its_next_check() -> None:
    assert "May 1, 2027" in next_step(account(State.LIVE, next_review=date(2027, 5, 1)), DAY)


def test_an_approved_account_says_what_it_lacks_first_and_then_who_goes_on() -> None:
    assert "The page's address is missing" in next_step(account(page_address=""), DAY)
    assert next_step(account(), DAY).endswith("Somebody other than Ada Adams puts it live.")


@pytest.mark.parametrize("state", State)
def test_the_path_names_every_step_and_where_the_account_stands(state: State) -> None:
    steps = path(account(state, profile_checked_at=NOON, live_at=NOON))
    standing = [step.state for step in steps]
    named = [step.title for step in steps if step.state != "stopped"]
    whole = [
        "Requested",
        "Approved by the Mayor's office",
        "Page made",
        "Disclaimer placed",
        "Password with IT",
        "Live",
    ]
    assert standing.count("now") <= 1
    if "stopped" in standing:
        assert named == whole[: len(named)]
        assert standing == ["done"] * len(named) + ["stopped"]
        assert steps[-1].title.startswith(STATE_NAMES[state])
    else:
        assert named == whole


@pytest.mark.requirement("R4")
def test_the_path_of_a_denied_request_ends_there_with_who_denied_it() -> None:
    last = path(account(State.DENIED))[-1]
    assert (last.state, last.title) == ("stopped", "Denied by the Mayor's office")
    assert last.note == "Nov 2, 2026, Max Miller"


def test_a_step_waits_since_the_one_before_it_was_done() -> None:
    later = NOON + timedelta(days=2)
    waiting = account(State.APPROVED, profile_disclaimer=False, recorded_at=later)
    step = next(step for step in path(waiting) if step.state == "now")
    assert (step.title, step.note) == ("Disclaimer placed", f"waiting since {say_date(later)}")


@pytest.mark.requirement("R10")
def test_a_page_that_lacks_an_answer_alone_waits_for_personnel() -> None:
    asked = {"placement": Placement.PINNED_POST, "placement_answer": Answer.ASKED}
    assert awaits_personnel(account(**asked))
    assert not awaits_personnel(account(**asked, page_address=""))
    assert not awaits_personnel(account())


@pytest.mark.requirement("R21")
def test_the_path_of_a_live_account_shows_that_it_does_not_hold_the_password() -> None:
    live = account(State.LIVE, live_at=NOON, profile_checked_at=NOON, custody=CustodyState.NOT_YET)
    steps = {step.title: step for step in path(live)}
    assert (steps["Password with IT"].state, steps["Password with IT"].note) == (
        "now",
        "Not with IT",
    )
    assert steps["Live"].state == "done"


@pytest.mark.requirement("R21", "R22")
@pytest.mark.parametrize("state", CustodyState)
def test_an_approved_account_lacks_its_password_until_it_has_it(state: CustodyState) -> None:
    for own, existing in product((True, False), (True, False)):
        asked = account(custody=state, has_own_password=own, exists_already=existing)
        lacks = fields(missing_to_go_live(asked, DAY))
        assert lacks == ({} if state is CustodyState.RECEIVED else {"custody": "R21"})
        act = next_act(asked, DAY)
        assert act in (
            {Act.PUT_LIVE}
            if state is CustodyState.RECEIVED
            else {
                Act.RECEIVE_SECRET,
                Act.ISSUE_SECRET,
                Act.HAND_OVER_SECRET,
                Act.KEEP_PAGE_ROLES,
            }
        )
        assert whose_move(asked, DAY) == who_may(act) if act else True


@pytest.mark.requirement("R5")
def test_an_account_is_named_for_its_department_and_platform() -> None:
    assert account().name == "RSVP on Facebook"
    assert account(platform_name="").name == "RSVP on a platform"


@pytest.mark.requirement("R4")
def test_reasons_are_asked_for_whatever_is_held_against_a_department() -> None:
    assert {
        Act.APPROVE_ACCOUNT,
        Act.DENY_ACCOUNT,
        Act.SUSPEND_ACCOUNT,
        Act.REVOKE_ACCOUNT,
        Act.ORDER_DOWN,
    } <= NEED_REASON
    assert set(NEED_REASON) <= set(PERMISSIONS)
