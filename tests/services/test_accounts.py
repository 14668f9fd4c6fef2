"""Who may move an account from which state to which, and what happens when two do it at once."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pittadmin.domain.account_states import (
    IN_PLACE,
    NEED_REASON,
    TRANSITIONS,
    Fact,
    State,
    Transition,
)
from pittadmin.domain.accounts import Account, Answer
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, UserError
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.services import (
    account_view,
    accounts,
    administrators,
    emails,
    pages,
    people,
    transfers,
)
from pittadmin.services.context import Context
from pittadmin.storage import accounts as stored
from pittadmin.storage import people as stored_people
from pittadmin.storage import requests
from tests.city import HOLDER, LAST_DAY, PROFILE, RSVP, TODAY, City, page
from tests.records import sealed

Do = Callable[[City, Context, Account], Any]


def _supply(city: City, ctx: Context, account: Account) -> Any:
    return emails.supply(ctx, _request(city, account), RSVP)


def _turn_away(city: City, ctx: Context, account: Account) -> Any:
    return emails.turn_away(ctx, _request(city, account), "Not now")


def _request(city: City, account: Account) -> int:
    """Return the department's open e-mail request, made behind the services' back."""
    with city.change() as conn:
        known = requests.open_email_request(conn, account.department_id)
        if known:
            return known.id
        return requests.add(
            conn,
            requests.email_request,
            department_id=account.department_id,
            requested_by_id=city.people["ada"],
            requested_at=city.moment,
        )


def _confirm_down(city: City, ctx: Context, account: Account) -> object:
    if account.state is State.TAKE_DOWN_ORDERED:
        sealed(city, account_id=account.id)
    return accounts.confirm_down(ctx, account.id, account.version)


DO: dict[Act, Do] = {
    Act.REQUEST_EMAIL: lambda city, ctx, a: emails.ask(ctx, a.id, a.version),
    Act.SUPPLY_EMAIL: _supply,
    Act.TURN_AWAY_EMAIL: _turn_away,
    Act.SUBMIT_ACCOUNT: lambda city, ctx, a: accounts.submit(ctx, a.id, a.version),
    Act.WITHDRAW_ACCOUNT: lambda city, ctx, a: accounts.withdraw(ctx, a.id, a.version),
    Act.APPROVE_ACCOUNT: lambda city, ctx, a: accounts.approve(ctx, a.id, a.version, "Good"),
    Act.DENY_ACCOUNT: lambda city, ctx, a: accounts.deny(ctx, a.id, a.version, "Unclear"),
    Act.REVISE_ACCOUNT: lambda city, ctx, a: accounts.revise(ctx, a.id, a.version),
    Act.DISCARD_ACCOUNT: lambda city, ctx, a: accounts.discard(ctx, a.id, a.version, "No use"),
    Act.PUT_LIVE: lambda city, ctx, a: pages.put_live(ctx, a.id, a.version),
    Act.SUSPEND_ACCOUNT: lambda city, ctx, a: accounts.suspend(ctx, a.id, a.version, "Checked"),
    Act.RESUME_ACCOUNT: lambda city, ctx, a: accounts.resume(ctx, a.id, a.version, "Mended"),
    Act.REVOKE_ACCOUNT: lambda city, ctx, a: accounts.revoke(ctx, a.id, a.version, "Unused"),
    Act.ORDER_DOWN: lambda city, ctx, a: accounts.order_down(ctx, a.id, a.version, "R60"),
    Act.CONFIRM_DOWN: _confirm_down,
    Act.REINSTATE_ACCOUNT: lambda city, ctx, a: accounts.reinstate(ctx, a.id, a.version, "Mended"),
    Act.ARCHIVE_ACCOUNT: lambda city, ctx, a: accounts.archive(ctx, a.id, a.version, "Gone"),
    Act.EDIT_ACCOUNT: lambda city, ctx, a: accounts.save(
        ctx, account_view.as_request(a), a.id, a.version
    ),
    Act.RECORD_PAGE: lambda city, ctx, a: pages.record(
        ctx,
        a.id,
        a.version,
        page(a.page_address, placement=a.placement, profile_text=a.profile_text),
    ),
    Act.CHANGE_ADMINISTRATORS: lambda city, ctx, a: administrators.change(
        ctx, a.id, a.version, "Another purpose", "", [city.people["abe"]]
    ),
    Act.RECORD_LOGIN: lambda city, ctx, a: pages.record_login(ctx, a.id, a.version),
    Act.CHECK_PROFILE: lambda city, ctx, a: pages.check_again(ctx, a.id, a.version, PROFILE),
    Act.ACCEPT_PLACEMENT: lambda city, ctx, a: pages.accept_placement(ctx, a.id, a.version),
    Act.REFUSE_PLACEMENT: lambda city, ctx, a: pages.refuse_placement(ctx, a.id, a.version, "No"),
    Act.ACCEPT_WAIVER: lambda city, ctx, a: pages.accept_waiver(ctx, a.id, a.version),
    Act.REFUSE_WAIVER: lambda city, ctx, a: pages.refuse_waiver(ctx, a.id, a.version, "No"),
    Act.OFFER_TRANSFER: lambda city, ctx, a: transfers.offer(
        ctx, a.id, a.version, city.departments["Library"], "Merged"
    ),
}
"""How each act on an account is done."""

OFFICE_ACTS = (Act.SUPPLY_EMAIL, Act.TURN_AWAY_EMAIL)
"""Acts on an account that are done by answering its department's request."""


def prepared(city: City, state: State, arrow: Transition | None = None) -> Account:
    """Put an account in place with everything that any act, or that arrow, needs."""
    given = arrow.given if arrow else ()
    unless = arrow.unless if arrow else ()
    never: dict[str, Any] = {}
    if Fact.APPROVED in unless:
        never = {"decided_at": None, "decided_by_id": None, "live_at": None}
    elif Fact.LIVE in unless:
        never = {"live_at": None}
    account = city.account(
        state,
        suspended=state is State.SUSPENDED or Fact.SUSPENDED in given,
        **never,
        placement_answer=Answer.ASKED,
        waiver_answer=Answer.ASKED,
        profile_text=PROFILE,
    )
    return city.picture(account)


def ready_for(city: City, act: Act) -> None:
    """Take RSVP's e-mail away for the acts that are about asking for one."""
    if act in (Act.REQUEST_EMAIL, *OFFICE_ACTS):
        with city.change() as conn:
            rsvp = stored_people.get_department(conn, city.departments["RSVP"])
            stored_people.change_department(conn, rsvp.id, rsvp.version, email=None)


def test_every_act_on_an_account_is_tried_here() -> None:
    assert set(DO) == {arrow.act for arrow in TRANSITIONS} | set(IN_PLACE)


@pytest.mark.requirement("R4", "R5", "R10", "R15", "R48", "R55")
@pytest.mark.parametrize(
    "arrow", TRANSITIONS, ids=lambda arrow: f"{arrow.act}-{arrow.source}-{arrow.target}"
)
def test_a_change_of_state_is_for_the_roles_of_the_table_and_no_others(
    city: City, arrow: Transition
) -> None:
    ready_for(city, arrow.act)
    account = prepared(city, arrow.source, arrow)
    for role in sorted(HOLDER, key=lambda role: role in PERMISSIONS[arrow.act].roles):
        ctx = city.of(HOLDER[role])
        if role not in PERMISSIONS[arrow.act].roles:
            with pytest.raises(NotAllowed) as refused:
                DO[arrow.act](city, ctx, account)
            assert refused.value.requirement == PERMISSIONS[arrow.act].requirement
            assert city.get(account.id) == account
            continue
        DO[arrow.act](city, ctx, account)
        moved = city.get(account.id)
        assert moved.state is arrow.target
        assert moved.state_since == city.moment
        done = account_view.show(ctx, account.id).history[0]
        assert (done.act, done.role, done.requirement) == (arrow.act, role, arrow.requirement)
        ready_for(city, arrow.act)
        account = city.put(
            moved,
            state=arrow.source,
            suspended=account.suspended,
            live_at=account.live_at,
            decided_at=account.decided_at,
            exists_already=account.exists_already,
            recorded_by_id=city.people["ada"],
            email="",
            page_address=account.page_address,
        )
        if arrow.act is Act.SUBMIT_ACCOUNT:
            account = city.put(account, email=RSVP, submitted_by_id=city.people["ada"])


@pytest.mark.requirement("R4", "R6", "R10")
@pytest.mark.parametrize("act", IN_PLACE)
def test_an_act_that_changes_no_state_is_for_the_roles_of_the_table_and_no_others(
    city: City, act: Act
) -> None:
    state = IN_PLACE[act][-1]
    account = prepared(city, state)
    for role in HOLDER:
        if act is Act.RECORD_LOGIN:
            account = city.put(account, email="old@cityofpittsfield.org")
        ctx = city.of(HOLDER[role])
        if role not in PERMISSIONS[act].roles:
            with pytest.raises(NotAllowed):
                DO[act](city, ctx, account)
            continue
        DO[act](city, ctx, account)
        after = city.get(account.id)
        assert after.state is state
        assert after.version == account.version + 1
        account = city.put(after, placement_answer=Answer.ASKED, waiver_answer=Answer.ASKED)
        if act is Act.OFFER_TRANSFER:
            with city.database.read() as conn:
                open_one = requests.open_transfer(conn, account.id)
            assert open_one is not None
            transfers.withdraw(ctx, open_one.id)


@pytest.mark.requirement("R4")
def test_an_act_in_a_state_without_an_arrow_is_refused_and_changes_nothing(city: City) -> None:
    account = prepared(city, State.DRAFT)
    for state in State:
        account = city.put(account, state=state, suspended=state is State.SUSPENDED)
        for act, do in DO.items():
            arrows = {arrow.source for arrow in TRANSITIONS if arrow.act is act}
            if state in arrows or state in IN_PLACE.get(act, ()) or act in OFFICE_ACTS:
                continue
            ctx = city.of(HOLDER[PERMISSIONS[act].roles[0]])
            with pytest.raises(Conflict) as refused:
                do(city, ctx, account)
            assert refused.value.todo
            assert refused.value.current == account
        assert city.get(account.id) == account


def down(city: City, account: Account) -> Account:
    """Order an account's page down and confirm that it is."""
    account = accounts.order_down(city.of("pat"), account.id, account.version, "R60")
    sealed(city, account_id=account.id)
    return accounts.confirm_down(city.of("abe"), account.id, account.version)


@pytest.mark.requirement("R9")
def test_a_page_is_not_called_down_before_what_it_showed_is_recorded(city: City) -> None:
    account = city.account(State.LIVE)
    sealed(city, account_id=account.id)  # before the order: it may show another thing
    city.moment += timedelta(minutes=1)
    account = accounts.order_down(city.of("pat"), account.id, account.version, "R60")
    abe = city.of("abe")
    with pytest.raises(Invalid, match="no record yet"):
        accounts.confirm_down(abe, account.id, account.version)
    view = account_view.show(abe, account.id)
    assert view.acts[0] is Act.SEAL_RECORD
    assert Act.CONFIRM_DOWN not in view.acts
    assert "Record and remove" in view.refused[Act.CONFIRM_DOWN]
    sealed(city, by="abe", account_id=account.id)
    view = account_view.show(abe, account.id)
    assert Act.SEAL_RECORD not in view.acts
    assert Act.CONFIRM_DOWN in view.acts
    assert accounts.confirm_down(abe, account.id, account.version).state is State.TAKEN_DOWN


@pytest.mark.requirement("R10", "R48")
def test_a_suspended_page_that_was_down_is_put_live_anew_once_it_resumes(city: City) -> None:
    account = prepared(city, State.LIVE)
    account = accounts.suspend(city.of("max"), account.id, account.version, "Checked")
    account = down(city, account)
    account = accounts.reinstate(city.of("pat"), account.id, account.version, "Mended")
    assert (account.state, account.live_at) == (State.SUSPENDED, None)
    account = accounts.resume(city.of("max"), account.id, account.version, "Mended")
    assert account.state is State.APPROVED
    with pytest.raises(NotAllowed, match="own matter"):
        pages.put_live(city.of("ada"), account.id, account.version)
    assert pages.put_live(city.of("pat"), account.id, account.version).live_at == city.moment


@pytest.mark.requirement("R4", "R48")
@pytest.mark.parametrize(
    "state", [State.DRAFT, State.WAITING_EMAIL, State.SUBMITTED, State.DENIED, State.REVOKED]
)
def test_a_page_that_is_not_approved_is_ordered_down_and_comes_back_as_it_was(
    city: City, state: State
) -> None:
    """Lifting the order approves nothing: neither what was denied nor what was revoked."""
    account = city.account(state, exists_already=state is not State.REVOKED)
    account = city.put(
        account,
        decided_at=city.moment,
        decided_by_id=city.people["max"],
        suspended=state is State.REVOKED,
    )
    account = accounts.order_down(city.of("pat"), account.id, account.version, "R60")
    assert account.state is State.TAKE_DOWN_ORDERED
    lifted = accounts.reinstate(city.of("pam"), account.id, account.version, "Mended")
    assert (lifted.state, lifted.state_name) == (State.DRAFT, "Existing, not approved")
    assert not lifted.suspended
    taken = down(city, lifted)
    assert taken.state is State.TAKEN_DOWN
    lifted = accounts.reinstate(city.of("pat"), taken.id, taken.version, "Mended")
    assert (lifted.state, lifted.decided_at, lifted.live_at) == (State.DRAFT, None, None)


@pytest.mark.requirement("R4")
def test_what_needs_a_reason_is_refused_without_one(city: City) -> None:
    tried = {
        Act.APPROVE_ACCOUNT: accounts.approve,
        Act.DENY_ACCOUNT: accounts.deny,
        Act.SUSPEND_ACCOUNT: accounts.suspend,
        Act.RESUME_ACCOUNT: accounts.resume,
        Act.REVOKE_ACCOUNT: accounts.revoke,
        Act.ORDER_DOWN: accounts.order_down,
        Act.REINSTATE_ACCOUNT: accounts.reinstate,
        Act.DISCARD_ACCOUNT: accounts.discard,
        Act.ARCHIVE_ACCOUNT: accounts.archive,
        Act.REFUSE_PLACEMENT: pages.refuse_placement,
        Act.REFUSE_WAIVER: pages.refuse_waiver,
    }
    assert set(tried) == NEED_REASON & set(DO) - {Act.OFFER_TRANSFER, Act.TURN_AWAY_EMAIL}
    for act, do in tried.items():
        with pytest.raises(Invalid) as refused:
            do(city.of(HOLDER[PERMISSIONS[act].roles[0]]), 1, 1, " \n\t\x00")
        assert [(problem.field, problem.requirement) for problem in refused.value.problems] == [
            ("reason", "R4")
        ]


@pytest.mark.requirement("R4")
@pytest.mark.parametrize("decide", [accounts.approve, accounts.deny])
@pytest.mark.parametrize("part", ["requested_by", "submitted_by", "administrator", "head"])
def test_nobody_decides_their_own_request(
    city: City, decide: Callable[..., Account], part: str
) -> None:
    """Whatever part a designee had in it: asked, submitted, listed to look after it, or heads."""
    account = city.account(State.SUBMITTED, by="ada")
    dot = city.people["dot"]
    with city.change() as conn:
        if part == "administrator":
            stored.set_administrators(conn, account.id, [dot])
        elif part == "head":
            rsvp = stored_people.get_department(conn, account.department_id)
            stored_people.change_department(conn, rsvp.id, rsvp.version, head_id=dot)
        else:
            stored.change(conn, account.id, account.version, **{f"{part}_id": dot})
    account = city.get(account.id)
    with pytest.raises(NotAllowed, match="own matter") as refused:
        decide(city.of("dot"), account.id, account.version, "Good")
    assert refused.value.requirement == "R4"
    assert refused.value.todo == "Who can decide it: Max Miller."
    view = account_view.show(city.of("dot"), account.id)
    assert Act.APPROVE_ACCOUNT not in view.acts
    assert "Who can decide it: Max Miller." in view.refused[Act.APPROVE_ACCOUNT]
    assert decide(city.of("max"), account.id, account.version, "Good").decided_by is not None


@pytest.mark.requirement("R4")
def test_a_request_by_the_mayor_is_decided_by_a_designee(city: City) -> None:
    asked = city.account(by="max", department="Mayor's Office")
    with pytest.raises(NotAllowed, match="Who can decide it: Dot Dunn"):
        accounts.approve(city.of("max"), asked.id, asked.version, "Mine")
    assert account_view.show(city.of("max"), asked.id).deciders[0].name == "Dot Dunn"
    approved = accounts.approve(city.of("dot"), asked.id, asked.version, "Good")
    assert approved.state is State.APPROVED


@pytest.mark.requirement("R4")
def test_with_nobody_left_to_decide_the_program_says_whom_to_appoint(city: City) -> None:
    asked = city.account(by="max", department="Mayor's Office")
    city.moment = datetime(2027, 5, 4, 12, 0, tzinfo=UTC)
    with pytest.raises(NotAllowed) as refused:
        accounts.approve(city.of("max"), asked.id, asked.version, "Mine")
    assert refused.value.todo == (
        "There is nobody else yet: let the Mayor appoint a designee under Policy, Roles."
    )
    assert account_view.show(city.of("max"), asked.id).deciders == ()


@pytest.mark.requirement("R4")
def test_a_designee_of_the_mayor_loses_the_right_on_the_day_in_the_city(city: City) -> None:
    account = city.account()
    before_midnight = datetime(2027, 5, 3, 3, 59, 59, tzinfo=UTC)
    midnight = datetime(2027, 5, 3, 4, 0, tzinfo=UTC)
    assert LAST_DAY.isoformat() == "2027-05-03"
    city.moment = midnight
    with pytest.raises(NotAllowed):
        accounts.approve(city.of("dot"), account.id, account.version, "Good")
    city.moment = before_midnight
    assert accounts.approve(city.of("dot"), account.id, account.version, "Good").state is (
        State.APPROVED
    )


@pytest.mark.requirement("R56")
def test_an_administrators_delegation_ends_on_the_day_and_the_heads_right_does_not(
    city: City,
) -> None:
    city.moment = datetime(2027, 5, 3, 4, 0, tzinfo=UTC)
    with pytest.raises(NotAllowed):
        accounts.save(city.of("ada"), city.request())
    assert accounts.save(city.of("hal"), city.request()).state is State.DRAFT


@pytest.mark.requirement("R4")
@pytest.mark.parametrize("second", [accounts.approve, accounts.deny])
def test_of_two_who_decide_at_once_the_second_sees_the_firsts_decision(
    city: City, second: Callable[..., Account]
) -> None:
    account = city.account()
    start = threading.Barrier(2)
    told: dict[str, object] = {}

    def decide(login: str, do: Callable[..., Account]) -> None:
        start.wait()
        try:
            told[login] = do(ctx[login], account.id, account.version, f"By {login}")
        except UserError as error:
            told[login] = error

    # Two programs: each has connections of its own.
    from pittadmin.storage.database import Database

    other = Database(city.database.address)
    ctx = {"max": city.of("max"), "dot": replace(city.of("dot"), database=other)}
    both = [
        threading.Thread(target=decide, args=("max", accounts.approve)),
        threading.Thread(target=decide, args=("dot", second)),
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    other.close()
    (late,) = [said for said in told.values() if isinstance(said, UserError)]
    (first,) = [said for said in told.values() if isinstance(said, Account)]
    assert isinstance(late, Conflict)
    assert first.decided_by is not None
    assert late.what.startswith(f"{first.decided_by.name} has already decided this")
    assert late.current == first == city.get(account.id)


def test_a_stale_edit_is_refused_with_the_value_as_it_stands(city: City) -> None:
    draft = accounts.save(city.of("ada"), city.request())
    newer = accounts.save(
        city.of("abe"), city.request(purpose="Newer words"), draft.id, draft.version
    )
    with pytest.raises(Conflict) as stale:
        accounts.save(city.of("ada"), city.request(purpose="Older"), draft.id, draft.version)
    assert stale.value.current == newer
    assert city.get(draft.id).purpose == "Newer words"


@pytest.mark.requirement("R1", "R2", "R5", "R12", "R16", "R18", "R55", "R56")
def test_a_request_keeps_everything_that_was_entered(city: City) -> None:
    made = accounts.save(
        city.of("ada"),
        city.request(email="rsvp@CITYOFPITTSFIELD.org", audience="Volunteers", handle="@RSVP.Pitt"),
    )
    assert (made.email, made.handle, made.platform_name) == (RSVP, "RSVP.Pitt", "Facebook")
    assert made.head is not None
    assert made.head.name == "Hal Hart"
    assert [one.name for one in made.administrators] == ["Ada Adams"]
    assert made.requested_by is not None
    assert made.requested_by.name == "Ada Adams"
    assert (made.attested_by, made.attested_at) == ("Ada Adams", city.moment)
    assert account_view.as_request(made) == city.request(audience="Volunteers", handle="RSVP.Pitt")


def test_an_empty_draft_is_kept_and_sent_by_nobody(city: City) -> None:
    draft = accounts.save(
        city.of("ada"),
        city.request(
            email="",
            platform="",
            handle="",
            purpose="",
            administrators=(),
            business_page=False,
            attested=False,
        ),
    )
    with pytest.raises(Invalid) as refused:
        accounts.submit(city.of("ada"), draft.id, draft.version)
    assert {problem.field for problem in refused.value.problems} == {
        "email",
        "platform",
        "handle",
        "purpose",
        "administrators",
        "business_page",
    }
    assert city.get(draft.id).state is State.DRAFT


@pytest.mark.requirement("R16", "R20")
def test_a_request_with_yesterdays_department_email_is_sent_back_to_its_first_page(
    city: City,
) -> None:
    draft = accounts.save(city.of("ada"), city.request())
    with city.change() as conn:
        rsvp = stored_people.get_department(conn, draft.department_id)
        stored_people.change_department(
            conn, rsvp.id, rsvp.version, email="volunteers@cityofpittsfield.org"
        )
    with pytest.raises(Conflict, match=r"is now volunteers@cityofpittsfield\.org") as refused:
        accounts.submit(city.of("ada"), draft.id, draft.version)
    assert refused.value.requirement == "R16"


@pytest.mark.requirement("R5")
def test_a_request_is_for_ones_own_department(city: City) -> None:
    with pytest.raises(NotAllowed):
        accounts.save(city.of("ada"), city.request("Library"))
    draft = accounts.save(city.of("ada"), city.request())
    with pytest.raises(NotAllowed):
        accounts.save(city.of("ada"), city.request("Library"), draft.id, draft.version)


@pytest.mark.requirement("R4")
def test_a_denied_request_is_a_draft_again_with_its_reason_in_the_history(city: City) -> None:
    account = city.account()
    denied = accounts.deny(city.of("max"), account.id, account.version, "Purpose is <b>unclear</b>")
    assert denied.state_reason == "Purpose is <b>unclear</b>"
    draft = accounts.revise(city.of("ada"), denied.id, denied.version)
    assert draft.state is State.DRAFT
    history = account_view.show(city.of("ada"), draft.id).history
    assert [done.reason for done in history[:2]] == ["", "Purpose is <b>unclear</b>"]


@pytest.mark.requirement("R4", "R48")
def test_personnel_can_not_lift_a_suspension_by_lifting_its_own_order(city: City) -> None:
    account = city.account(State.LIVE)
    suspended = accounts.suspend(city.of("max"), account.id, account.version, "Complaint")
    down = accounts.order_down(city.of("pat"), account.id, suspended.version, "R60")
    back = accounts.reinstate(city.of("pat"), account.id, down.version, "Mended")
    assert back.state is State.SUSPENDED
    assert back.suspended
    live = accounts.resume(city.of("max"), account.id, back.version, "Mended")
    assert live.state is State.LIVE
    assert not live.suspended


@pytest.mark.requirement("R8", "R48")
def test_a_take_down_order_keeps_the_clause_it_rests_on(city: City) -> None:
    account = city.account(State.LIVE)
    down = accounts.order_down(city.of("pat"), account.id, account.version, "R60, confidential")
    assert down.state_reason == "R60, confidential"
    assert account_view.show(city.of("eve"), account.id).history[0].reason == "R60, confidential"


@pytest.mark.requirement("R4")
def test_a_person_who_left_does_nothing_more(city: City) -> None:
    account = city.account()
    max_ = next(one for one in people.directory(city.of("lee")).people if one.login == "max")
    people.save_person(
        city.of("lee"), "max", max_.name, max_.email, None, False, max_.id, max_.version
    )
    with pytest.raises(NotAllowed):
        accounts.approve(city.of("max"), account.id, account.version, "Good")
    assert [one.name for one in account_view.show(city.of("ada"), account.id).deciders] == [
        "Dot Dunn"
    ]


def test_an_account_that_never_was_is_told_plainly(city: City) -> None:
    with pytest.raises(Conflict, match="not there any more"):
        accounts.approve(city.of("max"), 999, 1, "Good")


def test_today_is_the_day_of_the_city() -> None:
    assert TODAY.isoformat() == "2026-11-02"
