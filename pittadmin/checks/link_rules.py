"""Rules about links: where one leads, what it carries, and whose page that is (R31, R37 to R42)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pittadmin.checks import links
from pittadmin.checks.patterns import options, whole_pattern
from pittadmin.checks.texts import Hit, Text
from pittadmin.domain.platforms import shorteners


def hosts_of(match: Mapping[str, Any], lists: Mapping[str, Sequence[str]], key: str) -> frozenset:
    """Return the hosts that a link rule names under `key`, from its own text or from lists."""
    found: set[str] = set()
    for name in match.get(key, ()):
        found.update(lists.get(name, (name,)))
    return frozenset(one.lower() for one in found)


def link_matcher(
    match: Mapping[str, Any], lists: Mapping[str, Sequence[str]]
) -> Callable[[Text], Iterator[Hit]]:
    """Return what a link rule finds in a text."""
    hosts = hosts_of(match, lists, "hosts")
    spared = hosts_of(match, lists, "unless_hosts")
    query = frozenset(name.lower() for name in match.get("query", ()))
    traits = tuple(TRAITS[name] for name in match.get("is", ()))
    spared_traits = tuple(TRAITS[name] for name in match.get("unless", ()))
    path = match.get("path", ())
    regex: Any = None

    def find(text: Text) -> Iterator[Hit]:
        nonlocal regex
        for link in text.links:
            if hosts and not link.on(hosts):
                continue
            if spared and link.on(spared):
                continue
            if query and not any(name in query for name, _value in link.query):
                continue
            if not all(trait(link, text) for trait in traits):
                continue
            if any(trait(link, text) for trait in spared_traits):
                continue
            if path:
                if regex is None:
                    import re2

                    regex = re2.compile(whole_pattern(path, lists), options()[False])
                if not regex.search("/" + "/".join(link.path)):
                    continue
            replacement = _without(text.text, link, query) if query else None
            yield Hit(
                link.start,
                link.end,
                replacement=replacement,
                words={"host": link.host, "shown": link.shown, "domain": link.domain},
                rests_on=text.text[link.start : link.end],
            )

    return find


def _without(text: str, link: links.Link, names: frozenset[str]) -> str | None:
    """Return a link without the parameters of these names."""
    written = text[link.start : link.end]
    front, _mark, rest = written.partition("?")
    query, mark, fragment = rest.partition("#")
    kept = [one for one in query.split("&") if one.partition("=")[0].lower() not in names]
    return front + ("?" + "&".join(kept) if kept else "") + mark + fragment


def _is_related(link: links.Link, text: Text) -> bool:
    return link.on(text.known.related) or links.bare(link.host) in text.known.related


def _is_marked(link: links.Link, text: Text) -> bool:
    if link.on(text.known.personal):
        return True
    return bool(link.path) and link.path[0].lstrip("@") in text.known.handles


TRAITS: dict[str, Callable[[links.Link, Text], bool]] = {
    "city": lambda link, text: link.is_city,
    "related": _is_related,
    "person": lambda link, text: links.is_person(link),
    "marked": _is_marked,
    "short": lambda link, text: link.on(shorteners()),
    "foreign": lambda link, text: link.is_foreign,
    "platform": lambda link, text: links.platform_of(link) is not None,
    "user": lambda link, text: bool(link.user),
    "official": lambda link, text: link.host.endswith((".gov", ".mil", ".edu", ".ma.us")),
}
"""What a link rule may name under ``is`` and ``unless``."""
