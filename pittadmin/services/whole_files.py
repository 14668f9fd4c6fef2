"""Files that leave the program: written whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file beside `path`, and put it in place when it is whole.

    Raises:
        Unavailable: it can't be written; a file that was there before is as it was.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        os.replace(part, path)
    except OSError as error:
        raise Unavailable(
            _("“{name}” could not be written: {why}.").format(
                name=path.name, why=error.strerror or error
            ),
            _("Close it in other programs, or choose another folder."),
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
