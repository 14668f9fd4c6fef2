"""Examples of a rule, one below the other, each with what the rule finds in it as one types."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.rule_parts import example_line, read_example
from pittadmin.domain.rules import Examples
from pittadmin.ui.fields import text_input
from pittadmin.ui.focus import follow
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Chip, button


class _Example(QWidget):
    """One example, its outcome, and the button that takes it out."""

    taken_out = Signal()

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.input: QLineEdit = text_input(words)
        self.input.setAccessibleName(name)
        self.outcome = Chip("")
        self.outcome.setMinimumWidth(look().px(78))  # so that all inputs end at the same place
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.outcome.hide()
        box = QHBoxLayout(self)
        look().space(box, 6)
        box.addWidget(self.input, 1)
        box.addWidget(self.outcome)
        name = _("Take this example out")
        self.remove_button = button("", self.taken_out.emit, "icon", "close", name)
        box.addWidget(self.remove_button)

    def show_outcome(self, found: bool | None, wanted: bool) -> None:
        """Say what the rule finds, and whether it is what it should."""
        if found is None:
            words, kind = _("No post"), "bad"
        else:
            words = _("Found") if found else _("Not found")
            kind = "good" if found == wanted else "bad"
        self.outcome.say(words, kind)
        self.outcome.show()
        self.input.setAccessibleDescription(words)


class ExampleList(QWidget):
    """The examples that a rule must find, or must not find.

    An example is a text; a whole post, with pictures or what the City knows, is written as JSON.

    Args:
        wanted: whether the rule has to find them.
        name: what they are, for a screen reader.
    """

    changed = Signal()

    def __init__(self, wanted: bool, name: str) -> None:
        super().__init__()
        self._wanted, self._called = wanted, name
        self.rows: list[_Example] = []
        self._box = QVBoxLayout(self)
        look().space(self._box, 6)
        self.add_button = button(_("Add an example"), self._begin_one)
        self.add_button.setAccessibleName(
            _("Add an example that must be found")
            if wanted
            else _("Add an example that must not be found")
        )
        self._box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    def values(self) -> Examples:
        """Return the examples; an empty line is none."""
        return tuple(read_example(row.input.text()) for row in self._filled())

    def set_values(self, examples: Sequence[object]) -> None:
        """Show other examples."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for example in examples:
            assert isinstance(example, str | dict)
            self._add(example_line(example))

    def show_outcomes(self, found: Sequence[bool | None]) -> None:
        """Show what the rule finds in each example; without any, nothing is known."""
        for row in self.rows:
            row.outcome.hide()
        for row, one in zip(self._filled(), found, strict=False):
            row.show_outcome(one, self._wanted)

    def _filled(self) -> list[_Example]:
        return [row for row in self.rows if row.input.text()]

    def _add(self, words: str) -> _Example:
        name = _("{examples}, {number}").format(examples=self._called, number=len(self.rows) + 1)
        row = _Example(words, name)
        row.input.textChanged.connect(self.changed)
        row.taken_out.connect(lambda: self._take_out(row))
        self._box.insertWidget(len(self.rows), row)
        last = self.rows[-1].remove_button if self.rows else None
        self.rows.append(row)
        before: QWidget | None = last or self.add_button.previousInFocusChain()
        follow(before or self, (row.input, row.remove_button, self.add_button))
        return row

    def _begin_one(self) -> None:
        row = self._add("")
        row.show()
        row.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self, row: _Example) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        near = self.rows[min(place, len(self.rows) - 1)].input if self.rows else self.add_button
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
