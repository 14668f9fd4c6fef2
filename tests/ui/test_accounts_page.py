"""The Accounts tab: filters, search, choosing, exporting, and what each role finds there."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.services import accounts
from pittadmin.ui import account_acts
from pittadmin.ui.account_wizard import AccountWizard
from pittadmin.ui.accounts_page import AccountsPage
from pittadmin.ui.import_dialog import ImportDialog
from pittadmin.ui.page_record import PageRecordDialog
from pittadmin.ui.profile_check import ProfileCheckDialog
from pittadmin.ui.request_kinds import KINDS
from pittadmin.ui.shell import Shell
from pittadmin.ui.window import Window
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City

ShellFor = Callable[[str], Shell]


def shown(qtbot: QtBot, shell: Shell, width: int = 1360) -> AccountsPage:
    """Return the page in a window, once it has its accounts and knows what to offer."""
    window = Window()
    qtbot.addWidget(window)
    window.resize(width, 860)
    page = AccountsPage(shell)
    window.add_page("accounts", "Accounts", page)
    shell.runner.changed.connect(window.refresh)
    with qtbot.waitSignals(
        [page.accounts.table.settled, page.accounts.known, *(v.loaded for v in page.requests)]
    ):
        window.show()
    return page


def handles(page: AccountsPage) -> list[str]:
    """Return the handles of the rows, in their order."""
    table = page.accounts.table
    return [table.row(id_).handle for id_ in table.records.ids]  # type: ignore[union-attr]


def settle(qtbot: QtBot, page: AccountsPage, act: Callable[[], object]) -> None:
    """Do something that changes the rows, and wait for them."""
    with qtbot.waitSignal(page.accounts.table.settled):
        act()


def panel_shows(page: AccountsPage, account_id: int) -> Callable[[], bool]:
    """Return a test whether the details are those of an account."""
    panel = page.accounts.panel
    return lambda: panel.shown is not None and panel.shown.view.account.id == account_id


def views(page: AccountsPage) -> list[str]:
    """Return the views that are offered."""
    row = page.segments
    shown_ = [row.tabText(n) for n in range(row.count()) if row.isTabVisible(n)]
    return shown_ if row.isVisible() else shown_[:1]


@pytest.mark.parametrize(
    ("who", "new", "offered"),
    [
        ("me", True, ["Accounts", "Platform requests"]),
        ("head", True, ["Accounts", "Platform requests", "Transfers"]),
        ("veterans", True, ["Accounts", "E-mail requests", "Platform requests", "Transfers"]),
        ("mayor", False, ["Accounts", "Transfers"]),
        ("personnel", False, ["Accounts", "Platform requests"]),
        ("it", False, ["Accounts", "E-mail requests"]),
        ("employee", False, ["Accounts"]),
    ],
)
def test_each_role_finds_its_own_views_and_the_main_action(
    qtbot: QtBot, city: City, shell_for: ShellFor, who: str, new: bool, offered: list[str]
) -> None:
    city.waiting_for_email()
    page = shown(qtbot, shell_for(who))
    assert views(page) == offered
    assert page.new.isVisible() == new
    assert page.why.isVisible() != new


def test_the_counts_stand_beside_the_title(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.live()
    city.submitted("PittsfieldGrand")
    city.waiting_for_email()
    page = shown(qtbot, shell_for("mayor"))
    assert page.counted.text() == "1 live, 2 on the way"
    assert page.accounts.count.text() == "3 accounts"


def test_search_as_you_type(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.submitted("PittsfieldRSVP")
    city.submitted("PittsfieldGrand")
    page = shown(qtbot, shell_for("mayor"))
    settle(qtbot, page, lambda: qtbot.keyClicks(page.accounts.search, "grand"))
    assert handles(page) == ["PittsfieldGrand"]
    assert page.accounts.count.text() == "1 account"
    settle(qtbot, page, lambda: qtbot.keyClick(page.accounts.search, Qt.Key.Key_Escape))
    assert len(handles(page)) == 2


def test_enter_opens_what_the_pending_search_finds(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.submitted("AtFirst")
    wanted = city.submitted("PittsfieldGrand")
    page = shown(qtbot, shell_for("mayor"))
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.accounts.search.setFocus()
    qtbot.keyClicks(page.accounts.search, "grand")
    qtbot.keyClick(page.accounts.search, Qt.Key.Key_Return)
    qtbot.waitUntil(panel_shows(page, wanted.id))
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus.objectName() == Act.APPROVE_ACCOUNT


def test_who_comes_for_an_account_finds_the_focus_on_its_next_step(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.submitted("AtFirst")
    wanted = city.submitted("PittsfieldGrand")
    page = shown(qtbot, shell_for("mayor"))
    page.show_subject("account", wanted.id)
    qtbot.waitUntil(panel_shows(page, wanted.id))
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus.objectName() == Act.APPROVE_ACCOUNT


def test_filters_narrow_and_are_remembered(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.live()
    city.submitted("OnTheX", "x")
    city.waiting_for_email()
    shell = shell_for("mayor")
    page = shown(qtbot, shell)
    box = page.accounts.platform.box
    settle(qtbot, page, lambda: box.activated.emit(pick(box, "x")))
    assert handles(page) == ["OnTheX"]
    box = page.accounts.state.box
    settle(qtbot, page, lambda: box.activated.emit(pick(box, State.LIVE)))
    assert handles(page) == []
    assert page.accounts.table.empty.isVisible()
    later = shown(qtbot, shell)
    assert later.accounts.platform.value() == "x"
    assert later.accounts.state.value() == State.LIVE
    clear = later.accounts._act
    assert clear.text() == "&Clear the filters"
    settle(qtbot, later, lambda: qtbot.mouseClick(clear, Qt.MouseButton.LeftButton))
    assert len(handles(later)) == 3


def pick(box: object, value: object) -> int:
    """Choose an entry of a list as a person does, and return its place."""
    index = box.findData(value)  # type: ignore[attr-defined]
    box.setCurrentIndex(index)  # type: ignore[attr-defined]
    return index


def test_needs_me_shows_what_waits_for_this_person(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    city.submitted("PittsfieldGrand")
    page = shown(qtbot, shell_for("mayor"))
    settle(qtbot, page, lambda: page.accounts.needs_me.click())
    assert handles(page) == ["PittsfieldGrand"]


def test_the_sort_is_remembered(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.submitted("Alpha")
    city.submitted("Omega")
    shell = shell_for("mayor")
    page = shown(qtbot, shell)
    header = page.accounts.table.horizontalHeader()
    for _time in range(2):
        settle(
            qtbot,
            page,
            lambda: qtbot.mouseClick(
                header.viewport(),
                Qt.MouseButton.LeftButton,
                pos=header.viewport().rect().topLeft()
                + type(header.viewport().rect().topLeft())(header.sectionPosition(2) + 20, 10),
            ),
        )
    assert handles(page) == ["Omega", "Alpha"]
    assert handles(shown(qtbot, shell)) == ["Omega", "Alpha"]


def test_cells_are_copied(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.submitted()
    table = shown(qtbot, shell_for("mayor")).accounts.table
    table.setFocus()
    for column, words in ((0, "RSVP"), (3, "Submitted"), (4, "RSVP@cityofpittsfield.org")):
        table.setCurrentIndex(table.records.index(0, column))
        qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == words


def test_an_account_is_shown_whatever_the_filters_hide(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.submitted("Other", "x")
    wanted = city.submitted()
    page = shown(qtbot, shell_for("mayor"))
    settle(qtbot, page, lambda: qtbot.keyClicks(page.accounts.search, "other"))
    settle(qtbot, page, lambda: page.show_subject("account", wanted.id))
    qtbot.waitUntil(panel_shows(page, wanted.id))
    assert page.accounts.table.chosen_id == wanted.id
    assert page.accounts.search.text() == ""


def test_an_account_that_leaves_the_rows_stays_beside_them(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.submitted(), shell_for("mayor")
    city.submitted("PittsfieldGrand")
    page = shown(qtbot, shell)
    settle(qtbot, page, lambda: page.accounts.needs_me.click())
    page.show_subject("account", account.id)
    qtbot.waitUntil(panel_shows(page, account.id))
    accounts.approve(city.who["designee"], account.id, account.version, "It serves volunteers.")
    settle(qtbot, page, lambda: shell.runner.changed.emit("accounts"))
    panel = page.accounts.panel
    qtbot.waitUntil(lambda: panel.shown.view.account.state is State.APPROVED)  # type: ignore[union-attr]
    assert panel.account_id == account.id
    assert handles(page) == ["PittsfieldGrand"]


def test_an_archived_account_can_be_looked_at(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.submitted("PittsfieldGrand")
    denied = city.denied()
    accounts.discard(city.me, denied.id, denied.version, "We do without.")
    page = shown(qtbot, shell_for("mayor"))
    page.show_subject("account", denied.id)
    qtbot.waitUntil(panel_shows(page, denied.id))
    settle(qtbot, page, lambda: page.refresh("accounts"))
    assert page.accounts.panel.account_id == denied.id


def test_html_in_a_name_is_shown_as_typed(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.submitted()
    page = shown(qtbot, shell_for("mayor"))
    qtbot.waitUntil(lambda: page.accounts.panel.shown is not None)
    assert rich_text(page.accounts.panel) == []


def test_a_request_is_opened_from_elsewhere(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    city.waiting_for_email()
    page = shown(qtbot, shell_for("it"))
    assert page.segments.accessibleTabName(1) == "E-mail requests, 1 waits"
    page.show_subject("email_request", 1)
    assert page.segments.tabText(page.segments.currentIndex()) == "E-mail requests"
    assert page.views.currentWidget() is page.requests[0]
    page.show_subject("account", 1)
    assert page.views.currentWidget() is page.accounts


def test_platforms_are_asked_for_where_their_requests_stand(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    page = shown(qtbot, shell_for("me"))
    assert not page.ask.isVisible()
    page.segments.setCurrentIndex(2)
    assert page.ask.isVisible()
    assert not page.new.isVisible()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".html"])
def test_the_shown_rows_and_the_register_are_exported(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path, suffix: str
) -> None:
    city.live()
    city.submitted("PittsfieldGrand")
    shell = shell_for("it")
    page = shown(qtbot, shell)
    settle(qtbot, page, lambda: qtbot.keyClicks(page.accounts.search, "rsvp"))
    path = tmp_path / f"out{suffix}"
    with qtbot.waitSignal(shell.said) as told:
        page.export.write(path)
    assert path.stat().st_size > 0
    if suffix == ".csv":
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        assert [row[2] for row in rows[-2:]] == ["PittsfieldGrand", "PittsfieldRSVP"]
        assert told.args == [f"2 accounts are in out{suffix}."]
    if suffix == ".html":
        assert "PittsfieldGrand" not in path.read_text("utf-8")


def test_an_export_that_can_not_be_written_says_why(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    city.live()
    shell = shell_for("it")
    page = shown(qtbot, shell)
    caught: list[Exception] = []
    shell.runner.failed.disconnect()
    shell.runner.failed.connect(caught.append)
    page.export.write(tmp_path / "nowhere" / "out.csv")
    qtbot.waitUntil(lambda: bool(caught))
    assert "could not be written" in str(caught[0])


def test_an_empty_table_offers_the_first_step(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    page = shown(qtbot, shell_for("me"))
    assert page.accounts.table.empty.isVisible()
    assert page.accounts._act.text() == "&Request an account…"
    page.accounts.wanted.disconnect()
    with qtbot.waitSignal(page.accounts.wanted):
        qtbot.mouseClick(page.accounts._act, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [900, 1360])
@pytest.mark.parametrize("who", ["me", "mayor"])
def test_the_page_can_be_read_out_and_reached_by_keyboard(
    qtbot: QtBot, city: City, shell_for: ShellFor, who: str, width: int
) -> None:
    city.live()
    wanted = city.submitted("PittsfieldGrand")
    page = shown(qtbot, shell_for(who), width)
    page.show_subject("account", wanted.id)
    qtbot.waitUntil(panel_shows(page, wanted.id))
    assert unnamed(page) == []
    assert shared_keys(page) == {}
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert focus_order_faults(page) == []
    assert page.findChildren(QLabel)
    assert page.findChildren(QPushButton)


def test_no_act_on_an_account_shares_its_key_with_what_always_stands_on_the_page(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    page = shown(qtbot, shell_for("it"))
    standing = {
        QKeySequence.mnemonic(one.text()).toString()
        for one in (page.new, page.bring, page.export_button, page.accounts.needs_me)
    }
    names = map(account_acts.words, (*account_acts.WAYS, *account_acts.FORMS, Act.OFFER_TRANSFER))
    acts = {name: QKeySequence.mnemonic(name).toString() for name in names}
    del acts[account_acts.words(Act.REINSTATE_ACCOUNT)]  # Personnel's; only IT imports
    assert "" not in standing
    assert {act: key for act, key in acts.items() if key in standing} == {}


def test_ctrl_n_begins_a_new_account(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    page = shown(qtbot, shell_for("me"))
    window = page.window()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(AccountWizard) is not None)
    window.findChild(AccountWizard).reject()


@pytest.mark.parametrize(
    ("act", "state", "form"),
    [
        (Act.EDIT_ACCOUNT, "draft", AccountWizard),
        (Act.RECORD_PAGE, "approved", PageRecordDialog),
        (Act.CHECK_PROFILE, "live", ProfileCheckDialog),
    ],
)
def test_acts_with_a_form_of_their_own_open_it(
    qtbot: QtBot, city: City, shell_for: ShellFor, act: Act, state: str, form: type[QDialog]
) -> None:
    account = getattr(city, state)()
    page = shown(qtbot, shell_for("me"))
    page.show_subject("account", account.id)
    qtbot.waitUntil(panel_shows(page, account.id))
    step = page.accounts.panel.findChild(QPushButton, act)
    qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.window().findChild(form) is not None)
    page.window().findChild(form).reject()


def test_it_brings_in_pages_that_exist_already_and_nobody_else_is_offered_to(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    page = shown(qtbot, shell_for("it"))
    qtbot.waitUntil(page.bring.isVisible)
    qtbot.mouseClick(page.bring, Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(ImportDialog)
    path = tmp_path / "pages.csv"
    path.write_text("department,platform,address\nRSVP,Facebook,facebook.com/PittsfieldRSVP\n")
    dialog.load(path)
    qtbot.waitUntil(dialog.confirm_button.isEnabled)
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm()
    records = page.accounts.table.records
    qtbot.waitUntil(lambda: records.row(0) is not None)
    assert (records.row(0).handle, records.row(0).exists_already) == ("PittsfieldRSVP", True)
    other = shown(qtbot, shell_for("mayor"))
    qtbot.waitUntil(lambda: other.accounts.facts is not None)
    assert not other.bring.isVisible()


def test_the_first_rows_wait_neither_for_an_accounts_page_nor_for_requests(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.submitted()
    page = AccountsPage(shell_for("mayor"))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.accounts.table.settled):
        page.show()
    assert page.accounts._panel is None
    assert page._requests == []
    qtbot.waitUntil(panel_shows(page, account.id))
    qtbot.waitUntil(lambda: len(page._requests) == len(KINDS))


def test_an_account_chosen_before_its_page_was_built_is_shown(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.submitted()
    second = city.submitted("PittsfieldGrand")
    page = AccountsPage(shell_for("mayor"))
    qtbot.addWidget(page)
    page.accounts.table.settled.connect(lambda _count: page.accounts.table.choose(second.id))
    page.show()
    qtbot.waitUntil(panel_shows(page, second.id))
