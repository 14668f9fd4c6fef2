"""What a violation can be: the points of the policy that can be broken, as data (R35 to R67)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES

OTHER = "other"
"""The category that needs words of its own."""
RETALIATION = "retaliation"
"""The category that is linked to the report it answers (R67)."""


@dataclass(frozen=True)
class Category:
    """One point of the policy that can be broken.

    Args:
        key: the name it is kept by.
        title: what it is called on screen.
        requirement: the requirement it rests on.
        sentence: what the policy says.
    """

    key: str
    title: str
    requirement: str
    sentence: str


@cache
def categories() -> Mapping[str, Category]:
    """Return all categories by key, in the policy's order."""
    with (RESOURCES / "violation_categories.toml").open("rb") as file:
        found = tomllib.load(file)
    return MappingProxyType(
        {
            key: Category(key, _(row["title"]), row["requirement"], _(row["sentence"]))
            for key, row in found.items()
        }
    )


def category_title(key: str) -> str:
    """Return what a category is called; its key, when a newer program has written it."""
    known = categories().get(key)
    return known.title if known else key
