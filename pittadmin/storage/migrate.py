"""Bringing a database to today's tables, and telling where it stands."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from pittadmin.storage import audit, secrecy

HEAD = "0007"
"""The revision of today's tables; a constant, so that opening a database needs no Alembic."""


def revision(conn: Connection) -> str | None:
    """Return the revision a database stands at, or None when it was never set up."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(conn: Connection, to: str = "head") -> None:
    """Bring the database to revision `to`, inside the transaction of `conn`.

    The triggers are taken away first and drawn anew from today's tables, so a migration may
    change tables freely and the trail is complete from the first act after it.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    secrecy.remove(conn)
    audit.remove(conn)
    command.upgrade(config, to)
    if to in ("head", HEAD):
        audit.install(conn)
        secrecy.install(conn)
