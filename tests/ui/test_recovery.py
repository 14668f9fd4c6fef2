import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pittadmin.ui.recovery import RecoveryFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "unsent.json"


def test_what_was_typed_is_found_again(qtbot: QtBot, path: Path) -> None:
    RecoveryFile(path).of("me").find("new_account")  # there is no file yet
    first = RecoveryFile(path).of("me")
    first.keep("new_account", {"handle": "<b>RSVP</b> “ł”", "step": 2})
    qtbot.waitUntil(path.exists)  # written by itself, a moment later
    again = RecoveryFile(path).of("me")
    assert again.find("new_account") == {"handle": "<b>RSVP</b> “ł”", "step": 2}
    assert again.find("another") is None


def test_each_person_and_each_database_has_forms_of_its_own(qtbot: QtBot, path: Path) -> None:
    file = RecoveryFile(path)
    everybody = ("file-1/1", "file-1/2", "city-1/1")
    for whose in everybody:
        file.of(whose).keep("account:5", {"of": whose})
    file.write()
    again = RecoveryFile(path)
    assert [again.of(whose).find("account:5") for whose in everybody] == [
        {"of": whose} for whose in everybody
    ]
    again.of("file-1/2").forget("account:5")
    assert again.of("file-1/1").find("account:5") is not None
    assert RecoveryFile(path).of("file-1/2").find("account:5") is None


def test_what_was_sent_is_erased_at_once(qtbot: QtBot, path: Path) -> None:
    recovery = RecoveryFile(path).of("me")
    recovery.keep("one", {"text": "secret of one"})
    recovery.keep("two", {"text": "of two"})
    recovery.write()
    recovery.forget("one")
    assert "secret of one" not in path.read_text("utf-8")
    assert RecoveryFile(path).of("me").find("two") == {"text": "of two"}


def test_many_changes_are_written_once(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _file: written.append("once"))
    recovery = RecoveryFile(path).of("me")
    for number in range(100):
        recovery.keep("form", {"number": number})
    qtbot.waitUntil(path.exists)
    assert written == ["once"]
    assert RecoveryFile(path).of("me").find("form") == {"number": 99}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_user_can_read_it(qtbot: QtBot, path: Path) -> None:
    before = os.umask(0)
    try:
        recovery = RecoveryFile(path).of("me")
        recovery.keep("form", {})
        path.parent.mkdir()
        path.with_suffix(".part").touch(0o666)  # left by a program that was killed
        recovery.write()
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "data",
    [b"", b'{"form": {"text": "half', b"\xff\xfe\x00", b"[1, 2]", b"null", b"[" * 100_000],
    ids=["empty", "half", "binary", "list", "null", "deep"],
)
def test_a_broken_file_is_set_aside_and_does_not_stop_the_program(
    qtbot: QtBot, path: Path, data: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    recovery = RecoveryFile(path).of("me")
    assert recovery.find("form") is None
    assert path.with_suffix(".broken").read_bytes() == data
    recovery.keep("form", {"text": "new"})
    recovery.write()
    assert RecoveryFile(path).of("me").find("form") == {"text": "new"}


def test_a_form_that_is_none_is_left_out(qtbot: QtBot, path: Path) -> None:
    path.parent.mkdir()
    kept = {"odd": 5, "me": {"odd": 5, "form": {"text": "kept"}}}
    path.write_text(json.dumps(kept), "utf-8")
    recovery = RecoveryFile(path).of("me")
    assert (recovery.find("odd"), recovery.find("form")) == (None, {"text": "kept"})


def test_a_folder_that_takes_no_file_loses_nothing_that_was_there(qtbot: QtBot, path: Path) -> None:
    path.parent.touch()  # a file where the folder should be
    recovery = RecoveryFile(path).of("me")
    recovery.keep("form", {"text": "typed"})
    recovery.write()
    assert recovery.find("form") == {"text": "typed"}
    path.parent.unlink()
    recovery.write()
    assert RecoveryFile(path).of("me").find("form") == {"text": "typed"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
def test_a_disk_that_fills_leaves_the_old_file_whole(qtbot: QtBot, path: Path) -> None:
    import resource

    recovery = RecoveryFile(path).of("me")
    recovery.keep("form", {"text": "old"})
    recovery.write()
    recovery.keep("form", {"text": "new" * 1000})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        recovery.write()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert RecoveryFile(path).of("me").find("form") == {"text": "old"}
    assert [one.name for one in path.parent.iterdir()] == ["unsent.json"]


_TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from pittadmin.ui.recovery import RecoveryFile

application = QCoreApplication([])
recovery = RecoveryFile(Path(sys.argv[1])).of("me")
number = 0

def typed():
    global number
    number += 1
    recovery.keep("form", {"text": "x" * 20_000, "number": number})

timer = QTimer(interval=1)
timer.timeout.connect(typed)
timer.start()
application.exec()
"""


def test_what_was_typed_survives_a_program_that_is_killed(qtbot: QtBot, path: Path) -> None:
    program = subprocess.Popen([sys.executable, "-c", _TYPING, str(path)])
    try:
        qtbot.waitUntil(path.exists, timeout=20_000)
    finally:
        program.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        program.wait()
    found = RecoveryFile(path).of("me").find("form")
    assert found
    assert found["text"] == "x" * 20_000
