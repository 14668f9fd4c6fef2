"""The page on the platform: recording it, putting it live, checking it, Personnel's answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pittadmin.domain.account_progress import missing_on_page, missing_to_go_live
from pittadmin.domain.account_states import NEED_REASON, State
from pittadmin.domain.accounts import Account, Answer, PageRecord, permit
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.services import account_custody, judging, pictures
from pittadmin.services.accounts import move
from pittadmin.services.context import (
    Context,
    Work,
    acting,
    needed_reason,
    review_days,
    tidy,
)
from pittadmin.services.pictures import NewPicture
from pittadmin.storage import accounts, platforms


def record(
    ctx: Context,
    account_id: int,
    version: int,
    page: PageRecord,
    add: Sequence[NewPicture] = (),
    remove: Sequence[int] = (),
) -> Account:
    """Record the page that was made for an approved account.

    Raises:
        Invalid: something that was entered can't stand; it names every problem.
    """
    kept = [pictures.check(picture) for picture in add]
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        role = permit(work.actor, account, Act.RECORD_PAGE)
        platform = platforms.catalog(work.conn)[account.platform]
        text = tidy(page.profile_text, "profile_text")
        values, problems = judging.page_columns(
            work, platform, page.page_address, account.handle, account_id
        )
        profile, wrong = judging.profile_columns(work, platform, text, page.placement)
        if not page.page_address.strip():
            wrong.append(
                Problem(
                    _("The page's address is missing."),
                    _("Copy it from the browser's address line."),
                    "page_address",
                    "R18",
                )
            )
        staying = [one for one in account.evidence if one.id not in set(remove)]
        if account.state is State.LIVE and not (kept or staying):
            wrong.append(
                Problem(
                    _("A live account needs a picture that shows the business page."),
                    _("Add the new screenshot together with taking off the old one."),
                    "evidence",
                    "R18",
                )
            )
        if not (page.business_page and page.attested):
            wrong.append(
                Problem(
                    _("It is not confirmed that this is a business page."),
                    _("Confirm it: only business pages are allowed."),
                    "business_page",
                    "R18",
                )
            )
        judging.refuse([*problems, *wrong])
        work.record(Act.RECORD_PAGE, role, "account", account_id)
        accounts.change(
            work.conn,
            account_id,
            version,
            **values,
            **profile,
            **judging.answers(
                account,
                page.placement,
                tidy(page.placement_note, "placement_note"),
                tidy(page.waiver_reason, "waiver_reason"),
                bool(profile["profile_link"]),
            ),
            **judging.attested(work, True, account),
            business_page=True,
            recorded_by_id=work.actor.person.id,
            recorded_at=work.now,
        )
        pictures.change_evidence(work, account_id, kept, remove)
        return accounts.get(work.conn, account_id)


def record_login(ctx: Context, account_id: int, version: int) -> Account:
    """Record that an account's login was moved to its department's general e-mail (R16, R20).

    Raises:
        Conflict: the login is on that address already, or somebody changed the account meanwhile.
    """
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        role = permit(work.actor, account, Act.RECORD_LOGIN)
        email = account.department_email
        said = _("{old} → {new}").format(old=account.email, new=email)
        work.record(Act.RECORD_LOGIN, role, "account", account_id, said)
        accounts.change(work.conn, account_id, version, email=email, email_key=email.lower())
        return accounts.get(work.conn, account_id)


def put_live(ctx: Context, account_id: int, version: int) -> Account:
    """Put an approved account live; done by another than recorded its page.

    Raises:
        Invalid: something is missing; it names all of it.
    """

    def complete(work: Work, account: Account) -> dict[str, object]:
        lacks = missing_to_go_live(account_custody.as_of_today(work, account), work.today)
        if lacks:
            raise Invalid(*lacks)
        return {"live_at": work.now, "next_review": _next_review(work)}

    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        return move(work, Act.PUT_LIVE, account, version, "", complete)


def check_again(ctx: Context, account_id: int, version: int, profile_text: str) -> Account:
    """Check the profile text that the page carries today (R10), and set the next check.

    Raises:
        Invalid: the text is empty or carries personal information.
    """
    text = tidy(profile_text, "profile_text")
    if not text:
        raise Invalid(
            Problem(
                _("There is no profile text to check."),
                _("Copy it from the page and paste it here."),
                "profile_text",
                "R10",
            )
        )
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        role = permit(work.actor, account, Act.CHECK_PROFILE)
        platform = platforms.catalog(work.conn)[account.platform]
        values, problems = judging.profile_columns(work, platform, text, None)
        judging.refuse(problems)
        work.record(Act.CHECK_PROFILE, role, "account", account_id)
        # What the profile lacks stays due until it is mended.
        lacks = missing_on_page(replace(account, **values))
        next_review = work.today if lacks else _next_review(work)
        accounts.change(work.conn, account_id, version, **values, next_review=next_review)
        return accounts.get(work.conn, account_id)


def accept_placement(ctx: Context, account_id: int, version: int) -> Account:
    """Accept the place of a disclaimer that does not fit the profile (R10)."""
    return _answer(ctx, Act.ACCEPT_PLACEMENT, account_id, version, "placement_answer")


def refuse_placement(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Refuse the place of a disclaimer (R10)."""
    return _answer(ctx, Act.REFUSE_PLACEMENT, account_id, version, "placement_answer", reason)


def accept_waiver(ctx: Context, account_id: int, version: int) -> Account:
    """Accept that a profile does not link to the City's website (R6)."""
    return _answer(ctx, Act.ACCEPT_WAIVER, account_id, version, "waiver_answer")


def refuse_waiver(ctx: Context, account_id: int, version: int, reason: str) -> Account:
    """Refuse that a profile does not link to the City's website (R6)."""
    return _answer(ctx, Act.REFUSE_WAIVER, account_id, version, "waiver_answer", reason)


def _answer(
    ctx: Context, act: Act, account_id: int, version: int, column: str, reason: str = ""
) -> Account:
    reason = needed_reason(reason) if act in NEED_REASON else ""
    accepted = act in (Act.ACCEPT_PLACEMENT, Act.ACCEPT_WAIVER)
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        role = permit(work.actor, account, act)
        work.record(act, role, "account", account_id, reason)
        answer = Answer.ACCEPTED if accepted else Answer.REFUSED
        accounts.change(work.conn, account_id, version, **{column: answer})
        return accounts.get(work.conn, account_id)


def _next_review(work: Work) -> object:
    return work.today + timedelta(days=review_days(work.conn))
