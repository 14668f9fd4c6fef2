"""What the tables are made of: moments, ids and versions, alike on both databases.

A column marked ``info={"private": True}`` appears in the audit trail as its SHA-256 only; one
marked ``info={"bulk": True}`` does not appear at all.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.types import TypeDecorator

PRIVATE = {"private": True}
BULK = {"bulk": True}


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as text, ``2026-11-03T19:05:00.000Z``: alike on both databases, in sort
    order, and readable by whoever opens the database without this program."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        if value is None:
            return None
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{value.microsecond // 1000:03d}Z"

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite gives ids by itself to INTEGER PRIMARY KEY only.
Id = BigInteger().with_variant(Integer, "sqlite")


def row_id() -> Column[int]:
    """Return the column of a row's own id."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def version() -> Column[int]:
    """Return the column that each change raises; see `editing`."""
    return Column("version", Integer, nullable=False, server_default="1")


def table(name: str, *parts: Any, **options: Any) -> Table:
    """Return a table whose ids are never used twice."""
    return Table(name, metadata, *parts, sqlite_autoincrement=True, **options)


def to(target: str, **options: Any) -> tuple[Any, ...]:
    """Return the type and the foreign key of a column that names a row of `target`."""
    return Id, ForeignKey(f"{target}.id", **options)
