"""An account on a platform: its states, who moves it on, what it still lacks.

`TRANSITIONS` is the state machine; services refuse whatever is not in it, buttons are drawn from
it, and so is the picture in the README.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Conflict, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PERMISSIONS, Act, Actor, PersonRef, Role, require, who_may


class State(StrEnum):
    """Where an account stands."""

    DRAFT = "draft"
    WAITING_EMAIL = "waiting_email"
    SUBMITTED = "submitted"
    DENIED = "denied"
    APPROVED = "approved"
    LIVE = "live"
    SUSPENDED = "suspended"
    TAKE_DOWN_ORDERED = "take_down_ordered"
    TAKEN_DOWN = "taken_down"
    REVOKED = "revoked"
    ARCHIVED = "archived"


STATE_NAMES: dict[State, str] = {
    State.DRAFT: _("Draft"),
    State.WAITING_EMAIL: _("Waiting for e-mail"),
    State.SUBMITTED: _("Submitted"),
    State.DENIED: _("Denied"),
    State.APPROVED: _("Approved"),
    State.LIVE: _("Live"),
    State.SUSPENDED: _("Suspended"),
    State.TAKE_DOWN_ORDERED: _("Take-down ordered"),
    State.TAKEN_DOWN: _("Taken down"),
    State.REVOKED: _("Revoked"),
    State.ARCHIVED: _("Archived"),
}

STATE_MEANING: dict[State, str] = {
    State.DRAFT: "muted",
    State.WAITING_EMAIL: "warn",
    State.SUBMITTED: "warn",
    State.DENIED: "bad",
    State.APPROVED: "info",
    State.LIVE: "good",
    State.SUSPENDED: "bad",
    State.TAKE_DOWN_ORDERED: "bad",
    State.TAKEN_DOWN: "muted",
    State.REVOKED: "bad",
    State.ARCHIVED: "muted",
}


@dataclass(frozen=True)
class Transition:
    """One arrow of the state machine.

    Args:
        act: what moves it.
        source: the state before.
        target: the state after.
        requirement: the requirement it rests on.
        suspended: the arrow stands only while the Mayor's suspension does (True) or does not
            (False); None when it does not matter. So Personnel, lifting its own order, can't lift
            the Mayor's suspension with it.
    """

    act: Act
    source: State
    target: State
    requirement: str
    suspended: bool | None = None


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Act.REQUEST_EMAIL, State.DRAFT, State.WAITING_EMAIL, "R15"),
    Transition(Act.SUPPLY_EMAIL, State.WAITING_EMAIL, State.DRAFT, "R15"),
    Transition(Act.TURN_AWAY_EMAIL, State.WAITING_EMAIL, State.DRAFT, "R15"),
    Transition(Act.SUBMIT_ACCOUNT, State.DRAFT, State.SUBMITTED, "R4"),
    Transition(Act.WITHDRAW_ACCOUNT, State.SUBMITTED, State.DRAFT, "R4"),
    Transition(Act.APPROVE_ACCOUNT, State.SUBMITTED, State.APPROVED, "R4"),
    Transition(Act.DENY_ACCOUNT, State.SUBMITTED, State.DENIED, "R4"),
    Transition(Act.REVISE_ACCOUNT, State.DENIED, State.DRAFT, "R4"),
    Transition(Act.DISCARD_ACCOUNT, State.DRAFT, State.ARCHIVED, "R5"),
    Transition(Act.DISCARD_ACCOUNT, State.WAITING_EMAIL, State.ARCHIVED, "R5"),
    Transition(Act.DISCARD_ACCOUNT, State.DENIED, State.ARCHIVED, "R5"),
    Transition(Act.PUT_LIVE, State.APPROVED, State.LIVE, "R10"),
    Transition(Act.SUSPEND_ACCOUNT, State.LIVE, State.SUSPENDED, "R4"),
    Transition(Act.RESUME_ACCOUNT, State.SUSPENDED, State.LIVE, "R4"),
    Transition(Act.REVOKE_ACCOUNT, State.APPROVED, State.REVOKED, "R4"),
    Transition(Act.REVOKE_ACCOUNT, State.LIVE, State.REVOKED, "R4"),
    Transition(Act.REVOKE_ACCOUNT, State.SUSPENDED, State.REVOKED, "R4"),
    Transition(Act.ORDER_DOWN, State.LIVE, State.TAKE_DOWN_ORDERED, "R48"),
    Transition(Act.ORDER_DOWN, State.SUSPENDED, State.TAKE_DOWN_ORDERED, "R48"),
    Transition(Act.CONFIRM_DOWN, State.TAKE_DOWN_ORDERED, State.TAKEN_DOWN, "R48"),
    Transition(Act.REINSTATE_ACCOUNT, State.TAKE_DOWN_ORDERED, State.LIVE, "R48", False),
    Transition(Act.REINSTATE_ACCOUNT, State.TAKE_DOWN_ORDERED, State.SUSPENDED, "R48", True),
    Transition(Act.REINSTATE_ACCOUNT, State.TAKEN_DOWN, State.APPROVED, "R48", False),
    Transition(Act.REINSTATE_ACCOUNT, State.TAKEN_DOWN, State.SUSPENDED, "R48", True),
    Transition(Act.ARCHIVE_ACCOUNT, State.TAKEN_DOWN, State.ARCHIVED, "R5"),
    Transition(Act.ARCHIVE_ACCOUNT, State.REVOKED, State.ARCHIVED, "R5"),
)

IN_PLACE: dict[Act, tuple[State, ...]] = {
    Act.EDIT_ACCOUNT: (State.DRAFT, State.WAITING_EMAIL),
    Act.RECORD_PAGE: (State.APPROVED, State.LIVE),
    Act.CHECK_PROFILE: (State.LIVE, State.SUSPENDED),
    Act.ACCEPT_PLACEMENT: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.REFUSE_PLACEMENT: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.ACCEPT_WAIVER: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.REFUSE_WAIVER: (State.SUBMITTED, State.APPROVED, State.LIVE),
    Act.OFFER_TRANSFER: (State.APPROVED, State.LIVE, State.SUSPENDED),
}
"""Acts on an account that leave its state as it is, and the states in which they are open."""

NEED_REASON = frozenset(
    {
        Act.APPROVE_ACCOUNT,
        Act.DENY_ACCOUNT,
        Act.SUSPEND_ACCOUNT,
        Act.RESUME_ACCOUNT,
        Act.REVOKE_ACCOUNT,
        Act.ORDER_DOWN,
        Act.REINSTATE_ACCOUNT,
        Act.DISCARD_ACCOUNT,
        Act.ARCHIVE_ACCOUNT,
        Act.REFUSE_PLACEMENT,
        Act.REFUSE_WAIVER,
        Act.TURN_AWAY_EMAIL,
        Act.DECLINE_PLATFORM,
        Act.DECLINE_TRANSFER,
        Act.DENY_TRANSFER,
        Act.OFFER_TRANSFER,
    }
)
"""Acts that are refused without a reason."""

WAITS_FOR: dict[State, Act] = {
    State.DRAFT: Act.SUBMIT_ACCOUNT,
    State.WAITING_EMAIL: Act.SUPPLY_EMAIL,
    State.SUBMITTED: Act.APPROVE_ACCOUNT,
    State.DENIED: Act.REVISE_ACCOUNT,
    State.APPROVED: Act.RECORD_PAGE,
    State.TAKE_DOWN_ORDERED: Act.CONFIRM_DOWN,
}
"""The act that moves an account on from each state in which somebody has to move."""


class Placement(StrEnum):
    """Where the disclaimer stands (R10)."""

    PROFILE = "profile"
    ABOUT = "about"
    PINNED_POST = "pinned_post"
    LINKED_PAGE = "linked_page"


PLACEMENT_NAMES: dict[Placement, str] = {
    Placement.PROFILE: _("In the profile"),
    Placement.ABOUT: _("In the page's longer “About” section"),
    Placement.PINNED_POST: _("In a pinned post or picture"),
    Placement.LINKED_PAGE: _("On a City web page linked from the profile"),
}


class Answer(StrEnum):
    """What Personnel said to a placement or a waiver; NONE when nothing was asked."""

    NONE = "none"
    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Custody(StrEnum):
    """Whether IT holds the account's password (R21, R22)."""

    NONE = "none"


CUSTODY_NAMES: dict[Custody, str] = {Custody.NONE: _("Not yet")}


@dataclass(frozen=True)
class Evidence:
    """A picture that proves something about an account; the bytes lie in the file store."""

    id: int
    filename: str
    sha256: str
    size: int
    kind: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True)
class AccountRequest:
    """What a department asks for, as the wizard emits it.

    `administrators` are ids of persons; `evidence` are keys of files already in the file store
    with the name they had.
    """

    department_id: int
    email: str = ""
    platform: str = ""
    handle: str = ""
    exists_already: bool = False
    page_address: str = ""
    purpose: str = ""
    audience: str = ""
    administrators: tuple[int, ...] = ()
    business_page: bool = False
    attested: bool = False
    profile_text: str = ""
    placement: Placement = Placement.PROFILE
    placement_note: str = ""
    waiver_reason: str = ""


@dataclass(frozen=True)
class PageRecord:
    """What a department records about the page once it is made (R10, R18)."""

    page_address: str
    business_page: bool
    attested: bool
    profile_text: str
    placement: Placement
    placement_note: str = ""
    waiver_reason: str = ""


@dataclass(frozen=True)
class Account:
    """A City account on a platform, with everything that its page shows."""

    id: int
    version: int
    department_id: int
    department: str
    email: str
    platform: str
    platform_name: str
    handle: str
    state: State
    state_since: datetime
    state_reason: str = ""
    exists_already: bool = False
    suspended: bool = False
    page_address: str = ""
    purpose: str = ""
    audience: str = ""
    business_page: bool = False
    attested_by: str = ""
    attested_at: datetime | None = None
    profile_text: str = ""
    profile_disclaimer: bool = False
    profile_link: bool = False
    profile_checked_at: datetime | None = None
    placement: Placement = Placement.PROFILE
    placement_note: str = ""
    placement_answer: Answer = Answer.NONE
    waiver_reason: str = ""
    waiver_answer: Answer = Answer.NONE
    custody: Custody = Custody.NONE
    next_review: date | None = None
    head: PersonRef | None = None
    administrators: tuple[PersonRef, ...] = ()
    requested_by: PersonRef | None = None
    requested_at: datetime | None = None
    submitted_by: PersonRef | None = None
    submitted_at: datetime | None = None
    decided_by: PersonRef | None = None
    decided_at: datetime | None = None
    recorded_by: PersonRef | None = None
    recorded_at: datetime | None = None
    live_at: datetime | None = None
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def name(self) -> str:
        """The account as people call it: "RSVP on Facebook"."""
        return _("{department} on {platform}").format(
            department=self.department, platform=self.platform_name or _("a platform")
        )

    @property
    def state_name(self) -> str:
        """The state as it is shown; a page that exists already says so until it is submitted."""
        return state_name(self.state, self.exists_already)

    @property
    def page_by(self) -> PersonRef | None:
        """Who vouches for the page: who recorded it, or submitted one that existed already."""
        return self.recorded_by or self.submitted_by

    def own_matter_of(self, act: Act) -> frozenset[int]:
        """Return the persons whose own matter `act` is, so that they can't decide it (R4).

        For going live that is who recorded the page, or submitted one that existed already; for all
        else who requested or submitted the account, its administrators and its head.
        """
        if act is Act.PUT_LIVE:
            people = [self.page_by]
        else:
            people = [self.requested_by, self.submitted_by, self.head, *self.administrators]
        return frozenset(person.id for person in people if person is not None)


def state_name(state: State, exists_already: bool) -> str:
    """Return a state as it is shown in a row of the table."""
    if state is State.DRAFT and exists_already:
        return _("Existing, not approved")
    return STATE_NAMES[state]


def transition(account: Account, act: Act) -> Transition | None:
    """Return the arrow by which `act` moves `account` from where it stands, or None."""
    for arrow in TRANSITIONS:
        if (
            arrow.act is act
            and arrow.source is account.state
            and arrow.suspended in (None, account.suspended)
        ):
            return arrow
    return None


def is_open(account: Account, act: Act) -> bool:
    """Tell whether `act` fits the account's state, whoever does it."""
    if act in (Act.ACCEPT_PLACEMENT, Act.REFUSE_PLACEMENT):
        fits = account.placement_answer is Answer.ASKED
    elif act in (Act.ACCEPT_WAIVER, Act.REFUSE_WAIVER):
        fits = account.waiver_answer is Answer.ASKED
    else:
        fits = True
    if act in IN_PLACE:
        return fits and account.state in IN_PLACE[act]
    return transition(account, act) is not None


def permit(actor: Actor, account: Account, act: Act, others: str = "") -> Role:
    """Return the role in which `actor` does `act` on `account` as it stands.

    Args:
        actor: who acts.
        account: the account as it stands in the database now.
        act: what is to be done.
        others: who else could decide it, a sentence, when it is the actor's own matter.

    Raises:
        NotAllowed: the table of who may do what refuses, or it is the actor's own matter.
        Conflict: the account has moved on, so the act no longer fits.
    """
    role = require(actor, act, account.department_id, account.own_matter_of(act), others)
    if not is_open(account, act):
        who = account.decided_by.name if account.decided_by else ""
        said = _("{account} is “{state}” since {day}, so you can't {act} now.").format(
            account=account.name,
            state=account.state_name,
            day=say_date(account.state_since),
            act=PERMISSIONS[act].phrase,
        )
        if who and account.state in (State.APPROVED, State.DENIED):
            said = _("{person} has already decided this on {day}: {state}.").format(
                person=who, day=say_date(account.decided_at), state=account.state_name
            )
        raise Conflict(said, _("Look at it again as it stands now."), current=account)
    return role


def can(actor: Actor, account: Account, act: Act) -> bool:
    """Tell whether `actor` may do `act` on `account` now: whether its button is there."""
    try:
        permit(actor, account, act)
    except (NotAllowed, Conflict):
        return False
    return True


def missing_to_submit(account: Account) -> tuple[Problem, ...]:
    """Return what a request still lacks before the Mayor's office can read it."""
    found: list[Problem] = []

    def lacks(field_name: str, what: str, todo: str, requirement: str) -> None:
        found.append(Problem(what, todo, field_name, requirement))

    if account.head is None:
        lacks(
            "department",
            _("{department} has no head on file.").format(department=account.department),
            _("Ask IT to enter the head under Policy, Departments."),
            "R55",
        )
    if not account.email:
        lacks(
            "email",
            _("The department has no general e-mail."),
            _("Ask IT for one."),
            "R15",
        )
    if not account.platform:
        lacks("platform", _("No platform is chosen."), _("Choose one."), "R12")
    if not account.handle:
        lacks("handle", _("The page has no handle."), _("Enter the one you want."), "R1")
    if not account.purpose:
        lacks("purpose", _("The purpose is missing."), _("Say what the page is for."), "R1")
    if not account.administrators:
        lacks(
            "administrators",
            _("Nobody is named to look after the page."),
            _("Choose at least one administrator; two are better."),
            "R56",
        )
    if not account.business_page or account.attested_at is None:
        lacks(
            "business_page",
            _("It is not confirmed that this will be a business page."),
            _("Confirm it: only business pages are allowed."),
            "R18",
        )
    if account.exists_already:
        found.extend(_missing_page(account))
    return tuple(found)


def missing_to_go_live(account: Account) -> tuple[Problem, ...]:
    """Return what an approved account still lacks before it can be live (R10, R18)."""
    found = list(_missing_page(account))
    if account.placement is Placement.PROFILE:
        if not account.profile_disclaimer:
            found.append(
                Problem(
                    _("The profile text does not carry the disclaimer word for word."),
                    _("Paste the disclaimer into the profile, then record the profile text."),
                    "profile_text",
                    "R10",
                )
            )
    elif account.placement_answer is not Answer.ACCEPTED:
        found.append(
            Problem(
                _("Personnel has refused the place of the disclaimer.")
                if account.placement_answer is Answer.REFUSED
                else _("Personnel has not accepted the place of the disclaimer yet."),
                _("Choose another place.")
                if account.placement_answer is Answer.REFUSED
                else _("Wait for Personnel, or put the disclaimer into the profile."),
                "placement",
                "R10",
            )
        )
    if not account.profile_link and account.waiver_answer is not Answer.ACCEPTED:
        found.append(
            Problem(
                _("The profile does not link to the City's website."),
                _("Add www.cityofpittsfield.org to the profile, or ask for a waiver with a reason.")
                if account.waiver_answer is not Answer.ASKED
                else _("Personnel has not accepted the waiver yet."),
                "profile_text",
                "R6",
            )
        )
    return tuple(found)


def _missing_page(account: Account) -> list[Problem]:
    found = []
    if not account.page_address:
        found.append(
            Problem(
                _("The page's address is missing."),
                _("Copy it from the browser's address line."),
                "page_address",
                "R18",
            )
        )
    if not account.evidence:
        found.append(
            Problem(
                _("There is no picture that shows the business page."),
                _("Take a screenshot of the page and add it."),
                "evidence",
                "R18",
            )
        )
    return found


@dataclass(frozen=True)
class PathStep:
    """One step of an account's path: `standing` is "done", "now", "later" or "stopped"."""

    standing: str
    title: str
    note: str = ""


_BEFORE_APPROVAL = frozenset({State.DRAFT, State.WAITING_EMAIL, State.SUBMITTED, State.DENIED})
_ON_THE_WAY = frozenset(
    {State.DRAFT, State.WAITING_EMAIL, State.SUBMITTED, State.APPROVED, State.LIVE}
)


def path(account: Account) -> tuple[PathStep, ...]:
    """Return the path from the request to the live account, with who and when.

    The first step that is not done is the one that stands now. The password is handed over beside
    the path, so it is never that one (R21). An account that left the path shows where it is last,
    and how far it had come.
    """
    # Taken back or revised, a request is to be sent again.
    sent = account.submitted_at is not None and account.state not in (
        State.DRAFT,
        State.WAITING_EMAIL,
    )
    approved = account.decided_at is not None and account.state not in _BEFORE_APPROVAL
    if account.state is State.ARCHIVED:  # a denied request may lie there too
        approved = approved and account.recorded_at is not None
    page = approved and bool(account.page_address and account.evidence)
    placed = page and (
        account.profile_disclaimer
        if account.placement is Placement.PROFILE
        else account.placement_answer is Answer.ACCEPTED
    )
    live = approved and account.live_at is not None and account.state is not State.APPROVED
    marks = (
        (sent, account.submitted_at, account.submitted_by),
        (approved, account.decided_at, account.decided_by),
        (page, account.recorded_at, account.recorded_by),
        (placed, account.profile_checked_at, None),
        (False, None, None),
        (live, account.live_at, None),
    )
    steps: list[PathStep] = []
    waits = account.state in _ON_THE_WAY and not live
    for (key, title), (finished, moment, who) in zip(_PATH.items(), marks, strict=True):
        if finished:
            said = (say_date(moment), who.name if who else "")
            steps.append(PathStep("done", title, ", ".join(filter(None, said))))
        elif key == "custody":
            steps.append(PathStep("later", title, CUSTODY_NAMES[account.custody]))
        elif waits:
            waits = False
            steps.append(
                PathStep("now", title, _("since {day}").format(day=say_date(account.state_since)))
            )
        else:
            steps.append(PathStep("later", title))
    if account.state not in _ON_THE_WAY:
        steps.append(PathStep("stopped", account.state_name, say_date(account.state_since)))
    return tuple(steps)


_PATH = {
    "requested": _("Requested"),
    "approved": _("Approved by the Mayor's office"),
    "page": _("Page made"),
    "disclaimer": _("Disclaimer placed"),
    "custody": _("Password with IT"),
    "live": _("Live"),
}


_NEXT: dict[State, str] = {
    State.DRAFT: _("Finish the request and send it to the Mayor's office."),
    State.WAITING_EMAIL: _("IT has been asked for the department's general e-mail."),
    State.SUBMITTED: _("The Mayor's office reads the request and decides."),
    State.DENIED: _("Read the reason, revise the request and send it again."),
    State.SUSPENDED: _("The Mayor or a designee can let it resume, or revoke it."),
    State.TAKE_DOWN_ORDERED: _("Take the page down now, then confirm it here."),
    State.TAKEN_DOWN: _("The page is down. Personnel can reinstate it."),
    State.REVOKED: _("Close the page. The head or IT then archives the account."),
    State.ARCHIVED: _("It is kept for the record."),
}


def next_step(account: Account) -> str:
    """Return the sentence that says what is to be done next."""
    if account.state in _NEXT:
        return _NEXT[account.state]
    lacks = missing_to_go_live(account)
    if lacks:
        return str(lacks[0])
    if account.state is State.LIVE:
        return _("Nothing to do. The profile is to be checked again by {day}.").format(
            day=say_date(account.next_review)
        )
    return _(
        "Everything the policy asks for is there. Somebody other than {person} puts it live."
    ).format(person=account.page_by.name if account.page_by else _("the one who recorded the page"))


def whose_move(account: Account) -> str:
    """Return who has to move, as it stands in a sentence, or an empty text."""
    act = WAITS_FOR.get(account.state)
    return who_may(act) if act else ""
