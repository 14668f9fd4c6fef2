"""X's own count of a post, compared with twitter-text's."""

import time
import warnings

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pittadmin.checks.x_length import x_length

with warnings.catch_warnings():
    # It asks for its files through pkg_resources, which is deprecated.
    warnings.simplefilter("ignore")
    from twitter_text import parse_tweet

PIECES = [
    *("http://", "https://", "example.com", "t.co/abc", ".", " ", "a", "中国", "😀", "1️⃣", "©"),
    *("👨‍👩‍👧", "🏳️‍🌈", "🇺🇸", "🇺🇺", "👍🏽", "é", "e\u0301", "foo.bar", "/x(y)z", "?q=1"),
    *("-", "_", "@", "#", "コム", ".jp", "xn--p1ai", "\u200b", "\r\n", "$", "İ", "ß", ".co.uk"),
    *("www.", "//", ":80", "\u202a", "日本語.jp", "U.S.", "a" * 70, "e.g. this", '"', "\u3000"),
    *("(see cityofpittsfield.org)", "…"),
]


@settings(max_examples=500)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"]))))
@example(["ß", "t.co/abc", "é"])
@example(["é", "\r\n", "é", "İ", ".jp"])
def test_the_count_is_that_of_twitter_text(pieces):
    text = "".join(pieces)
    assert x_length(text) == parse_tweet(text).weightedLength


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Concert at 7", 12),
        ("https://www.cityofpittsfield.org/" + "a" * 300, 23),
        ("日本語", 6),
        ("👨‍👩‍👧 family", 9),
        ("\ud800", 2),
        ("a" * 100_000, 100_000),
    ],
)
def test_known_lengths(text, length):
    assert x_length(text) == length


def test_the_worst_texts_are_counted_in_a_moment():
    start = time.process_time()
    for piece in ("a.", "a.com ", "http://a.", "😀", "((((a.com/", "\u200d"):
        x_length((piece * 100_000)[:100_000])
    # Ordinary text takes milliseconds; what backtracks takes minutes.
    assert time.process_time() - start < 20
