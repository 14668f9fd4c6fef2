"""One account's page: the right buttons and sentences for each role, and that it never jumps."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.services import account_view, accounts
from pittadmin.ui import account_panel
from pittadmin.ui.account_acts import FORMS, WAYS, question, words
from pittadmin.ui.account_next import cards
from pittadmin.ui.account_panel import AccountPanel
from pittadmin.ui.evidence import PictureDialog, Thumbnail
from pittadmin.ui.shell import Shell
from pittadmin.ui.steps import Steps
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]


def shown(qtbot: QtBot, shell: Shell, account_id: int) -> AccountPanel:
    """Return a panel that shows an account, once it does."""
    panel = AccountPanel(shell)
    qtbot.addWidget(panel)
    shell.runner.changed.connect(lambda _topic: panel.reload())
    panel.resize(420, 1200)
    panel.show()
    panel.show_account(account_id)
    qtbot.waitUntil(lambda: panel.shown is not None)
    return panel


def buttons(panel: AccountPanel) -> set[str]:
    """Return the acts whose buttons are there."""
    names = {one.objectName() for one in panel.findChildren(QPushButton)}
    for one in panel.findChildren(QPushButton):
        if one.menu() is not None:
            names |= {action.objectName() for action in one.menu().actions()}
    return names & set(Act)


def said(panel: AccountPanel) -> str:
    """Return every sentence on the page."""
    return "\n".join(one.text() for one in panel._content.findChildren(QLabel))


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("me", {Act.WITHDRAW_ACCOUNT}),
        ("head", {Act.WITHDRAW_ACCOUNT}),
        ("mayor", {Act.APPROVE_ACCOUNT, Act.DENY_ACCOUNT}),
        ("designee", {Act.APPROVE_ACCOUNT, Act.DENY_ACCOUNT}),
        ("personnel", {Act.ACCEPT_PLACEMENT, Act.REFUSE_PLACEMENT}),
        ("it", set()),
        ("library", set()),
        ("employee", set()),
    ],
)
def test_each_role_sees_its_own_buttons_on_a_submitted_account(
    qtbot: QtBot, city: City, shell_for: ShellFor, who: str, expected: set[Act]
) -> None:
    account = city.submitted()
    assert buttons(shown(qtbot, shell_for(who), account.id)) == expected


def test_who_can_not_decide_reads_who_can(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    account = city.submitted()
    words = said(shown(qtbot, shell_for("me"), account.id))
    assert "Who can decide it: Morgan Sample (Mayor), Robin Sample (Mayor's designee)." in words
    assert "Your next step" not in words
    assert "Your next step" in said(shown(qtbot, shell_for("mayor"), account.id))


def test_who_recorded_the_page_reads_that_another_puts_it_live(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.with_it(city.recorded())
    panel = shown(qtbot, shell_for("me"), account.id)
    assert Act.PUT_LIVE not in buttons(panel)
    assert "This is your own matter" in said(panel)
    assert Act.PUT_LIVE in buttons(shown(qtbot, shell_for("head"), account.id))


def test_what_is_missing_is_a_list_with_what_to_do(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.approved()
    panel = shown(qtbot, shell_for("me"), account.id)
    for problem in panel.shown.view.missing:  # type: ignore[union-attr]
        assert problem.what in said(panel)
        assert f"{problem.todo} ({problem.requirement})" in said(panel)
    assert Act.RECORD_PAGE in buttons(panel)


def test_the_reason_of_a_denial_is_read_on_the_page(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.denied()
    panel = shown(qtbot, shell_for("me"), account.id)
    assert "Reason: The purpose is too broad." in said(panel)
    assert {Act.REVISE_ACCOUNT, Act.DISCARD_ACCOUNT} <= buttons(panel)


def test_the_history_cites_the_requirement_and_its_title(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.approved()
    words = said(shown(qtbot, shell_for("employee"), account.id))
    assert "Nov 2, 2026, 10:00 AM  ·  Robin Sample (Mayor's designee), Mayor's designee" in words
    assert "R4  The Mayor or a designee approves that an account is made and used." in words
    assert "“It serves volunteers.”" in words


def test_the_path_is_read_out(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    account = city.live()
    steps = shown(qtbot, shell_for("it"), account.id).findChild(Steps)
    assert steps is not None
    assert "6. Live, done" in steps.accessibleName()


def test_html_in_a_purpose_is_shown_as_typed(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    draft = city.draft()
    request = account_view.as_request(draft)
    typed = "<b>bold</b> & <img src=x onerror=alert(1)>"
    values = {**request.__dict__, "purpose": typed}
    account = accounts.save(city.me, type(request)(**values), draft.id, draft.version)
    panel = shown(qtbot, shell_for("me"), account.id)
    label = next(one for one in panel.findChildren(QLabel) if one.text() == typed)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_reload_without_a_change_keeps_every_widget(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.submitted()
    panel = shown(qtbot, shell_for("mayor"), account.id)
    before = panel._content
    panel.reload()
    qtbot.waitUntil(lambda: not panel._shell.runner._open)
    assert panel._content is before


def test_the_old_account_stays_until_the_new_one_is_there(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    first, second = city.submitted(), city.submitted("PittsfieldGrand")
    panel = shown(qtbot, shell_for("mayor"), first.id)
    before = panel._content
    panel.show_account(second.id)
    assert panel._content is before
    with qtbot.waitSignal(panel.turned):
        pass
    assert "PittsfieldGrand" in said(panel)


def test_the_focus_stays_in_the_panel_when_it_changes(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.submitted()
    panel = shown(qtbot, shell_for("designee"), account.id)
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.enter()
    assert panel.focusWidget().objectName() == Act.APPROVE_ACCOUNT
    before = panel._content
    accounts.withdraw(city.me, account.id, account.version)
    panel.reload()
    qtbot.waitUntil(lambda: panel._content is not before)
    focus = QGuiApplication.focusObject()
    assert focus is not None
    assert panel._content.isAncestorOf(focus)  # type: ignore[arg-type]


def test_address_and_e_mail_are_copied(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    account = city.live()
    panel = shown(qtbot, shell_for("it"), account.id)
    for name, value in (
        ("Copy the page's address", account.page_address),
        ("Copy the e-mail", "RSVP@cityofpittsfield.org"),
    ):
        found = panel.findChildren(QPushButton)
        copy = next(one for one in found if one.accessibleName() == name)
        qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == value


def test_evidence_opens_larger(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    account = city.recorded()
    panel = shown(qtbot, shell_for("mayor"), account.id)
    small = panel.findChild(Thumbnail)
    assert small is not None
    assert "page.png. Added by Terry Try on Nov 2, 2026" in small.accessibleName()
    qtbot.waitUntil(lambda: not small.icon().isNull())
    qtbot.mouseClick(small, Qt.MouseButton.LeftButton)
    dialog = panel.window().findChild(PictureDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.image.width() == 320)
    dialog.reject()


def test_a_review_that_is_due_is_the_next_step(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.live()
    assert "Your next step" not in said(shown(qtbot, shell_for("personnel"), account.id))
    city.time.wait(181)
    onlooker = said(shown(qtbot, shell_for("mayor"), account.id))
    assert "The profile was to be checked again by May 1, 2027. It waits for" in onlooker
    panel = shown(qtbot, shell_for("personnel"), account.id)
    assert "The profile is due to be checked for the disclaimer again." in said(panel)
    assert "due now" in said(panel)


def test_what_ends_a_page_is_never_the_main_button(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.live()
    panel = shown(qtbot, shell_for("mayor"), account.id)
    assert buttons(panel) == {Act.SUSPEND_ACCOUNT, Act.REVOKE_ACCOUNT}
    assert not [one for one in panel.findChildren(QPushButton) if one.property("kind") == "primary"]


def test_what_ends_a_page_goes_under_more_where_there_is_much(city: City) -> None:
    account = city.live()
    view = account_view.show(city.who["head"], account.id)
    acts = (*view.acts, Act.SUSPEND_ACCOUNT, Act.REVOKE_ACCOUNT)
    done: list[Act] = []
    card = cards(replace(view, acts=acts), city.me.clock.today(), done.append)[-1]
    more = card.findChild(QPushButton, "more")
    assert [action.objectName() for action in more.menu().actions()] == [
        Act.SUSPEND_ACCOUNT,
        Act.REVOKE_ACCOUNT,
    ]
    more.menu().actions()[1].trigger()
    assert done == [Act.REVOKE_ACCOUNT]


def test_every_act_of_the_page_has_words_and_a_way() -> None:
    for act in account_view.OFFERED:
        assert words(act).endswith("…")
        assert act in WAYS or act in FORMS or act is Act.OFFER_TRANSFER


def test_every_question_names_the_account(city: City) -> None:
    account = city.recorded()
    for act in WAYS:
        asked = question(act, account)
        assert account.name in f"{asked.title} {asked.sentence}"
        assert "{" not in f"{asked.title}{asked.sentence}{asked.said}"
        assert account.name in asked.said


def test_a_suspended_account_can_be_let_resume(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.live()
    accounts.suspend(city.who["mayor"], account.id, account.version, "A post of Oct 30.")
    panel = shown(qtbot, shell_for("mayor"), account.id)
    assert Act.RESUME_ACCOUNT in buttons(panel)
    dialog = panel.perform(Act.RESUME_ACCOUNT)
    qtbot.keyClicks(dialog.fields["reason"].control, "The post is gone.")  # type: ignore[attr-defined]
    dialog.confirm()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: panel.shown.view.account.state is State.LIVE)  # type: ignore[union-attr]


def test_personnel_answers_placement_from_its_own_card(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.submitted()
    panel = shown(qtbot, shell_for("personnel"), account.id)
    assert "In a pinned post or picture: The first post of the page" in said(panel)
    panel.perform(Act.ACCEPT_PLACEMENT).confirm()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: Act.ACCEPT_PLACEMENT not in buttons(panel))
    assert "Accepted by Personnel." in said(panel)


def test_another_account_asked_for_meanwhile_leaves_nothing_half_drawn(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    one, other = city.submitted(), city.submitted("PittsfieldGrand")
    panel = shown(qtbot, shell_for("mayor"), one.id)
    drawing = account_panel.load(city.who["mayor"], other.id)
    panel._show(drawing)
    panel.show_account(one.id)
    panel._show(account_panel.load(city.who["mayor"], one.id))
    qtbot.waitUntil(lambda: panel._coming is None)
    assert panel.shown is not None
    assert panel.shown.view.account.id == one.id
    qtbot.waitUntil(lambda: len(panel.children()) == len({panel.layout(), panel._content}) + 1)
