"""The main job, walked through the real windows without a screen: a picture of each step.

    python3 dev.py run --tour DIR

RSVP asks for a page on Facebook, the Mayor's designee approves it, RSVP makes and records it,
Personnel accepts the place of the disclaimer, the head puts it live. Then RSVP writes a post, mends
it, the head approves it, and it is copied and marked as posted. At last somebody reports a comment
under it, Personnel instructs the head, and the head removes it with a record.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from composing import confirm, write
from pittadmin.domain.policy import CITY_WEBSITE
from pittadmin.domain.removed_content import Speech
from pittadmin.services import starting
from pittadmin.ui.evidence_box import EvidenceBox
from pittadmin.ui.page_form import PageForm
from pittadmin.ui.page_roles_card import PageRoleForm
from pittadmin.ui.receipt_dialog import ReceiptDialog
from pittadmin.ui.removal_form import RemovalForm
from pittadmin.ui.removal_notice import NoticeDialog
from pittadmin.ui.report_form import ReportForm
from stage import Stage, screenshot

POST = "https://www.facebook.com/PittsfieldRSVP/posts/1"


def begin_try_out(stage: Stage, picture: Callable[[str], object]) -> None:
    """Answer the first start: Terry Tryout tries it out, for RSVP."""
    stage.until(lambda: stage.window.has_page("start"))
    picture("first-start")
    start = stage.window.page("start")
    start.try_out.radio.setChecked(True)  # type: ignore[attr-defined]
    stage.settle()
    stage.field(QLineEdit, "Your name").setText("Terry Tryout")
    stage.field(QComboBox, "Your department").setCurrentText("RSVP")
    stage.field(QLineEdit, "The department's general e-mail").setText("RSVP@cityofpittsfield.org")
    picture("try-out")
    stage.press("Start the try-out")
    stage.opened()
    picture("today")


def ask_for_page(stage: Stage, picture: Callable[[str], object]) -> None:
    """Let RSVP's administrator ask for a page on Facebook, through the wizard."""
    stage.show("accounts")
    picture("no-accounts-yet")
    stage.go("new_account")
    stage.until(stage.dialog, "the wizard did not open")
    picture("wizard-department")
    stage.press("Next")
    stage.press("Facebook")
    stage.field(QLineEdit, "Handle").setText("PittsfieldRSVP")
    picture("wizard-platform")
    stage.press("Next")
    stage.field(QPlainTextEdit, "Purpose").setPlainText("Volunteer calls, events and thanks")
    stage.field(QLineEdit, "Audience").setText("Residents aged 55 and over")
    picture("wizard-people")
    stage.press("Next")
    stage.child(PageForm).confirm.setChecked(True)
    stage.settle()
    picture("wizard-profile")
    stage.press("Next")
    picture("wizard-review")
    stage.press("Send to the Mayor's office")
    stage.until(lambda: stage.dialog() is None, "the request was not sent")
    picture("submitted")


def tour(folder: Path) -> list[Path]:
    """Walk the main job and return the pictures."""
    stage = Stage(folder, database="", demo=False)
    number = 0

    def picture(name: str) -> None:
        nonlocal number
        number += 1
        stage.picture(f"{number:02d}-{name}")

    begin_try_out(stage, picture)
    ask_for_page(stage, picture)

    # The Mayor's designee approves
    stage.become("sample.designee")
    stage.show("today")
    picture("designee-today")
    stage.press("Read and decide")
    picture("designee-reads")
    decide(stage, "Approve…", "It serves the City's volunteers.")
    picture("designee-approves")
    stage.press("Approve")
    stage.until(lambda: stage.dialog() is None)
    picture("approved")

    # RSVP makes the page and records it
    back_to_me(stage)
    stage.show("accounts")
    stage.press("Record the page…")
    stage.until(stage.dialog, "the form did not open")
    stage.field(QLineEdit, "Page address").setText("facebook.com/PittsfieldRSVP?ref=share")
    shot = stage.home / "rsvp-page.png"
    shot.write_bytes(screenshot())
    stage.child(EvidenceBox).take_files([shot])
    stage.field(QPlainTextEdit, "Profile text").setPlainText(
        f"The Retired and Senior Volunteer Program of Pittsfield. {CITY_WEBSITE}"
    )
    stage.child(PageForm).confirm.setChecked(True)
    stage.press("In a pinned post or picture")
    stage.field(QLineEdit, "Where exactly").setText("The first post, pinned at the top")
    picture("record-page")
    stage.press("Record the page")
    stage.until(lambda: stage.dialog() is None, "the page was not recorded")
    picture("recorded")

    # Personnel accepts where the disclaimer stands
    stage.become("sample.personnel")
    stage.show("today")
    stage.press("Read and answer")
    stage.press("Accept the place…")
    picture("personnel-answers")
    stage.press("Accept the place")
    stage.until(lambda: stage.dialog() is None)

    # The roster of the page's roles: the administrator enters it, IT confirms it
    back_to_me(stage)
    stage.show("accounts")
    shell = stage.program.shell
    assert shell is not None
    it = next(one for one in starting.stand_ins(shell.ctx) if one.login == "sample.it")
    for person_id in (shell.ctx.person_id, it.id):
        stage.press("Enter who holds a role…")
        stage.form(PageRoleForm).person.choose(person_id)
        picture("page-role")
        stage.press("Enter the role")
        stage.until(lambda: stage.dialog() is None, "the role was not entered")
        stage.settle()
    stage.become("sample.it")
    stage.show("accounts")
    for _line in range(2):
        stage.press("Confirm")
        stage.until(stage.dialog, "the question did not open")
        stage.press("Confirm the role")
        stage.until(lambda: stage.dialog() is None, "the role was not confirmed")
        stage.settle()
    picture("roster-complete")

    # The head puts it live
    stage.become("sample.head")
    stage.show("accounts")
    picture("head-decides")
    stage.press("Put live…")
    stage.press("Put live")
    stage.until(lambda: stage.dialog() is None)
    picture("live")

    # RSVP writes a post, and mends what the policy does not allow
    back_to_me(stage)
    page = stage.show("composer")
    picture("no-drafts-yet")
    stage.press("New draft")
    write(
        stage,
        "Happy birthday to Officer Sample, 11/30!\n\n"
        "Volunteers: linkedin.com/in/sample. VOTE YES on 2!",
    )
    page.panel.checklist.cards[0].click()  # type: ignore[attr-defined]
    picture("post-with-findings")
    write(
        stage,
        "Volunteers meet on Monday, November 30, at 9 a.m. in City Hall.\n\n"
        "How to join: https://www.cityofpittsfield.org/rsvp",
    )
    picture("post-mended")
    confirm(stage)
    picture("post-confirmed")
    stage.press("Send for approval…")
    stage.press("Send for approval")
    stage.until(lambda: stage.dialog() is None, "the draft was not sent")

    # The head reads it as Facebook will show it, and approves it
    stage.become("sample.head")
    stage.show("composer")
    stage.settle()
    picture("head-reads-the-post")
    stage.press("Approve…")
    stage.press("Approve")
    stage.until(lambda: stage.dialog() is None, "the post was not approved")

    # RSVP copies it, posts it and marks it
    back_to_me(stage)
    stage.show("composer")
    stage.settle()
    stage.press("Copy for Facebook")
    picture("post-copied")
    stage.press("Mark as posted…")
    stage.field(QLineEdit, "Address").setText(POST)
    picture("mark-as-posted")
    stage.press("Mark as posted")
    stage.until(lambda: stage.dialog() is None, "it was not marked")
    picture("posted")
    remove(stage, picture)
    stage.close()
    return stage.taken


def remove(stage: Stage, picture: Callable[[str], object]) -> None:
    """Walk a case: reported, taken up, instructed, and answered once a record is sealed."""
    stage.show("accounts")
    stage.press("Report a violation", stage.window.bar)
    form = stage.form(ReportForm)
    form.categories.choose(["advertising"])
    form.body.setPlainText("Under our post on Monday's meeting somebody sells sunglasses.")
    form.address.setText(f"{POST}#comment-1")
    form.account.setCurrentIndex(
        form.account.findText("PittsfieldRSVP", Qt.MatchFlag.MatchContains)
    )
    stage.settle()
    picture("report")
    stage.press("Send the report")
    stage.form(ReceiptDialog)
    picture("receipt")
    stage.shut()

    # Personnel takes the case up, and instructs the head
    stage.become("sample.personnel")
    stage.show("violations")
    stage.settle()
    picture("violations")
    stage.press("Take it up…")
    stage.press("Take it up")
    stage.press("Instruct the department…")
    stage.until(stage.dialog, "the form did not open")
    stage.field(QPlainTextEdit, "What is to be removed").setPlainText("The comment on sunglasses.")
    picture("instruct")
    stage.press("Give the instruction")
    stage.until(lambda: stage.dialog() is None, "the instruction was not given")

    # The head records the comment, removes it, and answers
    stage.become("sample.head")
    stage.show("today")
    picture("head-is-instructed")
    stage.press("Read and answer")
    stage.press("Removed…")
    removal = stage.form(RemovalForm)
    shot = stage.home / "comment.png"
    shot.write_bytes(screenshot())
    removal.files.take_files([shot])
    stage.until(removal.files.added, "the screenshot was not taken")
    removal.speech.set_value(Speech.CITIZEN)
    removal.speech.picked.emit(Speech.CITIZEN)
    removal.ground.setCurrentIndex(removal.ground.findData("spam"))
    removal.ground_words.setPlainText("It sells sunglasses.")
    stage.settle()
    picture("record-and-remove")
    stage.press("Seal the record")
    stage.form(NoticeDialog)
    picture("sealed")
    stage.press("Close")
    picture("head-answers")
    stage.press("Answer: removed")
    stage.until(lambda: stage.dialog() is None, "it was not answered")
    stage.show("records")
    picture("removed")


def decide(stage: Stage, words: str, reason: str) -> None:
    """Press a decision's button and give the reason."""
    stage.press(words)
    stage.until(stage.dialog, "the question did not open")
    stage.field(QPlainTextEdit, "Reason").setPlainText(reason)


def back_to_me(stage: Stage) -> None:
    """Go on as the person who began the try-out."""
    stage.become(starting.computer_user())


if __name__ == "__main__":
    taken = tour(Path(sys.argv[1]))
    print(f"{len(taken)} pictures in {sys.argv[1]}")
