"""Seals what IT holds anew: to computers that came since, and to a new recovery key (R22)."""

from collections.abc import Callable

from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.handover import Item
from pittadmin.domain.people import require
from pittadmin.services import hand_over, this_computer
from pittadmin.services.context import Context, looking
from pittadmin.services.safe import Safe
from pittadmin.services.this_computer import Party
from pittadmin.storage import custody as stored
from pittadmin.storage import envelopes
from pittadmin.storage.envelopes import KeptEnvelope
from pittadmin.vault import sending
from pittadmin.vault.envelopes import fits

_STATES = (CustodyState.RECEIVED, CustodyState.ROTATION_REQUIRED)


def behind(ctx: Context, safe: Safe) -> int:
    """Return how many secrets this computer holds that others, or the key on paper, can't open.

    Raises:
        NotAllowed: this person is not of IT.
        Refused: this computer is not enrolled.
        Unavailable: the keyring is absent or locked.
    """
    return len(_behind(ctx, safe, this_computer.party(ctx, safe)))


def reseal_all(
    ctx: Context, safe: Safe, report: Callable[[int, int], None] = lambda _done, _all: None
) -> int:
    """Seal each of them anew to all who should hold it, and return how many were sealed.

    Raises:
        NotAllowed: this person is not of IT.
        Refused: this computer is not enrolled.
        Unavailable: the keyring or the database can't be reached.
    """
    party = this_computer.party(ctx, safe)
    todo = _behind(ctx, safe, party)
    now = ctx.clock.now()
    for at, kept in enumerate(todo):
        report(at, len(todo))
        assert kept.sealed is not None
        to = party.directory.of_department(kept.row.department)
        sealed = sending.reseal(
            kept.sealed, party.directory, party.identity, safe.vault.pins, now, to
        )
        hand_over.deliver(ctx, sealed)
    report(len(todo), len(todo))
    return len(todo)


def _behind(ctx: Context, safe: Safe, party: Party) -> list[KeptEnvelope]:
    with looking(ctx) as look:
        require(look.actor, Act.RESEAL_SECRET)
        kept = {one.item: one for one in stored.every(look.conn, _STATES)}
        newest = envelopes.newest(look.conn)
    found: dict[Item, list[KeptEnvelope]] = {}
    for one in newest:
        if one.row.item in kept and one.sealed is not None:
            found.setdefault(one.row.item, []).append(one)
    todo = []
    for several in found.values():
        holders = {each for one in several if one.sealed for each in one.sealed.header.holders}
        department = several[-1].row.department
        should = party.directory.it | party.directory.of_department(department)
        pin = safe.vault.pins.version(several[-1].row.item)
        own = next(
            (one for one in several if one.sealed and pin and one.sealed.id == pin.envelope), None
        )
        sealed_so = any(one.sealed and fits(one.sealed, party.directory) for one in several)
        if own is not None and not (should <= holders and sealed_so):
            todo.append(own)
    return todo
