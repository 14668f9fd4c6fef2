"""Signs the next list of devices: with the root key from its file, or a try-out's own."""

from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.errors import Conflict, Problem
from pittadmin.domain.i18n import _
from pittadmin.services import custody_set_up, device_list
from pittadmin.services.context import Context
from pittadmin.services.device_list import DeviceList, ListedDevice
from pittadmin.services.safe import Safe
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Check, Field, text_area, text_input
from pittadmin.ui.layouts import row
from pittadmin.ui.secret_input import SecretInput
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, button, text
from pittadmin.vault.secret import Secret


class RootKeyForm(Dialog):
    """Asks for what the signature needs, and signs.

    Args:
        shell: who signs.
        title: what the list is signed for.
        sentence: what follows from it.
        confirm: what the button does.
        enroll: the computer whose words are compared, or None.
        drop: the computers that are dropped.
        said: the sentence that confirms it.
    """

    def __init__(
        self,
        shell: Shell,
        title: str,
        sentence: str,
        confirm: str,
        said: str,
        parent: QWidget | None,
        enroll: ListedDevice | None = None,
        drop: Collection[str] = (),
    ) -> None:
        super().__init__(
            parent, title, sentence, confirm, "danger" if drop else "primary", waits=True
        )
        self._shell, self._said = shell, said
        self._enroll, self._drop = enroll, tuple(drop)
        self._try_out = shell.ctx.installation.is_try_out
        self.same = Check(_("The &words are the same, and I know whose voice it is"))
        if enroll is not None:
            words = text("  ".join(enroll.words), "strong", selectable=True)
            words.setProperty("type", "heading")
            words.setAccessibleName(", ".join(enroll.words))
            whose = _("{computer} of {person} shows:").format(
                computer=enroll.known.computer, person=enroll.known.person.name
            )
            self.add(Card(text(whose, "muted"), words), self.same)
        self.why = text_area(lines=2)
        if drop:
            why = Field(_("&Reason"), self.why, _("Such as: the laptop is lost."))
            self.add_field("reason", why)
        self.path = text_input()
        self.passphrase = SecretInput()
        if self._try_out:
            note = _("Try-out: it is signed with the root key in this computer's keyring.")
            self.add(text(note, "muted"))
        else:
            choose = button(_("&Choose…"), self._choose)
            self.add_field(
                "file",
                Field(_("Root key &file"), row(self.path, choose), _("On IT's removable storage.")),
            )
            self.add_field("passphrase", Field(_("&Passphrase"), self.passphrase))
        self.submitted.connect(self._send)
        self.finished.connect(lambda _result: self.passphrase.wipe())
        self.widen(520)

    def check(self) -> Iterable[Problem]:
        if self._enroll is not None and not self.same.isChecked():
            yield Problem(
                _("The words were not compared."),
                _("Call the person, have them read the words, then tick it."),
            )
        if self._drop and not self.why.toPlainText().strip():
            yield Problem(_("A reason is needed."), _("Say why; it is kept on record."), "reason")
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
        enroll = [self._enroll.known.device_id] if self._enroll else []
        path = None if self._try_out else Path(self.path.text().strip())
        self._shell.runner.keyring(
            self,
            _sign,
            self._shell.ctx,
            self._shell.safe,
            path,
            self.passphrase.secret(),
            enroll,
            self._drop,
            self.why.toPlainText(),
            done=self._done,
            failed=self.fail,
            changes=("custody",),
        )

    def _done(self, _list: DeviceList) -> None:
        self.accept()
        self._shell.said.emit(self._said)


def _sign(
    ctx: Context,
    safe: Safe,
    path: Path | None,
    passphrase: Secret,
    enroll: Collection[str],
    drop: Collection[str],
    reason: str,
) -> DeviceList:
    """Take the root key out and sign the next list."""
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
    return device_list.sign(ctx, safe, key, enroll, drop, reason)
