"""`pittadmin-cli menu`: puts the program into the menu of a Linux desktop."""

from argparse import Namespace

from pittadmin.commands.console import Commands
from pittadmin.domain.i18n import _


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    menu = commands.add_parser("menu", help=_("put PittAdmin into the menu of a Linux desktop"))
    menu.add_argument("--remove", action="store_true", help=_("take it out again"))
    menu.set_defaults(run=_menu)


def _menu(options: Namespace) -> int:
    from pittadmin.services import menu_entry

    if options.remove:
        menu_entry.remove()
        print(_("PittAdmin is taken out of your menu."))
    else:
        entry = menu_entry.add()
        print(_("PittAdmin is in your menu: {entry}").format(entry=entry))
    return 0
