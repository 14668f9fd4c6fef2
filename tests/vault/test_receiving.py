"""What is received is in the keyring, once, in its newest version, and the sender knows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pittadmin.domain.directory import Device
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.handover import Direction, Envelope, Outcome, Row
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.vault import envelopes, receipts, receiving, sending
from pittadmin.vault.keyring_gate import KeyringLocked
from pittadmin.vault.local import LocalVault
from pittadmin.vault.secret import Secret
from pittadmin.vault.store import Store
from tests.keyrings import SecretService
from tests.vault.hall import LATER, NOW, PASSWORD, ROW, Hall, new_identity, signed_anew

Computer = Callable[[str], LocalVault]
NAME = ROW.item.name


def receive(hall: Hall, envelope: Envelope, vault: LocalVault, identity=None, row=None):
    return receiving.receive(
        envelope,
        row or envelope.header.row,
        hall.directory,
        identity or hall.it,
        vault.store,
        vault.pins,
        LATER,
    )


def refusal(hall: Hall, envelope: Envelope, vault: LocalVault, identity=None, row=None) -> Reason:
    with pytest.raises(Refused) as caught:
        receive(hall, envelope, vault, identity, row)
    return caught.value.reason


@pytest.mark.requirement("R21", "R22")
def test_it_keeps_what_is_handed_over_and_the_department_has_a_receipt(
    hall: Hall, computer: Computer
) -> None:
    envelope = hall.sealed()
    signed = receive(hall, envelope, computer("it"))
    assert computer("it").store.get(NAME) == Secret(PASSWORD)
    receipt = receipts.verify(signed, envelope, hall.directory)
    assert (receipt.outcome, receipt.device, receipt.at) == (Outcome.RECEIVED, hall.it.id, LATER)


@pytest.mark.requirement("R49")
def test_the_department_keeps_what_it_made_and_it_has_a_receipt(
    hall: Hall, computer: Computer
) -> None:
    envelope = hall.sealed(replace(ROW, direction=Direction.TO_DEPARTMENT))
    signed = receive(hall, envelope, computer("library"), hall.librarian)
    assert computer("library").store.get(NAME) == Secret(PASSWORD)
    assert receipts.verify(signed, envelope, hall.directory).device == hall.librarian.id


def test_the_same_envelope_again_is_receipted_again(hall: Hall, computer: Computer) -> None:
    envelope = hall.sealed()
    assert receive(hall, envelope, computer("it")) == receive(hall, envelope, computer("it"))


def test_a_database_restored_to_a_backup_takes_nothing_back(hall: Hall, computer: Computer) -> None:
    before, after = hall.sealed(), hall.sealed(replace(ROW, version=2), "changed since")
    vault = computer("it")
    receive(hall, before, vault)
    receive(hall, after, vault)
    assert refusal(hall, before, vault) is Reason.VERSION_OLDER
    assert vault.store.get(NAME) == Secret("changed since")


def test_of_two_envelopes_with_one_version_the_first_counts(hall: Hall, computer: Computer) -> None:
    vault = computer("it")
    receive(hall, hall.sealed(), vault)
    assert refusal(hall, hall.sealed(secret="another"), vault) is Reason.VERSION_DOUBLE
    assert refusal(hall, hall.sealed(), vault) is Reason.VERSION_DOUBLE
    assert vault.store.get(NAME) == Secret(PASSWORD)


def test_a_refused_envelope_leaves_nothing_behind(
    hall: Hall, computer: Computer, keyring: SecretService
) -> None:
    stolen = signed_anew(hall.sealed(), hall.librarian2, sender=hall.librarian2.id)
    vault = computer("it")
    assert refusal(hall, stolen, vault) is Reason.INNER_DIFFERS
    assert refusal(hall, hall.sealed(), vault, row=replace(ROW, account=1)) is Reason.OTHER_ROW
    assert (keyring.labels(), vault.store.names()) == ([], ())
    assert vault.pins.version(ROW.item) is None
    receive(hall, hall.sealed(), vault)  # so the real one still counts


def test_who_it_is_not_for_can_not_receive_it(hall: Hall, computer: Computer) -> None:
    vault = computer("pc")
    assert refusal(hall, hall.sealed(), vault, hall.officer) is Reason.NOT_FOR_US
    assert refusal(hall, hall.sealed(), vault, hall.stranger) is Reason.NOT_ENROLLED
    assert refusal(hall.without("it"), hall.sealed(), vault, hall.it) is Reason.NOT_ENROLLED


def test_a_locked_keyring_receives_nothing_and_signs_nothing(
    hall: Hall, computer: Computer
) -> None:
    def locked():
        raise KeyringLocked

    vault = computer("it")
    vault.store = Store(vault.store._shelf, "it", locked)
    with pytest.raises(Unavailable):
        receive(hall, hall.sealed(), vault)
    assert vault.pins.version(ROW.item) is None


def test_what_is_not_received_is_rejected_with_its_reason(hall: Hall) -> None:
    envelope = hall.sealed()
    signed = receiving.reject(envelope, ROW, Reason.UNREADABLE, hall.it, LATER)
    receipt = receipts.verify(signed, envelope, hall.directory)
    assert (receipt.outcome, Reason(receipt.reason)) == (Outcome.REJECTED, Reason.UNREADABLE)


# Sealed anew ----------------------------------------------------------------------------------

RESEALED = replace(ROW, direction=Direction.RESEALED)


def resealed(hall: Hall, secret: str = PASSWORD) -> Envelope:
    return envelopes.seal(
        Secret(secret), RESEALED, hall.directory, hall.it, NOW, [hall.librarian.id]
    )


@pytest.mark.requirement("R22")
def test_a_new_member_of_it_opens_what_is_sealed_anew(hall: Hall, computer: Computer) -> None:
    new = new_identity("it3")
    vault, envelope = computer("it"), hall.sealed()
    receive(hall, envelope, vault)
    later = hall.next((*hall.directory.devices, Device(new.public, Role.IT)))
    assert refusal(later, envelope, computer("it3"), new) is Reason.NOT_FOR_US
    again = sending.reseal(envelope, later.directory, hall.it, vault.pins, NOW)
    receive(later, again, computer("it3"), new)
    assert computer("it3").store.get(NAME) == Secret(PASSWORD)


@pytest.mark.requirement("R22")
def test_another_administrator_of_the_department_opens_what_is_sealed_anew(
    hall: Hall, computer: Computer
) -> None:
    vault, envelope = computer("it"), hall.sealed()
    receive(hall, envelope, vault)
    to = [hall.librarian2.id]
    again = sending.reseal(envelope, hall.directory, hall.it, vault.pins, NOW, to)
    signed = receive(hall, again, computer("library2"), hall.librarian2)
    assert receipts.verify(signed, again, hall.directory).device == hall.librarian2.id
    assert computer("library2").store.get(NAME) == Secret(PASSWORD)


def test_what_is_sealed_anew_is_opened_though_its_first_sender_has_left(
    hall: Hall, computer: Computer
) -> None:
    vault, envelope = computer("it"), hall.sealed()
    receive(hall, envelope, vault)
    later = hall.without("librarian")
    assert refusal(later, envelope, computer("it2"), hall.it2) is Reason.SENDER_UNKNOWN
    again = sending.reseal(envelope, later.directory, hall.it, vault.pins, NOW)
    receive(later, again, computer("it2"), hall.it2)
    assert computer("it2").store.get(NAME) == Secret(PASSWORD)


def test_who_holds_it_already_takes_the_new_envelope_in_place_of_the_old(
    hall: Hall, computer: Computer
) -> None:
    vault = computer("it2")
    receive(hall, hall.sealed(), vault, hall.it2)
    again = resealed(hall)
    receive(hall, again, vault, hall.it2)
    assert sending.reseal(again, hall.directory, hall.it2, vault.pins, NOW).header.row == RESEALED


def test_sealed_anew_is_the_same_secret_or_it_is_refused(hall: Hall, computer: Computer) -> None:
    vault = computer("it2")
    receive(hall, hall.sealed(), vault, hall.it2)
    assert refusal(hall, resealed(hall, "another"), vault, hall.it2) is Reason.VERSION_DOUBLE
    assert vault.store.get(NAME) == Secret(PASSWORD)


def test_only_what_was_received_here_is_sealed_anew(hall: Hall, computer: Computer) -> None:
    vault, envelope = computer("it"), hall.sealed()
    with pytest.raises(Refused) as caught:
        sending.reseal(envelope, hall.directory, hall.it, vault.pins, NOW)
    assert caught.value.reason is Reason.NEVER_RECEIVED
    receive(hall, envelope, vault)
    with pytest.raises(Refused) as caught:
        sending.reseal(hall.sealed(), hall.directory, hall.it, vault.pins, NOW)
    assert caught.value.reason is Reason.NEVER_RECEIVED


def test_a_department_seals_nothing_anew(hall: Hall, computer: Computer) -> None:
    envelope = hall.sealed(replace(ROW, direction=Direction.TO_DEPARTMENT))
    vault = computer("library")
    receive(hall, envelope, vault, hall.librarian)
    with pytest.raises(Refused) as caught:
        sending.reseal(envelope, hall.directory, hall.librarian, vault.pins, NOW)
    assert caught.value.reason is Reason.SENDER_ROLE


# Receipts -------------------------------------------------------------------------------------


def receipt_refusal(hall: Hall, signed, envelope: Envelope) -> Reason:
    with pytest.raises(Refused) as caught:
        receipts.verify(signed, envelope, hall.directory)
    return caught.value.reason


def receipt_of(hall: Hall, envelope: Envelope, identity, row: Row | None = None):
    row = row or envelope.header.row
    return receiving.reject(envelope, row, Reason.UNREADABLE, identity, LATER)


def test_a_forged_receipt_is_refused(hall: Hall) -> None:
    envelope = hall.sealed()
    signed = receipt_of(hall, envelope, hall.it)
    for forged in (
        replace(signed, signature=b""),
        replace(signed, signature=hall.librarian.sign("receipt", envelope.claim)),
        replace(signed, receipt=replace(signed.receipt, outcome=Outcome.RECEIVED)),
        replace(signed, receipt=replace(signed.receipt, device=hall.it2.id)),
        replace(signed, receipt=replace(signed.receipt, at=NOW)),
    ):
        assert receipt_refusal(hall, forged, envelope) is Reason.RECEIPT_FORGED


def test_an_old_receipt_does_not_stand_for_a_new_envelope(hall: Hall) -> None:
    old = receipt_of(hall, hall.sealed(), hall.it)
    for envelope in (hall.sealed(), hall.sealed(replace(ROW, version=2))):
        assert receipt_refusal(hall, old, envelope) is Reason.RECEIPT_OTHER


def test_a_receipt_for_another_account_does_not_count(hall: Hall) -> None:
    envelope = hall.sealed()
    signed = receipt_of(hall, envelope, hall.it, replace(ROW, account=13))
    assert receipt_refusal(hall, signed, envelope) is Reason.RECEIPT_OTHER


def test_a_receipt_that_is_not_from_it_does_not_count(hall: Hall) -> None:
    envelope = hall.sealed()
    for name in ("librarian", "officer"):
        signed = receipt_of(hall, envelope, getattr(hall, name))
        assert receipt_refusal(hall, signed, envelope) is Reason.RECEIPT_NOT_IT


def test_a_receipt_of_a_stranger_or_of_who_was_dropped_does_not_count(hall: Hall) -> None:
    envelope = hall.sealed()
    assert (
        receipt_refusal(hall, receipt_of(hall, envelope, hall.stranger), envelope)
        is Reason.RECEIPT_UNKNOWN
    )
    assert (
        receipt_refusal(hall.without("it"), receipt_of(hall, envelope, hall.it), envelope)
        is Reason.RECEIPT_UNKNOWN
    )


def test_what_it_makes_for_itself_another_of_it_receipts(hall: Hall) -> None:
    row = replace(ROW, direction=Direction.WITHIN_IT)
    envelope = hall.sealed(row)
    assert set(envelope.header.devices) == {hall.it.id, hall.it2.id}
    for name, reason in (
        ("it", Reason.RECEIPT_OF_SENDER),
        ("librarian", Reason.RECEIPT_NOT_IT),
        ("officer", Reason.RECEIPT_NOT_IT),
    ):
        signed = receipt_of(hall, envelope, getattr(hall, name), row)
        assert receipt_refusal(hall, signed, envelope) is reason
    signed = receipt_of(hall, envelope, hall.it2, row)
    receipts.verify(signed, envelope, hall.directory)


def test_only_the_department_receipts_what_was_sent_to_it(hall: Hall) -> None:
    envelope = hall.sealed(replace(ROW, direction=Direction.TO_DEPARTMENT))
    for name in ("it", "officer"):
        signed = receipt_of(hall, envelope, getattr(hall, name))
        assert receipt_refusal(hall, signed, envelope) is Reason.RECEIPT_NOT_DEPARTMENT
    signed = receipt_of(hall, envelope, hall.librarian2)
    assert receipt_refusal(hall, signed, envelope) is Reason.RECEIPT_NOT_SEALED
