"""Rules of the content checks, as Personnel keeps them: data, which the checks carry out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pittadmin.domain.findings import Severity

Examples = tuple[str | Mapping[str, Any], ...]
"""Texts, or posts as tables: text, platforms, department, media and the City's facts."""


@dataclass(frozen=True)
class Rule:
    """One rule.

    Args:
        id: such as ``"PII-PHONE"``; never used twice.
        title: what it looks for, a few words.
        requirement: the requirement it rests on, such as ``"R19"``.
        severity: what a finding asks of the writer.
        match: what it looks for; see the head of the rule pack for the kinds.
        message: what was found, a sentence.
        fix: what to do about it, a sentence.
        must: examples that it has to find.
        must_not: examples that it must not find.
        quote: the sentence of the policy, when it is not the requirement's own.
        confirm: what is confirmed, where the severity is ``"attest"``.
        platforms: the platforms it concerns, by key; empty for all.
        replacement: what may stand instead of what was found, None when only the writer can tell.
        locked: whether it may only be tightened: never switched off, never made milder.
        off: whether it is switched off.
    """

    id: str
    title: str
    requirement: str
    severity: Severity
    match: Mapping[str, Any]
    message: str
    fix: str
    must: Examples = ()
    must_not: Examples = ()
    quote: str = ""
    confirm: str = ""
    platforms: tuple[str, ...] = ()
    replacement: str | None = None
    locked: bool = False
    off: bool = False


@dataclass(frozen=True)
class RulePack:
    """All rules of one version.

    Args:
        version: such as ``"1"``; a published version never changes.
        policy: the name of the policy that the rules rest on.
        policy_sha256: the hash of that policy's text.
        sha256: the hash of the pack's own text, in UTF-8.
        confirm: what is confirmed where a rule that does not ask by itself becomes a question,
            because its words are quoted or condemned.
        quotes: the policy's sentence by requirement.
        lists: words, hosts and parts of patterns that rules share, by name.
        rules: in the order of the file.
    """

    version: str
    policy: str
    policy_sha256: str
    sha256: str
    confirm: str = ""
    quotes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    rules: tuple[Rule, ...] = ()
