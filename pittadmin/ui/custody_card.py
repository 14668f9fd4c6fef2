"""The card of an account's password: where it is, who has received it, and the one next step."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.custody_states import (
    CUSTODY_STATE_MEANING,
    CUSTODY_STATE_NAMES,
    CustodyState,
)
from pittadmin.domain.handover import KIND_NAMES, Kind
from pittadmin.domain.i18n import _
from pittadmin.services import custody_view
from pittadmin.services.custody_view import CustodyView, ItemView
from pittadmin.ui import custody_acts, secret_dialog
from pittadmin.ui.act_buttons import act_buttons
from pittadmin.ui.focus import follow_order
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.lines import line
from pittadmin.ui.look import look
from pittadmin.ui.page_roles_card import roster
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, Chip, Facts, Unfold, button, clear, text

_RECEIPT = _(
    "A receipt proves that IT holds what was sent, not that it opens the account: that is what the "
    "date of the last try says."
)


class CustodyCard(QWidget):
    """Reads by itself what it shows, once it stands: nothing else waits for that.

    Args:
        shell: who looks, and the threads.
        account_id: whose secrets.
        within: the page on which it stands.
        whole: whether the receipts and who can open it are told too, as under Credentials.
    """

    def __init__(self, shell: Shell, account_id: int, within: QWidget, whole: bool = False) -> None:
        super().__init__()
        self._shell, self._account_id, self._whole = shell, account_id, whole
        self._within = within
        self.view: CustodyView | None = None
        self._box = QVBoxLayout(self)
        look().space(self._box, 12)
        shell.runner.changed.connect(self._changed)
        self.load()

    def load(self) -> None:
        """Read how the secrets stand."""
        self._shell.runner.read(
            self,
            custody_view.show,
            self._shell.ctx,
            self._shell.safe,
            self._account_id,
            done=self._show,
            key="custody",
        )

    def perform(self, item: ItemView, act: Act) -> object:
        """Ask for an act on a secret and do it."""
        assert self.view is not None
        # The window outlives this card, which is drawn anew as soon as something has changed.
        return custody_acts.perform(self._shell, self.window(), self.view, item, act)

    def _take_out(self, item: ItemView) -> None:
        assert self.view is not None
        secret_dialog.show_own(self._shell, self.window(), self.view.account, item.kind)

    def _changed(self, topic: str) -> None:
        if topic == "custody":
            self.load()

    def _show(self, view: CustodyView | None) -> None:
        if view == self.view and self._box.count():
            return
        self.view = view
        clear(self)
        if view is None:
            return
        if view.account.has_own_password:
            self._box.addWidget(self._password(view))
        else:
            for part in roster(self._shell, self, view):
                self._box.addWidget(part)
            self._box.addWidget(self._password(view))
        self._put_in_order()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._put_in_order()  # what was filled in before its page had its place

    def _put_in_order(self) -> None:
        """Let Tab come to what was filled in just now where it stands on the page."""
        if isValid(self._within):
            follow_order(self._within)

    def _password(self, view: CustodyView) -> Card:
        item, account = view.password, view.account
        main = custody_acts.main_act(view, item) if view.is_set_up else None
        leads = main is not None and (account.has_own_password or item.custody is not None)
        title = text(
            _("Password") if account.has_own_password else _("Login with the department's e-mail"),
            "strong",
        )
        chip = Chip(CUSTODY_STATE_NAMES[item.state], CUSTODY_STATE_MEANING[item.state])
        card = Card(line(title, chip, grows=title), kind="next" if leads else "plain", gap=12)
        if not view.is_set_up:
            card.add(text(_("IT has not set up the keeping of passwords yet."), "muted"))
            if view.is_it:
                go = button(_("Set it &up…"), lambda: self._shell.go.emit("own_computer", 0))
                card.add(flow(go))
            return card
        if facts := _facts(item):
            card.add(Facts(facts))
        if item.custody is not None and item.custody.reason:
            card.add(text(_why(item), selectable=True))
        if item.trouble is not None:
            card.add(text(_("The receipt does not count. {why}").format(why=item.trouble), "bad"))
        if item.waits_here:
            card.add(
                text(
                    _("It waits on this computer, sealed, and goes once the database is there."),
                    "warn",
                )
            )
        if view.note:
            card.add(text(view.note, "muted"))
        card.add(self._buttons(view, item, main))
        if self._whole and item.custody is not None:
            holders = ", ".join(item.holders) or "—"
            card.add(Facts([(_("Who can open it"), holders)]), text(_RECEIPT, "muted"))
        card.add(*self._others(view))
        return card

    def _buttons(self, view: CustodyView, item: ItemView, main: Act | None) -> QWidget:
        acts = [act for act in item.acts if act is not Act.REVEAL_SECRET or item.here]
        buttons = act_buttons(
            acts,
            main,
            partial(self.perform, item),
            partial(custody_acts.words_of, item=item),
            lambda act: act in custody_acts.DANGEROUS,
            custody_acts.NEED_REASON,
        )
        if item.here and not view.is_it:
            take = button(
                _("&Copy or show it…"),
                partial(self._take_out, item),
                glyph="copy",
            )
            take.setObjectName("take_out")
            return column(flow(take), buttons, gap=8)
        return buttons

    def _others(self, view: CustodyView) -> Iterable[QWidget]:
        """Return the other secrets of the account, quietly."""
        lines: list[QWidget] = []
        for item in view.items[1:]:
            acts = [
                act
                for act in item.acts
                if act in (Act.HAND_OVER_SECRET, Act.RECEIVE_SECRET, Act.REVEAL_SECRET)
            ]
            if item.custody is None and not acts:
                continue
            name = text(KIND_NAMES[item.kind])
            state = Chip(CUSTODY_STATE_NAMES[item.state], CUSTODY_STATE_MEANING[item.state])
            shown = [name] if item.custody is None else [name, state]
            own = []
            for act in acts:
                words = _("Add…") if item.custody is None else custody_acts.words_of(act, item)
                one = button(words.replace("&", ""), partial(self.perform, item, act), "link")
                one.setAccessibleName(f"{words.replace('&', '')} {KIND_NAMES[item.kind]}")
                own.append(one)
            if item.here and not view.is_it:
                own.append(button(_("Copy or show it…"), partial(self._take_out, item), "link"))
            lines.append(line(*shown, *own, grows=name))
        if not lines:
            return ()
        inside = column(*lines, gap=4)
        fold = Unfold(_("Recovery &codes and more"), inside)
        return (fold, inside)


def _facts(item: ItemView) -> list[tuple[str, str]]:
    custody = item.custody
    here = _("Yes, in its keyring") if item.here else _("No")
    if custody is None or not custody.version:
        return [(_("On this computer"), here)] if item.here else []
    found = [(_("On this computer"), here)]
    sent = _("Version {number}, {day} by {person}").format(
        number=custody.version,
        day=say_date(custody.changed_at),
        person=custody.changed_by.name if custody.changed_by else "",
    )
    found.append((_("Handed over"), sent))
    if custody.received_by is not None:
        received = _("{day} by {person}").format(
            day=say_date(custody.received_at), person=custody.received_by.name
        )
        proven = _("{said}; the receipt's signature was checked").format(said=received)
        found.append((_("Received"), proven if item.proof else received))
    if custody.verified_at is not None:
        words = _("{day} by {person}") if custody.works else _("{day} by {person}: did not work")
        said = words.format(
            day=say_date(custody.verified_at),
            person=custody.verified_by.name if custody.verified_by else "",
        )
        found.append((_("Last tried"), said))
    elif item.state is CustodyState.RECEIVED and item.kind is Kind.PASSWORD:
        found.append((_("Last tried"), _("Not yet")))
    return found


def _why(item: ItemView) -> str:
    assert item.custody is not None
    reason = item.custody.reason
    if item.state is CustodyState.REJECTED:
        from pittadmin.domain.refusals import SENTENCES, Reason

        if reason in set(Reason):
            return " ".join(SENTENCES[Reason(reason)])
    return _("Why: {reason}").format(reason=reason)
