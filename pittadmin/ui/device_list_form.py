"""Signs the next list of devices: with a computer that asks, without some, or as it stands."""

from collections.abc import Collection, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.services import device_list
from pittadmin.services.device_list import ListedDevice
from pittadmin.ui.fields import Check, Field, text_area
from pittadmin.ui.root_key_form import RootKeyForm, Signing
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, text


class DeviceListForm(RootKeyForm):
    """Asks whether the words of a new computer are the same, or why others are dropped.

    Args:
        shell: who signs.
        title: what the list is signed for.
        sentence: what follows from it.
        confirm: what the button does.
        said: the sentence that confirms it.
        parent: what the dialog stands over.
        enroll: the computer whose words are compared, or None.
        drop: the ids of the computers that are dropped.
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
        kind = "danger" if drop else "primary"
        super().__init__(shell, title, sentence, confirm, said, parent, kind)
        self._enroll, self._drop = enroll, tuple(drop)
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
        self.ask_for_root_key()

    def signing(self) -> Signing:
        enroll = [self._enroll.known.device_id] if self._enroll else []
        why = self.why.toPlainText()
        return partial(device_list.sign, enroll=enroll, drop=self._drop, reason=why)

    def check(self) -> Iterable[Problem]:
        if self._enroll is not None and not self.same.isChecked():
            yield Problem(
                _("The words were not compared."),
                _("Call the person, have them read the words, then tick it."),
            )
        if self._drop and not self.why.toPlainText().strip():
            yield Problem(_("A reason is needed."), _("Say why; it is kept on record."), "reason")
        yield from super().check()
