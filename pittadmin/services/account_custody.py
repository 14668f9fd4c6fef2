"""Moves what is known of a secret along its states, and sums up on the account how it stands."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.custody import Custody
from pittadmin.domain.custody_states import WITH_IT, CustodyState, transition
from pittadmin.domain.errors import Conflict
from pittadmin.domain.handover import Item, Kind
from pittadmin.domain.i18n import _
from pittadmin.domain.page_roles import missing_on_roster
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.services.context import Look, Work
from pittadmin.storage import accounts, page_roles
from pittadmin.storage import custody as stored


def move(work: Work, account: Account, kind: Kind, act: Act, **values: Any) -> Custody:
    """Move a secret by an act that is open already, and return how it stands then.

    Args:
        work: the transaction; it holds the account.
        account: the account.
        kind: which of its secrets.
        act: what moves it.
        values: columns of `custody_schema.custody` that change besides state and moment.

    Raises:
        Conflict: it stands where the act does not fit.
    """
    item = Item(account.id, kind)
    before = stored.get(work.conn, item)
    state = before.state if before else CustodyState.NOT_YET
    arrow = transition(act, state)
    if arrow is None:
        raise Conflict(
            _("It stands otherwise by now, so you can't {act}.").format(
                act=PERMISSIONS[act].phrase
            ),
            _("Look at it again as it stands."),
            current=before,
        )
    if arrow.target is not state or before is None or arrow.next_version:
        values = {"since": work.now, **values}
    stored.put(work.conn, item, state=arrow.target, **values)
    sum_up(work, account.id)
    after = stored.get(work.conn, item)
    assert after is not None
    return after


def require_change(work: Work, account: Account, reason: str) -> None:
    """Require that every secret of an account is changed, under the act that is open."""
    _each(work, account, Act.REQUIRE_ROTATION, reason)


def revoke(work: Work, account: Account, reason: str) -> None:
    """End the keeping of every secret of an account, under the act that is open."""
    _each(work, account, Act.REVOKE_SECRET, reason)


def _each(work: Work, account: Account, act: Act, reason: str) -> None:
    for known in stored.of_account(work.conn, account.id):
        if known.version and transition(act, known.state):
            move(work, account, known.item.kind, act, reason=reason)


def sum_up(work: Work, account_id: int) -> None:
    """Write down on the account how what it is logged in with stands now."""
    account = accounts.get(work.conn, account_id)
    stored.sum_up(work.conn, account_id, state_of(work, account))


def follow(work: Work, people_ids: Collection[int]) -> None:
    """Sum up anew where people hold page roles whose roles here have changed, under that act.

    Whether a roster is complete depends on who is of IT and who of the department.
    """
    for account_id in page_roles.accounts_of(work.conn, people_ids):
        sum_up(work, account_id)


def as_of_today(seen: Look | Work, account: Account) -> Account:
    """Return an account as it stands today, where a role on its roster may have ended by its date.

    What was summed up is as old as the last act; a delegation ends in a night without one.
    """
    if account.has_own_password or account.custody not in WITH_IT:
        return account
    if not page_roles.of_ended_roles(seen.conn, seen.today, account.id):
        return account
    return replace(account, custody=state_of(seen, account))


def overtaken(seen: Look | Work) -> list[Account]:
    """Return the accounts whose roster is no longer complete since a role has ended by its date."""
    found = (
        accounts.get(seen.conn, one) for one in page_roles.of_ended_roles(seen.conn, seen.today)
    )
    today = [(one, as_of_today(seen, one)) for one in found]
    return [now for before, now in today if now.custody is not before.custody]


def state_of(seen: Look | Work, account: Account) -> CustodyState:
    """Return how what an account is logged in with stands.

    Where its platform has page roles, that is the roster, unless the password of the login that
    holds them must be changed.
    """
    known = stored.get(seen.conn, Item(account.id, Kind.PASSWORD))
    state = known.state if known else CustodyState.NOT_YET
    if account.has_own_password or state in (CustodyState.ROTATION_REQUIRED, CustodyState.REVOKED):
        return state
    roster = page_roles.of_account(seen.conn, account.id, seen.today)
    if roster and not missing_on_roster(account.platform, roster):
        return CustodyState.RECEIVED
    return CustodyState.NOT_YET
