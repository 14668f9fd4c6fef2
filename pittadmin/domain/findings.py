"""A finding: what a check of the City's own text found, where, and how to mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["block", "warn", "attest", "info"]
"""Must change, look again, please confirm, good to know."""


@dataclass(frozen=True)
class Finding:
    """One place in a text that a rule points at.

    Args:
        rule: the rule's id, such as ``"PII-PHONE"``.
        requirement: the requirement it rests on, such as ``"R19"``.
        severity: what it asks of the writer.
        start: where it begins in the text, in code points.
        end: where it ends, in code points, not included.
        message: what was found, a sentence.
        fix: what to do about it, a sentence.
    """

    rule: str
    requirement: str
    severity: Severity
    start: int
    end: int
    message: str
    fix: str
