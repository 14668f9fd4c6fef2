"""Filters that a person keeps under a name of their own: chosen, kept and deleted from one menu."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.memory import Memory
from pittadmin.ui.widgets import Button

Values = dict[str, Any]
LONGEST = 60
"""The longest name, in characters."""


class SavedFilters(Button):
    """A button whose menu has the filters of one person.

    Args:
        memory: where they are kept.
        key: under which name; one for each person, for a filter can tell what they look for.
        now: returns the filters as they stand, in values that JSON can hold; none when nothing is
            narrowed.
        apply: sets the filters.
    """

    def __init__(
        self, memory: Memory, key: str, now: Callable[[], Values], apply: Callable[[Values], object]
    ) -> None:
        super().__init__(_("Sa&ved filters"), "plain", "down")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
        self._memory, self._key, self._now, self._apply = memory, key, now, apply
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._fill()

    def saved(self) -> dict[str, Values]:
        """Return the filters by their names."""
        kept = self._memory.get(self._key, {})
        return {name: values for name, values in kept.items() if isinstance(values, dict)}

    def keep(self, name: str) -> None:
        """Keep the filters as they stand under a name; one that has it already is replaced."""
        self._memory.keep(self._key, self.saved() | {name: self._now()})
        self.mark()

    def delete(self, name: str) -> None:
        """Forget the filters of this name."""
        self._memory.keep(self._key, {k: v for k, v in self.saved().items() if k != name})
        self.mark()

    def ask_name(self) -> "NameDialog":
        """Ask under which name to keep the filters as they stand."""
        dialog = NameDialog(self.saved(), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.submitted.connect(lambda: self.keep(dialog.name))
        dialog.open()
        return dialog

    def mark(self) -> None:
        """Show whether the filters that stand are saved ones, and which."""
        name = next((name for name, values in self.saved().items() if values == self._now()), "")
        self.setText(name.replace("&", "&&") if name else _("Sa&ved filters"))
        self.setAccessibleName(
            _("Saved filters: {name}").format(name=name) if name else _("Saved filters")
        )

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        saved, now = self.saved(), self._now()
        for name, values in sorted(saved.items(), key=lambda one: one[0].casefold()):
            entry = menu.addAction(name.replace("&", "&&"), partial(self._apply, values))
            entry.setCheckable(True)
            entry.setChecked(values == now)
        if not saved:
            menu.addAction(_("No filters are saved yet")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(_("&Save these filters…"), self.ask_name)
        keep.setEnabled(bool(now))
        if saved:
            delete = menu.addMenu(_("&Delete"))
            for name in sorted(saved, key=str.casefold):
                delete.addAction(name.replace("&", "&&"), partial(self.delete, name))


class NameDialog(Dialog):
    """Asks for a name."""

    def __init__(self, taken: dict[str, Values], parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Save these filters"),
            _("They are kept on this computer, for you alone."),
            _("&Save the filters"),
        )
        self._input = text_input()
        self._input.setMaxLength(LONGEST)
        hint = _("A name that is there already is replaced.") if taken else ""
        self.add_field("name", Field(_("&Name"), self._input, hint))

    @property
    def name(self) -> str:
        """The name, without space around it."""
        return " ".join(self._input.text().split())

    def check(self) -> list[Problem]:
        if self.name:
            return []
        return [Problem(_("The name is missing."), _("Write a word or two."), "name")]
