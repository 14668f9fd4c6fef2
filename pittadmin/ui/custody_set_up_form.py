"""IT's set-up in one dialog: the root key to removable storage, the recovery key onto paper."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.passwords import STRENGTH_NAMES, Strength
from pittadmin.services import custody_set_up
from pittadmin.services.context import Context
from pittadmin.services.custody_set_up import Prepared
from pittadmin.services.this_computer import Standing
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.layouts import column, row
from pittadmin.ui.recovery_step import RecoveryStep
from pittadmin.ui.secret_input import SecretInput
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import button, heading, text
from pittadmin.vault.secret import Secret


class CustodySetUpForm(Dialog):
    """Two steps: the root key is saved, then the recovery key printed and the list signed.

    Nothing is set up before the last press. Given up after the first, a file lies on the removable
    storage that opens nothing.
    """

    def __init__(self, shell: Shell, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Set up the keeping of passwords"),
            confirm_text=_("&Save the root key"),
            waits=True,
        )
        self._shell = shell
        self.prepared: Prepared | None = None
        self.path = text_input()
        choose = button(_("&Choose…"), self._choose)
        self.passphrase, self.again = SecretInput(self._judge), SecretInput()
        self.strength = text("", "muted")
        self.fields["file"] = Field(_("&File"), row(self.path, choose), _("Such as E:\\root.age."))
        self.fields["passphrase"] = Field(
            _("&Passphrase"),
            self.passphrase,
            _("Five words or more that have nothing to do with each other. Write it down, too."),
        )
        self.fields["again"] = Field(_("Passphrase once &more"), self.again)
        about = text(
            _(
                "It signs whose computers may hold passwords. Save it to removable storage that "
                "lies in a safe; it is needed whenever a computer comes or goes."
            )
        )
        title = heading(_("Step 1 of 2: the root key"))
        self._first = column(title, about, *self.fields.values(), self.strength, gap=12)
        self.add(self._first)
        self.step: RecoveryStep | None = None
        self.submitted.connect(self._go_on)
        self.finished.connect(self._wipe)
        self.widen(600)

    def check(self) -> Iterable[Problem]:
        if self.step is not None:
            yield from self.step.check()
            return
        if not self.path.text().strip():
            yield Problem(_("No file is chosen."), _("Choose where the key is saved."), "file")
        if self.passphrase.is_empty():
            yield Problem(_("The passphrase is missing."), _("Enter it."), "passphrase")
        else:
            with self.passphrase.secret() as one, self.again.secret() as other:
                if one != other:
                    yield Problem(
                        _("The two passphrases differ."), _("Type it once more."), "again"
                    )

    def _choose(self) -> None:
        kind = _("Root key (*.age)")
        name = "pittadmin-root-key.age"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the root key"), name, kind)
        if chosen:
            self.path.setText(chosen)

    def _judge(self) -> None:
        if self.passphrase.is_empty():
            self.strength.setText("")
            return
        judge = partial(custody_set_up.judge, self.passphrase.secret())
        self._shell.runner.check(self, judge, done=self._judged, key="strength")

    def _judged(self, strength: Strength) -> None:
        self.strength.setText(STRENGTH_NAMES[strength])

    def _go_on(self) -> None:
        if self.prepared is None:
            self._shell.runner.keyring(
                self,
                _save,
                self._shell.ctx,
                Path(self.path.text().strip()),
                self.passphrase.secret(),
                done=self._saved,
                failed=self.fail,
            )
        else:
            self._shell.runner.keyring(
                self,
                custody_set_up.found,
                self._shell.ctx,
                self._shell.safe,
                self.prepared,
                done=self._done,
                failed=self.fail,
                changes=("custody", "accounts"),
            )

    def _saved(self, prepared: Prepared) -> None:
        """Turn to the second step."""
        self.prepared = prepared
        self.set_busy(False)
        self._first.hide()
        self.fields.clear()
        for one in (self.passphrase, self.again):
            one.wipe()
        self.step = RecoveryStep(prepared.recovery.identity, self)
        self.fields["printed"] = self.step.field
        self.add(heading(_("Step 2 of 2: the recovery key")), *self.step.widgets)
        self.confirm_button.setText(_("&Sign the first list"))
        self.step.printed.setFocus()

    def _done(self, _standing: Standing) -> None:
        self.accept()
        self._shell.said.emit(_("It is set up: passwords can be handed over. Enroll computers."))

    def _wipe(self, _result: int) -> None:
        for one in (self.passphrase, self.again):
            one.wipe()
        if self.prepared is not None:
            self.prepared.recovery.identity.wipe()


def _save(ctx: Context, path: Path, passphrase: Secret) -> Prepared:
    """Make both keys, and save the root key."""
    custody_set_up.require_none(ctx)
    prepared = custody_set_up.prepare()
    with passphrase:
        custody_set_up.save_root(prepared, path, passphrase)
    return prepared
