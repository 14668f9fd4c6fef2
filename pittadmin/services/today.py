"""Today: what waits for one person, the oldest first, each with its one next step."""

from pittadmin.services import (
    today_accounts,
    today_cases,
    today_custody,
    today_drafts,
    today_monitoring,
    today_people,
    today_records,
)
from pittadmin.services.context import Context, looking
from pittadmin.services.waiting import Waiting

_NOUNS = (
    today_accounts,
    today_people,
    today_drafts,
    today_records,
    today_monitoring,
    today_cases,
    today_custody,
)


def waiting(ctx: Context) -> list[Waiting]:
    """Return what waits for this person, the oldest first."""
    with looking(ctx) as look:
        found = [one for noun in _NOUNS for one in noun.waiting(look)]
    return sorted(found, key=lambda one: (one.since, one.title))
