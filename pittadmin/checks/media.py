"""Looks at a picture or video of a post and fills in what its bytes say; makes a cleaned copy.

The rules judge these facts; here they are only found. A file that can't be taken is refused, with
what to do about it.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pittadmin.checks.media_files import Damaged, opened, plain_name, refused
from pittadmin.checks.media_types import (
    HEAD,
    PICTURES,
    VIDEOS,
    claimed_type,
    content_type,
    say,
)
from pittadmin.checks.pictures import clean_picture, pixels_sha256, read_picture
from pittadmin.checks.videos import blank, read_video
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media
from pittadmin.domain.seals import Seal

LOGO_PIXELS = 4_000_000
"""Up to this many pixels a picture is also known by them, so that a cleaned or newly packed copy of
an official seal is the official one. A larger one, such as a photo, would take far longer to read,
and is official as the very file alone."""

_CAPTION_FILES = (".srt", ".vtt")


def look_at(source: Path | bytes, name: str = "") -> Media:
    """Return what the bytes of a picture or video say.

    A picture is decoded once, to find that it is whole. Of a video only the headers of its
    container are read, so its length does not matter; one larger than 50 MB gets no `sha256`.

    Args:
        source: the file, or its bytes.
        name: its name, when `source` is bytes or the file is called otherwise.

    Raises:
        Invalid: it can't be read, is empty, damaged or too large, or neither picture nor video.
    """
    if isinstance(source, bytes):
        return _look(BytesIO(source), len(source), plain_name(name))
    with opened(source) as (stream, size):
        media = _look(stream, size, plain_name(name or source.name))
    if media.kind == "video" and not media.has_captions and _captions_beside(source):
        return replace(media, has_captions=True)
    return media


def clean(data: bytes, name: str = "") -> bytes:
    """Return a copy that does not tell where, when, by whom or with what it was taken.

    How a picture is turned and its color profile stay, and so does every pixel; only HEIC becomes
    JPEG (`media_types.named_for` gives the name that fits).

    Args:
        data: the bytes of a picture or video.
        name: its name, for the sentence when it can't be cleaned.

    Raises:
        Invalid: as for `look_at`; or a video in which places run along with the pictures.
    """
    name = plain_name(name)
    kind = _judged_type(data[:HEAD], name)
    with _said(name, kind):
        if kind in PICTURES:
            return clean_picture(data, kind)
        copy = BytesIO(data)
        _blank_all(copy, len(data), name)
        return copy.getvalue()


def clean_file(source: Path, target: Path) -> None:
    """Write a cleaned copy of a picture or video of any length to `target`.

    Raises:
        Invalid: as for `clean`; or the copy can't be written.
    """
    name = plain_name(source.name)
    with opened(source) as (stream, size):
        kind = _judged_type(stream.read(HEAD), name)
        stream.seek(0)
        if kind in PICTURES:
            cleaned: BinaryIO = BytesIO(clean(_whole(stream, size, name), name))
        else:
            cleaned = stream
            with _said(name, kind):
                read_video(stream, size)  # nothing is copied of what is damaged
                stream.seek(0)
        with _written(target, name) as copy:
            shutil.copyfileobj(cleaned, copy, 1024 * 1024)
            if kind in VIDEOS:
                _blank_all(copy, size, name)


def seal_of(data: bytes, name: str) -> Seal:
    """Return an accepted logo or seal, by which pictures are judged (R26, R35).

    Args:
        data: the bytes of its picture.
        name: what it is called.

    Raises:
        Invalid: it is no picture, damaged or too large.
    """
    _whole(BytesIO(data), len(data), plain_name(name))
    looks = difference_hash(data, name)
    pixels = pixels_sha256(data, content_type(data[:HEAD]))
    return Seal(name, hashlib.sha256(data).hexdigest(), pixels, looks)


def difference_hash(data: bytes, name: str = "") -> int:
    """Return how a picture looks, in bits; `seals.distance` compares two.

    Raises:
        Invalid: it is no picture, damaged or too large.
    """
    name = plain_name(name)
    kind = _judged_type(data[:HEAD], name)
    if kind not in PICTURES:
        raise refused(
            _("“{name}” is {kind}, not a picture.").format(name=name, kind=say(kind)),
            _("Choose a picture."),
        )
    with _said(name, kind):
        return read_picture(data, kind).difference_hash


def _look(stream: BinaryIO, size: int, name: str) -> Media:
    head = stream.read(HEAD)
    kind = _judged_type(head, name)
    stream.seek(0)
    claimed = claimed_type(name, kind)
    with _said(name, kind):
        if kind in VIDEOS:
            video = read_video(stream, size)
            stream.seek(0)
            return Media(
                name=name,
                kind="video",
                content_type=kind,
                size=size,
                width=video.width,
                height=video.height,
                sha256=_sha256(stream.read()) if size <= MAX_FILE_BYTES else "",
                claimed_type=claimed,
                has_location=video.has_location,
                has_camera_data=video.has_camera_data,
                seconds=video.seconds,
                has_captions=video.has_captions,
                has_sound=video.has_sound,
            )
        data = _whole(stream, size, name)
        picture = read_picture(data, kind)
        like_a_logo = picture.width * picture.height <= LOGO_PIXELS
        drawn = kind in ("image/png", "image/gif") and not picture.told.camera
        return Media(
            name=name,
            kind="image" if drawn else "photo",
            content_type=kind,
            size=len(data),
            width=picture.width,
            height=picture.height,
            sha256=_sha256(data),
            claimed_type=claimed,
            has_location=picture.told.location,
            has_camera_data=picture.told.camera,
            pixels_sha256=pixels_sha256(data, kind) if like_a_logo else "",
            difference_hash=picture.difference_hash,
            has_sound=False,
        )


def _judged_type(head: bytes, name: str) -> str:
    """Return the type by content.

    Raises:
        Invalid: it is empty, or neither a picture nor a video that a post can carry.
    """
    kind = content_type(head)
    if kind in PICTURES or kind in VIDEOS:
        return kind
    todo = _("Save a picture as JPEG or PNG, a video as MP4, and add that.")
    if not head:
        raise refused(_("“{name}” is empty.").format(name=name), todo)
    if kind:
        what = _("“{name}” is {kind}, which not every platform takes.")
        raise refused(what.format(name=name, kind=say(kind)), todo)
    what = _("“{name}” is neither a picture nor a video, whatever its name says.")
    raise refused(what.format(name=name), todo)


@contextmanager
def _said(name: str, kind: str) -> Iterator[None]:
    """Let what is damaged be said with the file's name and what to do."""
    try:
        yield
    except Damaged as error:
        what = _("“{name}” is {kind}, but it is damaged or incomplete.")
        raise refused(
            what.format(name=name, kind=say(kind)),
            _("Copy it again from where it came, or save it anew, and add that."),
        ) from error


def _whole(stream: BinaryIO, size: int, name: str) -> bytes:
    """Return all bytes of a picture.

    Raises:
        Invalid: they are more than 50 MB.
    """
    data = stream.read(MAX_FILE_BYTES + 1) if size <= MAX_FILE_BYTES else b""
    if size > MAX_FILE_BYTES or len(data) > MAX_FILE_BYTES:
        raise refused(
            _("“{name}” is larger than 50 MB.").format(name=name),
            _("Make the picture smaller, or save it as JPEG, and add that."),
        )
    return data


def _blank_all(copy: BinaryIO, size: int, name: str) -> None:
    """Overwrite what a copy of a video tells about people."""
    video = read_video(copy, size)
    if video.location_track:
        raise refused(
            _("“{name}” tells where the camera was in every moment.").format(name=name),
            _("Export the video anew, without location, and add that."),
        )
    blank(copy, video.blanks)


@contextmanager
def _written(target: Path, name: str) -> Iterator[BinaryIO]:
    """Yield a file that becomes `target` once it is whole."""
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w+b") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        why = error.strerror or _("the disk does not answer")
        raise refused(
            _("The cleaned copy of “{name}” can't be written: {why}.").format(name=name, why=why),
            _("Choose another folder, or make room."),
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _captions_beside(video: Path) -> bool:
    """Whether a file of captions lies beside a video, called as it is: "a.srt", "a.en_US.srt"."""
    try:
        return any(
            one.name.startswith(video.stem + ".") and one.suffix.lower() in _CAPTION_FILES
            for one in video.parent.iterdir()
        )
    except OSError:
        return False


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
