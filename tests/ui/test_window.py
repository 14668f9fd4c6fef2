"""The window: its first paint, its pages and keys, what it remembers."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Conflict
from pittadmin.ui.fields import text_input
from pittadmin.ui.layouts import column
from pittadmin.ui.look import look
from pittadmin.ui.memory import Memory
from pittadmin.ui.widgets import button
from pittadmin.ui.window import Window
from tests.ui.accessibility import (
    focus_order_faults,
    rich_text,
    shared_keys,
    tab_chain,
    unnamed,
)

LIGHT_START = """
import sys
import PySide6.QtCore
from pittadmin.ui.look import Look, application
from pittadmin.ui.tasks import Runner
from pittadmin.ui.window import Window
app = application(["pittadmin"])
look = Look(app)
window, runner = Window(), Runner()
def painted():
    loaded = "Qt" in vars(PySide6.QtCore)
    print("Qt" if loaded else "", *(m for m in sys.modules if "QtSvg" in m or "QtNetwork" in m))
    app.exit(0)
window.first_painted.connect(painted)
window.appear()
app.exec()
"""


class Page(QWidget):
    """A page that notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.topics: list[str] = []

    def refresh(self, topic: str) -> None:
        self.topics.append(topic)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    look()
    made = Window()
    qtbot.addWidget(made)
    made.set_person("R. Sample", "Mayor's office", [("About", print), None])
    made.set_mode("Try-out on this computer", "warn")
    for key, title in (("today", "Today"), ("accounts", "Accounts"), ("policy", "Policy")):
        made.add_page(key, title, Page(), 3 if key == "today" else 0)
    return made


def _active(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_the_first_paint_loads_nothing_heavy() -> None:
    # PySide6 makes all enumerations of `Qt` at their first use: a fifth of the whole start.
    done = subprocess.run(
        [sys.executable, "-c", LIGHT_START], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""


def test_the_first_paint_is_told_once(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    told: list[int] = []
    window.first_painted.connect(lambda: told.append(1))
    with qtbot.waitSignal(window.first_painted):
        window.appear()
    window.repaint()
    assert told == [1]


def test_pages_are_shown_by_key_and_named_in_the_title(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.page_shown) as shown:
        window.show_page("accounts")
    assert shown.args == ["accounts"]
    assert window.shown_page() == "accounts"
    assert window.windowTitle() == "Accounts – PittAdmin – Try-out on this computer"


def test_keys_turn_the_pages(window: Window, qtbot: QtBot) -> None:
    _active(window, qtbot)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_3, control)
    assert window.shown_page() == "policy"
    qtbot.keyClick(window, Qt.Key.Key_Tab, control)
    assert window.shown_page() == "today"
    window.bar.tabs.setFocus()
    qtbot.keyClick(window.bar.tabs, Qt.Key.Key_Right)
    assert window.shown_page() == "accounts"
    qtbot.keyClick(window, Qt.Key.Key_9, control)
    assert window.shown_page() == "accounts"


def test_keys_grow_the_text_and_bring_it_back(window: Window, qtbot: QtBot) -> None:
    _active(window, qtbot)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    assert look().scale == 1.1
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert look().scale == 1.0


def test_tabs_tell_what_waits(window: Window) -> None:
    tabs = window.bar.tabs
    assert tabs.accessibleTabName(0) == "Today, 3 wait"
    wide = tabs.tabRect(1).width()
    window.set_count("accounts", 12)
    assert tabs.accessibleTabName(1) == "Accounts, 12 wait"
    assert tabs.tabRect(1).width() > wide
    window.set_count("accounts", 0)
    assert tabs.accessibleTabName(1) == "Accounts"


def test_pages_hear_what_has_changed(window: Window) -> None:
    window.refresh("accounts")
    page = window.page("today")
    assert isinstance(page, Page)
    assert page.topics == ["accounts"]


def test_pages_can_be_taken_away_for_another_person(window: Window) -> None:
    window.show_page("policy")
    window.remove_pages()
    assert window.shown_page() == ""
    assert window.pages() == {}
    window.add_page("today", "Today", Page())
    window.show_page("today")
    assert window.shown_page() == "today"


def test_everything_can_be_reached_and_is_named(window: Window, qtbot: QtBot) -> None:
    window.show()
    window.show_banner("warn", "Look here.")
    assert unnamed(window) == []
    assert shared_keys(window) == {}
    assert rich_text(window) == []
    assert focus_order_faults(window) == []
    assert window.bar.person.accessibleName() == "R. Sample · Mayor's office, menu"


def test_tab_comes_to_a_message_before_the_page_below_it(window: Window, qtbot: QtBot) -> None:
    page = column(button("First"), button("Second"))
    window.add_page("new", "New", page)
    window.show()
    window.show_page("new")
    for words in ("One", "Another"):
        window.show_banner("good", words, action=(f"Undo {words}", lambda: None))
    wanted = ["Undo One", "", "Undo Another", "", "First", "Second"]
    qtbot.waitUntil(
        lambda: [getattr(one, "text", str)() for one in tab_chain(window)][-6:] == wanted
    )


def test_the_menu_offers_what_it_was_given(window: Window) -> None:
    sizes = QMenu()
    sizes.addAction("Larger")
    pressed: list[int] = []
    window.set_person("A", "B", [("Text size", sizes), None, ("Go", lambda: pressed.append(1))])
    menu = window.bar.person.menu()
    assert [action.text() for action in menu.actions()] == ["Text size", "", "Go"]
    menu.actions()[2].trigger()
    assert pressed == [1]


def test_a_narrow_window_has_its_tabs_on_a_second_line(window: Window, qtbot: QtBot) -> None:
    window.resize(1360, 800)
    window.show()
    qtbot.waitUntil(lambda: window.bar.tabs.y() < 10)
    window.resize(600, 800)
    qtbot.waitUntil(lambda: window.bar.tabs.y() > 30)
    assert window.bar.person.geometry().right() < 600


@pytest.mark.requirement("R66")
def test_a_report_is_one_press_away_from_every_page(window: Window, qtbot: QtBot) -> None:
    assert not window.bar.report.isVisibleTo(window)  # nobody is at work yet
    window.bar.offer_report(True)
    _active(window, qtbot)
    for page in window.pages():
        window.show_page(page)
        with qtbot.waitSignal(window.report_wanted):
            window.bar.report.click()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        with qtbot.waitSignal(window.report_wanted):
            qtbot.keyClick(window, Qt.Key.Key_R, both)
    for wide in (1400, 600):
        window.resize(wide, 800)
        qtbot.waitUntil(lambda wide=wide: (window.bar.tabs.y() > 30) == (wide < 1000))
        qtbot.waitUntil(lambda wide=wide: window.bar.report.geometry().right() < wide)
        assert window.bar.report.accessibleName() or window.bar.report.text()
        assert (unnamed(window), shared_keys(window), focus_order_faults(window)) == ([], {}, [])


def test_an_error_is_a_banner_and_never_there_twice(window: Window, qtbot: QtBot) -> None:
    window.show()
    error = Conflict("A. Other changed it meanwhile.", "Look at both.")
    window.show_error(error)
    window.show_error(error)
    banners = window.notices.banners()
    assert [(banner.what, banner.todo) for banner in banners] == [(error.what, error.todo)]
    for number in range(6):
        window.show_banner("info", f"Note {number}")
    assert [banner.what for banner in window.notices.banners()] == ["Note 3", "Note 4", "Note 5"]
    window.show_banner("info", "Lasting", closable=False)
    window.clear_banners()
    assert [banner.what for banner in window.notices.banners()] == ["Lasting"]


def test_long_work_is_shown_until_it_ends(window: Window, qtbot: QtBot) -> None:
    window.show()
    stopped: list[int] = []
    work = window.working("Exporting 27 accounts", lambda: stopped.append(1))
    assert work.isVisible()
    work.stop_button.click()
    assert stopped == [1]
    work.finish()
    assert not window.notices.isVisible()


def test_size_and_page_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "deep" / "window.json")
    window = Window(memory)
    qtbot.addWidget(window)
    window.add_page("today", "Today", Page())
    window.add_page("policy", "Policy", Page())
    window.show_page("policy")
    window.appear()
    window.resize(777, 555)
    with qtbot.waitSignal(window.closing):
        window.close()
    again = Memory(tmp_path / "deep" / "window.json")
    other = Window(again)
    qtbot.addWidget(other)
    assert (other.width(), other.height()) == (777, 555)
    assert again.get("page") == "policy"


def test_a_page_that_has_no_room_scrolls(window: Window, qtbot: QtBot) -> None:
    page = QWidget()
    page.setMinimumSize(2000, 3000)
    text_input().setParent(page)
    window.add_page("large", "Large", page)
    window.show_page("large")
    window.show()
    area = window.stack.currentWidget()
    assert area is not None
    assert page.height() == 3000
    assert area.height() < 3000


def test_labels_in_the_bar_are_plain(window: Window) -> None:
    window.set_person("<b>R</b>", "<i>Mayor</i>")
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in window.findChildren(QLabel))
    assert window.bar.person.words == "<b>R</b> · <i>Mayor</i>"
