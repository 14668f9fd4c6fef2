"""One rule tried while it is written: what keeps it from use, and what it finds in its examples."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pittadmin.checks.engine import Checker
from pittadmin.checks.pack import finds, shipped_pack
from pittadmin.checks.pack_problems import KINDS, refused, rule_faults
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.pack_edits import rule_of
from pittadmin.domain.packs import lists_of, milder
from pittadmin.domain.rules import Examples, Rule, RulePack


@dataclass(frozen=True)
class Trial:
    """What came of it.

    Args:
        problems: what keeps the rule from use, each with the part of it that it is about.
        must: whether it finds each example that it must find; None where that can't be tried.
        must_not: the same for those that it must not find.
        replaced: whether it finds the words of each of its replacements.
    """

    problems: tuple[Problem, ...]
    must: tuple[bool | None, ...] = ()
    must_not: tuple[bool | None, ...] = ()
    replaced: tuple[bool, ...] = ()


def try_rule(rule: Rule, others: RulePack) -> Trial:
    """Try a rule on its examples.

    Args:
        rule: as it stands in a form.
        others: the other rules of its pack, and the lists.
    """
    problems = list(rule_faults(rule, others))
    parts = {"kind", *KINDS.get(rule.match["kind"], ())}
    broken = any(problem.field in parts for problem in problems)
    shipped = shipped_pack().pack
    was = rule_of(shipped, rule.id)
    if was is not None:
        problems.extend(milder(was, rule, shipped.lists, others.lists))
    if broken:
        return Trial(tuple(problems))
    alone = replace(others, rules=(replace(rule, off=False),))
    checker = Checker(alone)
    must = _found(checker, alone.rules[0], rule.must)
    must_not = _found(checker, alone.rules[0], rule.must_not)
    if rule.match["kind"] != "point":
        problems.extend(_examples(must, must_not))
    replaced = tuple(
        any(hit.replacement is not None for _rule, hit in checker.hits(words)[1])
        for words in rule.match.get("replace", ())
    )
    return Trial(tuple(problems), must, must_not, replaced)


def _found(checker: Checker, rule: Rule, examples: Examples) -> tuple[bool | None, ...]:
    return tuple(_finds(checker, rule, example) for example in examples)


def _finds(checker: Checker, rule: Rule, example: str | Mapping[str, Any]) -> bool | None:
    try:
        return finds(checker, rule, example)
    except (TypeError, ValueError, KeyError, AttributeError):
        return None


def _examples(must: tuple[bool | None, ...], must_not: tuple[bool | None, ...]) -> list[Problem]:
    """Return one problem for each group of examples that does not come out."""
    todo = _("Change the rule, or the example.")
    found = []
    if None in must or None in must_not:
        part = "must" if None in must else "must_not"
        what = _("An example can't be tried: it is no post.")
        found.append(Problem(what, _("Write a text, or correct the post."), part))
    if False in must:
        found.append(Problem(_("It does not find all that it must find."), todo, "must"))
    if True in must_not:
        found.append(Problem(_("It finds what it must not find."), todo, "must_not"))
    return found


def list_faults(pack: RulePack, name: str, words: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return what keeps a changed list from being used, by the rules that use it.

    Args:
        pack: the rules, and the lists as they were.
        name: the list.
        words: what is to be in it.
    """
    if not words:
        return (Problem(_("The list is empty."), _("Leave at least one line in it."), "lists"),)
    changed = replace(pack, lists={**pack.lists, name: words})
    # What was there may be half a pattern, joined with its neighbors; a new line stands alone.
    new = [one for one in words if one not in pack.lists.get(name, ())]
    broken = tuple(refused(new, changed.lists, "lists"))
    if broken:
        return broken
    users = [rule for rule in changed.rules if name in lists_of(rule, pack.lists)]
    trials = (
        (rule, try_rule(rule, replace(changed, rules=_without(changed, rule)))) for rule in users
    )
    return tuple(
        Problem(f"{rule.id}: {problem.what}", problem.todo, "lists", problem.requirement)
        for rule, trial in trials
        for problem in trial.problems
    )


def _without(pack: RulePack, rule: Rule) -> tuple[Rule, ...]:
    return tuple(one for one in pack.rules if one is not rule)
