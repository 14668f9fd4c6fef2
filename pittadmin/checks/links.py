"""Links in a text: where each leads, and whose page that is (R6, R31, R37 to R39, R41, R42)."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from pittadmin.domain.platforms import Platform, platforms
from pittadmin.domain.policy import CITY_WEBSITE

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

MOST_LINKS = 500
"""More links than that are not looked at: the post can't be right."""

_DOMAIN = CITY_WEBSITE.removeprefix("www.")
_CITY_LINK = re.compile(
    # Neither inside a longer name, a path or a query, nor behind the “@” of an e-mail address,
    r"(?<![\w@./%=?&#+~\\-])(?:https?://)?(?:[a-z0-9-]+\.)*"
    + re.escape(_DOMAIN)
    # nor continued into another host, nor the user's name before one.
    + r"(?![\w@%-]|[.。．｡][\w-]|:[^\s/]*@)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<![\w@./%=?&#+~\\-])(?:(?P<scheme>[a-z][a-z0-9+.-]{1,20})://(?P<user>[^\s/@\"<>]{1,80}@)?)?"
    r"(?P<host>(?:[^\W_](?:[\w-]{0,61}[^\W_])?[.。．｡]){1,8}[^\W\d_][\w-]{1,62})(?![@\w])"
    r"(?P<rest>(?::[0-9]{1,5})?(?:[/?#][^\s\"<>“”]*)?)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    # Controls, the soft hyphen, joiners, marks of direction and of variants, lone surrogates.
    r"[\x00-\x08\x0e-\x1b\x7f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ud800-\udfff]+"
)
_FOREIGN_DOT = re.compile("[。．｡]")
_DOTS = str.maketrans("。．｡", "...")
_AT_END = ".,;:!?)'’]}…*_"


def has_city_link(text: str) -> bool:
    """Tell whether `text` links to the City's website or to a host below it (R6)."""
    return _DOMAIN in text.lower() and _CITY_LINK.search(text) is not None


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text.

    Args:
        start: where it begins, in code points.
        end: where it ends.
        host: in small letters, as the network knows it: other alphabets as ``xn--``.
        shown: the host as it is written.
        domain: the part of the host that was registered, such as ``example.co.uk``.
        path: the parts between slashes, decoded, in small letters.
        query: the names and values after the question mark; names in small letters.
        scheme: such as ``"https"``; empty when it was left out.
        user: what stands before an “@” in front of the host.
        places: the host and those above it, each alone and with the first parts of the path.
    """

    start: int
    end: int
    host: str
    shown: str
    domain: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    scheme: str = ""
    user: str = ""
    places: tuple[str, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Whether the host is written in letters of another alphabet, which can deceive."""
        return self.host != self.shown or "xn--" in self.host

    @property
    def is_city(self) -> bool:
        """Whether it leads to the City's website or a host below it."""
        return self.domain == _DOMAIN

    def on(self, hosts: frozenset[str]) -> bool:
        """Tell whether it leads to one of `hosts`, or to a host below one of them.

        Args:
            hosts: in small letters, with or without the beginning of a path.
        """
        return not hosts.isdisjoint(self.places)


def find_links(text: str) -> tuple[Link, ...]:
    """Return the links in `text`, with or without ``https://``, in its order.

    A character that nobody sees does not hide a link.

    Args:
        text: of any length; no more than `MOST_LINKS` are returned.
    """
    if not text.isascii() or not text.isprintable():
        unseen = [match.span() for match in _UNSEEN.finditer(text)]
        if unseen:
            return _behind(text, unseen)
    found: list[Link] = []
    foreign = not text.isascii() and _FOREIGN_DOT.search(text)
    at = 0
    for word in text.split() if foreign or "." in text else ():
        if "." in word or (foreign and _FOREIGN_DOT.search(word)):
            at = text.index(word, at)
            for link in _links_in(word):
                found.append(replace(link, start=link.start + at, end=link.end + at))
                if len(found) == MOST_LINKS:
                    return tuple(found)
            at += len(word)
    return tuple(found)


def _behind(text: str, unseen: list[tuple[int, int]]) -> tuple[Link, ...]:
    """Return the links that are read where the stretches `unseen` are not seen."""
    hidden = {at for start, end in unseen for at in range(start, end)}
    places = [at for at in range(len(text)) if at not in hidden]
    seen = "".join(text[at] for at in places)
    return tuple(
        replace(link, start=places[link.start], end=places[link.end - 1] + 1)
        for link in find_links(seen)
    )


@lru_cache(MOST_LINKS)
def _links_in(word: str) -> tuple[Link, ...]:
    """Return the links in a text without blanks: no link has one."""
    found = map(_link, _LINK.finditer(word))
    return tuple(link for link in found if link is not None)


def _link(match: re.Match[str]) -> Link | None:
    shown = match["host"].translate(_DOTS).lower()
    host = ascii_host(shown)
    scheme = (match["scheme"] or "").lower()
    domain = registered_domain(host)
    if not domain or (not scheme and not _looks_like_a_link(match, host)):
        return None
    whole = match[0].rstrip(_AT_END)
    if match["rest"].count("(") and whole + ")" == match[0][: len(whole) + 1]:
        whole += ")"
    if len(whole) < match.start("rest") - match.start():
        whole = match[0][: match.start("rest") - match.start()]
    rest = whole[match.start("rest") - match.start() :]
    path, _mark, query = rest.partition("#")[0].partition("?")
    parts = tuple(unquote(part).lower() for part in path.split("/")[1:] if part)
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        pairs = []
    return Link(
        match.start(),
        match.start() + len(whole),
        host,
        shown,
        domain,
        parts,
        tuple((name.lower(), value) for name, value in pairs),
        scheme,
        match["user"] or "",
        _places(host, parts),
    )


def _places(host: str, path: tuple[str, ...]) -> tuple[str, ...]:
    names = host.split(".")
    hosts = [".".join(names[at:]) for at in range(len(names) - 1)]
    ends = ["/".join(("", *path[:size])) for size in range(min(len(path), 2) + 1)]
    return tuple(host + end for host in hosts for end in ends)


def _looks_like_a_link(match: re.Match[str], host: str) -> bool:
    """Tell a link without ``https://`` from two sentences without a space between them.

    ``today.The`` is no link: its last part is a word with a capital, or no usual ending.
    """
    last = match["host"].rpartition(".")[2]
    if match["rest"][:1] == "/" or host.startswith("www."):
        return True
    usual = last.lower() in _USUAL or not last.isascii()
    return usual and (last.islower() or match["host"].isupper())


_USUAL_ENDINGS = """
com org net gov edu mil us uk ca info biz io co ly me tv app dev page site online shop store
link club xyz top vip win bet news blog live email fm gl gd be to cc ee ai so la am gg pro
eu de fr es it nl ru cn jp in au nz ie ch at se no dk fi pl mx br museum coop jobs vote
travel health school church foundation fund fun world today tech cloud space website
"""
_USUAL = frozenset(_USUAL_ENDINGS.split())


def bare(host: str) -> str:
    """Return a host without the names that every site has before its own."""
    for front in ("www.", "m.", "mobile.", "web.", "l.", "amp.", "secure."):
        if host.startswith(front) and host.count(".") > 1:
            return host[len(front) :]
    return host


@lru_cache(4096)
def ascii_host(host: str) -> str:
    """Return a host as the network knows it, letters of other alphabets as ``xn--``."""
    if host.isascii():
        return host
    names = []
    for name in host.split("."):
        try:
            names.append(name.encode("idna").decode("ascii"))
        except UnicodeError:
            names.append("xn--" + name.encode("punycode").decode("ascii", "ignore"))
    return ".".join(names)


@lru_cache(4096)
def registered_domain(host: str) -> str:
    """Return the part of a host that somebody registered, or an empty text when it is no host."""
    return _suffixes().privatesuffix(host) or ""


@cache
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False, only_icann=True)


def platform_of(link: Link) -> Platform | None:
    """Return the platform of the policy that a link leads to, or None."""
    for platform in platforms().values():
        if link.host in platform.hosts:
            return platform
    return None


def is_person(link: Link) -> bool:
    """Tell whether the address itself shows that it is a person's profile (R37, R39)."""
    platform = platform_of(link)
    if platform is None:
        return False
    for shape in platform.shapes:
        if shape.match(link.path):
            return shape.proof == "person"
    return False
