"""A SQLite database as text: to compare two, and to keep one of each revision."""

import sqlite3
from contextlib import closing
from pathlib import Path


def dump(path: Path) -> list[str]:
    """Return the statements that make the database anew.

    `Connection.iterdump` stumbles over the index of words, which keeps no text: it is made by its
    own statement here, and what lies in its tables is put back into them.
    """
    with closing(sqlite3.connect(path)) as conn, closing(sqlite3.connect(":memory:")) as plain:
        conn.backup(plain)
        kinds = conn.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
        known = sorted(kinds.fetchall())
        words = [name for name, kind in known if kind == "virtual"]
        parts = [name for name, kind in known if kind == "shadow"]
        made = [_made(conn, name) for name in words]
        rows = [one for name in parts for one in _rows(conn, name)]
        for name in words:
            plain.execute(f"DROP TABLE {name}")
        *rest, commit = plain.iterdump()
        return [*rest, *made, *(f"DELETE FROM {name};" for name in parts), *rows, commit]


def _made(conn: sqlite3.Connection, name: str) -> str:
    (made,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
    return f"{made};"


def _rows(conn: sqlite3.Connection, name: str) -> list[str]:
    columns = [column for _id, column, *_ in conn.execute(f"PRAGMA table_info({name})")]
    values = " || ', ' || ".join(f"quote({column})" for column in columns)
    found = conn.execute(f"SELECT {values} FROM {name} ORDER BY 1").fetchall()
    return [f"INSERT INTO {name} VALUES({one});" for (one,) in found]
