"""Records of removed content for the tests: what a person would enter, and a sealed one."""

from datetime import timedelta
from typing import Any

from pittadmin.domain.records_requests import Chosen
from pittadmin.domain.removed_content import NewRecord, RemovedRecord, Speech
from pittadmin.services import disposal, holds, records_requests, removed_content
from pittadmin.services.new_files import NewFile
from tests.city import MONDAY, PNG, TODAY, City

SHOT = NewFile("screenshot.png", PNG)
ADDRESS = "https://linkedin.com/company/PittsfieldRSVP/posts/17"


def new(**values: Any) -> NewRecord:
    """A whole record of the City's own post, removed just now."""
    usual: dict[str, Any] = {
        "address": ADDRESS,
        "removed_at": MONDAY,
        "author": "Jo Doe",
        "handle": "@jodoe",
        "identity": "A resident, as far as known",
        "posted_at": MONDAY - timedelta(hours=2),
        "body": "The words that were removed",
        "clause": "R59",
    }
    return NewRecord(**(usual | values))


def citizen(**values: Any) -> NewRecord:
    """A whole record of a citizen's comment."""
    ground = {"ground": "threat", "ground_words": "It says that the library will burn tonight."}
    return new(**({"speech": Speech.CITIZEN} | ground | values))


def sealed(
    city: City, by: str = "ivy", files: tuple[NewFile, ...] = (SHOT,), **values: Any
) -> RemovedRecord:
    """A sealed record."""
    given = new(**({"removed_at": city.moment} | values))
    return removed_content.seal_record(city.of(by), given, files)


def fill_records(city: City) -> None:
    """Do something of everything with records, so that none of their tables is empty."""
    ivy, lee = city.of("ivy"), city.of("lee")
    kept = sealed(city, author="")
    removed_content.complete(ivy, kept.id, {"author": "Jo Doe"}, [NewFile("more.txt", b"more")])
    held = holds.place(ivy, kept.id, "The City Solicitor", "Doe v. City", TODAY)
    holds.lift(lee, held.standing_holds[0].id, "It is over")
    disposal.set_retention(ivy, 1, "Series 1.2")
    request = records_requests.enter(ivy, "Dana Doe", "Elm Street", TODAY)
    records_requests.choose(ivy, request.id, request.version, [Chosen(kept.id)])
    long_ago = MONDAY - timedelta(days=800)
    gone = sealed(city, removed_at=long_ago, posted_at=long_ago - timedelta(hours=1))
    disposal.dispose(lee, gone.id, "RMU-2")
