"""What was shouted or run together is written as words, where every word is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.checks.engine import check
from pittadmin.checks.pack import shipped_pack
from pittadmin.checks.plain_words import in_sentence_case, in_words
from pittadmin.domain.posts import Post


def fixes(text: str, rule: str, department: str = "") -> list[str | None]:
    post = Post(text, ("facebook",), department=department)
    return [one.replacement for one in check(post, shipped_pack()).findings if one.rule == rule]


@pytest.mark.parametrize(
    ("shouted", "calm"),
    [
        ("ROAD CLOSED TODAY PLEASE AVOID ELM STREET", "Road closed today please avoid Elm Street"),
        ("THIS STREET WILL CLOSE!", "This street will close!"),
        ("CITY OFFICES CLOSED MONDAY, MAY 25", "City offices closed Monday, May 25"),
        ("NO PARKING ON THE STREET! CARS MAY BE TAKEN", None),
        (
            "STAY OFF THE STREET! PLEASE HELP DPW CREWS",
            "Stay off the street! Please help DPW crews",
        ),
        ("CLOSED MEMORIAL DAY", "Closed Memorial Day"),
        ("WATER MAIN REPAIR NEAR NORTH STREET", None),
        ("AVOID PARK SQUARE TODAY PLEASE", None),
        ("JANE SAMPLE WILL BE HERE", None),
    ],
)
def test_what_is_shouted_becomes_a_sentence_where_no_name_is_lost(
    shouted: str, calm: str | None
) -> None:
    assert in_sentence_case(shouted, True) == calm


def test_within_a_sentence_the_first_word_is_small() -> None:
    assert in_sentence_case("PLEASE STAY OFF THE ICE", False) == "please stay off the ice"


@pytest.mark.requirement("R34")
def test_a_post_in_capitals_is_mended_in_place() -> None:
    text = "Snow! ROAD CLOSED TODAY PLEASE DRIVE SLOW. Thank you."
    assert fixes(text, "RDB-CAPITALS") == ["Road closed today please drive slow"]
    assert fixes("Please KEEP YOUR DOGS OFF THE COURT", "RDB-CAPITALS") == [None]


@pytest.mark.requirement("R34")
def test_a_hashtag_is_cut_into_the_words_that_the_post_and_the_city_use() -> None:
    tag = "Leaf collection starts Monday. #leafcollection"
    assert fixes(tag, "RDB-HASHTAG") == ["#LeafCollection"]
    assert fixes("#SNOWEMERGENCY", "RDB-HASHTAG") == ["#SnowEmergency"]
    assert fixes("#pittsfielddpwcrews", "RDB-HASHTAG") == ["#PittsfieldDPWCrews"]
    assert fixes("#berkshireathenaeum", "RDB-HASHTAG") == ["#BerkshireAthenaeum"]
    assert fixes("#thisisnoplainthing", "RDB-HASHTAG") == [None]
    assert fixes("Meet Zyx Qrst. #zyxqrstwalk", "RDB-HASHTAG") == ["#ZyxQrstWalk"]


def test_a_hashtag_that_can_be_cut_in_two_ways_is_left_to_the_writer() -> None:
    assert in_words("nowherenear", {"now", "here", "nowhere", "near"}) is None


@given(st.text(alphabet="abcdefgh", max_size=14), st.sets(st.text(alphabet="abcdefgh", max_size=5)))
def test_a_cut_changes_no_letter(tag: str, known: set[str]) -> None:
    cut = in_words(tag, known)
    assert cut is None or cut.lower() == tag


@given(st.text(max_size=40), st.booleans())
def test_sentence_case_changes_no_letter(shouted: str, begins: bool) -> None:
    calm = in_sentence_case(shouted, begins)
    assert calm is None or calm.lower() == shouted.lower()


def test_a_row_of_one_emoji_becomes_one() -> None:
    assert fixes("Snow! ❄️❄️❄️❄️❄️❄️", "RDB-EMOJI") == ["❄️"]
    assert fixes("Snow! ❄️🎉❄️🎉❄️🎉", "RDB-EMOJI") == [None]
