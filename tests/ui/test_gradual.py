"""Building a large widget in small pieces."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.ui.gradual import PIECE_S, Gradual, put_gradually
from pittadmin.ui.widgets import Card, text


@pytest.fixture
def owner(qapp: object) -> Iterator[QObject]:
    """Whose work it is."""
    made = QObject()
    yield made
    made.deleteLater()


def slow(done: list[int], many: int) -> Iterator[None]:
    """Do pieces that each take as long as the window may wait."""
    for number in range(many):
        time.sleep(PIECE_S)
        done.append(number)
        yield


def test_the_window_answers_between_the_pieces(qtbot: QtBot, owner: QObject) -> None:
    done: list[int] = []
    answered: list[int] = []
    pulse = QTimer(owner)
    pulse.timeout.connect(lambda: answered.append(len(done)))
    pulse.start()
    Gradual(owner).begin(slow(done, 6))
    assert done == [0]
    qtbot.waitUntil(lambda: len(done) == 6)
    assert len(set(answered)) > 3


def test_small_pieces_are_done_at_once(owner: QObject) -> None:
    done: list[int] = []
    Gradual(owner).begin(done.append(number) for number in range(3))
    assert done == [0, 1, 2]


def test_another_beginning_drops_the_rest(qtbot: QtBot, owner: QObject) -> None:
    first: list[int] = []
    second: list[int] = []
    gradual = Gradual(owner)
    gradual.begin(slow(first, 6))
    gradual.begin(slow(second, 3))
    qtbot.waitUntil(lambda: len(second) == 3)
    assert first == [0]


def test_the_last_piece_may_begin_something_else(qtbot: QtBot, owner: QObject) -> None:
    gradual, done = Gradual(owner), []

    def first() -> Iterator[None]:
        yield
        gradual.begin(slow(done, 3))

    gradual.begin(first())
    qtbot.waitUntil(lambda: len(done) == 3)


def test_what_is_put_gradually_stands_in_its_order(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    for _piece in put_gradually(box, [Card(text("One")), Card(text("Two"))]):
        assert not holder.isVisible()
    assert [one.text() for one in holder.findChildren(QLabel)] == ["One", "Two"]
