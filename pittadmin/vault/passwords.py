"""Makes passwords that a platform takes, and says how strong a typed one is."""

import secrets
from collections.abc import Iterable
from itertools import combinations
from math import log2

from pittadmin.domain.passwords import PasswordRules, Strength, strength
from pittadmin.vault.secret import Secret

_LOOKED_AT = 72
"""zxcvbn takes no more characters; what follows makes a password no weaker."""


def generate(rules: PasswordRules) -> Secret:
    """Return a new password, each one that fits the rules as likely as any other.

    Args:
        rules: what the platform takes.
    """
    every = "".join(rules.classes)
    while True:
        text = "".join(secrets.choice(every) for _at in range(rules.length))
        if all(any(mark in group for mark in text) for group in rules.classes):
            return Secret(text)


def bits(rules: PasswordRules) -> float:
    """Return the entropy of `generate`: the binary logarithm of how many passwords it can make."""
    sizes = [len(group) for group in rules.classes]
    # Of all texts, those that miss a group are taken off (inclusion and exclusion).
    count = sum(
        (-1) ** without * (sum(sizes) - sum(missing)) ** rules.length
        for without in range(len(sizes))
        for missing in combinations(sizes, without)
    )
    return log2(count)


def strength_of(secret: Secret, known: Iterable[str] = ()) -> Strength:
    """Return how strong a typed password is.

    Args:
        secret: what was typed.
        known: words that an attacker tries first: the department, the page, the login.
    """
    from zxcvbn import zxcvbn  # 40 ms and 800 KB of words, for who types one

    text = secret.reveal()[:_LOOKED_AT]
    if not text:
        return Strength.WEAK
    return strength(log2(float(zxcvbn(text, user_inputs=list(known))["guesses"])))
