"""A picture of every page and dialog, light and dark, on the sample city.

    python3 dev.py screenshots DIR     makes DIR/100 and DIR/200

The files are named PAGE-light.png and PAGE-dark.png; `narrow` is a window 900 pixels wide.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from caselog import caselog
from casework import casework
from composing import confirm, rest, write
from pictures_computer import SCENES as COMPUTER
from pictures_custody import SCENES as CUSTODY
from pictures_more import MORE, account_in, open_account
from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.pack_edits import rule_values
from pittadmin.domain.policy import CITY_WEBSITE, DISCLAIMER
from pittadmin.domain.roles import Role
from pittadmin.domain.rules import Rule
from pittadmin.services import people, starting
from pittadmin.ui.monitoring_card import MonitoringCard
from pittadmin.ui.page_form import PageForm
from pittadmin.ui.receipt_dialog import ReceiptDialog
from pittadmin.ui.report_form import ReportForm
from pittadmin.ui.reporting import follow as follow_report
from pittadmin.ui.rule_form import RuleForm
from pittadmin.ui.shell import Shell
from recording import recording
from stage import Stage, screenshot

Scene = Callable[[Stage, Callable[[str], object]], None]


def mayor(stage: Stage, picture: Callable[[str], object]) -> None:
    """The Mayor's office: Today, deciding, denying, suspending."""
    stage.show("today")
    picture("today")
    open_account(stage, State.SUBMITTED)
    picture("accounts")
    stage.press("Deny…")
    stage.press("Deny the request")
    picture("decision-without-a-reason")
    stage.shut()
    stage.window.resize(900, 900)
    picture("accounts-narrow")
    stage.window.resize(1500, 900)
    open_account(stage, State.LIVE)
    picture("account-live")
    stage.show("policy")
    for part in ("policy", "people", "departments", "roles", "platforms", "seals"):
        stage.window.page("policy").show_part(part)  # type: ignore[attr-defined]
        picture(f"policy-{part}")


def administrator(stage: Stage, picture: Callable[[str], object]) -> None:
    """A department's administrator: the wizard, a denied request, recording the page."""
    stage.become("ntamarack")
    open_account(stage, State.DENIED)
    picture("account-denied")
    stage.go("new_account")
    stage.until(stage.dialog)
    stage.field(QLineEdit, "General e-mail").setText("nico.tamarack@cityofpittsfıeld.org")
    stage.press("Next")
    picture("wizard-1-refused")
    stage.field(QLineEdit, "General e-mail").setText("health@cityofpittsfield.org")
    picture("wizard-1")
    stage.press("Next")
    stage.press("LinkedIn")
    stage.field(QLineEdit, "Handle").setText("pittsfield-health")
    picture("wizard-2")
    stage.press("Next")
    stage.field(QPlainTextEdit, "Purpose").setPlainText("Clinics and how to find care")
    picture("wizard-3")
    stage.press("Next")
    stage.child(PageForm).confirm.setChecked(True)
    wrong = DISCLAIMER.replace("opinion of", "view of").replace("necessarily ", "")
    stage.field(QPlainTextEdit, "Profile text").setPlainText(
        f"Call Nico at 413-555-0134.\n\n{wrong}"
    )
    picture("wizard-4-differences")
    stage.field(QPlainTextEdit, "Profile text").setPlainText(f"{CITY_WEBSITE}\n\n{DISCLAIMER}")
    picture("wizard-4")
    stage.press("Next")
    picture("wizard-5")
    stage.shut()
    stage.become("kelm")
    open_account(stage, State.APPROVED)
    picture("account-approved")
    stage.press("Change the page…")
    stage.until(stage.dialog)
    picture("record-page")
    stage.shut()
    stage.press("Change who looks after it…")
    stage.until(stage.dialog)
    picture("administrators")
    stage.shut()


MANY = (
    "Leaf collection starts Monday, November 30, in Wards 1\u20133.\n\n"
    "I think it is the best service in the county, and happy birthday to Officer Sample, 11/30!\n\n"
    "Forms: bit.ly/3abc. Questions? linkedin.com/in/tatum-dogwood. VOTE YES on 2!\n\n"
    "#leafcollection #PittsfieldDPW"
)
NONE = (
    "Leaf collection starts Monday, November 30, in Wards 1\u20133.\n\n"
    "Please leave bags at the curb by 7 a.m. The schedule: https://www.cityofpittsfield.org/leaves\n\n"
    "#LeafCollection"
)


def composer(stage: Stage, picture: Callable[[str], object]) -> None:
    """The Composer: many findings, none, a question, the approval, and what was posted."""
    authorize(stage, "poak", "tdogwood")
    stage.become("tdogwood")
    page = stage.show("composer")
    picture("composer-empty")
    stage.press("New draft")
    write(stage, MANY)
    picture("composer-many")
    page.panel.checklist.cards[0].click()  # type: ignore[attr-defined]
    picture("composer-chosen")
    stage.window.resize(900, 900)
    picture("composer-narrow")
    stage.window.resize(1500, 900)
    page.panel.writing.views.setCurrentIndex(1)  # type: ignore[attr-defined]
    picture("composer-preview")
    page.panel.writing.views.setCurrentIndex(0)  # type: ignore[attr-defined]
    stage.press("Ask Personnel…")
    stage.field(QPlainTextEdit, "Question").setPlainText("May the birthday stay, if he agrees?")
    picture("composer-ask")
    stage.press("Ask Personnel")
    picture("composer-held")
    stage.press("New draft")
    write(stage, NONE)
    shot = stage.home / "trucks.png"
    shot.write_bytes(screenshot())
    page.panel.writing.strip.take_files([shot])  # type: ignore[attr-defined]
    stage.settle()
    stage.press("Describe…")
    picture("composer-picture")
    stage.field(QPlainTextEdit, "Alt text").setPlainText(
        "Two trucks collect leaves on North Street"
    )
    stage.field(QComboBox, "Taken or made by").setCurrentText("Tatum Dogwood")
    stage.field(QLineEdit, "Function").setText("Leaf collection")
    stage.press("Keep what it says")
    rest(stage)
    confirm(stage)
    picture("composer-none")
    stage.press("Send for approval…")
    stage.press("Send for approval")
    picture("composer-sent")
    stage.become("poak")
    page = stage.show("composer")
    stage.settle()
    picture("composer-approval")
    stage.press("Approve…")
    picture("composer-approve")
    stage.press("Approve")
    stage.become("tdogwood")
    page = stage.show("composer")
    stage.settle()
    picture("composer-approved")
    stage.press("Mark as posted…")
    stage.field(QLineEdit, "Address").setText("https://www.facebook.com/PittsfieldPD/posts/10")
    picture("composer-mark")
    stage.press("Mark as posted")
    stage.settle()
    picture("composer-posted-on-one")
    stage.press("Not on the others…")
    stage.press("It is done")
    picture("composer-posted")
    stage.become("phemlock")
    page = stage.show("composer")
    page.list.needs_me.setChecked(True)  # type: ignore[attr-defined]
    stage.settle()
    rest(stage)
    picture("composer-personnel")


def authorize(stage: Stage, head: str, photographer: str) -> None:
    """Let a head authorize a person to take pictures."""
    stage.become(head)
    shell = stage.program.shell
    assert shell is not None
    person = next(one for one in starting.stand_ins(shell.ctx) if one.login == photographer)
    own = min(people.me(shell.ctx).departments_for(Act.AUTHORIZE_PHOTOGRAPHER))
    today = shell.ctx.clock.today()
    people.grant(shell.ctx, person.id, Role.PHOTOGRAPHER, own, today, None)


def offices(stage: Stage, picture: Callable[[str], object]) -> None:
    """IT and Personnel: e-mail requests, platform requests, imports, acting as somebody."""
    stage.become("twillow")
    stage.show("today")
    picture("it-today")
    stage.press("Supply the e-mail")
    picture("email-requests")
    page = stage.show("policy")
    page.show_part("people")  # type: ignore[attr-defined]
    picture("it-people")
    stage.press("Add a person…")
    stage.until(stage.dialog)
    picture("person-form")
    stage.shut()
    stage.become("phemlock")
    stage.show("today")
    picture("personnel-today")
    stage.press("Read and decide")
    picture("platform-requests")
    part = stage.window.page("policy").show_part("seals")  # type: ignore[attr-defined]
    stage.show("policy")
    shot = stage.home / "City logo.png"
    shot.write_bytes(screenshot())
    part.shelf.take_files([shot])
    stage.until(stage.dialog)
    picture("seal-form")
    stage.shut()
    picture("seals")
    stage.choose("Act as…")
    stage.until(stage.dialog)
    picture("act-as")
    stage.shut()
    stage.choose("About PittAdmin…")
    picture("about")
    stage.shut()
    stage.program.crashes.take(
        Unavailable(
            "The disk is full, so nothing was saved.",
            "Free some space, then try again. What you typed is kept.",
        )
    )
    stage.show("accounts")
    picture("banner")


def rules(stage: Stage, picture: Callable[[str], object]) -> None:
    """Personnel: the rules, one written with an example it misses, proposed, and decided."""
    stage.become("phemlock")
    page = stage.show("policy")
    part = page.show_part("rules")  # type: ignore[attr-defined]
    part.show_subject(1)
    picture("rules")
    stage.press("Change…")
    stage.until(stage.dialog)
    picture("rule-locked")
    stage.shut()
    stage.press("Write a new rule…")
    stage.until(stage.dialog)
    form = stage.dialog()
    assert isinstance(form, RuleForm)
    form.fill(rule_values(WRITTEN))
    form.keep()
    form.match.fields["unless"].control.setPlainText("(?=dog)")  # type: ignore[attr-defined]
    picture("rule-refused")
    form.match.fields["unless"].control.setPlainText("")  # type: ignore[attr-defined]
    form.must.rows[0].input.setText("A lost hound")
    picture("rule-example-missed")
    form.must.rows[0].input.setText("A lost dog")
    stage.press("Keep the rule")
    stage.until(lambda: not stage.dialog())
    picture("rules-changed")
    stage.press("Propose them…")
    stage.until(stage.dialog)
    stage.field(QPlainTextEdit, "What changed").setPlainText(
        "Animal control speaks of dogs itself."
    )
    picture("rules-propose")
    stage.press("Propose the changes")
    stage.until(lambda: not stage.dialog())
    stage.become("qsumac")
    stage.go("rule_pack")
    stage.until(stage.dialog)
    picture("rules-decide")
    stage.press("Publish version 2")
    stage.until(lambda: not stage.dialog())
    stage.press("Versions…")
    stage.until(stage.dialog)
    picture("rules-versions")
    stage.shut()
    part = stage.window.page("policy").show_part("facts")  # type: ignore[attr-defined]
    stage.until(lambda: len(part.table.records.ids) > 0)
    part.table.choose(part.table.records.ids[0])
    picture("facts")
    stage.press("Add what is known…")
    stage.until(stage.dialog)
    picture("fact-form")
    stage.shut()


def first_start(stage: Stage, picture: Callable[[str], object]) -> None:
    """The first start, with each of its two choices."""
    stage.until(lambda: stage.window.has_page("start"))
    picture("first-start")
    stage.press("City database")
    picture("first-start-city")
    stage.press("Try-out on this computer")
    picture("first-start-try-out")


WRITTEN = Rule(
    "CTY-DOGS",
    "Dogs",
    "R43",
    "block",
    {"kind": "pattern", "any": [r"\bdogs?\b"]},
    "This is about dogs.",
    "Leave it to the animal control officer's own page.",
    must=("A lost dog", "Dogs on a leash", "My dog"),
    must_not=("A cat", "Doggerel", "Hot days"),
)
"""A rule that a post of the sample city would not pass."""


def monitoring(stage: Stage, picture: Callable[[str], object]) -> None:
    """A head and Personnel: the pages that are due, a finding, and how often they are due."""
    stage.become("hrowan")
    stage.show("today")
    picture("head-today")
    stage.press("Look at the page")
    picture("account-due")
    stage.press("Write down a finding…")
    stage.until(stage.dialog)
    stage.press("Keep it on record")
    picture("finding-form")
    stage.shut()
    stage.become("phemlock")
    stage.show("today")
    stage.press("Show them")
    picture("pages-due")
    stage.go("account", account_in(stage, State.LIVE, "PittsfieldHealthMA"))
    picture("account-finding")
    stage.reveal(MonitoringCard)
    picture("account-finding-below")
    stage.window.resize(900, 900)
    stage.settle()
    stage.reveal(MonitoringCard)
    picture("account-finding-narrow")
    stage.window.resize(1500, 900)
    page = stage.show("policy")
    page.show_part("policy")  # type: ignore[attr-defined]
    stage.press("Change how often…")
    stage.until(stage.dialog)
    picture("periods-form")
    stage.shut()


def reporting(stage: Stage, picture: Callable[[str], object]) -> None:
    """Anybody: reporting a violation, its receipt, following it."""
    stage.become("bpine")
    open_account(stage, State.LIVE)
    stage.press("Report a violation", stage.window.bar)
    form = stage.dialog()
    assert isinstance(form, ReportForm)
    picture("report-empty")
    stage.press("Send the report")
    picture("report-with-problems")
    form.categories.search.setText("advert")
    form.categories.choose(["advertising", "retaliation", "other"])
    form.body.setPlainText("A share from a shop's page, prices and all, put up by Logan Hazel.")
    shot = stage.home / "Screenshot.png"
    shot.write_bytes(screenshot())
    form.evidence.take_files([shot])
    form.when.known.setChecked(True)
    form.named.add(form.named.search.itemData(form.named.search.findText("Sasha Aspen")))
    stage.until(lambda: form.card.readers.mentioned, "it is asked whom the report is about")
    picture("report-filled-in")
    form.evidence.setFocus()
    picture("report-filled-in-below")
    stage.window.resize(900, 700)
    form.resize(700, 660)
    picture("report-narrow")
    stage.window.resize(1500, 900)
    form.other.setText("A shop's prices")
    form.categories.choose(["advertising", "other"])
    form.when.known.setChecked(False)
    stage.press("Send the report")
    stage.until(lambda: isinstance(stage.dialog(), ReceiptDialog), "the report is sent")
    picture("report-receipt")
    given = stage.dialog()
    assert isinstance(given, ReceiptDialog)
    stage.shut()
    follow = follow_report(shell_of(stage), stage.window)
    follow.code.setText(given.receipt.code.lower())
    stage.press("Show where it stands")
    picture("report-followed")
    follow.code.setText("7K3M")
    stage.press("Show where it stands")
    picture("report-not-followed")


def shell_of(stage: Stage) -> Shell:
    """Return the shell of the person at work."""
    assert stage.program.shell is not None
    return stage.program.shell


SCENES: tuple[Scene, ...] = (
    mayor,
    administrator,
    composer,
    offices,
    rules,
    monitoring,
    reporting,
    casework,
    caselog,
    recording,
    *CUSTODY,
    *COMPUTER,
    *MORE,
)


def take(folder: Path, theme: str, scene: Scene, stage: Stage) -> int:
    """Play one scene, and return how many pictures were taken."""
    scene(stage, lambda name: stage.picture(f"{name}-{theme}"))
    stage.close()
    return len(stage.taken)


def pictures(folder: Path) -> int:
    """Take all pictures into `folder` and return how many."""
    taken = 0
    for theme in ("light", "dark"):
        os.environ["PITTADMIN_THEME"] = theme
        taken += take(folder, theme, first_start, Stage(folder, database="", demo=False))
        for scene in SCENES:
            stage = Stage(folder)
            stage.opened()
            taken += take(folder, theme, scene, stage)
    return taken


if __name__ == "__main__":
    print(f"{pictures(Path(sys.argv[1]))} pictures in {sys.argv[1]}")
