"""The sealed hand-over of a password between a department and IT (R21, R22, R49), as values.

An envelope carries one secret of one account. Its header is in the clear, so that the database can
show it; whoever opens the envelope compares it with the copy that is sealed inside.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from pittadmin.domain import canonical
from pittadmin.domain.i18n import _
from pittadmin.domain.roles import Role


class Kind(StrEnum):
    """What of an account is kept."""

    PASSWORD = "password"
    RECOVERY_CODES = "recovery_codes"
    SECOND_FACTOR = "second_factor"
    RECOVERY_ADDRESS = "recovery_address"


KIND_NAMES: dict[Kind, str] = {
    Kind.PASSWORD: _("Password"),
    Kind.RECOVERY_CODES: _("Recovery codes"),
    Kind.SECOND_FACTOR: _("Second factor"),
    Kind.RECOVERY_ADDRESS: _("Recovery address"),
}


class Direction(StrEnum):
    """From whom to whom an envelope goes."""

    TO_IT = "to_it"
    """From an administrator or head to IT (R21)."""
    TO_DEPARTMENT = "to_department"
    """From IT, which made the password, to the department (R49)."""
    WITHIN_IT = "within_it"
    """From one of IT to the others, of a department whose own people are all of IT (R21)."""
    RESEALED = "resealed"
    """From IT, the same version again, to those who may hold it now."""

    @property
    def to_it(self) -> bool:
        """Whether IT alone is to receive it."""
        return self in (Direction.TO_IT, Direction.WITHIN_IT)


SENDERS: dict[Direction, frozenset[Role]] = {
    Direction.TO_IT: frozenset({Role.ADMINISTRATOR, Role.HEAD}),
    Direction.TO_DEPARTMENT: frozenset({Role.IT}),
    Direction.WITHIN_IT: frozenset({Role.IT}),
    Direction.RESEALED: frozenset({Role.IT}),
}
"""In which role one sends; the roles of a department count in its own matters only."""


@dataclass(frozen=True)
class Item:
    """One secret of one account, whatever its version."""

    account: int
    kind: Kind

    @property
    def name(self) -> str:
        """Its name in files and in the keyring."""
        return f"account-{self.account}-{self.kind}"


@dataclass(frozen=True)
class Row:
    """What the database says an envelope is; it counts only if the sender signed the same.

    Args:
        account: the account's id.
        department: the id of the department that the account belongs to.
        kind: which of its secrets.
        version: counts up from 1 with every change of the secret.
        direction: from whom to whom.
    """

    account: int
    department: int
    kind: Kind
    version: int
    direction: Direction

    @property
    def item(self) -> Item:
        """Which secret it is about."""
        return Item(self.account, self.kind)


@dataclass(frozen=True)
class Header:
    """What the sender says of an envelope, and signs.

    Args:
        row: what it is.
        sender: the id of the device that sealed it.
        epoch: the directory it was sealed by.
        devices: ids of the devices it is sealed to, sorted.
        recipients: SHA-256 over the keys it is sealed to, the recovery key's included.
    """

    row: Row
    sender: str
    epoch: int
    devices: tuple[str, ...]
    recipients: str

    @property
    def holders(self) -> frozenset[str]:
        """The devices whose people know what is inside."""
        return frozenset({*self.devices, self.sender})


@dataclass(frozen=True)
class Claim:
    """What the signature of an envelope covers."""

    header: Header
    ciphertext_sha256: str


@dataclass(frozen=True)
class Envelope:
    """A sealed secret: safe in a database, in a file, in a mail.

    Args:
        header: what is known of it without opening.
        ciphertext: an age file, readable with the ``age`` program too.
        signature: the sender's Ed25519 signature over `claim`.
    """

    header: Header
    ciphertext: bytes
    signature: bytes

    @cached_property
    def claim(self) -> bytes:
        """The bytes that are signed."""
        return canonical.encode(Claim(self.header, sha256(self.ciphertext).hexdigest()))

    @cached_property
    def id(self) -> str:
        """SHA-256 of header and ciphertext: two with one id are one and the same envelope."""
        return sha256(self.claim).hexdigest()


class Outcome(StrEnum):
    """What became of an envelope."""

    RECEIVED = "received"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Receipt:
    """What a receiver says of one envelope; it proves what is held, not that it opens the account.

    Args:
        envelope: the id of the envelope.
        row: what it is.
        device: the id of the device that signs.
        outcome: whether it was received.
        reason: why it was rejected, a value of `refusals.Reason`, or empty.
        at: when.
    """

    envelope: str
    row: Row
    device: str
    outcome: Outcome
    reason: str
    at: datetime


@dataclass(frozen=True)
class SignedReceipt:
    """A receipt with its device's signature."""

    receipt: Receipt
    signature: bytes


def exposed_to(devices: Collection[str], headers: Iterable[Header]) -> frozenset[Item]:
    """Return what must be changed when these devices leave: each secret whose newest is theirs too.

    Args:
        devices: ids of the devices.
        headers: those of all envelopes, of any version.
    """
    newest: dict[Item, int] = {}
    holders: dict[tuple[Item, int], set[str]] = {}
    for header in headers:
        item, version = header.row.item, header.row.version
        newest[item] = max(version, newest.get(item, 0))
        holders.setdefault((item, version), set()).update(header.holders)
    return frozenset(
        item for item, version in newest.items() if not holders[item, version].isdisjoint(devices)
    )
