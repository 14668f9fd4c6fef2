"""Pictures of the violation log: reports, cases in every state, and each dialog about them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit

from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.acts import Act
from pittadmin.domain.tables import Sort
from pittadmin.domain.violations import Place, Report
from pittadmin.services import account_table, people, starting, violation_reports, violations
from pittadmin.services.case_edit import fields_of
from pittadmin.services.context import Context
from pittadmin.services.demo_pictures import screenshot
from pittadmin.services.new_files import NewFile
from pittadmin.ui.case_forms import NoteForm
from pittadmin.ui.conflict import WhatChanged
from pittadmin.ui.instruction_form import InstructionForm
from pittadmin.ui.violation_edit import ViolationEdit
from pittadmin.ui.violations_page import ViolationsPage
from stage import Stage

Picture = Callable[[str], object]


def casework(stage: Stage, picture: Picture) -> None:
    """Personnel, a head and an employee: the log, a case from report to outcome, its dialogs."""
    _report_some(stage)
    stage.become("phemlock")
    page = _tab(stage)
    picture("violations")
    _choose(stage, page, 0)
    stage.press("Take it up…")
    picture("case-take-up")
    stage.press("Take it up")
    picture("case-review")
    _narrow(stage, picture, "case-review-narrow")
    _instruct(stage, picture)
    _dialogs(stage, page, picture)
    stage.become("hrowan")
    stage.show("today")
    picture("instruction-today")
    stage.press("Read and answer")
    picture("instruction")
    stage.press("Refuse…")
    stage.press("Refuse the removal")
    picture("instruction-refuse")
    stage.field(QPlainTextEdit, "Reason").setPlainText("The shop is our sponsor.")
    stage.press("Refuse the removal")
    picture("instruction-refused")
    stage.become("phemlock")
    _outcome(stage, _tab(stage), picture)
    stage.become("gwalnut")
    stage.show("violations")
    picture("violations-nothing")


def _report_some(stage: Stage) -> None:
    """Let people of the sample city report what they saw."""
    account = _account_of(stage, "hrowan")
    evidence = (
        NewFile("Screenshot.png", screenshot("shop")),
        NewFile("price list.exe", b"MZ" + bytes(40_000)),
    )
    head = acting_as(stage, "hrowan").person_id
    for login, files, said in (
        ("gwalnut", (), {"categories": ("discrimination",), "place": Place.PERSONAL}),
        ("wchestnut", (), {"categories": ("confidential", "other"), "other": "A roster"}),
        ("malder", (), {"categories": ("political",), "account_id": account}),
        ("malder", evidence, {"account_id": account, "named": (head,)}),
    ):
        usual: dict[str, Any] = {
            "categories": ("advertising",),
            "body": "A share from a shop's page, prices and all. It has been there since Monday.",
            "place": Place.POST,
            "address": "https://www.instagram.com/pittsfieldrsvp/p/C1017",
            "noticed": "A neighbor asked whether the City sells furniture now.",
        }
        violation_reports.send(acting_as(stage, login), Report(**usual | said), files)


def _account_of(stage: Stage, login: str) -> int:
    """Return an account of the department that this person heads."""
    ctx = acting_as(stage, login)
    department = min(people.me(ctx).departments)
    query = AccountQuery(department_id=department)
    return account_table.AccountSource(ctx, query).ids(Sort("department"), 1)[0]


def acting_as(stage: Stage, login: str) -> Context:
    """Return the context in which this person of the sample city acts."""
    shell = stage.program.shell
    assert shell is not None
    found = next(one for one in starting.stand_ins(shell.ctx) if one.login == login)
    return shell.ctx.acting_as(found.id)


def _tab(stage: Stage) -> ViolationsPage:
    page = stage.show("violations")
    assert isinstance(page, ViolationsPage)
    stage.until(lambda: page.log.panel.shown is not None, "a case is shown")
    stage.settle()
    return page


def _choose(stage: Stage, page: ViolationsPage, place: int) -> None:
    """Choose the case in this row."""
    page.log.table.choose(page.log.table.records.ids[place])
    stage.settle()


def _narrow(stage: Stage, picture: Picture, name: str) -> None:
    stage.window.resize(900, 900)
    picture(name)
    stage.window.resize(1500, 900)


def _instruct(stage: Stage, picture: Picture) -> None:
    stage.press("Instruct the department…")
    stage.until(stage.dialog)
    form = stage.dialog()
    assert isinstance(form, InstructionForm)
    form.due.setDate(form.due.minimumDate())
    stage.press("Give the instruction")
    picture("case-instruct")
    form.content.setPlainText("The post of November 2 that shows the prices of a shop.")
    stage.press("Give the instruction")
    picture("case-instructed")


def _dialogs(stage: Stage, page: ViolationsPage, picture: Picture) -> None:
    """Show every other dialog about a case once."""
    panel = page.log.panel
    for act, name in (
        (Act.WRITE_NOTE, "case-note"),
        (Act.ADD_CASE_FILE, "case-evidence"),
        (Act.WITHDRAW_INSTRUCTION, "case-withdraw"),
        (Act.ORDER_CASE_DOWN, "case-order-down"),
    ):
        panel.perform(act)
        stage.until(stage.dialog)
        picture(name)
        if act is Act.WRITE_NOTE:
            form = stage.dialog()
            assert isinstance(form, NoteForm)
            form.body.setPlainText("Called Harper Rowan, who looks into it.")
            form.confirm()
            stage.until(lambda: not stage.dialog())
        else:
            stage.shut()
    panel.perform(Act.EDIT_CASE)
    stage.until(stage.dialog)
    picture("case-change")
    form = stage.dialog()
    assert isinstance(form, ViolationEdit)
    theirs = replace(fields_of(form.violation), poster="Jo Doe, as the page says")
    violations.edit(acting_as(stage, "qsumac"), form.violation.id, form.version, theirs)
    form.poster.setText("A shop on North Street")
    form.confirm()
    stage.until(lambda: isinstance(stage.dialog(), WhatChanged), "both versions are shown")
    picture("case-conflict")
    stage.shut()
    stage.shut()
    page.log.filters.search.setText("prices")
    page.log.filters.narrow(since=date(2026, 1, 5))
    stage.settle()
    page.log.filters.saved.ask_name()
    picture("violations-save-filter")
    stage.shut()
    page.log.filters.search.setText("nothing of the kind")
    stage.settle()
    picture("violations-none-fit")
    page.log.filters.clear()
    stage.settle()


def _outcome(stage: Stage, page: ViolationsPage, picture: Picture) -> None:
    _choose(stage, page, 0)
    picture("case-refused")
    stage.press("Refer for discipline…")
    stage.field(QPlainTextEdit, "Reason").setPlainText("It was refused without a ground.")
    picture("case-refer")
    stage.press("Refer the case")
    stage.settle()
    stage.press("File the outcome…")
    stage.field(QPlainTextEdit, "What it came to").setPlainText("A written warning.")
    picture("case-outcome")
    stage.press("File the outcome")
    picture("case-filed")
    stage.press("The notice was given…")
    picture("case-notice")
    stage.press("Record the notice")
    stage.settle()
    stage.window.resize(1500, 3600)
    picture("case-whole")
    stage.window.resize(1500, 900)
    stage.press("Close the case…")
    picture("case-close")
    stage.press("Close the case")
    picture("case-closed")
