"""A long list that is found by typing."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pittadmin.ui.fields import Field
from pittadmin.ui.search_combo import SearchCombo

CHOICES = [(1, "Ada Adams (ada)"), (2, "Abe Allen (abe)"), (3, "Ada Adams (ada2)")]


def made(qtbot: QtBot, chosen: int | None = None) -> SearchCombo:
    box = SearchCombo(CHOICES, chosen, "Nobody")
    qtbot.addWidget(box)
    box.show()
    return box


def test_what_is_typed_in_full_is_chosen_in_any_case(qtbot: QtBot) -> None:
    box = made(qtbot)
    qtbot.keyClicks(box.line, "abe allen (ABE)")
    assert box.value() == 2
    assert not box.is_unknown()


def test_any_part_of_the_words_offers_what_fits(qtbot: QtBot) -> None:
    box = made(qtbot)
    qtbot.keyClicks(box.line, "adams")
    found = box.completer().completionModel()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == [
        "Ada Adams (ada)",
        "Ada Adams (ada2)",
    ]


def test_what_nobody_is_called_is_told_apart_from_nothing(qtbot: QtBot) -> None:
    box = made(qtbot, chosen=2)
    assert box.value() == 2
    box.choose(None)
    assert box.value() is None
    assert not box.is_unknown()
    qtbot.keyClicks(box.line, "Nobody at all")
    assert box.value() is None
    assert box.is_unknown()


def test_the_inner_input_has_the_name_too(qtbot: QtBot) -> None:
    box = SearchCombo(CHOICES)
    field = Field("&Supervisor", box)
    qtbot.addWidget(field)
    assert box.line.accessibleName() == "Supervisor"


def test_the_wheel_does_not_change_it_in_passing(qtbot: QtBot) -> None:
    assert made(qtbot).focusPolicy() == Qt.FocusPolicy.StrongFocus
