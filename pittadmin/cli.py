"""The commands for IT and for scripts: `pittadmin-cli COMMAND …`."""

import argparse
import getpass
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from pittadmin import __version__, settings
from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import SignInNeeded, UserError
from pittadmin.domain.i18n import _

if TYPE_CHECKING:
    from pittadmin.storage.database import Address

EXIT_REFUSED = 1
"""The command could not do what it was asked; the sentence on standard error says why."""

EXIT_CALLED_WRONGLY = 2
"""The command line is not one that the program knows."""

EXIT_INTERRUPTED = 130
"""Ctrl+C was pressed."""

_SECRET = re.compile(r"(//[^:/@\s]*):[^@\s]*@")


class _Parser(argparse.ArgumentParser):
    """Repeats no password that stands in an address."""

    def error(self, message: str) -> NoReturn:
        super().error(_SECRET.sub(r"\1@", message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrongly called."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except UserError as error:
        _complain(str(error))
        return EXIT_REFUSED
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _parser() -> _Parser:
    parser = _Parser(prog="pittadmin-cli", description=_("Commands for IT and for scripts."))
    parser.add_argument("--version", action="version", version=f"PittAdmin {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    database = commands.add_parser("database", help=_("the City's PostgreSQL database"))
    jobs = database.add_subparsers(dest="job", required=True, metavar="JOB")
    init = _job(jobs, "init", _init, _("set up an empty database, as its owner"))
    init.add_argument(
        "--it", required=True, metavar="LOGIN", help=_("the login of the first person of IT")
    )
    _job(jobs, "upgrade", _upgrade, _("bring the tables up to date, as the owner"))
    _job(jobs, "check", _check, _("tell whether it can be used, and as whom"))
    return parser


def _job(
    jobs: "argparse._SubParsersAction[_Parser]",
    name: str,
    do: Callable[["Address", argparse.Namespace], None],
    words: str,
) -> _Parser:
    """Add a command about the database to the parser, and return it."""

    def run(options: argparse.Namespace) -> int:
        return _with_database(do, options)

    job = jobs.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    job.add_argument(
        "--address",
        metavar="ADDRESS",
        help=_(
            "such as postgresql://owner@server:5432/pittadmin; the setting counts when left out. "
            "Without a password: that is asked for, or read from standard input."
        ),
    )
    job.set_defaults(run=run)
    return job


def _with_database(
    do: Callable[["Address", argparse.Namespace], None], options: argparse.Namespace
) -> int:
    """Do a job; ask for the password only when the server does."""
    from pittadmin.storage.database import Address

    told = settings.read()
    for problem in told.problems:
        _complain(problem)
    text = options.address or told.database
    if not text or text == settings.TRY_OUT:
        _complain(_("No database address is set. Give --address, or set PITTADMIN_DATABASE."))
        return EXIT_CALLED_WRONGLY
    if options.address and _SECRET.search(options.address):
        _complain(
            _("Leave the password out of the address: every user of this computer can read it.")
        )
        return EXIT_CALLED_WRONGLY
    try:
        do(Address.of_server(text, None, told.ca_file), options)
    except SignInNeeded:
        password = _ask_password()
        if not password:
            raise
        do(Address.of_server(text, password, told.ca_file), options)
    return 0


def _ask_password() -> str:
    """Return the password from the keyboard or, when that is no terminal, a line of the input."""
    if sys.stdin is None:
        return ""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    try:
        return getpass.getpass(_("Password: "))
    except EOFError:
        return ""


def _init(address: "Address", options: argparse.Namespace) -> None:
    from pittadmin.services import starting

    starting.begin_city(address, Clock(), options.it)
    print(
        _("The database is set up. “{login}” is IT and enters everybody else.").format(
            login=options.it
        )
    )
    print(_("Let the login of each person be a member of the group pittadmin_users."))


def _upgrade(address: "Address", options: argparse.Namespace) -> None:
    from pittadmin.services import starting

    done = starting.upgrade_city(address)
    print(_("The tables are up to date now.") if done else _("The tables were up to date already."))


def _check(address: "Address", options: argparse.Namespace) -> None:
    from pittadmin.services import people, starting

    ctx = starting.open_city(address, Clock())
    try:
        me = people.me(ctx)
    finally:
        ctx.database.close()
    print(
        _("The database can be used. You are {person}: {roles}.").format(
            person=me.person.name, roles=me.role_sentence()
        )
    )


def _complain(sentence: str) -> None:
    print(f"pittadmin-cli: {sentence}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
