"""Builds the program and wires it: settings, look, window, database, pages.

What is imported at the top is all that the first paint waits for; everything else is imported after
it, on the thread that opens the database wherever that can be.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog
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
    from collections.abc import Callable

    from pittadmin.domain.clock import Clock
    from pittadmin.domain.people import Actor
    from pittadmin.services.context import Context
    from pittadmin.settings import Settings
    from pittadmin.ui.recovery import RecoveryFile
    from pittadmin.ui.shell import Shell
    from pittadmin.vault.keyring_gate import SystemKeyring

DEMO = "--demo"
"""The argument that opens the sample city."""

SAID_MS = 8000
"""How long a sentence that confirms something stays, in milliseconds."""


class Program(QObject):
    """The running program.

    Args:
        application: Qt's application.
        told: the settings.
        demo: whether it opens on the sample city.
        clock: tells the time.
        single: hears of a second start; None where one may run beside it.
        opener: opens the keyring; None for this computer's own.
    """

    def __init__(
        self,
        application: QApplication,
        told: Settings,
        demo: bool = False,
        clock: Clock | None = None,
        single: Single | None = None,
        opener: Callable[[], SystemKeyring] | None = None,
    ) -> None:
        super().__init__(application)
        self._opener = opener
        self.told, self.demo, self.single = told, demo, single
        self.begins_again = self._ended = False
        self._installer: QObject | None = None
        self.memory = Memory(told.home / "window.json")
        self.look = Look(application, scale=self.memory.get("scale", 1.0))
        self.window = Window(self.memory)
        self.runner = Runner(self)
        self.shell: Shell | None = None
        self.runner.changed.connect(self.window.refresh)
        self.runner.busy.connect(self._rest)
        self.window.first_painted.connect(self._painted)
        self._clock = clock
        self._said: Any = None
        self._unsent: RecoveryFile | None = None
        self._keeper_of: Shell | None = None
        if single is not None:
            single.raised.connect(self._raise)

    def _painted(self) -> None:
        """Wait until what was painted has reached the screen."""
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        """After the first paint: open the database, and see to what may go wrong."""
        from pittadmin.domain.clock import Clock
        from pittadmin.ui.opening import Opening
        from pittadmin.ui.pages import Pages
        from pittadmin.ui.person_menu import PersonMenu

        self.pages = Pages(self.window, self.memory, self)
        self.menu = PersonMenu(self.window, self.look, self)
        self.opening = Opening(
            self.told,
            self._clock or Clock(),
            self.demo,
            self.window,
            self.pages,
            self.runner,
            lambda: self.menu.entries(self.opening.told),
            self,
        )
        self.opening.entered.connect(self._enter)
        self.opening.said.connect(self._say)
        self.window.report_wanted.connect(self._report)
        self.window.closing.connect(self._end)  # closed before, there is nothing to end
        works = self.opening.begin()  # its thread begins with what takes longest
        from pittadmin.ui.crash import Crashes

        self.crashes = Crashes(lambda: self.window, self.window.show_error, self)
        self.crashes.install()
        self.runner.failed.connect(self.crashes.take)
        self.menu.becomes.connect(self._become)
        self.menu.restores.connect(self._restore)
        self.menu.checks.connect(self._check_computer)
        if not works:
            self._rest(busy=False)

    def _enter(self, ctx: Context, actor: Actor) -> None:
        """Show the pages to one person."""
        from pittadmin.domain.acts import Act
        from pittadmin.ui.recovery import RecoveryFile
        from pittadmin.ui.shell import Shell

        for form in self.window.findChildren(QDialog):
            if form.isVisible() and not form.isModal():
                form.reject()  # what another person has begun is kept for them
        self.runner.spare_what_stands()
        told = self.opening.told
        if self._unsent is None:
            self._unsent = RecoveryFile(told.home / "unsent.json", self)
        recovery = self._unsent.of(f"{ctx.database.address.scope}/{ctx.person_id}")
        self.runner.interrupt = ctx.database.interrupt
        self.shell = Shell(ctx, self.runner, self.memory, recovery, self, told, self._opener)
        self.shell.said.connect(self._say)
        self.window.clear_banners()
        menu = self.menu.entries(told, self.shell)
        self.window.set_person(actor.person.name, actor.role_sentence(), menu)
        if ctx.installation.is_try_out:
            self.window.set_mode(_("Try-out on this computer"), "warn")
        else:
            self.window.set_mode(_("City database"), "good")
        self.window.bar.offer_report(actor.may(Act.REPORT_VIOLATION))
        self.pages.enter(self.shell, actor)
        for sentence in told.problems:
            self.window.show_banner("warn", sentence)

    def _become(self, person_id: int) -> None:
        """In a try-out, go on as another person."""
        from pittadmin.services import people

        assert self.shell is not None
        ctx = self.shell.ctx.acting_as(person_id)
        self.runner.read(self, people.me, ctx, done=lambda actor: self._enter(ctx, actor))

    def _restore(self) -> None:
        assert self.shell is not None
        self.opening.restore(self.shell.ctx)

    def _check_computer(self) -> None:
        from pittadmin.domain.clock import Clock
        from pittadmin.ui.computer_check import ComputerCheck
        from pittadmin.vault.keyring_gate import open_keyring

        dialog = ComputerCheck(
            self.opening.told,
            self._clock or Clock(),
            self.opening.password,
            self._opener or open_keyring,
            self.runner,
            self.window,
        )
        dialog.settings_saved.connect(self.start_again)
        dialog.change_button.setVisible(not self.demo)  # the sample city has its own
        dialog.open()

    def start_again(self) -> None:
        """End as when the window is closed; `main` then starts the program anew."""
        self.begins_again = True
        self.window.close()

    def _report(self) -> None:
        """Open the form of a report, once somebody is at work."""
        if self.shell is not None:
            from pittadmin.ui import reporting

            reporting.report(self.shell, self.window)

    def _rest(self, busy: bool) -> None:
        if not busy:
            QTimer.singleShot(0, self, self._use_rest)  # what has arrived is painted before

    def _use_rest(self) -> None:
        """When there is nothing to do, do what the first rows did not have to wait for."""
        if not self.runner.is_busy:
            if self.single is not None and self._installer is None:
                from pittadmin.ui.restarting import Installer

                self.single.listen()
                self._installer = installer = Installer([DEMO] if self.demo else [], self)
                installer.asks_to_end.connect(self.window.close)
            self.pages.rest()
            self._send_what_waits()

    def _send_what_waits(self) -> None:
        """Once for each person: send what waits sealed on this computer, if anything does."""
        if self.shell is not None and self._keeper_of is not self.shell:
            from pittadmin.ui.outbox_keeper import OutboxKeeper

            self._keeper_of = self.shell
            OutboxKeeper(self.shell, self.window).send()

    def _say(self, sentence: str) -> None:
        if self._said is not None and isValid(self._said):
            self._said.close_it()  # one confirmation at a time; the newest counts
        self._said = self.window.show_banner("good", sentence)
        QTimer.singleShot(SAID_MS, self._said, self._said.close_it)

    def _raise(self) -> None:
        from PySide6.QtCore import Qt

        shown = self.window.windowState() & ~Qt.WindowState.WindowMinimized
        self.window.setWindowState(shown)
        self.window.raise_()
        self.window.activateWindow()

    def save(self) -> None:
        """Save what is typed; the program goes on, as when the system only asks to end it."""
        if self.shell is not None and not self._ended:
            self.pages.save()
            self.shell.recovery.write()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self.pages.end()
        self.memory.keep("scale", self.look.scale)
        if self.shell is not None:
            self.shell.recovery.write()
        self.runner.close()
        if self.opening.database is not None:
            self.opening.database.close()


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
    program = Program(app, told, demo, single=single)
    # The system asks first, and then ends it, as when somebody logs off.
    app.commitDataRequest.connect(program.save)
    app.aboutToQuit.connect(program.window.close)
    program.window.appear()
    code = app.exec()
    if program.begins_again:
        from pittadmin.ui.restarting import start_anew

        single.let_go()
        start_anew([DEMO] if demo else [])
    return code
