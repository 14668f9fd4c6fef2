"""The wizard from its first question to the Mayor's office, and what it keeps when cut off."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, Placement
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.domain.roles import Role
from pittadmin.services import account_view, accounts, emails, people, platforms
from pittadmin.services.account_view import as_request
from pittadmin.ui.account_wizard import NEW, AccountWizard, open_wizard
from pittadmin.ui.conflict import WhatChanged
from pittadmin.ui.platform_request_form import PlatformRequestForm
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import cut_off, focus_order_faults, rich_text, shared_keys, unnamed
from tests.ui.conftest import City
from tests.ui.wizard import (
    ShellFor,
    choose_platform,
    go_on,
    is_saved,
    opened,
    picture_file,
    problem,
    said,
    to_profile,
    to_review,
)

LEFT = Qt.MouseButton.LeftButton


def stored(city: City, wizard: AccountWizard) -> Account:
    """Return the account as the database has it."""
    assert wizard.form.account is not None
    return account_view.show(city.me, wizard.form.account.id).account


def again(shell: Shell) -> Shell:
    """Return a shell that starts on the same recovery file, as after a crash."""
    shell.recovery.write()
    shell.recovery = RecoveryFile(shell.recovery.file.path).of("me")
    return shell


def button(widget: QWidget, words: str) -> QPushButton:
    """Return the button that is seen with these words."""
    return next(
        one
        for one in widget.findChildren(QPushButton)
        if one.text().replace("&", "") == words and one.isVisibleTo(widget)
    )


def test_rsvp_asks_for_facebook_and_sends_it_to_the_mayor(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shell = shell_for("me")
    wizard = opened(qtbot, shell)
    went: list[tuple[str, object]] = []
    shell.go.connect(lambda kind, id_: went.append((kind, id_)))
    assert wizard.department.email.text() == "RSVP@cityofpittsfield.org"
    to_profile(qtbot, wizard)
    page = wizard.profile.page
    qtbot.keyClick(page.confirm, Qt.Key.Key_Space)
    qtbot.keyClicks(page.profile.input, "Volunteers of Pittsfield. www.cityofpittsfield.org")
    qtbot.mouseClick(page.place.places.radio(Placement.PINNED_POST), LEFT)
    qtbot.keyClicks(page.place.detail, "The first post")
    go_on(qtbot, wizard, 4)
    review = said(wizard.review)
    for words in ("RSVP@cityofpittsfield.org", "PittsfieldRSVP", "Volunteer calls and events"):
        assert words in review
    assert "In a pinned post or picture: The first post (goes to Personnel)" in review
    with qtbot.waitSignals([wizard.sent, shell.said]):
        qtbot.mouseClick(wizard.send_button, LEFT)
    account = stored(city, wizard)
    assert account.state is State.SUBMITTED
    assert account.email == "RSVP@cityofpittsfield.org"
    assert account.placement is Placement.PINNED_POST
    assert wizard.result() == QDialog.DialogCode.Accepted
    assert went == [("account", account.id)]
    assert shell.recovery.find(f"account:{account.id}") is None


def test_the_wizard_opens_on_what_the_database_has(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    draft = city.draft()
    shell = shell_for("me")
    page = QWidget()
    qtbot.addWidget(page)
    open_wizard(shell, page, draft.id)
    qtbot.waitUntil(lambda: bool(page.findChildren(AccountWizard)))
    wizard = page.findChildren(AccountWizard)[0]
    assert wizard.current == 4
    assert "Volunteer calls and events" in said(wizard.review)
    wizard.reject()


def test_who_may_ask_for_no_account_gets_a_sentence_and_no_wizard(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shell = shell_for("employee")
    page = QWidget()
    qtbot.addWidget(page)
    shell.runner.failed.disconnect()
    with qtbot.waitSignal(shell.runner.failed) as failed:
        open_wizard(shell, page)
    assert failed.args is not None
    assert "can't request an account" in str(failed.args[0])


def test_a_whole_request_can_be_filled_in_without_a_mouse(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    wizard = opened(qtbot, shell_for("me"))

    def focus() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(key: Qt.Key, times: int = 1) -> None:
        for _time in range(times):
            qtbot.keyClick(focus(), key)

    def on_page(page: int) -> None:
        qtbot.waitUntil(lambda: wizard.current == page)

    assert focus() is wizard.department.exists.radio(False)
    qtbot.keyClick(wizard, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    on_page(1)
    assert focus() is wizard.platform.choice.radio("facebook")
    press(Qt.Key.Key_Space)
    qtbot.keyClick(wizard, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert focus() is wizard.platform.handle
    qtbot.keyClicks(focus(), "PittsfieldRSVP")
    press(Qt.Key.Key_Return)
    on_page(2)
    assert focus() is wizard.people.purpose
    qtbot.keyClicks(focus(), "Volunteers")
    press(Qt.Key.Key_Tab, 2)
    qtbot.keyClicks(focus(), "dana")
    press(Qt.Key.Key_Return)
    assert len(wizard.form.request.administrators) == 2
    qtbot.keyClick(wizard, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    on_page(3)
    assert focus() is wizard.profile.page.confirm
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    on_page(4)
    press(Qt.Key.Key_Return)  # once too often: nothing is sent, and nothing is left
    assert wizard.current == 4
    with qtbot.waitSignal(wizard.sent):
        qtbot.keyClick(wizard, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert stored(city, wizard).state is State.SUBMITTED


@pytest.mark.parametrize(
    ("typed", "sentence", "requirement"),
    [
        ("rsvp@gmail.com", "“gmail.com” is not the City's domain.", "R14"),
        ("rsvp@cityofpittsf\u0131eld.org", "“\u0131”", "R14"),
        ("rsvp @cityofpittsfield.org", "holds a space", "R14"),
        ("terry.try@cityofpittsfield.org", "personal address of Terry Try", "R17"),
        ("val.other@cityofpittsfield.org", "first and last name", "R17"),
        ("volunteers@cityofpittsfield.org", "on file is RSVP@cityofpittsfield.org", "R16"),
        ("x" * 10_000, "has at most 254 characters", "R14"),
    ],
)
def test_each_wrong_address_is_refused_under_the_field(
    qtbot: QtBot, shell_for: ShellFor, typed: str, sentence: str, requirement: str
) -> None:
    wizard = opened(qtbot, shell_for("me"))
    field = wizard.department.fields["email"]
    wizard.department.email.setText(typed)
    qtbot.waitUntil(lambda: field.problem is not None)
    assert sentence in problem(field)
    assert field.problem is not None
    assert field.problem.requirement == requirement
    qtbot.mouseClick(wizard.next_button, LEFT)
    assert wizard.current == 0
    assert wizard.department.email.text() == typed
    wizard.department.email.setText("rsvp@CityOfPittsfield.ORG")  # the same address
    assert field.problem is None
    go_on(qtbot, wizard, 1)
    choose_platform(qtbot, wizard, "x", "PittsRSVP")
    go_on(qtbot, wizard, 2)
    assert wizard.form.request.email == "RSVP@cityofpittsfield.org"


@pytest.mark.parametrize(
    ("handle", "sentence"),
    [
        ("", "The handle is empty."),
        ("h" * 10_000, "at most 50 characters; this one has 10,000"),
        ("Pittsfield RSVP", "holds a space"),
        ("<b>RSVP</b>", "can't stand in a handle"),
    ],
)
def test_each_wrong_handle_is_refused_under_the_field(
    qtbot: QtBot, shell_for: ShellFor, handle: str, sentence: str
) -> None:
    wizard = opened(qtbot, shell_for("me"))
    go_on(qtbot, wizard, 1)
    qtbot.mouseClick(wizard.platform.choice.radio("facebook"), LEFT)
    wizard.platform.handle.setText(handle)
    qtbot.mouseClick(wizard.next_button, LEFT)
    assert wizard.current == 1
    assert sentence in problem(wizard.platform.fields["handle"])
    assert QApplication.focusWidget() is wizard.platform.handle
    assert rich_text(wizard) == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://www.instagram.com/PittsfieldRSVP", "This is an address on Instagram."),
        ("https://facebook.com/people/Val/1", "This is a person's profile"),
        ("https://facebook.com/profile.php?id=4", "This is a person's profile"),
        ("facebook.com/Other", "The address is that of “Other”"),
        ("https://fb.me/rsvp", "short link"),
    ],
)
def test_each_wrong_page_address_is_refused_under_the_field(
    qtbot: QtBot, shell_for: ShellFor, address: str, sentence: str
) -> None:
    wizard = opened(qtbot, shell_for("me"))
    qtbot.mouseClick(wizard.department.exists.radio(True), LEFT)
    go_on(qtbot, wizard, 1)
    choose_platform(qtbot, wizard, "facebook", "PittsfieldRSVP")
    wizard.platform.address.setText(address)
    field = wizard.platform.fields["page_address"]
    qtbot.waitUntil(lambda: field.problem is not None)
    assert sentence in problem(field)


def test_tracking_is_taken_off_and_the_handle_is_read_from_the_address(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    wizard = opened(qtbot, shell_for("me"))
    qtbot.mouseClick(wizard.department.exists.radio(True), LEFT)
    go_on(qtbot, wizard, 1)
    qtbot.mouseClick(wizard.platform.choice.radio("x"), LEFT)
    wizard.platform.address.setText("twitter.com/PittsRSVP?utm_source=mail")
    assert wizard.platform.handle.text() == "PittsRSVP"
    assert "Kept as https://x.com/PittsRSVP" in said(wizard)
    go_on(qtbot, wizard, 2)
    assert stored(city, wizard).page_address == "https://x.com/PittsRSVP"


def test_a_handle_that_the_department_has_already_is_refused_in_place(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    city.draft()
    wizard = opened(qtbot, shell_for("me"))
    go_on(qtbot, wizard, 1)
    choose_platform(qtbot, wizard, "facebook", "Pittsfield.RSVP")
    qtbot.mouseClick(wizard.next_button, LEFT)
    field = wizard.platform.fields["handle"]
    qtbot.waitUntil(lambda: field.problem is not None)
    assert "RSVP already has Pittsfield.RSVP on Facebook." in problem(field)
    assert wizard.current == 1


def test_what_save_refuses_leads_to_its_page_and_field(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    wizard = opened(qtbot, shell_for("me"), city.draft().id)
    wizard.form.change(handle="Pittsfield RSVP")
    qtbot.mouseClick(wizard.close_button, LEFT)
    qtbot.waitUntil(lambda: wizard.current == 1)
    assert "holds a space" in problem(wizard.platform.fields["handle"])
    assert wizard.platform.handle.text() == "Pittsfield RSVP"


def test_a_page_that_exists_needs_a_picture_before_one_goes_on(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path
) -> None:
    wizard = opened(qtbot, shell_for("me"))
    qtbot.mouseClick(wizard.department.exists.radio(True), LEFT)
    go_on(qtbot, wizard, 1)
    qtbot.mouseClick(wizard.platform.choice.radio("linkedin"), LEFT)
    wizard.platform.address.setText("https://www.linkedin.com/company/pittsfield-rsvp/about")
    go_on(qtbot, wizard, 2)
    qtbot.keyClicks(wizard.people.purpose, "Volunteers")
    go_on(qtbot, wizard, 3)
    page = wizard.profile.page
    qtbot.keyClick(page.confirm, Qt.Key.Key_Space)
    qtbot.mouseClick(wizard.next_button, LEFT)
    assert "no picture" in problem(page.fields["evidence"])
    page.evidence.take_files([picture_file(tmp_path)])
    qtbot.waitUntil(lambda: page.evidence.count() == 1)
    assert page.fields["evidence"].problem is None
    go_on(qtbot, wizard, 4)
    assert [one.filename for one in stored(city, wizard).evidence] == ["page.png"]
    assert page.evidence.added() == ()
    assert wizard.send_button.isEnabled()


def test_a_department_without_an_email_asks_it_with_one_press_and_waits(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shell = shell_for("veterans")
    wizard = opened(qtbot, shell)
    page = wizard.department
    qtbot.mouseClick(wizard.next_button, LEFT)
    assert wizard.current == 0
    assert QApplication.focusWidget() is page.ask_button
    qtbot.keyClicks(page.wish, "val.served@cityofpittsfield.org")
    qtbot.mouseClick(page.ask_button, LEFT)
    assert "Val Served" in problem(page.wish_field)
    page.wish.setText("veterans@cityofpittsfield.org")
    with qtbot.waitSignals([shell.said, wizard.accepted]):
        qtbot.mouseClick(page.ask_button, LEFT)
    assert wizard.form.account is not None
    view = account_view.show(city.who["veterans"], wizard.form.account.id)
    assert view.account.state is State.WAITING_EMAIL
    assert view.email_request is not None
    assert view.email_request.wish == "veterans@cityofpittsfield.org"

    another = opened(qtbot, shell)
    assert another.department.ask_button.text() == "&Wait for IT's answer"
    another.reject()
    later = opened(qtbot, shell, view.account.id)
    assert "IT has been asked for the general e-mail of Veterans' Services." in said(later)
    assert not later.department.department.isEnabled()
    go_on(qtbot, later, 1)  # the rest can be filled in meanwhile
    choose_platform(qtbot, later, "facebook", "PittsfieldVets")
    go_on(qtbot, later, 2)
    qtbot.keyClicks(later.people.purpose, "Veterans")
    qtbot.keyClicks(later.people.people.chooser, "val")
    qtbot.keyClick(later.people.people.chooser, Qt.Key.Key_Return)
    go_on(qtbot, later, 3)
    qtbot.keyClick(later.profile.page.confirm, Qt.Key.Key_Space)
    go_on(qtbot, later, 4)
    assert "IT has not supplied the general e-mail yet." in said(later.review)
    assert not later.send_button.isEnabled()

    emails.supply(city.who["it"], view.email_request.id, "veterans@cityofpittsfield.org")
    ready = opened(qtbot, shell, view.account.id)
    assert ready.form.request.email == "veterans@cityofpittsfield.org"
    assert ready.current == 4
    assert ready.send_button.isEnabled()


def test_the_review_lists_what_is_missing_and_leads_there(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    draft = city.draft()
    request = replace(as_request(draft), purpose="")
    draft = accounts.save(city.me, request, draft.id, draft.version)
    wizard = opened(qtbot, shell_for("me"), draft.id)
    assert wizard.current == 2  # the first page that lacks something
    wizard._show(4)
    assert "1 thing is missing before it can be sent" in said(wizard.review)
    assert not wizard.send_button.isEnabled()
    qtbot.mouseClick(button(wizard.review, "Go there"), LEFT)
    assert wizard.current == 2
    assert "The purpose is missing." in problem(wizard.people.fields["purpose"])
    assert QApplication.focusWidget() is wizard.people.purpose


def test_steps_lead_back_and_forward_only_past_complete_pages(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    wizard = opened(qtbot, shell_for("me"))
    steps = wizard.rail.buttons
    assert [one.isEnabled() for one in steps] == [True, True, False, False, False]
    to_review(qtbot, wizard)
    assert all(one.isEnabled() for one in steps)
    assert steps[4].accessibleName() == "Step 5 of 5: Review and send, now"
    assert steps[0].accessibleName() == "Step 1 of 5: Department and e-mail, done"
    qtbot.keyClick(steps[1], Qt.Key.Key_Return)
    assert wizard.current == 1
    wizard.platform.handle.clear()
    qtbot.mouseClick(steps[3], LEFT)
    assert wizard.current == 1
    assert "empty" in problem(wizard.platform.fields["handle"])


def test_another_platform_is_asked_of_personnel(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    wizard = opened(qtbot, shell_for("me"))
    go_on(qtbot, wizard, 1)
    qtbot.mouseClick(button(wizard, "Another platform…"), LEFT)
    dialog = wizard.findChild(PlatformRequestForm)
    assert isinstance(dialog, PlatformRequestForm)
    dialog.confirm()
    assert "name is missing" in problem(dialog.fields["name"])
    for name, words in (("name", "Threads"), ("host", "facebook.com"), ("reason", "Reach")):
        control = dialog.fields[name].control
        qtbot.keyClicks(control, words)
    dialog.confirm()
    qtbot.waitUntil(lambda: dialog.fields["host"].problem is not None)
    assert "is Facebook" in problem(dialog.fields["host"])
    dialog.host.setText("threads.example")
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm()
    assert [one.name for one in platforms.all_requests(city.me)] == ["Threads"]
    assert "Personnel has been asked." in said(wizard)


def test_cancel_leaves_no_draft_and_loses_nothing(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("me")
    wizard = opened(qtbot, shell)
    go_on(qtbot, wizard, 1)
    choose_platform(qtbot, wizard, "x", "PittsRSVP")
    with qtbot.waitSignal(wizard.rejected):
        qtbot.mouseClick(wizard.cancel_button, LEFT)
    assert wizard.form.account is None
    assert shell.recovery.find(NEW) is not None


def test_after_a_crash_everything_typed_is_found_again(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shell = shell_for("me")
    wizard = opened(qtbot, shell)
    go_on(qtbot, wizard, 1)
    assert wizard.form.account is None  # nothing yet that a draft could be told by
    choose_platform(qtbot, wizard, "x", "Pitts")
    go_on(qtbot, wizard, 2)  # saved: from here on the recovery file knows the draft
    assert wizard.form.account is not None
    assert shell.recovery.find(NEW) is None
    wizard.back()
    choose_platform(qtbot, wizard, "x", "Pitts <b>RSVP")
    after = again(shell)
    wizard.hide()

    wizard = opened(qtbot, after, wizard.form.account.id)
    assert "You left this form on Nov 2, 2026, 10:00 AM without saving it." in said(wizard)
    qtbot.keyClick(button(wizard, "Continue where you left off"), Qt.Key.Key_Space)
    assert wizard.current == 1
    assert wizard.platform.choice.value() == "x"
    assert wizard.platform.handle.text() == "Pitts <b>RSVP"
    wizard.platform.handle.setText("PittsRSVP")
    go_on(qtbot, wizard, 2)
    assert is_saved(wizard)
    assert after.recovery.find(wizard.form_name) is None


def test_a_new_form_is_found_again_with_its_pictures_or_begun_anew(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    shell = shell_for("me")
    wizard = opened(qtbot, shell)
    to_profile(qtbot, wizard)
    wizard.form.change(exists_already=True, page_address="facebook.com/PittsfieldRSVP")
    wizard._show(3)
    screenshot = QImage(300, 200, QImage.Format.Format_RGB32)
    screenshot.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(screenshot)
    evidence = wizard.profile.page.evidence
    evidence.paste()
    qtbot.waitUntil(lambda: evidence.count() == 1)
    after = again(shell)
    wizard.hide()

    assert wizard.form.account is not None
    wizard = opened(qtbot, after, wizard.form.account.id)
    qtbot.mouseClick(button(wizard, "Continue where you left off"), LEFT)
    evidence = wizard.profile.page.evidence
    qtbot.waitUntil(lambda: evidence.count() == 1)
    assert evidence.added()[0].filename.startswith("Pasted 2026-11-02")
    wizard.reject()

    wizard = opened(qtbot, again(shell), wizard.form.account.id)
    qtbot.mouseClick(button(wizard, "Start anew"), LEFT)
    assert not wizard.form.request.exists_already
    assert wizard.profile.page.evidence.count() == 0
    assert shell.recovery.find(wizard.form_name) is None


def test_escape_loses_nothing(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("me")
    wizard = opened(qtbot, shell)
    qtbot.mouseClick(wizard.department.exists.radio(True), LEFT)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    wizard = opened(qtbot, again(shell))
    qtbot.mouseClick(button(wizard, "Continue where you left off"), LEFT)
    assert wizard.department.exists.value() is True


def test_a_form_for_a_department_that_one_has_left_is_found_again_and_moved_to_ones_own(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    library, today = city.who["library"], city.me.clock.today()
    lent = people.grant(
        library,
        city.me.person_id,
        Role.ADMINISTRATOR,
        city.departments["Berkshire Athenaeum"].id,
        today,
        today + timedelta(days=30),
    )
    shell = shell_for("me")
    wizard = opened(qtbot, shell)
    assert wizard.department.department.currentText() == "Berkshire Athenaeum"
    qtbot.mouseClick(wizard.department.exists.radio(True), LEFT)
    wizard.reject()
    people.end(library, lent.id)
    wizard = opened(qtbot, again(shell))
    qtbot.mouseClick(button(wizard, "Continue where you left off"), LEFT)
    choice = wizard.department.department
    assert choice.currentText() == "Berkshire Athenaeum"
    wizard.department.email.setText("library@cityofpittsfield.org")
    qtbot.keyClicks(choice, "R")
    assert wizard.form.department.name == "RSVP"
    go_on(qtbot, wizard, 1)


def test_two_people_see_both_versions_and_choose(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    draft = city.draft()
    wizard = opened(qtbot, shell_for("me"), draft.id)
    wizard._show(2)
    wizard.people.purpose.setPlainText("Calls & events")
    wizard.people.audience.setText("Everyone")
    head = city.who["head"]
    theirs = replace(as_request(draft), audience="Volunteers", handle="RSVPPittsfield")
    accounts.save(head, theirs, draft.id, draft.version)

    qtbot.mouseClick(wizard.close_button, LEFT)
    qtbot.waitUntil(lambda: wizard.findChild(WhatChanged) is not None)
    dialog = wizard.findChild(WhatChanged)
    assert isinstance(dialog, WhatChanged)
    assert set(dialog.choices) == {"handle", "purpose", "audience"}
    assert dialog.choices["handle"].value() == "theirs"  # I never touched it
    assert dialog.choices["purpose"].value() == "mine"
    assert dialog.choices["purpose"].radio("mine").text() == "Yours: Calls && events"
    qtbot.mouseClick(dialog.choices["audience"].radio("theirs"), LEFT)
    assert unnamed(dialog) == []
    assert shared_keys(dialog) == {}
    with qtbot.waitSignal(wizard.accepted):
        qtbot.mouseClick(dialog.confirm_button, LEFT)
    account = stored(city, wizard)
    assert (account.handle, account.purpose, account.audience) == (
        "RSVPPittsfield",
        "Calls & events",
        "Volunteers",
    )


def test_a_change_seen_only_when_sending_is_settled_and_then_sent(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    draft = city.draft()
    wizard = opened(qtbot, shell_for("me"), draft.id)
    theirs = replace(as_request(draft), audience="Volunteers")
    accounts.save(city.who["head"], theirs, draft.id, draft.version)
    qtbot.mouseClick(wizard.send_button, LEFT)
    qtbot.waitUntil(lambda: wizard.findChild(WhatChanged) is not None)
    dialog = wizard.findChild(WhatChanged)
    assert isinstance(dialog, WhatChanged)
    with qtbot.waitSignal(wizard.sent):
        dialog.confirm()
    account = stored(city, wizard)
    assert (account.state, account.audience) == (State.SUBMITTED, "Volunteers")


def test_a_request_that_was_sent_meanwhile_says_so_and_keeps_what_was_typed(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    draft = city.draft()
    wizard = opened(qtbot, shell_for("me"), draft.id)
    wizard._show(2)
    wizard.people.purpose.setPlainText("Another purpose")
    accounts.submit(city.who["head"], draft.id, draft.version)
    qtbot.mouseClick(wizard.next_button, LEFT)
    qtbot.waitUntil(lambda: "“Submitted”" in said(wizard))
    assert wizard.people.purpose.toPlainText() == "Another purpose"


def test_a_denied_request_shows_the_reason_when_it_is_revised(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    denied = city.denied()
    accounts.revise(city.me, denied.id, denied.version)
    wizard = opened(qtbot, shell_for("me"), denied.id)
    wizard._show(0)
    assert "The purpose is too broad." in said(wizard)


def test_who_is_not_delegated_is_marked_and_a_missing_deputy_is_a_calm_hint(
    qtbot: QtBot, city: City, shell_for: ShellFor
) -> None:
    wizard = opened(qtbot, shell_for("me"), city.draft().id)
    wizard._show(2)
    assert "Dana Sample (head)" in said(wizard)
    assert "No deputy yet." in said(wizard)
    chooser = wizard.people.people.chooser
    qtbot.keyClicks(chooser, "alex r")
    qtbot.keyClick(chooser, Qt.Key.Key_Return)
    assert "No deputy yet." not in said(wizard)
    qtbot.waitUntil(lambda: "Not delegated yet" in said(wizard))
    assert "The head still has to delegate Alex Reader" in said(wizard)
    off = next(
        one
        for one in wizard.people.findChildren(QPushButton)
        if one.accessibleName() == "Take off Alex Reader"
    )
    qtbot.mouseClick(off, LEFT)
    assert len(wizard.form.request.administrators) == 1


def test_the_disclaimer_fits_linkedin_and_not_facebook(qtbot: QtBot, shell_for: ShellFor) -> None:
    wizard = opened(qtbot, shell_for("me"))
    to_profile(qtbot, wizard, "linkedin")
    page = wizard.profile.page
    assert page.place.placement() is Placement.PROFILE
    qtbot.keyClick(page.confirm, Qt.Key.Key_Space)
    page.profile.input.setPlainText(f"{DISCLAIMER} www.cityofpittsfield.org")
    qtbot.waitUntil(lambda: "word for word (R10)" in said(page))
    wizard._show(1)
    qtbot.mouseClick(wizard.platform.choice.radio("facebook"), LEFT)
    wizard._show(3)
    assert "The disclaimer has 320 characters and the bio on Facebook holds 101" in said(page)
    qtbot.mouseClick(wizard.next_button, LEFT)
    assert "No place is chosen" in problem(page.fields["placement"])
    assert wizard.current == 3


@pytest.mark.parametrize("width", [980, 640])
def test_every_page_can_be_used_by_keyboard_and_screen_reader(
    qtbot: QtBot, city: City, shell_for: ShellFor, width: int
) -> None:
    wizard = opened(qtbot, shell_for("me"), city.draft().id)
    wizard.resize(width, 1500)  # high enough that nothing is scrolled out of sight
    wizard.form.change(exists_already=True)
    for page in range(5):
        wizard._show(page)
        QApplication.processEvents()
        assert unnamed(wizard) == [], page
        assert shared_keys(wizard) == {}, page
        assert rich_text(wizard) == [], page
        assert focus_order_faults(wizard) == [], page
        assert cut_off(wizard) == [], page
