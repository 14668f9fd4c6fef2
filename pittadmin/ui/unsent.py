"""A request on its way through the recovery file, where it lies until it is saved."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from pittadmin.domain.accounts import AccountRequest, Placement
from pittadmin.services.account_view import FormFacts


@dataclass(frozen=True)
class Unsent:
    """What stood in the wizard when it was last left without saving.

    Args:
        request: what was entered.
        version: the version of the draft that it was a change of, 0 for a new one.
        page: the page that was seen.
        wish: the address that the department would like.
        pictures: what `EvidenceBox.kept` returned.
        at: when it was entered last.
    """

    request: AccountRequest
    version: int = 0
    page: int = 0
    wish: str = ""
    pictures: Any = None
    at: datetime | None = None

    def values(self) -> dict[str, Any]:
        """Return it in values that JSON can hold."""
        return {
            "request": asdict(self.request),
            "version": self.version,
            "page": self.page,
            "wish": self.wish,
            "pictures": self.pictures,
            "at": self.at.isoformat() if self.at else "",
        }


def read(values: dict[str, Any] | None, facts: FormFacts) -> Unsent | None:
    """Return what a recovery file holds of a request; None when it is none that fits any more.

    Args:
        values: as `Unsent.values` gave them, perhaps by another version of the program.
        facts: a department that is gone since takes the whole request with it.
    """
    try:
        assert values is not None
        known = {one.name for one in fields(AccountRequest)}
        found = {name: value for name, value in values["request"].items() if name in known}
        found["administrators"] = tuple(int(one) for one in found["administrators"])
        found["placement"] = Placement(found["placement"])
        request = AccountRequest(**found)
        fresh = AccountRequest(0)
        if any(type(getattr(request, n)) is not type(getattr(fresh, n)) for n in known):
            return None
        if all(one.id != request.department_id for one in facts.departments):
            return None
        return Unsent(
            request,
            int(values["version"]),
            int(values["page"]),
            str(values["wish"]),
            values["pictures"],
            datetime.fromisoformat(values["at"]) if values["at"] else None,
        )
    except (AssertionError, AttributeError, KeyError, TypeError, ValueError):
        return None
