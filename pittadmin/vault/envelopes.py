"""Seals a secret to those who may hold it, and opens it.

The ciphertext is an age file. Inside lies the header again with the sender's key: a ciphertext that
somebody else takes and signs as theirs does not fit what is inside. It is padded, so that its
length does not tell how long the secret is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import pyrage

from pittadmin.domain import canonical
from pittadmin.domain.directory import Directory
from pittadmin.domain.handover import Direction, Envelope, Header, Row
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.vault import directory as directories
from pittadmin.vault import keys
from pittadmin.vault.identity import Identity
from pittadmin.vault.secret import Secret

TAG = "envelope"
PADDED = 512
"""The secret is filled up to a multiple of so many bytes."""


@dataclass(frozen=True, repr=False)
class _Inner:
    """What is sealed. With plain ``age`` it reads as one line of JSON and blanks."""

    header: Header
    secret: str
    sender_key: bytes


@dataclass(frozen=True)
class Opened:
    """What was inside an envelope, and whose key sealed it."""

    secret: Secret
    sender_key: bytes


def seal(
    secret: Secret,
    row: Row,
    directory: Directory,
    identity: Identity,
    now: datetime,
    to: Collection[str] = (),
) -> Envelope:
    """Return a secret sealed to all of IT, the recovery key and the devices named.

    Args:
        secret: the secret.
        row: what it is; `row.direction` decides who may send it.
        directory: the newest, as accepted.
        identity: the sender's keys.
        now: the time.
        to: ids of devices of the department, for what IT sends to it; else empty.

    Raises:
        Refused: the directory has expired, this device is not enrolled or may not send this, or
            `to` names a device that is not of the department.
    """
    directories.require_current(directory, now)
    identity.require_enrolled(directory)
    _require_sender(directory, identity.id, row)
    devices = tuple(sorted(directory.it.union(to)))
    header = Header(row, identity.id, directory.epoch, devices, "")
    header = Header(row, identity.id, directory.epoch, devices, _digest(directory, header))
    text = secret.reveal()
    inner = canonical.encode(_Inner(header, text, identity.public.signing_key))
    sealed_to = [
        pyrage.x25519.Recipient.from_str(each)
        for each in directories.recipients(directory, devices)
    ]
    ciphertext = pyrage.encrypt(_padded(inner, text), sealed_to)
    unsigned = Envelope(header, ciphertext, b"")
    return Envelope(header, ciphertext, identity.sign(TAG, unsigned.claim))


def check(envelope: Envelope, row: Row, directory: Directory, now: datetime) -> None:
    """Refuse an envelope whose outside does not count, without opening it.

    Args:
        envelope: from the database, or from a file.
        row: what the database says it is.
        directory: the newest, as accepted.
        now: the time.

    Raises:
        Refused: with the first reason of: directory expired, sender unknown, signature, row, role
            or department of the sender, recipients.
    """
    directories.require_current(directory, now)
    header = envelope.header
    sender = directory.find(header.sender)
    if sender is None:
        raise Refused(Reason.SENDER_UNKNOWN)
    if not keys.signed_by(sender.keys.signing_key, TAG, envelope.claim, envelope.signature):
        raise Refused(Reason.FORGED)
    if header.row != row:
        raise Refused(Reason.OTHER_ROW)
    _require_sender(directory, header.sender, row)
    if header.epoch > directory.epoch:
        raise Refused(Reason.DIRECTORY_BEHIND)
    if header.recipients != _digest(directory, header):
        raise Refused(Reason.RECIPIENTS)


def fits(envelope: Envelope, directory: Directory) -> bool:
    """Tell whether an envelope is sealed to keys that may all hold it by this directory, and to its
    recovery key. Neither who sent it nor its signature is asked."""
    try:
        return envelope.header.recipients == _digest(directory, envelope.header)
    except Refused:
        return False


def open_sealed(envelope: Envelope, key: pyrage.x25519.Identity) -> Opened:
    """Return what is inside, if it is what stands outside.

    Whether the envelope counts is not asked here: see `check`.

    Raises:
        Refused: it is not sealed to this key, is damaged, or inside and outside differ.
    """
    plain, why = b"", Reason.UNREADABLE
    try:
        plain = pyrage.decrypt(envelope.ciphertext, [key])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            why = Reason.NOT_FOR_US
    if not plain:
        raise Refused(why)
    try:
        inner = canonical.decode(_Inner, written := plain.rstrip(b" \n"))
    except canonical.Malformed:
        raise Refused(Reason.UNREADABLE) from None
    if _padded(written, inner.secret) != plain:
        raise Refused(Reason.UNREADABLE)
    if inner.header != envelope.header:
        raise Refused(Reason.INNER_DIFFERS)
    return Opened(Secret(inner.secret), inner.sender_key)


def to_bytes(envelope: Envelope) -> bytes:
    """Return an envelope as bytes, for a database or a file."""
    return canonical.encode(envelope)


def from_bytes(data: bytes) -> Envelope:
    """Return the envelope that was written as these bytes.

    Raises:
        Refused: they are none.
    """
    try:
        return canonical.decode(Envelope, data)
    except canonical.Malformed:
        raise Refused(Reason.MALFORMED) from None


def _require_sender(directory: Directory, device_id: str, row: Row) -> None:
    device = directory.find(device_id)
    if device is None:
        raise Refused(Reason.SENDER_UNKNOWN)
    if not device.may_send(row):
        wrong_side = (device.role is Role.IT) == (row.direction is Direction.TO_IT)
        raise Refused(Reason.SENDER_ROLE if wrong_side else Reason.SENDER_DEPARTMENT)


def _digest(directory: Directory, header: Header) -> str:
    """Return SHA-256 over the keys an envelope is sealed to, if those may all hold it.

    Of an older directory than this, devices of IT that came since may be missing; none may be in
    it that has left.
    """
    same = header.epoch == directory.epoch
    named, row = frozenset(header.devices), header.row
    if tuple(sorted(named)) != header.devices:
        raise Refused(Reason.RECIPIENTS)
    if any(directory.find(device) is None for device in named):
        raise Refused(Reason.RECIPIENTS if same else Reason.RECIPIENT_LEFT)
    beside_it = named - directory.it
    if beside_it and (
        row.direction.to_it or not beside_it <= directory.of_department(row.department)
    ):
        raise Refused(Reason.RECIPIENTS)
    if row.direction is Direction.TO_DEPARTMENT and not beside_it:
        raise Refused(Reason.RECIPIENTS)
    if same and not directory.it <= named:
        raise Refused(Reason.RECIPIENTS)
    sealed_to = canonical.encode(directories.recipients(directory, named))
    return sha256(sealed_to).hexdigest()


def _padded(inner: bytes, secret: str) -> bytes:
    """Fill up with blanks and end the line, for who reads it with plain ``age``.

    The length tells of the secret only how often it fills `PADDED` bytes.
    """
    return inner + b" " * (-(len(canonical.encode(secret)) + 1) % PADDED) + b"\n"
