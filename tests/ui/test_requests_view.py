"""Requests to another office, worked from their tables."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.requests import EmailRequestState, PlatformRequestState, TransferState
from pittadmin.services import account_view, emails, platforms, transfers
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.email_supply import EmailSupply
from pittadmin.ui.request_kinds import EMAILS, PLATFORMS, TRANSFERS, Kind
from pittadmin.ui.requests_view import RequestsView
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]


def shown(qtbot: QtBot, shell: Shell, kind: Kind) -> RequestsView:
    """Return a view that has read its requests."""
    view = RequestsView(shell, kind)
    qtbot.addWidget(view)
    shell.runner.changed.connect(lambda _topic: view.reload())
    view.resize(1200, 800)
    with qtbot.waitSignal(view.table.settled):
        view.show()
    return view


def answers(view: RequestsView) -> set[str]:
    """Return the acts whose buttons are there."""
    return {one.objectName() for one in view.detail.findChildren(QPushButton)} & set(Act)


def press(qtbot: QtBot, view: RequestsView, act: Act) -> Dialog:
    """Press an act's button and return the dialog that opens."""
    found = view.detail.findChildren(QPushButton)
    one = next(one for one in found if one.objectName() == act and one.isVisible())
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    return view.window().findChildren(Dialog)[-1]


def said(view: RequestsView) -> str:
    """Return every sentence of the details."""
    return "\n".join(one.text() for one in view.detail.findChildren(QLabel) if one.isVisible())


def test_it_supplies_an_e_mail_and_the_waiting_account_goes_on(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.waiting_for_email(), shell_for("it")
    view = shown(qtbot, shell, EMAILS)
    assert view.requests is not None
    assert view.requests.waiting == 1
    assert answers(view) == {Act.SUPPLY_EMAIL, Act.TURN_AWAY_EMAIL}
    dialog = press(qtbot, view, Act.SUPPLY_EMAIL)
    assert isinstance(dialog, EmailSupply)
    assert dialog.email.text() == "veterans@cityofpittsfield.org"  # as the department wished
    with qtbot.waitSignal(shell.said):
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    after = account_view.show(city.me, account.id).account
    assert (after.state, after.email) == (State.DRAFT, "veterans@cityofpittsfield.org")
    qtbot.waitUntil(lambda: not answers(view))
    assert emails.all_requests(city.me)[0].state is EmailRequestState.SUPPLIED


def test_an_address_is_checked_while_it_is_typed(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.waiting_for_email()
    view = shown(qtbot, shell_for("it"), EMAILS)
    dialog = press(qtbot, view, Act.SUPPLY_EMAIL)
    assert isinstance(dialog, EmailSupply)
    field = dialog.fields["email"]
    qtbot.waitUntil(lambda: "It can be the general e-mail of Veterans' Services." in words(dialog))
    for typed, requirement in (
        ("veterans@gmail.com", "R14"),
        ("RSVP@cityofpittsfield.org", "R16"),
        ("veterans.own@cityofpittsfield.org", "R17"),
    ):
        dialog.email.clear()
        qtbot.keyClicks(dialog.email, typed)
        qtbot.waitUntil(
            lambda wanted=requirement: (
                field.problem is not None and field.problem.requirement == wanted
            )
        )
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
    assert emails.all_requests(city.me)[0].state is EmailRequestState.OPEN
    dialog.reject()


def words(dialog: Dialog) -> str:
    """Return every sentence that is seen in a dialog."""
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_it_turns_a_request_away_with_a_reason(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.waiting_for_email(), shell_for("it")
    view = shown(qtbot, shell, EMAILS)
    dialog = press(qtbot, view, Act.TURN_AWAY_EMAIL)
    qtbot.keyClicks(dialog.fields["reason"].control, "Use the Mayor's Office's.")
    with qtbot.waitSignal(shell.said):
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    after = account_view.show(city.me, account.id).account
    assert (after.state, after.state_reason) == (State.DRAFT, "Use the Mayor's Office's.")


def test_the_second_of_two_who_answer_sees_the_firsts_answer(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.waiting_for_email()
    view = shown(qtbot, shell_for("it"), EMAILS)
    dialog = press(qtbot, view, Act.SUPPLY_EMAIL)
    emails.turn_away(city.who["it"], emails.all_requests(city.me)[0].id, "Not now.")
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "has answered this request already" in words(dialog))
    stands = "“Declined” since Nov 2, 2026. Reason: Not now."
    qtbot.waitUntil(lambda: stands in words(dialog))
    dialog.reject()


def test_personnel_decides_a_platform(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    rsvp = city.departments["RSVP"].id
    platforms.ask(city.me, rsvp, "Nextdoor", "nextdoor.com", "Neighborhoods meet there.")
    platforms.ask(city.me, rsvp, "Threads", "threads.net", "It is new.")
    shell = shell_for("personnel")
    view = shown(qtbot, shell, PLATFORMS)
    assert view.requests is not None
    assert view.requests.waiting == 2
    assert "It is new." in said(view)
    for act, reason in ((Act.DECLINE_PLATFORM, "We keep to four."), (Act.ACCEPT_PLATFORM, "")):
        request = view.table.current()
        dialog = press(qtbot, view, act)
        if reason:
            qtbot.keyClicks(dialog.fields["reason"].control, reason)
        with qtbot.waitSignal(shell.said):
            qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not answers(view))
        other = next(one for one in view.requests.rows if one.id != request.id)
        view.show_request(other.id)
    assert {one.name: one.state for one in platforms.all_requests(city.me)} == {
        "Nextdoor": PlatformRequestState.ACCEPTED,
        "Threads": PlatformRequestState.DECLINED,
    }


def test_a_transfer_goes_by_both_heads_and_the_mayor(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.live()
    library = city.departments["Berkshire Athenaeum"].id
    transfers.offer(city.who["head"], account.id, account.version, library, "It reads more.")
    for who, act in (("library", Act.AGREE_TRANSFER), ("mayor", Act.APPROVE_TRANSFER)):
        shell = shell_for(who)
        view = shown(qtbot, shell, TRANSFERS)
        assert "It reads more." in said(view)
        dialog = press(qtbot, view, act)
        with qtbot.waitSignal(shell.said):
            qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda view=view: not answers(view))
    after = account_view.show(city.me, account.id).account
    assert (after.department, after.department_email) == (
        "Berkshire Athenaeum",
        "library@cityofpittsfield.org",
    )
    assert after.login_behind  # until somebody has moved it
    assert transfers.all_transfers(city.me)[0].state is TransferState.APPROVED


def test_who_offers_a_transfer_can_take_it_back(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("head")
    library = city.departments["Berkshire Athenaeum"].id
    transfers.offer(city.who["head"], account.id, account.version, library, "It reads more.")
    view = shown(qtbot, shell, TRANSFERS)
    assert answers(view) == {Act.WITHDRAW_TRANSFER}
    assert "It waits for the head of Berkshire Athenaeum." in said(view)
    dialog = press(qtbot, view, Act.WITHDRAW_TRANSFER)
    with qtbot.waitSignal(shell.said):
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert transfers.all_transfers(city.me)[0].state is TransferState.WITHDRAWN


def test_others_see_only_what_concerns_their_department(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.waiting_for_email()
    mine = shown(qtbot, shell_for("veterans"), EMAILS).requests
    assert mine is not None
    assert (len(mine.rows), mine.waiting, mine.works) == (1, 0, False)
    nobodys = shown(qtbot, shell_for("me"), EMAILS).requests
    assert nobodys is not None
    assert not nobodys.any_reason


def test_enter_moves_from_the_table_to_the_first_button(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.waiting_for_email()
    view = shown(qtbot, shell_for("it"), EMAILS)
    with qtbot.waitActive(view):
        view.activateWindow()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.focusWidget().objectName() == Act.SUPPLY_EMAIL


def test_who_comes_for_a_request_finds_the_focus_on_its_first_button(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.waiting_for_email()
    view = shown(qtbot, shell_for("it"), EMAILS)
    assert view.requests is not None
    view.show_request(view.requests.rows[0].id)
    assert view.focusWidget().objectName() == Act.SUPPLY_EMAIL


def test_a_request_can_be_read_out_and_reached_by_keyboard(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.waiting_for_email()
    view = shown(qtbot, shell_for("it"), EMAILS)
    assert unnamed(view) == []
    assert shared_keys(view) == {}
    assert rich_text(view) == []
    assert cut_off(view) == []
    assert focus_order_faults(view) == []
    dialog = press(qtbot, view, Act.SUPPLY_EMAIL)
    assert unnamed(dialog) == []
    assert shared_keys(dialog) == {}
    assert isinstance(dialog.focusWidget(), QLineEdit)
    dialog.reject()
