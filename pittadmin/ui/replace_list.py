"""What *Fix* may write for words that a rule finds: “write … instead of …”, one below the other."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.fields import text_input
from pittadmin.ui.focus import follow_order
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Chip, button, text


class _Pair(QWidget):
    """What is written, instead of what, and whether the rule finds that."""

    taken_out = Signal()

    def __init__(self, now: str, was: str, number: int) -> None:
        super().__init__()
        self.now, self.was = text_input(now), text_input(was)
        self.now.setAccessibleName(_("Write, {number}").format(number=number))
        self.was.setAccessibleName(_("Instead of, {number}").format(number=number))
        self.outcome = Chip("")
        self.outcome.hide()
        name = _("Take this replacement out")
        self.remove_button = button("", self.taken_out.emit, "icon", "close", name)
        box = QHBoxLayout(self)
        look().space(box, 6)
        box.addWidget(self.now, 1)
        box.addWidget(text(_("instead of"), "muted", wrap=False))
        box.addWidget(self.was, 1)
        box.addWidget(self.outcome)
        box.addWidget(self.remove_button)

    @property
    def words(self) -> str:
        """The words that are replaced, as the rule compares them."""
        return " ".join(self.was.text().lower().split())

    def show_outcome(self, found: bool) -> None:
        """Say whether the rule finds the words, so that *Fix* is offered for them."""
        self.outcome.say(_("Found") if found else _("Not found"), "good" if found else "bad")
        self.outcome.show()
        self.was.setAccessibleDescription(self.outcome.text())


class ReplaceList(QWidget):
    """The replacements of a rule."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Pair] = []
        self._box = QVBoxLayout(self)
        look().space(self._box, 6)
        self.add_button = button(_("Add a replacement"), self._begin_one)
        self._box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    def values(self) -> dict[str, str]:
        """Return what is written, by the words that it replaces; half a line is none."""
        return {one.words: one.now.text().strip() for one in self._filled()}

    def set_values(self, pairs: Mapping[str, str]) -> None:
        """Show other replacements."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for was, now in pairs.items():
            self._add(now, was)

    def show_outcomes(self, found: Sequence[bool]) -> None:
        """Show which words the rule finds; without any, nothing is known."""
        for row in self.rows:
            row.outcome.hide()
        for row, one in zip(self._filled(), found, strict=False):
            row.show_outcome(one)

    def _filled(self) -> list[_Pair]:
        last = {row.words: row for row in self.rows if row.words and row.now.text().strip()}
        return [row for row in self.rows if last.get(row.words) is row]

    def _add(self, now: str, was: str) -> _Pair:
        row = _Pair(now, was, len(self.rows) + 1)
        for input_ in (row.now, row.was):
            input_.textChanged.connect(self.changed)
        row.taken_out.connect(lambda: self._take_out(row))
        self._box.insertWidget(len(self.rows), row)
        self.rows.append(row)
        follow_order(self)
        return row

    def _begin_one(self) -> None:
        row = self._add("", "")
        row.show()
        row.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self, row: _Pair) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        near = self.rows[min(place, len(self.rows) - 1)].now if self.rows else self.add_button
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
