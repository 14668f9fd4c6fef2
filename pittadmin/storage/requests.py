"""Requests for an e-mail, a platform, a transfer: rows to values and back."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, insert, select

from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.requests import (
    EmailRequest,
    EmailRequestState,
    PlatformRequest,
    PlatformRequestState,
    Transfer,
    TransferState,
)
from pittadmin.storage import editing, platforms
from pittadmin.storage.people import ref
from pittadmin.storage.schema import (
    account,
    department,
    email_request,
    person,
    platform_request,
    transfer,
)

_asker = person.alias("asker")
_decider = person.alias("decider")
_agreer = person.alias("agreer")
_target = department.alias("target")

Request = TypeVar("Request", EmailRequest, PlatformRequest, Transfer)


def _common(table: Table) -> Select[Any]:
    return (
        select(
            table,
            department.c.name.label("department"),
            _asker.c.name.label("asker"),
            _decider.c.name.label("decider"),
        )
        .join(department, department.c.id == table.c.department_id)
        .join(_asker, _asker.c.id == table.c.requested_by_id)
        .outerjoin(_decider, _decider.c.id == table.c.decided_by_id)
    )


def email_requests(conn: Connection, open_only: bool = False) -> list[EmailRequest]:
    """Return the e-mail requests, the open ones first, then the newest."""
    return [_email(row) for row in _ordered(conn, _common(email_request), email_request, open_only)]


def email_request_of(conn: Connection, request_id: int) -> EmailRequest:
    """Return one e-mail request."""
    return _email(
        conn.execute(_common(email_request).where(email_request.c.id == request_id)).one()
    )


def open_email_request(conn: Connection, department_id: int) -> EmailRequest | None:
    """Return the department's e-mail request that waits for IT, if there is one."""
    found = conn.execute(
        _common(email_request).where(
            email_request.c.department_id == department_id, email_request.c.state == "open"
        )
    ).one_or_none()
    return None if found is None else _email(found)


def _email(row: Any) -> EmailRequest:
    return EmailRequest(
        row.id,
        row.department_id,
        row.department,
        row.wish,
        EmailRequestState(row.state),
        PersonRef(row.requested_by_id, row.asker),
        row.requested_at,
        ref(row.decided_by_id, row.decider),
        row.decided_at,
        row.decision,
        row.version,
    )


def platform_requests(conn: Connection, open_only: bool = False) -> list[PlatformRequest]:
    """Return the platform requests, the open ones first, then the newest."""
    found = _ordered(conn, _common(platform_request), platform_request, open_only)
    return [_platform(row) for row in found]


def platform_request_of(conn: Connection, request_id: int) -> PlatformRequest:
    """Return one platform request."""
    statement = _common(platform_request).where(platform_request.c.id == request_id)
    return _platform(conn.execute(statement).one())


def _platform(row: Any) -> PlatformRequest:
    return PlatformRequest(
        row.id,
        row.department_id,
        row.department,
        row.name,
        row.host,
        row.reason,
        PlatformRequestState(row.state),
        PersonRef(row.requested_by_id, row.asker),
        row.requested_at,
        ref(row.decided_by_id, row.decider),
        row.decided_at,
        row.decision,
        row.version,
    )


@cache
def _transfers() -> Select[Any]:
    return (
        select(
            transfer,
            account.c.platform,
            account.c.handle,
            department.c.name.label("department"),
            _target.c.name.label("target"),
            _asker.c.name.label("asker"),
            _agreer.c.name.label("agreer"),
            _decider.c.name.label("decider"),
        )
        .join(account, account.c.id == transfer.c.account_id)
        .join(department, department.c.id == transfer.c.from_department_id)
        .join(_target, _target.c.id == transfer.c.to_department_id)
        .join(_asker, _asker.c.id == transfer.c.offered_by_id)
        .outerjoin(_agreer, _agreer.c.id == transfer.c.agreed_by_id)
        .outerjoin(_decider, _decider.c.id == transfer.c.decided_by_id)
    )


def transfers(conn: Connection, open_only: bool = False) -> list[Transfer]:
    """Return the transfers, the newest first."""
    statement = _transfers().order_by(transfer.c.id.desc())
    if open_only:
        statement = statement.where(transfer.c.state.in_(["offered", "agreed"]))
    names = platforms.names(conn)
    return [_transfer(row, names) for row in conn.execute(statement)]


def transfer_of(conn: Connection, transfer_id: int) -> Transfer:
    """Return one transfer."""
    row = conn.execute(_transfers().where(transfer.c.id == transfer_id)).one()
    return _transfer(row, platforms.names(conn))


def open_transfer(conn: Connection, account_id: int) -> Transfer | None:
    """Return the account's transfer that is under way, if there is one."""
    row = conn.execute(
        _transfers().where(
            transfer.c.account_id == account_id, transfer.c.state.in_(["offered", "agreed"])
        )
    ).one_or_none()
    return None if row is None else _transfer(row, platforms.names(conn))


def _transfer(row: Any, names: dict[str, str]) -> Transfer:
    return Transfer(
        row.id,
        row.account_id,
        _("{department} on {platform} ({handle})").format(
            department=row.department,
            platform=names.get(row.platform, row.platform),
            handle=row.handle,
        ),
        row.from_department_id,
        row.department,
        row.to_department_id,
        row.target,
        row.reason,
        TransferState(row.state),
        PersonRef(row.offered_by_id, row.asker),
        row.offered_at,
        ref(row.agreed_by_id, row.agreer),
        row.agreed_at,
        ref(row.decided_by_id, row.decider),
        row.decided_at,
        row.decision,
        row.version,
    )


def add(conn: Connection, table: Table, **values: Any) -> int:
    """Add a request to `table` and return the id."""
    result = conn.execute(insert(table).values(**values))
    return int(result.inserted_primary_key[0])  # type: ignore[index]


def change(
    conn: Connection,
    table: Table,
    current: Request,
    read: Callable[[Connection, int], Request],
    **values: Any,
) -> None:
    """Change a request as it was loaded.

    Raises:
        Conflict: somebody else changed it meanwhile; it carries the request as it is now.
    """
    editing.change(conn, table, current.id, current.version, values, read)


def _ordered(conn: Connection, statement: Select[Any], table: Table, open_only: bool) -> Any:
    if open_only:
        statement = statement.where(table.c.state == "open").order_by(table.c.id)
    else:
        statement = statement.order_by((table.c.state != "open"), table.c.id.desc())
    return conn.execute(statement)
