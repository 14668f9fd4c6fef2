"""Records of removed content: rows to values and back (R9)."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select

from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import AccountRow
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, PersonRef
from pittadmin.domain.removed_content import (
    FIELD_NAMES,
    Addition,
    Content,
    Head,
    RecordFile,
    RemovedRecord,
    Speech,
)
from pittadmin.domain.roles import Role
from pittadmin.storage import accounts, files, holds, record_guards, retention
from pittadmin.storage.people import key
from pittadmin.storage.record_schema import (
    record_addition,
    removed_content,
    removed_file,
    removed_record,
)
from pittadmin.storage.schema import account, department, file, person

CITY_WIDE = (Role.IT, Role.PERSONNEL, Role.MAYOR)
"""Who sees every record; a department sees those of its own that are no case's, and its people
those that they removed or sealed themselves."""

_remover, _sealer = person.alias("remover"), person.alias("sealer")


def get(conn: Connection, record_id: int) -> RemovedRecord:
    """Return one record, whole.

    Raises:
        Conflict: there is no such record.
    """
    row = conn.execute(
        select(
            removed_record,
            department.c.name.label("department"),
            _remover.c.name.label("remover"),
            _sealer.c.name.label("sealer"),
        )
        .outerjoin(department, department.c.id == removed_record.c.department_id)
        .join(_remover, _remover.c.id == removed_record.c.removed_by_id)
        .join(_sealer, _sealer.c.id == removed_record.c.sealed_by_id)
        .where(removed_record.c.id == record_id)
    ).one_or_none()
    if row is None:
        raise Conflict(_("The record is not there."), _("Look at the list again."))
    return RemovedRecord(
        id=row.id,
        number=row.number,
        account_id=row.account_id,
        account=account_names(conn, [row.account_id]).get(row.account_id, ""),
        department_id=row.department_id,
        department=row.department or "",
        violation_id=row.violation_id,
        post_id=row.post_id,
        removed_at=row.removed_at,
        removed_by=PersonRef(row.removed_by_id, row.remover),
        sealed_at=row.sealed_at,
        sealed_by=PersonRef(row.sealed_by_id, row.sealer),
        complete_due=row.complete_due,
        sha256=row.sha256,
        hashes=tuple(json.loads(row.files)),
        content=_content(conn, record_id),
        files=_files(conn, record_id),
        additions=_additions(conn, record_id),
        holds=holds.of(conn, record_id),
        disposal=retention.disposal_of(conn, record_id),
    )


def hold(conn: Connection, record_id: int) -> RemovedRecord:
    """Return one record, to which nobody else does anything until this transaction ends.

    Its row only grows, so PostgreSQL has a lock beside it; the writer's is enough on SQLite.

    Raises:
        Conflict: there is no such record.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(select(func.pg_advisory_xact_lock(record_guards.LOCK, record_id)))
    return get(conn, record_id)


def account_names(conn: Connection, ids: Collection[int | None]) -> dict[int, str]:
    """Return what accounts are called, by their ids."""
    rows = accounts.rows(conn, [one for one in ids if one is not None])
    return {row.id: account_name(row) for row in rows.values()}


def account_name(row: AccountRow) -> str:
    """Return what an account is called, such that no two are called alike."""
    said = _("{department} on {platform}").format(department=row.department, platform=row.platform)
    return f"{said} ({row.handle})" if row.handle else said


MOST_ACCOUNTS = 2_000
"""How many accounts are offered to choose one from."""


def accounts_with_pages(
    conn: Connection, department_ids: Collection[int] | None
) -> list[AccountRow]:
    """Return the accounts that have a page, of some departments or, with None, of all."""
    wanted: list[ColumnElement[bool]] = [
        account.c.state != State.ARCHIVED,
        or_(account.c.page_address != "", account.c.exists_already),
    ]
    if department_ids is not None:
        wanted.append(account.c.department_id.in_(department_ids or [0]))
    found = conn.execute(
        select(account.c.id)
        .join(department, department.c.id == account.c.department_id)
        .where(*wanted)
        .order_by(department.c.name_key, account.c.platform, account.c.handle_key)
        .limit(MOST_ACCOUNTS)
    )
    ids = list(found.scalars())
    rows = accounts.rows(conn, ids)
    return [rows[one] for one in ids]


def department_of(conn: Connection, account_id: int) -> int:
    """Return whose account it is.

    Raises:
        Conflict: there is no such account.
    """
    found = select(account.c.department_id).where(account.c.id == account_id)
    department_id = conn.execute(found).scalar_one_or_none()
    if department_id is None:
        raise Conflict(_("The account is not there."), _("Choose it again."))
    return department_id


def add(
    conn: Connection,
    record_id: int,
    head: Head,
    held: Content,
    hashes: Sequence[str],
    due: datetime | None,
    sha256: str,
) -> None:
    """Add a record.

    Args:
        head: what it is.
        held: what it holds.
        hashes: the SHA-256 of each of its files.
        due: by when what is missing is due.
        sha256: its seal.
    """
    files_ = json.dumps(sorted(hashes))
    conn.execute(
        insert(removed_record).values(
            id=record_id, files=files_, complete_due=due, sha256=sha256, **vars(head)
        )
    )
    searched = (getattr(held, field) for field in _SEARCHED)
    conn.execute(
        insert(removed_content).values(
            record_id=record_id, search_key=key("\n".join(searched)), **vars(held)
        )
    )


_SEARCHED = ("author", "handle", "identity", "address", "body", "clause", "ground_words")


def attach(
    conn: Connection,
    record_id: int,
    sha256: str,
    data: bytes,
    filename: str,
    kind: str,
    by: int,
    at: datetime,
) -> None:
    """Keep a picture or file with a record."""
    conn.execute(
        insert(removed_file).values(
            record_id=record_id,
            sha256=files.keep_as(conn, sha256, data),
            filename=filename,
            kind=kind,
            added_by_id=by,
            added_at=at,
        )
    )


def complete(
    conn: Connection, record_id: int, field: str, value: str, by: int, at: datetime, sha256: str
) -> None:
    """Add what became known in a field."""
    conn.execute(
        insert(record_addition).values(
            record_id=record_id,
            field=field,
            value=value,
            search_key=key(value),
            added_by_id=by,
            added_at=at,
            sha256=sha256,
        )
    )


def empty(conn: Connection, record_id: int) -> None:
    """Take away what a record holds, under its disposal; what others share of its files stays."""
    mine = select(removed_file.c.sha256).where(removed_file.c.record_id == record_id)
    hashes = set(conn.execute(mine).scalars())
    for table in (removed_file, record_addition, removed_content):
        conn.execute(delete(table).where(table.c.record_id == record_id))
    for one in sorted(hashes):
        files.forget(conn, one)


def file_of(conn: Connection, record_id: int, sha256: str) -> bytes:
    """Return the bytes of a record's file.

    Raises:
        Conflict: the record has no such file any more.
    """
    mine = select(removed_file.c.id).where(
        removed_file.c.record_id == record_id, removed_file.c.sha256 == sha256
    )
    if conn.execute(mine.limit(1)).one_or_none() is None:
        raise Conflict(_("The file is not there any more."), _("Look at the record again."))
    return files.read(conn, sha256)


def sealed_for(
    conn: Connection,
    violation_id: int | None = None,
    account_id: int | None = None,
    since: datetime | None = None,
) -> int | None:
    """Return the id of the newest record sealed for a case or an account, or None (R9)."""
    wanted: list[ColumnElement[bool]] = []
    if violation_id is not None:
        wanted.append(removed_record.c.violation_id == violation_id)
    if account_id is not None:
        wanted.append(removed_record.c.account_id == account_id)
    if since is not None:
        wanted.append(removed_record.c.sealed_at >= since)
    assert wanted  # any record at all would prove nothing
    newest = select(func.max(removed_record.c.id)).where(*wanted)
    return conn.execute(newest).scalar_one()


def visible(actor: Actor) -> ColumnElement[bool]:
    """Which records this person sees."""
    me = actor.person.id
    if actor.has(*CITY_WIDE):
        return removed_record.c.id > 0
    own = actor.departments_for(Act.SEAL_RECORD)
    return or_(
        removed_record.c.sealed_by_id == me,
        removed_record.c.removed_by_id == me,
        and_(
            removed_record.c.department_id.in_(own or [0]), removed_record.c.violation_id.is_(None)
        ),
    )


def sees(conn: Connection, actor: Actor, record_id: int) -> bool:
    """Tell whether this person sees a record."""
    mine = select(removed_record.c.id).where(removed_record.c.id == record_id, visible(actor))
    return conn.execute(mine).one_or_none() is not None


def _content(conn: Connection, record_id: int) -> Content | None:
    row = conn.execute(
        select(removed_content).where(removed_content.c.record_id == record_id)
    ).one_or_none()
    if row is None:
        return None
    return Content(
        row.author,
        row.handle,
        row.identity,
        row.posted_at,
        row.address,
        row.body,
        row.clause,
        Speech(row.speech),
        row.ground,
        row.ground_words,
    )


def _files(conn: Connection, record_id: int) -> tuple[RecordFile, ...]:
    rows = conn.execute(
        select(removed_file, file.c.size, person.c.name)
        .join(file, file.c.sha256 == removed_file.c.sha256)
        .join(person, person.c.id == removed_file.c.added_by_id)
        .where(removed_file.c.record_id == record_id)
        .order_by(removed_file.c.id)
    )
    return tuple(
        RecordFile(
            row.id,
            row.sha256,
            row.filename,
            row.kind,
            row.size,
            PersonRef(row.added_by_id, row.name),
            row.added_at,
        )
        for row in rows
    )


def _additions(conn: Connection, record_id: int) -> tuple[Addition, ...]:
    rows = conn.execute(
        select(record_addition, person.c.name)
        .join(person, person.c.id == record_addition.c.added_by_id)
        .where(record_addition.c.record_id == record_id)
        .order_by(record_addition.c.id)
    )
    return tuple(
        Addition(
            row.id,
            row.field,
            row.value,
            PersonRef(row.added_by_id, row.name),
            row.added_at,
            row.sha256,
        )
        for row in rows
        if row.field in FIELD_NAMES
    )
