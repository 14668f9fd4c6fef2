"""The parts of a rule and of its match, as Personnel reads them: names, values, examples."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pittadmin.domain.findings import SEVERITY_NAMES
from pittadmin.domain.i18n import _
from pittadmin.domain.rule_table import KIND_NAMES
from pittadmin.domain.rules import Rule

PART_NAMES: dict[str, str] = {
    "id": _("Id"),
    "title": _("What it looks for"),
    "requirement": _("Rests on"),
    "severity": _("Severity"),
    "message": _("What was found"),
    "fix": _("How to mend it"),
    "confirm": _("What the writer confirms"),
    "quote": _("Sentence of the policy"),
    "platforms": _("Platforms"),
    "replacement": _("What may stand there instead"),
    "locked": _("Locked"),
    "off": _("Switched off"),
    "must": _("Examples that it must find"),
    "must_not": _("Examples that it must not find"),
    "kind": _("Looks at"),
    "any": _("Patterns, one a line"),
    "unless": _("Unless one of these fits, one a line"),
    "cased": _("Capital letters count"),
    "loose": _("Hidden and misspelled words are read too"),
    "check": _("The match has to stand up to"),
    "replace": _("What to write instead"),
    "needs": _("Only in a text with"),
    "exempt": _("Not found where the words are, one a line"),
    "soften": _("Only asked where the words are, one a line"),
    "without_city_link": _("Only where no link leads to the City's website"),
    "is": _("The link is, one a line"),
    "hosts": _("Hosts or lists of hosts, one a line"),
    "unless_hosts": _("Not on these hosts, one a line"),
    "query": _("Names of parameters, one a line"),
    "path": _("Patterns of the path, one a line"),
    "fact": _("What it looks at"),
    "kinds": _("Photo, image or video, one a line"),
    "when": _("When it is asked"),
    "words": _("Words, at least"),
    "letters": _("Letters, at least"),
    "grade": _("School grade, at least"),
    "row": _("In a row, at least"),
    "most": _("At most"),
    "office": _("Numbers of offices"),
}
"""What each part is called; figures of a fact stand at the end."""


def parts_of(rule: Rule) -> dict[str, Any]:
    """Return the parts of a rule and of its match by name, in their order."""
    found = {name: getattr(rule, name) for name in Rule.__dataclass_fields__ if name != "match"}
    return found | dict(rule.match)


def say_rule(rule: Rule) -> str:
    """Return all that a rule says, to be searched."""
    return "\n".join(say_part(name, value) for name, value in parts_of(rule).items())


def say_part(name: str, value: Any) -> str:
    """Return how a part's value reads; an empty text when there is none."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value is None:
        return ""
    if name == "severity":
        return SEVERITY_NAMES[value]
    if name == "kind":
        return KIND_NAMES[value]
    if name == "replace" and isinstance(value, Mapping):
        pair = _("“{now}” instead of “{was}”")
        return "\n".join(pair.format(now=now, was=was) for was, now in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(map(example_line, value))
    return str(value)


def example_line(example: str | Mapping[str, Any]) -> str:
    """Return an example as one writes it: a text as it is, a whole post as JSON."""
    if isinstance(example, str):
        return example
    return json.dumps(dict(example), ensure_ascii=False)


def read_example(typed: str) -> str | dict[str, Any]:
    """Return what an example means: a table where JSON of one was typed, else the text itself."""
    if typed.startswith("{"):
        try:
            found = json.loads(typed)
        except (ValueError, RecursionError):
            return typed
        if isinstance(found, dict):
            return found
    return typed
