"""Who looks after an account: changed by its department, delegated by its head, seen on the day."""

from datetime import UTC, datetime, timedelta

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.roles import Role
from pittadmin.services import account_view, accounts, administrators, pages, people, today
from pittadmin.storage import accounts as stored
from tests.city import LAST_DAY, TODAY, City


def change(city: City, account: Account, login: str, *named: str, **values: str) -> Account:
    said = {"purpose": account.purpose, "audience": account.audience, **values}
    return administrators.change(
        city.of(login), account.id, account.version, **said, administrators=ids(city, *named)
    )


def ids(city: City, *logins: str) -> list[int]:
    return [city.people[login] for login in logins]


def name(city: City, account: Account, *logins: str) -> Account:
    """Let these look after an account, behind the services' back."""
    with city.change() as conn:
        stored.set_administrators(conn, account.id, ids(city, *logins))
    return city.get(account.id)


def delegate(city: City, login: str, by: str = "hal", department: str = "RSVP") -> None:
    people.grant(
        city.of(by),
        city.people[login],
        Role.ADMINISTRATOR,
        city.departments[department],
        TODAY,
        LAST_DAY,
    )


def steps(city: City, login: str) -> list[str]:
    return [one.step for one in today.waiting(city.of(login)) if one.subject != "policy_version"]


@pytest.mark.requirement("R5", "R55", "R56")
@pytest.mark.parametrize("state", [State.APPROVED, State.LIVE, State.SUSPENDED])
def test_who_looks_after_an_account_is_changed_by_its_department_and_stays_in_its_history(
    city: City, state: State
) -> None:
    account = city.account(state)
    for login in ("ada", "hal"):
        assert Act.CHANGE_ADMINISTRATORS in account_view.show(city.of(login), account.id).acts
    changed = change(city, account, "ada", "abe", "hal", purpose="Calls", audience="Everyone")
    assert [one.name for one in changed.administrators] == ["Abe Allen", "Hal Hart"]
    assert (changed.purpose, changed.audience, changed.state) == ("Calls", "Everyone", state)
    assert changed.head is not None
    assert changed.head.name == "Hal Hart"
    done = account_view.show(city.of("eve"), account.id).history[0]
    assert (done.title, done.person, done.requirement) == (
        "Administrators or purpose changed",
        "Ada Adams",
        "R56",
    )


@pytest.mark.requirement("R5", "R56")
def test_nobody_else_changes_who_looks_after_an_account(city: City) -> None:
    account = city.account(State.LIVE)
    for login in set(city.people) - {"ada", "abe", "hal"}:
        with pytest.raises(NotAllowed):
            change(city, account, login, "abe")
        view = account_view.show(city.of(login), account.id)
        assert Act.CHANGE_ADMINISTRATORS not in view.acts
    assert city.get(account.id) == account


@pytest.mark.requirement("R1", "R56")
def test_somebody_is_named_and_the_purpose_said(city: City) -> None:
    account = city.account(State.LIVE)
    with pytest.raises(Invalid) as refused:
        change(city, account, "hal", purpose=" \n")
    assert [problem.field for problem in refused.value.problems] == ["purpose", "administrators"]
    assert city.get(account.id) == account


@pytest.mark.requirement("R56")
def test_who_is_newly_named_is_delegated_first(city: City) -> None:
    account = city.account(State.LIVE)
    for login in ("eve", "lou", "deb"):
        with pytest.raises(Invalid, match="is not delegated to look after") as refused:
            change(city, account, "hal", "ada", login)
        assert "The head, Hal Hart, delegates it" in refused.value.todo
    delegate(city, "eve")
    assert len(change(city, account, "ada", "ada", "eve").administrators) == 2


@pytest.mark.requirement("R56")
def test_who_lost_the_delegation_hinders_no_other_change(city: City) -> None:
    account = city.account(State.LIVE)
    city.moment += LAST_DAY - TODAY
    changed = change(city, account, "hal", "ada", "hal", purpose="Calls")
    assert [one.name for one in changed.undelegated(LAST_DAY)] == ["Ada Adams"]
    assert change(city, changed, "hal", "hal").undelegated(LAST_DAY) == ()


def test_a_stale_change_is_refused_with_the_account_as_it_stands(city: City) -> None:
    account = city.account(State.LIVE)
    newer = change(city, account, "hal", "abe")
    with pytest.raises(Conflict) as stale:
        change(city, account, "ada", "ada")
    assert stale.value.current == newer


@pytest.mark.requirement("R56")
def test_a_request_is_sent_once_each_administrator_is_delegated(city: City) -> None:
    draft = accounts.save(city.of("ada"), city.request(administrators=ids(city, "ada", "eve")))
    with pytest.raises(Invalid, match="Eve East is not delegated"):
        accounts.submit(city.of("ada"), draft.id, draft.version)
    (step,) = (one for one in today.waiting(city.of("hal")) if one.subject == "delegation")
    assert (step.subject_id, step.title, step.step) == (
        (city.people["eve"], city.departments["RSVP"]),
        "Eve East",
        "Delegate Eve East",
    )
    assert step.sentence == "Named to look after RSVP on Facebook, and not delegated to do so."
    assert "Delegate Eve East" not in steps(city, "hope") + steps(city, "ada") + steps(city, "max")
    delegate(city, "eve")
    assert "Delegate Eve East" not in steps(city, "hal")
    assert accounts.submit(city.of("ada"), draft.id, draft.version).state is State.SUBMITTED


@pytest.mark.requirement("R55", "R56")
def test_the_head_looks_after_a_page_without_a_delegation(city: City) -> None:
    draft = accounts.save(city.of("hal"), city.request(administrators=ids(city, "hal")))
    assert accounts.submit(city.of("hal"), draft.id, draft.version).state is State.SUBMITTED
    assert steps(city, "hal") == []


@pytest.mark.requirement("R56")
def test_an_account_goes_live_only_with_administrators_who_are_delegated_on_the_day(
    city: City,
) -> None:
    account = city.picture(city.account(State.APPROVED))
    for named in (("eve",), ("lou",), ("ada", "eve"), ()):
        account = name(city, account, *named)
        with pytest.raises(Invalid) as refused:
            pages.put_live(city.of("pat"), account.id, account.version)
        assert {problem.requirement for problem in refused.value.problems} == {"R56"}
        view = account_view.show(city.of("pat"), account.id)
        assert str(view.missing[0]) == view.refused[Act.PUT_LIVE]
    account = name(city, account, "ada")
    city.moment += LAST_DAY - TODAY
    with pytest.raises(Invalid, match="Ada Adams is not delegated"):
        pages.put_live(city.of("pat"), account.id, account.version)
    city.moment -= timedelta(days=1)
    assert pages.put_live(city.of("pat"), account.id, account.version).state is State.LIVE


@pytest.mark.requirement("R56")
def test_a_live_account_whose_administrator_lost_the_delegation_lacks_one(city: City) -> None:
    account = city.picture(city.account(State.LIVE))
    assert account_view.show(city.of("hal"), account.id).missing == ()
    city.moment += LAST_DAY - TODAY
    (problem,) = account_view.show(city.of("hal"), account.id).missing
    assert (problem.field, problem.requirement) == ("administrators", "R56")
    (step,) = (one for one in today.waiting(city.of("hal")) if one.subject == "delegation")
    assert step.step == "Delegate Ada Adams"
    assert step.since == datetime(2027, 5, 3, 4, 0, tzinfo=UTC), "the day on which it ended"
    assert "Name who looks after it" not in steps(city, "hal")


@pytest.mark.requirement("R5", "R56")
def test_after_a_transfer_the_new_department_names_who_looks_after_it(city: City) -> None:
    account = name(city, city.picture(city.account(State.LIVE, department="Library", by="lou")))
    for login in ("hope", "lou"):
        assert steps(city, login) == ["Name who looks after it"]
    for login in ("hal", "ada", "pat", "max", "lee"):
        assert steps(city, login) == []
    (problem,) = account_view.show(city.of("lou"), account.id).missing
    assert problem.what == "Nobody is named to look after the page."
    change(city, account, "hope", "lou")
    assert steps(city, "hope") == steps(city, "lou") == []


@pytest.mark.requirement("R56")
def test_who_has_left_looks_after_nothing_and_is_replaced(city: City) -> None:
    account = city.picture(city.account(State.LIVE))
    ada = next(one for one in people.directory(city.of("lee")).people if one.login == "ada")
    people.save_person(city.of("lee"), "ada", ada.name, ada.email, None, False, ada.id, ada.version)
    assert steps(city, "hal") == steps(city, "abe") == ["Name who looks after it"]
    change(city, account, "abe", "abe")
    assert steps(city, "hal") == []
