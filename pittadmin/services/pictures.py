"""Pictures handed in as evidence: judged by what they are, not by what they are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.services.context import Work
from pittadmin.storage import files
from pittadmin.storage.schema import MAX_FILE_BYTES

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


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
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise _refused(
                _("“{name}” is larger than 50 MB.").format(name=path.name),
                _("Save the screenshot as PNG or JPEG and choose that."),
            )
        data = path.read_bytes()
    except OSError as error:
        raise _refused(
            _("“{name}” can't be read: {why}.").format(
                name=path.name, why=error.strerror or _("the disk does not answer")
            ),
            _("Check that it is still there and that you may open it."),
        ) from error
    return check(NewPicture(path.name, data))


def check(picture: NewPicture) -> NewPicture:
    """Return the picture with a plain file name and the kind that its bytes say.

    Raises:
        Invalid: it is empty, larger than 50 MB, or not a picture.
    """
    # A name on the disk need not be text: what is not is shown as a question mark.
    plain = picture.filename.encode("utf-8", "replace").decode().replace("\x00", "")
    name = PurePath(plain.replace("\\", "/")).name[-200:]
    name = _("picture") if name in ("", "..") else name
    kind = kind_of(picture.data)
    if not kind:
        raise _refused(
            _("“{name}” is empty.").format(name=name)
            if not picture.data
            else _("“{name}” is not a picture, whatever its name says.").format(name=name),
            _("Take a screenshot and save it as PNG or JPEG."),
        )
    if len(picture.data) > MAX_FILE_BYTES:
        raise _refused(
            _("“{name}” is larger than 50 MB.").format(name=name),
            _("Save the screenshot as PNG or JPEG and choose that."),
        )
    return NewPicture(name, picture.data, kind)


def kind_of(data: bytes) -> str:
    """Return the media type that the first bytes say, or an empty text when it is no picture."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:2] == b"BM" and data[6:10] == bytes(4):  # two letters alone begin many a text
        return "image/bmp"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return ""


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


def _refused(what: str, todo: str) -> Invalid:
    return Invalid(Problem(what, todo, "evidence", "R18"))
