"""Pictures and videos for the tests, as cameras, drawing programs and strangers make them."""

import base64
import struct
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw
from PIL.Image import Exif
from PIL.PngImagePlugin import PngInfo

GPS = {1: "N", 2: (42.0, 27.0, 0.5), 3: "W", 4: (73.0, 15.0, 0.5)}
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description '
    b'exif:GPSLatitude="42,27N" tiff:Make="Canon"/></rdf:RDF></x:xmpmeta>'
)
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAA"
    "AAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAACkAAgAAAAACCwABAAAAAAAAANIAAAA4aWluZgAAAAAA"
    "AgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADd"
    "aXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAq"
    "QgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQAN"
    "AAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAADAAAAABAAAAIAAAAAH////wAAAAAv///+AAAAACAAAAEHBp"
    "eGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAABA21kYXQA"
    "AAAlKAGvE4DlMff/vjU/2+0/xJksEs/sPPue4v5i7v4Sw+soo9pz8AAAAAZFeGlmAABNTQAqAAAACAAEAQ8AAgAAAAYA"
    "AAA+ARAAAgAAAAoAAABEATIAAgAAABQAAABOiCUABAAAAAEAAABiAAAAAEFwcGxlAGlQaG9uZSAxNQAyMDI2OjA1OjAx"
    "IDEyOjAwOjAwAAAEAAEAAgAAAAJOAAAAAAIABQAAAAMAAACYAAMAAgAAAAJXAAAAAAQABQAAAAMAAACwAAAAAAAAACoA"
    "AAABAAAAGwAAAAEAAAAAAAAAAQAAAEkAAAABAAAADwAAAAEAAAAAAAAAAQ=="
)
"""48 by 32 pixels, red and blue, with camera, time and place: nothing here can encode one."""


def exif(orientation: int = 1, gps: bool = True, camera: bool = True) -> Exif:
    """Return what a telephone writes beside a picture."""
    block = Exif()
    if orientation != 1:
        block[0x0112] = orientation
    if camera:
        block[0x010F], block[0x0110] = "Apple", "iPhone 15"
        block.get_ifd(0x8769).update({0x9003: "2026:05:01 12:00:00", 0x927C: b"secret notes"})
    if gps:
        block.get_ifd(0x8825).update(GPS)
    return block


def drawing(mode: str = "RGB", size: tuple[int, int] = (64, 48), shift: int = 0) -> Image.Image:
    """Return a picture with something in it."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((8 + shift, 8, 30 + shift, 40), fill="navy")
    draw.ellipse((24, 4, 60, 44), fill="firebrick")
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return the bytes of a picture."""
    made = BytesIO()
    image.save(made, form, **options)
    return made.getvalue()


def photo(form: str = "JPEG", orientation: int = 1, **options: Any) -> bytes:
    """Return a picture with everything a telephone and an editor tell beside it."""
    told: dict[str, Any] = {"exif": exif(orientation), "icc_profile": PROFILE}
    if form == "PNG":
        text = PngInfo()
        text.add_text("Author", "Dana Whitfield")
        text.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
        told |= {"pnginfo": text}
    elif form == "GIF":
        told = {"comment": b"42.45 N 73.25 W"}
    else:
        told |= {"xmp": XMP}
    if form == "WEBP":
        told |= {"lossless": True}
    return saved(drawing(), form, **(told | options))


def seal(size: int = 240, ground: str = "white", ink: str = "#123a6b") -> Image.Image:
    """Return something like a city's seal."""
    image = Image.new("RGB", (size, size), ground)
    draw = ImageDraw.Draw(image)
    unit = size / 24
    draw.ellipse((unit, unit, 23 * unit, 23 * unit), fill=ink)
    draw.ellipse((4 * unit, 4 * unit, 20 * unit, 20 * unit), fill="#f0e6c8")
    draw.polygon([(6 * unit, 16 * unit), (11 * unit, 7 * unit), (15 * unit, 16 * unit)], fill=ink)
    draw.rectangle((14 * unit, 9 * unit, 17 * unit, 18 * unit), fill="#8a2b2b")
    return image


# Videos


def box(kind: bytes, *content: bytes, wide: bool = False) -> bytes:
    """Return a box of an MP4 file."""
    data = b"".join(content)
    if wide:
        return struct.pack(">I4sQ", 1, kind, len(data) + 16) + data
    return struct.pack(">I4s", len(data) + 8, kind) + data


UPRIGHT = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
ON_ITS_SIDE = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)


def track(
    number: int,
    handler: bytes,
    sample: bytes = b"avc1",
    size: tuple[int, int] = (0, 0),
    matrix: tuple[int, ...] = UPRIGHT,
    *more: bytes,
    made: int = 0,
) -> bytes:
    """Return a track of a video."""
    width, height = size
    header = struct.pack(">5I", 0, made, made, number, 0) + struct.pack(">I", 5000) + bytes(16)
    header += struct.pack(">9iII", *matrix, width << 16, height << 16)
    media = box(
        b"mdia",
        box(b"mdhd", struct.pack(">5I", 0, made, made, 1000, 5000), bytes(4)),
        box(b"hdlr", bytes(8), handler, bytes(13)),
        box(b"minf", box(b"stbl", box(b"stsd", struct.pack(">II", 0, 1), box(sample, bytes(8))))),
    )
    return box(b"trak", box(b"tkhd", header), media, *more)


def movie(*content: bytes, seconds: float = 12.5, made: int = 0, version: int = 0) -> bytes:
    """Return the header of a video."""
    form = ">IQQIQ" if version else ">IIIII"
    header = struct.pack(form, version << 24, made, made, 1000, int(seconds * 1000))
    return box(b"moov", box(b"mvhd", header, bytes(80)), *content)


PLACE = b"+42.4500-073.2500/"


def iphone_remarks() -> tuple[bytes, ...]:
    """Return what an iPhone and an Android telephone tell of a video."""
    keys = (b"com.apple.quicktime.location.ISO6709", b"com.apple.quicktime.make")
    return (
        box(
            b"meta",
            box(b"hdlr", bytes(8), b"mdta", bytes(13)),
            box(b"keys", struct.pack(">II", 0, 2), *(box(b"mdta", key) for key in keys)),
            box(b"ilst", box(b"\0\0\0\1", box(b"data", bytes(8), PLACE))),
        ),
        box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0), PLACE)),
    )


PICTURES_DATA = bytes(range(256)) * 4


def video(*content: bytes, brand: bytes = b"isom", tail: bytes = b"", **header: Any) -> bytes:
    """Return a video with pictures and sound; its header stands at the end, as cameras put it."""
    tracks = content or (track(1, b"vide", size=(1920, 1080)), track(2, b"soun", b"mp4a"))
    kind = box(b"ftyp", brand, bytes(4), b"isommp42")
    return kind + box(b"mdat", PICTURES_DATA) + movie(*tracks, **header) + tail
