"""The rules of the checks: read by all, changed by Personnel, published by a second person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.checks.pack import shipped_pack
from pittadmin.domain.pack_edits import rule_of
from pittadmin.domain.packs import SHIPPED_ID
from pittadmin.services import packs
from pittadmin.ui.decision import ReasonDialog
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.list_form import ListForm
from pittadmin.ui.propose_form import ProposeForm
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.rule_form import RuleForm
from pittadmin.ui.rules_section import RulesSection
from pittadmin.ui.shell import Shell
from pittadmin.ui.versions_dialog import VersionsDialog
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, press, said, texts
from tests.ui.rules_tab import DOGS, open_rules, post, publish_dogs, second, with_dogs, write

ShellFor = Callable[[str], Shell]


def form_of(part: QWidget, kind: type[Any]) -> Any:
    found = [one for one in part.findChildren(kind) if one.isVisible()]
    assert found, kind
    return found[-1]


def confirm(qtbot: QtBot, dialog: Dialog) -> None:
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)


def no_dialog(part: QWidget) -> bool:
    return not any(one.isVisible() for one in part.findChildren(QDialog))


def add_dogs(qtbot: QtBot, part: RulesSection) -> None:
    qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    form = form_of(part, RuleForm)
    write(form)
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: no_dialog(part), timeout=20000)


def choose(qtbot: QtBot, part: RulesSection, id_: str) -> None:
    rules = part.draft.pack.rules
    part.show_subject([rule.id for rule in rules].index(id_) + 1)
    qtbot.waitUntil(lambda: id_ in said(part.detail))


def test_everybody_reads_the_rules_and_nobody_else_changes_them(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    part = open_rules(qtbot, shell_for("employee"))
    assert part.count.text() == f"{len(shipped_pack().pack.rules)} on file"
    assert "Version 1 is in force; it ships with the program." in said(part)
    choose(qtbot, part, "PII-SSN")
    words = said(part.detail)
    assert "This looks like a Social Security number." in words
    assert "It can be made stricter, not milder or switched off" in words
    assert "Personnel can change the rules of the checks." in words
    assert not part.add_button.isVisible()
    assert find_button(part.detail, "Change…") is None
    part.table.open_current()
    assert no_dialog(part)
    press(qtbot, part, "Versions…")
    versions = form_of(part, VersionsDialog)
    assert not versions.back_button.isVisible()
    versions.reject()


def test_rules_are_narrowed_by_kind_severity_requirement_and_words(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    part = open_rules(qtbot, shell_for("employee"))
    rules = shipped_pack().pack.rules
    for place, value, fits in (
        (0, "link", lambda rule: rule.match["kind"] == "link"),
        (1, "block", lambda rule: rule.severity == "block"),
        (2, "R19", lambda rule: rule.requirement == "R19"),
    ):
        part.filters[place].set_value(value)
        part.filters[place].picked.emit(value)
        wanted = sorted(rule.id for rule in rules if fits(rule))
        qtbot.waitUntil(lambda w=wanted: texts(part.table) == w)
        part.filters[place].set_value(None)
        part.filters[place].picked.emit(None)
    qtbot.keyClicks(part.search, "looks like a social security")
    qtbot.waitUntil(lambda: texts(part.table) == ["PII-SSN"])
    assert texts(part.table, 5) == ["Locked"]


def test_a_rule_is_written_proposed_and_published_by_a_second_person(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    second(city)
    post(city, "A dog walks in the park. See https://www.cityofpittsfield.org/parks")
    part = open_rules(qtbot, shell_for("personnel"))
    add_dogs(qtbot, part)
    qtbot.waitUntil(lambda: "1 change of yours is not proposed yet." in said(part))
    qtbot.waitUntil(lambda: "TST-DOGS" in said(part.detail))
    assert part.table.current().change == "added"
    press(qtbot, part, "Propose them…")
    form = form_of(part, ProposeForm)
    qtbot.waitUntil(lambda: form.view.stopped is not None, timeout=20000)
    assert "1 recent post would be stopped now" in said(form)
    assert "A dog walks in the park." in said(form)
    assert "TST-DOGS: This is about <b>dogs</b>." in said(form)
    qtbot.waitUntil(lambda: faults(form) == [])
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["reason"].problem is not None)
    form.note.setPlainText("Dogs are no City matter")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: no_dialog(part))
    qtbot.waitUntil(lambda: "which you proposed, waits" in said(part))
    assert not part.draft.edits
    assert packs.in_force(city.me).id == SHIPPED_ID

    shell = shell_for("second")
    theirs = open_rules(qtbot, shell)
    shell.__dict__["page"].show_subject("rule_pack", 1)
    qtbot.waitUntil(lambda: not no_dialog(theirs))
    dialog = form_of(theirs, Dialog)
    qtbot.waitUntil(lambda: "1 recent post would be stopped now" in said(dialog), timeout=20000)
    assert "Dogs are no City matter" in said(dialog)
    qtbot.waitUntil(lambda: faults(dialog) == [])
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, dialog)
    assert told.args == ["Version 2 is in force."]
    qtbot.waitUntil(lambda: "published by Sam Second" in said(theirs))
    assert rule_of(packs.show(city.me).pack, "TST-DOGS") == DOGS


def test_who_proposed_may_only_take_it_back(qtbot: QtBot, shell_for: ShellFor, city: City) -> None:
    packs.propose(city.who["personnel"], with_dogs(), "Dogs are no City matter")
    part = open_rules(qtbot, shell_for("personnel"))
    qtbot.waitUntil(lambda: find_button(part, "Look at it…") is not None)
    press(qtbot, part, "Look at it…")
    qtbot.waitUntil(lambda: not no_dialog(part))
    dialog = form_of(part, Dialog)
    assert not dialog.confirm_button.isVisible()
    assert find_button(dialog, "Refuse…") is None
    press(qtbot, dialog, "Take it back…")
    confirm(qtbot, form_of(part, Dialog))
    qtbot.waitUntil(lambda: packs.proposal(city.me) is None)
    qtbot.waitUntil(lambda: find_button(part, "Look at it…") is None)


def test_a_second_person_refuses_with_a_reason(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    packs.propose(city.who["personnel"], with_dogs(), "Dogs are no City matter")
    part = open_rules(qtbot, shell_for(second(city)))
    qtbot.waitUntil(lambda: find_button(part, "Read and decide…") is not None)
    press(qtbot, part, "Read and decide…")
    qtbot.waitUntil(lambda: not no_dialog(part))
    press(qtbot, form_of(part, Dialog), "Refuse…")
    asked = form_of(part, ReasonDialog)
    confirm(qtbot, asked)
    assert asked.fields["reason"].problem is not None
    control = asked.fields["reason"].control
    assert isinstance(control, QPlainTextEdit)
    control.setPlainText("Dogs may stay")
    confirm(qtbot, asked)
    qtbot.waitUntil(lambda: packs.proposal(city.me) is None)
    assert packs.proposals(city.me)[0].decision == "Dogs may stay"


def test_two_people_on_one_proposal_are_told_of_each_other(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    waits = packs.propose(city.who["personnel"], with_dogs(), "Dogs are no City matter")
    part = open_rules(qtbot, shell_for(second(city)))
    qtbot.waitUntil(lambda: find_button(part, "Read and decide…") is not None)
    press(qtbot, part, "Read and decide…")
    qtbot.waitUntil(lambda: not no_dialog(part))
    dialog = form_of(part, Dialog)
    packs.withdraw(city.who["personnel"], waits.id)
    confirm(qtbot, dialog)
    qtbot.waitUntil(lambda: "has decided this already" in said(dialog))
    qtbot.waitUntil(lambda: "“Taken back” since" in said(dialog))
    assert not dialog.confirm_button.isVisible()
    dialog.reject()
    assert packs.in_force(city.me).id == SHIPPED_ID


def test_two_who_propose_at_once_are_told_and_nothing_is_lost(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    other = city.who[second(city)]
    part = open_rules(qtbot, shell_for("personnel"))
    add_dogs(qtbot, part)
    qtbot.waitUntil(lambda: find_button(part, "Propose them…") is not None)
    press(qtbot, part, "Propose them…")
    form = form_of(part, ProposeForm)
    form.note.setPlainText("Dogs are no City matter")
    packs.propose(other, with_dogs(id="TST-CATS"), "First")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "Sam Second has proposed changed rules already." in said(form))
    form.reject()
    assert part.draft.edits.rules["TST-DOGS"].now == DOGS
    qtbot.waitUntil(lambda: "One proposal waits at a time" in said(part))
    button = find_button(part, "Propose them…")
    assert button is not None
    assert not button.isEnabled()


def test_changes_survive_a_crash_and_are_given_up_once_asked(
    qtbot: QtBot, shell_for: ShellFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = shell_for("personnel")
    part = open_rules(qtbot, shell)
    add_dogs(qtbot, part)
    shell.recovery.write()
    # As the program reads it after a crash.
    shell.recovery = RecoveryFile(shell.recovery.file.path).of("me")
    again = open_rules(qtbot, shell)
    qtbot.waitUntil(lambda: "1 change of yours is not proposed yet." in said(again))
    assert again.draft.pack.rules[-1] == DOGS
    asked: list[str] = []

    def answer(_parent: object, title: str, *_words: str) -> bool:
        asked.append(title)
        return len(asked) > 1

    monkeypatch.setattr("pittadmin.ui.rules_section.ask", answer)
    press(qtbot, again, "Give them up…")
    assert again.draft.edits
    press(qtbot, again, "Give them up…")
    assert not again.draft.edits
    assert asked == ["Give up your changes"] * 2
    assert shell.recovery.find("rule_pack") is None


def test_a_rule_that_somebody_else_changed_meanwhile_is_seen_beside_ones_own(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    shell = shell_for("personnel")
    part = open_rules(qtbot, shell)
    mine = replace(shipped_pack().pack.rules[4], severity="warn")
    part.draft.put_rule(mine.id, mine)
    theirs = replace(shipped_pack().pack.rules[4], message="Theirs.")
    pack = shipped_pack().pack
    rules = tuple(theirs if rule.id == mine.id else rule for rule in pack.rules)
    waits = packs.propose(city.who["personnel"], replace(pack, rules=rules), "Theirs")
    packs.publish(city.who[second(city)], waits.id)
    shell.runner.changed.emit("rules")
    qtbot.waitUntil(lambda: f"Somebody else changed {mine.id} meanwhile." in said(part))
    button = find_button(part, "Propose them…")
    assert button is not None
    assert not button.isEnabled()
    choose(qtbot, part, mine.id)
    press(qtbot, part.detail, "Change…")
    form = form_of(part, RuleForm)
    assert "What was found: Theirs." in said(form)
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: no_dialog(part), timeout=20000)
    assert "Somebody else changed" not in said(part)
    assert part.draft.pack.sha256 == packs.in_force(city.me).sha256


def test_a_change_is_undone_and_a_rule_taken_out_keeps_its_place(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    part = open_rules(qtbot, shell_for("personnel"))
    choose(qtbot, part, "PII-PASSPORT")
    press(qtbot, part.detail, "Take it out")
    qtbot.waitUntil(lambda: find_button(part.detail, "Undo the change") is not None)
    assert find_button(part.detail, "Change…") is None
    assert "PII-PASSPORT" not in {rule.id for rule in part.draft.pack.rules}
    place = texts(part.table).index("PII-PASSPORT")
    qtbot.waitUntil(lambda: texts(part.table, 6)[place] == "Taken out")
    press(qtbot, part.detail, "Undo the change")
    qtbot.waitUntil(lambda: find_button(part.detail, "Take it out") is not None)
    assert not part.draft.edits


def test_a_locked_rule_offers_no_way_out(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = open_rules(qtbot, shell_for("personnel"))
    choose(qtbot, part, "PII-SSN")
    assert find_button(part.detail, "Take it out") is None


def test_a_list_is_among_the_changes(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = open_rules(qtbot, shell_for("personnel"))
    choose(qtbot, part, "ADV-SHOP")
    press(qtbot, part.detail, "Change the list…")
    form = form_of(part, ListForm)
    form.words.appendPlainText("shop.example")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: no_dialog(part), timeout=20000)
    assert part.draft.pack.lists["shops"][-1] == "shop.example"
    assert [change.name for change in part.draft.changes()] == ["shops"]
    qtbot.waitUntil(lambda: "1 change of yours" in said(part))


def test_going_back_is_one_press_with_a_reason(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    publish_dogs(city)
    shell = shell_for("personnel")
    part = open_rules(qtbot, shell)
    press(qtbot, part, "Versions…")
    versions = form_of(part, VersionsDialog)
    qtbot.waitUntil(lambda: texts(versions.table) == ["2", "1"])
    assert texts(versions.table, 2) == ["Dogs are no City matter", "—"]
    assert not versions.back_button.isEnabled()
    versions.table.choose(SHIPPED_ID)
    qtbot.waitUntil(versions.back_button.isEnabled)
    qtbot.waitUntil(lambda: faults(versions) == [])
    qtbot.mouseClick(versions.back_button, Qt.MouseButton.LeftButton)
    asked = form_of(part, ReasonDialog)
    control = asked.fields["reason"].control
    assert isinstance(control, QPlainTextEdit)
    control.setPlainText("Dogs were stopped for nothing")
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, asked)
    assert told.args == ["Version 1 is in force."]
    qtbot.waitUntil(lambda: "Version 1 is in force" in said(part))
    assert [one.version for one in packs.versions(city.me)] == ["2", "1"]


@pytest.mark.parametrize("wide", [900, 1280])
def test_the_part_with_changes_and_a_proposal_is_named_in_order_and_whole(
    qtbot: QtBot, shell_for: ShellFor, city: City, wide: int
) -> None:
    packs.propose(city.who["personnel"], with_dogs(id="TST-CATS"), "First " * 40)
    part = open_rules(qtbot, shell_for(second(city)), wide)
    part.draft.put_rule(DOGS.id, DOGS)
    choose(qtbot, part, "PII-BANK")
    qtbot.waitUntil(lambda: faults(part) == [])
