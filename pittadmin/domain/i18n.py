"""The one way a sentence reaches a person: ``_()`` looks it up in the City's translation."""

import gettext
from pathlib import Path

from pittadmin.domain.resources import RESOURCES

_catalog = gettext.translation(
    "pittadmin", localedir=Path(RESOURCES) / "translations", fallback=True
)


def _(text: str) -> str:
    """Return `text` in the language of the screen; English when there is no translation."""
    return _catalog.gettext(text)


def several(one: str, many: str, count: int) -> str:
    """Return the form of a counted sentence that fits `count`, with ``{count}`` filled in."""
    return _catalog.ngettext(one, many, count).format(count=f"{count:,}")
