"""One account's page: its path, its next step, its facts and its history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.account_progress import path
from pittadmin.domain.account_states import STATE_MEANING
from pittadmin.domain.accounts import Account
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Act, Actor
from pittadmin.domain.requests import REQUEST_STATE_NAMES
from pittadmin.services import account_view, people, platforms
from pittadmin.services.account_view import AccountView
from pittadmin.services.context import Context
from pittadmin.ui import account_acts, account_next
from pittadmin.ui.account_facts import facts
from pittadmin.ui.account_history import History
from pittadmin.ui.evidence import Seen, small_pictures
from pittadmin.ui.gradual import Gradual, put_gradually
from pittadmin.ui.layouts import column, row
from pittadmin.ui.lines import line
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell
from pittadmin.ui.steps import Steps
from pittadmin.ui.widgets import Button, Card, Chip, Facts, button, heading, text


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


def opens(address: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether a page's address may be opened: by https, and on its own platform only."""
    try:
        parts = urlsplit(address)
        plain = parts.port is None and parts.username is None
    except ValueError:
        return False
    return parts.scheme == "https" and plain and parts.hostname in hosts


class AccountPanel(QWidget):
    """Shows one account; keeps what it shows until the new one has arrived."""

    turned = Signal()
    """Another account is shown than before."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.account_id: int | None = None
        self.shown: Shown | None = None
        self._shell = shell
        self._enter_next = False
        self._seen: Seen = {}
        self._gradual = Gradual(self)
        self._coming: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._box.addWidget(self._content, 1)

    def show_account(self, account_id: int | None) -> None:
        """Show another account, or with None that none is chosen."""
        if account_id != self.account_id:
            self._enter_next = False
        self.account_id = account_id
        if account_id is None:
            self._shell.runner.drop(self, "account")
            self.shown = None
            self._drop()
            self._put(QWidget())
        else:
            self.reload()

    def reload(self) -> None:
        """Read the account again."""
        if self.account_id is not None:
            self._shell.runner.read(
                self,
                load,
                self._shell.ctx,
                self.account_id,
                done=self._show,
                failed=self._gone,
                key="account",
            )

    def enter(self) -> None:
        """Move the focus into the account's page, once it is there."""
        if self.shown is None or self.shown.view.account.id != self.account_id:
            self._enter_next = True
            return
        self._enter_next = False
        buttons = [one for one in self._content.findChildren(QPushButton) if one.isEnabled()]
        named = [one for one in buttons if one.objectName()]
        for one in (named or buttons)[:1]:
            one.setFocus(Qt.FocusReason.OtherFocusReason)

    def perform(self, act: Act) -> object:
        """Ask for an act on the account and do it."""
        assert self.shown is not None
        return account_acts.perform(self._shell, self.window(), act, self.shown.view)

    def _report(self) -> None:
        from pittadmin.ui import reporting

        reporting.report(self._shell, self, account_id=self.account_id)

    def _show(self, shown: Shown) -> None:
        if shown == self.shown:
            self._drop()
            self._enter_if_wanted()
        else:
            content = QWidget(self)
            content.hide()
            self._drop()
            self._coming = content
            self._gradual.begin(self._draw(shown, content))

    def _draw(self, shown: Shown, content: QWidget) -> Iterator[None]:
        """Build the account's page out of sight, piece by piece, then put it in its place."""
        box = QVBoxLayout(content)
        look().space(box, 12)
        yield from put_gradually(box, self._parts(shown))
        box.addStretch(1)
        yield
        self._turn(shown, content)

    def _turn(self, shown: Shown, content: QWidget) -> None:
        before, self.shown = self.shown, shown
        same = before is not None and before.view.account.id == shown.view.account.id
        focus = QApplication.focusWidget()
        inside = focus is not None and self._content.isAncestorOf(focus)
        name = focus.objectName() if inside and focus is not None else ""
        self._coming = None
        self._put(content)
        if not same:
            self.turned.emit()
        elif inside:  # the focus is not lost with the button that had it
            found = content.findChild(QWidget, name) if name else None
            self._enter_next = found is None
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enter_if_wanted()

    def _enter_if_wanted(self) -> None:
        if self._enter_next:
            self.enter()

    def _drop(self) -> None:
        """Leave unfinished what was being drawn."""
        self._gradual.drop()
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None

    def _gone(self, _error: Exception) -> bool:
        self.show_account(None)
        return False

    def _put(self, content: QWidget) -> None:
        """Put other content in the place of the old, without a moment between."""
        self.setUpdatesEnabled(False)
        old, self._content = self._content, content
        self._box.replaceWidget(old, content)
        content.show()
        old.hide()
        old.deleteLater()
        self.setUpdatesEnabled(True)

    # What stands on the page

    def _parts(self, shown: Shown) -> Iterator[QWidget]:
        view = shown.view
        yield self._top(shown)
        yield from self._under_way(shown)
        yield from account_next.cards(view, shown.today, self.perform)
        yield row(button(_("Report a violation on this page…"), self._report, "link"), None)
        yield self._facts(shown)
        yield Card(text(_("History"), "strong"), History(view.history), gap=12)

    def _top(self, shown: Shown) -> Card:
        account = shown.view.account
        chip = Chip(account.state_name, STATE_MEANING[account.state])
        name = heading(account.name)
        head = line(name, chip, grows=name, gap=12)
        steps = path(account)
        lines: list[QWidget] = []
        if account.page_address:
            lines.append(self._address(account, shown.hosts))
        if account.email:
            says = text(account.email, wrap=False, selectable=True)
            lines.append(_copyable(says, account.email, _("Copy the e-mail")))
        known = [column(*lines, gap=0)] if lines else []
        return Card(head, *known, Steps(steps))

    def _address(self, account: Account, hosts: tuple[str, ...]) -> QWidget:
        address = account.page_address
        short = address.removeprefix("https://").removeprefix("www.")
        if opens(address, hosts):
            link = Link(short, _("Open {address} in the browser").format(address=address))
            link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        else:
            link = text(short, selectable=True)
        return _copyable(link, address, _("Copy the page's address"))

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

    def _facts(self, shown: Shown) -> Card:
        account = shown.view.account
        card = Card(text(_("The request"), "strong"), gap=12)
        card.add(Facts(facts(account, shown.today)))
        if account.evidence:
            card.add(text(_("Evidence"), "muted"))
            card.add(small_pictures(self._shell, account.evidence, self._seen))
        return card


class Link(Button):
    """An address that opens; what has no room is cut with an ellipsis, and read out whole."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__("", "link")
        self._words = words
        # It stands under the record's name, so its words begin where that begins.
        self.setStyleSheet("padding-left: 0; padding-right: 0; text-align: left;")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cut()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + look().px(6)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().px(120)), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _cut(self) -> None:
        room = self.width() - look().px(4)
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        self.setText(cut.replace("&", "&&"))


def _copyable(shown: QWidget, value: str, name: str) -> QWidget:
    """Return something shown, with a button that copies its value."""
    copy = button("", lambda: QGuiApplication.clipboard().setText(value), "icon", "copy", name)
    return row(shown, copy, None, gap=2)
