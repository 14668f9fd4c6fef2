"""What the parts of the Policy tab share that show who is who: a table and its details."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _, several
from pittadmin.domain.tables import Column, Sort
from pittadmin.services.people import Directory
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.filters import FilterCombo, SearchField
from pittadmin.ui.layouts import flow
from pittadmin.ui.list_source import ListSource
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.roles_held import who_can
from pittadmin.ui.section import Detail, Section, remember
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import MasterDetail
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Card, text

Row = TypeVar("Row")


class DirectorySection(Section, Generic[Row]):
    """A table of what is on file, searched and narrowed, with the chosen row beside it.

    Args:
        shell: who acts, and the threads.
        name: its title.
        columns: what is shown of each row.
        buttons: its buttons; seen by those who `may_act`.
        search: what can be searched for.
        narrow: the lists that narrow the table.
        hint: what stands beside the table while no row is chosen.
        keys: what a column is sorted by where that is not its text.
        sort: the order to begin with.
    """

    def __init__(
        self,
        shell: Shell,
        name: str,
        columns: Sequence[Column[Row]],
        buttons: Iterable[QWidget],
        search: str,
        narrow: FilterCombo | Sequence[FilterCombo],
        hint: str,
        keys: Mapping[str, Callable[[Row], Any]] | None = None,
        sort: Sort | None = None,
    ) -> None:
        super().__init__(name, buttons)
        self.shell = shell
        self.directory: Directory | None = None
        self.wanted: int | None = None
        """The row to choose when the table is filled next."""
        self._columns, self._keys, self._hint = columns, keys or {}, hint
        self._rows: Sequence[Row] = ()
        self._shown: Row | None = None
        self.table: RecordTable[Row] = RecordTable(
            columns, shell.runner, name, _("Nothing on file fits this."), sort
        )
        self.search = SearchField(search, self.table)
        self.filters = (narrow,) if isinstance(narrow, FilterCombo) else tuple(narrow)
        self.filter = self.filters[0]
        self.detail = Detail()
        self.add(flow(self.search, *self.filters))
        self.add(MasterDetail(self.table, self.detail), takes_room=True)
        remember(self.table, shell.memory, f"policy.{type(self).__name__}")
        self.search.searched.connect(self._ask)
        for one in self.filters:
            one.picked.connect(self._ask)
        self.table.settled.connect(self._settle)
        self.table.chosen.connect(self._show)
        self.table.records.dataChanged.connect(self._show)  # a row far down is read later
        self.offer(False, "")
        self._show_hint()

    # What a part gives

    def rows_of(self, directory: Directory) -> Sequence[Row]:
        """Return the rows."""
        raise NotImplementedError

    def fits(self, row: Row, choice: Hashable) -> bool:
        """Tell whether a row is among what was chosen in the first list to be shown."""
        raise NotImplementedError

    act = Act.KEEP_PEOPLE
    """What its buttons do."""

    def also_fits(self) -> Sequence[Callable[[Row, Hashable], bool]]:
        """Return what `fits` does for each further list."""
        return ()

    def also_said(self, row: Row) -> str:
        """Return what else is searched, beside what the columns say."""
        return ""

    def may_act(self, directory: Directory) -> bool:
        """Tell whether this person may use the buttons."""
        raise NotImplementedError

    def cards(self, found: Row, directory: Directory) -> Iterable[QWidget]:
        """Return what is shown of the chosen row."""
        raise NotImplementedError

    # What every part does

    def show_directory(self, directory: Directory) -> None:
        """Show everybody on file as it stands now."""
        self.directory, self._shown = directory, None
        self._rows = self.rows_of(directory)
        self.offer(self.may_act(directory), who_can(self.act))
        self._ask()

    def show_subject(self, id_: int) -> None:
        """Show one row, whatever was searched for."""
        self.search.clear()
        for one in self.filters:
            one.set_value(None)
        self.wanted = id_
        self._ask()

    def open_form(self, form: RecordForm) -> None:
        """Open a form; what it saved is chosen once everything was read again."""
        form.saved.connect(self._want)
        self.open_dialog(form)

    def open_dialog(self, dialog: Dialog) -> None:
        """Open a dialog, which is deleted when it is closed."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _want(self, saved: Any) -> None:
        self.wanted = saved.id

    def _ask(self, *_anything: object) -> None:
        if self.directory is None:
            return
        choice = tuple(one.value() for one in self.filters)
        rows = [row for row in self._rows if self._is_chosen(row, choice)]
        words = self.search.words()
        self.table.ask(
            ListSource(rows, self._columns, words, choice, self._keys, more=self.also_said)
        )

    def _is_chosen(self, row: Row, choice: Sequence[Hashable]) -> bool:
        fits = (self.fits, *self.also_fits())
        return all(
            value is None or fit(row, value) for fit, value in zip(fits, choice, strict=True)
        )

    def _settle(self, count: int) -> None:
        all_rows = len(self._rows)
        on_file = several("{count} on file", "{count} on file", all_rows)
        narrowed = _("{count} of {all} on file").format(count=f"{count:,}", all=f"{all_rows:,}")
        self.count.setText(on_file if count == all_rows else narrowed)
        if self.wanted is not None and self.table.records.place(self.wanted) >= 0:
            self.table.choose(self.wanted)
            self.wanted = None  # not before: these may be the rows of before it was read
        if count and self.table.chosen_id is None:
            self.table.choose(self.table.records.ids[0])
        self._show()

    def _show(self, *_anything: object) -> None:
        row = self.table.current()
        if row is None or self.directory is None:
            self._show_hint()
        elif row != self._shown:
            self.detail.show_cards(*self.cards(row, self.directory))
        self._shown = row

    def _show_hint(self) -> None:
        self.detail.show_cards(Card(text(self._hint, "muted")))
