"""A post as it is compared with another's version of it, and as the recovery file holds it."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from pittadmin.domain.i18n import _, several
from pittadmin.domain.media import Media
from pittadmin.domain.posts import Post, Variant
from pittadmin.ui.conflict import Part, fields_part


def post_parts(mine: Post, theirs: Post, names: Mapping[str, str]) -> tuple[Part[Post], ...]:
    """Return what of a post is kept or given up together.

    Args:
        mine: one version; each platform with a text of its own in either is a part.
        theirs: the other version.
        names: the platforms' names by their keys.
    """
    own = dict.fromkeys(one.platform for one in (*mine.variants, *theirs.variants))

    def platforms(post: Post) -> str:
        return ", ".join(names.get(key, key) for key in post.platforms)

    def pictures(post: Post) -> str:
        said = [f"{one.name}: {one.alt_text or _('no alt text')}" for one in post.media]
        return "\n".join([several("{count} picture", "{count} pictures", len(said)), *said])

    return (
        fields_part(_("Text for all platforms"), ("text",)),
        *(_variant(key, names.get(key, key)) for key in own),
        fields_part(_("Platforms"), ("platforms",), platforms),
        fields_part(_("Pictures"), ("media",), pictures),
    )


def _variant(key: str, name: str) -> Part[Post]:
    def say(post: Post) -> str:
        return post.text_on(key) if post.variant(key) else _("What all platforms share")

    def put(mine: Post, theirs: Post) -> Post:
        others = tuple(one for one in mine.variants if one.platform != key)
        own = (Variant(key, theirs.text_on(key)),) if theirs.variant(key) else ()
        return replace(mine, variants=(*others, *own))

    return Part(
        f"text_{key}",
        _("Text for {platform}").format(platform=name),
        say,
        lambda post: (post.variant(key), post.text_on(key)),
        put,
    )


def values(post: Post) -> dict[str, Any]:
    """Return a post in values that JSON can hold."""
    return asdict(post)


def read(kept: Mapping[str, Any]) -> Post | None:
    """Return the post that `values` returned, perhaps in another version; None if it is none."""
    try:
        known = {one.name for one in fields(Media)}
        return Post(
            str(kept["text"]),
            tuple(str(one) for one in kept["platforms"]),
            tuple(Variant(str(v["platform"]), str(v["text"])) for v in kept["variants"]),
            tuple(
                Media(**{name: value for name, value in one.items() if name in known})
                for one in kept["media"]
            ),
            str(kept["department"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
