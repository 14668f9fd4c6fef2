"""How far an account has come: what it still lacks, its path, and the next step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pittadmin.domain.account_states import WAITS_FOR, State
from pittadmin.domain.accounts import Account, Answer, Placement
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.custody import missing_custody, next_custody_act
from pittadmin.domain.custody_states import CUSTODY_STATE_NAMES, WITH_IT, CustodyState
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.permissions import who_may
from pittadmin.domain.steps import Step


def missing_to_submit(account: Account, day: date) -> tuple[Problem, ...]:
    """Return what a request still lacks on `day` before the Mayor's office can read it."""
    found: list[Problem] = []

    def lacks(field_name: str, what: str, todo: str, requirement: str) -> None:
        found.append(Problem(what, todo, field_name, requirement))

    if account.head is None:
        lacks(
            "department",
            _("{department} has no head on file.").format(department=account.department),
            _("Ask IT to enter the head under Policy, Departments."),
            "R55",
        )
    if not account.email:
        lacks(
            "email",
            _("The department has no general e-mail."),
            _("Ask IT for one."),
            "R15",
        )
    if not account.platform:
        lacks("platform", _("No platform is chosen."), _("Choose one."), "R12")
    if not account.handle:
        lacks("handle", _("The page has no handle."), _("Enter the one you want."), "R1")
    found.extend(_missing_care(account, day))
    if not account.business_page or account.attested_at is None:
        lacks(
            "business_page",
            _("It is not confirmed that this will be a business page."),
            _("Confirm it: only business pages are allowed."),
            "R18",
        )
    if account.exists_already:
        found.extend(_missing_page(account))
    return tuple(found)


def missing_care(purpose: str, administrators: Sequence[object]) -> list[Problem]:
    """Return what is missing of what a page is for, and of who looks after it (R1, R56)."""
    found = []
    if not purpose.strip():
        found.append(
            Problem(_("The purpose is missing."), _("Say what the page is for."), "purpose", "R1")
        )
    if not administrators:
        found.append(
            Problem(
                _("Nobody is named to look after the page."),
                _("Choose at least one administrator; two are better."),
                "administrators",
                "R56",
            )
        )
    return found


def not_delegated(person: PersonRef, head: PersonRef | None) -> Problem:
    """Return the problem of an administrator to whom the head has not delegated it (R56)."""
    return Problem(
        _("{person} is not delegated to look after the department's pages.").format(
            person=person.name
        ),
        _("The head, {head}, delegates it under Today; or choose somebody else.").format(
            head=head.name if head else _("once there is one")
        ),
        "administrators",
        "R56",
    )


def _missing_care(account: Account, day: date) -> list[Problem]:
    return [
        *missing_care(account.purpose, account.administrators),
        *(not_delegated(person, account.head) for person in account.undelegated(day)),
    ]


def missing_to_go_live(account: Account, day: date) -> tuple[Problem, ...]:
    """Return what an approved account lacks on `day` before it can be live, or to stay so."""
    return (
        *missing_on_page(account),
        *_missing_care(account, day),
        *_missing_login(account),
        *missing_custody(account),
    )


def _missing_login(account: Account) -> list[Problem]:
    if not account.login_behind:
        return []
    return [
        Problem(
            _("The page's login is still on {email}.").format(email=account.email),
            _("Move it to {email} on the platform, then record it here.").format(
                email=account.department_email
            ),
            "login",
            "R20",
        )
    ]


def missing_on_page(account: Account) -> tuple[Problem, ...]:
    """Return what the page of an approved account still lacks (R6, R10, R18)."""
    found = list(_missing_page(account))
    if account.placement is Placement.PROFILE:
        if not account.profile_disclaimer:
            found.append(
                Problem(
                    _("The profile text does not carry the disclaimer word for word."),
                    _("Paste the disclaimer into the profile, then record the profile text."),
                    "profile_text",
                    "R10",
                )
            )
    elif account.placement_answer is not Answer.ACCEPTED:
        found.append(
            Problem(
                _("Personnel has refused the place of the disclaimer.")
                if account.placement_answer is Answer.REFUSED
                else _("Personnel has not accepted the place of the disclaimer yet."),
                _("Choose another place.")
                if account.placement_answer is Answer.REFUSED
                else _("Wait for Personnel, or put the disclaimer into the profile."),
                "placement",
                "R10",
            )
        )
    if not account.profile_link and account.waiver_answer is not Answer.ACCEPTED:
        found.append(
            Problem(
                _("The profile does not link to the City's website."),
                _("Add www.cityofpittsfield.org to the profile, or ask for a waiver with a reason.")
                if account.waiver_answer is not Answer.ASKED
                else _("Personnel has not accepted the waiver yet."),
                "profile_text",
                "R6",
            )
        )
    return tuple(found)


def awaits_personnel(account: Account) -> bool:
    """Tell whether all that the page of an approved account lacks is an answer of Personnel."""
    return not missing_on_page(_answered(account)) and bool(missing_on_page(account))


def _answered(account: Account) -> Account:
    """Return the account as it were if Personnel had accepted whatever it was asked."""
    asked = ("placement_answer", "waiver_answer")
    yes = {one: Answer.ACCEPTED for one in asked if getattr(account, one) is Answer.ASKED}
    return replace(account, **yes) if yes else account


def _missing_page(account: Account) -> list[Problem]:
    found = []
    if not account.page_address:
        found.append(
            Problem(
                _("The page's address is missing."),
                _("Copy it from the browser's address line."),
                "page_address",
                "R18",
            )
        )
    if not account.evidence:
        found.append(
            Problem(
                _("There is no picture that shows the business page."),
                _("Take a screenshot of the page and add it."),
                "evidence",
                "R18",
            )
        )
    return found


_BEFORE_APPROVAL = frozenset({State.DRAFT, State.WAITING_EMAIL, State.SUBMITTED, State.DENIED})


_ON_THE_WAY = frozenset(
    {State.DRAFT, State.WAITING_EMAIL, State.SUBMITTED, State.APPROVED, State.LIVE}
)


def path(account: Account) -> tuple[Step, ...]:
    """Return the path from the request to the live account, with who and when.

    The first step that is not done is the one that stands now. An account that was live before IT
    held its password stays so, and that step stands now too (R21). One that left the path shows
    how far it had come and where it stopped, and nothing that will not be.
    """
    # Taken back or revised, a request is to be sent again.
    sent = account.submitted_at is not None and account.state not in (
        State.DRAFT,
        State.WAITING_EMAIL,
    )
    approved = account.decided_at is not None and account.state not in _BEFORE_APPROVAL
    if account.state is State.ARCHIVED:  # a denied request may lie there too
        approved = approved and account.recorded_at is not None
    page = approved and bool(account.page_address and account.evidence)
    placed = page and (
        account.profile_disclaimer
        if account.placement is Placement.PROFILE
        else account.placement_answer is Answer.ACCEPTED
    )
    live = approved and account.live_at is not None and account.state is not State.APPROVED
    marks = (
        (sent, account.submitted_at, account.submitted_by),
        (approved, account.decided_at, account.decided_by),
        (page, account.recorded_at, account.recorded_by),
        (placed, account.profile_checked_at, None),
        (approved and account.custody in WITH_IT, None, None),
        (live, account.live_at, None),
    )
    steps: list[Step] = []
    on_the_way = account.state in _ON_THE_WAY
    waits, since = on_the_way and not live, account.state_since
    for (key, title), (finished, moment, who) in zip(_PATH.items(), marks, strict=True):
        if finished:
            said = (say_date(moment) if moment else "", who.name if who else "")
            steps.append(Step("done", title, ", ".join(filter(None, said))))
            since = max(since, moment or since)
        elif not on_the_way:
            continue
        elif key == "custody" and live:
            steps.append(Step("now", title, CUSTODY_STATE_NAMES[account.custody]))
        elif waits:
            waits = False
            steps.append(Step("now", title, _("waiting since {day}").format(day=say_date(since))))
        else:
            moving = key == "custody" and account.custody is not CustodyState.NOT_YET
            note = CUSTODY_STATE_NAMES[account.custody] if moving else ""
            steps.append(Step("later", title, note))
    if account.state is State.LIVE and account.login_behind:
        note = _("still {email}").format(email=account.email)
        steps.append(Step("now", _("Login on the department's e-mail"), note))
    if account.state is State.DENIED:
        who = account.decided_by.name if account.decided_by else ""
        said = ", ".join(filter(None, (say_date(account.state_since), who)))
        steps.append(Step("stopped", _("Denied by the Mayor's office"), said))
    elif not on_the_way:
        steps.append(Step("stopped", account.state_name, say_date(account.state_since)))
    return tuple(steps)


_PATH = {
    "requested": _("Requested"),
    "approved": _("Approved by the Mayor's office"),
    "page": _("Page made"),
    "disclaimer": _("Disclaimer placed"),
    "custody": _("Password with IT"),
    "live": _("Live"),
}


_NEXT: dict[State, str] = {
    State.DRAFT: _("Finish the request and send it to the Mayor's office."),
    State.WAITING_EMAIL: _("IT has been asked for the department's general e-mail."),
    State.SUBMITTED: _("The Mayor's office reads the request and decides."),
    State.DENIED: _("Read the reason, revise the request and send it again."),
    State.SUSPENDED: _("The Mayor or a designee can let it resume, or revoke it."),
    State.TAKE_DOWN_ORDERED: _("Take the page down now, then confirm it here."),
    State.TAKEN_DOWN: _("The page is down. Personnel can reinstate it."),
    State.REVOKED: _("Close the page. The head or IT then archives the account."),
    State.ARCHIVED: _("It is kept for the record."),
}


def next_step(account: Account, day: date) -> str:
    """Return the sentence that says what is to be done next, as things stand on `day`."""
    if account.state in _NEXT:
        return _NEXT[account.state]
    lacks = missing_to_go_live(account, day)
    if lacks:
        return str(lacks[0])
    if account.state is State.LIVE:
        return _("Nothing to do here until {day}, when the profile is checked again.").format(
            day=say_date(account.next_review)
        )
    return _(
        "Everything the policy asks for is there. Somebody other than {person} puts it live."
    ).format(person=account.page_by.name if account.page_by else _("the one who recorded the page"))


def next_act(account: Account, day: date) -> Act | None:
    """Return the act that an account waits for, as things stand on `day`, or None."""
    if account.state is State.APPROVED:
        lacks = missing_to_go_live(account, day)
        if not lacks:
            return Act.PUT_LIVE
        if all(problem.field == "custody" for problem in lacks):
            return next_custody_act(account)
    return WAITS_FOR.get(account.state)


def whose_move(account: Account, day: date) -> str:
    """Return who has to move, as it stands in a sentence, or an empty text."""
    act = next_act(account, day)
    return who_may(act) if act else ""
