"""Reads the boxes of which MP4, QuickTime and HEIC files are built (ISO/IEC 14496-12)."""

import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from pittadmin.checks.media_files import Damaged

_MOST_BOXES = 100_000
_MOST_READ = 64 * 1024  # bytes of one box's content, when no more are asked for

Box = tuple[bytes, int, int, int]
"""A box: its kind, where it starts, where its content starts, where it ends."""


class BoxFile:
    """A file of boxes, of which only what is asked for is read.

    Args:
        stream: the file, open for reading.
        size: of the file, in bytes.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream, self.size = stream, size
        self._seen = 0

    def inside(self, start: int, end: int) -> Iterator[Box]:
        """Yield the boxes between two places.

        Raises:
            Damaged: one is longer than there is room, or they are too many.
        """
        while start + 8 <= end:
            self._seen += 1
            if self._seen > _MOST_BOXES:
                raise Damaged("too many boxes")
            size, kind = self._header(">I4s", start)
            body = start + 8
            if not size and kind == bytes(4):  # so QuickTime ends a list
                return
            if size == 1:
                (size,) = self._header(">Q", body)
                body += 8
            elif size == 0:  # the last one may leave its length out
                size = end - start
            if start + size < body or start + size > end:
                raise Damaged("a box is too long")
            yield kind, start, body, start + size
            start += size

    def read(self, start: int, count: int) -> bytes:
        """Return so many bytes, fewer where the file ends."""
        if start >= self.size:
            return b""
        self._stream.seek(start)
        return self._stream.read(count)

    def content(self, body: int, end: int, most: int = _MOST_READ) -> bytes:
        """Return the content of a box, and of a long one its beginning."""
        return self.read(body, min(end - body, most))

    def _header(self, form: str, start: int) -> tuple[Any, ...]:
        data = self.read(start, 8)
        if len(data) < 8:  # the file shrank meanwhile, or the last box has no room for its length
            raise Damaged("a box breaks off")
        return struct.unpack(form, data)
