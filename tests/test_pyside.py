"""This Python and this PySide6 fit together."""

import sys

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1_000


def test_calls_that_return_nothing_keep_the_references_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12 on Python 3.11 drops one at each call, and the interpreter aborts at zero.
    widget, timer, index = QWidget(), QTimer(), QModelIndex()
    qtbot.addWidget(widget)
    calls = {
        "update": widget.update,
        "setWindowTitle": lambda: widget.setWindowTitle("PittAdmin"),
        "stop": timer.stop,
        "data": lambda: index.data(0),
    }
    for name, call in calls.items():
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            call()
        assert abs(sys.getrefcount(None) - before) < CALLS // 10, name
