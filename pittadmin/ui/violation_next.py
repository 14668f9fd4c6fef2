"""The card of a case's next step: what is to be done, by whom and when, and the buttons for it."""

from collections.abc import Callable
from datetime import date

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.domain.routing import OFFICE_NAMES
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import NEED_REASON, ViolationState
from pittadmin.domain.violations import Answer
from pittadmin.services.violation_view import CaseView
from pittadmin.ui import violation_acts
from pittadmin.ui.act_buttons import Do, act_buttons
from pittadmin.ui.deadlines import deadline
from pittadmin.ui.layouts import row
from pittadmin.ui.widgets import Card, button, text


def next_card(view: CaseView, today: date, do: Do, open_account: Callable[[], object]) -> Card:
    """Return the card.

    Args:
        view: the case as this person sees it.
        today: the day in the City, by which a deadline is near or past.
        do: asks for an act.
        open_account: shows the account, on which its page is confirmed to be down.
    """
    acts = [act for act in view.acts if act not in violation_acts.ON_CARDS]
    main = view.next_act if view.next_act in acts else None
    card = Card(
        text(_("Your next step") if main else _("Next step"), "strong"),
        text(sentence(view), selectable=True),
        kind="next" if main else "plain",
    )
    if view.violation.due is not None:
        card.add(deadline(view.violation.due, today))
    for why in explanations(view, main):
        card.add(text(why, "muted", selectable=True))
    if view.violation.state is ViolationState.ORDERED_DOWN and view.sight is Sight.WORKS:
        opener = button(_("Open the acco&unt"), open_account)
        opener.setObjectName("open-account")
        card.add(row(opener, None))
    if acts:
        card.add(
            act_buttons(
                acts,
                main,
                do,
                lambda act: violation_acts.words(act, view.violation),
                violation_acts.is_dangerous,
                NEED_REASON,
            )
        )
    return card


def sentence(view: CaseView) -> str:
    """Return what is to be done next, to whom does it or to whom looks on."""
    told = view.violation.instruction
    if view.sight is Sight.WORKS:
        return view.next_step
    if view.next_act is Act.ANSWER_REMOVED:
        return _(
            "Record the content with a screenshot and remove it, then answer “Removed”; or "
            "refuse, and say why (R46)."
        )
    if view.sight is Sight.TOLD and told is not None and told.answer is not Answer.NONE:
        return _("The instruction is answered. Nothing is left for you to do.")
    if view.violation.state is ViolationState.CLOSED:
        return _("The case is closed.")
    return _("The case is with {office}. You are told the day of each of its steps here.").format(
        office=OFFICE_NAMES[view.violation.office]
    )


def explanations(view: CaseView, main: Act | None) -> list[str]:
    """Return why this person can't take the steps that their role allows, and who can."""
    found = [
        why
        for act, why in view.refused.items()
        if act is not Act.CLOSE_CASE or main is None  # else the step before it says as much
    ]
    return list(dict.fromkeys(found))
