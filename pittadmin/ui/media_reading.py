"""Pictures and videos of a post, read off the GUI thread: from files, the clipboard, the database.

What reads them is heavy, so each function imports it when it is called.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media

PICTURES = "*.png *.jpg *.jpeg *.webp *.gif *.heic *.heif"
PATTERNS = f"{PICTURES} *.mp4 *.m4v *.mov"


@dataclass(frozen=True)
class Read:
    """What came of reading files: what each says of itself with its bytes, and what is wrong.

    `data` is None of a video that is too large to be kept: it stays on the computer.
    """

    media: tuple[tuple[Media, bytes | None], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ReadSeal:
    """A picture that is to be kept as an official seal: its file's name, its bytes, and small."""

    filename: str
    data: bytes
    image: QImage


def read_files(paths: Iterable[Path]) -> Read:
    """Read files; one that can't be taken does not keep the others away."""
    from pittadmin.checks.media import look_at
    from pittadmin.checks.media_files import opened

    found: list[tuple[Media, bytes | None]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            media, data = look_at(path), None
            if media.size <= MAX_FILE_BYTES:
                with opened(path) as (stream, _size):
                    data = stream.read(MAX_FILE_BYTES + 1)
            found.append((media, data))
        except Invalid as error:
            problems.extend(error.problems)
    return Read(tuple(found), tuple(problems))


def read_image(image: QImage, name: str) -> Read:
    """Read a picture that was pasted, as a PNG of this name."""
    from pittadmin.checks.media import look_at

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        problem = Problem(
            _("The picture on the clipboard can't be read."),
            _("Save it as a file and choose that."),
            "media",
        )
        return Read((), (problem,))
    data = bytes(buffer.data().data())
    return Read(((look_at(data, name), data),))


def cleaned(data: bytes, media: Media) -> Read:
    """Return a copy that does not say where, when, by whom or with what it was taken."""
    from pittadmin.checks.media import clean, look_at
    from pittadmin.checks.media_types import content_type, named_for

    try:
        copy = clean(data, media.name)
        name = named_for(media.name, content_type(copy[:64]) or media.content_type)
        return Read(((look_at(copy, name), copy),))
    except Invalid as error:
        return Read((), tuple(error.problems))


def small(data: bytes, media: Media) -> QImage:
    """Return a picture as large as it is shown small; a null one of what can't be drawn."""
    from pittadmin.ui import thumbnails

    if media.kind == "video":
        return QImage()
    image = thumbnails.shrink(data)
    if image.isNull() and media.content_type == "image/heic":
        copy = cleaned(data, media).media
        if copy and copy[0][1]:
            image = thumbnails.shrink(copy[0][1])
    return image


def read_seal(path: Path) -> ReadSeal:
    """Read the picture of a seal from a file.

    Raises:
        Invalid: it can't be read, is no picture, damaged or too large.
    """
    from pittadmin.checks.media_files import opened, plain_name

    with opened(path, "media", "R26") as (stream, _size):
        data = stream.read(MAX_FILE_BYTES + 1)
    return _seal(data, plain_name(path.name))


def read_seal_image(image: QImage, name: str) -> ReadSeal:
    """Read the picture of a seal that was pasted.

    Raises:
        Invalid: it can't be read.
    """
    read = read_image(image, name)
    if read.problems:
        raise Invalid(*read.problems)
    return _seal(read.media[0][1] or b"", name)


def small_seal(data: bytes, name: str) -> QImage:
    """Return the picture of a kept seal as large as it is shown small."""
    from pittadmin.checks.media import look_at

    return small(data, look_at(data, name))


def _seal(data: bytes, name: str) -> ReadSeal:
    from pittadmin.checks.media import seal_of

    seal_of(data, name)  # refuses what can't be one
    return ReadSeal(name, data, small_seal(data, name))
