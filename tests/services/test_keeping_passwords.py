"""What IT keeps is tried, shown with a reason, changed, sealed anew, and followed up."""

from datetime import timedelta
from pathlib import Path

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.credential_table import CredentialQuery, View
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.handover import Item, Kind
from pittadmin.domain.leavers import Task
from pittadmin.domain.roles import Role
from pittadmin.services import (
    account_view,
    accounts,
    break_glass,
    custody_table,
    custody_view,
    drills,
    leavers,
    page_roles,
    pages,
    people,
    recovery_renewal,
    resealing,
    rotation,
    secrets_at_hand,
    today,
    transfers,
)
from pittadmin.services.context import Context
from pittadmin.storage.page_roles import of_ended_roles
from pittadmin.vault.recovery import RecoveryKey
from tests.city import TODAY, City
from tests.custody import PASSWORD, Hall, found_hall, give, take


def kept(city: City, hall: Hall, handle: str = "RSVP", **columns: object) -> int:
    """Return an account whose password Ada has handed over and IT received."""
    values = {"platform": "x", "custody": "none", **columns}
    account_id = city.account(State.LIVE, handle, **values).id  # type: ignore[arg-type]
    give(hall.computers["ada"], account_id)
    assert take(hall.it).done == 1
    return account_id


@pytest.mark.requirement("R22")
def test_it_tries_a_password_and_what_does_not_work_must_be_changed(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    account_id = kept(city, hall)
    assert drills.confirm(hall.it.ctx, account_id).works is True
    with pytest.raises(Invalid):
        drills.report(hall.it.ctx, account_id, Kind.PASSWORD, " ")
    found = drills.report(hall.it.ctx, account_id, Kind.PASSWORD, "Wrong password")
    assert (found.state, found.works) == (CustodyState.ROTATION_REQUIRED, False)
    with pytest.raises(Conflict):
        drills.confirm(hall.it.ctx, account_id)
    with pytest.raises(NotAllowed):
        drills.confirm(city.of("ada"), account_id)
    (row,) = custody_table.rows(hall.it.ctx, CredentialQuery(view=View.MUST_CHANGE))
    assert (row.reason, row.holders) == ("Wrong password", ("Ada Adams", "Ivy Stone"))


@pytest.mark.requirement("R22")
def test_it_looks_at_a_password_with_a_reason_that_stays_on_record(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    account_id = kept(city, hall)
    with pytest.raises(Invalid):
        secrets_at_hand.reveal(hall.it.ctx, hall.it.safe, account_id, Kind.PASSWORD, "")
    ada = hall.computers["ada"]
    with pytest.raises(NotAllowed):
        secrets_at_hand.reveal(ada.ctx, ada.safe, account_id, Kind.PASSWORD, "Curious")
    secret = secrets_at_hand.reveal(
        hall.it.ctx, hall.it.safe, account_id, Kind.PASSWORD, "The page was hacked"
    )
    assert secret.reveal() == PASSWORD
    from pittadmin.services import account_view

    done = account_view.show(hall.it.ctx, account_id).history[0]
    assert (done.act, done.reason) == (Act.REVEAL_SECRET, "The page was hacked")


def test_what_was_deleted_in_the_keyring_is_opened_from_its_envelope(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada", "abe")
    account_id = kept(city, hall)
    for service in [key for key in hall.it.backend.kept if "account-" in key[0]]:
        del hall.it.backend.kept[service]
    reason = "The page was hacked"
    it = hall.it
    found = secrets_at_hand.reveal(it.ctx, it.safe, account_id, Kind.PASSWORD, reason)
    assert found.reveal() == PASSWORD
    abe = hall.computers["abe"]
    with pytest.raises(Conflict, match="does not have it"):
        secrets_at_hand.own(abe.ctx, abe.safe, account_id)
    with pytest.raises(NotAllowed):
        secrets_at_hand.own(city.of("lou"), abe.safe, account_id)


@pytest.mark.requirement("R22")
def test_what_it_holds_is_sealed_anew_to_who_came_since(city: City, tmp_path: Path) -> None:
    hall = found_hall(city, tmp_path, "ada")
    account_id = kept(city, hall)
    item = Item(account_id, Kind.PASSWORD)
    assert resealing.behind(hall.it.ctx, hall.it.safe) == 0
    lee, abe = hall.enroll("lee"), hall.enroll("abe")
    assert resealing.behind(hall.it.ctx, hall.it.safe) == 1
    assert resealing.reseal_all(hall.it.ctx, hall.it.safe) == 1
    assert resealing.behind(hall.it.ctx, hall.it.safe) == 0
    for newcomer in (lee, abe):
        assert take(newcomer).done == 1
        assert newcomer.holds(item) == PASSWORD
    known = hall.custody(account_id)
    assert known is not None
    assert (known.state, known.version) == (CustodyState.RECEIVED, 1)


@pytest.mark.requirement("R49")
def test_what_a_leaver_knew_is_changed_before_the_matter_is_closed(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada", "abe")
    it, abe = hall.it, hall.computers["abe"]
    account_id = kept(city, hall)
    page_id = city.account(State.LIVE, "Page", custody="none").id  # on LinkedIn
    page_roles.enter(city.of("abe"), page_id, city.people["ada"], "super_admin", TODAY)
    ada = city.people["ada"]
    seen = leavers.look_at(it.ctx, ada)
    assert [one.task for one in seen.tasks] == [Task.ROTATE, Task.STRIP_ROLE, Task.DROP_DEVICE]
    begun = leavers.begin(it.ctx, ada, "Takes another job")
    assert len(begun.open_tasks) == 3
    with pytest.raises(Conflict, match="begun already"):
        leavers.begin(it.ctx, ada, "Again")
    known = hall.custody(account_id)
    assert known is not None
    assert known.state is CustodyState.ROTATION_REQUIRED
    with pytest.raises(Conflict, match="3 of 3"):
        leavers.close(it.ctx, begun.id)

    # Changed while Ada's computer is still enrolled: she could see the new one too.
    give(it, account_id, "changed-too-early-1!")
    take(abe)
    (line,) = (one for one in page_roles_of(city, page_id) if one.stands)
    page_roles.end(it.ctx, line.id, line.version)
    drop_computers_of(hall, "Ada Adams")
    (found,) = leavers.every(it.ctx)
    assert not found.open_tasks
    again = leavers.close(it.ctx, begun.id)
    assert again.closed_at is None
    assert [one.task for one in again.open_tasks] == [Task.ROTATE]
    give(it, account_id, "changed-for-good-2!")
    take(abe)
    closed = leavers.close(it.ctx, begun.id)
    assert closed.closed_by is not None
    assert closed.closed_by.name == "Ivy Stone"


def page_roles_of(city: City, account_id: int):
    from pittadmin.storage import page_roles as stored

    with city.database.read() as conn:
        return stored.of_account(conn, account_id, city.clock.today())


def drop_computers_of(hall: Hall, name: str) -> None:
    from pittadmin.services import device_list

    listed = device_list.every(hall.it.ctx, hall.it.safe).devices
    ids = [one.known.device_id for one in listed if one.known.person.name == name]
    hall.sign(drop=ids, reason="Left the City")


@pytest.mark.requirement("R20", "R22")
def test_a_page_with_roles_is_with_it_once_its_roster_is_complete(city: City) -> None:
    account_id = city.picture(city.account(State.APPROVED, custody="none")).id
    version = city.get(account_id).version
    with pytest.raises(Invalid, match="roster"):
        pages.put_live(city.of("pat"), account_id, version)
    ada, ivy = city.of("ada"), city.of("ivy")
    page_roles.enter(ada, account_id, city.people["ada"], "content_admin", TODAY)
    roster = page_roles.enter(ada, account_id, city.people["ivy"], "super_admin", TODAY)
    with pytest.raises(Conflict, match="already"):
        page_roles.enter(ada, account_id, city.people["ivy"], "curator", TODAY)
    with pytest.raises(NotAllowed, match="another person"):
        page_roles.confirm(ada, roster[0].id, roster[0].version)
    assert city.get(account_id).custody is CustodyState.NOT_YET
    for line in roster:
        page_roles.confirm(ivy, line.id, line.version)
    assert city.get(account_id).custody is CustodyState.RECEIVED
    live = pages.put_live(city.of("pat"), account_id, version)
    assert live.state is State.LIVE
    (_own, it_line) = page_roles_of(city, account_id)
    page_roles.end(ada, it_line.id, it_line.version)
    assert city.get(account_id).custody is CustodyState.NOT_YET
    assert city.get(account_id).state is State.LIVE


def complete_roster(city: City, account_id: int) -> None:
    """Ada runs the page, Ivy of IT holds full control, and Lee of IT has confirmed both."""
    ada = city.of("ada")
    page_roles.enter(ada, account_id, city.people["ada"], "content_admin", TODAY)
    for line in page_roles.enter(ada, account_id, city.people["ivy"], "super_admin", TODAY):
        page_roles.confirm(city.of("lee"), line.id, line.version)


@pytest.mark.requirement("R20", "R22")
def test_a_roster_is_judged_anew_when_a_role_is_taken_given_or_a_login_closed(city: City) -> None:
    account_id = city.account(State.APPROVED, custody="none").id
    complete_roster(city, account_id)
    assert city.get(account_id).custody is CustodyState.RECEIVED
    lee = city.of("lee")

    held = next(
        one
        for one in people.directory(lee).memberships
        if one.person.id == city.people["ada"] and one.role is Role.ADMINISTRATOR
    )
    people.end(city.of("hal"), held.id)
    assert city.get(account_id).custody is CustodyState.NOT_YET
    until = TODAY + timedelta(days=90)
    rsvp = city.departments["RSVP"]
    people.grant(city.of("hal"), city.people["ada"], Role.ADMINISTRATOR, rsvp, TODAY, until)
    assert city.get(account_id).custody is CustodyState.RECEIVED

    ivy = next(one for one in people.directory(lee).people if one.login == "ivy")
    supervisor = ivy.supervisor.id if ivy.supervisor else None
    people.save_person(lee, ivy.login, ivy.name, ivy.email, supervisor, False, ivy.id, ivy.version)
    assert city.get(account_id).custody is CustodyState.NOT_YET


@pytest.mark.requirement("R20", "R22")
def test_a_roster_is_judged_anew_when_the_department_has_another_head(city: City) -> None:
    account_id = city.account(State.LIVE, custody="none").id
    ada = city.of("ada")
    page_roles.enter(ada, account_id, city.people["hal"], "content_admin", TODAY)
    for line in page_roles.enter(ada, account_id, city.people["ivy"], "super_admin", TODAY):
        page_roles.confirm(city.of("lee"), line.id, line.version)
    assert city.get(account_id).custody is CustodyState.RECEIVED
    rsvp = next(one for one in people.directory(ada).departments if one.name == "RSVP")
    email = rsvp.email or ""
    people.save_department(
        city.of("lee"), rsvp.name, email, city.people["eve"], rsvp.id, rsvp.version
    )
    assert city.get(account_id).custody is CustodyState.NOT_YET
    assert city.get(account_id).state is State.LIVE


def in_the_table(who: Context, account_id: int) -> set[CustodyState]:
    """Return how the table shows an account, at first sight and whole."""
    shown = (*custody_table.first_rows(who), *custody_table.rows(who, CredentialQuery()))
    return {row.state for row in shown if row.id == account_id}


@pytest.mark.requirement("R20", "R22")
def test_a_role_that_ends_by_its_date_makes_the_roster_incomplete(
    city: City, tmp_path: Path
) -> None:
    found_hall(city, tmp_path, "ada")
    account_id = city.picture(city.account(State.APPROVED, custody="none")).id
    complete_roster(city, account_id)
    ada, lee, ivy = city.of("ada"), city.of("lee"), city.people["ivy"]
    (held,) = [one for one in people.directory(lee).memberships if one.person.id == ivy]
    people.end(lee, held.id)
    people.grant(lee, ivy, Role.IT, None, TODAY, TODAY + timedelta(days=10))
    account = city.get(account_id)
    assert account.custody is CustodyState.RECEIVED
    assert Act.PUT_LIVE in account_view.show(city.of("pat"), account_id).acts
    assert not [one for one in today.waiting(ada) if "roster" in one.sentence]
    assert in_the_table(ada, account_id) == {CustodyState.RECEIVED}

    city.moment += timedelta(days=11)
    assert in_the_table(ada, account_id) == {CustodyState.NOT_YET}
    with pytest.raises(Invalid, match="roster"):
        pages.put_live(city.of("pat"), account_id, account.version)
    view = account_view.show(city.of("pat"), account_id)
    assert Act.PUT_LIVE not in view.acts
    assert "roster" in view.refused[Act.PUT_LIVE]
    (waits,) = [one for one in today.waiting(ada) if "roster" in one.sentence]
    assert (waits.subject, waits.subject_id) == ("account", account_id)

    # Renewed, it is as before, and the page is not looked at again and again.
    day = city.clock.today()
    people.grant(lee, ivy, Role.IT, None, day, day + timedelta(days=10))
    assert city.get(account_id).custody is CustodyState.RECEIVED
    with city.database.read() as conn:
        assert of_ended_roles(conn, day) == []


@pytest.mark.requirement("R21")
def test_an_account_goes_live_only_once_its_password_was_received(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    account = city.picture(city.account(State.APPROVED, platform="x", custody="none"))
    with pytest.raises(Invalid, match="no password from IT"):
        pages.put_live(city.of("pat"), account.id, account.version)
    give(hall.it, account.id)
    with pytest.raises(Invalid, match="on its way"):
        pages.put_live(city.of("pat"), account.id, account.version)
    take(hall.computers["ada"])
    assert pages.put_live(city.of("pat"), account.id, account.version).state is State.LIVE


@pytest.mark.requirement("R21", "R49")
def test_of_a_department_whose_people_are_all_of_it_another_of_it_receives(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path)
    account = city.account(State.APPROVED, platform="x", custody="none", department="Parks")
    lee, library = city.of("lee"), city.people["lou"]
    with pytest.raises(Conflict, match="No computer of Parks"):
        give(hall.it, account.id)
    for one in people.directory(lee).memberships:
        if one.person.id == library and one.department == "Parks":
            people.end(city.of("hope"), one.id)
    parks = next(one for one in people.directory(lee).departments if one.name == "Parks")
    people.save_department(
        city.of("ivy"), parks.name, "", city.people["lee"], parks.id, parks.version
    )
    with pytest.raises(Conflict, match="No other computer of IT"):
        give(hall.it, account.id)

    other = hall.enroll("lee")
    give(hall.it, account.id)
    assert not [one for one in today.waiting(hall.it.ctx) if one.step == "Receive it"]
    (waits,) = [one for one in today.waiting(other.ctx) if one.step == "Receive it"]
    assert waits.sentence == "Ivy Stone has sealed the password to you."
    for who, offered in ((hall.it, False), (other, True)):
        view = custody_view.show(who.ctx, who.safe, account.id)
        assert view is not None
        assert (Act.RECEIVE_SECRET in view.password.acts) is offered
    assert take(hall.it).done == 0
    assert take(other).done == 1
    known = hall.custody(account.id)
    assert known is not None
    assert (known.state, known.received_by and known.received_by.name) == (
        CustodyState.RECEIVED,
        "Lee Woods",
    )
    view = custody_view.show(hall.it.ctx, hall.it.safe, account.id)
    assert view is not None
    assert "Lee Woods" in view.password.proof
    assert view.password.holders == ("Ivy Stone", "Lee Woods")


@pytest.mark.requirement("R22")
def test_a_new_recovery_key_opens_what_is_kept_once_that_is_sealed_anew(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    account_id = kept(city, hall)
    old = hall.prepared.recovery
    new = recovery_renewal.make()
    recovery_renewal.renew(hall.it.ctx, hall.it.safe, hall.prepared.root, new, seen=False)

    def opened_with(key: RecoveryKey) -> str:
        (found,) = break_glass.recover(break_glass.newest(city.database), key.identity)
        return found.secret.reveal() if found.secret else str(found.why)

    assert opened_with(old) == PASSWORD
    assert "not sealed" in opened_with(new)
    assert resealing.behind(hall.it.ctx, hall.it.safe) == 1
    assert resealing.reseal_all(hall.it.ctx, hall.it.safe) == 1
    assert opened_with(new) == PASSWORD
    assert "not sealed" in opened_with(old)
    assert resealing.behind(hall.it.ctx, hall.it.safe) == 0
    known = hall.custody(account_id)
    assert known is not None
    assert known.state is CustodyState.RECEIVED
    other = kept(city, hall, "Other")
    assert resealing.behind(hall.it.ctx, hall.it.safe) == 0
    assert hall.custody(other) is not None


@pytest.mark.requirement("R22")
def test_a_recovery_key_that_was_seen_has_every_password_changed(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    ids = [kept(city, hall, "One"), kept(city, hall, "Two")]
    pending = city.account(State.LIVE, "Three", platform="x", custody="none").id
    give(hall.computers["ada"], pending)
    new = recovery_renewal.make()
    with pytest.raises(NotAllowed):
        recovery_renewal.renew(
            city.of("ada"), hall.computers["ada"].safe, hall.prepared.root, new, seen=True
        )
    recovery_renewal.renew(hall.it.ctx, hall.it.safe, hall.prepared.root, new, seen=True)
    for account_id in (*ids, pending):
        known = hall.custody(account_id)
        assert known is not None
        assert known.state is CustodyState.ROTATION_REQUIRED
        assert known.reason == "Somebody may have seen the recovery key."
        assert city.get(account_id).custody is CustodyState.ROTATION_REQUIRED
        history = account_view.show(hall.it.ctx, account_id).history
        assert history[0].act is Act.REQUIRE_ROTATION
    assert take(hall.it).done == 0
    give(hall.it, ids[0])
    assert take(hall.computers["ada"]).done == 1
    (opened,) = break_glass.recover(break_glass.newest(city.database, "One"), new.identity)
    assert opened.secret is not None


def test_archiving_ends_the_keeping_and_a_transfer_requires_a_change(
    city: City, tmp_path: Path
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    account_id = kept(city, hall)
    moved = city.get(account_id)
    to = city.departments["Library"]
    transfer = transfers.offer(city.of("hal"), account_id, moved.version, to, "Merged")
    transfers.agree(city.of("hope"), transfer.id)
    transfers.approve(city.of("max"), transfer.id)
    known = hall.custody(account_id)
    assert known is not None
    assert known.state is CustodyState.ROTATION_REQUIRED
    assert "RSVP knew it" in known.reason
    other = kept(city, hall, "Other")
    gone = city.put(city.get(other), state=State.REVOKED)
    accounts.archive(city.of("ivy"), other, gone.version, "Closed")
    known = hall.custody(other)
    assert known is not None
    assert known.state is CustodyState.REVOKED


def test_an_accounts_page_says_where_its_password_is(city: City, tmp_path: Path) -> None:
    hall = found_hall(city, tmp_path, "ada")
    account_id = kept(city, hall)
    ada, it = hall.computers["ada"], hall.it
    view = custody_view.show(ada.ctx, ada.safe, account_id)
    assert view is not None
    assert (view.password.state, view.password.here) == (CustodyState.RECEIVED, True)
    assert view.password.proof == "received Nov 2, 2026 by Ivy Stone"
    assert Act.HAND_OVER_SECRET in view.password.acts
    assert Act.REVEAL_SECRET not in view.password.acts
    seen = custody_view.show(it.ctx, it.safe, account_id)
    assert seen is not None
    assert {Act.REVEAL_SECRET, Act.CONFIRM_SECRET, Act.ISSUE_SECRET} <= set(seen.password.acts)
    assert custody_view.show(city.of("eve"), ada.safe, account_id) is None


def test_today_tells_each_what_is_to_be_done_about_passwords(city: City, tmp_path: Path) -> None:
    made = city.account(State.APPROVED, "New", platform="x", custody="none").id

    def steps(login: str) -> set[str]:
        return (
            {one.step for one in today.waiting(city.of(login)) if "ass" in one.step.lower()}
            | {
                one.step
                for one in today.waiting(city.of(login))
                if one.subject in ("credentials", "own_computer", "computers", "leaver")
            }
            | {one.step for one in today.waiting(city.of(login)) if one.step == "Receive it"}
        )

    assert "Set it up" in steps("ivy")
    hall = found_hall(city, tmp_path, "ada")
    assert "Make the password" in steps("ivy")
    give(hall.it, made)
    assert "Receive it" in steps("ada")
    assert "Make the password" not in steps("ivy")
    take(hall.computers["ada"])
    assert not steps("ada")
    rotation.require_change(city.of("hal"), made, Kind.PASSWORD, "Told to a contractor")
    assert "Make the password" in steps("ivy")


@pytest.mark.requirement("R22")
def test_the_first_rows_of_the_table_are_those_of_the_whole(
    city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = found_hall(city, tmp_path, "ada")
    kept(city, hall)
    for handle, platform in (("B", "instagram"), ("A", "facebook"), ("C", "linkedin")):
        city.account(State.LIVE, handle, platform=platform)
    city.account(State.LIVE, "L", by="lou", department="Library", platform="x")
    for who in (hall.it.ctx, city.of("ada")):
        whole = custody_table.rows(who, CredentialQuery())
        assert custody_table.first_rows(who) == whole
        monkeypatch.setattr(custody_table, "FIRST", 2)
        assert custody_table.first_rows(who) == whole[:2]
        monkeypatch.undo()
    assert len(custody_table.first_rows(hall.it.ctx)) == 5
    assert {row.department for row in custody_table.first_rows(city.of("ada"))} == {"RSVP"}
    with pytest.raises(NotAllowed):
        custody_table.first_rows(city.of("eve"))
