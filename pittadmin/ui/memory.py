"""What the program remembers of its windows: sizes, columns, filters, the last page."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any


class Memory:
    """A few values in a small file; convenience only, so a broken file is as good as none.

    Args:
        path: the file, in the user's own data folder; it is made when something is kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        try:
            values = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(values, dict):
            self._values = values

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was kept as `key`, if it is of the same kind as `default`."""
        value = self._values.get(key, default)
        return value if default is None or isinstance(value, type(default)) else default

    def keep(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold; `save` writes it."""
        self._values[key] = value

    def save(self) -> None:
        """Write everything, whole or not at all; a disk that is full loses a convenience."""
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._values, indent=1), "utf-8")
            os.replace(fresh, self._path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
