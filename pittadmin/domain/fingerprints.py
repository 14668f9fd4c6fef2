"""A computer's fingerprint: six words that IT and its owner compare by telephone.

Six of 2,048 words are 66 bits. Nobody finds other keys with the same words by trying: six digits
would take half a minute.
"""

from functools import cache
from hashlib import sha256

from pittadmin.domain import canonical
from pittadmin.domain.directory import DeviceKeys
from pittadmin.domain.resources import RESOURCES

WORDS = 6
_BITS = 11


@cache
def spoken_words() -> tuple[str, ...]:
    """Return the list of words, read once, when first asked."""
    lines = (RESOURCES / "spoken_words.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def fingerprint(keys: DeviceKeys) -> tuple[str, ...]:
    """Return the words for a device: over both public keys, its login, its computer and its id."""
    return _words(b"pittadmin/fingerprint/v1\0" + canonical.encode(keys))


def words_of_root(public: bytes) -> tuple[str, ...]:
    """Return the words for a root key of IT, by its public half of 32 bytes."""
    return _words(b"pittadmin/root/v1\0" + public)


def _words(data: bytes) -> tuple[str, ...]:
    number = int.from_bytes(sha256(data).digest(), "big") >> 8 * 32 - WORDS * _BITS
    places = (number >> at * _BITS & 2**_BITS - 1 for at in reversed(range(WORDS)))
    return tuple(spoken_words()[place] for place in places)
