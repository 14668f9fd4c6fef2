import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.metadata import Told, read_exif, read_iptc, read_parts, read_xmp
from pittadmin.checks.picture_parts import Part
from tests.media import GPS, XMP, exif


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_says_how_a_picture_is_turned(orientation: int) -> None:
    told = read_exif(exif(orientation).tobytes())
    assert told == Told(orientation, location=True, camera=True)
    assert told.swaps_sides == (orientation >= 5)


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_orders_of_bytes_are_read(order: str) -> None:
    mark = b"II" if order == "<" else b"MM"
    block = struct.pack(order + "2sHIH", mark, 42, 8, 2)
    block += struct.pack(order + "HHIHH", 0x0112, 3, 1, 6, 0)
    block += struct.pack(order + "HHI4s", 0x010F, 2, 4, b"LG\0\0")
    assert read_exif(block) == Told(6, location=False, camera=True)


def test_a_folder_of_places_without_a_place_tells_none() -> None:
    block = exif(gps=False, camera=False)
    block.get_ifd(0x8825).update({0: b"\2\3\0\0", 29: "2026:05:01"})
    assert not read_exif(block.tobytes()).location
    block.get_ifd(0x8825).update(GPS)
    assert read_exif(block.tobytes()).location


@pytest.mark.parametrize("turned", [0, 9, 65535])
def test_a_turn_that_there_is_not_is_none(turned: int) -> None:
    block = struct.pack("<2sHIHHHIHH", b"II", 42, 8, 1, 0x0112, 3, 1, turned, 0)
    assert read_exif(block) == Told()


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"Exif\0\0",
        b"XX*\0\x08\0\0\0",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff" + bytes(24),
        exif().tobytes()[:40],
    ],
)
def test_exif_that_can_t_be_read_counts_as_telling(block: bytes) -> None:
    assert read_exif(block) == Told(camera=True)


@given(st.binary(max_size=200), st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b""]))
def test_any_exif_is_read(block: bytes, start: bytes) -> None:
    assert 1 <= read_exif(start + block).orientation <= 8


def test_xmp_and_iptc_tell_place_and_camera() -> None:
    assert read_xmp(XMP) == Told(location=True, camera=True)
    assert read_xmp(XMP.decode().encode("utf-16")) == Told(location=True, camera=True)
    assert read_xmp(b"<x:xmpmeta>The location of the fair</x:xmpmeta>") == Told()
    assert read_iptc(b"Photoshop 3.0\0\x1c\x02\x5a\0\x0aPittsfield") == Told(location=True)
    assert read_iptc(b"Photoshop 3.0\0\x1c\x02\x50\0\x04Dana") == Told(camera=True)
    assert read_iptc(b"Photoshop 3.0\x008BIM\x03\xed") == Told()


def test_the_first_exif_turns_the_picture() -> None:
    parts = [Part("exif", b"", exif(turn).tobytes()) for turn in (3, 6)]
    assert read_parts([Part("picture", b""), *parts]).orientation == 3
    assert read_parts([Part("text", b"", b"Author")]) == Told(camera=True)
    assert read_parts([Part("text", b"", b"Title")]) == Told()
