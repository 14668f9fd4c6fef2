"""The chosen record beside its table: read, built out of sight piece by piece, then shown."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from pittadmin.services.context import Context
from pittadmin.ui.gradual import Gradual, put_gradually
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell

Shown = TypeVar("Shown")


class SidePanel(QWidget, Generic[Shown]):
    """Shows one record; keeps what it shows until the new one has arrived.

    Who derives from it says what is read, which record that is, and what stands on its page.
    """

    turned = Signal()
    """Another record is shown than before."""
    gone = Signal()
    """The record can't be shown any more, and nothing is."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.record_id: int | None = None
        self.shown: Shown | None = None
        self._shell = shell
        self._enter_next, self._enter_at = False, ""
        self._gradual = Gradual(self)
        self._coming: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._box.addWidget(self._content, 1)

    # What a panel gives

    def load(self, ctx: Context, record_id: int) -> Shown:
        """Return what the page is drawn from; called on the reading thread."""
        raise NotImplementedError

    def id_of(self, shown: Shown) -> int:
        """Return which record that is."""
        raise NotImplementedError

    def parts(self, shown: Shown) -> Iterator[QWidget]:
        """Yield what stands on the page, from the top."""
        raise NotImplementedError

    # What every panel does

    def show_record(self, record_id: int | None) -> None:
        """Show another record, or with None that none is chosen."""
        if record_id != self.record_id:
            self._enter_next = False
        self.record_id = record_id
        if record_id is None:
            self._shell.runner.drop(self, "record")
            self.shown = None
            self._drop()
            self._put(QWidget())
        else:
            self.reload()

    def reload(self) -> None:
        """Read the record again."""
        if self.record_id is not None:
            self._shell.runner.read(
                self,
                self.load,
                self._shell.ctx,
                self.record_id,
                done=self._show,
                failed=self._gone,
                key="record",
            )

    def enter(self, at: str = "") -> None:
        """Move the focus into the record's page, once it is there.

        Args:
            at: the object name of the button to go to; the first one when it is not there.
        """
        self._enter_at = at
        if self.shown is None or self.id_of(self.shown) != self.record_id:
            self._enter_next = True
            return
        self._enter_next = False
        buttons = [one for one in self._content.findChildren(QPushButton) if one.isEnabled()]
        named = [one for one in buttons if one.objectName()]
        wanted = [one for one in named if one.objectName() == at]
        for one in (wanted or named or buttons)[:1]:
            one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, shown: Any) -> None:
        if shown == self.shown:
            self._drop()
            self._enter_if_wanted()
        else:
            content = QWidget(self)
            content.hide()
            self._drop()
            self._coming = content
            self._gradual.begin(self._draw(shown, content))

    def _draw(self, shown: Any, content: QWidget) -> Iterator[None]:
        """Build the record's page out of sight, piece by piece, then put it in its place."""
        box = QVBoxLayout(content)
        look().space(box, 12)
        yield from put_gradually(box, self.parts(shown))
        box.addStretch(1)
        yield
        self._turn(shown, content)

    def _turn(self, shown: Any, content: QWidget) -> None:
        before, self.shown = self.shown, shown
        same = before is not None and self.id_of(before) == self.id_of(shown)
        focus = QApplication.focusWidget()
        inside = focus is not None and self._content.isAncestorOf(focus)
        name = focus.objectName() if inside and focus is not None else ""
        self._coming = None
        self._put(content)
        if not same:
            self.turned.emit()
        elif inside:  # the focus is not lost with the button that had it
            found = content.findChild(QWidget, name) if name else None
            self._enter_next = found is None
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enter_if_wanted()

    def _enter_if_wanted(self) -> None:
        if self._enter_next:
            self.enter(self._enter_at)

    def _drop(self) -> None:
        """Leave unfinished what was being drawn."""
        self._gradual.drop()
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None

    def _gone(self, _error: Exception) -> bool:
        self.show_record(None)
        self.gone.emit()
        return False

    def _put(self, content: QWidget) -> None:
        """Put other content in the place of the old, without a moment between."""
        self.setUpdatesEnabled(False)
        old, self._content = self._content, content
        self._box.replaceWidget(old, content)
        content.show()
        old.hide()
        old.deleteLater()
        self.setUpdatesEnabled(True)
