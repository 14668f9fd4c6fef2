"""One open database: a connection that reads, one that writes, and errors in plain words."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, exc, make_url
from sqlalchemy import Connection as Connection  # services name it through here
from sqlalchemy.pool import QueuePool

from pittadmin.domain.errors import Cancelled, Conflict, SignInNeeded, Unavailable, UserError
from pittadmin.domain.i18n import _
from pittadmin.settings import user_folder
from pittadmin.storage import audit, authorities

BUSY_MS = 3000
"""How long a write waits for another program that holds the database, in milliseconds."""


@dataclass(frozen=True)
class Address:
    """Where a database is: a file, or a PostgreSQL server.

    Args:
        url: an SQLAlchemy address; never with a password in it.
        password: for servers that ask for one; kept in memory only.
    """

    url: URL
    password: str | None = field(default=None, repr=False)

    @classmethod
    def of_file(cls, path: Path) -> "Address":
        """Return the address of an SQLite file."""
        return cls(URL.create("sqlite", database=str(path)))

    @classmethod
    def of_server(cls, text: str, password: str | None = None, ca_file: str = "") -> "Address":
        """Return the address of a PostgreSQL database, from ``postgresql://host:port/name``.

        A server on another machine is trusted only with a certificate that names it.

        Args:
            text: the address; options such as ``?sslmode=`` in it are kept.
            password: for servers that ask for one; one within `text` counts when None.
            ca_file: the authority's certificate, or empty for the system's.

        Raises:
            Unavailable: the address can't be read; it is never repeated, as it may hold a password.
        """
        try:
            url = make_url(text)
        except (exc.ArgumentError, ValueError):
            url = None
        if url is None or url.get_backend_name() != "postgresql" or not url.database:
            raise Unavailable(
                _("The database's address can't be read."),
                _("It looks like postgresql://server:5432/pittadmin. Ask IT for it."),
            )
        secret = password if password is not None else url.password
        url = url.difference_update_query(["password"])
        # URL.set can't take a password away.
        url = URL.create(
            "postgresql+psycopg", url.username, None, url.host, url.port, url.database, url.query
        )
        host = str(url.query.get("host") or url.host or "")
        here = host.startswith("/") or host in ("", "localhost", "127.0.0.1", "::1")
        if not here and "sslmode" not in url.query:
            url = url.update_query_dict(
                {"sslmode": "verify-full", "sslrootcert": ca_file or authorities.SYSTEM}
            )
        return cls(url, secret)

    @property
    def is_file(self) -> bool:
        """Whether this is the embedded SQLite."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path:
        """The SQLite file."""
        assert self.url.database
        return Path(self.url.database)

    @property
    def place(self) -> str:
        """Where the database is, whoever asks it: without login and password."""
        if self.is_file:
            return str(self.path.absolute())
        return f"{self.url.host or ''}:{self.url.port or 5432}/{self.url.database or ''}"

    @property
    def scope(self) -> str:
        """The name that what belongs to this database goes by on a computer, in its keyring and in
        its folder: so a try-out's account 12 is never taken for the City's."""
        kind = "file" if self.is_file else "city"
        return f"{kind}-{sha256(self.place.encode('utf-8')).hexdigest()[:16]}"

    @property
    def login(self) -> str:
        """The login with which PostgreSQL is asked, or an empty text for the computer's user."""
        return self.url.username or ""


class Database:
    """An open database. Reading and writing have a connection each, usable from any thread."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._reader = self._engine(read_only=True)
        self._writer = self._engine(read_only=False)
        self._reading: Any = None
        self._lock = threading.Lock()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded SQLite, on which roles are labels."""
        return self.address.is_file

    @contextmanager
    def read(self, interruptible: bool = False) -> Iterator[Connection]:
        """Yield a connection that can't change anything.

        Args:
            interruptible: whether `interrupt` may stop what is asked on it, because its answer is
                of no use once a newer question was asked.

        Raises:
            Cancelled: another thread called `interrupt`.
            Unavailable: the database can't be reached or read.
        """
        with plain_words(self.address), self._reader.connect() as conn:
            if not interruptible:
                yield conn
                return
            with self._lock:
                self._reading = conn.connection.driver_connection
            try:
                yield conn
            finally:
                with self._lock:
                    self._reading = None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection in a transaction: all of it is kept, or nothing.

        Raises:
            Unavailable: the database can't be reached or written; nothing was changed.
            Conflict: what was to be written exists already.
        """
        with plain_words(self.address), self._writer.begin() as conn:
            yield conn
            audit.close_act(conn)

    def interrupt(self) -> None:
        """Stop the interruptible reading that is under way, if there is one."""
        # Under the lock, so that the connection is not asked something else meanwhile.
        with self._lock:
            if self._reading is None:
                return
            if self.is_sqlite:
                self._reading.interrupt()
                return
            with suppress(Exception):
                self._reading.cancel_safe(timeout=2.0)

    def close(self) -> None:
        """Close both connections."""
        self._reader.dispose()
        self._writer.dispose()

    def _engine(self, read_only: bool) -> Engine:
        # hide_parameters: or exceptions would print what was typed, into logs and reports.
        common: dict[str, Any] = {
            "poolclass": QueuePool,
            "pool_size": 1,
            "max_overflow": 2 if read_only else 0,
            "hide_parameters": True,
        }
        if self.is_sqlite:
            engine = create_engine(
                self.address.url,
                connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
                **common,
            )
            _tune_sqlite(engine, read_only)
            return engine
        # Our questions take some hundredths of a second: starting workers or a compiler for them
        # would take longer than the answer.
        options = "-c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0"
        if read_only:
            options += " -c default_transaction_read_only=on"
        connect = {
            "connect_timeout": 10,
            "application_name": "PittAdmin",
            "options": options,
        }
        if self.address.url.query.get("sslrootcert") == authorities.SYSTEM:
            connect["sslrootcert"] = authorities.of_system(user_folder())
        if self.address.password:
            connect["password"] = self.address.password
        return create_engine(
            self.address.url,
            connect_args=connect,
            pool_pre_ping=True,
            isolation_level="AUTOCOMMIT" if read_only else "READ COMMITTED",
            **common,
        )


def _tune_sqlite(engine: Engine, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def connected(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None  # the transactions are ours: see `began`
        raw.create_function("sha256", 1, audit.sha256, deterministic=True)
        for pragma in (
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            f"busy_timeout = {BUSY_MS}",
            "query_only = ON" if read_only else "query_only = OFF",
        ):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def began(conn: Connection) -> None:
        # A writer takes its lock at once, so that what it reads can't change before it writes.
        conn.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


@contextmanager
def plain_words(address: Address) -> Iterator[None]:
    """Turn a database's errors into what a person can do about them.

    Raises:
        Unavailable: the database can't be reached, read or written now.
        Conflict: what was to be written exists already.
        Cancelled: another thread interrupted it.
    """
    try:
        yield
    except UserError:
        raise
    except exc.IntegrityError as error:
        _without_values(error)
        if "UNIQUE" in str(error.orig).upper():
            raise Conflict(
                _("Somebody has entered the same meanwhile."),
                _("Look at it again as it stands now."),
            ) from error
        raise
    except (exc.DBAPIError, sqlite3.Error) as error:
        _without_values(error)
        translated = in_plain_words(error, address)
        if translated is None:
            raise
        raise translated from error
    except exc.TimeoutError as error:
        raise Unavailable(
            _("The database is busy with something else."), _("Try again in a moment.")
        ) from error


def _without_values(error: Exception) -> None:
    """Take out of PostgreSQL's error what was typed: its detail quotes whole rows."""
    original = getattr(error, "orig", None)
    said = getattr(getattr(original, "diag", None), "message_primary", None)
    if original is not None and said:
        original.args = (said,)
        error.args = (said,)


_SQLITE_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "locked",
        _("Another program is using the database, so nothing was saved."),
        _("Close the other program or wait a moment, then try again. What you typed is kept."),
    ),
    (
        "disk is full",
        _("The disk is full, so nothing was saved."),
        _("Free some space, then try again. What you typed is kept."),
    ),
    (
        "readonly",
        _("The database file can't be written."),
        _("Ask IT to give you the right to write to it, then try again."),
    ),
    (
        "malformed",
        _("The database file is damaged."),
        _("Stop here and restore the last backup."),
    ),
    (
        "not a database",
        _("The file is not a database."),
        _("Restore the last backup, or ask IT."),
    ),
    (
        "disk I/O error",
        _("The disk can't be read or written."),
        _("Check that the disk is there and has space, then try again. What you typed is kept."),
    ),
    (
        "unable to open",
        _("The database file can't be opened."),
        _("Check that its folder exists and that you may write to it."),
    ),
)


def in_plain_words(error: Exception, address: Address) -> Exception | None:
    """Return what a person can do about a database's error, or None when it is our own bug."""
    said = str(getattr(error, "orig", error))
    if "interrupted" in said or "canceling statement" in said:
        return Cancelled()
    if address.is_file:
        for part, what, todo in _SQLITE_WORDS:
            if part in said:
                return Unavailable(what, todo)
        return None
    state = getattr(getattr(error, "orig", None), "sqlstate", None) or ""
    if state.startswith("53"):  # insufficient resources: a full disk, too many connections
        return Unavailable(
            _("The City's database has no room, so nothing was saved."),
            _("Tell IT, then try again. What you typed is kept."),
        )
    if state.startswith(("40", "55")):  # rolled back because of others, or something is in use
        return Unavailable(
            _("The City's database is busy with something else, so nothing was saved."),
            _("Try again in a moment. What you typed is kept."),
        )
    if isinstance(error, exc.OperationalError) or getattr(error, "connection_invalidated", False):
        if "database" in said and "does not exist" in said:
            return Unavailable(
                _("There is no such database on the City's server."),
                _("Check the last part of its address, or ask IT."),
            )
        if "password" in said or "authentication" in said or "role" in said:
            return SignInNeeded(
                _("The City's database did not let you in."),
                _("Check your login and password, or ask IT to add you."),
            )
        return Unavailable(
            _("The City's database can't be reached."),
            _("Check the network, then try again. What you typed is kept."),
        )
    if "permission denied" in said:
        return Unavailable(
            _("The City's database does not let you do this."), _("Ask IT to check your rights.")
        )
    return None
