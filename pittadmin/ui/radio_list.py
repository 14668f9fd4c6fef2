"""A few choices of which all are seen and one is taken."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from pittadmin.ui.fields import Choice, Radio
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import FlowLayout
from pittadmin.ui.look import look
from pittadmin.ui.widgets import clear


class RadioList(QWidget):
    """Radio buttons; Tab comes to the chosen one, arrow keys go from one to the next.

    Args:
        choices: each a value and how it reads.
        across: whether they stand side by side, as far as there is room.
    """

    picked = Signal(object)
    """The value that a person has chosen."""

    def __init__(self, choices: Iterable[Choice] = (), across: bool = False) -> None:
        super().__init__()
        self._box = FlowLayout(self) if across else QVBoxLayout(self)
        look().space(self._box, 12 if across else 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._toggled)
        self._radios: dict[Hashable, Radio] = {}
        self._filling = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that a label's mnemonic comes here
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[Choice], chosen: Hashable = None) -> None:
        """Offer other choices; None keeps the chosen one if it is among them."""
        choices = tuple(choices)
        keep = self.value() if chosen is None else chosen
        if [(value, radio.text()) for value, radio in self._radios.items()] != list(choices):
            for radio in self._radios.values():
                self._group.removeButton(radio)
            before = next(reversed(self._radios.values()), self)
            clear(self)
            self._radios = {value: Radio(words) for value, words in choices}
            for radio in self._radios.values():
                self._group.addButton(radio)
                self._box.addWidget(radio)
            follow(before, self._radios.values())
        self.set_value(keep)

    def radio(self, value: Hashable) -> Radio:
        """Return the button of a value."""
        return self._radios[value]

    def value(self) -> Hashable:
        """Return the chosen value, None while nothing is chosen."""
        return next((value for value, radio in self._radios.items() if radio.isChecked()), None)

    def set_value(self, value: Hashable) -> None:
        """Choose a value, or nothing when it is not among the choices; tell nobody."""
        self._filling = True
        self._group.setExclusive(False)
        for other, radio in self._radios.items():
            radio.setChecked(other == value)
        self._group.setExclusive(True)
        self._filling = False
        self._aim()

    def _toggled(self, radio: Radio, on: bool) -> None:
        if on and not self._filling:
            self._aim()
            self.picked.emit(self.value())

    def _aim(self) -> None:
        """Let the focus that comes to the list go to the chosen button, or to the first."""
        aim = self._radios.get(self.value()) or next(iter(self._radios.values()), None)
        if aim is not None:
            self.setFocusProxy(aim)
