"""What the five pages of the account wizard share: the request they fill in, and their shape."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, AccountRequest
from pittadmin.domain.errors import Problem
from pittadmin.domain.people import Department, Membership, Person
from pittadmin.domain.platforms import Platform
from pittadmin.domain.requests import EmailRequest
from pittadmin.domain.roles import Role
from pittadmin.services.account_view import FormFacts
from pittadmin.services.pictures import NewPicture
from pittadmin.ui.fields import Field
from pittadmin.ui.layouts import fill
from pittadmin.ui.look import look
from pittadmin.ui.questions import show_at_fields


@dataclass
class Form:
    """The request as it stands on the pages, beside what the database has of it.

    Args:
        facts: what is needed to judge it.
        request: what is entered so far.
        today: the day in the City.
        account: the draft as it was last saved, or None.
        memberships: who holds which role, to show who is an administrator by delegation.
        pictures: evidence that is not saved yet.
        removed: ids of saved evidence to take off.
        wish: the address that the department would like, while it has none.
    """

    facts: FormFacts
    request: AccountRequest
    today: date
    account: Account | None = None
    memberships: tuple[Membership, ...] = ()
    pictures: tuple[NewPicture, ...] = ()
    removed: tuple[int, ...] = ()
    wish: str = ""
    people: dict[int, Person] = field(init=False)

    def __post_init__(self) -> None:
        self.people = {person.id: person for person in self.facts.people}

    def change(self, **values: Any) -> None:
        """Take over what was entered."""
        self.request = replace(self.request, **values)

    @property
    def department(self) -> Department:
        """The department that asks."""
        wanted = self.request.department_id
        return next(one for one in self.facts.departments if one.id == wanted)

    @property
    def platform(self) -> Platform | None:
        """The platform that is chosen, or None."""
        return self.facts.platforms.get(self.request.platform)

    @property
    def waiting(self) -> bool:
        """Whether the draft waits for IT's answer."""
        return self.account is not None and self.account.state is State.WAITING_EMAIL

    @property
    def email_request(self) -> EmailRequest | None:
        """The department's open request for an e-mail, or None."""
        wanted = self.request.department_id
        return next((r for r in self.facts.email_requests if r.department_id == wanted), None)

    @property
    def evidence_count(self) -> int:
        """How many pictures there are, saved and not saved."""
        saved = self.account.evidence if self.account else ()
        return len(self.pictures) + sum(one.id not in self.removed for one in saved)

    def delegated_until(self, person_id: int) -> Membership | None:
        """Return the delegation by which a person is an administrator of the department."""
        for one in self.memberships:
            if (
                one.person.id == person_id
                and one.role is Role.ADMINISTRATOR
                and one.department_id == self.request.department_id
                and one.holds_on(self.today)
            ):
                return one
        return None

    def is_delegated(self, person_id: int) -> bool:
        """Tell whether a person may look after the page today; the head needs no delegation."""
        head = self.department.head
        is_head = head is not None and head.id == person_id
        return is_head or self.delegated_until(person_id) is not None


class WizardPage(QWidget):
    """One page: it shows the form's values, and takes over what is entered.

    Args:
        form: what all pages fill in.
    """

    edited = Signal()
    """Somebody has entered something; the form has it already."""

    title: ClassVar[str]
    sentence: ClassVar[str]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.fields: dict[str, Field] = {}
        self._filling = False
        self._box = QVBoxLayout(self)
        look().space(self._box, 16, (24, 4, 24, 20))

    def put(self, *widgets: QWidget | None) -> None:
        """Put widgets below those that are there."""
        fill(self._box, widgets)

    def load(self) -> None:
        """Show what the form holds, without saying that anything was entered."""
        self._filling = True
        try:
            self.show_values()
        finally:
            self._filling = False

    def take(self, *_anything: object) -> None:
        """Take over what was entered."""
        if not self._filling:
            self.form.change(**self.values())
            self.edited.emit()

    def show_values(self) -> None:
        """Put the form's values into the inputs."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """Return what the inputs hold, by the names of the request's values."""
        raise NotImplementedError

    def problems(self) -> Sequence[Problem]:
        """Return what keeps the person from going on, as the form stands."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """Return where the focus lands when the page comes up."""
        raise NotImplementedError

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show each problem at its field, and go to the first."""
        show_at_fields(self.fields, problems)
