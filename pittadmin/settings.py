"""The settings, one frozen value, with where each comes from.

Group policy counts first, then the environment, then the user's file, then what the installer (on
other systems, the computer's own file) says. The table of them is `domain/setting_table.py`.
"""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pittadmin import registry
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.setting_table import BY_KEY, SETTINGS, Setting, Source

TRY_OUT = "try-out"
"""The value of `Settings.database` for the embedded SQLite on this computer."""

FILE = "settings.toml"
"""The name of the user's file, in the folder `Settings.home`."""

COMPUTER_FILE = Path("/etc/pittadmin") / FILE
"""The file of a computer without a registry, which its administrator writes."""

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
        sources: where each value comes from, by key; one that is not in it, from nowhere.
        problems: what was told and does not count, and why, in sentences.
    """

    home: Path
    database: str = ""
    ca_file: str = ""
    it_root_key: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def database_file(self) -> Path:
        """The file of the embedded SQLite."""
        return self.home / "pittadmin.sqlite"

    def source(self, key: str) -> Source:
        """Return where a setting's value comes from."""
        return self.sources.get(key, Source.DEFAULT)

    def is_locked(self, key: str) -> bool:
        """Tell whether group policy sets it, so that it can't be changed in the program."""
        return self.source(key).is_policy

    def changed(self, **values: str) -> dict[str, str]:
        """Return which of the values the user has chosen differ; what is locked never does."""
        return {
            key: value
            for key, value in values.items()
            if value != getattr(self, key) and not self.is_locked(key)
        }

    def choosing(self, **values: str) -> "Settings":
        """Return these settings with what the user has chosen; what is locked stays as it is."""
        changed = self.changed(**values)
        sources = {key: Source.FILE if value else Source.DEFAULT for key, value in changed.items()}
        return replace(self, **changed, sources={**self.sources, **sources})


def read() -> Settings:
    """Return the settings as they stand. What can't be read counts as not set, and is told."""
    home = user_folder()
    problems: list[str] = []
    layers = {
        source: _from_registry(values, problems) for source, values in registry.read().items()
    }
    layers[Source.ENVIRONMENT] = _from_environment()
    layers[Source.FILE] = _from_file(home / FILE, problems)
    if Source.COMPUTER not in layers and sys.platform != "win32":
        layers[Source.COMPUTER] = _from_file(COMPUTER_FILE, problems)
    told: dict[str, str] = {}
    sources: dict[str, Source] = {}
    for source in Source:
        for key, value in layers.get(source, {}).items():
            if key not in told:
                told[key], sources[key] = value, source
    return Settings(home, **told, sources=sources, problems=tuple(problems))


def save(home: Path, **values: str) -> None:
    """Write the user's file; a password in the address is left out, what is not named stays.

    Args:
        home: the user's own data folder.
        values: what the user has chosen, by key; an empty text takes a choice back.

    Raises:
        Unavailable: the file can't be written.
    """
    import json  # a text of JSON is one of TOML too

    chosen = {**_from_file(home / FILE, []), **values}
    if "database" in chosen:
        chosen["database"] = re.sub("(//[^:/@]*):[^@]*@", r"\1@", chosen["database"])
    lines = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in chosen.items()
        if value
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


def user_folder() -> Path:
    """Return the user's own data folder."""
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
    told = {one.key: os.environ.get(one.variable, "").strip() for one in SETTINGS}
    return {key: value for key, value in told.items() if value}


def _from_registry(values: registry.Values, problems: list[str]) -> dict[str, str]:
    """Return what one key of the registry says; what in it does not count is added to problems."""
    # Names in the registry are the same in capitals; a value that was emptied is not set.
    texts = {name.lower(): str(value).strip() for name, value in values.items()}
    told = {one.key: _joined(one, texts, problems) for one in SETTINGS}
    return {key: value for key, value in told.items() if value}


def _joined(setting: Setting, texts: Mapping[str, str], problems: list[str]) -> str:
    """Return one setting of what a key holds, or an empty text."""
    parts: dict[str, str] = {}
    for value in setting.values:
        text = texts.get(value.name.lower()) or value.default
        if text and not value.accepts(text):
            # Not repeated: somebody may have written a password where none belongs.
            problems.append(
                _("{name} in the registry is not used: it is no {what}.").format(
                    name=value.name, what=value.title.rstrip(":").lower()
                )
            )
            return ""
        parts[value.name] = text
    return setting.join(parts) if parts[setting.values[0].name] else ""


def _as_written(text: str) -> dict[str, Any] | None:
    """Read a file as `save` writes it, without tomllib, whose import takes 10 ms; None if it can't.

    Only plain texts in quotes, a line each, and no key twice: what TOML reads in the same way.
    """
    found = re.findall(_PLAIN_LINE, text, re.MULTILINE)
    plain = len(dict(found)) == len(found) == len(text.splitlines())
    return dict(found) if plain else None


def _from_file(path: Path, problems: list[str]) -> dict[str, str]:
    """Return what a file says; what in it does not count is added to the problems."""
    try:
        text = path.read_text("utf-8-sig")
        found = _as_written(text)
        if found is None:
            import tomllib

            found = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        why = error.strerror or str(error)
        problems.append(_("{path} can't be read: {why}.").format(path=path, why=why))
        return {}
    except ValueError as error:
        problems.append(_("{path} can't be read: {why}.").format(path=path, why=error))
        return {}
    problems += [
        _("{path}: “{key}” is not a setting.").format(path=path, key=key)
        if key not in BY_KEY
        else _("{path}: “{key}” has to be a text in quotes.").format(path=path, key=key)
        for key, value in found.items()
        if key not in BY_KEY or not isinstance(value, str)
    ]
    told = {key: value.strip() for key in BY_KEY if isinstance(value := found.get(key), str)}
    return {key: value for key, value in told.items() if value}
