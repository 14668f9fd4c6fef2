"""Passwords that every platform takes and nobody guesses."""

import itertools
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.passwords import STRENGTH_NAMES, PasswordRules, Strength, password_rules
from pittadmin.domain.platforms import platforms
from pittadmin.vault import passwords
from pittadmin.vault.secret import Secret


@pytest.mark.requirement("R49")
@pytest.mark.parametrize("platform", [*platforms(), "another"])
def test_what_is_made_is_taken_by_the_platform_and_strong(platform: str) -> None:
    rules = password_rules(platform)
    for _each in range(50):
        made = passwords.generate(rules)
        text = made.reveal()
        assert rules.problems(text) == ()
        assert all(set(text) & set(group) for group in rules.classes)
        assert not set(text) & set("0OoIl1")
    assert passwords.strength_of(made) is Strength.STRONG
    assert passwords.bits(rules) > 100


def test_no_two_are_alike() -> None:
    rules = password_rules("x")
    assert len({passwords.generate(rules).reveal() for _each in range(200)}) == 200


@given(
    st.integers(1, 4),
    st.lists(st.sampled_from(["ab", "c", "1", "!?"]), min_size=1, max_size=3, unique=True),
)
def test_the_entropy_is_of_the_passwords_there_are(length: int, classes: list[str]) -> None:
    rules = PasswordRules(1, max(length, len(classes)), tuple(classes))
    every = itertools.product("".join(classes), repeat=rules.length)
    there = sum(all(set(text) & set(group) for group in classes) for text in every)
    assert passwords.bits(rules) == pytest.approx(log2(there))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", Strength.WEAK),
        ("password", Strength.WEAK),
        ("Pittsfield2026!", Strength.FAIR),
        ("correct horse battery", Strength.GOOD),
        ("carbon velvet otter migrate plunge", Strength.STRONG),
        ("x7$Kq2pLm9@Rt4wZ", Strength.STRONG),
        ("x7$Kq2pLm9@Rt4wZ" * 20, Strength.STRONG),
    ],
)
def test_a_typed_one_is_judged_by_how_it_is_guessed(text: str, word: Strength) -> None:
    assert passwords.strength_of(Secret(text)) is word


def test_the_name_of_the_page_makes_it_no_stronger() -> None:
    text = Secret("BerkshireAthenaeum413")
    order = list(Strength)
    without = order.index(passwords.strength_of(text))
    known = order.index(passwords.strength_of(text, ["BerkshireAthenaeum", "413"]))
    assert known < without


def test_every_strength_has_its_words() -> None:
    assert set(STRENGTH_NAMES) == set(Strength)


@pytest.mark.parametrize(
    "text", ["shrt1!", " leading1!", "trailing1! ", "hid\u200bden1!", "tab\t12345"]
)
def test_what_would_not_be_taken_is_told_without_being_repeated(text: str) -> None:
    problems = password_rules("x").problems(text)
    assert problems
    assert text not in "".join(str(one) for one in problems)


def test_a_limit_that_is_known_counts() -> None:
    rules = PasswordRules(6, 20, ("abc",), at_most=30)
    assert rules.problems("a" * 31)
    assert not rules.problems("a" * 30)
