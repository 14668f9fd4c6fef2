"""Decisions in their dialogs: done, refused without a reason, taken by somebody else meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.requests import TransferState
from pittadmin.services import account_view, accounts, people, transfers
from pittadmin.ui.account_acts import perform
from pittadmin.ui.account_next import main_act
from pittadmin.ui.decision import as_it_stands
from pittadmin.ui.dialogs import Dialog, ReasonDialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.transfer_offer import TransferOffer
from tests.ui.accessibility import shared_keys, unnamed
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]


def asked(window: QWidget, shell: Shell, act: Act, account_id: int) -> ReasonDialog:
    """Return the dialog in which an act that needs a reason is asked."""
    dialog = perform(shell, window, act, account_view.show(shell.ctx, account_id))
    assert isinstance(dialog, Dialog)
    return dialog  # type: ignore[return-value]


def write(qtbot: QtBot, dialog: Dialog, words: str) -> None:
    """Type a reason and press the confirming button."""
    qtbot.keyClicks(dialog.fields["reason"].control, words)
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)


def words(dialog: Dialog) -> str:
    """Return every sentence in a dialog."""
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def test_the_designee_approves(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.submitted(), shell_for("designee")
    dialog = asked(window, shell, Act.APPROVE_ACCOUNT, account.id)
    assert dialog.confirm_button.text() == "Approve"
    with qtbot.waitSignal(shell.runner.changed), qtbot.waitSignal(shell.said) as told:
        write(qtbot, dialog, "It serves volunteers.")
    assert told.args == ["RSVP on Facebook is approved."]
    assert account_view.show(city.me, account.id).account.state is State.APPROVED


def test_a_denial_needs_a_reason(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.submitted(), shell_for("mayor")
    dialog = asked(window, shell, Act.DENY_ACCOUNT, account.id)
    assert dialog.confirm_button.text() == "Deny the request"
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "The reason is missing." in words(dialog)
    with qtbot.waitSignal(shell.said):
        write(qtbot, dialog, "The purpose is too broad.")
    denied = account_view.show(city.me, account.id).account
    assert (denied.state, denied.state_reason) == (State.DENIED, "The purpose is too broad.")


@pytest.mark.requirement("R16", "R20")
def test_a_login_that_was_moved_is_recorded_in_one_step(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("me")
    new = "RSVP.Pittsfield@cityofpittsfield.org"
    rsvp = city.departments["RSVP"]
    assert rsvp.head is not None
    people.save_department(city.who["it"], "RSVP", new, rsvp.head.id, rsvp.id, rsvp.version)
    view = account_view.show(shell.ctx, account.id)
    assert main_act(view, shell.ctx.clock.today()) is Act.RECORD_LOGIN
    dialog = asked(window, shell, Act.RECORD_LOGIN, account.id)
    assert f"change its address from RSVP@cityofpittsfield.org to {new} first" in words(dialog)
    with qtbot.waitSignal(shell.said) as told:
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert told.args == [f"The login of RSVP on Facebook is {new}."]
    assert account_view.show(shell.ctx, account.id).account.email == new


def test_the_second_of_two_who_decide_sees_the_firsts_decision(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.submitted(), shell_for("mayor")
    dialog = asked(window, shell, Act.DENY_ACCOUNT, account.id)
    accounts.approve(city.who["designee"], account.id, account.version, "It serves volunteers.")
    with qtbot.waitSignal(shell.runner.changed):  # the pages behind read it again
        write(qtbot, dialog, "Too broad.")
    assert dialog.isVisible()
    assert "Robin Sample (Mayor's designee) has already decided this" in words(dialog)
    assert "“Approved” since Nov 2, 2026. Reason: It serves volunteers." in words(dialog)
    assert not dialog.confirm_button.isVisible()
    assert dialog.reason == "Too broad."  # what was typed can still be copied
    assert account_view.show(city.me, account.id).account.state is State.APPROVED


def test_an_edit_while_it_is_read_stops_the_decision(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.submitted(), shell_for("mayor")
    dialog = asked(window, shell, Act.APPROVE_ACCOUNT, account.id)
    again = accounts.withdraw(city.me, account.id, account.version)
    accounts.submit(city.me, again.id, again.version)
    with qtbot.waitSignal(shell.runner.changed):
        write(qtbot, dialog, "Fine.")
    assert "Somebody else changed this while" in words(dialog)
    assert account_view.show(city.me, account.id).account.state is State.SUBMITTED


def test_a_reason_that_was_begun_is_found_again(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.submitted(), shell_for("mayor")
    dialog = asked(window, shell, Act.DENY_ACCOUNT, account.id)
    qtbot.keyClicks(dialog.fields["reason"].control, "Half a sen")
    shell.recovery.write()  # here the program is killed
    later = shell_for("mayor")
    box = asked(window, later, Act.DENY_ACCOUNT, account.id).fields["reason"].control
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == "Half a sen"


def test_a_reason_that_was_given_up_is_forgotten(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.submitted(), shell_for("mayor")
    dialog = asked(window, shell, Act.DENY_ACCOUNT, account.id)
    qtbot.keyClicks(dialog.fields["reason"].control, "Half a sen")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert shell.recovery.find(f"{Act.DENY_ACCOUNT}.{account.id}") is None


def test_a_dangerous_act_says_what_it_does_in_its_button(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("mayor")
    dialog = asked(window, shell, Act.REVOKE_ACCOUNT, account.id)
    assert dialog.confirm_button.text() == "Revoke approval"
    assert dialog.confirm_button.property("kind") == "danger"
    assert not dialog.confirm_button.isDefault()
    assert unnamed(dialog) == []
    assert shared_keys(dialog) == {}
    dialog.reject()


def test_an_act_without_a_reason_is_asked_once(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.draft(), shell_for("me")
    dialog = asked(window, shell, Act.SUBMIT_ACCOUNT, account.id)
    assert not dialog.fields
    with qtbot.waitSignal(shell.said):
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert account_view.show(city.me, account.id).account.state is State.SUBMITTED


def test_a_head_offers_an_account_to_another_department(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("head")
    dialog = asked(window, shell, Act.OFFER_TRANSFER, account.id)
    assert isinstance(dialog, TransferOffer)
    qtbot.waitUntil(lambda: dialog.department.count() > 0)
    assert dialog.department.findText("RSVP") < 0
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert "No department is chosen." in words(dialog)
    qtbot.keyClicks(dialog.reason, "The library looks after it now.")
    dialog.department.setCurrentText("Veterans' Services")
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "has no general e-mail" in words(dialog))
    dialog.department.setCurrentText("Berkshire Athenaeum")
    with qtbot.waitSignal(shell.said):
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    offered = transfers.all_transfers(city.me)[0]
    assert (offered.to_department, offered.state) == ("Berkshire Athenaeum", TransferState.OFFERED)


def test_only_accounts_and_requests_say_how_they_stand(city: City) -> None:
    assert as_it_stands(None) == ""
    assert as_it_stands(city.draft()) == "“Draft” since Nov 2, 2026."
