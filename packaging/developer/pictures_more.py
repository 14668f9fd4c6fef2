"""Pictures of what is asked less often, and of every page in narrow and in wide windows.

`pictures.py` plays these scenes after its own.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QScrollArea

from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.errors import SignInNeeded
from pittadmin.domain.tables import Sort
from pittadmin.services import account_table, account_view
from pittadmin.services.account_view import as_request
from pittadmin.ui.account_panel import AccountPanel
from pittadmin.ui.conflict import WhatChanged
from pittadmin.ui.crash import report
from pittadmin.ui.crash_dialog import CrashDialog
from pittadmin.ui.evidence import Thumbnail
from pittadmin.ui.import_dialog import ImportDialog
from pittadmin.ui.request_parts import SOMEBODY_ELSE, request_parts
from pittadmin.ui.sign_in import SignIn
from pittadmin.ui.wizard_page import Form
from stage import Stage

Picture = Callable[[str], object]

NARROW, WIDE = (900, 900), (1500, 900)
"""Sizes of the window, in pixels at 100 %."""


def account_in(stage: Stage, state: State, words: str = "") -> int:
    """Return the first account that the person at work sees in this state and with these words."""
    shell = stage.program.shell
    assert shell is not None
    source = account_table.AccountSource(shell.ctx, AccountQuery(state=state, text=words))
    return source.ids(Sort("department"), 1)[0]


def open_account(stage: Stage, state: State, words: str = "") -> None:
    """Show an account in this state."""
    stage.go("account", account_in(stage, state, words))


@contextmanager
def asked(stage: Stage, words: str) -> Iterator[None]:
    """Press a button that opens a dialog, and close the dialog at the end."""
    stage.until(lambda: stage.offers(words), words)
    stage.press(words)
    stage.until(stage.dialog, words)
    stage.settle()
    yield
    stage.shut()


def to_end(stage: Stage) -> None:
    """Scroll the account's page to its end."""
    panel = stage.child(AccountPanel)
    areas = stage.window.findChildren(QScrollArea)
    area = next(one for one in areas if one.widget() is panel)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def account_questions(stage: Stage, picture: Picture) -> None:
    """What the Mayor's office, heads, Personnel and administrators are asked about an account."""
    open_account(stage, State.SUBMITTED)
    with asked(stage, "Approve…"):
        picture("approve")
    open_account(stage, State.LIVE)
    for words, name in (("Suspend…", "suspend"), ("Revoke approval…", "revoke")):
        with asked(stage, words):
            picture(name)
    to_end(stage)
    picture("account-history")
    stage.child(Thumbnail).click()
    stage.until(stage.dialog)
    picture("evidence")
    stage.shut()
    for state in (State.WAITING_EMAIL, State.SUSPENDED, State.REVOKED, State.TAKEN_DOWN):
        open_account(stage, state)
        picture(f"account-{state}")
    stage.show("today")
    stage.press("Read and answer")
    picture("transfers")
    with asked(stage, "Approve…"):
        picture("transfer-approve")
    stage.become("lhazel")
    open_account(stage, State.LIVE, "Athenaeum")
    picture("account-of-a-head")
    with asked(stage, "Transfer…"):
        stage.press("Offer the transfer")
        picture("transfer-offer-refused")
    with asked(stage, "Check the profile…"):
        stage.press("Record the check")
        picture("profile-check")
    stage.become("phemlock")
    open_account(stage, State.SUBMITTED)
    picture("account-of-personnel")
    with asked(stage, "Accept the place…"):
        picture("placement-accept")
    with asked(stage, "Refuse…"):
        picture("placement-refuse")
    open_account(stage, State.LIVE)
    with asked(stage, "Order down…"):
        picture("order-down")
    stage.go("platform_request")
    with asked(stage, "Accept…"):
        picture("platform-accept")
    with asked(stage, "Ask for a platform…"):
        stage.press("Send to Personnel")
        picture("platform-ask-refused")


def account_forms(stage: Stage, picture: Picture) -> None:
    """The wizard where the department has no e-mail, IT's answers, imports, two people."""
    stage.become("gwalnut")
    open_account(stage, State.WAITING_EMAIL)
    picture("account-waits-for-its-email")
    stage.go("new_account")
    stage.until(stage.dialog)
    picture("wizard-1-without-email")
    stage.window.resize(*NARROW)
    picture("wizard-narrow")
    stage.window.resize(*WIDE)
    stage.shut()
    stage.become("twillow")
    stage.go("email_request")
    with asked(stage, "Supply the e-mail…"):
        stage.field(QLineEdit, "General e-mail").setText("toni.willow@gmail.com")
        stage.press("Supply the e-mail")
        picture("email-supply-refused")
    with asked(stage, "Decline…"):
        picture("email-decline")
    stage.show("accounts").segments.setCurrentIndex(0)  # type: ignore[attr-defined]
    with asked(stage, "Import existing pages…"):
        picture("import")
        file = stage.home / "pages.csv"
        file.write_text(
            "department,platform,address,purpose\n"
            "City Clerk,Instagram,https://www.instagram.com/pittsfieldclerk,Deadlines\n"
            "Clerk's office,Facebook,https://www.facebook.com/clerk,Deadlines\n"
            "City Clerk,TikTok,https://www.tiktok.com/@clerk,Deadlines\n",
            "utf-8",
        )
        dialog = stage.dialog()
        assert isinstance(dialog, ImportDialog)
        dialog.load(file)
        stage.settle()
        picture("import-read")
    two_at_once(stage)
    picture("conflict")
    stage.shut()


def two_at_once(stage: Stage) -> None:
    """Show the question that is asked when somebody else saved the same request meanwhile."""
    shell = stage.program.shell
    assert shell is not None
    account = account_view.show(shell.ctx, account_in(stage, State.SUBMITTED)).account
    base = as_request(account)
    form = Form(account_view.form_facts(shell.ctx), base, shell.ctx.clock.today(), account)
    mine = replace(base, purpose="Meals, rides, classes and the bus to the senior center")
    theirs = replace(base, purpose="Meals and rides", audience="Everybody aged 60 and over")
    WhatChanged(SOMEBODY_ELSE, request_parts(form), base, mine, theirs, stage.window).open()
    stage.until(stage.dialog)


def policy_forms(stage: Stage, picture: Picture) -> None:
    """The forms of the Policy tab, refused where nothing was entered, and its dialogs."""
    page = stage.window.page("policy")
    stage.become("twillow")
    page = stage.show("policy")
    picture("policy-to-acknowledge")
    show = page.show_part  # type: ignore[attr-defined]
    show("people")
    with asked(stage, "Add a person…"):
        stage.press("Add the person")
        picture("person-form-refused")
    with asked(stage, "Import…"):
        picture("import-people")
    part = show("departments")
    stage.until(lambda: part.table.chosen_id is not None)
    stage.settle()
    with asked(stage, "Change…"):
        stage.field(QLineEdit, "General e-mail").setText("airport@gmail.com")
        stage.press("Save the changes")
        picture("department-form-refused")
    with asked(stage, "Add a department…"):
        picture("department-form")
    show("roles")
    picture("it-roles")
    with asked(stage, "Give a role…"):
        picture("role-form")
        stage.press("Give the role")
        picture("role-form-refused")
    stage.become("phemlock")
    page = stage.show("policy")
    page.show_part("policy")  # type: ignore[attr-defined]
    with asked(stage, "Who has and who has not…"):
        picture("acknowledgements")
    page.show_part("platforms")  # type: ignore[attr-defined]
    picture("personnel-platforms")
    page.show_part("facts")  # type: ignore[attr-defined]
    with asked(stage, "Add what is known…"):
        stage.press("Add it")
        picture("fact-form-refused")


def machine_room(stage: Stage, picture: Picture) -> None:
    """Backups, signing in, a fault of the program, a page with nothing on it."""
    stage.choose("Back up now…")
    stage.until(stage.dialog)
    stage.field(QLineEdit, "Write it to").setText(str(stage.home))
    stage.press("Back up")
    picture("back-up-refused")
    stage.shut()
    stage.choose("Restore…")
    stage.until(stage.dialog)
    picture("restore")
    stage.shut()
    said = SignInNeeded(
        "The database wants a password for amaple.", "Enter the one that IT gave you."
    )
    SignIn(said, stage.window).open()
    stage.until(stage.dialog)
    picture("sign-in")
    stage.shut()
    try:
        json.loads("{")
    except ValueError as error:
        CrashDialog(stage.window, report(error)).show()
    stage.until(stage.dialog)
    picture("crash")
    stage.shut()
    stage.become("zbasswood")
    stage.show("today")
    picture("today-of-an-administrator")
    stage.show("accounts").accounts.search.setText("nothing like it")  # type: ignore[attr-defined]
    stage.settle()
    picture("accounts-none-fits")


def narrow(stage: Stage, picture: Picture) -> None:
    """Every page in a narrow window, on small and large screens, and with large text."""
    stage.window.resize(*NARROW)
    stage.show("today")
    picture("today-narrow")
    page = stage.show("policy")
    for part in ("policy", "people", "departments", "roles", "platforms", "facts", "seals"):
        page.show_part(part)  # type: ignore[attr-defined]
        picture(f"policy-{part}-narrow")
    stage.go("transfer")
    picture("transfers-narrow")
    for wide in (1200, 1366):
        stage.window.resize(wide, 768)
        stage.show("today")
        picture(f"today-{wide}")
        open_account(stage, State.SUBMITTED)
        picture(f"accounts-{wide}")
        stage.show("policy")
        for part in ("policy", "people", "departments", "roles"):
            page.show_part(part)  # type: ignore[attr-defined]
            picture(f"policy-{part}-{wide}")
    stage.window.resize(1920, 1040)
    open_account(stage, State.LIVE)
    picture("accounts-1920")
    stage.window.resize(*WIDE)
    for page_name in ("today", "accounts", "policy"):
        stage.program.look.set_scale(1.5)
        stage.show(page_name)
        picture(f"{page_name}-large-text")
    stage.program.look.set_scale(1.0)


MORE = (account_questions, account_forms, policy_forms, machine_room, narrow)
