"""Who reads a report: by the reporter's role, and never anyone whom it names (R66, R67)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pittadmin.domain.errors import Invalid, NotAllowed, Problem
from pittadmin.domain.i18n import _


class Office(StrEnum):
    """Who works a case: Personnel, or who stands in for it where it is named itself."""

    PERSONNEL = "personnel"
    DIRECTOR = "director"
    MAYOR = "mayor"


OFFICE_NAMES: dict[Office, str] = {
    Office.PERSONNEL: _("Personnel"),
    Office.DIRECTOR: _("the Director of Personnel alone"),
    Office.MAYOR: _("the Mayor alone"),
}


@dataclass(frozen=True)
class Staff:
    """Who works for the City today, as far as a report's way depends on it.

    Args:
        supervisors: the supervisor of each person, where one is on file.
        heads: who heads a department.
        personnel: who is of Personnel, the Director included.
        directors: who directs Personnel.
        mayors: who is the Mayor.
    """

    supervisors: Mapping[int, int | None]
    heads: frozenset[int] = field(default_factory=frozenset)
    personnel: frozenset[int] = field(default_factory=frozenset)
    directors: frozenset[int] = field(default_factory=frozenset)
    mayors: frozenset[int] = field(default_factory=frozenset)

    def above(self, person_id: int) -> list[int]:
        """Return the supervisors of a person, the nearest first; a ring is walked once."""
        chain: list[int] = []
        at = self.supervisors.get(person_id)
        while at is not None and at not in chain and at != person_id:
            chain.append(at)
            at = self.supervisors.get(at)
        return chain

    def is_under(self, person_id: int, named: Collection[int]) -> bool:
        """Tell whether a person is one of `named`, or reports to one of them."""
        return person_id in named or any(one in named for one in self.above(person_id))


@dataclass(frozen=True)
class Route:
    """Who reads a report.

    Args:
        office: who works the case, and sees who reported it.
        readers: ids of who else reads the report, and not who reported it.
    """

    office: Office
    readers: tuple[int, ...] = ()


def route(staff: Staff, reporter: int, named: Collection[int], to_mayor: bool = False) -> Route:
    """Return who reads a report.

    An employee's report goes to the nearest head above them, a head's to the Director of
    Personnel, who is of Personnel, or to the Mayor; Personnel always reads it. One that names
    somebody of Personnel goes, reporter included, to the Mayor alone; one that names the Mayor,
    to the Director.

    Args:
        staff: who works for the City.
        reporter: who reports.
        named: whom the report names.
        to_mayor: a head's wish that the Mayor reads it too.

    Raises:
        Invalid: the reporter is among those named.
        NotAllowed: all who could read it are named, or nobody is on file.
    """
    if reporter in named:
        raise Invalid(
            Problem(
                _("You have named yourself."),
                _(
                    "A report is about others: take your name off. What you did yourself, tell "
                    "your head or Personnel directly."
                ),
                "named",
                "R66",
            )
        )
    about = frozenset(named)
    if about & staff.mayors:
        return Route(_standing_in(staff.directors - about, Office.DIRECTOR))
    if about & (staff.personnel | staff.directors):
        return Route(_standing_in(staff.mayors, Office.MAYOR))
    return Route(Office.PERSONNEL, _also(staff, reporter, about, to_mayor))


def _also(staff: Staff, reporter: int, named: frozenset[int], to_mayor: bool) -> tuple[int, ...]:
    """Return who reads a report beside Personnel."""
    mayors = tuple(
        one for one in sorted(staff.mayors - {reporter}) if not staff.is_under(one, named)
    )
    if reporter in staff.mayors:
        return ()
    if reporter in staff.heads:
        return mayors if to_mayor else ()
    for one in staff.above(reporter):
        if one in staff.mayors:
            break
        if one in staff.heads and not staff.is_under(one, named):
            return (one,)
    return mayors


def _standing_in(people: Collection[int], office: Office) -> Office:
    if not people:
        raise NotAllowed(
            _("Nobody is left in the program who may read this report."),
            _(
                "All who could are named in it, or not on file. Take it to the City Solicitor; "
                "what you typed is kept here."
            ),
            "R66",
        )
    return office
