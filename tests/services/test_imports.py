import time
from pathlib import Path

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Cancelled, Conflict, Invalid, NotAllowed, Unavailable
from pittadmin.domain.people import Person
from pittadmin.domain.roles import Role
from pittadmin.services import account_view, accounts, imports, people
from pittadmin.services.imports import KINDS, Preview
from tests.city import City

MANY = 1200
"""Lines of a large file in most tests; `test_a_hundred_thousand_lines` has as many as it says."""


sqlite = pytest.mark.parametrize("city", ["sqlite"], indirect=True)
"""What no database is asked to do runs on one of them."""


def preview(city: City, kind: str, text: str, login: str = "lee") -> Preview:
    return imports.preview(city.of(login), kind, text.encode())


def apply(city: City, kind: str, text: str, login: str = "lee") -> int:
    return imports.apply(city.of(login), preview(city, kind, text, login))


def error(city: City, kind: str, text: str) -> str:
    """The one error in a file."""
    found = preview(city, kind, text)
    assert not found.ok
    (line,) = [line for line in found.lines if line.what == "error"]
    return line.detail


def person(city: City, login: str) -> Person:
    everybody = people.directory(city.of("eve")).people
    return next(one for one in everybody if one.login == login)


def count(city: City, table: str) -> int:
    with city.database.read() as conn:
        return conn.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()


# Reading


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_file_is_one_that_can_be_read(city: City, kind: str) -> None:
    found = preview(city, kind, imports.example(kind))
    assert len(found.lines) == 1


def test_a_preview_changes_nothing(city: City) -> None:
    before = count(city, "audit")
    assert (
        preview(city, "people", "login,name,email,supervisor\nnew,New,new@x.org,max\n").count("add")
        == 1
    )
    assert count(city, "audit") == before


@pytest.mark.parametrize("kind", KINDS)
def test_only_it_imports(city: City, kind: str) -> None:
    with pytest.raises(NotAllowed):
        preview(city, kind, imports.example(kind), "hal")
    found = preview(city, kind, imports.example(kind))
    with pytest.raises(NotAllowed):
        imports.apply(city.of("hal"), found)


@sqlite
def test_a_file_that_is_gone_or_a_folder_is_said(city: City, tmp_path: Path) -> None:
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(Unavailable) as caught:
            imports.read(city.of("lee"), "people", path)
        assert caught.value.todo


@sqlite
def test_a_file_of_more_than_100_mb_is_not_read(city: City, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(imports.MAX_BYTES + 1)
    with pytest.raises(Invalid, match="100 MB"):
        imports.read(city.of("lee"), "people", path)


@sqlite
def test_a_file_is_read_from_the_disk(city: City, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("login;name;email;supervisor\nnew;Ana Muñoz;ana@x.org;max\n".encode("utf-16"))
    assert imports.read(city.of("lee"), "people", path).lines[0].title == "Ana Muñoz"


# People


def test_people_are_added_changed_and_left(city: City) -> None:
    text = (
        "login,name,email,supervisor\n"
        "new,Nora New,Nora.New@cityofpittsfield.org,older\n"
        "older,Olga Older,olga@cityofpittsfield.org,MAX\n"
        "eve,Eve West,eve.east@cityofpittsfield.org,hal\n"
        "ada,Ada Adams,ada.adams@cityofpittsfield.org,\n"
    )
    found = preview(city, "people", text)
    assert [line.what for line in found.lines] == ["add", "add", "change", "same"]
    assert found.lines[2].detail == "name: Eve East → Eve West; supervisor: max → hal"
    assert imports.apply(city.of("lee"), found) == 3
    new, eve = person(city, "new"), person(city, "eve")
    assert (new.name, new.email) == ("Nora New", "nora.new@cityofpittsfield.org")
    assert new.supervisor
    assert new.supervisor.name == "Olga Older"
    assert eve.supervisor
    assert (eve.name, eve.supervisor.name, eve.version) == ("Eve West", "Hal Hart", 2)


def test_the_same_file_again_has_nothing_to_do(city: City) -> None:
    text = "login,name,email,supervisor\nnew,Nora New,new@x.org,max\n"
    assert apply(city, "people", text) == 1
    again = preview(city, "people", text)
    assert [line.what for line in again.lines] == ["same"]
    assert not again.ok


def test_two_people_may_exchange_their_emails(city: City) -> None:
    text = (
        "login,name,email\n"
        "ada,Ada Adams,abe.allen@cityofpittsfield.org\n"
        "abe,Abe Allen,ada.adams@cityofpittsfield.org\n"
    )
    assert apply(city, "people", text) == 2
    assert person(city, "ada").email == "abe.allen@cityofpittsfield.org"


def test_a_name_is_kept_as_typed_but_on_one_line(city: City) -> None:
    apply(city, "people", 'login,name,email,supervisor\nnew,"<b>Nora</b>\n  New",new@x.org,max\n')
    assert person(city, "new").name == "<b>Nora</b> New"


@sqlite
@pytest.mark.parametrize(
    ("line", "words"),
    [
        (",Nora,n@x.org,", "The login is missing"),
        ("a b,Nora,n@x.org,", "has spaces"),
        (f"{'n' * 101},Nora,n@x.org,", "too long"),
        ("new,,n@x.org,", "The name is missing"),
        (f"new,{'N' * 201},n@x.org,", "longer than 200"),
        ("new,Nora,,max", "e-mail address is empty"),
        ("new,Nora,nora,max", "no “@”"),
        ("new,Nora,RSVP@cityofpittsfield.org,max", "is the general e-mail of RSVP"),
        ("new,Nora,ADA.ADAMS@cityofpittsfield.org,max", "“ada” has this e-mail"),
        ("new,Nora,n@x.org,", "The supervisor is missing; only the Mayor has none."),
        ("new,Nora,n@x.org,nobody", "“nobody” is neither on file nor in the file"),
        ("new,Nora,n@x.org,new", "not even through others"),
        ("new,Nora,n@x.org,hal,more", "more cells"),
    ],
)
def test_a_person_that_can_not_stand_is_refused(city: City, line: str, words: str) -> None:
    assert words in error(city, "people", f"login,name,email,supervisor\n{line}\n")


@sqlite
def test_a_login_that_is_there_twice_names_the_first_line(city: City) -> None:
    text = "login,name,email,supervisor\nnew,Nora,n@x.org,max\nNEW,Nell,l@x.org,max\n"
    assert error(city, "people", text) == "Line 2 has this login already."


@sqlite
def test_nobody_is_their_own_supervisor_through_others(city: City) -> None:
    text = "login,name,email,supervisor\na,A,a@x.org,b\nb,B,b@x.org,c\nc,C,c@x.org,a\n"
    found = preview(city, "people", text)
    assert found.count("error") == 3
    assert "a → b → c → a" in found.lines[0].detail


def test_a_file_with_one_error_is_not_applied(city: City) -> None:
    before = count(city, "person")
    found = preview(
        city, "people", "login,name,email,supervisor\nnew,Nora,n@x.org,max\n,Nell,l@x.org,max\n"
    )
    assert (found.count("add"), found.count("error"), found.ok) == (1, 1, False)
    with pytest.raises(Invalid, match="nothing is imported"):
        imports.apply(city.of("lee"), found)
    assert count(city, "person") == before


@sqlite
@pytest.mark.requirement("R66")
def test_of_a_file_before_there_is_a_mayor_one_line_has_no_supervisor(city: City) -> None:
    (held,) = (m for m in people.directory(city.of("lee")).memberships if m.role is Role.MAYOR)
    people.end(city.of("lee"), held.id)
    head = "login,name,email,supervisor\n"
    # Who was the Mayor has none, and is the one.
    assert "only the Mayor has none" in error(city, "people", f"{head}new,Nora,n@x.org,\n")
    people.save_person(
        city.of("lee"),
        "max",
        "Max Miller",
        "max.miller@cityofpittsfield.org",
        city.people["hal"],
        person_id=held.person.id,
        version=person(city, "max").version,
    )
    assert apply(city, "people", f"{head}boss,The Boss,b@x.org,\nnew,Nora,n@x.org,boss\n") == 2
    assert person(city, "boss").supervisor is None
    assert "only the Mayor" in error(city, "people", f"{head}other,Olaf,o@x.org,\n")


@sqlite
@pytest.mark.requirement("R66")
def test_a_file_with_two_lines_without_a_supervisor_is_refused(city: City) -> None:
    with city.change() as conn:
        conn.exec_driver_sql("DELETE FROM membership WHERE role = 'mayor'")
        conn.exec_driver_sql("UPDATE person SET supervisor_id = 1 WHERE login = 'max'")
    text = "login,name,email\nboss,The Boss,b@x.org\nother,Olaf,o@x.org\n"
    assert preview(city, "people", text).lines[0].what == "add"
    assert error(city, "people", text) == "The supervisor is missing; only the Mayor has none."


# Departments


def test_departments_are_added_changed_and_left(city: City) -> None:
    text = (
        "name,email,head\n"
        "Airport,airport@cityofpittsfield.org,eve\n"
        "PARKS,parks@cityofpittsfield.org,\n"
        "Library,LIBRARY@cityofpittsfield.org,hope\n"
    )
    found = preview(city, "departments", text)
    assert [line.what for line in found.lines] == ["add", "change", "same"]
    assert found.lines[1].detail == ("name: Parks → PARKS; e-mail: — → parks@cityofpittsfield.org")
    assert imports.apply(city.of("lee"), found) == 2
    now = {one.name: one for one in people.directory(city.of("eve")).departments}
    assert now["Airport"].head
    assert now["Airport"].head.name == "Eve East"
    assert now["PARKS"].email == "parks@cityofpittsfield.org"
    assert now["PARKS"].head  # what the file leaves empty stays
    assert now["Library"].email == "library@cityofpittsfield.org"


@sqlite
@pytest.mark.parametrize(
    ("line", "words"),
    [
        (",x@cityofpittsfield.org,", "The name is missing"),
        ("Airport,airport@gmail.com,", "not the City's domain"),
        ("Airport,eve.east@cityofpittsfield.org,", "is the address of Eve East"),
        ("Airport,rsvp@cityofpittsfield.org,", "general e-mail of RSVP already"),
        ("Airport,airport@cityofpittsfıeld.org,", "not the letter “i”"),
        ("Airport,,nobody", "“nobody” is not on file"),
        ("Airport,,lee", "can't name yourself head"),
    ],
)
def test_a_department_that_can_not_stand_is_refused(city: City, line: str, words: str) -> None:
    assert words in error(city, "departments", f"name,email,head\n{line}\n")


@sqlite
def test_two_departments_in_a_file_have_two_emails_and_two_names(city: City) -> None:
    address = "air@cityofpittsfield.org"
    text = f"name,email\nAirport,{address}\nAircraft,{address.upper()}\n"
    assert "general e-mail of Airport already" in error(city, "departments", text)
    text = "name\nAirport\nairport \n"
    assert error(city, "departments", text) == "Line 2 has this department already."


# Existing pages


def test_a_page_becomes_a_draft_with_the_act_in_its_own_history(city: City) -> None:
    text = (
        "department,platform,address,handle,purpose\n"
        "rsvp,Twitter,twitter.com/PittsfieldRSVP?s=20,,Volunteers\n"
        "Parks,facebook,https://m.facebook.com/PittsfieldParks/,PittsfieldParks,<b>Trails</b>\n"
    )
    assert apply(city, "pages", text) == 2
    with city.database.read() as conn:
        made = conn.exec_driver_sql("SELECT id FROM account ORDER BY id").scalars().all()
    first, second = (account_view.show(city.of("eve"), one) for one in made)
    assert first.account.page_address == "https://x.com/PittsfieldRSVP"
    assert (first.account.handle, first.account.email) == (
        "PittsfieldRSVP",
        "RSVP@cityofpittsfield.org",
    )
    assert (second.account.purpose, second.account.email) == ("<b>Trails</b>", "")
    for view in (first, second):
        assert view.account.state is State.DRAFT
        assert view.account.exists_already
        (done,) = view.history
        assert (done.act, done.person, done.requirement) == (
            Act.IMPORT_ACCOUNTS,
            "Lee Woods",
            "R22",
        )


def test_every_imported_row_is_in_the_audit_trail(city: City) -> None:
    apply(city, "pages", pages(3))
    with city.database.read() as conn:
        found = conn.exec_driver_sql(
            "SELECT count(*) FROM audit JOIN act ON act.id = audit.act_id "
            "WHERE entity = 'account' AND act.act = 'import_accounts'"
        )
        assert found.scalar_one() == 3


def test_a_page_that_is_registered_is_left(city: City) -> None:
    city.account(State.LIVE, "PittsfieldRSVP")
    text = "department,platform,address\nRSVP,LinkedIn,linkedin.com/company/pittsfieldrsvp\n"
    found = preview(city, "pages", text)
    assert [(line.what, line.detail) for line in found.lines] == [
        ("same", "It is registered already.")
    ]


@sqlite
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Airport,X,x.com/airport,", "There is no department “Airport”"),
        ("RSVP,TikTok,tiktok.com/@rsvp,", "“TikTok” is not an allowed platform"),
        ("RSVP,X,facebook.com/rsvp,", "is an address on Facebook"),
        ("RSVP,Facebook,facebook.com/profile.php?id=1,", "a person's profile"),
        ("RSVP,X,x.com/rsvp page,", "holds a space"),
        ("RSVP,X,x.com/abcd,efgh", "but the handle is “efgh”"),
        ("RSVP,LinkedIn,linkedin.com/company/PittsfieldRSVP2,", "already has"),
        (f"RSVP,X,x.com/{'x' * 10_000},", "at most 2,000 characters"),
    ],
)
def test_a_page_that_can_not_stand_is_refused(city: City, line: str, words: str) -> None:
    city.account(State.LIVE, "PittsfieldRSVP2", page_key="elsewhere")
    assert words in error(city, "pages", f"department,platform,address,handle\n{line}\n")


@sqlite
def test_a_page_that_is_there_twice_names_the_first_line(city: City) -> None:
    text = "department,platform,address\nRSVP,X,x.com/rsvp\nLibrary,Twitter,twitter.com/RSVP\n"
    assert error(city, "pages", text) == "Line 2 has this page already."


@sqlite
def test_a_purpose_that_is_too_long_is_refused(city: City) -> None:
    text = f"department,platform,address,purpose\nRSVP,X,x.com/rsvp,{'x' * 10_000}\n"
    assert "10,000 characters" in error(city, "pages", text)


# Applying


def test_what_was_changed_meanwhile_shows_in_a_new_preview(city: City) -> None:
    found = preview(city, "people", "login,name,email,supervisor\nnew,Nora,n@x.org,max\n")
    people.save_person(city.of("ivy"), "new", "Nell", "l@x.org", city.people["max"])
    with pytest.raises(Conflict, match="has changed since this preview"):
        imports.apply(city.of("lee"), found)
    assert person(city, "new").name == "Nell"


def test_a_change_that_does_not_matter_is_no_conflict(city: City) -> None:
    found = preview(city, "people", "login,name,email,supervisor\nnew,Nora,n@x.org,max\n")
    people.save_person(city.of("ivy"), "other", "Olaf", "o@x.org", city.people["max"])
    assert imports.apply(city.of("lee"), found) == 1


def pages(lines: int, first: int = 0) -> str:
    numbers = range(first, first + lines)
    made = (f"RSVP,Instagram,https://instagram.com/page{number},Purpose\n" for number in numbers)
    return f"department,platform,address,purpose\n{''.join(made)}"


def test_a_large_import_tells_how_far_it_is(city: City) -> None:
    told: list[tuple[int, int]] = []
    found = imports.preview(
        city.of("lee"), "pages", pages(MANY).encode(), lambda *how_far: told.append(how_far)
    )
    imports.apply(city.of("lee"), found, lambda *how_far: told.append(how_far))
    assert {total for _done, total in told} == {MANY}
    assert [told[0], told[-1]] == [(0, MANY), (MANY, MANY)]
    middle = told.index((MANY, MANY)) + 1
    assert told[:middle] == sorted(told[:middle])
    assert told[middle:] == sorted(told[middle:])


@pytest.mark.parametrize("stop_at", [0, MANY // 4, MANY - 1])
def test_an_import_that_is_stopped_changes_nothing(city: City, stop_at: int) -> None:
    found = preview(city, "pages", pages(MANY))
    acts = count(city, "act")

    def stop(done: int, total: int) -> None:
        if done >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        imports.apply(city.of("lee"), found, stop)
    assert (count(city, "account"), count(city, "act")) == (0, acts)
    assert imports.apply(city.of("lee"), found) == MANY  # and can be done after all


def test_many_people_report_to_people_further_down(city: City) -> None:
    lines = "".join(
        f"u{n},N {n},u{n}@x.org,{f'u{n + 1}' if n + 1 < MANY else 'max'}\n" for n in range(MANY)
    )
    assert apply(city, "people", f"login,name,email,supervisor\n{lines}") == MANY
    chief = person(city, "u0").supervisor
    assert chief
    assert chief.name == "N 1"


def test_a_department_can_go_on_with_an_imported_page(city: City) -> None:
    apply(city, "pages", pages(1))
    with city.database.read() as conn:
        made = conn.exec_driver_sql("SELECT id FROM account").scalar_one()
    ada = city.of("ada")
    account = account_view.show(ada, made).account
    saved = accounts.save(ada, account_view.as_request(account), made, account.version)
    assert saved.version == account.version + 1


@sqlite
def test_a_hundred_thousand_lines_are_read_and_can_be_stopped_at_any_time(city: City) -> None:
    lines = "".join(f"u{number},N,u{number}@x.org,max\n" for number in range(100_000))
    data = f"login,name,email,supervisor\n{lines}".encode()
    waits: list[float] = []
    last = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal last
        waits.append(time.monotonic() - last)
        last = time.monotonic()

    found = imports.preview(city.of("lee"), "people", data, report)
    assert found.count("add") == 100_000
    assert max(waits[1:]) < 5  # reading the file itself comes first, and takes a second
    before = count(city, "person")

    def stop(done: int, total: int) -> None:
        if done > 30_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        imports.apply(city.of("lee"), found, stop)
    assert count(city, "person") == before
