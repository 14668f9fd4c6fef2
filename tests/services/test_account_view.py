"""One account as one person sees it: the acts, why not, what is missing, what was done."""

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.services import account_view, accounts, pages
from tests.city import City, page, screenshot


@pytest.mark.requirement("R4", "R55", "R56")
@pytest.mark.parametrize(
    ("login", "acts"),
    [
        ("eve", set()),
        ("lee", set()),
        ("deb", set()),
        ("hope", set()),
        ("ada", {Act.WITHDRAW_ACCOUNT}),
        ("hal", {Act.WITHDRAW_ACCOUNT}),
        ("max", {Act.APPROVE_ACCOUNT, Act.DENY_ACCOUNT}),
        ("dot", {Act.APPROVE_ACCOUNT, Act.DENY_ACCOUNT}),
    ],
)
def test_a_person_is_offered_what_the_table_allows_and_nothing_else(
    city: City, login: str, acts: set[Act]
) -> None:
    view = account_view.show(city.of(login), city.account().id)
    assert set(view.acts) == acts
    assert view.refused == {}


@pytest.mark.requirement("R10", "R18")
def test_what_can_not_be_done_yet_says_why(city: City) -> None:
    account = city.account(State.APPROVED)
    view = account_view.show(city.of("abe"), account.id)
    assert Act.PUT_LIVE not in view.acts
    assert view.refused[Act.PUT_LIVE].startswith("There is no picture")
    assert [problem.requirement for problem in view.missing] == ["R18"]
    account = city.picture(account)
    assert Act.PUT_LIVE in account_view.show(city.of("abe"), account.id).acts
    mine = account_view.show(city.of("ada"), account.id)
    assert "your own matter" in mine.refused[Act.PUT_LIVE]


@pytest.mark.requirement("R4", "R10", "R18")
def test_the_history_tells_who_did_what_when_and_under_which_requirement(city: City) -> None:
    draft = accounts.save(city.of("ada"), city.request())
    sent = accounts.submit(city.of("ada"), draft.id, draft.version)
    done = accounts.approve(city.of("dot"), sent.id, sent.version, "Good <b>idea</b>")
    pages.record(city.of("abe"), done.id, done.version, page(), [screenshot()])
    history = account_view.show(city.of("eve"), draft.id).history
    assert [(one.title, one.person, one.requirement, one.reason) for one in history] == [
        ("Page recorded", "Abe Allen", "R18", ""),
        ("Approved", "Dot Dunn", "R4", "Good <b>idea</b>"),
        ("Sent to the Mayor's office", "Ada Adams", "R4", ""),
        ("Request begun", "Ada Adams", "R4", ""),
    ]
    assert {one.at for one in history} == {city.moment}


def test_evidence_comes_back_byte_for_byte(city: City) -> None:
    account = city.picture(city.account())
    (proof,) = account.evidence
    data = account_view.evidence_bytes(city.of("eve"), proof.sha256)
    assert len(data) == proof.size
    assert data.startswith(b"\x89PNG")


def test_a_form_knows_the_departments_for_which_its_person_may_ask(city: City) -> None:
    facts = account_view.form_facts(city.of("lou"))
    assert {one.name for one in facts.may_request_for()} == {"Library", "Parks"}
    assert account_view.form_facts(city.of("eve")).may_request_for() == ()
    assert ("Ada Adams", "ada.adams@cityofpittsfield.org") in facts.names_and_emails()
