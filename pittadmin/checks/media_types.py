"""Knows pictures and videos by their first bytes; a file's name only claims what it is."""

from pathlib import PurePath

from pittadmin.domain.i18n import _

HEAD = 64
"""How many of a file's first bytes tell what it is."""

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/heic"})
VIDEOS = frozenset({"video/mp4", "video/quicktime"})

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_STILL = frozenset({b"mif1", b"mif2", b"msf1"})
_OLD_MOVIE = frozenset({b"moov", b"mdat", b"wide"})
_SUFFIXES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jpe": "image/jpeg",
    ".jfif": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".heif": "image/heic",
    ".hif": "image/heic",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".avi": "video/x-msvideo",
    ".webm": "video/webm",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
}


def content_type(head: bytes) -> str:
    """Return the media type that the first bytes say, or an empty text for any other file.

    Args:
        head: a file's first bytes; `HEAD` of them suffice.
    """
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:2] == b"BM" and head[6:10] == bytes(4):  # two letters alone begin many a text
        return "image/bmp"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return _of_brands(head)
    return "video/quicktime" if head[4:8] in _OLD_MOVIE else ""


def claimed_type(name: str, actual: str) -> str:
    """Return the type that a file's name claims when it is another than the actual one.

    The names of MP4 and MOV are taken for each other: their containers are one.

    Args:
        name: the file's name.
        actual: the type by content.
    """
    claimed = _SUFFIXES.get(PurePath(name).suffix.lower(), "")
    return "" if claimed == actual or {claimed, actual} <= VIDEOS else claimed


def named_for(name: str, actual: str) -> str:
    """Return a file's name with the ending of what the file is."""
    if not claimed_type(name, actual) and PurePath(name).suffix.lower() in _SUFFIXES:
        return name
    suffix = next((end for end, kind in _SUFFIXES.items() if kind == actual), "")
    path = PurePath(name)
    return (path.stem if path.suffix.lower() in _SUFFIXES else name) + suffix


def say(kind: str) -> str:
    """Return a media type in words, such as "a JPEG picture"."""
    return {
        "image/jpeg": _("a JPEG picture"),
        "image/png": _("a PNG picture"),
        "image/webp": _("a WebP picture"),
        "image/gif": _("a GIF picture"),
        "image/heic": _("a HEIC picture"),
        "image/avif": _("an AVIF picture"),
        "image/bmp": _("a BMP picture"),
        "video/mp4": _("an MP4 video"),
        "video/quicktime": _("a QuickTime video"),
    }.get(kind, _("a file of another kind"))


def _of_brands(head: bytes) -> str:
    """Return what an ISO file is by its brands: the first is its own, the others it is also."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    own, also = head[8:12], {head[at : at + 4] for at in range(16, length, 4)}
    if own in _HEIC:
        return "image/heic"
    if own in (b"avif", b"avis"):
        return "image/avif"
    if own in _STILL:
        return "image/avif" if b"avif" in also and not also & _HEIC else "image/heic"
    return "video/quicktime" if own == b"qt  " else "video/mp4"
