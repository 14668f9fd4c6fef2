"""The wizard's fourth page: the business page, its picture and its profile text (R10, R18)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.ui.page_form import PageForm, no_picture, no_place, not_confirmed
from pittadmin.ui.shell import Shell
from pittadmin.ui.wizard_page import Form, WizardPage


class ProfilePage(WizardPage):
    """Asks to confirm the business page, for pictures of it, and for the profile text."""

    title = _("Business page and profile text")
    sentence = _("A page of the City is a business page and carries the City's disclaimer.")

    def __init__(self, form: Form, shell: Shell) -> None:
        super().__init__(form)
        emails = [one.email for one in form.facts.departments if one.email]
        self.page = PageForm(
            shell,
            emails,
            _(
                "As the page shows it. If the page is not made yet, as you plan it; it may be "
                "left empty then."
            ),
        )
        self.page.changed.connect(self.take)
        self.fields = self.page.fields
        self.put(self.page, None)

    def show_values(self) -> None:
        form, exists = self.form, self.form.request.exists_already
        self.page.load(form.request, form.platform, form.account, exists, exists)

    def values(self) -> dict[str, Any]:
        self.form.pictures = self.page.evidence.added()
        self.form.removed = self.page.evidence.removed()
        return self.page.values()

    def take(self, *_anything: object) -> None:
        super().take()
        self.page.mended(self.problems())

    def problems(self) -> Sequence[Problem]:
        form, request = self.form, self.form.request
        shown = not request.exists_already or form.evidence_count > 0
        found = (
            not_confirmed(request),
            None if shown else no_picture(),
            no_place(request, form.platform) if request.profile_text.strip() else None,
            self.page.waiver_problem(),
        )
        return [problem for problem in found if problem]

    def first(self) -> QWidget:
        return self.page.confirm
