"""Asks for IT's root key, from its file or a try-out's own, and signs with it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.errors import Conflict, Problem
from pittadmin.domain.i18n import _
from pittadmin.services import custody_set_up, device_list
from pittadmin.services.context import Context
from pittadmin.services.device_list import DeviceList
from pittadmin.services.safe import Safe
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.layouts import row
from pittadmin.ui.secret_input import SecretInput
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import button, text
from pittadmin.vault.root import RootKey
from pittadmin.vault.secret import Secret

Signing = Callable[[Context, Safe, RootKey], DeviceList]
"""What is done with the root key."""


class RootKeyForm(Dialog):
    """Asks for the root key, and signs. The base of the dialogs that sign a list of devices.

    Args:
        shell: who signs.
        title: what is signed.
        sentence: what follows from it.
        confirm: what the button does.
        said: the sentence that confirms it.
        parent: what the dialog stands over.
        kind: the kind of the button.
    """

    def __init__(
        self,
        shell: Shell,
        title: str,
        sentence: str,
        confirm: str,
        said: str,
        parent: QWidget | None,
        kind: str = "primary",
    ) -> None:
        super().__init__(parent, title, sentence, confirm, kind, waits=True)
        self._shell, self._said = shell, said
        self._try_out = shell.ctx.installation.is_try_out
        self.path = text_input()
        self.passphrase = SecretInput()
        self.submitted.connect(self._send)
        self.finished.connect(lambda _result: self.passphrase.wipe())
        self.widen(520)

    def ask_for_root_key(self) -> None:
        """Add the fields for the root key, below what a form asks besides."""
        if self._try_out:
            note = _("Try-out: it is signed with the root key in this computer's keyring.")
            self.add(text(note, "muted"))
            return
        choose = button(_("&Choose…"), self._choose)
        self.add_field(
            "file",
            Field(_("Root key &file"), row(self.path, choose), _("On IT's removable storage.")),
        )
        self.add_field("passphrase", Field(_("&Passphrase"), self.passphrase))

    def signing(self) -> Signing:
        """Return what is to be done with the root key."""
        raise NotImplementedError

    def check(self) -> Iterable[Problem]:
        if not self._try_out:
            if not self.path.text().strip():
                yield Problem(_("No file is chosen."), _("Choose the root key's file."), "file")
            if self.passphrase.is_empty():
                yield Problem(_("The passphrase is missing."), _("Enter it."), "passphrase")

    def _choose(self) -> None:
        kind = _("Root key (*.age)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose the root key"), "", kind)
        if chosen:
            self.path.setText(chosen)

    def _send(self) -> None:
        self._shell.runner.keyring(
            self,
            _sign,
            self._shell.ctx,
            self._shell.safe,
            None if self._try_out else Path(self.path.text().strip()),
            self.passphrase.secret(),
            self.signing(),
            done=self._done,
            failed=self.fail,
            changes=("custody", "accounts"),
        )

    def _done(self, _list: DeviceList) -> None:
        self.accept()
        self._shell.said.emit(self._said)


def _sign(
    ctx: Context, safe: Safe, path: Path | None, passphrase: Secret, signing: Signing
) -> DeviceList:
    """Take the root key out and sign."""
    with passphrase:
        if path is not None:
            key = device_list.load_root(path, passphrase)
        else:
            found = custody_set_up.root_in_keyring(safe)
            if found is None:
                raise Conflict(
                    _("The root key of this try-out is not in this computer's keyring."),
                    _("Set the try-out up anew, under “This computer”."),
                )
            key = found
    return signing(ctx, safe, key)
