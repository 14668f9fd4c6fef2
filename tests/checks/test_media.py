import hashlib
import os
import struct
import sys
import zlib
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from pittadmin.checks.media import (
    LOGO_PIXELS,
    clean,
    clean_file,
    difference_hash,
    look_at,
    seal_of,
)
from pittadmin.checks.media_types import named_for
from pittadmin.checks.pictures import pixels_sha256
from pittadmin.domain.errors import Invalid
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.domain.media import Media
from pittadmin.domain.seals import distance, likeness
from tests.media import (
    HEIC,
    PLACE,
    PROFILE,
    box,
    drawing,
    exif,
    iphone_remarks,
    movie,
    photo,
    saved,
    seal,
    track,
    video,
)

FORMS = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}


def refusal(source: Path | bytes, name: str = "fair.jpg") -> str:
    with pytest.raises(Invalid) as caught:
        look_at(source, name)
    (problem,) = caught.value.problems
    assert problem.field == "media"
    assert problem.todo
    return problem.what


def pixels(data: bytes) -> list[bytes]:
    """Return every frame as it is shown."""
    with Image.open(BytesIO(data)) as image:
        frames = []
        for at in range(getattr(image, "n_frames", 1)):
            image.seek(at)
            frames.append(ImageOps.exif_transpose(image).convert("RGBA").tobytes())
        return frames


# What the bytes say


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_read_from_its_bytes(form: str) -> None:
    data = photo(form)
    media = look_at(data, f"fair.{FORMS[form]}")
    assert media == Media(
        name=f"fair.{FORMS[form]}",
        kind="image" if form == "GIF" else "photo",
        content_type=f"image/{FORMS[form]}",
        size=len(data),
        width=64,
        height=48,
        sha256=hashlib.sha256(data).hexdigest(),
        has_location=form != "GIF",
        has_camera_data=form != "GIF",
        pixels_sha256=pixels_sha256(data, f"image/{FORMS[form]}"),
        difference_hash=difference_hash(data),
        has_sound=False,
    )


def test_a_picture_larger_than_a_logo_is_not_known_by_its_pixels() -> None:
    large = Image.new("RGB", (LOGO_PIXELS // 1000 + 1, 1000), "white")
    official = saved(large, "PNG")
    media = look_at(official)
    assert (media.pixels_sha256, media.difference_hash >= 0) == ("", True)
    assert likeness(media, [seal_of(official, "Banner")]) == "official"
    assert likeness(look_at(saved(large, "GIF")), [seal_of(official, "Banner")]) == "altered"


@pytest.mark.parametrize("form", FORMS)
def test_a_plain_picture_tells_nothing(form: str) -> None:
    media = look_at(saved(drawing(), form))
    assert (media.has_location, media.has_camera_data) == (False, False)


def test_a_picture_of_an_iphone_is_read() -> None:
    media = look_at(HEIC, "IMG_0001.HEIC")
    assert (media.content_type, media.kind) == ("image/heic", "photo")
    assert (media.width, media.height) == (48, 32)
    assert media.has_location
    assert media.has_camera_data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_measures_what_is_shown(form: str, orientation: int) -> None:
    media = look_at(photo(form, orientation))
    assert (media.width, media.height) == ((64, 48) if orientation < 5 else (48, 64))


@pytest.mark.parametrize(
    ("gps", "camera"), [(True, True), (True, False), (False, True), (False, False)]
)
def test_location_and_camera_are_told_apart(gps: bool, camera: bool) -> None:
    media = look_at(saved(drawing(), "JPEG", exif=exif(6, gps=gps, camera=camera)))
    assert (media.has_location, media.has_camera_data) == (gps, camera)


@pytest.mark.parametrize(
    ("name", "claimed"),
    [
        ("fair.png", "image/png"),
        ("fair.pdf", "application/pdf"),
        ("fair.JPG", ""),
        ("fair", ""),
        ("fair.mp4", "video/mp4"),
    ],
)
def test_a_name_that_claims_another_type_is_told(name: str, claimed: str) -> None:
    media = look_at(photo(), name)
    assert (media.content_type, media.claimed_type) == ("image/jpeg", claimed)


def test_the_name_is_without_folder_and_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "fair.jpg"
    path.write_bytes(photo())
    assert look_at(path).name == "fair.jpg"
    assert look_at(path, "C:\\Users\\dana\\park\x00.jpg").name == "park.jpg"
    assert look_at(path.read_bytes()).name == "picture"


@pytest.mark.parametrize(
    ("mode", "form", "options"),
    [
        ("CMYK", "JPEG", {}),
        ("L", "JPEG", {"progressive": True}),
        ("I;16", "PNG", {}),
        ("1", "PNG", {}),
        ("LA", "PNG", {}),
        ("RGBA", "PNG", {}),
        ("P", "PNG", {"transparency": 0}),
        ("P", "PNG", {"transparency": bytes(range(200))}),
        ("P", "GIF", {"transparency": 1}),
        ("RGBA", "WEBP", {}),
    ],
)
def test_every_kind_of_pixel_is_read_and_cleaned(mode: str, form: str, options: dict) -> None:
    if mode == "I;16":
        image = drawing("L").convert("I").point(lambda shade: shade * 257).convert("I;16")
    else:
        image = drawing(mode)
    data = saved(image, form, **options)
    media = look_at(data)
    assert (media.width, media.height) == (64, 48)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean(data))) as after:
        assert (before.mode, before.tobytes()) == (after.mode, after.tobytes())
        shown = drawing("L") if mode == "I;16" else before.convert("RGBA")
    on_white = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown.convert("RGBA"))
    assert distance(difference_hash(data), difference_hash(saved(on_white, "PNG"))) <= 2


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_is_read_and_still_moves_when_cleaned(form: str) -> None:
    frames = [drawing(shift=shift) for shift in (0, 10, 20)]
    data = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=80, loop=0)
    assert look_at(data).width == 64
    cleaned = clean(data)
    assert len(pixels(cleaned)) == 3
    assert pixels(cleaned) == pixels(data)


# The cleaned copy


@pytest.mark.requirement("R19", "R60")
@pytest.mark.parametrize("form", FORMS)
def test_a_cleaned_copy_tells_nothing_and_loses_nothing(form: str) -> None:
    data = photo(form)
    cleaned = clean(data)
    media = look_at(cleaned)
    assert (media.has_location, media.has_camera_data) == (False, False)
    for secret in (b"Apple", b"secret notes", b"Dana", b"GPS", b"Canon", b"42.45", b"2026:05"):
        assert secret not in cleaned
    assert pixels(cleaned) == pixels(data)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_cleaned_copy_is_turned_as_before_and_keeps_its_colors(
    form: str, orientation: int
) -> None:
    data = photo(form, orientation)
    cleaned = clean(data)
    with Image.open(BytesIO(cleaned)) as image:
        assert image.info["icc_profile"] == PROFILE
        assert dict(image.getexif()) == ({0x0112: orientation} if orientation > 1 else {})
    assert pixels(cleaned) == pixels(data)
    before, after = look_at(data), look_at(cleaned)
    assert (before.width, before.height) == (after.width, after.height)


def test_what_hides_behind_a_picture_is_left_out() -> None:
    for form in FORMS:
        plain = saved(drawing(), form)
        assert clean(plain + video(*iphone_remarks(), track(1, b"vide"))) == clean(plain)


def test_the_second_picture_of_a_telephone_is_left_out() -> None:
    data = saved(drawing(), "MPO", save_all=True, append_images=[drawing()], exif=exif())
    assert look_at(data).content_type == "image/jpeg"
    cleaned = clean(data)
    with Image.open(BytesIO(cleaned)) as image:
        assert (image.format, getattr(image, "n_frames", 1)) == ("JPEG", 1)


def test_a_cleaned_picture_of_an_iphone_is_a_jpeg() -> None:
    cleaned = clean(HEIC, "IMG_0001.HEIC")
    media = look_at(cleaned, named_for("IMG_0001.HEIC", "image/jpeg"))
    assert (media.name, media.content_type, media.claimed_type) == (
        "IMG_0001.jpg",
        "image/jpeg",
        "",
    )
    assert (media.has_location, media.has_camera_data) == (False, False)
    with Image.open(BytesIO(cleaned)) as image:
        red, _green, blue = image.convert("RGB").getpixel((5, 5))
        assert red > 150 > blue


@pytest.mark.parametrize("data", [photo(), video(*iphone_remarks(), track(1, b"vide"))])
def test_a_file_is_cleaned_beside_the_first_one(tmp_path: Path, data: bytes) -> None:
    source, target = tmp_path / "fair", tmp_path / "cleaned"
    source.write_bytes(data)
    clean_file(source, target)
    assert target.read_bytes() == clean(data)
    assert source.read_bytes() == data
    clean_file(source, source)
    assert source.read_bytes() == clean(data)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["cleaned", "fair"]


def test_a_cleaned_copy_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    source = tmp_path / "fair.jpg"
    source.write_bytes(photo())
    with pytest.raises(Invalid, match="The cleaned copy of “fair"):
        clean_file(source, tmp_path / "gone" / "fair.jpg")


# The official seal


@pytest.mark.requirement("R26")
def test_the_official_seal_is_known_by_its_file_and_by_its_pixels() -> None:
    official = saved(seal(), "PNG", pnginfo=None)
    seals = [seal_of(official, "City seal")]
    assert likeness(look_at(official), seals) == "official"
    told = saved(seal(), "PNG", exif=exif())
    assert likeness(look_at(told), seals) == "official"
    assert likeness(look_at(clean(told)), seals) == "official"
    assert likeness(look_at(official), ()) == "none"


@pytest.mark.requirement("R35")
@pytest.mark.parametrize(
    "drawn",
    [
        saved(seal().resize((100, 100)), "PNG"),
        saved(seal(ink="#6b1212"), "PNG"),
        saved(seal().convert("L"), "PNG"),
        saved(seal(), "JPEG", quality=25),
        saved(seal(ground="black"), "PNG"),
        saved(seal().rotate(4, fillcolor="white"), "PNG"),
        saved(ImageOps.expand(seal(), 80, "white"), "WEBP"),
        saved(seal().resize((240, 180)), "GIF"),
    ],
    ids="smaller recolored gray pressed on-black turned wider-margin stretched".split(),  # noqa: SIM905
)
def test_a_rendering_of_the_seal_is_told_from_the_seal(drawn: bytes) -> None:
    seals = [seal_of(saved(seal(), "PNG"), "City seal")]
    assert likeness(look_at(drawn), seals) == "altered"


def test_other_pictures_are_not_taken_for_the_seal() -> None:
    seals = [seal_of(saved(seal(), "PNG"), "City seal")]
    others = [drawing(), Image.new("RGB", (80, 80), "white"), Image.linear_gradient("L")]
    for image in (*others, Image.effect_noise((90, 90), 80)):
        assert likeness(look_at(saved(image, "PNG")), seals) == "none"


def test_a_seal_is_a_picture() -> None:
    with pytest.raises(Invalid, match="is an MP4 video, not a picture"):
        seal_of(video(), "seal.mp4")
    with pytest.raises(Invalid, match="neither a picture nor a video"):
        difference_hash(b"%PDF-1.7", "seal.png")


# Videos


def test_a_video_is_read_from_its_container() -> None:
    data = video()
    assert look_at(data, "fair.mp4") == Media(
        name="fair.mp4",
        kind="video",
        content_type="video/mp4",
        size=len(data),
        width=1920,
        height=1080,
        sha256=hashlib.sha256(data).hexdigest(),
        seconds=12.5,
    )


@pytest.mark.parametrize(
    ("beside", "found"),
    [
        ("fair.srt", True),
        ("fair.en_US.SRT", True),
        ("fair.vtt", True),
        ("fairground.srt", False),
        ("fair.txt", False),
    ],
)
def test_a_file_of_captions_beside_a_video_counts(tmp_path: Path, beside: str, found: bool) -> None:
    (tmp_path / "fair.mp4").write_bytes(video())
    (tmp_path / beside).touch()
    assert look_at(tmp_path / "fair.mp4").has_captions == found


def test_a_video_of_4_gb_is_read_by_its_headers(tmp_path: Path) -> None:
    path = tmp_path / "parade.mov"
    length = 4 * 1024**3 + 16
    header = movie(track(1, b"vide", size=(3840, 2160)), *iphone_remarks(), seconds=1800)
    with path.open("wb") as file:
        start = box(b"ftyp", b"qt  ", bytes(4))
        file.write(start + struct.pack(">I4sQ", 1, b"mdat", length))
        file.seek(len(start) + length)
        file.write(header)
    media = look_at(path)
    assert (media.width, media.height, media.seconds) == (3840, 2160, 1800.0)
    assert (media.content_type, media.sha256) == ("video/quicktime", "")
    assert media.size == len(start) + length + len(header)
    assert media.has_location


@pytest.mark.requirement("R19", "R60")
def test_a_cleaned_video_does_not_tell_where_it_was_taken() -> None:
    data = video(*iphone_remarks(), track(1, b"vide", size=(64, 48), made=9), made=9)
    assert PLACE in data
    cleaned = clean(data)
    assert PLACE not in cleaned
    assert len(cleaned) == len(data)
    told = {"has_location": False, "has_camera_data": False, "sha256": ""}
    assert replace(look_at(cleaned), sha256="") == replace(look_at(data), **told)
    assert clean(cleaned) == cleaned


def test_places_that_run_along_with_a_video_can_t_be_cleaned() -> None:
    data = video(track(1, b"vide"), track(2, b"meta", b"gpmd"))
    assert look_at(data).has_location
    with pytest.raises(Invalid, match="where the camera was in every moment"):
        clean(data, "drone.mp4")


# What can't be taken


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fair.jpg"
    path.touch()
    assert refusal(path) == "“fair.jpg” is empty."
    assert refusal(b"") == "“fair.jpg” is empty."


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"<svg/>", b"MZ\x90\x00", b"BMW is a car.", b"RIFF0000WAVE", bytes(99)]
)
def test_a_file_that_only_claims_to_be_a_picture_is_refused(data: bytes) -> None:
    assert refusal(data) == "“fair.jpg” is neither a picture nor a video, whatever its name says."


@pytest.mark.parametrize(("form", "said"), [("BMP", "a BMP"), ("AVIF", "an AVIF")])
def test_a_picture_that_not_every_platform_takes_is_refused(form: str, said: str) -> None:
    what = refusal(saved(drawing(), form))
    assert what == f"“fair.jpg” is {said} picture, which not every platform takes."


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("form", [*FORMS, "HEIC", "MP4"])
def test_a_file_that_breaks_off_is_refused(form: str, part: float) -> None:
    noise = Image.effect_noise((64, 64), 90)
    whole = {"HEIC": HEIC, "MP4": video()}.get(form) or saved(noise, form)
    assert "damaged or incomplete" in refusal(whole[: max(40, int(len(whole) * part))])


def test_a_picture_of_200_megapixels_is_refused_before_it_is_decoded() -> None:
    row = zlib.compress(bytes(1000))  # far too little: decoding it would fail
    header = struct.pack(">IIBBBBB", 20_000, 10_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", header), (b"IDAT", row), (b"IEND", b"")):
        bomb += struct.pack(">I", len(body)) + kind + body
        bomb += struct.pack(">I", zlib.crc32(kind + body))
    assert refusal(bomb) == "This picture has 200 megapixels; 64 is the most."
    jpeg = bytearray(photo())
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = struct.pack(">HH", 10_000, 20_000)
    assert refusal(bytes(jpeg)) == "This picture has 200 megapixels; 64 is the most."
    gif = bytearray(photo("GIF"))
    gif[6:10] = struct.pack("<HH", 20_000, 10_000)
    assert refusal(bytes(gif)) == "This picture has 200 megapixels; 64 is the most."
    frame = bytearray(photo("GIF"))
    at = frame.index(b"\x2c\x00\x00\x00\x00\x40")
    frame[at + 5 : at + 9] = struct.pack("<HH", 20_000, 10_000)
    assert "damaged" in refusal(bytes(frame)) or "megapixels" in refusal(bytes(frame))
    with pytest.raises(Invalid, match="200 megapixels"):
        seal_of(bomb, "seal.png")


def test_an_iphone_s_picture_without_its_codec_is_refused_in_plain_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    assert refusal(HEIC) == "This computer has nothing that opens HEIC pictures."
    with pytest.raises(Invalid, match="Save the picture as JPEG"):
        clean(HEIC)


def test_a_block_in_an_iphone_s_picture_whose_name_is_no_text_does_no_harm() -> None:
    named = HEIC.replace(b"\x00\x02\x00\x00Exif\x00", b"\x00\x02\x00\x00Exif\x80")
    assert named != HEIC
    assert look_at(named).has_location


def test_a_picture_of_60_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fair.jpg"
    with path.open("wb") as file:
        file.write(photo())
        file.truncate(60 * 1024 * 1024)
    assert refusal(path) == "“fair.jpg” is larger than 50 MB."
    with pytest.raises(Invalid, match="50 MB"):
        clean_file(path, tmp_path / "cleaned.jpg")
    assert path.stat().st_size > MAX_FILE_BYTES


def test_what_vanishes_or_is_no_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fair.jpg"
    assert refusal(path).startswith("“fair.jpg” can't be read: No such file")
    path.mkdir()
    assert "can't be read" in refusal(path)
    assert "can't be read" in refusal(tmp_path / "a\0b.jpg")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jpg")
        assert "not a file" in refusal(tmp_path / "pipe.jpg")


def test_a_file_that_shrinks_while_it_is_read_is_refused(tmp_path: Path) -> None:
    from pittadmin.checks import media

    with pytest.raises(Invalid, match="damaged or incomplete"):
        media._look(BytesIO(video()[:-40]), len(video()), "fair.mp4")


# Whatever the bytes are, there is an answer or a sentence


def answered(data: bytes) -> None:
    for use in (look_at, clean, difference_hash):
        with suppress(Invalid):
            use(data)


STARTS = [photo(form)[:12] for form in FORMS] + [HEIC[:12], video()[:28], b""]


@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_get_an_answer(start: bytes, rest: bytes) -> None:
    answered(start + rest)


WHOLE = [photo(form, 6) for form in FORMS]
WHOLE += [HEIC, video(*iphone_remarks(), track(1, b"vide", size=(64, 48)), made=7)]
WHOLE += [saved(drawing(), "PNG", save_all=True, append_images=[drawing(shift=9)])]


@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=6)), max_size=6),
    st.integers(0, 10**6),
)
def test_damaged_files_get_an_answer(
    whole: bytes, changes: list[tuple[int, bytes]], cut: int
) -> None:
    data = bytearray(whole)
    for at, change in changes:
        at %= len(data)
        data[at : at + len(change)] = change
    damaged = bytes(data[: cut % (len(data) * 2)] if cut % 2 else data)
    answered(damaged)
    with suppress(Invalid):
        cleaned = clean(damaged)
        media = look_at(cleaned)
        assert (media.has_location, media.has_camera_data) == (False, False)


@given(st.binary(max_size=400))
def test_any_exif_gets_an_answer_and_is_left_out(block: bytes) -> None:
    for form in ("JPEG", "PNG", "WEBP"):
        data = saved(drawing(), form, exif=b"Exif\0\0" + block)
        before, after = look_at(data), look_at(clean(data))
        assert (after.has_location, after.has_camera_data) == (False, False)
        assert (before.width, before.height) == (after.width, after.height)


def test_exif_of_ten_megabytes_gets_an_answer() -> None:
    data = saved(drawing(), "PNG", exif=exif().tobytes() + os.urandom(10_000_000))
    assert look_at(data).has_location
    assert len(clean(data)) < 10_000
