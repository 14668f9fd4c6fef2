"""The form that keeps one thing the checks must know: a number, a page, or a personal handle."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.known_facts import FACT_NAMES, FactKind, KnownFact
from pittadmin.domain.people import Department
from pittadmin.services import facts
from pittadmin.ui.fields import Field, combo, text_area, text_input
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import text

_HINTS = {
    FactKind.NUMBER: _("With its area code. Posts may name it; no other number passes unasked."),
    FactKind.HOST: _("The address of a site or page that has to do with the City (R31)."),
    FactKind.HANDLE: _("A person's own account: posts must not share from it (R37 to R39)."),
}


class FactForm(RecordForm):
    """Asks what kind of thing it is, the thing, and a note.

    Args:
        kinds: what this person may keep.
        departments: those for which this person may mark a handle.
    """

    def __init__(
        self,
        shell: Shell,
        kinds: Sequence[FactKind],
        departments: Sequence[Department],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Add what the checks must know"),
            _("It holds for every draft from now on."),
            _("&Add it"),
            "city_fact:new",
            ("facts",),
        )
        self.kind = combo([(one, FACT_NAMES[one]) for one in kinds], on_change=self._other)
        self.value = text_input(on_change=self.keep)
        self.department = combo([(one.id, one.name) for one in departments], on_change=self.keep)
        self.note = text_area(lines=2, on_change=self.keep)
        self._about = text("", "muted")
        self.add_field("kind", Field(_("&Kind"), self.kind))
        self.fields["kind"].setVisible(len(kinds) > 1)
        self.add(self._about)
        self.add_field("value", Field(_("&What is known"), self.value))
        self.add_field("department", Field(_("De&partment"), self.department))
        self.add_field("note", Field(_("&Note"), self.note, _("Whose it is, or what it is for.")))
        self._other()
        self.value.setFocus()
        self.begin()

    def typed(self) -> dict[str, Any]:
        return {
            "kind": str(self.kind.currentData()),
            "value": self.value.text(),
            "department": self.department.currentData(),
            "note": self.note.toPlainText(),
        }

    def fill(self, typed: dict[str, Any]) -> None:
        kinds = [str(self.kind.itemData(at)) for at in range(self.kind.count())]
        if typed.get("kind") in kinds:
            self.kind.setCurrentIndex(kinds.index(typed["kind"]))
        self.value.setText(str(typed.get("value", "")))
        self.department.setCurrentIndex(max(self.department.findData(typed.get("department")), 0))
        self.note.setPlainText(str(typed.get("note", "")))
        self._other()

    def check(self) -> Iterable[Problem]:
        if not self.value.text().strip():
            yield Problem(_("Nothing is entered."), _("Enter what is known."), "value")

    def work(self) -> Callable[[], KnownFact]:
        return partial(
            facts.keep,
            self.shell.ctx,
            FactKind(self.kind.currentData()),
            self.value.text(),
            self.note.toPlainText(),
            self.department.currentData(),
        )

    def said(self, result: KnownFact) -> str:
        return _("“{value}” is on the list.").format(value=result.value)

    def _other(self, *_anything: object) -> None:
        kind = self.kind.currentData()
        self._about.setText(_HINTS[FactKind(kind)] if kind else "")
        handle = kind == FactKind.HANDLE
        self.fields["department"].setVisible(handle and self.department.count() > 1)
        self.keep()
