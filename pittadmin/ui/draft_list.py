"""The list of drafts beside the one that is written: search, state, department, what needs me."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import DRAFT_STATE_NAMES
from pittadmin.domain.draft_table import DRAFT_COLUMNS, DraftQuery, DraftRow
from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Sort
from pittadmin.services.draft_table import DraftSource
from pittadmin.services.draft_view import ComposerFacts
from pittadmin.ui.fields import Check
from pittadmin.ui.filters import FilterCombo, SearchField
from pittadmin.ui.layouts import flow
from pittadmin.ui.look import look
from pittadmin.ui.section import remember
from pittadmin.ui.shell import Shell
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Empty

WIDTHS = {"title": 24, "state": 23}
"""The columns that have room beside a draft; what else is known stands on its page."""
_NEWEST = Sort("changed", descending=True)


class DraftList(QWidget):
    """The drafts that this person may see, narrowed by the filters."""

    chosen = Signal(object)
    """The id of the draft that is chosen now, or None."""
    opened = Signal(object)
    """The id of a draft that was opened by Enter or a double click."""
    settled = Signal(int)
    """How many drafts there are."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._may_write = False
        self._wanted: int | None = None
        self.query = DraftQuery()
        self._empty = Empty(_("No drafts yet."))
        columns = tuple(
            replace(column, width=WIDTHS[column.key], stretch=column.key == "title")
            for column in DRAFT_COLUMNS
            if column.key in WIDTHS
        )
        self.table: RecordTable[DraftRow] = RecordTable(
            columns, shell.runner, _("Drafts"), self._empty, sort=_NEWEST
        )
        self.search = SearchField(_("Search drafts"), self.table)
        self.state = FilterCombo(_("S&tate"), _("Any state"), DRAFT_STATE_NAMES.items())
        self.department = FilterCombo(_("&Department"), _("All departments"))
        self.needs_me = Check(_("Needs &me"))
        self.search.searched.connect(lambda words: self._narrow(text=words))
        self.state.picked.connect(lambda value: self._narrow(state=value))
        self.department.picked.connect(lambda value: self._narrow(department_id=value))
        self.needs_me.toggled.connect(lambda on: self._narrow(needs_me=on))
        box = QVBoxLayout(self)
        look().space(box, 8)
        box.addWidget(self.search)
        box.addWidget(flow(self.state, self.department, self.needs_me))
        box.addWidget(self.table, 1)
        remember(self.table, shell.memory, "drafts.table")
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.opened)
        self.table.settled.connect(self._settle)
        self.table.sorted.connect(self._sorted)
        self.reload()

    def reload(self) -> None:
        """Ask again for the rows; the chosen one stays."""
        self.table.ask(DraftSource(self._shell.ctx, replace(self.query, sort=_NEWEST)))

    def show_facts(self, facts: ComposerFacts) -> None:
        """Offer the departments, and say who can begin a draft."""
        names = [(one.id, one.name) for one in facts.departments]
        self.department.set_choices(names)
        self.department.setVisible(len(names) > 1)
        self._may_write = facts.actor.may_somewhere(Act.WRITE_DRAFT)
        self._say_empty()

    def show_draft(self, draft_id: int) -> None:
        """Choose a draft, whatever the filters hide."""
        self._wanted = draft_id
        if self.table.choose(draft_id):
            self._wanted = None
        else:
            self.clear_filters()

    def clear_filters(self) -> None:
        """Show all drafts again."""
        for filter_ in (self.state, self.department):
            filter_.set_value(None)
        self.needs_me.blockSignals(True)
        self.needs_me.setChecked(False)
        self.needs_me.blockSignals(False)
        self.search.clear()
        self.query = DraftQuery(sort=self.query.sort)
        self.reload()

    def _narrow(self, **values: Any) -> None:
        query = replace(self.query, **values)
        if query != self.query:
            self.query = query
            self.reload()

    def _sorted(self, sort: object) -> None:
        assert isinstance(sort, Sort)
        self.query = replace(self.query, sort=sort)

    def _choose(self, draft_id: object) -> None:
        if isinstance(draft_id, int):
            self.chosen.emit(draft_id)

    def _settle(self, count: int) -> None:
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        elif count and self.table.chosen_id is None and self._wanted is None:
            self.table.choose(self.table.records.ids[0])
        self._say_empty()
        self.settled.emit(count)

    def _say_empty(self) -> None:
        if replace(self.query, sort=_NEWEST) != DraftQuery():
            self._empty.say(_("No draft fits."), _("Change the search or the filters."))
        elif self._may_write:
            self._empty.say(_("No drafts yet."), _("Begin one with “New draft”."))
        else:
            self._empty.say(_("No drafts yet."), _("What needs you will be here."))
