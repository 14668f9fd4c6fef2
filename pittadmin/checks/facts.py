"""What rules look for that no pattern can say: numbers, names on file, counts, how a text reads."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from pittadmin.checks import numbers, plain_words
from pittadmin.checks.texts import Hit, Text
from pittadmin.checks.x_length import x_length
from pittadmin.domain.platforms import Platform, platforms

_CAPITALS = re.compile(
    r"(?<![\w#@/.])[A-Z][A-Z'’]*[A-Z](?:[\s,;:!&/-]{1,3}(?:[A-Z][A-Z'’]*[A-Z]|[0-9]+|[AI])(?!\w))+"
)
_CAPITAL_WORD = re.compile(r"[A-Z]{4,}")
_BEFORE_SENTENCE = re.compile(r"(?:[.!?]\s+|\n\s*)[\"“‘'(]*\Z")
_LETTERS = re.compile(r"[a-z]{2,}")
_SENTENCE = re.compile(r"[.!?\n]+(?:(?<=\n)|(?=\s)|$)")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+|www\.\S+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"[aeiouy][a-z]*[b-df-hjkmnp-tv-xz]e\b")
_FEWEST_WORDS = 30
_EMOJI = re.compile(
    "[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?(?:\u200d[\u2600-\U0001faff]\ufe0f?)*"
)
_EMOJI_ROW = re.compile(rf"(?:{_EMOJI.pattern}\s?)+")


def length_on(platform: Platform, text: str) -> int:
    """Return how long a text counts on a platform: weighted on X, UTF-16 units elsewhere."""
    if platform.post.weight_one:
        return x_length(text)
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cards(text: Text) -> Iterator[Hit]:
    for start, end in numbers.find_cards(text.views.plain.text):
        yield _hit(text, start, end)


def _phones(text: Text, office: bool) -> Iterator[Hit]:
    """Yield telephone numbers: those of an office, or the others."""
    for start, end, is_office in text.phones:
        if is_office == office:
            yield _hit(text, start, end)


def _emails(text: Text) -> Iterator[Hit]:
    for start, end in numbers.find_emails(text.views.plain.text, text.known.emails):
        yield _hit(text, start, end)


def _employees(text: Text) -> Iterator[Hit]:
    """Yield the names of persons on file (R60)."""
    pattern = text.known.employees
    if pattern is None:
        return
    for match in pattern.finditer(text.views.plain.text):
        if (match["first"], match["last"]) in text.known.pairs:
            yield _hit(text, *match.span())


def _marked_handles(text: Text) -> Iterator[Hit]:
    """Yield handles that the department marked as a person's (R37 to R39)."""
    if not text.known.handles or "@" not in text.text:
        return
    for match in re.finditer(r"(?<![\w@.])@([a-z0-9_.]+)", text.views.plain.text):
        if match[1].rstrip(".") in text.known.handles:
            yield _hit(text, match.start(), match.end())


def _hit(text: Text, start: int, end: int) -> Hit:
    place = text.views.plain.original(start, end)
    return Hit(*place, words={"found": text.text[slice(*place)]})


def _too_long(text: Text) -> Iterator[Hit]:
    for platform in _platforms(text):
        limit = platform.post.characters
        length = length_on(platform, text.text) if limit is not None else 0
        if limit is not None and length > limit:
            words = {"platform": platform.name, "count": f"{length:,}", "limit": f"{limit:,}"}
            yield Hit(words=words | {"over": f"{length - limit:,}"}, platforms=(platform.key,))


def _too_many_hashtags(text: Text) -> Iterator[Hit]:
    found = text.hashtags
    for platform in _platforms(text):
        limit = platform.post.hashtags
        if limit is not None and len(found) > limit:
            words = {"platform": platform.name, "count": len(found), "limit": limit}
            yield Hit(*found[limit], words=words, platforms=(platform.key,))


def _empty(text: Text) -> Iterator[Hit]:
    if not text.text.strip() and not text.post.media:
        yield Hit()


def _platforms(text: Text) -> Iterator[Platform]:
    for key in text.platforms:
        platform = platforms().get(key)
        if platform:
            yield platform


def _capitals(text: Text, words: int) -> Iterator[Hit]:
    """Yield stretches of at least so many words in capitals; short forms such as DPW count not."""
    if len(_CAPITAL_WORD.findall(text.text)) < words:
        return
    for match in _CAPITALS.finditer(text.text):
        if len(_CAPITAL_WORD.findall(match[0])) >= words:
            begins = not text.text[: match.start()].rstrip(" \"“‘'(") or bool(
                _BEFORE_SENTENCE.search(text.text, 0, match.start())
            )
            calm = plain_words.in_sentence_case(match[0], begins)
            yield Hit(*match.span(), replacement=calm, words={"found": match[0]})


def _flat_hashtags(text: Text, letters: int) -> Iterator[Hit]:
    """Yield long hashtags without capitals, which a screen reader reads as one word."""
    for start, end in text.hashtags:
        tag = text.text[start + 1 : end]
        if len(tag) >= letters and (tag.islower() or tag.isupper()) and "_" not in tag:
            cut = plain_words.in_words(tag, _words_beside(text))
            instead = text.text[start] + cut if cut else None
            yield Hit(start, end, replacement=instead, words={"found": text.text[start:end]})


def _words_beside(text: Text) -> frozenset[str]:
    """Return the words of a text but its hashtags, of its department and of all departments."""
    rest = text.text
    for start, end in reversed(text.hashtags):
        rest = f"{rest[:start]} {rest[end:]}"
    names = (text.post.department, *text.known.facts.departments)
    return frozenset(_LETTERS.findall(" ".join((rest, *names)).lower()))


def _hard_to_read(text: Text, grade: float) -> Iterator[Hit]:
    """Yield the text when its Flesch–Kincaid grade (Kincaid 1975) is above `grade`."""
    plain = text.views.plain.text
    if plain.count(" ") + plain.count("\n") < _FEWEST_WORDS:
        return
    if any(mark in plain for mark in ("://", "@", "www.")):
        plain = _ADDRESS.sub(" ", plain)
    parts = plain.split()
    words = sum(map(_words, parts))
    if words < _FEWEST_WORDS:
        return
    syllables = sum(map(_syllables, parts))
    sentences = sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part))
    reached = 0.39 * words / max(1, sentences) + 11.8 * syllables / words - 15.59
    if reached > grade:
        yield Hit(words={"grade": f"{reached:.0f}"})


@lru_cache(8192)
def _words(part: str) -> int:
    """Return how many words stand between two blanks, such as two in ``and/or``."""
    return len(_WORD.findall(part))


@lru_cache(8192)
def _syllables(part: str) -> int:
    """Return how many syllables stand between two blanks.

    A vowel or several make a syllable; an e at the end makes none, but for “le”.
    """
    return len(_VOWELS.findall(part)) - len(_SILENT.findall(part))


def _long_sentence(text: Text, words: int) -> Iterator[Hit]:
    if text.text.count(" ") < words:
        return
    at = 0
    for stop in (*(match.end() for match in _SENTENCE.finditer(text.text)), len(text.text)):
        sentence = text.text[at:stop]
        count = len(sentence.split())
        if count > words and not _ADDRESS.search(sentence):
            start = at + len(sentence) - len(sentence.lstrip())
            yield Hit(start, at + len(sentence.rstrip()), words={"count": count})
        at = stop


def _emoji(text: Text, row: int) -> Iterator[Hit]:
    """Yield rows of at least so many emoji."""
    if text.text.isascii() or len(_EMOJI.findall(text.text)) < row:
        return
    for match in _EMOJI_ROW.finditer(text.text):
        if len(_EMOJI.findall(match[0])) >= row:
            row_ = match[0].rstrip()
            first, *others = _EMOJI.findall(row_)
            same = first if set(others) == {first} else None
            yield Hit(match.start(), match.start() + len(row_), replacement=same)


def _many_hashtags(text: Text, most: int) -> Iterator[Hit]:
    found = text.hashtags
    if len(found) > most:
        yield Hit(*found[most], words={"count": len(found)})


FACTS: dict[str, Callable[..., Iterator[Hit]]] = {
    "cards": _cards,
    "phones": _phones,
    "emails": _emails,
    "employees": _employees,
    "marked_handles": _marked_handles,
    "too_long": _too_long,
    "too_many_hashtags": _too_many_hashtags,
    "empty": _empty,
    "capitals": _capitals,
    "flat_hashtags": _flat_hashtags,
    "hard_to_read": _hard_to_read,
    "long_sentence": _long_sentence,
    "emoji": _emoji,
    "many_hashtags": _many_hashtags,
}
"""What a rule of the kind ``fact`` may name; the rule's further keys are the arguments."""
