"""`pittadmin-cli doctor`: looks at all that PittAdmin needs on this computer."""

from argparse import Namespace

from pittadmin import settings
from pittadmin.commands.console import EXIT_REFUSED, Commands
from pittadmin.domain.clock import Clock
from pittadmin.domain.i18n import _


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    doctor = commands.add_parser("doctor", help=_("look at all that PittAdmin needs here"))
    doctor.description = _(
        "Look at versions, settings, database, keyring, clock, root key and disk, and say what to "
        "do; exit with 1 when PittAdmin can't be used as it stands."
    )
    form = doctor.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("one JSON object, for scripts"))
    form.add_argument("--quiet", action="store_true", help=_("only the exit code"))
    doctor.set_defaults(run=_doctor)


def _doctor(options: Namespace) -> int:
    from pittadmin.services import doctor

    found = doctor.examine(settings.read(), Clock())
    if options.json:
        import json
        from dataclasses import asdict

        well = {"well": doctor.is_well(found), "findings": [asdict(one) for one in found]}
        print(json.dumps(well, ensure_ascii=False, indent=2))
    elif not options.quiet:
        print(doctor.report(found))
    return 0 if doctor.is_well(found) else EXIT_REFUSED
