"""The wizard's third page: what the page is for, and who answers for it (R1, R55, R56)."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.account_progress import missing_care
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Person
from pittadmin.ui.fields import Field, set_choices, text_area, text_input
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import column, row
from pittadmin.ui.look import look
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.widgets import Card, Chip, button, clear, text
from pittadmin.ui.wizard_page import Form, WizardPage


class PersonChooser(SearchCombo):
    """A list of people in which a part of the name is typed; Enter takes the only one that fits."""

    taken = Signal(int)
    """The id of the person."""

    def __init__(self) -> None:
        super().__init__((), placeholder=_("Type a part of the name"))
        self.activated.connect(self._take)

    def offer(self, people: Sequence[Person]) -> None:
        """Offer these people; namesakes are told apart by their login."""
        names = Counter(one.name for one in people)
        set_choices(
            self,
            [
                (one.id, one.name if names[one.name] == 1 else f"{one.name} ({one.login})")
                for one in people
            ],
        )
        self.choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = self.currentText().strip().casefold()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not words:
            super().keyPressEvent(event)
            return
        fits = [at for at in range(self.count()) if words in self.itemText(at).casefold()]
        same = [at for at in fits if self.itemText(at).casefold() == words]
        if len(same or fits) == 1:
            self._take((same or fits)[0])

    def _take(self, index: int) -> None:
        self.taken.emit(self.itemData(index))


class PeopleList(QWidget):
    """The chosen administrators, each with their delegation; `chooser` adds one.

    Args:
        form: who is on file, and who is delegated.
        delegated_only: whether only those are offered to whom the head has delegated it.
    """

    changed = Signal()

    def __init__(self, form: Form, delegated_only: bool = False) -> None:
        super().__init__()
        self._form, self._delegated_only = form, delegated_only
        self.ids: tuple[int, ...] = ()
        self.chooser = PersonChooser()
        self.chooser.taken.connect(self._add)
        self._lines = QVBoxLayout(self)
        look().space(self._lines, 4)

    def show_people(self, ids: Sequence[int]) -> None:
        """Show these people as the administrators."""
        self.ids = tuple(person_id for person_id in ids if person_id in self._form.people)
        clear(self)
        buttons = []
        for person_id in self.ids:
            off = button(
                "",
                partial(self._remove, person_id),
                "icon",
                "close",
                _("Take off {person}").format(person=self._form.people[person_id].name),
            )
            self._lines.addWidget(self._row(person_id, off))
            buttons.append(off)
        follow(self.chooser, buttons)
        self.setVisible(bool(self.ids))
        others = [one for one in self._form.facts.people if one.id not in self.ids]
        if self._delegated_only:
            others = [one for one in others if self._form.is_delegated(one.id)]
        self.chooser.offer(others)

    def _row(self, person_id: int, off: QWidget) -> QWidget:
        name = self._form.people[person_id].name
        delegation = self._form.delegated_until(person_id)
        if delegation is None and self._form.is_delegated(person_id):
            note: QWidget = text(_("Department head"), "muted", wrap=False)
        elif delegation is None:
            note = Chip(_("Not delegated yet"), "warn")
        elif delegation.until is None:
            note = text(_("Administrator by delegation"), "muted", wrap=False)
        else:
            note = text(
                _("Administrator until {day}").format(day=say_date(delegation.until)),
                "muted",
                wrap=False,
            )
        note.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return row(text(name), note, off, gap=12)

    def _add(self, person_id: int) -> None:
        self.show_people((*self.ids, person_id))
        self.changed.emit()

    def _remove(self, person_id: int) -> None:
        self.show_people([one for one in self.ids if one != person_id])
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class PeoplePage(WizardPage):
    """Asks what the page is for and who looks after it; shows the head, who always answers.

    Args:
        form: what is filled in.
        delegated_only: whether only those are offered to whom the head has delegated it.
    """

    title = _("Purpose and people")
    sentence = _("What the page tells citizens, and who looks after it.")

    def __init__(self, form: Form, delegated_only: bool = False) -> None:
        super().__init__(form)
        self._delegated_only = delegated_only
        self.purpose = text_area(
            placeholder=_("For example: tells people over 55 where volunteers are needed."),
            lines=3,
            on_change=self.take,
        )
        self.audience = text_input(
            placeholder=_("For example: volunteers and the places they help"), on_change=self.take
        )
        self.people = PeopleList(form, delegated_only)
        self.people.changed.connect(self.take)
        self.fields = {
            "purpose": Field(
                _("&Purpose"),
                self.purpose,
                _("In one sentence, such as “Clinics and how to find care” (R1)."),
            ),
            "audience": Field(_("A&udience"), self.audience, _("Optional. Whom the page is for.")),
            "administrators": Field(
                _("A&dministrators"),
                self.people.chooser,
                _("They update the page from day to day; the head delegates it to them (R56)."),
            ),
        }
        self._head = text("", "strong")
        self._always = text("", "muted")
        self._hint = text("", "muted")
        self.put(
            self.fields["purpose"],
            self.fields["audience"],
            Card(text(_("Department head"), "muted"), self._head, self._always, gap=4),
            column(self.fields["administrators"], self.people, self._hint, gap=8),
            None,
        )

    def show_values(self) -> None:
        request, head = self.form.request, self.form.department.head
        if self.purpose.toPlainText() != request.purpose:
            self.purpose.setPlainText(request.purpose)
        if self.audience.text() != request.audience:
            self.audience.setText(request.audience)
        self._head.setText(
            head.name
            if head
            else _("{department} has no head on file.").format(department=self.form.department.name)
        )
        self._always.setText(
            _("Responsible for the page, whoever updates it (R55).")
            if head
            else _("Ask IT to enter the head under Policy; the request can be sent then (R55).")
        )
        self.people.show_people(request.administrators)
        self._advise()

    def values(self) -> dict[str, Any]:
        return {
            "purpose": self.purpose.toPlainText(),
            "audience": self.audience.text(),
            "administrators": self.people.ids,
        }

    def take(self, *_anything: object) -> None:
        super().take()
        for name in ("purpose", "administrators"):
            if self.fields[name].problem and all(p.field != name for p in self.problems()):
                self.fields[name].set_problem(None)
        self._advise()

    def problems(self) -> Sequence[Problem]:
        return missing_care(self.form.request.purpose, self.form.request.administrators)

    def first(self) -> QWidget:
        return self.purpose

    def _advise(self) -> None:
        words = []
        if len(self.people.ids) == 1:
            words.append(
                _(
                    "No deputy yet. A second administrator looks after the page while the first "
                    "is away. You can go on without one."
                )
            )
        if self._delegated_only:
            words.append(_("Somebody else? The head first delegates it to them (R56)."))
        waiting = [one for one in self.people.ids if not self.form.is_delegated(one)]
        if waiting:
            names = ", ".join(self.form.people[one].name for one in waiting)
            words.append(
                _("The head still has to delegate {people} under Policy, Roles (R56).").format(
                    people=names
                )
            )
        self._hint.setText("\n".join(words))
        self._hint.setVisible(bool(words))
