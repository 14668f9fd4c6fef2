"""The checklist beside a post: what must change, what to look at again, what to confirm.

It follows what is typed: a card stays as long as its finding does, so that nothing is built or
moved but what has changed.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pittadmin.domain.findings import Finding, Severity
from pittadmin.domain.i18n import _, several
from pittadmin.domain.policy import requirements
from pittadmin.domain.posts import Post
from pittadmin.domain.reports import Confirmation, Report
from pittadmin.ui.checklist_group import ChecklistGroup
from pittadmin.ui.finding_card import ConfirmPoint, FindingCard
from pittadmin.ui.focus import follow_order
from pittadmin.ui.gradual import Gradual
from pittadmin.ui.look import look
from pittadmin.ui.severities import SHOWN
from pittadmin.ui.widgets import button, text

MOST_CARDS = 25
"""How many findings of one group are listed; the others come once these are mended."""


@dataclass(frozen=True)
class _Item:
    """What a card shows; `ident` is the same as long as the card may stay."""

    ident: Hashable
    finding: Finding
    words: str
    where: str


class Checklist(QWidget):
    """Shows a report: findings in groups, points to confirm, and what passed."""

    chosen = Signal(object)
    """The `Finding` whose words are to be shown."""
    fix_wanted = Signal(object)
    """The `Finding` that a replacement mends."""
    answered = Signal(str, bool)
    """The key of a point, and whether it is confirmed now."""
    built = Signal()
    """Everything that the last report has is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.is_built = True
        """Whether everything that the last report has is shown."""
        self._gradual = Gradual(self)
        self._report: Report | None = None
        self._names: Mapping[str, str] = {}
        self._choices = QButtonGroup(self)
        self._choices.setExclusive(False)
        self.groups: dict[Severity, ChecklistGroup] = {
            severity: ChecklistGroup(SHOWN[severity].words) for severity in ("block", "warn")
        }
        self._confirm = ChecklistGroup(SHOWN["attest"].words, in_card=True)
        self.groups["info"] = ChecklistGroup(SHOWN["info"].words)
        self._good = text("", "good")
        self._good.hide()
        self.passed_button = button("", self._show_passed, "link")
        self._passed = text("", "muted", selectable=True)
        for widget in (self.passed_button, self._passed):
            widget.hide()
        box = QVBoxLayout(self)
        look().space(box, 12, (0, 8, 4, 0))  # its heading stands beside the platforms
        for widget in (
            self.groups["block"],
            self.groups["warn"],
            self._confirm,
            self._good,
            self.groups["info"],
        ):
            box.addWidget(widget)
        box.addWidget(self.passed_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._passed)
        box.addStretch(1)

    @property
    def cards(self) -> list[FindingCard]:
        """The cards that are shown, in their order."""
        return [
            card
            for group in self.groups.values()
            for card in group.items.values()
            if isinstance(card, FindingCard)
        ]

    @property
    def points(self) -> list[ConfirmPoint]:
        """The points to confirm, in their order."""
        return [one for one in self._confirm.items.values() if isinstance(one, ConfirmPoint)]

    def show_report(
        self,
        post: Post,
        report: Report,
        answered: Collection[str],
        names: Mapping[str, str],
        editable: bool = True,
    ) -> None:
        """Show what a check found.

        Args:
            post: what was judged.
            report: what was found.
            answered: the keys of the points that are confirmed.
            names: the platforms' names by their keys.
            editable: whether *Fix* and the boxes can be used.
        """
        self._report, self._names = report, names
        self.is_built = False
        self._gradual.begin(self._build(post, report, frozenset(answered), editable))

    def clear(self) -> None:
        """Show nothing, as of a post that is not written yet."""
        self._gradual.drop()
        for group in (*self.groups.values(), self._confirm):
            group.put({}, 0)
        for widget in (self._good, self.passed_button, self._passed):
            widget.hide()

    def choose(self, finding: Finding) -> None:
        """Show that a finding's words are selected, as when the keyboard went to them."""
        for card in self.cards:
            card.setChecked(card.finding == finding)

    def first(self) -> QWidget | None:
        """Return the first thing that has to be done, or None."""
        block = self.groups["block"].items
        if block:
            return next(iter(block.values()))
        return next((one.check for one in self.points if not one.check.isChecked()), None)

    # Building

    def _build(
        self, post: Post, report: Report, answered: frozenset[str], editable: bool
    ) -> Iterator[None]:
        for severity, group in self.groups.items():
            items = self._items(post, [one for one in report.findings if one.severity == severity])
            kept: dict[Hashable, QWidget] = {}
            for item in items[:MOST_CARDS]:
                card = group.items.get(item.ident)
                if isinstance(card, FindingCard):
                    card.show_finding(item.finding, item.words, item.where)
                else:
                    card = self._card(item)
                    yield
                card.fix.setEnabled(editable)
                kept[item.ident] = card
            group.put(kept, len(items))
            yield
        points: dict[Hashable, QWidget] = {}
        for point in report.confirmations:
            asked = self._confirm.items.get(point.key)
            if not isinstance(asked, ConfirmPoint):
                asked = self._point(point, report)
                yield
            asked.set_answered(point.key in answered)
            asked.check.setEnabled(editable)
            points[point.key] = asked
        open_points = len(report.unconfirmed(answered))
        self._confirm.put(points, len(points), _confirm_heading(open_points, len(points)))
        self._say_rest(report)
        follow_order(self)
        self.is_built = True
        self.built.emit()

    def _items(self, post: Post, findings: Sequence[Finding]) -> list[_Item]:
        """Return what is listed; the same words found twice are told apart by their order."""
        seen: dict[Hashable, int] = {}
        items = []
        for one in findings:
            words = post.text_on(one.variant)[one.start : one.end] if one.media is None else ""
            same = (one.rule, one.variant, one.media, words, one.message)
            seen[same] = seen.get(same, 0) + 1
            where = self._names.get(one.variant, one.variant)
            if one.media is not None and one.media < len(post.media):
                where = post.media[one.media].name
            items.append(_Item((same, seen[same]), one, words, where))
        return items

    def _card(self, item: _Item) -> FindingCard:
        card = FindingCard(item.finding, item.words, item.where)
        card.fix_wanted.connect(self.fix_wanted)
        card.clicked.connect(lambda: self._choose(card))
        return card

    def _point(self, point: Confirmation, report: Report) -> ConfirmPoint:
        spans = [report.findings[at] for at in point.findings]
        has_words = any(one.end > one.start or one.media is not None for one in spans)
        asked = ConfirmPoint(point.key, point.statement, point.quote, has_words)
        asked.answered.connect(self.answered)
        asked.shown.connect(self._show_point)
        return asked

    def _choose(self, card: FindingCard) -> None:
        self.choose(card.finding)
        self.chosen.emit(card.finding)

    def _show_point(self, key: str) -> None:
        report = self._report
        if report is None:
            return
        point = next((one for one in report.confirmations if one.key == key), None)
        if point is not None and point.findings:
            self.chosen.emit(report.findings[point.findings[0]])

    # What passed

    def _say_rest(self, report: Report) -> None:
        asks = any(one.severity in ("block", "warn") for one in report.findings)
        self._good.setText(_("Nothing was found that the policy does not allow."))
        self._good.setVisible(not asks)
        count = len(report.passed)
        self.passed_button.setText(_("Pass&ed {count}").format(count=f"{count:,}"))
        self.passed_button.setAccessibleDescription(
            several(
                "{count} requirement of the policy", "{count} requirements of the policy", count
            )
        )
        self.passed_button.setVisible(bool(count))
        if self._passed.isVisible():
            self._passed.setText(_passed(report))

    def _show_passed(self) -> None:
        if self._report is not None:
            self._passed.setText(_passed(self._report))
            self._passed.setVisible(self._passed.isHidden())


def _confirm_heading(still_open: int, of: int) -> str:
    """Return how many points are still to be confirmed, of how many."""
    if not still_open:
        return _("Confirmed  {count}").format(count=f"{of:,}")
    asks = SHOWN["attest"].words
    if still_open == of:
        return f"{asks}  {of:,}"
    return _("{asks}  {count} of {all}").format(asks=asks, count=f"{still_open:,}", all=f"{of:,}")


def _passed(report: Report) -> str:
    known = requirements()
    return "\n".join(
        f"{number}  {known[number].title}" for number in report.passed if number in known
    )
