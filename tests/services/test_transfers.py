"""An account passes to another department: both heads agree, then the Mayor's office decides."""

from collections.abc import Callable

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.requests import Transfer, TransferState
from pittadmin.services import account_view, accounts, pages, transfers
from pittadmin.storage import accounts as stored
from pittadmin.storage import people as stored_people
from tests.city import RSVP, TODAY, City


def live(city: City, **values: object) -> Account:
    return city.account(State.LIVE, live_at=city.moment, **values)  # type: ignore[arg-type]


def offered(city: City, account: Account | None = None) -> Transfer:
    account = account or live(city)
    return transfers.offer(
        city.of("hal"), account.id, account.version, city.departments["Library"], "Merged"
    )


def agreed(city: City) -> Transfer:
    return transfers.agree(city.of("hope"), offered(city).id)


@pytest.mark.requirement("R5", "R16", "R55")
def test_both_heads_and_the_mayor_hand_an_account_over_with_its_email(city: City) -> None:
    account = live(city)
    transfer = offered(city, account)
    assert transfer.state is TransferState.OFFERED
    assert account_view.show(city.of("hal"), account.id).transfer == transfer
    transfer = transfers.agree(city.of("hope"), transfer.id)
    assert transfer.state is TransferState.AGREED
    assert city.get(account.id).department == "RSVP"
    done = transfers.approve(city.of("max"), transfer.id)
    assert (done.state, done.decided_by and done.decided_by.name) == (
        TransferState.APPROVED,
        "Max Miller",
    )
    moved = city.get(account.id)
    assert (moved.department, moved.email) == ("Library", RSVP), "the login is where it was"
    assert moved.login_behind
    moved = pages.record_login(city.of("lou"), moved.id, moved.version)
    assert (moved.email, moved.login_behind) == ("library@cityofpittsfield.org", False)
    assert moved.head is not None
    assert moved.head.name == "Hope Hill"
    assert moved.administrators == ()
    assert moved.next_review == TODAY
    assert moved.state is State.LIVE
    with pytest.raises(NotAllowed):
        accounts.archive(city.of("hal"), moved.id, moved.version, "Mine no more")


@pytest.mark.requirement("R5")
@pytest.mark.parametrize(
    ("act", "state", "allowed"),
    [
        ("withdraw", "offered", {"hal"}),
        ("agree", "offered", {"hope"}),
        ("decline", "offered", {"hope"}),
        ("withdraw", "agreed", {"hal"}),
        ("approve", "agreed", {"max", "dot"}),
        ("deny", "agreed", {"max", "dot"}),
    ],
)
def test_a_transfer_is_moved_by_the_roles_of_the_table_and_no_others(
    city: City, act: str, state: str, allowed: set[str]
) -> None:
    do: dict[str, Callable[..., Transfer]] = {
        "withdraw": transfers.withdraw,
        "agree": transfers.agree,
        "decline": lambda ctx, id_: transfers.decline(ctx, id_, "No"),
        "approve": transfers.approve,
        "deny": lambda ctx, id_: transfers.deny(ctx, id_, "No"),
    }
    transfer = offered(city) if state == "offered" else agreed(city)
    for login in sorted(set(city.people) - allowed):
        with pytest.raises(NotAllowed):
            do[act](city.of(login), transfer.id)
    assert do[act](city.of(sorted(allowed)[0]), transfer.id).state is not transfer.state


@pytest.mark.requirement("R5", "R16")
def test_an_approved_account_without_a_page_takes_the_other_departments_email(
    city: City,
) -> None:
    account = city.account(State.APPROVED, page_address="", page_key=None)
    transfer = transfers.agree(city.of("hope"), offered(city, account).id)
    transfers.approve(city.of("max"), transfer.id)
    moved = city.get(account.id)
    assert (moved.email, moved.login_behind) == ("library@cityofpittsfield.org", False)


@pytest.mark.requirement("R5")
def test_a_transfer_that_has_moved_on_is_not_moved_again(city: City) -> None:
    transfer = offered(city)
    for act in (transfers.approve, lambda ctx, id_: transfers.deny(ctx, id_, "No")):
        with pytest.raises(Conflict, match="Waiting for the other head"):
            act(city.of("max"), transfer.id)
    declined = transfers.decline(city.of("hope"), transfer.id, "No staff")
    for act, login in (
        (transfers.agree, "hope"),
        (transfers.withdraw, "hal"),
        (transfers.approve, "max"),
    ):
        with pytest.raises(Conflict, match="Declined") as late:
            act(city.of(login), transfer.id)
        assert late.value.current == declined
    assert offered(city, city.get(transfer.account_id)).state is TransferState.OFFERED


@pytest.mark.requirement("R5")
def test_an_account_has_one_transfer_under_way(city: City) -> None:
    transfer = offered(city)
    with pytest.raises(Conflict, match="under way already"):
        offered(city, city.get(transfer.account_id))


@pytest.mark.requirement("R4", "R5")
def test_a_head_who_is_also_a_designee_does_not_decide_the_own_transfer(city: City) -> None:
    from pittadmin.domain.roles import Role
    from pittadmin.services import people
    from tests.city import LAST_DAY

    for login in ("hal", "hope"):
        people.grant(city.of("max"), city.people[login], Role.MAYOR_DESIGNEE, None, TODAY, LAST_DAY)
    transfer = agreed(city)
    for login in ("hal", "hope"):
        for act in (transfers.approve, transfers.deny):
            with pytest.raises(NotAllowed, match="Who can decide it: Dot Dunn, Max Miller"):
                act(city.of(login), transfer.id, "Good")


@pytest.mark.requirement("R5", "R16", "R55")
@pytest.mark.parametrize(
    ("department", "requirement"), [("RSVP", "R5"), ("Parks", "R16"), ("Empty", "R55")]
)
def test_an_account_goes_only_where_it_is_answered_for(
    city: City, department: str, requirement: str
) -> None:
    from pittadmin.services import people

    if department == "Empty":
        made = people.save_department(city.of("lee"), "Empty", "empty@cityofpittsfield.org", None)
        city.departments["Empty"] = made.id
    account = live(city)
    with pytest.raises(Invalid) as refused:
        transfers.offer(
            city.of("hal"), account.id, account.version, city.departments[department], "Merged"
        )
    assert refused.value.requirement == requirement


@pytest.mark.requirement("R5")
def test_a_handle_that_the_other_department_has_is_found_however_it_is_written(
    city: City,
) -> None:
    accounts.save(city.of("lou"), city.request("Library", "lou", handle="Pittsfield.RSVP"))
    account = live(city, platform="facebook", handle="PittsfieldRSVP")
    with pytest.raises(Invalid, match="Library already has PittsfieldRSVP on Facebook"):
        offered(city, account)


@pytest.mark.requirement("R5")
def test_a_handle_with_periods_is_compared_as_its_platform_does(city: City) -> None:
    accounts.save(city.of("lou"), city.request("Library", "lou", handle="PittsfieldRSVP"))
    account = live(city, platform="facebook", handle="Pittsfield.RSVP", handle_key="pittsfieldrsvp")
    with pytest.raises(Invalid, match=r"Library already has Pittsfield\.RSVP on Facebook"):
        offered(city, account)


@pytest.mark.requirement("R5")
def test_an_account_revoked_since_it_was_offered_stays_where_it_is(city: City) -> None:
    transfer = agreed(city)
    account = city.get(transfer.account_id)
    accounts.revoke(city.of("max"), account.id, account.version, "Misused")
    with pytest.raises(Conflict, match="“Revoked” since Nov 2, 2026"):
        transfers.approve(city.of("max"), transfer.id)
    assert city.get(account.id).department == "RSVP"
    assert transfers.withdraw(city.of("hal"), transfer.id).state is TransferState.WITHDRAWN


@pytest.mark.requirement("R5", "R16")
def test_what_the_other_department_lost_meanwhile_is_noticed_at_the_decision(city: City) -> None:
    transfer = agreed(city)
    with city.change() as conn:
        library = stored_people.get_department(conn, city.departments["Library"])
        stored_people.change_department(conn, library.id, library.version, email=None)
    with pytest.raises(Invalid, match="has no general e-mail"):
        transfers.approve(city.of("max"), transfer.id)


@pytest.mark.requirement("R4", "R5")
@pytest.mark.parametrize("reason", ["", " \n"])
def test_offering_declining_and_denying_need_a_reason(city: City, reason: str) -> None:
    account = live(city)
    library = city.departments["Library"]
    with pytest.raises(Invalid):
        transfers.offer(city.of("hal"), account.id, account.version, library, reason)
    transfer = offered(city, account)
    with pytest.raises(Invalid):
        transfers.decline(city.of("hope"), transfer.id, reason)
    transfers.agree(city.of("hope"), transfer.id)
    with pytest.raises(Invalid):
        transfers.deny(city.of("max"), transfer.id, reason)


def test_a_stale_offer_is_refused_with_the_account_as_it_stands(city: City) -> None:
    account = live(city)
    with city.change() as conn:
        stored.change(conn, account.id, account.version, audience="Newer")
    with pytest.raises(Conflict) as stale:
        offered(city, account)
    assert stale.value.current.audience == "Newer"
    assert transfers.all_transfers(city.of("hal")) == []
