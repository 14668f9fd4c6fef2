"""Receiving what was sealed to this computer: opened, kept in its keyring, and receipted (R21)."""

from collections.abc import Callable
from dataclasses import dataclass

from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.handover import Outcome, Receipt, SignedReceipt
from pittadmin.domain.people import require
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.domain.roles import Role
from pittadmin.services import account_custody, this_computer
from pittadmin.services.context import Context, Work, acting, looking
from pittadmin.services.safe import Safe
from pittadmin.services.this_computer import Party
from pittadmin.storage import accounts, envelopes, ids
from pittadmin.storage import custody as stored
from pittadmin.storage.custody_schema import receipt as receipt_table
from pittadmin.storage.envelopes import KeptEnvelope
from pittadmin.vault import receiving as vault_receiving

Report = Callable[[int, int], None]
"""Told how many of how many are done; raises `Cancelled` to stop."""

_ABOUT_US = frozenset(
    {
        Reason.DIRECTORY_EXPIRED,
        Reason.DIRECTORY_BEHIND,
        Reason.NOT_ENROLLED,
        Reason.VERSION_OLDER,
        Reason.NOT_FOR_US,
    }
)
"""Refusals that say nothing against the envelope, so that no rejection is sent for them."""


@dataclass(frozen=True)
class NotReceived:
    """One envelope that was not received: the account's name, and why."""

    account: Account
    kept: KeptEnvelope
    why: Refused


@dataclass(frozen=True)
class Received:
    """What came of receiving.

    Args:
        done: how many were received.
        refused: those that were not, and why.
    """

    done: int = 0
    refused: tuple[NotReceived, ...] = ()


def waiting(ctx: Context, party: Party) -> tuple[KeptEnvelope, ...]:
    """Return the newest envelopes that are sealed to this computer and have no receipt from it.

    What can't be read as an envelope is among them where this person has it to receive, so that it
    is rejected and not passed over.
    """
    own = party.identity.id
    with looking(ctx) as look:
        newest = envelopes.newest(look.conn)
        done = envelopes.receipted_by(look.conn, own)
    device = party.directory.find(own)
    assert device is not None  # `this_computer.party` has looked
    found = []
    for kept in newest:
        if kept.sealed is None:
            for_us = device.role is Role.IT or device.serves(kept.row.department)
        else:
            for_us = own in kept.sealed.header.devices and kept.sealed.header.sender != own
        if for_us and kept.id not in done:
            found.append(kept)
    return tuple(found)


def receive_all(ctx: Context, safe: Safe, report: Report = lambda _done, _total: None) -> Received:
    """Receive everything that waits for this computer. Asks the keyring for each.

    Ended at any point, the next call does the rest.

    Args:
        ctx: who receives.
        safe: this computer.
        report: told of the progress.

    Raises:
        Refused: this computer is not enrolled, or the list of devices does not count.
        Unavailable: the keyring or the database can't be reached.
    """
    party = this_computer.party(ctx, safe)
    todo = waiting(ctx, party)
    done, refused = 0, []
    for at, kept in enumerate(todo):
        report(at, len(todo))
        why = _receive(ctx, safe, party, kept)
        if why is None:
            done += 1
        else:
            with looking(ctx) as look:
                refused.append(NotReceived(accounts.get(look.conn, kept.row.account), kept, why))
    report(len(todo), len(todo))
    return Received(done, tuple(refused))


def take_receipt(ctx: Context, envelope_row: int, signed: SignedReceipt) -> None:
    """Take a receipt into the database, and move what it is about.

    A device of the side that the envelope went to moves it, but not the one that sent it; a receipt
    of any other is kept, for it tells who holds the secret.

    Raises:
        NotAllowed: this person may not receive it.
    """
    said = signed.receipt
    act = Act.RECEIVE_SECRET if said.outcome is Outcome.RECEIVED else Act.REJECT_SECRET
    with acting(ctx) as work:
        account = accounts.hold(work.conn, said.row.account)
        role = require(work.actor, act, account.department_id)
        if said.device in {
            one.signed.receipt.device
            for one in envelopes.receipts_of(work.conn, envelope_row)
            if one.signed is not None
        }:
            return
        work.record(act, role, "account", account.id, said.reason)
        its_id = ids.reserve(work.conn, receipt_table)
        envelopes.add_receipt(
            work.conn, its_id, envelope_row, signed, work.actor.person.id, work.now
        )
        if _moves(work, said):
            values = (
                {"received_at": work.now, "received_by_id": work.actor.person.id}
                if said.outcome is Outcome.RECEIVED
                else {"reason": said.reason}
            )
            account_custody.move(work, account, said.row.kind, act, **values)


def _moves(work: Work, said: Receipt) -> bool:
    """Tell whether a receipt by the person who acts is the one that the sender waits for."""
    known = stored.get(work.conn, said.row.item)
    if known is None or (known.state, known.envelope) != (CustodyState.PENDING, said.envelope):
        return False
    sent = envelopes.of(work.conn, said.row.item, known.version)
    if any(one.sealed and one.sealed.header.sender == said.device for one in sent):
        return False
    # The computers of IT are enrolled for IT, whatever else their people are.
    return work.actor.has(Role.IT) == said.row.direction.to_it


def _receive(ctx: Context, safe: Safe, party: Party, kept: KeptEnvelope) -> Refused | None:
    """Receive one envelope; return why not, after telling its sender so where that helps."""
    now = ctx.clock.now()
    if kept.sealed is None:
        return Refused(Reason.MALFORMED)
    try:
        signed = vault_receiving.receive(
            kept.sealed,
            kept.row,
            party.directory,
            party.identity,
            safe.vault.store,
            safe.vault.pins,
            now,
        )
    except Refused as why:
        if why.reason not in _ABOUT_US:
            rejection = vault_receiving.reject(
                kept.sealed, kept.row, why.reason, party.identity, now
            )
            take_receipt(ctx, kept.id, rejection)
        return why
    take_receipt(ctx, kept.id, signed)
    return None
