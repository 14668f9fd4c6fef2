"""Posts and reports as lines of JSON, for scripts: one object a line, in and out."""

import json
import math
from typing import Any

from pittadmin.checks.engine import Checker, check
from pittadmin.checks.x_length import x_length
from pittadmin.domain.i18n import _
from pittadmin.domain.media import Media
from pittadmin.domain.posts import Post

_FINDING = ("rule", "requirement", "severity", "start", "end", "message", "fix")

MOST_DIGITS = 30
"""How many characters of a number that can't be taken are repeated."""


class _Unusable(ValueError):
    """A line that holds no post; the text says why."""


def answer(line: bytes, checker: Checker) -> str:
    """Return what is found in the post of one line, as a line of JSON without its end.

    The answer has ``id``, ``verdict``, ``findings`` and ``x_length``, or ``id`` and ``error``.

    Args:
        line: ``{"id", "text", "platforms", "department", "media"}`` in UTF-8; all but ``text`` may
            be left out. Media are file names, or tables of what `Media` has.
        checker: the rules.
    """
    name: Any = None
    try:
        given = _object(line)
        name = given.get("id")
        post = _post(given)
    except _Unusable as error:
        return json.dumps({"id": name, "error": str(error)})
    report = check(post, checker)
    findings = [{key: getattr(one, key) for key in _FINDING} for one in report.findings]
    return json.dumps(
        {
            "id": name,
            "verdict": report.verdict,
            "findings": findings,
            "x_length": x_length(post.text),
        }
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8"), parse_float=_number, parse_constant=_no_number)
    except _Unusable:
        raise
    except UnicodeDecodeError:
        raise _Unusable(_("The line is not in UTF-8.")) from None
    except (ValueError, RecursionError) as error:
        said = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise _Unusable(_("The line is not JSON: {why}.").format(why=said)) from None
    if not isinstance(given, dict):
        raise _Unusable(_("The line is no object with “id” and “text”."))
    return given


def _number(said: str) -> float:
    """Return a number; one that would come back as infinity, which is no JSON, is refused."""
    number = float(said)
    if math.isinf(number):
        what = _("The number {number} is too large.")
        raise _Unusable(what.format(number=said if len(said) <= MOST_DIGITS else said[:9] + "…"))
    return number


def _no_number(said: str) -> float:
    raise _Unusable(_("The line is not JSON: {number} is no number.").format(number=said))


def _post(given: dict[str, Any]) -> Post:
    text, department = given.get("text"), given.get("department") or ""
    if not isinstance(text, str):
        raise _Unusable(_("“text” is missing, or is no text."))
    if not isinstance(department, str):
        raise _Unusable(_("“department” is no text."))
    platforms = given.get("platforms") or []
    if not isinstance(platforms, list) or not all(isinstance(one, str) for one in platforms):
        raise _Unusable(_("“platforms” is no list of texts."))
    media = given.get("media") or []
    if not isinstance(media, list):
        raise _Unusable(_("“media” is no list."))
    keys = tuple(dict.fromkeys(platforms))
    return Post(text, keys, (), tuple(map(_media, media)), department)


def _media(given: Any) -> Media:
    if isinstance(given, str):
        return Media(given)
    if not isinstance(given, dict):
        raise _Unusable(_("Each of “media” is a file name or an object."))
    fields = Media.__dataclass_fields__
    for key, value in given.items():
        if key not in fields:
            raise _Unusable(_("“{key}” is nothing that a picture has.").format(key=key))
        default = "" if key == "name" else fields[key].default
        kinds = (int, float) if isinstance(default, float) else type(default)
        wrong = not isinstance(value, kinds) or isinstance(value, bool) != isinstance(default, bool)
        if wrong and not (default is None and isinstance(value, bool | None)):
            raise _Unusable(_("“{key}” has the wrong form.").format(key=key))
    made: dict[str, Any] = {"name": "", **given}
    return Media(**made)
