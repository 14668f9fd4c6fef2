"""The holds on records of removed content: which stand, who placed them, and lifting them (R9)."""

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.retention import Hold
from pittadmin.domain.tables import Column, Sort
from pittadmin.services import holds
from pittadmin.services.people import Directory
from pittadmin.ui import record_acts
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.layouts import flow
from pittadmin.ui.lines import Headline
from pittadmin.ui.roles_held import who_can
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, button, text

STANDS, LIFTED = "stands", "lifted"


def _state(hold: Hold) -> str:
    return _("Stands") if hold.lifted_at is None else _("Lifted")


COLUMNS: tuple[Column[Hold], ...] = (
    Column("record", _("Record"), lambda one: one.record, width=12),
    Column("who", _("For"), lambda one: one.who, width=18, stretch=True),
    Column("since", _("Since"), lambda one: say_date(one.since), width=12),
    Column("by", _("Placed by"), lambda one: one.placed_by.name, width=14, stretch=True),
    Column(
        "state",
        _("State"),
        _state,
        lambda one: "info" if one.lifted_at is None else "muted",
        width=8,
    ),
)


class HoldsSection(DirectorySection[Hold]):
    """The table of holds, and the chosen one."""

    def __init__(self, shell: Shell) -> None:
        self._known: tuple[Hold, ...] = ()
        super().__init__(
            shell,
            _("Holds"),
            COLUMNS,
            (),
            _("Search record, who, why"),
            FilterCombo(
                _("S&tate"), _("All holds"), ((STANDS, _("Stands")), (LIFTED, _("Lifted")))
            ),
            _("Choose a hold to see why it stands. Place one on a record, under Records."),
            keys={"since": lambda one: one.since},
            sort=Sort("state", descending=True),
        )

    act = Act.PLACE_HOLD

    def load(self) -> None:
        """Read the holds."""
        self.shell.runner.read(self, holds.every, self.shell.ctx, done=self._take, key="holds")

    def rows_of(self, directory: Directory) -> Sequence[Hold]:
        return self._known

    def fits(self, row: Hold, choice: Hashable) -> bool:
        return (row.lifted_at is None) == (choice == STANDS)

    def also_said(self, row: Hold) -> str:
        return row.why

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may(Act.PLACE_HOLD)

    def cards(self, found: Hold, directory: Directory) -> Iterable[QWidget]:
        chip = Chip(_state(found), "info" if found.lifted_at is None else "muted")
        go = button(_("Show the &record"), lambda: self._go(found))
        card = Card(
            Headline(found.who, chip),
            text(_("On {number}").format(number=found.record), selectable=True),
            text(record_acts.hold_sentence(found), selectable=True),
            gap=12,
        )
        if found.lifted_at is not None or not directory.actor.may(Act.LIFT_HOLD):
            card.add(flow(go))
            if found.lifted_at is None:
                card.add(text(who_can(Act.LIFT_HOLD), "muted"))
        elif found.placed_by.id == directory.actor.person.id:
            card.add(flow(go), text(_("Another person of IT lifts it."), "muted"))
        else:
            card.add(flow(button(_("&Lift the hold…"), lambda: self._lift(found)), go))
        yield card

    def _take(self, known: tuple[Hold, ...]) -> None:
        self._known = known
        if self.directory is not None:
            self.show_directory(self.directory)

    def _go(self, hold: Hold) -> None:
        self.shell.go.emit("removed_record", hold.record_id)

    def _lift(self, hold: Hold) -> None:
        record_acts.lift(self.shell, self.window(), hold)
