"""The form in which a department asks Personnel for another platform (R13)."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Department
from pittadmin.domain.requests import PlatformRequest
from pittadmin.services import platforms
from pittadmin.ui.fields import Field, combo, text_area, text_input
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell


class PlatformRequestForm(RecordForm):
    """Asks which platform, and what for.

    Args:
        departments: those for which this person may ask.
    """

    def __init__(
        self, shell: Shell, departments: Sequence[Department], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Ask for another platform"),
            _("Personnel decides (R13). Once it is accepted, accounts can be requested on it."),
            _("Send to Personnel"),
            "platform_request:new",
            ("requests",),
        )
        self.department = combo([(one.id, one.name) for one in departments], on_change=self.keep)
        self.name = text_input(placeholder="YouTube", on_change=self.keep)
        self.host = text_input(placeholder="youtube.com", on_change=self.keep)
        self.reason = text_area(lines=4, on_change=self.keep)
        asked = Field(_("De&partment"), self.department)
        self.add_field("department", asked)
        asked.setVisible(len(departments) > 1)
        self.add_field("name", Field(_("&Platform"), self.name))
        self.add_field(
            "host",
            Field(_("Its &web address"), self.host, _("As the browser shows it.")),
        )
        self.add_field(
            "reason",
            Field(_("&Reason"), self.reason, _("Whom it reaches that the others do not.")),
        )
        self.name.setFocus()
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "department": self.department.currentData(),
            "name": self.name.text(),
            "host": self.host.text(),
            "reason": self.reason.toPlainText(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        self.department.setCurrentIndex(max(self.department.findData(typed.get("department")), 0))
        self.name.setText(str(typed.get("name", "")))
        self.host.setText(str(typed.get("host", "")))
        self.reason.setPlainText(str(typed.get("reason", "")))

    def check(self) -> Iterable[Problem]:
        if not self.name.text().strip():
            yield Problem(
                _("The platform's name is missing."), _("Enter it, such as Bluesky."), "name"
            )
        if not self.reason.toPlainText().strip():
            yield Problem(
                _("A reason is needed."), _("Say why; it is kept on record."), "reason", "R13"
            )

    def work(self) -> Callable[[], PlatformRequest]:
        return partial(
            platforms.ask,
            self.shell.ctx,
            self.department.currentData(),
            self.name.text(),
            self.host.text(),
            self.reason.toPlainText(),
        )

    def said(self, result: PlatformRequest) -> str:
        return _("Personnel was asked for {platform}.").format(platform=result.name)
