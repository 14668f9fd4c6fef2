"""The rules of a pack, ready to run on texts.

Two passes over a text find which patterns can match at all: a filter for the words that a pattern
can't do without, and a set of those patterns that have no such words.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pittadmin.checks.facts import FACTS
from pittadmin.checks.link_rules import link_matcher
from pittadmin.checks.patterns import Pattern, PatternError, options, whole_pattern
from pittadmin.checks.texts import MOST_FINDINGS, Hit, Text
from pittadmin.checks.views import View, Views, misspellings
from pittadmin.domain.rules import Rule, RulePack

_MOST_MEMORY = 64 * 1024 * 1024
"""What the set of patterns may take, in bytes; on real posts it takes three megabytes."""

MISSPELLED, REAL_WORDS = "misspelled", "real_words"
"""The lists of words that are recognized misspelled, and of words that only look so."""

Matcher = Callable[[Text], Iterator[Hit]]


class Matchers:
    """The rules of a pack, ready to run on texts.

    Args:
        pack: the rules; those switched off are left out.

    Raises:
        PatternError: a pattern can't be used; `pattern_problem` finds out whose.
    """

    def __init__(self, pack: RulePack) -> None:
        import re2

        self.lists = pack.lists
        self.misspelled = misspellings(
            pack.lists.get(MISSPELLED, ()), pack.lists.get(REAL_WORDS, ())
        )
        self._filter = re2.Filter()
        self._parts: list[Pattern] = []
        self._links: list[tuple[Rule, Matcher]] = []
        self._facts: list[tuple[Rule, Matcher]] = []
        self._needed: dict[str, Any] = {}
        compiled_as = options()
        for rule in pack.rules:
            if rule.off:
                continue
            if rule.match["kind"] == "pattern":
                pattern = Pattern(rule, pack.lists)
                for part in rule.match["any"]:
                    try:
                        self._filter.Add(
                            whole_pattern([part], pack.lists), compiled_as[pattern.cased]
                        )
                    except re2.error as error:
                        raise PatternError(str(error)) from error
                    self._parts.append(pattern)
            elif rule.match["kind"] == "link":
                self._links.append((rule, link_matcher(rule.match, pack.lists)))
            elif rule.match["kind"] == "fact":
                self._facts.append((rule, _fact_matcher(rule.match)))
        self._regexes: list[Any] = []
        self._wordless: list[int] = []
        self._set: Any = None
        if self._parts:
            self._filter.Compile()
            self._regexes = [self._filter.re(at) for at in range(len(self._parts))]
            self._wordless = list(self._filter.Match(b"", potential=True) or ())
            self._set = self._wordless_set()

    def find(self, text: Text, rules: frozenset[str] | None = None) -> Iterator[tuple[Rule, Hit]]:
        """Yield what the rules find in one text.

        Args:
            text: the text.
            rules: the ids of the rules that are asked; None for all.
        """
        for pattern, parts in self._candidates(text.views).items():
            if rules is None or pattern.rule.id in rules:
                for hit in pattern.find(text, [self._regexes[at] for at in parts]):
                    yield pattern.rule, hit
        always = (*self._links, *self._facts) if text.links else self._facts
        for rule, matcher in always:
            if rules is None or rule.id in rules:
                for count, hit in enumerate(matcher(text)):
                    if count == MOST_FINDINGS:
                        break
                    yield rule, hit

    def _candidates(self, read: Views) -> dict["Pattern", list[int]]:
        """Return the rules that can find something at all, and which of their patterns."""
        candidates: dict[Pattern, list[int]] = {}
        if not self._parts:
            return candidates
        found = self._possible(read.plain)
        if read.loose is not read.plain:
            hidden = self._possible(read.loose)
            found = {*found, *(at for at in hidden if self._parts[at].loose)}
        absent: dict[tuple[str, bool], bool] = {}
        for at in sorted(found):
            pattern = self._parts[at]
            if pattern.needs:
                asked = pattern.needs, pattern.loose
                if asked not in absent:
                    view = read.loose if pattern.loose else read.plain
                    absent[asked] = self._need(pattern.needs).search(view.data) is None
                if absent[asked]:
                    continue
            candidates.setdefault(pattern, []).append(at)
        return candidates

    def _possible(self, view: View) -> set[int]:
        """Return the patterns that can match in a view."""
        found = {*(self._filter.Match(view.data, potential=True) or ())}
        found.difference_update(self._wordless)
        matched = self._set.Match(view.data) or () if self._set else ()
        everything = len(self._wordless)
        if everything in matched:
            found.update(self._wordless[at] for at in matched if at != everything)
        else:
            # The set ran out of memory, or there is nothing in the text: no pattern is left out.
            found.update(self._wordless)
        return found

    def _wordless_set(self) -> Any:
        """Return the set of patterns without words of their own, and one that always matches."""
        import re2

        sparing = re2.Options()
        sparing.log_errors = False
        sparing.case_sensitive = False
        sparing.max_mem = _MOST_MEMORY
        made = re2.Set.SearchSet(sparing)
        for at in self._wordless:
            made.Add(self._regexes[at].pattern)
        made.Add("(?s:.)")
        try:
            made.Compile()
        except re2.error:
            return None
        return made

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
