import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pittadmin.ui.single import Single

# What `app.main` does about a second start, without a window: it says what it does, by line.
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from pittadmin.ui.single import Single

application = QCoreApplication([])
application.setApplicationName("PittAdmin")
single = Single(Path(sys.argv[1]))
if not single.is_first() and single.raise_other():
    print("second", flush=True)
    sys.exit(0)
print("first", flush=True)
single.raised.connect(lambda: print("raised", flush=True))
QTimer.singleShot(int(sys.argv[2]), single.listen)
application.exec()
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Returns a function that starts a program for a data folder."""
    programs: list[subprocess.Popen[str]] = []

    def begin(home: Path, listen_after_ms: int = 0) -> "subprocess.Popen[str]":
        program = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(home), str(listen_after_ms)],
            stdout=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        return program

    yield begin
    for program in programs:
        program.kill()
        program.wait()
        assert program.stdout
        program.stdout.close()


def line(program: "subprocess.Popen[str]") -> str:
    assert program.stdout
    return program.stdout.readline().strip()


def test_a_second_start_raises_the_first_and_ends(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert line(first) == "first"
    for _again in range(2):
        second = start(tmp_path)
        assert line(second) == "second"
        assert second.wait() == 0
        assert line(first) == "raised"
    assert first.poll() is None


def test_a_second_start_waits_for_a_first_that_is_still_starting(
    start: Start, tmp_path: Path
) -> None:
    first = start(tmp_path, 1500)
    assert line(first) == "first"
    assert line(start(tmp_path)) == "second"
    assert line(first) == "raised"


def test_a_program_that_was_killed_does_not_stand_in_the_way(start: Start, tmp_path: Path) -> None:
    killed = start(tmp_path)
    assert line(killed) == "first"
    killed.kill()
    killed.wait()
    assert (tmp_path / "running.lock").exists() or sys.platform == "win32"
    after = start(tmp_path)
    assert line(after) == "first"
    assert line(start(tmp_path)) == "second"  # and it hears, whatever socket was left
    assert line(after) == "raised"


def test_a_program_that_ends_while_it_is_asked_makes_room(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path, 60_000)  # it holds the lock, and never listens
    assert line(first) == "first"
    second = start(tmp_path)
    first.kill()
    assert line(second) == "first"


def test_two_users_have_a_program_each(start: Start, tmp_path: Path) -> None:
    one, two = start(tmp_path / "one"), start(tmp_path / "two")
    assert (line(one), line(two)) == ("first", "first")
    assert line(start(tmp_path / "two")) == "second"
    assert line(two) == "raised"
    one.terminate()
    assert line(one) == ""  # it was never raised


def test_nobody_is_there_to_be_raised(qtbot: QtBot, tmp_path: Path) -> None:
    single = Single(tmp_path / "new" / "folder")
    assert not single.raise_other(wait=0)


def test_a_folder_that_can_not_be_made_hinders_no_start(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        assert Single(home).is_first()  # the window then says what is wrong with the folder


def test_one_folder_by_two_names_is_one_program(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    first = Single(tmp_path / "home")
    assert first.is_first()
    first.listen()
    second = Single(tmp_path / "home" / ".." / "home")
    assert not second.is_first()
    with qtbot.waitSignal(first.raised):
        assert second.raise_other(wait=0)
