"""Pictures handed in as evidence: judged by what they are, not by what they are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pittadmin.checks import media_files
from pittadmin.checks.media_files import plain_name
from pittadmin.checks.media_types import HEAD, content_type, say
from pittadmin.domain.errors import Invalid
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.domain.i18n import _
from pittadmin.services.context import Work
from pittadmin.storage import files

_KINDS = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
"""What evidence may be; the window draws these by itself."""


@dataclass(frozen=True)
class NewPicture:
    """A picture to keep: its name, its bytes, and what kind its bytes say it is."""

    filename: str
    data: bytes
    kind: str = ""


def load(path: Path) -> NewPicture:
    """Read a picture from a file.

    Raises:
        Invalid: it can't be read, is larger than 50 MB, or is not a picture.
    """
    with media_files.opened(path, "evidence", "R18") as (stream, size):
        if size > MAX_FILE_BYTES:
            raise _too_large(plain_name(path.name))
        data = stream.read()
    return check(NewPicture(path.name, data))


def check(picture: NewPicture) -> NewPicture:
    """Return the picture with a plain file name and the kind that its bytes say.

    Raises:
        Invalid: it is empty, larger than 50 MB, or not a picture.
    """
    name = plain_name(picture.filename)
    kind = content_type(picture.data[:HEAD])
    if kind not in _KINDS:
        if not picture.data:
            what = _("“{name}” is empty.").format(name=name)
        elif kind:
            what = _("“{name}” is {kind}, which can't be shown here.")
            what = what.format(name=name, kind=say(kind))
        else:
            what = _("“{name}” is not a picture, whatever its name says.").format(name=name)
        raise _refused(what, _("Take a screenshot and save it as PNG or JPEG."))
    if len(picture.data) > MAX_FILE_BYTES:
        raise _too_large(name)
    return NewPicture(name, picture.data, kind)


def change_evidence(
    work: Work, account_id: int, add: Sequence[NewPicture], remove: Sequence[int]
) -> None:
    """Add checked pictures to an account's evidence and take others off."""
    for evidence_id in remove:
        files.detach(work.conn, account_id, evidence_id)
    for picture in add:
        key = files.keep(work.conn, picture.data)
        files.attach(
            work.conn,
            account_id,
            key,
            picture.filename,
            picture.kind,
            work.actor.person.id,
            work.now,
        )


def _too_large(name: str) -> Invalid:
    return _refused(
        _("“{name}” is larger than 50 MB.").format(name=name),
        _("Save the screenshot as PNG or JPEG and choose that."),
    )


def _refused(what: str, todo: str) -> Invalid:
    return media_files.refused(what, todo, "evidence", "R18")
