"""What this computer has seen, so that nobody can take it back to an older state.

Pins only ever move forward: the root key it was told, the newest directory, and of every secret
the newest version with the envelope that brought it.
"""

from dataclasses import dataclass
from typing import TypeVar

from pittadmin.domain import canonical
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.handover import Item
from pittadmin.domain.i18n import _
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault.shelf import Shelf

T = TypeVar("T")


@dataclass(frozen=True)
class RootPin:
    """The root key this computer trusts: its public half, 32 bytes."""

    public: bytes


@dataclass(frozen=True)
class DirectoryPin:
    """The newest directory that was accepted."""

    epoch: int
    sha256: str


@dataclass(frozen=True)
class VersionPin:
    """The newest version of a secret that was received, and the id of its envelope."""

    version: int
    envelope: str


class Pins:
    """The pins of one database, on a shelf.

    Args:
        shelf: where they lie.

    Every method raises `Unavailable` when the shelf can't be read or a pin is damaged: no pin is
    never taken for a pin that can't be read.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def root(self) -> bytes | None:
        """Return the root key that was trusted on first use, or None."""
        pin = self._read(RootPin, "root")
        return pin.public if pin else None

    def pin_root(self, public: bytes) -> None:
        """Trust a root key from now on: on a single computer, or when IT says so in person.

        Raises:
            Refused: another one is trusted.
        """
        with self._shelf.locked():
            if self.root() not in (None, public):
                raise Refused(Reason.DIRECTORY_OTHER_ROOT)
            self._write("root", RootPin(public))

    def renew_root(self, public: bytes) -> None:
        """Trust a root key in place of the one before: in a try-out that is set up once more."""
        with self._shelf.locked():
            self._write("root", RootPin(public))

    def directory(self) -> DirectoryPin | None:
        """Return the newest directory that was accepted, or None."""
        return self._read(DirectoryPin, "directory")

    def pin_directory(self, pin: DirectoryPin) -> None:
        """Remember a directory that was accepted.

        Raises:
            Refused: a newer one was accepted, or another one with this number.
        """
        with self._shelf.locked():
            before = self.directory()
            if before and pin.epoch < before.epoch:
                raise Refused(Reason.DIRECTORY_OLDER)
            if before and pin.epoch == before.epoch and pin != before:
                raise Refused(Reason.DIRECTORY_DOUBLE)
            if pin != before:
                self._write("directory", pin)

    def version(self, item: Item) -> VersionPin | None:
        """Return the newest version of a secret that was received, or None."""
        return self._read(VersionPin, item.name)

    def check_version(self, item: Item, pin: VersionPin, resealed: bool = False) -> None:
        """Refuse what is not above the newest version; its very envelope again is fine.

        Args:
            item: which secret.
            pin: the version that came, and its envelope.
            resealed: whether that is the same version sealed anew, which is fine too.

        Raises:
            Refused: a newer version was received, or another envelope with this one.
        """
        before = self.version(item)
        if before and pin.version < before.version:
            raise Refused(Reason.VERSION_OLDER)
        if before and pin.version == before.version and pin != before and not resealed:
            raise Refused(Reason.VERSION_DOUBLE)

    def pin_version(self, item: Item, pin: VersionPin, resealed: bool = False) -> None:
        """Remember an envelope that was received.

        Raises:
            Refused: as in `check_version`.
        """
        with self._shelf.locked():
            self.check_version(item, pin, resealed)
            if pin != self.version(item):
                self._write(item.name, pin)

    def _read(self, kind: type[T], name: str) -> T | None:
        data = self._shelf.read(name)
        if data is None:
            return None
        try:
            return canonical.decode(kind, data)
        except canonical.Malformed:
            raise Unavailable(
                _("The note of what this computer has received is damaged ({name}).").format(
                    name=name
                ),
                _("Ask IT to enroll this computer anew."),
                "R21",
            ) from None

    def _write(self, name: str, pin: object) -> None:
        self._shelf.write(name, canonical.encode(pin))
