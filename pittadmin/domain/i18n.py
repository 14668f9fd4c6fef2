"""The one way a sentence reaches a person: ``_()`` looks it up in the City's translation."""

import gettext

from pittadmin.domain.resources import RESOURCES

_folder = RESOURCES / "translations"
# Looking for a translation imports `locale`; where there is none the start is spared it.
_catalog = (
    gettext.translation("pittadmin", localedir=_folder, fallback=True)
    if _folder.is_dir()
    else gettext.NullTranslations()
)


def _(text: str) -> str:
    """Return `text` in the language of the screen; English when there is no translation."""
    return _catalog.gettext(text)


def several(one: str, many: str, count: int) -> str:
    """Return the form of a counted sentence that fits `count`, with ``{count}`` filled in."""
    return _catalog.ngettext(one, many, count).format(count=f"{count:,}")


def listed(words: list[str], last: str) -> str:
    """Return words as they stand in a sentence: "one, two and three".

    Args:
        words: one at least.
        last: the word before the last of them.
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
