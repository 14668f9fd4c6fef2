"""A draft of a post: what is written, what was confirmed and asked, and who may do what with it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.draft_states import (
    IN_PLACE,
    TRANSITIONS,
    DraftState,
    Transition,
    When,
    state_name,
)
from pittadmin.domain.errors import Conflict, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, PersonRef, require
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Report
from pittadmin.domain.roles import Role


class Approval(StrEnum):
    """How a draft was approved (R32): by another person, or as the head's own, without one."""

    NONE = "none"
    SECOND = "second"
    OWN = "own"


@dataclass(frozen=True)
class Confirmed:
    """A point that was confirmed: the key of `reports.Confirmation`, by whom and when."""

    key: str
    person: PersonRef
    at: datetime


@dataclass(frozen=True)
class Question:
    """What was asked of Personnel about a draft, and what it answered (R53).

    Who asked can take it back until then. That closes it in their own name and without an answer,
    which nobody can give to their own question.
    """

    id: int
    question: str
    asked_by: PersonRef
    asked_at: datetime
    answer: str = ""
    answered_by: PersonRef | None = None
    answered_at: datetime | None = None

    @property
    def is_taken_back(self) -> bool:
        """Whether who asked has taken it back."""
        return self.answered_by is not None and self.answered_by.id == self.asked_by.id


@dataclass(frozen=True)
class PublishedPost:
    """What went out on one platform, frozen for good: the post, its report and who answers for it.

    Args:
        id: its number.
        draft_id: the draft it was.
        department_id: whose it is.
        department: that department's name.
        platform: the key of the platform.
        address: where it stands.
        posted_at: when it was posted, as the person who marked it says.
        author: who wrote the draft (R61).
        marked_by: who marked it as posted.
        marked_at: when that was.
        approved_by: who approved it (R32).
        approved_at: when that was.
        approval: whether another person did, or the head for their own.
        post: what was posted, whole.
        report: what the checks had found in it, with the version of the rule pack.
        confirmed: the points that were confirmed.
    """

    id: int
    draft_id: int
    department_id: int
    department: str
    platform: str
    address: str
    posted_at: datetime
    author: PersonRef
    marked_by: PersonRef
    marked_at: datetime
    approved_by: PersonRef
    approved_at: datetime
    approval: Approval
    post: Post
    report: Report
    confirmed: tuple[Confirmed, ...] = ()

    @property
    def text(self) -> str:
        """What it says on its platform."""
        return self.post.text_on(self.platform)


@dataclass(frozen=True)
class Draft:
    """A draft of a post, whole.

    Args:
        id: its number.
        version: raised by every save and act; an edit carries the one that its form loaded.
        department_id: whose it is.
        department: that department's name.
        state: where it stands.
        state_since: since when.
        post: what is written.
        author: who began it (R61).
        created_at: when that was.
        changed_by: who saved it last.
        changed_at: when that was.
        writers: everybody who has written in it, the author first.
        head: the department's head, when there is one.
        confirmed: the points that were confirmed.
        questions: what Personnel was asked, the newest first (R53).
        remark: what the head or designee said when approving or returning it.
        sent_by: who sent it for approval.
        sent_at: when that was.
        decided_by: who approved or returned it.
        decided_at: when that was.
        approval: how it was approved.
        report: what the checks found when it was sent or approved; None while it is written.
        posts: what has gone out.
    """

    id: int
    version: int
    department_id: int
    department: str
    state: DraftState
    state_since: datetime
    post: Post
    author: PersonRef
    created_at: datetime
    changed_by: PersonRef
    changed_at: datetime
    writers: tuple[PersonRef, ...] = ()
    head: PersonRef | None = None
    confirmed: tuple[Confirmed, ...] = ()
    questions: tuple[Question, ...] = ()
    remark: str = ""
    sent_by: PersonRef | None = None
    sent_at: datetime | None = None
    decided_by: PersonRef | None = None
    decided_at: datetime | None = None
    approval: Approval = Approval.NONE
    report: Report | None = None
    posts: tuple[PublishedPost, ...] = ()

    @property
    def title(self) -> str:
        """The first words, by which people know it."""
        return title_of(self.post) or _("No text yet")

    @property
    def state_name(self) -> str:
        """The state as it is shown."""
        return state_name(self.state, bool(self.posts))

    @property
    def answered(self) -> frozenset[str]:
        """The keys of the points that were confirmed, for `Report.unconfirmed`."""
        return frozenset(one.key for one in self.confirmed)

    @property
    def question(self) -> Question | None:
        """The question that waits for Personnel's answer, or None."""
        return next((one for one in self.questions if one.answered_at is None), None)

    @property
    def to_post(self) -> tuple[str, ...]:
        """The platforms, by key, on which it is not posted yet."""
        done = {one.platform for one in self.posts}
        return tuple(key for key in self.post.platforms if key not in done)

    def own_matter_of(self, act: Act) -> frozenset[int]:
        """Return the persons whose own matter `act` is.

        They can't decide it, or they alone can, as the table of permissions says. A question is
        its asker's. A draft is everybody's who wrote in it or sent it, but for the head, whose own
        needs no second approval (R32).
        """
        if act in (Act.ANSWER_QUESTION, Act.WITHDRAW_QUESTION):
            return frozenset({self.question.asked_by.id}) if self.question else frozenset()
        own = {one.id for one in (self.author, self.sent_by, *self.writers) if one is not None}
        return frozenset(own - ({self.head.id} if self.head else set()))


TITLE_CHARACTERS = 80


def title_of(post: Post) -> str:
    """Return the first words of a post, on one line, as any database keeps them; may be empty."""
    for text in (post.text, *(one.text for one in post.variants)):
        line = next((line for line in text[:2_000].splitlines() if line.strip("\x00 \t")), "")
        words = " ".join(plain(line).split())
        if words:
            cut = words[: TITLE_CHARACTERS + 1].rsplit(" ", 1)[0][: TITLE_CHARACTERS - 1]
            return words if len(words) <= TITLE_CHARACTERS else f"{cut}…"
    return ""


def plain(text: str) -> str:
    """Return a text without what no database keeps: NUL, and halves of characters."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


_HOW_FAR: dict[When, Callable[[Draft], bool]] = {
    When.NOT_POSTED: lambda draft: not draft.posts,
    When.PARTLY_POSTED: lambda draft: bool(draft.posts and draft.to_post),
    When.OTHERS_LEFT: lambda draft: len(draft.to_post) > 1,
    When.LAST_PLATFORM: lambda draft: len(draft.to_post) == 1,
}


def transition(draft: Draft, act: Act) -> Transition | None:
    """Return the arrow by which `act` moves `draft` from where it stands, or None."""
    for arrow in TRANSITIONS:
        if (
            arrow.act is act
            and arrow.source is draft.state
            and (arrow.when is None or _HOW_FAR[arrow.when](draft))
        ):
            return arrow
    return None


def is_open(draft: Draft, act: Act) -> bool:
    """Tell whether `act` fits the draft's state, whoever does it."""
    return draft.state in IN_PLACE.get(act, ()) or transition(draft, act) is not None


def permit(actor: Actor, draft: Draft, act: Act, others: str = "") -> Role:
    """Return the role in which `actor` does `act` on `draft` as it stands.

    Args:
        actor: who acts.
        draft: the draft as it stands in the database now.
        act: what is to be done.
        others: who else could decide it, a sentence, when it is the actor's own matter.

    Raises:
        NotAllowed: the table of who may do what refuses, or it is the actor's own matter.
        Conflict: the draft has moved on, so the act no longer fits.
    """
    role = require(actor, act, draft.department_id, draft.own_matter_of(act), others)
    if not is_open(draft, act):
        raise Conflict(
            _("This draft is “{state}” since {day}, so you can't {act} now.").format(
                state=draft.state_name,
                day=say_date(draft.state_since),
                act=PERMISSIONS[act].phrase,
            ),
            _("Look at it as it stands now. What you typed is kept."),
            current=draft,
        )
    return role


def can(actor: Actor, draft: Draft, act: Act) -> bool:
    """Tell whether `actor` may do `act` on `draft` now: whether its button is there."""
    try:
        permit(actor, draft, act)
    except (NotAllowed, Conflict):
        return False
    return True


def missing_to_send(
    draft: Draft,
    report: Report,
    live: Collection[str],
    approvers: Collection[PersonRef],
    names: Mapping[str, str],
) -> tuple[Problem, ...]:
    """Return what a draft lacks before it can be sent for approval, or approved.

    A warning asks for a second look and stays with the report, where the head sees it; it holds
    nothing up, because only a block is certain.

    Args:
        draft: the draft.
        report: what the checks find in it now.
        live: the platforms, by key, on which the department has a live account (R4).
        approvers: who can approve it.
        names: the names of the platforms by key.
    """
    post = draft.post
    found: list[Problem] = []
    if not post.platforms:
        found.append(
            Problem(
                _("No platform is chosen."), _("Choose where it is to appear."), "platforms", "R12"
            )
        )
    if not post.media and not any(post.text_on(key).strip() for key in ("", *post.platforms)):
        found.append(Problem(_("The draft is empty."), _("Write the post first."), "text", "R25"))
    found.extend(
        Problem(
            _("{department} has no live account on {platform}.").format(
                department=draft.department, platform=names.get(key, key)
            ),
            _("Take the platform off, or register the account under Accounts first."),
            "platforms",
            "R4",
        )
        for key in post.platforms
        if key not in live
    )
    found.extend(
        Problem(one.message, one.fix, "text", one.requirement)
        for one in report.findings
        if one.severity == "block"
    )
    found.extend(
        Problem(
            _("Not confirmed yet: {statement}").format(statement=one.statement),
            _("Confirm it in the checklist, or change the draft."),
            "confirmations",
            one.requirement,
        )
        for one in report.unconfirmed(draft.answered)
    )
    if not approvers:
        found.append(
            Problem(
                _("Nobody can approve this draft."),
                _("Ask IT to enter the head of {department}, or the head for a designee.").format(
                    department=draft.department
                ),
                "approval",
                "R32",
            )
        )
    return tuple(found)
