"""Grounds on which a citizen's comment may be removed, all of them neutral to its view (R8).

The list is data, with the law that each rests on. A ground in words that speaks of a view or of
a tone is refused: rude criticism is protected speech.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES

_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')


@dataclass(frozen=True)
class Ground:
    """One ground.

    Args:
        key: the name it is kept by.
        title: what it is called on screen and in the notice to the author.
        law: the law it rests on.
        explanation: when it fits, a sentence.
    """

    key: str
    title: str
    law: str
    explanation: str


@cache
def grounds() -> Mapping[str, Ground]:
    """Return all grounds by key, in the order in which they are offered."""
    return MappingProxyType(
        {
            key: Ground(key, _(row["title"]), row["law"], _(row["explanation"]))
            for key, row in _file()["ground"].items()
        }
    )


def ground_title(key: str) -> str:
    """Return what a ground is called; its key, when a newer program has written it."""
    known = grounds().get(key)
    return known.title if known else key


def problems(key: str, words: str) -> tuple[Problem, ...]:
    """Return what is wrong with the ground for removing a citizen's comment.

    Args:
        key: the chosen ground.
        words: why it fits this comment, in the words of whoever removes it.
    """
    found = []
    if key not in grounds():
        found.append(
            Problem(
                _("A citizen's comment can be removed only on one of these grounds."),
                _("Choose the one that fits. If none does, the comment stays."),
                "ground",
                "R8",
            )
        )
    spoken = of_a_view(words)
    if not words.strip():
        found.append(
            Problem(
                _("It is not said why the ground fits."),
                _("Say in a sentence what in the comment makes it fit; its author reads it."),
                "ground_words",
                "R8",
            )
        )
    elif spoken:
        found.append(
            Problem(
                _("“{word}” speaks of the comment's view or tone, and these are protected.").format(
                    word=spoken
                ),
                _(
                    "A comment may criticize the City rudely, and it stays. Say what in it is a "
                    "threat, private information or another ground of the list; what you quote "
                    "goes in quotation marks."
                ),
                "ground_words",
                "R8",
            )
        )
    return tuple(found)


def of_a_view(words: str) -> str:
    """Return the first word that speaks of a view or a tone, as it was written, or nothing."""
    found = _pattern().search(_QUOTED.sub(" ", words))
    return found.group() if found else ""


@cache
def _pattern() -> re.Pattern[str]:
    starts = "|".join(map(re.escape, _file()["refused"]["words"]))
    return re.compile(rf"\b(?:{starts})\w*", re.IGNORECASE)


@cache
def _file() -> dict[str, Any]:
    with (RESOURCES / "removal_grounds.toml").open("rb") as file:
        return tomllib.load(file)
