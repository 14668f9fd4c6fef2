"""Keeps the order of the Tab key when inputs are made anew in the middle of a form."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


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
