"""Patterns of rules: put together from their parts and lists, compiled by RE2, run on a text.

RE2 takes time in proportion to the text, whatever the pattern, so a rule that Personnel writes
can't hang the editor. It has no way to look ahead, behind or back; such a pattern is refused.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from pittadmin.checks import numbers, speech
from pittadmin.checks.texts import MOST_FINDINGS, Hit, Text
from pittadmin.domain.findings import Severity
from pittadmin.domain.rules import Rule

_MARK = "(?P<at>"
_BLANK = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])| (\{(?=[0-9])|[?*+]?)", re.DOTALL)
_ANY_BLANKS = {"": r"\s+", "+": r"\s+", "?": r"\s*", "*": r"\s*", "{": r"\s{"}
_SPECIAL_LIST = re.compile(r"\{([a-z_]+)\}")
CHECKS: dict[str, Callable[[str], bool]] = {
    "social_security": numbers.is_social_security,
}
"""What a pattern's match may have to stand up to, by the name a rule gives."""


class PatternError(ValueError):
    """A pattern that can't be used; the text says why."""


@lru_cache(1)
def options() -> dict[bool, Any]:
    """Return RE2's options by whether capitals count; the library is imported late."""
    import re2

    made = {}
    for cased in (False, True):
        made[cased] = re2.Options()
        made[cased].log_errors = False
        made[cased].case_sensitive = cased
    return made


class Pattern:
    """A rule that looks for patterns.

    Args:
        rule: the rule.
        lists: the pack's lists by name.
    """

    def __init__(self, rule: Rule, lists: Mapping[str, Sequence[str]]) -> None:
        match = rule.match
        self.rule = rule
        self.cased = bool(match.get("cased"))
        self.loose = bool(match.get("loose"))
        self.needs = str(match.get("needs", ""))
        self.check = CHECKS.get(match.get("check", ""))
        self.exempt = tuple(speech.WAYS[name] for name in match.get("exempt", ()))
        self.soften = tuple(speech.WAYS[name] for name in match.get("soften", ()))
        self.without_city_link = bool(match.get("without_city_link"))
        self.unless = match.get("unless", ())
        self.replace: Mapping[str, str] = match.get("replace", {})
        self.lists = lists

    @cached_property
    def unless_regex(self) -> Any:
        """The pattern of what is no match, compiled when something first matches."""
        import re2

        return re2.compile(whole_pattern(self.unless, self.lists), options()[self.cased])

    def _instead(self, found: str) -> str | None:
        """Return what may stand for the words found, with a capital where they have one."""
        instead = self.replace.get(" ".join(found.lower().split()))
        if instead and found[:1].isupper():
            return instead[0].upper() + instead[1:]
        return instead

    def find(self, text: Text, parts: Sequence[Any]) -> Iterator[Hit]:
        """Yield what some of the rule's patterns find in a text, each place once."""
        if self.without_city_link and text.has_city_link:
            return
        read = text.views
        view = read.cased if self.cased else read.loose if self.loose else read.plain
        places = {_marked(match) for part in parts for match in part.finditer(view.data)}
        outside: list[tuple[int, int]] | None = None
        behind = count = 0
        for first, last in sorted(places, key=lambda place: (place[0], -place[1])):
            if first == last or last <= behind:
                continue
            if self.check and not self.check(view.data[first:last].decode("utf-8", "ignore")):
                continue
            if self.unless:
                if outside is None:
                    outside = [other.span() for other in self.unless_regex.finditer(view.data)]
                if any(begin < last and first < end for begin, end in outside):
                    continue
            start, end = view.char(first), view.char(last)
            if any(way(view.text, start, end) for way in self.exempt):
                continue
            severity: Severity | None = None
            if any(way(view.text, start, end) for way in self.soften):
                severity = "attest"
            behind = last
            place = view.original(start, end)
            found = text.text[slice(*place)]
            yield Hit(*place, severity, self._instead(found), words={"found": found})
            count += 1
            if count == MOST_FINDINGS:
                return


def _marked(match: Any) -> tuple[int, int]:
    """Return the part of a match that its pattern marks, or the whole."""
    for group in match.re.groupindex.values():
        span = match.span(group)
        if span[0] >= 0:
            return span
    return match.span()


def whole_pattern(parts: Sequence[str], lists: Mapping[str, Sequence[str]]) -> str:
    """Return one pattern for any of `parts`, with the lists that they name put in.

    A blank stands for any blanks, also a line's end; ``(?P<at>`` marks what is underlined.

    Raises:
        PatternError: a list is named that is not there, or lists name each other in a ring.
    """
    whole = "|".join(f"(?:{_blanks(_with_lists(part, lists, ()))})" for part in parts)
    # No two groups may have one name.
    first, *others = whole.split(_MARK)
    return first + "".join(f"(?P<at{at}>{part}" for at, part in enumerate(others))


def _with_lists(pattern: str, lists: Mapping[str, Sequence[str]], inside: tuple[str, ...]) -> str:
    def put(match: re.Match[str]) -> str:
        name = match[1]
        if name not in lists:
            raise PatternError(f"there is no list “{name}”")
        if name in inside:
            raise PatternError(f"the list “{name}” names itself")
        words = (_with_lists(word, lists, (*inside, name)) for word in lists[name])
        return f"(?:{'|'.join(words)})"

    return _SPECIAL_LIST.sub(put, pattern)


def _blanks(pattern: str) -> str:
    r"""Return `pattern` with ``\s+`` for each blank, and ``\s*`` for one that may be missing.

    A blank in brackets or behind a backslash stays as it is.
    """
    return _BLANK.sub(lambda match: match[0] if match[1] else _ANY_BLANKS[match[2]], pattern)


def pattern_problem(parts: Sequence[str], lists: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Return the first of `parts` that can't be used, and why; empty texts when all can."""
    for part in parts:
        try:
            why = _refused(whole_pattern([part], lists))
        except PatternError as error:
            why = str(error)
        if why:
            return part, why
    return "", ""


@lru_cache(maxsize=4096)
def _refused(pattern: str) -> str:
    """Return why a whole pattern can't be used, or an empty text.

    A pack has some seven hundred of them, and a changed pack most of those again.
    """
    import re2

    try:
        re2.compile(pattern, options()[False])
    except re2.error as error:
        told = error.args[0] if error.args else ""
        return told.decode() if isinstance(told, bytes) else str(told)
    return ""
