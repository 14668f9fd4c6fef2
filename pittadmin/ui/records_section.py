"""The records of removed content: searched and narrowed, with the chosen one beside the table."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _, several
from pittadmin.domain.people import Actor
from pittadmin.domain.record_table import (
    NEWEST,
    RECORD_COLUMNS,
    STANDING_NAMES,
    RecordQuery,
    RecordRow,
)
from pittadmin.domain.removed_content import RemovedRecord
from pittadmin.domain.retention import Retention
from pittadmin.domain.tables import Sort
from pittadmin.services import disposal
from pittadmin.services.record_table import RecordSource
from pittadmin.ui.date_range import DateRange, Range
from pittadmin.ui.filters import FilterCombo, SearchField
from pittadmin.ui.layouts import flow
from pittadmin.ui.record_acts import RetentionForm
from pittadmin.ui.record_panel import RecordPanel
from pittadmin.ui.removal_form import open_removal
from pittadmin.ui.section import Section, remember
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import MasterDetail
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Empty, Sentence, button


class RecordsSection(Section):
    """The table of records and the chosen record."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self.new = button(_("&Record removed content…"), self.record, "primary", "plus")
        self.period = button(_("Retention &period…"), self._set_period)
        super().__init__(_("Records"), (self.period, self.new))
        self.shell = shell
        self._wanted: int | None = None
        self._retention: Retention | None = None
        self.query = RecordQuery()
        self._clear = button(_("C&lear the filters"), self._clear_by_hand)
        self._empty = Empty(_("No records yet."), action=self._clear)
        self.table: RecordTable[RecordRow] = RecordTable(
            RECORD_COLUMNS, shell.runner, _("Records of removed content"), self._empty, sort=NEWEST
        )
        self.search = SearchField(_("Search author, address, text, account"), self.table)
        self.standing = FilterCombo(_("S&tate"), _("Any state"), STANDING_NAMES.items())
        self.removed = DateRange(_("Remo&ved"), _("Removed at any time"), shell.ctx.clock.today())
        self.kept = Sentence()
        self.panel = RecordPanel(shell)
        self.split = MasterDetail(self.table, self.panel)
        self.add(flow(self.search, self.standing, self.removed, None, self.kept))
        self.add(self.split, takes_room=True)
        remember(self.table, shell.memory, "records.table")
        self.search.searched.connect(lambda words: self._narrow(text=words))
        self.standing.picked.connect(lambda value: self._narrow(standing=value))
        self.removed.picked.connect(self._narrow_days)
        self.table.chosen.connect(self._choose)
        self.table.settled.connect(self._settle)
        self.table.sorted.connect(self._sorted)
        self.period.hide()

    def load(self) -> None:
        """Ask again for the rows, the chosen record and the retention period."""
        self.table.ask(RecordSource(self.shell.ctx, replace(self.query, sort=NEWEST)))
        self.panel.reload()
        self.shell.runner.read(
            self, disposal.retention, self.shell.ctx, done=self._know, key="retention"
        )

    def show_actor(self, actor: Actor) -> None:
        """Offer what this person may do."""
        self.new.setVisible(actor.may_somewhere(Act.SEAL_RECORD))
        self.period.setVisible(actor.may(Act.SET_RETENTION))

    def show_record(self, record_id: int) -> None:
        """Choose a record, whatever the filters hide."""
        self._wanted = record_id
        if self.table.choose(record_id):
            self._wanted = None
            return
        self._widen()

    def record(self) -> None:
        """Open the form that seals a record."""
        open_removal(self.shell, self, done=self._sealed)

    def _sealed(self, record: RemovedRecord) -> None:
        self._wanted = record.id

    def _set_period(self) -> None:
        form = RetentionForm(self.shell, self._retention, self.window())
        form.finished.connect(form.deleteLater)
        form.open()

    def _know(self, retention: Retention | None) -> None:
        self._retention = retention
        if retention is None:
            self.kept.setText(_("No retention period is entered: records are kept without end."))
            return
        said = several(
            "Kept {count} year: {{schedule}}", "Kept {count} years: {{schedule}}", retention.years
        )
        self.kept.setText(said.format(schedule=retention.schedule))
        self.kept.setToolTip(
            _("Entered by {person} on {day}").format(
                person=retention.entered_by.name, day=say_date(retention.entered_at)
            )
        )

    def _narrow(self, **values: Any) -> None:
        query = replace(self.query, **values)
        if query != self.query:
            self.query = query
            self.table.ask(RecordSource(self.shell.ctx, replace(query, sort=NEWEST)))

    def _widen(self) -> None:
        """Ask for every record."""
        self.search.show_words("")
        self.standing.set_value(None)
        self.removed.clear()
        self.query = RecordQuery(sort=self.query.sort)
        self.load()

    def _clear_by_hand(self) -> None:
        self._widen()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow_days(self, days: Range) -> None:
        self._narrow(since=days[0], until=days[1])

    def _sorted(self, sort: object) -> None:
        assert isinstance(sort, Sort)
        self.query = replace(self.query, sort=sort)

    def _choose(self, record_id: object) -> None:
        self.panel.show_record(record_id if isinstance(record_id, int) else None)
        self.split.to_top()

    def _settle(self, count: int) -> None:
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        elif count and self.table.chosen_id is None and self._wanted is None:
            self.table.choose(self.table.records.ids[0])
        self.count.setText(several("{count} record", "{count} records", count))
        narrowed = replace(self.query, sort=NEWEST) != RecordQuery()
        self._clear.setVisible(narrowed)
        if narrowed:
            self._empty.say(_("No record fits."), _("Change the search or the filters."))
        else:
            self._empty.say(
                _("No records yet."),
                _("Before something is removed, “Record removed content” seals what was there."),
            )
