"""The acts: what was done, by whom, in which role, under which requirement and policy version."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, literal, select

from pittadmin.domain.acts import Act
from pittadmin.domain.history import Done
from pittadmin.domain.people import Actor
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role
from pittadmin.storage import audit, ids, policy
from pittadmin.storage.schema import act, confidential_act


def record(
    conn: Connection,
    at: datetime,
    login: str,
    who: Actor | None,
    role: Role,
    what: Act,
    requirement: str,
    subject: str,
    subject_id: int | None = None,
    reason: str = "",
) -> int:
    """Write an act down and open it: what follows in this transaction happens under it.

    A confidential one is written into the trail of its own, which most can't read back.
    """
    row = _row(conn, at, login, who, role, what, requirement, subject, reason)
    apart = PERMISSIONS[what].confidential
    table = confidential_act if apart else act
    act_id = ids.reserve(conn, table)
    conn.execute(insert(table).values(id=act_id, **row, subject_id=subject_id))
    audit.open_act(conn, act_id, apart)
    return act_id


def record_each(
    conn: Connection,
    at: datetime,
    login: str,
    who: Actor,
    role: Role,
    what: Act,
    requirement: str,
    subject: Table,
    subject_ids: Sequence[int],
) -> None:
    """Write an act down for each of many rows of a table, for their histories.

    The act that is open stays open: it stands for all of them in the trail.
    """
    row = _row(conn, at, login, who, role, what, requirement, subject.name, "")
    columns = [literal(value, act.c[name].type) for name, value in row.items()]
    its_id = subject.c.id
    each = select(*columns, its_id).where(its_id.in_(subject_ids)).order_by(its_id)
    conn.execute(insert(act).from_select([*row, "subject_id"], each))


def _row(
    conn: Connection,
    at: datetime,
    login: str,
    who: Actor | None,
    role: Role,
    what: Act,
    requirement: str,
    subject: str,
    reason: str,
) -> dict[str, Any]:
    return {
        "at": at,
        "login": login,
        "person_id": who.person.id if who else None,
        "person_name": who.person.name if who else login,
        "role": role,
        "act": what,
        "requirement": requirement,
        "policy_version_id": policy.current_id(conn),
        "subject": subject,
        "reason": reason,
    }


def latest(
    conn: Connection, subject: str, subject_ids: Sequence[int], what: Collection[Act]
) -> dict[int, datetime]:
    """Return when one of these acts was last done about each subject, where one was."""
    rows = conn.execute(
        select(act.c.subject_id, func.max(act.c.at).label("at"))
        .where(act.c.subject == subject, act.c.subject_id.in_(subject_ids), act.c.act.in_(what))
        .group_by(act.c.subject_id)
    )
    return {row.subject_id: row.at for row in rows}


def history(
    conn: Connection, subject: str, subject_id: int, confidential: bool = False
) -> list[Done]:
    """Return what was done about a subject, the newest first.

    Args:
        confidential: of the trail that only those read who work a case.
    """
    table = confidential_act if confidential else act
    rows = conn.execute(
        select(table)
        .where(table.c.subject == subject, table.c.subject_id == subject_id)
        .order_by(table.c.id.desc())
        .limit(500)
    )
    return [
        Done(
            row.id,
            row.at,
            row.person_name,
            Role(row.role),
            Act(row.act),
            row.requirement,
            row.reason,
            row.login,
        )
        for row in rows
    ]
