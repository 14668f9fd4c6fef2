"""The table of records of removed content: what a row holds, its columns, what can be asked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Column, Sort


class Standing(StrEnum):
    """How a record stands; of several, the one that counts most."""

    INCOMPLETE = "incomplete"
    HELD = "held"
    KEPT = "kept"
    DISPOSED = "disposed"


STANDING_NAMES: dict[Standing, str] = {
    Standing.INCOMPLETE: _("To be completed"),
    Standing.HELD: _("On hold"),
    Standing.KEPT: _("Kept"),
    Standing.DISPOSED: _("Disposed of"),
}

STANDING_MEANING: dict[Standing, str] = {
    Standing.INCOMPLETE: "warn",
    Standing.HELD: "info",
    Standing.KEPT: "good",
    Standing.DISPOSED: "muted",
}


@dataclass(frozen=True)
class RecordRow:
    """One row of the table of records."""

    id: int
    number: str
    removed_at: datetime
    author: str
    handle: str
    account: str
    standing: Standing
    keep_until: date | None


@dataclass(frozen=True)
class RecordQuery:
    """What is asked of the table of records; empty values ask for all.

    Args:
        text: words that the number, the author, the address, the text or the account hold.
        account_id: records about this account only.
        standing: records that stand so only.
        since: removed on this day or later.
        until: removed on this day or earlier.
        sort: the column to sort by.
    """

    text: str = ""
    account_id: int | None = None
    standing: Standing | None = None
    since: date | None = None
    until: date | None = None
    sort: Sort = field(default_factory=lambda: NEWEST)


NEWEST = Sort("removed", descending=True)


def _author(row: RecordRow) -> str:
    if row.standing is Standing.DISPOSED:
        return "—"
    return row.author or row.handle or _("Not known")


def _kept(row: RecordRow) -> str:
    if row.standing is Standing.DISPOSED:
        return "—"
    return say_date(row.keep_until) or _("Without end")


RECORD_COLUMNS: tuple[Column[RecordRow], ...] = (
    Column("number", _("Number"), lambda row: row.number, width=12),
    Column("removed", _("Removed"), lambda row: say_time(row.removed_at), width=20),
    Column("author", _("Author"), _author, width=16, stretch=True),
    Column("account", _("Account"), lambda row: row.account or "—", width=18, stretch=True),
    Column(
        "standing",
        _("State"),
        lambda row: STANDING_NAMES[row.standing],
        lambda row: STANDING_MEANING[row.standing],
        width=16,
    ),
    Column("kept", _("Kept until"), _kept, width=12, sortable=False),
)
