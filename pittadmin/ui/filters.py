"""What narrows a table: the search as you type, and lists with an entry for everything."""

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.fields import Choice, combo, set_choices
from pittadmin.ui.glyphs import paint_glyph
from pittadmin.ui.look import look
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.widgets import restyle

if TYPE_CHECKING:
    from pittadmin.ui.table import RecordTable


class SearchField(QLineEdit):
    """A search as you type.

    Ctrl+F comes here, Escape clears, Down goes to the table, and Enter opens the row that the
    pending search finds. Keys typed in one turn of the event loop make one search.

    Args:
        placeholder: what can be searched for.
        table: where Down and Enter go.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str, table: "RecordTable | None" = None) -> None:
        super().__init__()
        self.table = table
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(_("Search"))
        self.setAccessibleDescription(placeholder)
        self.setToolTip(_("Search (Ctrl+F)"))
        self.setClearButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._last = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._search)
        self.textChanged.connect(self._soon.start)
        QShortcut(QKeySequence.StandardKey.Find, self, self._come)
        self._make_room()

    def words(self) -> str:
        """Return what is searched for, without space around it."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Show other words without searching for them: whoever sets them has asked already."""
        self._last = words.strip()
        self.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Down and self.table is not None:
            self.table.enter()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table is not None:
            self._soon.stop()
            self._search()
            self.table.open_current()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(look().px(300), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side, theme = look().px(16), look().theme
        square = QRectF(look().px(11), (self.height() - side) / 2, side, side)
        paint_glyph(QPainter(self), square, "search", theme.muted)

    def _make_room(self) -> None:
        self.setTextMargins(look().px(22), 0, 0, 0)
        self.setMinimumWidth(look().px(200))

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _search(self) -> None:
        if self.words() != self._last:
            self._last = self.words()
            self.searched.emit(self._last)


class FilterCombo(QWidget):
    """A list that narrows a table; its first entry, the value None, narrows nothing.

    Args:
        label: what it chooses; read out, and shown as its tooltip. A mnemonic in it works, unseen.
        everything: the first entry, such as "All departments".
        choices: the other entries, each a value and how it reads.
    """

    picked = Signal(object)

    def __init__(self, label: str, everything: str, choices: Iterable[Choice] = ()) -> None:
        super().__init__()
        self._everything = everything
        self._usual: Hashable = None
        self.box: QComboBox = combo([(None, everything)], on_change=self._pick)
        self.box.setMaximumWidth(look().px(260))
        plain = label.replace("&", "")
        self.box.setAccessibleName(plain)
        self.box.setToolTip(plain)
        label_unseen(self, label, self.box)
        self.set_choices(choices)

    def value(self) -> Hashable:
        """Return the chosen value, or None for everything."""
        return self.box.currentData()

    def set_value(self, value: Hashable) -> None:
        """Choose a value without telling anybody, as when a page is restored."""
        self.box.setCurrentIndex(max(self.box.findData(value), 0))
        self._mark()

    def set_usual(self, value: Hashable) -> None:
        """Choose what is usually shown; only another choice is then marked as narrowing."""
        self._usual = value
        self.set_value(value)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; the chosen one stays if it is among them."""
        keep = self.value()
        self.box.clear()
        for value, words in [(None, self._everything), *choices]:
            self.box.addItem(words, value)
        self.set_value(keep)

    def _pick(self, value: Hashable) -> None:
        self._mark()
        self.picked.emit(value)

    def _mark(self) -> None:
        restyle(self.box, "active", "true" if self.value() != self._usual else "false")


class FilterSearch(QWidget):
    """A long list that narrows a table, found by typing; an empty input narrows nothing.

    Args:
        label: what it chooses; read out, and shown as its tooltip.
        everything: what an empty input says, such as "All accounts".
    """

    picked = Signal(object)
    """The value that a person has chosen, None for everything."""

    def __init__(self, label: str, everything: str) -> None:
        super().__init__()
        self.box = SearchCombo((), placeholder=everything)
        self.box.setMaximumWidth(look().px(260))
        self.box.setAccessibleName(label.replace("&", ""))
        self.box.setToolTip(label.replace("&", ""))
        self._told: Hashable = None
        label_unseen(self, label, self.box)
        self.box.activated.connect(self._pick)
        completer = self.box.completer()
        assert completer is not None
        completer.activated.connect(self._pick)
        self.box.line.editingFinished.connect(self._pick)

    def value(self) -> Hashable:
        """Return the chosen value, or None for everything."""
        return self.box.value()

    def set_value(self, value: Hashable) -> None:
        """Choose a value without telling anybody."""
        self._told = value
        self.box.choose(value)
        self._mark()

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; the chosen one stays if it is among them."""
        keep = self._told
        set_choices(self.box, choices)
        self.set_value(keep)

    def _pick(self, *_anything: object) -> None:
        value = self.value()
        if value is None and self.box.currentText().strip():
            self.box.choose(self._told)  # what is none of the choices is not asked for
        elif value != self._told:
            self._told = value
            self._mark()
            self.picked.emit(value)

    def _mark(self) -> None:
        restyle(self.box, "active", "true" if self._told is not None else "false")


def label_unseen(holder: QWidget, label: str, box: QComboBox) -> QLabel:
    """Put a list into `holder` with a label that is not seen, and return the label.

    A screen reader on Linux takes a list's name from its label alone. The first entry says as much
    to the eye, so the label has no size; its mnemonic works all the same.
    """
    words = QLabel(label)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setBuddy(box)
    words.setFixedSize(0, 0)
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(words)
    line.addWidget(box)
    holder.setFocusProxy(box)
    return words
