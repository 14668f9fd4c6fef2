"""The Accounts tab: the accounts, and the requests that they wait for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _, several
from pittadmin.services.progress import Report
from pittadmin.ui.account_list import AccountList, Facts, who_asks
from pittadmin.ui.gradual import Gradual
from pittadmin.ui.layouts import PAGE, flow, row
from pittadmin.ui.look import look
from pittadmin.ui.segments import Segments
from pittadmin.ui.shell import Shell
from pittadmin.ui.table_export import Export, Way, shown_rows
from pittadmin.ui.widgets import Sentence, button, text, title

if TYPE_CHECKING:
    from pittadmin.ui.requests_view import Requests, RequestsView


class AccountsPage(QWidget):
    """Shows the accounts, or the requests of one kind."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._requests: list[RequestsView] = []
        self._gradual = Gradual(self)
        self.accounts = AccountList(shell)
        self.export = Export(shell, self, self._ways(), apart=1)
        self.counted = text("", "muted", wrap=False)
        self.why = Sentence()
        self.why.hide()
        self.export_button = self.export.button()
        keeps = self.export_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the title stays where it is from view to view
        self.export_button.setSizePolicy(keeps)
        self.bring = button(_("&Import existing pages…"), self.import_pages)
        self.bring.hide()
        self.new = button(_("&New account…"), self.new_account, "primary", "plus")
        self.new.hide()
        self.ask = button(_("Ask for a &platform…"), self.ask_for_platform, "primary", "plus")
        self.ask.hide()
        self.segments = Segments(_("Views"))
        self.segments.hide()
        self.views = QStackedWidget()
        box = QVBoxLayout(self)
        look().space(box, 12, PAGE)
        self._head = flow(
            title(_("Accounts")),
            self.counted,
            None,
            row(self.why, self.bring, self.export_button, self.ask, self.new),
            gap=8,
        )
        for widget in (self._head, self.segments):
            box.addWidget(widget)
        box.addWidget(self.views, 1)
        self._add_view(_("Accounts"), self.accounts)
        self.segments.currentChanged.connect(self._turn)
        self.accounts.known.connect(self._know)
        self.accounts.wanted.connect(self.new_account)
        QShortcut(QKeySequence.StandardKey.New, self, self._new_by_key)

    @property
    def requests(self) -> list[RequestsView]:
        """The views of the requests that accounts wait for, built by now."""
        for _view in self._add_requests():
            pass
        return self._requests

    def _add_requests(self) -> Iterator[None]:
        """Build the views that are still to come, one at a time."""
        from pittadmin.ui.request_kinds import KINDS
        from pittadmin.ui.requests_view import RequestsView

        while len(self._requests) < len(KINDS):
            view = RequestsView(self._shell, KINDS[len(self._requests)])
            self._requests.append(view)
            index = len(self._requests)
            self._add_view(view.kind.title, view)
            self.segments.setTabVisible(index, False)
            view.loaded.connect(partial(self._count, index))
            yield

    def _add_view(self, words: str, view: QWidget) -> None:
        self.segments.add(words)
        self.views.addWidget(view)

    def _ways(self) -> tuple[Way, ...]:
        """Return what can be exported; what writes it is imported once it is asked for."""
        ctx = self._shell.ctx

        def shown(query: AccountQuery, path: Path, report: Report) -> int:
            from pittadmin.services import exports

            return exports.accounts(ctx, query, path, report)

        def register(_query: None, path: Path, report: Report) -> int:
            from pittadmin.services import exports

            return exports.register(ctx, path)

        return (
            *shown_rows(
                _("Shown accounts as &CSV…"),
                _("Shown accounts as &Excel workbook…"),
                "accounts",
                shown,
                _how_many,
                lambda: self.accounts.query,
            ),
            Way(_("Official &register as web page…"), ".html", "register", register, _how_many),
        )

    # What the window asks

    def refresh(self, topic: str) -> None:
        """Show what has changed."""
        if topic in ("accounts", "people", "requests"):
            self.accounts.reload()
            for view in self._requests:
                view.reload()

    def show_subject(self, kind: str, subject_id: object) -> None:
        """Show an account, a request, the pages to be looked at, or the form for a new account."""
        if kind == "new_account":
            self.new_account()
            return
        chosen = subject_id if isinstance(subject_id, int) else None
        for index, view in enumerate(self.requests, 1):
            if view.kind.subject == kind:
                self.segments.setTabVisible(index, True)
                self.segments.show()
                self.segments.setCurrentIndex(index)
                view.show_request(chosen)
                return
        self.segments.setCurrentIndex(0)
        if kind == "due_pages":
            self.accounts.show_due()
        else:
            self.accounts.show_account(chosen, "nothing_found" if kind == "monitoring" else "")

    # What a person does

    def new_account(self) -> None:
        """Open the form in which an account is asked for."""
        from pittadmin.ui.account_wizard import open_wizard

        open_wizard(self._shell, self.window(), None)

    def import_pages(self) -> None:
        """Open the form in which IT brings in pages that exist already, from a CSV file."""
        from pittadmin.ui.import_dialog import ImportDialog

        dialog = ImportDialog(self._shell, "pages", self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_for_platform(self) -> None:
        """Open the form in which another platform is asked for."""
        from pittadmin.ui.platform_request_form import PlatformRequestForm

        facts = self.accounts.facts
        if facts is not None:
            form = PlatformRequestForm(self._shell, facts.form.may_request_for(), self.window())
            form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            form.open()

    def _new_by_key(self) -> None:
        if not self.new.isHidden():
            self.new_account()

    # What has arrived

    def _know(self, facts: Facts) -> None:
        self.counted.setText(facts.in_words())
        self._offer()
        self._shell.runner.fetch(self, "pittadmin.ui.requests_view", done=self._build_requests)

    def _build_requests(self) -> None:
        self._gradual.begin(self._add_requests())

    def _count(self, index: int, loaded: Requests) -> None:
        self.segments.set_count(index, loaded.waiting)
        self._offer()
        shown = loaded.any_reason or self.segments.currentIndex() == index
        self.segments.setTabVisible(index, shown)
        others = range(1, self.segments.count())
        self.segments.setVisible(any(self.segments.isTabVisible(one) for one in others))

    def _turn(self, index: int) -> None:
        self.views.setCurrentIndex(index)
        self._offer()

    def _offer(self) -> None:
        """Show the one main action of the view, or the sentence why there is none."""
        facts = self.accounts.facts
        if facts is None:
            return
        on_accounts = self.views.currentIndex() == 0
        requests = None if on_accounts else self.requests[self.views.currentIndex() - 1].requests
        self.new.setVisible(on_accounts and facts.may_request)
        self.ask.setVisible(requests is not None and requests.asks)
        self.export_button.setVisible(on_accounts)
        self.bring.setVisible(on_accounts and facts.form.actor.may(Act.IMPORT_ACCOUNTS))
        self.why.setText(who_asks())
        self.why.setVisible(on_accounts and not facts.may_request)


def _how_many(count: int) -> str:
    return several("{count} account is in {{name}}.", "{count} accounts are in {{name}}.", count)
