"""What a post's pictures and videos lack, by the facts read from them (R19, R26 to R30, R35)."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from pittadmin.checks.texts import Hit
from pittadmin.domain.media import Media
from pittadmin.domain.platforms import Platform, platforms
from pittadmin.domain.posts import Post

MEGABYTE = 1024 * 1024

_FILE_NAME = re.compile(
    r"\s*(?:\S+\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|mp4|mov|avi|pdf)"
    r"|(?:img|dsc[nf]?|pxl|mvimg|screenshot|image|photo|picture|vid|video|untitled|scan)"
    r"[\s_-]*[\d_() -]*)\s*",
    re.IGNORECASE,
)


def _media_missing(post: Post) -> Iterator[Hit]:
    for platform in _platforms(post):
        if platform.post.media_required and not post.media:
            yield Hit(words={"platform": platform.name}, platforms=(platform.key,))


def _too_many(post: Post) -> Iterator[Hit]:
    for platform in _platforms(post):
        limit = platform.post.pictures
        if limit is not None and len(post.media) > limit:
            words = {"platform": platform.name, "count": len(post.media), "limit": limit}
            yield Hit(words=words, platforms=(platform.key,))


def _too_large(post: Post) -> Iterator[Hit]:
    for platform in _platforms(post):
        limit = platform.post.picture_megabytes
        for at, one in enumerate(post.media):
            if limit is not None and one.kind != "video" and one.size > limit * MEGABYTE:
                words = {
                    "platform": platform.name,
                    "name": one.name,
                    "count": f"{one.size / MEGABYTE:.1f}",
                    "limit": f"{limit:g}",
                }
                yield _on(post, at, words, (platform.key,))


def _wrong_ratio(post: Post) -> Iterator[Hit]:
    for platform in _platforms(post):
        ratio = platform.post.picture_ratio
        for at, one in enumerate(post.media):
            if ratio is None or one.kind == "video" or not one.width or not one.height:
                continue
            if not ratio[0] * 0.99 <= one.width / one.height <= ratio[1] * 1.01:
                words = {"platform": platform.name, "name": one.name}
                words["count"] = f"{one.width:,} × {one.height:,}"
                yield _on(post, at, words, (platform.key,))


def _alt_too_long(post: Post) -> Iterator[Hit]:
    for platform in _platforms(post):
        limit = platform.post.alt_text_characters
        for at, one in enumerate(post.media):
            if limit is not None and len(one.alt_text) > limit:
                words = {"platform": platform.name, "name": one.name}
                words |= {"count": f"{len(one.alt_text):,}", "limit": f"{limit:,}"}
                yield _on(post, at, words, (platform.key,))


def _platforms(post: Post) -> Iterator[Platform]:
    for key in post.platforms:
        platform = platforms().get(key)
        if platform:
            yield platform


def _each(holds: Callable[[Media], bool]) -> Callable[..., Iterator[Hit]]:
    """Return a fact that finds every picture or video of some kinds for which `holds`."""

    def find(post: Post, kinds: Collection[str] = ("photo", "image", "video")) -> Iterator[Hit]:
        for at, one in enumerate(post.media):
            if one.kind in kinds and holds(one):
                yield _on(post, at, {"name": one.name, "taken_by": one.taken_by})

    return find


def _on(post: Post, at: int, words: Mapping[str, object], on: tuple[str, ...] = ()) -> Hit:
    one = post.media[at]
    rests_on = f"{one.sha256 or one.name} {one.taken_by} {one.function} {one.credit}"
    return Hit(words={"name": one.name, **words}, platforms=on, media=at, rests_on=rests_on)


MEDIA_FACTS: dict[str, Callable[..., Iterator[Hit]]] = {
    "media_missing": _media_missing,
    "too_many_media": _too_many,
    "picture_too_large": _too_large,
    "picture_ratio": _wrong_ratio,
    "alt_too_long": _alt_too_long,
    "alt_missing": _each(lambda one: not one.alt_text.strip()),
    "alt_file_name": _each(
        lambda one: (
            bool(one.alt_text.strip())
            and (
                _FILE_NAME.fullmatch(one.alt_text) is not None
                or one.alt_text.strip().lower() == one.name.lower()
            )
        )
    ),
    "taker_missing": _each(lambda one: not one.taken_by.strip()),
    "taker_not_authorized": _each(
        lambda one: bool(one.taken_by.strip()) and one.taken_by_authorized is False
    ),
    "function_missing": _each(lambda one: not one.function.strip()),
    "credit_missing": _each(lambda one: one.copyrighted and not one.credit.strip()),
    "location": _each(lambda one: one.has_location),
    "camera_data": _each(lambda one: one.has_camera_data),
    "seal_altered": _each(lambda one: one.seal == "altered"),
    "type_differs": _each(lambda one: bool(one.claimed_type)),
    "type_unknown": _each(lambda one: not one.content_type and bool(one.sha256)),
    "captions_missing": _each(lambda one: one.has_sound and not one.has_captions),
}
"""What a rule of the kind ``media`` may name."""
