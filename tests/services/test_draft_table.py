"""The list of drafts: who sees what, found by words, newest first."""

from datetime import timedelta

import pytest

from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.draft_table import DRAFT_COLUMNS, DraftQuery
from pittadmin.domain.posts import Variant
from pittadmin.domain.tables import Sort
from pittadmin.services import draft_table, drafts
from tests.city import City
from tests.composer import X, prepared, ready, written


def titles(city: City, by: str = "ada", **asked: object) -> list[str]:
    query = DraftQuery(**asked)  # type: ignore[arg-type]
    source = draft_table.DraftSource(city.of(by), query)
    ids = source.ids(query.sort, None)
    rows = source.rows(ids)
    return [rows[one].title for one in ids]


@pytest.fixture
def composing(city: City) -> City:
    return ready(city)


def test_the_list_is_found_by_words_and_sorted_newest_first(composing: City) -> None:
    city = composing
    for words in ("Straße closed", "100% off_peak", "Library OPEN Monday", "Parade on Monday"):
        city.moment += timedelta(minutes=1)
        written(city, text=words)
    written(city, text="Shared", by="hal", variants=(Variant("x", "Only on X"),))
    assert titles(city) == [
        "Shared",
        "Parade on Monday",
        "Library OPEN Monday",
        "100% off_peak",
        "Straße closed",
    ]
    assert titles(city, text="monday open") == ["Library OPEN Monday"]
    assert titles(city, text="STRASSE") == ["Straße closed"]
    assert titles(city, text="0% off_") == ["100% off_peak"]
    assert titles(city, text="only") == ["Shared"]
    assert titles(city, text="hal rsvp") == ["Shared"]
    assert titles(city, text="\ud800 \x00 nothing") == []
    assert titles(city, sort=Sort("title"))[0] == "100% off_peak"
    for column in DRAFT_COLUMNS:
        if column.sortable:
            up, down = (titles(city, sort=Sort(column.key, way)) for way in (False, True))
            assert up == list(reversed(down)), column.key


@pytest.mark.requirement("R34", "R57")
def test_each_sees_what_concerns_them(composing: City) -> None:
    city = composing
    for state in DraftState:
        prepared(city, state, text=state)
    assert set(titles(city)) == {*DraftState} - {DraftState.DISCARDED}
    assert titles(city, state=DraftState.DISCARDED) == ["discarded"]
    assert set(titles(city, "deb")) == set(titles(city, "hal")) == set(titles(city))
    assert set(titles(city, "pat")) == {"held", "posted"}
    for login in ("lou", "eve", "max", "lee", "phil"):
        assert titles(city, login) == []
    assert titles(city, department_id=city.departments["Library"]) == []
    assert titles(city, department_id=city.departments["RSVP"], state=DraftState.SENT) == ["sent"]
    assert draft_table.counts(city.of("ada")) == dict.fromkeys(DraftState, 1)
    assert draft_table.counts(city.of("eve")) == {}


@pytest.mark.requirement("R32", "R53")
def test_needs_me_is_what_waits_for_this_person(composing: City) -> None:
    city = composing
    for state in DraftState:
        prepared(city, state, text=state)
    held = prepared(city, DraftState.HELD, text="answered")
    drafts.answer(city.of("pam"), held.id, held.version, "Yes")
    held = prepared(city, DraftState.HELD, text="taken back")
    drafts.withdraw_question(city.of("ada"), held.id, held.version)
    assert set(titles(city, "ada", needs_me=True)) == {"returned", "approved", "answered"}
    assert set(titles(city, "abe", needs_me=True)) == {"returned", "approved", "answered"}
    assert titles(city, "hal", needs_me=True) == ["sent"]
    assert titles(city, "deb", needs_me=True) == ["sent"]
    assert titles(city, "pat", needs_me=True) == ["held"]
    assert titles(city, "eve", needs_me=True) == []


def test_a_row_says_what_its_columns_show(composing: City) -> None:
    draft = written(composing, text="", platforms=("x", "facebook"))
    source = draft_table.DraftSource(composing.of("ada"), DraftQuery())
    row = source.rows([draft.id])[draft.id]
    shown = {column.key: column.text(row) for column in DRAFT_COLUMNS}
    assert shown == {
        "title": "No text yet",
        "department": "RSVP",
        "state": "Draft",
        "author": "Ada Adams",
        "platforms": "X, Facebook",
        "changed": "Nov 2, 2026, 10:00 AM",
    }
    assert len(source.ids(Sort("changed"), 1)) == 1


@pytest.mark.requirement("R61")
def test_a_row_of_what_is_out_on_one_platform_says_so(composing: City) -> None:
    draft = prepared(composing, DraftState.APPROVED)
    source = draft_table.DraftSource(composing.of("ada"), DraftQuery())
    state = next(column for column in DRAFT_COLUMNS if column.key == "state")
    assert state.text(source.rows([draft.id])[draft.id]) == "Approved"
    drafts.mark_posted(
        composing.of("ada"), draft.id, draft.version, "x", f"{X}{draft.id}", composing.moment
    )
    assert state.text(source.rows([draft.id])[draft.id]) == "Posted in part"
