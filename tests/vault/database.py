"""A database at the other end of an outbox: real, and as small as it can be."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pittadmin.domain.errors import Conflict
from pittadmin.domain.handover import Envelope

TABLE = """
create table if not exists envelope (
    id text primary key, account integer, kind text, version integer,
    unique (account, kind, version)
)
"""


class Database:
    """Keeps which envelopes arrived, in their order; each id once, each version once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with closing(self._connect()) as connection, connection:
            connection.execute(TABLE)

    def deliver(self, envelope: Envelope) -> None:
        """Take an envelope in one transaction; one that is there changes nothing."""
        row = envelope.header.row
        values = (envelope.id, row.account, row.kind, row.version)
        insert = "insert into envelope values (?, ?, ?, ?) on conflict (id) do nothing"
        try:
            with closing(self._connect()) as connection, connection:
                connection.execute(insert, values)
        except sqlite3.IntegrityError:
            raise Conflict("This version was handed over already.") from None

    def ids(self) -> list[str]:
        """Return the ids of what arrived."""
        with closing(self._connect()) as connection:
            rows = connection.execute("select id from envelope order by rowid").fetchall()
        return [found for (found,) in rows]

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=30)
