"""The Credentials tab and the password's card: handed over, received, shown; for each role."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.handover import Item, Kind
from pittadmin.services import custody_set_up, this_computer
from pittadmin.storage import accounts as stored
from pittadmin.storage import custody
from pittadmin.ui import custody_acts, secret_clipboard
from pittadmin.ui.credentials_page import COMPUTERS, LEAVERS, OWN, PASSWORDS, CredentialsPage
from pittadmin.ui.custody_card import CustodyCard
from pittadmin.ui.custody_set_up_form import CustodySetUpForm
from pittadmin.ui.hand_over_form import HandOverForm
from pittadmin.ui.leavers_section import LeaverForm
from pittadmin.ui.recovery_form import RecoveryForm
from pittadmin.ui.recovery_step import ENDS_IN
from pittadmin.ui.secret_clipboard import SecretClipboard
from pittadmin.ui.secret_dialog import SecretDialog
from pittadmin.ui.shell import Shell
from pittadmin.ui.window import Window
from tests.secrecy import leaks
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City

pytestmark = pytest.mark.requirement("R20", "R21", "R22")

ShellFor = Callable[[str], Shell]
PASSWORD = "harbor-lantern-7-pickle"


def settle(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.runner.is_busy, timeout=20_000)


def set_up(qtbot: QtBot, shell: Shell) -> None:
    """Set the try-out up: keys for everybody in the one keyring."""
    custody_set_up.try_out(shell.ctx, shell.safe)


def approved(city: City) -> int:
    """Return an approved account on X, whose page is recorded."""
    return city.recorded("PittsfieldRSVP", "x").id


def card(qtbot: QtBot, shell: Shell, account_id: int) -> tuple[CustodyCard, QWidget]:
    """Return the card of an account's password, in a window."""
    window = QWidget()
    made = CustodyCard(shell, account_id, window)
    from PySide6.QtWidgets import QVBoxLayout

    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.resize(420, 700)
    window.show()
    qtbot.waitUntil(lambda: made.view is not None)
    settle(qtbot, shell)
    return made, window


def press(qtbot: QtBot, within: QWidget, name: str) -> None:
    """Press the button of this name or these words."""
    for one in within.findChildren(QPushButton):
        if name in (one.objectName(), one.text().replace("&", "")) and one.isEnabled():
            one.click()
            return
    raise LookupError(name)


def said(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(widget))


def form(qtbot: QtBot, kind: type) -> QWidget:
    """Return the open dialog of this kind."""
    found: list[QWidget] = []

    def there() -> bool:
        found[:] = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(there)
    return found[0]


def state_of(city: City, account_id: int) -> CustodyState:
    with city.me.database.read() as conn:
        known = custody.get(conn, Item(account_id, Kind.PASSWORD))
        assert known is None or stored.get(conn, account_id).custody is known.state
        return known.state if known else CustodyState.NOT_YET


def test_it_makes_a_password_and_the_department_receives_it(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    it, me = shell_for("it"), shell_for("me")
    me.__dict__["safe"] = it.safe  # one computer, one keyring
    set_up(qtbot, it)
    account_id = approved(city)
    made, _window = card(qtbot, it, account_id)
    press(qtbot, made, Act.ISSUE_SECRET)
    dialog = form(qtbot, HandOverForm)
    assert isinstance(dialog, HandOverForm)
    qtbot.waitUntil(lambda: dialog.confirm_button.isEnabled())
    assert not dialog.box.is_empty()
    with qtbot.waitSignal(it.said):
        dialog.confirm()
    settle(qtbot, it)
    assert state_of(city, account_id) is CustodyState.PENDING
    mine, _window = card(qtbot, me, account_id)
    with qtbot.waitSignal(me.said):
        press(qtbot, mine, Act.RECEIVE_SECRET)
    settle(qtbot, me)
    assert state_of(city, account_id) is CustodyState.RECEIVED
    qtbot.waitUntil(lambda: "receipt's signature was checked" in said(mine))
    assert "Yes, in its keyring" in said(mine)


def test_a_department_hands_over_with_one_field_one_tick_one_button(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    me = shell_for("me")
    set_up(qtbot, me)
    account_id = approved(city)
    made, _window = card(qtbot, me, account_id)
    press(qtbot, made, Act.HAND_OVER_SECRET)
    dialog = form(qtbot, HandOverForm)
    assert isinstance(dialog, HandOverForm)
    qtbot.waitUntil(lambda: dialog.confirm_button.isEnabled())
    dialog.confirm()
    assert "There is nothing in it" in str(dialog.fields["password"].problem)
    line = dialog.findChild(QLineEdit)
    assert line is not None
    assert line.echoMode() is QLineEdit.EchoMode.Password
    line.setText("short")
    dialog.works.setChecked(True)
    dialog.confirm()
    qtbot.waitUntil(lambda: "too short" in said(dialog))
    assert line.text() == "short"  # what was typed is not lost
    line.setText(PASSWORD)
    qtbot.waitUntil(lambda: "Strong" in said(dialog))
    assert not unnamed(dialog)
    assert not focus_order_faults(dialog)
    assert not shared_keys(dialog)
    left: list[str] = []
    dialog.finished.connect(lambda _result: left.append(line.text()))
    with qtbot.waitSignal(me.said):
        dialog.confirm()
    settle(qtbot, me)
    assert state_of(city, account_id) is CustodyState.PENDING
    assert left == [""]
    me.recovery.write()
    assert not leaks(PASSWORD, tmp_path)  # database, write-ahead log, recovery file, outbox, pins


def test_without_an_enrolled_computer_the_form_says_why_and_stays(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    me = shell_for("me")
    account_id = approved(city)
    made, _window = card(qtbot, me, account_id)
    qtbot.waitUntil(lambda: "IT has not set up" in said(made))
    dialog = HandOverForm(me, city.recorded("Other", "x"), Kind.PASSWORD, False, made.window())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: "not set up" in said(dialog))
    assert not dialog.confirm_button.isEnabled()


def test_a_secret_is_copied_for_half_a_minute_and_only_it_is_cleared(
    qtbot: QtBot, city: City, shell_for: ShellFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pittadmin.vault.secret import Secret

    board = QGuiApplication.clipboard()
    clipboard = SecretClipboard()
    clipboard.copy(Secret(PASSWORD))
    data = board.mimeData()
    assert data.text() == PASSWORD
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    history = 'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"'
    assert bytes(data.data(history).data()) == bytes(4)
    for _second in range(secret_clipboard.SECONDS):
        clipboard._tick()
    assert board.text() == ""
    clipboard.copy(Secret(PASSWORD))
    board.setText("something else")
    clipboard.clear()
    assert board.text() == "something else"


def test_what_is_shown_closes_by_itself_and_is_wiped(qtbot: QtBot, window: QWidget) -> None:
    from pittadmin.vault.secret import Secret

    secret = Secret(PASSWORD)
    dialog = SecretDialog(SecretClipboard(window), "Password", secret, window)
    qtbot.addWidget(dialog)
    dialog.open()
    assert isinstance(dialog.shown, QLineEdit)
    assert dialog.shown.echoMode() is QLineEdit.EchoMode.Password
    for _second in range(secret_clipboard.SECONDS):
        dialog._tick()
    assert not dialog.isVisible()
    assert dialog.shown.text() == ""
    assert secret.reveal() == "\0" * len(PASSWORD)


@pytest.fixture
def page(qtbot: QtBot, shell_for: ShellFor, city: City) -> Callable[[str], CredentialsPage]:
    """Return a function that opens the tab for somebody."""

    def open_page(who: str) -> CredentialsPage:
        shell = shell_for(who)
        made = CredentialsPage(shell)
        qtbot.addWidget(made)
        shell.__dict__["page"] = made
        shell.runner.changed.connect(made.refresh)
        made.resize(1360, 900)
        made.show()
        settle(qtbot, shell)
        return made

    return open_page


@pytest.mark.parametrize(("who", "views"), [("it", 4), ("me", 2), ("head", 2)])
def test_each_role_has_its_views_for_keyboard_and_screen_reader(
    qtbot: QtBot,
    city: City,
    page: Callable[[str], CredentialsPage],
    who: str,
    views: int,
) -> None:
    approved(city)
    made = page(who)
    shown = [one for one in range(4) if made.segments.isTabVisible(one)]
    assert len(shown) == views
    for index in shown:
        made.segments.setCurrentIndex(index)
        settle(qtbot, made._shell)
        qtbot.waitUntil(
            lambda: (
                [*unnamed(made), *focus_order_faults(made), *cut_off(made), *rich_text(made)] == []
            )
        )
        assert not shared_keys(made)


def test_one_press_sets_the_try_out_up(
    qtbot: QtBot, city: City, page: Callable[[str], CredentialsPage]
) -> None:
    account_id = approved(city)
    made = page("it")
    made.segments.setCurrentIndex(OWN)
    settle(qtbot, made._shell)
    qtbot.waitUntil(lambda: "Not set up" in said(made.own))
    press(qtbot, made.own, "Set up the try-out")
    settle(qtbot, made._shell)
    qtbot.waitUntil(lambda: "Enrolled" in said(made.own))
    qtbot.waitUntil(lambda: "lie in this computer's keyring" in said(made.own))
    made.segments.setCurrentIndex(COMPUTERS)
    settle(qtbot, made._shell)
    assert len(made.computers.listed.devices) >= 4
    made.segments.setCurrentIndex(PASSWORDS)
    assert [one.id for one in made.passwords._known] == [account_id]


def test_no_keyring_is_said_in_a_sentence_and_can_be_tried_again(
    qtbot: QtBot,
    city: City,
    shell_for: ShellFor,
    page: Callable[[str], CredentialsPage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pittadmin.vault.keyring_gate import NoKeyring

    set_up(qtbot, shell_for("it"))
    made = page("it")

    def absent(*_anything: object) -> None:
        raise NoKeyring("linux")

    monkeypatch.setattr(this_computer, "standing", absent)
    made.segments.setCurrentIndex(OWN)
    qtbot.waitUntil(lambda: "no keyring that keeps passwords safe" in said(made.own))
    qtbot.waitUntil(lambda: "Start GNOME Keyring" in said(made.own))
    monkeypatch.undo()
    press(qtbot, made.own, "Try again")
    qtbot.waitUntil(lambda: "Enrolled" in said(made.own))


def test_a_link_to_a_computer_opens_that_computer_and_no_other(
    qtbot: QtBot, page: Callable[[str], CredentialsPage]
) -> None:
    before = page("it")
    set_up(qtbot, before._shell)
    before.segments.setCurrentIndex(COMPUTERS)
    qtbot.waitUntil(lambda: len(before.computers.table.records.ids) > 1)
    last = before.computers.table.records.ids[-1]
    made = CredentialsPage(before._shell)
    qtbot.addWidget(made)
    made.show_subject("computers", last)  # as the window does, before anything of it is read
    made.show()
    qtbot.waitUntil(lambda: made.computers.table.chosen_id == last)
    settle(qtbot, made._shell)
    assert made.computers.table.chosen_id == last


def test_it_sees_what_somebody_who_leaves_could_open(
    qtbot: QtBot, city: City, page: Callable[[str], CredentialsPage]
) -> None:
    made = page("it")
    set_up(qtbot, made._shell)
    made.segments.setCurrentIndex(LEAVERS)
    settle(qtbot, made._shell)
    press(qtbot, made.leavers.head, "Someone leaves…")
    dialog = form(qtbot, LeaverForm)
    assert isinstance(dialog, LeaverForm)
    dialog.person.choose(city.me.person_id)
    qtbot.waitUntil(lambda: "Drop the computer" in said(dialog))
    dialog.why.setPlainText("Takes another job")
    with qtbot.waitSignal(made._shell.said):
        dialog.confirm()
    settle(qtbot, made._shell)
    (left,) = made.leavers._known
    assert len(left.open_tasks) == 1


def test_the_set_up_saves_the_root_key_and_shows_the_recovery_key_once(
    qtbot: QtBot, city: City, shell_for: ShellFor, window: QWidget, tmp_path: Path
) -> None:
    it = shell_for("it")
    dialog = CustodySetUpForm(it, window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.confirm()
    assert "No file is chosen" in str(dialog.fields["file"].problem)
    file = tmp_path / "stick" / "root.age"
    file.parent.mkdir()
    dialog.path.setText(str(file))
    dialog.passphrase.line.setText("one two")
    dialog.again.line.setText("one too")
    dialog.confirm()
    assert "The two passphrases differ" in str(dialog.fields["again"].problem)
    words = "orbit velvet cactus drummer ninety lagoon"
    for box in (dialog.passphrase, dialog.again):
        box.line.setText(words)
    dialog.confirm()
    qtbot.waitUntil(lambda: dialog.prepared is not None, timeout=60_000)
    assert file.exists()
    prepared = dialog.prepared
    assert prepared is not None
    key = prepared.recovery.identity.reveal()
    assert dialog.step is not None
    dialog.step.printed.setText("XXXX")
    dialog.confirm()
    assert "not the last characters" in str(dialog.fields["printed"].problem)
    dialog.step.printed.setText(key[-4:].lower())
    dialog.step.kept.setChecked(True)
    with qtbot.waitSignal(it.said, timeout=20_000):
        dialog.confirm()
    standing = this_computer.standing(it.ctx, it.safe)
    assert standing.stage is this_computer.Stage.ENROLLED
    assert not leaks(key, tmp_path)
    assert not leaks(words, tmp_path)
    assert prepared.recovery.identity.reveal() == "\0" * len(key)


def test_a_new_recovery_key_is_printed_signed_and_sealed_to(
    qtbot: QtBot, city: City, page: Callable[[str], CredentialsPage]
) -> None:
    made = page("it")
    set_up(qtbot, made._shell)
    made.segments.setCurrentIndex(COMPUTERS)
    settle(qtbot, made._shell)
    press(qtbot, made.computers.head, "New recovery key…")
    dialog = form(qtbot, RecoveryForm)
    assert isinstance(dialog, RecoveryForm)
    dialog.confirm()
    assert "not the last characters" in str(dialog.fields["printed"].problem)
    key = dialog.key.identity.reveal()
    dialog.step.printed.setText(key[-ENDS_IN:])
    dialog.confirm()
    assert "not confirmed" in said(dialog)
    dialog.step.kept.setChecked(True)
    with qtbot.waitSignals([made._shell.said, made._shell.said]):
        dialog.confirm()
    settle(qtbot, made._shell)
    directory = this_computer.directory_of(made._shell.ctx, made._shell.safe)
    assert directory.recovery == dialog.key.recipient
    assert dialog.key.identity.reveal() == "\0" * len(key)
    assert made.computers.listed.epoch == directory.epoch == 2


def test_an_account_is_live_although_it_has_no_password_and_says_so(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    me = shell_for("me")
    live = city.live("PittsfieldRSVP", "x")
    with city.me.database.write() as conn:
        from pittadmin.domain.roles import Role
        from pittadmin.storage import acts

        acts.record(
            conn, city.me.clock.now(), "x", None, Role.IT, Act.KEEP_PEOPLE, "R49", "preparation"
        )
        custody.sum_up(conn, live.id, CustodyState.NOT_YET)
    made, _window = card(qtbot, me, live.id)
    assert made.view is not None
    assert made.view.account.state is State.LIVE
    qtbot.waitUntil(lambda: "Not with IT" in said(made))


def test_long_work_shows_how_far_it_is_and_a_stop_keeps_what_is_done(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    shell, window = shell_for("it"), Window()
    qtbot.addWidget(window)
    page, seen, changed = QWidget(), [], []
    window.add_page("credentials", "Credentials", page)
    window.show()
    shell.runner.changed.connect(changed.append)
    may_go_on = Event()

    def work(_ctx: object, _safe: object, report: Callable[[int, int], None]) -> None:
        for at in range(1_000):
            report(at, 1_000)
            seen.append(at)
            if at == 3:
                may_go_on.wait()

    def never(_outcome: object) -> None:
        raise AssertionError("it was stopped")

    ended: list[bool] = []
    custody_acts.long_work(
        shell, page, "Receiving passwords", work, never, lambda: ended.append(True)
    )
    qtbot.waitUntil(lambda: "Receiving passwords" in said(window))
    qtbot.waitUntil(lambda: seen[-1:] == [3])
    press(qtbot, window, "Stop")
    may_go_on.set()
    qtbot.waitUntil(lambda: ended == [True])
    assert len(seen) == 4
    assert changed == list(custody_acts.CHANGES)
    qtbot.waitUntil(lambda: "Receiving passwords" not in said(window))
