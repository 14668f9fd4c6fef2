"""The banner: what happened and what to do, in place and read out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.layouts import column
from pittadmin.ui.look import look
from pittadmin.ui.widgets import button, text

_GLYPHS = {"info": "info", "good": "good", "warn": "alert", "bad": "alert"}
_WORDS = {
    "info": _("Note"),
    "good": _("Done"),
    "warn": _("Please note"),
    "bad": _("Problem"),
}


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say a sentence now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class Banner(QFrame):
    """Says what happened and what to do, until it is closed.

    Args:
        kind: "info", "good", "warn" or "bad".
        what: what happened.
        todo: what to do now, or "".
        action: the words of a button that does it, and what it calls.
        closable: whether it can be closed; one that states a lasting fact can't.
    """

    closed = Signal()

    def __init__(
        self,
        kind: str,
        what: str,
        todo: str = "",
        action: tuple[str, Callable[[], object]] | None = None,
        closable: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("banner", kind)
        self.what, self.todo, self.closable = what, todo, closable
        self._said = f"{_WORDS[kind]}: {what} {todo}".strip()
        self.setAccessibleName(self._said)
        line = QHBoxLayout(self)
        look().space(line, 10, (14, 8, 8, 8))
        line.addWidget(Glyph(_GLYPHS[kind], kind), 0, Qt.AlignmentFlag.AlignVCenter)
        words = [text(what, "strong", selectable=True)]
        if todo:
            words.append(text(todo, selectable=True))
        line.addWidget(column(*words, gap=2), 1)
        if action:
            line.addWidget(button(*action))
        if closable:
            line.addWidget(button("", self.close_it, "icon", "close", _("Close this message")))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self._said)

    def close_it(self) -> None:
        """Take the banner away."""
        self.hide()
        self.closed.emit()


class Working(QFrame):
    """Long work: what is being done, how far it is, and a button that stops it."""

    stopped = Signal()
    finished = Signal()

    def __init__(self, sentence: str, stop: str = "") -> None:
        super().__init__()
        self.setProperty("banner", "info")
        self.setAccessibleName(sentence)
        line = QHBoxLayout(self)
        look().space(line, 12, (14, 8, 8, 8))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(sentence)
        self._count = text("", "muted", wrap=False)
        self.stop_button = button(stop or _("Stop"), self._stop_now)
        line.addWidget(text(sentence, "strong"), 2)
        line.addWidget(self._bar, 3)
        line.addWidget(self._count)
        line.addWidget(self.stop_button)

    def report(self, done: int, total: int) -> None:
        """Show how much is done, of how much."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(_("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}"))

    def finish(self) -> None:
        """Say that it is over, whatever came of it."""
        self.finished.emit()

    def _stop_now(self) -> None:
        self.stop_button.setEnabled(False)
        self.stopped.emit()
