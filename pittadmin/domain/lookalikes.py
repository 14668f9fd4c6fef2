"""Characters that are not what they look like: found, named, and shown without harm."""

import unicodedata

from pittadmin.domain.i18n import _

_PAIRS = (
    "аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs һh ԁd ԛq ԝw ӏl ɡg ɑa ıi ȷj ſs "
    "αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ωw ｡. 。. ．."
)
_TWINS = {pair[0]: pair[1] for pair in _PAIRS.split()}


def twin(char: str) -> str:
    """Return the plain letter, digit or mark that `char` looks like, or an empty text."""
    base = _TWINS.get(char) or _TWINS.get(char.lower()) or unicodedata.normalize("NFKD", char)[0]
    return base.lower() if base.isascii() and base.isprintable() else ""


def shown(text: str, around: int = 0, most: int = 40) -> str:
    """Return `text` fit to stand in a sentence: short, and nothing in it unseen.

    Args:
        text: what was typed.
        around: the place in it that must be seen, in code points.
        most: how many characters are shown.
    """
    start = max(0, around - most // 2) if len(text) > most else 0
    part = text[start : start + most]
    seen = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in part)
    before = "…" if start else ""
    return before + seen + ("…" if start + most < len(text) else "")


def unseen(text: str) -> str:
    """Return the sentence that names the first unseen character of `text`, or an empty text.

    Unseen are control and zero-width characters, line breaks and all blanks but the plain space.
    """
    if text.isascii() and text.isprintable():
        return ""
    for at, char in enumerate(text):
        if not char.isprintable() or (not char.isascii() and _is_zero_width(char)):
            return _("“{text}” holds a character that can't be seen ({name}).").format(
                text=shown(text, at), name=_name(char)
            )
    return ""


def lookalike(text: str) -> str:
    """Return the sentence that names the first character outside plain ASCII, or an empty text."""
    for at, char in enumerate(text):
        if char.isascii():
            continue
        same = twin(char)
        said = (
            _("The “{char}” in “{text}” is not the letter “{twin}” but another one ({name}).")
            if same.isalpha()
            else _("The “{char}” in “{text}” is not a plain letter, digit or mark ({name}).")
        )
        return said.format(char=char, text=shown(text, at), twin=same, name=_name(char))
    return ""


def _is_zero_width(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


def _name(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    return name or _("character {code}").format(code=f"U+{ord(char):04X}")
