"""Reads the container of an MP4 or QuickTime video, never its pictures; and cleans it.

Only the headers of its boxes are read (ISO/IEC 14496-12), however large the video is. What tells
about people is overwritten where it stands, as free space of the same length, so nothing moves.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from pittadmin.checks.boxes import BoxFile
from pittadmin.checks.media_files import Damaged
from pittadmin.checks.metadata import read_xmp

_DEEPEST = 8  # boxes in one another
_CONTAINERS = frozenset(b"moov trak mdia minf stbl mvex".split())
_TELLS = frozenset(b"udta meta uuid".split())
_EMPTY = frozenset(b"free skip".split())
_CAPTIONS = frozenset(b"text sbtl subt clcp".split())
# What a file and its movie consist of; whatever else a camera adds there tells about the camera.
_ALLOWED = {
    b"": frozenset(b"ftyp mdat moof mfra sidx ssix styp pdin prft emsg wide".split()),
    b"moov": frozenset(b"mvhd iods".split()),
}
_LOCATION_BOXES = frozenset({b"\xa9xyz", b"loci"})
_CAMERA_BOXES = frozenset(b"\xa9mak \xa9mod \xa9day \xa9aut auth GPMF CAME".split())
_CAMERA_KEYS = re.compile(rb"\.(?:make|model|manufacturer|creationdate|author)\b")
_LOCATION_KEY = b"location.ISO6709"
_LOCATION_TRACKS = frozenset({b"gpmd", b"camm"})  # of GoPro, of Android


@dataclass(frozen=True)
class Blank:
    """Bytes that tell about people: `start` up to `end`, a box or a field of one."""

    start: int
    end: int
    is_box: bool


@dataclass
class _Track:
    """What one track's boxes say."""

    number: int = 0
    handler: bytes = b""
    size: tuple[int, int] = (0, 0)
    chapters: tuple[int, ...] = ()


@dataclass
class Video:
    """What the container of a video says.

    Args:
        width: in pixels as shown.
        height: in pixels as shown.
        seconds: how long it runs; 0 when the container does not say.
        has_sound: whether there is an audio track.
        has_captions: whether there is a track of captions or subtitles. Captions that are woven
            into the pictures themselves (CEA-608) are not seen.
        has_location: whether it says where it was taken.
        has_camera_data: whether it names the camera, its owner or the time.
        location_track: whether places run along with the pictures, which can't be blanked.
        blanks: what a cleaned copy overwrites, in the order of the file.
    """

    width: int = 0
    height: int = 0
    seconds: float = 0.0
    has_sound: bool = False
    has_captions: bool = False
    has_location: bool = False
    has_camera_data: bool = False
    location_track: bool = False
    blanks: list[Blank] = field(default_factory=list)


def read_video(stream: BinaryIO, size: int) -> Video:
    """Read the container of a video.

    Args:
        stream: the file, open for reading.
        size: of the file, in bytes.

    Raises:
        Damaged: it breaks off, is not built as its kind is, or holds no moving picture.
    """
    try:
        return _Reader(stream, size).read()
    except (struct.error, IndexError) as error:
        raise Damaged(str(error)) from error


def blank(stream: BinaryIO, blanks: list[Blank]) -> None:
    """Overwrite what tells about people, in a copy that is open for writing."""
    for one in blanks:
        start = one.start
        if one.is_box:
            stream.seek(start)
            large = stream.read(4) == b"\x00\x00\x00\x01"
            stream.seek(start + 4)
            stream.write(b"free")
            start += 16 if large else 8
        stream.seek(start)
        left = one.end - start
        while left > 0:
            left -= stream.write(bytes(min(left, 1024 * 1024)))


class _Reader:
    """Walks the boxes of one file."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._file = BoxFile(stream, size)
        self._video = Video()
        self._tracks: list[_Track] = []
        self._scale = 0

    def read(self) -> Video:
        self._walk(b"", 0, self._file.size, _Track())
        moving = [track for track in self._tracks if track.handler == b"vide"]
        if not moving:
            raise Damaged("no moving picture")
        chapters = {number for track in self._tracks for number in track.chapters}
        video = self._video
        video.width, video.height = max(track.size for track in moving)
        video.has_sound = any(track.handler == b"soun" for track in self._tracks)
        video.has_captions = any(
            track.handler in _CAPTIONS and track.number not in chapters for track in self._tracks
        )
        return video

    def _walk(self, inside: bytes, start: int, end: int, track: _Track, depth: int = 0) -> None:
        """Read the boxes of a container, and of those in it."""
        allowed = _ALLOWED.get(inside)
        for kind, at, body, stop in self._file.inside(start, end):
            read = _READERS.get(kind)
            if kind in _CONTAINERS:
                if kind == b"trak":
                    track = _Track()
                    self._tracks.append(track)
                if depth == _DEEPEST:
                    raise Damaged("too many boxes in one another")
                self._walk(kind, body, stop, track, depth + 1)
            elif kind in _TELLS:
                self._blank(at, stop)
                try:
                    self._tell(kind, body, stop)
                except Damaged:  # as with EXIF, what can't be read counts as telling
                    self._video.has_camera_data = True
            elif kind in _EMPTY or (allowed is not None and kind not in allowed):
                self._blank(at, stop)
            elif read is not None and inside:
                read(self, body, self._file.content(body, stop), track)

    def _blank(self, start: int, end: int, is_box: bool = True) -> None:
        self._video.blanks.append(Blank(start, end, is_box))

    # What the boxes say; each begins with a version, which tells how wide its times are

    def _movie_header(self, body: int, data: bytes, _track: _Track) -> None:
        self._made(body, data)
        form, at = (">IQ", 20) if data[0] else (">II", 12)
        self._scale, duration = struct.unpack_from(form, data, at)
        self._lasts(duration, data)

    def _fragments_header(self, _body: int, data: bytes, _track: _Track) -> None:
        if not self._video.seconds:
            (duration,) = struct.unpack_from(">Q" if data[0] else ">I", data, 4)
            self._lasts(duration, data)

    def _lasts(self, duration: int, data: bytes) -> None:
        unknown = 2 ** (64 if data[0] else 32) - 1
        known = self._scale and duration != unknown
        self._video.seconds = duration / self._scale if known else 0.0

    def _track_header(self, body: int, data: bytes, track: _Track) -> None:
        self._made(body, data)
        number, matrix = (20, 52) if data[0] else (12, 40)
        (track.number,) = struct.unpack_from(">I", data, number)
        a, _b, _u, _c, d = struct.unpack_from(">5i", data, matrix)
        width, height = (side >> 16 for side in struct.unpack_from(">II", data, matrix + 36))
        on_its_side = a == d == 0
        track.size = (height, width) if on_its_side else (width, height)

    def _media_header(self, body: int, data: bytes, _track: _Track) -> None:
        self._made(body, data)

    def _made(self, body: int, data: bytes) -> None:
        """Note when it was made and changed: two times follow the version, and 0 is none."""
        length = 16 if data[0] else 8
        if any(data[4 : 4 + length]):
            self._video.has_camera_data = True
            self._blank(body + 4, body + 4 + length, is_box=False)

    def _handler(self, _body: int, data: bytes, track: _Track) -> None:
        track.handler = track.handler or data[8:12]  # a second one only says where the data lies

    def _samples(self, _body: int, data: bytes, _track: _Track) -> None:
        """Note a track that tells where the camera was while the pictures ran."""
        kind = data[12:16]
        if kind in _LOCATION_TRACKS or (kind == b"mebx" and _LOCATION_KEY in data):
            self._video.has_location = self._video.location_track = True

    def _references(self, body: int, data: bytes, track: _Track) -> None:
        for kind, _at, first, stop in self._file.inside(body, body + len(data)):
            if kind == b"chap":
                numbers = self._file.read(first, stop - first)
                track.chapters = struct.unpack(f">{len(numbers) // 4}I", numbers)

    # What tells about people

    def _tell(self, kind: bytes, body: int, end: int, depth: int = 0) -> None:
        """Note what a box of remarks tells."""
        if kind in (b"uuid", b"keys", b"XMP_"):
            words = self._file.content(body, end)
            xmp = read_xmp(words)
            self._video.has_location |= xmp.location or _LOCATION_KEY in words
            self._video.has_camera_data |= xmp.camera or bool(_CAMERA_KEYS.search(words))
        elif kind in (b"udta", b"meta", b"ilst") and depth < _DEEPEST:
            # In ISO files "meta" begins with a version, in QuickTime's with its first box.
            if kind == b"meta" and self._file.read(body + 4, 4) != b"hdlr":
                body += 4
            for inner, _at, first, stop in self._file.inside(body, end):
                self._tell(inner, first, stop, depth + 1)
        self._video.has_location |= kind in _LOCATION_BOXES
        self._video.has_camera_data |= kind in _CAMERA_BOXES


_READERS: dict[bytes, Callable[[_Reader, int, bytes, _Track], None]] = {
    b"mvhd": _Reader._movie_header,
    b"mehd": _Reader._fragments_header,
    b"tkhd": _Reader._track_header,
    b"mdhd": _Reader._media_header,
    b"hdlr": _Reader._handler,
    b"stsd": _Reader._samples,
    b"tref": _Reader._references,
}
