"""The acts on a case: how each is asked, and which service does it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.domain.violation_progress import untold
from pittadmin.domain.violation_states import NEED_REASON, ViolationState
from pittadmin.domain.violations import Outcome, Violation, is_open
from pittadmin.services import violations
from pittadmin.services.violation_view import CaseView
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.shell import Shell

TOPICS = ("violations",)
WITH_THE_ACCOUNT = ("violations", "accounts")
"""What an order changes: the case and, in the same step, its account (R48)."""


@dataclass(frozen=True)
class Way:
    """How an act is asked and done.

    Args:
        words: its button.
        question: what the dialog says, with places for {number}, {account}, {person} (who is to be
            told of an outcome) and {to} (who was instructed).
        run: the service; takes context, id, version, and the reason where one is asked.
        changes: the topics that it changes.
    """

    words: str
    question: Question
    run: Callable[..., Any]
    changes: tuple[str, ...] = TOPICS


WAYS: dict[Act, Way] = {
    Act.DISMISS_CASE: Way(
        _("&Dismiss…"),
        Question(
            _("Dismiss {number}?"),
            _("There is no violation. The reason stays with the case, which is closed next."),
            _("Dismiss the case"),
            _("{number} is dismissed."),
            "danger",
        ),
        violations.dismiss,
    ),
    Act.WITHDRAW_INSTRUCTION: Way(
        _("&Take the instruction back…"),
        Question(
            _("Take the instruction of {number} back?"),
            _("{to} need not answer it any more. The case is under review again (R46)."),
            _("Take it back"),
            _("The instruction of {number} is taken back."),
            "danger",
        ),
        violations.withdraw_instruction,
    ),
    Act.ANSWER_REMOVED: Way(
        _("Re&moved…"),
        Question(
            _("Answer that it is removed?"),
            _(
                "Its record is sealed (R9). Remove it on the platform and look that it is gone, "
                "then answer here. The person who gave the instruction reads it."
            ),
            _("Answer: removed"),
            _("The instruction of {number} is answered: removed."),
        ),
        violations.answer_removed,
    ),
    Act.ANSWER_REFUSED: Way(
        _("Ref&use…"),
        Question(
            _("Refuse to remove it?"),
            _(
                "The person who gave the instruction reads your reason. A refusal may be referred "
                "for discipline (R47)."
            ),
            _("Refuse the removal"),
            _("The instruction of {number} is answered: refused."),
            "danger",
        ),
        violations.answer_refused,
    ),
    Act.REFER_CASE: Way(
        _("Refer for &discipline…"),
        Question(
            _("Refer {number} for discipline?"),
            _("What it comes to is filed here, and the employee is told of it (R47, R52)."),
            _("Refer the case"),
            _("{number} is referred for discipline."),
            "danger",
        ),
        violations.refer,
    ),
    Act.ORDER_CASE_DOWN: Way(
        _("Order the &page down…"),
        Question(
            _("Order the page {account} down?"),
            _(
                "The account is ordered down in the same step: its department must take the page "
                "down and confirm it there, and reads your reason (R48)."
            ),
            _("Order the page down"),
            _("The page {account} is ordered down."),
            "danger",
        ),
        violations.order_down,
        WITH_THE_ACCOUNT,
    ),
    Act.CASE_IS_DOWN: Way(
        _("The page &is down…"),
        Question(
            _("Is the page {account} down?"),
            _("The case follows its account: its department confirms there that the page is down."),
            _("Record that it is down"),
            _("{number}: the page is down."),
        ),
        violations.is_down,
    ),
    Act.GIVE_NOTICE: Way(
        _("The notice &was given…"),
        Question(
            _("Was {person} told in writing?"),
            _("Record it once the letter is handed over: M.G.L. c.149 §52C."),
            _("Record the notice"),
            _("It is on record that {person} was told."),
        ),
        violations.give_notice,
    ),
    Act.CLOSE_CASE: Way(
        _("&Close the case…"),
        Question(
            _("Close {number}?"),
            _("It stays in the log and can be reopened with a reason."),
            _("Close the case"),
            _("{number} is closed."),
        ),
        violations.close,
    ),
    Act.REOPEN_CASE: Way(
        _("Re&open…"),
        Question(
            _("Reopen {number}?"),
            _("It is under review again. What was done stays in its history."),
            _("Reopen the case"),
            _("{number} is reopened."),
        ),
        violations.reopen,
    ),
}
"""Acts that are asked in one dialog."""

Form = Callable[[Shell, QWidget, CaseView], object]


def _take_up(shell: Shell, parent: QWidget, view: CaseView) -> object:
    from pittadmin.ui.case_forms import TakeUpForm

    return _opened(TakeUpForm(shell, view.violation, parent))


def _instruct(shell: Shell, parent: QWidget, view: CaseView) -> object:
    from pittadmin.ui.instruction_form import open_instruction_form

    return open_instruction_form(shell, parent, view.violation)


def _outcome(shell: Shell, parent: QWidget, view: CaseView) -> object:
    from pittadmin.ui.case_forms import OutcomeForm

    return _opened(OutcomeForm(shell, view.violation, parent))


def _note(shell: Shell, parent: QWidget, view: CaseView) -> object:
    from pittadmin.ui.case_forms import NoteForm

    return _opened(NoteForm(shell, view.violation, parent))


def _files(shell: Shell, parent: QWidget, view: CaseView) -> object:
    from pittadmin.ui.case_files import FilesForm

    return _opened(FilesForm(shell, view.violation, parent))


def _edit(shell: Shell, parent: QWidget, view: CaseView) -> object:
    from pittadmin.ui.violation_edit import open_violation_edit

    return open_violation_edit(shell, parent, view)


def _opened(form: Any) -> object:
    form.finished.connect(form.deleteLater)
    form.open()
    return form


FORMS: dict[Act, tuple[str, Form]] = {
    Act.TAKE_UP_CASE: (_("&Take it up…"), _take_up),
    Act.INSTRUCT: (_("&Instruct the department…"), _instruct),
    Act.FILE_OUTCOME: (_("File the &outcome…"), _outcome),
    Act.WRITE_NOTE: (_("Write a &note…"), _note),
    Act.ADD_CASE_FILE: (_("&Add evidence…"), _files),
    Act.EDIT_CASE: (_("C&hange…"), _edit),
}
"""Acts that have a form of their own: the words of the button, and what opens it."""

ON_CARDS = frozenset({Act.WRITE_NOTE, Act.ADD_CASE_FILE, Act.EDIT_CASE})
"""Acts whose button stands on the card that they are about."""


ORDER_IS_LIFTED = Way(
    _("&Take the order back…"),
    Question(
        _("Take the order of {number} back?"),
        _("It is lifted on the account already. The case is under review again (R48)."),
        _("Take it back"),
        _("The order of {number} is taken back."),
        "danger",
    ),
    violations.withdraw_instruction,
)
"""How an instruction is taken back where it was the order to take the page down."""


def way(act: Act, violation: Violation) -> Way:
    """Return how an act that has no form of its own is done on this case."""
    ordered = violation.state is ViolationState.ORDERED_DOWN
    return ORDER_IS_LIFTED if ordered and act is Act.WITHDRAW_INSTRUCTION else WAYS[act]


def words(act: Act, violation: Violation) -> str:
    """Return the words of an act's button."""
    return FORMS[act][0] if act in FORMS else way(act, violation).words


def is_dangerous(act: Act) -> bool:
    """Tell whether an act takes something away that can't be given back at once."""
    return act in (Act.DISMISS_CASE, Act.ORDER_CASE_DOWN, Act.WITHDRAW_INSTRUCTION)


def question(act: Act, violation: Violation, outcome: Outcome | None = None) -> Question:
    """Return how an act is asked about one case."""
    asked, told = way(act, violation).question, violation.instruction
    known = {
        "number": violation.number,
        "account": violation.account or _("of this account"),
        "to": told.to.name if told else "",
        "person": outcome.person.name if outcome else "",
    }
    return replace(
        asked,
        title=asked.title.format(**known),
        sentence=asked.sentence.format(**known),
        said=asked.said.format(**known),
        reason=act in NEED_REASON,
    )


def perform(
    shell: Shell, parent: QWidget, act: Act, view: CaseView, outcome: Outcome | None = None
) -> object:
    """Ask for an act on a case, do it, and announce it; return the dialog or the form.

    Args:
        outcome: which one the employee was told of; the one that is due first when None.
    """
    if act in FORMS:
        return FORMS[act][1](shell, parent, view)
    if act is Act.ANSWER_REMOVED and not _is_sealed(view):
        return _record_first(shell, parent, view.violation)
    if act is Act.GIVE_NOTICE:
        outcome = outcome or untold(view.outcomes)[0]
        return _ask(shell, parent, act, view.violation, outcome)
    return _ask(shell, parent, act, view.violation)


def _ask(
    shell: Shell, parent: QWidget, act: Act, violation: Violation, outcome: Outcome | None = None
) -> object:
    how, more = way(act, violation), (outcome.id,) if outcome is not None else ()

    def again(current: object) -> tuple[Any, ...] | None:
        """Return what to ask the service with, where the case may still be moved so."""
        if isinstance(current, Violation) and is_open(current, act):
            return (shell.ctx, current.id, current.version, *more)
        return None

    return decide(
        shell,
        parent,
        question(act, violation, outcome),
        f"{act}.{violation.id}",
        how.run,
        shell.ctx,
        violation.id,
        violation.version,
        *more,
        changes=how.changes,
        again=again,
    )


def _record_first(shell: Shell, parent: QWidget, violation: Violation) -> None:
    """Let what is to be removed be recorded, then ask whether it is removed (R9)."""
    from pittadmin.ui.removal_form import open_removal

    open_removal(
        shell,
        parent,
        account_id=violation.account_id,
        address=violation.address,
        violation_id=violation.id,
        done=lambda _record: _ask(shell, parent, Act.ANSWER_REMOVED, violation),
    )


def _is_sealed(view: CaseView) -> bool:
    """Tell whether something was recorded since the instruction that is answered."""
    told = view.violation.instruction
    return told is not None and any(one.sealed_at >= told.given_at for one in view.records)
