"""Measures sealing, opening and sealing anew."""

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter, process_time

PASSWORDS, RECIPIENTS = 1_000, 5
RESEALED = 500
GOAL = 1_000.0  # milliseconds for all of them

Line = tuple[str, float, float, float]
"""What was done, how long it took and how long the processor worked, and how long it may take."""


def measure() -> Iterator[Line]:
    """Yield a line for each thing that is measured; the recovery key is one of the recipients."""
    from pittadmin.domain.directory import Device
    from pittadmin.domain.handover import Direction
    from pittadmin.domain.roles import Role
    from pittadmin.vault import envelopes
    from pittadmin.vault.secret import Secret
    from tests.vault.hall import LATER, NOW, PASSWORD, ROW, found_hall, new_identity

    hall = found_hall()
    more = (Device(new_identity(f"it{at}").public, Role.IT) for at in range(3, RECIPIENTS))
    hall = hall.next((*hall.directory.devices, *more))
    rows = [replace(ROW, account=account) for account in range(PASSWORDS)]
    kept = []

    def seal_and_open() -> None:
        with Secret(PASSWORD) as secret:
            for row in rows:
                kept.append(envelopes.seal(secret, row, hall.directory, hall.librarian, NOW))
        for row, envelope in zip(rows, kept, strict=True):
            envelopes.check(envelope, row, hall.directory, LATER)
            envelopes.open_sealed(envelope, hall.it.opening).secret.wipe()

    def seal_anew() -> None:
        for row, envelope in zip(rows[:RESEALED], kept, strict=False):
            with envelopes.open_sealed(envelope, hall.it.opening).secret as secret:
                again = replace(row, direction=Direction.RESEALED)
                envelopes.seal(secret, again, hall.directory, hall.it, NOW)

    for words, work in (
        (f"{PASSWORDS:,} passwords for {RECIPIENTS} recipients: sealed and opened", seal_and_open),
        (f"{RESEALED} of them sealed anew for a new member of IT", seal_anew),
    ):
        began, worked = perf_counter(), process_time()
        work()
        yield words, (perf_counter() - began) * 1e3, (process_time() - worked) * 1e3, GOAL
