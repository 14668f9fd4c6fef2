"""Spans of a text in code points, mapped to the UTF-16 units that an editor counts."""

from collections.abc import Iterable
from itertools import accumulate


def to_utf16(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans of `text` in UTF-16 units.

    Args:
        text: the text that the spans are about.
        spans: start and end of each, in code points.
    """
    if not text or max(text) <= "\uffff":
        return tuple(spans)
    units = [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]
    return tuple((units[start], units[end]) for start, end in spans)
