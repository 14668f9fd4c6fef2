"""Today: what waits for one person, the oldest first, each with its one next step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pittadmin.domain import violation_progress as case_progress
from pittadmin.domain.account_progress import next_act, next_step
from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, Answer, can
from pittadmin.domain.clock import CITY_ZONE, say_date, say_time
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft
from pittadmin.domain.i18n import _
from pittadmin.domain.people import DATED_ROLES, ROLE_NAMES, Act, Actor, Membership
from pittadmin.domain.records_requests import RequestState
from pittadmin.domain.requests import EmailRequest, PlatformRequest, Transfer, TransferState
from pittadmin.domain.violation_categories import category_title
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES, WAITS_FOR, ViolationState
from pittadmin.domain.violations import WORKS
from pittadmin.services import removed_content
from pittadmin.services.account_view import missing
from pittadmin.services.context import Context, Look, looking
from pittadmin.services.people import GRANTED_BY, unsupervised
from pittadmin.storage import (
    accounts,
    acts,
    draft_search,
    drafts,
    instructions,
    outcomes,
    packs,
    people,
    policy,
    records_requests,
    requests,
    violation_search,
    violations,
)
from pittadmin.storage.database import Connection

ENDS_SOON_DAYS = 14
"""How many days before its end a delegation is shown to who gave it."""


CASES_SINGLY = 5
"""How many cases in one state stand here one by one; more of them stand as one."""


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for the person.

    Args:
        subject: what it is about: "account", "email_request", "platform_request", "transfer",
            "delegation", "membership", "person", "policy_version", "draft", "rule_pack",
            "violation", "violations" (which are many), "removed_record" or "records_request".
        subject_id: which one; of a delegation to be given, the person and the department; of many
            violations, the place of their state in `ViolationState`.
        since: since when it waits.
        title: what it is.
        sentence: what is to be done.
        step: the words of its button.
    """

    subject: str
    subject_id: int | tuple[int, int]
    since: datetime
    title: str
    sentence: str
    step: str


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


def waiting(ctx: Context) -> list[Waiting]:
    """Return what waits for this person, the oldest first."""
    with looking(ctx) as look:
        found = [
            *_accounts(look),
            *_due(look),
            *_undelegated(look),
            *_requests(look),
            *_reviews(look),
            *_delegations(look),
            *_unsupervised(look),
            *_drafts(look),
            *_packs(look),
            *_records(look),
            *_policy(look),
            *_instructions(look),
            *_cases(look),
        ]
    return sorted(found, key=lambda one: (one.since, one.title))


def _accounts(look: Look) -> list[Waiting]:
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


def _undelegated(look: Look) -> list[Waiting]:
    """Return each person whom this head is to delegate, once for all accounts that name them."""
    found: dict[tuple[int, int], Waiting] = {}
    at_work = {one.id for one in people.persons(look.conn, active_only=True)}
    for account in accounts.undelegated(look.conn, look.actor, look.today):
        for person in account.undelegated(look.today):
            which = (person.id, account.department_id)
            if person.id in at_work and which not in found:
                sentence = _("Named to look after {account}, and not delegated to do so.")
                ended = [one.until for one in account.delegations if one.person.id == person.id]
                found[which] = Waiting(
                    "delegation",
                    which,
                    max(
                        [
                            account.state_since,
                            *(_morning(day) for day in ended if day and day <= look.today),
                        ]
                    ),
                    person.name,
                    sentence.format(account=account.name),
                    _("Delegate {person}").format(person=person.name),
                )
    return list(found.values())


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
            _morning(account.next_review or look.today),
            account.name,
            _("The profile is due to be checked for the disclaimer again."),
            _("Check the profile"),
        )
        for account in accounts.reviews_due(look.conn, look.actor, look.today)
        if account.state is State.LIVE
    ]


def _delegations(look: Look) -> list[Waiting]:
    soon = look.today + timedelta(days=ENDS_SOON_DAYS)

    def ends_soon(held: Membership) -> bool:
        return (
            held.role in DATED_ROLES
            and held.until is not None
            and held.holds_on(look.today)
            and held.until <= soon
            and look.actor.may(GRANTED_BY[held.role], held.department_id)
        )

    return [
        Waiting(
            "membership",
            held.id,
            _morning((held.until or look.today) - timedelta(days=ENDS_SOON_DAYS)),
            held.person.name,
            _("{role}: the delegation ends on {day}.").format(
                role=ROLE_NAMES[held.role], day=say_date(held.until)
            ),
            _("Open roles"),
        )
        for held in people.memberships(look.conn)
        if ends_soon(held)
    ]


def _unsupervised(look: Look) -> list[Waiting]:
    if not look.actor.may(Act.KEEP_PEOPLE):
        return []
    may_be = unsupervised(look).may_be
    return [
        Waiting(
            "person",
            one.id,
            _morning(look.today),
            one.name,
            _("No supervisor is on file, to whom reports go. Only the Mayor has none."),
            _("Name the supervisor"),
        )
        for one in people.persons(look.conn, active_only=True)
        if one.supervisor is None and not may_be(one.id)
    ]


def _drafts(look: Look) -> list[Waiting]:
    return [
        _draft(drafts.get(look.conn, one)) for one in draft_search.waiting(look.conn, look.actor)
    ]


def _draft(draft: Draft) -> Waiting:
    who = draft.author
    if draft.state is DraftState.HELD:
        who = draft.question.asked_by if draft.question else who
        sentence = _("{person} asks Personnel about a draft, which is held until answered.")
        step = _("Read and answer")
    elif draft.state is DraftState.SENT:
        who = draft.sent_by or who
        sentence = _("{person} sent a post for approval.")
        step = _("Read and decide")
    elif draft.state is DraftState.RETURNED:
        who = draft.decided_by or who
        sentence = _("{person} returned this draft with a remark.")
        step = _("Read the remark")
    elif draft.state is DraftState.APPROVED:
        who = draft.decided_by or who
        sentence = _("{person} approved this post. It is not posted everywhere yet.")
        step = _("Copy and post it")
    else:
        answered = draft.questions[0].answered_by if draft.questions else None
        who = answered or who
        sentence = _("{person} answered the question about this draft.")
        step = _("Read the answer")
    title = _("{department}: {words}").format(department=draft.department, words=draft.title)
    said = sentence.format(person=who.name)
    return Waiting("draft", draft.id, draft.state_since, title, said, step)


def _packs(look: Look) -> list[Waiting]:
    if not look.actor.may(Act.PUBLISH_PACK):
        return []
    return [
        Waiting(
            "rule_pack",
            one.id,
            one.proposed_at,
            _("Rules of the checks, version {version}").format(version=one.version),
            _("{person} proposes changed rules: {note}").format(
                person=one.proposed_by.name, note=one.note
            ),
            _("Read and decide"),
        )
        for one in packs.proposals(look.conn, open_only=True)
        if one.proposed_by.id != look.actor.person.id
    ]


def _records(look: Look) -> list[Waiting]:
    """Return the records of removed content to complete (R9), and the public records requests."""
    found = []
    for record in removed_content.waiting(look):
        said = _("Missing: {names}. Due by {moment}.").format(
            names=record.missing_words, moment=say_time(record.complete_due)
        )
        title = _("Record {number}").format(number=record.number)
        step = _("Complete it")
        found.append(Waiting("removed_record", record.id, record.sealed_at, title, said, step))
    if look.actor.may(Act.KEEP_RECORDS_REQUEST):
        for one in records_requests.every(look.conn):
            if one.state is RequestState.OPEN:
                title = _("Records request {number}").format(number=one.number)
                said = one.clock(look.today)
                since = _morning(one.received_on)
                found.append(
                    Waiting("records_request", one.id, since, title, said, _("Work on it"))
                )
    return found


def _policy(look: Look) -> list[Waiting]:
    version = policy.current(look.conn)
    if policy.acknowledged_at(look.conn, look.actor.person.id, version.id) is not None:
        return []
    return [
        Waiting(
            "policy_version",
            version.id,
            version.entered_at,
            version.name,
            _("Read what the policy asks and confirm that you know it."),
            _("Read the policy"),
        )
    ]


def _instructions(look: Look) -> list[Waiting]:
    """Return the instructions that this head or designee is to answer (R46)."""
    departments = sorted(look.actor.departments_for(Act.ANSWER_REMOVED))
    open_ = instructions.open_for(look.conn, look.actor.person.id, departments)
    found = []
    for violation_id, one in open_.items():
        case = violations.get(look.conn, violation_id)
        said = (
            _("It was to be removed by {day}: {content}")
            if one.due < look.today
            else _("To be removed by {day}: {content}")
        )
        found.append(
            Waiting(
                "violation",
                violation_id,
                one.given_at,
                _("Instruction {number}: {where}").format(
                    number=case.number, where=case.account or one.department
                ),
                said.format(day=say_date(one.due), content=one.content),
                _("Read and answer"),
            )
        )
    return found


_CASE_STEPS: dict[Act, str] = {
    Act.TAKE_UP_CASE: _("Take up the case"),
    Act.INSTRUCT: _("Open the case"),
    Act.ANSWER_REMOVED: _("Open the case"),
    Act.REFER_CASE: _("Refer the case"),
    Act.FILE_OUTCOME: _("File the outcome"),
    Act.GIVE_NOTICE: _("Tell the employee"),
    Act.CLOSE_CASE: _("Close the case"),
}
_CASE_STATES = tuple(state for state, act in WAITS_FOR.items() if act in _CASE_STEPS)
"""The states in which somebody who works the case has to move."""


def _cases(look: Look) -> list[Waiting]:
    """Return the cases that wait for this person's step; many of one kind stand as one."""
    if not look.actor.has(*WORKS.values()):
        return []
    found: list[Waiting] = []
    for state in _CASE_STATES:
        count, since, first = violation_search.waiting(
            look.conn, look.actor, look.today, state, CASES_SINGLY
        )
        if since is None:
            continue
        if count <= CASES_SINGLY:
            found += [_case(look, violation_id) for violation_id in first]
        else:
            found.append(
                Waiting(
                    "violations",
                    list(ViolationState).index(state),
                    _morning(since),
                    _("{count} cases: {state}").format(
                        count=f"{count:,}", state=VIOLATION_STATE_NAMES[state].lower()
                    ),
                    _("Each waits for its next step."),
                    _("Show them"),
                )
            )
    return found


def _case(look: Look, violation_id: int) -> Waiting:
    case = violations.get(look.conn, violation_id)
    filed = outcomes.of(look.conn, violation_id)
    act = case_progress.next_act(case, filed)
    assert act is not None  # it is open
    title = category_title(case.categories[0])
    sentence = case_progress.next_step(case, filed)
    if case.is_overdue(look.today):
        sentence = _("It was due on {day}. {step}").format(day=say_date(case.due), step=sentence)
    return Waiting(
        "violation",
        violation_id,
        _morning(case.state_since),
        _("{number}: {title}").format(number=case.number, title=title),
        sentence,
        _CASE_STEPS[act],
    )


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=CITY_ZONE)
