"""The wizard's last page: all of the request, as the Mayor's office will read it (R4)."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.account_progress import missing_to_submit
from pittadmin.domain.accounts import PLACEMENT_NAMES, Account, Placement
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _, several
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import row
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Card, Facts, button, clear, text
from pittadmin.ui.wizard_page import Form, WizardPage


class ReviewPage(WizardPage):
    """Shows the request as it was saved, and what it still lacks.

    Args:
        form: what all pages fill in.
        sections: the titles of the pages before, to which the review leads back.
    """

    wanted = Signal(str)
    """The name of a value that is missing: its page is wanted."""
    page_wanted = Signal(int)

    title = _("Review and send")
    sentence = _("This is what the Mayor's office will read.")

    def __init__(self, form: Form, sections: Sequence[str]) -> None:
        super().__init__(form)
        self._sections = sections
        self._lacks = Card(kind="warn")
        self._parts = QWidget()
        self._cards = QVBoxLayout(self._parts)
        look().space(self._cards, 12)
        self.put(self._lacks, self._parts, None)
        self._first: QWidget = self
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the anchor of the order of Tab

    def show_values(self) -> None:
        account = self.form.account
        clear(self._lacks)
        clear(self._parts)
        if account is None:
            return
        lacks = self.problems()
        self._lacks.setVisible(bool(lacks))
        if lacks:
            self._lacks.add(text(self._how_many(len(lacks)), "strong"))
        buttons = []
        for problem in lacks:
            go = button(_("Go there"), partial(self.wanted.emit, problem.field), "plain")
            go.setAccessibleName(_("Go there: {what}").format(what=problem.what))
            self._lacks.add(row(text(str(problem)), go, gap=12))
            buttons.append(go)
        for page, facts in enumerate(self._facts(account)):
            change = button(_("Change"), partial(self.page_wanted.emit, page), "link")
            change.setAccessibleName(_("Change: {section}").format(section=self._sections[page]))
            change.setAutoDefault(False)  # Enter, pressed once more than meant, goes nowhere
            self._cards.addWidget(
                Card(row(text(self._sections[page], "strong"), change), Facts(facts), gap=10)
            )
            buttons.append(change)
        follow(self, buttons)
        self._first = buttons[0]

    def values(self) -> dict[str, Any]:
        return {}

    def problems(self) -> Sequence[Problem]:
        account = self.form.account
        if account is None:
            return ()
        lacks = missing_to_submit(account, self.form.today)
        if not self.form.waiting:
            return lacks
        waits = Problem(
            _("IT has not supplied the general e-mail yet."),
            _("The request can be sent once it is there."),
            "email",
            "R15",
        )
        return (waits, *(problem for problem in lacks if problem.field != "email"))

    def first(self) -> QWidget:
        return self._first

    def _how_many(self, count: int) -> str:
        return several(
            "{count} thing is missing before it can be sent",
            "{count} things are missing before it can be sent",
            count,
        )

    def _facts(self, account: Account) -> Sequence[Sequence[tuple[str, str]]]:
        """Return the facts of each section."""
        form, platform = self.form, self.form.platform
        people = ", ".join(
            person.name + ("" if form.is_delegated(person.id) else f" ({_('not delegated yet')})")
            for person in account.administrators
        )
        page = [
            (_("Platform"), platform.name if platform else ""),
            (_("Handle"), account.handle),
        ]
        if account.exists_already:
            page.append((_("Page address"), account.page_address))
        profile = [
            (_("Business page"), _("Confirmed") if account.business_page else _("Not confirmed")),
        ]
        if account.evidence:
            profile.append((_("Pictures"), ", ".join(one.filename for one in account.evidence)))
        profile += [
            (_("Profile text"), account.profile_text or _("Not written yet")),
            (_("Disclaimer"), self._disclaimer(account)),
            (_("Link to the City's website"), _link(account)),
        ]
        return (
            (
                (_("Department"), account.department),
                (_("General e-mail"), account.email or _("Waits for IT")),
                (
                    _("Page exists already"),
                    _("Yes, not approved yet") if account.exists_already else _("No"),
                ),
            ),
            page,
            (
                (_("Purpose"), account.purpose),
                (_("Audience"), account.audience),
                (_("Department head"), account.head.name if account.head else ""),
                (_("Administrators"), people),
            ),
            profile,
        )

    def _disclaimer(self, account: Account) -> str:
        platform = self.form.platform
        if account.placement is not Placement.PROFILE:
            place = PLACEMENT_NAMES[account.placement]
            where = f"{place}: {account.placement_note}" if account.placement_note else place
            return _("{where} (goes to Personnel)").format(where=where)
        if account.profile_disclaimer:
            return _("In the profile, word for word")
        if platform is not None and not platform.disclaimer_fits:
            return _("Its place is chosen once the page is made")
        return _("Not in the text yet; needed before the page is live")


def _link(account: Account) -> str:
    if account.profile_link:
        return _("In the profile")
    if account.waiver_reason:
        return _("Waiver asked of Personnel: {reason}").format(reason=account.waiver_reason)
    return _("Not in the text yet; needed before the page is live")
