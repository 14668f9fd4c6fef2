"""Opens the file of a picture or video, and says in plain words why it can't be taken."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _


class Damaged(Exception):
    """The bytes break off, or contradict themselves; whoever knows the file's name says so."""


def refused(what: str, todo: str, field: str = "media", requirement: str = "") -> Invalid:
    """Return the error for a file that can't be taken."""
    return Invalid(Problem(what, todo, field, requirement))


def plain_name(name: str) -> str:
    """Return a file's name without its folder, as text that can be shown and kept."""
    # A name on the disk need not be text: what is not is shown as a question mark.
    text = name.encode("utf-8", "replace").decode().replace("\x00", "")
    plain = PurePath(text.replace("\\", "/")).name[-200:]
    return _("picture") if plain in ("", "..") else plain


@contextmanager
def opened(
    path: Path, field: str = "media", requirement: str = ""
) -> Iterator[tuple[BinaryIO, int]]:
    """Yield a file, open for reading, and its size in bytes.

    Raises:
        Invalid: it is not there, vanishes meanwhile, may not be read, or is no file.
    """
    try:
        found = _found(path)
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise OSError(0, _("it is a device, not a file"))  # reading one may never end
        with path.open("rb") as stream:
            yield stream, found.st_size
    except OSError as error:
        why = error.strerror or _("the disk does not answer")
        raise refused(
            _("“{name}” can't be read: {why}.").format(name=plain_name(path.name), why=why),
            _("Check that it is still there and that you may open it."),
            field,
            requirement,
        ) from error


def _found(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except ValueError as error:
        raise OSError(0, _("no file can be called that")) from error
