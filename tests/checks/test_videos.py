import struct
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.media_files import Damaged
from pittadmin.checks.videos import Video, blank, read_video
from tests.media import (
    ON_ITS_SIDE,
    PICTURES_DATA,
    PLACE,
    XMP,
    box,
    iphone_remarks,
    movie,
    track,
    video,
)

MOVING = track(1, b"vide", size=(1280, 720))


def read(data: bytes) -> Video:
    return read_video(BytesIO(data), len(data))


def told(*content: bytes, **header: Any) -> tuple[bool, bool]:
    found = read(video(MOVING, *content, **header))
    return found.has_location, found.has_camera_data


@pytest.mark.parametrize("version", [0, 1])
def test_a_video_says_how_long_it_runs(version: int) -> None:
    assert read(video(MOVING, version=version, seconds=3723.5)).seconds == 3723.5


def test_a_video_in_fragments_says_it_elsewhere() -> None:
    more = box(b"mvex", box(b"mehd", struct.pack(">II", 0, 9000)))
    assert read(video(MOVING, more, seconds=0)).seconds == 9.0
    assert read(video(MOVING, seconds=0)).seconds == 0.0
    unknown = video(MOVING, seconds=(2**32 - 1) / 1000)
    assert read(unknown).seconds == 0.0


def test_a_video_on_its_side_is_measured_as_shown() -> None:
    found = read(video(track(1, b"vide", size=(1920, 1080), matrix=ON_ITS_SIDE)))
    assert (found.width, found.height) == (1080, 1920)


def test_sound_is_a_track() -> None:
    assert read(video()).has_sound
    assert not read(video(MOVING)).has_sound


@pytest.mark.parametrize("handler", [b"text", b"sbtl", b"subt", b"clcp"])
def test_captions_are_a_track(handler: bytes) -> None:
    assert read(video(MOVING, track(3, handler, b"tx3g"))).has_captions
    assert not read(video()).has_captions


def test_the_names_of_chapters_are_no_captions() -> None:
    points = box(b"tref", box(b"chap", struct.pack(">I", 3)))
    whole = track(1, b"vide", b"avc1", (64, 48), ON_ITS_SIDE, points)
    assert not read(video(whole, track(3, b"text", b"text"))).has_captions
    assert read(video(whole, track(4, b"text", b"text"))).has_captions


def test_place_and_camera_are_found_where_cameras_write_them() -> None:
    meta, udta = iphone_remarks()
    assert told() == (False, False)
    assert told(meta) == (True, True)
    assert told(udta) == (True, False)
    assert told(box(b"udta", box(b"loci", bytes(20)))) == (True, False)
    assert told(box(b"udta", box(b"\xa9mak", b"\0\5\0\0Canon"), bytes(4))) == (False, True)
    assert told(box(b"udta", box(b"meta", bytes(4), meta[8:]))) == (True, True)
    assert told(box(b"udta", box(b"\xa9nam", b"The location of the fair"))) == (False, False)
    assert told(made=3_800_000_000) == (False, True)
    assert told(tail=box(b"uuid", bytes(16), XMP)) == (True, True)
    assert told(track(2, b"meta", b"camm")) == (True, False)


@pytest.mark.requirement("R19", "R60")
def test_what_tells_is_blanked_where_it_stands() -> None:
    data = video(
        track(1, b"vide", size=(64, 48), made=7),
        *iphone_remarks(),
        box(b"Xtra", b"Dana Whitfield"),
        box(b"free", b"left over"),
        made=7,
        tail=box(b"uuid", bytes(16), XMP, wide=True) + box(b"CAMM", b"serial number"),
    )
    copy = BytesIO(data)
    blank(copy, read(data).blanks)
    cleaned = copy.getvalue()
    assert len(cleaned) == len(data)
    for secret in (PLACE, b"Dana", b"left over", b"GPS", b"Canon", b"serial", b"apple"):
        assert secret not in cleaned
    assert PICTURES_DATA in cleaned
    after = read(cleaned)
    assert (after.has_location, after.has_camera_data) == (False, False)
    assert (after.width, after.height, after.seconds) == (64, 48, 12.5)


@pytest.mark.parametrize(
    "data",
    [
        video()[:-1],
        box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(9)),
        video(track(1, b"soun", b"mp4a")),
        box(b"ftyp", b"isom") + struct.pack(">I4sQ", 1, b"mdat", 2**63) + movie(MOVING),
        box(b"ftyp", b"isom") + struct.pack(">I4sI", 1, b"mdat", 9),
        box(b"ftyp", b"isom") + struct.pack(">I4s", 4, b"mdat") + movie(MOVING),
        movie(MOVING)[:8] + struct.pack(">I4s", 8, b"mvhd"),
        box(b"free") * 100_001 + movie(MOVING),
    ],
    ids="cut headless sound-only endless no-length too-short empty-header too-many".split(),  # noqa: SIM905
)
def test_what_is_no_whole_video_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        read(data)


def test_boxes_without_end_in_one_another_are_damaged() -> None:
    nested = MOVING
    for _ in range(2000):
        nested = box(b"mdia", nested)
    with pytest.raises(Damaged):
        read(video(MOVING, box(b"trak", nested)))


def test_remarks_without_end_in_one_another_are_blanked() -> None:
    nested = box(b"\xa9xyz", PLACE)
    for _ in range(2000):
        nested = box(b"udta", nested)
    assert len(read(video(MOVING, nested)).blanks) == 1


def test_remarks_that_can_t_be_read_count_as_telling() -> None:
    assert told(box(b"udta", struct.pack(">I4s", 999, b"\xa9nam"))) == (False, True)


@given(st.binary(max_size=200), st.sampled_from([b"trak", b"udta", b"meta", b"mvex", b"tkhd"]))
def test_any_box_is_read_or_damaged(content: bytes, kind: bytes) -> None:
    for data in (video(MOVING, box(kind, content)), video(box(b"trak", box(kind, content)))):
        try:
            found = read(data)
        except Damaged:
            continue
        assert found.seconds == 12.5
