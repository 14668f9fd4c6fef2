"""The policy as the program knows it: its disclaimer, its requirements, who signed it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from pittadmin.domain.resources import RESOURCES

DISCLAIMER = (
    "A comment posted by a member of the public on any City of Pittsfield social media site is "
    "the opinion of the commentator only, and publication of a comment does not imply "
    "endorsement of, or agreement by, the City of Pittsfield, nor do such comments necessarily "
    "reflect the opinions or policies of the City of Pittsfield."
)
"""The text that every profile carries, word for word (R10)."""

CITY_WEBSITE = "www.cityofpittsfield.org"
"""The City's website, its first presence on the internet (R6)."""


@dataclass(frozen=True)
class Requirement:
    """One thing the policy asks for.

    Args:
        number: as it is cited, such as ``"R14"``.
        title: what it asks, one sentence in our own words.
        section: where the policy says it.
    """

    number: str
    title: str
    section: str


@dataclass(frozen=True)
class Signatory:
    """A person who signed the policy, and in which office (R68)."""

    name: str
    title: str


@dataclass(frozen=True)
class PolicySeed:
    """The policy version that a new database starts with.

    Args:
        name: the policy's name.
        sha256: of the bytes of its text in UTF-8, as hexadecimal digits.
        signatories: who signed it.
        effective: from which day it holds; None while unknown.
    """

    name: str
    sha256: str
    signatories: tuple[Signatory, ...]
    effective: date | None = None


@cache
def requirements() -> dict[str, Requirement]:
    """Return all requirements by number, in the policy's order; read once, when first asked."""
    table = tomllib.loads((RESOURCES / "requirements.toml").read_text("utf-8"))
    return {number: Requirement(number, **said) for number, said in table.items()}


def requirement(number: str) -> Requirement:
    """Return the requirement cited as `number`, such as ``"R14"``.

    Raises:
        KeyError: there is no such requirement; that is a fault in the program.
    """
    return requirements()[number]


@cache
def policy_seed() -> PolicySeed:
    """Return the policy version that the program ships with."""
    table = tomllib.loads((RESOURCES / "policy.toml").read_text("utf-8"))
    return PolicySeed(
        name=table["name"],
        sha256=table["sha256"],
        signatories=tuple(Signatory(**one) for one in table["signatory"]),
        effective=table.get("effective"),
    )
