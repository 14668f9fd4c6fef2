"""`pittadmin-cli check`: checks posts against the rule pack, for people and for scripts."""

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from pittadmin.commands.console import (
    EXIT_CALLED_WRONGLY,
    EXIT_REFUSED,
    Commands,
    complain,
    read_text,
)
from pittadmin.domain.i18n import _
from pittadmin.domain.lookalikes import shown

if TYPE_CHECKING:
    from pittadmin.checks.engine import Checker
    from pittadmin.domain.posts import Post
    from pittadmin.domain.reports import Report


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    check = commands.add_parser("check", help=_("check posts against the rule pack"))
    check.description = _("Check posts against the rules; exit with 1 when one may not be posted.")
    check.add_argument(
        "files", nargs="*", metavar="FILE", help=_("a post in UTF-8 each; - reads it")
    )
    check.add_argument("--pack", metavar="FILE", help=_("another rule pack than the shipped one"))
    check.add_argument(
        "--platform",
        action="append",
        default=[],
        dest="platforms",
        metavar="KEY",
        help=_("where it is to appear: facebook, x, linkedin or instagram; may be repeated"),
    )
    check.add_argument(
        "--jsonl",
        action="store_true",
        help=_(
            "read one JSON object a line from standard input (id, text, platforms, department, "
            "media), and write one a line (id, verdict, findings, x_length)"
        ),
    )
    check.set_defaults(run=_check)


def _check(options: Namespace) -> int:
    """Check posts in files, or line by line from standard input."""
    from pittadmin.checks.pack import read_pack, shipped_pack

    if bool(options.files) == options.jsonl:
        complain(_("Name the files to check, or give --jsonl and posts on standard input."))
        return EXIT_CALLED_WRONGLY
    checker = read_pack(read_text(options.pack)) if options.pack else shipped_pack()
    if options.jsonl:
        return _check_lines(checker)
    from pittadmin.checks.engine import check
    from pittadmin.domain.posts import Post

    blocked = False
    for name in options.files:
        post = Post(read_text(name), tuple(dict.fromkeys(options.platforms)))
        report = check(post, checker)
        blocked |= report.verdict == "block"
        print("\n".join(_told(name, post, report)))
    return EXIT_REFUSED if blocked else 0


def _check_lines(checker: "Checker") -> int:
    """Answer each line of standard input with one, at once and in order."""
    from pittadmin.checks.json_lines import answer

    if sys.stdin is None:
        return 0
    try:
        for line in sys.stdin.buffer:
            if line.strip():
                print(answer(line, checker), flush=True)
    except BrokenPipeError:
        # Whoever read the answers has left; nothing is to be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_REFUSED
    return 0


def _told(name: str, post: "Post", report: "Report") -> list[str]:
    """Return a report as lines for people."""
    verdicts = {
        "block": _("can't be posted as it is"),
        "warn": _("look again before you post it"),
        "attest": _("can be posted once the points are confirmed"),
        "pass": _("nothing was found"),
    }
    lines = [f"{name}: {verdicts[report.verdict]}"]
    for one in report.findings:
        before = post.text[: one.start]
        place = f"{before.count(chr(10)) + 1}:{one.start - before.rfind(chr(10))}"
        words = shown(post.text[one.start : one.end])
        said = f" “{words}”" if words else ""
        lines.append(f"  {place} {one.severity} {one.rule} ({one.requirement}){said}")
        lines.append(f"      {one.message} {one.fix}")
    return lines
