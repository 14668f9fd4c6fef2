"""Follows a report by the code of its receipt, without a name (R67)."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.violation_states import VIOLATION_STATE_MEANING
from pittadmin.services import violation_reports
from pittadmin.services.violation_reports import Followed
from pittadmin.ui.banner import announce
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.layouts import flow
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, text


class FollowDialog(Dialog):
    """Asks for a code and shows where the report stands; the code is kept nowhere."""

    def __init__(self, shell: Shell, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Follow a report"),
            _("Nobody is told that you asked, and nothing of it is kept."),
            _("&Show where it stands"),
            waits=True,
        )
        self._shell = shell
        self.code = text_input(placeholder="XXXX-XXXX-XXXX-XXXX-XXXX")
        hint = _("From your receipt; capitals, spaces and dashes don't matter.")
        self.add_field("code", Field(_("&Code"), self.code, hint))
        self.state, self._since = Chip(""), text("", "muted", wrap=False)
        self.meaning = text("", selectable=True)
        self._found = Card(flow(self.state, self._since), self.meaning)
        self._found.hide()
        self.add(self._found)
        self.cancel_button.setText(_("Close"))  # nothing is done that could be given up
        self.widen(520)
        self.code.textEdited.connect(lambda _text: self._found.hide())
        self.submitted.connect(self._ask)

    def check(self) -> Iterable[Problem]:
        if not self.code.text().strip():
            yield Problem(_("The code is missing."), _("It stands on your receipt."), "code")

    def _ask(self) -> None:
        self._shell.runner.read(
            self,
            violation_reports.follow,
            self._shell.ctx,
            self.code.text(),
            done=self._show,
            failed=self._fail,
        )

    def _fail(self, error: Exception) -> bool:
        self._found.hide()
        return self.fail(error)

    def _show(self, found: Followed) -> None:
        self.set_busy(False)
        self.show_problems(())
        self.state.say(found.title, VIOLATION_STATE_MEANING[found.state])
        since = _("since {day}").format(day=say_date(found.since))
        self._since.setText(since)
        self.meaning.setText(found.meaning)
        self._found.show()
        announce(self, f"{found.title}, {since}. {found.meaning}")
