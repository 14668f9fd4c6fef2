"""The page under Help on which the program looks at everything it needs on this computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.clock import Clock
from pittadmin.domain.i18n import _
from pittadmin.services import doctor
from pittadmin.services.doctor import Finding
from pittadmin.settings import Settings
from pittadmin.ui.banner import announce
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.layouts import column
from pittadmin.ui.lines import line
from pittadmin.ui.look import look
from pittadmin.ui.tasks import Runner
from pittadmin.ui.widgets import Chip, button, clear, separator, text
from pittadmin.vault.keyring_gate import SystemKeyring

CHIPS = {"good": _("In order"), "warn": _("Look at it"), "bad": _("Needs help")}


class ComputerCheck(Dialog):
    """Shows what was found, each with what to do, and leads to the settings.

    Args:
        told: the settings.
        clock: this computer's clock.
        password: of the City's database, as it was given at the start; or empty.
        opener: opens the keyring.
        runner: does the looking.
        parent: the window it stands over.
    """

    settings_saved = Signal()
    """The settings were changed, and count at the next start."""

    def __init__(
        self,
        told: Settings,
        clock: Clock,
        password: str,
        opener: Callable[[], SystemKeyring],
        runner: Runner,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            parent,
            _("Check this computer"),
            _("What PittAdmin needs here, and where its settings come from."),
        )
        self._told, self._look = told, (told, clock, password or None, opener)
        self._runner = runner
        self.found: tuple[Finding, ...] = ()
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        look().space(self._rows, 10)
        self.add(self._content)
        self.let_body_scroll()
        self._rows.addWidget(text(_("Looking…"), "muted"))
        self.change_button = button(_("Change the &settings…"), self._change)
        self.again_button = button(_("&Look again"), self.look)
        self.copy_button = button(_("&Copy the report"), self._copy)
        for extra in (self.copy_button, self.again_button, self.change_button):
            self.add_button(extra)
        self.widen(680)
        self.look()

    def look(self) -> None:
        """Look at everything; a locked keyring may ask its owner meanwhile."""
        self.copy_button.setEnabled(False)
        self.again_button.setEnabled(False)
        self._runner.keyring(self, doctor.examine, *self._look, done=self._show, ended=self._ended)

    def _ended(self) -> None:
        self.again_button.setEnabled(True)

    def _show(self, found: tuple[Finding, ...]) -> None:
        self.found = found
        clear(self._content)
        for number, one in enumerate(found):
            if number:
                self._rows.addWidget(separator())
            said = column(text(one.title, "strong"), text(one.said, selectable=True), gap=2)
            if one.todo:
                said = column(said, text(one.todo, "muted", selectable=True), gap=2)
            self._rows.addWidget(line(said, Chip(CHIPS[one.state], one.state), grows=said, gap=12))
        self.copy_button.setEnabled(True)
        well = doctor.is_well(found)
        announce(self, _("All is in order.") if well else _("Something needs help."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(doctor.report(self.found))
        self.copy_button.setText(_("Copied"))

    def _change(self) -> None:
        from pittadmin.ui.settings_form import SettingsForm

        form = SettingsForm(self._told, self)

        def save() -> None:
            if form.save():
                form.accept()
                self.accept()
                self.settings_saved.emit()

        form.submitted.connect(save)
        form.open()
