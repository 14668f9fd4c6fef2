"""The checklist beside a post: groups, what choosing does, what stays while one types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pittadmin.domain.findings import Finding
from pittadmin.domain.media import Media
from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Confirmation, Report, gravest
from pittadmin.ui.checklist import MOST_CARDS, Checklist
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed

QUOTE = "No personal information should ever appear on the page."


def found(text: str, words: str, severity: str = "block", **more: object) -> Finding:
    """Return a finding about words of a text."""
    start = text.index(words)
    values = {
        "rule": "PII",
        "requirement": "R19",
        "severity": severity,
        "start": start,
        "end": start + len(words),
        "message": f"About {words}.",
        "fix": "Leave it out.",
        "quote": QUOTE,
    }
    return Finding(**(values | more))  # type: ignore[arg-type]


def report(*findings: Finding, points: tuple[Confirmation, ...] = ()) -> Report:
    """Return a report of these findings."""
    severities = [one.severity for one in findings]
    return Report("1", "", "", gravest(severities), findings, points, (), ("R6", "R42"))


@pytest.fixture
def checklist(qtbot: QtBot) -> Checklist:
    """An empty checklist."""
    made = Checklist()
    qtbot.addWidget(made)
    made.resize(380, 800)
    made.show()
    return made


def show(
    qtbot: QtBot,
    checklist: Checklist,
    text: str,
    shown: Report,
    answered: frozenset[str] = frozenset(),
    media: tuple[Media, ...] = (),
) -> None:
    """Show a report, and wait until all of it is there."""
    with qtbot.waitSignal(checklist.built):
        checklist.show_report(Post(text, media=media), shown, answered, {"x": "X"})


def texts(checklist: Checklist) -> str:
    """Return all words that are seen."""
    labels = checklist.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def test_findings_stand_in_groups_the_gravest_first(qtbot: QtBot, checklist: Checklist) -> None:
    text = "one two three"
    show(
        qtbot,
        checklist,
        text,
        report(found(text, "three", "info"), found(text, "two", "warn"), found(text, "one")),
    )
    said = texts(checklist)
    order = ["Must change  1", "“one”", "Look again  1", "“two”", "Good to know  1", "“three”"]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert "Please confirm" not in said
    assert unnamed(checklist) == []
    assert rich_text(checklist) == []
    assert cut_off(checklist) == []
    assert focus_order_faults(checklist) == []


def test_choosing_shows_the_policys_sentence(qtbot: QtBot, checklist: Checklist) -> None:
    finding = found("one two", "one")
    show(qtbot, checklist, "one two", report(finding))
    assert QUOTE not in texts(checklist)
    checklist.cards[0].setFocus()
    with qtbot.waitSignal(checklist.chosen) as chosen:
        qtbot.keyClick(checklist.cards[0], Qt.Key.Key_Space)
    assert chosen.args == [finding]
    assert QUOTE in texts(checklist)
    assert "(R19)" in texts(checklist)


def test_what_it_asks_is_in_its_name(qtbot: QtBot, checklist: Checklist) -> None:
    show(qtbot, checklist, "one", report(found("one", "one", "warn")))
    assert checklist.cards[0].accessibleName() == "Look again: About one. “one”"
    assert QUOTE in checklist.cards[0].accessibleDescription()


def test_fix_is_there_only_with_a_replacement(qtbot: QtBot, checklist: Checklist) -> None:
    text = "one two"
    mends = found(text, "two", replacement="three")
    show(qtbot, checklist, text, report(found(text, "one"), mends))
    first, second = checklist.cards
    assert not first.fix.isVisible()
    assert second.fix.isVisible()
    with qtbot.waitSignal(checklist.fix_wanted) as wanted:
        second.fix.click()
    assert wanted.args == [mends]


def test_a_card_stays_while_its_words_do(qtbot: QtBot, checklist: Checklist) -> None:
    show(qtbot, checklist, "one two", report(found("one two", "two")))
    card = checklist.cards[0]
    longer = "and one two"
    show(qtbot, checklist, longer, report(found(longer, "one", "block"), found(longer, "two")))
    assert len(checklist.cards) == 2
    assert checklist.cards[1] is card
    assert card.finding.start == longer.index("two")
    show(qtbot, checklist, "nothing", report())
    assert checklist.cards == []
    assert "Nothing was found that the policy does not allow." in texts(checklist)


def test_points_are_asked_and_remembered_by_key(qtbot: QtBot, checklist: Checklist) -> None:
    points = (
        Confirmation("a", "P", "R23", "It is about the City.", "The City is the subject."),
        Confirmation("b", "Q", "R31", "I opened the link.", "", (0,)),
    )
    finding = found("bit.ly/x", "bit.ly/x", "attest")
    show(qtbot, checklist, "bit.ly/x", report(finding, points=points), frozenset({"a"}))
    assert "Please confirm  1 of 2" in texts(checklist)
    first, second = checklist.points
    assert first.check.isChecked()
    assert not second.check.isChecked()
    with qtbot.waitSignal(checklist.answered) as answered:
        second.check.click()
    assert answered.args == ["b", True]
    with qtbot.waitSignal(checklist.chosen) as chosen:
        second.more.click()
    assert chosen.args == [finding]
    first.more.click()
    assert "The City is the subject." in texts(checklist)
    changed = (points[0], Confirmation("c", "Q", "R31", "I opened the link.", "", (0,)))
    show(qtbot, checklist, "bit.ly/y", report(finding, points=changed), frozenset({"a", "b"}))
    assert [one.check.isChecked() for one in checklist.points] == [True, False]


def test_a_finding_about_a_picture_names_it(qtbot: QtBot, checklist: Checklist) -> None:
    finding = Finding("ALT", "R27", "block", 0, 0, "Alt text is missing.", "Write it.", media=0)
    show(qtbot, checklist, "", report(finding), media=(Media("<i>trucks</i>.jpg"),))
    assert "<i>trucks</i>.jpg" in texts(checklist)


def test_many_findings_are_listed_in_part_and_counted_in_full(
    qtbot: QtBot, checklist: Checklist
) -> None:
    text = " ".join(f"w{n}" for n in range(100, 160))
    show(qtbot, checklist, text, report(*(found(text, f"w{n}") for n in range(100, 160))))
    assert len(checklist.cards) == MOST_CARDS
    assert "Must change  60" in texts(checklist)
    assert f"And {60 - MOST_CARDS} more." in texts(checklist)


def test_what_passed_is_told_when_asked(qtbot: QtBot, checklist: Checklist) -> None:
    show(qtbot, checklist, "fine", report())
    assert "R42" not in texts(checklist)
    checklist.passed_button.click()
    assert "R42" in texts(checklist)


def test_the_first_thing_to_do_is_a_block_then_a_point(qtbot: QtBot, checklist: Checklist) -> None:
    point = Confirmation("a", "P", "R23", "It is about the City.")
    text = "one"
    show(qtbot, checklist, text, report(found(text, "one"), points=(point,)))
    assert checklist.first() is checklist.cards[0]
    show(qtbot, checklist, text, report(points=(point,)))
    assert checklist.first() is checklist.points[0].check
    show(qtbot, checklist, text, report(points=(point,)), frozenset({"a"}))
    assert checklist.first() is None


def test_a_finding_about_no_words_has_no_empty_line(qtbot: QtBot, checklist: Checklist) -> None:
    too_long = found("words", "words", start=0, end=0, message="Too long for X.")
    show(qtbot, checklist, "words", report(too_long))
    labels = [one for one in checklist.cards[0].findChildren(QLabel) if one.isVisible()]
    assert [one.text() for one in labels] == ["Too long for X.", "Leave it out."]


def test_the_sentence_of_what_is_chosen_stays_while_one_types(
    qtbot: QtBot, checklist: Checklist
) -> None:
    show(qtbot, checklist, "a name", report(found("a name", "name")))
    checklist.cards[0].click()
    show(qtbot, checklist, "a name", report(found("a name", "name", requirement="R60")))
    assert f"The policy says: “{QUOTE}” (R60)" in texts(checklist)


def test_alt_and_x_mends_what_is_chosen(qtbot: QtBot, checklist: Checklist) -> None:
    words = "one two"
    fixes = [found(words, one, replacement="three") for one in ("one", "two")]
    show(qtbot, checklist, words, report(*fixes))
    assert shared_keys(checklist) == {}
    checklist.cards[1].click()
    assert [one.fix.text() for one in checklist.cards] == ["Fix", "Fi&x"]
