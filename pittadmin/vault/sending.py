"""Hands a secret over: kept in the keyring, sealed, and left in the outbox until it is sent.

Ended at any point, handing over the same secret again does the rest and seals it no second time.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from pittadmin.domain.directory import Directory
from pittadmin.domain.handover import Direction, Envelope, Row
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault import envelopes
from pittadmin.vault.identity import Identity
from pittadmin.vault.local import LocalVault
from pittadmin.vault.outbox import Returned
from pittadmin.vault.pins import Pins, VersionPin
from pittadmin.vault.secret import Secret


def hand_over(
    secret: Secret,
    row: Row,
    directory: Directory,
    identity: Identity,
    vault: LocalVault,
    now: datetime,
    to: Collection[str] = (),
) -> Envelope:
    """Keep a secret here and return its envelope, which waits in the outbox.

    Args:
        secret: the secret.
        row: what it is; its version is above the newest.
        directory: the newest, as accepted.
        identity: the sender's keys.
        vault: this computer's keyring, pins and outbox.
        now: the time.
        to: as in `envelopes.seal`.

    Raises:
        Refused: as in `envelopes.seal`; or this version was sent already, or a newer one is here.
        Invalid: it is too long for a keyring.
        Unavailable: the keyring is absent or locked, or the outbox can't be written.
    """
    sealed = envelopes.seal(secret, row, directory, identity, now, to)
    waiting = vault.outbox.find(row)
    if waiting is not None and waiting.header == sealed.header:
        sealed = waiting
    vault.pins.check_version(row.item, _pin(sealed))
    vault.store.put(row.item.name, row.version, secret)
    vault.outbox.put(sealed)
    return sealed


def send(vault: LocalVault, deliver: Callable[[Envelope], None]) -> tuple[Returned, ...]:
    """Send everything that waits, and remember what arrived; return what was not taken.

    Args:
        vault: this computer's outbox and pins.
        deliver: as in `Outbox.send`.

    Raises:
        Unavailable: the database can't be reached; what was not sent yet still waits.
    """

    def deliver_and_pin(envelope: Envelope) -> None:
        deliver(envelope)
        with suppress(Refused):  # a newer one came back meanwhile
            vault.pins.pin_version(envelope.header.row.item, _pin(envelope))

    return vault.outbox.send(deliver_and_pin)


def reseal(
    envelope: Envelope,
    directory: Directory,
    identity: Identity,
    pins: Pins,
    now: datetime,
    to: Collection[str] = (),
) -> Envelope:
    """Return what was received here sealed anew, to all of IT as it is now and to the department.

    That it was received is proof enough: its first sender may have left since.

    Args:
        envelope: the one that was received, in its newest version.
        directory: the newest, as accepted.
        identity: the keys of a member of IT.
        pins: what this computer has seen.
        now: the time.
        to: ids of all devices of the department that may hold it now.

    Raises:
        Refused: this computer did not receive this envelope, or as in `envelopes.seal`.
    """
    row = envelope.header.row
    if pins.version(row.item) != _pin(envelope):
        raise Refused(Reason.NEVER_RECEIVED)
    again = replace(row, direction=Direction.RESEALED)
    with envelopes.open_sealed(envelope, identity.opening).secret as secret:
        return envelopes.seal(secret, again, directory, identity, now, to)


def _pin(envelope: Envelope) -> VersionPin:
    return VersionPin(envelope.header.row.version, envelope.id)
