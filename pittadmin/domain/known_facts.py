"""What the City knows and the checks must: published numbers, related pages, personal handles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.tables import Column


class FactKind(StrEnum):
    """What kind of thing is known."""

    NUMBER = "number"
    HOST = "host"
    HANDLE = "handle"


FACT_NAMES: dict[FactKind, str] = {
    FactKind.NUMBER: _("Published number"),
    FactKind.HOST: _("Related page"),
    FactKind.HANDLE: _("Personal handle"),
}

KEPT_BY: dict[FactKind, Act] = {
    FactKind.NUMBER: Act.KEEP_FACTS,
    FactKind.HOST: Act.KEEP_FACTS,
    FactKind.HANDLE: Act.MARK_HANDLE,
}
"""By which act each kind is kept: Personnel's, or a department's (R31, R37 to R39)."""


@dataclass(frozen=True)
class KnownFact:
    """One thing that is known. `department` is empty for what concerns the whole City."""

    id: int
    kind: FactKind
    value: str
    department_id: int | None
    department: str
    note: str
    added_by: PersonRef
    added_at: datetime


FACT_COLUMNS: tuple[Column[KnownFact], ...] = (
    Column("kind", _("Kind"), lambda row: FACT_NAMES[row.kind], width=18),
    Column("value", _("What is known"), lambda row: row.value, width=30, stretch=True),
    Column("note", _("Note"), lambda row: row.note or "—", width=24, stretch=True),
    Column("department", _("Department"), lambda row: row.department or "—", width=20, spare=True),
    Column("added_by", _("Added by"), lambda row: row.added_by.name, width=18, spare=True),
    Column("added_at", _("Added on"), lambda row: say_date(row.added_at), width=13, spare=True),
)
