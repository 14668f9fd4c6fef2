"""The list of drafts: what a row holds, its columns, and what can be asked of it."""

from dataclasses import dataclass, field
from datetime import datetime

from pittadmin.domain.clock import say_time
from pittadmin.domain.draft_states import DRAFT_STATE_MEANING, DraftState, state_name
from pittadmin.domain.i18n import _
from pittadmin.domain.tables import Column, Sort


@dataclass(frozen=True)
class DraftRow:
    """One row of the list of drafts; `platforms` are names, `is_out` tells of a post on one."""

    id: int
    title: str
    department: str
    author: str
    state: DraftState
    platforms: tuple[str, ...]
    changed_at: datetime
    is_out: bool = False


@dataclass(frozen=True)
class DraftQuery:
    """What is asked of the list of drafts; empty values ask for all but what was discarded.

    Args:
        text: words that the draft's texts, its author or its department hold.
        department_id: drafts of this department only.
        state: drafts in this state only.
        needs_me: only those that wait for the person who asks.
        sort: the column to sort by.
    """

    text: str = ""
    department_id: int | None = None
    state: DraftState | None = None
    needs_me: bool = False
    sort: Sort = field(default_factory=lambda: Sort("changed", descending=True))


DRAFT_COLUMNS: tuple[Column[DraftRow], ...] = (
    Column("title", _("Draft"), lambda row: row.title or _("No text yet"), width=30, stretch=True),
    Column("department", _("Department"), lambda row: row.department, width=20, stretch=True),
    Column(
        "state",
        _("State"),
        lambda row: state_name(row.state, row.is_out),
        lambda row: DRAFT_STATE_MEANING[row.state],
        width=20,
    ),
    Column("author", _("Author"), lambda row: row.author, width=16),
    Column(
        "platforms",
        _("Platforms"),
        lambda row: ", ".join(row.platforms) or "—",
        width=18,
        sortable=False,
    ),
    Column("changed", _("Changed"), lambda row: say_time(row.changed_at), width=20),
)
