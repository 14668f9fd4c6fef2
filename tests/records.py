"""Records of removed content for the tests: what a person would enter, and a sealed one."""

from datetime import timedelta
from typing import Any

from pittadmin.domain.removed_content import NewRecord, RemovedRecord, Speech
from pittadmin.services import removed_content
from pittadmin.services.new_files import NewFile
from tests.city import MONDAY, PNG, City

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
