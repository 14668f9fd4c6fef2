"""A password passes between department and IT, and nobody else can read or change it."""

from pathlib import Path

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.handover import Direction, Item, Kind
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.services import custody_view, device_list, hand_over, this_computer
from pittadmin.services.this_computer import Stage
from pittadmin.storage import people
from tests.city import City
from tests.custody import PASSWORD, computer, found_hall, give, take


def account_of(city: City, **columns: object) -> int:
    """Return an approved account on X whose password IT does not hold."""
    values = {"platform": "x", "custody": "none", **columns}
    return city.account(State.APPROVED, **values).id  # type: ignore[arg-type]


@pytest.mark.requirement("R21")
def test_a_department_hands_over_and_it_receives(city: City, tmp_path: Path) -> None:
    hall = found_hall(city, tmp_path, "ada")
    ada, ivy = hall.computers["ada"], hall.it
    account_id = account_of(city)
    item = Item(account_id, Kind.PASSWORD)

    assert give(ada, account_id).sent == 1
    sent = hall.custody(account_id)
    assert sent is not None
    assert (sent.state, sent.version, sent.direction) == (
        CustodyState.PENDING,
        1,
        Direction.TO_IT,
    )
    assert city.get(account_id).custody is CustodyState.PENDING
    assert take(ivy).done == 1
    assert ivy.holds(item) == ada.holds(item) == PASSWORD
    got = hall.custody(account_id)
    assert got is not None
    assert got.received_by is not None
    assert (got.state, got.received_by.name) == (CustodyState.RECEIVED, "Ivy Stone")
    assert city.get(account_id).custody is CustodyState.RECEIVED
    assert take(ivy).done == 0


@pytest.mark.requirement("R49")
def test_it_makes_a_password_and_the_department_receives_it(city: City, tmp_path: Path) -> None:
    hall = found_hall(city, tmp_path, "ada", "lou", "lee")
    account_id = account_of(city)
    item = Item(account_id, Kind.PASSWORD)
    give(hall.it, account_id)
    assert take(hall.computers["lou"]).done == 0  # of another department
    assert take(hall.computers["lee"]).done == 1  # of IT too
    known = hall.custody(account_id)
    assert known is not None
    assert known.state is CustodyState.PENDING  # the department has not
    assert take(hall.computers["ada"]).done == 1
    known = hall.custody(account_id)
    assert known is not None
    assert known.state is CustodyState.RECEIVED
    assert hall.computers["ada"].holds(item) == PASSWORD
    assert hall.computers["lou"].holds(item) is None


def test_what_is_sent_while_the_database_is_away_waits_and_arrives_once(
    city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    ada = hall.computers["ada"]
    account_id = account_of(city)
    from pittadmin.domain.errors import Unavailable

    def away(*_anything: object) -> None:
        raise Unavailable("The City's database can't be reached.")

    with monkeypatch.context() as broken:
        broken.setattr(hand_over, "deliver", away)
        flushed = give(ada, account_id)
    assert (flushed.sent, len(ada.safe.vault.outbox.waiting())) == (0, 1)
    assert flushed.unreachable is not None
    assert hall.custody(account_id) is None
    assert hand_over.flush(ada.ctx, ada.safe).sent == 1
    assert hand_over.flush(ada.ctx, ada.safe).sent == 0
    assert take(hall.it).done == 1


def test_a_computer_that_is_not_enrolled_sends_and_receives_nothing(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path)
    account_id = account_of(city)
    ada = computer(city, "ada", tmp_path / "ada", hall.prepared.root.public)
    for step in (lambda: hand_over.prepare(ada.ctx, ada.safe, account_id), lambda: take(ada)):
        with pytest.raises(Refused) as refused:
            step()
        assert refused.value.reason is Reason.NOT_ENROLLED
    assert this_computer.ask(ada.ctx, ada.safe).stage is Stage.ASKED
    with pytest.raises(Refused):
        hand_over.prepare(ada.ctx, ada.safe, account_id)


def test_a_computer_that_was_dropped_holds_what_it_had_and_gets_nothing_new(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada", "abe")
    account_id = account_of(city)
    ada = hall.computers["ada"]
    listed = device_list.every(hall.it.ctx, hall.it.safe)
    (lost,) = (one for one in listed.devices if one.known.person.name == "Ada Adams")
    hall.sign(drop=[lost.known.device_id], reason="Her laptop was stolen")
    give(hall.it, account_id)
    with pytest.raises(Refused) as refused:
        take(ada)
    assert refused.value.reason is Reason.NOT_ENROLLED
    assert this_computer.standing(ada.ctx, ada.safe).stage is Stage.DROPPED
    assert take(hall.computers["abe"]).done == 1


def test_nobody_hands_over_for_another_department(city: City, tmp_path: Path) -> None:
    hall = found_hall(city, tmp_path, "lou")
    account_id = account_of(city)
    with pytest.raises(NotAllowed):
        hand_over.prepare(hall.computers["lou"].ctx, hall.computers["lou"].safe, account_id)


def test_it_makes_no_password_for_a_department_without_a_computer(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path)
    with pytest.raises(Conflict, match="No computer of RSVP"):
        hand_over.prepare(hall.it.ctx, hall.it.safe, account_of(city))


def test_what_the_platform_would_not_take_is_not_sealed(city: City, tmp_path: Path) -> None:
    hall = found_hall(city, tmp_path, "ada")
    for wrong in ("", "short", " led by a space 1!"):
        with pytest.raises(Invalid):
            give(hall.computers["ada"], account_of(city, handle=f"x{len(wrong)}"), wrong)
    assert not hall.computers["ada"].safe.vault.outbox.waiting()


def test_of_two_that_hand_over_the_same_version_one_wins_and_the_other_is_told(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada", "abe")
    account_id = account_of(city)
    handings = {
        login: hand_over.prepare(hall.computers[login].ctx, hall.computers[login].safe, account_id)
        for login in ("ada", "abe")
    }
    from pittadmin.vault.secret import Secret

    for login, handing in handings.items():
        who = hall.computers[login]
        hand_over.seal(who.ctx, who.safe, handing, Secret(f"password-of-{login}"))
    first, second = (
        hand_over.flush(hall.computers[login].ctx, hall.computers[login].safe)
        for login in ("ada", "abe")
    )
    assert (first.sent, second.sent) == (1, 0)
    (returned,) = second.returned
    assert "meanwhile" in str(returned.why)
    assert take(hall.it).done == 1
    assert hall.it.holds(Item(account_id, Kind.PASSWORD)) == "password-of-ada"
    # The other looks which of the two opens it, and hands that one over as the next version.
    assert give(hall.computers["abe"], account_id, "password-of-abe").sent == 1
    assert take(hall.it).done == 1
    assert hall.it.holds(Item(account_id, Kind.PASSWORD)) == "password-of-abe"


@pytest.mark.requirement("R49")
def test_who_is_of_it_and_heads_a_department_acts_for_it(city: City, tmp_path: Path) -> None:
    """Their computer is enrolled for IT: it makes passwords, and hands none over."""
    hall = found_hall(city, tmp_path, "ada")
    its_id = city.departments["RSVP"]
    with city.change() as conn:
        rsvp = people.get_department(conn, its_id)
        people.change_department(conn, its_id, rsvp.version, head_id=city.people["ivy"])
    account_id = account_of(city)
    view = custody_view.show(hall.it.ctx, hall.it.safe, account_id)
    assert view is not None
    assert Act.ISSUE_SECRET in view.password.acts
    assert Act.HAND_OVER_SECRET not in view.password.acts
    assert give(hall.it, account_id).sent == 1
    assert take(hall.computers["ada"]).done == 1
    known = hall.custody(account_id)
    assert known is not None
    assert known.state is CustodyState.RECEIVED
