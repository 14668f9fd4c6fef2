"""The rules of the checks: everybody reads them, Personnel changes them, two to a version."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_time
from pittadmin.domain.findings import SEVERITIES, SEVERITY_MEANING, SEVERITY_NAMES
from pittadmin.domain.i18n import _, several
from pittadmin.domain.pack_edits import rule_of
from pittadmin.domain.packs import lists_of
from pittadmin.domain.platforms import platforms
from pittadmin.domain.policy import requirements
from pittadmin.domain.rule_parts import PART_NAMES, say_part, say_rule
from pittadmin.domain.rule_table import KIND_NAMES, RULE_COLUMNS, RuleChange, RuleRow
from pittadmin.domain.rules import Rule, RulePack
from pittadmin.services import packs
from pittadmin.services.packs import PackView
from pittadmin.services.people import Directory
from pittadmin.ui.dialogs import ask
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.filters import FilterCombo
from pittadmin.ui.focus import follow_order
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.lines import line
from pittadmin.ui.list_form import ListForm
from pittadmin.ui.pack_draft import PackDraft
from pittadmin.ui.proposal_dialog import open_proposal
from pittadmin.ui.propose_form import ProposeForm
from pittadmin.ui.roles_held import who_can
from pittadmin.ui.rule_form import RuleForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.versions_dialog import VersionsDialog
from pittadmin.ui.widgets import Card, Chip, Facts, button, clear, heading, row, text


class RulesSection(DirectorySection[RuleRow]):
    """The table of rules with the changes that are under way, and the chosen one's cards."""

    def __init__(self, shell: Shell) -> None:
        self.draft = PackDraft(shell.recovery)
        self.view: PackView | None = None
        self._wants_proposal = False
        self.versions_button = button(_("&Versions…"), self._open_versions)
        self.add_button = button(_("Write a &new rule…"), self._add_rule, "primary")
        numbers = sorted(requirements().values(), key=lambda one: int(one.number[1:]))
        super().__init__(
            shell,
            _("Rules of the checks"),
            RULE_COLUMNS,
            (self.versions_button, self.add_button),
            _("Search rule, words, requirement"),
            (
                FilterCombo(_("&Looks at"), _("All kinds"), KIND_NAMES.items()),
                FilterCombo(_("&Severity"), _("All severities"), SEVERITY_NAMES.items()),
                FilterCombo(
                    _("&Requirement"),
                    _("All requirements"),
                    [(one.number, f"{one.number} · {one.title}") for one in numbers],
                ),
            ),
            _("Choose a rule to see what it looks for and its examples."),
            keys={
                "rule": lambda one: one.rule.id,
                "severity": lambda one: SEVERITIES.index(one.rule.severity),
                "requirement": lambda one: int(one.rule.requirement[1:]),
            },
        )
        self.standing = column(gap=8)
        self.insert(self.standing)
        self.table.opened.connect(self._change_rule)
        self.draft.changed.connect(self._show_again)

    def load(self) -> None:
        """Read the rules in force, and what waits."""
        self.shell.runner.read(self, packs.show, self.shell.ctx, done=self._take, key="rules")

    def show_proposal(self) -> None:
        """Open what waits for a second person, as it stands now."""
        self._wants_proposal = True
        self.load()

    # What a part gives

    act = Act.PROPOSE_PACK

    def rows_of(self, directory: Directory) -> Sequence[RuleRow]:
        if self.draft.base is None:
            return ()
        base, edits = self.draft.base, self.draft.edits
        rows: list[RuleRow] = []
        for place, rule in enumerate(_all_rules(base, self.draft.pack), 1):
            edit = edits.rules.get(rule.id)
            change = RuleChange.NONE
            if edit is not None:
                was = rule_of(base, rule.id)
                change = RuleChange.CHANGED if was else RuleChange.ADDED
                change = change if edit.now else RuleChange.TAKEN_OUT
            rows.append(RuleRow(place, rule, change))
        return rows

    def fits(self, row: RuleRow, choice: Hashable) -> bool:
        return row.kind == choice

    def also_fits(self) -> Sequence[Callable[[RuleRow, Hashable], bool]]:
        return (
            lambda row, choice: row.rule.severity == choice,
            lambda row, choice: row.rule.requirement == choice,
        )

    def also_said(self, row: RuleRow) -> str:
        return say_rule(row.rule)

    def may_act(self, directory: Directory) -> bool:
        return directory.actor.may(Act.PROPOSE_PACK)

    def show_directory(self, directory: Directory) -> None:
        super().show_directory(directory)
        self.versions_button.show()
        self._show_standing()

    def cards(self, found: RuleRow, directory: Directory) -> Iterable[QWidget]:
        rule = found.rule
        quote = rule.quote or (self.draft.base.quotes if self.draft.base else {}).get(
            rule.requirement, ""
        )
        chip = Chip(SEVERITY_NAMES[rule.severity], SEVERITY_MEANING[rule.severity])
        names = {key: one.name for key, one in platforms().items()}
        facts = Facts(((_("Rule"), rule.id), (PART_NAMES["requirement"], rule.requirement)))
        facts.add(_("Looks at"), KIND_NAMES[found.kind])
        on = ", ".join(names.get(key, key) for key in rule.platforms) or _("All")
        facts.add(_("Platforms"), on)
        if rule.locked:
            facts.add(_("Locked"), _("It can be made stricter, not milder or switched off"))
        if rule.off:
            facts.add(_("Switched off"), _("It finds nothing until it is switched on"))
        last: QWidget = text(who_can(Act.PROPOSE_PACK), "muted")
        if self.may_act(directory):
            last = flow(*self._buttons(found))
        yield Card(row(heading(rule.title), None, chip), facts, last, gap=12)
        said = Card(gap=10)
        for name, words in (
            ("message", rule.message),
            ("fix", rule.fix),
            ("confirm", rule.confirm),
            ("quote", quote),
        ):
            if words:
                said.add(_part(PART_NAMES[name], words))
        yield said
        looks = Card(gap=10)
        for name, value in rule.match.items():
            if name != "kind":
                label = PART_NAMES.get(name, name).removesuffix(_(", one a line"))
                looks.add(_part(label, say_part(name, value)))
        for name in lists_of(rule, self.draft.pack.lists):
            looks.add(self._list_line(name, directory))
        yield looks
        for name in ("must", "must_not"):
            examples = getattr(rule, name)
            if examples:
                yield Card(
                    text(PART_NAMES[name], "muted"),
                    *(text(say_part(name, [one]), selectable=True) for one in examples),
                    gap=4,
                )

    # Changing

    def _buttons(self, found: RuleRow) -> Iterable[QWidget]:
        if found.change is not RuleChange.TAKEN_OUT:
            yield button(_("&Change…"), self._change_rule)
        if found.change:
            yield button(_("&Undo the change"), self._undo_rule)
        elif not found.rule.locked:
            yield button(_("Take it &out"), self._take_out)

    def _list_line(self, name: str, directory: Directory) -> QWidget:
        size = len(self.draft.pack.lists[name])
        said = _("List “{name}”, {size}").format(
            name=name, size=several("{count} line", "{count} lines", size)
        )
        if name in self.draft.edits.lists:
            said = _("{list}, changed").format(list=said)
        if not self.may_act(directory):
            return text(said)
        opens = button(_("Change the list…"), lambda: self._change_list(name), "link")
        opens.setAccessibleName(_("Change the list {name}").format(name=name))
        return row(text(said, wrap=False), None, opens)

    def _change_rule(self, *_anything: object) -> None:
        found = self.table.current()
        if found is None or self.directory is None or not self.may_act(self.directory):
            return
        if found.change is RuleChange.TAKEN_OUT or self.draft.base is None:
            return
        overtaken = found.rule.id in self.draft.overtaken
        beside = rule_of(self.draft.base, found.rule.id) if overtaken else None
        form = RuleForm(self.shell, self.draft.pack, found.rule, beside, self)
        form.saved.connect(lambda rule: self.draft.put_rule(rule.id, rule))
        self.open_dialog(form)

    def _add_rule(self) -> None:
        if self.draft.base is not None:
            form = RuleForm(self.shell, self.draft.pack, parent=self)
            form.saved.connect(self._put_new)
            self.open_dialog(form)

    def _put_new(self, rule: Rule) -> None:
        self.draft.put_rule(rule.id, rule)
        self.show_subject(len(self._rows))

    def _undo_rule(self) -> None:
        found = self.table.current()
        if found is not None and self.draft.base is not None:
            self.draft.put_rule(found.rule.id, rule_of(self.draft.base, found.rule.id))

    def _take_out(self) -> None:
        found = self.table.current()
        if found is not None:
            self.draft.put_rule(found.rule.id, None)

    def _change_list(self, name: str) -> None:
        form = ListForm(self.shell, self.draft.pack, name, self)
        form.saved.connect(lambda words: self.draft.put_list(name, words))
        self.open_dialog(form)

    def _propose(self) -> None:
        form = ProposeForm(self.shell, self.draft, self)
        form.saved.connect(lambda _proposal: self.draft.give_up())
        self.open_dialog(form)

    def _give_up(self) -> None:
        title, words = _("Give up your changes"), _("&Give them up")
        if ask(self, title, _("What you changed is lost; the rules stay."), words, "danger"):
            self.draft.give_up()

    # What stands above the table

    def _show_standing(self) -> None:
        clear(self.standing)
        layout = self.standing.layout()
        if self.view is None or self.directory is None or layout is None:
            return
        cards = list(self._standing_cards(self.view))
        for card in cards:
            layout.addWidget(card)
        follow_order(self)

    def _standing_cards(self, view: PackView) -> Iterable[QWidget]:
        used = view.in_force
        said = _("Version {version} is in force; it ships with the program.")
        if used.published_by is not None and used.published_at is not None:
            said = _("Version {version} is in force, published by {person} on {when}.")
        yield text(
            said.format(
                version=used.version,
                person=used.published_by.name if used.published_by else "",
                when=say_time(used.published_at) if used.published_at else "",
            ),
            "muted",
        )
        waits = view.proposal
        if waits is not None and self._is_personnel(view):
            mine = waits.proposed_by.id == view.actor.person.id
            said = (
                _("Version {version}, which you proposed, waits for another person of Personnel.")
                if mine
                else _("{person} proposes version {version}: {note}")
            ).format(person=waits.proposed_by.name, version=waits.version, note=waits.note)
            opens = button(
                _("Look at it…") if mine else _("Read and &decide…"),
                self.show_proposal,
                "plain" if mine else "primary",
            )
            words = text(said, selectable=True)
            yield Card(
                line(words, opens, grows=words, gap=16, middle=True),
                kind="plain" if mine else "next",
            )
        if self.draft.edits and self._is_personnel(view):
            yield self._changes_card(view)

    def _changes_card(self, view: PackView) -> QWidget:
        count = len(self.draft.edits.rules) + len(self.draft.edits.lists)
        said = several(
            "{count} change of yours is not proposed yet.",
            "{count} changes of yours are not proposed yet.",
            count,
        )
        gives_up = button(_("&Give them up…"), self._give_up)
        proposes = button(_("&Propose them…"), self._propose, "primary")
        words = text(said, "strong")
        lines = [line(words, gives_up, proposes, grows=words, middle=True)]
        overtaken = self.draft.overtaken
        if overtaken:
            lines.append(
                text(
                    _(
                        "Somebody else changed {names} meanwhile. Open each of them, see both, and"
                        " keep or undo your change; then propose."
                    ).format(names=", ".join(overtaken)),
                    "warn",
                )
            )
        elif view.proposal is not None:
            lines.append(
                text(_("One proposal waits at a time; propose these when it is decided."), "muted")
            )
        proposes.setEnabled(not overtaken and view.proposal is None)
        return Card(*lines, kind="warn")

    # Reading

    def _take(self, view: PackView) -> None:
        self.view, self.draft.base = view, view.pack
        self._show_again()
        if self._wants_proposal:
            self._wants_proposal = False
            if view.proposal is not None:
                open_proposal(self.shell, view, self)

    def _show_again(self) -> None:
        if self.directory is not None:
            self.show_directory(self.directory)

    def _open_versions(self) -> None:
        if self.view is not None:
            self.open_dialog(VersionsDialog(self.shell, self.view, self))

    def _is_personnel(self, view: PackView) -> bool:
        return view.actor.may(Act.PROPOSE_PACK)


def _all_rules(base: RulePack, edited: RulePack) -> Iterable[Rule]:
    """Return the rules as they are changed; those taken out keep their place."""
    now = {rule.id: rule for rule in edited.rules}
    there = {rule.id for rule in base.rules}
    yield from (now.get(rule.id, rule) for rule in base.rules)
    yield from (rule for rule in edited.rules if rule.id not in there)


def _part(name: str, words: str) -> QWidget:
    """Return a part of a rule: what it is, and what it says right below."""
    return column(text(name, "muted"), text(words, selectable=True), gap=2)
