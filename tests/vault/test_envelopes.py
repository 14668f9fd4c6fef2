"""An envelope is opened by those it is for, and nobody changes it unnoticed."""

from collections.abc import Callable
from dataclasses import replace

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain import canonical
from pittadmin.domain.directory import Device
from pittadmin.domain.handover import Direction, Envelope, Kind, Row
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.vault import directory as directories
from pittadmin.vault import envelopes, receiving
from pittadmin.vault.local import LocalVault
from pittadmin.vault.secret import Secret
from tests.vault.hall import (
    LATER,
    LIBRARY,
    NOW,
    PASSWORD,
    POLICE,
    ROW,
    Hall,
    new_identity,
    signed_anew,
)

TO_DEPARTMENT = replace(ROW, direction=Direction.TO_DEPARTMENT)
RESEALED = replace(ROW, direction=Direction.RESEALED)
WITHIN_IT = replace(ROW, direction=Direction.WITHIN_IT)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=1280)


def refusal(hall: Hall, envelope: Envelope, row: Row | None = None, now=LATER) -> Reason:
    """Return why an envelope does not count; it fails if it does, or opens."""
    with pytest.raises(Refused) as caught:
        envelopes.check(envelope, row or envelope.header.row, hall.directory, now)
    return caught.value.reason


def opened(envelope: Envelope, identity) -> str:
    return envelopes.open_sealed(envelope, identity.opening).secret.reveal()


@pytest.mark.requirement("R21")
def test_all_of_it_opens_what_a_department_hands_over_and_nobody_else(hall: Hall) -> None:
    envelope = hall.sealed()
    envelopes.check(envelope, ROW, hall.directory, LATER)
    assert opened(envelope, hall.it) == opened(envelope, hall.it2) == PASSWORD
    for other in (hall.librarian, hall.librarian2, hall.officer, hall.stranger):
        with pytest.raises(Refused) as caught:
            opened(envelope, other)
        assert caught.value.reason is Reason.NOT_FOR_US


@pytest.mark.requirement("R49")
@pytest.mark.parametrize("row", [TO_DEPARTMENT, RESEALED])
def test_the_department_opens_what_it_sends_there_and_no_other_department(
    hall: Hall, row: Row
) -> None:
    envelope = hall.sealed(row)
    envelopes.check(envelope, row, hall.directory, LATER)
    assert opened(envelope, hall.librarian) == opened(envelope, hall.it2) == PASSWORD
    for other in (hall.librarian2, hall.officer):
        with pytest.raises(Refused):
            opened(envelope, other)


@given(TEXTS)
def test_every_text_comes_out_as_it_went_in(hall: Hall, text: str) -> None:
    envelope = hall.sealed(secret=text)
    assert opened(envelope, hall.it) == text
    assert envelopes.from_bytes(envelopes.to_bytes(envelope)) == envelope


@pytest.mark.parametrize("length", [1, 19, 20, 100, 509])
def test_the_length_tells_nothing_of_the_secret(hall: Hall, length: int) -> None:
    # age adds grease of some length by chance, so what is compared is the plaintext.
    def plain(secret: str) -> bytes:
        return pyrage.decrypt(hall.sealed(secret=secret).ciphertext, [hall.it.opening])

    assert len(plain("x" * length)) == len(plain(""))
    assert len(plain("x" * 512)) == len(plain("")) + 512


def test_two_envelopes_of_one_secret_have_nothing_in_common(hall: Hall) -> None:
    assert hall.sealed().id != hall.sealed().id
    assert hall.sealed().ciphertext[-512:] != hall.sealed().ciphertext[-512:]


# Who may send ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "sender", "to", "reason"),
    [
        (ROW, "stranger", (), Reason.NOT_ENROLLED),
        (ROW, "officer", (), Reason.SENDER_DEPARTMENT),
        (replace(ROW, department=POLICE), "librarian", (), Reason.SENDER_DEPARTMENT),
        (ROW, "it", (), Reason.SENDER_ROLE),
        (TO_DEPARTMENT, "librarian", ("librarian2",), Reason.SENDER_ROLE),
        (RESEALED, "librarian", ("librarian2",), Reason.SENDER_ROLE),
        (WITHIN_IT, "librarian", (), Reason.SENDER_ROLE),
        (WITHIN_IT, "it", ("librarian",), Reason.RECIPIENTS),
        (TO_DEPARTMENT, "it", (), Reason.RECIPIENTS),
        (TO_DEPARTMENT, "it", ("officer",), Reason.RECIPIENTS),
        (TO_DEPARTMENT, "it", ("librarian", "stranger"), Reason.RECIPIENTS),
        (RESEALED, "it", ("officer",), Reason.RECIPIENTS),
        (ROW, "librarian", ("librarian2",), Reason.RECIPIENTS),
    ],
)
def test_what_may_not_be_sent_is_not_even_sealed(
    hall: Hall, row: Row, sender: str, to: tuple[str, ...], reason: Reason
) -> None:
    ids = [getattr(hall, name).id for name in to]
    with pytest.raises(Refused) as caught:
        envelopes.seal(Secret(PASSWORD), row, hall.directory, getattr(hall, sender), NOW, ids)
    assert caught.value.reason is reason


def test_nothing_is_sealed_by_an_expired_directory(hall: Hall) -> None:
    with pytest.raises(Refused) as caught:
        envelopes.seal(
            Secret(PASSWORD), ROW, hall.directory, hall.librarian, hall.directory.expires
        )
    assert caught.value.reason is Reason.DIRECTORY_EXPIRED


def test_nothing_is_received_by_an_expired_directory(hall: Hall) -> None:
    assert refusal(hall, hall.sealed(), now=hall.directory.expires) is Reason.DIRECTORY_EXPIRED


@pytest.mark.parametrize(
    ("sender", "reason"),
    [
        ("stranger", Reason.SENDER_UNKNOWN),
        ("officer", Reason.SENDER_DEPARTMENT),
        ("it", Reason.SENDER_ROLE),
    ],
)
def test_a_program_that_seals_it_all_the_same_is_refused_by_the_receiver(
    hall: Hall, sender: str, reason: Reason
) -> None:
    identity = getattr(hall, sender)
    forged = signed_anew(hall.sealed(), identity, sender=identity.id)
    assert refusal(hall, forged) is reason


def test_a_sender_who_was_dropped_since_is_refused(hall: Hall) -> None:
    assert refusal(hall.without("librarian"), hall.sealed()) is Reason.SENDER_UNKNOWN


def test_a_sender_who_works_elsewhere_since_is_refused(hall: Hall) -> None:
    moved = replace(hall.devices()["librarian"], departments=(POLICE,))
    later = hall.without("librarian", moved)
    assert refusal(later, hall.sealed()) is Reason.SENDER_DEPARTMENT


# What may not be changed ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        {"account": 13},
        {"department": POLICE},
        {"version": 2},
        {"kind": Kind.RECOVERY_CODES},
        {"direction": Direction.RESEALED},
    ],
)
def test_what_is_edited_in_the_database_does_not_fit_the_signature(
    hall: Hall, changed: dict
) -> None:
    envelope = hall.sealed()
    row = replace(ROW, **changed)
    edited = replace(envelope, header=replace(envelope.header, row=row))
    assert refusal(hall, edited, row) is Reason.FORGED


@pytest.mark.parametrize(
    "row",
    [
        replace(ROW, account=13),
        replace(ROW, department=POLICE),
        replace(ROW, version=2),
        replace(ROW, kind=Kind.SECOND_FACTOR),
        TO_DEPARTMENT,
    ],
)
def test_an_envelope_that_was_moved_to_another_row_is_refused(hall: Hall, row: Row) -> None:
    assert refusal(hall, hall.sealed(), row) is Reason.OTHER_ROW


@pytest.mark.parametrize("changed", [{"epoch": 0}, {"devices": ()}, {"recipients": "0" * 64}])
def test_the_rest_of_the_header_is_signed_too(hall: Hall, changed: dict) -> None:
    envelope = hall.sealed()
    edited = replace(envelope, header=replace(envelope.header, **changed))
    assert refusal(hall, edited) is Reason.FORGED


@pytest.mark.parametrize("signature", [b"", bytes(64), b"x" * 63])
def test_an_unsigned_envelope_is_refused(hall: Hall, signature: bytes) -> None:
    assert refusal(hall, replace(hall.sealed(), signature=signature)) is Reason.FORGED


def test_a_signature_for_something_else_does_not_count(hall: Hall) -> None:
    envelope = hall.sealed()
    signature = hall.librarian.sign("receipt", envelope.claim)
    assert refusal(hall, replace(envelope, signature=signature)) is Reason.FORGED


@pytest.fixture(scope="module")
def sealed(hall: Hall) -> Envelope:
    """One and the same envelope."""
    return hall.sealed()


@given(data=st.data())
def test_a_bit_flipped_anywhere_is_refused(
    hall: Hall, sealed: Envelope, data: st.DataObject
) -> None:
    written = envelopes.to_bytes(sealed)
    flipped = bytearray(written)
    flipped[data.draw(st.integers(0, len(written) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refused) as caught:
        envelopes.check(envelopes.from_bytes(bytes(flipped)), ROW, hall.directory, LATER)
    assert caught.value.reason in (Reason.MALFORMED, Reason.FORGED, Reason.SENDER_UNKNOWN)


@given(data=st.data())
def test_a_bit_flipped_in_the_ciphertext_does_not_open(
    hall: Hall, sealed: Envelope, data: st.DataObject
) -> None:
    flipped = bytearray(sealed.ciphertext)
    flipped[data.draw(st.integers(0, len(flipped) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refused) as caught:
        opened(replace(sealed, ciphertext=bytes(flipped)), hall.it)
    assert caught.value.reason in (Reason.UNREADABLE, Reason.NOT_FOR_US)


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_ciphertext_that_was_cut_does_not_open(hall: Hall, cut: int) -> None:
    envelope = hall.sealed()
    short = replace(envelope, ciphertext=envelope.ciphertext[:cut])
    assert refusal(hall, short) is Reason.FORGED
    with pytest.raises(Refused) as caught:
        opened(short, hall.it)
    assert caught.value.reason is Reason.UNREADABLE


def test_a_ciphertext_that_somebody_takes_and_signs_as_theirs_is_found_out(hall: Hall) -> None:
    stolen = signed_anew(hall.sealed(), hall.librarian2, sender=hall.librarian2.id)
    envelopes.check(stolen, ROW, hall.directory, LATER)  # from outside it looks right
    with pytest.raises(Refused) as caught:
        opened(stolen, hall.it)
    assert caught.value.reason is Reason.INNER_DIFFERS


def test_a_sender_who_passes_an_old_ciphertext_off_as_a_new_version_is_found_out(
    hall: Hall,
) -> None:
    row = replace(ROW, version=9)
    forged = signed_anew(hall.sealed(), hall.librarian, row=row)
    envelopes.check(forged, row, hall.directory, LATER)
    with pytest.raises(Refused) as caught:
        opened(forged, hall.it)
    assert caught.value.reason is Reason.INNER_DIFFERS


@pytest.mark.parametrize("inside", [b"", b"{}", b"tr0ub4dor", b"\xff" * 512, b" " * 511 + b"\n"])
def test_what_was_not_sealed_by_this_program_is_unreadable(hall: Hall, inside: bytes) -> None:
    recipient = pyrage.x25519.Recipient.from_str(hall.it.public.age_recipient)
    ciphertext = pyrage.encrypt(inside, [recipient])
    with pytest.raises(Refused) as caught:
        opened(replace(hall.sealed(), ciphertext=ciphertext), hall.it)
    assert caught.value.reason is Reason.UNREADABLE


def test_a_key_inside_that_is_not_the_senders_is_found_out(
    hall: Hall, computer: Callable[[str], LocalVault]
) -> None:
    honest = hall.sealed()
    inner = envelopes._Inner(honest.header, PASSWORD, hall.officer.public.signing_key)
    sealed_to = directories.recipients(hall.directory, honest.header.devices)
    forged = replace(
        honest,
        ciphertext=pyrage.encrypt(
            envelopes._padded(canonical.encode(inner), PASSWORD),
            [pyrage.x25519.Recipient.from_str(each) for each in sealed_to],
        ),
    )
    forged = replace(forged, signature=hall.librarian.sign("envelope", forged.claim))
    vault = computer("it")
    with pytest.raises(Refused) as caught:
        receiving.receive(forged, ROW, hall.directory, hall.it, vault.store, vault.pins, LATER)
    assert caught.value.reason is Reason.INNER_DIFFERS


def test_no_error_repeats_what_was_inside(hall: Hall) -> None:
    recipient = pyrage.x25519.Recipient.from_str(hall.it.public.age_recipient)
    word = "hunter2"
    ciphertext = pyrage.encrypt(f'{{"secret":"{word}"'.encode(), [recipient])
    with pytest.raises(Refused) as caught:
        opened(replace(hall.sealed(), ciphertext=ciphertext), hall.it)
    error: BaseException | None = caught.value
    while error is not None:
        assert word not in repr(error) + repr(vars(error))
        error = error.__context__


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b"[]"])
def test_what_is_no_envelope_is_none(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        envelopes.from_bytes(data)
    assert caught.value.reason is Reason.MALFORMED


# Whom it is sealed to -------------------------------------------------------------------------


def test_recipients_that_were_added_are_refused(hall: Hall) -> None:
    envelope = hall.sealed()
    for name in ("stranger", "officer", "librarian2"):
        devices = tuple(sorted((*envelope.header.devices, getattr(hall, name).id)))
        forged = signed_anew(envelope, hall.librarian, devices=devices)
        assert refusal(hall, forged) is Reason.RECIPIENTS


def test_recipients_that_were_left_out_are_refused(hall: Hall) -> None:
    envelope = hall.sealed()
    forged = signed_anew(envelope, hall.librarian, devices=(hall.it.id,))
    assert refusal(hall, forged) is Reason.RECIPIENTS


def test_other_keys_than_those_of_the_devices_are_refused(hall: Hall) -> None:
    forged = signed_anew(hall.sealed(), hall.librarian, recipients="0" * 64)
    assert refusal(hall, forged) is Reason.RECIPIENTS


def test_the_recovery_key_is_always_among_them(hall: Hall) -> None:
    sealed_to = directories.recipients(hall.directory, hall.sealed().header.devices)
    assert hall.recovery.recipient in sealed_to
    assert len(sealed_to) == 3


def test_another_recovery_key_than_the_directorys_is_refused(hall: Hall) -> None:
    other = replace(hall.directory, recovery=hall.stranger.public.age_recipient)
    forged = envelopes.seal(Secret(PASSWORD), ROW, other, hall.librarian, NOW)
    assert refusal(hall, forged) is Reason.RECIPIENTS


def test_what_waits_while_somebody_joins_it_still_counts(hall: Hall) -> None:
    later = hall.next((*hall.directory.devices, Device(new_identity("it3").public, Role.IT)))
    envelopes.check(hall.sealed(), ROW, later.directory, LATER)


def test_what_waits_while_somebody_leaves_it_must_be_changed(hall: Hall) -> None:
    assert refusal(hall.without("it2"), hall.sealed()) is Reason.RECIPIENT_LEFT


def test_what_was_sealed_by_a_newer_directory_waits_for_it(hall: Hall) -> None:
    later = hall.without("officer")
    assert refusal(hall, later.sealed()) is Reason.DIRECTORY_BEHIND


def test_a_header_names_every_device_once_and_in_order(hall: Hall) -> None:
    envelope = hall.sealed()
    for devices in (envelope.header.devices[::-1], envelope.header.devices * 2):
        forged = signed_anew(envelope, hall.librarian, devices=devices)
        assert refusal(hall, forged) is Reason.RECIPIENTS


def test_the_id_names_the_whole_envelope(hall: Hall) -> None:
    envelope = hall.sealed()
    stolen = signed_anew(envelope, hall.librarian2, sender=hall.librarian2.id)
    assert stolen.id != envelope.id
    assert canonical.encode(envelope.header).decode() in envelope.claim.decode()
    assert envelope.header.holders == {hall.it.id, hall.it2.id, hall.librarian.id}
    assert envelope.header.row.department == LIBRARY
