"""What was done about a violation: each instruction with its answer, each outcome of discipline."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.i18n import _
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violations import Answer, Instruction, Outcome
from pittadmin.services.case_file import ANSWER_NAMES
from pittadmin.services.violation_view import CaseView
from pittadmin.ui.deadlines import deadline
from pittadmin.ui.layouts import flow
from pittadmin.ui.lines import line
from pittadmin.ui.widgets import Card, Chip, Facts, button, text

_MEANING: dict[Answer, str] = {
    Answer.NONE: "warn",
    Answer.REMOVED: "good",
    Answer.REFUSED: "bad",
    Answer.WITHDRAWN: "muted",
}


def instructions(view: CaseView, today: date) -> list[Card]:
    """Return a card for each instruction, the newest first (R46)."""
    return [_instruction(one, view.sight, today) for one in view.violation.instructions]


def _instruction(one: Instruction, sight: Sight, today: date) -> Card:
    words, kind = ANSWER_NAMES[one.answer], _MEANING[one.answer]
    name = text(_("Instruction to remove content (R46)"), "strong")
    card = Card(
        line(name, Chip(words, kind), grows=name, gap=12),
        text(one.content, selectable=True),
        Facts(
            (
                (_("To"), f"{one.to.name}, {one.department}"),
                (_("By"), say_date(one.due)),
                (_("Given"), _by(one.given_by.name, say_time(one.given_at))),
            )
        ),
        gap=12,
    )
    if one.answer is Answer.NONE and sight is Sight.WORKS:
        card.add(deadline(one.due, today))
    elif one.answered_by is not None:
        answered = Facts(((words, _by(one.answered_by.name, say_time(one.answered_at))),))
        card.add(answered)
        if one.remark:
            card.add(text(_("“{reason}”").format(reason=one.remark), selectable=True))
    return card


def outcomes(
    view: CaseView,
    today: date,
    give_notice: Callable[[Outcome], object],
    print_letter: Callable[[Outcome], object],
) -> list[Card]:
    """Return a card for each outcome of discipline, for who works the case alone (R52)."""
    return [_outcome(one, view, today, give_notice, print_letter) for one in view.outcomes]


def _outcome(
    one: Outcome,
    view: CaseView,
    today: date,
    give_notice: Callable[[Outcome], object],
    print_letter: Callable[[Outcome], object],
) -> Card:
    told = one.notice_at is not None
    name = text(_("Outcome for {person} (R52)").format(person=one.person.name), "strong")
    chip = Chip(_("Told"), "good") if told else Chip(_("To be told"), "warn")
    card = Card(
        line(name, chip, grows=name, gap=12),
        text(one.body, selectable=True),
        Facts(((_("Filed"), _by(one.filed_by.name, say_time(one.filed_at))),)),
        gap=12,
    )
    buttons: list[QWidget] = [button(_("Save the letter…"), lambda: print_letter(one))]
    buttons[0].setObjectName(f"letter.{one.id}")
    if told and one.notice_by is not None:
        when = _by(one.notice_by.name, say_time(one.notice_at))
        card.add(Facts(((_("Employee told"), when),)))
    else:
        card.add(
            text(_("The employee is told in writing: M.G.L. c.149 §52C."), "muted"),
            deadline(one.notice_due, today),
        )
        if Act.GIVE_NOTICE in view.acts and len(view.outcomes) > 1:
            given = button(_("The notice was given…"), lambda: give_notice(one))
            given.setObjectName(f"notice.{one.id}")
            buttons.append(given)
    card.add(flow(*buttons))
    return card


def _by(person: str, when: str) -> str:
    return _("{when}\nby {person}").format(when=when, person=person)
