"""The table of accounts with its filters, and the chosen account's page beside it.

The first rows wait for nothing else: the account's page, and what the filters and buttons offer,
are imported and built once they are on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.account_states import STATE_NAMES, State
from pittadmin.domain.account_table import COLUMNS, AccountQuery, AccountRow
from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _, several
from pittadmin.domain.permissions import who_may
from pittadmin.domain.roles import Role
from pittadmin.services.account_table import AccountSource, counts
from pittadmin.services.context import Context
from pittadmin.ui.fields import Check
from pittadmin.ui.filters import FilterCombo, SearchField
from pittadmin.ui.layouts import flow
from pittadmin.ui.look import look
from pittadmin.ui.section import remember
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import MasterDetail
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Empty, button, text

if TYPE_CHECKING:
    from pittadmin.services.account_view import FormFacts
    from pittadmin.ui.account_panel import AccountPanel

REMEMBERED = "accounts.filters"


@dataclass(frozen=True)
class Facts:
    """What the page knows of the accounts as a whole, and of the person who looks."""

    form: FormFacts
    counts: dict[State, int]

    @property
    def may_request(self) -> bool:
        """Whether this person may ask for an account."""
        return self.form.actor.may_somewhere(Act.REQUEST_ACCOUNT)

    def in_words(self) -> str:
        """Return how many accounts there are: "24 live, 3 on the way"."""
        live = self.counts.get(State.LIVE, 0)
        waiting = sum(self.counts.get(state, 0) for state in WAITING)
        said = [several("{count} live", "{count} live", live)]
        if waiting:
            said.append(several("{count} on the way", "{count} on the way", waiting))
        return ", ".join(said)


WAITING = (State.WAITING_EMAIL, State.SUBMITTED, State.APPROVED)
"""The states between a request and a live account."""


def load(ctx: Context) -> Facts:
    """Return what the page knows of the accounts as a whole."""
    from pittadmin.services.account_view import form_facts

    return Facts(form_facts(ctx), counts(ctx))


class AccountList(QWidget):
    """Shows the accounts that fit the filters, and the chosen one."""

    wanted = Signal()
    """A new account is asked for."""
    known = Signal(object)
    """The `Facts` have arrived."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self._shell = shell
        self._panel: AccountPanel | None = None
        self._rest_asked = False
        self._pinned: int | None = None  # shown though its row is still to come, or filtered out
        self.query = self._remembered()
        self._act = button("", self._act_on_empty)
        self._empty = Empty(_("No accounts yet."), action=self._act)
        self.table: RecordTable[AccountRow] = RecordTable(
            COLUMNS, shell.runner, _("Accounts"), self._empty
        )
        self.split = MasterDetail(self.table)
        self._make_filters()
        box = QVBoxLayout(self)
        look().space(box, 12)
        box.addWidget(
            flow(
                self.search,
                self.department,
                self.platform,
                self.state,
                self.needs_me,
                self.due,
                None,
                self.count,
            )
        )
        box.addWidget(self.split, 1)
        remember(self.table, shell.memory, "accounts.table")
        self.query = replace(self.query, sort=self.table.sort)
        self.table.sorted.connect(self._sorted)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.table.settled.connect(self._settle)
        self._ask()

    @property
    def panel(self) -> AccountPanel:
        """The chosen account's page, built at its first use."""
        if self._panel is None:
            from pittadmin.ui.account_panel import AccountPanel

            self._panel = AccountPanel(self._shell)
            self._panel.turned.connect(self.split.to_top)
            self.split.set_detail(self._panel)
        return self._panel

    def _make_filters(self) -> None:
        query = self.query
        self.search = SearchField(_("Search department, handle, address"), self.table)
        self.department = FilterCombo(_("Department"), _("All departments"))
        self.platform = FilterCombo(_("Platform"), _("All platforms"))
        self.state = FilterCombo(_("State"), _("Any state"), STATE_NAMES.items())
        self.state.set_value(query.state)
        self.needs_me = Check(_("Needs &me"))
        self.needs_me.setToolTip(_("Only accounts whose next step is yours"))
        self.needs_me.setChecked(query.needs_me)
        self.due = Check(_("Due to be loo&ked at"))
        self.due.setToolTip(_("Only pages that you have not looked at in time"))
        self.due.setChecked(query.due_on is not None)
        self.due.hide()
        self.count = text("", "muted", wrap=False)
        self.search.searched.connect(lambda words: self._narrow(text=words))
        self.department.picked.connect(lambda value: self._narrow(department_id=value))
        self.platform.picked.connect(lambda value: self._narrow(platform=value or ""))
        self.state.picked.connect(lambda value: self._narrow(state=value))
        self.needs_me.toggled.connect(lambda on: self._narrow(needs_me=on))
        self.due.toggled.connect(lambda on: self._narrow(due_on=self._today() if on else None))

    # What the page uses

    def reload(self) -> None:
        """Ask again for the rows, the counts and the account that is shown, which stays."""
        if self._panel is None:
            self._ask()
            return
        self._pinned = self._panel.account_id
        self._ask()
        self._read_facts()
        self._panel.reload()

    def show_account(self, account_id: int | None, at: str = "") -> None:
        """Choose an account, whatever the filters hide; the focus goes to its next step.

        Args:
            at: the object name of the button to which the focus goes instead.
        """
        if account_id is None:
            return
        if not self.table.choose(account_id):
            if self._is_narrowed():
                self.clear_filters()
            self._pinned = account_id
        if self.panel.account_id != account_id:
            self.panel.show_account(account_id)
        self.panel.enter(at)

    def show_due(self) -> None:
        """Show the pages that this person is to look at, and no others."""
        self.clear_filters()
        self.due.setChecked(True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_filters(self) -> None:
        """Show all accounts again."""
        self.search.clear()
        for filter_ in (self.department, self.platform, self.state):
            filter_.set_value(None)
        for check in (self.needs_me, self.due):
            check.blockSignals(True)
            check.setChecked(False)
            check.blockSignals(False)
        self.query = AccountQuery(sort=self.query.sort)
        self._keep()
        self._ask()

    # Asking

    def _ask(self) -> None:
        if self.query.due_on is not None:  # another day may have begun
            self.query = replace(self.query, due_on=self._today())
        self.table.ask(AccountSource(self._shell.ctx, replace(self.query, sort=_ANY_SORT)))

    def _read_facts(self) -> None:
        self._shell.runner.read(self, load, self._shell.ctx, done=self._take, key="facts")

    def _narrow(self, **values: Any) -> None:
        query = replace(self.query, **values)
        if query != self.query:
            self.query = query
            self._pinned = None
            self._keep()
            self._ask()

    def _sorted(self, sort: object) -> None:
        self.query = replace(self.query, sort=sort)  # type: ignore[arg-type]

    def _today(self) -> date:
        return self._shell.ctx.clock.today()

    def _is_narrowed(self) -> bool:
        return self.query != AccountQuery(sort=self.query.sort)

    def _take(self, facts: Facts) -> None:
        first, self.facts = self.facts is None, facts
        departments = [(one.id, one.name) for one in facts.form.departments]
        self.department.set_choices(departments)
        self.platform.set_choices([(p.key, p.name) for p in facts.form.platforms.values()])
        self.due.setVisible(facts.form.actor.has(Role.HEAD, Role.PERSONNEL))
        if self.due.isHidden():
            self.due.setChecked(False)
        if first:  # what was remembered may be gone, or of another database
            known = {id_ for id_, _name in departments}
            department = self.query.department_id if self.query.department_id in known else None
            platform = self.query.platform if self.query.platform in facts.form.platforms else ""
            self.department.set_value(department)
            self.platform.set_value(platform or None)
            self._narrow(department_id=department, platform=platform)
        self._say_empty()
        self.known.emit(facts)

    # Choosing

    def _choose(self, account_id: object) -> None:
        if isinstance(account_id, int):  # of none, the answer that is under way decides
            self._pinned = None
            if self._panel is not None and account_id != self._panel.account_id:
                self._panel.show_account(account_id)

    def _open(self, account_id: object) -> None:
        self._choose(account_id)
        self.panel.enter()

    def _settle(self, count: int) -> None:
        self.count.setText(several("{count} account", "{count} accounts", count))
        if self._pinned is not None:
            self.table.choose(self._pinned)
        elif count and self.table.chosen_id is None:
            self.table.choose(self.table.records.ids[0])
        elif count == 0 and self._panel is not None:
            self._panel.show_account(None)
        self._say_empty()
        if not self._rest_asked:
            self._rest_asked = True
            QTimer.singleShot(0, self, self._fetch_rest)  # the rows are painted before

    def _fetch_rest(self) -> None:
        self._shell.runner.fetch(self, "pittadmin.ui.account_panel", done=self._furnish)

    def _furnish(self) -> None:
        """Show the chosen account beside the rows, and ask what can be filtered and begun."""
        chosen = self._pinned if self._pinned is not None else self.table.chosen_id
        if self.panel.account_id != chosen:
            self.panel.show_account(chosen)
        self._read_facts()

    # The empty table

    def _say_empty(self) -> None:
        may = self.facts is not None and self.facts.may_request
        if self._is_narrowed():
            self._empty.say(_("No account fits."), _("Change the search or the filters."))
            self._act.setText(_("&Clear the filters"))
        else:
            self._empty.say(
                _("No accounts yet."),
                _("A department asks for an account, and the Mayor's office decides.")
                if may
                else who_asks(),
            )
            self._act.setText(_("&Request an account…"))
        self._act.setVisible(self._is_narrowed() or may)

    def _act_on_empty(self) -> None:
        if self._is_narrowed():
            self.clear_filters()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wanted.emit()

    # What is remembered; a search is not, or old words would hide accounts the next morning

    def _keep(self) -> None:
        query = self.query
        self._shell.memory.keep(
            REMEMBERED,
            {
                "department": query.department_id,
                "platform": query.platform,
                "state": query.state,
                "needs_me": query.needs_me,
                "due": query.due_on is not None,
            },
        )

    def _remembered(self) -> AccountQuery:
        kept = self._shell.memory.get(REMEMBERED, {})
        department, state = kept.get("department"), kept.get("state")
        return AccountQuery(
            department_id=department if isinstance(department, int) else None,
            platform=str(kept.get("platform") or ""),
            state=State(state) if state in list(State) else None,
            needs_me=kept.get("needs_me") is True,
            due_on=self._today() if kept.get("due") is True else None,
        )


_ANY_SORT = AccountQuery().sort
"""The table sorts by itself; two sources that differ in the sort alone ask for the same rows."""


def who_asks() -> str:
    """Return who can ask for an account, a sentence for those who can't."""
    return _("New accounts are requested by {who}.").format(who=who_may(Act.REQUEST_ACCOUNT))
