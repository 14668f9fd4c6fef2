"""Who holds the database can hide and destroy, but neither read nor forge: each try is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from pittadmin.domain import canonical
from pittadmin.domain.account_states import State
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.directory import Directory
from pittadmin.domain.errors import Conflict, Invalid
from pittadmin.domain.handover import Envelope, Item, Kind, SignedReceipt
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.services import custody_view, hand_over, this_computer
from pittadmin.storage import devices
from pittadmin.vault import directory as directories
from pittadmin.vault import identity as identities
from pittadmin.vault import receipts, recovery, root
from pittadmin.vault.envelopes import TAG
from pittadmin.vault.secret import Secret
from tests.city import City
from tests.custody import PASSWORD, Computer, Hall, found_hall, give, take


@pytest.fixture
def hall(city: City, tmp_path: Path) -> Hall:
    """Custody in the city, with Ada and Abe of RSVP and Lou of the Library."""
    return found_hall(city, tmp_path, "ada", "abe", "lou")


def account_of(city: City, handle: str = "RSVP", **columns: object) -> int:
    values = {"platform": "x", "custody": "none", **columns}
    return city.account(State.LIVE, handle, **values).id  # type: ignore[arg-type]


def tamper(city: City, table: str, statement: str, **values: object) -> None:
    """Change a table as its owner can, with every guard taken away."""
    with city.change() as conn:
        if city.database.is_sqlite:
            found = conn.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t"),
                {"t": table},
            )
            for (name,) in found.all():
                conn.execute(text(f'DROP TRIGGER "{name}"'))
        else:
            conn.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        conn.execute(text(statement), values)


def sealed_of(city: City, account_id: int) -> Envelope:
    """Return the newest envelope of an account's password."""
    asked = text("SELECT data FROM envelope WHERE account_id = :a ORDER BY id DESC LIMIT 1")
    with city.database.read() as conn:
        data = conn.execute(asked, {"a": account_id}).scalar_one()
    return canonical.decode(Envelope, bytes(data))


def put(city: City, account_id: int, envelope: Envelope) -> None:
    """Put another envelope in the place of an account's."""
    statement = "UPDATE envelope SET data = :data WHERE account_id = :a"
    tamper(city, "envelope", statement, data=canonical.encode(envelope), a=account_id)


def resigned(hall: Hall, by: str, envelope: Envelope, **changed: object) -> Envelope:
    """Return an envelope with a changed header, properly signed by somebody."""
    login = by
    own = identities.load(hall.computers[login].safe.vault.store, login)
    assert own is not None
    header = replace(envelope.header, sender=own.id, **changed)  # type: ignore[arg-type]
    unsigned = replace(envelope, header=header)
    return replace(unsigned, signature=own.sign(TAG, unsigned.claim))


def _flipped(hall: Hall, envelope: Envelope) -> Envelope:
    changed = bytearray(envelope.ciphertext)
    changed[-1] ^= 1
    return replace(envelope, ciphertext=bytes(changed))


def _row(hall: Hall, envelope: Envelope, **changed: object) -> Envelope:
    row = replace(envelope.header.row, **changed)  # type: ignore[arg-type]
    return replace(envelope, header=replace(envelope.header, row=row))


def _recipients(hall: Hall, envelope: Envelope) -> Envelope:
    lou = identities.load(hall.computers["lou"].safe.vault.store, "lou")
    assert lou is not None
    named = tuple(sorted({*envelope.header.devices, lou.id}))
    return resigned(hall, "ada", envelope, devices=named)


ATTACKS: dict[str, tuple[Callable[[Hall, Envelope], Envelope], Reason]] = {
    "a flipped bit": (_flipped, Reason.FORGED),
    "an edited version": (lambda hall, one: _row(hall, one, version=7), Reason.FORGED),
    "an edited account": (lambda hall, one: _row(hall, one, account=99), Reason.FORGED),
    "an edited department": (lambda hall, one: _row(hall, one, department=99), Reason.FORGED),
    "stolen and signed anew": (
        lambda hall, one: resigned(hall, "abe", one),
        Reason.INNER_DIFFERS,
    ),
    "signed by another department": (
        lambda hall, one: resigned(hall, "lou", one),
        Reason.SENDER_DEPARTMENT,
    ),
    "recipients added": (_recipients, Reason.RECIPIENTS),
}


@pytest.mark.requirement("R21", "R22")
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_changed_in_the_database_is_not_received(
    city: City, hall: Hall, attack: str
) -> None:
    change, reason = ATTACKS[attack]
    account_id = account_of(city)
    give(hall.computers["ada"], account_id)
    put(city, account_id, change(hall, sealed_of(city, account_id)))
    (refused,) = take(hall.it).refused
    assert refused.why.reason is reason
    assert hall.it.holds(Item(account_id, Kind.PASSWORD)) is None
    known = hall.custody(account_id)
    assert known is not None
    assert known.state is not CustodyState.RECEIVED


@pytest.mark.requirement("R21")
def test_an_envelope_that_was_moved_to_another_row_is_not_received(city: City, hall: Hall) -> None:
    mine, other = account_of(city), account_of(city, "Other", page_key="other")
    give(hall.computers["ada"], mine)
    tamper(city, "envelope", "UPDATE envelope SET account_id = :o", o=other)
    (refused,) = take(hall.it).refused
    assert refused.why.reason is Reason.OTHER_ROW
    assert hall.it.holds(Item(other, Kind.PASSWORD)) is None


@pytest.mark.requirement("R22")
def test_what_is_no_envelope_at_all_is_told(city: City, hall: Hall) -> None:
    account_id = account_of(city)
    give(hall.computers["ada"], account_id)
    tamper(city, "envelope", "UPDATE envelope SET data = :d", d=b"nonsense")
    (refused,) = take(hall.it).refused
    assert refused.why.reason is Reason.MALFORMED


@pytest.mark.requirement("R22")
def test_whose_computer_was_dropped_sends_nothing_that_is_received(city: City, hall: Hall) -> None:
    account_id = account_of(city)
    ada = hall.computers["ada"]
    give(ada, account_id)
    own = identities.load(ada.safe.vault.store, "ada")
    assert own is not None
    hall.sign(drop=[own.id], reason="Stolen")
    (refused,) = take(hall.it).refused
    assert refused.why.reason is Reason.SENDER_UNKNOWN


def proof(who: Computer, account_id: int) -> Refused | None:
    view = custody_view.show(who.ctx, who.safe, account_id)
    assert view is not None
    assert not view.password.proof
    return view.password.trouble


@pytest.mark.requirement("R21")
@pytest.mark.parametrize(
    ("signer", "reason"),
    [
        ("ada", Reason.RECEIPT_NOT_IT),
        ("stranger", Reason.RECEIPT_UNKNOWN),
        ("", Reason.RECEIPT_FORGED),
    ],
)
def test_a_receipt_that_is_not_its_own_proves_nothing(
    city: City, hall: Hall, signer: str, reason: Reason
) -> None:
    account_id = account_of(city)
    ada = hall.computers["ada"]
    give(ada, account_id)
    take(hall.it)
    data = text("SELECT data FROM receipt")
    with city.database.read() as conn:
        signed = canonical.decode(SignedReceipt, bytes(conn.execute(data).scalar_one()))
    if signer:
        own = identities.load(ada.safe.vault.store, "ada")
        own = own if signer == "ada" else identities.new("stranger", "PC")
        assert own is not None
        forged = receipts.sign(replace(signed.receipt, device=own.id), own)
    else:
        later = replace(signed.receipt, at=signed.receipt.at + timedelta(days=9))
        forged = replace(signed, receipt=later)
    tamper(city, "receipt", "UPDATE receipt SET data = :d", d=canonical.encode(forged))
    trouble = proof(ada, account_id)
    assert trouble is not None
    assert trouble.reason is reason


@pytest.mark.requirement("R21")
def test_an_older_receipt_does_not_prove_a_newer_password(city: City, hall: Hall) -> None:
    account_id = account_of(city)
    ada = hall.computers["ada"]
    give(ada, account_id)
    take(hall.it)
    give(ada, account_id, "the-newer-one-2!")
    tamper(
        city,
        "receipt",
        "UPDATE receipt SET envelope_id = (SELECT max(id) FROM envelope)",
    )
    tamper(city, "custody", "UPDATE custody SET state = 'received'")
    trouble = proof(ada, account_id)
    assert trouble is not None
    assert trouble.reason is Reason.RECEIPT_OTHER


def publish(city: City, hall: Hall, key: root.RootKey, **changed: object) -> None:
    """Put a directory into the database that somebody signed."""
    with city.database.read() as conn:
        signed = devices.newest_directory(conn)
    assert signed is not None
    before = directories.peek(signed)
    fake: Directory = replace(before, epoch=before.epoch + 1, **changed)  # type: ignore[arg-type]
    document = canonical.encode(fake)
    tamper(
        city,
        "device_directory",
        "INSERT INTO device_directory VALUES (:e, :d, :s, 1, '2026-11-02T15:00:00.000Z')",
        e=fake.epoch,
        d=document,
        s=key.sign("directory", document),
    )


@pytest.mark.requirement("R22")
def test_a_list_of_devices_counts_only_from_its_own_root_and_for_its_time(
    city: City, hall: Hall
) -> None:
    ada, own = hall.computers["ada"], hall.prepared.root
    account_id = account_of(city)

    def refusal() -> Reason:
        with pytest.raises(Refused) as refused:
            hand_over.prepare(ada.ctx, ada.safe, account_id)
        return refused.value.reason

    def back() -> None:
        tamper(city, "device_directory", "DELETE FROM device_directory WHERE epoch > 4")

    other = root.make()
    publish(city, hall, other, root=other.public)
    assert refusal() is Reason.DIRECTORY_OTHER_ROOT
    back()
    publish(city, hall, other)
    assert refusal() is Reason.DIRECTORY_FORGED
    back()
    publish(city, hall, own, expires=city.moment - timedelta(days=1))
    assert refusal() is Reason.DIRECTORY_EXPIRED
    back()
    publish(city, hall, own, recovery=recovery.make().recipient)
    this_computer.party(ada.ctx, ada.safe)  # it counts, and is remembered
    back()
    assert refusal() is Reason.DIRECTORY_OLDER
    tamper(city, "device_directory", "DELETE FROM device_directory")
    with pytest.raises(this_computer.NotSetUp):
        this_computer.party(ada.ctx, ada.safe)


@pytest.mark.requirement("R21")
def test_it_keeps_the_newer_one_when_the_database_is_put_back(city: City, hall: Hall) -> None:
    account_id = account_of(city)
    ada, item = hall.computers["ada"], Item(account_id, Kind.PASSWORD)
    give(ada, account_id)
    take(hall.it)
    give(ada, account_id, "the-newer-one-2!")
    take(hall.it)
    # The backup knows the first version only, and nothing of its receipt.
    tamper(city, "receipt", "DELETE FROM receipt")
    tamper(city, "custody", "UPDATE custody SET secret_version = 1, state = 'pending', "
           "envelope_id = (SELECT min(id) FROM envelope)")  # fmt: skip
    tamper(city, "envelope", "DELETE FROM envelope WHERE secret_version = 2")
    (refused,) = take(hall.it).refused
    assert refused.why.reason is Reason.VERSION_OLDER
    assert "newer version already" in str(refused.why)
    assert hall.it.holds(item) == "the-newer-one-2!"
    # What comes next is above what either has seen.
    assert hand_over.prepare(ada.ctx, ada.safe, account_id).row.version == 3


def test_a_secret_longer_than_a_keyring_takes_is_not_sealed(city: City, hall: Hall) -> None:
    ada = hall.computers["ada"]
    account_id = account_of(city)
    handing = hand_over.prepare(ada.ctx, ada.safe, account_id, Kind.RECOVERY_CODES)
    for words, fits in (("x" * 1280, True), ("😀" * 640 + "x", False)):
        if fits:
            hand_over.seal(ada.ctx, ada.safe, handing, Secret(words))
            continue
        with pytest.raises(Invalid, match="1,281"):
            hand_over.seal(ada.ctx, ada.safe, handing, Secret(words))


def test_of_eight_that_send_one_version_one_wins(city: City, tmp_path: Path) -> None:
    hall = found_hall(city, tmp_path / "more", "ada")
    for number in range(7):
        hall.enroll("ada", f"ada{number}")
    account_id = account_of(city)
    own = [one for name, one in hall.computers.items() if name.startswith("ada")]
    handings = [hand_over.prepare(one.ctx, one.safe, account_id) for one in own]
    for number, (one, handing) in enumerate(zip(own, handings, strict=True)):
        hand_over.seal(one.ctx, one.safe, handing, Secret(f"{PASSWORD}{number}"))
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda one: hand_over.flush(one.ctx, one.safe), own))
    assert sum(one.sent for one in done) == 1
    returned = [one.returned[0].why for one in done if one.returned]
    assert len(returned) == 7
    assert all(isinstance(why, Conflict) for why in returned)
    assert not any(one.safe.vault.outbox.waiting() for one in own)
