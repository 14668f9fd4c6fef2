"""The three kinds of requests to another office, as data: e-mails, platforms, transfers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.permissions import who_may
from pittadmin.domain.requests import (
    EMAIL_COLUMNS,
    PLATFORM_COLUMNS,
    TRANSFER_COLUMNS,
    EmailRequest,
    EmailRequestState,
    PlatformRequest,
    PlatformRequestState,
    RequestState,
    Transfer,
    TransferState,
)
from pittadmin.domain.steps import Step
from pittadmin.domain.tables import Column
from pittadmin.services import account_view, emails, platforms, transfers
from pittadmin.services.context import Context
from pittadmin.ui.decision import Question
from pittadmin.ui.email_supply import open_email_supply
from pittadmin.ui.shell import Shell

Form = Callable[[Shell, QWidget, Any], object]


@dataclass(frozen=True)
class Answer:
    """One answer to a request.

    Args:
        act: what it is; the table of who may do what says who gives it.
        state: where the request must stand.
        words: its button.
        department: in whose matter it is given; None for the City's.
        question: how it is asked, with a place for {what}; None when it has a form.
        run: the service; takes context, id, and the reason where one is asked.
        form: what opens in place of the question.
        todo: what to do, a sentence; the answer that moves the request on has one.
    """

    act: Act
    state: RequestState
    words: str
    department: Callable[[Any], int | None]
    question: Question | None = None
    run: Callable[..., object] | None = None
    form: Form | None = None
    todo: str = ""

    @property
    def leads(self) -> bool:
        """Whether it moves the request on, so that its button is the main one."""
        return bool(self.todo)


@dataclass(frozen=True)
class Kind:
    """A kind of requests.

    Args:
        subject: its name in `Shell.go`.
        title: its view; `name` is what the table holds.
        empty: what stands there when there are none, and what will be there.
        columns: its table.
        read: reads all of them.
        moment: when one was asked.
        concerns: the departments whose matter one is.
        own: the persons whose own matter one is, so that they can't decide it (R4).
        heading: what one is about.
        path: its steps.
        says: label and value of what was asked.
        answers: what can be answered, the first one leading.
        waits_for: who has to answer, in a sentence.
        asks: the act by which one is asked for where they are shown; None if it is elsewhere.
    """

    subject: str
    title: str
    empty: tuple[str, str]
    columns: tuple[Column[Any], ...]
    read: Callable[[Context], list[Any]]
    moment: Callable[[Any], datetime]
    concerns: Callable[[Any], frozenset[int]]
    own: Callable[[Context, Any], frozenset[int]]
    heading: Callable[[Any], str]
    path: Callable[[Any], list[Step]]
    says: Callable[[Any], list[tuple[str, str]]]
    answers: tuple[Answer, ...]
    waits_for: Callable[[Any], str]
    asks: Act | None = None


def _by(person: PersonRef | None, moment: datetime | None) -> str:
    return ", ".join(filter(None, (say_date(moment), person.name if person else "")))


def _city(_request: Any) -> None:
    return None


def _nobody(_ctx: Context, _request: Any) -> frozenset[int]:
    return frozenset()


def _two_steps(
    request: EmailRequest | PlatformRequest, asked: str, open_: str, answered: str, refused: str
) -> list[Step]:
    """Return the path of a request that one office answers."""
    first = Step("done", asked, _by(request.requested_by, request.requested_at))
    note = _by(request.decided_by, request.decided_at)
    if request.state in (EmailRequestState.OPEN, PlatformRequestState.OPEN):
        return [first, Step("now", open_)]
    if request.state in (EmailRequestState.SUPPLIED, PlatformRequestState.ACCEPTED):
        return [first, Step("done", answered, note)]
    return [first, Step("stopped", refused, note)]


def _decision(request: EmailRequest | PlatformRequest | Transfer) -> list[tuple[str, str]]:
    return [(_("Answer"), request.decision)] if request.decision else []


EMAILS = Kind(
    "email_request",
    _("E-mail requests"),
    (
        _("No e-mail requests."),
        _("A department without a general e-mail asks IT for one when it requests an account."),
    ),
    EMAIL_COLUMNS,
    emails.all_requests,
    lambda r: r.requested_at,
    lambda r: frozenset({r.department_id}),
    _nobody,
    lambda r: _("E-mail for {department}").format(department=r.department),
    lambda r: _two_steps(
        r, _("Requested"), _("IT's answer"), _("Supplied by IT"), _("Declined by IT")
    ),
    lambda r: [
        (_("Department"), r.department),
        (_("Requested address"), r.wish),
        *_decision(r),
    ],
    (
        Answer(
            Act.SUPPLY_EMAIL,
            EmailRequestState.OPEN,
            _("&Supply the e-mail…"),
            _city,
            form=open_email_supply,
            todo=_("Make the department's mailbox, then supply its address here."),
        ),
        Answer(
            Act.TURN_AWAY_EMAIL,
            EmailRequestState.OPEN,
            _("&Decline…"),
            _city,
            Question(
                _("Decline the request?"),
                _("{what}: the accounts that wait for it become drafts again, with your reason."),
                _("Decline the request"),
                _("The request is declined: {what}."),
                "danger",
                reason=True,
            ),
            emails.turn_away,
        ),
    ),
    lambda r: who_may(Act.SUPPLY_EMAIL),
)

PLATFORMS = Kind(
    "platform_request",
    _("Platform requests"),
    (
        _("No platform requests."),
        _("A department that needs another platform than the allowed ones asks Personnel here."),
    ),
    PLATFORM_COLUMNS,
    platforms.all_requests,
    lambda r: r.requested_at,
    lambda r: frozenset({r.department_id}),
    lambda ctx, r: frozenset({r.requested_by.id}),
    lambda r: _("{platform} for {department}").format(platform=r.name, department=r.department),
    lambda r: _two_steps(
        r,
        _("Requested"),
        _("Personnel's answer"),
        _("Accepted by Personnel"),
        _("Declined by Personnel"),
    ),
    lambda r: [
        (_("Web address"), r.host),
        (_("Department"), r.department),
        (_("Reason"), r.reason),
        *_decision(r),
    ],
    (
        Answer(
            Act.ACCEPT_PLATFORM,
            PlatformRequestState.OPEN,
            _("&Accept…"),
            _city,
            Question(
                _("Accept this platform?"),
                _("{what}: all departments may then ask for accounts on it, with general checks."),
                _("Accept the platform"),
                _("The platform is accepted: {what}."),
            ),
            platforms.accept,
            todo=_("Read the reason, then accept the platform or decline it."),
        ),
        Answer(
            Act.DECLINE_PLATFORM,
            PlatformRequestState.OPEN,
            _("&Decline…"),
            _city,
            Question(
                _("Decline this platform?"),
                _("{what}: the department reads your reason."),
                _("Decline the platform"),
                _("The platform is declined: {what}."),
                "danger",
                reason=True,
            ),
            platforms.decline,
        ),
    ),
    lambda r: who_may(Act.ACCEPT_PLATFORM),
    Act.REQUEST_PLATFORM,
)


def _from(transfer: Transfer) -> int:
    return transfer.from_department_id


def _to(transfer: Transfer) -> int:
    return transfer.to_department_id


def _parties(ctx: Context, transfer: Transfer) -> frozenset[int]:
    """Return whose own matter a transfer is: both heads', and those of the account."""
    own = {transfer.offered_by.id}
    if transfer.agreed_by is not None:
        own.add(transfer.agreed_by.id)
    account = account_view.show(ctx, transfer.account_id).account
    return frozenset(own) | account.own_matter_of(Act.APPROVE_TRANSFER)


def _transfer_path(transfer: Transfer) -> list[Step]:
    state = transfer.state
    decided = _by(transfer.decided_by, transfer.decided_at)
    agreed = _("{department} agrees").format(department=transfer.to_department)
    mayor = _("The Mayor's office approves")
    steps = [Step("done", _("Offered"), _by(transfer.offered_by, transfer.offered_at))]
    if transfer.agreed_at is not None:
        steps.append(Step("done", agreed, _by(transfer.agreed_by, transfer.agreed_at)))
    elif state is TransferState.OFFERED:
        steps.append(Step("now", agreed))
    if state is TransferState.APPROVED:
        steps.append(Step("done", mayor, decided))
    elif state in (TransferState.OFFERED, TransferState.AGREED):
        steps.append(Step("now" if state is TransferState.AGREED else "later", mayor))
    else:
        said = {
            TransferState.DECLINED: _("Declined by the other head"),
            TransferState.DENIED: _("Denied by the Mayor's office"),
            TransferState.WITHDRAWN: _("Taken back"),
        }
        steps.append(Step("stopped", said[state], decided))
    return steps


def _transfer_waits(transfer: Transfer) -> str:
    if transfer.state is TransferState.OFFERED:
        return _("the head of {department}").format(department=transfer.to_department)
    return who_may(Act.APPROVE_TRANSFER)


def _withdraw(state: TransferState) -> Answer:
    return Answer(
        Act.WITHDRAW_TRANSFER,
        state,
        _("&Take back…"),
        _from,
        Question(
            _("Take the transfer back?"),
            _("{what} stays where it is."),
            _("Take the transfer back"),
            _("The transfer is taken back: {what}."),
        ),
        transfers.withdraw,
    )


TRANSFERS = Kind(
    "transfer",
    _("Transfers"),
    (
        _("No transfers."),
        _("A head can offer an account to another department on the account's page."),
    ),
    TRANSFER_COLUMNS,
    transfers.all_transfers,
    lambda r: r.offered_at,
    lambda r: frozenset({r.from_department_id, r.to_department_id}),
    _parties,
    lambda r: r.account,
    _transfer_path,
    lambda r: [
        (_("From"), r.from_department),
        (_("To"), r.to_department),
        (_("Reason"), r.reason),
        *_decision(r),
    ],
    (
        Answer(
            Act.AGREE_TRANSFER,
            TransferState.OFFERED,
            _("&Agree…"),
            _to,
            Question(
                _("Take this account over?"),
                _("{what}: your department then answers for it, once the Mayor's office approves."),
                _("Agree to the transfer"),
                _("The transfer is with the Mayor's office: {what}."),
            ),
            transfers.agree,
            todo=_("Read the reason, then agree or decline. The Mayor's office decides after you."),
        ),
        Answer(
            Act.DECLINE_TRANSFER,
            TransferState.OFFERED,
            _("&Decline…"),
            _to,
            Question(
                _("Decline the transfer?"),
                _("{what} stays where it is; the other head reads your reason."),
                _("Decline the transfer"),
                _("The transfer is declined: {what}."),
                "danger",
                reason=True,
            ),
            transfers.decline,
        ),
        Answer(
            Act.APPROVE_TRANSFER,
            TransferState.AGREED,
            _("&Approve…"),
            _city,
            Question(
                _("Approve the transfer?"),
                _(
                    "{what} then belongs to the other department, which moves the login to its own "
                    "e-mail and names the administrators."
                ),
                _("Approve the transfer"),
                _("The transfer is approved: {what}."),
            ),
            transfers.approve,
            todo=_("Both heads agree. Read the reason, then approve the transfer or deny it."),
        ),
        Answer(
            Act.DENY_TRANSFER,
            TransferState.AGREED,
            _("&Deny…"),
            _city,
            Question(
                _("Deny the transfer?"),
                _("{what} stays where it is; both heads read your reason."),
                _("Deny the transfer"),
                _("The transfer is denied: {what}."),
                "danger",
                reason=True,
            ),
            transfers.deny,
        ),
        _withdraw(TransferState.OFFERED),
        _withdraw(TransferState.AGREED),
    ),
    _transfer_waits,
)

KINDS: tuple[Kind, ...] = (EMAILS, PLATFORMS, TRANSFERS)


def is_open(kind: Kind, request: Any) -> bool:
    """Tell whether a request still waits for an answer."""
    return request.state in states(kind.answers)


def states(answers: Iterable[Answer]) -> frozenset[RequestState]:
    """Return the states in which something can be answered."""
    return frozenset(answer.state for answer in answers)
