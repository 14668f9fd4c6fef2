"""Receives an envelope: checked, opened, kept in the keyring, pinned, and only then receipted.

Ended at any point, receiving the same envelope again does the rest and gives a receipt.
"""

from datetime import datetime

from pittadmin.domain.directory import Directory
from pittadmin.domain.handover import Direction, Envelope, Outcome, Receipt, Row, SignedReceipt
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault import envelopes, receipts
from pittadmin.vault.identity import Identity
from pittadmin.vault.pins import Pins, VersionPin
from pittadmin.vault.secret import Secret
from pittadmin.vault.store import Store


def receive(
    envelope: Envelope,
    row: Row,
    directory: Directory,
    identity: Identity,
    store: Store,
    pins: Pins,
    now: datetime,
) -> SignedReceipt:
    """Keep what an envelope holds and return the receipt for its sender.

    Args:
        envelope: from the database.
        row: what the database says it is.
        directory: the newest, as accepted.
        identity: the receiver's keys.
        store: the receiver's keyring.
        pins: what this computer has seen.
        now: the time.

    Raises:
        Refused: it does not count, and why; nothing was kept.
        Unavailable: the keyring is absent or locked; nothing was receipted.
    """
    with _opened(envelope, row, directory, identity, pins, now) as secret:
        store.put(row.item.name, row.version, secret)
    pin = VersionPin(row.version, envelope.id)
    pins.pin_version(row.item, pin, row.direction is Direction.RESEALED)
    return receipts.sign(received(envelope, identity, now), identity)


def received(envelope: Envelope, identity: Identity, now: datetime) -> Receipt:
    """Return what the receiver of an envelope then says of it."""
    at = now.replace(microsecond=0)
    return Receipt(envelope.id, envelope.header.row, identity.id, Outcome.RECEIVED, "", at)


def reject(
    envelope: Envelope, row: Row, reason: Reason, identity: Identity, now: datetime
) -> SignedReceipt:
    """Return the receipt that tells the sender why an envelope was not received."""
    at = now.replace(microsecond=0)
    receipt = Receipt(envelope.id, row, identity.id, Outcome.REJECTED, reason, at)
    return receipts.sign(receipt, identity)


def _opened(
    envelope: Envelope,
    row: Row,
    directory: Directory,
    identity: Identity,
    pins: Pins,
    now: datetime,
) -> Secret:
    """Return the secret of an envelope that counts, is new here, and is what it says it is."""
    identity.require_enrolled(directory)
    envelopes.check(envelope, row, directory, now)
    pin = VersionPin(row.version, envelope.id)
    # That what was sealed anew is the same secret, the store finds out.
    pins.check_version(row.item, pin, row.direction is Direction.RESEALED)
    opened = envelopes.open_sealed(envelope, identity.opening)
    sender = directory.find(envelope.header.sender)
    if sender is None or opened.sender_key != sender.keys.signing_key:
        raise Refused(Reason.INNER_DIFFERS)
    return opened.secret
