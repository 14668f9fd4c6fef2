"""Finds what a HEIC picture tells beside itself, and hides it from the decoder (ISO/IEC 23008-12).

pi-heif 1.4 reads the names of these blocks without care, and a name that is no text ends the
program. So the blocks are read here, and the decoder gets a picture to which none belongs.
"""

from collections.abc import Iterator
from io import BytesIO

from pittadmin.checks.boxes import BoxFile
from pittadmin.checks.media_files import Damaged
from pittadmin.checks.metadata import Told, read_exif, read_xmp

_MOST = 1024 * 1024  # bytes of a block that are read
_BELONGS = b"cdsc"  # how a block refers to its picture


class _Numbers:
    """Takes one number after another from some bytes."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, size: int) -> int:
        """Return the next number, of so many bytes."""
        self._at += size
        if self._at > len(self._data):
            raise Damaged("a list breaks off")
        return int.from_bytes(self._data[self._at - size : self._at], "big")


def read_heic(data: bytes) -> Told:
    """Return what a HEIC picture tells; the decoder turns it, so its orientation is 1.

    Raises:
        Damaged: its list of blocks can't be read.
    """
    file = BoxFile(BytesIO(data), len(data))
    told = [
        read_exif(_tiff_of(block)) if kind == b"Exif" else read_xmp(block)
        for name, _start, body, end in file.inside(0, file.size)
        if name == b"meta"
        for kind, block in _blocks(file, body + 4, end)
    ]
    return Told(1, any(one.location for one in told), any(one.camera for one in told))


def without_blocks(data: bytes) -> bytes:
    """Return the same picture, to which no block belongs any more.

    Raises:
        Damaged: it is not built of boxes.
    """
    file = BoxFile(BytesIO(data), len(data))
    parts = [
        data[start:end] if kind == b"mdat" else data[start:end].replace(_BELONGS, b"none")
        for kind, start, _body, end in file.inside(0, file.size)
    ]
    return b"".join(parts)


def _blocks(file: BoxFile, start: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the bytes of each block of EXIF or XMP."""
    boxes = {kind: (body, stop) for kind, _at, body, stop in file.inside(start, end)}
    if b"iinf" not in boxes or b"iloc" not in boxes:
        return
    kinds = dict(_kinds(file, *boxes[b"iinf"]))
    inner = boxes.get(b"idat", (0, 0))[0]
    for item, is_inner, pieces in _places(file.content(*boxes[b"iloc"], _MOST)):
        if kinds.get(item) in (b"Exif", b"mime"):
            base = inner if is_inner else 0
            found = [file.read(base + at, min(size or _MOST, _MOST)) for at, size in pieces[:16]]
            yield kinds[item], b"".join(found)


def _kinds(file: BoxFile, body: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the kind of each item in a picture's file."""
    start = body + (8 if file.read(body, 1) != b"\0" else 6)
    for _kind, _at, first, stop in file.inside(start, end):
        entry = file.content(first, stop)
        wide = 4 if entry[:1] == b"\3" else 2
        yield int.from_bytes(entry[4 : 4 + wide], "big"), entry[6 + wide : 10 + wide]


def _places(data: bytes) -> Iterator[tuple[int, bool, list[tuple[int, int]]]]:
    """Yield where each item lies: its number, whether inside the list, and its pieces."""
    numbers = _Numbers(data)
    version = numbers.take(4) >> 24
    sizes = numbers.take(2)
    offset, length, base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index = sizes & 15 if version else 0
    wide = 4 if version > 1 else 2
    for _item in range(numbers.take(wide)):
        item = numbers.take(wide)
        is_inner = numbers.take(2) & 15 == 1 if version else False
        numbers.take(2)
        start = numbers.take(base)
        pieces = []
        for _piece in range(numbers.take(2)):
            numbers.take(index)
            pieces.append((start + numbers.take(offset), numbers.take(length)))
        yield item, is_inner, pieces


def _tiff_of(block: bytes) -> bytes:
    """Return the EXIF in a block: its first number says how far in it begins."""
    return block[4 + int.from_bytes(block[:4], "big") :]
