"""Opening: from a window to a database and a person, asking what has to be asked.

It is imported right after the first paint, and begins at once with what takes longest.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pittadmin import settings
from pittadmin.domain.clock import Clock
from pittadmin.domain.i18n import _
from pittadmin.ui.pages import PAGES, Page, Pages
from pittadmin.ui.tasks import Runner
from pittadmin.ui.window import Window

if TYPE_CHECKING:
    from pittadmin.domain.errors import SignInNeeded, UserError
    from pittadmin.domain.people import Actor
    from pittadmin.services.context import Context
    from pittadmin.settings import Settings
    from pittadmin.storage.database import Database


class Opened(NamedTuple):
    """An open database; without a context while it still has to be set up."""

    database: Database
    ctx: Context | None
    actor: Actor | None


def open_database(told: Settings, clock: Clock, password: str, demo: bool, shown: Page) -> Opened:
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
    from pittadmin.services import starting

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
    return opened(database, ctx, shown)


def opened(database: Database, ctx: Context | None, shown: Page = PAGES[0]) -> Opened:
    """Return an open database with the person who is at work, the first page's module imported."""
    from pittadmin.services import people

    importlib.import_module(shown.module)
    return Opened(database, ctx, people.me(ctx) if ctx else None)


class Opening(QObject):
    """Opens the database that the settings name, or asks which; restores a backup of it.

    Args:
        told: the settings; replaced by what a first start chooses.
        clock: tells the time.
        demo: whether a new database is filled with the sample city.
        window: where it asks.
        pages: stand empty meanwhile.
        runner: does the work.
        menu: returns what the person's menu offers while there is no database.
        parent: the program.
    """

    entered = Signal(object, object)
    """The `Context` and the `Actor` who goes to work."""
    said = Signal(str)
    """A sentence that confirms what was done, once somebody has gone to work again."""

    def __init__(
        self,
        told: Settings,
        clock: Clock,
        demo: bool,
        window: Window,
        pages: Pages,
        runner: Runner,
        menu: Callable[[], list[tuple[str, object] | None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.told, self.demo = told, demo
        self.database: Database | None = None
        self._clock, self._window, self._pages, self._runner = clock, window, pages, runner
        self._menu = menu
        self.password = self._confirms = ""

    def begin(self) -> bool:
        """Open the database, or ask where it is; tell whether work has begun."""
        begins = bool(self.told.database) or self.demo
        if begins:
            self._open()
        else:
            self._ask_first()
        return begins

    def restore(self, ctx: Context) -> None:
        """Ask for a backup and bring it back; then open the database again."""
        from pittadmin.services import starting

        self._ask_backup(partial(starting.restore, ctx))

    def _open(self) -> None:
        self._runner.write(
            self,
            open_database,
            self.told,
            self._clock,
            self.password,
            self.demo,
            self._pages.remembered(),
            done=self._opened,
            failed=self._not_opened,
        )
        self._pages.lay()

    def _opened(self, opened: Opened) -> None:
        self.database = opened.database
        if opened.ctx is None or opened.actor is None:
            self._ask_first()
        else:
            self.entered.emit(opened.ctx, opened.actor)
            if self._confirms:
                self.said.emit(self._confirms)
                self._confirms = ""

    def _not_opened(self, error: Exception) -> bool:
        from pittadmin.domain.errors import SignInNeeded, UserError

        if isinstance(error, SignInNeeded):
            self._sign_in(error)
        elif isinstance(error, UserError):
            self._say(error)
        return isinstance(error, UserError)

    def _say(self, error: UserError) -> None:
        """Say on the start page why there is no database, and offer what can be done."""
        from pittadmin.ui.layouts import row
        from pittadmin.ui.widgets import Empty, button

        steps = again = button(_("&Try again"), self._open, "primary")
        if self.told.database == settings.TRY_OUT and self.told.database_file.is_file():
            steps = row(again, button(_("&Restore a backup…"), self._restore_file))
        self._pages.clear()
        self._window.add_page("start", _("Start"), Empty(error.what, error.todo, steps))
        self._window.set_person(_("Help"), "", self._menu())

    def _sign_in(self, error: SignInNeeded) -> None:
        from pittadmin.domain.errors import UserError
        from pittadmin.ui.sign_in import SignIn

        dialog = SignIn(error, self._window)
        if dialog.exec():
            self.password = dialog.password
            self._open()
        else:
            self._say(UserError(error.what, error.todo))

    def _restore_file(self) -> None:
        """Bring a backup back in place of a database that can't even be opened."""
        from pittadmin.services import starting

        self._ask_backup(partial(starting.restore_file, self.told.database_file, self._clock))

    def _ask_backup(self, bring_back: Callable[[Path], Path]) -> None:
        from pittadmin.services import starting
        from pittadmin.ui.backup_dialogs import Restore

        folder = starting.backup_folder(self.told.database_file)
        dialog = Restore(self._runner, folder, bring_back, self._window)
        dialog.restored.connect(self._restored)
        dialog.open()

    def _restored(self, sentence: str) -> None:
        self._confirms = sentence
        self._open()

    # The first start

    def _ask_first(self) -> None:
        from pittadmin.ui.first_start import FirstStart

        page = FirstStart(self.told)
        page.try_out_chosen.connect(self._begin_try_out)
        page.city_chosen.connect(self._begin_city)
        self._pages.clear()
        self._window.add_page("start", _("Start"), page)
        self._window.set_person(_("Help"), "", self._menu())

    def _begin_try_out(self, name: str, department: str, email: str) -> None:
        told = self.told.choosing(database=settings.TRY_OUT)

        def begin() -> Opened:
            from pittadmin.services import starting

            database = self.database
            if database is None:
                database, ctx = starting.open_embedded(told.database_file, self._clock)
                if ctx is not None:
                    return opened(database, ctx)
            self.database = database
            ctx = starting.begin_try_out(database, self._clock, name, department, email)
            settings.save(told.home, database=settings.TRY_OUT)
            return opened(database, ctx)

        self._first_try(begin, told)

    def _begin_city(self, address: str, ca_file: str, password: str) -> None:
        told = self.told.choosing(database=address, ca_file=ca_file)
        # What IT has set is not the user's choice: it goes on following what IT says.
        chosen = self.told.changed(database=address, ca_file=ca_file)

        def begin() -> Opened:
            found = open_database(told, self._clock, password, False, PAGES[0])
            settings.save(told.home, **chosen)
            return found

        self._first_try(begin, told, password)

    def _first_try(self, begin: Callable[[], Opened], told: Settings, password: str = "") -> None:
        """Begin as was chosen; what is wrong is shown where it was entered."""

        def begun(opened: Opened) -> None:
            self.told, self.password = told, password
            self._opened(opened)

        page = self._window.page("start")
        self._runner.write(self, begin, done=begun, failed=getattr(page, "fail", None))
