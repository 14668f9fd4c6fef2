"""Reads a picture of a post: what it measures, what it tells, how it looks; and cleans it.

Pillow and pi-heif decode, and are imported when the first picture comes. They are handed a
picture's own parts alone: what else a file holds never reaches them.
"""

import hashlib
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pittadmin.checks.heic import read_heic, without_blocks
from pittadmin.checks.media_files import Damaged, refused
from pittadmin.checks.metadata import Told, read_parts
from pittadmin.checks.picture_parts import Part, join, split
from pittadmin.domain.errors import UserError
from pittadmin.domain.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 64_000_000
"""How large a picture may be; Qt draws no larger one whole (256 MB, four bytes a pixel)."""

_QUALITY = 92  # of the JPEG made of a HEIC picture, of 100
_SMALL = 256  # pixels of the longest side by which a picture's looks are judged
_GROUND = 24  # shades by which a drawing stands out from the ground around it
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}


@dataclass(frozen=True)
class Picture:
    """What was read of a picture.

    Args:
        width: in pixels as shown, so after turning.
        height: in pixels as shown.
        told: what it tells beside itself.
        difference_hash: how it looks.
    """

    width: int
    height: int
    told: Told
    difference_hash: int


def read_picture(data: bytes, content_type: str) -> Picture:
    """Read a picture.

    Args:
        data: its bytes.
        content_type: its type by content, one of `media_types.PICTURES`.

    Raises:
        Invalid: it has too many pixels, or nothing here decodes it.
        Damaged: it breaks off or can't be decoded.
    """
    if content_type == "image/heic":
        told = read_heic(data)
        with _heic(data) as image:
            return Picture(image.width, image.height, told, hash_of(image))
    parts = split(data, content_type)
    told = read_parts(parts)
    with _decoded(parts, content_type) as image:
        width, height = image.size
        image.draft("RGB", (_SMALL, _SMALL))  # a JPEG is decoded no larger than needed
        image.load()
        looks = hash_of(image)
    return Picture(*((height, width) if told.swaps_sides else (width, height)), told, looks)


def clean_picture(data: bytes, content_type: str) -> bytes:
    """Return a copy that tells nothing but how it is turned and what its colors mean.

    JPEG, PNG, WebP and GIF keep their pixels as they are. HEIC becomes JPEG, since it is only
    decoded here.

    Raises:
        Invalid: it has too many pixels, or nothing here decodes it.
        Damaged: it breaks off or can't be decoded.
    """
    if content_type != "image/heic":
        parts = split(data, content_type)
        return join(parts, content_type, read_parts(parts).orientation)
    with _heic(data) as image:
        made = BytesIO()
        profile = image.info.get("icc_profile")
        _on_white(image).save(made, "JPEG", quality=_QUALITY, icc_profile=profile)
        return made.getvalue()


def pixels_sha256(data: bytes, content_type: str) -> str:
    """Return the SHA-256 of a picture's size and its decoded pixels, on white.

    Raises:
        Invalid: it has too many pixels, or nothing here decodes it.
        Damaged: it breaks off or can't be decoded.
    """
    heic = content_type == "image/heic"
    with _heic(data) if heic else _decoded(split(data, content_type), content_type) as image:
        digest = hashlib.sha256(struct.pack("<II", *image.size))
        digest.update(_on_white(image).tobytes())
    return digest.hexdigest()


def hash_of(image: "Image") -> int:
    """Return the difference hash of a picture: where it gets lighter, to the right and down.

    The empty ground around a drawing is left out and made white, so that a logo with a wider margin
    or on a darker ground is the same.
    """
    from PIL import ImageChops
    from PIL.Image import Resampling, new

    small = _on_white(image, _SMALL).convert("L")
    ground = new("L", small.size, small.getpixel((0, 0)) or 0)
    stands_out = [255 * (apart > _GROUND) for apart in range(256)]
    apart = ImageChops.difference(small, ground).point(stands_out)
    small.paste(255, mask=ImageChops.invert(apart))
    small = small.crop(apart.getbbox())
    across = small.resize((9, 8), Resampling.BOX).tobytes()
    down = small.resize((8, 9), Resampling.BOX).tobytes()
    lighter = [across[at + at // 8] < across[at + at // 8 + 1] for at in range(64)]
    lighter += [down[at] < down[at + 8] for at in range(64)]
    return sum(1 << at for at, bit in enumerate(lighter) if bit)


def _on_white(image: "Image", longest: int = 0) -> "Image":
    """Return a picture in RGB, what is transparent on white; made smaller if `longest` is given."""
    from PIL.Image import Resampling, alpha_composite, new

    if image.mode.startswith("I"):  # 16 bits a pixel; Pillow would cut off all above 255
        image = image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    if image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("RGBA")
    if longest and max(image.size) > longest:
        step = max(1, max(image.size) // (longest * 2))
        image = image.reduce(step)
        image.thumbnail((longest, longest), Resampling.BOX)
    if image.mode == "RGBA":
        image = alpha_composite(new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


@contextmanager
def _decoded(parts: tuple[Part, ...], content_type: str) -> "Iterator[Image]":
    """Yield the picture of these parts, opened and not yet decoded."""
    data = join((part for part in parts if part.role == "picture"), content_type)
    with _as_damaged():
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # asked below, without a warning
        with Image.open(BytesIO(data), formats=[_FORMATS[content_type]]) as image:
            _refuse_if_too_large(image.size)
            yield image


@contextmanager
def _heic(data: bytes) -> "Iterator[Image]":
    """Yield a HEIC picture, decoded and turned as it is shown."""
    try:
        from pi_heif import open_heif, options
    except ImportError as error:
        raise refused(
            _("This computer has nothing that opens HEIC pictures."),
            _("Save the picture as JPEG and add that, or ask IT for a complete installation."),
        ) from error
    with _as_damaged():
        options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
        found: Any = open_heif(without_blocks(data), convert_hdr_to_8bit=True)
        _refuse_if_too_large(found.size)
        with found.to_pillow() as image:
            yield image


@contextmanager
def _as_damaged() -> Iterator[None]:
    """Let whatever a decoder raises at a stranger's bytes be `Damaged`."""
    try:
        yield
    except (UserError, Damaged):
        raise
    except Exception as error:
        raise Damaged(str(error)) from error


def _refuse_if_too_large(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise refused(
            _("This picture has {many} megapixels; {most} is the most.").format(
                many=round(width * height / 1_000_000), most=MAX_PIXELS // 1_000_000
            ),
            _("Make it smaller, and add it again."),
        )
