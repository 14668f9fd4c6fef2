"""What one computer keeps of one database's secrets: keyring, pins and outbox."""

import re
from collections.abc import Callable
from pathlib import Path

from pittadmin.vault.keyring_gate import SystemKeyring, open_keyring
from pittadmin.vault.outbox import Outbox
from pittadmin.vault.pins import Pins
from pittadmin.vault.shelf import Shelf
from pittadmin.vault.store import Store

_SCOPE = re.compile(r"[a-z0-9-]{1,40}")


class LocalVault:
    """The vault of one database on this computer. Nothing is opened until it is used.

    Args:
        home: the user's data folder.
        scope: the database, in lower-case letters, digits and ``-``; so a try-out's account 12 is
            never taken for the City's.
        opener: opens the keyring, at its first use.
    """

    def __init__(
        self, home: Path, scope: str, opener: Callable[[], SystemKeyring] = open_keyring
    ) -> None:
        if not _SCOPE.fullmatch(scope):
            raise ValueError("not a name for a vault")
        folder = home / "vault" / scope
        self.store = Store(Shelf(folder / "keyring"), scope, opener)
        self.pins = Pins(Shelf(folder / "pins"))
        self.outbox = Outbox(Shelf(folder / "outbox"))
