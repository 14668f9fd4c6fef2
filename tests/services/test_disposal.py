"""How long records are kept, holds, and disposal: by IT alone, late enough, never under a hold."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.record_table import RecordQuery, Standing
from pittadmin.domain.removed_content import RemovedRecord
from pittadmin.domain.tables import Sort
from pittadmin.services import disposal, holds, record_table, removed_content
from pittadmin.services.new_files import NewFile
from pittadmin.storage import files
from pittadmin.storage.database import Database
from pittadmin.storage.record_schema import disposal as disposal_table
from pittadmin.storage.record_schema import hold as hold_table
from pittadmin.storage.schema import file
from tests.city import PNG, TODAY, City
from tests.records import SHOT, new, sealed

pytestmark = pytest.mark.requirement("R9")

AUTHORITY = "RMU-2 of Nov 1, 2030, signed by the Supervisor of Records"


def years_later(city: City, years: int = 4) -> None:
    city.moment += timedelta(days=365 * years + 2)


def on_hold(city: City, record: RemovedRecord, who: str = "The City Solicitor") -> RemovedRecord:
    return holds.place(city.of("ivy"), record.id, who, "Doe v. City", city.clock.today())


def test_without_a_period_records_are_kept_without_end(city: City) -> None:
    record = sealed(city)
    years_later(city, 90)
    with pytest.raises(Conflict, match="without end"):
        disposal.dispose(city.of("ivy"), record.id, AUTHORITY)
    view = removed_content.show(city.of("ivy"), record.id)
    assert view.keep_until is None
    assert Act.DISPOSE_RECORD not in view.acts
    assert "without end" in view.refused


def test_a_period_needs_years_and_the_schedule_they_rest_on(city: City) -> None:
    for years, schedule in ((0, "Series 1.2"), (101, "Series 1.2"), (3, "  ")):
        with pytest.raises(Invalid):
            disposal.set_retention(city.of("ivy"), years, schedule)
    kept = disposal.set_retention(city.of("ivy"), 3, "Series 1.2")
    assert kept is not None
    assert (kept.years, kept.schedule, kept.entered_by.name) == (3, "Series 1.2", "Ivy Stone")
    assert disposal.retention(city.of("eve")) == kept


@pytest.mark.parametrize("by", ["pat", "dina", "max", "dot", "hal", "ada", "eve"])
def test_it_alone_keeps_and_disposes_of_records(city: City, by: str) -> None:
    record = sealed(city)
    disposal.set_retention(city.of("ivy"), 3, "Series 1.2")
    years_later(city)
    held = on_hold(city, record)
    tries = [
        lambda: disposal.set_retention(city.of(by), 1, "Series 1.2"),
        lambda: disposal.dispose(city.of(by), record.id, AUTHORITY),
        lambda: holds.place(city.of(by), record.id, "A court", "An order", TODAY),
        lambda: holds.lift(city.of(by), held.standing_holds[0].id, "Over"),
    ]
    for one in tries:
        with pytest.raises(NotAllowed):
            one()


def test_disposal_leaves_a_tombstone_with_the_hashes(city: City) -> None:
    record = sealed(city)
    removed_content.complete(city.of("ivy"), record.id, {"author": "Jo Doe, Elm Street"})
    disposal.set_retention(city.of("ivy"), 3, "Series 1.2")
    years_later(city)
    gone = disposal.dispose(city.of("lee"), record.id, AUTHORITY)
    assert (gone.content, gone.files, gone.additions) == (None, (), ())
    assert (gone.number, gone.sha256, gone.hashes) == (record.number, record.sha256, record.hashes)
    assert gone.disposal is not None
    assert (gone.disposal.by.name, gone.disposal.authority) == ("Lee Woods", AUTHORITY)
    assert (gone.disposal.schedule, gone.disposal.due) == ("Series 1.2", date(2029, 11, 2))
    with city.database.read() as conn:
        assert conn.execute(select(file.c.sha256)).all() == []
    for again in (
        lambda: disposal.dispose(city.of("lee"), record.id, AUTHORITY),
        lambda: on_hold(city, record),
        lambda: removed_content.complete(city.of("ivy"), record.id, {"author": "Another"}),
        lambda: removed_content.file_bytes(city.of("ivy"), record.id, record.hashes[0]),
    ):
        with pytest.raises(Conflict):
            again()
    view = removed_content.show(city.of("ivy"), record.id)
    assert view.acts == ()
    assert view.history[0].act is Act.DISPOSE_RECORD


def test_of_one_who_holds_and_one_who_disposes_at_once_the_second_is_told(city: City) -> None:
    disposal.set_retention(city.of("ivy"), 1, "Series 1.2")
    records = [sealed(city) for _each in range(4)]
    years_later(city)

    def told(do: Callable[[], object]) -> str:
        try:
            do()
        except Conflict as error:
            return str(error)
        return "done"

    another = City(Database(city.database.address), moment=city.moment)
    for record in records:
        jobs = (
            partial(disposal.dispose, another.of("lee"), record.id, AUTHORITY),
            partial(holds.place, city.of("ivy"), record.id, "A court", "An order", TODAY),
        )
        with ThreadPoolExecutor(2) as pool:
            said = list(pool.map(told, jobs))
        assert sorted(one == "done" for one in said) == [False, True], said
        assert "hold" in said[0] or "disposed of" in said[1], said
    another.database.close()


def test_disposal_is_refused_until_the_day(city: City) -> None:
    record = sealed(city)
    disposal.set_retention(city.of("ivy"), 3, "Series 1.2")
    city.moment = city.moment.replace(year=2029, month=11, day=1)
    with pytest.raises(Conflict, match="Nov 2, 2029"):
        disposal.dispose(city.of("ivy"), record.id, AUTHORITY)
    city.moment += timedelta(days=1)
    assert disposal.dispose(city.of("ivy"), record.id, AUTHORITY).disposal is not None


def test_disposal_is_refused_without_the_authoritys_reference(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        disposal.dispose(city.of("ivy"), sealed(city).id, "  ")
    assert refused.value.problems[0].field == "reason"


def test_a_hold_blocks_disposal_until_another_person_lifts_it(city: City) -> None:
    record = sealed(city)
    disposal.set_retention(city.of("ivy"), 3, "Series 1.2")
    years_later(city)
    held = on_hold(city, record)
    (hold,) = held.standing_holds
    with pytest.raises(Conflict, match="City Solicitor"):
        disposal.dispose(city.of("lee"), record.id, AUTHORITY)
    with pytest.raises(NotAllowed):
        holds.lift(city.of("ivy"), hold.id, "It is over")
    with pytest.raises(Invalid):
        holds.lift(city.of("lee"), hold.id, " ")
    lifted = holds.lift(city.of("lee"), hold.id, "It is over")
    assert lifted.standing_holds == ()
    with pytest.raises(Conflict, match="Lee Woods"):
        holds.lift(city.of("lee"), hold.id, "It is over")
    assert disposal.dispose(city.of("ivy"), record.id, AUTHORITY).disposal is not None


def test_one_authority_holds_a_record_once_and_two_may(city: City) -> None:
    record = on_hold(city, sealed(city))
    with pytest.raises(Conflict):
        on_hold(city, record, "the city solicitor")
    assert len(on_hold(city, record, "The State Auditor").standing_holds) == 2
    assert [one.who for one in holds.every(city.of("pat"))] == [
        "The State Auditor",
        "The City Solicitor",
    ]
    with pytest.raises(NotAllowed):
        holds.every(city.of("hal"))


def test_a_hold_says_who_why_and_since_when(city: City) -> None:
    record = sealed(city)
    with pytest.raises(Invalid) as refused:
        holds.place(city.of("ivy"), record.id, "", "", TODAY + timedelta(days=1))
    assert {one.field for one in refused.value.problems} == {"who", "why", "since"}


def test_files_that_another_record_shares_are_kept(city: City) -> None:
    first, second = sealed(city), sealed(city)
    disposal.set_retention(city.of("ivy"), 1, "Series 1.2")
    years_later(city, 2)
    disposal.dispose(city.of("ivy"), first.id, AUTHORITY)
    assert removed_content.file_bytes(city.of("ivy"), second.id, second.hashes[0]) == PNG
    disposal.dispose(city.of("ivy"), second.id, AUTHORITY)
    with city.database.read() as conn:
        assert conn.execute(select(file.c.sha256)).all() == []


def test_files_that_evidence_shares_are_kept(city: City) -> None:
    account = city.account(State.LIVE)
    with city.change() as conn:
        key = files.keep(conn, PNG)
        files.attach(
            conn, account.id, key, "page.png", "image/png", city.people["ada"], city.moment
        )
    record = sealed(city)
    disposal.set_retention(city.of("ivy"), 1, "Series 1.2")
    years_later(city, 2)
    disposal.dispose(city.of("ivy"), record.id, AUTHORITY)
    with city.database.read() as conn:
        assert files.read(conn, key) == PNG


def test_every_table_that_needs_a_file_is_asked_before_one_is_taken_away() -> None:
    asked = {column.table.name for column in files.referring()}
    known = {"evidence", "draft_file", "official_seal", "removed_file", "violation_file"}
    assert known <= asked


# The database itself


def test_the_database_refuses_a_disposal_that_the_program_would(city: City) -> None:
    record = sealed(city)
    values = {
        "record_id": record.id,
        "at": city.moment,
        "by_id": city.people["ivy"],
        "authority": AUTHORITY,
        "schedule": "Series 1.2",
        "due": TODAY,
    }

    def refused() -> None:
        with pytest.raises(DBAPIError, match="pittadmin: "), city.change() as conn:
            conn.execute(insert(disposal_table).values(values))

    refused()  # no period
    disposal.set_retention(city.of("ivy"), 1, "Series 1.2")
    on_hold(city, record)
    refused()  # on hold
    holds.lift(city.of("lee"), holds.every(city.of("ivy"))[0].id, "Over")
    values["due"] = TODAY + timedelta(days=2)
    refused()  # too early


def test_the_database_lets_a_hold_only_be_lifted_by_another_person(city: City) -> None:
    on_hold(city, sealed(city))
    tries = [
        update(hold_table).values(who="Nobody"),
        update(hold_table).values(lifted_by_id=city.people["ivy"], lifted_at=city.moment),
        text("DELETE FROM hold"),
    ]
    for one in tries:
        with pytest.raises(DBAPIError, match="pittadmin: "), city.change() as conn:
            conn.execute(one)


# The table


def test_the_table_is_searched_by_author_address_text_account_and_number(city: City) -> None:
    account = city.account(State.LIVE)
    first = sealed(city, account_id=account.id, author="Renée Ünal", body="A Straße of words")
    other = new(author="", body="", address="https://x.com/other/status/4")
    bare = removed_content.seal_record(city.of("ivy"), other, [SHOT])
    removed_content.complete(city.of("ivy"), bare.id, {"author": "ÄRGER, Max"})

    def found(words: str, by: str = "ivy", **query: object) -> list[int]:
        source = record_table.RecordSource(city.of(by), RecordQuery(words, **query))
        return list(source.ids(Sort("number"), None))

    assert found("") == [first.id, bare.id]
    assert found("renée") == [first.id]
    assert found("STRASSE words") == [first.id]
    assert found("rsvp") == [first.id]
    assert found("x.com status") == [bare.id]
    assert found("ärger") == [bare.id]
    assert found("c-2026-0002") == [bare.id]
    assert found("100%") == []
    assert found("", account_id=account.id) == [first.id]
    assert found("", standing=Standing.INCOMPLETE) == [bare.id]
    assert found("", since=TODAY, until=TODAY) == [first.id, bare.id]
    assert found("", since=TODAY + timedelta(days=1)) == []
    assert found("", until=TODAY - timedelta(days=1)) == []
    assert found("", by="hal") == [first.id]
    assert found("", by="hope") == []
    assert found("", by="eve") == []


@pytest.mark.parametrize("key", ["number", "removed", "author", "account", "standing"])
def test_the_table_is_sorted_by_each_column_both_ways(city: City, key: str) -> None:
    for author in ("Zoe", "abe", "Mia"):
        sealed(city, author=author)
        city.moment += timedelta(minutes=1)
    unknown = sealed(city, author="", handle="")
    removed_content.complete(city.of("ivy"), unknown.id, {"author": "Bob"})  # as it is shown
    source = record_table.RecordSource(city.of("ivy"), RecordQuery())
    up, down = source.ids(Sort(key), None), source.ids(Sort(key, True), None)
    assert list(up) == list(reversed(down))
    if key == "author":
        rows = source.rows(up)
        assert [rows[one].author for one in up] == ["abe", "Bob", "Mia", "Zoe"]


def test_a_row_says_how_the_record_stands_and_until_when_it_is_kept(city: City) -> None:
    record = sealed(city)
    source = record_table.RecordSource(city.of("ivy"), RecordQuery())
    assert source.rows([record.id])[record.id].standing is Standing.KEPT
    disposal.set_retention(city.of("ivy"), 3, "Series 1.2")
    on_hold(city, record)
    row = source.rows([record.id])[record.id]
    assert (row.standing, row.keep_until) == (Standing.HELD, date(2029, 11, 2))


def test_a_ten_megabyte_screenshot_is_one_record(city: City) -> None:
    large = NewFile("large.png", PNG + bytes(10 * 1024 * 1024))
    record = sealed(city, files=(large,))
    assert record.files[0].size == len(large.data)
