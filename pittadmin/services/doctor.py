"""Looks at everything PittAdmin needs on this computer, and says of each what to do.

Nothing is changed, set up or migrated by it. What goes wrong in one look does not end the others.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pittadmin import __version__, registry
from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import SignInNeeded, Unavailable, UserError
from pittadmin.domain.i18n import _, several
from pittadmin.domain.setting_table import SETTINGS, SOURCE_NAMES, Source
from pittadmin.services import installed_files, people, starting
from pittadmin.services.installed_files import program_folder
from pittadmin.services.safe import root_of
from pittadmin.settings import TRY_OUT, Settings
from pittadmin.storage import opening, server
from pittadmin.storage.database import Address
from pittadmin.vault.keyring_gate import SystemKeyring, open_keyring

if TYPE_CHECKING:
    from pittadmin.services.context import Context

State = Literal["good", "warn", "bad"]

LOW_DISK, FULL_DISK = 500_000_000, 50_000_000
"""Bytes left where the user's files are, below which there is a warning, or nothing works."""

CLOCK_SKEW = timedelta(minutes=2)
"""How far this computer's clock may be from the database's, whose signatures' times it judges."""


@dataclass(frozen=True)
class Finding:
    """What one look found.

    Args:
        key: what was looked at, the same in every language.
        title: the same, for people.
        state: whether it is as it should be.
        said: what was found.
        todo: what to do about it, or empty.
    """

    key: str
    title: str
    state: State
    said: str
    todo: str = ""


def examine(
    told: Settings,
    clock: Clock,
    password: str | None = None,
    opener: Callable[[], SystemKeyring] = open_keyring,
) -> tuple[Finding, ...]:
    """Look at everything; a keyring that is locked may ask its owner meanwhile.

    Args:
        told: the settings.
        clock: this computer's clock.
        password: for a database that asks for one; without it, its tables are not looked at.
        opener: opens the keyring.
    """
    found: list[Finding] = []
    for key, title, look in (
        ("program", _("Program"), lambda: _program()),
        ("files", _("Installed files"), lambda: _files(program_folder())),
        ("settings", _("Settings"), lambda: _settings(told)),
        ("database", _("Database"), lambda: _database(told, clock, password)),
        ("keyring", _("Keyring"), lambda: _keyring(opener)),
        ("root_key", _("IT's root key"), lambda: _root_key(told)),
        ("disk", _("Disk"), lambda: _disk(told.home)),
    ):
        try:
            found += look()
        except UserError as error:
            found.append(Finding(key, title, "bad", error.what, error.todo))
        except Exception as error:
            said = _("This could not be looked at: {kind}.").format(kind=type(error).__name__)
            found.append(Finding(key, title, "bad", said, _("Tell IT.")))
    return tuple(found)


def is_well(found: Iterable[Finding]) -> bool:
    """Tell whether PittAdmin can be used as it stands; a warning does not hinder it."""
    return all(one.state != "bad" for one in found)


def report(found: Iterable[Finding]) -> str:
    """Return the findings as text, a line each with what to do below it."""
    marks = {"good": _("ok"), "warn": _("look"), "bad": _("bad")}
    lines: list[str] = []
    for one in found:
        lines.append(f"[{marks[one.state]:>4}] {one.title}: {one.said}")
        if one.todo:
            lines.append(f"       {one.todo}")
    return "\n".join(lines)


def _program() -> Iterator[Finding]:
    title = _("Program")
    versions = f"PittAdmin {__version__}, Python {platform.python_version()}"
    try:
        versions += f", Qt {metadata.version('PySide6-Essentials')}"
    except metadata.PackageNotFoundError:
        pass  # a package without its own list of parts
    versions += f", {platform.system()} {platform.release()}"
    installed = registry.read().get(Source.COMPUTER, {}).get("Version", __version__)
    if installed != __version__:
        yield Finding(
            "program",
            title,
            "bad",
            _("{versions}; but version {installed} is installed.").format(
                versions=versions, installed=installed
            ),
            _("End PittAdmin and start it again. If this stays, let IT repair the installation."),
        )
        return
    yield Finding("program", title, "good", versions)


def _files(folder: Path) -> Iterator[Finding]:
    """Look at what an installer has put here; a clone or a wheel has no list of it."""
    found = installed_files.look(folder)
    if found is None:
        return
    title = _("Installed files")
    if not found.wrong:
        said = _("All {count:,} are there and as they were built.").format(count=found.count)
        yield Finding("files", title, "good", said)
        return
    said = several(
        "{count} is missing or was changed: {{first}}.",
        "{count} are missing or were changed, such as {{first}}.",
        len(found.wrong),
    ).format(first=found.wrong[0])
    todo = _("Let IT repair the installation, after a look at the room on the disk.")
    yield Finding("files", title, "bad", said, todo)


def _settings(told: Settings) -> Iterator[Finding]:
    for problem in told.problems:
        yield Finding("settings", _("Settings"), "bad", problem, _("Correct it, or take it out."))
    for setting in SETTINGS:
        value = shown(told, setting.key)
        source = SOURCE_NAMES[told.source(setting.key)]
        yield Finding(
            f"settings.{setting.key}",
            _("Setting: {name}").format(name=setting.title),
            "good",
            f"{value} ({source})" if value else source,
            "",
        )
    if told.ca_file and not os.access(told.ca_file, os.R_OK):
        yield Finding(
            "certificate",
            _("Certificate of the database"),
            "bad",
            _("{path} is not there, or can't be read.").format(path=told.ca_file),
            _("Ask IT for the file, or correct the setting."),
        )


def shown(told: Settings, key: str) -> str:
    """Return the value of a setting as it may be shown: never with a password."""
    value = getattr(told, key)
    if key != "database":
        return value
    if value in ("", TRY_OUT):
        return _("Try-out on this computer") if value else ""
    try:
        return (
            Address.of_server(value)
            .url.difference_update_query(["sslmode", "sslrootcert"])
            .set(drivername="postgresql")
            .render_as_string(hide_password=True)
        )
    except Unavailable:
        return _("can't be read")


def _database(told: Settings, clock: Clock, password: str | None) -> Iterator[Finding]:
    title = _("Database")
    if told.database in ("", TRY_OUT):
        yield _embedded(told, title)
        return
    try:
        ctx = starting.open_city(Address.of_server(told.database, password, told.ca_file), clock)
    except SignInNeeded:
        yield Finding(
            "database",
            title,
            "good",
            _("The City's database answers, and asks for a password."),
            _("Its tables were not looked at. To do that: pittadmin-cli database check"),
        )
        return
    try:
        me = people.me(ctx)
        said = _("The City's database can be used. You are {person}: {roles}.").format(
            person=me.person.name, roles=me.role_sentence()
        )
        yield Finding("database", title, "good", said)
        yield _clock(ctx)
    finally:
        ctx.database.close()


def _embedded(told: Settings, title: str) -> Finding:
    path = told.database_file
    if not path.exists():
        said = (
            _("The try-out begins when PittAdmin starts.")
            if told.database
            else _("No database is chosen yet: PittAdmin asks at its first start.")
        )
        return Finding("database", title, "good", said)
    opening.examine_file(path)
    said = _("The try-out in {path} can be used, and is whole.").format(path=path)
    return Finding("database", title, "good", said)


def _clock(ctx: Context) -> Finding:
    title = _("Clock")
    with ctx.database.read() as conn:
        apart = abs(server.now(conn) - ctx.clock.now())
    if apart <= CLOCK_SKEW:
        return Finding("clock", title, "good", _("This computer and the database agree."))
    minutes = round(apart.total_seconds() / 60)
    return Finding(
        "clock",
        title,
        "bad",
        _("This computer and the database are {minutes} minutes apart.").format(minutes=minutes),
        _("Let the system set its time by itself, or ask IT: signed lists would count as expired."),
    )


def _keyring(opener: Callable[[], SystemKeyring]) -> Iterator[Finding]:
    opener()  # it writes, reads back and deletes a value
    said = _("The keyring keeps a value, gives it back and deletes it.")
    yield Finding("keyring", _("Keyring"), "good", said)


def _root_key(told: Settings) -> Iterator[Finding]:
    title = _("IT's root key")
    if told.it_root_key:
        root_of(told.it_root_key)
        yield Finding("root_key", title, "good", _("It is set: only IT's own lists count here."))
    elif told.database in ("", TRY_OUT):
        yield Finding("root_key", title, "good", _("A try-out needs none from the settings."))
    else:
        yield Finding(
            "root_key",
            title,
            "warn",
            _("It is not set: whoever enrolls this computer has to compare it with IT."),
            _("IT sets it by group policy or with ITROOTKEY when it installs."),
        )


def _disk(home: Path) -> Iterator[Finding]:
    title = _("Disk")
    there = next(folder for folder in (home, *home.parents) if folder.is_dir())
    try:
        with tempfile.NamedTemporaryFile(dir=there):
            pass
    except OSError as error:
        raise Unavailable(
            _("{folder} can't be written: {why}.").format(
                folder=there, why=error.strerror or error
            ),
            _("Ask IT for the rights to it, or free some space."),
        ) from error
    free = shutil.disk_usage(there).free
    said = _("{megabytes:,} MB are free in {folder}.").format(
        megabytes=free // 1_000_000, folder=there
    )
    if free >= LOW_DISK:
        yield Finding("disk", title, "good", said)
    else:
        state: State = "bad" if free < FULL_DISK else "warn"
        yield Finding("disk", title, state, said, _("Free some space: drafts and backups need it."))
