"""A rule is tried while it is written: examples, patterns, ids, and what is locked."""

from dataclasses import replace
from typing import Any

import pytest

from pittadmin.checks.pack import shipped_pack
from pittadmin.checks.rule_trial import list_faults, try_rule
from pittadmin.domain.rules import Rule, RulePack

DOGS = Rule(
    "TST-DOGS",
    "Dogs",
    "R36",
    "block",
    {"kind": "pattern", "any": [r"\bdogs?\b"]},
    "This is about dogs.",
    "Leave them out.",
    must=("A dog", "Dogs", "My dog"),
    must_not=("A cat", "Doggerel", "Cats"),
)


def others(without: str = "") -> RulePack:
    pack = shipped_pack().pack
    return replace(pack, rules=tuple(rule for rule in pack.rules if rule.id != without))


def shipped(id_: str) -> Rule:
    return next(rule for rule in shipped_pack().pack.rules if rule.id == id_)


def said(rule: Rule, pack: RulePack | None = None) -> dict[str, str]:
    """Return the first sentence at each part."""
    found: dict[str, str] = {}
    for problem in try_rule(rule, pack or others(rule.id)).problems:
        found.setdefault(problem.field, problem.what)
    return found


def test_every_shipped_rule_passes_its_trial() -> None:
    for rule in shipped_pack().pack.rules:
        assert try_rule(rule, others(rule.id)).problems == (), rule.id


def test_each_example_is_told_apart() -> None:
    trial = try_rule(replace(DOGS, must=("A dog", "A hound", "My dog")), others())
    assert trial.must == (True, False, True)
    assert trial.must_not == (False, False, False)
    assert [problem.field for problem in trial.problems] == ["must"]
    trial = try_rule(replace(DOGS, must_not=("A cat", "Hot dogs", "Cats")), others())
    assert trial.must_not == (False, True, False)
    assert [problem.field for problem in trial.problems] == ["must_not"]


def test_a_rule_that_is_switched_off_is_still_tried() -> None:
    assert try_rule(replace(DOGS, off=True), others()).must == (True, True, True)


@pytest.mark.parametrize(
    ("match", "part", "words"),
    [
        ({"any": ["(?<=x)dog"]}, "any", "looks ahead or behind"),
        ({"any": [r"(d)\1"]}, "any", "refers back"),
        ({"any": ["dog("]}, "any", "can't be read"),
        ({"any": ["{no_such_list}"]}, "any", "can't be read"),
        ({"any": []}, "any", "no patterns"),
        ({"any": ["dog"], "unless": ["(?!x)"]}, "unless", "looks ahead or behind"),
        ({"any": ["dog"], "exempt": ["sung"]}, "exempt", "knows no “sung”"),
        ({"any": ["dog"], "check": "taste"}, "check", "no check “taste”"),
        ({"kind": "link", "path": ["(?=a)"]}, "path", "looks ahead or behind"),
        ({"kind": "link", "is": ["blue"]}, "is", "knows no “blue”"),
        ({"kind": "smell"}, "kind", "no kind that there is"),
    ],
)
def test_what_can_not_be_used_is_said_at_its_part(
    match: dict[str, Any], part: str, words: str
) -> None:
    found = said(replace(DOGS, match={"kind": "pattern"} | match))
    assert words in found[part]


def test_two_rules_can_not_have_one_id() -> None:
    assert "has the id PII-SSN" in said(replace(DOGS, id="PII-SSN"), others())["id"]


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("off", {"off": True}),
        ("locked", {"locked": False}),
        ("severity", {"severity": "info"}),
        ("platforms", {"platforms": ("x",)}),
        ("requirement", {"requirement": "R25"}),
        ("must", {"must": ("SSN 078-05-1120",) * 6}),
        ("any", {"match": {"kind": "pattern", "any": ["ssn"], "check": "social_security"}}),
    ],
)
def test_a_locked_rule_that_is_made_milder_is_said_at_its_part(
    part: str, values: dict[str, Any]
) -> None:
    found = said(replace(shipped("PII-SSN"), **values))
    assert "is locked: " in found[part]


def test_a_locked_rule_may_be_made_stricter() -> None:
    rule = shipped("PII-SSN")
    match = {**rule.match, "any": [*rule.match["any"], "no such words"]}
    assert said(replace(rule, match=match)) == {}


def test_a_post_that_is_none_can_not_be_tried() -> None:
    trial = try_rule(replace(DOGS, must=("A dog", {"smell": 1}, {"text": 5})), others())
    assert trial.must[:2] == (True, None)
    assert "no post" in trial.problems[0].what


def test_a_list_is_judged_by_the_rules_that_use_it() -> None:
    pack = shipped_pack().pack
    pack = replace(pack, rules=tuple(one for one in pack.rules if "{people}" in str(one.match)))
    words = pack.lists["people"]
    assert list_faults(pack, "people", (*words, "neighbors")) == ()
    assert "looks ahead" in list_faults(pack, "people", (*words, "(?=x)"))[0].what
    assert "empty" in list_faults(pack, "people", ())[0].what


def test_each_replacement_is_tried_on_its_words() -> None:
    match = {**DOGS.match, "replace": {"dogs": "pets", "hounds": "pets"}}
    trial = try_rule(replace(DOGS, match=match), others())
    assert trial.replaced == (True, False)
    jargon = shipped("RDB-JARGON")
    assert all(try_rule(jargon, others(jargon.id)).replaced)
