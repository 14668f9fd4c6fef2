"""Changes to a rule pack that are not proposed yet, and what they change.

Each change holds what it was made from, so that it is seen when somebody else has changed the same
rule meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from pittadmin.domain.i18n import _
from pittadmin.domain.rule_parts import PART_NAMES, parts_of, say_part
from pittadmin.domain.rule_table import RuleChange
from pittadmin.domain.rules import Rule, RulePack

Words = tuple[str, ...]


@dataclass(frozen=True)
class RuleEdit:
    """A rule as it is to be; None takes it out. `was` is None for a new one."""

    now: Rule | None
    was: Rule | None


@dataclass(frozen=True)
class ListEdit:
    """The words of a list as they are to be, and as they were."""

    now: Words
    was: Words


@dataclass(frozen=True)
class PackEdits:
    """All changes, by the id of a rule and the name of a list."""

    rules: Mapping[str, RuleEdit] = field(default_factory=lambda: MappingProxyType({}))
    lists: Mapping[str, ListEdit] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.rules or self.lists)

    def with_rule(self, pack: RulePack, id_: str, now: Rule | None) -> "PackEdits":
        """Return these changes and one of a rule more; back to what it was is no change.

        Args:
            pack: the rules in force.
            id_: the rule's id.
            now: the rule as it is to be, None to take it out.
        """
        was = rule_of(pack, id_)
        rules = {key: edit for key, edit in self.rules.items() if key != id_}
        if now != was:
            rules[id_] = RuleEdit(now, was)
        return replace(self, rules=rules)

    def with_list(self, pack: RulePack, name: str, now: Words) -> "PackEdits":
        """Return these changes and one of a list more; back to what it was is no change."""
        was = tuple(pack.lists.get(name, ()))
        lists = {key: edit for key, edit in self.lists.items() if key != name}
        if now != was:
            lists[name] = ListEdit(now, was)
        return replace(self, lists=lists)

    def laid_on(self, pack: RulePack) -> RulePack:
        """Return the rules in force with these changes; new ones stand at the end.

        Its hash stays that of `pack`: it says on what the changes rest.
        """
        edited = [self.rules[rule.id].now if rule.id in self.rules else rule for rule in pack.rules]
        there = {rule.id for rule in pack.rules}
        edited += [edit.now for key, edit in self.rules.items() if key not in there]
        words = {name: edit.now for name, edit in self.lists.items()}
        return replace(
            pack,
            rules=tuple(rule for rule in edited if rule is not None),
            lists={**pack.lists, **words},
        )

    def overtaken(self, pack: RulePack) -> tuple[str, ...]:
        """Return the rules and lists that others changed since they were changed here."""
        rules = [key for key, edit in self.rules.items() if edit.was != rule_of(pack, key)]
        words = [
            name for name, edit in self.lists.items() if edit.was != tuple(pack.lists.get(name, ()))
        ]
        return (*rules, *words)

    def values(self) -> dict[str, Any]:
        """Return them in values that JSON can hold."""
        return {
            "rules": {
                key: [edit.now and rule_values(edit.now), edit.was and rule_values(edit.was)]
                for key, edit in self.rules.items()
            },
            "lists": {key: [list(edit.now), list(edit.was)] for key, edit in self.lists.items()},
        }


def read_edits(values: Mapping[str, Any] | None) -> PackEdits:
    """Return what `PackEdits.values` gave; no changes where it can't be read."""
    try:
        assert values is not None
        rules = {
            str(key): RuleEdit(now and read_rule(now), was and read_rule(was))
            for key, (now, was) in values["rules"].items()
        }
        lists = {
            str(key): ListEdit(tuple(map(str, now)), tuple(map(str, was)))
            for key, (now, was) in values["lists"].items()
        }
        return PackEdits(rules, lists)
    except (AssertionError, AttributeError, KeyError, TypeError, ValueError):
        return PackEdits()


def rule_values(rule: Rule) -> dict[str, Any]:
    """Return a rule in values that JSON can hold."""
    found = {name: getattr(rule, name) for name in Rule.__dataclass_fields__}
    return found | {
        "match": dict(rule.match),
        "must": list(rule.must),
        "must_not": list(rule.must_not),
        "platforms": list(rule.platforms),
    }


def read_rule(values: Mapping[str, Any]) -> Rule:
    """Return the rule that `rule_values` gave.

    Raises:
        TypeError, KeyError: it is none.
    """
    made = dict(values)
    for name in ("must", "must_not", "platforms"):
        made[name] = tuple(made[name])
    if not isinstance(made["match"], dict) or "kind" not in made["match"]:
        raise TypeError("a rule has a match of some kind")
    return Rule(**made)


def rule_of(pack: RulePack, id_: str) -> Rule | None:
    """Return the rule of a pack with this id, or None."""
    return next((rule for rule in pack.rules if rule.id == id_), None)


@dataclass(frozen=True)
class Change:
    """What becomes of one rule or list.

    Args:
        name: the rule's id or the list's name.
        title: what the rule looks for; for a list, that it is one.
        what: added, changed or taken out.
        parts: each part that differs: its name, as it was, as it is to be.
    """

    name: str
    title: str
    what: RuleChange
    parts: tuple[tuple[str, str, str], ...] = ()


def changes(before: RulePack, after: RulePack) -> tuple[Change, ...]:
    """Return what differs between two packs: rules in their order, then lists."""
    ids = dict.fromkeys(rule.id for rule in (*before.rules, *after.rules))
    found = [_change(rule_of(before, key), rule_of(after, key)) for key in ids]
    for name in dict.fromkeys((*before.lists, *after.lists)):
        was, now = before.lists.get(name), after.lists.get(name)
        if was is None or now is None or tuple(was) != tuple(now):
            what = _what(was, now)
            gone = "\n".join(one for one in was or () if one not in (now or ()))
            more = "\n".join(one for one in now or () if one not in (was or ()))
            parts = tuple(
                part
                for part in ((_("Taken out"), gone, ""), (_("Added"), "", more))
                if part[1] or part[2]
            )
            found.append(Change(name, _("A list that rules share"), what, parts))
    return tuple(one for one in found if one is not None)


def _change(was: Rule | None, now: Rule | None) -> Change | None:
    if was == now:
        return None
    one = now or was
    assert one is not None  # they differ
    old = parts_of(was) if was else {"id": one.id, "title": one.title}
    new = parts_of(now) if now else {"id": one.id, "title": one.title}
    parts = tuple(
        (PART_NAMES.get(name, name), say_part(name, old.get(name)), say_part(name, new.get(name)))
        for name in {**old, **new}
        if (old.get(name) or None) != (new.get(name) or None)
    )
    return Change(one.id, one.title, _what(was, now), parts)


def _what(was: object, now: object) -> RuleChange:
    if was is None:
        return RuleChange.ADDED
    return RuleChange.TAKEN_OUT if now is None else RuleChange.CHANGED
