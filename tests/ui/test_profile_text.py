"""The profile text: its verdict, its underlines, the disclaimer to copy, and its other places."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from pittadmin.domain.accounts import Placement
from pittadmin.domain.platforms import platforms
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.ui.placement import DisclaimerPlace, LinkWaiver
from pittadmin.ui.profile_text import ProfileText
from tests.ui.accessibility import rich_text, shared_keys, unnamed
from tests.ui.wizard import ShellFor, said


@pytest.fixture
def profile(qtbot: QtBot, shell_for: ShellFor) -> ProfileText:
    """An empty profile text on LinkedIn."""
    made = ProfileText(shell_for("me").runner, ["RSVP@cityofpittsfield.org"], "Paste it here.")
    qtbot.addWidget(made)
    made.show_text("", platforms()["linkedin"])
    made.resize(600, 600)
    made.show()
    return made


def marked(profile: ProfileText) -> list[str]:
    """Return the words that are underlined with a wave."""
    assert isinstance(profile.input, QPlainTextEdit)
    marks = profile.input.extraSelections()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert all(one.format.underlineStyle() == wave for one in marks)
    return [one.cursor.selectedText() for one in marks]


def check(qtbot: QtBot, profile: ProfileText, words: str) -> str:
    """Paste a text, and return the verdict."""
    with qtbot.waitSignal(profile.checked):
        profile.input.setPlainText(words)
    return said(profile)


def test_the_disclaimer_word_for_word_is_found(qtbot: QtBot, profile: ProfileText) -> None:
    verdict = check(qtbot, profile, f"{DISCLAIMER}\nwww.cityofpittsfield.org")
    assert "The disclaimer is there, word for word (R10)." in verdict
    assert "It links to the City's website (R6)." in verdict
    assert "No personal information was found (R19)." in verdict
    assert marked(profile) == []


def test_differences_are_underlined_in_place_and_listed(qtbot: QtBot, profile: ProfileText) -> None:
    words = DISCLAIMER.replace("endorsement", "approval").replace("any City", "a City")
    verdict = check(qtbot, profile, f"🍂 {words}")  # the leaf counts two units in the editor
    assert "The disclaimer differs in 2 places (R10):" in verdict
    assert "“approval” must be “endorsement”." in verdict
    assert marked(profile) == ["a", "approval"]
    assert "There is no link to the City's website" in verdict
    assert unnamed(profile) == []
    assert shared_keys(profile) == {}
    assert rich_text(profile) == []


def test_personal_information_is_pointed_at(qtbot: QtBot, profile: ProfileText) -> None:
    verdict = check(qtbot, profile, "SSN 123-45-6789, call 413-555-0134, rsvp@cityofpittsfield.org")
    assert "“123-45-6789”: This looks like a Social Security number." in verdict
    assert "“413-555-0134”: This telephone number" in verdict
    assert marked(profile) == ["123-45-6789", "413-555-0134"]
    assert profile.field.problem is not None  # this one can't be saved
    check(qtbot, profile, "Volunteers")
    assert profile.field.problem is None


def test_an_empty_text_has_no_verdict(qtbot: QtBot, profile: ProfileText) -> None:
    check(qtbot, profile, "Volunteers of Pittsfield")
    profile.input.clear()
    assert profile.report is None
    assert "City's website" not in said(profile)


def test_only_the_last_text_is_judged(qtbot: QtBot, profile: ProfileText) -> None:
    for length in range(1, len(DISCLAIMER) + 1, 40):
        profile.input.setPlainText(DISCLAIMER[:length])
    profile.input.setPlainText(DISCLAIMER)
    qtbot.waitUntil(lambda: profile.report is not None and profile.report.disclaimer.found)
    assert marked(profile) == []


def test_a_text_too_long_for_the_field_says_by_how_much(qtbot: QtBot, profile: ProfileText) -> None:
    profile.show_text("x" * 170, platforms()["x"])
    qtbot.waitUntil(lambda: profile.report is not None)
    assert "10 characters too long: the bio on X holds 160." in said(profile)
    assert "170 of 160 characters" in said(profile)


def test_the_disclaimer_is_copied(qtbot: QtBot, profile: ProfileText) -> None:
    copy = profile.findChild(QPushButton)
    assert isinstance(copy, QPushButton)
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == DISCLAIMER
    assert "Copied" in copy.text().replace("&", "")


def test_where_the_field_is_too_short_a_place_is_chosen_for_personnel(qtbot: QtBot) -> None:
    place = DisclaimerPlace()
    qtbot.addWidget(place)
    place.show()
    place.load(platforms()["facebook"], Placement.PROFILE, "")
    assert not place.chosen()
    assert place.placement() is Placement.PROFILE
    assert not place.note_field.isVisible()
    with qtbot.waitSignal(place.changed):
        qtbot.mouseClick(place.places.radio(Placement.ABOUT), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(place.detail, "The page's About")
    assert (place.placement(), place.note()) == (Placement.ABOUT, "The page's About")
    assert "Personnel accepts the place (R10)." in said(place)
    place.load(platforms()["linkedin"], Placement.PROFILE, "")
    assert place.chosen()
    assert place.note() == ""


def test_a_waiver_needs_its_reason(qtbot: QtBot) -> None:
    waiver = LinkWaiver()
    qtbot.addWidget(waiver)
    waiver.show()
    waiver.load("")
    assert not waiver.field.isVisible()
    qtbot.keyClick(waiver.wish, Qt.Key.Key_Space)
    assert waiver.wanted()
    assert waiver.reason() == ""
    qtbot.keyClicks(waiver.why, "The bio allows no links")
    assert waiver.reason() == "The bio allows no links"
