"""A locked rule may be tightened, never loosened."""

from dataclasses import replace
from typing import Any

import pytest

from pittadmin.domain.rules import Rule, RulePack, loosened

RULE = Rule(
    id="T-1",
    title="A test",
    requirement="R42",
    severity="warn",
    match={"kind": "pattern", "any": ["a", "b"], "unless": ["c"]},
    message="Found.",
    fix="Mend it.",
    must=("a",),
    must_not=("c",),
    locked=True,
)


def pack(*rules: Rule) -> RulePack:
    return RulePack("1", "", "", "", rules=rules)


def matching(**changes: Any) -> Rule:
    return replace(RULE, match={**RULE.match, **changes})


@pytest.mark.parametrize(
    "changed",
    [
        RULE,
        replace(RULE, severity="block", title="Another", must=("a", "b"), must_not=()),
        matching(any=["a", "b", "d"]),
        matching(unless=[]),
        replace(RULE, message="Found it."),
    ],
)
def test_a_locked_rule_may_be_tightened(changed):
    assert loosened(pack(RULE), pack(changed, replace(RULE, id="T-2"))) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (replace(RULE, off=True), "switched off"),
        (replace(RULE, locked=False), "unlocked"),
        (replace(RULE, severity="attest"), "milder"),
        (replace(RULE, platforms=("x",)), "platforms"),
        (replace(RULE, must=("b",)), "must find"),
        (replace(RULE, id="T-3"), "taken out"),
        (matching(any=["a"]), "looks for"),
        (matching(unless=["c", "a"]), "spare more"),
        (matching(exempt=["denied"]), "spare more"),
        (matching(cased=True), "how it looks"),
    ],
)
def test_a_locked_rule_may_not_be_loosened(changed, said):
    (problem,) = loosened(pack(RULE), pack(changed))
    assert "Rule T-1 is locked" in problem.what
    assert said in problem.what
    assert problem.requirement == "R42"


def test_a_rule_that_is_not_locked_may_be_anything():
    free = replace(RULE, locked=False)
    assert loosened(pack(free), pack()) == ()
    assert loosened(pack(free), pack(replace(free, off=True, severity="info"))) == ()
