"""Posts, reports and confirmations as text, and back: how a draft is kept and a post is frozen.

The text is ASCII, so that it holds whatever was typed, also what no database keeps as such: NUL
and halves of characters. What a newer program has added is left out when an older one reads it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

from pittadmin.domain.drafts import Confirmed
from pittadmin.domain.findings import Finding
from pittadmin.domain.media import Media
from pittadmin.domain.people import PersonRef
from pittadmin.domain.posts import Post, Variant
from pittadmin.domain.reports import Confirmation, PlatformVerdict, Report

Value = TypeVar("Value")


def write(value: Post | Report | Media) -> str:
    """Return a value as text."""
    return json.dumps(asdict(value), separators=(",", ":"))


def read_post(text: str) -> Post:
    """Return the post that was written as `text`."""
    said = json.loads(text)
    return _made(
        Post, said, variants=_each(Variant, said, "variants"), media=_each(Media, said, "media")
    )


def read_media(text: str) -> Media:
    """Return the picture or video that was written as `text`."""
    return _made(Media, json.loads(text))


def read_report(text: str) -> Report:
    """Return the report that was written as `text`."""
    said = json.loads(text)
    return _made(
        Report,
        said,
        findings=_each(Finding, said, "findings"),
        confirmations=_each(Confirmation, said, "confirmations"),
        platforms=_each(PlatformVerdict, said, "platforms"),
    )


def write_confirmed(confirmed: Sequence[Confirmed]) -> str:
    """Return confirmations as text."""
    rows = [(one.key, one.person.id, one.person.name, one.at.isoformat()) for one in confirmed]
    return json.dumps(rows, separators=(",", ":"))


def read_confirmed(text: str) -> tuple[Confirmed, ...]:
    """Return the confirmations that were written as `text`."""
    return tuple(
        Confirmed(key, PersonRef(person_id, name), datetime.fromisoformat(at))
        for key, person_id, name, at in json.loads(text)
    )


def _each(kind: type[Value], said: dict[str, Any], name: str) -> tuple[Value, ...]:
    return tuple(_made(kind, one) for one in said.get(name, ()))


def _made(kind: type[Value], said: dict[str, Any], **parts: Any) -> Value:
    known = kind.__dataclass_fields__  # type: ignore[attr-defined]
    plain = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in said.items()
        if name in known and name not in parts
    }
    return kind(**plain, **parts)
