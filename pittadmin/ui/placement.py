"""What Personnel is asked about a profile: where the disclaimer stands, why no link (R6, R10)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import PLACEMENT_NAMES, Account, Answer, Placement
from pittadmin.domain.i18n import _
from pittadmin.domain.platforms import Platform
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.ui.fields import Check, Field, text_area, text_input
from pittadmin.ui.look import look
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.widgets import text

_ANSWERS = {
    Answer.ASKED: _("Personnel has been asked and has not answered yet."),
    Answer.ACCEPTED: _("Personnel has accepted it."),
    Answer.REFUSED: _("Personnel has refused it. Choose another, or say more."),
}


def _said(account: Account, answer: Answer) -> Answer:
    """Return what Personnel has said; of a request that was not sent yet it has not heard."""
    unsent = account.state in (State.DRAFT, State.WAITING_EMAIL) and answer is Answer.ASKED
    return Answer.NONE if unsent else answer


class DisclaimerPlace(QWidget):
    """Chooses where the disclaimer stands; any place but the profile goes to Personnel (R10)."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._platform: Platform | None = None
        self._account: Account | None = None
        self.places = RadioList()
        self.detail = text_input(on_change=lambda _words: self._tell())
        self.field = Field(_("Where the disc&laimer goes"), self.places)
        self.note_field = Field(
            _("Where e&xactly"),
            self.detail,
            _("For example the address of the post or web page."),
        )
        self._why = text("", "muted")
        self._then = text("", "muted")
        box = QVBoxLayout(self)
        look().space(box, 8)
        for part in (self.field, self._why, self.note_field, self._then):
            box.addWidget(part)
        self.places.picked.connect(lambda _value: self._tell())

    def load(
        self,
        platform: Platform | None,
        placement: Placement,
        note: str,
        account: Account | None = None,
    ) -> None:
        """Show the places that a platform offers, and the one that is chosen.

        Args:
            account: what Personnel answered so far, or None when it was not asked.
        """
        self._platform, self._account = platform, account
        offered = [Placement(one) for one in platform.placements] if platform else []
        fits = platform is None or platform.disclaimer_fits
        if fits:
            offered.insert(0, Placement.PROFILE)
        self.places.set_choices([(one, PLACEMENT_NAMES[one]) for one in offered])
        self.places.set_value(placement)
        if self.detail.text() != note:
            self.detail.setText(note)
        self._why.setVisible(not fits)
        if platform is not None and not fits:
            self._why.setText(
                _(
                    "The disclaimer has {length} characters and the {field} on {platform} holds "
                    "{limit}, so it goes somewhere else."
                ).format(
                    length=len(DISCLAIMER),
                    field=platform.profile_field,
                    platform=platform.name,
                    limit=platform.profile_limit,
                )
            )
        self._say()

    def placement(self) -> Placement:
        """Return the chosen place; the profile while none is chosen."""
        value = self.places.value()
        return value if isinstance(value, Placement) else Placement.PROFILE

    def note(self) -> str:
        """Return where exactly."""
        return "" if self.placement() is Placement.PROFILE else self.detail.text()

    def chosen(self) -> bool:
        """Tell whether a place is chosen."""
        return self.places.value() is not None

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        elsewhere = self.chosen() and self.placement() is not Placement.PROFILE
        self.note_field.setVisible(elsewhere)
        self._then.setVisible(elsewhere)
        known, answer = self._account, Answer.NONE
        if known and (known.placement, known.placement_note) == (self.placement(), self.note()):
            answer = _said(known, known.placement_answer)
        self._then.setText(_ANSWERS.get(answer, _("Personnel accepts the place (R10).")))


class LinkWaiver(QWidget):
    """Asks Personnel to accept that a profile does not link to the City's website (R6)."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._account: Account | None = None
        self.wish = Check(_("The page can't lin&k to the City's website"))
        self.why = text_area(lines=2, on_change=lambda _words: self._tell())
        self.field = Field(
            _("&Reason for the waiver"), self.why, _("Personnel accepts it or not (R6).")
        )
        self._then = text("", "muted")
        box = QVBoxLayout(self)
        look().space(box, 8)
        for part in (self.wish, self.field, self._then):
            box.addWidget(part)
        self.wish.toggled.connect(self._tell)

    def load(self, reason: str, account: Account | None = None) -> None:
        """Show the reason, and what Personnel answered so far."""
        self._account = account
        self.wish.setChecked(bool(reason))
        if self.why.toPlainText() != reason:
            self.why.setPlainText(reason)
        self._say()

    def wanted(self) -> bool:
        """Tell whether a waiver is asked for."""
        return self.wish.isChecked()

    def reason(self) -> str:
        """Return the reason; empty when no waiver is asked for."""
        return self.why.toPlainText().strip() if self.wanted() else ""

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.field.setVisible(self.wanted())
        known, reason = self._account, self.reason()
        same = known is not None and known.waiver_reason == reason
        answer = _said(known, known.waiver_answer) if known and same else Answer.NONE
        self._then.setText(_ANSWERS.get(answer, ""))
        self._then.setVisible(self.wanted() and answer in _ANSWERS)
