"""The settings, one frozen value: from the environment, then the user's file, then the defaults."""

import os
from dataclasses import dataclass, field
from pathlib import Path

TRY_OUT = "try-out"
"""The value of `Settings.database` for the embedded SQLite on this computer."""

_FILE = "settings.toml"
_KEYS = ("database", "ca_file")


@dataclass(frozen=True)
class Settings:
    """What the program was told before it starts.

    Args:
        home: the user's own data folder.
        database: the City database's address, `TRY_OUT`, or empty while nobody has chosen.
        ca_file: the certificate of the authority that signed the database server's, or empty for
            the system's.
        sources: where each value comes from: "environment", "file" or "default".
    """

    home: Path
    database: str = ""
    ca_file: str = ""
    sources: dict[str, str] = field(default_factory=dict)

    @property
    def database_file(self) -> Path:
        """The file of the embedded SQLite."""
        return self.home / "pittadmin.sqlite"


def read() -> Settings:
    """Return the settings as they stand. A file that can't be read counts as none."""
    home = _home()
    values = {"database": "", "ca_file": ""}
    sources = dict.fromkeys(_KEYS, "default")
    for source, found in (("file", _from_file(home / _FILE)), ("environment", _from_environment())):
        values |= found
        sources |= dict.fromkeys(found, source)
    return Settings(home, **values, sources=sources)


def save(home: Path, database: str, ca_file: str = "") -> None:
    """Write the user's file; a password never belongs in it.

    Raises:
        OSError: the folder can't be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    lines = [f"{key} = {_quoted(value)}\n" for key, value in zip(_KEYS, (database, ca_file))]
    part = home / (_FILE + ".part")
    part.write_text("".join(lines), "utf-8")
    os.replace(part, home / _FILE)


def _home() -> Path:
    told = os.environ.get("PITTADMIN_HOME")
    if told:
        return Path(told)
    import platformdirs

    return platformdirs.user_data_path("PittAdmin", appauthor=False)


def _from_environment() -> dict[str, str]:
    names = {key: f"PITTADMIN_{key.upper()}" for key in _KEYS}
    return {key: os.environ[name] for key, name in names.items() if os.environ.get(name)}


def _from_file(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    import tomllib

    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: found[key] for key in _KEYS if isinstance(found.get(key), str)}


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "")
    return f'"{escaped}"'
