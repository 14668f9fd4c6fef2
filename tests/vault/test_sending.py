"""What is handed over is kept by the sender, sealed once, and waits until it is sent."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pittadmin.domain.errors import Invalid
from pittadmin.domain.handover import Direction
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault import receipts, receiving, sending
from pittadmin.vault.local import LocalVault
from pittadmin.vault.pins import VersionPin
from pittadmin.vault.secret import Secret
from tests.keyrings import SecretService
from tests.vault.database import Database
from tests.vault.hall import LATER, NOW, PASSWORD, ROW, Hall

Computer = Callable[[str], LocalVault]
SECOND = replace(ROW, version=2)


def hand_over(hall: Hall, vault: LocalVault, row=ROW, secret=PASSWORD, sender=None, to=()):
    sender = sender or hall.librarian
    return sending.hand_over(Secret(secret), row, hall.directory, sender, vault, NOW, to)


@pytest.mark.requirement("R21", "R22", "R49")
def test_there_and_back_again(hall: Hall, computer: Computer) -> None:
    library, it = computer("library"), computer("it")
    # The department hands over what it has.
    hand_over(hall, library)
    (first,) = library.outbox.waiting()
    signed = receiving.receive(first, ROW, hall.directory, hall.it, it.store, it.pins, LATER)
    receipts.verify(signed, first, hall.directory)
    # IT changes it, and hands the new one back.
    row = replace(SECOND, direction=Direction.TO_DEPARTMENT)
    hand_over(hall, it, row, "changed", hall.it, [hall.librarian.id])
    (second,) = it.outbox.waiting()
    signed = receiving.receive(
        second, row, hall.directory, hall.librarian, library.store, library.pins, LATER
    )
    receipts.verify(signed, second, hall.directory)
    name = ROW.item.name
    assert library.store.get(name) == it.store.get(name) == Secret("changed")
    # What was sent before comes to nothing on either side.
    with pytest.raises(Refused) as caught:
        receiving.receive(first, ROW, hall.directory, hall.it, it.store, it.pins, LATER)
    assert caught.value.reason is Reason.VERSION_OLDER


def test_handed_over_twice_it_is_sealed_once(hall: Hall, computer: Computer) -> None:
    vault = computer("library")
    assert hand_over(hall, vault) == hand_over(hall, vault)
    assert len(vault.outbox.waiting()) == 1


def test_what_has_arrived_is_remembered_and_not_sent_again(
    hall: Hall, computer: Computer, tmp_path: Path
) -> None:
    vault, database = computer("library"), Database(tmp_path / "city.sqlite")
    envelope = hand_over(hall, vault)
    assert sending.send(vault, database.deliver) == ()
    assert database.ids() == [envelope.id]
    with pytest.raises(Refused) as caught:
        hand_over(hall, vault)
    assert caught.value.reason is Reason.VERSION_DOUBLE
    assert vault.outbox.waiting() == ()
    hand_over(hall, vault, SECOND)  # the same password may be the next version


def test_what_arrives_late_does_not_undo_what_came_back(
    hall: Hall, computer: Computer, tmp_path: Path
) -> None:
    vault, database = computer("it"), Database(tmp_path / "city.sqlite")
    row = replace(ROW, direction=Direction.TO_DEPARTMENT)
    hand_over(hall, vault, row, sender=hall.it, to=[hall.librarian.id])
    newer = hall.sealed(SECOND, "changed")
    receiving.receive(newer, SECOND, hall.directory, hall.it, vault.store, vault.pins, LATER)
    assert sending.send(vault, database.deliver) == ()
    assert vault.store.get(ROW.item.name) == Secret("changed")
    assert vault.pins.version(ROW.item) == VersionPin(2, newer.id)


def test_what_may_not_be_sent_is_not_kept_either(
    hall: Hall, computer: Computer, keyring: SecretService
) -> None:
    vault = computer("police")
    with pytest.raises(Refused):
        hand_over(hall, vault, sender=hall.officer)
    with pytest.raises(Invalid):
        hand_over(hall, vault, secret="x" * 1281)
    assert (vault.store.names(), vault.outbox.waiting(), keyring.labels()) == ((), (), [])


def test_an_older_version_is_not_handed_over(hall: Hall, computer: Computer) -> None:
    vault = computer("library")
    hand_over(hall, vault, SECOND)
    with pytest.raises(Refused) as caught:
        hand_over(hall, vault)
    assert caught.value.reason is Reason.VERSION_OLDER
    assert [one.header.row for one in vault.outbox.waiting()] == [SECOND]


def test_what_waits_is_sealed_anew_when_people_have_changed(hall: Hall, computer: Computer) -> None:
    vault = computer("library")
    hand_over(hall, vault)
    later = hall.without("it2")
    (waiting,) = vault.outbox.waiting()
    vault.outbox.put(later.sealed())
    (instead,) = vault.outbox.waiting()
    assert (waiting.header.epoch, instead.header.epoch) == (1, 2)
    assert hall.it2.id not in instead.header.devices
