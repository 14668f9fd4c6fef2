"""Measures the Accounts page with 100,000 accounts, on SQLite and on PostgreSQL."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench_start import HERE, environment

PATIENCE = 1200.0  # seconds that one engine may take
OPENING = "page built and shown"
GROUPS = {
    "first rows": "first rows of all accounts",
    "sort": "sorting by each column, up and down",
    "filter": "each filter, needs me among them",
    "search": "searching as you type",
}


class Answers(NamedTuple):
    """What was found on one engine, in milliseconds and kilobytes."""

    found: dict[str, list[tuple[float, float, float]]]
    opened: tuple[int, int]
    worked: tuple[int, int]

    def times(self, group: str) -> dict[str, float]:
        """Return the median time to the first rows of each question of a group."""
        return {
            name: median(time for time, _to_rows, _in_all in rounds)
            for name, rounds in self.found.items()
            if name.partition(":")[0] == group
        }

    def blocks(self, until_rows: bool = False) -> list[float]:
        """Return the longest block of the GUI thread in each question, the shortest first.

        Args:
            until_rows: up to the first rows only, without what is shown beside them after.
        """
        every = [rounds for name, rounds in self.found.items() if name != OPENING]
        which = 1 if until_rows else 2
        return sorted(max(one[which], 0.0) for rounds in every for one in rounds)


def measure(address: str, home: Path) -> Answers:
    """Drive the page in a process of its own, on a database that is filled already."""
    command = [sys.executable, str(HERE / "bench_page.py"), address]
    done = subprocess.run(
        command,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"bench_page.py ended with {done.returncode}:\n{done.stderr}")
    return Answers(**json.loads(done.stdout.splitlines()[-1]))


def sqlite(home: Path) -> str:
    """Return the file of a city with 100,000 accounts."""
    from bench_city import found
    from pittadmin.storage.database import Address

    path = home / "large.sqlite"
    found(Address.of_file(path))
    return str(path)


@contextmanager
def postgresql() -> Iterator[str]:
    """Yield the address of such a city on a server of its own, as its autovacuum leaves it."""
    import psycopg

    from bench_city import found
    from pittadmin.storage.database import Address
    from tests.postgres import running_server

    with running_server() as server:
        url = server.new_database()
        found(Address(url))
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        yield plain
