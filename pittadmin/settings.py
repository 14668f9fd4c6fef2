"""The settings, one frozen value: from the environment, then the user's file, then the defaults."""

import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _

TRY_OUT = "try-out"
"""The value of `Settings.database` for the embedded SQLite on this computer."""

FILE = "settings.toml"
"""The name of the user's file, in the folder `Settings.home`."""

_KEYS = ("database", "ca_file", "it_root_key")
_PLAIN_LINE = r"""^([a-z_]+) = "([^"\\\x00-\x1f\x7f]*)"$"""


@dataclass(frozen=True)
class Settings:
    """What the program was told before it starts.

    Args:
        home: the user's own data folder.
        database: the City database's address, `TRY_OUT`, or empty while nobody has chosen.
        ca_file: the certificate of the authority that signed the database server's, or empty for
            the system's.
        it_root_key: the public half of IT's root key, 64 hexadecimal digits; or empty.
        sources: where each value comes from: "environment", "file" or "default".
        problems: what in the user's file does not count, and why, in sentences.
    """

    home: Path
    database: str = ""
    ca_file: str = ""
    it_root_key: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def database_file(self) -> Path:
        """The file of the embedded SQLite."""
        return self.home / "pittadmin.sqlite"


def read() -> Settings:
    """Return the settings as they stand. What can't be read counts as not set, and is told."""
    home = _home()
    values = dict.fromkeys(_KEYS, "")
    sources = dict.fromkeys(_KEYS, "default")
    from_file, problems = _from_file(home / FILE)
    for source, found in (("file", from_file), ("environment", _from_environment())):
        values |= found
        sources |= dict.fromkeys(found, source)
    return Settings(home, **values, sources=sources, problems=tuple(problems))


def save(home: Path, database: str, ca_file: str = "") -> None:
    """Write the user's file; a password in the address is left out, IT's root key stays.

    Raises:
        Unavailable: the file can't be written.
    """
    import json  # a text of JSON is one of TOML too

    root_key = _from_file(home / FILE)[0].get("it_root_key", "")
    values = (re.sub("(//[^:/@]*):[^@]*@", r"\1@", database), ca_file, root_key)
    lines = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in zip(_KEYS, values, strict=True)
    ]
    part = home / f"{FILE}.part"
    try:
        home.mkdir(parents=True, exist_ok=True)
        part.write_text("".join(lines), "utf-8")
        os.replace(part, home / FILE)
    except OSError as error:
        raise Unavailable(
            _("The settings could not be written to {path}: {why}.").format(
                path=home / FILE, why=error.strerror or error
            ),
            _("Check the folder and your rights to it, or ask IT."),
        ) from error


def _home() -> Path:
    told = os.environ.get("PITTADMIN_HOME")
    if told:
        return Path(told).expanduser().absolute()
    # The usual places, named here, for platformdirs takes 8 ms to import before the first paint.
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME", "")
    if sys.platform == "linux":
        base = base or os.path.expanduser("~/.local/share")
    if os.path.isabs(base) and sys.platform in ("linux", "win32"):
        return Path(base) / "PittAdmin"
    import platformdirs

    return platformdirs.user_data_path("PittAdmin", appauthor=False)


def _from_environment() -> dict[str, str]:
    told = {key: os.environ.get(f"PITTADMIN_{key.upper()}", "").strip() for key in _KEYS}
    return {key: value for key, value in told.items() if value}


def _as_written(text: str) -> dict[str, Any] | None:
    """Read a file as `save` writes it, without tomllib, whose import takes 10 ms; None if it can't.

    Only plain texts in quotes, a line each, and no key twice: what TOML reads in the same way.
    """
    found = re.findall(_PLAIN_LINE, text, re.MULTILINE)
    plain = len(dict(found)) == len(found) == len(text.splitlines())
    return dict(found) if plain else None


def _from_file(path: Path) -> tuple[dict[str, str], list[str]]:
    """Return what the file says, and what in it does not count."""
    if not path.exists():
        return {}, []
    try:
        text = path.read_text("utf-8-sig")
        found = _as_written(text)
        if found is None:
            import tomllib

            found = tomllib.loads(text)
    except OSError as error:
        why = error.strerror or str(error)
        return {}, [_("{path} can't be read: {why}.").format(path=path, why=why)]
    except ValueError as error:
        return {}, [_("{path} can't be read: {why}.").format(path=path, why=error)]
    problems = [
        _("{path}: “{key}” is not a setting.").format(path=path, key=key)
        if key not in _KEYS
        else _("{path}: “{key}” has to be a text in quotes.").format(path=path, key=key)
        for key, value in found.items()
        if key not in _KEYS or not isinstance(value, str)
    ]
    told = {key: value.strip() for key in _KEYS if isinstance(value := found.get(key), str)}
    return {key: value for key, value in told.items() if value}, problems
