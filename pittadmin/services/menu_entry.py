"""The entry in a Linux desktop's menu, for an installation in a folder that no desktop looks in."""

import os
import shutil
import sys
from pathlib import Path

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES

_ENTRY = Path("applications") / "pittadmin.desktop"
_ICONS = {
    Path("icons/hicolor/scalable/apps/pittadmin.svg"): "icons/pittadmin.svg",
    Path("icons/hicolor/256x256/apps/pittadmin.png"): "icons/pittadmin-256.png",
}


def add() -> Path:
    """Put PittAdmin into this user's menu, and return the entry.

    Raises:
        Unavailable: this is no Linux, the program is not found, or nothing can be written.
    """
    if sys.platform != "linux":
        raise Unavailable(
            _("This is no Linux desktop."), _("On Windows the installer adds PittAdmin to Start.")
        )
    program = shutil.which("pittadmin", path=str(Path(sys.executable).parent)) or shutil.which(
        "pittadmin"
    )
    if program is None:
        raise Unavailable(
            _("The program “pittadmin” is not found."), _("Install PittAdmin, such as with pipx.")
        )
    text = (RESOURCES / "desktop" / "pittadmin.desktop").read_text("utf-8")
    entry = _folder() / _ENTRY
    try:
        for target, source in _ICONS.items():
            (_folder() / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(RESOURCES / source, _folder() / target)
        entry.parent.mkdir(parents=True, exist_ok=True)
        entry.write_text(text.replace("Exec=pittadmin", f"Exec={_quoted(program)}"), "utf-8")
    except OSError as error:
        raise Unavailable(
            _("{path} can't be written: {why}.").format(path=entry, why=error.strerror or error),
            _("Check the folder and your rights to it."),
        ) from error
    return entry


def remove() -> None:
    """Take PittAdmin out of this user's menu again."""
    for path in (_ENTRY, *_ICONS):
        (_folder() / path).unlink(missing_ok=True)


def _folder() -> Path:
    told = os.environ.get("XDG_DATA_HOME", "")
    return Path(told) if os.path.isabs(told) else Path.home() / ".local" / "share"


def _quoted(program: str) -> str:
    """Return a path as a desktop entry wants it: quoted where it has more than plain characters."""
    escaped = program.replace("\\", "\\\\\\\\").replace('"', '\\\\"').replace("%", "%%")
    escaped = escaped.replace("`", "\\\\`").replace("$", "\\\\$")
    plain = all(character.isalnum() or character in "/._-+" for character in program)
    return program if plain else f'"{escaped}"'
