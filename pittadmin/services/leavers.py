"""When one leaves: everything they could see is found, changed and ticked off.

What is to be done is found from the envelopes that their computers could open; what was done, from
the records. So nothing is done because somebody says so.
"""

from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.devices import DeviceState
from pittadmin.domain.errors import Conflict
from pittadmin.domain.handover import Item, exposed_to
from pittadmin.domain.i18n import _
from pittadmin.domain.leavers import Leaver, LeaverTask, Task
from pittadmin.domain.people import PersonRef, require
from pittadmin.services import account_custody
from pittadmin.services.context import Context, Look, Work, acting, looking, needed_reason
from pittadmin.storage import accounts, devices, envelopes, ids, page_roles, people
from pittadmin.storage import custody as stored_custody
from pittadmin.storage import leavers as stored
from pittadmin.storage.custody_schema import leaver as leaver_table
from pittadmin.storage.custody_schema import leaver_task


def every(ctx: Context) -> tuple[Leaver, ...]:
    """Return all who left or leave, those that are open first.

    Raises:
        NotAllowed: this person is not of IT.
    """
    with looking(ctx) as look:
        require(look.actor, Act.BEGIN_LEAVER)
        return stored.every(look.conn)


def look_at(ctx: Context, person_id: int) -> Leaver:
    """Return what there would be to do if a person left; its id is 0.

    Raises:
        NotAllowed: this person is not of IT.
    """
    with looking(ctx) as look:
        require(look.actor, Act.BEGIN_LEAVER)
        who = people.get(look.conn, person_id)
        own = PersonRef(look.actor.person.id, look.actor.person.name)
        return Leaver(
            0,
            PersonRef(who.id, who.name),
            "",
            own,
            ctx.clock.now(),
            tuple(_todo(look, person_id)),
        )


def begin(ctx: Context, person_id: int, reason: str) -> Leaver:
    """Begin what is to be done when a person leaves: what they could see must be changed.

    Raises:
        Invalid: no reason is given.
        NotAllowed: this person is not of IT.
        Conflict: it was begun already.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        role = require(work.actor, Act.BEGIN_LEAVER)
        who = people.get(work.conn, person_id)
        if stored.open_one(work.conn, person_id) is not None:
            raise Conflict(
                _("It was begun already for {person}.").format(person=who.name),
                _("Look at what is still to be done."),
            )
        todo = _todo(Look(work.conn, work.actor, work.today), person_id)
        work.record(Act.BEGIN_LEAVER, role, "person", person_id, reason)
        its_id = ids.reserve(work.conn, leaver_table)
        by = work.actor.person.id
        stored.begin(work.conn, its_id, person_id, reason, by, work.now)
        _add(work, its_id, todo, who.name)
        found = stored.get(work.conn, its_id)
        assert found is not None
        return found


def close(ctx: Context, leaver_id: int) -> Leaver:
    """Close it: everything is done, and nothing they can see is in use.

    What came to it since is added instead, and it stays open.

    Raises:
        NotAllowed: this person is not of IT.
        Conflict: something is still to be done.
    """
    with acting(ctx) as work:
        role = require(work.actor, Act.CLOSE_LEAVER)
        found = stored.get(work.conn, leaver_id)
        if found is None or found.closed_at is not None:
            raise Conflict(_("It is closed already."), _("Look at the list again."), current=found)
        rest = len(found.open_tasks)
        if not rest and (more := _todo(Look(work.conn, work.actor, work.today), found.person.id)):
            # A new password was sealed to a computer of theirs that was still enrolled, or they
            # were given another role.
            work.record(Act.BEGIN_LEAVER, role, "person", found.person.id, found.reason)
            _add(work, leaver_id, more, found.person.name)
            after = stored.get(work.conn, leaver_id)
            assert after is not None
            return after
        if rest:
            raise Conflict(
                _("It can't be closed yet: {count} of {all} are still to be done.").format(
                    count=rest, all=len(found.tasks)
                ),
                _("Do them first; each is ticked off once the records show it."),
                "R49",
                current=found,
            )
        work.record(Act.CLOSE_LEAVER, role, "person", found.person.id)
        stored.close(work.conn, leaver_id, work.actor.person.id, work.now)
        after = stored.get(work.conn, leaver_id)
        assert after is not None
        return after


def _add(work: Work, leaver_id: int, todo: list[LeaverTask], name: str) -> None:
    for task in todo:
        version = None
        if task.item is not None:
            version = envelopes.newest_version(work.conn, task.item)
            _require_change(work, task.item, name)
        stored.add_task(work.conn, ids.reserve(work.conn, leaver_task), leaver_id, task, version)


def _require_change(work: Work, item: Item, name: str) -> None:
    account = accounts.hold(work.conn, item.account)
    known = stored_custody.get(work.conn, item)
    if known is not None and known.state is CustodyState.ROTATION_REQUIRED:
        return
    said = _("{person} leaves and knows it.").format(person=name)
    account_custody.move(work, account, item.kind, Act.REQUIRE_ROTATION, reason=said)


def _todo(look: Look, person_id: int) -> list[LeaverTask]:
    """Return what is to be done about a person as the records stand."""
    conn = look.conn
    own = [one for one in devices.every(conn) if one.person.id == person_id]
    found = []
    kept = {one.item: one.state for one in stored_custody.every(conn)}
    exposed = exposed_to([one.device_id for one in own], envelopes.headers(conn))
    for item in sorted(exposed, key=lambda one: (one.account, one.kind)):
        if kept.get(item) is not CustodyState.REVOKED:
            account = accounts.get(conn, item.account)
            found.append(LeaverTask(0, Task.ROTATE, account.name, item=item, account_id=account.id))
    for line in page_roles.of_person(conn, person_id, look.today):
        if line.stands:
            account = accounts.get(conn, line.account_id)
            found.append(
                LeaverTask(
                    0,
                    Task.STRIP_ROLE,
                    account.name,
                    account_id=account.id,
                    page_role_id=line.id,
                )
            )
    for one in own:
        if one.state in (DeviceState.ENROLLED, DeviceState.ASKED):
            found.append(LeaverTask(0, Task.DROP_DEVICE, one.computer, device_id=one.device_id))
    return found
