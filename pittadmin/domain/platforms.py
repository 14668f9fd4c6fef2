"""The platforms that an account can be on, as data (R12), and those that Personnel added (R13)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.domain.resources import RESOURCES
from pittadmin.domain.web_address import parse_web_address

Proof = Literal["page", "person", "unproven"]
"""What an address proves: a page, a person's profile, or neither."""

_HANDLE = "{handle}"
EXAMPLE_HANDLE = "PittsfieldRSVP"


@dataclass(frozen=True)
class Shape:
    """A beginning of the path of an address, and what it proves; see ``platforms.toml``."""

    path: str
    proof: Proof

    def match(self, segments: tuple[str, ...]) -> int:
        """Return how many of `segments` this shape takes, 0 when it does not fit."""
        for at, part in enumerate(self.path.strip("/").split("/")):
            if part == "**":
                return len(segments)
            if at >= len(segments):
                return 0
            if part not in ("*", _HANDLE) and part != segments[at].lower():
                return 0
        return self.path.count("/")

    @property
    def has_handle(self) -> bool:
        """Whether the last part of the shape is the handle."""
        return self.path.endswith(_HANDLE)


@dataclass(frozen=True)
class PostLimits:
    """What a platform lets a post be; None where there is no limit, or none is known.

    Args:
        characters: most characters; on X they are weighted.
        hashtags: most hashtags.
        media_required: whether a post needs a picture or video.
        pictures: most pictures and videos together.
        picture_megabytes: largest picture.
        picture_ratio: the narrowest and the widest picture, as width over height.
        alt_text: whether a picture can carry a description.
        alt_text_characters: most characters of a description.
        url_characters: how many characters any link counts.
        weight_one: ranges of code points that count once, where the others count twice.
        seen_characters: after how many characters "see more" stands; None shows all.
        seen_lines: after how many lines it stands.
        picture_first: whether the picture stands above the text.
    """

    characters: int | None = None
    hashtags: int | None = None
    media_required: bool = False
    pictures: int | None = None
    picture_megabytes: float | None = None
    picture_ratio: tuple[float, float] | None = None
    alt_text: bool = True
    alt_text_characters: int | None = None
    url_characters: int | None = None
    weight_one: tuple[tuple[int, int], ...] = ()
    seen_characters: int | None = None
    seen_lines: int | None = None
    picture_first: bool = False


@dataclass(frozen=True)
class Platform:
    """A platform, as data.

    Args:
        key: its short name in the database, such as ``"x"``.
        name: its name on screen.
        host: the host that every page's address is written with.
        hosts: all hosts that lead to the same pages.
        also: another name people know it by, or empty.
        profile_field: what the platform calls the field for the disclaimer.
        profile_limit: how many characters that field holds; None when not known.
        placements: where else the disclaimer may stand (R10), as in `accounts.Placement`.
        has_own_password: whether the account has a password of its own. Where it has none, IT
            keeps a roster of who holds which role instead (R21).
        handle_min: fewest characters of a handle.
        handle_max: most characters of a handle.
        handle_marks: characters allowed besides letters and digits.
        handle_ignores: characters that do not tell two handles apart.
        shapes: what the paths of addresses prove, tried in order.
        tabs: last parts of a path that do not change which page it is.
        reserved: first parts of a path that are the platform's own.
        query: names after the question mark that are needed to find a page.
        checked: the month in which the figures were checked, empty for a platform added later.
        post: what a post there may be.
    """

    key: str
    name: str
    host: str
    hosts: tuple[str, ...]
    also: str = ""
    profile_field: str = ""
    profile_limit: int | None = None
    placements: tuple[str, ...] = ()
    has_own_password: bool = True
    handle_min: int = 1
    handle_max: int = 100
    handle_marks: str = "._-"
    handle_ignores: str = ""
    shapes: tuple[Shape, ...] = ()
    tabs: frozenset[str] = frozenset()
    reserved: frozenset[str] = frozenset()
    query: frozenset[str] = frozenset()
    checked: str = ""
    post: PostLimits = PostLimits()

    @property
    def disclaimer_fits(self) -> bool:
        """Whether the profile field holds the disclaimer; taken for granted when not known."""
        return self.profile_limit is None or len(DISCLAIMER) <= self.profile_limit

    @property
    def tells_persons(self) -> bool:
        """Whether an address can show that it is a person's profile (R18)."""
        return any(shape.proof == "person" for shape in self.shapes)

    @property
    def example(self) -> str:
        """The address of a made-up page, for a sentence."""
        for shape in self.shapes:
            if shape.has_handle:
                return f"https://{self.host}{shape.path}".replace(_HANDLE, EXAMPLE_HANDLE)
        return f"https://{self.host}/{EXAMPLE_HANDLE}"

    def handle_key(self, handle: str) -> str:
        """Return a handle as it is compared: two that lead to one page are the same."""
        return handle.lower().translate({ord(mark): None for mark in self.handle_ignores})


@cache
def platforms() -> Mapping[str, Platform]:
    """Return the platforms of the policy by key; read once, when first asked (R12)."""
    table = _table()
    found = {one["key"]: _platform(one, table["checked"]) for one in table["platform"]}
    return MappingProxyType(found)


def generic_platform(key: str, name: str, host: str) -> Platform:
    """Return a platform that Personnel accepted, with generic checks (R13).

    Args:
        key: its short name in the database.
        name: its name on screen.
        host: the host of its pages, as it was typed, with or without ``www.``.

    Raises:
        Invalid: it is not a host, or it is that of a platform that is allowed already.
    """
    plain = parse_web_address(host, "host", "R13").host.removeprefix("www.")
    for known in platforms().values():
        if plain in known.hosts:
            raise Invalid(
                Problem(
                    _("“{host}” is {platform}.").format(host=plain, platform=known.name),
                    _("Choose {platform}: it is allowed already.").format(platform=known.name),
                    "host",
                    "R13",
                )
            )
    return Platform(
        key=key,
        name=name,
        host=plain,
        hosts=(plain, f"www.{plain}", f"m.{plain}"),
        placements=("about", "pinned_post", "linked_page"),
        shapes=(Shape("/**", "unproven"),),
        query=frozenset({"id"}),
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "platforms.toml").read_text("utf-8"))


@cache
def shorteners() -> frozenset[str]:
    """Return the hosts of short links, which hide where they lead."""
    return frozenset(_table()["shorteners"])


def _platform(data: dict[str, Any], checked: str) -> Platform:
    """Return the value of one table of the file."""
    return Platform(
        **data
        | {
            "hosts": tuple(data["hosts"]),
            "placements": tuple(data["placements"]),
            "shapes": tuple(Shape(**shape) for shape in data["shapes"]),
            "tabs": frozenset(data["tabs"]),
            "reserved": frozenset(data["reserved"]),
            "checked": checked,
            "post": _post_limits(data["post"]),
        }
    )


def _post_limits(data: dict[str, Any]) -> PostLimits:
    ratios = [one.split(":") for one in data.get("picture_ratio", ())]
    narrowest_and_widest = tuple(float(width) / float(height) for width, height in ratios) or None
    weights = tuple((start, end) for start, end in data.get("weight_one", ()))
    return PostLimits(
        **data | {"picture_ratio": narrowest_and_widest, "weight_one": weights},
    )
