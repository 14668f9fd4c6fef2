"""What an account's page shows of its monitoring, and the one press that keeps a look."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _, several
from pittadmin.domain.monitoring import (
    MONITOR_NAMES,
    Finding,
    Monitoring,
    UnseenPost,
    Watch,
)
from pittadmin.domain.roles import ROLE_NAMES
from pittadmin.services import monitoring
from pittadmin.services.account_view import AccountView
from pittadmin.ui.account_next import main_act
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.lines import line
from pittadmin.ui.monitoring_form import MonitoringForm, said
from pittadmin.ui.page_link import address_line
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, button, text


class MonitoringCard(Card):
    """Who looked at the page last, what they have not seen, and for them the buttons.

    Args:
        shell: who looks, and the threads.
        owner: what the work belongs to: the card itself is drawn anew meanwhile.
        account: whose page it is.
        shown: how far it has been looked at.
        hosts: where posts may stand.
        today: the day in the City.
        leads: whether a look is the next step here.
    """

    def __init__(
        self,
        shell: Shell,
        owner: QWidget,
        account: Account,
        shown: Monitoring,
        hosts: tuple[str, ...],
        today: date,
        leads: bool,
    ) -> None:
        mine = shown.mine
        super().__init__(kind="next" if leads else "plain", gap=12)
        self._shell, self._owner, self._account, self._shown = shell, owner, account, shown
        title = text(_("Monitoring"), "strong")
        due = any(one.is_due(today) for one in shown.watches)
        chip = [Chip(_("Due to be looked at"), "warn")] if due else []
        self.add(line(title, *chip, grows=title))
        facts = Facts(
            (MONITOR_NAMES[one.monitor], _watch(one, shown, today)) for one in shown.watches
        )
        todo: list[QWidget] = []
        if mine is not None:
            if shown.unseen:
                todo.append(_unseen(shown.unseen, shown.watch(mine).unseen, hosts))
            todo.append(self._buttons("primary" if leads else "plain"))
        self.add(*((*todo, facts) if leads else (facts, *todo)))
        if shown.findings:
            self.add(*_findings(shown.findings, shell.ctx.person_id))

    def _buttons(self, kind: str) -> QWidget:
        since = say_date(self._shown.since)
        self.nothing = button(_("Nothing fo&und"), self._nothing_found, kind)
        self.nothing.setObjectName("nothing_found")
        self.nothing.setAccessibleDescription(
            _("Keeps that you looked at what was posted since {day}").format(day=since)
        )
        finding = button(_("Write &down a finding…"), self._open_form)
        finding.setObjectName("finding")
        says = _("Look at the page and its comments since {day}, then say what came of it.")
        return column(text(says.format(day=since)), flow(self.nothing, finding), gap=8)

    def _nothing_found(self) -> None:
        if self._shown.mine is None or not self.nothing.isEnabled():
            return
        self.nothing.setEnabled(False)
        self._shell.runner.write(
            self._owner,
            monitoring.nothing_found,
            self._shell.ctx,
            self._account.id,
            self._shown.mine,
            done=lambda _entry: self._shell.said.emit(said(self._account)),
            failed=self._failed,
            changes=("accounts",),
        )

    def _failed(self, _error: Exception) -> bool:
        self.nothing.setEnabled(True)
        return False

    def _open_form(self) -> None:
        form = MonitoringForm(self._shell, self._account, self._shown, self.window())
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()


def leads(view: AccountView, today: date) -> bool:
    """Tell whether a look is the next step of who sees the account: due, and nothing else is."""
    shown = view.monitoring
    due = shown is not None and shown.mine is not None and shown.watch(shown.mine).is_due(today)
    return due and main_act(view, today) is None


def _watch(watch: Watch, shown: Monitoring, today: date) -> str:
    """Return how far one of them has looked: when, who, when it is due, what is not seen."""
    parts = [_("Not looked at yet")]
    if watch.last is not None:
        parts = [
            _("Looked at up to {day}\nby {person}").format(
                day=say_date(watch.last.until), person=watch.last.by.name
            )
        ]
    if watch.due is not None:
        words = _("Due since {day}") if watch.due < today else _("Due {day}")
        parts.append(words.format(day=_("today") if watch.due == today else say_date(watch.due)))
    # To whom looks themselves; the Mayor's office need not see all.
    if watch.unseen and shown.mine and (watch.due or watch.monitor is shown.mine):
        parts.append(
            several("{count} post not seen yet", "{count} posts not seen yet", watch.unseen)
        )
    return "\n".join(parts)


def _unseen(posts: tuple[UnseenPost, ...], count: int, hosts: tuple[str, ...]) -> QWidget:
    links: list[QWidget] = [text(_("Not seen yet"), "muted")]
    for post in posts:
        posted = text(say_date(post.posted_at), "muted", wrap=False)
        copies = _("Copy {address}").format(address=post.address)
        address = address_line(post.address, hosts, copies)
        links.append(line(posted, address, grows=address, middle=True))
    if count > len(posts):
        links.append(
            text(several("and {count} more", "and {count} more", count - len(posts)), "muted")
        )
    return column(*links, gap=2)


def _findings(findings: tuple[Finding, ...], me: int) -> list[QWidget]:
    found: list[QWidget] = [
        text(_("What was found. Only Personnel and who wrote it down read this."), "muted")
    ]
    for finding in findings:
        entry = finding.entry
        who = _("{person}, {role}").format(person=entry.by.name, role=ROLE_NAMES[entry.role])
        parts = [text(f"{say_date(entry.at)}  ·  {who}", "muted", selectable=True)]
        if finding.remark:
            parts.insert(0, text(finding.remark, selectable=True))
        if finding.reported and entry.by.id == me:
            parts.append(text(_("You went on to report it."), "muted"))
        found.append(column(*parts, gap=2))
    return found
