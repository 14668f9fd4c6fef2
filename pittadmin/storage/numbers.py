"""Numbers by which people name things: a letter, the year, and a count in it."""

from typing import Any

from sqlalchemy import Column, Connection, func, select

_LOCK = 4601
"""The lock under which numbers are given; any number that nothing else uses."""


def following(conn: Connection, numbers: Column[Any], letter: str, year: int) -> str:
    """Return the number that the year's next thing has, such as ``V-2026-0042``.

    The writer's lock keeps it ours on SQLite; on PostgreSQL two at once would be refused by the
    unique key, so the year is locked for this transaction.

    Args:
        numbers: the column in which the numbers are.
        letter: what they begin with.
        year: the year, in the City.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(select(func.pg_advisory_xact_lock(_LOCK, year)))
    begin = f"{letter}-{year}-"
    # The longest and last of a year's numbers is the newest. By its beginning, as a comparison
    # passes over the hyphens in some languages of the server.
    last = conn.execute(
        select(numbers)
        .where(numbers.startswith(begin))
        .order_by(func.length(numbers).desc(), numbers.desc())
        .limit(1)
    ).scalar_one_or_none()
    return f"{begin}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:04}"
