"""Pictures as evidence: judged by what they are, and refused with a sentence otherwise."""

import os
from pathlib import Path

import pytest

from pittadmin.domain.errors import Invalid
from pittadmin.services import accounts, pictures
from pittadmin.services.pictures import NewPicture
from pittadmin.storage.schema import MAX_FILE_BYTES
from tests.city import PNG, City

STARTS = {
    "image/png": PNG,
    "image/jpeg": b"\xff\xd8\xff\xe0",
    "image/gif": b"GIF89a",
    "image/bmp": b"BM",
    "image/webp": b"RIFF\x00\x00\x00\x00WEBP",
}


@pytest.mark.requirement("R18")
@pytest.mark.parametrize("kind", STARTS)
def test_a_picture_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(STARTS[kind])
    picture = pictures.load(path)
    assert (picture.kind, picture.filename) == (kind, "page.txt")


@pytest.mark.parametrize("data", [b"", b"<html>", b"%PDF-1.7", b"RIFF\0\0\0\0WAVE", b"\x89PN"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        pictures.check(NewPicture("page.png", data))
    assert refused.value.problems[0].field == "evidence"
    assert "page.png" in refused.value.what


def test_a_picture_of_60_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.write(PNG)
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(Invalid, match="larger than 50 MB"):
        pictures.load(path)
    with pytest.raises(Invalid, match="larger than 50 MB"):
        pictures.check(NewPicture("large.png", PNG + bytes(MAX_FILE_BYTES)))


def test_a_picture_that_can_not_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.png", tmp_path):
        with pytest.raises(Invalid, match="can't be read"):
            pictures.load(path)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\ada\\page.png", "page.png"),
        ("../../etc/passwd", "passwd"),
        ("", "picture"),
        ("..", "picture"),
        ("<b>x</b>.png", "b>.png"),
        ("half\ud800.png", "half?.png"),
        (os.fsdecode(b"caf\xe9.png"), "caf?.png"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_file_name_is_kept_plain(name: str, kept: str) -> None:
    assert pictures.check(NewPicture(name, PNG)).filename == kept


@pytest.mark.requirement("R18")
def test_the_same_picture_twice_is_one_evidence_and_stays_while_another_needs_it(
    city: City,
) -> None:
    ada = city.of("ada")
    picture = NewPicture("page.png", PNG)
    first = accounts.save(ada, city.request(), add=[picture, picture])
    assert len(first.evidence) == 1
    second = accounts.save(ada, city.request(handle="Second"), add=[picture])
    bare = accounts.save(
        ada, city.request(), first.id, first.version, remove=[first.evidence[0].id]
    )
    assert bare.evidence == ()
    with city.database.read() as conn:
        from pittadmin.storage import files

        assert files.read(conn, second.evidence[0].sha256) == PNG
    last = accounts.save(
        ada,
        city.request(handle="Second"),
        second.id,
        second.version,
        remove=[second.evidence[0].id, 999],
    )
    assert last.evidence == ()


def test_evidence_of_another_account_is_not_taken_off(city: City) -> None:
    other = city.picture(city.account(by="lou", department="Library"))
    draft = accounts.save(city.of("ada"), city.request())
    accounts.save(
        city.of("ada"), city.request(), draft.id, draft.version, remove=[other.evidence[0].id]
    )
    assert len(city.get(other.id).evidence) == 1
