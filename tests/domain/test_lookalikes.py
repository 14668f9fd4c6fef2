"""Characters that are not what they look like are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.lookalikes import lookalike, shown, twin, unseen


@pytest.mark.parametrize(
    ("char", "plain"), [("ı", "i"), ("о", "o"), ("Α", "a"), ("é", "e"), ("ａ", "a"), ("世", "")]
)
def test_a_letter_has_the_plain_one_it_looks_like(char, plain):
    assert twin(char) == plain


def test_the_sentence_names_the_letter_and_what_it_looks_like():
    assert lookalike("cityofpittsfıeld.org") == (
        "The “ı” in “cityofpittsfıeld.org” is not the letter “i” but another one "
        "(latin small letter dotless i)."
    )
    assert "not a plain letter" in lookalike("世界")
    assert lookalike("plain.org") == ""


@pytest.mark.parametrize("char", ["\x00", "\n", "\u200b", "\u202e", "\u00a0", "\ufeff", "\ue000"])
def test_a_character_that_cannot_be_seen_is_found(char):
    assert unseen(f"ab{char}cd")
    assert char not in unseen(f"ab{char}cd")


@given(st.text())
def test_what_is_shown_is_short_and_printable(text):
    assert len(shown(text)) <= 42
    assert shown(text).isprintable()
