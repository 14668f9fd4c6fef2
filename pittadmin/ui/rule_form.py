"""The form of one rule: what it says, what it looks for, and its examples, tried while typing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pittadmin.checks.pack_problems import FEWEST_EXAMPLES
from pittadmin.checks.rule_trial import Trial, try_rule
from pittadmin.domain.errors import Problem
from pittadmin.domain.findings import SEVERITY_NAMES
from pittadmin.domain.i18n import _
from pittadmin.domain.pack_edits import read_rule, rule_values
from pittadmin.domain.platforms import platforms
from pittadmin.domain.policy import requirements
from pittadmin.domain.rule_parts import PART_NAMES, say_part
from pittadmin.domain.rule_table import KIND_NAMES
from pittadmin.domain.rules import Rule, RulePack
from pittadmin.ui.example_list import ExampleList
from pittadmin.ui.fields import Check, Field, combo, text_area, text_input
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import Beside, column
from pittadmin.ui.look import look
from pittadmin.ui.match_fields import MatchFields
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, clear, text

NEW = Rule("", "", "R25", "warn", {"kind": "pattern"}, "", "")
"""What the form of a new rule begins with."""

_NEEDED = {
    "id": _("The rule has no id."),
    "title": _("It is not said what the rule looks for."),
    "message": _("It is not said what was found."),
    "fix": _("It is not said how to mend it."),
}
_TEXTS = (*_NEEDED, "confirm")
_NEW_KINDS = ("pattern", "link")


class RuleForm(RecordForm):
    """Changes a rule, or writes a new one; what comes of it goes to the changes, not in force.

    Args:
        pack: the rules as they are changed so far, and the lists.
        rule: the rule that is changed; None for a new one.
        in_force: the rule as somebody else changed it meanwhile, to be seen beside this one.
    """

    def __init__(
        self,
        shell: Shell,
        pack: RulePack,
        rule: Rule | None = None,
        in_force: Rule | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Change the rule {id}").format(id=rule.id) if rule else _("Write a new rule"),
            _("It judges no draft before another person of Personnel has published it."),
            _("&Keep the change") if rule else _("&Keep the rule"),
            f"rule:{rule.id}" if rule else "rule:new",
            (),
        )
        self.rule = rule or NEW
        others = tuple(one for one in pack.rules if rule is None or one.id != rule.id)
        self._others, self._is_new = replace(pack, rules=others), rule is None
        self.trial: Trial | None = None
        """What came of the rule as it stands, once it was tried."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._try)
        self.match = MatchFields(self.rule.match, self.keep)
        self._looking, self._finer = column(self.match), column(self.match.finer)
        left = column(self._build_saying(), None)
        right = column(self._build_looking(), self._build_examples(), None, gap=12)
        body = Beside(left, right, narrow=760)
        if in_force is not None:
            self.add(self._beside(in_force))
        self.add(body)
        self._name_fields()
        self.fill(rule_values(self.rule))
        room = look().px(1080), look().px(740)
        window = parent.window().size() if parent else None
        self.resize(
            *(min(a, b) for a, b in zip(room, (window.width(), window.height()), strict=True))
            if window
            else room
        )
        self.begin()
        self._try()

    # What is asked

    def _build_saying(self) -> QWidget:
        self.id = text_input(on_change=self.keep)
        self.title = text_input(on_change=self.keep)
        numbers = [(one.number, f"{one.number} · {one.title}") for one in requirements().values()]
        self.requirement = combo(numbers, on_change=self._asks_else)
        self.requirement.setSizeAdjustPolicy(
            self.requirement.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.severity = combo(SEVERITY_NAMES.items(), on_change=self._asks_else)
        self.message = text_area(lines=2, on_change=self.keep)
        self.fix = text_area(lines=2, on_change=self.keep)
        self.confirm_words = text_area(lines=2, on_change=self.keep)
        self.quote = text_area(lines=3, on_change=self.keep)
        self.replacement = text_input(on_change=self.keep)
        keys = dict.fromkeys((*platforms(), *self.rule.platforms))
        names = {key: one.name for key, one in platforms().items()}
        self.platforms = {key: Check(names.get(key, key)) for key in keys}
        self.off = Check(_("Switched &off"))
        self.locked = Check(_("&Locked: it can be made stricter, not milder"))
        for one in (*self.platforms.values(), self.off, self.locked):
            one.toggled.connect(self.keep)
        card = Card(gap=12)
        for name, label, control, hint in (
            ("id", _("I&d"), self.id, _("Such as ADV-COUPON; no other rule has it.")),
            ("title", _("What it looks &for"), self.title, _("A few words.")),
            ("requirement", _("&Rests on"), self.requirement, ""),
            ("severity", _("&Severity"), self.severity, ""),
            ("message", _("&What was found"), self.message, _("A sentence for the writer.")),
            ("fix", _("How to &mend it"), self.fix, _("A sentence for the writer.")),
            (
                "confirm",
                _("What the writer &confirms"),
                self.confirm_words,
                _("In the writer's own words."),
            ),
            (
                "quote",
                _("Sentence of the &policy"),
                self.quote,
                _("Empty: the sentence of what it rests on, shown here in gray."),
            ),
            (
                "replacement",
                _("What may stand there i&nstead"),
                self.replacement,
                _("Empty: only the writer can tell."),
            ),
            (
                "platforms",
                _("On which platforms"),
                column(*self.platforms.values(), gap=2),
                _("None chosen: on all."),
            ),
            ("off", "", self.off, ""),
            ("locked", "", self.locked, ""),
        ):
            self.fields[name] = Field(label, control, hint)
            card.add(self.fields[name])
        card.add(self._finer)
        for check in (self.off, self.locked):
            check.setAccessibleName(check.text().replace("&", ""))
        self.fields["id"].setVisible(self._is_new)
        return card

    def _build_looking(self) -> QWidget:
        self.kind = combo(
            [(key, KIND_NAMES[key]) for key in (_NEW_KINDS if self._is_new else KIND_NAMES)],
            on_change=self._other_kind,
        )
        self.fields["kind"] = Field(_("Looks &at"), self.kind)
        self.fields["kind"].setVisible(self._is_new)
        self._lists = text("", "bad")
        self.fields["lists"] = Field("", self._lists)
        self.fields["lists"].hide()
        return Card(self.fields["kind"], self._looking, self.fields["lists"], gap=12)

    def _build_examples(self) -> QWidget:
        self.must = ExampleList(True, PART_NAMES["must"])
        self.must_not = ExampleList(False, PART_NAMES["must_not"])
        hint = _("At least {fewest} in both lists together; each is tried as you type.").format(
            fewest=FEWEST_EXAMPLES
        )
        card = Card(gap=12)
        for name, examples, said in (("must", self.must, hint), ("must_not", self.must_not, "")):
            examples.changed.connect(self.keep)
            self.fields[name] = Field(PART_NAMES[name], examples, said)
            card.add(self.fields[name])
        card.setVisible(self.rule.match["kind"] != "point")
        return card

    def _beside(self, in_force: Rule) -> QWidget:
        """Return what somebody else made of the rule, to be seen beside what is typed here."""
        card = Card(
            text(_("Somebody else changed this rule. In force now:"), "strong"), kind="warn"
        )
        for name in ("severity", "message", "fix"):
            said = say_part(name, getattr(in_force, name))
            card.add(text(f"{PART_NAMES[name]}: {said}", selectable=True))
        for name, value in in_force.match.items():
            if value != self.rule.match.get(name):
                said = say_part(name, value)
                card.add(text(f"{PART_NAMES.get(name, name)}: {said}", selectable=True))
        return card

    # What every form gives

    def typed(self) -> dict[str, Any]:
        return rule_values(self.written())

    def written(self) -> Rule:
        """Return the rule as it stands in the form."""
        return Rule(
            self.id.text().strip(),
            self.title.text().strip(),
            self.requirement.currentData(),
            self.severity.currentData(),
            self.match.values(),
            self.message.toPlainText().strip(),
            self.fix.toPlainText().strip(),
            self.must.values(),
            self.must_not.values(),
            self.quote.toPlainText().strip(),
            self.confirm_words.toPlainText().strip(),
            tuple(key for key, check in self.platforms.items() if check.isChecked()),
            self.replacement.text() or None,
            self.locked.isChecked(),
            self.off.isChecked(),
        )

    def fill(self, typed: dict[str, Any]) -> None:
        known = {key: value for key, value in typed.items() if key != "version"}
        try:
            rule = read_rule(known)
        except (KeyError, TypeError, ValueError):  # kept by another version of the program
            return
        self.id.setText(rule.id)
        self.title.setText(rule.title)
        self.requirement.setCurrentIndex(max(self.requirement.findData(rule.requirement), 0))
        self.severity.setCurrentIndex(max(self.severity.findData(rule.severity), 0))
        self.message.setPlainText(rule.message)
        self.fix.setPlainText(rule.fix)
        self.confirm_words.setPlainText(rule.confirm)
        self.quote.setPlainText(rule.quote)
        self.replacement.setText(rule.replacement or "")
        for key, check in self.platforms.items():
            check.setChecked(key in rule.platforms)
        self.off.setChecked(rule.off)
        self.locked.setChecked(rule.locked)
        if rule.match["kind"] != self.match.kind:
            self._show_match(rule.match)
        self.match.set_values(rule.match)
        self.kind.setCurrentIndex(max(self.kind.findData(rule.match["kind"]), 0))
        self.must.set_values(rule.must)
        self.must_not.set_values(rule.must_not)
        self._asks_else()

    def check(self) -> Iterable[Problem]:
        rule = self.written()
        for name, what in _NEEDED.items():
            if not getattr(rule, name):
                yield Problem(what, _("Write it; a few words will do."), name)

    def work(self) -> Callable[[], Rule]:
        return self.written

    def said(self, result: Rule) -> str:
        return _("{id} is among your changes. Propose them when they are complete.").format(
            id=result.id
        )

    # Trying

    def keep(self, *_anything: object) -> None:
        super().keep()
        if self._first:
            self._soon.start()

    def _try(self) -> None:
        rule = self.written()
        show = partial(self._show, rule)
        self.shell.runner.check(self, try_rule, rule, self._others, done=show, key="trial")

    def _show(self, rule: Rule, trial: Trial) -> None:
        """Show what came of the examples and of the patterns; what is still empty can wait."""
        self.trial = trial
        self.must.show_outcomes(trial.must)
        self.must_not.show_outcomes(trial.must_not)
        self.match.show_replaced(trial.replaced)
        found: dict[str, Problem] = {}
        for problem in trial.problems:
            if not self._waits(problem, rule):
                found.setdefault(problem.field, problem)
        for name, field in self.fields.items():
            field.set_problem(found.get(name))
        self.fields["lists"].setVisible("lists" in found)

    def _waits(self, problem: Problem, rule: Rule) -> bool:
        """Tell whether a problem is only that something was not written yet."""
        if problem.field in ("must", "must_not"):
            return len(rule.must) + len(rule.must_not) < FEWEST_EXAMPLES
        if problem.field == "any":
            return not rule.match.get("any")
        return problem.field in _TEXTS and not getattr(rule, problem.field)

    def _send(self) -> None:
        """Try it once more, and give it to the changes when nothing is wrong."""
        rule = self.written()
        self.shell.runner.check(
            self,
            try_rule,
            rule,
            self._others,
            done=partial(self._judge, rule),
            failed=self.fail,
            key="sending",
        )

    def _judge(self, rule: Rule, trial: Trial) -> None:
        self._show(rule, trial)
        if trial.problems:
            self.set_busy(False)
            self.fields["lists"].setVisible(any(p.field == "lists" for p in trial.problems))
            self.show_problems(trial.problems)
        else:
            self._finish(rule)

    # What depends on another answer

    def _asks_else(self, *_anything: object) -> None:
        asks = self.severity.currentData() == "attest" or self.rule.match["kind"] == "point"
        self.fields["confirm"].setVisible(asks)
        self.quote.setPlaceholderText(
            self._others.quotes.get(str(self.requirement.currentData()), "")
        )
        self.keep()

    def _other_kind(self, kind: object) -> None:
        self._show_match({"kind": kind})
        self.keep()

    def _show_match(self, match: Any) -> None:
        old, self.match = self.match, MatchFields(match, self.keep)
        for holder, widget in ((self._looking, self.match), (self._finer, self.match.finer)):
            clear(holder)
            layout = holder.layout()
            assert layout is not None
            layout.addWidget(widget)
            widget.show()
        for name in old.fields:
            self.fields.pop(name, None)
        follow(self.kind, self.match.controls(finer=False))
        follow(self.locked, self.match.controls(finer=True))
        self._name_fields()

    def _name_fields(self) -> None:
        self.fields.update(self.match.fields)
