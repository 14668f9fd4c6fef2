"""Measures the log with 1,000,000 violations, on SQLite and on PostgreSQL, and its peers."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench_start import HERE, environment

PATIENCE = 3_600.0  # seconds that one engine may take
GROUPS = {
    "first rows": "first rows of all cases",
    "jump": "jump to the end",
    "sort": "sorting by each column, up and down",
    "filter": "each filter",
    "search": "searching as you type",
}


def measure(address: str, home: Path) -> tuple[dict[str, Any], dict[str, float]]:
    """Return what the log takes on a database that is filled already, and its peers."""
    return _run("bench_log_page.py", address, home), _run("bench_log_peers.py", address, home)


def slowest(found: dict[str, Any], group: str) -> tuple[str, float]:
    """Return the question of a group that takes longest to its first rows, and how long."""
    times = {
        name: median(time for time, _to_rows, _in_all in rounds)
        for name, rounds in found["found"].items()
        if name.partition(":")[0] == group
    }
    return max(times.items(), key=lambda item: item[1])


def _run(script: str, address: str, home: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(HERE / script), address],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{script} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def sqlite(home: Path) -> str:
    """Return the file of a city with such a log."""
    from bench_log import found
    from pittadmin.storage.database import Address

    path = home / "log.sqlite"
    found(Address.of_file(path))
    return str(path)


@contextmanager
def postgresql() -> Iterator[str]:
    """Yield the address of such a city, for who works the log there, as autovacuum leaves it."""
    import psycopg
    from psycopg import sql

    from bench_log import PERSONNEL, found
    from pittadmin.storage.database import Address
    from pittadmin.storage.server import USERS
    from tests.postgres import running_server

    with running_server() as server:
        url = server.new_database()
        found(Address(url))
        password = server.new_login(PERSONNEL)
        plain = url.set(drivername="postgresql")
        address = plain.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            member = sql.SQL("GRANT {} TO {}")
            connection.execute(member.format(sql.Identifier(USERS), sql.Identifier(PERSONNEL)))
            connection.execute("VACUUM ANALYZE")
        mine = plain.set(username=PERSONNEL, password=password)
        yield mine.render_as_string(hide_password=False)
