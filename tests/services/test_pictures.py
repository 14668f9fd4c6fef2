import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.account_states import State
from pittadmin.domain.errors import Invalid
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.services import account_view, pictures
from pittadmin.services.context import acting
from pittadmin.services.pictures import NewPicture
from tests.city import PNG, City
from tests.media import HEIC

BMP = b"BM" + (58).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little") + bytes(44)
KINDS = {
    "image/png": PNG,
    "image/jpeg": b"\xff\xd8\xff\xe0" + bytes(20),
    "image/gif": b"GIF89a" + bytes(20),
    "image/bmp": BMP,
    "image/webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(20),
}


def refusal(path: Path) -> str:
    with pytest.raises(Invalid) as caught:
        pictures.load(path)
    (problem,) = caught.value.problems
    assert (problem.field, problem.requirement) == ("evidence", "R18")
    assert problem.todo
    return problem.what


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_known_by_its_bytes(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "Screenshot 1.txt"
    path.write_bytes(KINDS[kind])
    assert pictures.load(path) == NewPicture("Screenshot 1.txt", KINDS[kind], kind)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html>",
        b"BMW is not a picture, and neither is this text.",
        b"RIFF\x24\x00\x00\x00WAVE",
        b"MZ\x90\x00",
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(data)
    assert refusal(path) == "“page.png” is not a picture, whatever its name says."


def test_a_picture_that_the_window_can_t_draw_is_called_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(HEIC)
    assert refusal(path) == "“page.png” is a HEIC picture, which can't be shown here."


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.touch()
    assert refusal(path) == "“page.png” is empty."


def test_a_picture_of_60_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    with path.open("wb") as file:
        file.write(PNG)
        file.truncate(60 * 1024 * 1024)
    assert refusal(path) == "“page.png” is larger than 50 MB."
    with pytest.raises(Invalid, match="50 MB"):
        pictures.check(NewPicture("page.png", PNG + bytes(MAX_FILE_BYTES)))


def test_a_file_that_is_gone_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert "can't be read" in refusal(tmp_path / "gone.png")
    assert "can't be read" in refusal(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(PNG)
    path.chmod(0)
    assert "Permission denied" in refusal(path)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\maria\\page.png", "page.png"),
        ("../../etc/passwd", "passwd"),
        ("<b>page</b>\x00.png", "b>.png"),
        ("", "picture"),
        ("/", "picture"),
        ("\udce9.png", "?.png"),
    ],
)
def test_only_the_name_of_the_file_is_kept(typed: str, kept: str) -> None:
    assert pictures.check(NewPicture(typed, PNG)).filename == kept


@given(st.text(), st.binary(max_size=40))
def test_whatever_is_handed_in_is_kept_or_refused(name: str, data: bytes) -> None:
    kept = None
    try:
        kept = pictures.check(NewPicture(name, PNG + data))
    except Invalid:
        pytest.fail("it is a picture")
    assert 1 <= len(kept.filename) <= 255
    assert kept.filename.encode("utf-8")


def test_the_same_picture_twice_is_one_piece_of_evidence(city: City) -> None:
    account = city.account(State.APPROVED)
    ada = city.of("ada")
    with acting(ada) as work:
        from pittadmin.domain.acts import Act
        from pittadmin.domain.roles import Role

        work.record(Act.RECORD_PAGE, Role.ADMINISTRATOR, "account", account.id)
        one = pictures.check(NewPicture("a.png", PNG))
        pictures.change_evidence(work, account.id, [one, one], [])
    (kept,) = city.get(account.id).evidence
    assert (kept.filename, kept.kind, kept.size) == ("a.png", "image/png", len(PNG))
    assert account_view.evidence_bytes(ada, kept.sha256) == PNG
    with acting(ada) as work:
        work.record(Act.RECORD_PAGE, Role.ADMINISTRATOR, "account", account.id)
        pictures.change_evidence(work, account.id, [], [kept.id])
    assert city.get(account.id).evidence == ()
