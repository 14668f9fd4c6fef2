"""What the checks of a post found, as one value that stays with the post."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from pittadmin.domain.findings import Finding

Verdict = Literal["block", "warn", "attest", "pass"]
"""Can't be posted as it is, look again, points to confirm, nothing found."""

_GRAVEST_FIRST: tuple[Verdict, ...] = ("block", "warn", "attest")


@dataclass(frozen=True)
class Confirmation:
    """A point that no program can judge, for the writer to confirm.

    Args:
        key: what the answer is remembered under; it changes when the words it rests on do.
        rule: the rule that asks.
        requirement: the requirement it rests on.
        statement: what is confirmed, a sentence in the writer's words.
        quote: the sentence of the policy.
        findings: the findings it is about, by their place in the report; empty when it is about
            the post as a whole.
    """

    key: str
    rule: str
    requirement: str
    statement: str
    quote: str = ""
    findings: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlatformVerdict:
    """How a post stands on one platform.

    Args:
        platform: its key.
        verdict: the gravest of the findings that concern it.
        length: how long its text counts there, in the platform's own way.
        limit: how long it may be; None when not known.
        hashtags: how many there are.
        hashtag_limit: how many there may be; None when there is no such limit.
        findings: the findings that concern it, by their place in the report.
    """

    platform: str
    verdict: Verdict
    length: int
    limit: int | None
    hashtags: int
    hashtag_limit: int | None
    findings: tuple[int, ...] = ()


@dataclass(frozen=True)
class Report:
    """What the checks found in one post.

    Args:
        pack: the version of the rule pack.
        pack_sha256: the hash of the rule pack's text.
        post_sha256: the hash of the post that was judged; see `Post.sha256`.
        verdict: the gravest of the findings; what is good to know does not count.
        findings: in the order of their texts: the shared one first, then each variant, then media.
        confirmations: each point to confirm once; what was answered before is among them.
        platforms: in the post's order.
        passed: the requirements that rules looked at and found nothing about.
    """

    pack: str
    pack_sha256: str
    post_sha256: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    confirmations: tuple[Confirmation, ...]
    platforms: tuple[PlatformVerdict, ...]
    passed: tuple[str, ...]

    def unconfirmed(self, answered: Collection[str]) -> tuple[Confirmation, ...]:
        """Return the points still open.

        Args:
            answered: the keys of the points that were confirmed for this draft.
        """
        return tuple(one for one in self.confirmations if one.key not in answered)

    def may_be_sent(self, answered: Collection[str]) -> bool:
        """Tell whether nothing blocks the post and every point is confirmed."""
        return self.verdict != "block" and not self.unconfirmed(answered)


def gravest(severities: Collection[str]) -> Verdict:
    """Return the verdict over findings of these severities."""
    for severity in _GRAVEST_FIRST:
        if severity in severities:
            return severity
    return "pass"
