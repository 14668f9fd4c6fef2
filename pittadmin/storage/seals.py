"""The City's official seals and logos: rows to values and back, their pictures as files."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from pittadmin.domain.people import PersonRef
from pittadmin.domain.seals import KeptSeal, Seal
from pittadmin.storage import files
from pittadmin.storage.schema import official_seal, person


def kept(conn: Connection) -> list[KeptSeal]:
    """Return the official seals and logos, in the order in which they were added."""
    rows = conn.execute(
        select(official_seal, person.c.name.label("adder"))
        .join(person, person.c.id == official_seal.c.added_by_id)
        .order_by(official_seal.c.id)
    )
    return [_kept(row) for row in rows]


def add(conn: Connection, seal_id: int, seal: Seal, data: bytes, by: int, at: datetime) -> None:
    """Add an official seal with its picture."""
    conn.execute(
        insert(official_seal).values(
            id=seal_id,
            name=seal.name,
            sha256=files.keep(conn, data),
            pixels_sha256=seal.pixels_sha256,
            difference_hash=f"{seal.difference_hash:032x}",
            added_by_id=by,
            added_at=at,
        )
    )


def drop(conn: Connection, seal: KeptSeal) -> None:
    """Take an official seal away; its picture stays while another thing needs it."""
    conn.execute(delete(official_seal).where(official_seal.c.id == seal.id))
    files.forget(conn, seal.seal.sha256)


def _kept(row: Any) -> KeptSeal:
    looks = int(row.difference_hash, 16)
    return KeptSeal(
        row.id,
        Seal(row.name, row.sha256, row.pixels_sha256, looks),
        PersonRef(row.added_by_id, row.adder),
        row.added_at,
    )
