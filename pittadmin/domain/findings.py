"""A finding: what a check of the City's own text found, where, and how to mend it."""

from dataclasses import dataclass
from typing import Literal

from pittadmin.domain.i18n import _

Severity = Literal["block", "warn", "attest", "info"]
"""Must change, look again, please confirm, good to know."""

SEVERITIES: tuple[Severity, ...] = ("block", "warn", "attest", "info")
"""All of them, the gravest first."""

SEVERITY_NAMES: dict[Severity, str] = {
    "block": _("Must change"),
    "warn": _("Look again"),
    "attest": _("Please confirm"),
    "info": _("Good to know"),
}
"""What each asks of the writer."""

SEVERITY_MEANING: dict[Severity, str] = {
    "block": "bad",
    "warn": "warn",
    "attest": "info",
    "info": "muted",
}
"""The color of each, by meaning."""


@dataclass(frozen=True)
class Finding:
    """One place in a text that a rule points at.

    Args:
        rule: the rule's id, such as ``"PII-PHONE"``.
        requirement: the requirement it rests on, such as ``"R19"``.
        severity: what it asks of the writer.
        start: where it begins in its text, in code points.
        end: where it ends, in code points, not included; equal to `start` when it is about no
            particular words.
        message: what was found, a sentence.
        fix: what to do about it, a sentence.
        quote: the sentence of the policy it rests on, or empty.
        replacement: what may stand there instead, None when only the writer can tell.
        variant: whose text it is in: a platform's key, or empty for the text that all share.
        platforms: the platforms it concerns, by key; empty for all.
        media: which picture or video of the post it is about, counted from 0, or None.
        confirm: what is confirmed, a sentence in the writer's words, when it asks for that.
        key: what an answer to `confirm` is remembered under: the rule and the words it rests on.
    """

    rule: str
    requirement: str
    severity: Severity
    start: int
    end: int
    message: str
    fix: str
    quote: str = ""
    replacement: str | None = None
    variant: str = ""
    platforms: tuple[str, ...] = ()
    media: int | None = None
    confirm: str = ""
    key: str = ""
