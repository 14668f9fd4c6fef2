"""The window's pages: each is built when it is first looked at, or when there is nothing to do.

The list of them is the one place that knows which pages there are, and where each kind of thing is
shown. It stands on nothing heavy, for the first paint imports it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, SignalInstance

from pittadmin.domain.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pittadmin.ui.memory import Memory
    from pittadmin.ui.shell import Shell
    from pittadmin.ui.window import Window


class Page(NamedTuple):
    """A page of the window: its key, its tab, and where its class is."""

    key: str
    title: str
    module: str
    name: str


PAGES: tuple[Page, ...] = (
    Page("today", _("Today"), "pittadmin.ui.today_page", "TodayPage"),
    Page("accounts", _("Accounts"), "pittadmin.ui.accounts_page", "AccountsPage"),
    Page("policy", _("Policy"), "pittadmin.ui.policy_page", "PolicyPage"),
)

PAGE_OF: dict[str, str] = {
    "account": "accounts",
    "new_account": "accounts",
    "email_request": "accounts",
    "platform_request": "accounts",
    "transfer": "accounts",
    "delegation": "policy",
    "membership": "policy",
    "person": "policy",
    "policy_version": "policy",
}
"""On which page each kind of thing is shown."""


class Pages(QObject):
    """Lays the pages into the window, and builds them for the person who is at work.

    Args:
        window: where they are shown.
        memory: knows which page was seen last.
        parent: the program.
    """

    def __init__(self, window: Window, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._memory = window, memory
        self._shell: Shell | None = None
        self._unbuilt: list[Page] | None = None
        window.page_shown.connect(self._build)

    def remembered(self) -> Page:
        """Return the page that was seen last."""
        key = self._memory.get("page", "")
        return next((page for page in PAGES if page.key == key), PAGES[0])

    def lay(self) -> None:
        """Put an empty page behind each tab, unless they stand so already."""
        if self._unbuilt != list(PAGES):
            from pittadmin.ui.widgets import Empty

            shown = self._window.shown_page()
            self.clear()
            for page in PAGES:
                self._window.add_page(page.key, page.title, Empty(_("Opening…")))
            self._unbuilt = list(PAGES)
            kept = self._window.has_page(shown)
            self._window.show_page(shown if kept else self.remembered().key)

    def clear(self) -> None:
        """Take all pages away."""
        self._shell, self._unbuilt = None, None
        self._window.remove_pages()

    def enter(self, shell: Shell) -> None:
        """Show the pages to one person; what another one saw is gone."""
        self.lay()
        self._shell = shell
        shell.go.connect(self.go)
        self._build(self._window.shown_page())

    def rest(self) -> None:
        """Build one more page: there is nothing else to do."""
        if self._shell is not None and self._unbuilt:
            page = self._unbuilt[0]
            self._shell.runner.fetch(self, page.module, done=partial(self._build, page.key))

    def end(self) -> None:
        """Build no more."""
        self._unbuilt = None

    def go(self, kind: str, subject_id: object) -> None:
        """Show something: its kind, or a page's key, and its id."""
        key = PAGE_OF.get(kind, kind)
        if self._window.has_page(key):
            self._window.show_page(key)
            show = getattr(self._window.page(key), "show_subject", None)
            if show is not None and kind in PAGE_OF:
                show(kind, subject_id)

    def _build(self, key: str) -> None:
        """Build a page that is looked at for the first time."""
        page = next((page for page in self._unbuilt or () if page.key == key), None)
        if page is None or self._shell is None or self._unbuilt is None:
            return
        self._unbuilt.remove(page)
        make: Callable[[Shell], QWidget] = getattr(importlib.import_module(page.module), page.name)
        widget = make(self._shell)
        self._window.fill_page(key, widget)
        counted = getattr(widget, "counted", None)
        if isinstance(counted, SignalInstance):
            counted.connect(partial(self._window.set_count, key))
