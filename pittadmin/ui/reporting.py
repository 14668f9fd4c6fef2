"""Reporting a violation from anywhere in the program, and following a report by its receipt."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pittadmin.domain.receipts import Receipt
from pittadmin.domain.violations import Place, Report
from pittadmin.services import violation_reports
from pittadmin.services.violation_reports import FormFacts
from pittadmin.ui.receipt_dialog import ReceiptDialog
from pittadmin.ui.receipt_follow import FollowDialog
from pittadmin.ui.report_form import ReportForm
from pittadmin.ui.shell import Shell


def report(
    shell: Shell,
    parent: QWidget,
    *,
    account_id: int | None = None,
    address: str = "",
    first: str = "",
) -> None:
    """Open the form of a report over the window; one that is open comes to the front.

    Args:
        shell: who reports.
        parent: a widget of the window it stands over.
        account_id: the account that it is about, where it is reported from its page.
        address: the address of the post, where it is reported from there.
        first: the number of the report for which this is retaliation (R67).
    """
    window = parent.window()
    standing = [one for one in window.findChildren(ReportForm) if one.isVisible()]
    if standing:
        standing[0].raise_()
        standing[0].activateWindow()
        return
    begun = Report(
        categories=("retaliation",) if first else (),
        place=Place.ACCOUNT if account_id is not None and not address else Place.POST,
        account_id=account_id,
        address=address,
        answers=first,
    )
    facts = partial(violation_reports.form_facts, shell.ctx, account_id, address)
    shell.runner.read(window, facts, done=partial(_open, shell, window, begun), key="report form")


def follow(shell: Shell, parent: QWidget) -> FollowDialog:
    """Ask for the code of a receipt, and show where that report stands."""
    dialog = FollowDialog(shell, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _open(shell: Shell, window: QWidget, begun: Report, facts: FormFacts) -> None:
    begun = replace(begun, account_id=facts.account_id)
    form = ReportForm(shell, facts, begun, window)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.follow_button.clicked.connect(lambda: follow(shell, form))
    form.saved.connect(partial(_give, window))
    form.show()
    form.activateWindow()


def _give(window: QWidget, receipt: Receipt) -> None:
    dialog = ReceiptDialog(receipt, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
