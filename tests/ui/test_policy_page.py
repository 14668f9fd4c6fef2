"""The Policy tab as a whole, and its first part: the policy and its acknowledgement."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pittadmin.domain.policy import DISCLAIMER, policy_seed, requirements
from pittadmin.services import people, policy
from pittadmin.ui.acknowledgements_dialog import AcknowledgementsDialog
from pittadmin.ui.look import look
from pittadmin.ui.people_section import PeopleSection
from pittadmin.ui.policy_page import PARTS
from pittadmin.ui.policy_section import PolicySection
from pittadmin.ui.shell import Shell
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, open_page, open_part, press, said

ShellFor = Callable[[str], Shell]


def policy_part(qtbot: QtBot, shell: Shell) -> PolicySection:
    part = open_part(qtbot, shell, "policy")
    qtbot.waitUntil(lambda: "Who to ask" in said(part))
    return part


def test_the_version_in_force_is_named_with_its_signatories_and_checksum(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    seed = policy_seed()
    part = policy_part(qtbot, shell_for("employee"))
    words = said(part)
    assert seed.name in words
    for one in seed.signatories:
        assert f"{one.name}, {one.title}" in words
    assert seed.sha256 not in words.replace(" ", "")  # which is for few
    press(qtbot, part, "Technical details")
    qtbot.waitUntil(lambda: seed.sha256 in said(part).replace(" ", ""))


def test_the_disclaimer_is_shown_and_copied_word_for_word(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    shell = shell_for("me")
    part = policy_part(qtbot, shell)
    assert DISCLAIMER in said(part)
    with qtbot.waitSignal(shell.said):
        press(qtbot, part, "Copy the disclaimer")
    assert QGuiApplication.clipboard().text() == DISCLAIMER


def test_the_checksum_is_copied_without_its_gaps(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = policy_part(qtbot, shell_for("me"))
    press(qtbot, part, "Technical details")
    press(qtbot, part, "Copy")
    assert QGuiApplication.clipboard().text() == policy_seed().sha256


def test_questions_go_to_personnel_by_name(qtbot: QtBot, shell_for: ShellFor) -> None:
    """R54."""
    assert "Pat Sample" in said(policy_part(qtbot, shell_for("employee")))


def test_all_68_requirements_stand_under_their_sections(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = policy_part(qtbot, shell_for("employee"))
    words = part.requirements.toPlainText()
    assert part.requirements.shown == len(requirements()) == 68
    for one in requirements().values():
        assert f"{one.number}\t{one.title}" in words
        assert one.section in words


@pytest.mark.parametrize(("typed", "found"), [("R14", "R14"), ("WEBSITE first", "R6")])
def test_requirements_are_found_by_number_and_by_words(
    qtbot: QtBot, shell_for: ShellFor, typed: str, found: str
) -> None:
    part = policy_part(qtbot, shell_for("employee"))
    qtbot.keyClicks(part.search, typed)
    qtbot.waitUntil(lambda: part.requirements.shown == 1)
    assert f"{found}\t{requirements()[found].title}" in part.requirements.toPlainText()
    assert part.count.text() == "1 requirement"
    qtbot.keyClicks(part.search, " nothing like it")
    qtbot.waitUntil(lambda: part.requirements.shown == 0)
    assert "Nothing in the policy" in part.requirements.toPlainText()


def test_the_policy_is_acknowledged_once(qtbot: QtBot, shell_for: ShellFor, city: City) -> None:
    """R11."""
    shell = shell_for("employee")
    part = policy_part(qtbot, shell)
    with qtbot.waitSignals([shell.said, shell.runner.changed]):
        press(qtbot, part, "I have read it and know what it asks")
        part._acknowledge()  # a second press, before the first is done
    first = policy.show(shell.ctx).acknowledged_at
    assert first == city.time.now
    qtbot.waitUntil(lambda: "You acknowledged this version on Nov 2, 2026, 10:00 AM." in said(part))
    assert find_button(part, "I have read it and know what it asks") is None
    city.time.wait(3)
    policy.acknowledge(shell.ctx, 1)
    assert policy.show(shell.ctx).acknowledged_at == first


def test_personnel_sees_who_has_and_who_has_not(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    """R11."""
    policy.acknowledge(city.who["employee"], 1)
    shell = shell_for("personnel")
    part = policy_part(qtbot, shell)
    everyone = len([one for one in people.directory(shell.ctx).people if one.active])
    assert f"1 of {everyone} people have acknowledged it." in said(part)
    press(qtbot, part, "Who has and who has not…")
    dialog = part.findChild(AcknowledgementsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == everyone)
    qtbot.waitUntil(lambda: dialog.table.records.row(0) is not None)
    last = dialog.table.records.row(everyone - 1)
    assert last is not None
    assert (last.name, last.at) == ("Em", city.time.now)
    dialog.table.choose(dialog.table.records.ids[-1])
    dialog.table.copy_row()
    assert QGuiApplication.clipboard().text() == "Em\tNov 2, 2026, 10:00 AM"
    dialog.filter.box.setCurrentIndex(1)
    dialog.filter.picked.emit("not")
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == everyone - 1)
    qtbot.waitUntil(lambda: faults(dialog) == [])
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_others_do_not_see_who_has_acknowledged(qtbot: QtBot, shell_for: ShellFor) -> None:
    assert "people have acknowledged" not in said(policy_part(qtbot, shell_for("head")))


def test_the_page_remembers_its_part(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("me")
    open_page(qtbot, shell).show_part("roles")
    again = open_page(qtbot, shell)
    assert again.segments.tabText(again.segments.currentIndex()) == "Roles"


def test_arrow_keys_move_between_the_parts(qtbot: QtBot, shell_for: ShellFor) -> None:
    page = open_page(qtbot, shell_for("me"))
    page.segments.setFocus()
    qtbot.keyClick(page.segments, Qt.Key.Key_Right)
    assert isinstance(page.stack.currentWidget(), PeopleSection)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("policy_version", "Policy"),
        ("person", "People"),
        ("department", "Departments"),
        ("membership", "Roles"),
        ("platforms", "Platforms"),
        ("rule_pack", "Rules"),
        ("facts", "Known to the checks"),
    ],
)
def test_each_kind_of_thing_is_shown_in_its_part(
    qtbot: QtBot, shell_for: ShellFor, kind: str, title: str
) -> None:
    page = open_page(qtbot, shell_for("me"))
    page.show_subject(kind, None)
    assert page.segments.tabText(page.segments.currentIndex()) == title


def test_what_changes_while_it_is_not_seen_is_read_when_it_is_seen(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    shell = shell_for("it")
    page = open_page(qtbot, shell)
    part = page.show_part("people")
    assert isinstance(part, PeopleSection)
    qtbot.waitUntil(lambda: part.directory is not None)
    count = len(part.table.records.ids)
    page.hide()
    boss = shell.ctx.person_id
    people.save_person(shell.ctx, "new", "New One", "new.one@cityofpittsfield.org", boss)
    page.refresh("people")
    page.show()
    qtbot.waitUntil(lambda: len(part.table.records.ids) > count)


@pytest.mark.parametrize("who", ["it", "employee"])
@pytest.mark.parametrize("part", [key for key, _title, _make in PARTS])
@pytest.mark.parametrize("wide", [900, 1280])
def test_every_part_is_named_in_order_and_whole(
    qtbot: QtBot, shell_for: ShellFor, who: str, part: str, wide: int
) -> None:
    shell = shell_for(who)
    shown = open_part(qtbot, shell, part, wide)
    page = shell.__dict__["page"]
    if hasattr(shown, "table") and len(shown.table.records.ids):
        shown.table.choose(shown.table.records.ids[0])
    qtbot.waitUntil(lambda: faults(page) == [])


def test_the_text_of_the_policy_follows_the_theme(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = policy_part(qtbot, shell_for("me"))
    try:
        look().force("dark")
        assert look().theme.surface in part.requirements.styleSheet()
    finally:
        look().force("")
