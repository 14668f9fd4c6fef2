"""The mandated disclaimer in a pasted profile, compared word for word (R10).

Typographic quotes, dashes and ellipses, blanks of any kind and number, line breaks and zero-width
characters are no differences; everything else is, capital letters among it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from pittadmin.checks.alignment import Gap, align
from pittadmin.domain.i18n import _
from pittadmin.domain.lookalikes import shown
from pittadmin.domain.policy import DISCLAIMER

_ZERO_WIDTH = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{_ZERO_WIDTH}]+")
_WORD = re.compile(rf"\w[\w{_ZERO_WIDTH}]*|[^\s{_ZERO_WIDTH}]")
_QUOTE = re.compile("[\"'`´“”„‟«»‹›‘’‚‛]")
_DASH = re.compile("[‐‑‒–—―−]")
_TELLING = 6
"""From how many letters on a word tells where the disclaimer may be; short ones are all over."""
_RESEMBLES = 0.5
"""The share of the disclaimer's words from which on a text is taken for an attempt at it."""


@dataclass(frozen=True)
class Difference:
    """One place where the pasted text is not the disclaimer.

    Args:
        start: where to underline in the pasted text, in code points. Where words are missing,
            that is the word before the gap, or after it at the beginning.
        end: where the underline ends, not included.
        found: what stands there instead, empty when words are missing.
        expected: what must stand there, empty when there is too much.
        sentence: what is wrong, as it is shown.
    """

    start: int
    end: int
    found: str
    expected: str
    sentence: str


@dataclass(frozen=True)
class DisclaimerCheck:
    """What the comparison found.

    Args:
        found: the disclaimer is there, word for word.
        differences: where it is not, in the order of the text; empty too when nothing like the
            disclaimer is there at all.
        start: where the disclaimer, or the attempt at it, begins, in code points.
        end: where it ends, not included; equal to `start` when nothing like it is there.
    """

    found: bool
    differences: tuple[Difference, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def resembles(self) -> bool:
        """Whether the disclaimer, or something like it, is there."""
        return self.end > self.start


@dataclass(frozen=True)
class _Stretch:
    """Some words and marks of a text, each with its place."""

    text: str
    words: list[str]
    spans: list[tuple[int, int]]

    def part(self, start: int, end: int) -> str:
        """Return the text from one word up to another, on one line; empty when there is none."""
        if start == end:
            return ""
        begin, finish = self.spans[start][0], self.spans[end - 1][1]
        return " ".join(_INVISIBLE.sub("", self.text[begin:finish]).split())


def check_disclaimer(text: str, disclaimer: str = DISCLAIMER) -> DisclaimerCheck:
    """Compare the place of `text` that is most like the disclaimer with it.

    Args:
        text: the pasted profile, of any length.
        disclaimer: the text that must be there.
    """
    wanted, plain = _plain(disclaimer), _plain(text)
    want = _stretch(disclaimer, wanted, _words(wanted))
    words = _words(plain)
    at = _exact(words, want.words)
    if at is not None:
        spans = _stretch(text, plain, words, at, at + len(want.words)).spans
        return DisclaimerCheck(True, (), spans[0][0], spans[-1][1])
    middle, around = _most_alike(words, want.words), len(want.words)
    have = _stretch(text, plain, words, max(0, middle - around), middle + 2 * around)
    place = align(have.words, want.words)
    if place.alike < len(want.words) * _RESEMBLES:
        return DisclaimerCheck(False)
    differences = tuple(_difference(have, want, gap) for gap in place.gaps)
    return DisclaimerCheck(
        False, differences, have.spans[place.start][0], have.spans[place.end - 1][1]
    )


def _plain(text: str) -> str:
    """Return `text`, as long as before, with what is no difference written in one way."""
    return _DASH.sub("-", _QUOTE.sub(" ", text.replace("...", "…\u200b\u200b")))


def _words(plain: str) -> list[str]:
    """Return the words and marks of a plain text, without what does not count as a difference."""
    words = _WORD.findall(plain)
    if plain.isascii() or not _INVISIBLE.search(plain):
        return words
    return [word if word.isascii() else _INVISIBLE.sub("", word) for word in words]


def _stretch(
    text: str, plain: str, words: list[str], start: int = 0, end: int | None = None
) -> _Stretch:
    """Return the words of `text` from one up to another with their places."""
    places = islice(_WORD.finditer(plain), start, end)
    return _Stretch(text, words[start:end], [match.span() for match in places])


def _exact(have: list[str], want: list[str]) -> int | None:
    """Return where `want` stands in `have` word for word, or None."""
    rare = max(want, key=len)
    before = want.index(rare)
    for at, word in enumerate(have[before:]):
        if word == rare and have[at : at + len(want)] == want:
            return at
    return None


def _most_alike(have: list[str], want: list[str]) -> int:
    """Return where the stretch as long as `want` begins that shares most long words with it."""
    missing = Counter(word for word in want if len(word) >= _TELLING)
    cases = {case: word for word in missing for case in (word, word.lower(), word.upper())}
    shared = [(at, cases[word]) for at, word in enumerate(have) if word in cases]
    score = best = best_at = oldest = 0
    for at, word in shared:
        while shared[oldest][0] <= at - len(want):
            leaving = shared[oldest][1]
            missing[leaving] += 1
            score -= missing[leaving] > 0
            oldest += 1
        score += missing[word] > 0
        missing[word] -= 1
        if score > best:
            best, best_at = score, max(0, at - len(want) + 1)
    return best_at


def _difference(have: _Stretch, want: _Stretch, gap: Gap) -> Difference:
    start, end = gap.start, gap.end
    found = have.part(start, end)
    expected = want.part(gap.want_start, gap.want_end)
    said = {"found": shown(found, most=80), "expected": shown(expected, most=80)}
    if found and expected:
        sentence = _("“{found}” must be “{expected}”.").format(**said)
    elif found:
        sentence = _("“{found}” does not belong after “{before}”.").format(
            before=_context(have, start), **said
        )
    elif gap.want_start:
        sentence = _("“{expected}” is missing after “{before}”.").format(
            before=_context(have, start), **said
        )
        start, end = start - 1, start
    else:
        sentence = _("“{expected}” is missing before “{behind}”.").format(
            behind=have.part(start, start + 1), **said
        )
        end = start + 1
    return Difference(have.spans[start][0], have.spans[end - 1][1], found, expected, sentence)


def _context(have: _Stretch, at: int) -> str:
    """Return the word before `at`, with the mark that follows it."""
    is_mark = not have.words[at - 1][0].isalnum()
    return have.part(at - 2 if is_mark and at > 1 else at - 1, at)
