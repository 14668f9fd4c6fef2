"""Our own bugs: logged, shown once, and the program goes on."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Cancelled, Unavailable, UserError
from pittadmin.ui.crash import Crashes, report
from pittadmin.ui.crash_dialog import CrashDialog
from pittadmin.ui.look import look
from pittadmin.ui.tasks import Runner
from tests.ui.accessibility import shared_keys, unnamed


class Guard:
    """A guard in place, and the banners that it showed."""

    def __init__(self) -> None:
        self.banners: list[UserError] = []
        self.crashes = Crashes(lambda: None, self.banners.append)

    def dialogs(self) -> list[CrashDialog]:
        shown = QApplication.topLevelWidgets()
        return [one for one in shown if isinstance(one, CrashDialog) and one.isVisible()]


@pytest.fixture
def guard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    look()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Guard()
    made.crashes.install()
    yield made
    for dialog in made.dialogs():
        dialog.close()


def _bug(secret: str) -> None:
    raise KeyError("handle")


def test_a_bug_in_a_slot_is_shown_once_and_logged_each_time(
    guard: Guard, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "pittadmin"):
        for _ in range(2):
            try:
                _bug("hunter2")
            except KeyError as error:
                sys.excepthook(KeyError, error, error.__traceback__)
    qtbot.waitUntil(lambda: len(guard.dialogs()) == 1)
    assert len(caplog.records) == 2


def test_the_report_has_versions_and_traceback_and_no_values(guard: Guard, qtbot: QtBot) -> None:
    try:
        _bug("hunter2")
    except KeyError as error:
        guard.crashes.take(error)
        words = report(error)
    qtbot.waitUntil(lambda: len(guard.dialogs()) == 1)
    (dialog,) = guard.dialogs()
    assert unnamed(dialog) == []
    assert shared_keys(dialog) == {}
    dialog.copy()
    assert QGuiApplication.clipboard().text() == words
    for part in ("PittAdmin", "Python", "Qt", "KeyError: 'handle'", "in _bug"):
        assert part in words
    assert "hunter2'" not in words.replace('_bug("hunter2")', "")


def test_a_bug_on_another_thread_is_shown_too(guard: Guard, qtbot: QtBot) -> None:
    thread = threading.Thread(target=_bug, args=("x",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(guard.dialogs()) == 1)


def test_what_a_person_can_mend_is_a_banner(guard: Guard, qtbot: QtBot) -> None:
    runner = Runner()
    runner.failed.connect(guard.crashes.take)

    def fail() -> None:
        raise Unavailable("The disk is full.", "Make room.")

    runner.write(runner, fail)
    qtbot.waitUntil(lambda: [error.what for error in guard.banners] == ["The disk is full."])
    guard.crashes.take(Cancelled())
    runner.close()
    assert guard.dialogs() == []


def test_the_program_goes_on(guard: Guard, qtbot: QtBot) -> None:
    went_on: list[int] = []
    with qtbot.captureExceptions() as caught:
        QTimer.singleShot(0, lambda: _bug("x"))
        QTimer.singleShot(0, lambda: went_on.append(1))
        qtbot.waitUntil(lambda: bool(went_on))
    assert len(caught) == 1
