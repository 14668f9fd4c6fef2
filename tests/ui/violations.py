"""The Violations tab in a window, for the tests of its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.acts import Act
from pittadmin.domain.tables import Sort
from pittadmin.domain.violation_table import ViolationQuery
from pittadmin.domain.violations import Place, Report, Violation
from pittadmin.services import violation_reports, violation_view
from pittadmin.services.context import Context
from pittadmin.services.new_files import NewFile
from pittadmin.services.violation_table import ViolationSource
from pittadmin.services.violation_view import CaseView
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.violations_page import ViolationsPage
from pittadmin.ui.window import Window
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]
BODY = "A share from a shop's page, with its prices. <b>Not bold.</b>"
Form = TypeVar("Form", bound=QDialog)


def report(city: City, who: str = "employee", files: tuple[NewFile, ...] = (), **said: Any) -> int:
    """Let somebody report something about a page of RSVP, and return the case's id.

    Args:
        who: the reporter's short name.
        files: evidence.
        said: what is different; `named` takes short names.
    """
    values: dict[str, Any] = {
        "categories": ("advertising",),
        "body": BODY,
        "place": Place.POST,
        "address": "https://www.facebook.com/PittsfieldRSVP/posts/1",
    }
    if "named" in said:
        said["named"] = tuple(city.who[one].person_id for one in said["named"])
    receipt = violation_reports.send(city.who[who], Report(**values | said), files)
    for worker in ("personnel", "mayor"):
        for one in ids(city.who[worker]):
            if case(city.who[worker], one).number == receipt.number:
                return one
    raise LookupError(receipt.number)


def ids(ctx: Context) -> list[int]:
    """Return the cases that a person sees, the newest first."""
    return list(ViolationSource(ctx, ViolationQuery()).ids(Sort("number", descending=True), None))


def case(ctx: Context, violation_id: int) -> Violation:
    """Return a case as a person sees it."""
    return violation_view.case(ctx, violation_id).violation


@dataclass
class Log:
    """The Violations tab as one person looks at it.

    Args:
        qtbot: waits.
        page: the page.
        shell: who looks.
    """

    qtbot: QtBot
    page: ViolationsPage
    shell: Shell

    @property
    def view(self) -> CaseView:
        """The case that is shown."""
        shown = self.page.log.panel.shown
        assert shown is not None
        return shown.view

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.shell.runner.is_busy, timeout=20_000)
        panel = self.page.log.panel
        self.qtbot.waitUntil(lambda: panel._coming is None, timeout=20_000)

    def open(self, violation_id: int) -> None:
        """Show a case, and wait until its page is there."""
        self.page.show_subject("violation", violation_id)
        self.until(lambda: self.view.violation.id == violation_id)

    def until(self, fact: Callable[[], bool]) -> None:
        """Wait for a fact about the case that is shown."""
        panel = self.page.log.panel
        self.qtbot.waitUntil(lambda: panel.shown is not None and fact(), timeout=20_000)
        self.settle()

    def until_state(self, state: str) -> None:
        """Wait until the case is shown in this state."""
        self.until(lambda: self.view.violation.state == state)

    def seen(self) -> str:
        """Return all words on the case's page."""
        return words_of(self.page.log.panel._content)

    def press(self, words: str) -> None:
        """Press the button with these words on the case's page."""
        found = self.button(words)
        assert found is not None, words
        found.click()

    def button(self, words: str) -> QAbstractButton | None:
        """Return the button with these words on the case's page, or None."""
        for one in self.page.log.panel._content.findChildren(QAbstractButton):
            if one.text().replace("&", "") == words:
                return one
        return None

    def buttons(self) -> list[str]:
        """Return what can be done on the case's page; the one next step has a star."""
        return [
            one.text().replace("&", "") + ("*" if one.property("kind") == "primary" else "")
            for one in self.page.log.panel._content.findChildren(QAbstractButton)
            if one.text()
        ]

    def act(self, act: Act) -> None:
        """Ask for an act that stands under More."""
        self.page.log.panel.perform(act)

    def dialog(self, kind: type[Form] = Dialog) -> Form:  # type: ignore[assignment]
        """Return the dialog that stands over the page, once it is there."""
        window = self.page.window()

        def there() -> list[Form]:
            return [one for one in window.findChildren(kind) if one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(there()), timeout=20_000)
        return there()[-1]

    def answer(self, reason: str = "") -> None:
        """Give the reason that a dialog asks for, and confirm it."""
        dialog = self.dialog()
        if reason:
            dialog.fields["reason"].control.setPlainText(reason)  # type: ignore[attr-defined]
        dialog.confirm()


def words_of(part: QWidget) -> str:
    """Return all words that a part of the window shows."""
    labels = [one.text() for one in part.findChildren(QLabel)]
    names = [one.accessibleName() for one in part.findChildren(QWidget)]
    return "\n".join([*labels, *names])


def log(qtbot: QtBot, shell: Shell, width: int = 1500, height: int = 900) -> Log:
    """Return the tab in a window, once it knows who looks."""
    window = Window()
    qtbot.addWidget(window)
    window.resize(width, height)
    page = ViolationsPage(shell)
    window.add_page("violations", "Violations", page)
    shell.runner.changed.connect(window.refresh)
    page.counted.connect(lambda count, late: window.set_count("violations", count, late))
    with qtbot.waitSignals([page.log.known, page.log.settled], timeout=20_000):
        window.show()
    result = Log(qtbot, page, shell)
    result.settle()
    return result
