"""Dialogs, all of one shape: heading, sentence, body, problem, and the buttons at the right."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.ui.fields import Field, text_area
from pittadmin.ui.focus import Reveal, follow
from pittadmin.ui.layouts import row, within_screen
from pittadmin.ui.look import look
from pittadmin.ui.questions import Questions
from pittadmin.ui.split import put
from pittadmin.ui.widgets import button, heading, separator, text

HIGHEST = 720
"""How high a dialog is at first, at the plain size of text; what is longer scrolls in it."""


class _Body(QScrollArea):
    """The body of a dialog: as high as what is in it, or less and scrolling on a low screen."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        put(self, content)
        self.viewport().setAutoFillBackground(False)
        Reveal(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all of it is without a bar at its side."""
        if not self._content.hasHeightForWidth():
            return self.sizeHint().height()
        return self._content.heightForWidth(width + self._content.contentsMargins().right())

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._content.minimumSizeHint()
        return QSize(least.width(), min(least.height(), look().px(120)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._suit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit()

    def _suit(self) -> None:
        """Have a bar, and a gap before it, only where it is needed: one that was there once would
        wrap the text anew, and so give itself a reason to stay."""
        fits = self.height() >= self.heightForWidth(self.width())
        policies = Qt.ScrollBarPolicy
        bar = policies.ScrollBarAlwaysOff if fits else policies.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self._content.setContentsMargins(0, 0, 0 if fits else look().px(8), 0)


class Dialog(QDialog):
    """Asks for one thing, confirms it, and remembers nothing.

    Pressing the confirming button calls `check`; with no problems `submitted` is emitted, and the
    dialog is accepted unless `waits` is set, for a dialog that stays until the work is done:

        dialog.submitted.connect(lambda: runner.write(
            dialog, work, done=lambda _: dialog.accept(), failed=dialog.fail))

    Args:
        parent: the window it stands over.
        title: the heading, also the window's title.
        sentence: what will happen, or what to think of.
        confirm_text: what the button does; "" for a dialog that is only read and closed.
        kind: "primary" or "danger".
        waits: whether `submitted` starts work that the dialog stays open for.
    """

    submitted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str = "",
        confirm_text: str = "",
        kind: str = "primary",
        waits: bool = False,
    ) -> None:
        super().__init__(parent)
        self.waits = waits
        self.questions = Questions()
        self._fitted = 0
        self._extras: list[QPushButton] = []
        self.setWindowTitle(title)
        self.setModal(True)
        self._box = box = QVBoxLayout(self)
        look().space(box, 12, (24, 20, 24, 20))
        box.addWidget(heading(title))
        if sentence:
            box.addWidget(text(sentence))
        box.addWidget(self.questions)
        content = QWidget()
        self._body = QVBoxLayout(content)
        look().space(self._body, 12)
        self._scroll = _Body(content)
        self._scroll.setAccessibleName(title)
        self._scroll.hide()
        box.addWidget(self._scroll, 1)
        self.cancel_button = button(_("Cancel") if confirm_text else _("Close"), self.reject)
        self.confirm_button = button(confirm_text, self.confirm, kind)
        if not confirm_text:
            self.confirm_button.hide()
        self._buttons = row(None, self.cancel_button, self.confirm_button, margins=(0, 8, 0, 0))
        self._careful = not confirm_text or kind == "danger"
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter begins a new line in a text
            QShortcut(QKeySequence(keys), self, self.confirm_button.click)
        self.widen(440)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the names that problems give them."""
        return self.questions.fields

    def add(self, *widgets: QWidget) -> None:
        """Put widgets into the body."""
        for widget in widgets:
            grows = Qt.Orientation.Vertical in widget.sizePolicy().expandingDirections()
            self._body.addWidget(widget, 1 if grows else 0)
        self._scroll.show()

    def let_body_scroll(self) -> None:
        """Let Tab come to the body, where arrows move it: for one that is only read, and long."""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add_button(self, extra: QPushButton) -> None:
        """Put another button at the left of the others."""
        layout = self._buttons.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, extra)
        self._extras.insert(0, extra)

    def add_field(self, name: str, field: Field) -> None:
        """Put a field into the body; problems about `name` are shown in it."""
        self.fields[name] = field
        self.add(field)

    def check(self) -> Iterable[Problem]:
        """Return what is wrong with what was entered; a dialog with fields overrides this."""
        return ()

    def confirm(self) -> None:
        """Check what was entered, and submit it when nothing is wrong."""
        if self.show_problems(self.check()):
            return
        if self.waits:
            self.set_busy(True)
        self.submitted.emit()
        if not self.waits:
            self.accept()

    def set_busy(self, busy: bool) -> None:
        """Hold the confirming button while the work is under way."""
        self.confirm_button.setEnabled(not busy)

    def fail(self, error: Exception) -> bool:
        """Show why the work failed, and stay open; False when it is not a person's to mend."""
        self.set_busy(False)
        return self.questions.fail(error)

    def show_problems(self, problems: Iterable[Problem]) -> bool:
        """Show each problem at its field, the rest above; go to the first; tell if any."""
        return self.questions.show_problems(problems)

    def widen(self, width: int) -> None:
        """Be at least this wide, in pixels at the plain size of text, where the screen is."""
        self.setMinimumWidth(within_screen(self, look().px(width), 0).width())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        buttons = (None, self.cancel_button, self.confirm_button)
        first = next((one for one in self.fields.values() if one.isVisibleTo(self)), None)
        if first is not None and self.focusWidget() in buttons:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Take the height that the body needs and the screen has; what was made larger stays."""
        if not self.isVisible():
            return  # its width is not known before
        whole = min(self._box.totalHeightForWidth(self.width()), look().px(HIGHEST))
        needed = within_screen(self, self.width(), whole).height()
        needed = max(needed, self._box.totalMinimumSize().height())
        first = not self._fitted and not self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        if first or self.height() == self._fitted or self.height() < needed:
            self._fitted = needed
            self.resize(self.width(), needed)

    def setVisible(self, visible: bool) -> None:
        """Show or hide the dialog; its buttons are put in last, so that Tab comes to them last."""
        if visible and self._buttons.parent() is None:
            end = separator()
            bar = self._scroll.verticalScrollBar()
            end.setVisible(bar.maximum() > 0)
            bar.rangeChanged.connect(lambda _least, most: end.setVisible(most > 0))
            self._box.addWidget(end)
            self._box.addWidget(self._buttons)
            first, *others = (*self._extras, self.cancel_button, self.confirm_button)
            follow(first, others)
            careful = self._careful  # Enter alone does nothing dangerous
            (self.cancel_button if careful else self.confirm_button).setDefault(True)
        super().setVisible(visible)


def ask(
    parent: QWidget | None,
    title: str,
    sentence: str,
    confirm_text: str,
    kind: str = "primary",
) -> bool:
    """Ask once whether to do it; the button says what happens. Return whether it was pressed."""
    dialog = Dialog(parent, title, sentence, confirm_text, kind)
    if kind == "danger":
        dialog.cancel_button.setFocus()
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


class ReasonDialog(Dialog):
    """Asks for the reason of a decision.

    Args:
        label: what is asked, with a mnemonic.
        minimum: how many characters the reason has at least.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        confirm_text: str,
        label: str = "",
        minimum: int = 1,
        kind: str = "danger",
        hint: str = "",
        waits: bool = False,
    ) -> None:
        super().__init__(parent, title, sentence, confirm_text, kind, waits)
        self._minimum = minimum
        self._input = text_area(lines=4)
        self.add_field("reason", Field(label or _("&Reason"), self._input, hint))
        self._input.setFocus()

    @property
    def reason(self) -> str:
        """What was written, without space around it."""
        return self._input.toPlainText().strip()

    def check(self) -> Iterable[Problem]:
        if len(self.reason) < self._minimum:
            yield Problem(
                _("The reason is missing.") if not self.reason else _("The reason is too short."),
                _("Write it in a sentence; it is kept on record."),
                "reason",
            )
