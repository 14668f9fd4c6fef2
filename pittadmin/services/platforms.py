"""A department asks Personnel for another platform; an accepted one is added as data (R13)."""

import re

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import require
from pittadmin.domain.platforms import Platform, generic_platform
from pittadmin.domain.requests import PlatformRequest, PlatformRequestState
from pittadmin.services.context import Context, Work, acting, looking, needed_reason, tidy
from pittadmin.storage import ids, platforms, requests
from pittadmin.storage.schema import platform as platform_table
from pittadmin.storage.schema import platform_request as table


def all_requests(ctx: Context) -> list[PlatformRequest]:
    """Return the platform requests, the open ones first."""
    with looking(ctx) as look:
        return requests.platform_requests(look.conn)


def all_platforms(ctx: Context) -> list[Platform]:
    """Return the platforms on which an account may be registered (R12)."""
    with looking(ctx) as look:
        return list(platforms.catalog(look.conn).values())


def ask(ctx: Context, department_id: int, name: str, host: str, reason: str) -> PlatformRequest:
    """Ask Personnel for a platform that is not allowed yet.

    Raises:
        Invalid: the name or the address is missing or wrong, or it is allowed already.
    """
    with acting(ctx) as work:
        role = require(work.actor, Act.REQUEST_PLATFORM, department_id)
        found = _judged(work, name, host)
        reason = needed_reason(reason)
        request_id = ids.reserve(work.conn, table)
        work.record(Act.REQUEST_PLATFORM, role, "platform_request", request_id)
        requests.add(
            work.conn,
            table,
            id=request_id,
            department_id=department_id,
            name=found.name,
            host=found.host,
            reason=reason,
            requested_by_id=work.actor.person.id,
            requested_at=work.now,
        )
        return requests.platform_request_of(work.conn, request_id)


def accept(ctx: Context, request_id: int, reason: str = "") -> PlatformRequest:
    """Accept a platform: accounts can be registered on it, with generic checks."""
    with acting(ctx) as work:
        request = _open_request(work, request_id)
        role = require(work.actor, Act.ACCEPT_PLATFORM, None, [request.requested_by.id])
        found = _judged(work, request.name, request.host)
        work.record(Act.ACCEPT_PLATFORM, role, "platform_request", request_id, tidy(reason))
        platform_id = ids.reserve(work.conn, platform_table)
        platforms.add(work.conn, platform_id, found.key, found.name, found.host)
        _answer(work, request, PlatformRequestState.ACCEPTED, tidy(reason))
        return requests.platform_request_of(work.conn, request_id)


def decline(ctx: Context, request_id: int, reason: str) -> PlatformRequest:
    """Decline a platform, with the reason for the department."""
    reason = needed_reason(reason)
    with acting(ctx) as work:
        request = _open_request(work, request_id)
        role = require(work.actor, Act.DECLINE_PLATFORM, None, [request.requested_by.id])
        work.record(Act.DECLINE_PLATFORM, role, "platform_request", request_id, reason)
        _answer(work, request, PlatformRequestState.DECLINED, reason)
        return requests.platform_request_of(work.conn, request_id)


def _judged(work: Work, name: str, host: str) -> Platform:
    name = tidy(name, "name", 100)
    if not name:
        raise Invalid(
            Problem(_("The platform's name is missing."), _("Enter it, such as Bluesky."), "name")
        )
    if not host.strip():
        raise Invalid(
            Problem(
                _("The platform's web address is missing."),
                _("Enter it as it stands in the browser, such as example.com."),
                "host",
                "R13",
            )
        )
    key = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "platform"
    found = generic_platform(key, name, tidy(host, "host", 253))
    for known in platforms.catalog(work.conn).values():
        same_name = known.name.casefold() == name.casefold() or known.key == key
        if same_name or found.host in known.hosts:
            raise Invalid(
                Problem(
                    _("{platform} is allowed already.").format(platform=known.name),
                    _("Choose it in the list of platforms."),
                    "name",
                    "R13",
                )
            )
    return found


def _open_request(work: Work, request_id: int) -> PlatformRequest:
    request = requests.platform_request_of(work.conn, request_id)
    if request.state is not PlatformRequestState.OPEN:
        raise Conflict(
            _("{person} has answered this request already.").format(
                person=request.decided_by.name if request.decided_by else _("Somebody")
            ),
            _("Look at it as it stands now."),
            "R13",
            request,
        )
    return request


def _answer(
    work: Work, request: PlatformRequest, state: PlatformRequestState, decision: str
) -> None:
    requests.change(
        work.conn,
        table,
        request,
        requests.platform_request_of,
        state=state,
        decision=decision,
        decided_by_id=work.actor.person.id,
        decided_at=work.now,
    )
