"""The Violations tab: everyone reports and follows; who works cases has the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _, several
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import ViolationQuery
from pittadmin.services.progress import Report
from pittadmin.ui.layouts import PAGE, flow
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell
from pittadmin.ui.table_export import Export, Way, shown_rows
from pittadmin.ui.violation_list import Facts, ViolationList
from pittadmin.ui.widgets import Empty, button, text, title


class ViolationsPage(QWidget):
    """Shows the log, or to who sees no case what this page is."""

    counted = Signal(int, int)
    """How many cases wait for this person, or instructions, and how many of these are overdue."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.log = ViolationList(shell)
        self.export = Export(shell, self, self._ways())
        self.counted_text = text("", "muted", wrap=False)
        self.export_button = self.export.button()
        self.follow = button(_("&Follow a report…"), self.follow_report)
        self.report = button(_("&Report a violation…"), self.report_violation, "primary", "plus")
        self.export_button.hide()
        self.nothing = Empty(
            _("Here you report what breaks the social media policy."),
            _(
                "It may have happened on a page of the City or on a personal one (R62, R66).\n"
                "Before you send a report, you see who will read it. Only who works the case "
                "learns your name.\n"
                "With the code of your receipt you can follow what becomes of it.\n"
                "An instruction to you, or a report that you read as a head, appears here."
            ),
            self.report,
        )
        self._views = QStackedWidget()
        self._views.addWidget(self.log)
        self._views.addWidget(self.nothing)
        box = QVBoxLayout(self)
        look().space(box, 12, PAGE)
        box.addWidget(
            flow(
                title(_("Violations")),
                self.counted_text,
                None,
                self.export_button,
                self.follow,
                gap=8,
            )
        )
        box.addWidget(self._views, 1)
        self.log.known.connect(self._know)
        self.log.settled.connect(lambda _count: self._turn())
        QShortcut(QKeySequence.StandardKey.New, self, self.report_violation)

    # What the window asks

    def refresh(self, topic: str) -> None:
        """Show what has changed."""
        if topic in ("violations", "accounts", "people", "records"):
            self.log.reload()

    def show_subject(self, kind: str, subject_id: object) -> None:
        """Show a case, those in one state, or the form for a report."""
        if kind == "new_report":
            self.report_violation(subject_id if isinstance(subject_id, int) else None)
        elif kind == "violations" and isinstance(subject_id, int):
            self._views.setCurrentWidget(self.log)
            self.log.filters.in_state(list(ViolationState)[subject_id])
        elif isinstance(subject_id, int):
            self._views.setCurrentWidget(self.log)
            self.log.show_case(subject_id)

    # What a person does

    def report_violation(self, account_id: int | None = None) -> None:
        """Open the form in which a violation is reported."""
        from pittadmin.ui import reporting

        reporting.report(self._shell, self.window(), account_id=account_id)

    def follow_report(self) -> None:
        """Ask for a receipt, and show where its report stands."""
        from pittadmin.ui import reporting

        reporting.follow(self._shell, self.window())

    def _ways(self) -> tuple[Way, ...]:
        """Return what can be exported; what writes it is imported once it is asked for."""

        def shown(query: ViolationQuery, path: Path, report: Report) -> int:
            from pittadmin.services import exports

            return exports.violations(self._shell.ctx, query, path, report)

        return shown_rows(
            _("Shown cases as &CSV…"),
            _("Shown cases as &Excel workbook…"),
            "violations",
            shown,
            lambda count: several(
                "{count} case is in {{name}}.", "{count} cases are in {{name}}.", count
            ),
            lambda: self.log.filters.query,
        )

    # What has arrived

    def _know(self, facts: Facts) -> None:
        self.counted_text.setText(facts.in_words())
        self.counted.emit(facts.counts.open, facts.counts.overdue)
        self._turn()

    def _turn(self) -> None:
        """Show the log to who works cases and to who sees one, and the others what this is."""
        facts = self.log.facts
        if facts is None:
            return
        any_case = bool(len(self.log.table.records.ids)) or self.log.filters.is_narrowed
        self._views.setCurrentWidget(self.log if facts.works or any_case else self.nothing)
        self.export_button.setVisible(facts.works or any_case)
