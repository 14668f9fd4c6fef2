"""Measures what is done with the pictures and videos of a post."""

import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

TURNS = 7
READ_GOAL = 70.0  # milliseconds for a JPEG of 12 megapixels, off the GUI thread

Line = tuple[str, float, float | None]
"""What was done, how long it took in milliseconds, and how long it may take."""


def measure(home: Path) -> Iterator[Line]:
    """Yield a line for each thing that is measured; its files are made in `home`."""
    from pittadmin.checks.media import clean, look_at

    for form, goal in (("JPEG", READ_GOAL), ("WEBP", None), ("PNG", None)):
        data = _photo(form, (4000, 3000))
        said = f"{form}, 12 megapixels, {len(data) / 1e6:.1f} MB"
        yield f"{said}: read", _median(lambda data=data: look_at(data)), goal
        yield f"{said}: cleaned", _median(lambda data=data: clean(data)), None
    video = home / "long.mp4"
    _long_video(video)
    yield "MP4, 4 GB: read", _median(lambda: look_at(video)), None
    video.unlink()


def _median(use: Callable[[], object]) -> float:
    times = []
    for _turn in range(TURNS):
        start = perf_counter()
        use()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def _photo(form: str, size: tuple[int, int]) -> bytes:
    """Return a picture as hard to pack as a photo: soft shapes under some noise."""
    from PIL import Image

    noise = [Image.effect_noise((size[0] // 8, size[1] // 8), 60) for _ in range(3)]
    soft = Image.merge("RGB", noise).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 8).convert("RGB")
    made = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Apple"
    options = {"quality": 88} if form != "PNG" else {"compress_level": 1}
    Image.blend(soft, grain, 0.3).save(made, form, exif=exif, **options)
    return made.getvalue()


def _long_video(path: Path) -> None:
    """Write a video of 4 GB with its header at the end; most of it takes no room on the disk."""
    from tests.media import box, movie, track

    with path.open("wb") as file:
        length = 4 * 1024**3 + 16
        start = box(b"ftyp", b"isom", bytes(4))
        file.write(start + struct.pack(">I4sQ", 1, b"mdat", length))
        file.seek(len(start) + length)
        file.write(movie(track(1, b"vide", size=(3840, 2160))))
