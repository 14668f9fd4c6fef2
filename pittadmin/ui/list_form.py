"""The form of a list that rules share: one word, host or part of a pattern a line."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.checks.rule_trial import list_faults
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.pack_edits import Words
from pittadmin.domain.rules import RulePack
from pittadmin.ui.fields import Field, text_area
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell


class ListForm(RecordForm):
    """Changes a list; what comes of it goes to the changes, not in force.

    Args:
        pack: the rules as they are changed so far, and the lists.
        name: the list.
    """

    def __init__(
        self, shell: Shell, pack: RulePack, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Change the list “{name}”").format(name=name),
            _("Every rule that names it uses it. A locked rule's list may only grow."),
            _("&Keep the change"),
            f"list:{name}",
            (),
        )
        self._pack, self.name = pack, name
        self.words = text_area("\n".join(pack.lists[name]), lines=14, on_change=self.keep)
        self.add_field(
            "lists", Field(_("&Words, hosts or parts of patterns, one a line"), self.words)
        )
        self.widen(560)
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {"words": self.words.toPlainText()}

    def fill(self, typed: dict[str, Any]) -> None:
        self.words.setPlainText(str(typed.get("words", "")))

    def written(self) -> Words:
        """Return the list as it stands in the form."""
        lines = (line.strip() for line in self.words.toPlainText().split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))

    def work(self) -> Callable[[], Words]:
        return self.written

    def said(self, result: Words) -> str:
        size = several("{count} line", "{count} lines", len(result))
        return _("The list “{name}” has {size} now.").format(name=self.name, size=size)

    def _send(self) -> None:
        words = self.written()
        self.shell.runner.check(
            self,
            list_faults,
            self._pack,
            self.name,
            words,
            done=partial(self._judge, words),
            failed=self.fail,
        )

    def _judge(self, words: Words, problems: tuple[Problem, ...]) -> None:
        if problems:
            self.set_busy(False)
            self.show_problems(problems)
        else:
            self._finish(words)
