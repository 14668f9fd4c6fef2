"""Changes to the rules on their way to a proposal: laid on the rules in force, kept in a file."""

from PySide6.QtCore import QObject, Signal

from pittadmin.domain.pack_edits import Change, PackEdits, Words, changes, read_edits
from pittadmin.domain.rules import Rule, RulePack
from pittadmin.ui.recovery import Recovery

_FORM = "rule_pack"


class PackDraft(QObject):
    """What one person changes, until it is proposed or given up; a crash loses none of it.

    Args:
        recovery: where the changes lie meanwhile.
    """

    changed = Signal()

    def __init__(self, recovery: Recovery, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self.edits = read_edits(recovery.find(_FORM))
        self.base: RulePack | None = None
        """The rules in force, once they are read."""

    @property
    def pack(self) -> RulePack:
        """The rules in force with the changes laid on them."""
        assert self.base is not None  # nothing is changed before it is read
        return self.edits.laid_on(self.base)

    @property
    def overtaken(self) -> tuple[str, ...]:
        """The changed rules and lists that somebody else has changed since."""
        return self.edits.overtaken(self.base) if self.base else ()

    def changes(self) -> tuple[Change, ...]:
        """Return what differs from the rules in force."""
        return changes(self.base, self.pack) if self.base else ()

    def put_rule(self, id_: str, rule: Rule | None) -> None:
        """Change a rule, add one, or take it out with None."""
        assert self.base is not None
        self._keep(self.edits.with_rule(self.base, id_, rule))

    def put_list(self, name: str, words: Words) -> None:
        """Change a list that rules share."""
        assert self.base is not None
        self._keep(self.edits.with_list(self.base, name, words))

    def give_up(self) -> None:
        """Forget all changes, such as when they were proposed."""
        self._keep(PackEdits())

    def _keep(self, edits: PackEdits) -> None:
        self.edits = edits
        if edits:
            self._recovery.keep(_FORM, edits.values())
        else:
            self._recovery.forget(_FORM)
        self.changed.emit()
