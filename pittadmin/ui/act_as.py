"""Choosing as whom to act in a try-out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.people import Person
from pittadmin.domain.tables import Column
from pittadmin.services import people, starting
from pittadmin.services.context import Context
from pittadmin.services.people import Directory
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.filters import SearchField
from pittadmin.ui.layouts import flow
from pittadmin.ui.list_source import ListSource
from pittadmin.ui.look import look
from pittadmin.ui.people_section import PersonRow
from pittadmin.ui.roles_held import held_today
from pittadmin.ui.shell import Shell
from pittadmin.ui.table import RecordTable

COLUMNS: tuple[Column[PersonRow], ...] = (
    Column("name", _("Name"), lambda one: one.person.name, width=16),
    Column(
        "roles",
        _("Roles today"),
        lambda one: "; ".join(one.roles) or _("Employee"),
        width=34,
        stretch=True,
    ),
)


def _read(ctx: Context) -> tuple[list[Person], Directory]:
    return starting.stand_ins(ctx), people.directory(ctx)


class ActAs(Dialog):
    """The people of a try-out with their roles; one of them is chosen."""

    chosen = Signal(int)
    """The id of the person as whom to go on."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Act as…"),
            _(
                "In a try-out you can act as anyone, to see what they see. The record keeps"
                " your own login beside the name you act under."
            ),
            _("Act as this person"),
        )
        self.table = RecordTable(COLUMNS, shell.runner, _("People"), _("Nobody has this name."))
        self.table.setMinimumHeight(look().px(38) * 8)
        self.widen(640)
        self.search = SearchField(_("Search a name or a role"), self.table)
        self._rows: list[PersonRow] = []
        self._me = shell.ctx.person_id
        self.add(flow(self.search), self.table)
        self.search.searched.connect(self._ask)
        self.table.chosen.connect(self._suit)
        self.table.settled.connect(self._suit)
        self.table.opened.connect(lambda _id: self.confirm())
        self.submitted.connect(self._choose)
        self.confirm_button.setEnabled(False)
        shell.runner.read(self, _read, shell.ctx, done=self._take, failed=self.fail, key="people")

    def confirm(self) -> None:
        """Go on as the chosen person, if one is chosen."""
        if self.table.current() is not None:
            super().confirm()

    def _take(self, found: tuple[list[Person], Directory]) -> None:
        persons, directory = found
        held = held_today(directory)
        self._rows = [PersonRow(one, held.get(one.id, ())) for one in persons if one.id != self._me]
        self._ask()

    def _ask(self, *_anything: object) -> None:
        self.table.ask(ListSource(self._rows, COLUMNS, self.search.words()))

    def _suit(self, *_anything: object) -> None:
        self.confirm_button.setEnabled(self.table.current() is not None)

    def _choose(self) -> None:
        found = self.table.current()
        if found is not None:
            self.chosen.emit(found.id)
