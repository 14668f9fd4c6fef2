"""Drafts: from the first word to what has gone out.

Typing and confirming save themselves and are no acts. Everything that moves a draft on is one, and
the hash of the text is in the trail with it.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import WRITABLE
from pittadmin.domain.drafts import Approval, Draft, missing_to_send, permit, transition
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media, described
from pittadmin.domain.page_address import check_post_address
from pittadmin.domain.people import PersonRef, require
from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Report
from pittadmin.domain.roles import Role
from pittadmin.services import facts, packs
from pittadmin.services.context import Context, Look, Work, acting, tidy
from pittadmin.storage import accounts, drafts, ids, people, platforms
from pittadmin.storage.schema import draft as table

MOST_CHARACTERS = 1_000_000
"""The longest text of a draft, all platforms together; far more than any platform takes."""

MOST_MEDIA = 50
"""The most pictures and videos of a draft; no platform takes more than ten."""

_AHEAD = timedelta(minutes=5)
"""How far another clock may be ahead of this one."""


def start(ctx: Context, department_id: int, post: Post | None = None) -> Draft:
    """Begin a draft.

    Args:
        ctx: who acts: its author (R61).
        department_id: the department that it speaks for.
        post: what is written already.
    """
    with acting(ctx) as work:
        role = require(work.actor, Act.WRITE_DRAFT, department_id)
        draft_id = ids.reserve(work.conn, table)
        written = _taken(work, department_id, {}, post or Post(""))
        work.record(Act.WRITE_DRAFT, role, "draft", draft_id)
        me = work.actor.person.id
        drafts.add(work.conn, draft_id, department_id, written, me, work.now)
        return drafts.get(work.conn, draft_id)


def save_text(ctx: Context, draft_id: int, version: int, post: Post) -> Draft:
    """Keep what was typed: text, platforms, and what is said of the pictures. No act.

    Args:
        ctx: who writes.
        draft_id: the draft.
        version: the version that the form loaded, or that the last save returned.
        post: all that is written; the same as before changes nothing.

    Raises:
        Conflict: somebody else wrote or moved it on meanwhile; it carries the draft as it stands,
            and nothing of theirs is overwritten.
    """
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        return change_text(work, before, version, post)


def confirm(ctx: Context, draft_id: int, keys: Collection[str], on: bool = True) -> Draft:
    """Confirm points of the checklist, or take that back. No act, until the draft is sent.

    Args:
        ctx: who confirms; kept with the point, and the moment.
        draft_id: the draft.
        keys: the keys of `reports.Confirmation`.
        on: whether they are confirmed.

    Raises:
        Conflict: the draft is not being written any more.
    """
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        _require_writable(work, before)
        if on:
            drafts.confirm(work.conn, draft_id, keys, work.actor.person.id, work.now)
        else:
            drafts.unconfirm(work.conn, draft_id, keys)
        return drafts.get(work.conn, draft_id)


def ask(ctx: Context, draft_id: int, version: int, question: str) -> Draft:
    """Ask Personnel; the draft is held until it has answered (R53)."""
    question = _said(question, "question", _("The question is missing."), "R53")
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        _begin(work, before, Act.ASK_PERSONNEL)
        drafts.ask(work.conn, draft_id, question, work.actor.person.id, work.now)
        return _moved(work, before, version, Act.ASK_PERSONNEL)


def withdraw_question(ctx: Context, draft_id: int, version: int) -> Draft:
    """Take back a question that is not answered yet; the draft can be written again (R53).

    Raises:
        NotAllowed: somebody else asked it.
        Conflict: it is answered.
    """
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        _begin(work, before, Act.WITHDRAW_QUESTION)
        assert before.question is not None  # a held draft has one
        drafts.close_question(work.conn, before.question.id, "", work.actor.person.id, work.now)
        return _moved(work, before, version, Act.WITHDRAW_QUESTION)


def answer(ctx: Context, draft_id: int, version: int, said: str) -> Draft:
    """Answer a question; the draft can be written again (R53)."""
    said = _said(said, "answer", _("The answer is missing."), "R53")
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        _begin(work, before, Act.ANSWER_QUESTION)
        assert before.question is not None  # a held draft has one
        drafts.close_question(work.conn, before.question.id, said, work.actor.person.id, work.now)
        return _moved(work, before, version, Act.ANSWER_QUESTION)


def send(ctx: Context, draft_id: int, version: int) -> Draft:
    """Send a draft for approval; one that the head wrote in is approved by that (R32).

    It is judged anew here, by the rules in force, and the report is kept with it.

    Raises:
        Invalid: something blocks it, is not confirmed or is missing; it names everything.
    """
    packs.checker(ctx)  # made ready before the database is held
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        act = sends_by(work, before)
        permit(work.actor, before, act)
        _require_version(before, version)
        # Who is authorized to take pictures may have changed since it was typed.
        before = change_text(work, before, version, before.post)
        report = _judged(work, before)
        me, now = work.actor.person.id, work.now
        _begin(work, before, act)
        drafts.keep_only(work.conn, draft_id, {one.sha256 for one in before.post.media})
        own = act is Act.APPROVE_OWN_DRAFT
        return _moved(
            work,
            before,
            before.version,
            act,
            report=report,
            sent_by_id=me,
            sent_at=now,
            decided_by_id=me if own else None,
            decided_at=now if own else None,
            approval=Approval.OWN if own else Approval.NONE,
            remark="",
        )


def reopen(ctx: Context, draft_id: int, version: int) -> Draft:
    """Take a sent or approved draft back to change it; an approval is lost by that (R32)."""
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        permit(work.actor, before, Act.EDIT_DRAFT)
        if before.state in WRITABLE:
            return before
        _begin(work, before, Act.EDIT_DRAFT)
        return _moved(
            work,
            before,
            version,
            Act.EDIT_DRAFT,
            report=None,
            sent_by_id=None,
            sent_at=None,
            decided_by_id=None,
            decided_at=None,
            approval=Approval.NONE,
            remark="",
        )


def approve(ctx: Context, draft_id: int, version: int, remark: str = "") -> Draft:
    """Approve a draft (R32), judged once more by the rules in force.

    Raises:
        NotAllowed: the person who acts wrote in it and is not the head.
        Invalid: the rules have changed and now something is missing; it names everything.
    """
    remark = tidy(remark, "remark")
    packs.checker(ctx)
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        permit(work.actor, before, Act.APPROVE_DRAFT, _others(work, before, Act.APPROVE_DRAFT))
        report = _judged(work, before)
        _begin(work, before, Act.APPROVE_DRAFT, remark)
        me = work.actor.person.id
        own = me in {one.id for one in before.writers}
        return _moved(
            work,
            before,
            version,
            Act.APPROVE_DRAFT,
            report=report,
            decided_by_id=me,
            decided_at=work.now,
            approval=Approval.OWN if own else Approval.SECOND,
            remark=remark,
        )


def send_back(ctx: Context, draft_id: int, version: int, remark: str) -> Draft:
    """Return a draft to its writers, with a remark (R32)."""
    remark = _said(remark, "remark", _("The remark is missing."), "R32")
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        _begin(work, before, Act.RETURN_DRAFT, remark)
        return _moved(
            work,
            before,
            version,
            Act.RETURN_DRAFT,
            report=None,
            decided_by_id=work.actor.person.id,
            decided_at=work.now,
            remark=remark,
        )


def mark_posted(
    ctx: Context,
    draft_id: int,
    version: int,
    platform: str,
    address: str,
    posted_at: datetime,
) -> Draft:
    """Record that a draft has gone out on one platform, and freeze it as it did (R61).

    Args:
        ctx: who acts.
        draft_id: the draft.
        version: the version that the form loaded.
        platform: the key of the platform.
        address: the address of the post there.
        posted_at: when it was posted; not in the future.

    Raises:
        Invalid: the address is not that of a post there or is known, or the time is to come.
        Conflict: it is marked as posted there already.
    """
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        permit(work.actor, before, Act.MARK_POSTED)
        if platform not in before.to_post:
            raise Conflict(
                _("This draft is marked as posted there already, or is not meant for it."),
                _("Look at it as it stands now."),
                "R61",
                before,
            )
        where = _address(work, platform, address)
        if posted_at > work.now + _AHEAD:
            raise Invalid(
                Problem(
                    _("This time is still to come."),
                    _("Enter when it was posted, in the City's time."),
                    "posted_at",
                    "R61",
                )
            )
        _begin(work, before, Act.MARK_POSTED, where)
        drafts.publish(
            work.conn,
            before,
            platform=platform,
            address=where,
            posted_at=posted_at,
            marked_by_id=work.actor.person.id,
            marked_at=work.now,
        )
        return _moved(work, before, version, Act.MARK_POSTED)


def finish(ctx: Context, draft_id: int, version: int) -> Draft:
    """Close a draft that is posted in part and will not be posted elsewhere."""
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        _begin(work, before, Act.FINISH_DRAFT)
        return _moved(work, before, version, Act.FINISH_DRAFT)


def discard(ctx: Context, draft_id: int, version: int) -> Draft:
    """Discard a draft that has not gone out; its words are kept, its pictures are not."""
    with acting(ctx) as work:
        before = drafts.hold(work.conn, draft_id)
        _begin(work, before, Act.DISCARD_DRAFT)
        drafts.keep_only(work.conn, draft_id, ())
        return _moved(work, before, version, Act.DISCARD_DRAFT)


def sends_by(seen: Look | Work, draft: Draft) -> Act:
    """Return the act by which this person sends a draft: the head's own needs no second one."""
    wrote = seen.actor.person.id in {one.id for one in draft.writers}
    if wrote and seen.actor.may(Act.APPROVE_OWN_DRAFT, draft.department_id):
        return Act.APPROVE_OWN_DRAFT
    return Act.SEND_DRAFT


def approvers(seen: Look | Work, draft: Draft) -> tuple[PersonRef, ...]:
    """Return who can approve a draft: the head, and designees who did not write in it (R32)."""
    named = people.holders(seen.conn, (Role.HEAD_DESIGNEE,), seen.today, draft.department_id)
    able = {one.id: one for one in (*((draft.head,) if draft.head else ()), *named)}
    own = draft.own_matter_of(Act.APPROVE_DRAFT)
    return tuple(one for one in able.values() if one.id not in own)


def live_pages(seen: Look | Work, department_id: int) -> dict[str, str]:
    """Return the addresses of a department's live pages by platform: where it may post (R4)."""
    found = accounts.of_department(seen.conn, department_id, State.LIVE)
    return {one.platform: one.page_address for one in reversed(found)}


def missing(seen: Look | Work, draft: Draft, report: Report) -> tuple[Problem, ...]:
    """Return what a draft lacks before it can be sent or approved."""
    kept = drafts.facts_of(seen.conn, draft.id)
    lost = tuple(
        Problem(
            _("The file “{name}” is not kept with the draft.").format(name=one.name),
            _("Take it off and add it again."),
            "media",
            "R27",
        )
        for one in draft.post.media
        # A video too large to keep stays on its author's computer.
        if one.sha256 not in kept and (one.kind != "video" or one.sha256)
    )
    live = live_pages(seen, draft.department_id)
    names = platforms.names(seen.conn)
    return missing_to_send(draft, report, live, approvers(seen, draft), names) + lost


def change_text(work: Work, before: Draft, version: int, post: Post) -> Draft:
    """Keep another text of a draft, in a transaction that is open already."""
    _require_writable(work, before)
    known = drafts.facts_of(work.conn, before.id)
    written = _taken(work, before.department_id, known, post)
    if written == before.post:
        return before
    me = work.actor.person.id
    drafts.save_text(work.conn, before.id, version, written, me, work.now)
    return drafts.get(work.conn, before.id)


def _taken(work: Work, department_id: int, known: dict[str, Media], post: Post) -> Post:
    """Return what is written with what is known: whose it is, and about its pictures."""
    count = len(post.text) + sum(len(one.text) for one in post.variants)
    if count > MOST_CHARACTERS or len(post.media) > MOST_MEDIA:
        raise Invalid(
            Problem(
                _("This is more than a draft can hold."),
                _("Take something out; nothing of what was saved before is lost."),
                "text",
            )
        )
    able = {one.casefold() for one in facts.photographers(work, department_id)}

    def one(media: Media) -> Media:
        taker = media.taken_by.strip().casefold()
        authorized = taker in able if taker else None
        said = replace(media, taken_by_authorized=authorized)
        return described(known[media.sha256], said) if media.sha256 in known else said

    return replace(
        post,
        media=tuple(one(media) for media in post.media),
        department=people.get_department(work.conn, department_id).name,
    )


def _judged(work: Work, draft: Draft) -> Report:
    """Return what the rules in force find.

    Raises:
        Invalid: something blocks the draft, is not confirmed or is missing.
    """
    from pittadmin.checks.engine import check

    report = check(draft.post, packs.checker_of(work), facts.gather(work))
    lacks = missing(work, draft, report)
    if lacks:
        raise Invalid(*lacks)
    return report


def _require_writable(work: Work, draft: Draft) -> None:
    permit(work.actor, draft, Act.EDIT_DRAFT)
    if draft.state not in WRITABLE:
        raise Conflict(
            _("This draft is “{state}” now, so its words stay as they are.").format(
                state=draft.state_name
            ),
            _("Take it back to change it. What you typed is kept."),
            "R32",
            draft,
        )


def _require_version(draft: Draft, version: int) -> None:
    if draft.version != version:
        raise Conflict(
            _("{person} changed this draft while you had it open.").format(
                person=draft.changed_by.name
            ),
            _("Look at it as it stands now and try again. What you typed is kept."),
            current=draft,
        )


def _begin(work: Work, draft: Draft, act: Act, reason: str = "") -> None:
    """Write the act down, once it is sure that the draft may be moved by it."""
    role = permit(work.actor, draft, act, _others(work, draft, act))
    arrow = transition(draft, act)
    assert arrow is not None  # `permit` saw it
    work.record(act, role, "draft", draft.id, reason, arrow.requirement)


def _moved(work: Work, draft: Draft, version: int, act: Act, **values: object) -> Draft:
    """Move a draft along the arrow of an act that is written down."""
    arrow = transition(draft, act)
    assert arrow is not None  # `_begin` saw it
    drafts.change(
        work.conn,
        draft.id,
        version,
        state=arrow.target,
        state_since=work.now,
        post_sha256=draft.post.sha256,
        **values,
    )
    return drafts.get(work.conn, draft.id)


def _others(work: Work, draft: Draft, act: Act) -> str:
    """Return who else could do what is refused to one person, or an empty text."""
    if act is Act.WITHDRAW_QUESTION and draft.question is not None:
        return _("{person} asked, and can take it back.").format(
            person=draft.question.asked_by.name
        )
    if act is not Act.APPROVE_DRAFT:
        return ""
    able = approvers(work, draft)
    if able:
        return _("{people} can approve it.").format(people=", ".join(one.name for one in able))
    return _("Ask the head of {department}.").format(department=draft.department)


def _said(text: str, field: str, what: str, requirement: str) -> str:
    text = tidy(text, field)
    if not text:
        raise Invalid(Problem(what, _("It is kept with the draft."), field, requirement))
    return text


def _address(work: Work, platform: str, typed: str) -> str:
    where = check_post_address(platforms.catalog(work.conn)[platform], tidy(typed, "page_address"))
    known = drafts.post_at(work.conn, where)
    if known is not None:
        raise Invalid(
            Problem(
                _("This address is that of another post, of {department}.").format(
                    department=known.department
                ),
                _("Open the post on the page and copy its own address."),
                "page_address",
                "R61",
            )
        )
    return where
