"""The wizard's second page: the platform, the handle, and where the page is (R12, R13, R18)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.page_address import (
    PageAddress,
    check_handle,
    check_page_address,
    compare_handle,
)
from pittadmin.domain.platforms import EXAMPLE_HANDLE
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.layouts import column, row
from pittadmin.ui.live import Live
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.widgets import button, text
from pittadmin.ui.wizard_page import Form, WizardPage


class PlatformPage(WizardPage):
    """Asks for the platform, the handle and, if the page exists, its address."""

    other_wanted = Signal()
    """Personnel is to be asked for a platform that is not in the list."""

    title = _("Platform and page")
    sentence = _("Where the page is, or where it will be.")

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.choice = RadioList(
            [(one.key, one.name) for one in form.facts.platforms.values()], across=True
        )
        self.address = text_input(on_change=self._address_typed)
        self.address.setMaxLength(20_000)
        self.handle = text_input(placeholder=EXAMPLE_HANDLE, on_change=self.take)
        self.handle.setMaxLength(20_000)
        self.fields = {
            "platform": Field(_("&Platform"), self.choice),
            "page_address": Field(
                _("Page &address"),
                self.address,
                _("Copy it from the browser's address line. Tracking codes are removed."),
            ),
            "handle": Field(
                _("&Handle"), self.handle, _("The page's name, as its address shows it.")
            ),
        }
        self._live = [
            Live(self.fields["handle"], self._handle_problem),
            Live(self.fields["page_address"], self._address_problem),
        ]
        self._proof = text("", "muted")
        self._future = text("", "muted")
        self.choice.picked.connect(self._another_platform)
        self._other = button(_("Another platfor&m…"), self.other_wanted.emit, "link")
        self._other.setStyleSheet("padding-left: 0;")  # it begins where the platforms begin
        self._address_part = column(self.fields["page_address"], self._proof, gap=4)
        self.put(
            column(self.fields["platform"], row(self._other, None), gap=0),
            self._address_part,
            column(self.fields["handle"], self._future, gap=4),
            None,
        )

    def show_values(self) -> None:
        request = self.form.request
        self.choice.set_value(request.platform)
        for control, value in (
            (self.handle, request.handle),
            (self.address, request.page_address),
        ):
            if control.text() != value:
                control.setText(value)
        self._address_part.setVisible(request.exists_already)
        self._say()

    def values(self) -> dict[str, Any]:
        return {
            "platform": self.choice.value() or "",
            "handle": self.handle.text(),
            "page_address": self.address.text(),
        }

    def take(self, *_anything: object) -> None:
        super().take()
        self._say()

    def problems(self) -> Sequence[Problem]:
        request, platform = self.form.request, self.form.platform
        if platform is None:
            return (
                Problem(
                    _("No platform is chosen."),
                    _("Choose the one the page is on."),
                    "platform",
                    "R12",
                ),
            )
        found: list[Problem] = []
        try:
            check_handle(platform, request.handle)
        except Invalid as error:
            found.extend(error.problems)
        if not request.exists_already and not request.page_address.strip():
            return found
        if not request.page_address.strip():
            found.append(
                Problem(
                    _("The page's address is missing."),
                    _("Copy it from the browser's address line."),
                    "page_address",
                    "R18",
                )
            )
            return found
        try:
            page = check_page_address(platform, request.page_address)
        except Invalid as error:
            return [*found, *error.problems]
        other = None if found else compare_handle(platform, page, _plain(request.handle))
        return [*found, other] if other else found

    def first(self) -> QWidget:
        return self.choice

    def _another_platform(self, _key: object) -> None:
        self.take()
        self.fields["platform"].set_problem(None)
        for live in self._live:
            live.now()

    def _address_typed(self, _words: str) -> None:
        """Take the handle from the address, while nothing else was typed as the handle."""
        if self._filling:
            return
        before = self._page()
        self.form.change(page_address=self.address.text())
        page, typed = self._page(), self.handle.text().strip()
        if page and page.handle and typed in ("", before.handle if before else ""):
            self.handle.setText(page.handle)
        self.take()

    def _page(self) -> PageAddress | None:
        """Return the page at the form's address, None while that is not one."""
        platform = self.form.platform
        if platform is None or not self.form.request.page_address.strip():
            return None
        try:
            return check_page_address(platform, self.form.request.page_address)
        except Invalid:
            return None

    def _problem(self, name: str) -> Problem | None:
        if self.form.platform is None:
            return None
        return next((one for one in self.problems() if one.field == name), None)

    def _handle_problem(self) -> Problem | None:
        return self._problem("handle") if self.handle.text().strip() else None

    def _address_problem(self) -> Problem | None:
        return self._problem("page_address") if self.address.text().strip() else None

    def _say(self) -> None:
        """Say what the address proves, and where the page will be."""
        request, platform = self.form.request, self.form.platform
        page = self._page() if request.exists_already else None
        proof = ""
        if page is not None and platform is not None:
            proof = (
                _("{url} is the address of a business page.")
                if page.proof == "page"
                else _(
                    "Kept as {url}. The address alone can't tell a business page from a person's, "
                    "so you confirm that in step 4, with a picture."
                )
            ).format(url=page.url)
        self._proof.setText(proof)
        self._proof.setVisible(bool(proof))
        future, handle = "", _plain(request.handle)
        sound = handle and self._problem("handle") is None
        if platform is not None and sound and not request.exists_already:
            future = _("The page will be at {url}.").format(
                url=platform.example.replace(EXAMPLE_HANDLE, handle)
            )
        self._future.setText(future)
        self._future.setVisible(bool(future))


def _plain(handle: str) -> str:
    return handle.strip().removeprefix("@")
