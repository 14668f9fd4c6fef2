"""This computer's part in the keeping of passwords: its vault, and the root key it was told."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.storage.database import Address
from pittadmin.vault.keyring_gate import SystemKeyring, open_keyring
from pittadmin.vault.local import LocalVault

_KEY_BYTES = 32


class NotToldRoot(Unavailable):
    """This computer was not told whose signature counts."""

    def __init__(self) -> None:
        super().__init__(
            _("This computer does not know the root key of IT."),
            _("IT sets it by group policy, or compares it with you and trusts it here."),
            "R22",
        )


@dataclass(frozen=True)
class Safe:
    """The vault of one database on this computer.

    Args:
        vault: its keyring, pins and outbox; nothing of it is opened before it is used.
        told_root: the public half of IT's root key as the settings say, None where they don't.
        computer: what this computer is called.
    """

    vault: LocalVault
    told_root: bytes | None = None
    computer: str = ""

    def root(self) -> bytes:
        """Return the root key that counts here: the settings' own, or the one that was trusted.

        Raises:
            NotToldRoot: there is none.
        """
        found = self.told_root or self.vault.pins.root()
        if found is None:
            raise NotToldRoot
        return found


def open_safe(
    home: Path,
    address: Address,
    told_root: str = "",
    opener: Callable[[], SystemKeyring] = open_keyring,
) -> Safe:
    """Return the safe of a database on this computer. It asks no keyring.

    Args:
        home: the user's data folder.
        address: the database.
        told_root: IT's root key, from the settings, 64 hexadecimal digits; or empty.
        opener: opens the keyring, at its first use.

    Raises:
        Unavailable: the setting is no root key.
    """
    vault = LocalVault(home, address.scope, opener)
    return Safe(vault, root_of(told_root) if told_root else None, platform.node() or _("computer"))


def root_of(told: str) -> bytes:
    """Return the root key of a setting.

    Raises:
        Unavailable: it is none.
    """
    digits = "".join(told.split())
    try:
        found = bytes.fromhex(digits)
    except ValueError:
        found = b""
    if len(found) != _KEY_BYTES:
        raise Unavailable(
            _("The setting “IT root key” is not a root key."),
            _("Ask IT: it is 64 digits from 0 to 9 and a to f."),
            "R22",
        )
    return found
