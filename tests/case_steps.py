"""Cases for the tests in every state, brought there step by step as people do it."""

from datetime import timedelta
from itertools import count
from typing import Any

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import Place, Violation
from pittadmin.services import accounts, removed_content, violations
from pittadmin.services.new_files import NewFile
from pittadmin.storage import people as stored_people
from pittadmin.storage import violations as stored
from tests import records
from tests.cases import reported
from tests.city import TODAY, City

WEEK = TODAY + timedelta(days=7)
CONTENT = "The post of Monday with the shop's prices"

_S = ViolationState
_HANDLES = count(1)


def now(city: City, case: Violation) -> Violation:
    """Return a case as it stands, read behind the services' back."""
    with city.database.read() as conn:
        return stored.get(conn, case.id)


def seal(city: City, case: Violation, by: str = "hal") -> int:
    """Seal a record of what was removed, and return its id.

    It names the case where the person knows of it: who works it, or is instructed.
    """
    knows = by == "pat" or case.state is _S.INSTRUCTED
    given = records.new(
        removed_at=city.moment,
        violation_id=case.id if knows else None,
        account_id=case.account_id,
    )
    return removed_content.seal_record(city.of(by), given, (records.SHOT,)).id


def instructed(city: City, case: Violation, to: str = "hal", by: str = "pat") -> Violation:
    """Let Personnel instruct a head on a case that is under review."""
    return violations.instruct(city.of(by), case.id, case.version, city.people[to], CONTENT, WEEK)


def case_in(
    city: City, state: ViolationState, by: str = "eve", **values: Any
) -> tuple[Violation, Account]:
    """Return a case in a state, about ada and a live account of RSVP, and the account.

    What moves it is done by pat of Personnel, and by hal, the head of RSVP.
    """
    account = city.account(State.LIVE, handle=f"RSVP{next(_HANDLES)}")
    about: dict[str, Any] = {
        "place": Place.ACCOUNT,
        "account_id": account.id,
        "named": ("ada",),
    }
    case, _receipt = reported(city, by, **{**about, **values})
    return move_to(city, case, state), account


def move_to(city: City, case: Violation, state: ViolationState) -> Violation:
    """Move a reported case to a state."""
    pat, hal = city.of("pat"), city.of("hal")
    if state is _S.REPORTED:
        return case
    case = violations.take_up(pat, case.id, case.version)
    if state is _S.UNDER_REVIEW:
        return case
    if state in (_S.DISMISSED, _S.CLOSED):
        case = violations.dismiss(pat, case.id, case.version, "No violation")
        if state is _S.CLOSED:
            case = violations.close(pat, case.id, case.version)
        return case
    if state in (_S.ORDERED_DOWN, _S.DOWN):
        case = violations.order_down(pat, case.id, case.version, "R48")
        if state is _S.DOWN:
            confirm_down(city, case)
        return now(city, case)
    case = instructed(city, case)
    if state is _S.REMOVED:
        record_id = seal(city, case)
        violations.answer_removed(hal, case.id, case.version, record_id)
    elif state is not _S.INSTRUCTED:
        violations.answer_refused(hal, case.id, case.version, "It is art")
        if state is _S.REFERRED:
            case = now(city, case)
            violations.refer(pat, case.id, case.version, "Refused without a ground")
    return now(city, case)


def confirm_down(city: City, case: Violation, by: str = "hal") -> None:
    """Let the department record the page and confirm that it is down."""
    assert case.account_id is not None
    seal(city, case, by)
    account = city.get(case.account_id)
    accounts.confirm_down(city.of(by), account.id, account.version)


def supervise(city: City, login: str, boss: str) -> None:
    """Let a person report to another one."""
    with city.change() as conn:
        one = stored_people.get(conn, city.people[login])
        stored_people.change(conn, one.id, one.version, supervisor_id=city.people[boss])


def fill_cases(city: City) -> None:
    """Do something of everything with cases, so that none of their tables is empty."""
    pat = city.of("pat")
    account = city.account(State.LIVE, "Reported")
    case, _receipt = reported(
        city,
        files=[NewFile("seen é.png", b"\x89PNG\r\n\x1a\nseen in a case")],
        account_id=account.id,
        named=("ada",),
        body="é “quoted” <b>😀</b>",
    )
    case = move_to(city, case, _S.REFERRED)
    violations.note(pat, case.id, "é “quoted” <b>😀</b>")
    violations.file_outcome(pat, case.id, case.version, city.people["ada"], "A warning")
