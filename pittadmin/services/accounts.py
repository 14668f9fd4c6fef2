"""Asking for an account and deciding it: from the first draft to the archive."""

from collections.abc import Callable, Sequence
from typing import Any

from pittadmin.domain.account_progress import missing_to_submit
from pittadmin.domain.account_states import APPROVED_STATES, NEED_REASON, State
from pittadmin.domain.accounts import Account, AccountRequest, permit, transition
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef, require
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role
from pittadmin.services import judging, pictures, removed_content
from pittadmin.services.case_steps import page_is_down
from pittadmin.services.context import Context, Look, Work, acting, needed_reason, tidy
from pittadmin.services.pictures import NewPicture
from pittadmin.storage import accounts, ids, people
from pittadmin.storage.schema import account as table

Also = Callable[[Work, Account], dict[str, Any]]
"""Gives the columns that change together with the state."""


def save(
    ctx: Context,
    request: AccountRequest,
    account_id: int | None = None,
    version: int = 0,
    add: Sequence[NewPicture] = (),
    remove: Sequence[int] = (),
) -> Account:
    """Save a request as a draft: a new one, or a change of one.

    Args:
        ctx: who acts.
        request: what is asked for so far; what is empty is not judged yet.
        account_id: the draft to change, or None for a new one.
        version: the version of it that the form loaded.
        add: pictures to add as evidence.
        remove: ids of evidence to take off.

    Raises:
        Invalid: something that was entered can't stand; it names every problem.
        NotAllowed: the person may not, in that department.
        Conflict: somebody changed it meanwhile.
    """
    kept = [pictures.check(picture) for picture in add]
    with acting(ctx) as work:
        role = require(work.actor, Act.REQUEST_ACCOUNT, request.department_id)
        if account_id is None:
            values = judging.request_columns(work, request, None)
            account_id = ids.reserve(work.conn, table)
            work.record(Act.REQUEST_ACCOUNT, role, "account", account_id)
            accounts.add(
                work.conn,
                id=account_id,
                **values,
                state=State.DRAFT,
                state_since=work.now,
                requested_by_id=work.actor.person.id,
                requested_at=work.now,
            )
        else:
            before = accounts.hold(work.conn, account_id)
            role = permit(work.actor, before, Act.EDIT_ACCOUNT)
            values = judging.request_columns(work, request, before)
            work.record(Act.EDIT_ACCOUNT, role, "account", account_id)
            accounts.change(work.conn, account_id, version, **values)
        accounts.set_administrators(work.conn, account_id, request.administrators)
        pictures.change_evidence(work, account_id, kept, remove)
        return accounts.get(work.conn, account_id)


def submit(ctx: Context, account_id: int, version: int) -> Account:
    """Send a request to the Mayor's office.

    Raises:
        Invalid: something is missing; it names all of it.
        Conflict: the department's e-mail or the request has changed meanwhile.
    """

    def complete(work: Work, account: Account) -> dict[str, Any]:
        lacks = missing_to_submit(account, work.today)
        if lacks:
            raise Invalid(*lacks)
        department = people.get_department(work.conn, account.department_id)
        if (department.email or "").lower() != account.email.lower():
            raise Conflict(
                _("The department's general e-mail is now {email}.").format(email=department.email),
                _("Open the request, confirm the address on its first page, and send it again."),
                "R16",
                account,
            )
        return {"submitted_by_id": work.actor.person.id, "submitted_at": work.now}

    return _move(ctx, Act.SUBMIT_ACCOUNT, account_id, version, also=complete)


def withdraw(ctx: Context, account_id: int, version: int) -> Account:
    """Take a request back from the Mayor's office, to change it."""
    return _move(ctx, Act.WITHDRAW_ACCOUNT, account_id, version)


def revise(ctx: Context, account_id: int, version: int) -> Account:
    """Take a denied request up again."""
    return _move(ctx, Act.REVISE_ACCOUNT, account_id, version)


def discard(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Discard a request that was never approved; it is kept in the archive."""
    return _move(ctx, Act.DISCARD_ACCOUNT, account_id, version, reason)


def approve(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Approve an account (R4)."""
    return _move(ctx, Act.APPROVE_ACCOUNT, account_id, version, reason, _decided)


def deny(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Deny an account, with the reason for its department (R4)."""
    return _move(ctx, Act.DENY_ACCOUNT, account_id, version, reason, _decided)


def suspend(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Suspend the use of an account (R4)."""
    return _move(ctx, Act.SUSPEND_ACCOUNT, account_id, version, reason, _suspended)


def resume(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Let a suspended account be used again (R4)."""
    return _move(ctx, Act.RESUME_ACCOUNT, account_id, version, reason, _resumed)


def revoke(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Revoke the approval of an account (R4)."""
    return _move(ctx, Act.REVOKE_ACCOUNT, account_id, version, reason)


def order_down(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Order a page down, under any policy, approved or not (R48)."""
    return _move(ctx, Act.ORDER_DOWN, account_id, version, reason, _ordered)


def ordered(work: Work, account: Account, reason: str) -> Account:
    """Order a page down in a transaction that is open already: that of the case's step (R48)."""
    return move(work, Act.ORDER_DOWN, account, account.version, reason, _ordered)


def confirm_down(ctx: Context, account_id: int, version: int) -> Account:
    """Confirm that a page that was ordered down is down; its cases follow (R48).

    Raises:
        Invalid: no record of what it showed was sealed since the order (R9).
    """
    with acting(ctx) as work:
        before = accounts.hold(work.conn, account_id)
        account = move(work, Act.CONFIRM_DOWN, before, version, "", _recorded)
        page_is_down(work, account)
        return account


def reinstate(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Lift the order to take a page down (R48); a suspension by the Mayor stands.

    A page that was down is looked at anew before it is live, and one that was not approved is asked
    for as any other that exists already.
    """
    return _move(ctx, Act.REINSTATE_ACCOUNT, account_id, version, reason, _reinstated)


def archive(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Archive an account whose page is gone; it is kept for the record, its passwords no longer."""
    from pittadmin.services import account_custody

    reason = needed_reason(reason)
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        after = move(work, Act.ARCHIVE_ACCOUNT, account, version, reason, nothing_else)
        account_custody.revoke(work, after, _("The account is archived."))
        return accounts.get(work.conn, account_id)


def deciders(seen: Look | Work, account: Account) -> list[PersonRef]:
    """Return who can decide an account: the Mayor and designees whose own matter it is not (R4)."""
    own = account.own_matter_of(Act.APPROVE_ACCOUNT)
    holders = people.holders(seen.conn, (Role.MAYOR, Role.MAYOR_DESIGNEE), seen.today)
    return [person for person in holders if person.id not in own]


def others(able: Sequence[PersonRef], act: Act) -> str:
    """Return who decides instead of a person whose own matter it is, or whom to appoint (R4)."""
    if Role.MAYOR not in PERMISSIONS[act].roles:
        return ""
    if able:
        return _("Who can decide it: {people}.").format(people=", ".join(one.name for one in able))
    return _("There is nobody else yet: let the Mayor appoint a designee under Policy, Roles.")


def move(work: Work, act: Act, account: Account, version: int, reason: str, also: Also) -> Account:
    """Move an account along the arrow of `act`, in a transaction that is open already."""
    role = permit(work.actor, account, act, others(deciders(work, account), act))
    arrow = transition(account, act)
    assert arrow is not None  # `permit` saw it
    values = also(work, account)
    work.record(act, role, "account", account.id, reason, arrow.requirement)
    accounts.change(
        work.conn,
        account.id,
        version,
        state=arrow.target,
        state_since=work.now,
        state_reason=reason,
        **values,
    )
    return accounts.get(work.conn, account.id)


def nothing_else(work: Work, account: Account) -> dict[str, Any]:
    """Change nothing but the state."""
    return {}


def _move(
    ctx: Context,
    act: Act,
    account_id: int,
    version: int,
    reason: str = "",
    also: Also = nothing_else,
) -> Account:
    reason = needed_reason(reason) if act in NEED_REASON else tidy(reason)
    with acting(ctx) as work:
        return move(work, act, accounts.hold(work.conn, account_id), version, reason, also)


def _decided(work: Work, account: Account) -> dict[str, Any]:
    return {"decided_by_id": work.actor.person.id, "decided_at": work.now}


def _suspended(work: Work, account: Account) -> dict[str, Any]:
    return {"suspended": True}


def _resumed(work: Work, account: Account) -> dict[str, Any]:
    return {"suspended": False}


def _recorded(work: Work, account: Account) -> dict[str, Any]:
    removed_content.refuse_unsealed(work.conn, account_id=account.id, since=account.state_since)
    return {}


def _ordered(work: Work, account: Account) -> dict[str, Any]:
    if account.state in APPROVED_STATES:
        return {}
    # A denial or a revoked approval must not look like one that stands when the order is lifted.
    undecided = {"decided_by_id": None, "decided_at": None, "live_at": None, "next_review": None}
    return {**undecided, "suspended": False, "exists_already": True}


def _reinstated(work: Work, account: Account) -> dict[str, Any]:
    return {"live_at": None, "next_review": None} if account.state is State.TAKEN_DOWN else {}
