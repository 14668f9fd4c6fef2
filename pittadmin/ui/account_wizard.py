"""The wizard by which a department asks for an account, in five short pages (R1–R20)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import Account
from pittadmin.domain.clock import say_time
from pittadmin.domain.errors import Invalid, Problem, UserError
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Membership
from pittadmin.services.account_view import FormFacts, as_request
from pittadmin.ui import unsent
from pittadmin.ui.draft import Draft
from pittadmin.ui.layouts import row
from pittadmin.ui.platform_request_form import PlatformRequestForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import button
from pittadmin.ui.wizard_department import DepartmentPage
from pittadmin.ui.wizard_frame import WizardFrame
from pittadmin.ui.wizard_page import Form
from pittadmin.ui.wizard_people import PeoplePage
from pittadmin.ui.wizard_platform import PlatformPage
from pittadmin.ui.wizard_profile import ProfilePage
from pittadmin.ui.wizard_read import Read, blank_request, read_for_wizard
from pittadmin.ui.wizard_review import ReviewPage

NEW = "account:new"
"""The name by which the recovery file knows a request that was never saved."""


class AccountWizard(WizardFrame):
    """Fills in a request for an account, saves it at every Next, and sends it.

    The first saving is that of the second page: before a platform is chosen there is nothing that
    others could tell the draft by. What is typed between two savings is kept in the recovery
    file, and offered when the same request is opened again.

    Args:
        shell: who acts, the threads, the recovery file.
        account: the draft to go on with, or None for a new one.
        facts: what is needed to judge what is entered.
        parent: the window it stands over.
        memberships: who holds which role.
        denial: why the Mayor's office denied the request before, or "".
    """

    sent = Signal(object)
    """The account as it was sent to the Mayor's office."""

    def __init__(
        self,
        shell: Shell,
        account: Account | None,
        facts: FormFacts,
        parent: QWidget | None = None,
        memberships: Iterable[Membership] = (),
        denial: str = "",
    ) -> None:
        request = as_request(account) if account else blank_request(facts)
        self.form = Form(facts, request, shell.ctx.clock.today(), account, tuple(memberships))
        self.department = DepartmentPage(self.form)
        self.platform = PlatformPage(self.form)
        self.people = PeoplePage(self.form)
        self.profile = ProfilePage(self.form, shell)
        asking = (self.department, self.platform, self.people, self.profile)
        self.review = ReviewPage(self.form, [page.title for page in asking])
        title = account.name if account and account.platform else _("New account")
        super().__init__(parent, title, (*asking, self.review), _("&Send to the Mayor's office"))
        self._shell, self._denial = shell, denial
        self._furthest = 0  # the last page that was reached; the steps lead that far
        self._draft = Draft(shell, self.form, self)
        self._connect()
        found = unsent.read(shell.recovery.find(self.form_name), facts)
        if found is None:
            self._show(self._start())
        else:
            self._offer(found)

    def _connect(self) -> None:
        for one in self.pages:
            one.edited.connect(self._edited)
        self._draft.busy.connect(self.set_busy)
        self._draft.saved.connect(self._is_saved)
        self._draft.merged.connect(self._is_merged)
        self._draft.refused.connect(self._refused)
        self.department.asked_it.connect(self._ask_it)
        self.platform.other_wanted.connect(self._ask_platform)
        self.review.wanted.connect(self._go_to_value)
        self.review.page_wanted.connect(self.go_to)
        self.rail.picked.connect(self.go_to)
        self.close_button.clicked.connect(self.save_and_close)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.send_button.clicked.connect(self.send)

    @property
    def form_name(self) -> str:
        """The name by which the recovery file knows this form."""
        return f"account:{self.form.account.id}" if self.form.account else NEW

    # What was left unsaved

    def _offer(self, found: unsent.Unsent) -> None:
        """Ask whether to go on with what was left, before anything else."""
        self._show(0, focus=False)
        go_on = button(_("Continue &where you left off"), partial(self._continue, found), "primary")
        anew = button(_("Start &anew"), self._start_anew)
        self.say(
            "info",
            _("You left this form on {moment} without saving it.").format(
                moment=say_time(found.at)
            ),
            _("What you had entered is still here."),
            row(go_on, anew, None, margins=(0, 4, 0, 0)),
        )
        self.hold(True)
        go_on.setDefault(True)
        QTimer.singleShot(0, go_on, go_on.setFocus)

    def _continue(self, found: unsent.Unsent) -> None:
        form = self.form
        form.request, form.wish = found.request, found.wish
        if form.account is not None:
            # A change that somebody else saved meanwhile is then seen as the conflict it is.
            form.account = replace(form.account, version=found.version)
        self.hold(False)
        for one in self.pages[:-1]:
            one.load()
        self.profile.page.evidence.bring_back(found.pictures)
        self._show(min(max(found.page, 0), self._first_open(), len(self.pages) - 2))

    def _start_anew(self) -> None:
        self._shell.recovery.forget(self.form_name)
        self.hold(False)
        self._show(self._start())

    # From page to page

    def go_to(self, index: int) -> None:
        """Go to a page; forward only past pages that hold what they ask for, and saved."""
        for at in range(self.current, index):
            problems = self.pages[at].problems()
            if problems:
                self._show_problems(tuple(problems))
                return
        if index > self.current and (self.form.account is not None or index > 1):
            self._draft.save(partial(self._show, index))
        else:
            self._show(index)

    def next(self) -> None:
        """Save the draft and go on to the next page, once this one holds what it asks for."""
        self.go_to(self.current + 1)

    def back(self) -> None:
        """Go back a page."""
        self.go_to(self.current - 1)

    def _show(self, index: int, focus: bool = True) -> None:
        self.quiet()
        if self._denial and index == 0:
            self.say("warn", _("The Mayor's office denied this request."), self._denial)
        self.turn_to(index, not self.review.problems(), focus)
        self._mark_steps()

    def _mark_steps(self) -> None:
        done = {at for at, page in enumerate(self.pages[:-1]) if not page.problems()}
        self._furthest = max(self._furthest, self._first_open(), self.current)
        self.rail.show_steps(self.current, done, self._furthest)

    def _first_open(self) -> int:
        """Return the first page that lacks something, or the review."""
        pages = enumerate(self.pages[:-1])
        return next((at for at, page in pages if page.problems()), len(self.pages) - 1)

    def _start(self) -> int:
        """Return the page to begin with; the first one says why a draft waits."""
        new = self.form.account is None or self.form.waiting
        return 0 if new else self._first_open()

    def _go_to_value(self, name: str) -> None:
        self._show_problems(tuple(one for one in self.review.problems() if one.field == name))

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Go to the first page that a problem is about, and show its problems in place."""
        places = [self._page_of(one) for one in problems]
        first = min((at for at in places if at is not None), default=None)
        if first is None:
            self.say("bad", problems[0].what, problems[0].todo)
            return
        if first != self.current:
            self._show(first)
        here = [one for one, at in zip(problems, places, strict=True) if at == first]
        self.pages[first].show_problems(here)

    def _page_of(self, problem: Problem) -> int | None:
        pages = enumerate(self.pages)
        return next((at for at, page in pages if problem.field in page.fields), None)

    # Keeping, saving, sending

    def save_and_close(self) -> None:
        """Save the draft as it stands, and close."""
        self._draft.save(partial(self._finish, _("{account} is saved as a draft.")))

    def send(self) -> None:
        """Save the draft and send it to the Mayor's office."""
        self._draft.save(partial(self._draft.send, self._is_sent))

    def reject(self) -> None:
        """Close without saving; what was typed stays in the recovery file."""
        self._shell.recovery.write()
        super().reject()

    def _edited(self) -> None:
        self._keep()
        self._mark_steps()

    def _keep(self) -> None:
        form = self.form
        kept = unsent.Unsent(
            form.request,
            form.account.version if form.account else 0,
            self.current,
            form.wish,
            self.profile.page.evidence.kept(),
            self._shell.ctx.clock.now(),
        )
        self._shell.recovery.keep(self.form_name, kept.values())

    def _is_saved(self) -> None:
        form, account = self.form, self.form.account
        assert account is not None
        self._shell.recovery.forget(NEW)
        self._shell.recovery.forget(self.form_name)
        self.profile.page.evidence.load(account.evidence)
        if form.request != as_request(account):
            self._keep()
        now = self._shell.ctx.clock.now()
        self.rail.say_saved(_("Draft saved on {moment}").format(moment=say_time(now)))

    def _is_merged(self) -> None:
        self.pages[self.current].load()
        self._keep()

    def _is_sent(self) -> None:
        self._finish(_("{account} is sent to the Mayor's office."))
        self.sent.emit(self.form.account)

    def _finish(self, said: str) -> None:
        account = self.form.account
        assert account is not None
        self._shell.said.emit(said.format(account=account.name))
        self._shell.go.emit("account", account.id)
        self.accept()

    # Asking others, and what went wrong

    def _ask_it(self) -> None:
        said = _("IT has been asked for an e-mail. {account} waits for it; nothing is lost.")
        self._draft.save(partial(self._draft.ask_it, partial(self._finish, said)))

    def _ask_platform(self) -> None:
        dialog = PlatformRequestForm(self._shell, [self.form.department], self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._platform_asked)
        dialog.open()

    def _platform_asked(self) -> None:
        self.say(
            "good",
            _("Personnel has been asked."),
            _("Once the platform is accepted it is in this list. Save the draft and come back."),
        )

    def _refused(self, error: UserError) -> None:
        if isinstance(error, Invalid):
            self._show_problems(error.problems)
        else:
            self.say("bad", error.what, error.todo)


def open_wizard(shell: Shell, parent: QWidget, account_id: int | None = None) -> None:
    """Read what the wizard needs, then open it over the window of `parent`.

    Args:
        shell: what pages get.
        parent: the page that asks.
        account_id: the draft to go on with, or None for a new account.
    """

    def ready(read: Read) -> None:
        wizard = AccountWizard(
            shell, read.account, read.facts, parent.window(), read.memberships, read.denial
        )
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()

    shell.runner.read(
        parent, read_for_wizard, shell.ctx, account_id, done=ready, key="account wizard"
    )
