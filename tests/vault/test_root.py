"""IT's root key lies offline, under a passphrase."""

import os
import stat
import sys
from pathlib import Path

import pyrage
import pytest

from pittadmin.domain.errors import Invalid, Unavailable
from pittadmin.vault import root
from pittadmin.vault.secret import Secret

PASSPHRASE = "carbon velvet otter migrate plunge"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[root.RootKey, Path]:
    key, path = root.make(), tmp_path_factory.mktemp("usb") / "pittadmin-root.age"
    root.save(key, path, Secret(PASSPHRASE))
    return key, path


def test_the_passphrase_opens_the_file(saved: tuple[root.RootKey, Path]) -> None:
    key, path = saved
    found = root.load(path, Secret(PASSPHRASE))
    assert found.public == key.public
    assert found.sign("directory", b"x") == key.sign("directory", b"x")


def test_the_file_shows_nothing_and_is_private(saved: tuple[root.RootKey, Path]) -> None:
    key, path = saved
    with key.secret() as secret:
        digits = secret.reveal().rpartition(":")[2]
    assert digits.encode() not in path.read_bytes()
    assert bytes.fromhex(digits) not in path.read_bytes()
    assert digits not in repr(key)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_passphrase_does_not(saved: tuple[root.RootKey, Path]) -> None:
    with pytest.raises(Invalid, match="does not open this file"):
        root.load(saved[1], Secret(PASSPHRASE + "s"))


def test_a_file_that_is_there_is_never_overwritten(saved: tuple[root.RootKey, Path]) -> None:
    before = saved[1].read_bytes()
    with pytest.raises(Unavailable, match="there already"):
        root.save(root.make(), saved[1], Secret(PASSPHRASE))
    assert saved[1].read_bytes() == before


@pytest.mark.parametrize("words", ["", "password", "Pittsfield1", "letmein2026"])
def test_an_easy_passphrase_is_refused(tmp_path: Path, words: str) -> None:
    with pytest.raises(Invalid, match="easily guessed"):
        root.save(root.make(), tmp_path / "root.age", Secret(words))
    assert not (tmp_path / "root.age").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="Try another drive"):
        root.save(root.make(), tmp_path / "gone" / "root.age", Secret(PASSPHRASE))
    with pytest.raises(Unavailable):
        root.load(tmp_path / "gone" / "root.age", Secret(PASSPHRASE))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no drive that is always full")
def test_a_full_drive_is_told_and_no_half_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open
    monkeypatch.setattr(
        root.os,
        "open",
        lambda path, *given: (real(path, *given), real("/dev/full", os.O_WRONLY))[1],
    )
    with pytest.raises(Unavailable, match=r"No space left.*Try another drive"):
        root.save(root.make(), tmp_path / "root.age", Secret(PASSPHRASE))
    assert not (tmp_path / "root.age").exists()


def test_an_age_file_with_something_else_is_no_root_key(tmp_path: Path) -> None:
    path = tmp_path / "other.age"
    path.write_bytes(pyrage.passphrase.encrypt(b"shopping list", PASSPHRASE))
    with pytest.raises(Invalid, match="not a root key"):
        root.load(path, Secret(PASSPHRASE))


@pytest.mark.parametrize("text", ["", "PITTADMIN-ROOT-KEY-1:", "PITTADMIN-ROOT-KEY-1:zz", "x"])
def test_what_is_no_root_key_is_not_repeated(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        root.read(Secret(text))
    assert caught.value.__context__ is None


def test_a_try_out_keeps_it_as_a_text() -> None:
    key = root.make()
    assert root.read(key.secret()).public == key.public
    assert os.linesep not in key.secret().reveal()
