"""What the platforms take as a password, as data, and how strong one is, in a word."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES


class Strength(StrEnum):
    """How hard a password is to guess."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


STRENGTH_NAMES: dict[Strength, str] = {
    Strength.WEAK: _("Weak: guessed in no time"),
    Strength.FAIR: _("Fair: a patient attacker guesses it"),
    Strength.GOOD: _("Good"),
    Strength.STRONG: _("Strong: nobody guesses it"),
}

_FROM_BITS = ((50, Strength.STRONG), (33, Strength.GOOD), (27, Strength.FAIR))
"""From how many bits of guesses on a password is what, after zxcvbn: 10 to the power of 8 guesses
hold off who tries at the platform, 10 who tries a stolen database that is slow to try. At 15, even
10 billion tries a second take a day."""


def strength(bits: float) -> Strength:
    """Return the word for a password that takes ``2 ** bits`` guesses."""
    return next((word for least, word in _FROM_BITS if bits >= least), Strength.WEAK)


@dataclass(frozen=True)
class PasswordRules:
    """What a platform takes.

    Args:
        at_least: fewest characters.
        length: how many characters a made password has.
        classes: the characters it is made of, in groups; it has at least one of each.
        at_most: most characters, None where no limit is known.
    """

    at_least: int
    length: int
    classes: tuple[str, ...]
    at_most: int | None = None

    def problems(self, password: str) -> tuple[Problem, ...]:
        """Return what the platform, or anyone who must type it, would not take; never the text."""
        found: list[Problem] = []
        if len(password) < self.at_least:
            found.append(
                _problem(_("It is too short: {count} characters at least."), self.at_least)
            )
        if self.at_most is not None and len(password) > self.at_most:
            found.append(_problem(_("It is too long: {count} characters at most."), self.at_most))
        if password != password.strip() or not password.isprintable():
            found.append(
                Problem(
                    _("It begins or ends with a space, or has a character that nobody sees."),
                    _("Check that nothing was copied along with it."),
                    "password",
                    "R21",
                )
            )
        return tuple(found)


def password_rules(platform: str) -> PasswordRules:
    """Return the rules of a platform by its key; general ones for another platform."""
    table = _table()
    own = table | table["platform"].get(platform, {})
    groups = (ascii_lowercase, ascii_uppercase, digits, table["symbols"])
    clear = ("".join(c for c in group if c not in table["mixed_up"]) for group in groups)
    return PasswordRules(own["at_least"], own["length"], tuple(clear), own.get("at_most"))


def _problem(sentence: str, count: int) -> Problem:
    todo = _("Change it on the platform first, then enter the new one.")
    return Problem(sentence.format(count=count), todo, "password", "R21")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "passwords.toml").read_text("utf-8"))
