"""The rules as a table: what each looks for, how grave it is, and whether it is locked."""

from dataclasses import dataclass
from enum import StrEnum

from pittadmin.domain.findings import SEVERITY_MEANING, SEVERITY_NAMES
from pittadmin.domain.i18n import _
from pittadmin.domain.rules import Rule
from pittadmin.domain.tables import Column

KIND_NAMES: dict[str, str] = {
    "pattern": _("Words"),
    "link": _("Links"),
    "fact": _("Numbers, names"),
    "media": _("Pictures, videos"),
    "point": _("Points to confirm"),
}
"""What a rule looks at, by the kind of its match."""


class RuleChange(StrEnum):
    """What becomes of a rule that was changed and is not in force yet."""

    NONE = ""
    ADDED = "added"
    CHANGED = "changed"
    TAKEN_OUT = "taken_out"


CHANGE_NAMES: dict[RuleChange, str] = {
    RuleChange.NONE: "—",
    RuleChange.ADDED: _("New"),
    RuleChange.CHANGED: _("Changed"),
    RuleChange.TAKEN_OUT: _("Taken out"),
}


@dataclass(frozen=True)
class RuleRow:
    """A rule and its place in the pack, counted from 1."""

    id: int
    rule: Rule
    change: RuleChange = RuleChange.NONE

    @property
    def kind(self) -> str:
        """The kind of its match."""
        return str(self.rule.match["kind"])


def standing(rule: Rule) -> tuple[str, str]:
    """Return how free a rule is, in a word, and the meaning of its chip."""
    if rule.off:
        return _("Switched off"), "muted"
    return (_("Locked"), "info") if rule.locked else ("—", "")


RULE_COLUMNS: tuple[Column[RuleRow], ...] = (
    Column("rule", _("Rule"), lambda row: row.rule.id, width=19),
    Column("title", _("What it looks for"), lambda row: row.rule.title, width=24, stretch=True),
    Column("requirement", _("Rests on"), lambda row: row.rule.requirement, width=9),
    Column(
        "severity",
        _("Severity"),
        lambda row: SEVERITY_NAMES[row.rule.severity],
        lambda row: SEVERITY_MEANING[row.rule.severity],
        width=17,
    ),
    Column("kind", _("Looks at"), lambda row: KIND_NAMES[row.kind], width=17),
    Column(
        "standing",
        _("Locked"),
        lambda row: standing(row.rule)[0],
        lambda row: standing(row.rule)[1],
        width=12,
    ),
    Column(
        "change",
        _("Change"),
        lambda row: CHANGE_NAMES[row.change],
        lambda row: "warn" if row.change else "",
        width=11,
    ),
)
