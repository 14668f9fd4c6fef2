"""A text while it is checked: its views, its links, what the City knows; and a hit in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from pittadmin.checks import links, numbers, speech
from pittadmin.checks.views import Views, views
from pittadmin.domain.findings import Severity
from pittadmin.domain.posts import CityFacts, Post

MOST_FINDINGS = 50
"""More findings of one rule in one text are not counted: the first ones say it all."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a matcher found.

    Args:
        start: in code points of the text; equal to `end` when it is about no particular words.
        end: not included.
        severity: what it asks for, when that is milder than the rule's own.
        replacement: what may stand there instead, None when only the writer can tell.
        words: what the rule's sentences may name.
        platforms: the platforms it concerns; empty for those of the text.
        media: which picture or video it is about, or None.
        rests_on: what an answer rests on, when that is not the sentence around the words.
    """

    start: int = 0
    end: int = 0
    severity: Severity | None = None
    replacement: str | None = None
    words: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    platforms: tuple[str, ...] = ()
    media: int | None = None
    rests_on: str | None = None


class Known:
    """The City's facts, ready to compare with."""

    def __init__(self, facts: CityFacts) -> None:
        self.facts = facts
        self.numbers = frozenset(map(numbers.last_digits, facts.city_numbers))
        self.emails = frozenset(email.strip().lower() for email in facts.department_emails)
        self.related = frozenset(_host(one) for one in facts.related_hosts)
        self.personal = frozenset(_host(one) for one in facts.personal_handles if "." in one)
        handles = [one.strip().lstrip("@").lower() for one in facts.personal_handles]
        self.handles = frozenset(one for one in handles if one and "/" not in one)

    @cached_property
    def employees(self) -> "re.Pattern[str] | None":
        """A pattern for the names of employees in small letters, or None without any."""
        names = {" ".join(name.lower().split()) for name in self.facts.employees}
        full = sorted((name for name in names if " " in name), key=len, reverse=True)
        if not full:
            return None
        lasts = {name.rpartition(" ")[2] for name in full}
        firsts = {name.partition(" ")[0] for name in full}
        either = "|".join(map(re.escape, sorted(firsts)))
        other = "|".join(map(re.escape, sorted(lasts)))
        return re.compile(rf"\b(?P<first>{either})\s(?:[a-z]\.?\s)?(?P<last>{other})\b")

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """First and last name of every employee, in small letters."""
        names = (name.lower().split() for name in self.facts.employees)
        return frozenset((words[0], words[-1]) for words in names if len(words) > 1)


def _host(typed: str) -> str:
    return (
        typed.strip()
        .lower()
        .removeprefix("https://")
        .removeprefix("http://")
        .removeprefix("www.")
        .rstrip("/")
    )


@lru_cache(16)
def find_hashtags(text: str) -> tuple[tuple[int, int], ...]:
    """Return where hashtags stand in a text."""
    if "#" not in text and "＃" not in text:
        return ()
    return tuple(match.span() for match in _HASHTAG.finditer(text))


_HASHTAG = re.compile(r"(?<![\w&/])[#＃](\w*[^\W\d_]\w*)")


class Text:
    """One text of a post while it is checked.

    Args:
        text: what is said.
        platforms: the platforms that say it.
        post: the post it is of.
        known: what the City knows.
        misspelled: the word that is meant, by misspelling.
    """

    def __init__(
        self,
        text: str,
        platforms: tuple[str, ...],
        post: Post,
        known: Known,
        misspelled: Mapping[str, str],
    ) -> None:
        self.text = text
        self.platforms = platforms
        self.post = post
        self.known = known
        self.views: Views = views(text, misspelled)

    @cached_property
    def links(self) -> tuple[links.Link, ...]:
        """The links in it."""
        return links.find_links(self.text)

    @cached_property
    def phones(self) -> tuple[tuple[int, int, bool], ...]:
        """The telephone numbers in the plain view, as `numbers.find_phones` yields them."""
        return tuple(numbers.find_phones(self.views.plain.text, self.known.numbers))

    @cached_property
    def hashtags(self) -> tuple[tuple[int, int], ...]:
        """Where hashtags stand."""
        return find_hashtags(self.text)

    @cached_property
    def has_city_link(self) -> bool:
        """Whether it leads to the City's website."""
        return links.has_city_link(self.text)

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence around a place of the original, as it is compared."""
        first, last = speech.sentence(self.text, start, end)
        return " ".join(self.text[first:last].lower().split())
