"""The id that a row will have, so that the act under which it is made can name it."""

from sqlalchemy import Connection, Table, text


def reserve(conn: Connection, table: Table) -> int:
    """Return an id for the next row of `table`; the writer's lock or the sequence keeps it ours."""
    if conn.dialect.name == "sqlite":
        last = conn.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
        ).scalar_one_or_none()
        return (last or 0) + 1
    return conn.execute(
        text("SELECT nextval(pg_get_serial_sequence(:name, 'id'))"), {"name": table.name}
    ).scalar_one()
