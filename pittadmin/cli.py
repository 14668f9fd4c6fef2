"""The commands for IT and for scripts: `pittadmin-cli COMMAND …`."""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pittadmin import __version__, settings
from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import SignInNeeded, UserError

if TYPE_CHECKING:
    from pittadmin.storage.database import Address

EXIT_REFUSED = 1
"""The command could not do what it was asked; the sentence on standard error says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrongly called."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except UserError as error:
        print(f"pittadmin-cli: {error}", file=sys.stderr)
        return EXIT_REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pittadmin-cli", description="Commands for IT and for scripts."
    )
    parser.add_argument("--version", action="version", version=f"PittAdmin {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    database = commands.add_parser("database", help="the City's PostgreSQL database")
    database.add_argument(
        "--address",
        help="postgresql://owner@server:5432/pittadmin; the setting counts when left out. "
        "The password is asked for, or read from standard input when that is no terminal.",
    )
    jobs = database.add_subparsers(dest="job", required=True, metavar="JOB")
    init = jobs.add_parser("init", help="set up an empty database, as its owner")
    init.add_argument(
        "--it", required=True, metavar="LOGIN", help="the login of the first person of IT"
    )
    init.set_defaults(run=_database(_init))
    upgrade = jobs.add_parser("upgrade", help="bring the tables up to date, as the owner")
    upgrade.set_defaults(run=_database(_upgrade))
    check = jobs.add_parser("check", help="tell whether it can be used, and by whom")
    check.set_defaults(run=_database(_check))
    return parser


def _database(job: Callable[..., int]) -> Callable[[argparse.Namespace], int]:
    """Return a command that opens the way to the database and does `job`."""

    def run(options: argparse.Namespace) -> int:
        from pittadmin.storage.database import Address

        told = settings.read()
        text = options.address or told.database
        if not text or text == settings.TRY_OUT:
            print(
                "pittadmin-cli: No database address is set. Give --address, or set "
                "PITTADMIN_DATABASE.",
                file=sys.stderr,
            )
            return 2
        try:
            return job(Address.of_server(text, None, told.ca_file), options)
        except SignInNeeded:
            password = _ask_password()
            if not password:
                raise
            return job(Address.of_server(text, password, told.ca_file), options)

    return run


def _ask_password() -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""


def _init(address: "Address", options: argparse.Namespace) -> int:
    from pittadmin.services import starting

    starting.begin_city(address, Clock(), options.it)
    print(f"The database is set up. “{options.it}” is IT and enters everybody else.")
    print("Let each person's login be a member of pittadmin_users.")
    return 0


def _upgrade(address: "Address", options: argparse.Namespace) -> int:
    from pittadmin.services import starting

    done = starting.upgrade_city(address)
    print("The database is up to date." if done else "There was nothing to do.")
    return 0


def _check(address: "Address", options: argparse.Namespace) -> int:
    from pittadmin.services import people, starting

    ctx = starting.open_city(address, Clock())
    actor = people.me(ctx)
    print(f"The database can be used. You are {actor.person.name}: {actor.role_sentence()}.")
    ctx.database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
