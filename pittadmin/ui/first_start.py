"""The first start: where the City's accounts are kept, then three questions at most.

It is shown before anything heavy is loaded, so it knows neither services nor storage.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _
from pittadmin.settings import Settings
from pittadmin.ui.city_form import CityForm
from pittadmin.ui.fields import Radio
from pittadmin.ui.layouts import Beside, column
from pittadmin.ui.look import look
from pittadmin.ui.split import scroll
from pittadmin.ui.start_form import StartForm
from pittadmin.ui.try_out_form import TryOutForm
from pittadmin.ui.widgets import Card, restyle, text, title

WIDE = 760  # pixels at the plain size of text; longer lines read badly


class Choice(Card):
    """One large choice: a radio button whose whole card can be pressed."""

    def __init__(self, words: str, sentence: str) -> None:
        self.radio = Radio(words)
        self.radio.setProperty("ring", "card")  # the card has it: the whole of it can be pressed
        said = text(sentence, "muted")
        # The sentence begins where the words of the button do.
        super().__init__(self.radio, column(said, margins=(31, 0, 0, 0)), gap=4)
        strong = QFont()  # of which only the weight is set: the rest follows the text
        strong.setWeight(QFont.Weight.DemiBold)
        self.radio.setFont(strong)
        self.radio.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.radio.toggled.connect(self._mark)
        self.radio.installEventFilter(self)
        self.setProperty("ring", "off")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, "ring", "on" if event.type() == QEvent.Type.FocusIn else "off")
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.setChecked(True)

    def _mark(self, chosen: bool) -> None:
        restyle(self, "card", "next" if chosen else "plain")


class FirstStart(QWidget):
    """The page of a program that does not know yet where its data is.

    Args:
        told: the settings, of which the certificate may be known already.
        parent: the widget it stands in.
    """

    try_out_chosen = Signal(str, str, str)
    """Your name, your department, its general e-mail or ""."""
    city_chosen = Signal(str, str, str)
    """The address without a password, the certificate file or "", the password or ""."""

    def __init__(self, told: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.city = Choice(
            _("Cit&y database"),
            _("The one that all departments share. IT has set it up and tells you where it is."),
        )
        self.try_out = Choice(
            _("Try-out on this comp&uter"),
            _("To get to know the program. It needs nothing but this computer."),
        )
        self.city_form, self.try_out_form = CityForm(told), TryOutForm()
        self._group = QButtonGroup(self)
        self._then = text(_("Choose one. Three questions at most follow."), "muted")
        for choice, form in self._choices():
            self._group.addButton(choice.radio)
            choice.radio.toggled.connect(form.setVisible)
            choice.radio.toggled.connect(self._then.hide)
            form.hide()
        self.city_form.sent.connect(self._send_city)
        self.try_out_form.sent.connect(self._send_try_out)
        question = title(_("Where do you want to keep the City's accounts?"))
        question.setWordWrap(True)
        middle = column(
            question,
            text(
                _("You can try it out first. What you enter in a try-out stays in the try-out."),
                "muted",
            ),
            Beside(self.city, self.try_out, narrow=560),
            self._then,
            self.city_form,
            self.try_out_form,
            None,
            gap=12,
        )
        self._middle = middle
        holder = QWidget()
        line = QHBoxLayout(holder)
        look().space(line, 0, (20, 40, 20, 20))
        line.addStretch(1)
        line.addWidget(middle, 1000)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll(holder, _("First start")))
        look().changed.connect(self._measure)
        self._measure()

    def fail(self, error: Exception) -> bool:
        """Show what is wrong where it was entered; False when it is not a person's to mend."""
        form = next((f for choice, f in self._choices() if choice.radio.isChecked()), None)
        return form is not None and form.fail(error)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._group.checkedButton() is None:
            self.city.radio.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _choices(self) -> tuple[tuple[Choice, StartForm], ...]:
        return (self.city, self.city_form), (self.try_out, self.try_out_form)

    def _send_city(self) -> None:
        form = self.city_form
        self.city_chosen.emit(
            form.city.address(), form.city.ca_file.text().strip(), form.password.text()
        )

    def _send_try_out(self) -> None:
        form = self.try_out_form
        self.try_out_chosen.emit(
            form.name.text().strip(),
            form.department.currentText().strip(),
            form.email.text().strip(),
        )

    def _measure(self) -> None:
        self._middle.setMaximumWidth(look().px(WIDE))
