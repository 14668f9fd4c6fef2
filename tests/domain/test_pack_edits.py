"""Changes to rules lie over the rules in force, survive a file, and know what overtook them."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.pack_edits import PackEdits, changes, read_edits, read_rule, rule_values
from pittadmin.domain.rule_parts import example_line, read_example
from pittadmin.domain.rule_table import RuleChange
from pittadmin.domain.rules import Rule, RulePack

VOTES = Rule(
    "T-VOTE",
    "Votes",
    "R42",
    "warn",
    {"kind": "pattern", "any": ["vote"], "loose": True},
    "This asks for a vote.",
    "Take it out.",
    must=("vote yes", {"text": "vote", "platforms": ["x"]}),
    must_not=("We", "a\nb"),
    platforms=("x",),
    replacement="",
)
DOGS = replace(VOTES, id="T-DOG", title="Dogs")
BASE = RulePack("1", "P", "0", "abc", lists={"words": ("a", "b")}, rules=(VOTES, DOGS))
GRAVER = replace(VOTES, severity="block")


def test_changes_lie_over_the_rules_in_force_and_name_them_as_their_base() -> None:
    new = replace(DOGS, id="T-NEW")
    edits = PackEdits().with_rule(BASE, "T-VOTE", GRAVER).with_rule(BASE, "T-DOG", None)
    edits = edits.with_rule(BASE, "T-NEW", new).with_list(BASE, "words", ("a", "c"))
    pack = edits.laid_on(BASE)
    assert pack.rules == (GRAVER, new)
    assert pack.lists == {"words": ("a", "c")}
    assert pack.sha256 == BASE.sha256
    found = {one.name: one for one in changes(BASE, pack)}
    assert {name: one.what for name, one in found.items()} == {
        "T-VOTE": RuleChange.CHANGED,
        "T-DOG": RuleChange.TAKEN_OUT,
        "T-NEW": RuleChange.ADDED,
        "words": RuleChange.CHANGED,
    }
    assert found["T-VOTE"].parts == (("Severity", "Look again", "Must change"),)
    assert found["words"].parts == (("Taken out", "b", ""), ("Added", "", "c"))


def test_back_to_what_it_was_is_no_change() -> None:
    edits = PackEdits().with_rule(BASE, "T-VOTE", GRAVER).with_list(BASE, "words", ("a",))
    edits = edits.with_rule(BASE, "T-VOTE", VOTES).with_list(BASE, "words", ("a", "b"))
    assert not edits
    assert edits.laid_on(BASE).rules == BASE.rules


def test_changes_that_somebody_elses_overtook_are_named_until_they_are_made_again() -> None:
    edits = PackEdits().with_rule(BASE, "T-VOTE", GRAVER).with_list(BASE, "words", ("a",))
    assert edits.overtaken(BASE) == ()
    theirs = replace(
        BASE, rules=(replace(VOTES, message="Other."), DOGS), lists={"words": ("a", "b", "c")}
    )
    assert edits.overtaken(theirs) == ("T-VOTE", "words")
    again = edits.with_rule(theirs, "T-VOTE", GRAVER).with_list(theirs, "words", ("a",))
    assert again.overtaken(theirs) == ()


def test_changes_come_back_from_the_file_as_they_were() -> None:
    edits = PackEdits().with_rule(BASE, "T-VOTE", GRAVER).with_rule(BASE, "T-DOG", None)
    edits = edits.with_rule(BASE, "T-NEW", replace(DOGS, id="T-NEW"))
    edits = edits.with_list(BASE, "words", ("ä", "\u202e"))
    assert read_edits(json.loads(json.dumps(edits.values()))) == edits


@pytest.mark.parametrize(
    "broken",
    [
        None,
        {},
        {"rules": 1, "lists": {}},
        {"rules": {"T": [1]}, "lists": {}},
        {"rules": {"T": [{"id": "T"}, None]}, "lists": {}},
        {"rules": {}, "lists": {"a": 1}},
    ],
)
def test_what_can_not_be_read_from_the_file_is_no_change(broken: Any) -> None:
    assert not read_edits(broken)


@pytest.mark.parametrize("broken", [{"match": []}, {"match": {}}, {"must": None}, {"other": 1}])
def test_a_rule_without_what_rules_have_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises((TypeError, KeyError)):
        read_rule(rule_values(VOTES) | broken)


@given(st.text().filter(lambda text: not text.startswith("{")))
def test_an_example_is_the_text_that_was_typed(text: str) -> None:
    assert read_example(example_line(text)) == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), JSON))
def test_an_example_that_is_a_post_comes_back_as_it_was(post: dict[str, Any]) -> None:
    assert read_example(example_line(post)) == post


@pytest.mark.parametrize("typed", ["{", "{name} is a list", "{1}", "[" * 10, '{"a": ' * 5000])
def test_what_only_looks_like_a_post_is_a_text(typed: str) -> None:
    assert read_example(typed) == typed
