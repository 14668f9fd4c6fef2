"""The commands for IT and for scripts: `pittadmin-cli COMMAND …`."""

import sys
from collections.abc import Sequence

from pittadmin import __version__
from pittadmin.commands import check, credentials, database, doctor, menu, records
from pittadmin.commands.console import EXIT_INTERRUPTED, EXIT_REFUSED, Parser, complain
from pittadmin.domain.errors import Invalid, UserError
from pittadmin.domain.i18n import _

COMMANDS = (database, check, records, doctor, menu, credentials)
"""In the order in which they are listed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrongly called."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except Invalid as error:
        for problem in error.problems:
            complain(str(problem))
        return EXIT_REFUSED
    except UserError as error:
        complain(str(error))
        return EXIT_REFUSED
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _parser() -> Parser:
    parser = Parser(prog="pittadmin-cli", description=_("Commands for IT and for scripts."))
    parser.add_argument("--version", action="version", version=f"PittAdmin {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
