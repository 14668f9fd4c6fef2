"""One account as its page shows it to one person, and what the forms about it need to know."""

from dataclasses import dataclass
from datetime import date

from pittadmin.domain.account_progress import missing_to_go_live, missing_to_submit
from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, AccountRequest, is_open, permit
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, NotAllowed, Problem
from pittadmin.domain.history import Done
from pittadmin.domain.i18n import _
from pittadmin.domain.monitoring import Monitoring
from pittadmin.domain.people import Actor, Department, Person, PersonRef
from pittadmin.domain.platforms import Platform
from pittadmin.domain.requests import EmailRequest, Transfer
from pittadmin.services import account_custody, monitoring, removed_content
from pittadmin.services.accounts import deciders, others
from pittadmin.services.context import Context, Look, looking
from pittadmin.storage import accounts, acts, files, people, platforms, requests

OFFERED: tuple[Act, ...] = (
    Act.APPROVE_ACCOUNT,
    Act.DENY_ACCOUNT,
    Act.ACCEPT_PLACEMENT,
    Act.REFUSE_PLACEMENT,
    Act.ACCEPT_WAIVER,
    Act.REFUSE_WAIVER,
    Act.SUBMIT_ACCOUNT,
    Act.REVISE_ACCOUNT,
    Act.PUT_LIVE,
    Act.CONFIRM_DOWN,
    Act.RECORD_PAGE,
    Act.CHANGE_ADMINISTRATORS,
    Act.RECORD_LOGIN,
    Act.RESUME_ACCOUNT,
    Act.CHECK_PROFILE,
    Act.EDIT_ACCOUNT,
    Act.REINSTATE_ACCOUNT,
    Act.WITHDRAW_ACCOUNT,
    Act.OFFER_TRANSFER,
    Act.SUSPEND_ACCOUNT,
    Act.REVOKE_ACCOUNT,
    Act.ORDER_DOWN,
    Act.ARCHIVE_ACCOUNT,
    Act.DISCARD_ACCOUNT,
)
"""The acts on an account's page, in the order of their buttons: what moves it on comes first."""


@dataclass(frozen=True)
class AccountView:
    """One account as its page shows it to one person.

    Args:
        account: the account.
        acts: what this person may do now, in the order of the buttons.
        refused: acts that the person's role allows but not now, with the sentence why.
        missing: what the account still lacks for its next step.
        deciders: who can decide the request; nobody when empty.
        history: what was done, the newest first.
        transfer: the transfer under way, or None.
        email_request: the e-mail request that the account waits for, or None.
        monitoring: how far its page has been looked at; None where that is no matter.
    """

    account: Account
    acts: tuple[Act, ...]
    refused: dict[Act, str]
    missing: tuple[Problem, ...]
    deciders: tuple[PersonRef, ...]
    history: tuple[Done, ...]
    transfer: Transfer | None = None
    email_request: EmailRequest | None = None
    monitoring: Monitoring | None = None


@dataclass(frozen=True)
class FormFacts:
    """What the forms need to know to judge what is typed without asking the database again."""

    departments: tuple[Department, ...]
    people: tuple[Person, ...]
    platforms: dict[str, Platform]
    actor: Actor
    email_requests: tuple[EmailRequest, ...]

    def names_and_emails(self) -> list[tuple[str, str]]:
        """Return name and address of every person on file."""
        return [(person.name, person.email) for person in self.people]

    def may_request_for(self) -> tuple[Department, ...]:
        """Return the departments in which this person may ask for an account."""
        own = self.actor.departments_for(Act.REQUEST_ACCOUNT)
        return tuple(one for one in self.departments if one.id in own)


def form_facts(ctx: Context) -> FormFacts:
    """Return what the forms need to know."""
    with looking(ctx) as look:
        return FormFacts(
            tuple(people.departments(look.conn)),
            tuple(people.persons(look.conn, active_only=True)),
            platforms.catalog(look.conn),
            look.actor,
            tuple(requests.email_requests(look.conn, open_only=True)),
        )


def show(ctx: Context, account_id: int) -> AccountView:
    """Return one account as its page shows it to this person.

    Raises:
        Conflict: there is no such account.
    """
    with looking(ctx) as look:
        account = account_custody.as_of_today(look, accounts.get(look.conn, account_id))
        able = deciders(look, account)
        lacks = missing(account, look.today)
        allowed: list[Act] = []
        refused: dict[Act, str] = {}
        for act in OFFERED:
            if not is_open(account, act) or not look.actor.may(act, account.department_id):
                continue
            try:
                permit(look.actor, account, act, others(able, act))
            except NotAllowed as error:
                refused[act] = str(error)
                continue
            if act in (Act.PUT_LIVE, Act.SUBMIT_ACCOUNT) and lacks:
                refused[act] = str(lacks[0])
            else:
                allowed.append(act)
        if account.state is State.TAKE_DOWN_ORDERED and not _is_recorded(look, account):
            if Act.CONFIRM_DOWN in allowed:
                allowed.remove(Act.CONFIRM_DOWN)
                refused[Act.CONFIRM_DOWN] = str(removed_content.NOT_SEALED)
            if look.actor.may(Act.SEAL_RECORD, account.department_id):
                allowed.insert(0, Act.SEAL_RECORD)
        transfer = requests.open_transfer(look.conn, account_id)
        if transfer is not None and Act.OFFER_TRANSFER in allowed:
            allowed.remove(Act.OFFER_TRANSFER)
        return AccountView(
            account,
            tuple(allowed),
            refused,
            lacks,
            tuple(able),
            tuple(acts.history(look.conn, "account", account_id)),
            transfer,
            requests.open_email_request(look.conn, account.department_id)
            if account.state is State.WAITING_EMAIL
            else None,
            monitoring.standing(look, account),
        )


def _is_recorded(look: Look, account: Account) -> bool:
    """Tell whether what the page showed was recorded since it was ordered down (R9)."""
    since = account.state_since
    return removed_content.sealed_for(look.conn, account_id=account.id, since=since) is not None


def missing(account: Account, day: date) -> tuple[Problem, ...]:
    """Return what an account lacks on `day` for its next step, or in order to stay live."""
    if account.state is State.DRAFT:
        return missing_to_submit(account, day)
    if account.state in (State.APPROVED, State.LIVE):
        return missing_to_go_live(account, day)
    return ()


def evidence_bytes(ctx: Context, sha256: str) -> bytes:
    """Return a piece of an account's evidence as it was handed in.

    Raises:
        Conflict: it is not there any more.
    """
    with looking(ctx) as look:
        if not files.is_evidence(look.conn, sha256):
            raise Conflict(
                _("This picture is not there any more."), _("Look at the account again.")
            )
        return files.read(look.conn, sha256)


def as_request(account: Account) -> AccountRequest:
    """Return what an account asks for, for the form that changes it."""
    return AccountRequest(
        department_id=account.department_id,
        email=account.email,
        platform=account.platform,
        handle=account.handle,
        exists_already=account.exists_already,
        page_address=account.page_address,
        purpose=account.purpose,
        audience=account.audience,
        administrators=tuple(person.id for person in account.administrators),
        business_page=account.business_page,
        attested=account.attested_at is not None,
        profile_text=account.profile_text,
        placement=account.placement,
        placement_note=account.placement_note,
        waiver_reason=account.waiver_reason,
    )
