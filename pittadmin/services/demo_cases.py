"""The cases of the sample city: each reported, and led on by the steps that the data names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pittadmin.domain.acts import Act
from pittadmin.domain.violations import Place, Report, Violation
from pittadmin.services import demo_records, removed_content, violation_reports, violations
from pittadmin.services.context import Context
from pittadmin.services.new_files import NewFile


@dataclass(frozen=True)
class Parties:
    """Who has to do with a case.

    Args:
        reporter: who reports it.
        personnel: who works it.
        head: who heads the account's department; whoever, where no account is concerned.
        account_id: the account that it concerns.
        named: ids of whom it is about.
    """

    reporter: Context
    personnel: Context
    head: Context
    account_id: int | None
    named: tuple[int, ...]


def tell(
    parties: Parties, told: dict[str, Any], picture: bytes, numbers: dict[str, str]
) -> Iterator[float]:
    """Lead one case to where the data ends, and yield when each step was.

    Args:
        parties: who reports, works and answers it.
        told: one table of the data.
        picture: a picture for its evidence, and for the record of what is removed.
        numbers: the numbers of the cases reported so far, by their names in the data.
    """
    yield told["days"]
    reported = violation_reports.send(
        parties.reporter,
        Report(
            categories=(told["category"],),
            body=told["text"],
            place=Place(told["place"]),
            account_id=parties.account_id,
            address=told.get("address", ""),
            happened_at=parties.reporter.clock.now() - timedelta(hours=20),
            named=parties.named,
            answers=numbers.get(told.get("answers", ""), ""),
        ),
        [NewFile("screenshot.png", picture)] if "address" in told else [],
    )
    numbers[told.get("name", "")] = reported.number
    case_id, version = removed_content.case_numbered(parties.personnel, reported.number), 1
    for step in told.get("step", ()):
        yield step["days"]
        case = _take(parties, case_id, version, step, picture)
        version = case.version if case else version


def _take(
    parties: Parties, case_id: int, version: int, step: dict[str, Any], picture: bytes
) -> Violation | None:
    """Take one step of a case; return the case, or None where its version stays."""
    act, words = Act(step["act"]), step.get("words", "")
    personnel, head = parties.personnel, parties.head
    match act:
        case Act.TAKE_UP_CASE:
            return violations.take_up(personnel, case_id, version)
        case Act.WRITE_NOTE:
            violations.note(personnel, case_id, words)
            return None
        case Act.INSTRUCT:
            due = personnel.clock.today() + timedelta(days=step["within"])
            return violations.instruct(personnel, case_id, version, head.person_id, words, due)
        case Act.ANSWER_REMOVED:
            said = step["removed"]
            record = demo_records.seal(head, said, picture, parties.account_id, case_id)
            return violations.answer_removed(head, case_id, version, record.id, words)
        case Act.ANSWER_REFUSED:
            return violations.answer_refused(head, case_id, version, words)
        case Act.REFER_CASE:
            return violations.refer(personnel, case_id, version, words)
        case Act.FILE_OUTCOME:
            about = parties.named[0]
            return violations.file_outcome(personnel, case_id, version, about, words)
        case Act.ORDER_CASE_DOWN:
            return violations.order_down(personnel, case_id, version, words)
        case Act.DISMISS_CASE:
            return violations.dismiss(personnel, case_id, version, words)
        case Act.CLOSE_CASE:
            return violations.close(personnel, case_id, version)
    raise ValueError(f"the sample city does not know the step “{act}”")
