"""The menu of the person who is at work: acting as another, backups, the text's size, about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from pittadmin.domain.i18n import _

if TYPE_CHECKING:
    from pittadmin.settings import Settings
    from pittadmin.ui.look import Look
    from pittadmin.ui.shell import Shell
    from pittadmin.ui.window import Window

Entries = list[tuple[str, object] | None]
"""Words and what they call, or a submenu; None parts groups."""


class PersonMenu(QObject):
    """Returns what the menu offers, and opens its dialogs.

    Args:
        window: what the dialogs stand over.
        look: knows the text's size.
        parent: the program.
    """

    becomes = Signal(int)
    """The id of the person as whom to go on."""
    restores = Signal()
    """A backup is to be brought back."""
    checks = Signal()
    """What the program needs on this computer is to be looked at."""

    def __init__(self, window: Window, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._look = window, look

    def entries(self, told: Settings, shell: Shell | None = None) -> Entries:
        """Return what is offered; without a shell there is no database yet."""
        entries: Entries = []
        if shell is not None and shell.ctx.installation.is_try_out:
            entries += [(_("Act as…"), partial(self._act_as, shell)), None]
        if shell is not None and shell.ctx.database.is_sqlite:
            entries += [
                (_("Back up now…"), partial(self._back_up, shell)),
                (_("Restore…"), self.restores.emit),
                None,
            ]
        about = partial(self._about, told, shell)
        return [
            *entries,
            (_("Text size"), self._sizes()),
            (_("Check this computer…"), self.checks.emit),
            (_("About PittAdmin…"), about),
        ]

    def _sizes(self) -> QMenu:
        sizes = QMenu(_("Text size"), self._window)
        for words, change, keys in (
            (_("Larger"), self._look.grow, "Ctrl++"),
            (_("Smaller"), self._look.shrink, "Ctrl+-"),
            (_("As at first"), partial(self._look.set_scale, 1.0), "Ctrl+0"),
        ):
            sizes.addAction(f"{words}\t{keys}", change)
        return sizes

    def _act_as(self, shell: Shell) -> None:
        from pittadmin.ui.act_as import ActAs

        dialog = ActAs(shell, self._window)
        dialog.chosen.connect(self.becomes)
        dialog.open()

    def _back_up(self, shell: Shell) -> None:
        from pittadmin.ui.backup_dialogs import back_up

        back_up(shell, self._window)

    def _about(self, told: Settings, shell: Shell | None) -> None:
        from pittadmin.ui.about import About

        About(told, shell.ctx if shell else None, self._window).open()
