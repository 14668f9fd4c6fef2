"""The rules of a pack, ready to run on texts."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from pittadmin.checks.facts import FACTS
from pittadmin.checks.link_rules import link_matcher
from pittadmin.checks.patterns import Pattern, options, whole_pattern
from pittadmin.checks.sieve import Sieve
from pittadmin.checks.texts import MOST_FINDINGS, Hit, Text
from pittadmin.checks.views import Views, misspellings
from pittadmin.domain.rules import Rule, RulePack

MISSPELLED, REAL_WORDS = "misspelled", "real_words"
"""The lists of words that are recognized misspelled, and of words that only look so."""

Matcher = Callable[[Text], Iterator[Hit]]
_Kind = tuple[str, bool]


class Matchers:
    """The rules of a pack, ready to run on texts.

    Args:
        pack: the rules; those switched off are left out.

    Raises:
        PatternError: a pattern can't be used; `pattern_problem` finds out whose. Of a pack that
            was not proven, some only tell when they are first needed.
    """

    def __init__(self, pack: RulePack) -> None:
        self.lists = pack.lists
        self.misspelled = misspellings(
            pack.lists.get(MISSPELLED, ()), pack.lists.get(REAL_WORDS, ())
        )
        self._links: list[tuple[Rule, Matcher]] = []
        self._facts: list[tuple[Rule, Matcher]] = []
        self._needed: dict[str, Any] = {}
        self._patterns: dict[_Kind, list[Pattern]] = {}
        self._sieves: dict[_Kind, Sieve] = {}
        for rule in pack.rules:
            if rule.off:
                continue
            if rule.match["kind"] == "pattern":
                pattern = Pattern(rule, pack.lists)
                self._patterns.setdefault((pattern.needs, pattern.loose), []).append(pattern)
            elif rule.match["kind"] == "link":
                self._links.append((rule, link_matcher(rule.match, pack.lists)))
            elif rule.match["kind"] == "fact":
                self._facts.append((rule, _fact_matcher(rule.match)))
        for kind in self._patterns:
            if not kind[0]:
                self.sieve(kind)

    @property
    def kinds(self) -> Collection[_Kind]:
        """What the patterns are sorted by: the list whose words they need, and how they read."""
        return self._patterns.keys()

    def find(self, text: Text, rules: frozenset[str] | None = None) -> Iterator[tuple[Rule, Hit]]:
        """Yield what the rules find in one text.

        Args:
            text: the text.
            rules: the ids of the rules that are asked; None for all.
        """
        for pattern, regexes in self._candidates(text.views):
            if rules is None or pattern.rule.id in rules:
                for hit in pattern.find(text, regexes):
                    yield pattern.rule, hit
        always = (*self._links, *self._facts) if text.links else self._facts
        for rule, matcher in always:
            if rules is None or rule.id in rules:
                for count, hit in enumerate(matcher(text)):
                    if count == MOST_FINDINGS:
                        break
                    yield rule, hit

    def sieve(self, kind: _Kind) -> Sieve:
        """Return the sieve of the patterns of a kind.

        Those that need words of a list are compiled when a text first has one: they are the
        longest by far, and most posts do without.
        """
        if kind not in self._sieves:
            self._sieves[kind] = Sieve(self._patterns[kind], self.lists)
        return self._sieves[kind]

    def _candidates(self, read: Views) -> Iterator[tuple[Pattern, list[Any]]]:
        """Yield the rules that can find something at all, and which of their expressions."""
        for needs, loose in self.kinds:
            view = read.loose if loose else read.plain
            if not needs or self._need(needs).search(view.data):
                yield from self.sieve((needs, loose)).candidates(view.data).items()

    def _need(self, name: str) -> Any:
        """Return the pattern for any word of a list."""
        import re2

        if name not in self._needed:
            whole = whole_pattern([rf"\b{{{name}}}\b"], self.lists)
            self._needed[name] = re2.compile(whole, options()[False])
        return self._needed[name]


def _fact_matcher(match: Mapping[str, Any]) -> Matcher:
    fact = FACTS[match["fact"]]
    given = {name: value for name, value in match.items() if name not in ("kind", "fact")}

    def find(text: Text) -> Iterator[Hit]:
        return fact(text, **given)

    return find
