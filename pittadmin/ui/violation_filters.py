"""What narrows the violation log: words, states, categories, departments, owners and days."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.people import Department, PersonRef
from pittadmin.domain.tables import Sort
from pittadmin.domain.violation_categories import categories
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES, ViolationState
from pittadmin.domain.violation_table import STANDING_NAMES, Standing, ViolationQuery
from pittadmin.ui.date_range import DateRange
from pittadmin.ui.filters import FilterCombo, FilterSearch, SearchField
from pittadmin.ui.layouts import flow
from pittadmin.ui.look import look
from pittadmin.ui.saved_filters import SavedFilters, Values
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import text

if TYPE_CHECKING:
    from pittadmin.ui.table import RecordTable

ANY_SORT = ViolationQuery().sort
"""The table sorts by itself; two questions that differ in the order alone ask for the same rows."""


class ViolationFilters(QWidget):
    """The line of filters.

    Args:
        shell: who looks; what they save is kept for them alone.
        table: where Down and Enter go from the search.
    """

    changed = Signal()
    """Something else is asked for."""

    def __init__(self, shell: Shell, table: "RecordTable[Any]") -> None:
        super().__init__()
        self.query = ViolationQuery()
        self._accounts: dict[int, str] = {}
        self.search = SearchField(_("Search reports, notes, numbers"), table)
        self.standing = FilterCombo(_("Open or closed"), _("Open and closed"))
        self.standing.set_choices(STANDING_NAMES.items())
        self.state = FilterCombo(_("State"), _("Any state"), VIOLATION_STATE_NAMES.items())
        self.category = FilterCombo(_("Category"), _("All categories"))
        self.category.set_choices((key, one.title) for key, one in categories().items())
        self.department = FilterCombo(_("Department"), _("All departments"))
        self.owner = FilterCombo(_("Owner"), _("Any owner"))
        self.period = DateRange(_("Reported"), _("Any day"), shell.ctx.clock.today())
        self.account = FilterSearch(_("Account"), _("All accounts"))
        self.saved = SavedFilters(
            shell.memory,
            f"violations.filters.{shell.ctx.person_id}",
            lambda: as_values(self.query),
            self.take,
        )
        self.count = text("", "muted", wrap=False)
        self.search.searched.connect(lambda words: self.narrow(text=words))
        for name, combo, nothing in (
            ("standing", self.standing, None),
            ("state", self.state, None),
            ("category", self.category, ""),
            ("department_id", self.department, None),
            ("owner_id", self.owner, None),
            ("account_id", self.account, None),
        ):
            combo.picked.connect(
                lambda value, name=name, nothing=nothing: self.narrow(
                    **{name: nothing if value is None else value}
                )
            )
        self.period.picked.connect(lambda period: self.narrow(since=period[0], until=period[1]))
        box = QVBoxLayout(self)
        look().space(box)
        box.addWidget(
            flow(
                self.search,
                self.standing,
                self.state,
                self.category,
                self.department,
                self.account,
                self.owner,
                self.period,
                self.saved,
                None,
                self.count,
            )
        )
        self.saved.mark()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return replace(self.query, sort=ANY_SORT) != ViolationQuery()

    def offer(
        self,
        departments: Iterable[Department],
        accounts: Iterable[tuple[int, str]],
        owners: Iterable[PersonRef],
    ) -> None:
        """Offer what there is to choose from."""
        self.department.set_choices((one.id, one.name) for one in departments)
        self._accounts = dict(accounts)
        self.account.set_choices(self._accounts.items())
        people = [(one.id, one.name) for one in owners]
        self.owner.set_choices(people)
        self.owner.setVisible(bool(people))
        self._show()

    def narrow(self, **values: Any) -> None:
        """Ask for something else."""
        self._ask(replace(self.query, **values))

    def about_account(self, account_id: int, name: str) -> None:
        """Ask for the cases about one account."""
        if account_id not in self._accounts:  # one of more than are offered
            self._accounts[account_id] = name
            self.account.set_choices(self._accounts.items())
        self._set(ViolationQuery(account_id=account_id, sort=self.query.sort))

    def in_state(self, state: ViolationState) -> None:
        """Ask for the cases in one state."""
        self._set(ViolationQuery(state=state, sort=self.query.sort))

    def sort(self, sort: Sort) -> None:
        """Know the order of the rows, which the table has."""
        self.query = replace(self.query, sort=sort)

    def take(self, values: Values) -> None:
        """Set the filters that were saved."""
        self._set(replace(of_values(values), sort=self.query.sort))

    def clear(self) -> None:
        """Ask for everything."""
        self._set(ViolationQuery(sort=self.query.sort))

    def _set(self, query: ViolationQuery) -> None:
        """Ask for something that was not typed here."""
        self.search.show_words(query.text)
        self._ask(query)

    def _ask(self, query: ViolationQuery) -> None:
        other = query != self.query
        self.query = query
        self._show()
        if other:
            self.changed.emit()

    def _show(self) -> None:
        query = self.query
        self.standing.set_value(query.standing)
        self.state.set_value(query.state)
        self.category.set_value(query.category or None)
        self.department.set_value(query.department_id)
        self.owner.set_value(query.owner_id)
        self.account.set_value(query.account_id)
        self.period.set_value((query.since, query.until))
        self.saved.mark()


def as_values(query: ViolationQuery) -> Values:
    """Return what a question narrows, in values that JSON can hold; its order is not part of it."""
    plain = ViolationQuery()
    found: Values = {}
    for name in _FIELDS:
        value = getattr(query, name)
        if value != getattr(plain, name):
            found[name] = value.isoformat() if isinstance(value, date) else value
    return found


def of_values(values: Values) -> ViolationQuery:
    """Return the question that `as_values` gave; what no longer fits is left out."""
    query = ViolationQuery()
    for name, read in _FIELDS.items():
        try:
            if name in values:
                query = replace(query, **{name: read(values[name])})
        except (TypeError, ValueError):
            continue
    return query


_FIELDS = {
    "text": str,
    "state": ViolationState,
    "standing": Standing,
    "category": str,
    "department_id": int,
    "account_id": int,
    "owner_id": int,
    "since": date.fromisoformat,
    "until": date.fromisoformat,
}
