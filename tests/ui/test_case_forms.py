"""The dialogs about a case: for keyboard and screen reader, and what they say of days."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from pittadmin.domain.acts import Act
from pittadmin.services import violations
from pittadmin.ui.deadlines import left, meaning
from pittadmin.ui.instruction_form import InstructionForm
from tests.ui.accessibility import focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City
from tests.ui.violations import Log, ShellFor, case, log, report, words_of

TODAY = date(2026, 11, 2)


def reviewed(qtbot: QtBot, city: City, shell_for: ShellFor) -> Log:
    """Return the tab of Personnel with a case under review, which names the head."""
    live = city.live()
    which = report(city, account_id=live.id, named=("head",))
    violations.take_up(city.who["personnel"], which, 1)
    shown = log(qtbot, shell_for("personnel"))
    shown.open(which)
    return shown


@pytest.mark.parametrize(
    "act",
    [
        Act.EDIT_CASE,
        Act.WRITE_NOTE,
        Act.ADD_CASE_FILE,
        Act.INSTRUCT,
        Act.ORDER_CASE_DOWN,
        Act.DISMISS_CASE,
        Act.TAKE_UP_CASE,
        Act.FILE_OUTCOME,
    ],
)
def test_every_dialog_is_for_keyboard_and_screen_reader(
    qtbot: QtBot, city: City, shell_for: ShellFor, act: Act
) -> None:
    shown = reviewed(qtbot, city, shell_for)
    shown.act(act)
    dialog = shown.dialog()
    shown.settle()
    assert unnamed(dialog) == []
    assert shared_keys(dialog) == {}
    assert focus_order_faults(dialog) == []
    assert rich_text(dialog) == []
    dialog.reject()


def test_a_short_deadline_is_warned_of_where_it_is_set(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shown = reviewed(qtbot, city, shell_for)
    shown.act(Act.INSTRUCT)
    form = shown.dialog(InstructionForm)
    assert "That leaves 3 days." in words_of(form)
    form.due.setDate(form.due.minimumDate())
    assert "That is very soon." in words_of(form)
    assert [form.to.itemText(n) for n in range(form.to.count())] == ["Dana Sample (head)"]


@pytest.mark.parametrize(
    ("due", "words", "kind"),
    [
        (date(2026, 11, 20), "Due Nov 20, 2026, in 18 days", "muted"),
        (date(2026, 11, 4), "Due Nov 4, 2026, in 2 days", "warn"),
        (date(2026, 11, 3), "Due Nov 3, 2026, in 1 day", "warn"),
        (TODAY, "Due today, Nov 2, 2026", "warn"),
        (date(2026, 11, 1), "Was due Nov 1, 2026: 1 day overdue", "bad"),
        (date(2026, 10, 20), "Was due Oct 20, 2026: 13 days overdue", "bad"),
    ],
)
def test_a_deadline_says_how_much_time_there_is(due: date, words: str, kind: str) -> None:
    assert left(due, TODAY) == words
    assert meaning(due, TODAY) == kind


def test_a_form_shows_what_somebody_else_made_of_the_case(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shown = reviewed(qtbot, city, shell_for)
    shown.act(Act.INSTRUCT)
    form = shown.dialog(InstructionForm)
    personnel = city.who["personnel"]
    one = case(personnel, shown.view.violation.id)
    violations.dismiss(personnel, one.id, one.version, "Nothing in it.")
    form.content.setPlainText("The post of May 2")
    form.confirm()
    qtbot.waitUntil(lambda: form.questions.banner is not None)
    assert "Dismissed" in words_of(form)
    assert form.content.toPlainText() == "The post of May 2"
    form.reject()
