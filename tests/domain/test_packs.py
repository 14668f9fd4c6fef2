"""A locked rule may be made stricter, and in no way milder."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.packs import FINDS_LESS, FINDS_MORE, weakened
from pittadmin.domain.rules import Rule, RulePack

LOCKED = Rule(
    "T-VOTE",
    "Votes",
    "R42",
    "warn",
    {"kind": "pattern", "any": ["{votes} on", "elect"], "unless": ["{spared}"], "loose": True},
    "This asks for a vote.",
    "Take it out.",
    must=("vote yes on 2",),
    must_not=("We vote",),
    platforms=("facebook",),
    locked=True,
)
FREE = Rule("T-FREE", "Other", "R25", "warn", {"kind": "pattern", "any": ["x"]}, "M", "F")
LISTS = {
    "votes": ("vote yes", "{more}"),
    "more": ("vote no",),
    "spared": ("quote",),
    "other": ("a",),
    "misspelled": ("vote",),
    "real_words": ("cote",),
}
SHIPPED = RulePack("1", "P", "0", "0", lists=LISTS, rules=(LOCKED, FREE))


def pack(rule: Rule | None, lists: dict[str, tuple[str, ...]] | None = None) -> RulePack:
    rules = (FREE,) if rule is None else (rule, FREE)
    return replace(SHIPPED, rules=rules, lists={**LISTS, **(lists or {})})


def match(**values: Any) -> Rule:
    return replace(LOCKED, match={**LOCKED.match, **values})


MILDER = {
    "taken out": pack(None),
    "switched off": pack(replace(LOCKED, off=True)),
    "unlocked": pack(replace(LOCKED, locked=False)),
    "another requirement": pack(replace(LOCKED, requirement="R25")),
    "severity lowered": pack(replace(LOCKED, severity="attest")),
    "platform taken out": pack(replace(LOCKED, platforms=("x",))),
    "example taken out": pack(replace(LOCKED, must=())),
    "pattern taken out": pack(match(any=["{votes} on"])),
    "pattern changed": pack(match(any=["{votes} off", "elect"])),
    "more excused": pack(match(unless=["{spared}", "please"])),
    "read less": pack(match(loose=False)),
    "exempt where quoted": pack(match(exempt=["quoted"])),
    "another kind": pack(match(kind="link")),
    "words taken out of a list": pack(LOCKED, {"votes": ("{more}",)}),
    "words taken out of a list in a list": pack(LOCKED, {"more": ()}),
    "words added to a list that excuses": pack(LOCKED, {"spared": ("quote", "vote")}),
    "fewer misspelled words": pack(LOCKED, {"misspelled": ()}),
    "more words spared": pack(LOCKED, {"real_words": ("cote", "v0te")}),
}


@pytest.mark.requirement("R34", "R42")
@pytest.mark.parametrize("name", MILDER)
def test_a_locked_rule_is_not_made_milder(name: str) -> None:
    problems = weakened(SHIPPED, MILDER[name])
    assert problems
    assert all(one.field == "T-VOTE" and one.requirement == "R42" for one in problems)


STRICTER = {
    "the same": SHIPPED,
    "severity raised": pack(replace(LOCKED, severity="block")),
    "on all platforms": pack(replace(LOCKED, platforms=())),
    "on one more": pack(replace(LOCKED, platforms=("facebook", "x"))),
    "another pattern": pack(match(any=["elect", "{votes} on", "re-elect"])),
    "less excused": pack(match(unless=[])),
    "another example": pack(replace(LOCKED, must=("vote no on 2", "vote yes on 2"))),
    "more words": pack(LOCKED, {"more": ("vote no", "vote none")}),
    "fewer words that excuse": pack(LOCKED, {"spared": ()}),
    "other words": pack(replace(LOCKED, title="T", message="M", fix="F", must_not=())),
    "another list": pack(LOCKED, {"other": ()}),
    "a free rule off": replace(SHIPPED, rules=(LOCKED, replace(FREE, off=True))),
    "a free rule gone": replace(SHIPPED, rules=(LOCKED,)),
}


@pytest.mark.requirement("R34")
@pytest.mark.parametrize("name", STRICTER)
def test_a_locked_rule_may_be_made_stricter_and_others_may_be_anything(name: str) -> None:
    assert weakened(SHIPPED, STRICTER[name]) == ()


def test_a_key_finds_more_or_less_and_never_both() -> None:
    assert not FINDS_MORE & FINDS_LESS


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_what_is_stricter_is_so_for_any_words(before: set[str], after: set[str]) -> None:
    was = replace(LOCKED, match={"kind": "pattern", "any": sorted(before), "unless": []})
    now = replace(LOCKED, match={"kind": "pattern", "any": sorted(after), "unless": []})
    found = weakened(replace(SHIPPED, rules=(was,)), replace(SHIPPED, rules=(now,)))
    assert (found == ()) is (before <= after)
