"""Files handed in, of any kind: kept as they are and never opened."""

from dataclasses import dataclass
from pathlib import Path

from pittadmin.checks import media_files
from pittadmin.checks.media_files import plain_name
from pittadmin.checks.media_types import HEAD, content_type
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.domain.i18n import _

UNKNOWN_KIND = "application/octet-stream"
"""What a file's bytes say when they don't say what it is."""


@dataclass(frozen=True)
class NewFile:
    """A file to keep: its name, its bytes, and what kind its bytes say it is."""

    filename: str
    data: bytes
    kind: str = ""


def load(path: Path, field: str = "evidence") -> NewFile:
    """Read a file.

    Args:
        path: where it is.
        field: the name of the value that a problem is about.

    Raises:
        Invalid: it can't be read, is empty, or is larger than 50 MB.
    """
    with media_files.opened(path, field, "R9") as (stream, size):
        if size > MAX_FILE_BYTES:
            raise _too_large(plain_name(path.name), field)
        data = stream.read(MAX_FILE_BYTES + 1)
    return check(NewFile(path.name, data), field)


def check(new: NewFile, field: str = "evidence") -> NewFile:
    """Return the file with a plain name and the kind that its bytes say.

    Raises:
        Invalid: it is empty, or larger than 50 MB.
    """
    name = plain_name(new.filename)
    if not new.data:
        raise media_files.refused(
            _("“{name}” is empty.").format(name=name),
            _("Choose the file again once it holds something."),
            field,
            "R9",
        )
    if len(new.data) > MAX_FILE_BYTES:
        raise _too_large(name, field)
    return NewFile(name, new.data, content_type(new.data[:HEAD]) or UNKNOWN_KIND)


def _too_large(name: str, field: str) -> Exception:
    return media_files.refused(
        _("“{name}” is larger than 50 MB.").format(name=name),
        _("Split it, or save it in a smaller form."),
        field,
        "R9",
    )
