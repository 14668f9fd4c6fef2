"""The commands for IT and for scripts: `pittadmin-cli COMMAND …`."""

import argparse
import getpass
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pittadmin import __version__, settings
from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import Invalid, SignInNeeded, Unavailable, UserError
from pittadmin.domain.i18n import _, several
from pittadmin.domain.lookalikes import shown

if TYPE_CHECKING:
    from pittadmin.checks.engine import Checker
    from pittadmin.domain.posts import Post
    from pittadmin.domain.reports import Report
    from pittadmin.services.break_glass import Kept
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
    except Invalid as error:
        for problem in error.problems:
            _complain(str(problem))
        return EXIT_REFUSED
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
    check.set_defaults(run=_check_posts)
    records = commands.add_parser("records", help=_("records of removed content"))
    jobs = records.add_subparsers(dest="job", required=True, metavar="JOB")
    verify = jobs.add_parser("verify", help=_("tell whether a bag is as it was written"))
    verify.description = _("Verify a bag; exit with 1, and name each fault, when it is not whole.")
    verify.add_argument("bag", metavar="BAG", help=_("the zip, or the folder it was unpacked to"))
    verify.set_defaults(run=_verify_bag)
    doctor = commands.add_parser("doctor", help=_("look at all that PittAdmin needs here"))
    doctor.description = _(
        "Look at versions, settings, database, keyring, clock, root key and disk, and say what to "
        "do; exit with 1 when PittAdmin can't be used as it stands."
    )
    form = doctor.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("one JSON object, for scripts"))
    form.add_argument("--quiet", action="store_true", help=_("only the exit code"))
    doctor.set_defaults(run=_doctor)
    menu = commands.add_parser("menu", help=_("put PittAdmin into the menu of a Linux desktop"))
    menu.add_argument("--remove", action="store_true", help=_("take it out again"))
    menu.set_defaults(run=_menu)
    credentials = commands.add_parser("credentials", help=_("passwords that are kept sealed"))
    jobs = credentials.add_subparsers(dest="job", required=True, metavar="JOB")
    export = _kept_job(
        jobs,
        "export",
        _export_credentials,
        _("write what is kept as age files, which stay sealed"),
    )
    export.add_argument("folder", metavar="FOLDER", help=_("where to; it is made when missing"))
    recover = _kept_job(
        jobs,
        "recover",
        _recover_credentials,
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
    return parser


def _kept_job(
    jobs: "argparse._SubParsersAction[_Parser]",
    name: str,
    do: Callable[[tuple["Kept", ...], argparse.Namespace], int],
    words: str,
) -> _Parser:
    """Add a command about what is kept sealed, in the City's database or in a try-out's."""

    def run(options: argparse.Namespace) -> int:
        from pittadmin.services import break_glass
        from pittadmin.storage.database import Address, Database

        code = 0

        def with_it(address: "Address", _options: argparse.Namespace) -> None:
            nonlocal code
            database = Database(address)
            try:
                kept = break_glass.newest(database, options.account)
            finally:
                database.close()
            code = do(kept, options)

        told = settings.read()
        if not options.address and told.database in ("", settings.TRY_OUT):
            if not told.database_file.exists():
                _complain(_("There is no database on this computer. Give --address."))
                return EXIT_CALLED_WRONGLY
            with_it(Address.of_file(told.database_file), options)
            return code
        return _with_database(with_it, options) or code

    job = jobs.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    job.add_argument(
        "--account", default="", metavar="WORDS", help=_("only accounts that have these words")
    )
    job.add_argument(
        "--address", metavar="ADDRESS", help=_("the City's database; the setting when left out")
    )
    job.set_defaults(run=run)
    return job


def _export_credentials(kept: tuple["Kept", ...], options: argparse.Namespace) -> int:
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


def _recover_credentials(kept: tuple["Kept", ...], options: argparse.Namespace) -> int:
    from pittadmin.domain.handover import KIND_NAMES
    from pittadmin.services import break_glass
    from pittadmin.vault.secret import Secret

    if not kept:
        _complain(_("Nothing is kept that fits."))
        return EXIT_REFUSED
    if not options.output and not sys.stdout.isatty():
        _complain(_("Passwords are shown on a terminal only. Give --output FILE for a file."))
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
        try:
            lines = Path(path).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise Unavailable(_("{path} can't be read.").format(path=path)) from error
        return "".join(line for line in lines if not line.startswith("#"))
    if sys.stdin is None or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin else ""
    return getpass.getpass(_("Recovery key: "))


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


def _verify_bag(options: argparse.Namespace) -> int:
    from pittadmin.services import bags

    verdict = bags.verify(Path(options.bag))
    for fault in verdict.faults:
        _complain(fault)
    if verdict.faults:
        return EXIT_REFUSED
    said = several(
        "The bag is whole: {count} file, as it was written.",
        "The bag is whole: {count} files, each as it was written.",
        verdict.files,
    )
    print(said)
    return 0


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
    _tell_of_activity(address)


def _upgrade(address: "Address", options: argparse.Namespace) -> None:
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


def _doctor(options: argparse.Namespace) -> int:
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


def _menu(options: argparse.Namespace) -> int:
    from pittadmin.services import menu_entry

    if options.remove:
        menu_entry.remove()
        print(_("PittAdmin is taken out of your menu."))
    else:
        entry = menu_entry.add()
        print(_("PittAdmin is in your menu: {entry}").format(entry=entry))
    return 0


def _check_posts(options: argparse.Namespace) -> int:
    """Check posts in files, or line by line from standard input."""
    from pittadmin.checks.pack import read_pack, shipped_pack

    if bool(options.files) == options.jsonl:
        _complain(_("Name the files to check, or give --jsonl and posts on standard input."))
        return EXIT_CALLED_WRONGLY
    checker = read_pack(_read(options.pack)) if options.pack else shipped_pack()
    if options.jsonl:
        return _check_lines(checker)
    from pittadmin.checks.engine import check
    from pittadmin.domain.posts import Post

    blocked = False
    for name in options.files:
        post = Post(_read(name), tuple(dict.fromkeys(options.platforms)))
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


def _read(name: str) -> str:
    """Return the text of a file, or of standard input for “-”.

    Raises:
        Unavailable: it can't be read, or is not in UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Unavailable(
            _("“{name}” is not a text in UTF-8.").format(name=name), _("Save it as UTF-8.")
        ) from None
    except OSError as error:
        raise Unavailable(
            _("“{name}” can't be read: {why}.").format(name=name, why=error.strerror or error),
            _("Check its name."),
        ) from error


def _complain(sentence: str) -> None:
    print(f"pittadmin-cli: {sentence}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
