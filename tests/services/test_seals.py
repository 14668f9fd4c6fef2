"""The City's seals are Personnel's to keep, and every picture is held against them."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from pittadmin.checks.engine import check
from pittadmin.checks.media import clean, look_at, seal_of
from pittadmin.domain.acts import Act
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.seals import Seal
from pittadmin.services import draft_media, drafts, facts, packs, seals
from pittadmin.services.draft_media import NewMedia
from pittadmin.storage import files
from pittadmin.storage.schema import file
from tests.city import HOLDER, City
from tests.composer import get, go_live, written
from tests.media import drawing, exif, saved, seal, video

OFFICIAL = saved(seal(), "PNG")
RENDERED = saved(seal(ink="#6b1212"), "PNG")


def kept_files(city: City) -> set[str]:
    with city.database.read() as conn:
        return set(conn.execute(select(file.c.sha256)).scalars())


@pytest.mark.requirement("R26", "R35")
def test_a_seal_is_kept_with_its_picture_who_added_it_and_when(city: City) -> None:
    made = seals.keep(city.of("pat"), "  City seal, blue ", OFFICIAL)
    assert made.seal == seal_of(OFFICIAL, "City seal, blue")
    assert (made.added_by.name, made.added_at) == ("Pat Poole", city.moment)
    assert seals.kept(city.of("eve")) == (made,)
    assert seals.picture(city.of("eve"), made.seal.sha256) == OFFICIAL
    assert facts.city_facts(city.of("ada")).seals == (made.seal,)


@pytest.mark.requirement("R26")
def test_the_largest_difference_hash_is_kept_whole(city: City) -> None:
    from pittadmin.storage import seals as stored

    most = Seal("Most", files.key_of(OFFICIAL), "0" * 64, 2**128 - 1)
    with city.change() as conn:
        stored.add(conn, 1, most, OFFICIAL, city.people["pat"], city.moment)
        assert stored.kept(conn)[0].seal == most


@pytest.mark.requirement("R26", "R35")
def test_only_personnel_keeps_seals(city: City) -> None:
    for role, login in HOLDER.items():
        if role in PERMISSIONS[Act.KEEP_SEALS].roles:
            made = seals.keep(city.of(login), "City seal", OFFICIAL)
            seals.drop(city.of(login), made.id)
            continue
        with pytest.raises(NotAllowed, match="keep the City's official seals"):
            seals.keep(city.of(login), "City seal", OFFICIAL)
    made = seals.keep(city.of("pat"), "City seal", OFFICIAL)
    with pytest.raises(NotAllowed):
        seals.drop(city.of("eve"), made.id)
    assert len(seals.kept(city.of("eve"))) == 1


def test_a_seal_that_is_dropped_is_gone_with_its_picture_and_stays_in_the_trail(
    city: City,
) -> None:
    made = seals.keep(city.of("pat"), "City seal", OFFICIAL)
    seals.drop(city.of("pam"), made.id)
    assert seals.kept(city.of("pat")) == ()
    assert made.seal.sha256 not in kept_files(city)
    for use in (
        lambda: seals.drop(city.of("pat"), made.id),
        lambda: seals.picture(city.of("pat"), made.seal.sha256),
    ):
        with pytest.raises(Conflict, match="not kept any more"):
            use()
    with city.database.read() as conn:
        said = conn.execute(
            text(
                "SELECT person_name, op FROM audit JOIN act ON act.id = audit.act_id "
                "WHERE entity = 'official_seal' ORDER BY audit.id"
            )
        ).all()
    assert [tuple(one) for one in said] == [("Pat Poole", "INSERT"), ("Pam Price", "DELETE")]


def test_a_picture_that_a_draft_needs_stays_when_the_seal_is_dropped(city: City) -> None:
    made = seals.keep(city.of("pat"), "City seal", OFFICIAL)
    draft = with_picture(city, OFFICIAL)
    seals.drop(city.of("pat"), made.id)
    assert made.seal.sha256 in kept_files(city)
    again = seals.keep(city.of("pat"), "City seal", OFFICIAL)
    drafts.discard(city.of("ada"), draft.id, draft.version)
    assert again.seal.sha256 in kept_files(city)


@pytest.mark.parametrize(
    ("name", "data", "field", "said"),
    [
        (" ", OFFICIAL, "name", "name is missing"),
        ("x" * 101, OFFICIAL, "name", "101 characters long; 100 fit"),
        ("half \ud800", OFFICIAL, "name", "not whole"),
        ("Seal", b"", "media", "is empty"),
        ("Seal", b"%PDF-1.7", "media", "neither a picture nor a video"),
        ("Seal", OFFICIAL[:200], "media", "damaged or incomplete"),
        ("Seal", video(), "media", "not a picture"),
        ("Seal", OFFICIAL + bytes(50 * 1024 * 1024), "media", "larger than 50 MB"),
    ],
    ids="nameless long half empty pdf cut video large".split(),  # noqa: SIM905
)
def test_what_can_t_be_a_seal_is_refused_in_a_sentence(
    city: City, name: str, data: bytes, field: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said) as refused:
        seals.keep(city.of("pat"), name, data)
    assert refused.value.problems[0].field == field
    assert seals.kept(city.of("pat")) == ()


def test_a_seal_is_kept_once_and_no_two_have_one_name(city: City) -> None:
    seals.keep(city.of("pat"), "City seal", OFFICIAL)
    with pytest.raises(Invalid, match="kept already, as “City seal”"):
        seals.keep(city.of("pam"), "Other", OFFICIAL)
    with pytest.raises(Invalid, match="Another seal is called “City seal”"):
        seals.keep(city.of("pam"), "CITY SEAL", RENDERED)
    seals.keep(city.of("pam"), "City seal, red", RENDERED)


def with_picture(city: City, data: bytes) -> Draft:
    """Return a draft of Ada's with a picture, of which all is said, as the Composer adds it."""
    draft = written(city)
    new = NewMedia(look_at(data, "seal.png"), data)
    draft = draft_media.add(city.of("ada"), draft.id, draft.version, [new])
    said = replace(draft.post.media[0], alt_text="A seal", taken_by="Hal Hart", function="Fair")
    post = replace(draft.post, media=(said,))
    draft = drafts.save_text(city.of("ada"), draft.id, draft.version, post)
    points = check(draft.post, packs.checker(city.of("ada"))).confirmations
    return drafts.confirm(city.of("ada"), draft.id, [one.key for one in points])


def found(city: City, draft: Draft) -> set[str]:
    """Return the rules that find something in a draft, as the rules in force judge it now."""
    ctx = city.of("ada")
    report = check(get(city, draft.id).post, packs.checker(ctx), facts.city_facts(ctx))
    return {one.rule for one in report.findings}


@pytest.mark.requirement("R26", "R35")
def test_a_seal_kept_today_counts_for_the_drafts_of_yesterday(city: City) -> None:
    go_live(city)
    rendered, official = with_picture(city, RENDERED), with_picture(city, OFFICIAL)
    cleaned = with_picture(city, clean(saved(seal(), "PNG", exif=exif())))
    other = with_picture(city, saved(drawing(), "PNG"))
    assert "PIC-SEAL" not in found(city, rendered)
    made = seals.keep(city.of("pat"), "City seal", OFFICIAL)
    assert "PIC-SEAL" in found(city, rendered)
    for draft in (official, cleaned, other):
        assert "PIC-SEAL" not in found(city, draft)
    seals.drop(city.of("pat"), made.id)
    assert "PIC-SEAL" not in found(city, rendered)


@pytest.mark.requirement("R35")
def test_a_rendering_is_found_when_the_draft_is_sent_and_when_it_is_approved(city: City) -> None:
    go_live(city)
    draft = with_picture(city, RENDERED)
    ada, hal = city.of("ada"), city.of("hal")
    first = drafts.send(ada, draft.id, draft.version)
    seals.keep(city.of("pat"), "City seal", OFFICIAL)
    with pytest.raises(Invalid, match="resembles the City's seal"):
        drafts.approve(hal, first.id, first.version)
    back = drafts.send_back(hal, first.id, first.version, "Use the official seal")
    with pytest.raises(Invalid, match="resembles the City's seal"):
        drafts.send(ada, back.id, back.version)
