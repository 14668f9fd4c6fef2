"""A web address taken apart as a browser would, with every trick in it refused."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.lookalikes import lookalike, shown, unseen

MOST_CHARACTERS = 2_000

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_SAFE = "@:!$&'()*+,;=~"


@dataclass(frozen=True)
class WebAddress:
    """The parts of an address that say which page it is.

    Args:
        host: in lower case, without a last period.
        segments: the parts of the path, decoded, without empty ones.
        query: names and values after the question mark, decoded.
    """

    host: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str:
        """The address with https, without fragment and last slash."""
        path = "/".join(quote(segment, safe=_SAFE) for segment in self.segments)
        query = f"?{urlencode(self.query)}" if self.query else ""
        return f"https://{self.host}/{path}".rstrip("/") + query


def parse_web_address(typed: str, field: str, requirement: str) -> WebAddress:
    """Take apart an address that was typed or pasted, with or without ``https://``.

    Args:
        typed: what was entered.
        field: the name of the value, for the problem.
        requirement: the requirement it rests on, for the problem.

    Raises:
        Invalid: it is no address of a web page, or it hides where it leads.
    """

    def refuse(what: str) -> Invalid:
        todo = _("Open the page in a browser and copy its address from the address line.")
        return Invalid(Problem(what, todo, field, requirement))

    text = unicodedata.normalize("NFC", typed.strip())
    wrong = _wrong_text(text)
    if wrong:
        raise refuse(wrong)
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise refuse(_("“{text}” is not the address of a web page.").format(text=shown(text)))
    rest = text[scheme.end() :] if scheme else text.removeprefix("//")
    authority, tail = _cut(rest, "/?#")
    host = authority.lower().removesuffix(".")
    wrong = _wrong_host(authority, host, is_address=bool(scheme or tail))
    if wrong:
        raise refuse(wrong)
    path, after = _cut(tail, "?#")
    query = after[1:].partition("#")[0] if after.startswith("?") else ""
    segments = tuple(unquote(part) for part in path.split("/") if part)
    pairs = tuple(parse_qsl(query))
    for part in (*segments, *(word for pair in pairs for word in pair)):
        if unseen(part) or part in (".", ".."):
            raise refuse(
                _("“{text}” holds parts that hide where it leads.").format(text=shown(text))
            )
    return WebAddress(host, segments, pairs)


def _wrong_text(text: str) -> str:
    """Return what is wrong with an address as a whole, or an empty text."""
    if not text:
        return _("The address is empty.")
    if len(text) > MOST_CHARACTERS:
        return _("An address has at most {most} characters; this one has {count}.").format(
            most=f"{MOST_CHARACTERS:,}", count=f"{len(text):,}"
        )
    if " " in text:
        return _("“{text}” holds a space.").format(text=shown(text, text.index(" ")))
    if "\\" in text:
        return _("“{text}” holds a backslash.").format(text=shown(text, text.index("\\")))
    return unseen(text)


def _wrong_host(authority: str, host: str, is_address: bool) -> str:
    """Return what is wrong with the part of an address that names the host, or an empty text.

    Args:
        authority: the part as it was typed.
        host: the same in lower case, without a last period.
        is_address: whether something before or behind it makes it an address for certain.
    """
    text = shown(authority, most=80)
    port = host.partition(":")[2]
    wrong = ""
    if "@" in authority and is_address:
        wrong = _("“{text}” does not lead to what stands before its “@”.").format(text=text)
    elif "@" in authority:
        wrong = _("“{text}” is an e-mail address or a handle, not the address of a page.").format(
            text=text
        )
    elif not authority.isascii():
        wrong = lookalike(authority)
    elif any(label.startswith("xn--") for label in host.split(".")):
        wrong = _("“{text}” is written in letters of another alphabet.").format(text=text)
    elif port.isdigit():
        wrong = _("“{text}” names a port, which the address of a page never does.").format(
            text=text
        )
    elif not _HOST.fullmatch(host):
        wrong = _("“{text}” is not a web address.").format(text=text)
    return wrong


def _cut(text: str, marks: str) -> tuple[str, str]:
    """Split `text` before the first of `marks`."""
    at = min((found for mark in marks if (found := text.find(mark)) >= 0), default=len(text))
    return text[:at], text[at:]
