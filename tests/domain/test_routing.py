"""Who reads a report, over any tree of staff."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.errors import Invalid, NotAllowed
from pittadmin.domain.routing import Office, Staff, route

PEOPLE = range(1, 13)


@st.composite
def staffs(draw: st.DrawFn) -> Staff:
    """Any people at work, some in a ring or under somebody who has left."""
    some = st.frozensets(st.sampled_from(PEOPLE), max_size=4)
    supervisors = {one: draw(st.none() | st.sampled_from(range(14))) for one in PEOPLE}
    directors = draw(some.filter(lambda found: len(found) < 2))
    return Staff(supervisors, draw(some), draw(some) | directors, directors, draw(some))


def under(staff: Staff, person: int, named: Collection[int]) -> bool:
    """Tell, by walking up by hand, whether a person is one of `named` or reports to one."""
    seen: set[int] = set()
    at: int | None = person
    while at is not None and at not in seen:
        if at in named:
            return True
        seen.add(at)
        at = staff.supervisors.get(at)
    return False


@pytest.mark.requirement("R66")
@pytest.mark.requirement("R67")
@given(staffs(), st.sampled_from(PEOPLE), st.frozensets(st.sampled_from(PEOPLE)), st.booleans())
def test_no_report_reaches_whom_it_names_nor_who_reports_to_them(
    staff: Staff, reporter: int, named: frozenset[int], to_mayor: bool
) -> None:
    try:
        way = route(staff, reporter, named, to_mayor)
    except Invalid:
        assert reporter in named
        return
    except NotAllowed:
        wanted = staff.directors - named if named & staff.mayors else staff.mayors
        assert not wanted
        return
    assert reporter not in named
    assert not any(under(staff, one, named) for one in way.readers)
    assert reporter not in way.readers
    if named & staff.mayors:
        assert (way.office, way.readers) == (Office.DIRECTOR, ())
        assert staff.directors - named
    elif named & (staff.personnel | staff.directors):
        assert (way.office, way.readers) == (Office.MAYOR, ())
        assert not staff.mayors & named
    else:
        assert way.office is Office.PERSONNEL
        assert not named & staff.personnel
        heads = set(way.readers) - staff.mayors
        assert len(heads) <= 1
        assert heads <= staff.heads & set(staff.above(reporter))
        if reporter in staff.mayors:
            assert way.readers == ()
        elif reporter in staff.heads:
            assert set(way.readers) <= (staff.mayors if to_mayor else set())


CITY = Staff(
    {1: None, 2: 1, 3: 1, 4: 3, 5: 4, 6: 1, 7: 6},
    heads=frozenset({2, 3, 6}),
    personnel=frozenset({6, 7}),
    directors=frozenset({6}),
    mayors=frozenset({1}),
)
"""1 is the Mayor; 2 and 3 head departments; 4 works for 3 and 5 for 4; 6 directs Personnel, 7."""


@pytest.mark.requirement("R66")
@pytest.mark.parametrize(
    ("reporter", "named", "to_mayor", "office", "readers"),
    [
        (5, (), False, Office.PERSONNEL, (3,)),
        (5, (4,), False, Office.PERSONNEL, (3,)),
        (5, (3,), False, Office.PERSONNEL, (1,)),
        (5, (2,), False, Office.PERSONNEL, (3,)),
        (5, (7,), False, Office.MAYOR, ()),
        (5, (1,), False, Office.DIRECTOR, ()),
        (5, (1, 7), False, Office.DIRECTOR, ()),
        (3, (), False, Office.PERSONNEL, ()),
        (3, (), True, Office.PERSONNEL, (1,)),
        (3, (2,), True, Office.PERSONNEL, (1,)),
        (1, (2,), False, Office.PERSONNEL, ()),
        (7, (), False, Office.PERSONNEL, (6,)),
    ],
)
def test_each_reports_to_whom_the_policy_says(
    reporter: int, named: tuple[int, ...], to_mayor: bool, office: Office, readers: tuple[int, ...]
) -> None:
    way = route(CITY, reporter, named, to_mayor)
    assert (way.office, way.readers) == (office, readers)


@pytest.mark.requirement("R66")
def test_with_nobody_left_to_read_it_the_program_says_where_to_go() -> None:
    with pytest.raises(NotAllowed, match="City Solicitor"):
        route(CITY, 5, (1, 6))
