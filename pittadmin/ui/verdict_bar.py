"""The line below a draft: how it stands in one sentence, and the one next step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pittadmin.domain.i18n import _, several
from pittadmin.domain.reports import Report
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.layouts import FlowLayout
from pittadmin.ui.lines import line
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Button, button, clear, restyle, text

_GLYPHS = {"good": "good", "bad": "stop", "warn": "alert", "info": "info", "muted": "info"}
_BANNERS = {"muted": "info"}


@dataclass(frozen=True)
class Step:
    """Something that can be done next.

    Args:
        words: what its button says.
        do: what it does.
        kind: "primary" for the one next step, else "plain" or "danger".
    """

    words: str
    do: Callable[[], object]
    kind: str = "plain"


@dataclass(frozen=True)
class Standing:
    """How a draft stands: a sentence, its meaning, and what can be done."""

    sentence: str
    meaning: str = "info"
    steps: tuple[Step, ...] = ()


def how_far(report: Report, answered: frozenset[str]) -> tuple[str, str]:
    """Return in one sentence whether a post may be sent, and what that means.

    Args:
        report: what the checks found.
        answered: the keys of the points that are confirmed.
    """
    block = sum(one.severity == "block" for one in report.findings)
    warn = sum(one.severity == "warn" for one in report.findings)
    confirm = len(report.unconfirmed(answered))
    todo = []
    if block:
        todo.append(several("{count} must change", "{count} must change", block))
    if confirm:
        todo.append(several("{count} to confirm", "{count} to confirm", confirm))
    if todo:
        if warn:
            todo.append(several("{count} to look at again", "{count} to look at again", warn))
        return _("Not ready: {what}.").format(what=", ".join(todo)), "bad" if block else "info"
    if warn:
        return (
            several(
                "Ready to send. {count} point to look at again goes with it.",
                "Ready to send. {count} points to look at again go with it.",
                warn,
            ),
            "warn",
        )
    return _("Ready to send: nothing is against the policy, everything is confirmed."), "good"


class VerdictBar(QFrame):
    """Shows how a draft stands; its buttons are drawn anew only when they are others."""

    arranged = Signal()
    """Other buttons stand here now."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How the draft stands"))
        self.sentence = text("", selectable=True)
        self._glyph: Glyph | None = None
        self._marks = QWidget()
        self._marks_box = FlowLayout(self._marks)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        look().space(self._flow, 8)
        self._steps: tuple[Step, ...] = ()
        self._meaning = ""
        self.buttons: list[Button] = []
        box = QHBoxLayout(self)
        look().space(box, 0, (14, 8, 10, 8))
        box.addWidget(
            line(self._marks, self.sentence, self._buttons, grows=self.sentence, middle=True)
        )
        self.show_standing(Standing("", "muted"))

    def show_standing(self, standing: Standing) -> None:
        """Show a sentence and what can be done next."""
        if self.sentence.text() != standing.sentence:
            self.sentence.setText(standing.sentence)
        if self._meaning != standing.meaning:
            self._meaning = standing.meaning
            restyle(self, "banner", _BANNERS.get(standing.meaning, standing.meaning))
            clear(self._marks)
            self._marks_box.addWidget(Glyph(_GLYPHS[standing.meaning], standing.meaning))
        if _said(standing.steps) != _said(self._steps):
            clear(self._buttons)
            self.buttons = [
                button(one.words, self._doing(n), one.kind) for n, one in enumerate(standing.steps)
            ]
            for made in self.buttons:
                self._flow.addWidget(made)
            self.arranged.emit()
        self._steps = standing.steps

    def _doing(self, number: int) -> Callable[[], object]:
        return lambda: self._steps[number].do()


def _said(steps: Sequence[Step]) -> list[tuple[str, str]]:
    return [(one.words, one.kind) for one in steps]
