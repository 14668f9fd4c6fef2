"""Reading a rule pack: TOML in, rules that have proven themselves out.

A pack is only taken when every rule has what it needs, every pattern can be used, and every rule
finds its own examples and none of those it must not. What is wrong is said with line and rule.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from pittadmin.checks.engine import Checker
from pittadmin.checks.pack_problems import pattern_problems, problem_at, rule_problems
from pittadmin.checks.patterns import PatternError
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media
from pittadmin.domain.posts import CityFacts, Post, Variant
from pittadmin.domain.resources import RESOURCES
from pittadmin.domain.rules import Rule, RulePack

SHIPPED = RESOURCES / "rule_pack.toml"


MOST_BYTES = 5_000_000

_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.MULTILINE)
_AT_LINE = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)")


def read_pack(text: str, prove: bool = True) -> Checker:
    """Return the rules of a pack, ready to check posts.

    Args:
        text: the pack, in TOML; ``resources/rule_pack.toml`` says what is in it.
        prove: whether every pattern and example is tried. Only a pack that was proven before goes
            without.

    Raises:
        Invalid: what is wrong in it, every problem with its line and its rule.
    """
    pack, lines = _parse(text)
    if prove:
        _refuse(
            problem
            for rule in pack.rules
            for problem in _refused_in(rule, pack.lists, lines[rule.id])
        )
    try:
        checker = Checker(pack)
    except PatternError as error:
        raise Invalid(Problem(str(error), _("Mend the pattern."), "pack")) from error
    if prove:
        _refuse(_failures(checker, lines))
    return checker


def _refuse(problems: Iterable[Problem]) -> None:
    """Refuse a pack that has problems."""
    if found := tuple(problems):
        raise Invalid(*found)


@cache
def shipped_pack() -> Checker:
    """Return the pack that the program ships with; read once, when first asked.

    Its examples are run by the tests, so they are not run again at each start.
    """
    return read_pack(SHIPPED.read_text("utf-8"), prove=False)


@cache
def personal_rules() -> Checker:
    """Return the shipped rules on personal information in a text (R19), for a page's profile."""
    pack, _lines = _parse(SHIPPED.read_text("utf-8"))
    kinds = ("pattern", "fact")
    rules = [rule for rule in pack.rules if rule.match["kind"] in kinds]
    return Checker(replace(pack, rules=tuple(one for one in rules if one.requirement == "R19")))


def rules_of(text: str) -> RulePack:
    """Return the rules of a pack to be read and changed; they are not made ready to check.

    Raises:
        Invalid: what is wrong in it.
    """
    return _parse(text)[0]


def failures(checker: Checker) -> tuple[Problem, ...]:
    """Return the examples that a pack's rules get wrong, such as while a rule is edited."""
    return tuple(_failures(checker, {}))


def example_post(example: str | Mapping[str, Any]) -> tuple[Post, CityFacts]:
    """Return an example as a post, with what the City knows.

    A table may say how many times its text, or a picture's alt text, stands there (`times`).

    Raises:
        TypeError: the table holds something that a post does not.
    """
    if isinstance(example, str):
        return Post(example), CityFacts()
    given = dict(example)
    facts = {
        name: tuple(given.pop(name)) for name in CityFacts.__dataclass_fields__ if name in given
    }
    variants = tuple(Variant(*pair) for pair in given.pop("variants", {}).items())
    pictures: list[dict[str, Any]] = given.pop("media", [])
    media = tuple(map(_example_media, pictures))
    platforms = tuple(given.pop("platforms", ()))
    text = given.pop("text", "") * given.pop("times", 1)
    post = Post(text, platforms, variants, media, given.pop("department", ""))
    if given:
        raise TypeError(f"“{next(iter(given))}” is no part of an example")
    return post, CityFacts(**facts)


def _example_media(given: Mapping[str, Any]) -> Media:
    made: dict[str, Any] = {"name": "photo.jpg", **given}
    times = made.pop("times", 1)
    return replace(Media(**made), alt_text=made.get("alt_text", "") * times)


def _parse(text: str) -> tuple[RulePack, dict[str, int]]:
    """Return a pack and the line of each rule, or raise with everything that is wrong."""
    if len(text) > MOST_BYTES:
        raise Invalid(
            Problem(
                _("A rule pack has at most {most} MB.").format(most=MOST_BYTES // 1_000_000),
                _("Take rules out."),
                "pack",
            )
        )
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Invalid(_not_toml(error, text)) from error
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEAD.finditer(text)]
    problems: list[Problem] = []
    head = table.get("pack")
    if not isinstance(head, dict) or not isinstance(head.get("version"), str):
        problems.append(
            problem_at(1, "", _("The pack has no version."), _('Add [pack] with version = "…".'))
        )
        head = {}
    lists, list_problems = _lists(table.get("lists", {}), text)
    problems += list_problems
    entries = table.get("rule", [])
    if not isinstance(entries, list) or not entries:
        problems.append(
            problem_at(1, "", _("The pack has no rules."), _("Add at least one [[rule]]."))
        )
        entries = []
    rules: list[Rule] = []
    places: dict[str, int] = {}
    for at, entry in enumerate(entries):
        line = lines[at] if at < len(lines) else 1
        name = entry.get("id") if isinstance(entry, dict) else None
        rule_id = name if isinstance(name, str) else ""
        wrong = [
            problem_at(line, rule_id, one.what, one.todo) for one in rule_problems(entry, lists)
        ]
        if isinstance(name, str) and name in places:
            wrong.append(
                problem_at(
                    line,
                    name,
                    _("Another rule, on line {line}, has this id.").format(line=places[name]),
                    _("Give each rule an id of its own."),
                )
            )
        problems += wrong
        if not wrong:
            places[entry["id"]] = line
            rules.append(_rule(entry))
        elif isinstance(name, str):
            places.setdefault(name, line)
    if problems:
        raise Invalid(*problems)
    quotes = table.get("quotes")
    quotes = quotes if isinstance(quotes, dict) else {}
    pack = RulePack(
        version=head["version"],
        policy=str(head.get("policy", "")),
        policy_sha256=str(head.get("policy_sha256", "")),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        confirm=str(head.get("confirm", "")),
        quotes=MappingProxyType({key: str(said) for key, said in quotes.items()}),
        lists=MappingProxyType(lists),
        rules=tuple(rules),
    )
    return pack, places


def _not_toml(error: Exception, text: str) -> Problem:
    told = str(error)
    place = _AT_LINE.search(told)
    line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
    what = _AT_LINE.sub("", told) or _("it is nested too deeply")
    return problem_at(
        line, "", _("The pack is not valid TOML: {what}.").format(what=what), _("Mend that line.")
    )


def _lists(table: Any, text: str) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    lists: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for name, words in table.items() if isinstance(table, dict) else ():
        if isinstance(words, str):
            words = words.split()
        if isinstance(words, list) and words and all(isinstance(one, str) for one in words):
            lists[name] = tuple(words)
        else:
            line = text.count("\n", 0, max(0, text.find(f"\n{name} ="))) + 2
            problems.append(
                problem_at(
                    line,
                    "",
                    _("The list “{name}” is not a list of words.").format(name=name),
                    _('Write it as ["one", "two"].'),
                )
            )
    return lists, problems


def _refused_in(rule: Rule, lists: Mapping[str, tuple[str, ...]], line: int) -> Iterable[Problem]:
    for one in pattern_problems(rule, lists):
        yield problem_at(line, rule.id, one.what, one.todo)


def _rule(entry: Mapping[str, Any]) -> Rule:
    made = dict(entry)
    for key in ("must", "must_not", "platforms"):
        made[key] = tuple(entry.get(key, ()))
    made["match"] = MappingProxyType(entry["match"])
    return Rule(**made)


def _failures(checker: Checker, lines: Mapping[str, int]) -> Iterable[Problem]:
    """Yield the examples that rules get wrong."""
    for rule in checker.pack.rules:
        if rule.off or rule.match["kind"] == "point":
            continue
        for examples, wanted in ((rule.must, True), (rule.must_not, False)):
            for example in examples:
                try:
                    found = finds(checker, rule, example)
                except (TypeError, ValueError) as error:
                    what = _("An example can't be used: {why}.").format(why=error)
                    yield problem_at(
                        lines.get(rule.id, 0), rule.id, what, _("Correct the example.")
                    )
                    continue
                if found == wanted:
                    continue
                said = example if isinstance(example, str) else str(example.get("text", example))
                what = (
                    _("It does not find its example “{example}”.")
                    if wanted
                    else _("It finds “{example}”, which it must not.")
                ).format(example=said if len(said) <= 100 else f"{said[:100]}…")
                todo = _("Change the pattern, or the example.")
                yield problem_at(lines.get(rule.id, 0), rule.id, what, todo)


def finds(checker: Checker, rule: Rule, example: str | Mapping[str, Any]) -> bool:
    """Tell whether a rule of a checker finds something in an example, at its own severity."""
    post, facts = example_post(example)
    if rule.match["kind"] == "media":
        return any(found.id == rule.id for found, _hit in checker.media_hits(post))
    texts = [(post.text, tuple(key for key in post.platforms if not post.variant(key)))]
    texts += [(one.text, (one.platform,)) for one in post.variants]
    return any(
        found.id == rule.id and hit.severity in (None, rule.severity)
        for text, on in texts
        for found, hit in checker.hits(text, on, post, facts, frozenset({rule.id}))[1]
    )
