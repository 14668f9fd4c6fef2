"""Versions of the rule pack, proposals to change it, and what a locked rule keeps.

A rule marked locked rests on law, or on a sentence of the policy that leaves no room. It may find
more than the one that the program ships with, never less.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pittadmin.domain.drafts import PublishedPost
from pittadmin.domain.errors import Problem
from pittadmin.domain.findings import SEVERITIES, Finding
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.rules import Rule, RulePack

SHIPPED_ID = 0
"""The id of the version that ships with the program, which no database holds."""


class ProposalState(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


PROPOSAL_NAMES: dict[ProposalState, str] = {
    ProposalState.OPEN: _("Waits for Personnel"),
    ProposalState.PUBLISHED: _("Published"),
    ProposalState.WITHDRAWN: _("Taken back"),
    ProposalState.REFUSED: _("Refused"),
}


@dataclass(frozen=True)
class PackVersion:
    """A version of the rule pack that is, or was, in force. It never changes.

    Args:
        id: its number in the database; `SHIPPED_ID` for the one that ships with the program.
        version: its name, such as ``"2"``.
        text: the pack, as TOML.
        sha256: the hash of that text.
        note: what was changed, and why.
        proposed_by: who changed it; None for the shipped one.
        published_by: who published it, another person; None for the shipped one.
        published_at: when that was; None for the shipped one.
        in_force: whether drafts are judged by it now.
    """

    id: int
    version: str
    text: str
    sha256: str
    note: str = ""
    proposed_by: PersonRef | None = None
    published_by: PersonRef | None = None
    published_at: datetime | None = None
    in_force: bool = False


@dataclass(frozen=True)
class PackProposal:
    """A changed pack that waits for a second person of Personnel, or was decided."""

    id: int
    version: str
    text: str
    sha256: str
    note: str
    state: ProposalState
    proposed_by: PersonRef
    proposed_at: datetime
    decided_by: PersonRef | None = None
    decided_at: datetime | None = None
    decision: str = ""
    row_version: int = 1


@dataclass(frozen=True)
class Stopped:
    """A post that went out, and that changed rules would stop now, with what they find in it."""

    post: PublishedPost
    findings: tuple[Finding, ...]


FINDS_MORE = frozenset({"any", "hosts", "query", "path"})
"""Keys of a match of which one value has to fit: the more they hold, the more it finds."""

FINDS_LESS = frozenset({"is", "unless", "unless_hosts", "exempt", "soften"})
"""Keys of a match that all have to hold, or that excuse: the more they hold, the less it finds."""

NAMES_LISTS = frozenset({"hosts", "unless_hosts"})
"""Keys of a match that name a list as it is; patterns name one as ``{name}``."""

SPARED = "real_words"
"""The list of words that only look like misspelled ones, and so are never taken for them."""

COMMON = ("misspelled", SPARED)
"""Lists that every pattern uses without naming them."""

_NAMED_LIST = re.compile(r"\{([a-z_]+)\}")


def weakened(shipped: RulePack, changed: RulePack) -> tuple[Problem, ...]:
    """Return where a changed pack is milder than the shipped one in a locked rule.

    A locked rule stays in the pack, locked and switched on, under its requirement. Its severity is
    the same or graver, and it concerns the same platforms or more. Of what it looks for, nothing is
    taken away, and nothing is added to what excuses; anything else in it is as it was. The same
    holds for the lists that it uses. What it had to find, it still has to find.

    Args:
        shipped: the pack that ships with the program: the least that a locked rule does.
        changed: the pack that is to be published.
    """
    now = {rule.id: rule for rule in changed.rules}
    return tuple(
        Problem(problem.what, problem.todo, rule.id, rule.requirement)
        for rule in shipped.rules
        for problem in milder(rule, now.get(rule.id), shipped.lists, changed.lists)
    )


def milder(
    was: Rule,
    now: Rule | None,
    lists_were: Mapping[str, Sequence[str]],
    lists_are: Mapping[str, Sequence[str]],
) -> tuple[Problem, ...]:
    """Return where one rule is milder than it was, if it was locked; see `weakened`.

    Each problem names the part of the rule, or of its match, that it is about; a list stands under
    ``lists``.
    """
    if not was.locked:
        return ()
    return tuple(
        Problem(
            _("The rule “{rule}” is locked: {why}").format(rule=was.title, why=why),
            _("It may be made stricter, not milder. Put this back."),
            part,
            was.requirement,
        )
        for part, why in _milder(was, now, lists_were, lists_are)
    )


def _milder(
    was: Rule,
    now: Rule | None,
    lists_were: Mapping[str, Sequence[str]],
    lists_are: Mapping[str, Sequence[str]],
) -> Iterable[tuple[str, str]]:
    if now is None:
        yield "id", _("it can't be taken out.")
        return
    if now.off:
        yield "off", _("it can't be switched off.")
    if not now.locked:
        yield "locked", _("it can't be unlocked.")
    if now.requirement != was.requirement:
        yield "requirement", _("it rests on {requirement}.").format(requirement=was.requirement)
    if SEVERITIES.index(now.severity) > SEVERITIES.index(was.severity):
        yield "severity", _("its severity can't be lowered.")
    if now.platforms and not (was.platforms and set(was.platforms) <= set(now.platforms)):
        yield "platforms", _("no platform can be taken out of it.")
    if any(example not in now.must for example in was.must):
        yield "must", _("an example that it must find is missing.")
    for key in _finds_less(was.match, now.match):
        yield key, _("it no longer looks for all that it did.")
    for name, spares in _lists_of(was.match, lists_were):
        more, less = set(lists_were[name]), set(lists_are.get(name, ()))
        if spares:
            more, less = less, more
        if not more <= less:
            yield "lists", _("the list “{name}” makes it milder.").format(name=name)


def lists_of(rule: Rule, lists: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the names of the lists that a rule uses, also through one another."""
    return tuple(name for name, _spares in _lists_of(rule.match, lists))


def _finds_less(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterable[str]:
    """Yield the parts of a match of which something is taken away, or by which more is excused."""
    for key in {**was, **now}:
        before, after = was.get(key), now.get(key)
        if key in FINDS_MORE and before is not None and after is not None:
            # An empty or missing condition finds everything, so one that is there only grows.
            if not set(before) <= set(after):
                yield key
        elif key in FINDS_LESS:
            if not set(after or ()) <= set(before or ()):
                yield key
        elif before != after:
            yield key


def _lists_of(
    match: Mapping[str, Any], lists: Mapping[str, Sequence[str]]
) -> list[tuple[str, bool]]:
    """Return the lists that a match uses, also through one another, and whether they excuse."""
    found: dict[str, bool] = {}

    def look(names: Iterable[str], spares: bool) -> None:
        for name in names:
            if name in lists and name not in found:
                found[name] = spares
                look(_named(lists[name]), spares)

    for key, value in match.items():
        if key in FINDS_MORE | FINDS_LESS:
            look(value if key in NAMES_LISTS else _named(value), key in FINDS_LESS)
    if "any" in match:
        for name in COMMON:
            look([name], name == SPARED)
    return sorted(found.items())


def _named(patterns: Iterable[str]) -> list[str]:
    """Return the lists that patterns name, such as ``{people}``."""
    return [name for pattern in patterns for name in _NAMED_LIST.findall(pattern)]
