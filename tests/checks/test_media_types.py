import pytest

from pittadmin.checks.media_types import HEAD, PICTURES, VIDEOS, content_type, named_for, say
from tests.media import HEIC, drawing, photo, saved, video


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (photo("JPEG"), "image/jpeg"),
        (photo("PNG"), "image/png"),
        (photo("WEBP"), "image/webp"),
        (photo("GIF"), "image/gif"),
        (saved(drawing(), "BMP"), "image/bmp"),
        (saved(drawing(), "AVIF"), "image/avif"),
        (HEIC, "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image/avif"),
        (video(), "video/mp4"),
        (video(brand=b"qt  "), "video/quicktime"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "video/quicktime"),
        (b"", ""),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"BMW is a car", ""),
    ],
)
def test_a_file_is_known_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert content_type(data[:HEAD]) == content_type(data) == kind


@pytest.mark.parametrize(
    ("name", "actual", "named"),
    [
        ("fair.jpeg", "image/jpeg", "fair.jpeg"),
        ("fair.png", "image/jpeg", "fair.jpg"),
        ("IMG_1.HEIC", "image/jpeg", "IMG_1.jpg"),
        ("fair", "image/png", "fair.png"),
        ("May 1. Fair", "image/webp", "May 1. Fair.webp"),
        ("fair.mov", "video/mp4", "fair.mov"),
    ],
)
def test_a_file_gets_the_ending_of_what_it_is(name: str, actual: str, named: str) -> None:
    assert named_for(name, actual) == named


def test_every_type_has_words() -> None:
    words = {say(kind) for kind in PICTURES | VIDEOS}
    assert len(words) == len(PICTURES | VIDEOS)
    assert say("text/plain") not in words
