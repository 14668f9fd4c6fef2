"""One part of a page: its title with a count, its buttons, its filters, and what it shows."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.ui.layouts import fill, flow
from pittadmin.ui.look import look
from pittadmin.ui.memory import Memory
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Sentence, clear, text, title


class Section(QWidget):
    """One part of a page, of the same shape as every page.

    Its `head` stands above the views of the page, as on every page, so the page takes it.

    Args:
        name: its title.
        buttons: its buttons, at the right; the main one is the last.
    """

    def __init__(self, name: str, buttons: Iterable[QWidget] = ()) -> None:
        super().__init__()
        self.title, self.count = title(name), text("", "muted", wrap=False)
        self.who = Sentence()
        """Who can do what has no button here, in the place of the buttons."""
        self.who.hide()
        self.buttons = tuple(buttons)
        self._box = QVBoxLayout(self)
        look().space(self._box, 12)
        self._measure()
        look().changed.connect(self._measure)
        self.head = flow(self.title, self.count, None, self.who, *self.buttons)

    def _measure(self) -> None:
        self.title.setMinimumHeight(look().px(32))  # as high as a button, so that no part jumps

    def offer(self, may: bool, who: str) -> None:
        """Show the buttons to those who may use them, and to the others the sentence who can."""
        for action in self.buttons:
            action.setVisible(may)
        self.who.setText(who)
        self.who.setVisible(not may and bool(who))

    def add(self, widget: QWidget, takes_room: bool = False) -> None:
        """Put a widget below those that are there."""
        self._box.addWidget(widget, 1 if takes_room else 0)

    def insert(self, widget: QWidget) -> None:
        """Put a widget above those that are there."""
        self._box.insertWidget(0, widget)


class Detail(QWidget):
    """The chosen row's cards, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        look().space(self._box, 12)

    def show_cards(self, *cards: QWidget) -> None:
        """Show these cards in place of those that were there."""
        clear(self)
        fill(self._box, (*cards, None))


def remember(table: "RecordTable[Any]", memory: Memory, name: str) -> None:
    """Give a table the widths, order and sort that it had last, and keep what a person changes."""
    table.restore(memory.get(name, {}))

    def keep(*_anything: object) -> None:
        memory.keep(name, table.arrangement())

    table.sorted.connect(keep)
    table.horizontalHeader().sectionResized.connect(keep)
    table.horizontalHeader().sectionMoved.connect(keep)
