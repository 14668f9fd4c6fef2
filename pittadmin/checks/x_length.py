"""How long a post counts on X: links 23, an emoji 2, other scripts 2, everything else 1.

The figures are in ``resources/platforms.toml``, the domains and emoji in ``x_counting.toml``; the
rules are those of twitter-text, which `tests/checks/test_x_length.py` compares with.
"""

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from pittadmin.domain.platforms import platforms
from pittadmin.domain.resources import RESOURCES

MOST_IN_A_WORD = 2_000
"""A longer word is not searched for links: the post is far too long by then."""

_SPACES = "\x09-\x0d \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# With the space before it, for a word begins differently there than at the front of a text.
_WORD_WITH_DOT = re.compile(rf"(?:^|[{_SPACES}])[^{_SPACES}]*\.[^{_SPACES}]{{2,}}")
_TWICE = "\xa9\xae"
_LINE_END = re.compile(r"\r\n|\r")


@lru_cache(16)
def x_length(text: str) -> int:
    """Return how many of the 280 characters `text` takes on X."""
    text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    links = _links(text) if "." in text else []
    length = len(links) * _url_characters()
    at = 0
    for start, end in links:
        length += _weight(text[at:start])
        at = end
    return length + _weight(text[at:])


def _weight(text: str) -> int:
    """Return the length of a text without links."""
    if text.isascii():
        return len(text)
    if max(text) <= "\u1000" and not any(char in text for char in _TWICE):
        return len(text)
    starts, ends = _single_weights()
    sequences, first, longest = _emoji()
    length = at = 0
    while at < len(text):
        char = text[at]
        if char in first:
            for size in range(longest, 1, -1):
                if text[at : at + size] in sequences and at + size <= len(text):
                    break
            else:
                size = 1
            if size > 1:
                length += 2
                at += size
                continue
        code = ord(char)
        place = bisect_right(starts, code) - 1
        once = place >= 0 and code <= ends[place] and char not in _TWICE
        length += 1 if once else 2
        at += 1
    return length


@cache
def _single_weights() -> tuple[list[int], list[int]]:
    """Return the beginnings and the ends of the code points that count once."""
    ranges = platforms()["x"].post.weight_one
    return [start for start, _end in ranges], [end for _start, end in ranges]


@cache
def _url_characters() -> int:
    return platforms()["x"].post.url_characters or 0


@cache
def _table() -> dict[str, str]:
    return tomllib.loads((RESOURCES / "x_counting.toml").read_text("utf-8"))


@cache
def _emoji() -> tuple[frozenset[str], frozenset[str], int]:
    """Return the sequences that count as one, their first characters, and the longest's length."""
    sequences = frozenset(_table()["emoji"].split())
    return sequences, frozenset(one[0] for one in sequences), max(map(len, sequences))


def _links(text: str) -> list[tuple[int, int]]:
    """Return where links stand, as X finds them."""
    found: list[tuple[int, int]] = []
    for word in _WORD_WITH_DOT.finditer(text):
        if len(word[0]) <= MOST_IN_A_WORD:
            found += [(word.start() + start, word.start() + end) for start, end in _in(word[0])]
    return found


@lru_cache(256)
def _in(word: str) -> tuple[tuple[int, int], ...]:
    """Return where links stand in a word with the space before it."""
    return tuple(_find_in(word))


def _find_in(word: str) -> Iterable[tuple[int, int]]:
    patterns = _patterns()
    for match in patterns.link.finditer(word):
        before, url, protocol, domain, path = match.group(1, 2, 3, 4, 5)
        end = match.end()
        start = end - len(url)
        if not _is_domain(domain):
            continue
        if protocol is None:
            if before and before in "-_./":
                continue
            last: tuple[int, int] | None = None
            for ascii_domain in patterns.ascii_domain.finditer(domain):
                if last:
                    yield last
                last = start + ascii_domain.start(), start + ascii_domain.end()
            if last:
                # With a path, the link is as long as the whole, whatever stands before its domain.
                begin, stop = last
                whole = len(url) - len(domain) + stop - begin
                yield (begin, begin + whole) if path else last
        else:
            short = patterns.short.match(url)
            if short and len(short[1]) > 40:
                continue
            yield start, start + len(short[0]) if short else end


def _is_domain(domain: str) -> bool:
    try:
        return bool(domain.encode("idna"))
    except UnicodeError:
        return False


class _Patterns:
    """The patterns of twitter-text; compiled when a text first holds something like a link."""

    def __init__(self) -> None:
        accents = (
            "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263"
            "\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
        )
        invalid, turns = "\ufffe\ufeff\uffff", "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
        marks = r"\!'#%&'\(\)*\+,\\\-\.\/:;<=>\?@\[\]\^_{|}~\$"
        char = f"[^{marks}{_SPACES}{invalid}{turns}]"
        names = sorted(_table()["domains"].split(), key=len, reverse=True)
        top = f"(?:{_trie(names)}(?=[^0-9a-zA-Z@+-]|$)|xn--[-0-9a-z]+)"
        subdomain = rf"(?:(?:{char}(?:[_-]|{char})*)?{char}\.)"
        name = rf"(?:(?:{char}(?:-|{char})*)?{char}\.)"
        in_path = rf"[a-z\u0400-\u04ff0-9!\*';:=\+,\.\$\/%#\[\]\-\u2013_~@\|&{accents}]"
        parens = rf"\((?:{in_path}+|(?:{in_path}*\({in_path}+\){in_path}*))\)"
        path_end = rf"(?:[\+\-a-z\u0400-\u04ff0-9=_#\/{accents}]|(?:{parens}))"
        path = rf"(?:(?:{in_path}*(?:{parens}{in_path}*)*{path_end})|(?:@{in_path}+/))"
        query = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"
        self.link = re.compile(
            rf"((?:[^A-Za-z0-9@＠$#＃{invalid}]|[{turns}]|^))"
            rf"((https?:\/\/)?({subdomain}*{name}{top})(?::[0-9]+)?(\/{path}*)?(?:{query})?)",
            re.IGNORECASE,
        )
        self.ascii_domain = re.compile(rf"(?:[\-a-z0-9{accents}]+\.)+{top}", re.IGNORECASE)
        self.short = re.compile(rf"https?:\/\/t\.co\/([a-z0-9]+)(?:{query})?", re.IGNORECASE)


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def _trie(names: Iterable[str]) -> str:
    """Return a pattern for any of `names`, the longer before the shorter."""
    tree: dict[str, dict] = {}
    for name in names:
        branch = tree
        for char in name:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, dict]) -> str:
    if list(tree) == [""]:
        return ""
    parts = [re.escape(char) + _branches(below) for char, below in tree.items() if char]
    inside = parts[0] if len(parts) == 1 and "" not in tree else f"(?:{'|'.join(parts)})"
    return f"{inside}?" if "" in tree else inside
