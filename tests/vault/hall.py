"""A small city hall for the tests of the vault: real keys, a signed directory, no keyring."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pittadmin.domain import canonical
from pittadmin.domain.directory import Device, DeviceKeys, Directory, SignedDirectory
from pittadmin.domain.handover import Direction, Envelope, Kind, Row
from pittadmin.domain.roles import Role
from pittadmin.vault import directory as directories
from pittadmin.vault import envelopes, keys, recovery, root
from pittadmin.vault.identity import Identity
from pittadmin.vault.pins import Pins
from pittadmin.vault.secret import Secret
from pittadmin.vault.shelf import Shelf

NOW = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
LIBRARY, POLICE = 1, 2
ROW = Row(12, LIBRARY, Kind.PASSWORD, 1, Direction.TO_IT)
PASSWORD = "tr0ub4dor&3 – “über”"


def new_identity(login: str) -> Identity:
    """Return keys that are in no keyring."""
    signing, opening = Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate()
    public = DeviceKeys(
        secrets.token_hex(16),
        login,
        f"{login}-PC",
        keys.public_half(signing),
        str(opening.to_public()),
    )
    return Identity(public, signing, opening)


@dataclass(frozen=True)
class Hall:
    """Everybody's keys, and the directory that is in force."""

    root: root.RootKey
    recovery: recovery.RecoveryKey
    it: Identity
    it2: Identity
    librarian: Identity
    librarian2: Identity
    officer: Identity
    stranger: Identity
    signed: SignedDirectory
    directory: Directory

    def devices(self) -> dict[str, Device]:
        """Return the enrolled devices by login."""
        return {device.keys.login: device for device in self.directory.devices}

    def without(self, login: str, *more: Device) -> "Hall":
        """Return the hall after somebody left, and perhaps others came."""
        left = [device for name, device in self.devices().items() if name != login]
        return self.next((*left, *more))

    def next(self, devices: Iterable[Device], now: datetime = NOW) -> "Hall":
        """Return the hall under the next directory."""
        signed = directories.sign(self.root, devices, self.recovery.recipient, now, self.directory)
        return replace(self, signed=signed, directory=read(signed))

    def sealed(self, row: Row = ROW, secret: str = PASSWORD, sender: Identity | None = None):
        """Return an envelope by whoever usually sends such a thing."""
        to = () if row.direction.to_it else (self.librarian.id,)
        sender = sender or (self.librarian if row.direction is Direction.TO_IT else self.it)
        return envelopes.seal(Secret(secret), row, self.directory, sender, NOW, to)


def read(signed: SignedDirectory) -> Directory:
    """Return a directory without asking whether it counts."""
    return canonical.decode(Directory, signed.document)


def found_hall() -> Hall:
    """Return a hall with two of IT, two librarians, an officer, and somebody not enrolled."""
    it, it2 = new_identity("it"), new_identity("it2")
    librarian, librarian2 = new_identity("librarian"), new_identity("librarian2")
    officer, stranger = new_identity("officer"), new_identity("stranger")
    key, paper = root.make(), recovery.make()
    devices = (
        Device(it.public, Role.IT),
        Device(it2.public, Role.IT),
        Device(librarian.public, Role.ADMINISTRATOR, (LIBRARY,)),
        Device(librarian2.public, Role.HEAD, (LIBRARY,)),
        Device(officer.public, Role.ADMINISTRATOR, (POLICE,)),
    )
    signed = directories.sign(key, devices, paper.recipient, NOW)
    people = (it, it2, librarian, librarian2, officer, stranger)
    return Hall(key, paper, *people, signed, read(signed))


def pins(folder: Path) -> Pins:
    """Return the pins of a computer."""
    return Pins(Shelf(folder))


def signed_anew(envelope: Envelope, identity: Identity, **changed) -> Envelope:
    """Return an envelope whose header was changed and which somebody then signed properly."""
    forged = replace(envelope, header=replace(envelope.header, **changed))
    return replace(forged, signature=identity.sign(envelopes.TAG, forged.claim))


LATER = NOW + timedelta(days=1)
