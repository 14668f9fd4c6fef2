"""What the log is measured beside: a plain `SELECT … LIKE`, and QSqlTableModel on the same table.

Prints milliseconds by question as one line of JSON, and kilobytes under "memory".
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from bench_log import ABSENT, FREQUENT, RARE
from bench_memory import own_kilobytes

TURNS = 3
WORDS = {"frequent": FREQUENT, "rare": RARE, "absent": ABSENT}
_FIRST = "SELECT v.* FROM violation v ORDER BY v.reported_on DESC, v.id DESC LIMIT 200"
_LIKE = (
    "SELECT v.* FROM violation v JOIN violation_report r ON r.violation_id = v.id "
    "WHERE lower(r.body) LIKE {} ORDER BY v.reported_on DESC, v.id DESC LIMIT 200"
)


def best(ask: Callable[[], object]) -> float:
    """Return the shortest of some turns, in milliseconds."""
    taken = []
    for _turn in range(TURNS):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1000)
    return min(taken)


def plain(ask: Callable[[str, Sequence[Any]], object], mark: str) -> dict[str, float]:
    """Return how long plain questions take."""
    found = {"plain: first rows": best(lambda: ask(_FIRST, ()))}
    for kind, word in WORDS.items():
        said = f"%{word}%"
        found[f"plain: {kind}"] = best(lambda s=said: ask(_LIKE.format(mark), (s,)))
    return found


def by_qt(path: str) -> dict[str, float]:
    """Return how long Qt's own model of a table takes, on SQLite."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel

    _application = QCoreApplication([])
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(path)
    if not database.open():
        return {}
    before = own_kilobytes()[0]
    model = QSqlTableModel(None, database)
    model.setTable("violation")

    def first() -> None:
        model.select()
        model.data(model.index(0, 0))

    def to_the_end() -> None:
        while model.canFetchMore():
            model.fetchMore()

    found = {"Qt: first rows": best(first)}
    begun = time.perf_counter()
    to_the_end()
    found["Qt: to the end"] = (time.perf_counter() - begun) * 1000
    found["memory"] = own_kilobytes()[0] - before
    model.setSort(model.fieldIndex("category"), model_order())
    found["Qt: sort by category"] = best(first)
    model.setTable("violation_report")
    for kind, word in WORDS.items():
        model.setFilter(f"lower(body) LIKE '%{word}%'")
        found[f"Qt: {kind}"] = best(first)
    return found


def model_order() -> Any:
    """Return the order in which Qt's model sorts."""
    from PySide6.QtCore import Qt

    return Qt.SortOrder.AscendingOrder


def main(words: list[str]) -> None:
    """Measure on the SQLite file or the PostgreSQL server that is named."""
    if words[0].startswith("postgresql"):
        import psycopg

        with psycopg.connect(words[0]) as server:
            found = plain(lambda s, p: server.execute(s.encode(), p).fetchall(), "%s")
    else:
        file = sqlite3.connect(words[0])
        found = plain(lambda s, p: file.execute(s, p).fetchall(), "?")
        file.close()
        found |= by_qt(words[0])
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
