"""Those who leave, and what is to be done then: rows to values and back (R49)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from pittadmin.domain.clock import say_date
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.handover import Item, Kind
from pittadmin.domain.i18n import _
from pittadmin.domain.leavers import Leaver, LeaverTask, Task
from pittadmin.domain.people import PersonRef
from pittadmin.storage import platforms
from pittadmin.storage.custody_schema import custody, device, leaver, leaver_task, page_role
from pittadmin.storage.people import ref
from pittadmin.storage.schema import account, department, person

_beginner, _closer = person.alias("beginner"), person.alias("closer")


def every(conn: Connection) -> tuple[Leaver, ...]:
    """Return all who left or leave, those that are open first, then the newest first."""
    return _read(conn)


def get(conn: Connection, leaver_id: int) -> Leaver | None:
    """Return one, or None."""
    found = _read(conn, leaver.c.id == leaver_id)
    return found[0] if found else None


def open_one(conn: Connection, person_id: int) -> Leaver | None:
    """Return what is open about a person, or None."""
    found = _read(conn, leaver.c.person_id == person_id, leaver.c.closed_at.is_(None))
    return found[0] if found else None


def begin(
    conn: Connection, its_id: int, person_id: int, reason: str, by: int, at: datetime
) -> None:
    """Write down that a person leaves."""
    conn.execute(
        insert(leaver).values(
            id=its_id, person_id=person_id, reason=reason, begun_by_id=by, begun_at=at
        )
    )


def add_task(
    conn: Connection, its_id: int, leaver_id: int, task: LeaverTask, version: int | None
) -> None:
    """Add one thing to do.

    Args:
        version: of a secret: the one that was known to who leaves.
    """
    conn.execute(
        insert(leaver_task).values(
            id=its_id,
            leaver_id=leaver_id,
            account_id=task.account_id,
            kind=task.item.kind if task.item else "",
            secret_version=version,
            page_role_id=task.page_role_id,
            device_id=task.device_id or None,
        )
    )


def close(conn: Connection, leaver_id: int, by: int, at: datetime) -> None:
    """Close it."""
    conn.execute(
        update(leaver).where(leaver.c.id == leaver_id).values(closed_by_id=by, closed_at=at)
    )


def _read(conn: Connection, *wanted: Any) -> tuple[Leaver, ...]:
    rows = conn.execute(
        select(
            leaver,
            person.c.name.label("name"),
            _beginner.c.name.label("beginner"),
            _closer.c.name.label("closer"),
        )
        .join(person, person.c.id == leaver.c.person_id)
        .join(_beginner, _beginner.c.id == leaver.c.begun_by_id)
        .outerjoin(_closer, _closer.c.id == leaver.c.closed_by_id)
        .where(*wanted)
        .order_by(leaver.c.closed_at.is_not(None), leaver.c.id.desc())
    ).all()
    tasks = _tasks(conn, [row.id for row in rows])
    return tuple(
        replace(
            Leaver(
                row.id,
                PersonRef(row.person_id, row.name),
                row.reason,
                PersonRef(row.begun_by_id, row.beginner),
                row.begun_at,
                closed_by=ref(row.closed_by_id, row.closer),
                closed_at=row.closed_at,
            ),
            tasks=tuple(tasks.get(row.id, ())),
        )
        for row in rows
    )


def _tasks(conn: Connection, leavers: Iterable[int]) -> dict[int, list[LeaverTask]]:
    rows = conn.execute(
        select(
            leaver_task,
            account.c.handle,
            account.c.platform,
            department.c.name.label("department"),
            custody.c.state.label("custody_state"),
            custody.c.secret_version.label("newest"),
            custody.c.received_at,
            custody.c.since,
            page_role.c.ended_at,
            page_role.c.role,
            device.c.computer,
            device.c.state.label("device_state"),
            device.c.decided_at,
        )
        .outerjoin(account, account.c.id == leaver_task.c.account_id)
        .outerjoin(department, department.c.id == account.c.department_id)
        .outerjoin(
            custody,
            (custody.c.account_id == leaver_task.c.account_id)
            & (custody.c.kind == leaver_task.c.kind),
        )
        .outerjoin(page_role, page_role.c.id == leaver_task.c.page_role_id)
        .outerjoin(device, device.c.device_id == leaver_task.c.device_id)
        .where(leaver_task.c.leaver_id.in_(list(leavers)))
        .order_by(leaver_task.c.id)
    )
    names = platforms.names(conn)
    found: dict[int, list[LeaverTask]] = {}
    for row in rows:
        page = ""
        if row.account_id:
            page = f"{row.department}, {names.get(row.platform) or row.platform}: {row.handle}"
        found.setdefault(row.leaver_id, []).append(_task(row, page))
    return found


def _task(row: Row[Any], page: str) -> LeaverTask:
    if row.device_id:
        at = row.decided_at if row.device_state == "dropped" else None
        done = _("Dropped on {day}").format(day=say_date(at)) if at else ""
        return LeaverTask(row.id, Task.DROP_DEVICE, row.computer, done, at, device_id=row.device_id)
    if row.page_role_id:
        at = row.ended_at
        done = _("Taken away on {day}").format(day=say_date(at)) if at else ""
        return LeaverTask(
            row.id,
            Task.STRIP_ROLE,
            page,
            done,
            at,
            account_id=row.account_id,
            page_role_id=row.page_role_id,
        )
    state, at, done = CustodyState(row.custody_state), None, ""
    if state is CustodyState.REVOKED:
        at, done = row.since, _("No longer kept since {day}").format(day=say_date(row.since))
    elif row.newest > row.secret_version and row.received_at is not None:
        at = row.received_at
        done = _("Changed and received on {day}").format(day=say_date(at))
    item = Item(row.account_id, Kind(row.kind))
    return LeaverTask(row.id, Task.ROTATE, page, done, at, item, row.account_id)
