"""Judges an input while it is typed into: problems show after a rest, and go once mended."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from pittadmin.domain.errors import Problem
from pittadmin.ui.fields import Field

REST_MS = 600
"""How long nothing is typed before a problem is shown; nobody is scolded in mid-word."""


class Live(QObject):
    """Shows in a field what is wrong with its text.

    Args:
        field: the field; its control is an input of one line or several.
        judge: returns the problem of the text as it stands, or None; of an empty one, None.
    """

    def __init__(self, field: Field, judge: Callable[[], Problem | None]) -> None:
        super().__init__(field)
        self._field, self._judge = field, judge
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.now)
        control = field.control
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        control.textChanged.connect(self._typed)
        if isinstance(control, QLineEdit):
            control.editingFinished.connect(self._left)

    def now(self) -> None:
        """Show what is wrong, or that nothing is."""
        self._rest.stop()
        self._field.set_problem(self._judge())

    def _typed(self) -> None:
        problem = self._judge()
        if problem is None or self._field.problem is not None:
            self._rest.stop()
            self._field.set_problem(problem)
        else:
            self._rest.start()

    def _left(self) -> None:
        if self._rest.isActive():
            self.now()
