"""Which persons on file a text mentions by their full name."""

import re
from collections.abc import Iterable

from pittadmin.domain.people import PersonRef

_WORD = re.compile(r"[^\W_]+")


def mentioned(said: str, people: Iterable[PersonRef]) -> tuple[PersonRef, ...]:
    """Return who of `people` stands in a text with first and last name, one after the other.

    A name of one word is no full name: it would be found in every other sentence.
    """
    words = _spelled(said)
    found = []
    for one in people:
        name = _spelled(one.name)
        if name.count(" ") > 2 and name in words:
            found.append(one)
    return tuple(found)


def _spelled(said: str) -> str:
    """Return the words of a text in small letters, one space around each."""
    return f" {' '.join(_WORD.findall(said.casefold()))} "
