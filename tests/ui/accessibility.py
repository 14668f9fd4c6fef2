"""What a screen reader and the keyboard need of a page, for tests of every page to call."""

from collections import defaultdict
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def _part_of_another(widget: QWidget) -> bool:
    """Tell whether it is the inside of a control that has the name itself."""
    parent = widget.parentWidget()
    inside = widget.objectName().startswith("qt_")
    while parent is not None and not inside:
        inside = isinstance(parent, (QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView))
        parent = parent.parentWidget()
    return inside


def unnamed(root: QWidget) -> list[str]:
    """Return the controls in `root` that a screen reader has no name for, as they are called."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, _CONTROLS) or not widget.isVisibleTo(root):
            continue
        if _part_of_another(widget):
            continue
        seen = QAccessible.queryAccessibleInterface(widget)
        name = seen.text(QAccessible.Text.Name) if seen else ""
        labelled = bool(seen and seen.relations(QAccessible.RelationFlag.Label))
        # On Linux a list's name is what is chosen in it, so it needs a label.
        if not labelled and (not name.strip() or isinstance(widget, QComboBox)):
            found.append(f"{type(widget).__name__} {widget.objectName()}".strip())
    return found


def shared_keys(root: QWidget) -> dict[str, list[str]]:
    """Return each mnemonic that more than one control in `root` has: it presses none of them."""
    found = defaultdict(list)
    for widget in root.findChildren(QWidget):
        elsewhere = widget.window() is not root.window()  # a dialog over it has keys of its own
        if elsewhere or not widget.isVisibleTo(root) or not widget.isEnabled():
            continue
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            key = QKeySequence.mnemonic(widget.text()).toString()
            found[key].append(widget.text())
    return {key: words for key, words in found.items() if key and len(words) > 1}


def tab_chain(root: QWidget) -> list[QWidget]:
    """Return what Tab reaches in `root`, in its order."""
    chain, widget = [], root.nextInFocusChain()
    while widget is not root:
        reached = Qt.FocusPolicy.TabFocus.value & widget.focusPolicy().value
        usable = widget.isEnabled() and widget.isVisibleTo(root) and root.isAncestorOf(widget)
        if reached and usable and not widget.focusProxy() and not _part_of_another(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def focus_order_faults(root: QWidget) -> list[str]:
    """Return the steps of the focus that go back: up, or to the left on the same line.

    A step to what stands beside, as from a table to its details, is reading order too.
    """
    faults = []
    for one, other in pairwise(tab_chain(root)):
        here, there = _place(one, root), _place(other, root)
        above = there[3] <= here[1]
        left_of = there[2] <= here[0] and there[1] < here[3]
        beside = there[0] >= here[2]
        if (above and not beside) or left_of:
            faults.append(f"{_called(one)} -> {_called(other)}")
    return faults


def cut_off(root: QWidget) -> list[str]:
    """Return the labels and buttons in `root` whose words have no room."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisibleTo(root):
            continue
        if _part_of_another(widget) or not widget.text() or widget.maximumWidth() == 0:
            continue
        wide = widget.minimumSizeHint().width() > widget.width()
        high = widget.height() < (
            widget.heightForWidth(widget.width())
            if widget.hasHeightForWidth()
            else widget.minimumSizeHint().height()
        )
        if wide or high:
            found.append(_called(widget))
    return found


def rich_text(root: QWidget) -> list[str]:
    """Return the labels in `root` that would show HTML in data as HTML."""
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
    ]


def _place(widget: QWidget, root: QWidget) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom in `root`."""
    corner = widget.mapTo(root, QPoint())
    return (corner.x(), corner.y(), corner.x() + widget.width(), corner.y() + widget.height())


def _called(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")
    name = widget.accessibleName() or (words() if callable(words) else "")
    return f"{type(widget).__name__} “{name}”"
