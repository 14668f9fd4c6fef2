"""The violation log with its filters, and the chosen case beside it.

The first rows wait for nothing else: the case's page, and what the filters offer, are imported and
built once they are on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.i18n import _, several
from pittadmin.domain.people import Actor, Department, PersonRef
from pittadmin.domain.violation_table import VIOLATION_COLUMNS, ViolationCounts, ViolationRow
from pittadmin.domain.violations import WORKS
from pittadmin.services import people, violation_reports, violation_table
from pittadmin.services.context import Context
from pittadmin.services.violation_table import ViolationSource
from pittadmin.ui.look import look
from pittadmin.ui.section import remember
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import MasterDetail
from pittadmin.ui.table import RecordTable
from pittadmin.ui.violation_filters import ANY_SORT, ViolationFilters
from pittadmin.ui.widgets import Empty, button

if TYPE_CHECKING:
    from pittadmin.ui.violation_panel import ViolationPanel


@dataclass(frozen=True)
class Facts:
    """What the page knows of the log as a whole, and of the person who looks."""

    actor: Actor
    counts: ViolationCounts
    departments: tuple[Department, ...]
    accounts: tuple[tuple[int, str], ...]
    owners: tuple[PersonRef, ...]

    @property
    def works(self) -> bool:
        """Whether this person works cases."""
        return self.actor.has(*WORKS.values())

    def in_words(self) -> str:
        """Return how many cases wait: "12 open, 3 overdue"; to who is instructed, how many of
        these instructions."""
        count = self.counts.open
        if not self.works and not count:
            return ""
        instructed = several(
            "{count} instruction to answer", "{count} instructions to answer", count
        )
        said = [several("{count} open", "{count} open", count) if self.works else instructed]
        if self.counts.overdue:
            said.append(several("{count} overdue", "{count} overdue", self.counts.overdue))
        return ", ".join(said)


def load(ctx: Context) -> Facts:
    """Return what the page knows of the log as a whole."""
    directory = people.directory(ctx)
    return Facts(
        people.me(ctx),
        violation_table.counts(ctx),
        tuple(directory.departments),
        violation_reports.form_facts(ctx).accounts,
        violation_table.owners(ctx),
    )


class ViolationList(QWidget):
    """Shows the cases that fit the filters, and the chosen one."""

    known = Signal(object)
    """The `Facts` have arrived."""
    settled = Signal(int)
    """How many cases fit the filters."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self._shell = shell
        self._panel: ViolationPanel | None = None
        self._rest_asked = False
        self._pinned: int | None = None  # shown though its row is still to come, or filtered out
        self._clear = button(_("C&lear the filters"), self._clear_by_hand)
        self._empty = Empty(_("No cases yet."), action=self._clear)
        self.table: RecordTable[ViolationRow] = RecordTable(
            VIOLATION_COLUMNS, shell.runner, _("Violations"), self._empty, ANY_SORT
        )
        self.split = MasterDetail(self.table)
        self.filters = ViolationFilters(shell, self.table)
        box = QVBoxLayout(self)
        look().space(box, 12)
        box.addWidget(self.filters)
        box.addWidget(self.split, 1)
        remember(self.table, shell.memory, "violations.table")
        self.filters.sort(self.table.sort)
        self.filters.changed.connect(self._narrowed)
        self.table.sorted.connect(self.filters.sort)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.table.settled.connect(self._settle)
        self._ask()

    @property
    def panel(self) -> ViolationPanel:
        """The chosen case's page, built at its first use."""
        if self._panel is None:
            from pittadmin.ui.violation_panel import ViolationPanel

            self._panel = ViolationPanel(self._shell)
            self._panel.turned.connect(self.split.to_top)
            self._panel.account_wanted.connect(self.filters.about_account)
            self._panel.case_wanted.connect(self.show_case)
            self._panel.gone.connect(self._let_go)
            self.split.set_detail(self._panel)
        return self._panel

    # What the page uses

    def reload(self) -> None:
        """Ask again for the rows, the counts and the case that is shown, which stays."""
        if self._panel is None:
            self._ask()
            return
        self._pinned = self._panel.record_id
        self._ask()
        self._read_facts()
        self._panel.reload()

    def show_case(self, violation_id: int | None) -> None:
        """Choose a case, whatever the filters hide; the focus goes to its next step."""
        if violation_id is None:
            return
        if not self.table.choose(violation_id):
            self._pinned = violation_id
            if self.filters.is_narrowed:
                self.filters.clear()
                self._pinned = violation_id
        if self.panel.record_id != violation_id:
            self.panel.show_record(violation_id)
        self.panel.enter()

    # Asking

    def _ask(self) -> None:
        self.table.ask(ViolationSource(self._shell.ctx, replace(self.filters.query, sort=ANY_SORT)))

    def _narrowed(self) -> None:
        self._pinned = None
        self._ask()

    def _read_facts(self) -> None:
        self._shell.runner.read(self, load, self._shell.ctx, done=self._take, key="facts")

    def _take(self, facts: Facts) -> None:
        self.facts = facts
        self.filters.offer(facts.departments, facts.accounts, facts.owners)
        self._say_empty()
        self.known.emit(facts)

    # Choosing

    def _choose(self, violation_id: object) -> None:
        if isinstance(violation_id, int):  # of none, the answer that is under way decides
            self._pinned = None
            if self._panel is not None and violation_id != self._panel.record_id:
                self._panel.show_record(violation_id)

    def _let_go(self) -> None:
        """Go on to another case, once this one is not the person's to see any more."""
        self._pinned = None
        if self.table.records.ids:
            self.table.choose(self.table.records.ids[0])

    def _open(self, violation_id: object) -> None:
        self._choose(violation_id)
        self.panel.enter()

    def _settle(self, count: int) -> None:
        self.filters.count.setText(several("{count} case", "{count} cases", count))
        if self._pinned is not None:
            self.table.choose(self._pinned)
        elif count and self.table.chosen_id is None:
            self.table.choose(self.table.records.ids[0])
        elif count == 0 and self._panel is not None:
            self._panel.show_record(None)
        self._say_empty()
        self.settled.emit(count)
        if not self._rest_asked:
            self._rest_asked = True
            QTimer.singleShot(0, self, self._fetch_rest)  # the rows are painted before

    def _fetch_rest(self) -> None:
        self._shell.runner.fetch(self, "pittadmin.ui.violation_panel", done=self._furnish)

    def _furnish(self) -> None:
        """Show the chosen case beside the rows, and ask what can be filtered."""
        chosen = self._pinned if self._pinned is not None else self.table.chosen_id
        if self.panel.record_id != chosen:
            self.panel.show_record(chosen)
        self._read_facts()

    # The empty table

    def _say_empty(self) -> None:
        narrowed = self.filters.is_narrowed
        if narrowed:
            self._empty.say(_("No case fits."), _("Change the search or the filters."))
        else:
            self._empty.say(_("No cases yet."), _("What is reported to you appears here."))
        self._clear.setVisible(narrowed)

    def _clear_by_hand(self) -> None:
        self.filters.clear()
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
