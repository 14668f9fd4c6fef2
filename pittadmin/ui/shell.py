"""What every page is given: who acts, the threads, the way to other pages."""

from PySide6.QtCore import QObject, Signal

from pittadmin.services.context import Context
from pittadmin.ui.memory import Memory
from pittadmin.ui.recovery import Recovery
from pittadmin.ui.tasks import Runner


class Shell(QObject):
    """Handed to each page when it is built; pages are built anew when the person changes.

    Args:
        ctx: who acts, and where.
        runner: the threads; its signal `changed` carries the topics "accounts", "requests",
            "people", "drafts", "records", "policy", "rules" (of the checks) and "facts" (that they
            must know).
        memory: what is remembered of windows, columns and filters.
        recovery: forms that were begun and not sent.
    """

    go = Signal(str, object)
    """Show something: its kind ("account", "email_request", "platform_request", "transfer",
    "draft", "delegation", "membership", "person", "policy_version", "rule_pack", "removed_record",
    "records_request", "new_account", or a page's key) and its id, or None."""
    said = Signal(str)
    """A sentence that confirms what was done, shown in the banner for a while."""

    def __init__(
        self,
        ctx: Context,
        runner: Runner,
        memory: Memory,
        recovery: Recovery,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.runner = runner
        self.memory = memory
        self.recovery = recovery
