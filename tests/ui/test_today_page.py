"""Today: what waits for the person, the oldest first, each with its one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pittadmin.services import accounts, policy
from pittadmin.ui.shell import Shell
from pittadmin.ui.today_page import AT_ONCE, TodayPage
from pittadmin.ui.widgets import Button, Card
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]


def shown(qtbot: QtBot, shell: Shell) -> TodayPage:
    """Return the page once it knows what waits."""
    page = TodayPage(shell)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    shell.runner.changed.connect(page.refresh)
    with qtbot.waitSignal(page.counted):
        page.show()
    return page


def read_policy(city: City) -> None:
    """Let everybody have read the policy, which would wait for them else."""
    for who in city.who.values():
        policy.acknowledge(who, 1)


def titles(page: TodayPage) -> list[str]:
    """Return the titles of the cards that are seen."""
    return [card.findChildren(QLabel)[0].text() for card in page.findChildren(Card)]


def test_the_oldest_comes_first_with_its_days(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    read_policy(city)
    first = city.submitted()
    city.time.wait(3)
    city.submitted("OnTheX", "x")
    city.time.wait(1)
    shell = shell_for("mayor")
    page = shown(qtbot, shell)
    assert titles(page) == ["RSVP on Facebook", "RSVP on X"]
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "2 things wait for you" in words
    assert "Since Nov 2, 2026  ·  4 days" in words
    assert "Since Nov 5, 2026  ·  1 day" in words
    step = page.findChild(Button, f"account.{first.id}")
    assert step is not None
    with qtbot.waitSignal(shell.go) as told:
        qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    assert told.args == ["account", first.id]


def test_what_is_decided_waits_no_more(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    read_policy(city)
    account, shell = city.submitted(), shell_for("mayor")
    page = shown(qtbot, shell)
    accounts.approve(city.who["designee"], account.id, account.version, "It serves volunteers.")
    with qtbot.waitSignal(page.counted) as told:
        shell.runner.changed.emit("accounts")
    assert told.args == [0]
    assert page._nothing.isVisible()


def test_nothing_waits_is_said_kindly(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    read_policy(city)
    shell = shell_for("me")
    page = shown(qtbot, shell)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Nothing waits for you." in words
    assert page._request.isVisible()
    with qtbot.waitSignal(shell.go) as told:
        qtbot.mouseClick(page._request, Qt.MouseButton.LeftButton)
    assert told.args == ["new_account", None]
    assert not shown(qtbot, shell_for("employee"))._request.isVisible()


def test_an_unchanged_list_keeps_its_cards(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.submitted()
    page = shown(qtbot, shell_for("mayor"))
    before = page._content
    with qtbot.waitSignal(page.counted):
        page.refresh("accounts")
    assert page._content is before


def test_a_long_list_comes_in_parts(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    read_policy(city)
    for number in range(AT_ONCE + 2):
        city.submitted(f"Page{number:02}")
    page = shown(qtbot, shell_for("mayor"))
    assert len(titles(page)) == AT_ONCE
    more = next(one for one in page.findChildren(Button) if "2" in one.text())
    assert more.text() == "Show 2 &more"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(titles(page)) == AT_ONCE + 2)


def test_it_can_be_read_out_and_reached_by_keyboard(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.submitted()
    city.waiting_for_email()
    page = shown(qtbot, shell_for("it"))
    assert unnamed(page) == []
    assert shared_keys(page) == {}
    assert rich_text(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert focus_order_faults(page) == []
