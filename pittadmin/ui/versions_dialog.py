"""All versions of the rules: none ever changes, and any can be in force again at one press."""

from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_time
from pittadmin.domain.i18n import _
from pittadmin.domain.packs import PackVersion
from pittadmin.domain.tables import Column, Sort
from pittadmin.services import packs
from pittadmin.services.packs import PackView
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.list_source import ListSource
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import button


def _number(one: PackVersion) -> int:
    return int(one.version) if one.version.isdigit() else 0


def _by(one: PackVersion) -> str:
    return one.published_by.name if one.published_by else _("Ships with the program")


VERSION_COLUMNS: tuple[Column[PackVersion], ...] = (
    Column("version", _("Version"), lambda one: one.version, width=9),
    Column(
        "state",
        _("State"),
        lambda one: _("In force") if one.in_force else "—",
        lambda one: "good" if one.in_force else "",
        width=11,
    ),
    Column("note", _("What changed, and why"), lambda one: one.note or "—", width=28, stretch=True),
    Column(
        "proposed_by",
        _("Proposed by"),
        lambda one: one.proposed_by.name if one.proposed_by else "—",
        width=16,
    ),
    Column("published_by", _("Published by"), _by, width=20),
    Column(
        "published_at",
        _("Published"),
        lambda one: say_time(one.published_at) if one.published_at else "—",
        width=20,
    ),
)


class VersionsDialog(Dialog):
    """Lists them; who may goes back to the chosen one.

    Args:
        view: the versions, and who looks.
    """

    def __init__(self, shell: Shell, view: PackView, parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Versions of the rules"),
            _("A version never changes. Drafts are judged by the one in force."),
        )
        self._shell, self._window = shell, parent
        self.table: RecordTable[PackVersion] = RecordTable(
            VERSION_COLUMNS,
            shell.runner,
            _("Versions of the rules"),
            sort=Sort("version", descending=True),
        )
        self.table.setMinimumHeight(look().px(240))
        self.add(self.table)
        self.back_button = button(_("&Let it be in force again…"), self._go_back)
        self.back_button.setVisible(view.actor.may(Act.REVERT_PACK))
        self.back_button.setEnabled(False)
        self.add_button(self.back_button)
        self.table.chosen.connect(self._choose)
        self.table.settled.connect(self._choose)
        self.table.ask(
            ListSource(
                view.versions,
                VERSION_COLUMNS,
                keys={"version": _number, "published_at": lambda one: str(one.published_at or "")},
            )
        )
        self.widen(1000)

    def _choose(self, *_anything: object) -> None:
        chosen = self.table.current()
        self.back_button.setEnabled(chosen is not None and not chosen.in_force)

    def _go_back(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        question = Question(
            _("Let version {version} be in force again").format(version=chosen.version),
            _("Every draft is judged by it from now on. No version is lost."),
            _("&Go to version {version}").format(version=chosen.version),
            _("Version {version} is in force.").format(version=chosen.version),
            reason=True,
        )
        self.accept()
        go_back = partial(packs.go_back, self._shell.ctx, chosen.id)
        decide(self._shell, self._window, question, "rule_pack:return", go_back, changes=("rules",))
