"""Pictures of a draft: kept with it, read once, and let go when nobody needs them."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.media import Media
from pittadmin.services import draft_media, drafts
from pittadmin.storage import files
from pittadmin.storage.schema import file
from tests.city import PNG, City
from tests.composer import PICTURE, confirm_all, get, picture, ready, written

OTHER = PNG + b"other"
CLEANED = replace(
    PICTURE, name="clean.png", sha256=files.key_of(OTHER), size=len(OTHER), has_location=False
)


@pytest.fixture
def composing(city: City) -> City:
    return ready(city)


def added(city: City, draft: Draft, by: str = "ada") -> Draft:
    return draft_media.add(city.of(by), draft.id, draft.version, [picture()])


def kept_files(city: City) -> set[str]:
    with city.database.read() as conn:
        return set(conn.execute(select(file.c.sha256)).scalars())


@pytest.mark.requirement("R27", "R30")
def test_what_the_bytes_say_is_not_the_forms_to_change(composing: City) -> None:
    located = replace(PICTURE, has_location=True)
    draft = written(composing)
    new = [draft_media.NewMedia(located, PNG)]
    draft = draft_media.add(composing.of("ada"), draft.id, draft.version, new)
    said = Media(
        "other.png",
        sha256=PICTURE.sha256,
        alt_text="The hall",
        taken_by=" phil PINE",
        credit="City",
        function="Open day",
        kind="image",
        taken_by_authorized=False,
    )
    draft = drafts.save_text(
        composing.of("ada"), draft.id, draft.version, replace(draft.post, media=(said,))
    )
    (now,) = draft.post.media
    assert now.has_location
    assert (now.name, now.content_type, now.size) == ("hall.png", "image/png", len(PNG))
    assert (now.alt_text, now.function, now.kind) == ("The hall", "Open day", "image")
    assert now.taken_by_authorized is True
    draft = drafts.save_text(
        composing.of("ada"),
        draft.id,
        draft.version,
        replace(draft.post, media=(replace(now, taken_by="Eve East"),)),
    )
    assert draft.post.media[0].taken_by_authorized is False
    assert draft_media.data(composing.of("deb"), draft.id, PICTURE.sha256) == PNG
    with pytest.raises(NotAllowed):
        draft_media.data(composing.of("lou"), draft.id, PICTURE.sha256)
    with pytest.raises(Conflict):
        draft_media.data(composing.of("ada"), draft.id, "0" * 64)


def test_a_cleaned_copy_takes_the_place_and_what_was_said_stays(composing: City) -> None:
    draft = added(composing, written(composing))
    said = replace(draft.post.media[0], alt_text="The hall")
    draft = drafts.save_text(
        composing.of("ada"), draft.id, draft.version, replace(draft.post, media=(said,))
    )
    clean = picture(CLEANED, OTHER)
    draft = draft_media.swap(composing.of("ada"), draft.id, draft.version, 0, clean)
    (now,) = draft.post.media
    assert (now.name, now.alt_text, now.sha256) == ("clean.png", "The hall", CLEANED.sha256)
    for place in (1, -1):
        with pytest.raises(Conflict, match="not in the draft"):
            draft_media.swap(composing.of("ada"), draft.id, draft.version, place, clean)


def test_a_picture_taken_off_can_come_back_until_the_draft_is_sent(composing: City) -> None:
    draft = added(composing, written(composing))
    with_it = draft.post
    draft = drafts.save_text(
        composing.of("ada"), draft.id, draft.version, replace(with_it, media=())
    )
    assert PICTURE.sha256 in kept_files(composing)
    draft = drafts.save_text(composing.of("ada"), draft.id, draft.version, with_it)
    assert draft.post == with_it
    draft = drafts.save_text(
        composing.of("ada"), draft.id, draft.version, replace(with_it, media=())
    )
    draft = confirm_all(composing, draft)
    drafts.send(composing.of("ada"), draft.id, draft.version)
    assert PICTURE.sha256 not in kept_files(composing)


def test_a_discarded_draft_lets_its_pictures_go_and_what_others_need_stays(
    composing: City,
) -> None:
    first, second = (added(composing, written(composing)) for _draft in range(2))
    composing.picture(composing.get(1), PNG)
    for draft in (first, second):
        drafts.discard(composing.of("ada"), draft.id, draft.version)
        assert PICTURE.sha256 in kept_files(composing)
    # Evidence that is taken off leaves a picture that a draft holds.
    third = added(composing, written(composing))
    with composing.change() as conn:
        files.detach(conn, 1, composing.get(1, conn).evidence[0].id)
    assert PICTURE.sha256 in kept_files(composing)
    drafts.discard(composing.of("ada"), third.id, third.version)
    assert PICTURE.sha256 not in kept_files(composing)
    assert get(composing, third.id).state is DraftState.DISCARDED


@pytest.mark.requirement("R28")
def test_a_video_too_large_to_keep_is_known_by_its_facts(composing: City) -> None:
    video = Media("parade.mp4", "video", "video/mp4", 4_000_000_000)
    draft = written(composing)
    draft = draft_media.add(
        composing.of("ada"), draft.id, draft.version, [draft_media.NewMedia(video, None)]
    )
    assert draft.post.media == (video,)
    draft = confirm_all(composing, draft)
    sent = drafts.send(composing.of("ada"), draft.id, draft.version)
    assert sent.state is DraftState.SENT


def test_a_file_that_is_not_what_was_looked_at_is_refused(composing: City) -> None:
    draft = written(composing)
    for new in (picture(data=OTHER), picture(data=None)):
        with pytest.raises(Invalid) as refused:
            draft_media.add(composing.of("ada"), draft.id, draft.version, [new])
        assert refused.value.problems[0].field == "media"
    huge = bytes(50 * 1024 * 1024 + 1)
    with pytest.raises(Invalid, match="50 MB"):
        draft_media.add(composing.of("ada"), draft.id, draft.version, [picture(data=huge)])
    assert get(composing, draft.id) == draft


@pytest.mark.requirement("R27")
def test_a_picture_without_its_file_is_not_sent(composing: City) -> None:
    draft = written(composing)
    draft = drafts.save_text(
        composing.of("ada"), draft.id, draft.version, replace(draft.post, media=(PICTURE,))
    )
    draft = confirm_all(composing, draft)
    with pytest.raises(Invalid, match=r"“hall.png” is not kept"):
        drafts.send(composing.of("ada"), draft.id, draft.version)


def test_adding_a_picture_to_a_draft_that_changed_is_a_conflict_and_keeps_nothing(
    composing: City,
) -> None:
    draft = written(composing)
    newer = drafts.save_text(
        composing.of("abe"), draft.id, draft.version, replace(draft.post, text="Newer")
    )
    with pytest.raises(Conflict) as refused:
        added(composing, draft)
    assert refused.value.current.post == newer.post
    assert PICTURE.sha256 not in kept_files(composing)
