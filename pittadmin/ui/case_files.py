"""The form that adds evidence to a case: files of any kind, kept as they are and never opened."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.violations import Violation
from pittadmin.services import violations
from pittadmin.ui.case_forms import CaseForm
from pittadmin.ui.fields import Field
from pittadmin.ui.file_box import FileBox
from pittadmin.ui.shell import Shell


class FilesForm(CaseForm):
    """Adds evidence to a case."""

    def __init__(self, shell: Shell, violation: Violation, parent: QWidget | None = None) -> None:
        super().__init__(
            shell,
            violation,
            parent,
            _("Add evidence to {number}").format(number=violation.number),
            _("Each file is kept as it is, with its checksum, and is seen by who works the case."),
            _("&Add the evidence"),
            "evidence",
        )
        self.files = FileBox(shell)
        self.add_field("evidence", Field(_("Screenshots and &files"), self.files))
        self.files.changed.connect(self.keep)
        self.files.refused.connect(self.fields["evidence"].set_problem)
        self.widen(560)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"files": self.files.kept()}

    def fill(self, typed: dict[str, Any]) -> None:
        self.files.give_up()
        self.files.bring_back(typed.get("files"))

    def check(self) -> Iterable[Problem]:
        if not self.files.added():
            yield Problem(
                _("No file is there yet."), _("Choose one, drop it here or paste it."), "evidence"
            )

    def work(self) -> Callable[[], None]:
        added = self.files.added()
        return partial(violations.add_files, self.shell.ctx, self.violation.id, added)

    def said(self, result: None) -> str:
        return _("The evidence is with {number}.").format(number=self.violation.number)

    def reject(self) -> None:
        self.files.give_up()
        super().reject()

    def _finish(self, result: None) -> None:
        self.files.give_up()
        super()._finish(result)
