"""Cycles that hold widgets are freed on the GUI thread, however much the others allocate."""

import gc

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from pittadmin.ui.garbage import Garbage
from pittadmin.ui.tasks import Runner


class Cycle:
    """Refers to itself, and notes where it was freed."""

    def __init__(self, freed: list[bool]) -> None:
        self.me, self.widget, self.freed = self, QObject(), freed

    def __del__(self) -> None:
        self.freed.append(QThread.isMainThread())


def test_a_working_thread_frees_no_widget(qtbot: QtBot) -> None:
    runner, freed, done = Runner(), [], []
    for _ in range(1000):
        Cycle(freed)
    runner.read(runner, lambda: [[n] for n in range(200_000)] and None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert freed == []
    qtbot.waitUntil(lambda: len(freed) == 1000)
    assert all(freed)
    runner.close()


def test_python_collects_again_when_the_last_has_stopped(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Garbage, "_at_work", 0)
    one, other = Garbage(), Garbage()
    assert not gc.isenabled()
    one.stop()
    one.stop()
    assert not gc.isenabled()
    other.stop()
    assert gc.isenabled()
