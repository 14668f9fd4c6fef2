"""The small parts: plain text always, names for a screen reader, words beside every color."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Problem
from pittadmin.domain.steps import Step
from pittadmin.ui.banner import Banner, Working
from pittadmin.ui.fields import (
    Check,
    Field,
    combo,
    date_input,
    number_input,
    set_choices,
    text_area,
    text_input,
)
from pittadmin.ui.filters import FilterCombo, SearchField
from pittadmin.ui.layouts import Beside, column, flow, row
from pittadmin.ui.lines import Headline
from pittadmin.ui.look import look
from pittadmin.ui.split import MasterDetail
from pittadmin.ui.steps import Steps
from pittadmin.ui.widgets import (
    Card,
    Chip,
    Empty,
    Facts,
    Unfold,
    button,
    clear,
    heading,
    text,
    title,
)
from tests.ui.accessibility import focus_order_faults, rich_text, shared_keys, unnamed

HTML = "<b>bold</b><img src=x>"


def _name(widget: QWidget) -> str:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name)


def test_text_from_data_is_shown_as_typed(qtbot: QtBot) -> None:
    page = column(
        title(HTML),
        heading(HTML),
        text(HTML),
        Chip(HTML),
        Card(text(HTML)),
        Facts([(HTML, HTML)]),
        Empty(HTML, HTML),
        Banner("bad", HTML, HTML),
        Field(HTML, text_input(HTML), HTML),
    )
    qtbot.addWidget(page)
    assert rich_text(page) == []


def test_controls_made_here_have_names_and_read_downwards(qtbot: QtBot) -> None:
    page = column(
        flow(SearchField("Search"), FilterCombo("&State", "Any state", [(1, "Live")])),
        Field("&E-mail", text_input()),
        row(Field("&Platform", combo([(1, "X")])), button("Look &up"), None),
        Field("&Reason", text_area()),
        button("", name="Close", kind="icon", glyph="close"),
    )
    qtbot.addWidget(page)
    page.show()
    assert unnamed(page) == []
    assert shared_keys(page) == {}
    assert focus_order_faults(page) == []


def test_the_helpers_find_what_they_are_for(qtbot: QtBot) -> None:
    page = column(button("Below"), text_input(), combo([(1, "One")]))
    qtbot.addWidget(page)
    page.show()
    assert len(unnamed(page)) == 2
    inputs = page.findChildren(QWidget)
    QWidget.setTabOrder(inputs[1], inputs[0])
    assert focus_order_faults(page)


def test_a_problem_is_shown_read_out_and_taken_back(qtbot: QtBot) -> None:
    control = text_input("rsvp@gmail.com")
    field = Field("Department &e-mail", control, "The general address.")
    qtbot.addWidget(field)
    field.show()
    assert control.accessibleName() == "Department e-mail"
    assert control.accessibleDescription() == "The general address."
    field.set_problem(Problem("gmail.com is not the City's.", "Use RSVP@…", requirement="R17"))
    shown = [label for label in field.findChildren(QLabel) if label.isVisible()]
    assert any(one.text() == "gmail.com is not the City's. Use RSVP@… (R17)" for one in shown)
    assert control.accessibleDescription().startswith("Problem: gmail.com")
    assert control.property("problem") == "true"
    field.set_problem(None)
    assert control.accessibleDescription() == "The general address."
    assert control.property("problem") == "false"


def test_a_label_leads_to_its_input(qtbot: QtBot) -> None:
    control = text_input()
    page = column(button("First"), Field("&Handle", control))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(control.hasFocus)


def test_tab_leaves_a_text_area(qtbot: QtBot) -> None:
    assert text_area().tabChangesFocus()


def test_the_wheel_changes_no_list_that_it_passes_over(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    box = combo([(1, "One"), (2, "Two")])
    qtbot.addWidget(box)
    box.show()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    box.clearFocus()
    QApplication.sendEvent(box, event)
    assert box.currentData() == 1


def test_choices_can_be_filled_anew_and_keep_the_chosen(qtbot: QtBot) -> None:
    box = combo([("a", "A"), ("b", "B")], chosen="b")
    qtbot.addWidget(box)
    set_choices(box, [("b", "Bee"), ("c", "Cee")])
    assert box.currentData() == "b"
    set_choices(box, [("c", "Cee")])
    assert box.currentData() != "b"


def test_a_placeholder_stands_until_something_is_chosen(qtbot: QtBot) -> None:
    box = combo([("a", "A")], placeholder="Choose a platform")
    qtbot.addWidget(box)
    assert box.currentData() is None


def test_a_date_comes_back_as_it_was_given(qtbot: QtBot) -> None:
    from datetime import date

    from pittadmin.ui.fields import date_of

    edit = date_input(date(2026, 11, 30), first=date(2026, 1, 1), last=date(2027, 1, 1))
    qtbot.addWidget(edit)
    assert date_of(edit) == date(2026, 11, 30)


def test_a_path_reads_as_a_list(qtbot: QtBot) -> None:
    steps = Steps(
        [
            Step("done", "Requested", "Nov 3, M. Example"),
            Step("now", "Mayor's approval"),
            Step("later", "Live"),
        ]
    )
    qtbot.addWidget(steps)
    words = "1. Requested, done, Nov 3, M. Example; 2. Mayor's approval, now; 3. Live, to come"
    assert steps.in_words() == words
    assert _name(steps) == f"Path: {words}"


@pytest.mark.parametrize("width", [180, 260, 400, 900])
def test_a_path_has_room_for_its_words_at_any_width(qtbot: QtBot, width: int) -> None:
    long = "Nov 5, 2026, R. Sample: the page's address is that of a personal profile"
    steps = Steps([Step("done", "Requested", "Nov 3"), Step("stopped", "Denied", long)])
    qtbot.addWidget(steps)
    for place in steps._places(width):
        assert place.title.right() <= width
        assert place.note.right() <= width
        assert place.bottom <= steps.heightForWidth(width)


def test_a_path_stands_across_where_there_is_room(qtbot: QtBot) -> None:
    steps = Steps([Step("done", name, "Nov 3") for name in ("Requested", "Made", "Live")])
    qtbot.addWidget(steps)
    assert steps.heightForWidth(900) < steps.heightForWidth(400)
    tops = {place.mark.y() for place in steps._places(900)}
    assert len(tops) == 1


def test_the_ring_of_a_check_box_does_not_strike_through_its_words(qtbot: QtBot) -> None:
    check = Check("I confirm that this is a business page and not the profile of anybody here")
    qtbot.addWidget(check)
    check.resize(240, check.heightForWidth(240))
    check.show()
    check.setFocus()
    qtbot.waitUntil(check.hasFocus)
    seen = check.grab().toImage()
    ring = QColor(look().theme.focus)
    column = [seen.pixelColor(seen.width() - 14, y) == ring for y in range(seen.height())]
    assert sum(column[:4]) == sum(column[-4:]) == 2
    assert not any(column[4:-4])


def test_a_banner_is_read_out_and_can_be_closed(qtbot: QtBot) -> None:
    banner = Banner("bad", "It was changed meanwhile.", "Look at both.", ("Show both", print))
    qtbot.addWidget(banner)
    banner.show()
    assert _name(banner) == "Problem: It was changed meanwhile. Look at both."
    assert unnamed(banner) == []
    assert shared_keys(banner) == {}
    with qtbot.waitSignal(banner.closed):
        banner.close_it()
    assert not banner.isVisible()


def test_long_work_shows_how_far_it_is_and_stops(qtbot: QtBot) -> None:
    work = Working("Exporting")
    qtbot.addWidget(work)
    work.show()
    work.report(1200, 5000)
    assert any(label.text() == "1,200 of 5,000" for label in work.findChildren(QLabel))
    with qtbot.waitSignal(work.stopped):
        work.stop_button.click()
    assert not work.stop_button.isEnabled()


def test_a_search_is_sent_once_for_the_keys_of_one_turn(qtbot: QtBot) -> None:
    search = SearchField("Search")
    qtbot.addWidget(search)
    sent: list[str] = []
    search.searched.connect(sent.append)
    for letter in "fire":
        search.setText(search.text() + letter)
    qtbot.waitUntil(lambda: sent == ["fire"])
    search.setText("fire ")  # the same words
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sent == ["fire", ""])


def test_ctrl_f_comes_to_the_search(qtbot: QtBot) -> None:
    search, other = SearchField("Search"), text_input()
    page = column(other, search)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(search.hasFocus)


def test_a_filter_says_what_it_narrows_and_keeps_its_choice(qtbot: QtBot) -> None:
    narrow = FilterCombo("&State", "Any state", [("live", "Live"), ("draft", "Draft")])
    qtbot.addWidget(narrow)
    picked: list[object] = []
    narrow.picked.connect(picked.append)
    assert narrow.value() is None
    narrow.box.setCurrentIndex(1)
    narrow.box.activated.emit(1)
    assert picked == ["live"]
    assert narrow.box.property("active") == "true"
    narrow.set_choices([("live", "Live")])
    assert narrow.value() == "live"
    narrow.set_choices([("draft", "Draft")])
    assert narrow.value() is None
    assert narrow.box.property("active") == "false"


def test_a_line_wraps_where_the_room_ends(qtbot: QtBot) -> None:
    parts = [button(f"Button {number}") for number in range(6)]
    line = flow(*parts[:5], None, parts[5])
    qtbot.addWidget(line)
    line.show()
    line.resize(2000, 200)
    assert len({part.y() for part in parts}) == 1
    assert parts[5].geometry().right() == line.width() - 1
    line.resize(220, 400)
    assert len({part.y() for part in parts}) > 1
    assert all(part.geometry().right() < 220 for part in parts)
    layout = line.layout()
    assert layout is not None
    assert layout.heightForWidth(220) > layout.heightForWidth(2000)


def test_what_stands_side_by_side_is_stacked_when_narrow(qtbot: QtBot) -> None:
    one, other = text("One"), text("Other")
    page = Beside(one, other, narrow=600)
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    assert one.y() == other.y()
    page.resize(400, 300)
    qtbot.waitUntil(lambda: other.y() > one.y())


def test_details_go_below_the_table_when_narrow(qtbot: QtBot) -> None:
    split = MasterDetail(text("Table"), text("Details"))
    qtbot.addWidget(split)
    split.resize(1200, 700)
    split.show()
    assert split.orientation() == Qt.Orientation.Horizontal
    assert abs(split.sizes()[1] - 360) <= 20
    split.resize(800, 700)
    qtbot.waitUntil(lambda: split.orientation() == Qt.Orientation.Vertical)


def test_a_state_stands_below_a_name_that_it_leaves_no_room(qtbot: QtBot) -> None:
    chip = Chip("Waiting for the Mayor's office")
    page = Headline("RSVP on Instagram (pittsfieldrsvp)", chip)
    qtbot.addWidget(page)
    page.resize(800, 80)
    page.show()
    assert chip.y() == 0
    assert chip.x() > 400
    page.resize(300, 120)
    qtbot.waitUntil(lambda: chip.x() == 0 and chip.y() > 0)
    assert page.minimumSizeHint().width() <= 300


def test_what_few_want_to_see_unfolds_and_folds_again(qtbot: QtBot) -> None:
    what = text("0f6c")
    link = Unfold("Technical &details", what)
    page = column(link, what)
    what.hide()
    qtbot.addWidget(page)
    page.show()
    for shown in (True, False):
        qtbot.keyClick(link, Qt.Key.Key_Space)
        assert what.isVisible() == shown == link.isChecked()


def test_the_values_of_facts_are_in_line_from_card_to_card(qtbot: QtBot) -> None:
    one, other = Facts([("Handle", "a")]), Facts([("A label that goes on and on", "b")])
    page = column(one, other)
    qtbot.addWidget(page)
    page.resize(600, 200)
    page.show()

    def value(facts: Facts) -> QLabel:
        return facts.findChildren(QLabel)[1]

    qtbot.waitUntil(lambda: value(one).x() == value(other).x() <= look().px(160))


def test_a_layout_can_be_emptied(qtbot: QtBot) -> None:
    page = column(text("One"), None, text("Other"))
    qtbot.addWidget(page)
    clear(page)
    layout = page.layout()
    assert layout is not None
    assert layout.count() == 0


def test_what_is_hidden_takes_no_room_in_a_line(qtbot: QtBot) -> None:
    hidden = text("hidden", wrap=False)
    line = flow(text("one", wrap=False), hidden)
    qtbot.addWidget(line)
    both = line.sizeHint().width()
    hidden.hide()
    assert line.sizeHint().width() == both - hidden.sizeHint().width() - look().px(8)


def test_a_short_name_keeps_its_state_beside_it(qtbot: QtBot) -> None:
    chip = Chip("Referred for discipline", "warn")
    page = Headline("V-2026-0004", chip)
    qtbot.addWidget(page)
    page.resize(look().px(320), 60)
    page.show()
    assert chip.y() < page.height() // 2
    assert chip.x() > 0


def test_a_number_is_said_with_what_it_counts(qtbot: QtBot) -> None:
    years = number_input(1, 1, 100, lambda count: "year" if count == 1 else "years")
    qtbot.addWidget(years)
    assert years.text() == "1 year"
    years.setValue(3)
    assert years.text() == "3 years"
