"""A rule pack proves itself when it is read; a broken one is refused with the line."""

from dataclasses import replace

import pytest

from pittadmin.checks.pack import (
    SHIPPED,
    failures,
    finds,
    personal_rules,
    read_pack,
    shipped_pack,
)
from pittadmin.checks.pack_problems import FEWEST_EXAMPLES
from pittadmin.checks.pack_text import write_pack
from pittadmin.domain.errors import Invalid
from pittadmin.domain.policy import policy_seed, requirements

RULE = """
[[rule]]
id = "T-1"
title = "A test"
requirement = "R42"
severity = "block"
message = "Found."
fix = "Mend it."
must = ["one a", "two a", "three a"]
must_not = ["one b", "two b", "three b"]
[rule.match]
kind = "pattern"
any = ['a\\b']
"""
PACK = f'[pack]\nversion = "t"\n{RULE}'


def problems(text: str) -> list[str]:
    with pytest.raises(Invalid) as refused:
        read_pack(text)
    assert all(problem.todo for problem in refused.value.problems)
    return [problem.what for problem in refused.value.problems]


def test_every_shipped_rule_finds_its_examples_and_none_that_it_must_not():
    assert failures(shipped_pack()) == ()


def test_there_are_a_hundred_rules_with_six_examples_each_and_both_kinds():
    rules = [rule for rule in shipped_pack().pack.rules if rule.match["kind"] != "point"]
    assert len(rules) >= 100
    for rule in rules:
        assert len(rule.must) + len(rule.must_not) >= FEWEST_EXAMPLES, rule.id
        assert rule.must, rule.id
        assert rule.must_not, rule.id


def test_all_severities_are_used_and_every_rule_shows_its_sentence_of_the_policy():
    checker = shipped_pack()
    assert {rule.severity for rule in checker.pack.rules} == {"block", "warn", "attest", "info"}
    for rule in checker.pack.rules:
        assert checker.quote(rule), rule.id
        assert rule.requirement in requirements()
        assert rule.message.endswith("."), rule.id
        assert rule.fix.endswith("."), rule.id


def test_the_pack_names_the_policy_that_it_rests_on():
    assert shipped_pack().pack.policy_sha256 == policy_seed().sha256


@pytest.mark.requirement(
    "R19",
    "R23",
    "R24",
    "R25",
    "R26",
    "R27",
    "R28",
    "R29",
    "R30",
    "R31",
    "R33",
    "R34",
    "R35",
    "R36",
    "R37",
    "R38",
    "R39",
    "R40",
    "R41",
    "R42",
    "R44",
    "R45",
    "R58",
    "R59",
    "R60",
    "R65",
)
def test_every_point_of_the_policy_on_content_has_rules():
    wanted = {f"R{n}" for n in (6, 19, *range(23, 32), *range(33, 43), 44, 45, 58, 59, 60, 65)}
    assert wanted <= {rule.requirement for rule in shipped_pack().pack.rules}


def test_a_pack_that_is_written_reads_as_the_same_rules():
    pack = shipped_pack().pack
    again = read_pack(write_pack(pack), prove=False).pack
    assert again == replace(pack, sha256=again.sha256)


def test_a_pack_is_known_by_its_text():
    assert read_pack(PACK).pack.sha256 != read_pack(f"{PACK}\n").pack.sha256


def test_two_rules_of_one_id_are_refused():
    (said,) = problems(PACK + RULE)
    assert said == "Line 17, rule T-1: Another rule, on line 4, has this id."


def test_an_example_that_is_not_found_is_refused():
    (said,) = problems(PACK.replace("one a", "one c"))
    assert said == "Line 4, rule T-1: It does not find its example “one c”."


def test_an_example_that_must_not_be_found_is_refused():
    (said,) = problems(PACK.replace("one b", "one a"))
    assert said == "Line 4, rule T-1: It finds “one a”, which it must not."


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(?<=x)a", "looks ahead or behind, which rules can't"),
        ("(?!x)a", "looks ahead or behind, which rules can't"),
        (r"(a)\\1", "refers back to what it found, which rules can't"),
        ("(a", "can't be read: missing )"),
        ("a{2000}", "can't be read"),
        ("{nothing}", "there is no list “nothing”"),
    ],
)
@pytest.mark.parametrize("key", ["any", "unless", "needs"])
def test_a_pattern_that_can_not_be_used_is_told_in_plain_words(pattern, said, key):
    changed = (
        f"{PACK}unless = ['{pattern}']".replace("\\\\", "\\")
        if key == "unless"
        else PACK.replace("'a\\b'", f"'{pattern}'".replace("\\\\", "\\"))
    )
    if key == "needs":  # it is compiled when a text first has such a word
        changed = f"{changed}needs = 'words'\n[lists]\nwords = ['one']"
    (found,) = problems(changed)
    assert found.startswith("Line 4, rule T-1: The pattern “")
    assert said in found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('severity = "block"', 'severity = "stop"', "“stop” is no severity."),
        ('severity = "block"', 'severity = "attest"', "asks to confirm something"),
        ('requirement = "R42"', 'requirement = "R99"', "R99 is no requirement of the policy."),
        ('message = "Found."', "", "“message” is missing."),
        ('title = "A test"', "title = 5", "“title” has to be a text."),
        ('kind = "pattern"', 'kind = "magic"', "“match” has no kind that there is."),
        ('title = "A test"', 'title = "t"\ncolour = "red"', "“colour” is nothing that a rule has."),
        ('kind = "pattern"', 'kind = "pattern"\nmost = 5', "“most” is nothing that a match"),
        ('kind = "pattern"', 'kind = "pattern"\nexempt = ["x"]', "“exempt” knows no “x”."),
        ('kind = "pattern"', 'kind = "pattern"\nloose = "yes"', "“loose” in “match” has the wrong"),
        ('kind = "pattern"', 'kind = "fact"\nfact = "x"', "There is no fact “x”."),
        ('"one b", "two b", "three b"', "", "too few examples: 3 that it must find and 0"),
        ('must = ["one a", ', "must = [5, ", "Its examples are not a list of texts."),
        (
            'severity = "block"',
            'severity = "block"\nlocked = 1',
            "“locked” has to be true or false.",
        ),
        ('severity = "block"', 'severity = "block"\nplatforms = 5', "“platforms” is no list"),
        ('kind = "pattern"', 'kind = "pattern"\nneeds = "x"', "There is no list “x”."),
        ('kind = "pattern"', 'kind = "pattern"\nunless = [5]', "“unless” in “match” has the wrong"),
        ('version = "t"', "", "The pack has no version."),
        ("[[rule]]", "[rules]", "The pack has no rules."),
    ],
)
def test_what_is_wrong_with_a_rule_is_said(old, new, said):
    assert old in PACK
    assert any(said in one for one in problems(PACK.replace(old, new)))


def test_every_problem_is_said_at_once():
    found = problems(PACK.replace('"R42"', '"R99"').replace('"block"', '"stop"'))
    assert len(found) == 2
    assert all(one.startswith("Line 4, rule T-1: ") for one in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[pack\n", "Line 1: The pack is not valid TOML"),
        (f"{PACK}\n\nwrong = = 5", "Line 18: The pack is not valid TOML"),
        ('[pack]\nversion = "open', "Line 2: The pack is not valid TOML"),
        ("", "Line 1: The pack has no version."),
        ("a = " + "[" * 5_000, "The pack is not valid TOML"),
        (f"{PACK}[lists]\nx = 5", "The list “x” is not a list of words."),
    ],
)
def test_a_pack_that_is_no_pack_is_refused_with_the_line(text, said):
    assert any(said in one for one in problems(text))


def test_an_example_may_be_a_post_with_what_the_city_knows():
    checker = shipped_pack()
    rule = next(one for one in checker.pack.rules if one.id == "PII-EMPLOYEE")
    assert finds(checker, rule, {"text": "Thank Jane Doe", "employees": ["Jane Doe"]})
    assert not finds(checker, rule, {"text": "Thank Jane Doe", "employees": ["John Doe"]})


def test_an_example_with_something_unknown_is_refused():
    (said,) = problems(PACK.replace('"one a"', '{ text = "one a", mood = "good" }'))
    assert "An example can't be used: “mood” is no part of an example." in said


@pytest.mark.requirement("R19")
def test_the_check_of_a_profile_asks_the_same_rules():
    ids = {rule.id for rule in personal_rules().pack.rules}
    assert {"PII-SSN", "PII-PHONE", "PII-EMAIL", "PII-BIRTHDAY", "PII-NAME"} <= ids
    assert ids <= {rule.id for rule in shipped_pack().pack.rules}


def test_the_shipped_pack_is_one_readable_file():
    assert max(map(len, SHIPPED.read_text("utf-8").splitlines())) < 1_000
