"""Where the focus goes in a long form, and that it is seen there."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from pittadmin.ui.look import look


def follow(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to these widgets after `before`, one after the other.

    Args:
        before: what stands before them; it takes the focus itself, be it by a click only.
        widgets: inputs that were put into the same window just now.
    """
    for widget in widgets:
        if widget.window() is before.window():
            QWidget.setTabOrder(before, widget)
            before = widget


class Reveal(QObject):
    """Scrolls to the input that has got the focus, by keyboard or by the program.

    Args:
        area: what scrolls.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._soon = QTimer(self, singleShot=True, interval=0)  # once its problem has its room
        self._soon.timeout.connect(self._show)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not pressed and self._area.isAncestorOf(new):
            self._soon.start()

    def _show(self) -> None:
        seen = QApplication.focusWidget()
        if seen is not None and self._area.isAncestorOf(seen):
            self._area.ensureWidgetVisible(seen, 0, look().px(48))
