"""Records of removed content: sealed at once, completed beside, seen by whom they concern."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.files import MAX_FILE_BYTES
from pittadmin.domain.removed_content import COMPLETED, is_intact, seal_of
from pittadmin.domain.roles import Role
from pittadmin.services import new_files, records_requests, removed_content, today
from pittadmin.services.new_files import NewFile
from pittadmin.storage import acts, instructions
from pittadmin.storage import people as stored_people
from pittadmin.storage.record_schema import record_addition, removed_file, removed_record
from pittadmin.storage.record_schema import removed_content as content_table
from tests.cases import reported
from tests.city import HOLDER, MONDAY, PNG, City
from tests.records import ADDRESS, SHOT, citizen, new, sealed

pytestmark = pytest.mark.requirement("R9")


def fields(error: Invalid) -> set[str]:
    return {problem.field for problem in error.problems}


def test_a_whole_record_is_sealed_and_nothing_is_due(city: City) -> None:
    record = sealed(city)
    assert record.number == "C-2026-0001"
    assert record.complete_due is None
    assert record.missing == ()
    assert record.content is not None
    assert record.content.address == ADDRESS
    assert [one.filename for one in record.files] == ["screenshot.png"]
    assert record.hashes == (record.files[0].sha256,)
    assert record.sha256 == seal_of(record)
    assert is_intact(record)


def test_numbers_count_on_and_begin_anew_each_year(city: City) -> None:
    assert [sealed(city).number for _time in range(2)] == ["C-2026-0001", "C-2026-0002"]
    city.moment += timedelta(days=90)
    assert sealed(city).number == "C-2027-0001"


def test_a_screenshot_the_address_and_the_time_are_enough_to_remove_a_threat(city: City) -> None:
    bare = new(author="", handle="", identity="", posted_at=None, body="", clause="")
    record = removed_content.seal_record(city.of("hal"), bare, [SHOT])
    assert record.missing == ("author", "posted_at", "body", "clause")
    assert record.complete_due == city.moment + timedelta(days=1)


def test_what_is_missing_is_added_beside_and_changes_nothing_that_was_sealed(city: City) -> None:
    bare = new(author="", posted_at=None, body="", clause="")
    record = removed_content.seal_record(city.of("hal"), bare, [SHOT])
    posted = MONDAY - timedelta(hours=3)
    known = {
        "author": "Jo Doe",
        "posted_at": posted.isoformat(),
        "body": "All of it",
        "clause": "R59",
    }
    more = NewFile("second.png", PNG + b"2")
    whole = removed_content.complete(city.of("hal"), record.id, known, [more])
    assert whole.missing == ()
    assert whole.known("posted_at") == "Nov 2, 2026, 7:00 AM"
    assert (whole.content, whole.sha256, whole.hashes) == (
        record.content,
        record.sha256,
        record.hashes,
    )
    assert [one.filename for one in whole.files] == ["screenshot.png", "second.png"]
    assert is_intact(whole)
    assert {one.field for one in whole.additions} == {*known, "files"}


def test_what_can_not_be_found_out_is_said_in_words(city: City) -> None:
    record = removed_content.seal_record(city.of("hal"), new(posted_at=None), [SHOT])
    said = "Not known: the platform showed no time"
    whole = removed_content.complete(city.of("hal"), record.id, {"posted_at": said})
    assert whole.missing == ()
    assert whole.known("posted_at") == said


def test_an_addition_of_nothing_is_refused(city: City) -> None:
    record = sealed(city)
    for known in ({}, {"author": "  "}, {"author": "Jo Doe"}):
        with pytest.raises(Invalid):
            removed_content.complete(city.of("ivy"), record.id, known)


def test_a_record_that_was_meddled_with_is_not_intact(city: City) -> None:
    record = sealed(city)
    assert record.content is not None
    assert not is_intact(replace(record, content=replace(record.content, author="Somebody")))
    assert not is_intact(replace(record, removed_at=record.removed_at + timedelta(seconds=1)))
    assert not is_intact(replace(record, files=()))
    whole = removed_content.complete(city.of("ivy"), record.id, {"identity": "Jo Doe, Elm Street"})
    (added,) = whole.additions
    assert not is_intact(replace(whole, additions=(replace(added, value="Another"),)))


# What a person may enter


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"address": "  "}, "address"),
        ({"removed_at": MONDAY + timedelta(minutes=1)}, "removed_at"),
        ({"posted_at": MONDAY + timedelta(minutes=1)}, "posted_at"),
        ({"removed_at": MONDAY - timedelta(hours=3)}, "posted_at"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(
    city: City, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        removed_content.seal_record(city.of("ivy"), new(**values), [SHOT])
    assert fields(refused.value) == {field}


def test_without_a_screenshot_nothing_is_sealed(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        removed_content.seal_record(city.of("ivy"), new(), [])
    assert fields(refused.value) == {"files"}


def test_an_empty_file_and_one_of_51_mb_are_refused_each_with_its_name(city: City) -> None:
    large = NewFile("large.mp4", bytes(MAX_FILE_BYTES + 1))
    with pytest.raises(Invalid) as refused:
        removed_content.seal_record(city.of("ivy"), new(), [SHOT, NewFile("void.png", b""), large])
    said = [problem.what for problem in refused.value.problems]
    assert len(said) == 2
    assert "void.png" in said[0]
    assert "large.mp4" in said[1]
    assert fields(refused.value) == {"files"}


def test_a_file_that_can_not_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        new_files.load(tmp_path / "gone.png", "files")
    assert "gone.png" in str(refused.value)
    assert fields(refused.value) == {"files"}


def test_a_program_is_kept_as_it_is_under_a_plain_name(city: City) -> None:
    program = NewFile("..\\..\\Windows/evil.exe", b"MZ" + bytes(100))
    record = removed_content.seal_record(city.of("ivy"), new(), [SHOT, program])
    kept = record.files[1]
    assert kept.filename == "evil.exe"
    assert removed_content.file_bytes(city.of("ivy"), record.id, kept.sha256) == program.data


def test_the_same_file_twice_is_kept_once(city: City) -> None:
    record = removed_content.seal_record(city.of("ivy"), new(), [SHOT, replace(SHOT, filename="b")])
    assert len(record.files) == 1


def test_too_long_a_text_is_refused_at_its_field(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        removed_content.seal_record(city.of("ivy"), new(body="x" * 100_001), [SHOT])
    assert fields(refused.value) == {"body"}


# Citizens' speech


@pytest.mark.requirement("R8")
def test_a_citizens_comment_needs_a_ground_of_the_list_and_words(city: City) -> None:
    for values in ({"ground": ""}, {"ground": "rude"}):
        with pytest.raises(Invalid) as refused:
            removed_content.seal_record(city.of("pat"), citizen(**values), [SHOT])
        assert fields(refused.value) == {"ground"}
    with pytest.raises(Invalid) as refused:
        removed_content.seal_record(city.of("pat"), citizen(ground_words=" "), [SHOT])
    assert fields(refused.value) == {"ground_words"}


@pytest.mark.requirement("R8")
def test_the_ground_stands_in_the_notice_to_the_author(city: City) -> None:
    record = removed_content.seal_record(city.of("pat"), citizen(), [SHOT])
    said = removed_content.show(city.of("pat"), record.id).notice
    assert "A threat of violence" in said
    assert "It says that the library will burn tonight." in said
    assert "Counterman" in said
    assert record.number in said


def test_there_is_no_notice_about_the_citys_own_post(city: City) -> None:
    assert removed_content.show(city.of("ivy"), sealed(city).id).notice == ""


# Who may, and who sees


@pytest.mark.parametrize("role", list(HOLDER))
def test_who_may_seal_a_record_of_a_department(city: City, role: Role) -> None:
    account = city.account(State.LIVE)
    by = city.of(HOLDER[role])
    may = {Role.ADMINISTRATOR, Role.HEAD, Role.HEAD_DESIGNEE, Role.IT, Role.MAYOR}
    if role in may | {Role.PERSONNEL, Role.PERSONNEL_DIRECTOR}:
        record = removed_content.seal_record(by, new(account_id=account.id), [SHOT])
        assert record.department == "RSVP"
    else:
        with pytest.raises(NotAllowed):
            removed_content.seal_record(by, new(account_id=account.id), [SHOT])


def test_another_departments_people_neither_seal_nor_see_nor_complete(city: City) -> None:
    account = city.account(State.LIVE)
    with pytest.raises(NotAllowed):
        removed_content.seal_record(city.of("hope"), new(account_id=account.id), [SHOT])
    record = sealed(city, account_id=account.id)
    assert removed_content.show(city.of("hal"), record.id).record == record
    for by in ("hope", "lou", "eve"):
        with pytest.raises(NotAllowed):
            removed_content.show(city.of(by), record.id)
        with pytest.raises(NotAllowed):
            removed_content.file_bytes(city.of(by), record.id, record.hashes[0])
        with pytest.raises(NotAllowed):
            removed_content.complete(city.of(by), record.id, {"author": "Another"})


def test_a_case_of_somebody_else_is_not_named_and_not_learned(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        removed_content.case_numbered(city.of("pat"), "V-2026-0001")
    assert fields(refused.value) == {"case"}


def test_the_acts_stand_in_the_records_history(city: City) -> None:
    record = sealed(city)
    removed_content.complete(city.of("ivy"), record.id, {"author": "Jo Doe, Elm Street"})
    history = removed_content.show(city.of("ivy"), record.id).history
    assert [one.act for one in history] == [Act.COMPLETE_RECORD, Act.SEAL_RECORD]


def test_a_record_counts_for_an_account_only_once_it_is_sealed_since(city: City) -> None:
    account = city.account(State.LIVE)
    with city.database.read() as conn:
        assert removed_content.sealed_for(conn, account_id=account.id) is None
        with pytest.raises(Invalid):
            removed_content.refuse_unsealed(conn, account_id=account.id)
    record = sealed(city, account_id=account.id)
    later = city.moment + timedelta(seconds=1)
    with city.database.read() as conn:
        assert removed_content.sealed_for(conn, account_id=account.id) == record
        assert removed_content.sealed_for(conn, account_id=account.id, since=city.moment) == record
        assert removed_content.sealed_for(conn, account_id=account.id, since=later) is None
        assert removed_content.refuse_unsealed(conn, account_id=account.id) == record.id


# The database itself


def test_the_database_refuses_to_change_or_drop_what_was_sealed(city: City) -> None:
    record = sealed(city)
    removed_content.complete(city.of("ivy"), record.id, {"author": "Jo Doe, Elm Street"})
    tries = [
        update(content_table).values(author="Another"),
        update(removed_file).values(filename="another.png"),
        update(record_addition).values(value="Another"),
        update(removed_record).values(number="C-1"),
        delete(content_table),
        delete(removed_file),
        delete(record_addition),
        delete(removed_record),
    ]
    for one in tries:
        with pytest.raises(DBAPIError, match="pittadmin: "), city.change() as conn:
            conn.execute(one)
    assert is_intact(removed_content.show(city.of("ivy"), record.id).record)


def test_sqlite_refuses_to_replace_what_was_sealed(city: City) -> None:
    if not city.database.is_sqlite:
        return
    sealed(city)
    for table in ("removed_content", "removed_file", "removed_record"):
        with pytest.raises(DBAPIError, match="pittadmin: "), city.change() as conn:
            conn.execute(text(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"))


def test_what_was_removed_is_in_the_trail_as_its_hash_alone(city: City) -> None:
    sealed(city)
    with city.database.read() as conn:
        said = " ".join(str(row.new) for row in conn.execute(text("SELECT new FROM audit")).all())
    for secret in ("Jo Doe", "@jodoe", "The words that were removed", "A resident"):
        assert secret not in said


def test_only_known_fields_are_completed(city: City) -> None:
    record = sealed(city)
    with pytest.raises(AssertionError):
        removed_content.complete(city.of("ivy"), record.id, {"number": "C-2026-0099"})
    assert "address" not in COMPLETED


def test_a_record_that_is_not_there_says_so(city: City) -> None:
    with pytest.raises(Conflict):
        removed_content.show(city.of("ivy"), 999)


# Cases


def test_who_works_a_case_names_it_and_others_do_not_learn_of_it(city: City) -> None:
    case, _receipt = reported(city)
    assert removed_content.case_numbered(city.of("pat"), case.number.lower()) == case.id
    with pytest.raises(Invalid) as refused:
        removed_content.case_numbered(city.of("ivy"), case.number)
    with pytest.raises(Invalid) as none:
        removed_content.case_numbered(city.of("ivy"), "V-2026-0999")
    assert str(refused.value).replace(case.number, "") == str(none.value).replace("V-2026-0999", "")
    with pytest.raises(NotAllowed):
        sealed(city, violation_id=case.id)
    record = sealed(city, by="pat", violation_id=case.id)
    assert removed_content.show(city.of("pat"), record.id).case == case.number
    assert removed_content.show(city.of("ivy"), record.id).case == ""
    with city.database.read() as conn:
        found = removed_content.sealed_for(conn, violation_id=case.id)
    assert found == record


def test_an_instructed_head_records_for_the_case_and_the_department_does_not_see_it(
    city: City,
) -> None:
    account = city.account(State.LIVE)
    case, _receipt = reported(city, account_id=account.id)
    with city.change() as conn:
        acts.record(
            conn,
            city.moment,
            "pat",
            stored_people.actor(conn, city.people["pat"], city.clock.today()),
            Role.PERSONNEL,
            Act.INSTRUCT,
            "R46",
            "violation",
            case.id,
        )
        instructions.add(
            conn,
            case.id,
            to_id=city.people["hal"],
            department_id=city.departments["RSVP"],
            content="Remove the share",
            due=city.clock.today(),
            given_by_id=city.people["pat"],
            given_at=city.moment,
        )
    values = {"violation_id": case.id, "account_id": account.id}
    record = sealed(city, by="hal", **values)
    for by in ("hal", "pat", "ivy"):
        assert removed_content.show(city.of(by), record.id).record == record
    with pytest.raises(NotAllowed):
        removed_content.show(city.of("ada"), record.id)
    with pytest.raises(NotAllowed):
        sealed(city, by="ada", **values)


def test_what_is_to_be_completed_waits_for_who_sealed_it(city: City) -> None:
    record = removed_content.seal_record(city.of("hal"), new(author="", body=""), [SHOT])
    for by, waits in (("hal", True), ("ivy", False), ("pat", False)):
        found = [one for one in today.waiting(city.of(by)) if one.subject == "removed_record"]
        assert [one.subject_id for one in found] == ([record.id] if waits else [])
    known = {"author": "Jo Doe", "body": "Words"}
    removed_content.complete(city.of("hal"), record.id, known)
    assert not [one for one in today.waiting(city.of("hal")) if one.subject == "removed_record"]


def test_an_open_records_request_waits_for_it_and_personnel(city: City) -> None:
    records_requests.enter(city.of("ivy"), "Dana Doe", "Elm Street", city.clock.today())
    for by, waits in (("ivy", 1), ("pat", 1), ("hal", 0), ("max", 0)):
        found = [one for one in today.waiting(city.of(by)) if one.subject == "records_request"]
        assert len(found) == waits
