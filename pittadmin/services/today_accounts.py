"""What waits for a person of accounts: their paths, what they lack, reviews, and requests."""

from collections.abc import Callable

from pittadmin.domain.account_progress import next_act, next_step
from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, Answer, can
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import morning
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor
from pittadmin.domain.requests import EmailRequest, PlatformRequest, Transfer, TransferState
from pittadmin.services.account_view import missing
from pittadmin.services.context import Look
from pittadmin.services.waiting import Waiting
from pittadmin.storage import accounts, acts, requests
from pittadmin.storage.database import Connection

_STEPS: dict[Act, str] = {
    Act.SUBMIT_ACCOUNT: _("Finish the request"),
    Act.APPROVE_ACCOUNT: _("Read and decide"),
    Act.REVISE_ACCOUNT: _("Revise the request"),
    Act.RECORD_PAGE: _("Open the account"),
    Act.PUT_LIVE: _("Look and put it live"),
    Act.CONFIRM_DOWN: _("Take it down"),
}
_DUE: dict[str, tuple[Callable[[Connection, Actor], list[Account]], str]] = {
    "administrators": (accounts.unattended, _("Name who looks after it")),
    "login": (accounts.behind, _("Move the login")),
}
"""Which live accounts lack what, by the field that the problem names, and the step."""
_LACKS_SINCE = (Act.APPROVE_TRANSFER, Act.CHANGE_ADMINISTRATORS, Act.CHANGE_EMAIL)
"""The acts since which an account may lack it."""
_TODO: dict[Act, str] = {
    Act.APPROVE_ACCOUNT: _("Read the request, then approve it or deny it with a reason."),
    Act.PUT_LIVE: _(
        "Everything that the policy asks for is there. Look at the page and put it live."
    ),
}
"""What is to be done, said to who does it, where the account's own sentence speaks of them."""


def waiting(look: Look) -> list[Waiting]:
    """Return what waits for this person of accounts and of what departments ask for."""
    return [*_paths(look), *_due(look), *_requests(look), *_reviews(look)]


def _paths(look: Look) -> list[Waiting]:
    found = []
    for account in accounts.waiting(look.conn, look.actor):
        act = next_act(account, look.today)
        if Answer.ASKED in (account.placement_answer, account.waiver_answer) and (
            can(look.actor, account, Act.ACCEPT_PLACEMENT)
            or can(look.actor, account, Act.ACCEPT_WAIVER)
        ):
            found.append(_answer(account))
        # What waits for IT's e-mail is worked as the department's request, below.
        elif act is not None and act in _STEPS and can(look.actor, account, act):
            found.append(
                Waiting(
                    "account",
                    account.id,
                    account.state_since,
                    account.name,
                    _TODO.get(act) or next_step(account, look.today),
                    _STEPS[act],
                )
            )
    return found


def _due(look: Look) -> list[Waiting]:
    """Return what live accounts lack beside their pages, where this person can give it."""
    found = []
    for field, (lacking, step) in _DUE.items():
        some = lacking(look.conn, look.actor)
        since = acts.latest(look.conn, "account", [one.id for one in some], _LACKS_SINCE)
        for account in some:
            moment = since.get(account.id, account.state_since)
            said = [str(one) for one in missing(account, look.today) if one.field == field]
            for sentence in said[:1]:
                found.append(Waiting("account", account.id, moment, account.name, sentence, step))
    return found


def _answer(account: Account) -> Waiting:
    sentence = (
        _("The department asks whether the disclaimer may go elsewhere.")
        if account.placement_answer is Answer.ASKED
        else _("The department asks to go without a link to the City's website.")
    )
    since = account.recorded_at or account.submitted_at or account.state_since
    return Waiting("account", account.id, since, account.name, sentence, _("Read and answer"))


def _requests(look: Look) -> list[Waiting]:
    found: list[Waiting] = []
    if look.actor.may(Act.SUPPLY_EMAIL):
        found += [_email(one) for one in requests.email_requests(look.conn, open_only=True)]
    if look.actor.may(Act.ACCEPT_PLATFORM):
        found += [
            _platform(one)
            for one in requests.platform_requests(look.conn, open_only=True)
            if one.requested_by.id != look.actor.person.id
        ]
    for transfer in requests.transfers(look.conn, open_only=True):
        if transfer.state is TransferState.OFFERED:
            mine = look.actor.may(Act.AGREE_TRANSFER, transfer.to_department_id)
        else:
            heads = {one.id for one in (transfer.offered_by, transfer.agreed_by) if one}
            mine = look.actor.may(Act.APPROVE_TRANSFER) and look.actor.person.id not in heads
        if mine:
            found.append(_transfer(transfer))
    return found


def _email(request: EmailRequest) -> Waiting:
    return Waiting(
        "email_request",
        request.id,
        request.requested_at,
        _("E-mail for {department}").format(department=request.department),
        _("{person} asks for a general e-mail; registration waits for it.").format(
            person=request.requested_by.name
        ),
        _("Supply the e-mail"),
    )


def _platform(request: PlatformRequest) -> Waiting:
    return Waiting(
        "platform_request",
        request.id,
        request.requested_at,
        _("{platform} for {department}").format(
            platform=request.name, department=request.department
        ),
        _("{person} asks for a platform that is not allowed yet.").format(
            person=request.requested_by.name
        ),
        _("Read and decide"),
    )


def _transfer(transfer: Transfer) -> Waiting:
    return Waiting(
        "transfer",
        transfer.id,
        transfer.agreed_at or transfer.offered_at,
        transfer.account,
        _("Transfer to {department}: read the reason and answer.").format(
            department=transfer.to_department
        ),
        _("Read and answer"),
    )


def _reviews(look: Look) -> list[Waiting]:
    return [
        Waiting(
            "account",
            account.id,
            morning(account.next_review or look.today),
            account.name,
            _("The profile is due to be checked for the disclaimer again."),
            _("Check the profile"),
        )
        for account in accounts.reviews_due(look.conn, look.actor, look.today)
        if account.state is State.LIVE
    ]
