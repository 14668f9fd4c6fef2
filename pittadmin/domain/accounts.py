"""An account on a platform: what is asked for, what is recorded, and who may do what with it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pittadmin.domain.account_states import (
    APPROVED_STATES,
    IN_PLACE,
    LOGIN_ACTS,
    ORDERED_STATES,
    TRANSITIONS,
    Fact,
    State,
    Transition,
    state_name,
)
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, Membership, PersonRef, require
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role


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
    """A City account on a platform, with everything that its page shows.

    `custody` is where its password stands, or the roster of who holds a role on its page where that
    stands in for one: `has_own_password` tells which.

    `email` is the address of its login; `department_email` is the general one of its department
    now. `delegations` are those of its administrators in its department, whenever they stand.
    """

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
    department_email: str = ""
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
    custody: CustodyState = CustodyState.NOT_YET
    has_own_password: bool = True
    next_review: date | None = None
    head: PersonRef | None = None
    administrators: tuple[PersonRef, ...] = ()
    delegations: tuple[Membership, ...] = ()
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
    def facts(self) -> frozenset[Fact]:
        """What is so of it beside its state, as the arrows ask."""
        so = {
            Fact.SUSPENDED: self.suspended,
            Fact.LIVE: self.live_at is not None,
            Fact.APPROVED: self.state in APPROVED_STATES
            or (self.state in ORDERED_STATES and self.decided_at is not None),
            Fact.PAGE: self.has_page,
        }
        return frozenset(fact for fact, is_so in so.items() if is_so)

    @property
    def has_page(self) -> bool:
        """Whether there is a page, approved or not."""
        return self.exists_already or bool(self.page_address)

    @property
    def login_behind(self) -> bool:
        """Whether its page's login is still on another address than the department's (R16, R20)."""
        now = self.department_email.lower()
        return self.has_page and bool(self.email and now) and self.email.lower() != now

    def undelegated(self, day: date) -> tuple[PersonRef, ...]:
        """Return the administrators to whom the head has not delegated it on `day` (R56).

        The head answers for the account anyway, and needs no delegation (R55).
        """
        held = {one.person.id for one in self.delegations if one.holds_on(day)}
        if self.head is not None:
            held.add(self.head.id)
        return tuple(one for one in self.administrators if one.id not in held)

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


def transition(account: Account, act: Act) -> Transition | None:
    """Return the arrow by which `act` moves `account` from where it stands, or None."""
    for arrow in TRANSITIONS:
        if arrow.act is act and arrow.source is account.state and arrow.stands(account.facts):
            return arrow
    return None


def is_open(account: Account, act: Act) -> bool:
    """Tell whether `act` fits the account's state, whoever does it."""
    if act in (Act.ACCEPT_PLACEMENT, Act.REFUSE_PLACEMENT):
        fits = account.placement_answer is Answer.ASKED
    elif act in (Act.ACCEPT_WAIVER, Act.REFUSE_WAIVER):
        fits = account.waiver_answer is Answer.ASKED
    elif act is Act.RECORD_LOGIN:
        fits = account.login_behind
    else:
        fits = True
    if act in LOGIN_ACTS:
        with_roles = act is not Act.KEEP_PAGE_ROLES or not account.has_own_password
        return account.state in LOGIN_ACTS[act] and _has_login(account) and with_roles
    if act in IN_PLACE:
        return fits and account.state in IN_PLACE[act]
    return transition(account, act) is not None


def is_kept(account: Account) -> bool:
    """Tell whether what it is logged in with is a matter: in use, on its way or known (R21)."""
    return is_open(account, Act.HAND_OVER_SECRET) or account.custody is not CustodyState.NOT_YET


def _has_login(account: Account) -> bool:
    """Tell whether there is, or may be, something to log in to."""
    return account.has_page or account.state in APPROVED_STATES


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
