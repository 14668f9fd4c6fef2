"""`pittadmin-cli credentials`: what is kept sealed, when no computer of IT is left."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pittadmin import settings
from pittadmin.commands.console import (
    EXIT_CALLED_WRONGLY,
    EXIT_REFUSED,
    Commands,
    Parser,
    ask_secret,
    complain,
    read_text,
)
from pittadmin.commands.database import with_database
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _, several

if TYPE_CHECKING:
    from pittadmin.services.break_glass import Kept
    from pittadmin.storage.database import Address


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    credentials = commands.add_parser("credentials", help=_("passwords that are kept sealed"))
    jobs = credentials.add_subparsers(dest="job", required=True, metavar="JOB")
    export = _job(
        jobs,
        "export",
        _export,
        _("write what is kept as age files, which stay sealed"),
    )
    export.add_argument("folder", metavar="FOLDER", help=_("where to; it is made when missing"))
    recover = _job(
        jobs,
        "recover",
        _recover,
        _("open what is kept with the recovery key on paper"),
    )
    recover.add_argument(
        "--key-file",
        metavar="FILE",
        help=_("a file with the recovery key; without it, the key is asked for"),
    )
    recover.add_argument(
        "--output",
        metavar="FILE",
        help=_("a new file for what is opened, which only you can read; else the terminal"),
    )


def _job(
    jobs: Commands,
    name: str,
    do: Callable[[tuple["Kept", ...], Namespace], int],
    words: str,
) -> Parser:
    """Add a job about what is kept sealed, in the City's database or in a try-out's."""

    def run(options: Namespace) -> int:
        from pittadmin.services import break_glass
        from pittadmin.storage.database import Address, Database

        def done(address: "Address") -> int:
            database = Database(address)
            try:
                kept = break_glass.newest(database, options.account)
            finally:
                database.close()
            return do(kept, options)

        told = settings.read()
        if not options.address and told.database in ("", settings.TRY_OUT):
            if not told.database_file.exists():
                complain(_("There is no database on this computer. Give --address."))
                return EXIT_CALLED_WRONGLY
            return done(Address.of_file(told.database_file))
        return with_database(done, options)

    job = jobs.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    job.add_argument(
        "--account", default="", metavar="WORDS", help=_("only accounts that have these words")
    )
    job.add_argument(
        "--address", metavar="ADDRESS", help=_("the City's database; the setting when left out")
    )
    job.set_defaults(run=run)
    return job


def _export(kept: tuple["Kept", ...], options: Namespace) -> int:
    from pittadmin.services import break_glass

    written = break_glass.export(kept, Path(options.folder))
    print(
        several(
            "{count} sealed file is written. Open it with: age --decrypt --identity KEY FILE",
            "{count} sealed files are written. Open one with: age --decrypt --identity KEY FILE",
            len(written),
        )
    )
    return 0


def _recover(kept: tuple["Kept", ...], options: Namespace) -> int:
    from pittadmin.domain.handover import KIND_NAMES
    from pittadmin.services import break_glass
    from pittadmin.vault.secret import Secret

    if not kept:
        complain(_("Nothing is kept that fits."))
        return EXIT_REFUSED
    if not options.output and not sys.stdout.isatty():
        complain(_("Passwords are shown on a terminal only. Give --output FILE for a file."))
        return EXIT_CALLED_WRONGLY
    with Secret(_recovery_key(options.key_file)) as key:
        found = break_glass.recover(kept, key)
    lines = []
    for one in found:
        what = f"{one.kept.account}  {one.kept.handle}  {one.kept.email}"
        lines.append(f"{what}  {KIND_NAMES[one.kept.kind].lower()} v{one.kept.version}")
        lines.append(f"    {one.secret.reveal() if one.secret else one.why}")
    text = "\n".join(lines)
    if options.output:
        _write_private(Path(options.output), text)
    else:
        print(text)
    return EXIT_REFUSED if any(one.secret is None for one in found) else 0


def _recovery_key(path: str | None) -> str:
    """Return the recovery key from a file, the keyboard, or a line of the input."""
    if path:
        lines = read_text(path).splitlines()
        return "".join(line for line in lines if not line.startswith("#"))
    return ask_secret(_("Recovery key: "))


def _write_private(path: Path, text: str) -> None:
    """Write a new file that nobody else on this computer can read."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(handle, "w", encoding="utf-8") as file:
            file.write(f"{text}\n")
    except OSError as error:
        why = error.strerror or error
        raise Unavailable(
            _("{path} can't be written: {why}.").format(path=path, why=why),
            _("Choose a file that is not there yet."),
        ) from error
