"""A text is read in one way of writing each letter, and every place leads back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.views import View, fold, misspellings, views

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("a4$ .кс\u200b\u0301é😀ﬁİß１ \n\x00\ud800")),
    max_size=60,
)


def at(view: View, words: str, original: str) -> str:
    start = view.text.index(words)
    return original[slice(*view.original(start, start + len(words)))]


@pytest.mark.parametrize(
    ("text", "read", "underlined"),
    [
        ("a f\u200baсebook link", "facebook", "f\u200baсebook"),
        ("ＶＯＴＥ yes", "vote", "ＶＯＴＥ"),
        ("😀 Cafe\u0301 😀", "cafe", "Cafe\u0301"[:-1]),
        ("“vote”", '"vote"', "“vote”"),
        ("1️⃣ vote", "vote", "vote"),
        ("𝖛𝖔𝖙𝖊", "vote", "𝖛𝖔𝖙𝖊"),
        ("Ⓥote", "vote", "Ⓥote"),
        ("a…b", "a...b", "a…b"),
    ],
)
def test_what_looks_the_same_is_read_the_same(text, read, underlined):
    assert at(views(text).plain, read, text) == underlined


@pytest.mark.parametrize(
    ("text", "read", "underlined"),
    [
        ("I k i l l you", "kill", "k i l l"),
        ("v.i.l.e!", "vile", "v.i.l.e"),
        ("w0men vote", "women", "w0men"),
        ("4sshole", "asshole", "4sshole"),
        ("stuuuupid", "stupid", "stuuuupid"),
        ("deaht to", "death", "deaht"),
        ("😀 d3aht", "death", "d3aht"),
    ],
)
def test_hidden_and_misspelled_words_are_read_loosely(text, read, underlined):
    found = views(text, misspellings(["death"]))
    assert at(found.loose, read, text) == underlined
    assert read not in found.plain.text


@pytest.mark.parametrize(
    "text",
    [
        "Open 9 a.m. to 5 p.m. on May 3rd",
        "$500 for 10k runners",
        "@user1 at 5pm",
        "2nd St",
        "Wow!!",
    ],
)
def test_usual_writing_is_not_hidden(text):
    found = views(text)
    assert found.loose.text.replace(" ", "") == found.plain.text.replace(" ", "")


@given(TEXTS)
def test_every_place_of_a_view_lies_in_the_original_and_in_its_order(text):
    found = views(text, misspellings(["death", "women"]))
    for view in (found.cased, found.plain, found.loose):
        assert view.data.decode("utf-8") == view.text
        places = [view.original(at, at + 1) for at in range(len(view.text))]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)
        assert [view.char(len(view.text[:at].encode())) for at in range(len(view.text) + 1)] == [
            *range(len(view.text) + 1)
        ]


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    once, _chars = fold(text)
    assert fold(once)[0] == once


def test_plain_ascii_is_left_alone():
    text = "Plain text, 7 pm.\nSecond line"
    assert fold(text) == (text, None)
    found = views(text)
    assert found.loose is found.plain


def test_a_misspelling_is_no_other_word():
    wrong = misspellings(["black", "death"], real=["back", "deth"])
    assert wrong["blcak"] == "black"
    assert "back" not in wrong
    assert "deth" not in wrong
    assert "death" not in wrong
