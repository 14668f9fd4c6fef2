"""The input of a post's text: underlines, findings by key, what is pasted, and undo."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextOption
from pytestqt.qtbot import QtBot

from pittadmin.domain.findings import Finding, Severity
from pittadmin.ui.post_edit import ENDLESS, MOST_UNDERLINED, PostEdit
from tests.ui.accessibility import unnamed

Line = QTextCharFormat.UnderlineStyle


@pytest.fixture
def edit(qtbot: QtBot) -> PostEdit:
    """An empty input."""
    made = PostEdit("Text of the post")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def about(edit: PostEdit, words: str, severity: Severity = "block", **more: str) -> Finding:
    """Return a finding about words of the text."""
    start = edit.text().index(words)
    found = Finding("R", "R19", severity, start, start + len(words), "Found <b>it</b>.", "Mend it.")
    return Finding(**(found.__dict__ | more))


def paste(edit: PostEdit, words: str) -> None:
    """Paste a text."""
    data = QMimeData()
    data.setText(words)
    edit.insertFromMimeData(data)


def marked(edit: PostEdit) -> list[str]:
    """Return the words that are underlined."""
    return [one.cursor.selectedText() for one in edit.extraSelections()]


def test_each_severity_has_a_line_of_its_own_and_its_words(edit: PostEdit) -> None:
    edit.show_text("🍂 one two three four")
    severities: tuple[Severity, ...] = ("block", "warn", "attest", "info")
    edit.mark([about(edit, w, s) for w, s in zip(edit.text()[2:].split(), severities, strict=True)])
    assert marked(edit) == ["one", "two", "three", "four"]  # the leaf counts two units
    lines = [one.format.underlineStyle() for one in edit.extraSelections()]
    assert lines == [Line.WaveUnderline, Line.WaveUnderline, Line.DashUnderline, Line.DotLine]
    assert unnamed(edit) == []


def test_words_that_were_found_say_so_as_plain_text(edit: PostEdit) -> None:
    edit.show_text("the birthday of a person")
    edit.mark([about(edit, "birthday")])
    cursor = edit.textCursor()
    cursor.setPosition(6)
    there = edit.cursorRect(cursor).center()
    assert edit.said_at(there) == "Must change: Found <b>it</b>. Mend it."
    cursor.setPosition(len(edit.text()))
    assert edit.said_at(edit.cursorRect(cursor).center()) == ""


def test_underlines_move_with_what_is_typed_before_them(qtbot: QtBot, edit: PostEdit) -> None:
    edit.show_text("a birthday")
    edit.mark([about(edit, "birthday")])
    edit.textCursor().insertText("🍂")
    qtbot.keyClicks(edit, "xy")
    assert marked(edit) == ["birthday"]


def test_a_fix_can_be_undone(qtbot: QtBot, edit: PostEdit) -> None:
    edit.show_text("see #leafcollection today")
    finding = about(edit, "#leafcollection", "info")
    edit.mark([finding])
    assert edit.replace(finding, "#LeafCollection")
    assert edit.text() == "see #LeafCollection today"
    edit.undo()
    assert edit.text() == "see #leafcollection today"


def test_a_fix_leaves_a_text_alone_that_can_only_be_read(edit: PostEdit) -> None:
    edit.show_text("see #leafcollection")
    finding = about(edit, "#leafcollection")
    edit.mark([finding])
    edit.setReadOnly(True)
    assert not edit.replace(finding, "")
    assert edit.text() == "see #leafcollection"


def test_f8_goes_from_finding_to_finding_and_round(qtbot: QtBot, edit: PostEdit) -> None:
    edit.show_text("one two three")
    first, second = about(edit, "one"), about(edit, "three", "warn")
    edit.mark([first, second])
    went: list[Finding] = []
    edit.went_to.connect(went.append)
    with qtbot.waitActive(edit):
        edit.activateWindow()
    edit.setFocus()
    for _press in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert went == [first, second, first]
    qtbot.keyClick(edit, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert went[-1] == second
    assert edit.textCursor().selectedText() == "three"


@pytest.mark.parametrize(
    "words",
    [
        "\u202bשלום לכם\u202c and مرحبا",
        "👨\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 e\u0301o\u0308",
        "two\nlines\tand a tab",
    ],
)
def test_writing_of_every_kind_comes_through_whole(
    qtbot: QtBot, edit: PostEdit, words: str
) -> None:
    paste(edit, words)
    assert edit.text() == words
    edit.mark([about(edit, words[-4:])])
    assert marked(edit) == [words[-4:]]


def test_nul_is_left_out_with_a_sentence(qtbot: QtBot, edit: PostEdit) -> None:
    edit.show_text("before ")
    with qtbot.waitSignal(edit.mended):
        edit.moveCursor(QTextCursor.MoveOperation.End)
        paste(edit, "a\x00b")
    assert edit.text() == "before ab"


def test_half_a_character_does_no_harm(edit: PostEdit) -> None:
    edit.show_text("a\ud83db")
    assert edit.text() == "a\ufffdb"
    paste(edit, "c\udc00d")
    edit.text().encode("utf-8")


@pytest.mark.parametrize("words", ["word " * 20_000, "x" * 100_000])
def test_a_hundred_thousand_characters_are_taken(edit: PostEdit, words: str) -> None:
    edit.show_text("before ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    paste(edit, words)
    assert edit.text() == f"before {words}"
    edit.undo()
    assert edit.text() == "before "


def test_a_word_without_an_end_is_broken_anywhere(edit: PostEdit) -> None:
    edit.show_text("x" * (ENDLESS + 1))
    assert edit.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    edit.show_text("short")
    assert edit.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def test_five_hundred_findings_are_underlined_in_part(edit: PostEdit) -> None:
    edit.show_text("bit.ly/a " * 500)
    found = [Finding("L", "R31", "warn", n * 9, n * 9 + 8, "A link.", "") for n in range(500)]
    edit.mark(found)
    assert len(marked(edit)) == MOST_UNDERLINED


def test_pictures_that_are_pasted_go_to_the_post(qtbot: QtBot, edit: PostEdit) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/trucks.jpg")])
    assert edit.canInsertFromMimeData(data)
    with qtbot.waitSignal(edit.pictures_pasted):
        edit.insertFromMimeData(data)
    assert edit.text() == ""


def test_showing_a_text_is_not_writing(qtbot: QtBot, edit: PostEdit) -> None:
    with qtbot.assertNotEmitted(edit.written):
        edit.show_text("as it was saved")
    with qtbot.waitSignal(edit.written):
        qtbot.keyClicks(edit, "x")
