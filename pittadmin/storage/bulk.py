"""Many rows at once, in few statements: reserving their ids, adding them, changing them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, text, update

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _


def reserve(conn: Connection, table: Table, count: int) -> list[int]:
    """Return ids for the next rows of `table`, ascending; see `storage.ids`."""
    if conn.dialect.name == "sqlite":
        last = conn.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
        ).scalar_one_or_none()
        return list(range((last or 0) + 1, (last or 0) + 1 + count))
    taken = conn.execute(
        text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"),
        {"name": table.name, "count": count},
    )
    return sorted(taken.scalars())


def add(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, each with the same columns."""
    if rows:
        conn.execute(insert(table), [dict(row) for row in rows])


def change(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Change rows, each with the same columns; its `id` and `version` say which one it is.

    Raises:
        Conflict: somebody changed one of them since its version was loaded.
    """
    if not rows:
        return
    statement = (
        update(table)
        .where(table.c.id == bindparam("its_id"), table.c.version == bindparam("its_version"))
        .values(version=table.c.version + 1)
    )
    values = [
        {
            "its_id": row["id"],
            "its_version": row["version"],
            **{name: value for name, value in row.items() if name not in ("id", "version")},
        }
        for row in rows
    ]
    if conn.execute(statement, values).rowcount != len(rows):
        raise Conflict(
            _("Somebody else changed some of it meanwhile."), _("Look at it and try again.")
        )
