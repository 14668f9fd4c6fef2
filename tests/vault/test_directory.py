"""Who may send and receive is what the root key signed last, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pittadmin.domain import canonical
from pittadmin.domain.directory import Device, SignedDirectory
from pittadmin.domain.errors import Invalid, Unavailable
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.vault import directory as directories
from pittadmin.vault import root
from tests.vault.hall import LATER, LIBRARY, NOW, Hall, new_identity, pins, read


def refusal(hall: Hall, signed: SignedDirectory, folder: Path, now=LATER) -> Reason:
    with pytest.raises(Refused) as caught:
        directories.accept(signed, hall.root.public, pins(folder), now)
    return caught.value.reason


def accept(hall: Hall, folder: Path):
    return directories.accept(hall.signed, hall.root.public, pins(folder), LATER)


def test_what_the_root_key_signed_is_accepted_again_and_again(hall: Hall, tmp_path: Path) -> None:
    assert accept(hall, tmp_path) == accept(hall, tmp_path) == hall.directory
    assert hall.directory.it == {hall.it.id, hall.it2.id}
    assert hall.directory.of_department(LIBRARY) == {hall.librarian.id, hall.librarian2.id}


def test_the_next_one_takes_its_place_and_the_one_before_is_refused(
    hall: Hall, tmp_path: Path
) -> None:
    accept(hall, tmp_path)
    later = hall.without("officer")
    assert accept(later, tmp_path).epoch == hall.directory.epoch + 1
    assert refusal(hall, hall.signed, tmp_path) is Reason.DIRECTORY_OLDER


def test_one_of_another_root_is_refused(hall: Hall, tmp_path: Path) -> None:
    other = directories.sign(root.make(), hall.devices().values(), hall.recovery.recipient, NOW)
    assert refusal(hall, other, tmp_path) is Reason.DIRECTORY_OTHER_ROOT


def test_one_that_another_key_signed_in_the_roots_name_is_refused(
    hall: Hall, tmp_path: Path
) -> None:
    forged = root.make().sign("directory", hall.signed.document)
    assert (
        refusal(hall, replace(hall.signed, signature=forged), tmp_path) is Reason.DIRECTORY_FORGED
    )


def test_an_unsigned_one_is_refused(hall: Hall, tmp_path: Path) -> None:
    assert refusal(hall, replace(hall.signed, signature=b""), tmp_path) is Reason.DIRECTORY_FORGED


def test_a_signature_for_something_else_does_not_count(hall: Hall, tmp_path: Path) -> None:
    signature = hall.root.sign("receipt", hall.signed.document)
    assert (
        refusal(hall, replace(hall.signed, signature=signature), tmp_path)
        is Reason.DIRECTORY_FORGED
    )


def test_somebody_added_is_refused(hall: Hall, tmp_path: Path) -> None:
    devices = (*hall.directory.devices, Device(hall.stranger.public, Role.IT))
    document = canonical.encode(replace(hall.directory, devices=devices))
    assert (
        refusal(hall, replace(hall.signed, document=document), tmp_path) is Reason.DIRECTORY_FORGED
    )


def test_an_expired_one_is_refused(hall: Hall, tmp_path: Path) -> None:
    end = hall.directory.expires
    assert end == NOW + directories.LASTS
    assert refusal(hall, hall.signed, tmp_path, end) is Reason.DIRECTORY_EXPIRED


def test_two_with_one_number_are_refused(hall: Hall, tmp_path: Path) -> None:
    accept(hall, tmp_path)
    twin = directories.sign(hall.root, hall.devices().values(), hall.recovery.recipient, LATER)
    assert read(twin).epoch == hall.directory.epoch
    assert refusal(hall, twin, tmp_path) is Reason.DIRECTORY_DOUBLE


@pytest.mark.parametrize("document", [b"", b"{}", b"\xff", b"null"])
def test_garbage_is_refused(hall: Hall, tmp_path: Path, document: bytes) -> None:
    assert refusal(hall, SignedDirectory(document, b""), tmp_path) is Reason.MALFORMED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_a_bit_flipped_anywhere_is_refused(hall: Hall, tmp_path: Path, data) -> None:
    whole = hall.signed.document + hall.signed.signature
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytearray(whole)
    flipped[at] ^= 1 << data.draw(st.integers(0, 7))
    cut = len(hall.signed.document)
    refusal(hall, SignedDirectory(bytes(flipped[:cut]), bytes(flipped[cut:])), tmp_path)


def test_a_refused_one_is_not_remembered(hall: Hall, tmp_path: Path) -> None:
    later = hall.without("officer")
    forged = replace(later.signed, signature=b"")
    assert refusal(hall, forged, tmp_path) is Reason.DIRECTORY_FORGED
    accept(hall, tmp_path)


def test_a_damaged_pin_is_not_taken_for_none(hall: Hall, tmp_path: Path) -> None:
    accept(hall.without("officer"), tmp_path)
    (tmp_path / "directory").write_bytes(b"")
    with pytest.raises(Unavailable, match="damaged"):
        accept(hall, tmp_path)


def test_the_root_that_was_trusted_first_stays(hall: Hall, tmp_path: Path) -> None:
    kept = pins(tmp_path)
    assert kept.root() is None
    kept.pin_root(hall.root.public)
    kept.pin_root(hall.root.public)
    with pytest.raises(Refused) as caught:
        kept.pin_root(root.make().public)
    assert caught.value.reason is Reason.DIRECTORY_OTHER_ROOT
    assert pins(tmp_path).root() == hall.root.public


def test_what_could_not_work_is_not_signed(hall: Hall) -> None:
    it, librarian = hall.devices()["it"], hall.devices()["librarian"]
    twin = replace(librarian, keys=replace(librarian.keys, id="ff"))
    lists = (
        [librarian],
        [it, librarian, twin],
        [it, replace(librarian, departments=())],
        [replace(it, departments=(LIBRARY,))],
        [it, replace(librarian, role=Role.EMPLOYEE)],
        [it, replace(librarian, keys=replace(librarian.keys, age_recipient="age1"))],
    )
    for devices in lists:
        with pytest.raises(Invalid):
            directories.sign(hall.root, devices, hall.recovery.recipient, NOW)
    for bad in ("", "age1", it.keys.age_recipient):
        with pytest.raises(Invalid):
            directories.sign(hall.root, [it], bad, NOW)


def test_what_could_not_work_is_refused_though_it_is_signed(hall: Hall, tmp_path: Path) -> None:
    document = canonical.encode(replace(hall.directory, devices=()))
    signed = SignedDirectory(document, hall.root.sign("directory", document))
    assert refusal(hall, signed, tmp_path) is Reason.MALFORMED


def test_a_new_member_of_it_and_a_leaver_are_in_the_next_one(hall: Hall) -> None:
    new = new_identity("it3")
    later = hall.without("it2", Device(new.public, Role.IT))
    assert later.directory.it == {hall.it.id, new.id}
    assert later.directory.of_login("it2") == frozenset()
    assert later.directory.recovery == hall.recovery.recipient
