"""The Composer tab: writing, judging, approving and posting, on the real database."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pittadmin.checks.media import look_at
from pittadmin.domain.posts import Post, Variant
from pittadmin.domain.roles import Role
from pittadmin.services import drafts, people, seals
from pittadmin.ui.conflict import WhatChanged
from pittadmin.ui.dialogs import Dialog, ReasonDialog
from pittadmin.ui.draft_keeper import SAVE_AFTER_MS
from pittadmin.ui.media_dialog import MediaDialog
from pittadmin.ui.pages import PAGES, pages_for
from pittadmin.ui.posted_dialog import PostedDialog
from tests.media import HEIC, photo, saved, seal
from tests.ui.accessibility import (
    cut_off,
    focus_order_faults,
    rich_text,
    shared_keys,
    tab_chain,
    unnamed,
)
from tests.ui.composer import FINE, MANY, Composer, ShellFor, as_kept, compose, ready, sent
from tests.ui.conftest import City, picture


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for what is copied."""
    monkeypatch.setenv("PITTADMIN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def dialog_of(qtbot: QtBot, parent: QObject, kind: type[Dialog]) -> Dialog:
    """Return the dialog of this kind that stands over a window, once it is there."""

    def there() -> list[Dialog]:
        return [one for one in parent.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def seen(parent: QObject) -> str:
    """Return all words that are seen."""
    labels = parent.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


# Who has business here


@pytest.mark.parametrize(
    ("roles", "there"),
    [
        ({"administrator"}, True),
        ({"head"}, True),
        ({"head_designee"}, True),
        ({"personnel"}, True),
        ({"it"}, False),
        ({"mayor"}, False),
        (set(), False),
    ],
)
def test_the_tab_is_there_for_who_has_business_in_it(roles: set[str], there: bool) -> None:
    keys = [page.key for page in pages_for(roles)]
    assert ("composer" in keys) == there
    others = ["today", "accounts", "violations", "policy"]
    assert [key for key in keys if key in ("composer", *others) and key != "composer"] == others
    assert all(set(page.roles) <= {role.value for role in Role} for page in PAGES)


@pytest.mark.parametrize(("who", "writes"), [("me", True), ("head", True), ("personnel", False)])
def test_who_writes_for_a_department_can_begin_a_draft(
    qtbot: QtBot, city: City, shell_for: ShellFor, who: str, writes: bool
) -> None:
    composer = compose(qtbot, shell_for(who))
    assert composer.page.new.isVisible() == writes


# Writing


@pytest.mark.requirement("R19")
@pytest.mark.requirement("R39")
@pytest.mark.requirement("R42")
def test_three_things_are_found_with_their_sentences_of_the_policy(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write(MANY)
    marked = [one.cursor.selectedText() for one in composer.edit.extraSelections()]
    assert any("11/30" in one for one in marked)
    assert any("linkedin.com/in/sample" in one for one in marked)
    assert any("VOTE YES" in one for one in marked)
    assert "Not ready" in composer.verdict.sentence.text()
    assert composer.steps()[-1] == "Show the first*"
    composer.press("Show the first")
    assert "The policy says: “" in seen(composer.panel.checklist)
    for card in composer.panel.checklist.cards:
        card.click()
        if card.finding.end > card.finding.start:
            words = composer.edit.textCursor().selectedText()
            assert words == MANY[card.finding.start : card.finding.end].replace("\n", "\u2029")


def test_what_is_typed_is_saved_soon_and_survives_a_kill(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    assert SAVE_AFTER_MS < 2000
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    qtbot.keyClicks(composer.edit, "Volunteers meet on Monday")
    draft_id = composer.draft.id
    # Nothing is closed and nothing asked: what another program finds in the database is there.
    qtbot.waitUntil(
        lambda: as_kept(city.me, draft_id).post.text == "Volunteers meet on Monday", timeout=10_000
    )


def test_what_was_typed_last_is_saved_when_the_page_goes(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    draft_id = composer.draft.id
    qtbot.keyClicks(composer.edit, "The last words")
    composer.page.leave()
    composer.page.deleteLater()
    composer.shell.runner.close()
    assert as_kept(city.me, draft_id).post.text == "The last words"


def test_another_draft_takes_nothing_with_it(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    first = composer.draft.id
    composer.edit.insertPlainText("The first")
    composer.begin()
    composer.edit.insertPlainText("The second")
    composer.settle()
    qtbot.waitUntil(lambda: as_kept(city.me, first).post.text == "The first")
    composer.page.show_subject("draft", first)
    qtbot.waitUntil(lambda: composer.edit.text() == "The first")


def test_a_draft_that_is_saved_when_another_is_shown_does_not_rename_it(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    other = drafts.start(city.me, city.departments["RSVP"].id, Post("The other"))
    composer = compose(qtbot, shell_for("me"))
    qtbot.waitUntil(lambda: composer.panel.draft_id == other.id)
    composer.begin()
    composer.settle()
    first = composer.draft.id
    composer.edit.insertPlainText("The first")
    composer.page.show_subject("draft", other.id)
    composer.panel.reload()
    qtbot.waitUntil(lambda: composer.panel.draft_id == other.id)
    qtbot.waitUntil(lambda: as_kept(city.me, first).post.text == "The first")
    composer.settle()
    assert composer.panel.title.text() == "The other"


def test_a_platform_can_have_its_own_text_and_share_it_again(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    city.live("PittsfieldRSVPx", "x")
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("For everybody")
    editor = composer.panel.writing.editor
    assert [editor.tabs.tabText(n) for n in range(3)] == ["All platforms", "Facebook", "X"]
    editor.tabs.setCurrentIndex(2)
    assert editor.shown_edit().isReadOnly()
    editor.own_button.click()
    composer.write("For X")
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.variants == (Variant("x", "For X"),)
    editor.own_button.click()
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.variants == ()
    editor.own_button.click()
    assert composer.edit.text() == "For X"


def test_counters_say_how_long_it_is_and_what_is_too_much(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live("PittsfieldRSVPx", "x")
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("🍂" * 141)
    counter = composer.panel.writing.editor.counters.of["x"]
    assert counter.words == "X 282 of 280, 2 too many"
    assert counter.is_over
    assert counter.accessibleName() == counter.words


def test_points_are_remembered_and_asked_again_where_it_matters(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write(f"{FINE} bit.ly/one")
    composer.confirm_all()
    assert composer.steps()[-1] == "Send for approval…*"
    assert as_kept(city.me, composer.draft.id).answered
    composer.write(f"{FINE} bit.ly/two")
    assert composer.steps()[-1] == "Show the first*"


def test_a_fix_mends_the_text_and_can_be_undone(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    words = "See https://www.amazon.com/dp/B01?tag=city-20 today"
    composer.write(words)
    card = next(c for c in composer.panel.checklist.cards if c.finding.replacement is not None)
    assert card.fix.isVisible()
    card.fix.click()
    composer.settle()
    assert composer.edit.text() == "See https://www.amazon.com/dp/B01 today"
    composer.edit.undo()
    composer.settle()
    assert composer.edit.text() == words
    assert as_kept(city.me, composer.draft.id).post.text == words


@pytest.mark.requirement("R42")
def test_the_checklist_follows_who_types_without_a_rest(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.edit.change_text("VOTE YES on 2")
    keys = QTimer(interval=20)
    keys.timeout.connect(lambda: composer.edit.insertPlainText("!"))
    keys.start()
    qtbot.waitUntil(lambda: bool(composer.panel.checklist.cards))
    assert keys.isActive()
    keys.stop()


@pytest.mark.parametrize(
    "words",
    [
        "word " * 20_000,
        "x" * 100_000,
        "bit.ly/a " * 500,
        "\u202bשלום\u202c مرحبا",
        "👨\u200d👩\u200d👧 e\u0301",
    ],
    ids=["many words", "one word", "links", "right to left", "joined"],
)
def test_whatever_is_pasted_is_kept_and_judged(
    qtbot: QtBot, city: City, shell_for: ShellFor, words: str
) -> None:
    city.live()
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    data = QMimeData()
    data.setText(words)
    composer.edit.insertFromMimeData(data)
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.text == words
    assert composer.verdict.sentence.text()


# Two people


def test_who_is_second_is_told_and_nothing_is_overwritten(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("Ours")
    kept = composer.draft
    drafts.save_text(city.who["head"], kept.id, kept.version, Post("Theirs", ("facebook",)))
    composer.edit.change_text("Mine")
    dialog = dialog_of(qtbot, composer.page.window(), WhatChanged)
    assert as_kept(city.me, kept.id).post.text == "Theirs"
    head = people.me(city.who["head"]).person.name
    assert dialog.windowTitle() == f"{head} changed this draft too"
    assert isinstance(dialog, WhatChanged)
    assert dialog.choices["text"].value() == "mine"
    dialog.confirm_button.click()
    composer.settle()
    merged = as_kept(city.me, kept.id).post
    assert merged.text == "Mine"
    assert merged.platforms == ("facebook",)


def test_who_puts_the_choice_off_loses_nothing(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("Ours")
    kept = composer.draft
    drafts.save_text(city.who["head"], kept.id, kept.version, Post("Theirs"))
    composer.edit.change_text("Mine")
    dialog_of(qtbot, composer.page.window(), WhatChanged).reject()
    qtbot.waitUntil(lambda: "Your last changes are not saved." in seen(composer.panel))
    assert as_kept(city.me, kept.id).post.text == "Theirs"
    composer.panel.leave()
    again = compose(qtbot, shell_for("me"))
    again.page.show_subject("draft", kept.id)
    dialog = dialog_of(qtbot, again.page.window(), WhatChanged)
    said = [one.text() for one in dialog.findChildren(QAbstractButton)]
    assert "Yours: Mine" in said
    assert "Theirs: Theirs" in said
    dialog.reject()


def test_what_somebody_else_saved_is_shown_and_told(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("Ours")
    kept = composer.draft
    drafts.save_text(city.who["head"], kept.id, kept.version, Post("Theirs"))
    composer.panel.reload()
    qtbot.waitUntil(lambda: composer.edit.text() == "Theirs")
    assert "changed this draft" in seen(composer.panel)


# The way of a post


@pytest.mark.requirement("R53")
def test_personnel_is_asked_and_answers(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("May we say this?")
    composer.press("Ask Personnel…")
    dialog = dialog_of(qtbot, composer.page.window(), ReasonDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("Is it ours to tell?")  # type: ignore[union-attr]
    dialog.confirm_button.click()
    composer.until_state("held")
    assert composer.edit.isReadOnly()
    assert "Is it ours to tell?" in seen(composer.panel)
    personnel = compose(qtbot, shell_for("personnel"))
    personnel.until_state("held")
    assert personnel.steps() == ["Answer…*"]
    personnel.press("Answer…")
    dialog = dialog_of(qtbot, personnel.page.window(), ReasonDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("Yes, it is.")  # type: ignore[union-attr]
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: as_kept(city.me, composer.draft.id).state == "draft")
    composer.panel.reload()
    composer.until_state("draft")
    assert "Yes, it is." in seen(composer.panel)
    assert not composer.edit.isReadOnly()


@pytest.mark.requirement("R32")
def test_the_head_reads_it_as_it_will_look_and_returns_it(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    draft = sent(city.me, city)
    head = compose(qtbot, shell_for("head"))
    head.until_state("sent")
    assert head.panel.writing.views.currentIndex() == 1
    assert FINE in seen(head.panel.writing.preview)
    assert head.steps()[-1] == "Approve…*"
    head.press("Return…")
    dialog = dialog_of(qtbot, head.page.window(), ReasonDialog)
    dialog.confirm_button.click()
    assert dialog.isVisible()  # a remark is needed
    dialog.findChild(QPlainTextEdit).setPlainText("Say which room.")  # type: ignore[union-attr]
    dialog.confirm_button.click()
    head.until_state("returned")
    me = compose(qtbot, shell_for("me"))
    me.page.show_subject("draft", draft.id)
    me.until_state("returned")
    assert "Say which room." in seen(me.panel)
    assert not me.edit.isReadOnly()


@pytest.mark.requirement("R53")
def test_who_asked_takes_the_question_back_and_writes_on(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("May we say this?")
    draft = composer.draft
    drafts.ask(city.me, draft.id, draft.version, "Is it ours to tell?")
    composer.panel.reload()
    composer.until_state("held")
    assert composer.steps() == ["Discard…", "Take the question back…"]
    composer.press("Take the question back…")
    dialog_of(qtbot, composer.page.window(), Dialog).confirm_button.click()
    composer.until_state("draft")
    assert "It was taken back, Nov 2, 2026" in seen(composer.panel.notes)
    assert not composer.edit.isReadOnly()


@pytest.mark.requirement("R61")
def test_a_draft_that_is_posted_in_part_shows_where_and_where_not_yet(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    city.live("RSVP413", "x")
    draft = ready(city.me, city, platforms=("facebook", "x"))
    draft = drafts.send(city.me, draft.id, draft.version)
    draft = drafts.approve(city.who["head"], draft.id, draft.version)
    composer = compose(qtbot, shell_for("me"))
    composer.page.show_subject("draft", draft.id)
    composer.until_state("approved")
    assert not composer.panel.posts.isVisible()
    where = "https://facebook.com/PittsfieldRSVP/posts/1"
    drafts.mark_posted(city.me, draft.id, draft.version, "facebook", where, city.time.now)
    composer.page.refresh("drafts")
    qtbot.waitUntil(composer.panel.posts.isVisible)
    composer.settle()
    said = seen(composer.panel.posts).split("\n")
    assert said == ["Posted", "Facebook, Nov 2, 2026, 10:00 AM", "Not yet", "X"]
    links = [one for one in composer.panel.posts.findChildren(QAbstractButton) if one.isVisible()]
    assert links[0].accessibleName() == f"Open {where} in the browser"
    links[1].click()
    assert QGuiApplication.clipboard().text() == where
    assert composer.panel.state.text() == "Posted in part"
    table = composer.page.list.table
    qtbot.waitUntil(lambda: "Posted in part" in table.model().index(0, 1).data())
    assert cut_off(composer.panel.posts) == []
    composer.press("Not on the others…")
    dialog_of(qtbot, composer.page.window(), Dialog).confirm_button.click()
    composer.until_state("posted")
    qtbot.waitUntil(lambda: seen(composer.panel.posts).split("\n")[2:] == ["Not posted", "X"])


@pytest.mark.requirement("R32")
@pytest.mark.requirement("R61")
def test_it_is_approved_copied_and_marked_as_posted(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    draft = sent(city.me, city)
    head = compose(qtbot, shell_for("head"))
    head.until_state("sent")
    head.press("Approve…")
    dialog_of(qtbot, head.page.window(), ReasonDialog).confirm_button.click()
    head.until_state("approved")
    me = compose(qtbot, shell_for("me"))
    me.page.show_subject("draft", draft.id)
    me.until_state("approved")
    assert "Copy for Facebook*" in me.steps()
    me.press("Copy for Facebook")
    assert QGuiApplication.clipboard().text() == FINE
    assert me.steps()[-1] == "Mark as posted…*"
    me.press("Mark as posted…")
    dialog = dialog_of(qtbot, me.page.window(), PostedDialog)
    assert isinstance(dialog, PostedDialog)
    dialog.confirm_button.click()
    assert dialog.fields["address"].problem is not None
    dialog.address.setText("https://www.facebook.com/PittsfieldRSVP/posts/1")
    assert unnamed(dialog) == []
    dialog.confirm_button.click()
    me.until_state("posted")
    post = as_kept(city.me, draft.id).posts[0]
    assert post.text == FINE
    assert post.author.id == city.me.person_id
    assert "Posted: Facebook on" in me.verdict.sentence.text()
    assert me.steps() == ["Report a violation…"]


def test_the_heads_own_needs_no_second_approval(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    draft = ready(city.who["head"], city)
    head = compose(qtbot, shell_for("head"))
    head.page.show_subject("draft", draft.id)
    head.until_state("draft")
    assert head.steps()[-1] == "Approve as the head…*"
    head.press("Approve as the head…")
    dialog_of(qtbot, head.page.window(), Dialog).confirm_button.click()
    head.until_state("approved")
    assert as_kept(city.me, draft.id).approval == "own"


def test_without_a_live_account_it_says_what_is_missing(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    draft = ready(city.me, city)
    composer = compose(qtbot, shell_for("me"))
    composer.page.show_subject("draft", draft.id)
    composer.until_state("draft")
    assert "no live account on Facebook" in composer.verdict.sentence.text()
    assert "Send for approval…*" not in composer.steps()


# Pictures


def test_pictures_are_dropped_described_taken_off_and_put_back(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    today: date = city.me.clock.today()
    rsvp = city.departments["RSVP"].id
    people.grant(city.who["head"], city.me.person_id, Role.PHOTOGRAPHER, rsvp, today, None)
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    shot = tmp_path / "trucks.png"
    shot.write_bytes(picture())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shot))])
    assert composer.panel.writing.strip.take(data)
    qtbot.waitUntil(lambda: len(composer.panel.writing.strip.tiles) == 1)
    composer.settle()
    strip = composer.panel.writing.strip
    assert "Alt text is missing" in seen(strip)
    strip.tiles[0].describe.click()
    dialog = dialog_of(qtbot, composer.page.window(), MediaDialog)
    assert isinstance(dialog, MediaDialog)
    assert unnamed(dialog) == []
    assert cut_off(dialog) == []
    dialog.alt_text.setPlainText("Two trucks")
    dialog.taken_by.setCurrentText("Terry Try")
    dialog.function.setText("Leaf collection")
    dialog.confirm_button.click()
    composer.settle()
    media = as_kept(city.me, composer.draft.id).post.media[0]
    assert (media.alt_text, media.taken_by, media.taken_by_authorized) == (
        "Two trucks",
        "Terry Try",
        True,
    )
    strip.tiles[0].off.click()
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.media == ()
    strip.back_button.click()
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.media == (media,)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("gone.png", None, "can't be read"),
        ("empty.png", b"", "“empty.png”"),
        ("text.png", b"only words", "“text.png”"),
        ("half.png", picture()[:200], "“half.png”"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_the_draft_stays(
    qtbot: QtBot,
    city: City,
    shell_for: ShellFor,
    tmp_path: Path,
    name: str,
    data: bytes | None,
    says: str,
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.write("The draft stays")
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    good = tmp_path / "good.png"
    good.write_bytes(picture())
    composer.panel.writing.strip.take_files([path, good])
    qtbot.waitUntil(lambda: says in seen(composer.panel.saving))
    qtbot.waitUntil(lambda: len(composer.panel.writing.strip.tiles) == 1)
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.text == "The draft stays"


def test_what_is_said_of_files_stays_while_the_draft_is_saved(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    bad = [tmp_path / f"bad{number}.png" for number in range(7)]
    for path in bad:
        path.write_bytes(b"only words")
    composer.panel.writing.strip.take_files(bad)
    qtbot.waitUntil(lambda: "bad0.png" in seen(composer.panel.saving))
    data = QMimeData()
    data.setText("a\x00b")
    composer.edit.insertFromMimeData(data)
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.text == "ab"
    said = seen(composer.panel.saving)
    assert all(f"bad{number}.png" in said for number in range(5))
    assert "And 2 more." in said
    assert "they are left out" in said


def test_what_was_not_saved_is_told_until_it_is(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    composer.edit.change_text("a b " * 250_001)
    qtbot.waitUntil(lambda: bool(composer.panel.saving.banners()), timeout=20_000)
    composer.write("Short")
    assert composer.panel.saving.banners() == []


def test_every_change_of_pictures_can_be_undone(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    path = tmp_path / "hall.jpg"
    path.write_bytes(photo())
    strip = composer.panel.writing.strip
    strip.take_files([path])
    qtbot.waitUntil(lambda: len(strip.tiles) == 1)
    composer.settle()
    (first,) = strip.media
    strip._described(first, replace(first, alt_text="The hall"))
    composer.settle()
    strip.tiles[0].clean.click()
    qtbot.waitUntil(lambda: not strip.media[0].has_location)
    composer.settle()
    strip.tiles[0].off.click()
    composer.settle()
    assert strip.media == ()
    assert strip.back_button.text() == "P&ut back “hall.jpg”"
    for alt, located in (("The hall", False), ("The hall", True), ("", True)):
        qtbot.keyClick(strip, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        composer.settle()
        (kept,) = as_kept(city.me, composer.draft.id).post.media
        assert (kept.alt_text, kept.has_location) == (alt, located)
        assert strip.back_button.text() == "&Undo the last change"
    strip.back_button.click()
    composer.settle()
    assert as_kept(city.me, composer.draft.id).post.media == ()
    assert not strip.back_button.isVisible()
    assert strip.add_button.hasFocus() or not composer.page.isActiveWindow()


def test_a_picture_is_pasted_into_the_text(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QMimeData()
    data.setImageData(image)
    composer.edit.insertFromMimeData(data)
    qtbot.waitUntil(lambda: len(composer.panel.writing.strip.tiles) == 1)
    composer.settle()
    assert composer.draft.post.media[0].content_type == "image/png"


def with_pictures(composer: Composer, folder: Path, *pictures: bytes) -> None:
    """Begin a draft with pictures."""
    composer.begin()
    paths = [folder / f"{place}.png" for place in range(len(pictures))]
    for path, data in zip(paths, pictures, strict=True):
        path.write_bytes(data)
    composer.panel.writing.strip.take_files(paths)
    composer.qtbot.waitUntil(lambda: len(composer.panel.writing.strip.tiles) == len(pictures))
    composer.settle()


@pytest.mark.requirement("R26", "R35")
def test_a_seal_that_is_kept_or_removed_meanwhile_counts_for_the_draft_that_is_open(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    def found() -> bool:
        report = composer.panel.report
        return report is not None and "PIC-SEAL" in {one.rule for one in report.findings}

    personnel = city.who["personnel"]
    city.live()
    composer = compose(qtbot, shell_for("me"))
    with_pictures(composer, tmp_path, saved(seal(ink="#6b1212"), "PNG"))
    assert not found()
    kept = seals.keep(personnel, "City seal", saved(seal(), "PNG"))
    composer.shell.runner.changed.emit("facts")
    qtbot.waitUntil(found)
    composer.settle()
    seals.drop(personnel, kept.id)
    composer.shell.runner.changed.emit("facts")
    qtbot.waitUntil(lambda: not found())


def test_pictures_change_places_by_mouse_and_by_keyboard(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    city.live()
    composer = compose(qtbot, shell_for("me"))
    strip = composer.panel.writing.strip
    with_pictures(composer, tmp_path, *(picture(color=one) for one in ("red", "lime", "blue")))
    assert not strip.tiles[0].earlier.isEnabled()
    assert not strip.tiles[2].later.isEnabled()
    qtbot.mouseClick(strip.tiles[0].later, Qt.MouseButton.LeftButton)
    assert [one.name for one in strip.media] == ["1.png", "0.png", "2.png"]
    assert composer.page.window().focusWidget() is strip.tiles[1].later
    qtbot.keyClick(strip.tiles[1].later, Qt.Key.Key_Space)
    assert [one.name for one in strip.media] == ["1.png", "2.png", "0.png"]
    assert composer.page.window().focusWidget() is strip.tiles[2].earlier
    composer.settle()
    kept = as_kept(composer.shell.ctx, composer.draft.id)
    assert [one.name for one in kept.post.media] == ["1.png", "2.png", "0.png"]
    assert unnamed(strip) == []
    assert focus_order_faults(strip) == []


class _Opened(QObject):
    """Takes what would be shown by the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Remember it."""
        self.urls.append(url)


def test_copying_opens_the_folder_of_cleaned_pictures(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path, own_home: Path
) -> None:
    city.live()
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    shot = tmp_path / "trucks.jpg"
    shot.write_bytes(photo())
    phone = tmp_path / "phone.heic"
    phone.write_bytes(HEIC)
    composer.panel.writing.strip.take_files([shot, phone])
    qtbot.waitUntil(lambda: len(composer.panel.writing.strip.tiles) == 2)
    composer.settle()
    for tile in composer.panel.writing.strip.tiles:
        qtbot.waitUntil(lambda tile=tile: tile.image is not None)
        assert tile.image is not None
        assert not tile.image.isNull()
    tile = composer.panel.writing.strip.tiles[0]
    assert tile.clean.isVisible()
    opened = _Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")
    try:
        composer.verdict.copy("facebook")
        qtbot.waitUntil(lambda: bool(opened.urls))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    files = sorted(Path(opened.urls[0].toLocalFile()).iterdir())
    assert own_home in files[0].parents
    assert [one.name for one in files] == ["1 trucks.jpg", "2 phone.jpg", "Alt texts.txt"]
    assert not any(look_at(one).has_location for one in files[:2])
    assert "2 phone.jpg\n" in files[2].read_text("utf-8")
    tile.clean.click()
    qtbot.waitUntil(lambda: not composer.draft.post.media[0].has_location)
    composer.settle()
    assert not composer.panel.writing.strip.tiles[0].clean.isVisible()


# For everyone


@pytest.mark.parametrize("width", [1500, 900])
def test_it_can_be_reached_and_read_out(
    qtbot: QtBot, city: City, shell_for: ShellFor, width: int
) -> None:
    city.live()
    composer = compose(qtbot, shell_for("me"), width, 2400)
    composer.begin()
    composer.write(MANY)
    assert unnamed(composer.page) == []
    assert rich_text(composer.page) == []
    assert cut_off(composer.page) == []
    assert focus_order_faults(composer.page) == []


def test_tab_follows_what_is_read_as_soon_as_a_picture_is_there(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    city.live()
    composer = compose(qtbot, shell_for("me"), 1500, 2400)
    composer.begin()
    composer.write(FINE)
    strip, before_the_steps = composer.panel.writing.strip, []

    def look() -> None:
        chain = tab_chain(composer.page)
        steps = chain.index(composer.verdict.buttons[0])
        before_the_steps.extend(chain.index(one.describe) < steps for one in strip.tiles)

    strip.arranged.connect(look)
    for number in range(2):
        path = tmp_path / f"hall {number}.png"
        path.write_bytes(picture(320 + number))
        strip.take_files([path])
        qtbot.waitUntil(lambda n=number: len(strip.tiles) == n + 1)
    composer.settle()
    assert len(before_the_steps) >= 3
    assert all(before_the_steps)
    chain = tab_chain(composer.page)
    last = composer.panel.checklist.points[-1].check
    assert chain.index(last) < chain.index(composer.verdict.buttons[-1])
    composer.panel.writing.views.setCurrentIndex(1)
    assert focus_order_faults(composer.page) == []


def test_a_letter_with_alt_presses_one_button(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    city.live()
    city.live("RSVP413", "x")
    composer = compose(qtbot, shell_for("me"))
    composer.begin()
    link = "https://www.amazon.com/dp/B0{n}?tag=city-20"
    composer.write("\n".join(link.format(n=n) for n in range(3)))
    assert shared_keys(composer.page) == {}
    composer.panel.checklist.cards[0].click()
    assert shared_keys(composer.page) == {}
    composer.panel.writing.editor.tabs.setCurrentIndex(1)
    composer.panel.writing.editor.own_button.click()
    composer.write(FINE)
    path = tmp_path / "hall.jpg"
    path.write_bytes(photo())
    composer.panel.writing.strip.take_files([path])
    qtbot.waitUntil(lambda: len(composer.panel.writing.strip.tiles) == 1)
    composer.settle()
    assert composer.panel.writing.strip.back_button.isVisible()
    assert shared_keys(composer.page) == {}


def test_a_letter_with_alt_presses_one_button_of_what_is_approved(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    city.live("RSVP413", "x")
    me = compose(qtbot, shell_for("me"))
    draft = ready(city.me, city, platforms=("facebook", "x"))
    draft = drafts.send(city.me, draft.id, draft.version)
    head = compose(qtbot, shell_for("head"))
    head.page.show_subject("draft", draft.id)
    head.until_state("sent")
    assert shared_keys(head.page) == {}
    drafts.approve(city.who["head"], draft.id, draft.version)
    me.page.show_subject("draft", draft.id)
    me.until_state("approved")
    assert len(me.steps()) > 4
    assert shared_keys(me.page) == {}
    me.press("Copy for Facebook")
    me.press("Copy for X")
    assert shared_keys(me.page) == {}


def test_search_and_filters_narrow_the_list(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    rsvp = city.departments["RSVP"].id
    drafts.start(city.me, rsvp, Post("Leaf collection"))
    drafts.start(city.me, rsvp, Post("Road closed"))
    composer = compose(qtbot, shell_for("me"))
    assert composer.page.counted.text() == "2 drafts"
    with qtbot.waitSignal(composer.page.list.settled):
        composer.page.list.search.setText("leaf")
    assert composer.page.counted.text() == "1 draft"
    with qtbot.waitSignal(composer.page.list.settled):
        composer.page.list.clear_filters()
    assert composer.page.counted.text() == "2 drafts"
