"""A long list to choose one from, found by typing any part of its words."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from pittadmin.ui.fields import Choice, set_choices


class SearchCombo(QComboBox):
    """An input that offers what fits the words typed so far.

    Args:
        choices: each a value and how it reads; no two read alike.
        chosen: the value to begin with; None begins empty.
        placeholder: what an empty one means.
    """

    def __init__(
        self, choices: Iterable[Choice], chosen: Hashable = None, placeholder: str = ""
    ) -> None:
        super().__init__()
        self.setEditable(True)
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        set_choices(self, choices)
        found = QCompleter(self.model(), self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setMaxVisibleItems(8)
        self.setCompleter(found)
        self.line.setPlaceholderText(placeholder)
        self.line.setTextMargins(-2, 0, 0, 0)  # in line with plain inputs
        self.choose(chosen)

    def choose(self, value: Hashable) -> None:
        """Choose a value; None empties the input."""
        self.setCurrentIndex(-1 if value is None else self.findData(value))
        if self.currentIndex() < 0:
            self.clearEditText()
        self.line.setCursorPosition(0)

    def value(self) -> Hashable:
        """Return the value whose words stand in the input, or None."""
        place = self._place()
        return None if place < 0 else self.itemData(place)

    def is_unknown(self) -> bool:
        """Tell whether something stands in the input that is none of the choices."""
        return bool(self.currentText().strip()) and self._place() < 0

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "line"):
            # Its rules come from this list, and are not asked for again when this one's change.
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page is scrolled, not what the pointer crosses

    def _place(self) -> int:
        exactly = Qt.MatchFlag.MatchFixedString  # without case
        return self.findText(self.currentText().strip(), exactly)
