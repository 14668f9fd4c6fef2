from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pittadmin import settings
from pittadmin.domain.errors import Unavailable


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PITTADMIN_DATABASE", raising=False)
    monkeypatch.delenv("PITTADMIN_CA_FILE", raising=False)


def write(home: Path, text: str, encoding: str = "utf-8") -> None:
    (home / settings.FILE).write_text(text, encoding)


def test_without_any_settings_nobody_has_chosen(home: Path) -> None:
    told = settings.read()
    assert (told.home, told.database, told.ca_file, told.problems) == (home, "", "", ())
    assert told.sources == dict.fromkeys(("database", "ca_file", "it_root_key"), "default")
    assert told.database_file.parent == home


def test_the_file_counts_over_the_defaults(home: Path) -> None:
    settings.save(home, "postgresql://db/pittadmin", "/etc/ca.pem")
    told = settings.read()
    assert (told.database, told.ca_file) == ("postgresql://db/pittadmin", "/etc/ca.pem")
    assert told.sources == {"database": "file", "ca_file": "file", "it_root_key": "default"}


def test_the_environment_counts_over_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(home, settings.TRY_OUT, "/etc/ca.pem")
    monkeypatch.setenv("PITTADMIN_DATABASE", " postgresql://db/pittadmin ")
    monkeypatch.setenv("PITTADMIN_CA_FILE", "")
    told = settings.read()
    assert (told.database, told.ca_file) == ("postgresql://db/pittadmin", "/etc/ca.pem")
    assert told.sources == {
        "database": "environment",
        "ca_file": "file",
        "it_root_key": "default",
    }


def test_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PITTADMIN_HOME")
    assert settings.read().home.name == "PittAdmin"
    monkeypatch.setenv("PITTADMIN_HOME", "~/elsewhere")
    assert settings.read().home == Path.home() / "elsewhere"


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x7f:@/")))
def test_what_is_saved_is_read_back(home: Path, text: str) -> None:
    settings.save(home, text)
    told = settings.read()
    assert (told.database, told.problems) == (text.strip(), ())


def test_a_password_is_never_written(home: Path) -> None:
    settings.save(home, "postgresql://lee:se/c:ret@db:5432/pittadmin")
    assert "ret" not in (home / settings.FILE).read_text("utf-8")
    assert settings.read().database == "postgresql://lee@db:5432/pittadmin"


def test_a_file_that_notepad_wrote_is_read(home: Path) -> None:
    write(home, 'database = "try-out"\r\n', "utf-8-sig")
    assert settings.read().database == settings.TRY_OUT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('database = "try-out', "can't be read"),
        ("database try-out", "can't be read"),
        ("database = 5", "“database” has to be a text"),
        ('[database]\naddress = "x"', "“database” has to be a text"),
        ('databse = "try-out"', "“databse” is not a setting"),
    ],
)
def test_what_does_not_count_is_told(home: Path, text: str, words: str) -> None:
    write(home, text)
    told = settings.read()
    assert told.database == ""
    (problem,) = told.problems
    assert words in problem
    assert str(home / settings.FILE) in problem


def test_one_odd_line_does_not_spoil_the_others(home: Path) -> None:
    write(home, 'database = "try-out"\nca_file = 5\n')
    told = settings.read()
    assert (told.database, told.ca_file, len(told.problems)) == ("try-out", "", 1)


def test_a_file_in_another_encoding_or_a_folder_counts_as_none(home: Path) -> None:
    write(home, 'database = "é"', "latin-1")
    assert settings.read().problems
    (home / settings.FILE).unlink()
    (home / settings.FILE).mkdir()
    told = settings.read()
    assert (told.database, len(told.problems)) == ("", 1)


def test_settings_that_can_not_be_written_are_said(home: Path) -> None:
    (home / "file").touch()
    with pytest.raises(Unavailable, match="could not be written"):
        settings.save(home / "file", settings.TRY_OUT)
    (home / settings.FILE).mkdir()
    with pytest.raises(Unavailable):
        settings.save(home, settings.TRY_OUT)


def test_its_root_key_is_told_and_stays_when_the_database_is_chosen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home, f'it_root_key = "{"ab" * 32}"\n')
    settings.save(home, "try-out")
    told = settings.read()
    assert (told.database, told.it_root_key) == ("try-out", "ab" * 32)
    monkeypatch.setenv("PITTADMIN_IT_ROOT_KEY", "cd" * 32)
    assert settings.read().it_root_key == "cd" * 32
