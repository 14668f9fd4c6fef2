"""Opening a database: is it there, is it ours, is it today's; set-up and migration.

SQLite is migrated here, after a backup. PostgreSQL is migrated by its owner alone
(`pittadmin-cli database upgrade`), never from a workstation.
"""

import os
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.storage import backup, migrate, policy
from pittadmin.storage.database import BUSY_MS, Address, Database, plain_words
from pittadmin.storage.versions import refuse_older_program

NETWORK_FILESYSTEMS = frozenset(
    [
        "9p",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.sshfs",
        "glusterfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
    ]
)
_MOUNTS = Path("/proc/mounts")
_SQLITE_MAGIC = b"SQLite format 3\x00"
_WINDOWS_DRIVE_REMOTE = 4  # GetDriveTypeW


def open_file(path: Path, now: datetime) -> tuple[Database, bool]:
    """Open the SQLite file at `path`, made or brought to today's tables if need be.

    Args:
        path: the file; its folder is made when missing.
        now: the moment, for the name of the backup.

    Returns:
        The database, and whether it is new and still has to be set up.

    Raises:
        Unavailable: it can't be used; the sentence says why and what to do.
    """
    try:
        _refuse_network_drive(path)
        _make_ready(path)
        found = _revision(path)
        _make_private(path)
    except OSError as error:
        raise _not_opened(path, error) from error
    database = Database(Address.of_file(path))
    try:
        new = True
        if found is not None:
            with database.read() as conn:
                new = not is_set_up(conn)
                if not new:
                    refuse_older_program(policy.oldest_writer(conn))
        # A newer program that only added to the tables lets this one go on writing.
        if found is None or found < migrate.HEAD:
            if found is not None:
                backup.copy(path, now)
            with database.write() as conn:
                migrate.upgrade(conn)
    except BaseException:
        database.close()
        raise
    return database, new


def examine_file(path: Path) -> None:
    """Look at the SQLite file at `path` and change nothing in it.

    Raises:
        Unavailable: it could not be opened, or is damaged; the sentence says what to do.
    """
    _refuse_network_drive(path)
    try:
        found = _revision(path)
    except OSError as error:
        raise _not_opened(path, error) from error
    if found is None:
        return
    database = Database(Address.of_file(path))
    try:
        with database.read() as conn:
            if is_set_up(conn):
                refuse_older_program(policy.oldest_writer(conn))
            if conn.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                raise Unavailable(
                    _("The database file is damaged."),
                    _("Stop here and restore the last backup."),
                )
    finally:
        database.close()


def open_server(address: Address) -> Database:
    """Open the City's PostgreSQL database as it stands.

    Raises:
        Unavailable: it can't be reached, is not set up, or asks for a newer program.
    """
    database = Database(address)
    try:
        with database.read() as conn:
            found = migrate.revision(conn)
            if found is None:
                raise Unavailable(
                    _("The City's database is not set up yet."),
                    _("IT sets it up with: pittadmin-cli database init --it LOGIN"),
                )
            oldest = policy.oldest_writer(conn)
        refuse_older_program(oldest)
        if found < migrate.HEAD:
            raise Unavailable(
                _("The City's database is older than this program."),
                _("IT brings it up to date with: pittadmin-cli database upgrade"),
            )
    except BaseException:
        database.close()
        raise
    return database


def is_set_up(conn: Connection) -> bool:
    """Tell whether the first set-up of a database was finished."""
    return bool(conn.execute(text("SELECT count(*) FROM installation")).scalar_one())


def _not_opened(path: Path, error: OSError) -> Unavailable:
    return Unavailable(
        _("The database file {path} can't be opened: {why}.").format(
            path=path, why=error.strerror or error
        ),
        _("Check the folder and your rights to it, or ask IT."),
    )


def _make_ready(path: Path) -> None:
    """Make the file if there is none, and refuse what can't be our database."""
    if path.is_dir():
        raise Unavailable(
            _("{path} is a folder, not a database file.").format(path=path),
            _("Name a file in it, or move the folder away."),
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with path.open("rb") as file:
        head = file.read(len(_SQLITE_MAGIC))
    if head and head != _SQLITE_MAGIC:
        raise Unavailable(
            _("{path} is not a database.").format(path=path),
            _("Restore the last backup, or choose another place."),
        )
    if not os.access(path, os.W_OK):
        raise Unavailable(
            _("The database file {path} can't be written.").format(path=path),
            _("Ask IT to give you the right to write to it, then start again."),
        )


def _revision(path: Path) -> str | None:
    """Return the revision a file stands at, None when it is new, without changing anything in it.

    Raises:
        Unavailable: it is damaged, in use, or the database of another program.
    """
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with (
        plain_words(Address.of_file(path)),
        closing(sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000)) as conn,
    ):
        names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
        if not names:
            return None
        row = None
        if {"alembic_version", "installation"} <= names:
            row = conn.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None or not row[0].isdigit():
        raise Unavailable(
            _("{path} is a database of another program.").format(path=path),
            _("Choose another place."),
        )
    return row[0]


def _make_private(path: Path) -> None:
    """Let nobody else on this computer read the file, nor the log beside it, which SQLite makes
    with the same rights."""
    if os.name == "posix":
        path.chmod(0o600)


def _refuse_network_drive(path: Path) -> None:
    """Refuse a network drive: its locks can't be trusted, and two writers would damage the file."""
    if is_on_network(path):
        raise Unavailable(
            _("{path} lies on a network drive, where a database file can be damaged.").format(
                path=path
            ),
            _("Choose a folder on this computer, or ask IT for the City's database."),
        )


def is_on_network(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Tell whether a path lies on a network drive, as far as the system says."""
    if sys.platform == "win32":
        import ctypes

        if str(path).startswith(("\\\\", "//")):
            return True
        drive = path.resolve().drive + "\\"
        return ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_DRIVE_REMOTE
    if not mounts.exists():
        return False
    where = path.absolute()
    while not where.exists() and where != where.parent:
        where = where.parent
    target, kind = str(where.resolve()), ""
    longest = -1
    for line in mounts.read_text(errors="replace").splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = target == point or target.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= longest:
            longest, kind = len(point), fields[2]
    return kind in NETWORK_FILESYSTEMS
