"""Spans are mapped to the units that an editor counts."""

from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.spans import to_utf16


@given(st.text(st.characters(codec=None) | st.sampled_from("😀a𝔸"), max_size=30), st.data())
def test_a_span_counts_utf16_units(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    def units(part: str) -> int:
        return len(part.encode("utf-16-le", "surrogatepass")) // 2

    assert to_utf16(text, [(start, end)]) == ((units(text[:start]), units(text[:end])),)


def test_an_emoji_shifts_what_follows_by_one():
    assert to_utf16("😀 call", [(2, 6), (0, 1)]) == ((3, 7), (0, 2))
