"""Chooses which records a public records request gets, and what is left out of each."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.record_table import NEWEST, RECORD_COLUMNS, RecordQuery, RecordRow, Standing
from pittadmin.domain.records_requests import REDACTABLE, Chosen, RecordsRequest, chosen_problem
from pittadmin.domain.removed_content import FIELD_NAMES
from pittadmin.services import records_requests
from pittadmin.services.record_table import RecordSource
from pittadmin.ui.fields import Check, Field, text_input
from pittadmin.ui.filters import SearchField
from pittadmin.ui.layouts import Beside, column, flow
from pittadmin.ui.look import look
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.table import RecordTable
from pittadmin.ui.widgets import Card, button, clear, row, text

_WIDTHS = {"number": 12, "removed": 20, "author": 16}


class RecordChooser(RecordForm):
    """The table of records at the left, and what was chosen of them at the right."""

    def __init__(
        self, shell: Shell, request: RecordsRequest, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Records for {number}").format(number=request.number),
            _("Choose what is handed out. What is left out needs the exemption it rests on."),
            _("&Keep this choice"),
            f"choice:{request.id}",
            ("records",),
        )
        self._request = request
        self.version = request.version
        self._parts: dict[int, ChosenRecord] = {}
        columns = tuple(one for one in RECORD_COLUMNS if one.key in _WIDTHS)
        self.table: RecordTable[RecordRow] = RecordTable(
            columns, shell.runner, _("Records"), _("No record fits."), sort=NEWEST
        )
        self.search = SearchField(_("Search author, address, text, account"), self.table)
        self.add_one = button(_("&Add this record"), self._add_current)
        self._list = QWidget()
        self._cards = QVBoxLayout(self._list)
        look().space(self._cards, 12)
        self._counted = text("", "strong")
        left = column(self.search, self.table, row(self.add_one, None))
        right = column(self._counted, scroll(self._list, _("Chosen records")))
        expanding = QSizePolicy.Policy.Expanding
        body = Beside(left, right, narrow=720, gap=16)
        for one in (left, right, body):
            one.setSizePolicy(expanding, expanding)
        self.table.setMinimumHeight(look().px(220))
        right.setMinimumHeight(look().px(220))
        self.add(body)
        self.search.searched.connect(self._ask)
        self.table.opened.connect(lambda _id: self._add_current())
        self.widen(920)
        self._show(request.chosen)
        self._ask("")
        self.begin()

    def chosen(self) -> tuple[Chosen, ...]:
        """Return what is chosen, as it stands."""
        return tuple(part.value() for part in self._parts.values())

    def typed(self) -> dict[str, Any]:
        rows = [[one.record_id, one.number, list(one.redacted), one.why] for one in self.chosen()]
        return {"chosen": rows}

    def fill(self, typed: dict[str, Any]) -> None:
        found = []
        for one in typed.get("chosen", ()):
            match one:
                case [int(record_id), str(number), list(redacted), str(why)]:
                    fields = tuple(name for name in REDACTABLE if name in redacted)
                    found.append(Chosen(record_id, fields, why, number))
        self._show(found)

    def check(self) -> Iterable[Problem]:
        for part in self._parts.values():
            value = part.value()
            problem = chosen_problem(value.redacted, value.why)
            part.why.set_problem(problem)
            if problem is not None:
                yield Problem(
                    _("{number}: {problem}").format(number=value.number, problem=problem.what),
                    problem.todo,
                )

    def work(self) -> Callable[[], RecordsRequest]:
        chosen = self.chosen()
        return partial(
            records_requests.choose, self.shell.ctx, self._request.id, self.version, chosen
        )

    def said(self, result: RecordsRequest) -> str:
        return several(
            "{count} record is chosen for {{number}}.",
            "{count} records are chosen for {{number}}.",
            len(result.chosen),
        ).format(number=result.number)

    def facts(self, current: RecordsRequest) -> Iterable[tuple[str, str]]:
        return ((_("Chosen"), ", ".join(one.number for one in current.chosen)),)

    def _ask(self, words: str) -> None:
        self.table.ask(RecordSource(self.shell.ctx, RecordQuery(words)))

    def _add_current(self) -> None:
        found = self.table.current()
        if found is None or found.id in self._parts or found.standing is Standing.DISPOSED:
            return
        self._add(Chosen(found.id, number=found.number))
        self.keep()

    def _show(self, chosen: Iterable[Chosen]) -> None:
        clear(self._list)
        self._parts = {}
        self._cards.addStretch(1)
        for one in chosen:
            self._add(one)
        self._count()

    def _add(self, one: Chosen) -> None:
        part = ChosenRecord(one)
        part.changed.connect(self.keep)
        part.removed.connect(partial(self._take_off, one.record_id))
        self._parts[one.record_id] = part
        self._cards.insertWidget(self._cards.count() - 1, part)
        self._count()

    def _take_off(self, record_id: int) -> None:
        part = self._parts.pop(record_id)
        self._cards.removeWidget(part)
        part.hide()
        part.deleteLater()
        self.search.setFocus()
        self._count()
        self.keep()

    def _count(self) -> None:
        count = len(self._parts)
        words = several("{count} record is chosen", "{count} records are chosen", count)
        self._counted.setText(words if count else _("No record is chosen yet"))


class ChosenRecord(Card):
    """One record that is handed out: what is left out of it, and why."""

    changed = Signal()
    removed = Signal()

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(gap=8)
        name = _("Take off {number}").format(number=chosen.number)
        off = button("", self.removed.emit, "icon", "close", name)
        self.add(row(text(chosen.number, "strong"), None, off))
        self._chosen = chosen
        self.checks = {name: Check(FIELD_NAMES[name]) for name in REDACTABLE}
        self._reason = text_input(chosen.why)
        self.why = Field(_("Why"), self._reason, _("Such as M.G.L. c.4 §7 cl.26(c), privacy"))
        for name, check in self.checks.items():
            check.setChecked(name in chosen.redacted)
            check.setAccessibleName(
                _("Leave out {field} of {number}").format(
                    field=FIELD_NAMES[name].lower(), number=chosen.number
                )
            )
            check.toggled.connect(self._change)
        self._reason.textChanged.connect(self._change)
        self.add(text(_("Left out:"), "muted"), flow(*self.checks.values()), self.why)
        self._offer()

    def value(self) -> Chosen:
        """Return it as it stands."""
        redacted = tuple(name for name, check in self.checks.items() if check.isChecked())
        why = self._reason.text().strip() if redacted else ""
        return Chosen(self._chosen.record_id, redacted, why, self._chosen.number)

    def _change(self, *_anything: object) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        self.why.setVisible(any(check.isChecked() for check in self.checks.values()))
