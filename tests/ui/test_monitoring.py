"""Monitoring on screen: one press, the form, what each role reads, and the pages that are due."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pittadmin.domain.accounts import Account
from pittadmin.domain.monitoring import Monitor, Monitoring, Periods
from pittadmin.services import account_view, monitoring, policy
from pittadmin.services.monitoring import NewLook
from pittadmin.ui.account_panel import AccountPanel
from pittadmin.ui.accounts_page import AccountsPage
from pittadmin.ui.monitoring_form import MonitoringForm
from pittadmin.ui.monitoring_periods import MonitoringPeriods
from pittadmin.ui.shell import Shell
from pittadmin.ui.today_page import TodayPage
from pittadmin.ui.widgets import Button
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, open_part, press, said

ShellFor = Callable[[str], Shell]
WORDS = "<b>A phone number</b> in a comment"


def shown(qtbot: QtBot, shell: Shell, account: Account) -> AccountPanel:
    """Return a panel that shows an account, once it does."""
    panel = AccountPanel(shell)
    qtbot.addWidget(panel)
    shell.runner.changed.connect(lambda _topic: panel.reload())
    panel.resize(420, 2600)  # all of it is seen
    panel.show()
    panel.show_account(account.id)
    qtbot.waitUntil(lambda: panel.shown is not None)
    return panel


def words(panel: AccountPanel) -> str:
    """Return every sentence on an account's page."""
    return "\n".join(one.text() for one in panel._content.findChildren(QLabel))


def look_button(panel: AccountPanel, name: str = "nothing_found") -> QPushButton | None:
    return panel._content.findChild(QPushButton, name)


def known(city: City, who: str, account: Account) -> Monitoring:
    found = account_view.show(city.who[who], account.id).monitoring
    assert found is not None
    return found


@pytest.mark.requirement("R7")
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("head", True),
        ("personnel", True),
        ("mayor", True),
        ("designee", True),
        ("me", False),
        ("it", False),
        ("library", False),
        ("employee", False),
    ],
)
def test_only_who_monitors_has_the_buttons_and_everyone_reads_who_looked(
    qtbot: QtBot, city: City, shell_for: ShellFor, who: str, may: bool
) -> None:
    account = city.live()
    monitoring.nothing_found(city.who["head"], account.id, Monitor.HEAD)
    panel = shown(qtbot, shell_for(who), account)
    assert (look_button(panel) is not None) is may
    assert (look_button(panel, "finding") is not None) is may
    assert "Looked at up to Nov 2, 2026\nby Dana Sample (head)\nDue Nov 9, 2026" in words(panel)
    assert "Not looked at yet\nDue Dec 2, 2026" in words(panel)
    qtbot.waitUntil(
        lambda: (
            [*unnamed(panel), *focus_order_faults(panel), *cut_off(panel), *rich_text(panel)] == []
        )
    )
    assert not shared_keys(panel)


@pytest.mark.requirement("R7", "R57")
def test_nothing_found_is_one_press_that_counts_once(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.live()
    city.time.wait(7)
    shell = shell_for("head")
    panel = shown(qtbot, shell, account)
    assert "Due to be looked at" in words(panel)
    button = look_button(panel)
    assert button is not None
    with qtbot.waitSignal(shell.said) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["It is kept that you looked at RSVP on Facebook."]
    qtbot.waitUntil(lambda: "Looked at up to Nov 9, 2026" in words(panel))
    assert "Due to be looked at" not in words(panel)
    done = account_view.show(city.me, account.id).history
    assert [one.title for one in done].count("Page looked at") == 1


def opened(qtbot: QtBot, panel: AccountPanel) -> MonitoringForm:
    button = look_button(panel, "finding")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    form = panel.window().findChild(MonitoringForm)
    assert form is not None
    return form


@pytest.mark.requirement("R7", "R66")
def test_a_finding_is_written_down_and_opens_a_report(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("head")
    panel = shown(qtbot, shell, account)
    form = opened(qtbot, panel)
    qtbot.waitUntil(lambda: faults(form) == [])
    form.confirm_button.click()
    assert form.fields["remark"].problem is not None
    form.remark.setPlainText(WORDS)
    form.report.setChecked(True)
    with qtbot.waitSignal(shell.go) as told:
        form.confirm_button.click()
    assert told.args == ["new_report", account.id]
    qtbot.waitUntil(lambda: WORDS in words(panel))
    assert "You went on to report it." in words(panel)
    label = next(one for one in panel.findChildren(QLabel) if one.text() == WORDS)
    assert label.textFormat() == Qt.TextFormat.PlainText
    for who in ("me", "mayor", "it", "employee", "library"):
        assert WORDS not in words(shown(qtbot, shell_for(who), account)), who
    personnel = words(shown(qtbot, shell_for("personnel"), account))
    assert WORDS in personnel
    assert "report it." not in personnel


@pytest.mark.requirement("R7")
def test_the_form_also_keeps_that_nothing_was_found_in_other_days(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("head")
    city.time.wait(3)
    form = opened(qtbot, shown(qtbot, shell, account))
    form.found.radio(False).click()
    assert form.remark.isHidden() or not form.remark.isVisible()
    form.until.setDate(form.until.date().addDays(-1))
    with qtbot.waitSignal(shell.said):
        form.confirm_button.click()
    last = known(city, "me", account).watch(Monitor.HEAD).last
    assert last is not None
    assert (last.since.isoformat(), last.until.isoformat()) == ("2026-11-02", "2026-11-04")
    assert known(city, "head", account).findings == ()


def test_a_finding_that_was_not_sent_comes_back(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("head")
    form = MonitoringForm(shell, account, known(city, "head", account))
    qtbot.addWidget(form)
    form.remark.setPlainText(WORDS)
    form.report.setChecked(True)
    again = MonitoringForm(shell, account, known(city, "head", account))
    qtbot.addWidget(again)
    assert again.new() == NewLook(
        Monitor.HEAD, again.new().since, again.new().until, True, WORDS, True
    )


@pytest.mark.requirement("R57")
def test_today_leads_the_head_to_the_one_press(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("head")
    city.time.wait(7)
    today = TodayPage(shell)
    qtbot.addWidget(today)
    with qtbot.waitSignal(today.counted):
        today.show()
    step = today.findChild(Button, f"monitoring.{account.id}")
    assert step is not None
    page = AccountsPage(shell)
    qtbot.addWidget(page)
    page.resize(1360, 860)
    shell.go.connect(page.show_subject)
    page.show()
    step.click()
    qtbot.waitUntil(lambda: _focus_name(page) == "nothing_found")


def _focus_name(page: AccountsPage) -> str:
    focus = page.window().focusWidget()
    return focus.objectName() if focus is not None else ""


@pytest.mark.requirement("R34")
def test_the_list_of_pages_that_are_due_is_one_step_from_today(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.live()
    shell = shell_for("personnel")
    city.time.wait(29)
    later = city.live("OnTheX", "x")
    city.time.wait(1)
    page = AccountsPage(shell)
    qtbot.addWidget(page)
    page.resize(1360, 860)
    with qtbot.waitSignals([page.accounts.table.settled, page.accounts.known]):
        page.show()
    assert page.accounts.due.isVisible()
    assert len(page.accounts.table.records.ids) == 2
    with qtbot.waitSignal(page.accounts.table.settled):
        page.show_subject("due_pages", 1)
    assert page.accounts.due.isChecked()
    assert len(page.accounts.table.records.ids) == 1
    assert later.id not in page.accounts.table.records.ids
    with qtbot.waitSignal(page.accounts.table.settled):
        page.accounts.clear_filters()
    assert not page.accounts.due.isChecked()


@pytest.mark.parametrize("who", ["me", "it", "employee", "mayor"])
def test_who_has_no_pages_to_look_at_in_time_has_no_filter_for_them(
    qtbot: QtBot, city: City, shell_for: ShellFor, who: str
) -> None:
    shell = shell_for(who)
    city.live()
    shell.memory.keep("accounts.filters", {"due": True})  # of another person on this computer
    page = AccountsPage(shell)
    qtbot.addWidget(page)
    with qtbot.waitSignals([page.accounts.table.settled, page.accounts.known]):
        page.show()
    qtbot.waitUntil(lambda: len(page.accounts.table.records.ids) == 1)
    assert page.accounts.due.isHidden()


@pytest.mark.requirement("R34")
def test_personnel_sets_the_periods_on_the_policy_tab(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shell = shell_for("personnel")
    part = open_part(qtbot, shell, "policy")
    qtbot.waitUntil(lambda: "Every 7 days" in said(part))
    press(qtbot, part, "Change how often…")
    form = part.window().findChild(MonitoringPeriods)
    assert form is not None
    qtbot.waitUntil(lambda: faults(form) == [])
    form.head.setValue(1)
    monitoring.set_periods(shell.ctx, Periods(9, 30), Periods(7, 30))  # somebody else, meanwhile
    form.confirm_button.click()
    qtbot.waitUntil(lambda: "the head every 9 days" in said(form))
    with qtbot.waitSignal(shell.said) as told:
        form.confirm_button.click()
    assert told.args == [
        "Pages are looked at so often from now on: the head every 1 day, Personnel every 30 days."
    ]
    qtbot.waitUntil(lambda: "Every day" in said(part))
    assert policy.show(city.me).periods == Periods(1, 30)


@pytest.mark.requirement("R34")
@pytest.mark.parametrize("who", ["head", "mayor", "it", "employee"])
def test_others_read_how_often_and_who_sets_it(qtbot: QtBot, shell_for: ShellFor, who: str) -> None:
    part = open_part(qtbot, shell_for(who), "policy")
    qtbot.waitUntil(lambda: "Every 30 days" in said(part))
    assert "This is set by Personnel." in said(part)
    assert find_button(part, "Change how often…") is None
