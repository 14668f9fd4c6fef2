"""A form that adds or changes one thing: kept while unsent, and beside it what others changed."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.ui.banner import Banner, announce
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Facts, text


class RecordForm(Dialog):
    """What every such form does; a form gives its fields and the functions below.

    It stays open until its work is done. What is typed is kept from change to change, found again
    after a crash, and forgotten when it was sent or given up.

    Args:
        shell: who acts, and the threads.
        name: what the unsent form is kept as.
        topics: what its work changes.
    """

    saved = Signal(object)
    """What the work returned."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        title: str,
        sentence: str,
        confirm_text: str,
        name: str,
        topics: Iterable[str],
    ) -> None:
        super().__init__(parent, title, sentence, confirm_text, waits=True)
        self.shell = shell
        self.version = 0
        self._name, self._topics = name, tuple(topics)
        self._first: dict[str, Any] = {}
        self._found: Banner | None = None
        self._current: Card | None = None
        self.submitted.connect(self._send)

    # What a form gives

    def typed(self) -> dict[str, Any]:
        """Return what stands in the form, in values that JSON can hold."""
        raise NotImplementedError

    def fill(self, typed: dict[str, Any]) -> None:
        """Put into the form what `typed` once returned."""
        raise NotImplementedError

    def work(self) -> Callable[[], Any]:
        """Return what sends the form, to be called on the writing thread."""
        raise NotImplementedError

    def said(self, result: Any) -> str:
        """Return the sentence that confirms what was done."""
        raise NotImplementedError

    def facts(self, current: Any) -> Iterable[tuple[str, str]]:
        """Return what stands on file now, to be shown beside what was typed."""
        return ()

    # What every form does

    def begin(self) -> None:
        """Take the form up where it was left, once its fields are there."""
        self._first = self.typed() | {"version": self.version}
        left = self.shell.recovery.find(self._name)
        if left is None or left == self._first:
            return
        self._take(left)
        self._found = Banner(
            "info",
            _("This was typed earlier and not sent."),
            action=(_("Start &anew"), self._start_anew),
            closable=False,
        )
        self._body.insertWidget(0, self._found)

    def keep(self, *_anything: object) -> None:
        """Keep what stands in the form; called whenever something in it changes."""
        if self._first:
            self.shell.recovery.keep(self._name, self.typed() | {"version": self.version})

    def reject(self) -> None:
        self.shell.recovery.forget(self._name)
        super().reject()

    def fail(self, error: Exception) -> bool:
        """Show why it failed; after somebody else's change, also what stands there now."""
        if isinstance(error, Conflict) and hasattr(error.current, "version"):
            self._show_current(error.current)
        return super().fail(error)

    def _take(self, typed: dict[str, Any]) -> None:
        self.fill(typed)
        self.version = typed.get("version", self.version)

    def _start_anew(self) -> None:
        self._take(self._first)
        self.shell.recovery.forget(self._name)
        if self._found is not None:
            self._found.hide()

    def _show_current(self, current: Any) -> None:
        """Show what is on file now; saving again then replaces that, knowingly."""
        self.version = current.version
        if self._current is not None:
            self._current.hide()
            self._current.deleteLater()
        facts = Facts(self.facts(current))
        self._current = Card(text(_("On file now"), "strong"), facts, kind="warn")
        self._body.insertWidget(0, self._current)
        said = ", ".join(f"{label}: {value}" for label, value in self.facts(current))
        announce(self, _("On file now: {facts}").format(facts=said))

    def _send(self) -> None:
        self.shell.runner.write(
            self, self.work(), done=self._finish, failed=self.fail, changes=self._topics
        )

    def _finish(self, result: Any) -> None:
        self.shell.recovery.forget(self._name)
        self.saved.emit(result)
        self.accept()
        self.shell.said.emit(self.said(result))
