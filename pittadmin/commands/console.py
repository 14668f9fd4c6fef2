"""What every command says to a console, and reads from it."""

import getpass
import re
import sys
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path
from typing import NoReturn, TypeAlias

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _

EXIT_REFUSED = 1
"""The command could not do what it was asked; the sentence on standard error says why."""

EXIT_CALLED_WRONGLY = 2
"""The command line is not one that the program knows."""

EXIT_INTERRUPTED = 130
"""Ctrl+C was pressed."""

SECRET = re.compile(r"(//[^:/@\s]*):[^@\s]*@")
"""A password in an address, after who it is of."""


class Parser(ArgumentParser):
    """Repeats no password that stands in an address."""

    def error(self, message: str) -> NoReturn:
        super().error(SECRET.sub(r"\1@", message))


Commands: TypeAlias = "_SubParsersAction[Parser]"
"""To what a command is added."""


def complain(sentence: str) -> None:
    """Say on standard error what is wrong."""
    print(f"pittadmin-cli: {sentence}", file=sys.stderr)


def ask_secret(prompt: str) -> str:
    """Return what is typed unseen or, where the input is no terminal, its next line."""
    if sys.stdin is None:
        return ""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    try:
        return getpass.getpass(prompt)
    except EOFError:
        return ""


def read_text(name: str) -> str:
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
