"""Texts as the rules read them: one way of writing each letter, with the way back to the original.

What a reader takes for the same is made the same: zero-width characters go, look-alike letters
and full-width forms become plain ones, curly quotes straight. Every view keeps for each of its
bytes which character of the original it came from, so that the right letters are underlined.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pittadmin.domain.lookalikes import twin

_SPECIAL = {
    **dict.fromkeys("“”„‟«»″❝❞〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    "…": "...",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "Æ": "AE",
    "Œ": "OE",
    "Ø": "O",
    "Ł": "L",
    "Đ": "D",
    "\n": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}
_NOT_PLAIN = re.compile(r"[^\n\x20-\x7e]+")
_SPACED = re.compile(
    r"(?<![a-z0-9'])(?:[a-z0-9@$!](?:[ ._*-]|\s-\s)){2,}[a-z0-9@$!](?![a-z0-9'])", re.ASCII
)
_SINGLES = re.compile(r"[ ._*-][a-z0-9@$!][ ._*-][a-z0-9@$!]?[ ._*-]", re.ASCII)
_GAPS = re.compile(r"[ ._*\n-]+")
_LEET = re.compile(r"(?<![a-z0-9@$!|./#:+-])[a-z0-9@$!|]*[0-9@$!|][a-z0-9@$!|]*", re.ASCII)
_NEAR_LETTER = re.compile(r"[a-z][0-9@$!|]|[0-9@$!|][a-z]", re.ASCII)
_NOT_LEET = re.compile(
    r"[0-9]+(?:st|nd|rd|th|am|pm|a|p|k|m|b|s|d|g|v|x|ft|in|mi|km|mph|lbs?|lb|hr|hrs|min|yr|yrs)?!*"
    r"|\$[0-9]+[a-z]{0,3}!*|@.*|[a-z]+!+|[a-z]{1,2}[0-9]+!*|[a-z]+[0-9]{2,}!*|!+|\$+|\|+",
    re.ASCII,
)
_LEET_LETTERS = str.maketrans("4310570@$!|8", "aeiosto" + "asilb")
_REPEATED = re.compile(r"([a-vyz])\1\1+", re.ASCII)
_WORD = re.compile(r"[a-z]{4,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class View:
    """One way of reading a text.

    Args:
        text: as it is read.
        data: the same in UTF-8, which is what patterns run on.
        chars: the character of the original that each character came from; None when they are
            the same.
        offsets: the character of `text` at each byte of `data`; None when they are the same.
    """

    text: str
    data: bytes
    chars: Sequence[int] | None = None
    offsets: Sequence[int] | None = None

    def char(self, byte: int) -> int:
        """Return the place in `text` of a byte of `data`."""
        return byte if self.offsets is None else self.offsets[byte]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the bytes from `start` up to `end` stand in the original."""
        return self.original(self.char(start), self.char(end))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters of `text` from `start` up to `end` stand in the original."""
        if self.chars is None:
            return start, end
        if start == end:
            at = self.chars[start] if start < len(self.chars) else self._length
            return at, at
        return self.chars[start], self.chars[end - 1] + 1

    @property
    def _length(self) -> int:
        return self.chars[-1] + 1 if self.chars else 0


@dataclass(frozen=True, slots=True)
class Views:
    """The views of one text.

    Args:
        original: the text itself.
        cased: with capitals.
        plain: all in small letters.
        loose: with spaced letters joined, digits read as letters and misspellings mended; the
            same as `plain` when nothing of that is in the text.
    """

    original: str
    cased: View
    plain: View
    loose: View


def views(text: str, misspelled: Mapping[str, str] | None = None) -> Views:
    """Return the views of `text`.

    Args:
        text: any text; lone surrogates and NUL are taken for nothing.
        misspelled: the word that is meant, by misspelling.
    """
    folded, chars = fold(text)
    cased = _view(folded, chars)
    plain = _view(folded.lower(), chars) if not folded.islower() else cased
    return Views(text, cased, plain, _loose(plain, misspelled or {}))


def fold(text: str) -> tuple[str, Sequence[int] | None]:
    """Return `text` with each letter written in one way, and where each came from.

    The second value is None when every character stands where it stood.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text, None
    parts: list[str] = []
    chars: list[int] = []
    at = 0
    for odd in _NOT_PLAIN.finditer(text):
        start, end = odd.span()
        parts.append(text[at:start])
        chars.extend(range(at, start))
        for place in range(start, end):
            plain = _fold_char(text[place])
            if plain:
                parts.append(plain)
                chars.extend([place] * len(plain))
        at = end
    parts.append(text[at:])
    chars.extend(range(at, len(text)))
    return "".join(parts), chars


@lru_cache(4096)
def _fold_char(char: str) -> str:
    """Return how a character that is not plain ASCII is read; empty when it is not seen."""
    if char in _SPECIAL:
        return _SPECIAL[char]
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp") or char in "\t\r\v\f\x85":
        return " "
    if category in ("Cf", "Cc", "Mn", "Me", "Cs"):
        return ""
    if category == "So" and char not in "™℠℡№":
        return _letter_sign(char)
    same = twin(char)
    if same:
        return same.upper() if char.isupper() else same
    parts = unicodedata.normalize("NFKD", char)
    base = "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Me"))
    return base if base and base != char and base.isprintable() else char


def _letter_sign(char: str) -> str:
    """Return the letter in a ring, a square or a flag, such as Ⓐ or 🄰; else the sign itself."""
    base = unicodedata.normalize("NFKD", char)
    if len(base) == 1 and base.isascii() and base.isalnum():
        return base
    if "\U0001f130" <= char <= "\U0001f189":
        return chr(ord("A") + (ord(char) - 0x1F130) % 32 % 26)
    return char


def _view(text: str, chars: Sequence[int] | None) -> View:
    if text.isascii():
        return View(text, text.encode("ascii"), chars)
    data = text.encode("utf-8")
    offsets: list[int] = []
    for at, char in enumerate(text):
        offsets.append(at)
        if char > "\x7f":
            offsets.extend([at] * (1 if char <= "\u07ff" else 2 if char <= "\uffff" else 3))
    offsets.append(len(text))
    return View(text, data, chars, offsets)


def _loose(plain: View, misspelled: Mapping[str, str]) -> View:
    """Return `plain` as a reader of hidden words reads it, or `plain` when there are none."""
    text = plain.text
    changes = _changes(text, misspelled)
    if not changes:
        return plain
    parts: list[str] = []
    chars: list[int] = []
    at = 0
    for start, end, word in changes:
        if start < at:
            continue
        parts += (text[at:start], word)
        chars.extend(range(at, start))
        span = end - start
        chars.extend(start + min(place, span - 1) for place in range(len(word) - 1))
        chars.append(end - 1)
        at = end
    parts.append(text[at:])
    chars.extend(range(at, len(text)))
    if plain.chars is not None:
        chars = [plain.chars[place] for place in chars]
    return _view("".join(parts), chars)


def _changes(text: str, misspelled: Mapping[str, str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for match in _SPACED.finditer(text) if _SINGLES.search(text) else ():
        # “I k i l l” begins with a word of its own.
        start = match.start() + (2 if match[0].startswith("i ") and match[0].count(" ") > 2 else 0)
        joined = _GAPS.sub("", text[start : match.end()])
        if sum(not char.isdigit() for char in joined) > 2:
            word = joined.translate(_LEET_LETTERS)
            found.append((start, match.end(), misspelled.get(word, word)))
    if _NEAR_LETTER.search(text):
        for match in _LEET.finditer(text):
            token = match[0]
            if not _NOT_LEET.fullmatch(token) and any("a" <= char <= "z" for char in token):
                kept = token.rstrip("!")
                word = kept.translate(_LEET_LETTERS)
                found.append((match.start(), match.start() + len(kept), misspelled.get(word, word)))
    for match in _REPEATED.finditer(text):
        found.append((match.start(), match.end(), match[1]))
    if misspelled and not misspelled.keys().isdisjoint(_WORD.findall(text)):
        for match in _WORD.finditer(text):
            meant = misspelled.get(match[0])
            if meant:
                found.append((match.start(), match.end(), meant))
    found.sort(key=lambda change: (change[0], -change[1]))
    return found


def misspellings(words: Sequence[str], real: Sequence[str] = ()) -> dict[str, str]:
    """Return the word that is meant by each misspelling of `words`.

    A misspelling swaps two neighbouring letters of a word of at least four, or leaves out one
    inside a word of at least five.

    Args:
        words: in small letters.
        real: words that are none, though they look so.
    """
    keep = {*words, *real}
    found: dict[str, str] = {}
    for word in words:
        wrong = {
            word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)
        }
        if len(word) >= 5:
            wrong |= {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
        for one in wrong if len(word) >= 4 else ():
            if one not in keep:
                found.setdefault(one, word)
    return found
