"""Hands a secret of an account over: one field, one button, one tick (R21, R49)."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.errors import Problem
from pittadmin.domain.handover import KIND_NAMES, Direction, Kind
from pittadmin.domain.i18n import _, several
from pittadmin.domain.passwords import STRENGTH_NAMES, Strength
from pittadmin.services import hand_over
from pittadmin.services.hand_over import Flushed, Handing
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Check, Field
from pittadmin.ui.layouts import flow
from pittadmin.ui.outbox_keeper import tell
from pittadmin.ui.secret_input import SecretInput, SecretText
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import button, restyle, text

_HINTS: dict[Kind, str] = {
    Kind.PASSWORD: _("As you log in with it today."),
    Kind.RECOVERY_CODES: _("One a line, as the platform shows them."),
    Kind.SECOND_FACTOR: _("The setup key behind the QR code, not a six-digit code."),
    Kind.RECOVERY_ADDRESS: _("The e-mail or phone number that the platform would write to."),
}

_STRENGTH_KINDS: dict[Strength, str] = {
    Strength.WEAK: "bad",
    Strength.FAIR: "warn",
    Strength.GOOD: "info",
    Strength.STRONG: "good",
}


class HandOverForm(Dialog):
    """Asks for a secret and seals it; of IT's own it makes the password.

    Nothing of it is kept in the recovery file: what is typed lives in its field alone.
    """

    def __init__(
        self, shell: Shell, account: Account, kind: Kind, by_it: bool, parent: QWidget | None
    ) -> None:
        name = KIND_NAMES[kind].lower()
        title = _("Hand over the {what} of {account}")
        sentence = _(
            "It is sealed on this computer: IT alone can open it, and nobody on the way. This "
            "computer keeps it in its keyring, so that you can go on logging in."
        )
        confirm = _("&Seal and hand over to IT")
        if by_it:
            title = _("Make the {what} of {account}")
            sentence = _(
                "It is sealed to the department's computers and to IT. The department sets it on "
                "the platform; nobody has to read it out."
            )
            confirm = _("&Seal to the department")
        super().__init__(
            parent,
            title.format(what=name, account=account.name),
            sentence,
            confirm,
            waits=True,
        )
        self._shell, self._kind, self._by_it = shell, kind, by_it
        self.handing: Handing | None = None
        self.strength = text("", "muted")
        if kind in (Kind.PASSWORD, Kind.RECOVERY_ADDRESS):
            self.box: SecretInput | SecretText = SecretInput(self._changed)
        else:
            self.box = SecretText(self._changed)
        hint = "" if by_it else _HINTS[kind]
        self._name = "password" if kind is Kind.PASSWORD else "secret"
        self.add_field(self._name, Field(f"&{KIND_NAMES[kind]}", self.box, hint))
        if kind is Kind.PASSWORD:
            self.add(self.strength)
            self.strength.hide()
        self.to = text("", "muted")
        if by_it:
            self.another = button(_("Make &another"), self._make)
            self.add(flow(self.another), self.to)
        self.works = Check(_("&I have logged in with it: it opens the account"))
        if not by_it and kind is Kind.PASSWORD:
            self.add(self.works)
        self.submitted.connect(self._send)
        self.finished.connect(self._wipe)
        self.confirm_button.setEnabled(False)
        self.confirm_button.setAccessibleDescription(_("Opens once the computer is ready"))
        self.widen(520)
        shell.runner.keyring(
            self,
            hand_over.prepare,
            shell.ctx,
            shell.safe,
            account.id,
            kind,
            done=self._ready,
            failed=self._not_ready,
        )

    def check(self) -> Iterable[Problem]:
        if self.box.is_empty():
            yield Problem(_("There is nothing in it."), _("Enter it."), self._name, "R21")
        elif not self._by_it and self._kind is Kind.PASSWORD and not self.works.isChecked():
            yield Problem(
                _("It is not confirmed that it opens the account."),
                _("Log in with it once, then tick it."),
                "",
                "R21",
            )

    def _ready(self, handing: Handing) -> None:
        self.handing = handing
        self.confirm_button.setEnabled(True)
        self.confirm_button.setAccessibleDescription("")
        if self._by_it:
            self._make()
            count = len(handing.to)
            if not count:
                self.to.setText(
                    _(
                        "Those who look after the pages of {department} are all of IT: it goes to "
                        "the other computers of IT, and one of them receives it."
                    ).format(department=handing.account.department)
                )
                return
            self.to.setText(
                several(
                    "It goes to {count} computer of {{department}}, and to IT.",
                    "It goes to {count} computers of {{department}}, and to IT.",
                    count,
                ).format(department=handing.account.department)
            )

    def _not_ready(self, error: Exception) -> bool:
        handled = self.fail(error)
        self.confirm_button.setEnabled(False)
        return handled

    def _make(self) -> None:
        if self.handing is not None and isinstance(self.box, SecretInput):
            with hand_over.make(self.handing) as secret:
                self.box.set_secret(secret)

    def _changed(self) -> None:
        self.fields[self._name].set_problem(None)
        if self.handing is None or self._kind is not Kind.PASSWORD:
            return
        self.strength.setVisible(not self.box.is_empty())
        if self.box.is_empty():
            self.strength.setText("")
            return
        judge = partial(hand_over.judge, self.handing, self.box.secret())
        self._shell.runner.check(self, judge, done=self._judged, key="strength")

    def _judged(self, strength: Strength) -> None:
        self.strength.setText(STRENGTH_NAMES[strength])
        restyle(self.strength, "kind", _STRENGTH_KINDS[strength])

    def _send(self) -> None:
        assert self.handing is not None  # the button was closed until then
        self._shell.runner.keyring(
            self,
            hand_over.send,
            self._shell.ctx,
            self._shell.safe,
            self.handing,
            self.box.secret(),
            done=self._sent,
            failed=self.fail,
            changes=("custody", "accounts"),
        )

    def _sent(self, flushed: Flushed) -> None:
        assert self.handing is not None
        self.accept()
        name = self.handing.account.name
        if flushed.unreachable is not None:
            said = _("It waits on this computer, sealed, and goes once the database is there.")
        elif flushed.returned:
            tell(self._shell, self.parentWidget(), flushed)
            return
        elif self.handing.row.direction is Direction.TO_IT:
            said = _("{account}: handed over to IT, which now has to receive it.")
        elif self.handing.row.direction is Direction.WITHIN_IT:
            said = _("{account}: sealed to IT; another of IT now has to receive it.")
        else:
            said = _("{account}: sealed to the department, which now has to receive it.")
        self._shell.said.emit(said.format(account=name))

    def _wipe(self, _result: int) -> None:
        self.box.wipe()
