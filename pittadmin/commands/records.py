"""`pittadmin-cli records`: verifies what was handed over of removed content."""

from argparse import Namespace
from pathlib import Path

from pittadmin.commands.console import EXIT_REFUSED, Commands, complain
from pittadmin.domain.i18n import _, several


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    records = commands.add_parser("records", help=_("records of removed content"))
    jobs = records.add_subparsers(dest="job", required=True, metavar="JOB")
    verify = jobs.add_parser("verify", help=_("tell whether a bag is as it was written"))
    verify.description = _("Verify a bag; exit with 1, and name each fault, when it is not whole.")
    verify.add_argument("bag", metavar="BAG", help=_("the zip, or the folder it was unpacked to"))
    verify.set_defaults(run=_verify)


def _verify(options: Namespace) -> int:
    from pittadmin.services import bags

    verdict = bags.verify(Path(options.bag))
    for fault in verdict.faults:
        complain(fault)
    if verdict.faults:
        return EXIT_REFUSED
    said = several(
        "The bag is whole: {count} file, as it was written.",
        "The bag is whole: {count} files, each as it was written.",
        verdict.files,
    )
    print(said)
    return 0
