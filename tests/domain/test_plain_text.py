"""Text that was pasted: what no database or platform takes goes, all else stays."""

from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.plain_text import plain

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_what_comes_out_can_be_kept_anywhere(text: str) -> None:
    kept = plain(text)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert "\r" not in kept


@given(ANYTHING)
def test_twice_is_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_what_a_person_writes_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_emoji_with_joiners_and_turned_writing_stay() -> None:
    text = "\u202bשלום\u202c 👨\u200d👩\u200d👧 e\u0301\tx\ny"
    assert plain(text) == text


def test_half_a_character_is_shown_as_unreadable() -> None:
    assert plain("a\ud83db\x00c") == "a\ufffdbc"
