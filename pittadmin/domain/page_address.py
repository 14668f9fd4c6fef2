"""Handles and page addresses: what they prove, and the one way each is written (R12, R18)."""

import re
from dataclasses import dataclass, replace

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.lookalikes import lookalike, shown, unseen
from pittadmin.domain.platforms import (
    EXAMPLE_HANDLE,
    Platform,
    Proof,
    Shape,
    platforms,
    shorteners,
)
from pittadmin.domain.web_address import WebAddress, parse_web_address


@dataclass(frozen=True)
class PageAddress:
    """The address of a page, in the one way it is written.

    Args:
        url: with https and the platform's own host, without tracking.
        key: what makes it one page in the City, whatever way it was written.
        handle: the handle in it, None when it has none.
        proof: ``"page"``, or ``"unproven"`` when the page has to be attested with a picture.
    """

    url: str
    key: str
    handle: str | None
    proof: Proof


def check_handle(platform: Platform, typed: str) -> str:
    """Return a handle as it is kept: without blanks around it and the leading “@”.

    Raises:
        Invalid: the platform has no such handle; the sentence says why.
    """
    handle = typed.strip().removeprefix("@")
    problem = _handle_problem(platform, handle)
    if problem:
        raise Invalid(problem)
    return handle


def check_page_address(platform: Platform, typed: str) -> PageAddress:
    """Return the address of a page as it is kept (R12, R18).

    Args:
        platform: the platform that was chosen.
        typed: what was entered, with or without ``https://``, from a phone or a computer.

    Raises:
        Invalid: it is not the address of a page on this platform, or it is a person's profile.
    """
    text = typed.strip()
    if text.startswith("@") or (text and not re.search(r"[./:\s]", text)):
        raise _refuse(
            _("“{text}” is a handle, not an address.").format(text=shown(text)),
            _("Enter the address in full, such as {example}.").format(example=platform.example),
        )
    address = parse_web_address(text, "page_address", "R12")
    _check_host(platform, address.host)
    segments = address.segments
    if not segments:
        raise _refuse(
            _("This is the front page of {platform}.").format(platform=platform.name),
            _look_like(platform),
        )
    for shape in platform.shapes:
        taken = shape.match(segments)
        if not taken:
            continue
        if shape.proof == "person":
            raise _refuse(
                _("This is a person's profile, and only business pages are allowed."),
                _(
                    "Make a business page and enter its address. "
                    "If it is one, give it a name of its own in its settings first."
                ),
                "R18",
            )
        return _page(platform, shape, address, taken)
    raise _refuse(
        _("“/{part}” on {platform} is not a page of an account.").format(
            part=shown("/".join(segments)), platform=platform.name
        ),
        _look_like(platform),
        "R18",
    )


def check_post_address(platform: Platform, typed: str) -> str:
    """Return the address of one post as it is kept (R61).

    What a post's address looks like is the platform's to change, so it only has to be on the
    platform, and neither a page as a whole nor something on a person's profile.

    Args:
        platform: where it was posted.
        typed: what was entered, with or without ``https://``.

    Raises:
        Invalid: it is not an address on this platform, or it can't be that of a post.
    """
    address = parse_web_address(typed.strip(), "page_address", "R61")
    _check_host(platform, address.host)
    shape = next((one for one in platform.shapes if one.match(address.segments)), None)
    if shape is not None and shape.proof == "person":
        raise _refuse(
            _("This is on a person's profile, not on the department's page."),
            _("Open the post on the page and copy its address from the address line."),
            "R37",
        )
    # Of a platform that was added later, any address may be a post's.
    tells = any(one.path != "/**" for one in platform.shapes)
    if not address.segments or (tells and _is_page(platform, address)):
        raise _refuse(
            _("This is the address of a page, not of the post."),
            _("Open the post itself, by its date, and copy the address from the address line."),
            "R61",
        )
    return replace(address, host=platform.host).url


def _is_page(platform: Platform, address: WebAddress) -> bool:
    try:
        check_page_address(platform, address.url)
    except Invalid:
        return False
    return True


def compare_handle(platform: Platform, address: PageAddress, handle: str) -> Problem | None:
    """Return the problem when an address carries another handle than the one given."""
    if address.handle is None or not handle:
        return None
    if platform.handle_key(address.handle) == platform.handle_key(handle):
        return None
    return Problem(
        _("The address is that of “{found}”, but the handle is “{handle}”.").format(
            found=shown(address.handle), handle=shown(handle)
        ),
        _("Correct the one that is wrong."),
        "page_address",
        "R18",
    )


def _page(platform: Platform, shape: Shape, address: WebAddress, taken: int) -> PageAddress:
    """Return the address of the page that `shape` found in the first `taken` segments."""
    segments, rest = address.segments[:taken], address.segments[taken:]
    handle = None
    if shape.has_handle:
        *front, handle = segments
        handle = handle.removeprefix("@")
        problem = _handle_problem(platform, handle)
        if problem:
            raise _refuse(problem.what, _look_like(platform), problem.requirement)
        segments = (*(part.lower() for part in front), handle)
    else:
        fixed = [part.strip("*") for part in shape.path.strip("/").split("/")]
        fixed += [""] * (taken - len(fixed))
        segments = tuple(word or part for word, part in zip(fixed, segments, strict=True))
    query = tuple(pair for pair in address.query if pair[0] in platform.query)
    page = WebAddress(platform.host, segments, query)
    is_tab = len(rest) == 1 and rest[0].lower() in platform.tabs
    if rest and not is_tab:
        raise _refuse(
            _("This address leads to something inside a page, not to the page."),
            _("If it is the right page, enter {url}.").format(url=shown(page.url, most=200)),
        )
    key_segments = segments if handle is None else (*segments[:-1], platform.handle_key(handle))
    key = replace(page, segments=key_segments).url.removeprefix("https://").lower()
    return PageAddress(page.url, key, handle, shape.proof)


def _check_host(platform: Platform, host: str) -> None:
    if host in platform.hosts:
        return
    for other in platforms().values():
        if host in other.hosts and other.key != platform.key:
            raise _refuse(
                _("This is an address on {other}.").format(other=other.name),
                _(
                    "Choose {other} as the platform, or enter the address of the {platform} page."
                ).format(other=other.name, platform=platform.name),
                "R12",
            )
    if host in shorteners():
        raise _refuse(
            _("“{host}” is a short link that hides where it leads.").format(host=host),
            _("Open it in a browser and copy the full address from the address line."),
            "R12",
        )
    raise _refuse(
        _("“{host}” is not an address on {platform}.").format(
            host=shown(host, most=80), platform=platform.name
        ),
        _look_like(platform),
        "R12",
    )


def _handle_problem(platform: Platform, handle: str) -> Problem | None:
    """Return what is wrong with a handle, or None."""
    enter = _("Enter it as it stands in the page's address, such as {example}.").format(
        example=EXAMPLE_HANDLE
    )
    odd = unseen(handle) or lookalike(handle)
    strange = "".join(
        char for char in handle if not char.isalnum() and char not in platform.handle_marks
    )
    what = ""
    if not handle:
        what = _("The handle is empty.")
    elif handle.lower() in platform.reserved:
        what = _("“{handle}” is a part of {platform} itself, not a page.")
    elif len(handle) > platform.handle_max:
        what = _("A handle on {platform} has at most {most} characters; this one has {count}.")
    elif odd:
        what, enter = odd, _("Type the handle again by hand instead of pasting it.")
    elif "/" in handle and "." in handle:
        what = _("“{handle}” is an address, not a handle.")
    elif " " in handle:
        what = _("“{handle}” holds a space, and a handle has none.")
    elif strange:
        what = _("“{mark}” can't stand in a handle on {platform}: only {allowed}.")
    elif len(handle) < platform.handle_min:
        what = _("A handle on {platform} has at least {least} characters; this one has {count}.")
    elif not any(char.isalnum() for char in handle) or _bad_periods(handle):
        what = _("“{handle}” can't be a handle: it needs letters, and periods only between them.")
    if not what:
        return None
    said = (
        what
        if what is odd
        else what.format(
            platform=platform.name,
            handle=shown(handle),
            most=platform.handle_max,
            least=platform.handle_min,
            count=f"{len(handle):,}",
            mark=strange[:1],
            allowed=_("letters, digits and {marks}").format(
                marks=" ".join(f"“{mark}”" for mark in platform.handle_marks)
            ),
        )
    )
    return Problem(said, enter, "handle", "R12")


def _bad_periods(handle: str) -> bool:
    return handle.startswith(".") or handle.endswith(".") or ".." in handle


def _look_like(platform: Platform) -> str:
    return _("Enter the address of the page, which looks like {example}.").format(
        example=platform.example
    )


def _refuse(what: str, todo: str, requirement: str = "R12") -> Invalid:
    return Invalid(Problem(what, todo, "page_address", requirement))
