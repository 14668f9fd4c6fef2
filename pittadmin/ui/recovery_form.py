"""Makes a new recovery key: its sheet is printed, then the list of devices signed with it."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.services import recovery_renewal
from pittadmin.services.device_list import DeviceList
from pittadmin.ui.fields import Check
from pittadmin.ui.recovery_step import RecoveryStep
from pittadmin.ui.root_key_form import RootKeyForm, Signing
from pittadmin.ui.shell import Shell


class RecoveryForm(RootKeyForm):
    """Shows the new key once, and asks whether somebody may have seen the old one.

    Args:
        shell: who signs.
        parent: what the dialog stands over.
        signed: called once the list is signed, to seal to the new key what is kept.
    """

    def __init__(
        self, shell: Shell, parent: QWidget | None, signed: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(
            shell,
            _("Make a new recovery key?"),
            _(
                "For the day on which the sheet is lost, or somebody has seen it. What is kept is "
                "sealed to the new key; destroy the old sheet where you find it."
            ),
            _("&Sign the list with the new key"),
            _("The new recovery key counts."),
            parent,
        )
        self._signed = signed
        self.key = recovery_renewal.make()
        self.step = RecoveryStep(self.key.identity, self)
        self.fields["printed"] = self.step.field
        self.seen = Check(_("Somebody &may have seen the old one: have every password changed"))
        self.add(*self.step.widgets, self.seen)
        self.ask_for_root_key()
        self.finished.connect(lambda _result: self.key.identity.wipe())
        self.widen(600)

    def signing(self) -> Signing:
        return partial(recovery_renewal.renew, key=self.key, seen=self.seen.isChecked())

    def check(self) -> Iterable[Problem]:
        yield from self.step.check()
        yield from super().check()

    def _done(self, listed: DeviceList) -> None:
        super()._done(listed)
        self._signed()
