"""A folder of small private files: each whole or not there at all, whenever the power goes.

What this computer must remember for itself lies on shelves: what is in the keyring, which versions
were received, what waits to be sent. Never a secret that is not sealed.
"""

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _

_NAME = re.compile(r"[a-z0-9_-]{1,100}")
_LOCK = ".lock"


class Shelf:
    """Files of mode 600 in a folder of mode 700, made at the first writing.

    Args:
        folder: where they lie.

    Every method raises `Unavailable` when the folder can't be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Return the names of what lies here, sorted."""
        with self._telling(_("read")):
            if not self._folder.is_dir():
                return ()
            return tuple(sorted(n for n in os.listdir(self._folder) if _NAME.fullmatch(n)))

    def read(self, name: str) -> bytes | None:
        """Return what lies under a name, or None."""
        with self._telling(_("read")):
            try:
                return self._path(name).read_bytes()
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """Put `data` under a name in place of what was there; it lies on the disk at the return."""
        path = self._path(name)
        part = path.with_name(f"{name}.part")
        with self._telling(_("written")):
            self._make_folder()
            part.unlink(missing_ok=True)  # of a program that was ended here
            handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
            with open(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
            self._settle()

    def remove(self, name: str) -> None:
        """Take a file away; one that is not there is fine."""
        with self._telling(_("written")):
            self._path(name).unlink(missing_ok=True)
            if self._folder.is_dir():
                self._settle()

    def set_aside(self, name: str) -> None:
        """Keep a file that can't be read under another name, out of the way."""
        with self._telling(_("written")):
            os.replace(self._path(name), self._folder / f"{name}.broken")
            self._settle()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other program and thread off this shelf meanwhile.

        The system gives the lock back when a program is ended, so none is ever left behind.
        """
        with self._telling(_("written")):
            self._make_folder()
            handle = os.open(self._folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            with self._telling(_("written")):
                _lock(handle)
            yield
        finally:
            os.close(handle)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("not a name for a file")
        return self._folder / name

    def _make_folder(self) -> None:
        self._folder.mkdir(parents=True, mode=0o700, exist_ok=True)

    def _settle(self) -> None:
        """Have the folder itself written, so that a new name is there after a power cut."""
        if sys.platform == "win32":
            return  # there it is written with the file
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    @contextmanager
    def _telling(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Unavailable(
                _("{folder} can't be {what}: {why}.").format(
                    folder=self._folder, what=what, why=error.strerror or type(error).__name__
                ),
                _("Check the folder and your rights to it, or ask IT."),
            ) from None


if sys.platform == "win32":
    import msvcrt

    _BINARY = os.O_BINARY

    def _lock(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # gives up after ten seconds
                return
            except OSError as error:
                if error.errno != errno.EDEADLK:  # else somebody still holds it
                    raise
else:
    import fcntl

    _BINARY = 0

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
