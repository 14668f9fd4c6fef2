"""Sealed envelopes that wait on this computer until the database has them.

An envelope lies here before it is sent, and is taken away after the database has it. Ended in
between, it is sent again, and the database knows it by its id: so each arrives exactly once.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from pittadmin.domain.errors import Unavailable, UserError
from pittadmin.domain.handover import Envelope, Row
from pittadmin.domain.refusals import Refused
from pittadmin.vault import envelopes
from pittadmin.vault.shelf import Shelf


@dataclass(frozen=True)
class Returned:
    """An envelope that the database did not take, and why. It waits no longer."""

    envelope: Envelope
    why: UserError


class Outbox:
    """The envelopes that wait.

    Args:
        shelf: where they lie.

    Every method raises `Unavailable` when the shelf can't be read or written.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def put(self, envelope: Envelope) -> None:
        """Have an envelope wait; at the return it lies on the disk. Twice is once."""
        with self._shelf.locked():
            self._shelf.write(_name(envelope.header.row), envelopes.to_bytes(envelope))

    def find(self, row: Row) -> Envelope | None:
        """Return what waits for this row of the database, or None."""
        return self._read(_name(row))

    def waiting(self) -> tuple[Envelope, ...]:
        """Return what waits, the older versions first. What can't be read is set aside."""
        found = [one for name in self._shelf.names() if (one := self._read(name))]
        return tuple(sorted(found, key=lambda one: (one.header.row.version, one.id)))

    def send(self, deliver: Callable[[Envelope], None]) -> tuple[Returned, ...]:
        """Send everything that waits, and return what was not taken.

        Args:
            deliver: hands one envelope to the database, in one transaction. An envelope with an
                id that is there already must change nothing.

        Raises:
            Unavailable: the database can't be reached; what was not sent yet still waits.
        """
        returned: list[Returned] = []
        for envelope in self.waiting():
            try:
                deliver(envelope)
            except Unavailable:
                raise
            except UserError as error:
                returned.append(Returned(envelope, error))
            self._take_away(envelope)
        return tuple(returned)

    def _read(self, name: str) -> Envelope | None:
        data = self._shelf.read(name)
        if data is None:
            return None
        try:
            return envelopes.from_bytes(data)
        except Refused:
            with suppress(Unavailable):
                self._shelf.set_aside(name)
            return None

    def _take_away(self, envelope: Envelope) -> None:
        name = _name(envelope.header.row)
        with self._shelf.locked():
            if self._shelf.read(name) == envelopes.to_bytes(envelope):  # not one put meanwhile
                self._shelf.remove(name)


def _name(row: Row) -> str:
    """Return the one place of what waits for a row: of two that are put there the later counts."""
    return f"{row.item.name}-v{row.version}-{row.direction}"
