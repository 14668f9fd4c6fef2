"""The form of a rule: examples tried while typing, what is wrong at its field, nothing lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pittadmin.checks.pack import shipped_pack
from pittadmin.domain.pack_edits import rule_of
from pittadmin.domain.rule_parts import say_part
from pittadmin.ui.list_form import ListForm
from pittadmin.ui.replace_list import ReplaceList
from pittadmin.ui.rule_form import RuleForm
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import unnamed
from tests.ui.policy_tab import faults, press
from tests.ui.rules_tab import DOGS, tried, write

ShellFor = Callable[[str], Shell]


def opened(qtbot: QtBot, shell: Shell, id_: str = "") -> RuleForm:
    pack = shipped_pack().pack
    form = RuleForm(shell, pack, rule_of(pack, id_) if id_ else None)
    qtbot.addWidget(form)
    form.show()
    return form


def lines(form: RuleForm, part: str) -> QPlainTextEdit:
    control = form.match.fields[part].control
    assert isinstance(control, QPlainTextEdit)
    return control


def outcomes(form: RuleForm) -> list[str]:
    rows = (*form.must.rows, *form.must_not.rows)
    return [row.outcome.text() for row in rows if row.outcome.isVisibleTo(form)]


def test_each_example_says_while_typing_whether_it_is_found(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    form = opened(qtbot, shell_for("personnel"))
    write(form)
    qtbot.waitUntil(lambda: outcomes(form) == ["Found"] * 3 + ["Not found"] * 3, timeout=20000)
    form.must.rows[0].input.clear()
    qtbot.keyClicks(form.must.rows[0].input, "A hound")
    qtbot.waitUntil(lambda: outcomes(form)[0] == "Not found")
    qtbot.waitUntil(lambda: form.fields["must"].problem is not None)
    assert "does not find all" in str(form.fields["must"].problem)
    assert form.must.rows[0].outcome.property("chip") == "bad"
    assert form.must_not.rows[0].outcome.property("chip") == "good"
    lines(form, "any").setPlainText(r"\bdogs?\b" + "\nhound")
    qtbot.waitUntil(lambda: outcomes(form)[0] == "Found")
    qtbot.waitUntil(lambda: form.fields["must"].problem is None)


def test_a_new_form_does_not_scold_for_what_is_not_written_yet(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    form = opened(qtbot, shell_for("personnel"))
    tried(qtbot, form)
    assert [name for name, field in form.fields.items() if field.problem] == []
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    assert "has no id" in str(form.fields["id"].problem)
    assert form.isVisible()


@pytest.mark.parametrize(
    ("part", "typed", "words"),
    [
        ("any", "(?<=x)dog", "looks ahead or behind, which rules can't."),
        ("any", r"(d)\1", "refers back to what it found, which rules can't."),
        ("any", "dog(", "can't be read"),
        ("any", "{nothing}", "can't be read"),
        ("unless", "(?!x)", "looks ahead or behind, which rules can't."),
        ("exempt", "sung", "knows no “sung”"),
    ],
)
def test_a_pattern_that_can_not_be_used_is_said_at_its_field(
    qtbot: QtBot, shell_for: ShellFor, part: str, typed: str, words: str
) -> None:
    form = opened(qtbot, shell_for("personnel"))
    write(form)
    lines(form, part).setPlainText(typed)
    qtbot.waitUntil(lambda: words in str(form.fields[part].problem), timeout=20000)
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(form.confirm_button.isEnabled)
    assert form.isVisible()
    assert lines(form, part).toPlainText() == typed


def test_the_id_of_another_rule_is_refused_at_its_field(qtbot: QtBot, shell_for: ShellFor) -> None:
    form = opened(qtbot, shell_for("personnel"))
    write(form, replace(DOGS, id="PII-SSN"))
    qtbot.waitUntil(lambda: form.fields["id"].problem is not None, timeout=20000)
    assert "Another rule has the id PII-SSN." in str(form.fields["id"].problem)


def test_a_locked_rule_that_is_weakened_is_refused_at_each_field(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    form = opened(qtbot, shell_for("personnel"), "PII-SSN")
    form.off.setChecked(True)
    form.locked.setChecked(False)
    form.severity.setCurrentIndex(form.severity.findData("info"))
    form.severity.activated.emit(form.severity.currentIndex())
    lines(form, "any").setPlainText("ssn")
    for name, words in (
        ("off", "can't be switched off"),
        ("locked", "can't be unlocked"),
        ("severity", "can't be lowered"),
        ("any", "no longer looks for all"),
    ):
        qtbot.waitUntil(lambda n=name, w=words: w in str(form.fields[n].problem), timeout=20000)
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(form.confirm_button.isEnabled)
    assert form.isVisible()


def test_a_rule_that_is_right_is_kept_as_it_was_written(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("personnel")
    form = opened(qtbot, shell)
    write(form)
    with qtbot.waitSignal(form.saved, timeout=20000) as saved:
        qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    assert saved.args == [DOGS]
    assert shell.recovery.find("rule:new") is None


@pytest.mark.parametrize(
    "id_", ["PII-SSN", "PII-PHONE", "SHR-PROFILE", "PNT-MISSION", "PLT-LENGTH", "PIC-ALT"]
)
def test_a_rule_of_each_kind_comes_out_of_its_form_unchanged(
    qtbot: QtBot, shell_for: ShellFor, id_: str
) -> None:
    rule = rule_of(shipped_pack().pack, id_)
    form = opened(qtbot, shell_for("personnel"), id_)
    assert form.written() == rule
    qtbot.waitUntil(lambda: faults(form) == [])


def test_a_rule_that_was_not_kept_is_found_again_after_a_crash(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    shell = shell_for("personnel")
    write(opened(qtbot, shell), replace(DOGS, title="Half a ru\ud800le"))
    again = opened(qtbot, shell)  # the first was never closed
    assert again.title.text().startswith("Half a ru")
    assert again.must.values() == DOGS.must
    press(qtbot, again, "Start anew")
    assert again.title.text() == ""
    assert again.must.values() == ()
    shell.recovery.keep("rule:new", {"id": 5})
    opened(qtbot, shell)


def test_another_kind_asks_for_other_parts(qtbot: QtBot, shell_for: ShellFor) -> None:
    form = opened(qtbot, shell_for("personnel"))
    form.kind.setCurrentIndex(form.kind.findData("link"))
    form.kind.activated.emit(form.kind.currentIndex())
    assert "any" not in form.fields
    lines(form, "hosts").setPlainText("example.com\n")
    assert form.written().match == {"kind": "link", "hosts": ["example.com"]}
    qtbot.waitUntil(lambda: faults(form) == [])


def test_examples_are_added_and_taken_out_by_keyboard(qtbot: QtBot, shell_for: ShellFor) -> None:
    form = opened(qtbot, shell_for("personnel"))
    qtbot.keyClick(form.must.add_button, Qt.Key.Key_Space)
    qtbot.keyClicks(form.must.rows[0].input, '{"text": "A dog", "platforms": ["x"]}')
    qtbot.keyClick(form.must.add_button, Qt.Key.Key_Space)
    assert form.must.values() == ({"text": "A dog", "platforms": ["x"]},)
    press(qtbot, form.must.rows[0], "")
    assert form.must.values() == ()


def test_what_somebody_else_made_of_it_is_seen_beside_it(qtbot: QtBot, shell_for: ShellFor) -> None:
    pack = shipped_pack().pack
    rule = pack.rules[4]
    theirs = replace(rule, message="Theirs <b>now</b>.")
    form = RuleForm(shell_for("personnel"), pack, rule, theirs)
    qtbot.addWidget(form)
    form.show()
    seen = [label.text() for label in form.findChildren(QLabel)]
    assert "What was found: Theirs <b>now</b>." in seen
    tried(qtbot, form)


def test_a_list_is_changed_where_every_rule_still_passes(qtbot: QtBot, shell_for: ShellFor) -> None:
    pack = shipped_pack().pack
    small = replace(pack, rules=tuple(r for r in pack.rules if r.match.get("hosts") == ["shops"]))
    form = ListForm(shell_for("personnel"), small, "shops")
    qtbot.addWidget(form)
    form.show()
    form.words.setPlainText("(?=x)")
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "looks ahead" in str(form.fields["lists"].problem), timeout=20000)
    form.words.setPlainText("")
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "is empty" in str(form.fields["lists"].problem))
    form.words.setPlainText("\n".join((*pack.lists["shops"], "", " shop.example ")))
    with qtbot.waitSignal(form.saved, timeout=20000) as saved:
        qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    assert saved.args == [(*pack.lists["shops"], "shop.example")]


def test_replacements_are_written_tried_and_kept(qtbot: QtBot, shell_for: ShellFor) -> None:
    form = opened(qtbot, shell_for("personnel"))
    write(form)
    pairs = form.match.fields["replace"].control
    assert isinstance(pairs, ReplaceList)
    for now, was in (("pets", "Dogs"), ("pet", "hound"), ("", "puppy")):
        pairs.add_button.click()
        pairs.rows[-1].now.setText(now)
        qtbot.keyClicks(pairs.rows[-1].was, was)
    qtbot.waitUntil(
        lambda: [row.outcome.text() for row in pairs.rows] == ["Found", "Not found", ""],
        timeout=20000,
    )
    assert form.written().match["replace"] == {"dogs": "pets", "hound": "pet"}
    assert unnamed(form) == []
    pairs.rows[1].remove_button.click()
    assert form.written().match["replace"] == {"dogs": "pets"}
    saved = []
    form.saved.connect(saved.append)
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(saved), timeout=20000)
    assert saved[0].match["replace"] == {"dogs": "pets"}


def test_the_replacements_of_a_shipped_rule_are_shown_and_stay(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    form = opened(qtbot, shell_for("personnel"), "RDB-JARGON")
    rule = rule_of(shipped_pack().pack, "RDB-JARGON")
    assert rule is not None
    pairs = form.match.fields["replace"].control
    assert isinstance(pairs, ReplaceList)
    assert (pairs.rows[0].now.text(), pairs.rows[0].was.text()) == ("use", "utilize")
    assert form.written() == rule
    assert "“use” instead of “utilize”" in say_part("replace", rule.match["replace"])
