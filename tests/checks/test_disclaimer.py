"""The disclaimer is compared word for word (R10); typography alone is no difference."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.disclaimer import check_disclaimer
from pittadmin.domain.policy import DISCLAIMER

WORDS = DISCLAIMER.split(" ")
BLANKS = st.sampled_from([" ", "  ", "\n", "\r\n", "\u00a0", "\t", " \u200b", "\u2003", "\n\n"])
AROUND = st.sampled_from(
    ["", "Welcome to RSVP! ", "😀 ", "“", "'", "The City of Pittsfield. ", "\n", "A ", "\u200b"]
)


def test_the_exact_text_is_found_where_it_stands():
    check = check_disclaimer(f"Hi. {DISCLAIMER} Bye.")
    assert check.found
    assert check.differences == ()
    assert (check.start, check.end) == (4, 324)


@given(st.lists(BLANKS, min_size=len(WORDS), max_size=len(WORDS)), AROUND, AROUND, st.booleans())
def test_blanks_quotes_and_line_breaks_are_no_difference(blanks, before, behind, quoted):
    body = "".join(word + blank for word, blank in zip(WORDS, blanks, strict=True)).strip()
    text = before + (f"“{body}”" if quoted else body) + behind
    check = check_disclaimer(text)
    assert check.found
    assert text[check.start] in "A\u200b"
    assert text[check.end - 1] == "."


@given(st.integers(0, len(DISCLAIMER)))
def test_a_zero_width_character_anywhere_is_no_difference(at):
    assert check_disclaimer(DISCLAIMER[:at] + "\u200b" + DISCLAIMER[at:]).found


def test_other_texts_dashes_and_ellipses_are_folded_too():
    assert check_disclaimer("wait… it is 5–7 o’clock", "wait... it is 5-7 o'clock").found


@given(st.integers(1, len(WORDS) - 2), AROUND, AROUND)
def test_a_missing_word_is_reported_after_the_word_before_it(at, before, behind):
    text = before + " ".join([*WORDS[:at], *WORDS[at + 1 :]]) + behind
    check = check_disclaimer(text)
    assert not check.found
    assert check.resembles
    missing = re.sub(r"\W", "", WORDS[at])
    assert any(missing in one.expected for one in check.differences)
    place = len(before) + len(" ".join(WORDS[:at]))
    assert all(abs(one.end - place) <= 3 + len(WORDS[at]) for one in check.differences)


@given(st.integers(1, len(WORDS) - 1), AROUND)
def test_a_changed_word_is_underlined(at, before):
    bare = re.sub(r"\W", "", WORDS[at])
    text = before + " ".join([*WORDS[:at], WORDS[at].replace(bare, "zebra"), *WORDS[at + 1 :]])
    check = check_disclaimer(text)
    assert not check.found
    place = text.index("zebra")
    assert [(one.start, one.end) for one in check.differences] == [(place, place + 5)]
    assert check.differences[0].sentence == f"“zebra” must be “{bare}”."


@given(st.integers(1, len(WORDS) - 1))
def test_an_extra_word_is_underlined(at):
    text = " ".join([*WORDS[:at], "zebra", *WORDS[at:]])
    (one,) = check_disclaimer(text).differences
    assert text[one.start : one.end] == "zebra"
    assert "does not belong after" in one.sentence


@given(st.integers(0, len(WORDS) - 1))
def test_a_capital_letter_counts(at):
    text = " ".join([*WORDS[:at], WORDS[at].swapcase(), *WORDS[at + 1 :]])
    (one,) = check_disclaimer(text).differences
    assert one.found.swapcase() == one.expected
    assert text[one.start : one.end] == one.found


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("the opinions or", "the or", "“opinions” is missing after “the”."),
        ("opinion of", "view of", "“view” must be “opinion”."),
        ("agreement by, the", "agreement by the", "“,” is missing after “by”."),
        ("Pittsfield, nor", "Pittsfield, really nor",
         "“really” does not belong after “Pittsfield,”."),
        ("A comment", "comment", "“A” is missing before “comment”."),
        ("A comment", "a comment", "“a” must be “A”."),
        ("Pittsfield.", "Pittsfield", "“.” is missing after “Pittsfield”."),
        ("commentator only", "соmmentator only", "“соmmentator” must be “commentator”."),
        ("imply endorsement", "imply <b>endorsement",
         "“<b>” does not belong after “imply”."),
    ],
)  # fmt: skip
def test_each_difference_is_a_plain_sentence(old, new, sentence):
    text = DISCLAIMER[::-1].replace(old[::-1], new[::-1], 1)[::-1]
    assert [one.sentence for one in check_disclaimer(f"Hello.\n\n{text}").differences] == [sentence]


def test_a_disclaimer_in_capitals_is_found_and_its_letters_are_pointed_at():
    check = check_disclaimer(f"Note: {DISCLAIMER.upper()}")
    assert not check.found
    assert (check.start, check.end) == (6, 326)
    assert check.differences[0].expected.startswith("comment posted by a member")
    assert check.differences[0].found.startswith("COMMENT POSTED BY A MEMBER")


def test_several_differences_come_in_order():
    text = DISCLAIMER.replace("member of the public", "citizen").replace("policies", "rules")
    found = check_disclaimer(f"About us: news. {text} Call us.").differences
    assert [one.expected for one in found] == ["member of the public", "policies"]


@pytest.mark.parametrize("length", range(len(WORDS) // 2 + 2, len(WORDS)))
def test_a_part_of_the_disclaimer_tells_that_the_rest_is_missing(length):
    (one,) = check_disclaimer(" ".join(WORDS[:length])).differences
    assert (one.found, one.expected) == ("", " ".join(WORDS[length:]))
    (one,) = check_disclaimer(" ".join(WORDS[-length:])).differences
    assert (one.found, one.expected) == ("", " ".join(WORDS[:-length]))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u200b", "Welcome to the City of Pittsfield.", "the of " * 3000, "😀" * 1000,
     "A comment posted by a member of the public is welcome."],
)  # fmt: skip
def test_a_text_without_anything_like_it_has_no_differences(text):
    check = check_disclaimer(text)
    assert not check.found
    assert not check.resembles
    assert check.differences == ()


def test_it_is_found_at_the_end_of_a_very_long_text():
    text = "News of the City of Pittsfield for the public. " * 2_000
    assert check_disclaimer(text + DISCLAIMER).found
    broken = check_disclaimer(text + DISCLAIMER.replace("nor do", "nor"))
    assert [one.sentence for one in broken.differences] == ["“do” is missing after “nor”."]
    assert broken.start >= len(text)


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join))
def test_every_span_lies_in_the_text(text):
    check = check_disclaimer(text)
    assert 0 <= check.start <= check.end <= len(text)
    for one in check.differences:
        assert check.start <= one.start < one.end <= check.end
        assert one.found or one.expected
