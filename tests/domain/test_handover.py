"""Who knows what when somebody leaves."""

from pittadmin.domain.directory import CUSTODIANS, Device, DeviceKeys
from pittadmin.domain.handover import Direction, Header, Item, Kind, Row, exposed_to
from pittadmin.domain.refusals import SENTENCES, Reason, Refused
from pittadmin.domain.roles import Role


def header(account: int, version: int, sender: str, *devices: str) -> Header:
    row = Row(account, 1, Kind.PASSWORD, version, Direction.TO_IT)
    return Header(row, sender, 1, devices, "")


def item(account: int) -> Item:
    return Item(account, Kind.PASSWORD)


def test_a_leaver_exposes_what_the_newest_version_was_sealed_to_them() -> None:
    headers = [header(1, 1, "a", "leaver"), header(1, 2, "a", "b"), header(2, 1, "a", "leaver")]
    assert exposed_to(["leaver"], headers) == {item(2)}


def test_a_leaver_exposes_what_they_sent_themselves() -> None:
    assert exposed_to(["leaver"], [header(1, 1, "leaver", "b")]) == {item(1)}


def test_a_leaver_exposes_what_was_sealed_to_them_later_in_the_same_version() -> None:
    headers = [header(1, 1, "a", "leaver"), header(1, 1, "a", "b")]
    assert exposed_to(["leaver"], headers) == {item(1)}


def test_nobody_is_asked_to_change_what_the_leaver_never_had() -> None:
    assert exposed_to(["leaver"], [header(1, 1, "a", "b")]) == frozenset()


def test_only_who_runs_pages_and_it_hold_passwords() -> None:
    assert frozenset({Role.IT, Role.ADMINISTRATOR, Role.HEAD}) == CUSTODIANS


def test_a_device_of_it_serves_no_department() -> None:
    keys = DeviceKeys("", "", "", b"", "")
    assert not Device(keys, Role.IT, (1,)).serves(1)
    assert Device(keys, Role.HEAD, (1,)).serves(1)


def test_every_refusal_says_what_happened_and_what_to_do() -> None:
    assert set(SENTENCES) == set(Reason)
    for reason in Reason:
        error = Refused(reason)
        assert error.what.endswith(".")
        assert error.todo.endswith(".")
    assert len({SENTENCES[reason][0] for reason in Reason}) == len(Reason)
