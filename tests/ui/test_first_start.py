"""The first start: two choices, three questions, and problems where they were typed."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Invalid, Problem, SignInNeeded, Unavailable
from pittadmin.domain.try_out import department_names
from pittadmin.settings import Settings
from pittadmin.ui.first_start import FirstStart
from pittadmin.ui.full_name import full_name
from tests.ui.policy_tab import faults, press, said


@pytest.fixture
def page(qtbot: QtBot) -> FirstStart:
    made = FirstStart(Settings(Path("/nowhere")))
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    return made


def try_out(qtbot: QtBot, page: FirstStart) -> None:
    qtbot.mouseClick(page.try_out, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    qtbot.waitUntil(page.try_out_form.isVisible)


def city(qtbot: QtBot, page: FirstStart) -> None:
    page.city.radio.setFocus()
    qtbot.keyClick(page.city.radio, Qt.Key.Key_Space)
    qtbot.waitUntil(page.city_form.isVisible)


def test_nothing_is_asked_before_the_choice(page: FirstStart) -> None:
    assert not page.city_form.isVisible()
    assert not page.try_out_form.isVisible()
    assert faults(page) == []


def test_the_whole_card_is_the_choice_and_only_one_is_made(qtbot: QtBot, page: FirstStart) -> None:
    try_out(qtbot, page)
    assert not page.city_form.isVisible()
    city(qtbot, page)
    assert not page.try_out_form.isVisible()
    qtbot.keyClick(page.city.radio, Qt.Key.Key_Right)
    assert page.try_out.radio.isChecked()


@pytest.mark.parametrize("choose", [try_out, city])
@pytest.mark.parametrize("wide", [700, 1100])
def test_each_form_is_named_in_order_and_whole(
    qtbot: QtBot, page: FirstStart, choose: object, wide: int
) -> None:
    page.resize(wide, 900)
    choose(qtbot, page)  # type: ignore[operator]
    qtbot.waitUntil(lambda: faults(page) == [])


def test_a_try_out_asks_three_things(qtbot: QtBot, page: FirstStart) -> None:
    try_out(qtbot, page)
    form = page.try_out_form
    form.name.clear()
    qtbot.keyClicks(form.name, " Terry Try ")
    qtbot.keyClicks(form.department.line, "RSVP")
    assert form.email.text() == "RSVP@cityofpittsfield.org"
    assert len(form.questions.fields) == 3
    with qtbot.waitSignal(page.try_out_chosen) as chosen:
        press(qtbot, page, "Start the try-out")
    assert chosen.args == ["Terry Try", "RSVP", "RSVP@cityofpittsfield.org"]
    assert not form.confirm_button.isEnabled()  # until it is known what came of it


def test_all_departments_are_offered_and_another_may_be_typed(
    qtbot: QtBot, page: FirstStart
) -> None:
    try_out(qtbot, page)
    form = page.try_out_form
    box = form.department
    assert tuple(box.itemText(n) for n in range(box.count())) == department_names()
    form.name.setText("Terry")
    qtbot.keyClicks(box.line, "Harbor Office")
    assert form.email.text() == ""
    with qtbot.waitSignal(page.try_out_chosen) as chosen:
        qtbot.keyClick(form.email, Qt.Key.Key_Return)
    assert chosen.args == ["Terry", "Harbor Office", ""]


def test_an_address_that_was_typed_is_not_replaced(qtbot: QtBot, page: FirstStart) -> None:
    try_out(qtbot, page)
    form = page.try_out_form
    qtbot.keyClicks(form.email, "volunteers@cityofpittsfield.org")
    form.department.setEditText("RSVP")
    assert form.email.text() == "volunteers@cityofpittsfield.org"


def test_what_is_missing_is_told_at_its_field(qtbot: QtBot, page: FirstStart) -> None:
    try_out(qtbot, page)
    form = page.try_out_form
    form.name.clear()
    spy = QSignalSpy(page.try_out_chosen)
    press(qtbot, page, "Start the try-out")
    assert spy.count() == 0
    assert "Your name is missing." in said(page)
    assert "The department is missing." in said(page)


def test_what_the_services_find_is_told_at_its_field(qtbot: QtBot, page: FirstStart) -> None:
    try_out(qtbot, page)
    form = page.try_out_form
    form.name.setText("Terry")
    form.department.setEditText("RSVP")
    press(qtbot, page, "Start the try-out")
    assert page.fail(Invalid(Problem("It is a person's.", "Use another.", "email", "R17")))
    assert "It is a person's. Use another. (R17)" in said(page)
    assert form.confirm_button.isEnabled()
    assert form.email.text() == "RSVP@cityofpittsfield.org"
    assert page.fail(Unavailable("The disk is full.", "Make room."))
    qtbot.waitUntil(lambda: "The disk is full." in said(page))
    qtbot.waitUntil(lambda: faults(page) == [])
    assert not page.fail(RuntimeError("our own bug"))


@pytest.mark.parametrize(
    ("server", "name", "address"),
    [
        ("db.city.org", "pittadmin", "postgresql://db.city.org/pittadmin"),
        (" db.city.org:6432 ", "social", "postgresql://db.city.org:6432/social"),
        ("[::1]:5432", "pittadmin", "postgresql://[::1]:5432/pittadmin"),
        ("terry@db", "a b/c", "postgresql://terry@db/a%20b%2Fc"),
        ("postgresql://u:secret@db:6432/social", "", "postgresql://u@db:6432/social"),
    ],
)
def test_the_city_database_is_named_by_server_and_name(
    qtbot: QtBot, page: FirstStart, server: str, name: str, address: str
) -> None:
    city(qtbot, page)
    form = page.city_form.city
    form.name.setText(name)
    qtbot.keyClicks(form.server, server)
    with qtbot.waitSignal(page.city_chosen) as chosen:
        press(qtbot, page, "Open the City database")
    assert chosen.args == [address, "", ""]
    assert "secret" not in form.server.text()


@pytest.mark.parametrize("server", ["", "two words", "db:0", "db:99999", "a/b", "db:port"])
def test_what_is_no_server_is_refused_at_its_field(
    qtbot: QtBot, page: FirstStart, server: str
) -> None:
    city(qtbot, page)
    form = page.city_form
    form.city.server.setText(server)
    form.city.name.clear()
    form.city.ca_file.setText("/no/such/file.pem")
    form.confirm()
    assert all(form.questions.fields[key].problem for key in ("server", "name", "ca_file"))
    assert form.city.server.text() == server


def test_the_password_is_asked_only_when_the_server_asks(
    qtbot: QtBot, page: FirstStart, tmp_path: Path
) -> None:
    city(qtbot, page)
    form = page.city_form
    certificate = tmp_path / "city.pem"
    certificate.write_text("")
    form.city.server.setText("db.city.org")
    form.city.ca_file.setText(str(certificate))
    assert not form.password.isVisible()
    form.confirm()
    assert page.fail(SignInNeeded("The City's database asks for a password.", "Enter yours."))
    assert form.password.isVisible()
    qtbot.waitUntil(lambda: faults(page) == [])
    qtbot.keyClicks(form.password, "s3cret")
    with qtbot.waitSignal(page.city_chosen) as chosen:
        form.confirm()
    assert chosen.args == ["postgresql://db.city.org/pittadmin", str(certificate), "s3cret"]


def test_it_stands_without_services_and_storage() -> None:
    """It is shown at the very first start, before anything heavy is loaded."""
    code = (
        "import sys, pittadmin.ui.first_start;"
        "print([m for m in sys.modules if m.startswith(('pittadmin.services', "
        "'pittadmin.storage', 'sqlalchemy'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_the_users_full_name_is_no_login() -> None:
    assert full_name() == full_name().strip()
