"""The small parts that every page is made of: texts, buttons, cards, chips, facts."""

import html
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pittadmin.ui.glyphs import glyph_icon
from pittadmin.ui.layouts import PairLayout, fill, row
from pittadmin.ui.look import look


def _label(words: str, wrap: bool) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)  # data is shown as it was typed
    label.setWordWrap(wrap)
    return label


def title(words: str) -> QLabel:
    """Return a page's title."""
    label = _label(words, wrap=False)
    label.setProperty("type", "title")
    return label


def heading(words: str) -> QLabel:
    """Return a record's name, or the heading of a dialog."""
    label = _label(words, wrap=True)
    label.setProperty("type", "heading")
    return label


def text(words: str, kind: str = "", wrap: bool = True, selectable: bool = False) -> QLabel:
    """Return plain text.

    Args:
        kind: "", "muted", "strong", "good", "warn", "bad" or "info".
        wrap: whether it goes on in the next line where the room ends.
        selectable: whether it can be marked and copied, by mouse and keyboard.
    """
    label = _label(words, wrap)
    if kind:
        label.setProperty("kind", kind)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


class OneLine(QLabel):
    """Text on one line that ends where its room does; the whole of it is the tooltip.

    Args:
        kind: as for `text`, or "heading".
        room: how wide it may be, in pixels at the plain size of text.
    """

    def __init__(self, kind: str = "", words: str = "", room: int = 420) -> None:
        super().__init__()
        self._room = room
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type" if kind == "heading" else "kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show these words."""
        super().setText(" ".join(words.split()))
        tip(self, self.text())

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(min(size.width() + 2, look().px(self._room)), size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().px(90)), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        middle = Qt.AlignmentFlag.AlignVCenter
        fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), middle, fits)


class Sentence(QLabel):
    """A muted sentence in a line of buttons: on one line, unless the whole width is too little."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("kind", "muted")

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + look().px(4)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.fontMetrics().height())


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and let it be seen."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Button(QPushButton):
    """A button whose glyph follows the colors and the size of the text."""

    def __init__(self, words: str, kind: str = "plain", glyph: str = "") -> None:
        super().__init__(words)
        self._kind, self._glyph = kind, glyph
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        if self._glyph:
            theme, size = look().theme, look().px(16)
            colors = {"primary": theme.on_accent, "danger": theme.bad, "link": theme.info}
            self.setIcon(glyph_icon(self._glyph, colors.get(self._kind, theme.muted), size))
            self.setIconSize(QSize(size, size))


def button(
    words: str,
    on_click: Callable[[], object] | None = None,
    kind: str = "plain",
    glyph: str = "",
    name: str = "",
) -> Button:
    """Return a button that says what happens.

    Args:
        words: what happens, with a mnemonic; ends with "…" when a dialog follows.
        on_click: called without arguments.
        kind: "plain", "primary" (one on a page), "danger", "link" or "icon" (a glyph alone).
        glyph: the name of a drawing before the words.
        name: the accessible name, needed when there are no words.
    """
    result = Button(words, kind, glyph)
    if on_click:
        result.clicked.connect(lambda *_checked: on_click())
    if name:
        result.setAccessibleName(name)
        tip(result, name)
    return result


class Unfold(Button):
    """A link that shows what only few want to see, and hides it again.

    Args:
        words: what it is, with a mnemonic.
        what: the hidden part.
    """

    def __init__(self, words: str, what: QWidget) -> None:
        super().__init__(words, "link", "right")
        self.setStyleSheet("padding-left: 0;")  # it begins where the text around it begins
        self._what = what
        what.hide()
        self.setCheckable(True)
        self.toggled.connect(self._turn)

    def _turn(self, shown: bool) -> None:
        self._what.setVisible(shown)
        self._glyph = "down" if shown else "right"
        self._draw()


def tip(widget: QWidget, words: str) -> None:
    """Give a widget a tooltip, shown as plain text whatever data is in it."""
    widget.setToolTip(f"<p>{html.escape(words)}</p>" if words else "")


class Card(QFrame):
    """A rounded field that holds what belongs together.

    Args:
        widgets: what is in it; None takes the room that is left.
        kind: "plain", "next" for the one next step, "warn" or "bad".
    """

    def __init__(self, *widgets: QWidget | None, kind: str = "plain", gap: int = 8) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self._box = QVBoxLayout(self)
        look().space(self._box, gap, (16, 14, 16, 14))
        self.add(*widgets)

    def add(self, *widgets: QWidget | None) -> None:
        """Put widgets below those that are there."""
        fill(self._box, widgets)


class Chip(QLabel):
    """A state as a word on its color, so that the color is never the only sign.

    Args:
        kind: "good", "warn", "bad", "info" or "muted".
    """

    def __init__(self, words: str, kind: str = "muted") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", kind)
        self.setIndent(0)  # the room at its sides is the style sheet's
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, kind: str) -> None:
        """Show another state."""
        self.setText(words)
        restyle(self, "chip", kind)


class Facts(QWidget):
    """A record's facts: what each is, muted, at the left, and what it is at the right."""

    def __init__(self, facts: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._pairs = PairLayout(self)
        look().space(self._pairs, 8)
        for label, value in facts:
            self.add(label, value)

    def add(self, label: str, value: str) -> None:
        """Add one fact; its value can be marked and copied."""
        what, says = text(label, "muted"), text(value or "—", selectable=True)
        says.setAccessibleName(f"{label}: {value}")
        self._pairs.addWidget(what)
        self._pairs.addWidget(says)


class Empty(QWidget):
    """What stands where nothing is yet: what will be here, and the first step to it."""

    def __init__(self, sentence: str, what: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        look().space(box, 8, (24, 32, 24, 32))
        self._sentence, self._what = text(sentence, "strong"), text(what, "muted")
        for label in (self._sentence, self._what):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._what.setVisible(bool(what))
        fill(box, (None, self._sentence, self._what))
        if action:
            box.addWidget(row(None, action, None, margins=(0, 8, 0, 0)))
        box.addStretch(2)

    def say(self, sentence: str, what: str = "") -> None:
        """Say something else, such as that nothing fits the filter."""
        self._sentence.setText(sentence)
        self._what.setText(what)
        self._what.setVisible(bool(what))


def separator() -> QFrame:
    """Return a thin line across."""
    line = QFrame()
    line.setProperty("separator", True)
    return line


def clear(widget: QWidget) -> None:
    """Take everything out of a widget's layout, to fill it anew."""
    layout = widget.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if (child := item.widget()) is not None:
            child.hide()
            child.deleteLater()
