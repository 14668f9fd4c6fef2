"""Reported cases for the tests, made as a person makes them."""

from collections.abc import Sequence
from typing import Any

from pittadmin.domain.receipts import Receipt
from pittadmin.domain.violations import Place, Report, Violation
from pittadmin.services import violation_reports
from pittadmin.services.new_files import NewFile
from pittadmin.storage import violations
from tests.city import City

BODY = "A share from a shop's page, with its prices."


def a_report(**values: Any) -> Report:
    """Return a report of an advertising link, with what is given changed."""
    said: dict[str, Any] = {
        "categories": ("advertising",),
        "body": BODY,
        "place": Place.POST,
        "address": "https://www.facebook.com/PittsfieldRSVP/posts/1",
    }
    return Report(**{**said, **values})


def reported(
    city: City, by: str = "eve", files: Sequence[NewFile] = (), **values: Any
) -> tuple[Violation, Receipt]:
    """Let the person with the login `by` report something; return the case and the receipt.

    Args:
        city: where.
        by: the reporter's login.
        files: evidence.
        values: what is different from `a_report`; `named` takes logins.
    """
    if "named" in values:
        values["named"] = tuple(city.people[login] for login in values["named"])
    receipt = violation_reports.send(city.of(by), a_report(**values), files)
    return case_of(city, receipt), receipt


def case_of(city: City, receipt: Receipt) -> Violation:
    """Return the case that a receipt's number names, read behind the services' back."""
    with city.database.read() as conn:
        violation_id = violations.by_number(conn, receipt.number)
        assert violation_id is not None
        return violations.get(conn, violation_id)
