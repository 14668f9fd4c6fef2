"""The content-addressed file store: SHA-256 as key, at most 50 MB each, kept in the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, text

from pittadmin.storage.audit import sha256
from pittadmin.storage.columns import metadata
from pittadmin.storage.schema import evidence, file


def key_of(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex, under which it is kept."""
    return sha256(data) or ""


def keep(conn: Connection, data: bytes) -> str:
    """Keep `data` and return its SHA-256 in hex; what is there already is not kept twice."""
    return keep_as(conn, key_of(data), data)


def keep_as(conn: Connection, key: str, data: bytes) -> str:
    """Keep `data`, whose SHA-256 is known already, and return that; the database checks it."""
    # Held, so that nobody takes it away before it is attached.
    known = select(file.c.sha256).where(file.c.sha256 == key)
    held = known.with_for_update(read=True, key_share=True)
    if conn.execute(held).one_or_none() is None:
        # What is there may be the evidence of a report, which this login does not see.
        new = text(
            "INSERT INTO file (sha256, size, data) VALUES (:key, :size, :data) "
            "ON CONFLICT DO NOTHING"
        )
        conn.execute(new, {"key": key, "size": len(data), "data": data})
    return key


def read(conn: Connection, key: str) -> bytes:
    """Return the bytes whose SHA-256 is `key`."""
    return bytes(conn.execute(select(file.c.data).where(file.c.sha256 == key)).scalar_one())


def is_evidence(conn: Connection, key: str) -> bool:
    """Tell whether an account has this file as its evidence; a report's is not handed out so."""
    return conn.execute(select(evidence.c.id).where(evidence.c.sha256 == key)).first() is not None


def attach(
    conn: Connection,
    account_id: int,
    key: str,
    filename: str,
    kind: str,
    person_id: int,
    at: datetime,
) -> None:
    """Let a kept file be evidence of an account; the same file twice is one evidence."""
    known = select(evidence.c.id).where(
        evidence.c.account_id == account_id, evidence.c.sha256 == key
    )
    if conn.execute(known).one_or_none() is None:
        conn.execute(
            insert(evidence).values(
                account_id=account_id,
                sha256=key,
                filename=filename,
                kind=kind,
                added_by_id=person_id,
                added_at=at,
            )
        )


def detach(conn: Connection, account_id: int, evidence_id: int) -> None:
    """Take a piece of evidence off an account; its file stays while another needs it."""
    row = conn.execute(
        select(evidence.c.sha256).where(
            evidence.c.id == evidence_id, evidence.c.account_id == account_id
        )
    ).one_or_none()
    if row is None:
        return
    conn.execute(delete(evidence).where(evidence.c.id == evidence_id))
    forget(conn, row.sha256)


def forget(conn: Connection, key: str) -> None:
    """Take a file away once nothing needs it."""
    if not _is_needed(conn, key):
        conn.execute(delete(file).where(file.c.sha256 == key))


def _is_needed(conn: Connection, key: str) -> bool:
    if conn.dialect.name == "postgresql":  # a report's evidence counts, though most don't see it
        return conn.execute(select(func.pittadmin_file_needed(key))).scalar_one()
    return any(
        conn.execute(select(column).where(column == key).limit(1)).first() is not None
        for column in referring(file)
    )


def referring(table: Table = file) -> list[Column[Any]]:
    """Return the columns of all tables that name a row of `table`."""
    from pittadmin.storage import case_schema, record_schema  # noqa: F401 (they add to metadata)

    return [
        key.parent
        for one in metadata.sorted_tables
        for key in one.foreign_keys
        if key.column.table is table
    ]
