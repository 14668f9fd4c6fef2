"""Public records requests: rows to values and back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.records_requests import REDACTABLE, Chosen, RecordsRequest, RequestState
from pittadmin.storage import editing
from pittadmin.storage.people import ref
from pittadmin.storage.record_schema import records_request, records_request_row, removed_record
from pittadmin.storage.schema import person

_enterer, _answerer = person.alias("enterer"), person.alias("answerer")


def every(conn: Connection) -> tuple[RecordsRequest, ...]:
    """Return all requests, the newest first."""
    return _values(conn, _requests().order_by(records_request.c.id.desc()))


def get(conn: Connection, request_id: int) -> RecordsRequest:
    """Return one request.

    Raises:
        Conflict: there is no such request.
    """
    found = _values(conn, _requests().where(records_request.c.id == request_id))
    if not found:
        raise Conflict(_("The request is not there."), _("Look at the list again."))
    return found[0]


def add(
    conn: Connection,
    request_id: int,
    number: str,
    requester: str,
    subject: str,
    received_on: date,
    due: date,
    by: int,
    at: datetime,
) -> None:
    """Add a request."""
    conn.execute(
        insert(records_request).values(
            id=request_id,
            number=number,
            requester=requester,
            subject=subject,
            received_on=received_on,
            due=due,
            entered_by_id=by,
            entered_at=at,
        )
    )


def change(conn: Connection, request_id: int, version: int, **values: Any) -> None:
    """Change a request as it was loaded.

    Raises:
        Conflict: somebody changed it since; it carries the request as it is.
    """
    editing.change(conn, records_request, request_id, version, values, get)


def choose(conn: Connection, request_id: int, chosen: Iterable[Chosen]) -> None:
    """Let these records be handed out, in place of those that were chosen before."""
    rows = records_request_row
    conn.execute(delete(rows).where(rows.c.request_id == request_id))
    for one in chosen:
        conn.execute(
            insert(rows).values(
                request_id=request_id,
                record_id=one.record_id,
                redacted=" ".join(name for name in REDACTABLE if name in one.redacted),
                why=one.why,
            )
        )


@cache
def _requests() -> Select[Any]:
    return (
        select(
            records_request,
            _enterer.c.name.label("enterer"),
            _answerer.c.name.label("answerer"),
        )
        .join(_enterer, _enterer.c.id == records_request.c.entered_by_id)
        .outerjoin(_answerer, _answerer.c.id == records_request.c.answered_by_id)
    )


def _values(conn: Connection, wanted: Select[Any]) -> tuple[RecordsRequest, ...]:
    found = conn.execute(wanted).all()
    chosen = _chosen(conn, [row.id for row in found])
    return tuple(
        RecordsRequest(
            row.id,
            row.version,
            row.number,
            row.requester,
            row.subject,
            row.received_on,
            row.due,
            RequestState(row.state),
            PersonRef(row.entered_by_id, row.enterer),
            row.entered_at,
            ref(row.answered_by_id, row.answerer),
            row.answered_at,
            row.answer,
            row.bag_sha256 or "",
            tuple(chosen[row.id]),
        )
        for row in found
    )


def _chosen(conn: Connection, request_ids: list[int]) -> dict[int, list[Chosen]]:
    rows = conn.execute(
        select(records_request_row, removed_record.c.number)
        .join(removed_record, removed_record.c.id == records_request_row.c.record_id)
        .where(records_request_row.c.request_id.in_(request_ids))
        .order_by(removed_record.c.id)
    )
    found: dict[int, list[Chosen]] = defaultdict(list)
    for row in rows:
        redacted = tuple(row.redacted.split())
        found[row.request_id].append(Chosen(row.record_id, redacted, row.why, row.number))
    return found
