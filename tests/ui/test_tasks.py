"""Work off the GUI thread: where it runs, what becomes stale, and what happens at the end."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Cancelled, Unavailable
from pittadmin.ui.tasks import Runner


@pytest.fixture
def runner(qapp: object) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


class Gate:
    """Work that waits until it is let through, or interrupted."""

    def __init__(self) -> None:
        self.open, self.entered = threading.Event(), threading.Event()
        self.interrupted = 0

    def work(self, answer: str) -> str:
        self.entered.set()
        assert self.open.wait(10)
        if self.interrupted:
            raise Cancelled
        return answer

    def interrupt(self) -> None:
        self.interrupted += 1
        self.open.set()


def test_work_runs_elsewhere_and_its_answer_comes_back(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    got: list[object] = []

    def done(where: object) -> None:
        got.extend((where, QThread.isMainThread()))

    runner.read(owner, threading.current_thread, done=done)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0] is not threading.main_thread()
    assert got[1] is True


def test_busy_says_when_work_begins_and_ends(runner: Runner, owner: QObject, qtbot: QtBot) -> None:
    said: list[bool] = []
    runner.busy.connect(said.append)
    runner.read(owner, lambda: 1, done=lambda _: None)
    runner.check(owner, lambda: 2, done=lambda _: None)
    qtbot.waitUntil(lambda: said == [True, False])


def test_a_newer_read_interrupts_the_older_and_drops_its_answer(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    gate, got = Gate(), []
    runner.interrupt = gate.interrupt
    runner.read(owner, gate.work, "old", done=got.append)
    assert gate.entered.wait(10)
    runner.read(owner, lambda: "new", done=got.append)
    qtbot.waitUntil(lambda: got == ["new"])
    assert gate.interrupted == 1


def test_reads_with_other_keys_or_owners_are_left_alone(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    got: list[str] = []
    other = QObject()
    runner.read(owner, lambda: "a", done=got.append, key="a")
    runner.read(owner, lambda: "b", done=got.append, key="b")
    runner.read(other, lambda: "c", done=got.append, key="a")
    qtbot.waitUntil(lambda: got == ["a", "b", "c"])


def test_a_read_hit_by_a_late_interrupt_is_asked_again(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    got: list[str] = []
    tries: list[int] = []

    def work() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise Cancelled
        return "answer"

    runner.read(owner, work, done=got.append)
    qtbot.waitUntil(lambda: got == ["answer"])


def test_the_error_of_a_stale_read_is_dropped(runner: Runner, owner: QObject, qtbot: QtBot) -> None:
    gate, got, errors = Gate(), [], []
    runner.failed.connect(errors.append)

    def fail() -> None:
        gate.work("")
        raise ValueError

    runner.read(owner, fail, done=got.append)
    assert gate.entered.wait(10)
    runner.read(owner, lambda: "new", done=got.append)
    gate.open.set()
    qtbot.waitUntil(lambda: got == ["new"])
    assert errors == []


def test_nothing_is_called_for_an_owner_that_is_gone(runner: Runner, qtbot: QtBot) -> None:
    gate, got = Gate(), []
    owner = QObject()
    runner.read(owner, gate.work, "answer", done=got.append, ended=lambda: got.append("ended"))
    assert gate.entered.wait(10)
    owner.deleteLater()
    qtbot.waitSignal(owner.destroyed).wait()
    with qtbot.waitSignal(runner.busy, check_params_cb=lambda on: not on):
        gate.open.set()
    assert got == []


def test_an_error_goes_to_who_takes_it_and_else_to_the_signal(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    taken: list[Exception] = []
    left: list[Exception] = []
    runner.failed.connect(left.append)

    def fail(words: str) -> None:
        raise Unavailable(words)

    def passes_on(_error: Exception) -> bool:
        return False

    runner.write(owner, fail, "taken", failed=taken.append)
    runner.write(owner, fail, "passed on", failed=passes_on)
    runner.write(owner, fail, "nobody")
    qtbot.waitUntil(lambda: len(left) == 2)
    assert [str(error) for error in taken] == ["taken"]
    assert [str(error) for error in left] == ["passed on", "nobody"]


def test_a_write_announces_what_it_changed_after_done(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    order: list[str] = []
    runner.changed.connect(order.append)
    runner.write(
        owner, lambda: "done", done=order.append, changes=("accounts", "today"),
        ended=lambda: order.append("ended"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: order == ["done", "accounts", "today", "ended"])


def test_a_write_that_fails_is_heard_of_though_its_form_is_closed(
    runner: Runner, qtbot: QtBot
) -> None:
    gate, left = Gate(), []
    runner.failed.connect(left.append)
    owner = QObject()

    def fail() -> None:
        gate.work("")
        raise Unavailable("The disk is full.")

    runner.write(owner, fail)
    assert gate.entered.wait(10)
    owner.deleteLater()
    qtbot.waitSignal(owner.destroyed).wait()
    gate.open.set()
    qtbot.waitUntil(lambda: len(left) == 1)


def test_writes_are_never_interrupted_and_keep_their_order(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    gate, got = Gate(), []
    runner.interrupt = gate.interrupt
    runner.write(owner, gate.work, "first", done=got.append)
    assert gate.entered.wait(10)
    runner.write(owner, lambda: "second", done=got.append)
    assert not gate.interrupted
    gate.open.set()
    qtbot.waitUntil(lambda: got == ["first", "second"])


def test_long_work_reports_and_stops_at_its_next_report(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    seen: list[tuple[int, int]] = []
    got: list[str] = []
    reported, go_on = threading.Event(), threading.Event()

    def work(report) -> str:  # type: ignore[no-untyped-def]
        report(1, 3)
        reported.set()
        assert go_on.wait(10)
        report(2, 3)
        return "never"

    runner.write(
        owner, work, done=got.append,
        progress=lambda done, total: seen.append((done, total)),
        ended=lambda: got.append("ended"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: seen == [(1, 3)])
    runner.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: got == ["ended"])


def test_cancel_leaves_work_without_progress_alone(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    gate, got = Gate(), []
    runner.write(owner, gate.work, "saved", done=got.append)
    runner.cancel()
    gate.open.set()
    qtbot.waitUntil(lambda: got == ["saved"])


def test_close_waits_for_every_write_and_stops_reads(owner: QObject) -> None:
    runner, gate, got = Runner(), Gate(), []
    runner.interrupt = gate.interrupt
    writing = threading.Event()

    def write(name: str) -> str:
        writing.set()
        return name

    runner.read(owner, gate.work, "read", done=got.append)
    assert gate.entered.wait(10)
    runner.write(owner, write, "first", done=got.append)
    runner.write(owner, write, "second", done=got.append)
    runner.close()
    assert got == ["first", "second"]
    assert gate.interrupted == 1
    runner.read(owner, lambda: "late", done=got.append)
    assert got == ["first", "second"]


def test_the_program_ends_while_the_keyring_waits_for_a_person() -> None:
    program = """
import threading
from PySide6.QtWidgets import QApplication
from pittadmin.ui.tasks import Runner
app, runner, entered = QApplication([]), Runner(), threading.Event()
def prompt():
    entered.set()
    threading.Event().wait()
runner.keyring(runner, prompt)
runner.keyring(runner, print, "after it")
entered.wait()
runner.write(runner, print, "written")
runner.close()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "written\n", "")


def test_what_the_keyring_is_at_is_done_before_the_end(owner: QObject) -> None:
    runner, gate, done = Runner(), Gate(), []
    runner.keyring(owner, gate.work, "kept", done=done.append)
    assert gate.entered.wait(10)
    threading.Timer(0.2, gate.open.set).start()
    runner.close()
    assert done == ["kept"]


def test_a_newer_check_replaces_one_that_waits(
    runner: Runner, owner: QObject, qtbot: QtBot
) -> None:
    gate, got, ran = Gate(), [], []
    runner.check(owner, gate.work, "other", done=got.append, key="other")
    assert gate.entered.wait(10)
    for text in ("a", "ab", "abc"):
        runner.check(owner, lambda t=text: ran.append(t) or t, done=got.append)
    gate.open.set()
    qtbot.waitUntil(lambda: got == ["other", "abc"])
    assert ran == ["abc"]


def test_dropped_work_answers_nobody(runner: Runner, owner: QObject, qtbot: QtBot) -> None:
    gate, got = Gate(), []
    runner.read(owner, gate.work, "answer", done=got.append, key="rows")
    assert gate.entered.wait(10)
    runner.drop(owner, "rows")
    with qtbot.waitSignal(runner.busy, check_params_cb=lambda on: not on):
        gate.open.set()
    assert got == []


@pytest.mark.skipif(
    sys.platform != "linux", reason="the system tells what is loaded on Linux alone"
)
def test_what_reads_pictures_is_loaded_on_the_gui_thread_before_another_reads_one() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication\n"
        "from pittadmin.ui.tasks import Runner\n"
        "app = QApplication([])\n"
        "loaded = lambda: 'libqjpeg' in open('/proc/self/maps').read()\n"
        "runner = Runner()\n"
        "before = loaded()\n"
        "runner.check(runner, int, done=print)\n"
        "print(before, loaded(), flush=True)\n"
        "runner.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == ["False", "True"]
