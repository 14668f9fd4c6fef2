"""What was said about a draft: the head's remark, questions to Personnel and their answers."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft, Question
from pittadmin.domain.i18n import _
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Card, clear, text


class DraftNotes(QWidget):
    """Shows what was said, the newest first; nothing when nothing was."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._box = QVBoxLayout(self)
        look().space(self._box, 8)
        self.hide()

    def show_draft(self, draft: Draft) -> None:
        """Show what was said about this draft."""
        shown = (draft.id, draft.state, draft.remark, draft.questions)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self)
        cards = list(_cards(draft))
        for card in cards:
            self._box.addWidget(card)
        self.setVisible(bool(cards))


def _cards(draft: Draft) -> Iterator[Card]:
    if draft.remark and draft.decided_by is not None:
        returned = draft.state is DraftState.RETURNED
        words = _("Returned by {who}, {when}") if returned else _("Remark of {who}, {when}")
        said = words.format(who=draft.decided_by.name, when=say_time(draft.decided_at))
        yield Card(
            text(said, "strong"),
            text(draft.remark, selectable=True),
            kind="bad" if returned else "plain",
            gap=2,
        )
    for question in draft.questions:
        yield _question(question)


def _question(question: Question) -> Card:
    asked = _("{who} asked Personnel, {when}").format(
        who=question.asked_by.name, when=say_time(question.asked_at)
    )
    card = Card(
        text(asked, "strong"),
        text(question.question, selectable=True),
        kind="plain" if question.answered_by else "warn",
        gap=2,
    )
    if question.is_taken_back:
        when = say_time(question.answered_at)
        card.add(text(_("It was taken back, {when}").format(when=when), "muted"))
    elif question.answered_by is not None:
        answered = _("{who} answered, {when}").format(
            who=question.answered_by.name, when=say_time(question.answered_at)
        )
        card.add(text(answered, "strong"), text(question.answer, selectable=True))
    return card
