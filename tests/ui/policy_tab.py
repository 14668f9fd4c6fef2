"""Opens the parts of the Policy tab for tests, and reads what they say."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.people import Person
from pittadmin.services import people
from pittadmin.ui.policy_page import PolicyPage
from pittadmin.ui.section import Section
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed


def open_page(qtbot: QtBot, shell: Shell, wide: int = 1280) -> PolicyPage:
    """Return the page, seen, and wired as the program wires it."""
    page = PolicyPage(shell)
    qtbot.addWidget(page)
    shell.__dict__["page"] = page  # qtbot alone would let go of it
    shell.runner.changed.connect(page.refresh)
    page.resize(wide, 820)
    page.show()
    return page


def open_part(qtbot: QtBot, shell: Shell, key: str, wide: int = 1280) -> Any:
    """Return one part of the page, once it is filled."""
    part: Any = open_page(qtbot, shell, wide).show_part(key)
    if hasattr(part, "table"):
        records = part.table.records
        qtbot.waitUntil(
            lambda: (len(records.ids) > 0 or part.table.empty.isVisible()) and not records.pending
        )
    else:
        qtbot.waitUntil(lambda: part.detail.layout().count() > 2)
    return part


def pieces(widget: QWidget) -> list[QWidget]:
    """Return a widget, for a part of the page with its head, which stands above the views."""
    return [widget.head, widget] if isinstance(widget, Section) else [widget]


def said(widget: QWidget) -> str:
    """Return every sentence that is seen in a widget."""
    return "\n".join(
        one.text()
        for piece in pieces(widget)
        for one in piece.findChildren(QLabel)
        if one.isVisibleTo(piece)
    )


def find_button(widget: QWidget, words: str) -> QPushButton | None:
    """Return the button that is seen and says these words, or None."""
    for piece in pieces(widget):
        for one in piece.findChildren(QPushButton):
            if one.isVisibleTo(piece) and one.text().replace("&", "") == words:
                return one
    return None


def press(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Click the button that says these words."""
    found = find_button(widget, words)
    assert found is not None, words
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def faults(widget: QWidget) -> list[str]:
    """Return what a screen reader, the keyboard or the eye would miss in a widget."""
    found = [*unnamed(widget), *focus_order_faults(widget), *cut_off(widget)]
    return [*found, *rich_text(widget), *shared_keys(widget)]


def texts(table: Any, column: int = 0) -> list[str]:
    """Return what a table shows in one column."""
    return [table.records.index(place, column).data() for place in range(len(table.records.ids))]


def on_file(shell: Shell, login: str) -> Person:
    """Return a person by login."""
    return next(one for one in people.directory(shell.ctx).people if one.login == login)
