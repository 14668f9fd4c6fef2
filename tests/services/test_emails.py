"""A department without a general e-mail: registration waits, IT supplies one or says why not."""

from collections.abc import Callable

import pytest

from pittadmin.domain.account_progress import path
from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.requests import EmailRequestState
from pittadmin.services import account_view, accounts, emails, imports, pages, people, today
from tests.city import RSVP, City

PARKS = "Parks@cityofpittsfield.org"


def draft(city: City, handle: str = "PittsfieldParks") -> Account:
    return accounts.save(city.of("lou"), city.request("Parks", "lou", email="", handle=handle))


def waiting(city: City) -> Account:
    made = draft(city)
    return emails.ask(city.of("lou"), made.id, made.version, "parks@cityofpittsfield.org")


@pytest.mark.requirement("R15", "R49")
def test_registration_waits_visibly_until_it_supplies_the_email(city: City) -> None:
    account = waiting(city)
    assert account.state is State.WAITING_EMAIL
    view = account_view.show(city.of("eve"), account.id)
    assert view.email_request is not None
    assert view.email_request.wish == "parks@cityofpittsfield.org"
    (request,) = emails.all_requests(city.of("lee"))
    answered = emails.supply(city.of("lee"), request.id, "  Parks@CITYofpittsfield.org ")
    assert (answered.state, answered.decision) == (EmailRequestState.SUPPLIED, PARKS)
    account = city.get(account.id)
    assert (account.state, account.email) == (State.DRAFT, PARKS)
    assert accounts.submit(city.of("lou"), account.id, account.version).state is State.SUBMITTED


@pytest.mark.requirement("R15", "R16")
def test_one_email_moves_every_account_that_waited_for_it_and_fills_in_the_drafts(
    city: City,
) -> None:
    first, second, third = waiting(city), draft(city, "Second"), draft(city, "Third")
    emails.ask(city.of("lou"), second.id, second.version)
    (request,) = emails.all_requests(city.of("lee"))
    emails.supply(city.of("lee"), request.id, PARKS)
    moved = [city.get(one.id) for one in (first, second, third)]
    assert [(one.state, one.email) for one in moved] == [
        (State.DRAFT, PARKS),
        (State.DRAFT, PARKS),
        (State.DRAFT, PARKS),
    ]


@pytest.mark.requirement("R15")
def test_a_request_turned_away_is_a_draft_again_with_the_reason(city: City) -> None:
    account = waiting(city)
    (request,) = emails.all_requests(city.of("lee"))
    with pytest.raises(Invalid):
        emails.turn_away(city.of("lee"), request.id, " ")
    answered = emails.turn_away(city.of("lee"), request.id, "Use the Mayor's Office")
    assert answered.state is EmailRequestState.TURNED_AWAY
    account = city.get(account.id)
    assert (account.state, account.state_reason) == (State.DRAFT, "Use the Mayor's Office")
    again = emails.ask(city.of("lou"), account.id, account.version)
    assert again.state is State.WAITING_EMAIL
    assert [one.state for one in emails.all_requests(city.of("lee"))] == [
        EmailRequestState.OPEN,
        EmailRequestState.TURNED_AWAY,
    ]


def test_a_request_is_answered_once(city: City) -> None:
    waiting(city)
    (request,) = emails.all_requests(city.of("lee"))
    emails.supply(city.of("lee"), request.id, PARKS)
    for answer in (emails.supply, emails.turn_away):
        with pytest.raises(Conflict, match="Lee Woods has answered this request") as late:
            answer(city.of("ivy"), request.id, PARKS)
        assert late.value.current.state is EmailRequestState.SUPPLIED


@pytest.mark.requirement("R15", "R49")
def test_only_it_answers(city: City) -> None:
    waiting(city)
    (request,) = emails.all_requests(city.of("lee"))
    for login in ("max", "dot", "pat", "hope", "lou", "eve"):
        for answer in (emails.supply, emails.turn_away):
            with pytest.raises(NotAllowed):
                answer(city.of(login), request.id, PARKS)


WRONG = [
    ("parks@example.org", "R14"),
    ("hope.hill@cityofpittsfield.org", "R17"),
    ("hhill@cityofpittsfield.org", "R17"),
    ("Library@cityofpittsfield.org", "R16"),
    ("", "R14"),
    ("pa\ud800rks@cityofpittsfield.org", "R14"),
    ("x" * 100_000, "R14"),
]


@pytest.mark.requirement("R14", "R16", "R17")
def test_it_can_not_supply_what_is_no_general_address(city: City) -> None:
    account = waiting(city)
    (request,) = emails.all_requests(city.of("lee"))
    for typed, requirement in WRONG:
        with pytest.raises(Invalid) as refused:
            emails.supply(city.of("lee"), request.id, typed)
        assert refused.value.requirement == requirement, typed[:50]
    assert city.get(account.id) == account
    assert emails.all_requests(city.of("lee")) == [request]


@pytest.mark.requirement("R15")
def test_a_department_with_an_email_is_not_asked_to_wait(city: City) -> None:
    made = accounts.save(city.of("ada"), city.request(email=""))
    with pytest.raises(Conflict, match="has a general e-mail now: RSVP@"):
        emails.ask(city.of("ada"), made.id, made.version)
    with pytest.raises(Invalid):
        emails.ask(city.of("ada"), made.id, made.version, "x" * 255)


NEW = "RSVP.Pittsfield@cityofpittsfield.org"


def by_form(city: City, email: str, name: str = "RSVP") -> None:
    one = next(one for one in people.directory(city.of("lee")).departments if one.name == name)
    head = one.head.id if one.head else None
    people.save_department(city.of("lee"), name, email, head, one.id, one.version)


def by_import(city: City, email: str, name: str = "RSVP") -> None:
    text = f"name,email\n{name},{email}\n"
    imports.apply(city.of("lee"), imports.preview(city.of("lee"), "departments", text.encode()))


CHANGES = pytest.mark.parametrize("change", [by_form, by_import])
Change = Callable[..., None]


@CHANGES
@pytest.mark.requirement("R15", "R16")
def test_an_email_entered_on_the_department_answers_the_open_request(
    city: City, change: Change
) -> None:
    account = waiting(city)
    change(city, PARKS, "Parks")
    (request,) = emails.all_requests(city.of("lee"))
    assert (request.state, request.decision) == (EmailRequestState.SUPPLIED, PARKS)
    assert request.decided_by is not None
    assert request.decided_by.name == "Lee Woods"
    account = city.get(account.id)
    assert (account.state, account.email) == (State.DRAFT, PARKS)
    done = account_view.show(city.of("lou"), account.id).history[0]
    assert (done.act, done.requirement) == (Act.SUPPLY_EMAIL, "R15")
    assert today.waiting(city.of("ivy"))[0].subject == "policy_version", "nothing is asked of IT"


@CHANGES
@pytest.mark.requirement("R14", "R16")
@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.DENIED, State.APPROVED])
def test_what_has_no_page_takes_a_changed_email(city: City, change: Change, state: State) -> None:
    account = city.account(state, page_address="", page_key=None)
    change(city, NEW)
    moved = city.get(account.id)
    assert (moved.state, moved.email, moved.login_behind) == (state, NEW, False)
    done = account_view.show(city.of("ada"), account.id).history[0]
    assert (done.title, done.requirement, done.reason) == (
        "Department's e-mail changed",
        "R16",
        f"{RSVP} → {NEW}",
    )


@CHANGES
@pytest.mark.requirement("R16", "R20")
def test_the_login_of_a_live_page_stays_due_until_somebody_has_moved_it(
    city: City, change: Change
) -> None:
    account = city.picture(city.account(State.LIVE))
    city.account(State.ARCHIVED, "Gone", page_key="gone")
    change(city, NEW)
    behind = city.get(account.id)
    assert (behind.email, behind.login_behind) == (RSVP, True)
    view = account_view.show(city.of("abe"), account.id)
    (problem,) = view.missing
    assert problem.requirement == "R20"
    assert str(problem) == (
        f"The page's login is still on {RSVP}. "
        f"Move it to {NEW} on the platform, then record it here."
    )
    step = path(behind)[-1]
    assert (step.state, step.note) == ("now", f"still {RSVP}")
    for login in city.people:
        found = [one for one in today.waiting(city.of(login)) if one.subject == "account"]
        may = login in ("ada", "abe", "hal", "lee", "ivy")
        assert [one.step for one in found] == (["Move the login"] if may else []), login
        assert [one.sentence for one in found] == ([str(problem)] if may else [])
        assert [one.since for one in found] == ([city.moment] if may else [])
        assert (Act.RECORD_LOGIN in account_view.show(city.of(login), account.id).acts) is may
    done = pages.record_login(city.of("abe"), account.id, behind.version)
    assert (done.email, done.login_behind, done.state) == (NEW, False, State.LIVE)
    assert len(path(done)) == len(path(behind)) - 1
    assert account_view.show(city.of("abe"), account.id).missing == ()
    assert account_view.show(city.of("eve"), account.id).history[0].title == "Login moved"
    with pytest.raises(Conflict):
        pages.record_login(city.of("abe"), account.id, done.version)


@pytest.mark.requirement("R16", "R20")
def test_an_approved_page_goes_live_once_its_login_was_moved(city: City) -> None:
    account = city.picture(city.account(State.APPROVED))
    by_form(city, NEW)
    with pytest.raises(Invalid, match=f"still on {RSVP}"):
        pages.put_live(city.of("pat"), account.id, account.version)
    account = pages.record_login(city.of("ada"), account.id, account.version)
    assert pages.put_live(city.of("pat"), account.id, account.version).state is State.LIVE


@pytest.mark.requirement("R14", "R20")
def test_a_request_for_a_page_that_exists_confirms_the_new_login(city: City) -> None:
    account = city.picture(city.account(State.DRAFT, exists_already=True))
    by_form(city, NEW)
    account = city.get(account.id)
    assert account.email == RSVP
    with pytest.raises(Conflict, match="confirm the address"):
        accounts.submit(city.of("ada"), account.id, account.version)


@pytest.mark.requirement("R14", "R16")
def test_an_email_in_use_is_replaced_and_never_taken_away(city: City) -> None:
    account = city.account(State.LIVE)
    with pytest.raises(Invalid, match="Enter the new address") as refused:
        by_form(city, "")
    assert refused.value.problems[0].field == "email"
    assert city.get(account.id) == account
    city.put(account, state=State.ARCHIVED)
    by_form(city, "")


@pytest.mark.requirement("R16")
def test_a_change_of_case_alone_moves_nothing(city: City) -> None:
    account = city.account(State.LIVE)
    by_form(city, RSVP.lower())
    assert not city.get(account.id).login_behind
    assert account_view.show(city.of("ada"), account.id).history == ()
