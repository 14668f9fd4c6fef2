"""The program as a whole: starting, failing to start, going on as somebody else."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from pittadmin import settings
from pittadmin.domain.clock import Clock
from pittadmin.services import starting
from pittadmin.ui.computer_check import ComputerCheck
from pittadmin.ui.report_form import ReportForm
from stage import Stage


@pytest.fixture
def stages(qapp: object, tmp_path: Path) -> Iterator[list[Stage]]:
    """Stages that are closed at the end, whatever happened."""
    opened: list[Stage] = []
    yield opened
    for stage in opened:
        stage.close()


def words(stage: Stage) -> str:
    """Return all that is written in the window or in the dialog over it."""
    area = stage.dialog() or stage.window
    return "\n".join(label.text() for label in area.findChildren(QLabel) if label.isVisible())


def begin(stages: list[Stage], tmp_path: Path, **more: object) -> Stage:
    stage = Stage(tmp_path / "pictures", **more)  # type: ignore[arg-type]
    stages.append(stage)
    return stage


def report_form(stage: Stage) -> ReportForm:
    """Open the form of a report by the button that is always there."""
    stage.press("Report a violation", stage.window.bar)
    form = stage.dialog()
    assert isinstance(form, ReportForm)
    return form


def try_out(home: Path) -> None:
    """Set up a try-out in `home`, as a first start does."""
    database, _nobody = starting.open_embedded(home / "pittadmin.sqlite", Clock())
    starting.begin_try_out(database, Clock(), "Terry", "RSVP", "RSVP@cityofpittsfield.org")
    database.close()


def test_the_first_start_asks_where_the_data_is_and_keeps_the_answer(
    stages: list[Stage], tmp_path: Path
) -> None:
    stage = begin(stages, tmp_path, database="", demo=False)
    stage.until(lambda: stage.window.has_page("start"))
    stage.window.page("start").try_out.radio.setChecked(True)  # type: ignore[attr-defined]
    stage.settle()
    stage.field(QLineEdit, "Your name").setText("Terry Tryout")
    stage.press("Start the try-out")
    assert "The department is missing." in words(stage)
    stage.window.page("start").try_out_form.department.setCurrentText("RSVP")  # type: ignore[attr-defined]
    stage.field(QLineEdit, "The department's general e-mail").setText("rsvp@gmail.com")
    stage.press("Start the try-out")
    stage.until(lambda: "cityofpittsfield.org" in words(stage))
    stage.field(QLineEdit, "The department's general e-mail").setText("RSVP@cityofpittsfield.org")
    stage.press("Start the try-out")
    stage.opened()
    assert "Try-out on this computer" in stage.window.windowTitle()
    assert 'database = "try-out"' in (stage.home / "settings.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.mkdir(), "is a folder, not a database file"),
        (lambda path: path.write_bytes(b"not a database at all"), "is not a database"),
    ],
)
def test_a_database_that_cannot_be_opened_is_said_on_the_start_page(
    stages: list[Stage], tmp_path: Path, spoil: object, sentence: str
) -> None:
    stage = begin(
        stages, tmp_path, demo=False, prepare=lambda home: spoil(home / "pittadmin.sqlite")
    )  # type: ignore[operator]
    stage.until(lambda: stage.window.has_page("start"))
    assert sentence in words(stage)
    assert stage.button("Try again")


def test_a_data_folder_that_is_a_file_is_said_on_the_start_page(
    stages: list[Stage], tmp_path: Path
) -> None:
    def spoil(home: Path) -> None:
        home.rmdir()
        home.write_text("in the way")

    stage = begin(stages, tmp_path, demo=False, prepare=spoil)
    stage.until(lambda: stage.window.has_page("start"))
    assert "can't be opened" in words(stage)
    assert stage.button("Try again")


def test_a_damaged_database_is_restored_from_the_start_page(
    stages: list[Stage], tmp_path: Path
) -> None:
    copy = tmp_path / "kept.backup"

    def damage(home: Path) -> None:
        try_out(home)
        path = home / "pittadmin.sqlite"
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        path.write_bytes(b"gone")

    stage = begin(stages, tmp_path, demo=False, prepare=damage)
    stage.until(lambda: stage.window.has_page("start"))
    stage.press("Restore a backup…")
    stage.field(QLineEdit, "Backup").setText(str(copy))
    stage.press("Restore this backup")
    stage.opened()
    stage.until(lambda: "The backup was restored." in words(stage))
    assert stage.window.has_page("accounts")


def test_in_a_try_out_one_goes_on_as_somebody_else(stages: list[Stage], tmp_path: Path) -> None:
    stage = begin(stages, tmp_path, demo=False, prepare=try_out)
    stage.opened()
    stage.become("sample.mayor")
    assert stage.program.shell.ctx.person_id != 6
    assert "Morgan Sample (Mayor) · Mayor" in stage.window.bar.person.text()
    stage.show("accounts")
    assert "New accounts are requested by" in words(stage)


def test_a_bug_is_shown_once_and_the_program_goes_on(stages: list[Stage], tmp_path: Path) -> None:
    stage = begin(stages, tmp_path, demo=False, prepare=try_out)
    stage.opened()

    def bug() -> None:
        raise ZeroDivisionError

    for _twice in range(2):
        stage.program.runner.read(stage.program, bug, done=print)
        stage.settle()
    assert "Something went wrong in PittAdmin" in words(stage)
    stage.shut()
    assert stage.dialog() is None
    stage.show("policy")


def test_what_does_not_count_in_the_settings_is_said(stages: list[Stage], tmp_path: Path) -> None:
    stage = begin(stages, tmp_path, demo=False, prepare=try_out, problems=("The file is broken.",))
    stage.opened()
    assert "The file is broken." in words(stage)


def test_the_settings_a_person_chose_are_found_again(home: Path) -> None:
    settings.save(home, database=settings.TRY_OUT)
    assert settings.read().database == settings.TRY_OUT


@pytest.mark.requirement("R66")
def test_a_report_is_one_press_away_and_kept_for_who_began_it(
    stages: list[Stage], tmp_path: Path
) -> None:
    stage = begin(stages, tmp_path)
    stage.opened()
    form = report_form(stage)
    form.body.setPlainText("What the Mayor's office saw")
    stage.become("bpine")
    assert stage.dialog() is None
    other = report_form(stage)
    assert other.body.toPlainText() == ""
    stage.become("amaple")
    again = report_form(stage)
    assert again.body.toPlainText() == "What the Mayor's office saw"


def test_what_is_typed_is_saved_when_the_system_asks_to_end_and_the_program_goes_on(
    stages: list[Stage], tmp_path: Path
) -> None:
    stage = begin(stages, tmp_path)
    stage.opened()
    form = report_form(stage)
    form.body.setPlainText("What was typed when the computer was shut down")
    stage.program.save()
    kept = stage.program.opening.told.home / "unsent.json"
    assert "What was typed when the computer was shut down" in kept.read_text("utf-8")
    assert stage.window.isVisible()
    form.body.setPlainText("And then an installer")
    stage.program.start_again()
    assert "And then an installer" in kept.read_text("utf-8")
    assert not stage.window.isVisible()
    assert stage.program.begins_again
    stage.program.save()  # it has ended already: nothing more is done


def test_the_computer_is_looked_at_from_the_menu(stages: list[Stage], tmp_path: Path) -> None:
    stage = begin(stages, tmp_path)
    stage.opened()
    stage.choose("Check this computer…")
    check = stage.dialog()
    assert isinstance(check, ComputerCheck)
    stage.until(lambda: check.found)
    assert "The keyring keeps a value" in words(stage)
    assert not check.change_button.isVisible()  # the sample city has settings of its own
