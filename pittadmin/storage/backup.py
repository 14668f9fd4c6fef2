"""Copies of the embedded database: before each migration, when asked for, and back again."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.storage.versions import refuse_older_program


def folder(path: Path) -> Path:
    """Return the folder beside a database file in which its backups lie."""
    return path.parent / "backups"


def copy(path: Path, now: datetime, to: Path | None = None) -> Path:
    """Copy the database at `path` through SQLite's own backup call, and prove the copy.

    Args:
        path: the database; it may be in use.
        now: the moment, which becomes part of the name.
        to: the file to write; one in `folder` when None.

    Returns:
        The copy.

    Raises:
        Unavailable: the copy can't be written, or is not whole.
    """
    local = now.astimezone(CITY_ZONE)
    target = to or folder(path) / f"{path.stem}-{local:%Y-%m-%d-%H%M%S}.backup"
    if target.resolve() == path.resolve():
        raise Unavailable(
            _("A backup can't take the place of the database itself."),
            _("Choose another name or folder."),
        )
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copied:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
        _prove(part)
        os.replace(part, target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink()
        raise Unavailable(
            _("The backup could not be written: {why}.").format(why=error),
            _("Choose another folder with enough space. The database itself is unharmed."),
        ) from error
    return target


def prove(path: Path) -> None:
    """Refuse a file that is not a whole backup that this program may write to.

    Raises:
        Unavailable: it can't be read, is damaged, is something else, or asks for a newer program.
    """
    try:
        _prove(path)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(
            _("This is not a backup that can be restored: {why}.").format(why=error),
            _("Choose another one. Nothing was changed."),
        ) from error
    _refuse_newer(path)


def restore(backup: Path, path: Path, now: datetime) -> Path:
    """Put a backup in the place of the database at `path`, which must be closed.

    Args:
        backup: the copy to bring back.
        path: the database.
        now: the moment, for the name of what stood there.

    Returns:
        Where the database that stood there was moved to.

    Raises:
        Unavailable: the backup is not one, can't be read, or asks for a newer program; nothing was
            changed.
    """
    part = path.with_name(path.name + ".restoring")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
        with (
            closing(_opened(backup)) as source,
            closing(sqlite3.connect(part)) as copied,
        ):
            source.backup(copied)
        _prove(part)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise Unavailable(
            _("The backup can't be read: {why}.").format(why=error),
            _("Choose another backup. Nothing was changed."),
        ) from error
    try:
        _refuse_newer(part)
        return _put_in_place(part, path, now)
    except Unavailable:
        part.unlink(missing_ok=True)
        raise
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Unavailable(
            _("The backup can't take the place of the database: {why}.").format(
                why=error.strerror or error
            ),
            _("Close other programs that use it, then try again. Nothing was changed."),
        ) from error


def _put_in_place(part: Path, path: Path, now: datetime) -> Path:
    """Move what stands at `path` aside and put `part` there; where that fails, undo it."""
    local = now.astimezone(CITY_ZONE)
    name = f"{path.stem}-before-restore-{local:%Y-%m-%d-%H%M%S}"
    names = [name, *(f"{name}-{number}" for number in range(2, 100))]
    aside = next(one for one in map(folder(path).joinpath, names) if not one.exists())
    aside.parent.mkdir(parents=True, exist_ok=True)
    moved: list[tuple[Path, Path]] = []
    try:
        # What it has logged goes with it: it holds its last changes, and would spoil the backup.
        for suffix in ("-wal", "-shm", "-journal", ""):
            old, new = Path(f"{path}{suffix}"), Path(f"{aside}{suffix}")
            if old.exists():
                os.replace(old, new)
                moved.append((old, new))
        os.replace(part, path)
    except OSError:
        for old, new in moved:
            os.replace(new, old)
        raise
    return aside


def _refuse_newer(path: Path) -> None:
    with closing(_opened(path)) as conn:
        asks = conn.execute("SELECT oldest_writer FROM installation").fetchone()
    if asks is not None:  # else it was made and never set up
        refuse_older_program(asks[0])


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _prove(path: Path) -> None:
    with closing(_opened(path)) as conn:
        verdict = conn.execute("PRAGMA integrity_check").fetchone()[0]
        ours = conn.execute(
            "SELECT count(*) FROM sqlite_master WHERE name IN ('act', 'audit', 'installation')"
        ).fetchone()[0]
    if verdict != "ok" or ours != 3:
        raise sqlite3.DatabaseError(_("it is damaged or not a backup of PittAdmin"))
