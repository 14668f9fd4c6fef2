"""The City's logos and seals, by which a picture is known to be one, or like one (R26, R35).

The City's own pictures do not ship with the program: Personnel keeps the accepted ones. A picture
is compared with them whenever it is judged, so that one kept today counts for every draft.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from pittadmin.domain.media import Media, SealLikeness
from pittadmin.domain.people import PersonRef

HASH_BITS = 128
"""How many bits a difference hash has."""

ALIKE = 12
"""In how many of them two pictures of one drawing differ at most.

Measured on 80 drawn seals: made smaller (down to 96 pixels), in other hues or in gray, with less
contrast, a wider margin, stretched by a third or pressed hard as JPEG, at most 12; on black, 3 in
the median; a round one turned by 5 degrees, at most 11. Of 393 other pictures against 120 seals, 5
of 47,160 pairs were as near; so were 1 of 100 pairs of different drawings in one and the same ring.
"""


@dataclass(frozen=True)
class Seal:
    """An accepted logo or seal.

    Args:
        name: what it is called, such as "City seal, blue".
        sha256: of its file, in hexadecimal digits.
        pixels_sha256: of its decoded pixels, so that the same picture in a cleaned file is known.
        difference_hash: how it looks, `HASH_BITS` bits.
    """

    name: str
    sha256: str
    pixels_sha256: str
    difference_hash: int


@dataclass(frozen=True)
class KeptSeal:
    """An official logo or seal on file: who added it, and when. Its picture is kept as a file."""

    id: int
    seal: Seal
    added_by: PersonRef
    added_at: datetime


def distance(one: int, other: int) -> int:
    """Return in how many bits two difference hashes differ; light on dark is dark on light."""
    differing = (one ^ other).bit_count()
    return min(differing, HASH_BITS - differing)


def like(difference_hash: int, seals: Iterable[Seal]) -> tuple[Seal, ...]:
    """Return the seals that a picture resembles, the nearest first."""
    measured = [(distance(difference_hash, seal.difference_hash), seal) for seal in seals]
    near = [pair for pair in measured if pair[0] <= ALIKE]
    return tuple(seal for _far, seal in sorted(near, key=lambda pair: pair[0]))


def likeness(media: Media, seals: Collection[Seal]) -> SealLikeness:
    """Return whether a picture is an official seal, by file or pixels, or only looks like one.

    Args:
        media: the picture; one that was never looked at is what it is said to be.
        seals: the official ones.
    """
    if media.sha256 and any(media.sha256 == seal.sha256 for seal in seals):
        return "official"
    if media.difference_hash < 0:
        return media.seal
    near = like(media.difference_hash, seals)
    if not near:
        return "none"
    same = any(media.pixels_sha256 == seal.pixels_sha256 for seal in near)
    return "official" if same else "altered"
