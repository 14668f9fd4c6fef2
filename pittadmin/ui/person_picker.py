"""Chooses persons on file: found by typing, each with a button that takes them off."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.ui.fields import Choice
from pittadmin.ui.filters import label_unseen
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import FlowLayout
from pittadmin.ui.look import look
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.widgets import button, clear


class PersonPicker(QWidget):
    """An input that takes a person when their name is chosen or entered.

    Args:
        people: who can be chosen, by name.
    """

    changed = Signal()

    def __init__(self, people: Sequence[PersonRef]) -> None:
        super().__init__()
        self._names = told_apart(people)
        self._chosen: list[int] = []
        choices: list[Choice] = list(self._names.items())
        self.search = SearchCombo(choices, placeholder=_("Type a name"))
        self._off = QWidget()
        self._flow = FlowLayout(self._off)
        look().space(self._flow, 6)
        self._off.hide()
        holder = QWidget()
        self._label = label_unseen(holder, "", self.search)
        box = QVBoxLayout(self)
        look().space(box, 6)
        box.addWidget(holder)
        box.addWidget(self._off)
        self.setFocusProxy(self.search)
        self.search.activated.connect(self._take)
        self.search.line.returnPressed.connect(self._take)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.search.setAccessibleName(name)
        self._label.setText(name)

    def chosen(self) -> tuple[int, ...]:
        """Return the ids of who is chosen, and of the one whose whole name stands in the input."""
        typed = self.search.value()
        more = [typed] if isinstance(typed, int) and typed not in self._chosen else []
        return (*self._chosen, *more)

    def choose(self, ids: Iterable[int]) -> None:
        """Choose these, and nobody else; tell nobody."""
        self._chosen = [one for one in dict.fromkeys(ids) if one in self._names]
        self._show()

    def add(self, person_id: int) -> None:
        """Choose one more."""
        if person_id in self._names and person_id not in self._chosen:
            self._chosen.append(person_id)
            self._show()
            self.changed.emit()

    def _take(self, *_anything: object) -> None:
        found = self.search.value()
        if isinstance(found, int):
            self.search.choose(None)
            self.add(found)

    def _take_off(self, person_id: int) -> None:
        self._chosen.remove(person_id)
        self._show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        clear(self._off)
        buttons = []
        for one in self._chosen:
            name = self._names[one]
            off = button(name, partial(self._take_off, one), "plain", "close")
            off.setAccessibleName(_("Take off {name}").format(name=name))
            self._flow.addWidget(off)
            off.show()
            buttons.append(off)
        self._off.setVisible(bool(buttons))
        follow(self.search, buttons)


def told_apart(people: Sequence[PersonRef]) -> dict[int, str]:
    """Return the names of persons, with a number where two are called the same."""
    seen: dict[str, int] = {}
    names = {}
    for one in people:
        count = seen[one.name.casefold()] = seen.get(one.name.casefold(), 0) + 1
        names[one.id] = one.name if count == 1 else f"{one.name} ({count})"
    return names
