"""Pictures of the Records tab: a record to be completed, one on hold, and a request."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from pittadmin.domain.records_requests import Chosen
from pittadmin.domain.removed_content import NewRecord, Speech
from pittadmin.services import disposal, holds, records_requests, removed_content
from pittadmin.services.demo_pictures import screenshot
from pittadmin.services.new_files import NewFile
from pittadmin.ui.record_acts import CompletionForm
from pittadmin.ui.record_chooser import RecordChooser
from pittadmin.ui.records_page import RecordsPage
from pittadmin.ui.records_request_form import AnswerDialog
from pittadmin.ui.removal_form import RemovalForm
from stage import Stage

WORDS = "We know where the librarian lives. It will burn tonight."


def prepare(stage: Stage) -> tuple[int, int, int]:
    """Seal some records; return the one to be completed, one of a citizen, and an old one."""
    shell = stage.program.shell
    assert shell is not None
    ctx, now = shell.ctx, shell.ctx.clock.now()
    account = removed_content.removal_facts(ctx).accounts[0][0]
    shot = NewFile("Screenshot of the comment.png", screenshot("comment"))
    bare = NewRecord(
        "https://www.facebook.com/PittsfieldAthenaeum/posts/1044",
        now - timedelta(minutes=20),
        handle="@berkshire_fan",
        account_id=account,
    )
    page = NewFile("page as saved.html", b"<html>saved</html>")
    open_ = removed_content.seal_record(ctx, bare, [shot, page])
    citizen = NewRecord(
        "https://www.facebook.com/PittsfieldAthenaeum/posts/1041#comment-7",
        now - timedelta(minutes=15),
        "Jo Doe",
        "@jodoe413",
        "A resident, as far as known",
        now - timedelta(hours=9),
        WORDS,
        "R59, harassment and threats",
        Speech.CITIZEN,
        "threat",
        "It says that the library will burn tonight, and names a person.",
        account,
    )
    threat = removed_content.seal_record(ctx, citizen, [shot])
    holds.place(
        ctx,
        threat.id,
        "Robin Maple, City Solicitor",
        "Doe v. City of Pittsfield",
        ctx.clock.today(),
    )
    request = records_requests.enter(
        ctx, "Dana Doe, The Berkshire Eagle", "Comments removed in November", ctx.clock.today()
    )
    chosen = Chosen(threat.id, ("author", "identity"), "M.G.L. c.4 §7 cl.26(c), privacy")
    records_requests.choose(ctx, request.id, request.version, [chosen])
    ago = now - timedelta(days=1900)
    kept = replace(citizen, removed_at=ago, posted_at=ago - timedelta(hours=3))
    old = removed_content.seal_record(ctx, kept, [NewFile("Old comment.png", screenshot("old"))])
    return open_.id, threat.id, old.id


def recording(stage: Stage, picture: Callable[[str], object]) -> None:
    """The Records tab and its forms, as IT sees them."""
    stage.become("twillow")
    open_, threat, old = prepare(stage)
    page = stage.show("records")
    assert isinstance(page, RecordsPage)
    page.refresh("records")
    stage.settle()
    stage.go("removed_record", open_)
    picture("records")
    stage.go("removed_record", threat)
    picture("record-held")
    area = page.records.split._area.verticalScrollBar()
    area.setValue(area.maximum())
    stage.settle()
    picture("record-held-below")
    page.records.removed.usual.box.setCurrentIndex(5)
    page.records.removed.usual.picked.emit("days")
    stage.settle()
    picture("records-days")
    page.records.search.setText("nothing has this")
    stage.settle()
    picture("records-no-match")
    stage.press("Clear the filters")
    stage.press("Record removed content…")
    form = stage.form(RemovalForm)
    picture("removal")
    stage.press("Seal the record")
    picture("removal-refused")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Screenshot.png"
        path.write_bytes(screenshot("comment"))
        form.files.take_files([path])
        stage.until(lambda: form.files.added(), "the screenshot is there")
    form.address.setText("https://www.facebook.com/PittsfieldAthenaeum/posts/1046#comment-3")
    form.account.choose(form.account.itemData(0))
    form.author.setText("Jo Doe")
    form.speech.set_value(Speech.CITIZEN)
    form.speech.picked.emit(Speech.CITIZEN)
    form.ground.setCurrentIndex(0)
    form.ground_words.setPlainText("It was rude to the Mayor.")
    form._change()
    stage.press("Seal the record")
    picture("removal-of-a-citizen")
    form.ground_words.setPlainText("It says that the library will burn tonight.")
    stage.press("Seal the record")
    stage.until(lambda: stage.dialog() is not form, "the record is sealed")
    stage.settle()
    picture("removal-notice")
    stage.shut()
    stage.go("removed_record", open_)
    stage.press("Complete…")
    stage.form(CompletionForm)
    picture("record-completion")
    stage.shut()
    stage.press("Place a hold…")
    picture("record-hold")
    stage.shut()
    stage.press("Retention period…")
    picture("records-retention")
    stage.shut()
    shell = stage.program.shell
    assert shell is not None
    disposal.set_retention(shell.ctx, 3, "Municipal Records Retention Schedule, series 1.2")
    page.refresh("records")
    page.segments.setCurrentIndex(1)
    stage.settle()
    picture("holds")
    page.segments.setCurrentIndex(2)
    stage.settle()
    picture("records-requests")
    stage.press("Choose records…")
    stage.form(RecordChooser)
    picture("records-request-choice")
    stage.shut()
    stage.press("Close without records…")
    picture("records-request-close")
    stage.shut()
    stage.press("Answer with a bag…")
    picture("records-request-answer")
    stage.form(AnswerDialog).write(stage.home / "P-2026-0001.zip")
    stage.until(lambda: not stage.dialog(), "the bag is written")
    picture("records-request-answered")
    stage.press("Enter a request…")
    picture("records-request-new")
    stage.shut()
    page.segments.setCurrentIndex(0)
    stage.go("removed_record", threat)
    stage.window.resize(900, 900)
    picture("records-narrow")
    stage.window.resize(1500, 900)
    stage.show("today")
    picture("today-records")
    _disposal(stage, picture, threat, old)


def _disposal(stage: Stage, picture: Callable[[str], object], held: int, old: int) -> None:
    """Another person of IT lifts the hold and disposes of an old record; who else sees records."""
    stage.become("iash")
    stage.go("removed_record", held)
    stage.press("Lift the hold…")
    picture("record-lift")
    stage.shut()
    stage.go("removed_record", old)
    picture("record-old")
    stage.press("Dispose of it…")
    stage.press("Dispose of the record")
    picture("record-dispose")
    stage.field(QPlainTextEdit, "Reference").setPlainText("RMU-2, signed November 2, 2026")
    stage.press("Dispose of the record")
    stage.until(lambda: not stage.dialog(), "it is disposed of")
    picture("record-disposed")
    for login, whose in (("phemlock", "personnel"), ("gwalnut", "nobody")):
        stage.become(login)
        stage.show("records")
        picture(f"records-of-{whose}")
