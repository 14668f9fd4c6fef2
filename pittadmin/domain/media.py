"""A picture or video of a post: what was read from its bytes, and what its author says of it."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["photo", "image", "video"]
"""Taken with a camera (R27), made otherwise, such as a flyer (R29), or moving (R28)."""

SealLikeness = Literal["none", "official", "altered"]
"""Whether it is a logo or seal: none known, the official file (R26), or one like it (R35)."""


@dataclass(frozen=True)
class Media:
    """One picture or video of a post.

    Args:
        name: its file name, without a folder.
        kind: photo, image or video.
        content_type: by its content, such as ``"image/jpeg"``; empty when it is of no known type.
        size: in bytes.
        width: in pixels as shown, so after turning; 0 when not known.
        height: in pixels as shown; 0 when not known.
        sha256: of its bytes, in hexadecimal digits; empty when not known.
        claimed_type: the type that its file name claims, when that is another; else empty.
        has_location: whether the file says where it was taken (R19, R60).
        has_camera_data: whether the file names the camera, its owner or the time.
        seal: whether it is, or resembles, the City's logo or seal, where only that is known; of a
            picture that was looked at, `seals.likeness` tells by the two that follow.
        pixels_sha256: of its decoded pixels; empty when it is larger than a logo, or not known.
        difference_hash: how it looks, as `seals.distance` compares it; -1 when not known.
        seconds: how long a video runs; 0 when not known.
        has_captions: whether a video carries captions, or a file of them comes with it.
        has_sound: whether a video has an audio track.
        alt_text: what it shows, for who can't see it.
        credit: the owner of copyrighted material, when it is not the City (R30).
        copyrighted: whether the author says that it belongs to somebody else.
        taken_by: who took or made it, by name (R27 to R29).
        taken_by_authorized: whether the head has authorized that person; None when not known.
        function: the City or department function that it shows.
    """

    name: str
    kind: Kind = "photo"
    content_type: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    sha256: str = ""
    claimed_type: str = ""
    has_location: bool = False
    has_camera_data: bool = False
    seal: SealLikeness = "none"
    pixels_sha256: str = ""
    difference_hash: int = -1
    seconds: float = 0.0
    has_captions: bool = False
    has_sound: bool = True
    alt_text: str = ""
    credit: str = ""
    copyrighted: bool = False
    taken_by: str = ""
    taken_by_authorized: bool | None = None
    function: str = ""


def described(read: Media, said: Media) -> Media:
    """Return what the bytes of a picture or video say, with what its author says of it.

    Args:
        read: the facts as they were read from the bytes.
        said: the same picture as a form hands it in, whose facts are not relied on.
    """
    return replace(
        read,
        # A photo and a drawing look alike to a program; a video does not.
        kind=said.kind if "video" not in (read.kind, said.kind) else read.kind,
        has_captions=read.has_captions or said.has_captions,
        alt_text=said.alt_text,
        credit=said.credit,
        copyrighted=said.copyrighted,
        taken_by=said.taken_by,
        taken_by_authorized=said.taken_by_authorized,
        function=said.function,
    )
