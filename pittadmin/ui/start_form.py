"""What both choices of the first start share: a few questions, a problem in place, one button."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.errors import Invalid, Problem, UserError
from pittadmin.ui.banner import Banner, announce
from pittadmin.ui.fields import Field
from pittadmin.ui.layouts import row
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Card, button, text


class StartForm(Card):
    """A card with fields and the button that sends them.

    Args:
        sentence: what will happen.
        words: what the button does.
    """

    sent = Signal()
    """The button was pressed, and nothing is wrong with what was entered."""

    def __init__(self, sentence: str, words: str) -> None:
        super().__init__(gap=14)
        self.fields: dict[str, Field] = {}
        self.confirm_button = button(words, self.confirm, "primary")
        self._banner: Banner | None = None
        self._place = QWidget()
        self._notice = QVBoxLayout(self._place)
        look().space(self._notice)
        self._place.hide()
        self.add(text(sentence), self._place)

    def add_field(self, name: str, field: Field) -> None:
        """Put a field below those that are there."""
        self.fields[name] = field
        self.add(field)

    def add_confirm(self) -> None:
        """Put the button below all fields."""
        self.add(row(None, self.confirm_button, margins=(0, 4, 0, 0)))

    def check(self) -> Iterable[Problem]:
        """Return what is wrong with what was entered."""
        return ()

    def confirm(self) -> None:
        """Send what was entered, unless something is wrong with it."""
        if self.confirm_button.isEnabled() and not self._show(tuple(self.check())):
            self.confirm_button.setEnabled(False)
            self.sent.emit()

    def fail(self, error: Exception) -> bool:
        """Show why it failed; False when it is not a person's to mend."""
        self.confirm_button.setEnabled(True)
        if isinstance(error, Invalid):
            self._show(error.problems)
        elif isinstance(error, UserError):
            self._say(error.what, error.todo)
        else:
            return False
        return True

    def _show(self, problems: tuple[Problem, ...]) -> bool:
        """Show each problem at its field, the rest above; go to the first; tell if any."""
        found = {problem.field: problem for problem in reversed(problems)}
        for name, field in self.fields.items():
            field.set_problem(found.get(name))
        others = [problem for problem in problems if problem.field not in self.fields]
        self._say(*((others[0].what, others[0].todo) if others else ("", "")))
        first = next((field for name, field in self.fields.items() if name in found), None)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(first.control, str(first.problem))
        return bool(problems)

    def _say(self, what: str, todo: str) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self._place.setVisible(bool(what))
        if what:
            self._banner = Banner("bad", what, todo, closable=False)
            self._notice.addWidget(self._banner)
