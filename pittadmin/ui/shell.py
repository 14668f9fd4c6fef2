"""What every page is given: who acts, the threads, the way to other pages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pittadmin import settings
from pittadmin.services.context import Context
from pittadmin.settings import Settings
from pittadmin.ui.memory import Memory
from pittadmin.ui.recovery import Recovery
from pittadmin.ui.tasks import Runner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pittadmin.services.safe import Safe
    from pittadmin.vault.keyring_gate import SystemKeyring


class Shell(QObject):
    """Handed to each page when it is built; pages are built anew when the person changes.

    Args:
        ctx: who acts, and where.
        runner: the threads; its signal `changed` carries the topics "accounts", "requests",
            "people", "drafts", "violations", "records", "policy", "rules" (of the checks) and
            "facts" (that they must know) and "custody" (of passwords).
        memory: what is remembered of windows, columns and filters.
        recovery: forms that were begun and not sent.
        told: the settings; None for those that stand.
        opener: opens the keyring; None for this computer's own.
    """

    go = Signal(str, object)
    """Show something: its kind ("account", "email_request", "platform_request", "transfer",
    "draft", "violation", "violations" (in the state of that place), "delegation", "membership",
    "person", "policy_version", "rule_pack", "removed_record", "records_request", "new_account",
    "monitoring" (of an account), "credentials", "computers", "leaver", "own_computer",
    "due_pages", "new_report" (about the account with that id), or a
    page's key) and its id, or None."""
    said = Signal(str)
    """A sentence that confirms what was done, shown in the banner for a while."""

    def __init__(
        self,
        ctx: Context,
        runner: Runner,
        memory: Memory,
        recovery: Recovery,
        parent: QObject | None = None,
        told: Settings | None = None,
        opener: Callable[[], SystemKeyring] | None = None,
    ) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.runner = runner
        self.memory = memory
        self.recovery = recovery
        self._told, self._opener = told, opener

    @cached_property
    def safe(self) -> Safe:
        """This computer's vault for the database, made when it is first asked for.

        Raises:
            Unavailable: the setting of IT's root key is none.
        """
        from pittadmin.services.safe import open_safe

        more = {"opener": self._opener} if self._opener else {}
        told, address = self._told or settings.read(), self.ctx.database.address
        return open_safe(told.home, address, told.it_root_key, **more)

    @property
    def outbox_folder(self) -> Path:
        """Where sealed envelopes wait to be sent; looked at without loading what seals them."""
        told = self._told or settings.read()
        return told.home / "vault" / self.ctx.database.address.scope / "outbox"
