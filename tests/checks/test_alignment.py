"""Wanted words are found among others with the least change."""

from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.alignment import Alignment, Gap, align

WORDS = st.lists(st.sampled_from(["a", "b", "c", "A", "d"]), max_size=9)


def test_words_that_stand_there_have_no_gaps():
    assert align(list("xabcy"), list("abc")) == Alignment(1, 4, 3, ())


def test_what_stands_before_and_behind_is_left_alone():
    place = align(list("axxxabdcaxx"), list("abc"))
    assert place == Alignment(4, 8, 3, (Gap(6, 7, 2, 2),))


def test_a_long_insertion_does_not_cut_off_the_rest():
    want = [f"w{number}" for number in range(20)]
    place = align([*want[:10], *["x"] * 15, *want[10:]], want)
    assert place == Alignment(0, 35, 20, (Gap(10, 25, 10, 10),))


def test_capital_letters_differ_and_are_alike():
    assert align(["A", "b"], ["a", "b"]) == Alignment(0, 2, 2, (Gap(0, 1, 0, 1),))


@given(WORDS, WORDS)
def test_mending_every_gap_gives_the_wanted_words(have, want):
    place = align(have, want)
    mended, at = [], place.start
    for gap in place.gaps:
        assert at <= gap.start <= gap.end <= place.end
        mended += [*have[at : gap.start], *want[gap.want_start : gap.want_end]]
        at = gap.end
    assert mended + have[at : place.end] == want
