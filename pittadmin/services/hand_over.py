"""Handing a secret over: sealed on this computer, kept in its outbox, delivered exactly once.

In three steps, so that a lost connection costs nothing: `prepare` asks the database, `seal` needs
none, and `flush` delivers what waits, now or when the connection is back.
"""

from dataclasses import dataclass

from pittadmin.domain.accounts import Account, permit
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, Problem, Unavailable
from pittadmin.domain.handover import Direction, Envelope, Item, Kind, Row
from pittadmin.domain.i18n import _
from pittadmin.domain.passwords import PasswordRules, Strength, password_rules
from pittadmin.domain.people import require
from pittadmin.domain.roles import Role
from pittadmin.services import account_custody, this_computer
from pittadmin.services.context import Context, Look, acting, looking
from pittadmin.services.safe import Safe
from pittadmin.services.this_computer import Party
from pittadmin.storage import accounts, devices, envelopes, ids, people
from pittadmin.storage.custody_schema import envelope as envelope_table
from pittadmin.vault import passwords, sending
from pittadmin.vault.outbox import Returned
from pittadmin.vault.secret import Secret

ACTS: dict[Direction, Act] = {
    Direction.TO_IT: Act.HAND_OVER_SECRET,
    Direction.TO_DEPARTMENT: Act.ISSUE_SECRET,
    Direction.WITHIN_IT: Act.ISSUE_SECRET,
    Direction.RESEALED: Act.RESEAL_SECRET,
}
"""By which act each kind of envelope is sent."""


@dataclass(frozen=True)
class Handing:
    """Everything that is needed to seal a secret, but the secret.

    Args:
        account: the account, as it stood when this was prepared.
        row: what the envelope will be.
        to: ids of the devices of the department, for what IT sends.
        party: this computer.
        rules: what the platform takes as a password.
        replaces: whether a version was handed over before.
    """

    account: Account
    row: Row
    to: frozenset[str]
    party: Party
    rules: PasswordRules
    replaces: bool


@dataclass(frozen=True)
class Flushed:
    """What came of sending what waited.

    Args:
        sent: how many envelopes the database has taken.
        returned: those that it did not take, and why; they wait no longer.
        unreachable: why the rest still waits, or None.
    """

    sent: int = 0
    returned: tuple[Returned, ...] = ()
    unreachable: Unavailable | None = None


def direction_for(look: Look, account: Account) -> Direction:
    """Return from whom to whom this person would hand over a secret of an account.

    Raises:
        NotAllowed: this person may not.
    """
    # The computers of IT are enrolled for IT, whatever else their people are.
    if look.actor.may(Act.ISSUE_SECRET):
        inside = people.administrators_and_head(look.conn, account.department_id, look.today)
        of_it = {one.id for one in people.holders(look.conn, [Role.IT], look.today)}
        return Direction.WITHIN_IT if inside and inside <= of_it else Direction.TO_DEPARTMENT
    require(look.actor, Act.HAND_OVER_SECRET, account.department_id)
    return Direction.TO_IT


def prepare(ctx: Context, safe: Safe, account_id: int, kind: Kind = Kind.PASSWORD) -> Handing:
    """Return what is needed to hand a secret of an account over. Asks the keyring.

    Raises:
        NotAllowed: this person may not.
        Conflict: the account stands where there is nothing to hand over.
        Refused: this computer is not enrolled, or the list of devices does not count.
        Unavailable: nothing is set up, or the keyring is absent or locked.
    """
    party = this_computer.party(ctx, safe)
    with looking(ctx) as look:
        account = accounts.get(look.conn, account_id)
        direction = direction_for(look, account)
        permit(look.actor, account, ACTS[direction])
        item = Item(account_id, kind)
        last = envelopes.newest_version(look.conn, item)
    # A database that was put back to a backup may know less than this computer has seen.
    seen = safe.vault.pins.version(item)
    last = max(last, seen.version if seen else 0, safe.vault.store.version(item.name))
    waits = [one.header.row for one in safe.vault.outbox.waiting()]
    last = max([last, *(row.version for row in waits if row.item == item)])
    to = frozenset[str]()
    if direction is Direction.TO_DEPARTMENT:
        to = party.directory.of_department(account.department_id)
        if not to:
            raise Conflict(
                _("No computer of {department} is enrolled.").format(department=account.department),
                _("Ask its administrators or its head to ask for it, under Credentials."),
                "R22",
            )
    if direction is Direction.WITHIN_IT and not party.directory.it - {party.identity.id}:
        raise Conflict(
            _("No other computer of IT is enrolled, so nobody could receive it."),
            _("Enroll another one under Credentials."),
            "R22",
        )
    return Handing(
        account,
        Row(account_id, account.department_id, kind, last + 1, direction),
        to,
        party,
        password_rules(account.platform),
        last > 0,
    )


def seal(ctx: Context, safe: Safe, handing: Handing, secret: Secret) -> Envelope:
    """Keep a secret in this computer's keyring, seal it, and let it wait to be delivered.

    Needs no database.

    Raises:
        Invalid: the platform would not take it, it is empty or too long.
        Refused: the list of devices has expired since.
        Unavailable: the keyring is absent or locked, or the outbox can't be written.
    """
    text = secret.reveal()
    problems = handing.rules.problems(text) if handing.row.kind is Kind.PASSWORD else ()
    if not text.strip():
        problems = (Problem(_("There is nothing in it."), _("Enter it."), "secret", "R21"),)
    if problems:
        raise Invalid(*problems)
    own = handing.party
    return sending.hand_over(
        secret,
        handing.row,
        own.directory,
        own.identity,
        safe.vault,
        ctx.clock.now(),
        handing.to,
    )


def send(ctx: Context, safe: Safe, handing: Handing, secret: Secret) -> Flushed:
    """Seal a secret and deliver it, now or when the database is there again; the secret is wiped.

    Raises:
        Invalid: the platform would not take it, it is empty or too long.
        Refused: the list of devices has expired since.
        Unavailable: the keyring is absent or locked, or the outbox can't be written.
    """
    with secret:
        seal(ctx, safe, handing, secret)
    return flush(ctx, safe)


def make(handing: Handing) -> Secret:
    """Return a new password that the platform takes."""
    return passwords.generate(handing.rules)


def judge(handing: Handing, secret: Secret) -> Strength:
    """Return how strong a typed password is, to somebody who knows whose it is."""
    account = handing.account
    with secret:
        return passwords.strength_of(
            secret, (account.handle, account.department, account.email, account.platform_name)
        )


def flush(ctx: Context, safe: Safe) -> Flushed:
    """Deliver what waits in the outbox. Asks no keyring; no network is no error.

    Raises:
        Unavailable: the outbox can't be read.
    """
    before = len(safe.vault.outbox.waiting())
    if not before:
        return Flushed()
    unreachable, returned = None, ()
    try:
        returned = sending.send(safe.vault, lambda one: deliver(ctx, one))
    except Unavailable as error:
        unreachable = error
    rest = len(safe.vault.outbox.waiting())
    return Flushed(before - rest - len(returned), returned, unreachable)


def deliver(ctx: Context, sealed: Envelope) -> None:
    """Take one envelope into the database, in one transaction; one that is there changes nothing.

    Raises:
        NotAllowed: this person may not send it.
        Conflict: its version was handed over already, or the account is another department's by
            now, or closed.
    """
    if ctx.installation.is_try_out:  # whoever acts now: it was sealed by whose device it is
        with looking(ctx) as look:
            known = devices.find(look.conn, sealed.header.sender)
        ctx = ctx.acting_as(known.person.id) if known else ctx
    row = sealed.header.row
    act = ACTS[row.direction]
    with acting(ctx) as work:
        account = accounts.hold(work.conn, row.account)
        if envelopes.exists(work.conn, sealed.id):
            return
        if account.department_id != row.department:
            raise Conflict(
                _("{account} is another department's by now.").format(account=account.name),
                _("Have it handed over anew."),
                current=account,
            )
        if row.direction is Direction.RESEALED:
            role = require(work.actor, act, account.department_id)
        else:
            role = permit(work.actor, account, act)
        newest = envelopes.newest_version(work.conn, row.item)
        expected = newest if row.direction is Direction.RESEALED else row.version
        if row.version <= newest and row.direction is not Direction.RESEALED:
            raise Conflict(
                _("Another password was handed over for {account} meanwhile.").format(
                    account=account.name
                ),
                _("Look which of the two opens it, and hand that one over again."),
                current=account,
            )
        if row.version != expected:
            raise Conflict(
                _("A newer password was handed over for {account} meanwhile.").format(
                    account=account.name
                ),
                _("Seal that one."),
                current=account,
            )
        work.record(act, role, "account", account.id)
        its_id = ids.reserve(work.conn, envelope_table)
        envelopes.add(work.conn, its_id, sealed, work.actor.person.id, work.now)
        if row.direction is Direction.RESEALED:
            account_custody.move(work, account, row.kind, act)
            return
        account_custody.move(
            work,
            account,
            row.kind,
            act,
            secret_version=row.version,
            envelope_id=its_id,
            changed_at=work.now,
            changed_by_id=work.actor.person.id,
            received_at=None,
            received_by_id=None,
            verified_at=None,
            verified_by_id=None,
            works=None,
            reason="",
        )
