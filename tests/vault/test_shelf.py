"""Small private files, whole or not there."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from pittadmin.domain.errors import Unavailable
from pittadmin.vault.shelf import Shelf

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")


def test_what_is_written_is_read_until_it_is_removed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "a" / "b")
    assert shelf.names() == ()
    assert shelf.read("one") is None
    shelf.write("one", b"1")
    shelf.write("one", b"2")
    shelf.write("two", b"")
    assert (shelf.read("one"), shelf.names()) == (b"2", ("one", "two"))
    shelf.remove("one")
    shelf.remove("one")
    assert shelf.names() == ("two",)


@POSIX
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        shelf = Shelf(tmp_path / "shelf")
        shelf.write("one", b"1")
        with shelf.locked():
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "shelf").stat().st_mode) == 0o700
    for path in (tmp_path / "shelf").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_half_written_file_of_a_program_that_was_ended_is_none(tmp_path: Path) -> None:
    tmp_path /= "shelf"
    tmp_path.mkdir()
    shelf = Shelf(tmp_path)
    (tmp_path / "one.part").write_bytes(b"ha")
    assert shelf.names() == ()
    shelf.write("one", b"whole")
    assert shelf.read("one") == b"whole"
    assert not (tmp_path / "one.part").exists()


def test_what_is_set_aside_is_out_of_the_way_and_still_there(tmp_path: Path) -> None:
    tmp_path /= "shelf"
    shelf = Shelf(tmp_path)
    shelf.write("one", b"1")
    shelf.set_aside("one")
    assert shelf.names() == ()
    assert (tmp_path / "one.broken").read_bytes() == b"1"


@pytest.mark.parametrize("name", ["", "../one", "a/b", "A", ".lock", "one.part", "x" * 101])
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Shelf(tmp_path).write(name, b"")


def test_one_that_cannot_be_used_says_where_it_is_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match=r"file.*Check the folder"):
        Shelf(tmp_path / "file").write("one", b"1")


def test_two_who_count_up_at_once_lose_nothing(tmp_path: Path) -> None:
    def count_up() -> None:
        shelf = Shelf(tmp_path)
        for _each in range(25):
            with shelf.locked():
                shelf.write("count", b"%d" % (int(shelf.read("count") or b"0") + 1))

    threads = [threading.Thread(target=count_up) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Shelf(tmp_path).read("count") == b"100"
