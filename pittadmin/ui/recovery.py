"""Forms that were begun and not sent: kept in the user's own data folder, found after a crash.

Never a secret. Writing is coalesced to once a second, and forced before a form closes.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QTimer

Forms: TypeAlias = dict[str, dict[str, Any]]

_WRITE_AFTER_MS = 1000


class RecoveryFile(QObject):
    """The file with everybody's unsent forms.

    One that can't be read is set aside as ``.broken``: the words in it may still be found.

    Args:
        path: the file, of mode 600; it is made when something is kept.
    """

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._forms = _read(path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_AFTER_MS)
        self._timer.timeout.connect(self.write)

    def of(self, whose: str) -> "Recovery":
        """Return one person's forms.

        Args:
            whose: the person and the database in which they work: one file serves a try-out, the
                City's database, and all who sign in on this computer.
        """
        return Recovery(self, self._forms.setdefault(whose, {}))

    def write_soon(self) -> None:
        """Write everything in a moment, once for all that changes until then."""
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Write everything now, whole or not at all."""
        self._timer.stop()
        part = self.path.with_suffix(".part")
        kept = {whose: forms for whose, forms in self._forms.items() if forms}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            with open(
                os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
            ) as file:
                json.dump(kept, file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self.path)
        except OSError:  # the form itself still holds what was typed
            with suppress(OSError):
                part.unlink(missing_ok=True)


class Recovery:
    """What one person typed into each form, by the form's name.

    Args:
        file: where it is kept.
        forms: this person's, which the file writes.
    """

    def __init__(self, file: RecoveryFile, forms: Forms) -> None:
        self.file, self._forms = file, forms

    def keep(self, form: str, values: dict[str, Any]) -> None:
        """Keep what stands in a form, in values that JSON can hold."""
        self._forms[form] = values
        self.file.write_soon()

    def find(self, form: str) -> dict[str, Any] | None:
        """Return what stood in a form when it was last left without sending, or None."""
        return self._forms.get(form)

    def forget(self, form: str) -> None:
        """Erase a form that was sent or given up."""
        if self._forms.pop(form, None) is not None:
            self.write()

    def write(self) -> None:
        """Write everything now, whole or not at all."""
        self.file.write()


def _read(path: Path) -> dict[str, Forms]:
    try:
        found = json.loads(path.read_bytes())
        if isinstance(found, dict):
            return {whose: _forms(kept) for whose, kept in found.items() if isinstance(kept, dict)}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        pass
    with suppress(OSError):
        os.replace(path, path.with_suffix(".broken"))
    return {}


def _forms(kept: dict[str, Any]) -> Forms:
    return {name: form for name, form in kept.items() if isinstance(form, dict)}
