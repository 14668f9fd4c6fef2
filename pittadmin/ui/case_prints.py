"""What of a case is printed, as PDF: the case file, and the letter to the employee."""

from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.violations import Outcome, Violation
from pittadmin.services import case_file
from pittadmin.services.context import Context
from pittadmin.ui import pdf
from pittadmin.ui.saving import ask_where, write_file
from pittadmin.ui.shell import Shell


def save_case_file(shell: Shell, parent: QWidget, violation: Violation) -> None:
    """Ask where to, and write the case file there, with its index of evidence."""
    path = ask_where(shell, parent, _("Save the case file as"), f"{violation.number}.pdf")
    if path is not None:
        write_file(shell, parent, path, partial(_case_file, violation_id=violation.id))


def save_letter(shell: Shell, parent: QWidget, violation: Violation, outcome: Outcome) -> None:
    """Ask where to, and write the letter there that tells an employee what was filed (R52)."""
    name = _("{number} notice.pdf").format(number=violation.number)
    path = ask_where(shell, parent, _("Save the letter as"), name)
    if path is not None:
        which = {"violation_id": violation.id, "outcome_id": outcome.id}
        write_file(shell, parent, path, partial(_letter, **which))


def _case_file(ctx: Context, violation_id: int) -> bytes:
    return pdf.render(case_file.document(ctx, violation_id))


def _letter(ctx: Context, violation_id: int, outcome_id: int) -> bytes:
    return pdf.render(case_file.notice_letter(ctx, violation_id, outcome_id))
