"""Dialogs, all of one shape: heading, sentence, body, problem, and the buttons at the right."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QPushButton, QVBoxLayout, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.ui.fields import Field, text_area
from pittadmin.ui.layouts import row
from pittadmin.ui.look import look
from pittadmin.ui.questions import Questions
from pittadmin.ui.widgets import button, heading, text


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
        self.setWindowTitle(title)
        self.setModal(True)
        self._box = box = QVBoxLayout(self)
        look().space(box, 12, (24, 20, 24, 20))
        box.addWidget(heading(title))
        if sentence:
            box.addWidget(text(sentence))
        box.addWidget(self.questions)
        self._body = QVBoxLayout()
        look().space(self._body, 12)
        box.addLayout(self._body, 1)
        self.cancel_button = button(_("Cancel") if confirm_text else _("Close"), self.reject)
        self.confirm_button = button(confirm_text, self.confirm, kind)
        if not confirm_text:
            self.confirm_button.hide()
        self._buttons = row(None, self.cancel_button, self.confirm_button, margins=(0, 8, 0, 0))
        self._careful = not confirm_text or kind == "danger"
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter begins a new line in a text
            QShortcut(QKeySequence(keys), self, self.confirm_button.click)
        self.setMinimumWidth(look().px(440))

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the names that problems give them."""
        return self.questions.fields

    def add(self, *widgets: QWidget) -> None:
        """Put widgets into the body."""
        for widget in widgets:
            grows = Qt.Orientation.Vertical in widget.sizePolicy().expandingDirections()
            self._body.addWidget(widget, 1 if grows else 0)

    def add_button(self, extra: QPushButton) -> None:
        """Put another button at the left of the others."""
        layout = self._buttons.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, extra)

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
        """Be at least this wide, in pixels at the plain size of text."""
        self.setMinimumWidth(look().px(width))

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
        """Take the height that the body needs; what a person made larger stays so."""
        needed = max(
            self._box.totalHeightForWidth(self.width()), self._box.totalMinimumSize().height()
        )
        if self.height() in (self._fitted, 0) or self.height() < needed:
            self._fitted = needed
            self.resize(self.width(), needed)

    def setVisible(self, visible: bool) -> None:
        """Show or hide the dialog; its buttons are put in last, so that Tab comes to them last."""
        if visible and self._buttons.parent() is None:
            self._box.addWidget(self._buttons)
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
