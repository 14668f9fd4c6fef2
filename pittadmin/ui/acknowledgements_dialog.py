"""Who has acknowledged the policy and who has not, for Personnel (R11)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Column, Sort
from pittadmin.services.policy import PolicyView
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.filters import FilterCombo, SearchField
from pittadmin.ui.layouts import flow
from pittadmin.ui.list_source import ListSource
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Empty

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class _Line:
    """One person, and when they acknowledged it; None while they have not."""

    id: int
    name: str
    at: datetime | None


COLUMNS: tuple[Column[_Line], ...] = (
    Column("name", _("Name"), lambda line: line.name, width=28, stretch=True),
    Column(
        "at",
        _("Acknowledged"),
        lambda line: say_time(line.at) or _("Not yet"),
        lambda line: "" if line.at else "warn",
        width=24,
    ),
)


class AcknowledgementsDialog(Dialog):
    """A table that is read and copied from."""

    def __init__(self, shell: Shell, view: PolicyView, parent: QWidget | None = None) -> None:
        done = sum(at is not None for _name, at in view.everyone)
        super().__init__(
            parent,
            _("Who has acknowledged the policy"),
            _("{done} of {all} people have acknowledged “{name}”.").format(
                done=f"{done:,}", all=f"{len(view.everyone):,}", name=view.version.name
            ),
        )
        self._lines = [
            _Line(number, name, at) for number, (name, at) in enumerate(view.everyone, 1)
        ]
        self.table = RecordTable(
            COLUMNS,
            shell.runner,
            _("Acknowledgements"),
            Empty(_("Nobody here."), _("Everyone is in the other list.")),
            Sort("at", descending=True),
        )
        self.search = SearchField(_("Search a name"), self.table)
        self.filter = FilterCombo(
            _("&Show"), _("Everyone"), [("not", _("Not yet")), ("done", _("Acknowledged"))]
        )
        self.search.searched.connect(self._ask)
        self.filter.picked.connect(self._ask)
        self.table.setMinimumHeight(look().px(38) * 9)
        self.widen(600)
        self.add(flow(self.search, self.filter), self.table)
        self._ask()

    def _ask(self, *_anything: object) -> None:
        choice = self.filter.value()
        lines = [
            one for one in self._lines if choice is None or (one.at is None) == (choice == "not")
        ]
        keys = {"at": lambda line: line.at or _NEVER}
        self.table.ask(ListSource(lines, COLUMNS, self.search.words(), choice, keys))
