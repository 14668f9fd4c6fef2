"""An account passes to another department: both heads, then the Mayor (R5)."""

from pittadmin.domain.accounts import Account, is_open, permit
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef, require
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.requests import REQUEST_STATE_NAMES, Transfer, TransferState
from pittadmin.domain.roles import Role
from pittadmin.services import account_custody
from pittadmin.services.accounts import deciders, others
from pittadmin.services.context import Context, Work, acting, looking, needed_reason, tidy
from pittadmin.storage import accounts, ids, people, platforms, requests
from pittadmin.storage.schema import transfer as table


def all_transfers(ctx: Context) -> list[Transfer]:
    """Return the transfers, the newest first."""
    with looking(ctx) as look:
        return requests.transfers(look.conn)


def offer(
    ctx: Context, account_id: int, version: int, to_department_id: int, reason: str
) -> Transfer:
    """Offer an account to another department.

    Raises:
        Invalid: the other department is the same, or has no head or no general e-mail.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        role = permit(work.actor, account, Act.OFFER_TRANSFER)
        _refuse_target(work, account, to_department_id)
        if requests.open_transfer(work.conn, account_id) is not None:
            raise Conflict(
                _("A transfer of this account is under way already."),
                _("Look at it under Transfers."),
                "R5",
                account,
            )
        work.record(Act.OFFER_TRANSFER, role, "account", account_id, reason)
        accounts.change(work.conn, account_id, version)
        transfer_id = ids.reserve(work.conn, table)
        requests.add(
            work.conn,
            table,
            id=transfer_id,
            account_id=account_id,
            from_department_id=account.department_id,
            to_department_id=to_department_id,
            reason=reason,
            state=TransferState.OFFERED,
            offered_by_id=work.actor.person.id,
            offered_at=work.now,
        )
        return requests.transfer_of(work.conn, transfer_id)


def agree(ctx: Context, transfer_id: int) -> Transfer:
    """The receiving head agrees; the Mayor's office then decides."""
    with acting(ctx) as work:
        transfer = _standing(work, transfer_id, Act.AGREE_TRANSFER, TransferState.OFFERED)
        account = accounts.hold(work.conn, transfer.account_id)
        role = require(work.actor, Act.AGREE_TRANSFER, transfer.to_department_id)
        _refuse_moved_on(account, Act.AGREE_TRANSFER)
        _refuse_target(work, account, transfer.to_department_id)
        work.record(Act.AGREE_TRANSFER, role, "account", account.id)
        return _change(
            work,
            transfer,
            state=TransferState.AGREED,
            agreed_by_id=work.actor.person.id,
            agreed_at=work.now,
        )


def decline(ctx: Context, transfer_id: int, reason: str) -> Transfer:
    """The receiving head declines."""
    reason = needed_reason(reason)
    with acting(ctx) as work:
        transfer = _standing(work, transfer_id, Act.DECLINE_TRANSFER, TransferState.OFFERED)
        role = require(work.actor, Act.DECLINE_TRANSFER, transfer.to_department_id)
        work.record(Act.DECLINE_TRANSFER, role, "account", transfer.account_id, reason)
        return _decide(work, transfer, TransferState.DECLINED, reason)


def withdraw(ctx: Context, transfer_id: int) -> Transfer:
    """The offering head takes it back."""
    with acting(ctx) as work:
        transfer = _standing(
            work, transfer_id, Act.WITHDRAW_TRANSFER, TransferState.OFFERED, TransferState.AGREED
        )
        role = require(work.actor, Act.WITHDRAW_TRANSFER, transfer.from_department_id)
        work.record(Act.WITHDRAW_TRANSFER, role, "account", transfer.account_id)
        return _decide(work, transfer, TransferState.WITHDRAWN, "")


def approve(ctx: Context, transfer_id: int, reason: str = "") -> Transfer:
    """The Mayor approves: the account is the other department's, with its e-mail (R16).

    The login of a page is still to be moved to that e-mail (R20). Its administrators are the new
    department's to name, and its profile is due for a check at once.
    """
    reason = tidy(reason)
    with acting(ctx) as work:
        transfer = _standing(work, transfer_id, Act.APPROVE_TRANSFER, TransferState.AGREED)
        account = accounts.hold(work.conn, transfer.account_id)
        role = _mayor(work, transfer, account, Act.APPROVE_TRANSFER)
        _refuse_moved_on(account, Act.APPROVE_TRANSFER)
        _refuse_target(work, account, transfer.to_department_id)
        department = people.get_department(work.conn, transfer.to_department_id)
        email = account.email if account.has_page else department.email or ""
        work.record(Act.APPROVE_TRANSFER, role, "account", account.id, reason)
        accounts.change(
            work.conn,
            account.id,
            account.version,
            department_id=department.id,
            email=email,
            email_key=email.lower(),
            next_review=work.today if account.live_at else None,
        )
        accounts.set_administrators(work.conn, account.id, ())
        known = _("{department} knew it before the transfer.").format(department=account.department)
        account_custody.require_change(work, account, known)
        account_custody.sum_up(work, account.id)
        return _decide(work, transfer, TransferState.APPROVED, reason)


def deny(ctx: Context, transfer_id: int, reason: str) -> Transfer:
    """The Mayor denies; the account stays where it is."""
    reason = needed_reason(reason)
    with acting(ctx) as work:
        transfer = _standing(work, transfer_id, Act.DENY_TRANSFER, TransferState.AGREED)
        account = accounts.hold(work.conn, transfer.account_id)
        role = _mayor(work, transfer, account, Act.DENY_TRANSFER)
        work.record(Act.DENY_TRANSFER, role, "account", account.id, reason)
        return _decide(work, transfer, TransferState.DENIED, reason)


def _mayor(work: Work, transfer: Transfer, account: Account, act: Act) -> Role:
    own = {transfer.offered_by.id, *account.own_matter_of(act)}
    if transfer.agreed_by:
        own.add(transfer.agreed_by.id)
    able: list[PersonRef] = [one for one in deciders(work, account) if one.id not in own]
    return require(work.actor, act, None, own, others(able, act))


def _refuse_moved_on(account: Account, act: Act) -> None:
    """Refuse to hand over an account that was revoked or taken down since it was offered."""
    if not is_open(account, Act.OFFER_TRANSFER):
        raise Conflict(
            _("{account} is “{state}” since {day}, so you can't {act} now.").format(
                account=account.name,
                state=account.state_name,
                day=say_date(account.state_since),
                act=PERMISSIONS[act].phrase,
            ),
            _("Let the head who offered it take the transfer back."),
            "R5",
            account,
        )


def _refuse_target(work: Work, account: Account, department_id: int) -> None:
    if department_id == account.department_id:
        raise Invalid(
            Problem(
                _("The account is this department's already."),
                _("Choose another department."),
                "department",
                "R5",
            )
        )
    target = people.get_department(work.conn, department_id)
    if target.email is None:
        raise Invalid(
            Problem(
                _("{department} has no general e-mail, which the account would need.").format(
                    department=target.name
                ),
                _("Let it ask IT for one first."),
                "department",
                "R16",
            )
        )
    if target.head is None:
        raise Invalid(
            Problem(
                _("{department} has no head on file, who would answer for it.").format(
                    department=target.name
                ),
                _("Ask IT to enter the head under Policy, Departments."),
                "department",
                "R55",
            )
        )
    platform = platforms.catalog(work.conn)[account.platform]
    key = platform.handle_key(account.handle)
    twin = accounts.twin(work.conn, account.id, department_id, account.platform, key)
    if twin is not None:
        raise Invalid(
            Problem(
                _("{department} already has {handle} on {platform}.").format(
                    department=target.name,
                    handle=account.handle,
                    platform=account.platform_name,
                ),
                _("Archive that account first."),
                "department",
                "R5",
            )
        )


def _standing(work: Work, transfer_id: int, act: Act, *states: TransferState) -> Transfer:
    transfer = requests.transfer_of(work.conn, transfer_id)
    if transfer.state not in states:
        raise Conflict(
            _("This transfer stands at “{state}”, so you can't {act} now.").format(
                state=REQUEST_STATE_NAMES[transfer.state], act=PERMISSIONS[act].phrase
            ),
            _("Look at it as it stands now."),
            "R5",
            transfer,
        )
    return transfer


def _decide(work: Work, transfer: Transfer, state: TransferState, reason: str) -> Transfer:
    return _change(
        work,
        transfer,
        state=state,
        decision=reason,
        decided_by_id=work.actor.person.id,
        decided_at=work.now,
    )


def _change(work: Work, transfer: Transfer, **values: object) -> Transfer:
    requests.change(work.conn, table, transfer, requests.transfer_of, **values)
    return requests.transfer_of(work.conn, transfer.id)
