"""How long records are kept, and disposing of them: by IT alone, with the authority's word (R9)."""

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.removed_content import RemovedRecord
from pittadmin.domain.retention import Retention, kept_by, retention_problems
from pittadmin.services.context import Context, acting, looking, tidy
from pittadmin.storage import removed_content
from pittadmin.storage import retention as stored

MOST_REFERENCE = 500


def retention(ctx: Context) -> Retention | None:
    """Return how long records are kept; None is without end."""
    with looking(ctx) as look:
        return stored.current(look.conn)


def set_retention(ctx: Context, years: int, schedule: str) -> Retention | None:
    """Enter how long records are kept, and the schedule on which that rests.

    Raises:
        Invalid: the years or the schedule can't stand.
        NotAllowed: the person may not.
    """
    schedule = tidy(schedule, "schedule", MOST_REFERENCE)
    wrong = retention_problems(years, schedule)
    if wrong:
        raise Invalid(*wrong)
    with acting(ctx) as work:
        role = require(work.actor, Act.SET_RETENTION)
        reason = _("{years} years, {schedule}").format(years=years, schedule=schedule)
        work.record(Act.SET_RETENTION, role, "retention", None, reason)
        stored.enter(work.conn, years, schedule, work.actor.person.id, work.now)
        return stored.current(work.conn)


def dispose(ctx: Context, record_id: int, authority: str) -> RemovedRecord:
    """Dispose of a record: a tombstone with its hashes is left.

    Files that another record, a piece of evidence or a draft shares are kept.

    Args:
        record_id: which record.
        authority: the reference of the Commonwealth's permission, such as a form RMU-2.

    Raises:
        Invalid: the authority is missing.
        NotAllowed: the person may not.
        Conflict: a hold stands, or it is to be kept longer, or it is disposed of already.
    """
    authority = tidy(authority, "reason", MOST_REFERENCE)
    if not authority:
        raise Invalid(
            Problem(
                _("The authority's permission is missing."),
                _("Enter the reference of the form RMU-2 that the Supervisor of Records signed."),
                "reason",
                "R9",
            )
        )
    with acting(ctx) as work:
        role = require(work.actor, Act.DISPOSE_RECORD)
        record = removed_content.hold(work.conn, record_id)
        period = stored.current(work.conn)
        due = record.keep_until(period)
        why = kept_by(due, record.standing_holds, record.disposal, work.today)
        if why is not None:
            raise Conflict(why.what, why.todo, why.requirement, record)
        assert period is not None
        assert due is not None
        work.record(Act.DISPOSE_RECORD, role, "removed_record", record_id, authority)
        me = work.actor.person.id
        stored.dispose(work.conn, record_id, authority, period.schedule, due, me, work.now)
        removed_content.empty(work.conn, record_id)
        return removed_content.get(work.conn, record_id)
