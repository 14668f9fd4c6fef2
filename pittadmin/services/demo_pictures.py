"""The pictures of the sample city, drawn here: stand-ins for screenshots, and an invented seal."""

import math
import struct
import zlib
from collections.abc import Iterable

_SIDE = 240  # pixels of the seal
_PAPER, _BLUE, _CREAM, _RED = b"\xff\xff\xff", b"\x1c\x4a\x7e", b"\xf4\xec\xd2", b"\x9c\x2f\x2f"


def screenshot(words: str) -> bytes:
    """Return a small PNG in a color of its own: a stand-in for a screenshot."""
    wide, high = 320, 180
    color = zlib.crc32(words.encode()).to_bytes(4, "big")[:3]
    band, sheet = bytes(color) * wide, b"\xf5\xf6\xf8" * wide
    return _png(wide, high, (band if y < 60 else sheet for y in range(high)))


def seal() -> bytes:
    """Return a seal as PNG that no city has: a ring of dots, two hills, and a sun."""
    middle = (_SIDE - 1) / 2
    lines = (
        b"".join(_dot((x - middle) / middle, (y - middle) / middle) for x in range(_SIDE))
        for y in range(_SIDE)
    )
    return _png(_SIDE, _SIDE, lines)


def _dot(x: float, y: float) -> bytes:
    """Return the color of the seal at a place, from -1 to 1 to the right and down."""
    far = math.hypot(x, y)
    if far > 0.97:
        return _PAPER
    if far > 0.68:
        turn = math.atan2(y, x) / math.tau * 20 % 1 - 0.5
        return _CREAM if math.hypot(far - 0.825, turn * 0.26) < 0.05 else _BLUE
    if math.hypot(x - 0.25, y + 0.3) < 0.16:
        return _RED
    hill = min(abs(x + 0.22) - 0.28, (abs(x - 0.32) - 0.06) * 0.8)
    return _BLUE if y > hill else _CREAM


def _png(wide: int, high: int, lines: Iterable[bytes]) -> bytes:
    """Return a PNG of these lines, three bytes a pixel."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\x00" + line for line in lines))
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
