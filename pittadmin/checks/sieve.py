"""Which of many patterns can match in a text at all, told in two passes over it."""

from collections.abc import Mapping, Sequence
from typing import Any

from pittadmin.checks.patterns import Pattern, PatternError, options, whole_pattern

_MOST_MEMORY = 64 * 1024 * 1024
"""What the set of patterns may take, in bytes; on real posts it takes three megabytes."""


class Sieve:
    """The patterns of some rules, compiled.

    One pass is a filter for the words that a pattern can't do without, the other a set of those
    patterns that have no such words.

    Args:
        patterns: of the rules.
        lists: the pack's lists by name.

    Raises:
        PatternError: a pattern can't be used; `pattern_problem` finds out whose.
    """

    def __init__(self, patterns: Sequence[Pattern], lists: Mapping[str, Sequence[str]]) -> None:
        import re2

        self._filter = re2.Filter()
        self.parts: list[tuple[Pattern, Any]] = []
        """Each part of each pattern, with its expression."""
        of = [(pattern, part) for pattern in patterns for part in pattern.rule.match["any"]]
        for pattern, part in of:
            try:
                self._filter.Add(whole_pattern([part], lists), options()[pattern.cased])
            except re2.error as error:
                raise PatternError(str(error)) from error
        self._filter.Compile()
        self.parts = [(pattern, self._filter.re(at)) for at, (pattern, _part) in enumerate(of)]
        self._wordless = list(self._filter.Match(b"", potential=True) or ())
        self._set = self._wordless_set()

    def possible(self, data: bytes) -> set[int]:
        """Return the places in `parts` of those that can match in a text.

        Args:
            data: the text in UTF-8, in small letters.
        """
        found = {*(self._filter.Match(data, potential=True) or ())}
        found.difference_update(self._wordless)
        matched = self._set.Match(data) or () if self._set else ()
        everything = len(self._wordless)
        if everything in matched:
            found.update(self._wordless[at] for at in matched if at != everything)
        else:
            # The set ran out of memory, or there is nothing in the text: no pattern is left out.
            found.update(self._wordless)
        return found

    def candidates(self, data: bytes) -> dict[Pattern, list[Any]]:
        """Return the rules that can find something in a text, and which of their expressions.

        Args:
            data: the text in UTF-8, in small letters.
        """
        found: dict[Pattern, list[Any]] = {}
        for at in sorted(self.possible(data)):
            pattern, regex = self.parts[at]
            found.setdefault(pattern, []).append(regex)
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
            made.Add(self.parts[at][1].pattern)
        made.Add("(?s:.)")
        try:
            made.Compile()
        except re2.error:
            return None
        return made
