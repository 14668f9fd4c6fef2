"""Reads what a picture tells beside itself: how it is turned, where it was taken, with what.

The blocks are anybody's bytes, so only what is asked for is read, each at most once. A block that
can't be read counts as telling about the camera: a cleaned copy without it is then offered.
"""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from pittadmin.checks.picture_parts import Part

_ORIENTATION, _EXIF_FOLDER, _GPS_FOLDER = 0x0112, 0x8769, 0x8825
_CAMERA_TAGS = frozenset(
    {
        0x010F,  # Make
        0x0110,  # Model
        0x0132,  # DateTime
        0x013B,  # Artist
        0x9003,  # DateTimeOriginal
        0x9004,  # DateTimeDigitized
        0x927C,  # MakerNote
        0xA430,  # CameraOwnerName
        0xA431,  # BodySerialNumber
        0xA434,  # LensModel
        0xA435,  # LensSerialNumber
    }
)
# Latitude, longitude, both of the destination, and the name of the area.
_LOCATION_TAGS = frozenset({2, 4, 20, 22, 28})
_XMP_LOCATION = re.compile(
    rb"GPSLatitude|GPSLongitude|GPSCoordinates|photoshop:(?:City|State|Country)"
    rb"|Iptc4xmp(?:Core:(?:Location|CountryCode)|Ext:Location)"
)
_XMP_CAMERA = re.compile(
    rb"tiff:(?:Make|Model|Artist)|aux:(?:SerialNumber|OwnerName|Lens)|exif:DateTime|exifEX:"
    rb"|xmp:CreateDate|photoshop:DateCreated|dc:creator"
)
# Data sets of IPTC's second record: city, part of it, state, country; then date, time, by-line.
_IPTC_LOCATION = re.compile(rb"\x1c\x02[\x5a\x5c\x5f\x64\x65]")
_IPTC_CAMERA = re.compile(rb"\x1c\x02[\x37\x3c\x3e\x3f\x50]")
_TEXT_CAMERA = frozenset({b"Author", b"Creation Time", b"Source", b"date:create"})


@dataclass(frozen=True)
class Told:
    """What a picture tells beside itself.

    Args:
        orientation: how to turn it, as EXIF counts, 1 to 8; 1 is as it stands.
        location: whether it says where it was taken.
        camera: whether it names the camera, its owner or the time.
    """

    orientation: int = 1
    location: bool = False
    camera: bool = False

    @property
    def swaps_sides(self) -> bool:
        """Whether width and height change places when it is turned."""
        return self.orientation >= 5


def read_parts(parts: Iterable[Part]) -> Told:
    """Return what the parts of a file tell together; the first EXIF turns the picture."""
    told = [_READERS[part.role](part.told) for part in parts if part.role in _READERS]
    turned = [one.orientation for one in told if one.orientation != 1]
    return Told(
        turned[0] if turned else 1,
        any(one.location for one in told),
        any(one.camera for one in told),
    )


def read_exif(block: bytes) -> Told:
    """Return what an EXIF block tells: TIFF's folders of tags, JEITA CP-3451."""
    block = block.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    try:
        if order is None:
            raise ValueError("no byte order")
        tags = _folder(block, order, struct.unpack_from(order + "I", block, 4)[0])
        inner = _folder(block, order, _offset(tags, order, _EXIF_FOLDER))
        places = _folder(block, order, _offset(tags, order, _GPS_FOLDER))
    except (ValueError, struct.error):
        return Told(camera=True)
    (orientation,) = struct.unpack(order + "H", tags.get(_ORIENTATION, b"\0\0\0\0")[:2])
    return Told(
        orientation if 1 <= orientation <= 8 else 1,
        bool(_LOCATION_TAGS & places.keys()),
        bool(_CAMERA_TAGS & (tags.keys() | inner.keys())),
    )


def read_xmp(block: bytes) -> Told:
    """Return what an XMP block tells."""
    text = block.replace(b"\0", b"")  # so that UTF-16 reads like UTF-8
    return Told(
        location=_XMP_LOCATION.search(text) is not None,
        camera=_XMP_CAMERA.search(text) is not None,
    )


def read_iptc(block: bytes) -> Told:
    """Return what an IPTC block tells."""
    return Told(
        location=_IPTC_LOCATION.search(block) is not None,
        camera=_IPTC_CAMERA.search(block) is not None,
    )


def _read_text(keyword: bytes) -> Told:
    return Told(camera=keyword in _TEXT_CAMERA)


def _folder(block: bytes, order: str, at: int) -> dict[int, bytes]:
    """Return the tags of a folder of EXIF, with the four bytes of each value; 0 is no folder."""
    if not at:
        return {}
    (count,) = struct.unpack_from(order + "H", block, at)
    entries = struct.iter_unpack(order + "HHI4s", block[at + 2 : at + 2 + 12 * count])
    tags = {tag: value for tag, _kind, values, value in entries if values}
    if count * 12 > len(block) - at - 2:
        raise ValueError("the folder breaks off")
    return tags


def _offset(tags: dict[int, bytes], order: str, tag: int) -> int:
    return struct.unpack(order + "I", tags[tag])[0] if tag in tags else 0


_READERS = {"exif": read_exif, "xmp": read_xmp, "iptc": read_iptc, "text": _read_text}
