"""`pittadmin-cli database`: sets up the City's PostgreSQL, brings it up to date, looks at it."""

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from pittadmin import settings
from pittadmin.commands.console import (
    EXIT_CALLED_WRONGLY,
    SECRET,
    Commands,
    Parser,
    ask_secret,
    complain,
)
from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import SignInNeeded
from pittadmin.domain.i18n import _

if TYPE_CHECKING:
    from pittadmin.storage.database import Address


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    database = commands.add_parser("database", help=_("the City's PostgreSQL database"))
    jobs = database.add_subparsers(dest="job", required=True, metavar="JOB")
    init = _job(jobs, "init", _init, _("set up an empty database, as its owner"))
    init.add_argument(
        "--it", required=True, metavar="LOGIN", help=_("the login of the first person of IT")
    )
    _job(jobs, "upgrade", _upgrade, _("bring the tables up to date, as the owner"))
    _job(jobs, "check", _check, _("tell whether it can be used, and as whom"))


def _job(
    jobs: Commands,
    name: str,
    do: Callable[["Address", Namespace], None],
    words: str,
) -> Parser:
    """Add a job to the command, and return it."""

    def run(options: Namespace) -> int:
        def done(address: "Address") -> int:
            do(address, options)
            return 0

        return with_database(done, options)

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


def with_database(do: Callable[["Address"], int], options: Namespace) -> int:
    """Do a job on the City's database, and return its exit code.

    The password is asked for only when the server does.

    Args:
        do: the job.
        options: with `address`, which counts over the settings.
    """
    from pittadmin.storage.database import Address

    told = settings.read()
    for problem in told.problems:
        complain(problem)
    text = options.address or told.database
    if not text or text == settings.TRY_OUT:
        complain(_("No database address is set. Give --address, or set PITTADMIN_DATABASE."))
        return EXIT_CALLED_WRONGLY
    if options.address and SECRET.search(options.address):
        complain(
            _("Leave the password out of the address: every user of this computer can read it.")
        )
        return EXIT_CALLED_WRONGLY
    try:
        return do(Address.of_server(text, None, told.ca_file))
    except SignInNeeded:
        password = ask_secret(_("Password: "))
        if not password:
            raise
        return do(Address.of_server(text, password, told.ca_file))


def _init(address: "Address", options: Namespace) -> None:
    from pittadmin.services import starting

    starting.begin_city(address, Clock(), options.it)
    print(
        _("The database is set up. “{login}” is IT and enters everybody else.").format(
            login=options.it
        )
    )
    print(_("Let the login of each person be a member of the group pittadmin_users."))
    _tell_of_activity(address)


def _upgrade(address: "Address", options: Namespace) -> None:
    from pittadmin.services import starting

    done = starting.upgrade_city(address)
    print(_("The tables are up to date now.") if done else _("The tables were up to date already."))
    _tell_of_activity(address)


def _tell_of_activity(address: "Address") -> None:
    """Say how the server's administrator hides who is at work, where the owner could not."""
    from pittadmin.services import starting

    if starting.shows_activity(address):
        print(
            _(
                "Every user can see who else is at work this moment, and so who reports a "
                "violation. Let the server's administrator run in this database:\n"
                "  REVOKE EXECUTE ON FUNCTION pg_stat_get_activity(integer), pg_lock_status() "
                "FROM PUBLIC"
            )
        )


def _check(address: "Address", options: Namespace) -> None:
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
