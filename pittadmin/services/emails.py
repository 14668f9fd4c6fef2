"""A department without a general e-mail asks IT for one; IT supplies it or says why not (R15)."""

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, permit
from pittadmin.domain.acts import Act
from pittadmin.domain.emails import check_new_department_email
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.requests import EmailRequest, EmailRequestState
from pittadmin.domain.roles import Role
from pittadmin.services.accounts import move, nothing_else
from pittadmin.services.context import Context, Work, acting, looking, needed_reason, tidy
from pittadmin.storage import accounts, ids, people, requests
from pittadmin.storage.schema import email_request as table

IN_USE = tuple(one for one in State if one not in (State.REVOKED, State.ARCHIVED))
"""The states of the accounts that use their department's e-mail, or will."""


def all_requests(ctx: Context) -> list[EmailRequest]:
    """Return the e-mail requests, the open ones first."""
    with looking(ctx) as look:
        return requests.email_requests(look.conn)


def ask(ctx: Context, account_id: int, version: int, wish: str = "") -> Account:
    """Ask IT for the e-mail that a draft lacks; the draft then waits, visibly.

    Raises:
        Conflict: the department has an e-mail meanwhile, or the draft was changed.
    """
    wish = tidy(wish, "email", 254)
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        department = people.get_department(work.conn, account.department_id)
        permit(work.actor, account, Act.REQUEST_EMAIL)
        if department.email:
            raise Conflict(
                _("{department} has a general e-mail now: {email}.").format(
                    department=department.name, email=department.email
                ),
                _("Open the request again and go on with it."),
                "R16",
                account,
            )
        moved = move(work, Act.REQUEST_EMAIL, account, version, "", nothing_else)
        if requests.open_email_request(work.conn, department.id) is None:
            requests.add(
                work.conn,
                table,
                id=ids.reserve(work.conn, table),
                department_id=department.id,
                wish=wish,
                requested_by_id=work.actor.person.id,
                requested_at=work.now,
            )
        return moved


def supply(ctx: Context, request_id: int, email: str) -> EmailRequest:
    """Supply the e-mail: the department has it, and every request that waited goes on.

    Raises:
        Invalid: the address is not the City's, is a person's, or another department's.
        Conflict: the request was answered already.
    """
    with acting(ctx) as work:
        request = _open_request(work, request_id)
        role = require(work.actor, Act.SUPPLY_EMAIL)
        department = people.get_department(work.conn, request.department_id)
        address = check_new_department_email(
            email,
            [(person.name, person.email) for person in people.persons(work.conn)],
            department.name,
            [
                (other.name, other.email)
                for other in people.departments(work.conn)
                if other.email and other.id != department.id
            ],
        )
        work.record(Act.SUPPLY_EMAIL, role, "email_request", request_id)
        people.change_department(work.conn, department.id, department.version, email=address)
        follow(work, role, department.id, address)
        return requests.email_request_of(work.conn, request_id)


def follow(work: Work, role: Role, department_id: int, address: str) -> None:
    """Let all that a department has follow its general e-mail, which was changed just now (R16).

    An open request for one is answered, and what waited for it goes on. An account without a page
    takes the address. The login of a page is on the platform: it stays where it is, and the account
    lacks that until somebody has moved it and records so (R20).
    """
    columns = {"email": address, "email_key": address.lower()}
    request = requests.open_email_request(work.conn, department_id)
    if request is not None:
        _answer(work, request, EmailRequestState.SUPPLIED, address)
    for account in accounts.of_department(work.conn, department_id, *IN_USE):
        if account.state is State.WAITING_EMAIL:
            move(work, Act.SUPPLY_EMAIL, account, account.version, "", lambda *_: columns)
        elif account.email.lower() != address.lower():
            said = _("{old} → {new}").format(old=account.email or "—", new=address)
            work.record(Act.CHANGE_EMAIL, role, "account", account.id, said)
            if not (account.has_page and account.email):
                accounts.change(work.conn, account.id, account.version, **columns)


def turn_away(ctx: Context, request_id: int, reason: str) -> EmailRequest:
    """Turn an e-mail request away, with the reason; what waited for it is a draft again."""
    reason = needed_reason(reason)
    with acting(ctx) as work:
        request = _open_request(work, request_id)
        role = require(work.actor, Act.TURN_AWAY_EMAIL)
        work.record(Act.TURN_AWAY_EMAIL, role, "email_request", request_id, reason)
        _answer(work, request, EmailRequestState.TURNED_AWAY, reason)
        waiting = accounts.of_department(work.conn, request.department_id, State.WAITING_EMAIL)
        for account in waiting:
            move(work, Act.TURN_AWAY_EMAIL, account, account.version, reason, nothing_else)
        return requests.email_request_of(work.conn, request_id)


def _open_request(work: Work, request_id: int) -> EmailRequest:
    request = requests.email_request_of(work.conn, request_id)
    if request.state is not EmailRequestState.OPEN:
        raise Conflict(
            _("{person} has answered this request already.").format(
                person=request.decided_by.name if request.decided_by else _("Somebody")
            ),
            _("Look at it as it stands now."),
            "R15",
            request,
        )
    return request


def _answer(work: Work, request: EmailRequest, state: EmailRequestState, decision: str) -> None:
    requests.change(
        work.conn,
        table,
        request,
        requests.email_request_of,
        state=state,
        decision=decision,
        decided_by_id=work.actor.person.id,
        decided_at=work.now,
    )
