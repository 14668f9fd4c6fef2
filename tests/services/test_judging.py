"""What is entered about an account: refused with the field, the requirement and what to do."""

import threading
from dataclasses import replace

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.errors import Conflict, Invalid
from pittadmin.services import accounts
from pittadmin.storage.database import Database
from tests.city import City

LONG = "x" * 100_000


WRONG = [
    ({"email": "rsvp@gmail.com"}, "email", "R14"),
    ({"email": "rsvp@cityofpittsfıeld.org"}, "email", "R14"),
    ({"email": "rsvp @cityofpittsfield.org"}, "email", "R14"),
    ({"email": "ada.adams@cityofpittsfield.org"}, "email", "R17"),
    ({"email": "aadams@cityofpittsfield.org"}, "email", "R17"),
    ({"email": "library@cityofpittsfield.org"}, "email", "R16"),
    ({"email": LONG}, "email", "R14"),
    ({"email": "rs\x00vp@cityofpittsfield.org"}, "email", "R14"),
    ({"email": "\ud800@cityofpittsfield.org"}, "email", "R14"),
    ({"platform": "myspace"}, "platform", "R12"),
    ({"platform": LONG}, "platform", "R12"),
    ({"platform": "\ud800"}, "platform", "R12"),
    ({"handle": LONG[:10_000]}, "handle", "R12"),
    ({"handle": "a b"}, "handle", "R12"),
    ({"handle": "<b>RSVP</b>"}, "handle", "R12"),
    ({"handle": "RSV\ud800P"}, "handle", "R12"),
    ({"handle": "RSV\x00P"}, "handle", "R12"),
    ({"page_address": "https://facebook.com/profile.php?id=5"}, "page_address", "R18"),
    ({"page_address": "https://linkedin.com/company/x"}, "page_address", "R12"),
    ({"page_address": LONG}, "page_address", "R12"),
    ({"page_address": "facebook.com/\ud800"}, "page_address", "R12"),
    ({"purpose": LONG}, "purpose", ""),
    ({"purpose": "half a \ud83d letter"}, "purpose", ""),
    ({"audience": "\udfff"}, "audience", ""),
    ({"profile_text": LONG}, "profile_text", ""),
    ({"placement_note": LONG}, "placement_note", ""),
    ({"waiver_reason": LONG}, "waiver_reason", ""),
]


@pytest.mark.requirement("R12", "R14", "R16", "R17", "R18")
def test_what_can_not_stand_is_refused_with_the_field_and_what_to_do(city: City) -> None:
    for entered, field, requirement in WRONG:
        with pytest.raises(Invalid) as refused:
            accounts.save(city.of("ada"), city.request(**entered))
        problems = refused.value.problems
        assert {problem.field for problem in problems} == {field}, str(entered)[:50]
        assert requirement in {problem.requirement for problem in problems}, str(entered)[:50]
        for problem in problems:
            assert problem.todo
            assert len(str(problem)) < 500, "a sentence, not what was typed"
            str(problem).encode()


@pytest.mark.requirement("R15")
def test_without_a_general_email_the_department_is_told_to_ask_it(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        accounts.save(city.of("lou"), city.request("Parks", email="parks@cityofpittsfield.org"))
    assert refused.value.requirement == "R15"


def test_everything_wrong_is_named_at_once(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        accounts.save(
            city.of("ada"),
            city.request(email="x@y.com", handle="a b", page_address="x.com/PittsfieldRSVP"),
        )
    assert {problem.field for problem in refused.value.problems} == {
        "email",
        "handle",
        "page_address",
    }


@pytest.mark.requirement("R5")
def test_a_department_has_no_two_accounts_with_one_handle_however_it_is_written(
    city: City,
) -> None:
    kept = accounts.save(city.of("ada"), city.request())
    for same in ("PittsfieldRSVP", "pittsfieldrsvp", "Pittsfield.RSVP", "@p.ittsfieldrsvp"):
        with pytest.raises(Invalid, match="already has") as refused:
            accounts.save(city.of("abe"), city.request(handle=same))
        assert refused.value.problems[0].field == "handle"
        kept = accounts.save(city.of("ada"), city.request(handle=same), kept.id, kept.version)
        assert kept.handle == same.removeprefix("@")
    other = accounts.save(city.of("abe"), city.request(platform="x", handle="PittsfieldRSVP"))
    assert other.state is State.DRAFT
    elsewhere = accounts.save(city.of("lou"), city.request("Library", "lou", handle=kept.handle))
    assert elsewhere.department == "Library"


@pytest.mark.requirement("R5")
def test_an_archived_account_gives_its_handle_and_address_free(city: City) -> None:
    asked = city.request(exists_already=True, page_address="facebook.com/PittsfieldRSVP")
    first = accounts.save(city.of("ada"), asked)
    accounts.discard(city.of("ada"), first.id, first.version, "By mistake")
    assert accounts.save(city.of("ada"), asked).state is State.DRAFT


@pytest.mark.requirement("R5")
def test_a_page_address_exists_once_in_the_city_however_it_is_written(city: City) -> None:
    address = "https://facebook.com/PittsfieldRSVP"
    accounts.save(city.of("ada"), city.request(exists_already=True, page_address=address))
    for same in (
        "https://www.facebook.com/PittsfieldRSVP",
        "m.facebook.com/pittsfield.rsvp/",
        "HTTP://FACEBOOK.COM/PITTSFIELDRSVP?utm_source=x#top",
    ):
        with pytest.raises(Invalid, match="registered already: RSVP on Facebook") as refused:
            accounts.save(
                city.of("lou"),
                city.request("Library", "lou", exists_already=True, page_address=same),
            )
        assert refused.value.problems[0].field == "page_address"


@pytest.mark.requirement("R5")
@pytest.mark.parametrize("what", ["handle", "page_address"])
def test_of_two_who_enter_the_same_at_once_one_is_told_so(city: City, what: str) -> None:
    other = Database(city.database.address)
    start = threading.Barrier(2)
    told: list[object] = []

    def enter(login: str, database: Database) -> None:
        department = {"ada": "RSVP", "abe": "RSVP", "lou": "Library"}[login]
        values: dict[str, object] = {}
        if what == "page_address":
            values = {"exists_already": True, "page_address": "facebook.com/PittsfieldRSVP"}
        ctx = replace(city.of(login), database=database)
        start.wait()
        try:
            told.append(accounts.save(ctx, city.request(department, **values)))
        except (Conflict, Invalid) as error:
            told.append(error)

    second = "abe" if what == "handle" else "lou"
    both = [
        threading.Thread(target=enter, args=("ada", city.database)),
        threading.Thread(target=enter, args=(second, other)),
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    other.close()
    assert len([one for one in told if isinstance(one, (Conflict, Invalid))]) == 1
    assert len(told) == 2


def test_an_address_longer_than_a_page_can_have_is_refused_and_not_cut(city: City) -> None:
    from pittadmin.services import platforms

    asked = platforms.ask(
        city.of("ada"), city.departments["RSVP"], "Bluesky", "bsky.app", "Many read it"
    )
    platforms.accept(city.of("pat"), asked.id)
    with pytest.raises(Invalid, match="500 fit"):
        accounts.save(
            city.of("ada"),
            city.request(
                platform="bluesky", exists_already=True, page_address="bsky.app/" + "x" * 600
            ),
        )


def test_text_is_kept_as_it_was_typed_without_nul_and_outer_space(city: City) -> None:
    typed = " <script>alert('x')</script> =1+1 & “quoted”\x00 é😀 "
    kept = accounts.save(city.of("ada"), city.request(purpose=typed))
    assert kept.purpose == typed.replace("\x00", "").strip()
    assert city.get(kept.id).purpose == kept.purpose


@pytest.mark.requirement("R18")
def test_the_first_attestation_stays_until_it_is_taken_back(city: City) -> None:
    draft = accounts.save(city.of("ada"), city.request())
    again = accounts.save(city.of("abe"), city.request(), draft.id, draft.version)
    assert again.attested_by == "Ada Adams"
    back = accounts.save(city.of("abe"), city.request(attested=False), again.id, again.version)
    assert (back.attested_by, back.attested_at) == ("", None)


@pytest.mark.requirement("R15")
def test_a_request_that_waits_for_an_email_stays_with_its_department(city: City) -> None:
    from pittadmin.services import emails

    draft = accounts.save(city.of("lou"), city.request("Parks", "lou", email=""))
    waits = emails.ask(city.of("lou"), draft.id, draft.version)
    with pytest.raises(Invalid, match="waits for the e-mail of Parks") as refused:
        accounts.save(
            city.of("lou"), city.request("Library", "lou", email=""), waits.id, waits.version
        )
    assert refused.value.requirement == "R15"
