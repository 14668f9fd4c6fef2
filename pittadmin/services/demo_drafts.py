"""The posts of the sample city, each brought to the state that the data names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft
from pittadmin.domain.posts import Post, Variant
from pittadmin.services import draft_media, drafts, facts, packs
from pittadmin.services.context import Context
from pittadmin.services.draft_media import NewMedia

ADDRESSES = {
    "facebook": "https://facebook.com/Pittsfield/posts/{number}",
    "x": "https://x.com/Pittsfield/status/{number}",
}
"""Addresses of posts that nobody has made, by platform."""


@dataclass(frozen=True)
class Desk:
    """Who has to do with a department's drafts."""

    department_id: int
    writer: Context
    head: Context
    personnel: Context


def tell(desk: Desk, told: dict[str, Any], picture: bytes) -> Iterator[float]:
    """Bring one draft to the state that the data names, and yield when each step was.

    Args:
        desk: who writes, approves and answers.
        told: one table of the data.
        picture: a picture for a draft that has one.
    """
    days, state, writer = told["days"], DraftState(told["state"]), desk.writer
    yield days
    draft = _write(desk, told, picture)
    if "question" in told:
        draft = drafts.ask(writer, draft.id, draft.version, told["question"])
        if "answer" in told:
            yield days - 1
            draft = drafts.answer(desk.personnel, draft.id, draft.version, told["answer"])
    if state is DraftState.DISCARDED:
        yield days - 2
        drafts.discard(writer, draft.id, draft.version)
    if state in (DraftState.DRAFT, DraftState.HELD, DraftState.DISCARDED):
        return
    draft = drafts.send(writer, draft.id, draft.version)
    if state is DraftState.SENT:
        return
    yield days - 1
    if state is DraftState.RETURNED:
        drafts.send_back(desk.head, draft.id, draft.version, told["remark"])
        return
    if draft.state is DraftState.SENT:
        draft = drafts.approve(desk.head, draft.id, draft.version)
    yield days - 2
    out = draft.to_post if state is DraftState.POSTED else told.get("posted", ())
    for platform in out:
        address = ADDRESSES[platform].format(number=90_000 + draft.id)
        now = writer.clock.now()
        draft = drafts.mark_posted(writer, draft.id, draft.version, platform, address, now)


def _write(desk: Desk, told: dict[str, Any], picture: bytes) -> Draft:
    writer = desk.writer
    variants = (Variant("x", told["x"]),) if "x" in told else ()
    post = Post(told["text"].strip(), tuple(told["platforms"]), variants)
    draft = drafts.start(writer, desk.department_id, post)
    if "picture" in told:
        from pittadmin.checks.media import look_at

        new = NewMedia(look_at(picture, "reading-room.png"), picture)
        draft = draft_media.add(writer, draft.id, draft.version, [new])
        (media,) = draft.post.media
        taker = draft.author.name
        said = replace(media, alt_text=told["picture"], function=told["function"], taken_by=taker)
        post = replace(draft.post, media=(said,))
        draft = drafts.save_text(writer, draft.id, draft.version, post)
    if told.get("unconfirmed"):
        return draft
    return drafts.confirm(writer, draft.id, _points(writer, draft))


def _points(ctx: Context, draft: Draft) -> list[str]:
    """Return the keys of all points that the rules in force ask to confirm."""
    from pittadmin.checks.engine import check

    report = check(draft.post, packs.checker(ctx), facts.city_facts(ctx))
    return [one.key for one in report.confirmations]
