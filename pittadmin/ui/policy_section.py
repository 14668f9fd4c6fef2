"""The policy in force: what it asks, its disclaimer, who to ask, and who has acknowledged it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.i18n import _, several
from pittadmin.domain.monitoring import MONITOR_NAMES, Monitor
from pittadmin.domain.permissions import who_may
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.domain.roles import Role
from pittadmin.services import policy
from pittadmin.services.people import Directory
from pittadmin.services.policy import PolicyView
from pittadmin.ui.acknowledgements_dialog import AcknowledgementsDialog
from pittadmin.ui.filters import SearchField
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.layouts import column, flow, row
from pittadmin.ui.lines import line
from pittadmin.ui.monitoring_periods import MonitoringPeriods
from pittadmin.ui.requirements_list import RequirementsList
from pittadmin.ui.roles_held import holders
from pittadmin.ui.section import Detail, Section
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import MasterDetail
from pittadmin.ui.widgets import Card, Facts, Unfold, button, heading, text


class PolicySection(Section):
    """What the policy asks, to be read and searched, and beside it what is to be done about it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("What the policy asks"))
        self.shell = shell
        self.view: PolicyView | None = None
        self._directory: Directory | None = None
        self.requirements = RequirementsList()
        self.search = SearchField(_("Search, such as e-mail or R14"))
        self.search.searched.connect(self._search)
        self.detail = Detail()
        self.acknowledge_button = button("", self._acknowledge)
        self.add(flow(self.search))
        self.add(MasterDetail(self.requirements, self.detail), takes_room=True)
        self._search("")

    def load(self) -> None:
        """Read the version in force, and who has acknowledged it."""
        self.shell.runner.read(self, policy.show, self.shell.ctx, done=self._take, key="policy")

    def show_directory(self, directory: Directory) -> None:
        """Name those who can be asked."""
        self._directory = directory
        self._show()

    def _search(self, words: str) -> None:
        count = self.requirements.search(words)
        self.count.setText(several("{count} requirement", "{count} requirements", count))

    def _take(self, view: PolicyView) -> None:
        self.view = view
        self._show()

    def _show(self) -> None:
        if self.view is None or self._directory is None:
            return
        self.detail.show_cards(
            self._acknowledgement(self.view),
            *self._everyone(self.view),
            self._version(self.view),
            self._disclaimer(),
            self._monitoring(self.view),
            self._who_to_ask(self._directory),
        )

    def _acknowledgement(self, view: PolicyView) -> QWidget:
        if view.acknowledged_at is not None:
            when = say_time(view.acknowledged_at)
            done = text(_("You acknowledged this version on {when}.").format(when=when))
            return Card(line(Glyph("good", "good"), done, grows=done, gap=10))
        self.acknowledge_button = button(
            _("I have &read it and know what it asks"), self._acknowledge, "primary"
        )
        return Card(
            text(_("Your acknowledgement"), "strong"),
            text(
                _(
                    "Everyone is told when the policy changes (R11). Read the signed text, which"
                    " Personnel gives out; what it asks stands here in plain words."
                )
            ),
            row(self.acknowledge_button, None, margins=(0, 4, 0, 0)),
            kind="next",
        )

    def _everyone(self, view: PolicyView) -> tuple[QWidget, ...]:
        """Return how many have acknowledged it, for those who need to know."""
        if not view.everyone:
            return ()
        done = sum(at is not None for _name, at in view.everyone)
        said = _("{done} of {all} people have acknowledged it.").format(
            done=f"{done:,}", all=f"{len(view.everyone):,}"
        )
        opens = button(_("&Who has and who has not…"), self._open_everyone)
        return (Card(text(said), row(opens, None)),)

    def _version(self, view: PolicyView) -> QWidget:
        version = view.version
        in_force = say_date(version.effective_on) or _("Not stated")
        digits = " ".join(version.sha256[at : at + 8] for at in range(0, 64, 8))
        copy = button(_("Cop&y"), lambda: self._copy(version.sha256, _("The checksum")), "link")
        copy.setAccessibleName(_("Copy the checksum"))
        checksum = column(
            text(
                _("The checksum of its text (SHA-256) tells this version from any other."), "muted"
            ),
            text(digits, "muted", selectable=True),
            row(copy, None),
        )
        return Card(
            heading(version.name),
            Facts(
                (
                    (_("Signed by"), "\n".join(version.signatories)),
                    (_("In force since"), in_force),
                    (_("Entered here"), say_date(version.entered_at)),
                )
            ),
            row(Unfold(_("Technical &details"), checksum), None),
            checksum,
        )

    def _disclaimer(self) -> QWidget:
        copy = button(
            _("&Copy the disclaimer"),
            lambda: self._copy(DISCLAIMER, _("The disclaimer")),
            "plain",
            "copy",
        )
        return Card(
            text(_("The disclaimer that every profile carries, word for word (R10)"), "strong"),
            text(DISCLAIMER, selectable=True),
            row(copy, None),
        )

    def _monitoring(self, view: PolicyView) -> QWidget:
        """Return how often pages are looked at, and for Personnel the button that changes it."""
        periods = view.periods
        days = {one: periods.days(one) for one in Monitor}
        card = Card(
            text(_("How often pages are looked at (R34)"), "strong"),
            Facts(
                (
                    MONITOR_NAMES[one],
                    several("Every day", "Every {count} days", its)
                    if its
                    else _("When it wishes to"),
                )
                for one, its in days.items()
            ),
        )
        if view.may_set_periods:
            card.add(row(button(_("Change &how often…"), self._open_periods), None))
        else:
            sets = _("This is set by {who}.").format(who=who_may(Act.SET_MONITORING))
            card.add(text(sets, "muted"))
        return card

    def _who_to_ask(self, directory: Directory) -> QWidget:
        card = Card(
            text(_("Who to ask"), "strong"),
            text(_("Questions about the policy go to Personnel (R54).")),
        )
        asked = holders(directory, Role.PERSONNEL)
        for person in asked:
            card.add(text(f"{person.name} · {person.email}", selectable=True))
        if not asked:
            card.add(text(_("Nobody holds this role yet; IT gives it under Roles."), "muted"))
        return card

    def _acknowledge(self) -> None:
        if self.view is None or not self.acknowledge_button.isEnabled():
            return
        self.acknowledge_button.setEnabled(False)
        self.shell.runner.write(
            self,
            policy.acknowledge,
            self.shell.ctx,
            self.view.version.id,
            done=self._acknowledged,
            failed=self._not_acknowledged,
            changes=("policy",),
        )

    def _acknowledged(self, view: PolicyView) -> None:
        self._take(view)
        self.shell.said.emit(_("Your acknowledgement is on record."))

    def _not_acknowledged(self, _error: Exception) -> bool:
        self.acknowledge_button.setEnabled(True)
        return False

    def _open_everyone(self) -> None:
        if self.view is not None:
            dialog = AcknowledgementsDialog(self.shell, self.view, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _open_periods(self) -> None:
        if self.view is not None:
            form = MonitoringPeriods(self.shell, self.view.periods, self.window())
            form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            form.open()

    def _copy(self, words: str, what: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.shell.said.emit(_("{what} is on the clipboard.").format(what=what))
