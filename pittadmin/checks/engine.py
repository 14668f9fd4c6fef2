"""The check of a post against the rule pack: the same post, pack and facts give the same report."""

import hashlib
import string
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pittadmin.checks.facts import length_on
from pittadmin.checks.matching import Matchers
from pittadmin.checks.post_media import MEDIA_FACTS
from pittadmin.checks.texts import Hit, Known, Text, find_hashtags
from pittadmin.domain.findings import SEVERITIES, Finding
from pittadmin.domain.platforms import PostLimits, platforms
from pittadmin.domain.posts import CityFacts, Post
from pittadmin.domain.reports import Confirmation, PlatformVerdict, Report, gravest
from pittadmin.domain.rules import Rule, RulePack
from pittadmin.domain.seals import likeness

MOST_CHARACTERS = 100_000
"""What stands behind is not read; the post is told to be too long for any platform."""

_NOWHERE = CityFacts()
_GRAVITY = {severity: at for at, severity in enumerate(SEVERITIES)}


class Checker:
    """A rule pack, ready to check posts.

    Args:
        pack: the rules.

    Raises:
        PatternError: a pattern can't be used.
    """

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._matchers = Matchers(pack)
        self._known = Known(_NOWHERE)
        live = [rule for rule in pack.rules if not rule.off]
        self._media = [
            (rule, MEDIA_FACTS[rule.match["fact"]], _arguments(rule))
            for rule in live
            if rule.match["kind"] == "media"
        ]
        self._points = [rule for rule in live if rule.match["kind"] == "point"]
        self._requirements = tuple(
            sorted({rule.requirement for rule in live}, key=lambda number: int(number[1:]))
        )

    def hits(
        self,
        text: str,
        platforms: tuple[str, ...] = (),
        post: Post | None = None,
        facts: CityFacts = _NOWHERE,
        rules: frozenset[str] | None = None,
    ) -> tuple[Text, list[tuple[Rule, Hit]]]:
        """Return one text made ready, and what the rules find in it.

        Args:
            text: what is said.
            platforms: the platforms that say it.
            post: the post it is of, None when it is of none.
            facts: what the City knows.
            rules: the ids of the rules that are asked; None for all.
        """
        known = self._known
        if known.facts is not facts:
            self._known = known = Known(facts)
        ready = Text(
            text[:MOST_CHARACTERS],
            platforms,
            post or Post(text, platforms),
            known,
            self._matchers.misspelled,
        )
        found = [
            (rule, hit)
            for rule, hit in self._matchers.find(ready, rules)
            if not rule.platforms or not platforms or set(rule.platforms) & set(platforms)
        ]
        return ready, found

    def media_hits(self, post: Post, facts: CityFacts = _NOWHERE) -> Iterator[tuple[Rule, Hit]]:
        """Yield what the rules find about a post's pictures and videos."""
        if post.media:
            compared = (replace(one, seal=likeness(one, facts.seals)) for one in post.media)
            post = replace(post, media=tuple(compared))
        for rule, fact, given in self._media:
            if post.media or fact is MEDIA_FACTS["media_missing"]:
                for hit in fact(post, **given):
                    yield rule, hit

    def points(self, post: Post, facts: CityFacts) -> Iterator[Confirmation]:
        """Yield the points that no words show, which apply to the post as a whole."""
        words = " ".join(
            f"{post.text} {' '.join(one.text for one in post.variants)}".lower().split()
        )
        for rule in self._points:
            if _applies(rule, post, words, facts):
                media = " ".join(f"{one.sha256} {one.name}" for one in post.media)
                yield Confirmation(
                    _key(rule, f"{words} {media}"),
                    rule.id,
                    rule.requirement,
                    rule.confirm,
                    self.quote(rule),
                )

    def quote(self, rule: Rule) -> str:
        """Return the sentence of the policy that a rule rests on."""
        return rule.quote or self.pack.quotes.get(rule.requirement, "")

    @property
    def requirements(self) -> tuple[str, ...]:
        """The requirements that the rules look at, in their order."""
        return self._requirements


def check(post: Post, checker: Checker, facts: CityFacts = _NOWHERE) -> Report:
    """Check a post.

    Args:
        post: what is to be posted.
        checker: the rule pack, made ready once.
        facts: what the City knows.
    """
    findings: list[Finding] = []
    for variant, on in _texts(post):
        ready, found = checker.hits(post.text_on(variant), on, post, facts)
        made = [_finding(checker, rule, hit, ready, variant) for rule, hit in found]
        findings += _kept(made)
    for rule, hit in checker.media_hits(post, facts):
        findings.append(_finding(checker, rule, hit, None, ""))
    confirmations = _confirmations(findings) + tuple(checker.points(post, facts))
    found_about = {one.requirement for one in findings if one.severity != "info"}
    return Report(
        pack=checker.pack.version,
        pack_sha256=checker.pack.sha256,
        post_sha256=post.sha256,
        verdict=gravest({one.severity for one in findings}),
        findings=tuple(findings),
        confirmations=confirmations,
        platforms=tuple(_platform_verdict(post, key, findings) for key in post.platforms),
        passed=tuple(one for one in checker.requirements if one not in found_about),
    )


def _texts(post: Post) -> list[tuple[str, tuple[str, ...]]]:
    """Return each text of a post: whose variant it is, and the platforms that say it."""
    sharing = tuple(key for key in post.platforms if not post.variant(key))
    texts = [("", sharing)] if sharing or not post.platforms else []
    return texts + [(one.platform, (one.platform,)) for one in post.variants]


def _finding(checker: Checker, rule: Rule, hit: Hit, text: Text | None, variant: str) -> Finding:
    severity = hit.severity or rule.severity
    if _GRAVITY[severity] < _GRAVITY[rule.severity]:
        severity = rule.severity
    confirm = rule.confirm or checker.pack.confirm if severity == "attest" else ""
    key = ""
    if severity == "attest":
        rests_on = hit.rests_on
        if rests_on is None:
            rests_on = text.sentence(hit.start, hit.end) if text and hit.end > hit.start else ""
        key = _key(rule, rests_on)
    replacement = hit.replacement if hit.replacement is not None else rule.replacement
    return Finding(
        rule=rule.id,
        requirement=rule.requirement,
        severity=severity,
        start=hit.start,
        end=hit.end,
        message=_said(rule.message, hit.words),
        fix=_said(rule.fix, hit.words),
        quote=checker.quote(rule),
        replacement=replacement,
        variant=variant,
        platforms=hit.platforms or rule.platforms,
        media=hit.media,
        confirm=_said(confirm, hit.words),
        key=key,
    )


def _arguments(rule: Rule) -> dict[str, Any]:
    """Return what a rule gives its fact."""
    return {key: value for key, value in rule.match.items() if key not in ("kind", "fact")}


def _key(rule: Rule, rests_on: str) -> str:
    """Return what an answer is remembered under: it changes with the words it rests on."""
    digest = hashlib.sha256(rests_on.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{rule.id}:{digest[:32]}"


class _Words(string.Formatter):
    """Puts words into a sentence of a rule; what is not there stays as it is written."""

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key), f"{{{key}}}")


def _said(sentence: str, words: Mapping[str, Any]) -> str:
    return _Words().vformat(sentence, (), words) if "{" in sentence else sentence


def _kept(findings: list[Finding]) -> list[Finding]:
    """Return findings in the order of the text, without those that say less of the same words.

    Of two findings under one requirement, one that lies within the other and is no graver goes.
    """
    findings.sort(key=lambda one: (one.start, -one.end, _GRAVITY[one.severity], one.rule))
    kept: list[Finding] = []
    for one in findings:
        covered = any(
            other.requirement == one.requirement
            and other.start <= one.start < one.end <= other.end
            and _GRAVITY[other.severity] <= _GRAVITY[one.severity]
            for other in kept
        )
        if not covered:
            kept.append(one)
    return kept


def _confirmations(findings: list[Finding]) -> tuple[Confirmation, ...]:
    """Return each point that findings ask for, once."""
    asked: dict[str, list[int]] = {}
    for at, one in enumerate(findings):
        if one.severity == "attest":
            asked.setdefault(one.key, []).append(at)
    return tuple(
        Confirmation(
            key,
            findings[places[0]].rule,
            findings[places[0]].requirement,
            findings[places[0]].confirm,
            findings[places[0]].quote,
            tuple(places),
        )
        for key, places in asked.items()
    )


def _applies(rule: Rule, post: Post, words: str, facts: CityFacts) -> bool:
    """Tell whether a point about the whole post has to be asked."""
    when = rule.match.get("when", "always")
    if when == "media":
        return bool(post.media)
    if when == "unnamed":
        names: Collection[str] = ("pittsfield", post.department, *facts.departments)
        return not any(name and name.lower() in words for name in names)
    return True


def _platform_verdict(post: Post, key: str, findings: list[Finding]) -> PlatformVerdict:
    platform = platforms().get(key)
    text = post.text_on(key)
    limits = platform.post if platform else PostLimits()
    variant = post.variant(key)
    places = tuple(
        at
        for at, one in enumerate(findings)
        if (one.media is not None or one.variant == variant)
        and (not one.platforms or key in one.platforms)
    )
    return PlatformVerdict(
        platform=key,
        verdict=gravest({findings[at].severity for at in places}),
        length=length_on(platform, text) if platform else len(text),
        limit=limits.characters,
        hashtags=len(find_hashtags(text)),
        hashtag_limit=limits.hashtags,
        findings=places,
    )
