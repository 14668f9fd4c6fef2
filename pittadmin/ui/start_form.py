"""What both choices of the first start share: a few questions, a problem in place, one button."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from pittadmin.domain.errors import Problem
from pittadmin.ui.fields import Field
from pittadmin.ui.layouts import row
from pittadmin.ui.questions import Questions
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
        self.confirm_button = button(words, self.confirm, "primary")
        self.questions = Questions()
        self.add(text(sentence), self.questions)

    def add_field(self, name: str, field: Field) -> None:
        """Put a field below those that are there."""
        self.questions.fields[name] = field
        self.add(field)

    def add_confirm(self) -> None:
        """Put the button below all fields."""
        self.add(row(None, self.confirm_button, margins=(0, 4, 0, 0)))

    def check(self) -> Iterable[Problem]:
        """Return what is wrong with what was entered."""
        return ()

    def confirm(self) -> None:
        """Send what was entered, unless something is wrong with it."""
        if self.confirm_button.isEnabled() and not self.questions.show_problems(self.check()):
            self.confirm_button.setEnabled(False)
            self.sent.emit()

    def fail(self, error: Exception) -> bool:
        """Show why it failed; False when it is not a person's to mend."""
        self.confirm_button.setEnabled(True)
        return self.questions.fail(error)
