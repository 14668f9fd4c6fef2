"""What a form asks, and what is wrong: each problem at its field, the rest above all fields."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.errors import Invalid, Problem, UserError
from pittadmin.ui.banner import Banner, announce
from pittadmin.ui.fields import Field
from pittadmin.ui.look import look


def show_at_fields(fields: Mapping[str, Field], problems: Iterable[Problem]) -> None:
    """Show each problem at the field of its name, and go to the first."""
    found = {problem.field: problem for problem in reversed(tuple(problems))}
    for name, field in fields.items():
        field.set_problem(found.get(name))
    first = next((field for name, field in fields.items() if name in found), None)
    if first is not None:
        first.control.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(first.control, str(first.problem))


class Questions(QWidget):
    """Knows the fields of a form; stands above them for what belongs to none."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.banner: Banner | None = None
        self._box = QVBoxLayout(self)
        look().space(self._box)
        self.hide()

    def show_problems(self, problems: Iterable[Problem]) -> bool:
        """Show each problem at its field, the rest above; go to the first; tell if any."""
        problems = tuple(problems)
        others = [problem for problem in problems if problem.field not in self.fields]
        self.say(*((others[0].what, others[0].todo) if others else ("", "")))
        show_at_fields(self.fields, problems)
        return bool(problems)

    def fail(self, error: Exception) -> bool:
        """Show why the work failed; False when it is not a person's to mend."""
        if isinstance(error, Invalid):
            self.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.say(error.what, error.todo)
        else:
            return False
        return True

    def say(self, what: str, todo: str = "") -> None:
        """Say something above the fields; an empty text takes it away."""
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        self.setVisible(bool(what))
        if what:
            self.banner = Banner("bad", what, todo, closable=False)
            self._box.addWidget(self.banner)
            self.banner.show()
