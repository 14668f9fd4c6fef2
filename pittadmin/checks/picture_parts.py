"""Takes the file of a picture apart, so that what it tells about people can be read and left out.

Nothing is decoded, and what stays is the same bytes: a cleaned copy loses nothing of the picture.
Parts are kept by name; whatever is not known as part of the picture is left out.
"""

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pittadmin.checks.media_files import Damaged

Role = Literal["picture", "motion", "exif", "xmp", "iptc", "text", "other"]
"""What a part is: of the picture, of a PNG's animation, or told beside it."""


@dataclass(frozen=True)
class Part:
    """One part of a file, in its order.

    Args:
        role: what it is.
        data: its bytes as they stand in the file.
        told: what it tells, without its wrapping; empty for parts of the picture.
    """

    role: Role
    data: bytes
    told: bytes = b""


def split(data: bytes, content_type: str) -> tuple[Part, ...]:
    """Return the parts of a JPEG, PNG, WebP or GIF; what follows its end is none of them.

    Raises:
        Damaged: the file breaks off or is not built as its kind is.
    """
    try:
        return tuple(_SPLITTERS[content_type](data))
    except (IndexError, struct.error) as error:
        raise Damaged(str(error)) from error


def join(parts: Iterable[Part], content_type: str, orientation: int = 1) -> bytes:
    """Return a file of the picture's own parts alone, and of how it is turned.

    Args:
        parts: what `split` returned.
        content_type: of what kind the file is.
        orientation: how to turn the picture, as EXIF counts it, 1 to 8.
    """
    kept = [part.data for part in parts if part.role in ("picture", "motion")]
    turned = b"" if orientation == 1 else _orientation_alone(orientation)
    if content_type == "image/webp":
        return _webp_of(kept, turned)
    if turned and content_type == "image/jpeg":
        after = 2 if kept[1][:2] == b"\xff\xe0" else 1  # JFIF asks to come first
        kept.insert(after, _jpeg_segment_of(0xE1, b"Exif\0\0" + turned))
    if turned and content_type == "image/png":
        kept.insert(2, _png_chunk_of(b"eXIf", turned))
    return b"".join(kept)


def _orientation_alone(orientation: int) -> bytes:
    """Return EXIF that says how to turn the picture, and nothing else."""
    return struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, 0x0112, 3, 1, orientation, 0)


# JPEG: markers and segments, https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B

_OF_SCAN = frozenset({0x00, *range(0xD0, 0xD8)})  # what may follow 0xFF amid the pixels


def _jpeg(data: bytes) -> Iterator[Part]:
    yield Part("picture", data[:2])
    at = 2
    while True:
        if data[at] != 0xFF:
            raise Damaged("no marker")
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            yield Part("picture", data[at : at + 2])
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(data):
            raise Damaged("a segment is too long")
        yield _jpeg_part(marker, data[at:end])
        at = end
        if marker == 0xDA:
            end = data.find(b"\xff", at)
            while end >= 0 and data[end + 1] in _OF_SCAN:
                end = data.find(b"\xff", end + 2)
            if end < 0:
                raise Damaged("no end")
            yield Part("picture", data[at:end])
            at = end


def _jpeg_part(marker: int, segment: bytes) -> Part:
    body = segment[4:]
    match marker:
        case 0xE1 if body.startswith(b"Exif\0"):
            return Part("exif", segment, body[6:])
        case 0xE1 if body.startswith(b"http://ns.adobe.com/"):
            return Part("xmp", segment, body)
        case 0xED:
            return Part("iptc", segment, body)
        case 0xFE:
            return Part("other", segment, body)
        case 0xE0 if body.startswith(b"JFIF\0"):
            return Part("picture", segment)
        case 0xE2 if body.startswith(b"ICC_PROFILE\0"):
            return Part("picture", segment)
        case 0xEE if body.startswith(b"Adobe"):
            return Part("picture", segment)
        case _ if 0xE0 <= marker <= 0xEF:
            return Part("other", segment, body)
        case _:
            return Part("picture", segment)


def _jpeg_segment_of(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


# PNG: chunks, https://www.w3.org/TR/png-3/

_PNG_PICTURE = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI".split()
)
_PNG_MOTION = frozenset({b"acTL", b"fcTL", b"fdAT"})
_MOST_TEXT = 1024 * 1024  # bytes of a packed text that are read


def _png(data: bytes) -> Iterator[Part]:
    yield Part("picture", data[:8])
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise Damaged("a chunk is too long")
        yield _png_part(kind, data[at:end])
        at = end


def _png_part(kind: bytes, chunk: bytes) -> Part:
    body = chunk[8:-4]
    if kind in _PNG_PICTURE:
        return Part("picture", chunk)
    if kind in _PNG_MOTION:
        return Part("motion", chunk)
    if kind == b"eXIf":
        return Part("exif", chunk, body)
    if kind in (b"tEXt", b"zTXt", b"iTXt"):
        return _png_text(kind, chunk, body)
    if kind == b"tIME":
        return Part("text", chunk, b"Creation Time")
    return Part("other", chunk, body)


def _png_text(kind: bytes, chunk: bytes, body: bytes) -> Part:
    """Return a text; a program without eXIf writes whole EXIF blocks as one, in digits."""
    keyword, _zero, text = body.partition(b"\0")
    if kind == b"zTXt":
        text = _unpacked(text[1:])
    elif kind == b"iTXt":
        packed, rest = text[:1] == b"\x01", text[2:]
        text = rest.split(b"\0", 2)[-1]
        text = _unpacked(text) if packed else text
    if keyword == b"XML:com.adobe.xmp":
        return Part("xmp", chunk, text)
    if keyword.startswith(b"Raw profile type "):
        try:
            block = bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
        except ValueError:
            block = b""
        role = {b"exif": "exif", b"APP1": "exif", b"iptc": "iptc", b"xmp": "xmp"}
        return Part(role.get(keyword[17:], "other"), chunk, block)  # pyright: ignore[reportArgumentType]
    return Part("text", chunk, keyword)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_TEXT)
    except zlib.error:
        return b""


def _png_chunk_of(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)


# WebP: RIFF chunks, https://developers.google.com/speed/webp/docs/riff_container

_WEBP_PICTURE = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04  # flags of VP8X


def _webp(data: bytes) -> Iterator[Part]:
    whole = 8 + int.from_bytes(data[4:8], "little")
    if whole > len(data) + 1:  # some leave out the last padding
        raise Damaged("the file is shorter than it says")
    yield Part("picture", data[:12])
    at = 12
    while at + 8 <= whole:
        kind, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > len(data):
            raise Damaged("a chunk is too long")
        chunk = data[at : at + 8 + length] + bytes(length % 2)
        role: Role = "picture" if kind in _WEBP_PICTURE else "other"
        role = {b"EXIF": "exif", b"XMP ": "xmp"}.get(kind, role)  # pyright: ignore[reportAssignmentType]
        yield Part(role, chunk, b"" if role == "picture" else data[at + 8 : at + 8 + length])
        at += len(chunk)


def _webp_of(kept: list[bytes], turned: bytes) -> bytes:
    """Return a WebP of these chunks; its header says what is in it, and how long it is."""
    chunks = kept[1:]
    if chunks and chunks[0][:4] == b"VP8X":
        flags = chunks[0][8] & ~(_WEBP_EXIF | _WEBP_XMP)
        if turned:
            flags |= _WEBP_EXIF
            chunks.append(b"EXIF" + struct.pack("<I", len(turned)) + turned)
        chunks[0] = chunks[0][:8] + bytes([flags]) + chunks[0][9:]
    body = b"".join(chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


# GIF: blocks, https://www.w3.org/Graphics/GIF/spec-gif89a.txt

_GIF_PICTURE = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def _gif(data: bytes) -> Iterator[Part]:
    at = 13 + _palette(data[10])
    yield Part("picture", data[:at])
    seen = False
    while at < len(data) or not seen:
        kind, start = data[at], at
        if kind == 0x3B:
            break
        if kind == 0x2C:
            at = _after_blocks(data, at + 11 + _palette(data[at + 9]))
            yield Part("picture", data[start:at])
            seen = True
        elif kind == 0x21:
            at = _after_blocks(data, at + 2)
            yield _gif_part(data[start:at])
        else:
            raise Damaged("no block")
    yield Part("picture", b"\x3b")


def _gif_part(block: bytes) -> Part:
    name = block[3:14]
    if block[1] == 0xFF and name == b"XMP DataXMP":
        return Part("xmp", block, block[14:])
    if block[1] in (0xF9, 0x01) or (block[1] == 0xFF and name in _GIF_PICTURE):
        return Part("picture", block)
    return Part("other", block, block[2:])


def _palette(flags: int) -> int:
    """Return how many bytes of colors follow."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Return where a row of blocks ends, each led by its length and the last one empty."""
    while data[at]:
        at += data[at] + 1
    return at + 1


_SPLITTERS: dict[str, Callable[[bytes], Iterator[Part]]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
    "image/gif": _gif,
}
