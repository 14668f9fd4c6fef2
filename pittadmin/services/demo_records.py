"""The removed content of the sample city: sealed records, one held and asked for, one not whole."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pittadmin.domain.accounts import Account
from pittadmin.domain.grounds import grounds
from pittadmin.domain.records_requests import Chosen
from pittadmin.domain.removed_content import NewRecord, RemovedRecord, Speech
from pittadmin.services import holds, records_requests, removed_content
from pittadmin.services.context import Context
from pittadmin.services.demo_pictures import screenshot
from pittadmin.services.new_files import NewFile


def tell(
    by: Context, it: Context, account_id: int, told: dict[str, Any], picture: bytes
) -> Iterator[float]:
    """Let a citizen's comment be removed, held and asked for, and yield when each step was.

    Args:
        by: who removes it.
        it: who places a hold and answers requests.
        account_id: the account under whose post it stood.
        told: one table of the data.
        picture: the screenshot.
    """
    yield told["days"]
    record = seal(by, told, picture, account_id)
    if "hold" in told:
        yield told["hold"]["days"]
        holds.place(it, record.id, told["hold"]["who"], told["hold"]["why"], it.clock.today())
    if "request" in told:
        asked = told["request"]
        yield asked["days"]
        today = it.clock.today()
        request = records_requests.enter(it, asked["requester"], asked["subject"], today)
        chosen = Chosen(record.id, tuple(asked["redacted"]), asked["why"])
        records_requests.choose(it, request.id, request.version, [chosen])


def seal(
    by: Context,
    told: dict[str, Any],
    picture: bytes,
    account_id: int | None,
    case_id: int | None = None,
) -> RemovedRecord:
    """Seal a record of what the data says was removed.

    Args:
        by: who removes it.
        told: one table of the data; with a ground, it was a citizen's.
        picture: the screenshot.
        account_id: the account on which it stood.
        case_id: the case that led to it.
    """
    now, ground = by.clock.now(), told.get("ground", "")
    new = NewRecord(
        told["address"],
        now,
        author=told.get("author", ""),
        handle=told.get("handle", ""),
        posted_at=now - timedelta(hours=told["hours"]) if "hours" in told else None,
        body=told.get("text", ""),
        clause=grounds()[ground].law if ground else told["clause"],
        speech=Speech.CITIZEN if ground else Speech.CITY,
        ground=ground,
        ground_words=told.get("why", ""),
        account_id=account_id,
        violation_id=case_id,
    )
    return removed_content.seal_record(by, new, [NewFile("screenshot.png", picture)])


def seal_page(by: Context, account: Account) -> RemovedRecord:
    """Record what a page shows before it goes (R9)."""
    new = NewRecord(
        account.page_address,
        by.clock.now(),
        author=account.department,
        handle=account.handle,
        posted_at=account.recorded_at,
        body=account.profile_text,
        clause="R48",
        account_id=account.id,
    )
    file = NewFile(f"{account.handle}.png", screenshot(account.handle))
    return removed_content.seal_record(by, new, [file])
