"""Where the focus goes in a long form, and that it is seen there."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QWidget

from pittadmin.ui.fields import Field
from pittadmin.ui.layouts import contents
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


def reading_order(part: QWidget) -> list[QWidget]:
    """Return what Tab comes to in a part of a window, in the order in which it is laid out."""
    found = []
    if Qt.FocusPolicy.TabFocus & part.focusPolicy() and part.focusProxy() is None:
        found.append(part)
    if isinstance(part, QScrollArea):
        inside = part.widget()
        return found + (reading_order(inside) if inside is not None else [])
    if isinstance(part, QSplitter):
        parts = [part.widget(place) for place in range(part.count())]
        return found + [one for inside in parts if inside for one in reading_order(inside)]
    layout = part.layout()
    return found + (_of_layout(layout) if layout is not None else [])


def _of_layout(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for held in contents(layout):
        if isinstance(held, QLayout):
            found += _of_layout(held)
        elif not _is_put_away(held):
            found += reading_order(held)
    return found


def _is_put_away(widget: QWidget) -> bool:
    """Tell whether a widget was hidden; one that was put in just now is still to be shown."""
    asked = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return asked and widget.isHidden()


def follow_order(part: QWidget) -> None:
    """Let Tab follow the layout of a part, once widgets have come and gone in it."""
    order = reading_order(part)
    if order:
        follow(order[0], order[1:])


class Reveal(QObject):
    """Scrolls to the input that has got the focus, by keyboard or by the program.

    Its label and its problem are shown with it where there is room.

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
        if seen is None or not self._area.isAncestorOf(seen):
            return
        field, room = _field_of(seen), self._area.viewport().height()
        if field is not None and self._area.isAncestorOf(field) and field.height() <= room:
            spare = (room - field.height()) // 2
            self._area.ensureWidgetVisible(field, 0, min(look().px(24), spare))
        else:
            self._area.ensureWidgetVisible(seen, 0, look().px(48))


def _field_of(widget: QWidget | None) -> Field | None:
    """Return the field that an input belongs to: its label, its hint and its problem with it."""
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget
