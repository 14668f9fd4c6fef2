"""Pictures of passwords: an account's card, the Credentials tab, its forms; every secret invented.

`pictures.py` plays these scenes after its own.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from memory_keyring import opener
from pictures_more import account_in, asked, open_account
from pittadmin.domain.account_states import State
from pittadmin.services import custody_set_up, starting, this_computer
from pittadmin.services.safe import open_safe
from pittadmin.ui.credentials_page import COMPUTERS, LEAVERS, OWN, PASSWORDS, CredentialsPage
from pittadmin.ui.custody_set_up_form import CustodySetUpForm
from pittadmin.ui.hand_over_form import HandOverForm
from pittadmin.ui.page_roles_card import PageRoleForm
from pittadmin.ui.secret_dialog import SecretDialog
from stage import Stage

Picture = Callable[[str], object]


def _tab(stage: Stage, index: int) -> CredentialsPage:
    page = stage.show("credentials")
    assert isinstance(page, CredentialsPage)
    page.segments.setCurrentIndex(index)
    stage.settle()
    return page


def _ask(stage: Stage) -> None:
    """Let a new computer of an administrator ask to be enrolled."""
    shell = stage.program.shell
    assert shell is not None
    malder = next(one for one in starting.stand_ins(shell.ctx) if one.login == "malder")
    other = open_safe(stage.home / "other", shell.ctx.database.address, opener=opener())
    other.vault.pins.pin_root(shell.safe.root())
    this_computer.ask(shell.ctx.acting_as(malder.id), other)
    shell.runner.changed.emit("custody")
    stage.settle()


def custody_of_it(stage: Stage, picture: Picture) -> None:
    """What IT sees and is asked, in a try-out that is set up by one press."""
    stage.become("iash")
    page = _tab(stage, PASSWORDS)
    picture("credentials")
    page.passwords.search.setText("DPW")
    page.passwords.search.searched.emit("DPW")
    stage.settle()
    picture("credentials-must-change")
    page.passwords.search.setText("")
    page.passwords.search.searched.emit("")
    for index, name in ((OWN, "own"), (COMPUTERS, "computers"), (LEAVERS, "leavers")):
        _tab(stage, index)
        picture(f"credentials-{name}")
    with asked(stage, "Someone leaves…"):
        picture("leaver-begin")
    form = CustodySetUpForm(stage.program.shell, stage.window)  # type: ignore[arg-type]
    form.open()
    stage.settle()
    picture("set-up-root-key")
    prepared = custody_set_up.prepare()
    form._saved(prepared)
    stage.settle()
    picture("set-up-recovery-key")
    stage.shut()
    # One press, then everything works on this one computer.
    page = _tab(stage, OWN)
    page.own._try_out()
    stage.settle()
    picture("credentials-own-enrolled")
    _ask(stage)
    _tab(stage, COMPUTERS)
    stage.go("computers", page.computers.listed.asking[0].id)
    with asked(stage, "Compare and enroll…"):
        picture("enroll")
    with asked(stage, "Turn away…"):
        picture("turn-away")
    with asked(stage, "Sign the list anew…"):
        picture("list-renew")
    with asked(stage, "New recovery key…"):
        picture("recovery-new")
    open_account(stage, State.APPROVED, "CulturePittsf")
    picture("account-password-to-make")
    stage.press("Make a password…")
    stage.form(HandOverForm)
    stage.settle()
    picture("password-make")
    stage.press("Seal to the department")
    stage.until(lambda: stage.dialog() is None)
    stage.settle()
    picture("account-password-on-its-way")
    open_account(stage, State.LIVE, "facebook.com/PittsfieldAthenaeum")
    picture("account-roster")
    _tab(stage, PASSWORDS)
    picture("credentials-set-up")


def custody_of_a_department(stage: Stage, picture: Picture) -> None:
    """What an administrator sees and is asked."""
    stage.become("iash")
    page = _tab(stage, OWN)
    page.own._try_out()
    stage.settle()
    stage.become("droot")
    page = _tab(stage, OWN)
    picture("own-computer-enrolled")
    _tab(stage, PASSWORDS)
    picture("credentials-of-a-department")
    stage.become("malder")
    stage.go("account", account_in(stage, State.LIVE, "pittsfieldrsvp"))
    picture("account-password-rejected")
    stage.press("Hand over a changed one…")
    form = stage.form(HandOverForm)
    stage.settle()
    stage.press("Seal and hand over to IT")
    picture("password-hand-over-refused")
    line = form.findChild(QLineEdit)
    assert line is not None
    line.setText("harbor lantern 7 pickle")
    stage.settle()
    form.works.setChecked(True)
    picture("password-hand-over")
    stage.press("Seal and hand over to IT")
    stage.until(lambda: stage.dialog() is None)
    stage.settle()
    stage.press("Copy or show it…")
    stage.form(SecretDialog)
    picture("password-shown")
    stage.shut()
    stage.become("saspen")
    open_account(stage, State.LIVE, "facebook.com/PittsfieldAthenaeum")
    picture("account-roster-of-a-department")
    stage.press("Enter who holds a role…")
    stage.form(PageRoleForm)
    picture("page-role")
    stage.shut()


SCENES = (custody_of_it, custody_of_a_department)
