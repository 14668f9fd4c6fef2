"""Holds on records of removed content: placed by IT, lifted by another person (R9)."""

from datetime import date

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.removed_content import RemovedRecord
from pittadmin.domain.retention import Hold
from pittadmin.services.context import Context, acting, looking, needed_reason, tidy
from pittadmin.storage import holds as stored
from pittadmin.storage import removed_content

MOST_WHO = 300


def every(ctx: Context) -> tuple[Hold, ...]:
    """Return all holds, those that stand first.

    Raises:
        NotAllowed: holds are not this person's business.
    """
    with looking(ctx) as look:
        if not look.actor.has(*removed_content.CITY_WIDE):
            require(look.actor, Act.PLACE_HOLD)
        return stored.every(look.conn)


def place(ctx: Context, record_id: int, who: str, why: str, since: date) -> RemovedRecord:
    """Place a hold: while it stands, nothing of the record is disposed of.

    Args:
        record_id: which record.
        who: who asked for it, such as the City Solicitor.
        why: why.
        since: since when.

    Raises:
        Invalid: something is missing.
        NotAllowed: the person may not.
        Conflict: the record is disposed of, or that hold stands already.
    """
    who, why = tidy(who, "who", MOST_WHO), tidy(why, "why")
    wrong = []
    if not who:
        wrong.append(
            Problem(_("It is not said who asked for it."), _("Such as the City Solicitor."), "who")
        )
    if not why:
        wrong.append(
            Problem(_("It is not said why."), _("Name the suit, the audit or the request."), "why")
        )
    if since > ctx.clock.today():
        wrong.append(
            Problem(
                _("That is in the future."), _("A hold counts from now on, or before."), "since"
            )
        )
    if wrong:
        raise Invalid(*wrong)
    with acting(ctx) as work:
        role = require(work.actor, Act.PLACE_HOLD)
        record = removed_content.hold(work.conn, record_id)
        if record.content is None:
            raise Conflict(
                _("{number} is disposed of, so there is nothing to hold.").format(
                    number=record.number
                ),
                _("Look at it as it stands."),
                current=record,
            )
        if any(one.who.casefold() == who.casefold() for one in record.standing_holds):
            raise Conflict(
                _("A hold for {who} stands on {number} already.").format(
                    who=who, number=record.number
                ),
                _("Look at it as it stands."),
                current=record,
            )
        work.record(Act.PLACE_HOLD, role, "removed_record", record_id)
        stored.place(work.conn, record_id, who, why, since, work.actor.person.id, work.now)
        return removed_content.get(work.conn, record_id)


def lift(ctx: Context, hold_id: int, reason: str) -> RemovedRecord:
    """Lift a hold that another person has placed.

    Raises:
        Invalid: no reason is given.
        NotAllowed: the person may not, or has placed it.
        Conflict: it is lifted already.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        hold = stored.get(work.conn, hold_id)
        role = require(work.actor, Act.LIFT_HOLD, own_matter_of=[hold.placed_by.id])
        if hold.lifted_by is not None:
            raise Conflict(
                _("{person} has lifted this hold already.").format(person=hold.lifted_by.name),
                _("Look at it as it stands."),
                current=removed_content.get(work.conn, hold.record_id),
            )
        work.record(Act.LIFT_HOLD, role, "removed_record", hold.record_id, reason)
        stored.lift(work.conn, hold_id, reason, work.actor.person.id, work.now)
        return removed_content.get(work.conn, hold.record_id)
