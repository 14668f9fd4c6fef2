"""Platforms that Personnel accepted, beside those that ship with the program (R12, R13)."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from pittadmin.domain.platforms import Platform, generic_platform, platforms
from pittadmin.storage.schema import platform


def catalog(conn: Connection) -> dict[str, Platform]:
    """Return all platforms on which an account may be registered, by key."""
    rows = conn.execute(_accepted())
    accepted = {row.key: generic_platform(row.key, row.name, row.host) for row in rows}
    return {**platforms(), **accepted}


@cache
def _accepted() -> Select[Any]:
    return select(platform).order_by(platform.c.id)


def names(conn: Connection) -> dict[str, str]:
    """Return the names of all platforms by key."""
    return {key: found.name for key, found in catalog(conn).items()}


def add(conn: Connection, platform_id: int, key: str, name: str, host: str) -> None:
    """Add an accepted platform."""
    conn.execute(insert(platform).values(id=platform_id, key=key, name=name, host=host))
