"""What is kept in this computer's keyring, each secret under a name with its version.

Windows keeps an overwritten password, and no keyring can list what it has. So no entry is ever
overwritten: version n is written and read back, then version n - 1 is deleted. An index on a shelf
says which versions there are; it is written before the keyring, so that nothing is ever in there
that the index does not know.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from pittadmin.domain import canonical
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault.keyring_gate import SystemKeyring, check_length, open_keyring
from pittadmin.vault.secret import Secret
from pittadmin.vault.shelf import Shelf


@dataclass(frozen=True)
class Entry:
    """What the index knows of one name.

    Args:
        held: the version that is kept and proven, 0 for none.
        loose: versions that may be in the keyring besides, to be deleted.
    """

    held: int = 0
    loose: tuple[int, ...] = ()


class Store:
    """The keyring, by names and versions. Opened at its first use, never before.

    Args:
        shelf: where the index lies.
        scope: whose secrets they are: those of one database never meet those of another.
        opener: opens the keyring.
    """

    def __init__(
        self, shelf: Shelf, scope: str, opener: Callable[[], SystemKeyring] = open_keyring
    ) -> None:
        self._shelf = shelf
        self._scope = scope
        self._opener = opener
        self._opened: SystemKeyring | None = None

    @property
    def _keyring(self) -> SystemKeyring:
        if self._opened is None:
            self._opened = self._opener()
        return self._opened

    def names(self) -> tuple[str, ...]:
        """Return the names of what is kept, without asking the keyring."""
        return self._shelf.names()

    def version(self, name: str) -> int:
        """Return the version that is kept under a name, 0 for none, without asking the keyring."""
        return self._entry(name).held

    def get(self, name: str) -> Secret | None:
        """Return the secret that is kept under a name, or None.

        Raises:
            Unavailable: the keyring is absent or locked.
        """
        held = self.version(name)
        return self._keyring.read(self._service(name, held)) if held else None

    def put(self, name: str, version: int, secret: Secret) -> None:
        """Keep a secret in place of the version before; ended at any point, one of them is kept.

        Args:
            name: lower-case letters, digits, ``-`` and ``_``.
            version: above the one that is kept. The same version with the same secret is fine.
            secret: at most `keyring_gate.MAX_UTF16_UNITS` long.

        Raises:
            Refused: a newer version is kept, or another secret of this one.
            Invalid: it is too long.
            Unavailable: the keyring is absent or locked; what was kept is kept.
        """
        check_length(secret)
        keyring = self._keyring
        with self._shelf.locked():
            entry = self._entry(name)
            if version < entry.held:
                raise Refused(Reason.VERSION_OLDER)
            if version == entry.held:
                kept = keyring.read(self._service(name, version))
                if kept is None:  # deleted by hand
                    keyring.write(self._service(name, version), secret)
                elif kept != secret:
                    raise Refused(Reason.VERSION_DOUBLE)
                self._settle(name, entry)
                return
            entry = self._settle(name, entry)
            self._write(name, replace(entry, loose=(version,)))
            keyring.write(self._service(name, version), secret)
            entry = Entry(version, (entry.held,) if entry.held else ())
            self._write(name, entry)
            with suppress(Unavailable):  # the new one is kept; the index remembers the old one
                self._settle(name, entry)

    def forget(self, name: str) -> None:
        """Delete what is kept under a name, every version of it.

        Raises:
            Unavailable: the keyring is absent or locked; the rest is deleted at the next call.
        """
        with self._shelf.locked():
            entry = self._entry(name)
            loose = (*entry.loose, entry.held) if entry.held else entry.loose
            if loose:
                entry = Entry(0, loose)
                self._write(name, entry)
                self._settle(name, entry)
            self._shelf.remove(name)

    def tidy(self) -> None:
        """Delete what was left when the program was ended, and old versions of a locked keyring.

        Raises:
            Unavailable: the keyring is absent or locked.
        """
        for name in self.names():
            with self._shelf.locked():
                entry = self._settle(name, self._entry(name))
                if not entry.held:
                    self._shelf.remove(name)

    def _settle(self, name: str, entry: Entry) -> Entry:
        """Delete the loose versions from the keyring, then from the index."""
        if not entry.loose:
            return entry
        for version in entry.loose:
            self._keyring.delete(self._service(name, version))
        settled = Entry(entry.held)
        self._write(name, settled)
        return settled

    def _service(self, name: str, version: int) -> str:
        return f"PittAdmin {self._scope} {name} v{version}"

    def _entry(self, name: str) -> Entry:
        data = self._shelf.read(name)
        if data is None:
            return Entry()
        try:
            return canonical.decode(Entry, data)
        except canonical.Malformed:
            raise Unavailable(
                _("The note of what is in the keyring is damaged ({name}).").format(name=name),
                _("Ask IT: it has the password, and hands it over again."),
                "R22",
            ) from None

    def _write(self, name: str, entry: Entry) -> None:
        self._shelf.write(name, canonical.encode(entry))
