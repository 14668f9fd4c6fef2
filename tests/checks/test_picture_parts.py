import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pittadmin.checks.media_files import Damaged
from pittadmin.checks.metadata import Told, read_parts
from pittadmin.checks.picture_parts import join, split
from tests.media import XMP, drawing, exif, photo, saved

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}


@pytest.mark.parametrize("form", KINDS)
def test_the_parts_are_the_whole_file(form: str) -> None:
    data = photo(form, 6)
    assert b"".join(part.data for part in split(data, KINDS[form])) == data


@pytest.mark.parametrize("form", KINDS)
def test_what_tells_nothing_stays_as_it_is(form: str) -> None:
    data = saved(drawing(), form)
    assert join(split(data, KINDS[form]), KINDS[form]) == data


@pytest.mark.parametrize("form", KINDS)
def test_what_breaks_off_is_damaged(form: str) -> None:
    data = saved(drawing(), form)
    for length in range(12, len(data) - 2, 7):
        with pytest.raises(Damaged):
            split(data[:length], KINDS[form])


def test_exif_that_a_png_holds_as_text_is_read() -> None:
    block = exif(6).tobytes()
    lines = f"\nexif\n{len(block):8}\n{block.hex()}\n"
    for packed in (False, True):
        text = PngInfo()
        text.add_text("Raw profile type exif", lines, zip=packed)
        data = saved(drawing(), "PNG", pnginfo=text)
        assert read_parts(split(data, "image/png")) == Told(6, location=True, camera=True)
    text = PngInfo()
    text.add_text("Raw profile type exif", "no digits")
    data = saved(drawing(), "PNG", pnginfo=text)
    assert read_parts(split(data, "image/png")).camera


def test_a_text_that_unpacks_to_gigabytes_is_read_by_its_beginning() -> None:
    packer = zlib.compressobj()
    bomb = b"".join(packer.compress(bytes(2**24)) for _ in range(8)) + packer.flush()
    text = PngInfo()
    text.add(b"zTXt", b"Comment\0\0" + bomb)
    parts = split(saved(drawing(), "PNG", pnginfo=text), "image/png")
    assert [part.told for part in parts if part.role == "text"] == [b"Comment"]


def test_xmp_in_a_gif_is_read_and_left_out() -> None:
    plain = saved(drawing(), "GIF")
    block = b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
    at = len(plain) - 1
    data = plain[:at] + block + plain[at:]
    with Image.open(BytesIO(data)) as image:
        image.load()
    parts = split(data, "image/gif")
    assert read_parts(parts) == Told(location=True, camera=True)
    assert join(parts, "image/gif") == plain
