"""Builds the program and wires it: settings, look, window, database, pages.

What is imported at the top is all that the first paint waits for; everything else is imported after
it, on the thread that opens the database wherever that can be.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import pittadmin.ui  # noqa: F401  first, for it spares what is imported after it
from pittadmin import __version__, settings
from pittadmin.domain.i18n import _
from pittadmin.ui.look import Look, application
from pittadmin.ui.memory import Memory
from pittadmin.ui.single import Single
from pittadmin.ui.tasks import Runner
from pittadmin.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pittadmin.domain.clock import Clock
    from pittadmin.domain.errors import SignInNeeded
    from pittadmin.domain.people import Actor
    from pittadmin.services.context import Context
    from pittadmin.settings import Settings
    from pittadmin.storage.database import Database
    from pittadmin.ui.shell import Shell

SAID_MS = 8000
"""How long a sentence that confirms something stays, in milliseconds."""


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
    "membership": "policy",
    "policy_version": "policy",
}
"""On which page each kind of thing is shown."""


class Opened(NamedTuple):
    """An open database; without a context while it still has to be set up."""

    database: Database
    ctx: Context | None
    actor: Actor | None


def open_database(
    told: Settings, clock: Clock, password: str, demo: bool, shown: Page | None = None
) -> Opened:
    """Import what is heavy, then open the database; runs off the GUI thread after the first paint.

    Args:
        told: where the database is.
        clock: tells the time.
        password: for a server that asks for one, or an empty text.
        demo: whether a new database is filled with the sample city.
        shown: the page that will be seen first, whose module is imported too.

    Raises:
        UserError: it can't be opened; the sentence says why and what to do.
    """
    from pittadmin.services import people, starting

    if shown is not None:
        importlib.import_module(shown.module)
    if told.database in ("", settings.TRY_OUT):
        database, ctx = starting.open_embedded(told.database_file, clock)
        if ctx is None and demo:
            from pittadmin.services.demo import fill

            ctx = fill(database, clock)
    else:
        from pittadmin.storage.database import Address

        address = Address.of_server(told.database, password or None, told.ca_file)
        ctx = starting.open_city(address, clock)
        database = ctx.database
    return Opened(database, ctx, people.me(ctx) if ctx else None)


class Program(QObject):
    """The running program.

    Args:
        application: Qt's application.
        told: the settings.
        demo: whether it opens on the sample city.
        clock: tells the time.
    """

    def __init__(
        self,
        application: QApplication,
        told: Settings,
        demo: bool = False,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(application)
        self.told, self.demo = told, demo
        self.memory = Memory(told.home / "window.json")
        self.look = Look(application, scale=self.memory.get("scale", 1.0))
        self.window = Window(self.memory)
        self.runner = Runner(self)
        self.runner.changed.connect(self.window.refresh)
        self.runner.busy.connect(self._rest)
        self.window.first_painted.connect(self._painted)
        self.window.page_shown.connect(self._build)
        self.window.closing.connect(self._end)
        self.shell: Any = None
        self.single: Single | None = None
        self._clock = clock
        self._database: Database | None = None
        self._password = ""
        self._said: Any = None
        self._after_entering = ""
        self._unbuilt: list[Page] = []

    @cached_property
    def clock(self) -> Clock:
        """Tells the time."""
        from pittadmin.domain.clock import Clock

        return self._clock or Clock()

    def _painted(self) -> None:
        """Wait until what was painted has reached the screen."""
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        """After the first paint: open the database, furnish the window, hear a second start."""
        opens = bool(self.told.database or self.demo)
        if opens:
            self._open()  # its thread begins with what takes longest
        from pittadmin.ui.crash import Crashes

        self.crashes = Crashes(lambda: self.window, self.window.show_error, self)
        self.crashes.install()
        self.runner.failed.connect(self.crashes.take)
        if opens:
            self._add_empty_pages()
            self.window.show_page(self._remembered().key)
        else:
            self._ask_first()
        if self.single is not None:
            self.single.raised.connect(self._raise)
            self.single.listen()

    def _remembered(self) -> Page:
        """Return the page that was seen last."""
        key = self.memory.get("page", "")
        return next((page for page in PAGES if page.key == key), PAGES[0])

    def _add_empty_pages(self) -> None:
        from pittadmin.ui.widgets import Empty

        for page in PAGES:
            self.window.add_page(page.key, page.title, Empty(_("Opening…")))

    # Opening

    def _open(self) -> None:
        self.runner.write(
            self,
            open_database,
            self.told,
            self.clock,
            self._password,
            self.demo,
            self._remembered(),
            done=self._opened,
            failed=self._not_opened,
        )

    def _opened(self, opened: Opened) -> None:
        self._database = opened.database
        if opened.ctx is None or opened.actor is None:
            self._ask_first()
        else:
            self._enter(opened.ctx, opened.actor)

    def _not_opened(self, error: Exception) -> bool:
        from pittadmin.domain.errors import SignInNeeded, UserError
        from pittadmin.ui.layouts import row
        from pittadmin.ui.widgets import Empty, button

        if not isinstance(error, UserError):
            return False
        if isinstance(error, SignInNeeded):
            self._sign_in(error)
            return True
        self.window.remove_pages()
        again = button(_("&Try again"), self._retry, "primary")
        steps = again
        if self.told.database == settings.TRY_OUT and self.told.database_file.is_file():
            steps = row(again, button(_("&Restore a backup…"), self._restore_file))
        self.window.add_page("start", _("Start"), Empty(error.what, error.todo, steps))
        self.window.set_person(_("Help"), "", self._menu_without_database())
        return True

    def _retry(self) -> None:
        self.window.remove_pages()
        self._add_empty_pages()
        self._open()

    def _sign_in(self, error: SignInNeeded) -> None:
        from pittadmin.domain.errors import UserError
        from pittadmin.ui.sign_in import SignIn

        dialog = SignIn(error, self.window)
        if dialog.exec():
            self._password = dialog.password
            self._open()
        else:
            self._not_opened(UserError(error.what, error.todo))

    # The first start

    def _ask_first(self) -> None:
        from pittadmin.ui.first_start import FirstStart

        page = FirstStart()
        page.try_out_chosen.connect(self._begin_try_out)
        page.city_chosen.connect(self._begin_city)
        self.window.remove_pages()
        self.window.add_page("start", _("Start"), page)
        self.window.set_person(_("Help"), "", self._menu_without_database())

    def _begin_try_out(self, name: str, department: str, email: str) -> None:
        def begin() -> Opened:
            from pittadmin.services import people, starting

            importlib.import_module(PAGES[0].module)
            database = self._database
            if database is None:
                database, ctx = starting.open_embedded(self.told.database_file, self.clock)
                if ctx is not None:
                    return Opened(database, ctx, people.me(ctx))
            self._database = database
            ctx = starting.begin_try_out(database, self.clock, name, department, email)
            settings.save(self.told.home, settings.TRY_OUT)
            return Opened(database, ctx, people.me(ctx))

        self._first_try(begin, settings.Settings(self.told.home, settings.TRY_OUT))

    def _begin_city(self, address: str, ca_file: str, password: str) -> None:
        told = settings.Settings(self.told.home, address, ca_file)

        def begin() -> Opened:
            opened = open_database(told, self.clock, password, False)
            settings.save(told.home, address, ca_file)
            return opened

        self._first_try(begin, told, password)

    def _first_try(self, begin: Callable[[], Opened], told: Settings, password: str = "") -> None:
        """Begin as was chosen; what is wrong is shown where it was entered."""

        def begun(opened: Opened) -> None:
            self.told, self._password = told, password
            self._opened(opened)

        page = self.window.page("start")
        self.runner.write(self, begin, done=begun, failed=getattr(page, "fail", None))

    # Working

    def _enter(self, ctx: Context, actor: Actor) -> None:
        """Show the pages to one person."""
        from pittadmin.ui.recovery import Recovery
        from pittadmin.ui.shell import Shell

        shown = self.window.shown_page()
        recovery = self.shell.recovery if self.shell else Recovery(self.told.home / "unsent.json")
        self.runner.interrupt = ctx.database.interrupt
        self.shell = Shell(ctx, self.runner, self.memory, recovery, self)
        self.shell.go.connect(self._go)
        self.shell.said.connect(self._say)
        self.window.clear_banners()
        self.window.remove_pages()
        self._add_empty_pages()
        self._unbuilt = list(PAGES)
        self.window.set_person(actor.person.name, actor.role_sentence(), self._menu(ctx))
        if ctx.installation.is_try_out:
            self.window.set_mode(_("Try-out on this computer"), "warn")
        else:
            self.window.set_mode(_("City database"), "good")
        self.window.show_page(shown if self.window.has_page(shown) else self._remembered().key)
        for sentence in self.told.problems:
            self.window.show_banner("warn", sentence)
        if self._after_entering:
            self._say(self._after_entering)
            self._after_entering = ""

    def _build(self, key: str) -> None:
        """Build a page that is looked at for the first time."""
        page = next((page for page in self._unbuilt if page.key == key), None)
        if page is None:
            return
        self._unbuilt.remove(page)
        make: Callable[[Shell], QWidget] = getattr(importlib.import_module(page.module), page.name)
        widget = make(self.shell)
        self.window.fill_page(key, widget)
        counted = getattr(widget, "counted", None)
        if isinstance(counted, SignalInstance):
            counted.connect(partial(self.window.set_count, key))

    def _rest(self, busy: bool) -> None:
        """Build one more page when there is nothing else to do."""
        if not busy and self._unbuilt:
            page = self._unbuilt[0]
            self.runner.check(
                self,
                importlib.import_module,
                page.module,
                done=lambda _module: self._build(page.key),
                failed=self._not_imported,
                key="page",
            )

    def _not_imported(self, _error: Exception) -> bool:
        self._unbuilt.clear()  # reported once, not at every rest
        return False

    def _go(self, kind: str, subject_id: object) -> None:
        key = PAGE_OF.get(kind, kind)
        if self.window.has_page(key):
            self.window.show_page(key)
            show = getattr(self.window.page(key), "show_subject", None)
            if show is not None and kind in PAGE_OF:
                show(kind, subject_id)

    def _say(self, sentence: str) -> None:
        if self._said is not None and isValid(self._said):
            self._said.close_it()  # one confirmation at a time; the newest counts
        self._said = self.window.show_banner("good", sentence)
        QTimer.singleShot(SAID_MS, self._said, self._said.close_it)

    # The person's menu

    def _menu(self, ctx: Context) -> list[tuple[str, object] | None]:
        entries: list[tuple[str, object] | None] = []
        if ctx.installation.is_try_out:
            entries += [(_("Act as…"), self._act_as), None]
        if ctx.database.is_sqlite:
            entries += [(_("Back up now…"), self._back_up), (_("Restore…"), self._restore), None]
        return [*entries, *self._menu_without_database()]

    def _menu_without_database(self) -> list[tuple[str, object] | None]:
        from PySide6.QtWidgets import QMenu

        sizes = QMenu(_("Text size"), self.window)
        for words, change, keys in (
            (_("Larger"), self.look.grow, "Ctrl++"),
            (_("Smaller"), self.look.shrink, "Ctrl+-"),
            (_("As at first"), lambda: self.look.set_scale(1.0), "Ctrl+0"),
        ):
            sizes.addAction(f"{words}\t{keys}", change)
        return [(_("Text size"), sizes), (_("About PittAdmin…"), self._about)]

    def _act_as(self) -> None:
        from pittadmin.ui.act_as import ActAs

        dialog = ActAs(self.shell, self.window)
        dialog.chosen.connect(self._become)
        dialog.open()

    def _become(self, person_id: int) -> None:
        from pittadmin.services import people

        ctx = self.shell.ctx.acting_as(person_id)
        self.runner.read(self, people.me, ctx, done=lambda actor: self._enter(ctx, actor))

    def _back_up(self) -> None:
        from pittadmin.ui.backup_dialogs import back_up

        back_up(self.shell, self.window)

    def _restore(self) -> None:
        from pittadmin.services import starting

        self._ask_backup(partial(starting.restore, self.shell.ctx))

    def _restore_file(self) -> None:
        """Bring a backup back in place of a database that can't even be opened."""
        from pittadmin.services import starting

        path = self.told.database_file
        self._ask_backup(partial(starting.restore_file, path, self.clock))

    def _ask_backup(self, bring_back: Callable[[Path], Path]) -> None:
        from pittadmin.services import starting
        from pittadmin.ui.backup_dialogs import Restore

        folder = starting.backup_folder(self.told.database_file)
        dialog = Restore(self.runner, folder, bring_back, self.window)
        dialog.restored.connect(self._restored)
        dialog.open()

    def _restored(self, sentence: str) -> None:
        self._retry()
        self._after_entering = sentence

    def _about(self) -> None:
        from pittadmin.ui.about import About

        About(self.told, self.shell.ctx if self.shell else None, self.window).open()

    # The window's own

    def _raise(self) -> None:
        from PySide6.QtCore import Qt

        shown = self.window.windowState() & ~Qt.WindowState.WindowMinimized
        self.window.setWindowState(shown)
        self.window.raise_()
        self.window.activateWindow()

    def _end(self) -> None:
        self._unbuilt.clear()
        self.memory.keep("scale", self.look.scale)
        if self.shell is not None:
            self.shell.recovery.write()
        self.runner.close()
        if self._database is not None:
            self._database.close()


def main(demo: bool = False, home: Path | None = None) -> int:
    """Run the program and return its exit code."""
    app = application(["pittadmin"])
    app.setApplicationName("PittAdmin")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("pittadmin")
    told = settings.read()
    if demo:
        told = settings.Settings(home or told.home / "demo", settings.TRY_OUT)
    single = Single(told.home)
    if not single.is_first() and single.raise_other():
        return 0
    program = Program(app, told, demo)
    program.single = single
    program.window.appear()
    return app.exec()
