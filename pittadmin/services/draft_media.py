"""Pictures and videos of a draft: their bytes are kept with it, their facts are read once.

Whoever adds one has let `checks.media` look at it; what the author says of it is typed, and saved
with the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pittadmin.domain.acts import Act
from pittadmin.domain.drafts import Draft, permit
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, Problem
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media, described
from pittadmin.services.context import Context, Work, acting, looking
from pittadmin.services.drafts import change_text
from pittadmin.storage import draft_search, drafts, files


@dataclass(frozen=True)
class NewMedia:
    """A picture or video to add: what its bytes say, and the bytes.

    `data` is None for a video over 50 MB, which stays on its author's computer.
    """

    media: Media
    data: bytes | None


def add(ctx: Context, draft_id: int, version: int, new: Sequence[NewMedia]) -> Draft:
    """Add pictures or videos at the end of a draft.

    Raises:
        Invalid: one is larger than 50 MB.
        Conflict: somebody else changed the draft meanwhile.
    """
    with acting(ctx) as work:
        before = _begin(work, draft_id, len(new))
        for one in new:
            _keep(work, before, one)
        media = (*before.post.media, *(one.media for one in new))
        return change_text(work, before, version, replace(before.post, media=media))


def swap(ctx: Context, draft_id: int, version: int, place: int, new: NewMedia) -> Draft:
    """Let another file take a picture's place, such as its cleaned copy; what was said stays.

    Args:
        ctx: who writes.
        draft_id: the draft.
        version: the version that the form loaded.
        place: which picture, counted from 0.
        new: what takes its place.

    Raises:
        Conflict: somebody else changed the draft meanwhile.
    """
    with acting(ctx) as work:
        before = _begin(work, draft_id, 1)
        if not 0 <= place < len(before.post.media):
            raise Conflict(
                _("This picture is not in the draft any more."),
                _("Look at the draft as it stands now."),
                current=before,
            )
        _keep(work, before, new)
        media = list(before.post.media)
        media[place] = described(new.media, media[place])
        return change_text(work, before, version, replace(before.post, media=tuple(media)))


def data(ctx: Context, draft_id: int, sha256: str) -> bytes:
    """Return the bytes of a picture or video that is kept with a draft.

    Raises:
        NotAllowed: the draft is another department's.
        Conflict: the file is not kept any more.
    """
    with looking(ctx) as look:
        if not draft_search.sees(look.conn, look.actor, draft_id):
            raise NotAllowed(_("This draft is another department's."), _("Ask that department."))
        if sha256 not in drafts.facts_of(look.conn, draft_id):
            raise Conflict(_("This file is not kept any more."), _("Add it again."))
        return files.read(look.conn, sha256)


def _begin(work: Work, draft_id: int, count: int) -> Draft:
    before = drafts.hold(work.conn, draft_id)
    role = permit(work.actor, before, Act.EDIT_DRAFT)
    # A file's name may tell who is in the picture, so the trail only says how many there are.
    said = _("Pictures or videos added: {count}").format(count=count)
    work.record(Act.EDIT_DRAFT, role, "draft", draft_id, said)
    return before


def _keep(work: Work, draft: Draft, new: NewMedia) -> None:
    if new.data is None:
        if new.media.kind != "video":
            raise _refused(_("“{name}” came without its file.").format(name=new.media.name))
        return
    if len(new.data) > MAX_FILE_BYTES:
        raise _refused(_("“{name}” is larger than 50 MB.").format(name=new.media.name))
    if files.key_of(new.data) != new.media.sha256:
        raise _refused(_("“{name}” changed while it was read.").format(name=new.media.name))
    drafts.attach(work.conn, draft.id, new.media, new.data, work.actor.person.id, work.now)


def _refused(what: str) -> Invalid:
    return Invalid(Problem(what, _("Choose the file again."), "media", "R27"))
