"""The dialog that asks Personnel for a platform that is not allowed yet (R13)."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.requests import PlatformRequest
from pittadmin.services import platforms
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_area, text_input
from pittadmin.ui.shell import Shell


class AskPlatform(Dialog):
    """Asks for the platform's name and address, and why it is needed.

    Args:
        department_id: the department that asks.
    """

    def __init__(self, shell: Shell, department_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Ask for another platform"),
            _(
                "Facebook, X, LinkedIn and Instagram are allowed (R12). Personnel decides about "
                "any other (R13); once it is accepted, it is in the list."
            ),
            _("Ask &Personnel"),
            waits=True,
        )
        self._shell, self._department_id = shell, department_id
        self.name, self.host = text_input(), text_input(placeholder="example.com")
        self.reason = text_area(lines=3)
        self.add_field("name", Field(_("Its &name"), self.name))
        self.add_field("host", Field(_("Its &web address"), self.host))
        self.add_field(
            "reason", Field(_("&Reason"), self.reason, _("What it offers that the others don't."))
        )
        self.submitted.connect(self._ask)

    def check(self) -> Iterable[Problem]:
        for control, name, what in (
            (self.name.text(), "name", _("The platform's name is missing.")),
            (self.host.text(), "host", _("The platform's web address is missing.")),
            (self.reason.toPlainText(), "reason", _("The reason is missing.")),
        ):
            if not control.strip():
                yield Problem(what, _("Personnel needs it to decide."), name, "R13")

    def show_problems(self, problems: Iterable[Problem]) -> bool:
        """Show each problem at its field, and make room for them."""
        found = super().show_problems(problems)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return found

    def _ask(self) -> None:
        self._shell.runner.write(
            self,
            platforms.ask,
            self._shell.ctx,
            self._department_id,
            self.name.text(),
            self.host.text(),
            self.reason.toPlainText(),
            done=self._asked,
            failed=self.fail,
            changes=("requests",),
        )

    def _asked(self, request: PlatformRequest) -> None:
        self._shell.said.emit(
            _("Personnel has been asked for {platform}.").format(platform=request.name)
        )
        self.accept()
