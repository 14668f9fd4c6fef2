"""The form in which anybody reports a violation (R62, R66, R67)."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, fields
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.receipts import Receipt
from pittadmin.domain.violation_categories import OTHER, RETALIATION
from pittadmin.domain.violations import PLACE_NAMES, Place, Report
from pittadmin.services import violation_reports
from pittadmin.services.violation_reports import FormFacts
from pittadmin.ui.category_list import CategoryList
from pittadmin.ui.dialogs import ask
from pittadmin.ui.fields import Field, text_area, text_input
from pittadmin.ui.file_box import FileBox
from pittadmin.ui.focus import Reveal
from pittadmin.ui.layouts import Beside, column, row
from pittadmin.ui.look import look
from pittadmin.ui.person_picker import PersonPicker
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.readers_card import ReadersCard
from pittadmin.ui.record_form import RecordForm
from pittadmin.ui.search_combo import SearchCombo
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.when_input import WhenInput
from pittadmin.ui.widgets import button

SIZE = (980, 680)
"""How large the form is at first, in pixels at the plain size of text."""


class ReportForm(RecordForm):
    """Asks what happened, and says before it is sent who will read it.

    It stands beside the window, so that what is reported can be looked at meanwhile. Closed, it is
    kept on this computer until it is sent or discarded.

    Args:
        shell: who reports.
        facts: what can be chosen.
        first: what is filled in already.
    """

    def __init__(
        self, shell: Shell, facts: FormFacts, first: Report, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            shell,
            parent,
            _("Report a violation"),
            _("Say what you know; what you don't know can stay empty."),
            _("&Send the report"),
            "report",
            ("violations",),
        )
        self.setModal(False)
        self._facts, self._before = facts, first
        self.cancel_button.setText(_("Keep for &later"))
        self.add_button(button(_("&Discard…"), self._discard))
        self.follow_button = button(_("Follow a report…"), kind="link")
        self._build()
        self.card = ReadersCard(shell, self.report)
        self.card.about.connect(self.named.add)
        self.card.to_mayor_changed.connect(self._change)
        asked = column(*(self.fields[name] for name in _ORDER), None, gap=14, margins=(2, 0, 8, 0))
        readers = column(self.card, row(self.follow_button, None), None)
        # Who will read it stays in sight, wherever one is in the form.
        left, right = scroll(asked, _("What is reported")), scroll(readers, _("Who will read it"))
        for part, least in ((left, 90), (right, 70)):
            part.setMinimumHeight(look().px(least))
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            Reveal(part)
        body = Beside(left, right, narrow=780, shares=(8, 5), gap=16)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.add(body)
        self.fill(_typed(first))
        room = parent.window().size() if parent is not None else self.size()
        wide, high = (look().px(size) for size in SIZE)
        self.resize(min(wide, room.width()), min(high, room.height()))
        self.begin()
        self.card.look()

    def _build(self) -> None:
        self.categories = CategoryList()
        self.other = text_input(on_change=self._change)
        self.answers = text_input(on_change=self._change)
        self.body = text_area(lines=5, on_change=self._change)
        self.place = RadioList(list(PLACE_NAMES.items()))
        self.account = SearchCombo(self._facts.accounts, placeholder=_("Type a handle"))
        self.address = text_input(placeholder="https://", on_change=self._change)
        self.when = WhenInput(self.shell.ctx.clock.now())
        self.poster = text_input(on_change=self._change)
        self.named = PersonPicker(self._facts.people)
        self.evidence = FileBox(self.shell)
        self.copied = text_area(lines=3, on_change=self._change)
        self.noticed = text_area(lines=2, on_change=self._change)
        several = _("Choose one or more. Each is what the policy says.")
        first = _("From the receipt of that report, if you have it.")
        words = _("A name on the page, a handle, or “not known”.")
        about = _("Whoever is named here does not get to read the report.")
        inside = _("Kept as they are: a photo or document may say inside who made it, and when.")
        self.fields.update(
            categories=Field(_("&What happened"), self.categories, several),
            other=Field(_("What it is, in your ow&n words"), self.other),
            answers=Field(_("Number or code of the &first report"), self.answers, first),
            body=Field(_("&Tell what you saw"), self.body),
            place=Field(_("Wh&ere"), self.place),
            account_id=Field(_("Which &account"), self.account),
            address=Field(_("Address of the &post or page"), self.address),
            happened_at=Field(_("When"), self.when),
            poster=Field(_("Wh&o posted it, as far as you know"), self.poster, words),
            named=Field(_("Persons of the City whom it is a&bout"), self.named, about),
            evidence=Field(_("Screenshots and files"), self.evidence, inside),
            copied=Field(_("The te&xt of what was posted, copied"), self.copied),
            noticed=Field(_("How did &you notice it?"), self.noticed),
        )
        self.fields["named"].label_input(self.named.search)
        self.categories.changed.connect(self._change)
        self.place.picked.connect(self._change)
        self.account.currentIndexChanged.connect(self._change)
        self.account.line.textEdited.connect(self._change)
        self.when.changed.connect(self._change)
        self.named.changed.connect(self._change)
        self.evidence.changed.connect(self._change)
        self.evidence.refused.connect(self.fields["evidence"].set_problem)

    # What stands in it

    def report(self) -> Report:
        """Return the report as it stands in the form."""
        place = self.place.value()
        account = self.account.value()
        return Report(
            self.categories.chosen(),
            self.body.toPlainText(),
            self.other.text(),
            Place(place) if isinstance(place, str) else Place.POST,
            account if isinstance(account, int) else None,
            self.address.text(),
            self.when.value(),
            self.poster.text(),
            self.named.chosen(),
            self.copied.toPlainText(),
            self.noticed.toPlainText(),
            self.answers.text(),
            self.card.to_mayor.isChecked(),
        )

    def typed(self) -> dict[str, Any]:
        more = {"files": self.evidence.kept(), "not_about": sorted(self.card.not_about)}
        return _typed(self.report()) | more

    def fill(self, typed: dict[str, Any]) -> None:
        said = _read(typed)
        self.categories.choose(said.categories)
        self.body.setPlainText(said.body)
        self.other.setText(said.other)
        self.place.set_value(said.place)
        self.account.choose(said.account_id)
        self.address.setText(said.address)
        self.when.set_value(said.happened_at)
        self.poster.setText(said.poster)
        self.named.choose(said.named)
        self.copied.setPlainText(said.copied)
        self.noticed.setPlainText(said.noticed)
        self.answers.setText(said.answers)
        self.card.to_mayor.setChecked(said.to_mayor)
        self.card.not_about = {one for one in typed.get("not_about", ()) if isinstance(one, int)}
        self.evidence.give_up()
        self.evidence.bring_back(typed.get("files"))
        self._change()

    def check(self) -> Iterable[Problem]:
        if self.account.is_unknown() and self.fields["account_id"].isVisibleTo(self):
            yield Problem(
                _("There is no such account."),
                _("Choose one of the list, or leave it empty and name it in words."),
                "account_id",
            )
        if self.named.search.is_unknown():
            yield Problem(
                _("Nobody on file is called that."),
                _("Choose one of the list, or write the name under who posted it."),
                "named",
            )

    # What it does

    def work(self) -> Callable[[], Receipt]:
        # The report is on the disk before it goes out: it may be lost on the way.
        self.keep()
        self.shell.recovery.write()
        report, files = self.report(), self.evidence.added()
        return partial(violation_reports.send, self.shell.ctx, report, files)

    def said(self, result: Receipt) -> str:
        return _("The report is sent. No draft of it is left on this computer.")

    def reject(self) -> None:
        """Close the form; what was typed is kept, unless nothing was."""
        if self._is_untouched():
            super().reject()
        else:
            self.shell.recovery.write()
            self.done(self.DialogCode.Rejected)

    def _is_untouched(self) -> bool:
        return self.typed() | {"version": self.version} == self._first

    def _discard(self) -> None:
        """Erase what was typed, once it is confirmed."""
        title, what = _("Discard this report?"), _("What you typed is erased from this computer.")
        if self._is_untouched() or ask(self, title, what, _("Discard the report"), "danger"):
            self.evidence.give_up()
            super().reject()

    def _finish(self, result: Receipt) -> None:
        self.evidence.give_up()
        super()._finish(result)

    def _change(self, *_anything: object) -> None:
        """Ask for what the answers so far call for, and look again who will read it."""
        chosen, place = self.categories.chosen(), self.place.value()
        self.fields["other"].setVisible(OTHER in chosen)
        self.fields["answers"].setVisible(RETALIATION in chosen)
        self.fields["account_id"].setVisible(place in (Place.ACCOUNT, Place.POST))
        self.fields["address"].setVisible(place != Place.ACCOUNT)
        now, before = self.report(), self._before
        for name, field in self.fields.items():
            if field.problem is not None and getattr(now, name, None) != getattr(
                before, name, None
            ):
                field.set_problem(None)
        self._before = now
        self.keep()
        self.card.ask_soon()


_ORDER = (
    "categories",
    "other",
    "answers",
    "body",
    "place",
    "account_id",
    "address",
    "happened_at",
    "poster",
    "named",
    "evidence",
    "copied",
    "noticed",
)


def _typed(report: Report) -> dict[str, Any]:
    """Return a report in values that JSON can hold."""
    values = asdict(report)
    values["categories"], values["named"] = list(report.categories), list(report.named)
    values["place"] = str(report.place)
    values["happened_at"] = report.happened_at.isoformat() if report.happened_at else None
    return values


def _read(typed: dict[str, Any]) -> Report:
    """Return what a recovery file holds of a report, as far as it can be read."""
    fresh = Report()
    found: dict[str, Any] = {}
    for one in fields(Report):
        value = typed.get(one.name)
        default = getattr(fresh, one.name)
        match one.name, value:
            case "categories", list():
                found[one.name] = tuple(key for key in value if isinstance(key, str))
            case "named", list():
                found[one.name] = tuple(key for key in value if isinstance(key, int))
            case "place", str() if value in set(Place):
                found[one.name] = Place(value)
            case "account_id", int():
                found[one.name] = value
            case "happened_at", str():
                found[one.name] = _moment(value)
            case _, (str() | bool()) if type(value) is type(default):
                found[one.name] = value
    return Report(**found)


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
