"""The form that changes what a case says; what two people changed at once is merged by field."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.errors import Conflict, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.violation_categories import category_title
from pittadmin.domain.violation_progress import governed_due
from pittadmin.domain.violations import PLACE_NAMES, Place, Violation, is_open
from pittadmin.services import violation_reports, violation_view, violations
from pittadmin.services.case_edit import CaseFields, fields_of
from pittadmin.services.context import Context
from pittadmin.services.violation_reports import FormFacts
from pittadmin.services.violation_view import CaseFacts, CaseView
from pittadmin.ui.category_list import CategoryList
from pittadmin.ui.conflict import Part, WhatChanged, differing, fields_part
from pittadmin.ui.day_input import DayInput, brought_back, kept
from pittadmin.ui.fields import Choice, Field, combo, set_choices, text_input
from pittadmin.ui.person_picker import PersonPicker
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell
from pittadmin.ui.when_input import WhenInput

USUAL_DAYS = 7
"""In how many days the next step is due, as the form suggests."""
Facts = tuple[CaseFacts, FormFacts]


def read(ctx: Context, violation_id: int, account_id: int | None) -> Facts:
    """Return what the form needs to know: who can own the case, and what it can be about."""
    return (
        violation_view.case_facts(ctx, violation_id),
        violation_reports.form_facts(ctx, account_id),
    )


class ViolationEdit(RecordForm):
    """Changes what a case says.

    Args:
        shell: who acts, and the threads.
        view: the case as it stands.
        facts: what can be chosen.
    """

    def __init__(
        self, shell: Shell, view: CaseView, facts: Facts, parent: QWidget | None = None
    ) -> None:
        violation = view.violation
        super().__init__(
            shell,
            parent,
            _("Change {number}").format(number=violation.number),
            _("The report stays as it was written. Change here how the case is worked."),
            _("&Save the changes"),
            f"case:{violation.id}",
            ("violations",),
        )
        self.violation, self.version = violation, violation.version
        self._case, self._form = facts
        self._governed = governed_due(violation, view.outcomes)
        self._build()
        self.put(fields_of(violation))
        self.widen(680)
        self.begin()

    def _build(self) -> None:
        today = self.shell.ctx.clock.today()
        self.categories = CategoryList()
        self.main = combo(on_change=self.keep)
        self.place = RadioList(list(PLACE_NAMES.items()))
        self.account = SearchCombo(self._form.accounts, placeholder=_("Type a handle"))
        departments: list[Choice] = [(None, _("None"))]
        departments += [(one.id, one.name) for one in self._case.departments]
        self.department = combo(departments, on_change=self.keep)
        self.address = text_input(placeholder="https://", on_change=self.keep)
        self.when = WhenInput(self.shell.ctx.clock.now())
        self.poster = text_input(on_change=self.keep)
        people = [PersonRef(one.id, one.name) for one in self._case.people]
        self.named = PersonPicker(people)
        owners: list[Choice] = [(None, _("Nobody"))]
        owners += [(one.id, one.name) for one in self._case.owners]
        self.owner = combo(owners, on_change=self.keep)
        usual = today + timedelta(days=USUAL_DAYS)
        self.due = DayInput(_("Set a &day by which the next step is due"), usual, name=_("Due"))
        named = _(
            "Whoever is named here has no sight of the case from then on, you included (R66)."
        )
        for name, field in (
            ("categories", Field(_("&Categories"), self.categories)),
            ("main", Field(_("&Main category"), self.main)),
            ("place", Field(_("W&here it happened"), self.place)),
            ("account", Field(_("&Account of the City"), self.account)),
            ("department", Field(_("De&partment"), self.department)),
            ("address", Field(_("Add&ress of the post or page"), self.address)),
            ("happened_at", Field(_("When it happened"), self.when)),
            ("poster", Field(_("Posted &by, in words"), self.poster)),
            ("named", Field(_("Persons o&n file whom it is about"), self.named, named)),
            ("owner", Field(_("&Owner"), self.owner)),
            ("due", Field("", self.due)),
        ):
            self.add_field(name, field)
        self.fields["due"].setVisible(self._governed is None)
        self.categories.changed.connect(self._suit)
        self.place.picked.connect(self.keep)
        self.account.currentTextChanged.connect(self._suit)
        self.when.changed.connect(self.keep)
        self.named.changed.connect(self.keep)
        self.due.changed.connect(self.keep)

    # What stands in it

    def put(self, fields: CaseFields) -> None:
        """Show what a case says."""
        self.categories.choose(fields.categories)
        self._offer_main(fields.categories[0] if fields.categories else "")
        self.place.set_value(fields.place)
        self.account.choose(fields.account_id)
        self.department.setCurrentIndex(max(self.department.findData(fields.department_id), 0))
        self.address.setText(fields.address)
        self.when.set_value(fields.happened_at)
        self.poster.setText(fields.poster)
        self.named.choose(fields.named)
        self.owner.setCurrentIndex(max(self.owner.findData(fields.owner_id), 0))
        self.due.set_value(fields.due if self._governed is None else None)
        self._suit()

    def case(self) -> CaseFields:
        """Return what the case says as it stands in the form."""
        chosen, main = self.categories.chosen(), self.main.currentData()
        first = (main,) if main in chosen else ()
        place, account = self.place.value(), self.account.value()
        return CaseFields(
            (*first, *(key for key in chosen if key not in first)),
            Place(place) if isinstance(place, str) else self.violation.place,
            account if isinstance(account, int) else None,
            self._department(),
            self.address.text(),
            self.when.value(),
            self.poster.text(),
            self.named.chosen(),
            self.due.value() if self._governed is None else self._governed,
            self.owner.currentData(),
        )

    def _department(self) -> int | None:
        return self.department.currentData()

    def typed(self) -> dict[str, Any]:
        case = self.case()
        return {
            "categories": list(case.categories),
            "place": str(case.place),
            "account_id": case.account_id,
            "department_id": case.department_id,
            "address": case.address,
            "happened_at": case.happened_at.isoformat() if case.happened_at else "",
            "poster": case.poster,
            "named": list(case.named),
            "due": kept(case.due),
            "owner_id": case.owner_id,
        }

    def fill(self, typed: dict[str, Any]) -> None:
        self.put(_brought_back(typed, fields_of(self.violation)))

    def check(self) -> Iterable[Problem]:
        if not self.categories.chosen():
            yield Problem(_("No category is chosen."), _("Choose what applies."), "categories")
        if self.account.is_unknown():
            yield Problem(
                _("There is no such account."),
                _("Choose one of the list, or leave it empty."),
                "account",
            )
        if self.named.search.is_unknown():
            yield Problem(
                _("Nobody on file is called that."),
                _("Choose one of the list, or write the name under who posted it."),
                "named",
            )

    def work(self) -> Callable[[], Violation | None]:
        return partial(
            violations.edit, self.shell.ctx, self.violation.id, self.version, self.case()
        )

    def said(self, result: Violation | None) -> str:
        number = self.violation.number
        if result is None:
            return _("{number} is saved. It is not yours to see any more.").format(number=number)
        return _("{number} is saved.").format(number=number)

    # What follows from what

    def _suit(self, *_anything: object) -> None:
        """Offer the main category among those that are chosen; an account has its department."""
        self._offer_main(self.main.currentData())
        chosen = self.categories.chosen()
        self.fields["main"].setVisible(len(chosen) > 1)
        self.fields["department"].setVisible(self.account.value() is None)
        self.keep()

    def _offer_main(self, main: object) -> None:
        chosen = self.categories.chosen()
        set_choices(self.main, [(key, category_title(key)) for key in chosen])
        self.main.setCurrentIndex(max(self.main.findData(main), 0 if chosen else -1))

    # What two people changed

    def fail(self, error: Exception) -> bool:
        current = error.current if isinstance(error, Conflict) else None
        if not isinstance(current, Violation) or not is_open(current, Act.EDIT_CASE):
            return super().fail(error)
        self.set_busy(False)
        mine, theirs, parts = self.case(), fields_of(current), self._parts()
        if differing(parts, mine, theirs):
            title = _("Somebody else changed this case")
            base = fields_of(self.violation)
            dialog = WhatChanged(title, parts, base, mine, theirs, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: self._merged(current, dialog.merged()))
            dialog.open()
        else:
            self._merged(current, mine)
        return True

    def _merged(self, current: Violation, fields: CaseFields) -> None:
        self.violation, self.version = current, current.version
        self.put(fields)
        self.confirm()

    def _parts(self) -> tuple[Part[CaseFields], ...]:
        """Return what of a case is kept or given up together."""
        names = {one.id: one.name for one in self._case.people}
        owners = {one.id: one.name for one in self._case.owners}
        departments = {one.id: one.name for one in self._case.departments}
        accounts = dict(self._form.accounts)

        def where(one: CaseFields) -> str:
            account = accounts.get(one.account_id or 0)
            return account or departments.get(one.department_id or 0, "")

        return (
            fields_part(
                _("Categories"),
                ("categories",),
                lambda one: "; ".join(category_title(key) for key in one.categories),
            ),
            fields_part(_("Where it happened"), ("place",), lambda one: PLACE_NAMES[one.place]),
            fields_part(_("Account and department"), ("account_id", "department_id"), where),
            fields_part(_("Address"), ("address",)),
            fields_part(
                _("When it happened"), ("happened_at",), lambda one: say_time(one.happened_at)
            ),
            fields_part(_("Posted by"), ("poster",)),
            fields_part(
                _("About"),
                ("named",),
                lambda one: ", ".join(names.get(who, str(who)) for who in one.named),
            ),
            fields_part(_("Owner"), ("owner_id",), lambda one: owners.get(one.owner_id or 0, "")),
            fields_part(_("Due"), ("due",), lambda one: say_date(one.due)),
        )


def _brought_back(typed: dict[str, Any], base: CaseFields) -> CaseFields:
    """Return what a recovery file holds of a case, as far as it can be read."""
    found = base
    for name, value in typed.items():
        match name, value:
            case "categories", [*keys] if keys:
                found = replace(found, categories=tuple(str(key) for key in keys))
            case "named", [*ids]:
                found = replace(found, named=tuple(one for one in ids if isinstance(one, int)))
            case "place", str() if value in set(Place):
                found = replace(found, place=Place(value))
            case (("account_id" | "department_id" | "owner_id"), (int() | None)):
                found = replace(found, **{name: value})
            case (("address" | "poster"), str()):
                found = replace(found, **{name: value})
            case "happened_at", str():
                found = replace(found, happened_at=_moment(value))
            case "due", str():
                found = replace(found, due=brought_back(value))
    return found


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None


def open_violation_edit(shell: Shell, parent: QWidget, view: CaseView) -> None:
    """Read what the form needs, then open it over the window of `parent`."""

    def ready(facts: Facts) -> None:
        form = ViolationEdit(shell, view, facts, parent.window())
        form.finished.connect(form.deleteLater)
        form.open()

    one = view.violation
    shell.runner.read(parent, read, shell.ctx, one.id, one.account_id, done=ready, key="case edit")
