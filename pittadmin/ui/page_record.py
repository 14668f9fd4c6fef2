"""The dialog that records an approved account's page: its address, pictures, text (R10, R18)."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import Account, AccountRequest, PageRecord, is_open
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.page_address import check_page_address, compare_handle
from pittadmin.services import account_view, pages
from pittadmin.services.account_view import FormFacts, as_request
from pittadmin.services.context import Context
from pittadmin.ui import unsent
from pittadmin.ui.banner import Banner
from pittadmin.ui.conflict import WhatChanged, differing
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.layouts import column
from pittadmin.ui.live import Live
from pittadmin.ui.page_form import PageForm, no_place, not_confirmed
from pittadmin.ui.request_parts import SOMEBODY_ELSE, request_parts
from pittadmin.ui.shell import Shell
from pittadmin.ui.wizard_page import Form


class PageRecordDialog(Dialog):
    """Records where the page is, and proves what it carries.

    Args:
        shell: who acts, the threads, the recovery file.
        account: the approved account.
        facts: what is needed to judge what is entered.
        parent: the window it stands over.
    """

    def __init__(
        self, shell: Shell, account: Account, facts: FormFacts, parent: QWidget | None = None
    ) -> None:
        made = account.recorded_at is not None
        title = _("Change the page: {account}") if made else _("Record the page: {account}")
        sentence = (
            _("Enter what the page shows now. It is kept on record who changed it.")
            if made
            else _("Make the page as a business page with {email}, then enter what it shows.")
        )
        super().__init__(
            parent,
            title.format(account=account.name),
            sentence.format(email=account.email),
            _("&Save the changes") if made else _("&Record the page"),
            waits=True,
        )
        self._shell = shell
        today = shell.ctx.clock.today()
        self.form = Form(facts, _asked(account), today, account)
        emails = [one.email for one in facts.departments if one.email]
        self.address = text_input(on_change=self._take)
        self.address.setMaxLength(20_000)
        self.page = PageForm(shell, emails, _("Copy it from the page and paste it here."))
        self.page.changed.connect(self._take)
        address = Field(
            _("Page &address"),
            self.address,
            _("Copy it from the browser's address line. Tracking codes are removed."),
        )
        self.fields.update({"page_address": address, **self.page.fields})
        Live(address, lambda: self._address_problem() if self.address.text().strip() else None)
        self._before = Banner(
            "info",
            _("What you entered before is still here."),
            action=(_("Start &anew"), self._start_anew),
            closable=False,
        )
        self._before.hide()
        self.add(column(self._before, address, self.page, None, gap=16))
        self._load()
        found = unsent.read(shell.recovery.find(self._name), facts)
        if found is not None:
            self._bring_back(found)
        self.submitted.connect(self._record)
        self.widen(720)
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _account(self) -> Account:
        assert self.form.account is not None
        return self.form.account

    @property
    def _name(self) -> str:
        """The name by which the recovery file knows this form."""
        return f"page:{self._account.id}"

    def check(self) -> Iterable[Problem]:
        """Return what keeps the page from being recorded."""
        request, platform = self.form.request, self.form.platform
        found = (
            self._address_problem(),
            not_confirmed(request),
            no_place(request, platform),
            self.page.waiver_problem(),
        )
        return [problem for problem in found if problem]

    def reject(self) -> None:
        """Close without saving; what was typed stays in the recovery file."""
        self._shell.recovery.write()
        super().reject()

    def _address_problem(self) -> Problem | None:
        platform, typed = self.form.platform, self.address.text()
        if platform is None:
            return None
        if not typed.strip():
            return Problem(
                _("The page's address is missing."),
                _("Copy it from the browser's address line."),
                "page_address",
                "R18",
            )
        try:
            page = check_page_address(platform, typed)
        except Invalid as error:
            return error.problems[0]
        return compare_handle(platform, page, self._account.handle)

    def _load(self) -> None:
        """Show the form's values."""
        request = self.form.request
        for signals in (self.address, self.page):
            signals.blockSignals(True)
        self.address.setText(request.page_address)
        self.page.load(request, self.form.platform, self._account, made=True, pictures=True)
        for signals in (self.address, self.page):
            signals.blockSignals(False)

    def _take(self, *_anything: object) -> None:
        self.form.change(page_address=self.address.text(), **self.page.values())
        self.page.mended(self.check())
        kept = unsent.Unsent(
            self.form.request,
            self._account.version,
            pictures=self.page.evidence.kept(),
            at=self._shell.ctx.clock.now(),
        )
        self._shell.recovery.keep(self._name, kept.values())

    def _bring_back(self, found: unsent.Unsent) -> None:
        """Show what was left unsaved, and offer to begin anew."""
        self.form.request = found.request
        self.form.account = replace(self._account, version=found.version)
        self._load()
        self.page.evidence.bring_back(found.pictures)
        self._before.show()

    def _start_anew(self) -> None:
        self._shell.recovery.forget(self._name)
        self._before.hide()
        self.form.request = _asked(self._account)
        self.page.evidence.give_up()
        self._load()

    def _record(self) -> None:
        request = self.form.request
        page = PageRecord(
            request.page_address,
            request.business_page,
            request.attested,
            request.profile_text,
            request.placement,
            request.placement_note,
            request.waiver_reason,
        )
        self._shell.runner.write(
            self,
            pages.record,
            self._shell.ctx,
            self._account.id,
            self._account.version,
            page,
            self.page.evidence.added(),
            self.page.evidence.removed(),
            done=self._recorded,
            failed=self._failed,
            changes=("accounts",),
        )

    def _recorded(self, account: Account) -> None:
        self._shell.recovery.forget(self._name)
        self.page.evidence.give_up()
        self._shell.said.emit(_("The page of {account} is recorded.").format(account=account.name))
        self.accept()

    def _failed(self, error: Exception) -> bool:
        current = error.current if isinstance(error, Conflict) else None
        if not isinstance(current, Account) or not is_open(current, Act.RECORD_PAGE):
            return self.fail(error)
        self.set_busy(False)
        mine, theirs = self.form.request, as_request(current)
        parts = request_parts(self.form)
        if differing(parts, mine, theirs):
            base = as_request(self._account)
            dialog = WhatChanged(SOMEBODY_ELSE, parts, base, mine, theirs, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: self._merged(current, dialog.merged()))
            dialog.open()
        else:
            self._merged(current, mine)
        return True

    def _merged(self, current: Account, request: AccountRequest) -> None:
        kept = self.page.evidence.kept()
        self.form.account, self.form.request = current, request
        self._load()
        self.page.evidence.bring_back(kept)
        self.confirm()


def _asked(account: Account) -> AccountRequest:
    """Return what the dialog begins with; what was meant is confirmed anew once it is made."""
    request = as_request(account)
    made = account.exists_already or account.recorded_at is not None
    return request if made else replace(request, business_page=False, attested=False)


def open_page_record(shell: Shell, parent: QWidget, account_id: int) -> None:
    """Read the account, then open the dialog over the window of `parent`."""

    def ready(read: tuple[Account, FormFacts]) -> None:
        dialog = PageRecordDialog(shell, *read, parent.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    shell.runner.read(parent, read_account, shell.ctx, account_id, done=ready, key="page record")


def read_account(ctx: Context, account_id: int) -> tuple[Account, FormFacts]:
    """Return an account as it stands, and what is needed to judge what is entered about it."""
    return account_view.show(ctx, account_id).account, account_view.form_facts(ctx)
