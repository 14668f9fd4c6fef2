"""The secrets of one account as its page shows them: where each stands, and what is next.

No keyring is asked: the index says what this computer has, and the signatures who has received.
"""

from dataclasses import dataclass

from pittadmin.domain.accounts import Account, can, is_open
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.custody import Custody
from pittadmin.domain.custody_states import CustodyState, transition
from pittadmin.domain.directory import Directory
from pittadmin.domain.errors import Problem, UserError
from pittadmin.domain.handover import Item, Kind, Outcome
from pittadmin.domain.i18n import _
from pittadmin.domain.page_roles import PageRole, missing_on_roster
from pittadmin.domain.people import Actor, Person
from pittadmin.domain.permissions import who_may
from pittadmin.domain.refusals import Refused
from pittadmin.services import this_computer
from pittadmin.services.context import Context, looking
from pittadmin.services.safe import Safe
from pittadmin.storage import accounts, devices, envelopes, page_roles
from pittadmin.storage import custody as stored
from pittadmin.storage import people as stored_people
from pittadmin.storage.database import Connection
from pittadmin.vault import receipts


@dataclass(frozen=True)
class ItemView:
    """One secret of the account.

    Args:
        kind: which.
        custody: what is known of it, None where nothing was handed over yet.
        here: whether this computer's keyring has the newest version.
        waits_here: whether a sealed envelope of it waits on this computer to be sent.
        proof: what the receipt that counts says: a sentence, or empty.
        trouble: why the receipt does not count, or None.
        acts: what this person may do about it now.
        holders: the names of those whose computers can open it.
    """

    kind: Kind
    custody: Custody | None
    here: bool = False
    waits_here: bool = False
    proof: str = ""
    trouble: Refused | None = None
    acts: tuple[Act, ...] = ()
    holders: tuple[str, ...] = ()

    @property
    def state(self) -> CustodyState:
        """Where it stands."""
        return self.custody.state if self.custody else CustodyState.NOT_YET


@dataclass(frozen=True)
class CustodyView:
    """What an account's page shows of its secrets.

    Args:
        account: the account.
        items: its secrets, in the order of `Kind`.
        roster: the roster of page roles, ended ones included.
        roster_missing: what the roster lacks.
        people: who may be entered on the roster.
        is_set_up: whether IT has set the keeping of passwords up.
        may_keep_roster: whether this person may change the roster now.
        is_it: whether the person who looks is of IT.
        note: who can do what this person can't, a sentence, or empty.
    """

    account: Account
    items: tuple[ItemView, ...]
    roster: tuple[PageRole, ...] = ()
    roster_missing: tuple[Problem, ...] = ()
    people: tuple[Person, ...] = ()
    is_set_up: bool = True
    may_keep_roster: bool = False
    is_it: bool = False
    note: str = ""

    @property
    def password(self) -> ItemView:
        """The password, which every account has."""
        return self.items[0]


_OFFERED = (
    Act.RECEIVE_SECRET,
    Act.HAND_OVER_SECRET,
    Act.ISSUE_SECRET,
    Act.REVEAL_SECRET,
    Act.CONFIRM_SECRET,
    Act.REPORT_SECRET,
    Act.REQUIRE_ROTATION,
    Act.REVOKE_SECRET,
)


def show(ctx: Context, safe: Safe, account_id: int) -> CustodyView | None:
    """Return what an account's page shows of its secrets, None where that is not one's business.

    Raises:
        Conflict: there is no such account.
    """
    directory = None
    try:
        directory = this_computer.directory_of(ctx, safe)
    except UserError:
        pass  # the page of this computer says it
    waiting = {one.header.row.item for one in safe.vault.outbox.waiting()}
    with looking(ctx) as look:
        account = accounts.get(look.conn, account_id)
        inside = look.actor.may(Act.HAND_OVER_SECRET, account.department_id)
        is_it = look.actor.may(Act.ISSUE_SECRET)
        if not (inside or is_it):
            return None
        known = {one.item.kind: one for one in stored.of_account(look.conn, account_id)}
        owners = devices.owners(look.conn)
        items = []
        for kind in Kind:
            item, found = Item(account_id, kind), known.get(kind)
            proof, trouble = _proof(look.conn, found, directory, owners)
            allowed = []
            for act in _OFFERED:
                if act in (Act.ISSUE_SECRET, Act.HAND_OVER_SECRET):
                    fits = can(look.actor, account, act)
                    fits = fits and is_it is (act is Act.ISSUE_SECRET)
                    if act is Act.ISSUE_SECRET:
                        fits = fits and kind is Kind.PASSWORD
                else:
                    fits = look.actor.may(act, account.department_id) and _fits(
                        act, found, look.actor
                    )
                if fits:
                    allowed.append(act)
            version = found.version if found else 0
            held = safe.vault.store.version(item.name)
            ids = envelopes.holders_of(look.conn, item, version) if version else frozenset()
            items.append(
                ItemView(
                    kind,
                    found,
                    bool(held) and held >= version,
                    item in waiting,
                    proof,
                    trouble,
                    tuple(allowed),
                    tuple(sorted({owners[one] for one in ids if one in owners})),
                )
            )
        roster: tuple[PageRole, ...] = ()
        missing: tuple[Problem, ...] = ()
        who: tuple[Person, ...] = ()
        if not account.has_own_password:
            roster = page_roles.of_account(look.conn, account_id, look.today)
            missing = tuple(missing_on_roster(account.platform, roster))
            who = tuple(stored_people.persons(look.conn, active_only=True))
        return CustodyView(
            account,
            tuple(items),
            roster,
            missing,
            who,
            devices.is_set_up(look.conn),
            can(look.actor, account, Act.KEEP_PAGE_ROLES),
            is_it,
            _note(account, inside, known.get(Kind.PASSWORD)),
        )


def _fits(act: Act, known: Custody | None, actor: Actor) -> bool:
    """Tell whether an act that moves a secret, or shows it, fits where that stands."""
    if known is None:
        return False
    if act is Act.REVEAL_SECRET:
        return known.version > 0 and known.state is not CustodyState.REVOKED
    if act is Act.RECEIVE_SECRET:
        return known.is_received_by(actor)
    return transition(act, known.state) is not None


def _proof(
    conn: Connection,
    known: Custody | None,
    directory: Directory | None,
    owners: dict[str, str],
) -> tuple[str, Refused | None]:
    """Return what the first receipt that counts says, or why none does."""
    if known is None or not known.version or directory is None:
        return "", None
    trouble = None
    for kept in envelopes.of(conn, known.item, known.version):
        if kept.sealed is None or kept.sealed.id != known.envelope:
            continue
        for one in envelopes.receipts_of(conn, kept.id):
            if one.signed is None or one.signed.receipt.outcome is not Outcome.RECEIVED:
                continue
            try:
                said = receipts.verify(one.signed, kept.sealed, directory)
            except Refused as error:
                trouble = trouble or error
                continue
            name = owners.get(said.device, one.by.name)
            return (
                _("received {day} by {person}").format(day=say_date(said.at), person=name),
                None,
            )
    return "", trouble if known.state is CustodyState.RECEIVED else None


def _note(account: Account, inside: bool, known: Custody | None) -> str:
    by_it = account.has_own_password and not account.exists_already
    if known is not None or not inside or not by_it or not is_open(account, Act.ISSUE_SECRET):
        return ""
    return _("IT makes the password and seals it to the department. It waits for {who}.").format(
        who=who_may(Act.ISSUE_SECRET)
    )
