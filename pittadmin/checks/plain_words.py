"""Words of a city's notices: how they are written when neither shouted nor run together.

A replacement is offered only where every word is known, so that no name is ever spelled small and
no hashtag is cut in the wrong place.
"""

import re
import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pittadmin.domain.resources import RESOURCES

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|[0-9]+|[^A-Za-z0-9]+")
_ENDS = re.compile(r"[.!?]\s*$|\n\s*$")
_MOST_PARTS, _MOST_LETTERS = 8, 60


@dataclass(frozen=True)
class _Words:
    """The words of `resources/plain_words.toml`, which says what each kind is."""

    small: frozenset[str]
    names: frozenset[str]
    short: frozenset[str]
    streets: frozenset[str]
    places: frozenset[str]
    part_of_name: frozenset[str]
    pointing: frozenset[str]
    bound: frozenset[str]


@cache
def _known() -> _Words:
    data = tomllib.loads((RESOURCES / "plain_words.toml").read_text("utf-8"))
    return _Words(**{kind: frozenset(words.split()) for kind, words in data.items()})


def in_sentence_case(shouted: str, begins: bool) -> str | None:
    """Return words in capitals as a sentence has them, or None where one of them is not known.

    Args:
        shouted: the words.
        begins: whether a sentence begins with them.
    """
    parts = _WORD.findall(shouted)
    words = [one.lower().replace("’", "'") for one in parts]
    made: list[str] = []
    for place, (part, word) in enumerate(zip(parts, words, strict=True)):
        if not word[0].isalpha():
            made.append(part)
            begins = begins or _ENDS.search(part) is not None
            continue
        before = next((one for one in reversed(words[:place]) if one[0].isalnum()), "")
        after = next((one for one in words[place + 1 :] if one[0].isalnum()), "")
        how = _how(word, before, after)
        if how is None:
            return None
        made.append(how(part) if how is not str.lower or not begins else part.capitalize())
        begins = False
    return "".join(made)


def _how(word: str, before: str, after: str) -> Callable[[str], str] | None:
    """Return how a word is written between two others, or None where that can't be known."""
    known = _known()
    if word in known.short:
        return str.upper
    if word in ("may", "march") and after.isdecimal():
        return str.capitalize
    if word in known.names or (word == "day" and before in known.names):
        return str.capitalize
    if word in known.streets:
        named = bool(before) and before not in known.small | known.pointing
        return str.capitalize if named else str.lower
    if after in known.streets and word not in known.pointing:
        return None if word in known.small else str.capitalize
    if word in known.small and not (word in known.places and before in known.part_of_name):
        return str.lower
    return None


def in_words(tag: str, beside: Collection[str]) -> str | None:
    """Return a hashtag with a capital for each word, or None unless there is one way to cut it.

    Args:
        tag: its letters, all small or all capitals, without the ``#``.
        beside: words of the post and of the City, in small letters.
    """
    letters, known = tag.lower(), _known()
    if len(letters) > _MOST_LETTERS:
        return None
    every = chain(known.small, known.names, known.streets, known.short, beside)
    words = {one for one in every if len(one) > 2 or one in known.bound | known.short}
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(letters) + 1):
        here = [
            (*way, letters[start:end])
            for start in range(end)
            if letters[start:end] in words
            for way in ways[start]
            if len(way) < _MOST_PARTS
        ]
        ways.append(here[:3])
    found = ways[-1]
    # What is one word by itself has no other capital than its first.
    if len(found) != 1 or len(found[0]) < 2:
        return None
    return "".join(_capital(one) for one in found[0])


def _capital(word: str) -> str:
    return word.upper() if word in _known().short else word[:1].upper() + word[1:]
