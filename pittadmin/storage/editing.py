"""An edit carries the version that its form loaded; a stale one is refused."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, update

from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _


def change(
    conn: Connection,
    table: Table,
    row_id: int,
    version: int,
    values: Mapping[str, Any],
    read: Callable[[Connection, int], object],
) -> None:
    """Change the row as it was loaded, and raise its version.

    Args:
        conn: the writing connection.
        table: a table with one key and the column `version`.
        row_id: which row, by its key.
        version: the version that was loaded.
        values: the columns that change.
        read: gives the row as a value, for the conflict.

    Raises:
        Conflict: somebody changed it since; it carries the value as it is now.
    """
    (key,) = table.primary_key.columns
    done = conn.execute(
        update(table)
        .where(key == row_id, table.c.version == version)
        .values(**values, version=version + 1)
    )
    if done.rowcount != 1:
        raise Conflict(
            _("Somebody else changed this while you had it open."),
            _("Look at it as it stands now and try again."),
            current=read(conn, row_id),
        )
