"""What a rule looks for: the fields of its match, which differ by its kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from pittadmin.checks.facts import FACTS
from pittadmin.checks.link_rules import TRAITS
from pittadmin.checks.pack_problems import KINDS, WHEN
from pittadmin.checks.patterns import CHECKS
from pittadmin.checks.post_media import MEDIA_FACTS
from pittadmin.checks.speech import WAYS
from pittadmin.domain.i18n import _
from pittadmin.domain.rule_parts import PART_NAMES
from pittadmin.ui.fields import Check, Field, combo, number_input, text_area, text_input
from pittadmin.ui.look import look
from pittadmin.ui.replace_list import ReplaceList

_HINTS: dict[str, str] = {
    "any": _(
        "As RE2 reads them. A blank stands for any blanks, {name} for a list, (?\u2060P<at>…) marks"
        " what is underlined."
    ),
    "unless": _("What overlaps one of these is not found."),
    "replace": _("Fix writes it in the place of the words found; each is tried as you type."),
}
FINER = frozenset(
    {
        "cased",
        "loose",
        "check",
        "needs",
        "exempt",
        "soften",
        "without_city_link",
        "unless_hosts",
        "kinds",
    }
)
"""Parts that few rules need; they stand apart."""

_LINES_HIGH = {"any": 5, "unless": 3}
_MOST = 1_000_000


def _choices(kind: str, key: str) -> Iterable[str]:
    """Return the names that a part may have, or none where anything may stand."""
    if key == "fact":
        return FACTS if kind == "fact" else MEDIA_FACTS
    if kind == "link" and key in ("is", "unless"):
        return TRAITS
    known: dict[str, Iterable[str]] = {
        "exempt": WAYS,
        "soften": WAYS,
        "check": ("", *CHECKS),
        "when": WHEN,
        "kinds": ("photo", "image", "video"),
    }
    return known.get(key, ())


class MatchFields(QWidget):
    """The fields of one kind of match; the finer ones stand in `finer`, which has no place yet.

    Args:
        match: what stands in them first.
        on_change: called when anything in them changes.
    """

    def __init__(self, match: Mapping[str, Any], on_change: Callable[..., object]) -> None:
        super().__init__()
        self.kind = str(match["kind"])
        self._on_change = on_change
        self.fields: dict[str, Field] = {}
        self.finer = QWidget()
        for widget in (self, self.finer):
            look().space(QVBoxLayout(widget), 12)
        shapes = dict(KINDS[self.kind])
        figures = {key: type(value) for key, value in match.items() if key != "kind"}
        for key, shape in {**shapes, **figures}.items():
            self._add(key, shape)
        self.set_values(match)

    def values(self) -> dict[str, Any]:
        """Return the match; what is empty is left out."""
        found: dict[str, Any] = {"kind": self.kind}
        for key, field in self.fields.items():
            value = _value(field.control)
            if value or (isinstance(value, bool | int) and key in self._figures()):
                found[key] = value
        return found

    def set_values(self, match: Mapping[str, Any]) -> None:
        """Show a match of the same kind."""
        self._first = dict(match)
        for key, field in self.fields.items():
            _fill(field.control, match.get(key))

    def show_replaced(self, found: Sequence[bool]) -> None:
        """Show which of the words to be replaced the rule finds."""
        field = self.fields.get("replace")
        if field is not None and isinstance(field.control, ReplaceList):
            field.control.show_outcomes(found)

    def controls(self, finer: bool) -> list[QWidget]:
        """Return the inputs of the finer parts, or of the others."""
        return [one.control for key, one in self.fields.items() if (key in FINER) == finer]

    def _figures(self) -> set[str]:
        return self._first.keys() - KINDS[self.kind].keys()

    def _add(self, key: str, shape: type) -> None:
        name = PART_NAMES.get(key, key)
        hint = _HINTS.get(key, "") if self.kind == "pattern" or key != "unless" else ""
        choices = tuple(_choices(self.kind, key))
        control: QWidget
        if shape is list:
            if choices:
                hint = _("One of: {all}.").format(all=", ".join(choices))
            control = text_area(lines=_LINES_HIGH.get(key, 2), on_change=self._on_change)
        elif shape is dict:
            control = ReplaceList()
            control.changed.connect(self._on_change)
        elif shape is bool:
            control = Check(name)
            control.toggled.connect(self._on_change)
        elif shape is int:
            control = number_input(0, 0, _MOST)
            control.valueChanged.connect(self._on_change)
        elif choices:
            control = combo([(one, one or "—") for one in choices], on_change=self._on_change)
        else:
            control = text_input(on_change=self._on_change)
        field = Field("" if shape is bool else name, control, hint)
        if shape is bool:
            control.setAccessibleName(name)
        self.fields[key] = field
        layout = (self.finer if key in FINER else self).layout()
        assert layout is not None
        layout.addWidget(field)


def _value(control: QWidget) -> Any:
    if isinstance(control, QPlainTextEdit):
        return [line for line in control.toPlainText().split("\n") if line.strip()]
    if isinstance(control, ReplaceList):
        return control.values()
    if isinstance(control, QCheckBox):
        return control.isChecked()
    if isinstance(control, QSpinBox):
        return control.value()
    if isinstance(control, QComboBox):
        return control.currentData()
    assert isinstance(control, QLineEdit)
    return control.text()


def _fill(control: QWidget, value: Any) -> None:
    if isinstance(control, QPlainTextEdit):
        control.setPlainText("\n".join(map(str, value or ())))
    elif isinstance(control, ReplaceList):
        control.set_values(value or {})
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(value))
    elif isinstance(control, QSpinBox):
        control.setValue(int(value or 0))
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(max(control.findData(value or ""), 0))
    elif isinstance(control, QLineEdit):
        control.setText(str(value or ""))
        control.setCursorPosition(0)
