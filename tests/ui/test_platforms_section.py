"""Platforms: what is allowed, with its facts, and asking Personnel for another (R12, R13)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pittadmin.domain.platforms import platforms as allowed
from pittadmin.services import people, platforms
from pittadmin.ui.platform_request_form import PlatformRequestForm
from pittadmin.ui.shell import Shell
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, open_part, press, said

ShellFor = Callable[[str], Shell]


def confirm(qtbot: QtBot, form: PlatformRequestForm) -> None:
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)


def test_the_four_platforms_of_the_policy_show_their_facts(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    """R12, R10."""
    part = open_part(qtbot, shell_for("employee"), "platforms")
    qtbot.waitUntil(lambda: "Instagram" in said(part))
    words = said(part)
    assert part.count.text() == "4 allowed"
    for platform in allowed().values():
        assert platform.host in words
        assert f"{platform.profile_limit:,} characters" in words
    assert words.count("Disclaimer goes elsewhere") == 3
    assert words.count("The disclaimer fits") == 1
    assert "Also called\nTwitter" in words
    assert "Nov 2026" in words


def test_who_may_not_ask_reads_who_can(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = open_part(qtbot, shell_for("it"), "platforms")
    qtbot.waitUntil(lambda: "can ask for another platform." in said(part))
    assert find_button(part, "Ask for a platform…") is None


def test_a_department_asks_and_personnel_accepts(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    """R13."""
    shell = shell_for("me")
    part = open_part(qtbot, shell, "platforms")
    qtbot.waitUntil(lambda: find_button(part, "Ask for a platform…") is not None)
    press(qtbot, part, "Ask for a platform…")
    form = part.findChild(PlatformRequestForm)
    assert form is not None
    qtbot.waitUntil(lambda: faults(form) == [])
    confirm(qtbot, form)
    assert form.fields["name"].problem is not None
    assert form.fields["reason"].problem is not None
    qtbot.keyClicks(form.name, "Facebook")
    qtbot.keyClicks(form.host, "facebook.com")
    qtbot.keyClicks(form.reason, "Short films of events")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["host"].problem is not None)
    assert "“facebook.com” is Facebook." in str(form.fields["host"].problem)
    form.name.setText("YouTube <b>")
    form.host.setText("youtube.com")
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, form)
    assert told.args == ["Personnel was asked for YouTube <b>."]
    qtbot.waitUntil(lambda: "Waiting for Personnel" in said(part))
    request = platforms.all_requests(city.me)[0]
    with qtbot.waitSignal(shell.go) as went:
        press(qtbot, part, "Open")
    assert went.args == ["platform_request", request.id]
    platforms.accept(city.who["personnel"], request.id)
    shell.runner.changed.emit("requests")
    qtbot.waitUntil(lambda: part.count.text() == "5 allowed")
    qtbot.waitUntil(lambda: "Pat Sample (Personnel), Nov 2, 2026" in said(part))
    assert "Room not known" in said(part)
    qtbot.waitUntil(lambda: faults(part) == [])


def test_who_may_ask_for_several_departments_chooses_one(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    library = city.departments["Berkshire Athenaeum"]
    head = city.who["head"].person_id
    assert library.email
    people.save_department(
        city.who["it"], library.name, library.email, head, library.id, library.version
    )
    shell = shell_for("head")
    part = open_part(qtbot, shell, "platforms")
    qtbot.waitUntil(lambda: find_button(part, "Ask for a platform…") is not None)
    press(qtbot, part, "Ask for a platform…")
    form = part.findChild(PlatformRequestForm)
    assert form is not None
    assert form.department.isVisible()
    names = [form.department.itemText(place) for place in range(form.department.count())]
    assert names == ["Berkshire Athenaeum", "RSVP"]
    form.reject()
