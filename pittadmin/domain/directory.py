"""Whose workstations may send and receive passwords: devices, and the directory of them (R22).

What a device may do is what the root key of IT signed, never what the database says.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pittadmin.domain.handover import SENDERS, Row
from pittadmin.domain.roles import Role

CUSTODIANS = frozenset().union(*SENDERS.values())
"""The roles whose devices can be enrolled."""


@dataclass(frozen=True)
class DeviceKeys:
    """The public half of what a workstation made in its keyring.

    Args:
        id: 32 hexadecimal digits, chosen at random.
        login: whose it is.
        computer: what people call the computer.
        signing_key: Ed25519, 32 bytes.
        age_recipient: ``age1…``.
    """

    id: str
    login: str
    computer: str
    signing_key: bytes
    age_recipient: str


@dataclass(frozen=True)
class Enrolment:
    """A workstation's request to be enrolled, signed with the key it asks for."""

    keys: DeviceKeys
    signature: bytes


@dataclass(frozen=True)
class Device:
    """An enrolled workstation, and in which role its person works there."""

    keys: DeviceKeys
    role: Role
    departments: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The id of its keys."""
        return self.keys.id

    def serves(self, department: int) -> bool:
        """Tell whether it is a device of that department."""
        return self.role is not Role.IT and department in self.departments

    def may_send(self, row: Row) -> bool:
        """Tell whether its person may send such an envelope."""
        return self.role in SENDERS[row.direction] and (
            self.role is Role.IT or self.serves(row.department)
        )


@dataclass(frozen=True)
class Directory:
    """Who may send and receive, as IT's root key signed it.

    Args:
        root: the public half of the root key, 32 bytes.
        epoch: counts up with every directory.
        issued: when it was signed.
        expires: from when on it does not count any more.
        devices: the enrolled workstations.
        recovery: the age recipient of the recovery key, which lies on paper.
    """

    root: bytes
    epoch: int
    issued: datetime
    expires: datetime
    devices: tuple[Device, ...]
    recovery: str

    def find(self, device_id: str) -> Device | None:
        """Return an enrolled device, or None."""
        return self._by_id.get(device_id)

    @cached_property
    def _by_id(self) -> dict[str, Device]:
        return {device.id: device for device in self.devices}

    @cached_property
    def it(self) -> frozenset[str]:
        """The ids of IT's devices: every envelope is sealed to all of them."""
        return frozenset(device.id for device in self.devices if device.role is Role.IT)

    def of_department(self, department: int) -> frozenset[str]:
        """Return the ids of the devices of a department."""
        return frozenset(device.id for device in self.devices if device.serves(department))

    def of_login(self, login: str) -> frozenset[str]:
        """Return the ids of a person's devices."""
        return frozenset(device.id for device in self.devices if device.keys.login == login)


@dataclass(frozen=True)
class SignedDirectory:
    """A directory's bytes with the root key's signature, as the database keeps it."""

    document: bytes
    signature: bytes
