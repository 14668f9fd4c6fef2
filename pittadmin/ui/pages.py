"""The window's pages: each is built when it is first looked at, or when there is nothing to do.

The list of them is the one place that knows which pages there are, and where each kind of thing is
shown.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, SignalInstance

from pittadmin.domain.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pittadmin.domain.people import Actor
    from pittadmin.ui.memory import Memory
    from pittadmin.ui.shell import Shell
    from pittadmin.ui.window import Window


class Page(NamedTuple):
    """A page of the window: its key, its tab, where its class is, and who has business there.

    `roles` are those of `domain.roles.Role`; without any, everyone has.
    """

    key: str
    title: str
    module: str
    name: str
    roles: tuple[str, ...] = ()


PAGES: tuple[Page, ...] = (
    Page("today", _("Today"), "pittadmin.ui.today_page", "TodayPage"),
    Page("accounts", _("Accounts"), "pittadmin.ui.accounts_page", "AccountsPage"),
    Page(
        "composer",
        _("Composer"),
        "pittadmin.ui.composer_page",
        "ComposerPage",
        ("administrator", "head", "head_designee", "personnel"),
    ),
    Page("violations", _("Violations"), "pittadmin.ui.violations_page", "ViolationsPage"),
    Page(
        "records",
        _("Records"),
        "pittadmin.ui.records_page",
        "RecordsPage",
        (
            "it",
            "personnel",
            "personnel_director",
            "mayor",
            "head",
            "head_designee",
            "administrator",
        ),
    ),
    Page(
        "credentials",
        _("Credentials"),
        "pittadmin.ui.credentials_page",
        "CredentialsPage",
        ("it", "administrator", "head"),
    ),
    Page("policy", _("Policy"), "pittadmin.ui.policy_page", "PolicyPage"),
)

PAGE_OF: dict[str, str] = {
    "account": "accounts",
    "new_account": "accounts",
    "email_request": "accounts",
    "platform_request": "accounts",
    "transfer": "accounts",
    "computers": "credentials",
    "credentials": "credentials",
    "delegation": "policy",
    "draft": "composer",
    "due_pages": "accounts",
    "leaver": "credentials",
    "membership": "policy",
    "monitoring": "accounts",
    "own_computer": "credentials",
    "person": "policy",
    "policy_version": "policy",
    "records_request": "records",
    "removed_record": "records",
    "rule_pack": "policy",
    "violation": "violations",
    "violations": "violations",
    "new_report": "violations",
}
"""On which page each kind of thing is shown."""


def pages_for(roles: Collection[str]) -> tuple[Page, ...]:
    """Return the pages in which a person with these roles has business."""
    return tuple(page for page in PAGES if not page.roles or set(page.roles) & set(roles))


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
        tabs = memory.get("tabs", [])  # until it is known who is at work, those of the last time
        self._pages = tuple(page for page in PAGES if not page.roles or page.key in tabs)
        window.page_shown.connect(self._build)

    def remembered(self) -> Page:
        """Return the page that was seen last."""
        key = self._memory.get("page", "")
        return next((page for page in self._pages if page.key == key), self._pages[0])

    def lay(self) -> None:
        """Put an empty page behind each tab, unless they stand so already."""
        if self._unbuilt != list(self._pages):
            from pittadmin.ui.widgets import Empty

            shown = self._window.shown_page()
            self.clear()
            for page in self._pages:
                self._window.add_page(page.key, page.title, Empty(_("Opening…")))
            self._unbuilt = list(self._pages)
            kept = self._window.has_page(shown)
            self._window.show_page(shown if kept else self.remembered().key)

    def clear(self) -> None:
        """Take all pages away; what is typed in them is saved first."""
        self.save()
        self._shell, self._unbuilt = None, None
        self._window.remove_pages()

    def enter(self, shell: Shell, actor: Actor) -> None:
        """Show a person the pages that are theirs; what another one saw is gone."""
        self._pages = pages_for({grant.role for grant in actor.grants})
        self._memory.keep("tabs", [page.key for page in self._pages])
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
        """Build no more, and let what is typed be saved."""
        self._unbuilt = None
        self.save()

    def go(self, kind: str, subject_id: object) -> None:
        """Show something: its kind, or a page's key, and its id."""
        key = PAGE_OF.get(kind, kind)
        if self._window.has_page(key):
            self._window.show_page(key)
            show = getattr(self._window.page(key), "show_subject", None)
            if show is not None and kind in PAGE_OF:
                show(kind, subject_id)

    def save(self) -> None:
        """Let what is typed be saved."""
        for page in self._window.pages().values():
            leave = getattr(page, "leave", None)
            if leave is not None:
                leave()

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
