"""The card of the next step: what is to be done, by whom, and the buttons that do it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from pittadmin.domain.account_progress import (
    awaits_personnel,
    missing_on_page,
    next_step,
    whose_move,
)
from pittadmin.domain.account_states import NEED_REASON, WAITS_FOR, State
from pittadmin.domain.accounts import PLACEMENT_NAMES, Account, Answer
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.permissions import who_may
from pittadmin.services.account_view import AccountView
from pittadmin.services.accounts import others
from pittadmin.ui import account_acts
from pittadmin.ui.act_buttons import Do, act_buttons
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.layouts import column
from pittadmin.ui.lines import line
from pittadmin.ui.widgets import Card, text


@dataclass(frozen=True)
class Matter:
    """A question to Personnel beside the account's own path: the yes, the no, what is asked."""

    yes: Act
    no: Act
    answer: Callable[[Account], Answer]
    title: str
    sentence: Callable[[Account], str]


def _place(account: Account) -> str:
    place = PLACEMENT_NAMES[account.placement]
    if account.placement_note:
        place = f"{place}: {account.placement_note}"
    return _("The disclaimer goes here: {place}").format(place=place)


MATTERS = (
    Matter(
        Act.ACCEPT_PLACEMENT,
        Act.REFUSE_PLACEMENT,
        lambda account: account.placement_answer,
        _("Where the disclaimer goes"),
        _place,
    ),
    Matter(
        Act.ACCEPT_WAIVER,
        Act.REFUSE_WAIVER,
        lambda account: account.waiver_answer,
        _("No link to the City's website"),
        lambda account: _("The department asks for a waiver: {reason}").format(
            reason=account.waiver_reason
        ),
    ),
)
_MATTER_ACTS = frozenset(act for matter in MATTERS for act in (matter.yes, matter.no))


def main_act(view: AccountView, today: date) -> Act | None:
    """Return the act that moves the account on and that this person may do, or None."""
    account = view.account
    for act in view.acts:
        if act in _MATTER_ACTS:
            continue
        if act is Act.RECORD_PAGE:
            lacks = missing_on_page(account) and not awaits_personnel(account)
            leads = account.state is State.APPROVED and bool(lacks)
        elif act is Act.CHANGE_ADMINISTRATORS:
            leads = any(problem.field == "administrators" for problem in view.missing)
        elif act is Act.SEAL_RECORD:
            leads = Act.CONFIRM_DOWN in view.refused
        elif act is Act.EDIT_ACCOUNT:
            leads = account.state is State.DRAFT
        elif act is Act.CHECK_PROFILE:
            leads = account.next_review is not None and account.next_review <= today
        else:
            leads = bool(account_acts.todo(act))
        if leads:
            return act
    return None


def cards(view: AccountView, today: date, do: Do) -> list[Card]:
    """Return the card of each question to this person, then the card of the next step."""
    found = [_matter(view, matter, do) for matter in MATTERS if _is_asked(view, matter)]
    return [*found, _next(view, today, do)]


def _is_asked(view: AccountView, matter: Matter) -> bool:
    return matter.yes in view.acts or matter.yes in view.refused


def _matter(view: AccountView, matter: Matter, do: Do) -> Card:
    card = Card(
        text(matter.title, "strong"),
        text(matter.sentence(view.account), selectable=True),
        kind="next",
    )
    if matter.yes in view.acts:
        card.add(_buttons([matter.yes, matter.no], matter.yes, do))
    else:
        card.add(text(view.refused[matter.yes], "muted", selectable=True))
    return card


def _next(view: AccountView, today: date, do: Do) -> Card:
    account = view.account
    main = main_act(view, today)
    card = Card(
        text(_("Your next step") if main else _("Next step"), "strong"),
        kind="next" if main else "plain",
    )
    if view.missing:
        card.add(text(_lacking(account)), _missing(view.missing))
    else:
        card.add(text(_sentence(account, main, today), selectable=True))
    if account.state_reason and account.state not in (State.APPROVED, State.LIVE):
        said = _("Reason: {reason}").format(reason=account.state_reason)
        card.add(text(said, selectable=True))
    for sentence in explanations(view, main, today):
        card.add(text(sentence, "muted", selectable=True))
    acts = [act for act in view.acts if act not in _MATTER_ACTS]
    if acts:
        card.add(_buttons(acts, main, do, made=account.recorded_at is not None))
    return card


def _sentence(account: Account, main: Act | None, today: date) -> str:
    """Return what is to be done, to whom does it or to whom looks on."""
    if main is not None and account_acts.todo(main):
        return account_acts.todo(main)
    if account.state is State.LIVE and account.next_review and account.next_review <= today:
        return _("The profile was to be checked again by {day}. It waits for {who}.").format(
            day=say_date(account.next_review), who=who_may(Act.CHECK_PROFILE)
        )
    return next_step(account, today)


def _lacking(account: Account) -> str:
    if account.state is State.DRAFT:
        return _("Before the Mayor's office can read it, the request still needs:")
    if account.state is State.LIVE:
        return _("The account is live, but it lacks what the policy asks for:")
    return _("The account is approved. Before it can be live it still needs:")


def _missing(lacks: Sequence[Problem]) -> QWidget:
    lines = []
    for problem in lacks:
        todo = " ".join(filter(None, (problem.todo, f"({problem.requirement})")))
        words = column(
            text(problem.what, selectable=True), text(todo, "muted", selectable=True), gap=2
        )
        lines.append(line(Glyph("alert", "warn"), words, grows=words))
    return column(*lines, gap=8)


def explanations(view: AccountView, main: Act | None, today: date) -> list[str]:
    """Return why this person can't take the next step, and who can."""
    account, found = view.account, []
    for act, why in view.refused.items():
        waits_for_more = view.missing and act in (Act.PUT_LIVE, Act.SUBMIT_ACCOUNT)
        if act not in _MATTER_ACTS and not waits_for_more:
            found.append(why)
    if main is None and not found and account.state in WAITS_FOR:
        found.append(_waits(view, today))
    return list(dict.fromkeys(found))


def _waits(view: AccountView, today: date) -> str:
    account = view.account
    if account.state is State.SUBMITTED:
        return others(view.deciders, Act.APPROVE_ACCOUNT)
    who = whose_move(account, today)
    if account.state is State.APPROVED and awaits_personnel(account):
        who = who_may(Act.ACCEPT_PLACEMENT)
    return _("It waits for {who}.").format(who=who)


def _buttons(acts: Sequence[Act], main: Act | None, do: Do, made: bool = False) -> QWidget:
    def words(act: Act) -> str:
        change = made and act is Act.RECORD_PAGE
        return _("Change the &page…") if change else account_acts.words(act)

    return act_buttons(acts, main, do, words, account_acts.is_dangerous, NEED_REASON)
