"""One account's page: its path, its next step, its facts and its history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from pittadmin.domain.account_progress import path
from pittadmin.domain.account_states import STATE_MEANING
from pittadmin.domain.accounts import is_kept
from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor
from pittadmin.domain.requests import REQUEST_STATE_NAMES
from pittadmin.services import account_view, people, platforms
from pittadmin.services.account_view import AccountView
from pittadmin.services.context import Context
from pittadmin.ui import account_acts, account_next
from pittadmin.ui.account_facts import facts
from pittadmin.ui.account_history import History
from pittadmin.ui.custody_place import CustodyPlace
from pittadmin.ui.evidence import Seen, small_pictures
from pittadmin.ui.layouts import column, row
from pittadmin.ui.lines import Headline
from pittadmin.ui.monitoring_card import MonitoringCard, leads
from pittadmin.ui.page_link import address_line, copyable
from pittadmin.ui.shell import Shell
from pittadmin.ui.side_panel import SidePanel
from pittadmin.ui.steps import Steps
from pittadmin.ui.widgets import Card, Chip, Facts, button, text


@dataclass(frozen=True)
class Shown:
    """What one account's page is drawn from."""

    view: AccountView
    actor: Actor
    hosts: tuple[str, ...]
    today: date


def load(ctx: Context, account_id: int) -> Shown:
    """Return what one account's page is drawn from, for the person who looks."""
    view = account_view.show(ctx, account_id)
    hosts = {one.key: one.hosts for one in platforms.all_platforms(ctx)}
    platform = hosts.get(view.account.platform, ())
    return Shown(view, people.me(ctx), platform, ctx.clock.today())


class AccountPanel(SidePanel[Shown]):
    """Shows one account."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._seen: Seen = {}

    @property
    def account_id(self) -> int | None:
        """The id of the account that is shown, or is being read."""
        return self.record_id

    def show_account(self, account_id: int | None) -> None:
        """Show another account, or with None that none is chosen."""
        self.show_record(account_id)

    def load(self, ctx: Context, record_id: int) -> Shown:
        return load(ctx, record_id)

    def id_of(self, shown: Shown) -> int:
        return shown.view.account.id

    def perform(self, act: Act) -> object:
        """Ask for an act on the account and do it."""
        assert self.shown is not None
        return account_acts.perform(self._shell, self.window(), act, self.shown.view)

    def _report(self) -> None:
        from pittadmin.ui import reporting

        reporting.report(self._shell, self, account_id=self.account_id)

    # What stands on the page

    def parts(self, shown: Shown) -> Iterator[QWidget]:
        view = shown.view
        yield self._top(shown)
        yield from self._under_way(shown)
        if looks := leads(view, shown.today):
            yield from self._monitoring(shown, looks)
        yield from account_next.cards(view, shown.today, self.perform)
        yield from self._custody(shown)
        if not looks:
            yield from self._monitoring(shown, looks)
        yield row(button(_("Report a violation on this page…"), self._report, "link"), None)
        yield self._facts(shown)
        yield Card(text(_("History"), "strong"), History(view.history), gap=12)

    def _top(self, shown: Shown) -> Card:
        account = shown.view.account
        chip = Chip(account.state_name, STATE_MEANING[account.state])
        head = Headline(account.name, chip)
        steps = path(account)
        lines: list[QWidget] = []
        if account.page_address:
            copies = _("Copy the page's address")
            lines.append(address_line(account.page_address, shown.hosts, copies))
        if account.email:
            says = text(account.email, wrap=False, selectable=True)
            lines.append(copyable(says, account.email, _("Copy the e-mail")))
        known = [column(*lines, gap=0)] if lines else []
        return Card(head, *known, Steps(steps))

    def _under_way(self, shown: Shown) -> list[QWidget]:
        """Return a card for each request that the account waits for."""
        found: list[QWidget] = []
        transfer = shown.view.transfer
        if transfer is not None:
            said = _("It goes to {department}. {state}.").format(
                department=transfer.to_department, state=REQUEST_STATE_NAMES[transfer.state]
            )
            words, go = _("Open the trans&fer"), ("transfer", transfer.id)
            found.append(self._request(_("A transfer is under way"), said, words, go))
        email = shown.view.email_request
        if email is not None and shown.actor.may(Act.SUPPLY_EMAIL):
            said = _("{person} has asked IT for the general e-mail of {department}.").format(
                person=email.requested_by.name, department=email.department
            )
            words, go = _("Open the re&quest"), ("email_request", email.id)
            found.append(self._request(_("It waits for an e-mail"), said, words, go))
        return found

    def _request(self, title: str, said: str, words: str, go: tuple[str, int]) -> Card:
        opener = button(words, lambda: self._shell.go.emit(*go))
        opener.setObjectName(go[0])
        return Card(text(title, "strong"), text(said), row(opener, None), kind="next")

    def _monitoring(self, shown: Shown, leads: bool) -> list[Card]:
        """Return what is known of who looks at the page: first where a look is the next step."""
        account, of = shown.view.account, shown.view.monitoring
        if of is None:
            return []
        hosts, day = shown.hosts, shown.today
        return [MonitoringCard(self._shell, self, account, of, hosts, day, leads)]

    def _custody(self, shown: Shown) -> Iterator[QWidget]:
        """Yield the card of the password, for whom it is a matter; it reads by itself."""
        account, actor = shown.view.account, shown.actor
        concerned = actor.may(Act.ISSUE_SECRET) or actor.may(
            Act.HAND_OVER_SECRET, account.department_id
        )
        if concerned and is_kept(account):
            yield CustodyPlace(self._shell, account.id, self)

    def _facts(self, shown: Shown) -> Card:
        account = shown.view.account
        card = Card(text(_("The request"), "strong"), gap=12)
        card.add(Facts(facts(account, shown.today)))
        if account.evidence:
            card.add(text(_("Evidence"), "muted"))
            card.add(small_pictures(self._shell, account.evidence, self._seen))
        return card
