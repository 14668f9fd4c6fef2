"""What is asked of every page: business page, pictures, profile text, disclaimer (R6, R10, R18)."""

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.accounts import Account, AccountRequest, Placement
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.platforms import Platform
from pittadmin.ui.evidence_box import EvidenceBox
from pittadmin.ui.fields import Check, Field
from pittadmin.ui.look import look
from pittadmin.ui.placement import DisclaimerPlace, LinkWaiver
from pittadmin.ui.profile_text import ProfileText
from pittadmin.ui.shell import Shell


class PageForm(QWidget):
    """The part that the wizard and the dialog that records a page have in common.

    Args:
        shell: the threads, and who acts.
        emails: the departments' general addresses, which are no personal information.
        hint: where the profile text comes from.
    """

    changed = Signal()

    def __init__(self, shell: Shell, emails: Collection[str], hint: str) -> None:
        super().__init__()
        self._platform: Platform | None = None
        self.confirm = Check()
        self.confirm.toggled.connect(self._changed)
        self.evidence = EvidenceBox(shell)
        self.evidence.changed.connect(self._changed)
        self.profile = ProfileText(shell.runner, emails, hint)
        self.profile.changed.connect(self._changed)
        self.profile.checked.connect(self._offer_waiver)
        self.place = DisclaimerPlace()
        self.place.changed.connect(self._changed)
        self.waiver = LinkWaiver()
        self.waiver.changed.connect(self._changed)
        self.fields = {
            "business_page": Field(_("Business page"), self.confirm),
            "evidence": Field(
                _("Pictures that show the business page"),
                self.evidence,
                _("A screenshot of the page's settings or of its front (R18)."),
            ),
            "profile_text": self.profile.field,
            "placement": self.place.field,
            "placement_note": self.place.note_field,
            "waiver_reason": self.waiver.field,
        }
        self.confirm.setAccessibleName("")  # its own sentence is its name
        self.evidence.refused.connect(self.fields["evidence"].set_problem)
        box = QVBoxLayout(self)
        look().space(box, 16)
        for part in (
            self.fields["business_page"],
            self.fields["evidence"],
            self.profile,
            self.waiver,
            self.place,
        ):
            box.addWidget(part)

    def load(
        self,
        request: AccountRequest,
        platform: Platform | None,
        account: Account | None,
        made: bool,
        pictures: bool,
    ) -> None:
        """Show what is asked for so far.

        Args:
            request: what was entered.
            platform: where the page is.
            account: what the database has, or None.
            made: whether the page exists.
            pictures: whether pictures of it are asked for.
        """
        self._platform = platform
        self.confirm.setText(
            _("I &confirm that this is a business page, and nobody's personal profile (R18).")
            if made
            else _("I &confirm that this will be a business page, not anybody's profile (R18).")
        )
        self.confirm.setChecked(request.business_page and request.attested)
        if account is not None:
            self.evidence.load(account.evidence)
        self.fields["evidence"].setVisible(pictures or self.evidence.count() > 0)
        self.place.load(platform, request.placement, request.placement_note, account)
        self.waiver.load(request.waiver_reason, account)
        self.profile.show_text(request.profile_text, platform, self._is_here())
        self._offer_waiver()

    def values(self) -> dict[str, Any]:
        """Return what was entered, by the names of a request's values."""
        return {
            "business_page": self.confirm.isChecked(),
            "attested": self.confirm.isChecked(),
            "profile_text": self.profile.text(),
            "placement": self.place.placement(),
            "placement_note": self.place.note(),
            "waiver_reason": self.waiver.reason(),
        }

    def waiver_problem(self) -> Problem | None:
        """Return what is wrong with a waiver that was ticked and not explained."""
        if not self.waiver.wanted() or self.waiver.reason():
            return None
        return Problem(
            _("The reason for the waiver is missing."),
            _("Say why the page can't link to the City's website, or untick it."),
            "waiver_reason",
            "R6",
        )

    def mended(self, problems: Iterable[Problem]) -> None:
        """Take the problem off each field that has none of these any more."""
        wrong = {problem.field for problem in problems}
        for name in self.fields.keys() - wrong - {"profile_text"}:
            self.fields[name].set_problem(None)

    def _is_here(self) -> bool:
        """Tell whether the disclaimer belongs into the profile text."""
        fits = self._platform is None or self._platform.disclaimer_fits
        return fits and self.place.placement() is Placement.PROFILE

    def _changed(self, *_anything: object) -> None:
        self.profile.show_text(self.profile.text(), self._platform, self._is_here())
        self._offer_waiver()
        self.changed.emit()

    def _offer_waiver(self) -> None:
        """Offer a waiver where the text has no link, or one was asked for."""
        report = self.profile.report
        no_link = report is not None and not report.city_link
        self.waiver.setVisible(no_link or self.waiver.wanted())


def not_confirmed(request: AccountRequest) -> Problem | None:
    """Return the problem of a page that nobody has confirmed to be a business page (R18)."""
    if request.business_page and request.attested:
        return None
    return Problem(
        _("It is not confirmed that this is a business page."),
        _("Confirm it: only business pages are allowed."),
        "business_page",
        "R18",
    )


def no_place(request: AccountRequest, platform: Platform | None) -> Problem | None:
    """Return the problem of a disclaimer that does not fit and has no other place (R10)."""
    fits = platform is None or platform.disclaimer_fits
    if fits or request.placement is not Placement.PROFILE:
        return None
    return Problem(
        _("No place is chosen for the disclaimer."),
        _("Choose where it goes; Personnel then accepts the place."),
        "placement",
        "R10",
    )


def no_picture() -> Problem:
    """Return the problem of a page that no picture shows (R18)."""
    return Problem(
        _("There is no picture that shows the business page."),
        _("Take a screenshot of the page and add it."),
        "evidence",
        "R18",
    )
