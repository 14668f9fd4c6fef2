"""How long records of removed content are kept, what holds them, and how they are disposed of (R9).

The years are unset on a new installation: records are then kept without end. They never stand in
the way of a removal.
"""

from dataclasses import dataclass
from datetime import date, datetime

from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef

MOST_YEARS = 100


@dataclass(frozen=True)
class Retention:
    """How long records are kept, and the records schedule on which that rests."""

    years: int
    schedule: str
    entered_by: PersonRef
    entered_at: datetime


@dataclass(frozen=True)
class Hold:
    """A hold, such as for a law suit or an audit: while it stands nothing is disposed of.

    Args:
        who: who asked for it.
        why: why.
        since: since when.
    """

    id: int
    record_id: int
    record: str
    who: str
    why: str
    since: date
    placed_by: PersonRef
    placed_at: datetime
    lifted_by: PersonRef | None = None
    lifted_at: datetime | None = None
    lift_reason: str = ""


@dataclass(frozen=True)
class Disposal:
    """What is left of a record that was disposed of: who did it, when, and under what.

    Args:
        authority: the reference of the authority's permission, such as a form RMU-2.
        schedule: the records schedule.
        due: the first day on which it was allowed.
    """

    at: datetime
    by: PersonRef
    authority: str
    schedule: str
    due: date


def keep_until(removed_on: date, years: int) -> date:
    """Return the first day on which what was removed on a day may be disposed of."""
    try:
        return removed_on.replace(year=removed_on.year + years)
    except ValueError:  # the 29th of February
        return date(removed_on.year + years, 3, 1)


def retention_problems(years: int, schedule: str) -> tuple[Problem, ...]:
    """Return what is wrong with a retention period."""
    found = []
    if not 1 <= years <= MOST_YEARS:
        found.append(
            Problem(
                _("The years must be from 1 to {most}.").format(most=MOST_YEARS),
                _("Take them from the schedule."),
                "years",
                "R9",
            )
        )
    if not schedule.strip():
        found.append(
            Problem(
                _("It is not said which schedule the years rest on."),
                _("Name the series of the Municipal Records Retention Schedule."),
                "schedule",
                "R9",
            )
        )
    return tuple(found)


def kept_by(
    due: date | None, holds: tuple[Hold, ...], disposal: Disposal | None, today: date
) -> Problem | None:
    """Return why a record can't be disposed of on a day, or None.

    Args:
        due: the first day on which the retention period allows it; None is without end.
        holds: the holds that stand.
        disposal: its disposal, where it is disposed of already.
        today: the day.
    """
    if disposal is not None:
        return Problem(_("It is disposed of already."), "", "", "R9")
    if holds:
        who = ", ".join(one.who for one in holds)
        return Problem(
            _("It is on hold for {who}.").format(who=who),
            _("It is kept until the hold is lifted, by another person than placed it."),
            "",
            "R9",
        )
    if due is None:
        return Problem(
            _("No retention period is entered, so records are kept without end."),
            _("Enter the years and the schedule they rest on first."),
            "",
            "R9",
        )
    if today < due:
        return Problem(
            _("It is kept until {day}.").format(day=say_date(due)),
            "",
            "",
            "R9",
        )
    return None
