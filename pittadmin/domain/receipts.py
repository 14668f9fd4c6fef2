"""The receipt of a report: a code by which its state is followed without giving a name (R67)."""

import secrets
from dataclasses import dataclass

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for another, and no rude words."""

_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})

LENGTH = 20
"""How many letters a code has, of 5 bits each: 100 bits, which nobody finds by trying."""

_GROUP = 4


@dataclass(frozen=True)
class Receipt:
    """What a reporter is given once.

    Args:
        number: the report's number, such as ``V-2026-0042``.
        code: the code by which its state is followed; only its hash is kept.
    """

    number: str
    code: str


def new_code() -> str:
    """Return a code of a report, such as ``7K3M-9QXT-0A4D-B2WE-5HJN``, from the system's chance."""
    letters = "".join(secrets.choice(_LETTERS) for _place in range(LENGTH))
    return "-".join(letters[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def plain_code(typed: str) -> str:
    """Return a code as it is compared: without case, gaps and letters taken for others.

    What can't be a code gives an empty text.
    """
    letters = "".join(one for one in typed.upper() if one.isalnum()).translate(_LOOK_ALIKES)
    fits = len(letters) == LENGTH and all(one in _LETTERS for one in letters)
    return letters if fits else ""
