"""What is typed and chosen in a form: inputs, each with its label, hint and problem."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.lines import line
from pittadmin.ui.look import look
from pittadmin.ui.widgets import restyle, text

# A mixin before QCheckBox and QRadioButton, which can't have a second Qt class as a base.
_Base = QCheckBox if TYPE_CHECKING else object


def text_input(
    value: str = "", placeholder: str = "", on_change: Callable[[str], object] | None = None
) -> QLineEdit:
    """Return an input of one line; `on_change` gets its text whenever it is another."""
    result = QLineEdit(value)
    result.setPlaceholderText(placeholder)
    result.setCursorPosition(0)
    if on_change:
        result.textChanged.connect(on_change)
    return result


def text_area(
    value: str = "",
    placeholder: str = "",
    lines: int = 4,
    on_change: Callable[[str], object] | None = None,
) -> QPlainTextEdit:
    """Return an input of several lines; Tab leaves it, as it does every other input."""
    result = _Area(lines)
    result.setPlainText(value)
    result.setPlaceholderText(placeholder)
    if on_change:
        result.textChanged.connect(lambda: on_change(result.toPlainText()))
    return result


class _Area(QPlainTextEdit):
    """A text edit that is as high as so many lines, whatever the font."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        high = self.fontMetrics().lineSpacing() * self._lines + look().px(20)
        return QSize(look().px(120), high)


class _CalmWheel(QObject):
    """Keeps the wheel, while a page is scrolled, from changing what the pointer crosses."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Wheel:
            event.setAccepted(watched.hasFocus())
            return not watched.hasFocus()
        return False


def _calm(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_CalmWheel(widget))


Choice = tuple[Hashable, str]


class _Combo(QComboBox):
    """A list to choose from; what has no room is cut with an ellipsis, and its tooltip is whole."""

    def sizeHint(self) -> QSize:
        # Qt counts the words alone, to the pixel, and then draws them a pixel within each side.
        return super().sizeHint() + QSize(4, 0)

    def shown_text(self) -> str:
        """Return what there is room for of the chosen entry."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        area = self.style().subControlRect(control, option, part, self)
        room = area.width() - 2
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        cut = self.shown_text()
        if cut == self.currentText() or self.currentIndex() < 0:
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = cut  # type: ignore[assignment]
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def combo(
    choices: Iterable[Choice] = (),
    chosen: Hashable = None,
    on_change: Callable[[Hashable], object] | None = None,
    placeholder: str = "",
) -> QComboBox:
    """Return a list to choose one from, each a value and how it reads.

    Args:
        chosen: the value to begin with; None begins with the first, or with `placeholder`.
        on_change: gets the value that a person has chosen.
        placeholder: shown while nothing is chosen yet.
    """
    result = _Combo()
    _calm(result)
    result.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    result.setMinimumContentsLength(8)
    set_choices(result, choices, chosen)
    if placeholder:
        result.setPlaceholderText(placeholder)
        if chosen is None:
            result.setCurrentIndex(-1)
    if on_change:
        result.activated.connect(lambda _index: on_change(result.currentData()))
    return result


def set_choices(box: QComboBox, choices: Iterable[Choice], chosen: Hashable = None) -> None:
    """Fill a list anew; None keeps what is chosen, if it is still there."""
    keep = box.currentData() if chosen is None else chosen
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
    if keep is not None:
        box.setCurrentIndex(box.findData(keep))


def date_input(value: date, first: date | None = None, last: date | None = None) -> QDateEdit:
    """Return a date to type or to pick from a calendar, within `first` and `last`."""
    result = QDateEdit(QDate(value.year, value.month, value.day))
    result.setCalendarPopup(True)
    result.setDisplayFormat("MMM d, yyyy")
    if first:
        result.setMinimumDate(QDate(first.year, first.month, first.day))
    if last:
        result.setMaximumDate(QDate(last.year, last.month, last.day))
    _calm(result)
    return result


def date_of(edit: QDateEdit) -> date:
    """Return the day that is set in a date input."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def number_input(
    value: int, least: int, most: int, unit: Callable[[int], str] | None = None
) -> QSpinBox:
    """Return a number to type or step, from `least` to `most`.

    Args:
        unit: gives what is counted as it stands after a number, such as "day" after 1.
    """
    result = QSpinBox()
    result.setRange(least, most)
    result.setValue(value)
    if unit is not None:
        result.setSuffix(f" {unit(value)}")
        result.valueChanged.connect(lambda number: result.setSuffix(f" {unit(number)}"))
    result.lineEdit().setTextMargins(look().px(10), 0, look().px(4), 0)
    _calm(result)
    return result


class _Wrapping(_Base):
    """Paints a check box or radio button whose sentence goes on in the next line."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._box().height(), self._words(width).height()) + self._edge() * 2

    def sizeHint(self) -> QSize:
        room = QRect(0, 0, look().px(440), 1 << 20)
        words = self.fontMetrics().boundingRect(room, self._flags(), self.text())
        wide = words.width() + self._left() + self._edge() + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().px(140)), self.sizeHint().height())

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = self._option()
        words, option.text = option.text, ""
        box = isinstance(self, QCheckBox)
        style = self.style()
        part, parts = QStyle.SubElement, QStyle.PrimitiveElement
        place = part.SE_CheckBoxIndicator if box else part.SE_RadioButtonIndicator
        mark = parts.PE_IndicatorCheckBox if box else parts.PE_IndicatorRadioButton
        style.drawPrimitive(parts.PE_Widget, option, painter, self)
        # The style puts the box beside the middle of the text; it belongs to the first line. The
        # box alone is drawn: a whole control would bring its own frame with it.
        option.rect.setHeight(self._box().height() + self._edge() * 2)
        option.rect = style.subElementRect(place, option, self)
        style.drawPrimitive(mark, option, painter, self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        painter.drawText(self._words(self.width()), self._flags(), words)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option

    def _flags(self) -> int:
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        return int(flags) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def _edge(self) -> int:
        return look().px(4) + 2

    def _box(self) -> QRect:
        side = look().px(16) + 2
        return QRect(0, 0, side, max(side, self.fontMetrics().height()))

    def _left(self) -> int:
        return 2 + look().px(3) + look().px(16) + 2 + look().px(8)

    def _words(self, width: int) -> QRect:
        room = QRect(0, 0, max(width - self._left() - self._edge(), 1), 1 << 20)
        high = QFontMetrics(self.font())
        taken = high.boundingRect(room, self._flags(), self.text())
        top = self._edge() + max(self._box().height() - high.height(), 0) // 2
        return QRect(self._left(), top, room.width(), taken.height())


class Check(_Wrapping, QCheckBox):
    """A check box whose sentence wraps."""


class Radio(_Wrapping, QRadioButton):  # pyright: ignore[reportIncompatibleMethodOverride]
    """A radio button whose sentence wraps."""


class Field(QWidget):
    """An input with its label, a hint, and the place where its problem is shown.

    Args:
        label: what is asked, with a mnemonic that moves to the input; "" for one that says it.
        control: the input.
        hint: what helps to answer, or "".
        beside: what helps to fill it in, at its right.
    """

    def __init__(
        self, label: str, control: QWidget, hint: str = "", beside: QWidget | None = None
    ) -> None:
        super().__init__()
        self.control = control
        self.problem: Problem | None = None
        self._hint = hint
        box = QVBoxLayout(self)
        look().space(box, 4)
        self._label = text(label, wrap=True)
        self._label.setProperty("type", "label")
        self._label.setBuddy(control)
        box.addWidget(self._label)
        self._label.setVisible(bool(label))
        if hint:
            box.addWidget(text(hint, "muted"))
        box.addWidget(control if beside is None else line(control, beside, grows=control))
        self._mark, self._sentence = Glyph("alert", "bad"), text("", "bad", selectable=True)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        look().space(below, 6)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._sentence, 1)
        self._below.hide()
        box.addWidget(self._below)
        control.setAccessibleName(label.replace("&", ""))
        control.setAccessibleDescription(hint)

    def label_input(self, part: QWidget) -> None:
        """Let the label belong to the input that is a part of the control."""
        self._label.setBuddy(part)

    def set_problem(self, problem: Problem | None) -> None:
        """Show what is wrong under the input, or with None that nothing is."""
        self.problem = problem
        words = "" if problem is None else str(problem)
        if problem is not None and problem.requirement:
            words = f"{words} ({problem.requirement})"
        self._sentence.setText(words)
        self._below.setVisible(problem is not None)
        restyle(self.control, "problem", "true" if problem is not None else "false")
        said = _("Problem: {problem}").format(problem=words) if words else ""
        self.control.setAccessibleDescription(" ".join(filter(None, (said, self._hint))))
