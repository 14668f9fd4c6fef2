"""Recording an approved account's page, and checking a live one's profile again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Answer, PageRecord, Placement
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.services import account_view, pages
from pittadmin.ui.conflict import WhatChanged
from pittadmin.ui.page_record import PageRecordDialog, open_page_record, read_account
from pittadmin.ui.profile_check import ProfileCheckDialog, open_profile_check
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City
from tests.ui.wizard import ShellFor, picture_file, problem, said

LEFT = Qt.MouseButton.LeftButton


def record_dialog(qtbot: QtBot, shell: Shell, account_id: int) -> PageRecordDialog:
    """Return the dialog for an account, seen."""
    dialog = PageRecordDialog(shell, *read_account(shell.ctx, account_id))
    qtbot.addWidget(dialog)
    dialog.resize(720, 1500)
    dialog.show()
    return dialog


def test_the_page_is_recorded_with_its_proof(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    shell, account = shell_for("me"), city.approved()
    dialog = record_dialog(qtbot, shell, account.id)
    dialog.confirm()
    assert "address is missing" in problem(dialog.fields["page_address"])
    assert "not confirmed" in problem(dialog.fields["business_page"])
    dialog.address.setText("m.facebook.com/PittsfieldRSVP?fbclid=1")
    qtbot.keyClick(dialog.page.confirm, Qt.Key.Key_Space)
    dialog.page.evidence.take_files([picture_file(tmp_path)])
    dialog.page.profile.input.setPlainText("Volunteers. www.cityofpittsfield.org")
    qtbot.waitUntil(lambda: dialog.page.evidence.count() == 1)
    assert unnamed(dialog) == []
    assert shared_keys(dialog) == {}
    assert rich_text(dialog) == []
    assert focus_order_faults(dialog) == []
    with qtbot.waitSignals([dialog.accepted, shell.said]):
        qtbot.mouseClick(dialog.confirm_button, LEFT)
    found = account_view.show(city.me, account.id).account
    assert found.page_address == "https://facebook.com/PittsfieldRSVP"
    assert found.profile_link
    assert found.placement_answer is Answer.ASKED
    assert [one.filename for one in found.evidence] == ["page.png"]
    assert shell.recovery.find(f"page:{account.id}") is None


def test_what_the_page_may_not_carry_is_refused_in_place(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    account = city.approved()
    dialog = record_dialog(qtbot, shell_for("me"), account.id)
    dialog.address.setText("facebook.com/Somebody")
    qtbot.waitUntil(lambda: dialog.fields["page_address"].problem is not None)
    assert "is that of “Somebody”" in problem(dialog.fields["page_address"])
    dialog.address.setText("facebook.com/PittsfieldRSVP")
    qtbot.keyClick(dialog.page.confirm, Qt.Key.Key_Space)
    dialog.page.profile.input.setPlainText("Call 123-45-6789")
    dialog.confirm()
    qtbot.waitUntil(lambda: dialog.confirm_button.isEnabled())
    assert "Social Security" in problem(dialog.fields["profile_text"])
    assert dialog.isVisible()


def test_a_record_that_was_left_is_found_again(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    shell, account = shell_for("me"), city.approved()
    dialog = record_dialog(qtbot, shell, account.id)
    dialog.address.setText("facebook.com/Pittsf")
    dialog.page.evidence.take_files([picture_file(tmp_path)])
    qtbot.waitUntil(lambda: dialog.page.evidence.count() == 1)
    shell.recovery.write()
    shell.recovery = RecoveryFile(shell.recovery.file.path).of("me")
    dialog = record_dialog(qtbot, shell, account.id)
    assert dialog.address.text() == "facebook.com/Pittsf"
    qtbot.waitUntil(lambda: dialog.page.evidence.count() == 1)
    assert "What you entered before is still here." in said(dialog)
    dialog._start_anew()
    assert dialog.address.text() == ""
    assert dialog.page.evidence.count() == 0
    assert shell.recovery.find(f"page:{account.id}") is None


def test_two_people_record_one_page(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    account = city.approved()
    dialog = record_dialog(qtbot, shell_for("me"), account.id)
    theirs = PageRecord(
        "facebook.com/PittsfieldRSVP", True, True, "Their text", Placement.ABOUT, "There"
    )
    pages.record(city.who["head"], account.id, account.version, theirs)
    dialog.address.setText("facebook.com/Pittsfield.RSVP")
    qtbot.keyClick(dialog.page.confirm, Qt.Key.Key_Space)
    dialog.page.profile.input.setPlainText("My text")
    dialog.confirm()
    qtbot.waitUntil(lambda: dialog.findChild(WhatChanged) is not None)
    changed = dialog.findChild(WhatChanged)
    assert isinstance(changed, WhatChanged)
    assert changed.choices["profile_text"].value() == "mine"
    assert changed.choices["placement"].value() == "theirs"
    with qtbot.waitSignal(dialog.accepted):
        changed.confirm()
    found = account_view.show(city.me, account.id).account
    assert (found.profile_text, found.placement) == ("My text", Placement.ABOUT)


def test_a_profile_is_checked_again(qtbot: QtBot, city: City, shell_for: ShellFor) -> None:
    shell, account = shell_for("me"), city.live()
    page = QWidget()
    qtbot.addWidget(page)
    open_profile_check(shell, page, account.id)
    qtbot.waitUntil(lambda: bool(page.findChildren(ProfileCheckDialog)))
    dialog = page.findChildren(ProfileCheckDialog)[0]
    dialog.confirm()
    assert "no profile text" in problem(dialog.fields["profile_text"])
    dialog.profile.input.setPlainText(f"{DISCLAIMER} www.cityofpittsfield.org")
    qtbot.waitUntil(lambda: "word for word" in said(dialog))
    assert unnamed(dialog) == []
    assert shared_keys(dialog) == {}
    city.time.wait(days=30)
    heard: list[str] = []
    shell.said.connect(heard.append)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm_button, LEFT)
    found = account_view.show(city.me, account.id).account
    assert found.state is State.LIVE
    assert found.profile_disclaimer
    assert found.next_review is not None
    assert account.next_review is not None
    assert (found.next_review - account.next_review).days == 30
    assert "The next check is due by" in heard[0]


def test_the_dialogs_open_on_the_account_as_it_stands(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shell, account = shell_for("me"), city.recorded()
    page = QWidget()
    qtbot.addWidget(page)
    open_page_record(shell, page, account.id)
    qtbot.waitUntil(lambda: bool(page.findChildren(PageRecordDialog)))
    dialog = page.findChildren(PageRecordDialog)[0]
    assert dialog.windowTitle() == "Change the page: RSVP on Facebook"
    assert dialog.confirm_button.text() == "&Save the changes"
    assert dialog.address.text() == "https://facebook.com/PittsfieldRSVP"
    assert dialog.page.confirm.isChecked()
    assert "Personnel has accepted it." in said(dialog)
    dialog.reject()
