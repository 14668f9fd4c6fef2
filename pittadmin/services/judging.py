"""Judging what was entered about an account, before it is written: every problem at once."""

from collections.abc import Sequence
from typing import Any

from pittadmin.checks.profile import check_profile
from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, AccountRequest, Answer, Placement
from pittadmin.domain.emails import check_department_email
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.page_address import check_handle, check_page_address, compare_handle
from pittadmin.domain.people import Department
from pittadmin.domain.platforms import Platform
from pittadmin.services.context import Work, tidy
from pittadmin.storage import accounts, people, platforms

MAX_PAGE_ADDRESS = 500
"""The longest address of a page, in characters."""

Judged = tuple[dict[str, Any], list[Problem]]
"""The columns that an entry gives, and what in it can't stand."""


def request_columns(work: Work, request: AccountRequest, before: Account | None) -> dict[str, Any]:
    """Return the columns of a request.

    Args:
        work: the transaction.
        request: what is asked for so far; what is empty is not judged yet.
        before: the account as it stands, or None when it is new.

    Raises:
        Invalid: something in it can't stand; it names every problem.
    """
    account_id = before.id if before else None
    department = people.get_department(work.conn, request.department_id)
    platform = platforms.catalog(work.conn).get(request.platform)
    text = tidy(request.profile_text, "profile_text")
    values: dict[str, Any] = {
        "department_id": department.id,
        "exists_already": request.exists_already,
        "purpose": tidy(request.purpose, "purpose"),
        "audience": tidy(request.audience, "audience"),
        "platform": request.platform,
        "business_page": request.business_page,
    }
    problems: list[Problem] = []
    if before and before.state is State.WAITING_EMAIL and before.department_id != department.id:
        problems.append(
            Problem(
                _("The request waits for the e-mail of {department}.").format(
                    department=before.department
                ),
                _("Begin another request for {department}.").format(department=department.name),
                "department",
                "R15",
            )
        )
    if request.platform and platform is None:
        problems.append(
            Problem(
                _("This platform is not allowed."),
                _("Choose one of the list, or ask Personnel for it."),
                "platform",
                "R12",
            )
        )
    handle = request.handle.strip()
    for columns, wrong in (
        _email(work, request.email, department),
        _handle(work, platform, handle, department, account_id),
        page_columns(work, platform, request.page_address, handle, account_id),
        profile_columns(work, platform, text, request.placement if text else None),
    ):
        values |= columns
        problems.extend(wrong)
    if problems:
        raise Invalid(*problems)
    values |= answers(
        before,
        request.placement,
        tidy(request.placement_note, "placement_note"),
        tidy(request.waiver_reason, "waiver_reason"),
        bool(values.get("profile_link")),
    )
    return values | attested(work, request.business_page and request.attested, before)


def _email(work: Work, typed: str, department: Department) -> Judged:
    if not typed.strip():
        return {"email": "", "email_key": ""}, []
    everyone = [(person.name, person.email) for person in people.persons(work.conn)]
    try:
        email = check_department_email(typed, department.email, everyone, department.name)
    except Invalid as error:
        return {}, list(error.problems)
    return {"email": email, "email_key": email.lower()}, []


def _handle(
    work: Work,
    platform: Platform | None,
    typed: str,
    department: Department,
    account_id: int | None,
) -> Judged:
    if not typed:
        return {"handle": "", "handle_key": None}, []
    if platform is None:
        return {}, [_platform_first()]
    try:
        handle = check_handle(platform, typed)
    except Invalid as error:
        return {}, list(error.problems)
    key = platform.handle_key(handle)
    if accounts.twin(work.conn, account_id, department.id, platform.key, key) is not None:
        return {}, [
            Problem(
                _("{department} already has {handle} on {platform}.").format(
                    department=department.name, handle=handle, platform=platform.name
                ),
                _("Open that account, or choose another handle."),
                "handle",
                "R5",
            )
        ]
    return {"handle": handle, "handle_key": key}, []


def page_columns(
    work: Work, platform: Platform | None, typed: str, handle: str, account_id: int | None
) -> Judged:
    """Judge a page's address (R12, R18); one address exists once in the City."""
    if not typed.strip():
        return {"page_address": "", "page_key": None}, []
    if platform is None:
        return {}, [_platform_first()]
    try:
        page = check_page_address(platform, typed)
    except Invalid as error:
        return {}, list(error.problems)
    if len(page.url) > MAX_PAGE_ADDRESS:
        return {}, [
            Problem(
                _("The page's address is {count} characters long; {limit} fit.").format(
                    count=f"{len(page.url):,}", limit=MAX_PAGE_ADDRESS
                ),
                _("Open the page's front and copy its address from the browser's address line."),
                "page_address",
                "R12",
            )
        ]
    other = compare_handle(platform, page, handle)
    if other is not None:
        return {}, [other]
    taken = accounts.at_page(work.conn, account_id, page.key)
    if taken is not None:
        return {}, [
            Problem(
                _("This page is registered already: {account}.").format(
                    account=accounts.get(work.conn, taken).name
                ),
                _("Check the address, or open that account."),
                "page_address",
                "R5",
            )
        ]
    return {"page_address": page.url, "page_key": page.key}, []


def profile_columns(
    work: Work, platform: Platform | None, text: str, placement: Placement | None
) -> Judged:
    """Judge a profile text (R6, R10, R19); a `placement` of None is not judged yet."""
    checked_at = work.now if text else None
    if platform is None:
        return {"profile_text": text, "profile_checked_at": checked_at}, []
    emails = [d.email for d in people.departments(work.conn) if d.email]
    report = check_profile(text, platform, department_emails=emails)
    problems = [
        Problem(finding.message, finding.fix, "profile_text", finding.requirement)
        for finding in report.personal
        if finding.severity == "block"
    ]
    if placement is Placement.PROFILE and not platform.disclaimer_fits:
        problems.append(
            Problem(
                _("The disclaimer is too long for the {field} on {platform}.").format(
                    field=platform.profile_field, platform=platform.name
                ),
                _("Choose another place for it; Personnel then accepts it."),
                "placement",
                "R10",
            )
        )
    return {
        "profile_text": text,
        "profile_disclaimer": report.disclaimer.found,
        "profile_link": report.city_link,
        "profile_checked_at": checked_at,
    }, problems


def answers(
    before: Account | None, placement: Placement, note: str, waiver_reason: str, linked: bool
) -> dict[str, Any]:
    """Return what Personnel is asked: again when the place or the reason changed, else as before.

    Args:
        before: the account as it stands, or None when it is new.
        placement: where the disclaimer is to stand (R10).
        note: where exactly.
        waiver_reason: why the profile can't link to the City's website (R6), or empty.
        linked: whether the profile links to it, so that no waiver is needed.
    """
    if placement is Placement.PROFILE:
        place, note = Answer.NONE, ""
    elif before and (before.placement, before.placement_note) == (placement, note):
        place = before.placement_answer
    else:
        place = Answer.ASKED
    if linked or not waiver_reason:
        waiver, waiver_reason = Answer.NONE, ""
    elif before and before.waiver_reason == waiver_reason:
        waiver = before.waiver_answer
    else:
        waiver = Answer.ASKED
    return {
        "placement": placement,
        "placement_note": note,
        "placement_answer": place,
        "waiver_reason": waiver_reason,
        "waiver_answer": waiver,
    }


def attested(work: Work, attests: bool, before: Account | None) -> dict[str, Any]:
    """Return who attested that it is a business page, and when (R18); the first one stays."""
    if not attests:
        return {"attested_by_id": None, "attested_at": None}
    if before is not None and before.attested_at is not None:
        return {}
    return {"attested_by_id": work.actor.person.id, "attested_at": work.now}


def refuse(problems: Sequence[Problem]) -> None:
    """Raise `Invalid` with all `problems`, if there are any."""
    if problems:
        raise Invalid(*problems)


def _platform_first() -> Problem:
    return Problem(
        _("Without its platform, the page can't be checked."),
        _("Choose the platform first."),
        "platform",
        "R12",
    )
