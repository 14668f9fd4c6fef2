"""The table of accounts: the order of every column, each filter, search, and "needs me"."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.account_progress import missing_to_go_live
from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import COLUMNS, AccountQuery
from pittadmin.domain.accounts import Account, Answer, Placement
from pittadmin.domain.tables import Sort
from pittadmin.services import account_table, accounts
from pittadmin.services.account_table import AccountSource
from pittadmin.storage import account_search, bulk
from pittadmin.storage import accounts as stored
from pittadmin.storage.schema import account
from tests.city import MONDAY, RSVP, TODAY, City


def shown(
    city: City, query: AccountQuery, login: str = "ada", limit: int | None = 200
) -> list[int]:
    return list(AccountSource(city.of(login), query).ids(query.sort, limit))


def some(city: City) -> dict[str, Account]:
    return {
        "draft": city.account(State.DRAFT, "Drafted"),
        "theirs": city.account(State.DRAFT, "Theirs", "lou", "Library"),
        "existing": city.account(State.DRAFT, "Existing", "lou", "Library", exists_already=True),
        "live": city.account(State.LIVE, "PittsfieldRSVP", next_review=TODAY),
        "x": city.account(
            State.LIVE,
            "Pittsfield.Books",
            "lou",
            "Library",
            platform="x",
            page_key="x.com/b",
            page_address="https://x.com/Pittsfield.Books",
        ),
        "sent": city.account(State.SUBMITTED, "Sent", "max", "Mayor's Office"),
        "archived": city.account(State.ARCHIVED, "Archived"),
    }


def test_every_column_sorts_up_and_down_whole_and_from_the_first_rows(city: City) -> None:
    made = some(city)
    expected = {one.id for name, one in made.items() if name not in ("theirs", "archived")}
    for key in [column.key for column in COLUMNS]:
        up = shown(city, AccountQuery(sort=Sort(key)))
        assert set(up) == expected, key
        assert shown(city, AccountQuery(sort=Sort(key, True))) == up[::-1], key
        assert shown(city, AccountQuery(sort=Sort(key)), limit=2) == up[:2], key
        # Without a limit, and with a filter that lets all pass, it is read in other ways.
        assert shown(city, AccountQuery(sort=Sort(key)), limit=None) == up, key
        assert shown(city, AccountQuery("o", sort=Sort(key))) == up, key


WORDS = ("", "o", "pitts", "pittsfield", "art", "books.7", "RSVP", "library art", "zz", "é")
QUERIES = st.builds(
    AccountQuery,
    text=st.sampled_from(WORDS),
    department_id=st.sampled_from((None, "RSVP", "Library", "Parks")),
    platform=st.sampled_from(("", "facebook", "x", "linkedin")),
    state=st.sampled_from((None, State.LIVE, State.DRAFT, State.ARCHIVED)),
    sort=st.builds(Sort, st.sampled_from([column.key for column in COLUMNS]), st.booleans()),
)


def many(city: City) -> list[dict[str, Any]]:
    """Add accounts of every kind, some with nothing in a column, and return their rows."""
    chance = random.Random(7)
    rows = []
    for number in range(90):
        handle = chance.choice(("PittsfieldArt", "Books.", "Été", "")) + str(number)
        handle = handle if number % 7 else ""
        platform = chance.choice(("facebook", "x"))
        email = chance.choice(("art@cityofpittsfield.org", RSVP, ""))
        rows.append(
            {
                "id": 1000 + number,
                "department_id": city.departments[chance.choice(("RSVP", "Library", "Parks"))],
                "platform": platform,
                "handle": handle,
                "handle_key": handle.lower() or None,
                "email": email,
                "email_key": email.lower(),
                "page_address": f"https://{platform}.com/{handle}" if number % 3 else "",
                "exists_already": chance.random() < 0.2,
                "business_page": chance.random() < 0.5,
                "state": chance.choice((State.LIVE, State.DRAFT, State.ARCHIVED, State.DENIED)),
                "state_since": MONDAY,
                "custody": chance.choice(("none", "sealed")),
                "next_review": chance.choice((None, TODAY, TODAY + timedelta(days=number))),
                "requested_at": MONDAY,
            }
        )
    with city.change() as conn:
        bulk.add(conn, account, rows)
    return rows


def asked_of_python(
    city: City, rows: list[dict[str, Any]], query: AccountQuery, seen: set[int]
) -> list[int]:
    names = {id_: name for name, id_ in city.departments.items()}

    def fits(row: dict[str, Any]) -> bool:
        said = f"{row['handle']} {row['email']} {row['page_address']}".lower()
        name = names[row["department_id"]].casefold()
        return (
            (
                row["state"] is not State.DRAFT
                or row["exists_already"]
                or row["department_id"] in seen
            )
            and all(word in said or word in name for word in query.text.casefold().split())
            and query.department_id in (None, row["department_id"])
            and query.platform in ("", row["platform"])
            and (row["state"] is query.state if query.state else row["state"] is not State.ARCHIVED)
        )

    def key(row: dict[str, Any]) -> list[Any]:
        by = {"handle": "handle_key", "email": "email_key"}.get(query.sort.key, query.sort.key)
        first = [names[row["department_id"]].casefold()] if by == "department" else []
        value = row["handle_key" if by == "department" else by]
        return [*first, value is not None, value, row["id"]]

    found = [row for row in rows if fits(row)]
    # Two rows of which one has nothing in the column differ before their values are compared.
    return [row["id"] for row in sorted(found, key=key, reverse=query.sort.descending)]


def test_both_databases_answer_as_a_plain_filter_would_in_the_same_order(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever way it is read: sorted by itself, or on a walk; the first rows, or all."""
    rows = many(city)
    seen = {city.departments["RSVP"]}

    @given(QUERIES, st.sampled_from((0, 3, 1000)), st.sampled_from((None, 4, 200)))
    def answers(query: AccountQuery, few: int, limit: int | None) -> None:
        monkeypatch.setattr(account_search, "FEW", few)
        name = str(query.department_id or "")
        query = replace(query, department_id=city.departments.get(name))
        expected = asked_of_python(city, rows, query, seen)
        assert shown(city, query, limit=limit) == expected[:limit]

    answers()


def test_departments_are_sorted_by_name_and_then_by_handle(city: City) -> None:
    made = some(city)
    expected = ["existing", "x", "sent", "draft", "live"]
    assert shown(city, AccountQuery()) == [made[name].id for name in expected]


def test_drafts_are_seen_by_their_own_department_and_existing_pages_by_all(city: City) -> None:
    made = some(city)
    seen = {login: set(shown(city, AccountQuery(), login)) for login in ("ada", "lou", "eve")}
    assert made["theirs"].id not in seen["ada"] | seen["eve"]
    assert made["theirs"].id in seen["lou"]
    assert made["draft"].id not in seen["eve"]
    assert all(made["existing"].id in ids for ids in seen.values())


def test_filters_narrow_together_and_the_archive_is_shown_when_asked_for(city: City) -> None:
    made = some(city)
    library = city.departments["Library"]

    def names(**asked: object) -> set[str]:
        ids = shown(city, AccountQuery(**asked))  # type: ignore[arg-type]
        return {name for name, one in made.items() if one.id in ids}

    assert names(department_id=library) == {"existing", "x"}
    assert names(platform="x") == {"x"}
    assert names(state=State.LIVE) == {"live", "x"}
    assert names(state=State.ARCHIVED) == {"archived"}
    assert names(department_id=library, state=State.LIVE, platform="linkedin") == set()


SEARCHES = [
    ("PITTSFIELDrsvp", {"live"}),
    ("pittsfield.books", {"x"}),
    ("x.com/pitts", {"x"}),
    ("library", {"existing", "x"}),
    ("rsvp@city", {"draft", "live"}),
    ("  library   books ", {"x"}),
    ("library nothing", set()),
    ("", {"draft", "existing", "live", "x", "sent"}),
    ("%", set()),
    ("_", set()),
    ("\\", set()),
    ("' OR 1=1 --", set()),
    ("\x00", {"draft", "existing", "live", "x", "sent"}),
    ("\ud800", set()),
    ("z" * 100_000, set()),
]


def test_a_search_finds_words_in_department_handle_email_and_address(city: City) -> None:
    made = some(city)
    for text, found in SEARCHES:
        ids = shown(city, AccountQuery(text))
        assert {name for name, one in made.items() if one.id in ids} == found, text[:50]


def test_a_search_finds_a_handle_and_an_address_once_they_are_changed(city: City) -> None:
    draft = accounts.save(city.of("ada"), city.request(handle="Before"))
    accounts.save(city.of("ada"), city.request(handle="After"), draft.id, draft.version)
    assert shown(city, AccountQuery("before")) == []
    assert shown(city, AccountQuery("after rsvp@")) == [draft.id]


@pytest.mark.requirement("R4")
def test_needs_me_shows_what_waits_for_this_person(city: City) -> None:
    made = some(city)
    asked = city.put(made["live"], waiver_answer=Answer.ASKED)

    def needs(login: str) -> set[int]:
        return set(shown(city, AccountQuery(needs_me=True), login))

    assert needs("ada") == needs("hal") == {made["draft"].id}
    assert needs("lou") == {made["theirs"].id, made["existing"].id}
    assert needs("dot") == {made["sent"].id}
    assert needs("max") == set(), "nobody decides their own request"
    assert needs("pat") == {asked.id}
    assert needs("lee") == needs("eve") == needs("deb") == set()


def test_rows_carry_what_the_columns_show(city: City) -> None:
    made = some(city)
    source = AccountSource(city.of("ada"), AccountQuery())
    rows = source.rows([made["x"].id, 999])
    assert set(rows) == {made["x"].id}
    row = rows[made["x"].id]
    assert (row.department, row.platform, row.handle) == ("Library", "X", "Pittsfield.Books")
    assert source.rows([]) == {}


def test_counts_are_of_what_this_person_sees(city: City) -> None:
    some(city)
    assert account_table.counts(city.of("ada"))[State.DRAFT] == 2
    assert account_table.counts(city.of("eve"))[State.DRAFT] == 1
    assert account_table.counts(city.of("lou"))[State.LIVE] == 2


LACKING: list[dict[str, Any]] = [
    {},
    {"page_address": ""},
    {"purpose": ""},
    {"profile_disclaimer": False},
    {"profile_disclaimer": False, "placement_answer": Answer.ACCEPTED},
    {"placement": Placement.ABOUT, "placement_answer": Answer.ASKED},
    {"placement": Placement.ABOUT, "placement_answer": Answer.REFUSED},
    {"placement": Placement.ABOUT, "placement_answer": Answer.ACCEPTED},
    {"profile_link": False},
    {"profile_link": False, "waiver_answer": Answer.ASKED},
    {"profile_link": False, "waiver_answer": Answer.REFUSED},
    {"profile_link": False, "waiver_answer": Answer.ACCEPTED},
    {"email": "old@cityofpittsfield.org", "email_key": "old@cityofpittsfield.org"},
]


@pytest.mark.requirement("R6", "R10", "R18", "R56")
def test_needs_me_knows_what_an_approved_account_lacks_as_its_page_does(city: City) -> None:
    """The database's own words for it say the same as the domain's, whatever is lacking."""
    made = [
        city.picture(city.account(State.APPROVED, f"Page{number}", **lacking))
        for number, lacking in enumerate(LACKING)
    ]
    unproved = city.account(State.APPROVED, "Unproved")
    unnamed = city.picture(city.account(State.APPROVED, "Unnamed"))
    with city.change() as conn:
        stored.set_administrators(conn, unnamed.id, [])
    everything = {city.get(one.id) for one in (*made, unproved, unnamed)}
    complete = {one.id for one in everything if not missing_to_go_live(one, TODAY)}
    assert complete == {made[at].id for at in (0, 7, 11)}
    needs = AccountQuery(needs_me=True)
    asked = {one.id for one in made if Answer.ASKED in (one.placement_answer, one.waiver_answer)}
    assert set(shown(city, needs, "pat")) == complete | asked
    others = {one.id for one in everything} - complete
    assert set(shown(city, needs, "ada")) == others, "who recorded the pages puts none live"
    assert set(shown(city, needs, "abe")) == others | complete
