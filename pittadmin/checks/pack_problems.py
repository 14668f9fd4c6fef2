"""What can be wrong with a rule of a pack, said so that who wrote it can mend it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pittadmin.checks.facts import FACTS
from pittadmin.checks.link_rules import TRAITS
from pittadmin.checks.patterns import CHECKS, pattern_problem
from pittadmin.checks.post_media import MEDIA_FACTS
from pittadmin.checks.speech import WAYS
from pittadmin.domain.errors import Problem
from pittadmin.domain.findings import SEVERITIES
from pittadmin.domain.i18n import _
from pittadmin.domain.policy import requirements
from pittadmin.domain.rules import Rule, RulePack

FEWEST_EXAMPLES = 6
"""How many examples a rule needs at least, of what it must find and must not find together."""

_NEEDED = ("id", "title", "requirement", "severity", "match", "message", "fix")
_TEXTS = ("id", "title", "requirement", "severity", "message", "fix", "quote", "confirm")
_KNOWN = frozenset(Rule.__dataclass_fields__)
KINDS: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {
        "pattern": {
            "any": list,
            "unless": list,
            "cased": bool,
            "loose": bool,
            "check": str,
            "needs": str,
            "replace": dict,
            "exempt": list,
            "soften": list,
            "without_city_link": bool,
        },
        "link": {
            "is": list,
            "unless": list,
            "hosts": list,
            "unless_hosts": list,
            "query": list,
            "path": list,
        },
        "fact": {"fact": str},
        "media": {"fact": str, "kinds": list},
        "point": {"when": str},
    }
)
"""What a match of each kind may say, and of which form; a fact also has its own figures."""

WHEN = ("always", "media", "unnamed")


def problem_at(line: int, rule: str, what: str, todo: str) -> Problem:
    """Return a problem that says where it is."""
    if line and rule:
        where = _("Line {line}, rule {rule}: ").format(line=line, rule=rule)
    elif line:
        where = _("Line {line}: ").format(line=line)
    elif rule:
        where = _("Rule {rule}: ").format(rule=rule)
    else:
        where = ""
    return Problem(where + what, todo, "pack")


def rule_problems(entry: Any, lists: Mapping[str, Iterable[str]]) -> Iterable[Problem]:
    """Yield what is wrong with a rule, each with the part of it, or of its match, it is about.

    Args:
        entry: the rule's table, as it was read.
        lists: the pack's lists by name.
    """
    if not isinstance(entry, dict):
        yield Problem(_("This is not a rule."), _("Begin each with [[rule]]."))
        return
    for key in _NEEDED:
        if not entry.get(key):
            yield Problem(_("“{key}” is missing.").format(key=key), _("Add it to the rule."), key)
    for key in entry:
        if key not in _KNOWN:
            yield Problem(
                _("“{key}” is nothing that a rule has.").format(key=key),
                _("Take it out, or correct its name."),
                key,
            )
    for key in _TEXTS:
        if not isinstance(entry.get(key, ""), str):
            yield Problem(
                _("“{key}” has to be a text.").format(key=key), _("Put it in quotes."), key
            )
    for key in ("locked", "off"):
        if not isinstance(entry.get(key, False), bool):
            yield Problem(
                _("“{key}” has to be true or false.").format(key=key), _("Correct it."), key
            )
    if not _is_texts(entry.get("platforms", [])):
        yield Problem(
            _("“platforms” is no list of texts."), _('Write it as ["one", "two"].'), "platforms"
        )
    severity = entry.get("severity")
    if severity and severity not in SEVERITIES:
        yield Problem(
            _("“{severity}” is no severity.").format(severity=severity),
            _("Choose one of {all}.").format(all=", ".join(SEVERITIES)),
            "severity",
        )
    if severity == "attest" and not entry.get("confirm"):
        yield Problem(
            _("It asks to confirm something and does not say what."),
            _("Add “confirm”, a sentence in the writer's words."),
            "confirm",
        )
    if isinstance(entry.get("requirement"), str) and entry["requirement"] not in requirements():
        yield Problem(
            _("{number} is no requirement of the policy.").format(number=entry["requirement"]),
            _("Use a number from R1 to R68."),
            "requirement",
        )
    match = entry.get("match")
    if match:
        yield from _match_problems(match, lists)
        yield from _example_problems(entry)


def _match_problems(match: Any, lists: Mapping[str, Iterable[str]]) -> Iterable[Problem]:
    kind = str(match.get("kind")) if isinstance(match, dict) else ""
    if kind not in KINDS:
        yield Problem(
            _("“match” has no kind that there is."),
            _("Choose one of {all}.").format(all=", ".join(KINDS)),
            "kind",
        )
        return
    if kind in ("fact", "media"):
        facts = FACTS if kind == "fact" else MEDIA_FACTS
        if match.get("fact") not in facts:
            yield Problem(
                _("There is no fact “{fact}”.").format(fact=match.get("fact")),
                _("Choose one of {all}.").format(all=", ".join(facts)),
                "fact",
            )
    if kind != "fact":
        for key, value in match.items():
            wanted = KINDS[kind].get(key)
            if key != "kind" and wanted is None:
                yield Problem(
                    _("“{key}” is nothing that a match of the kind {kind} has.").format(
                        key=key, kind=kind
                    ),
                    _("Take it out, or correct its name."),
                    key,
                )
            elif wanted is not None and (
                not isinstance(value, wanted) or (wanted is list and not _is_texts(value))
            ):
                yield Problem(
                    _("“{key}” in “match” has the wrong form.").format(key=key),
                    _("Look at how other rules write it."),
                    key,
                )
    if kind == "pattern" and not match.get("any"):
        yield Problem(_("It has no patterns."), _("Add “any” with at least one pattern."), "any")
    named = {"is": TRAITS, "unless": TRAITS} if kind == "link" else {"exempt": WAYS, "soften": WAYS}
    for key, choices in named.items():
        for one in match.get(key, ()):
            if one not in choices:
                yield Problem(
                    _("“{key}” knows no “{name}”.").format(key=key, name=one),
                    _("Choose one of {all}.").format(all=", ".join(choices)),
                    key,
                )
    if kind == "pattern" and match.get("needs", "") not in ("", *lists):
        yield Problem(
            _("There is no list “{name}”.").format(name=match["needs"]),
            _("Choose one of {all}.").format(all=", ".join(lists)),
            "needs",
        )
    if kind == "pattern" and match.get("check", "") not in ("", *CHECKS):
        yield Problem(
            _("There is no check “{name}”.").format(name=match["check"]),
            _("Choose one of {all}.").format(all=", ".join(CHECKS)),
            "check",
        )
    if kind == "point" and match.get("when", "always") not in WHEN:
        yield Problem(
            _("A point can't be asked “{when}”.").format(when=match["when"]),
            _("Choose one of {all}.").format(all=", ".join(WHEN)),
            "when",
        )


def _example_problems(entry: Mapping[str, Any]) -> Iterable[Problem]:
    must, must_not = entry.get("must", []), entry.get("must_not", [])
    if not all(
        isinstance(some, list) and all(isinstance(one, str | dict) for one in some)
        for some in (must, must_not)
    ):
        yield Problem(
            _("Its examples are not a list of texts."), _('Write them as ["one", "two"].'), "must"
        )
        return
    if entry["match"].get("kind") == "point":
        return
    if not must or not must_not or len(must) + len(must_not) < FEWEST_EXAMPLES:
        yield Problem(
            _(
                "It has too few examples: {must} that it must find and {must_not} it must not."
            ).format(must=len(must), must_not=len(must_not)),
            _("Give at least {fewest}, with some of both.").format(fewest=FEWEST_EXAMPLES),
            "must",
        )


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def pattern_problems(rule: Rule, lists: Mapping[str, tuple[str, ...]]) -> Iterable[Problem]:
    """Yield the patterns of a rule that RE2 refuses, the first of each part of its match."""
    keys = {"pattern": ("any", "unless"), "link": ("path",)}
    for key in keys.get(rule.match["kind"], ()):
        yield from refused(rule.match.get(key, ()), lists, key)


def refused(
    patterns: Sequence[str], lists: Mapping[str, tuple[str, ...]], field: str
) -> Iterable[Problem]:
    """Yield why RE2 refuses the first of some patterns that it does, in plain words."""
    pattern, why = pattern_problem(patterns, lists)
    if pattern:
        yield Problem(*_plain_reason(pattern, why), field)


def rule_faults(rule: Rule, pack: RulePack) -> tuple[Problem, ...]:
    """Return what keeps one rule from being used, each with the part of it that it is about.

    Args:
        rule: as it stands in a form; its examples are not tried.
        pack: the other rules, and the lists.
    """
    entry = {name: _plain(getattr(rule, name)) for name in _KNOWN}
    problems = list(rule_problems(entry, pack.lists))
    if any(one.id == rule.id for one in pack.rules):
        problems.append(
            Problem(
                _("Another rule has the id {id}.").format(id=rule.id),
                _("Give each rule an id of its own."),
                "id",
            )
        )
    if all(problem.field not in rule.match for problem in problems):
        problems.extend(pattern_problems(rule, pack.lists))
    return tuple(problems)


def _plain(value: Any) -> Any:
    """Return a part of a rule as it stands in a file."""
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _plain_reason(pattern: str, why: str) -> tuple[str, str]:
    """Return why RE2 refuses a pattern, and what to do, for who knows no RE2."""
    shown = pattern if len(pattern) <= 60 else f"{pattern[:60]}…"
    if re.search(r"\(\?(?:<?[=!])", pattern):
        return (
            _("The pattern “{pattern}” looks ahead or behind, which rules can't.").format(
                pattern=shown
            ),
            _("Put what it must not be into “unless” instead."),
        )
    if re.search(r"\\[1-9]|\(\?P=", pattern):
        return (
            _("The pattern “{pattern}” refers back to what it found, which rules can't.").format(
                pattern=shown
            ),
            _("Write out the ways it may be repeated."),
        )
    return (
        _("The pattern “{pattern}” can't be read: {why}.").format(pattern=shown, why=why),
        _("Mend the pattern."),
    )
