"""A department without a general e-mail: registration waits, IT supplies one or says why not."""

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.requests import EmailRequestState
from pittadmin.services import account_view, accounts, emails
from tests.city import City

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
def test_one_email_moves_every_account_that_waited_for_it_and_no_other(city: City) -> None:
    first, second, third = waiting(city), draft(city, "Second"), draft(city, "Third")
    emails.ask(city.of("lou"), second.id, second.version)
    (request,) = emails.all_requests(city.of("lee"))
    emails.supply(city.of("lee"), request.id, PARKS)
    moved = [city.get(one.id) for one in (first, second, third)]
    assert [(one.state, one.email) for one in moved] == [
        (State.DRAFT, PARKS),
        (State.DRAFT, PARKS),
        (State.DRAFT, ""),
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
