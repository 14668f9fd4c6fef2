from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pittadmin import registry, settings
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.setting_table import BY_KEY, SETTINGS, Source


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PITTADMIN_DATABASE", raising=False)
    monkeypatch.delenv("PITTADMIN_CA_FILE", raising=False)
    monkeypatch.delenv("PITTADMIN_IT_ROOT_KEY", raising=False)
    monkeypatch.setattr(settings, "COMPUTER_FILE", Path("/nowhere/settings.toml"))


def write(home: Path, text: str, encoding: str = "utf-8") -> None:
    (home / settings.FILE).write_text(text, encoding)


def test_without_any_settings_nobody_has_chosen(home: Path) -> None:
    told = settings.read()
    assert (told.home, told.database, told.ca_file, told.problems) == (home, "", "", ())
    assert {told.source(key) for key in BY_KEY} == {Source.DEFAULT}
    assert told.database_file.parent == home


def test_the_file_counts_over_the_defaults(home: Path) -> None:
    settings.save(home, database="postgresql://db/pittadmin", ca_file="/etc/ca.pem")
    told = settings.read()
    assert (told.database, told.ca_file) == ("postgresql://db/pittadmin", "/etc/ca.pem")
    assert told.sources == {"database": Source.FILE, "ca_file": Source.FILE}


def test_the_environment_counts_over_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(home, database=settings.TRY_OUT, ca_file="/etc/ca.pem")
    monkeypatch.setenv("PITTADMIN_DATABASE", " postgresql://db/pittadmin ")
    monkeypatch.setenv("PITTADMIN_CA_FILE", "")
    told = settings.read()
    assert (told.database, told.ca_file) == ("postgresql://db/pittadmin", "/etc/ca.pem")
    assert told.sources == {"database": Source.ENVIRONMENT, "ca_file": Source.FILE}


def test_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PITTADMIN_HOME")
    assert settings.read().home.name == "PittAdmin"
    monkeypatch.setenv("PITTADMIN_HOME", "~/elsewhere")
    assert settings.read().home == Path.home() / "elsewhere"


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x7f:@/")))
def test_what_is_saved_is_read_back(home: Path, text: str) -> None:
    settings.save(home, database=text)
    told = settings.read()
    assert (told.database, told.problems) == (text.strip(), ())


def test_a_password_is_never_written(home: Path) -> None:
    settings.save(home, database="postgresql://lee:se/c:ret@db:5432/pittadmin")
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
        settings.save(home / "file", database=settings.TRY_OUT)
    (home / settings.FILE).mkdir()
    with pytest.raises(Unavailable):
        settings.save(home, database=settings.TRY_OUT)


def test_its_root_key_is_told_and_stays_when_the_database_is_chosen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home, f'it_root_key = "{"ab" * 32}"\n')
    settings.save(home, database="try-out")
    told = settings.read()
    assert (told.database, told.it_root_key) == ("try-out", "ab" * 32)
    monkeypatch.setenv("PITTADMIN_IT_ROOT_KEY", "cd" * 32)
    assert settings.read().it_root_key == "cd" * 32


# Windows' registry, whose own reading is tried on Windows (packaging/windows)

HOST = {"DatabaseHost": "db.city.test"}


def registry_has(monkeypatch: pytest.MonkeyPatch, **places: registry.Values) -> None:
    found = {Source(name.replace("_", " ")): values for name, values in places.items()}
    monkeypatch.setattr(registry, "read", lambda: found)


def test_group_policy_counts_over_everything_and_is_locked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(home, database="try-out", ca_file="mine.pem")
    monkeypatch.setenv("PITTADMIN_DATABASE", "postgresql://env/x")
    registry_has(
        monkeypatch,
        computer_policy={"DatabaseHost": "policy.city.test", "DatabasePort": 5433},
        user_policy={"DatabaseHost": "user.city.test", "ITRootKey": "AB" * 32},
        computer={"DatabaseHost": "installed.city.test", "DatabaseCA": "C:\\ca.pem"},
    )
    told = settings.read()
    assert told.database == "postgresql://policy.city.test:5433/pittadmin"
    assert (told.ca_file, told.it_root_key) == ("mine.pem", "ab" * 32)
    assert told.sources == {
        "database": Source.COMPUTER_POLICY,
        "it_root_key": Source.USER_POLICY,
        "ca_file": Source.FILE,
    }
    assert [told.is_locked(key) for key in BY_KEY] == [True, False, True]
    chosen = told.choosing(database="try-out", ca_file="other.pem")
    assert (chosen.database, chosen.ca_file) == (told.database, "other.pem")


def test_what_the_installer_wrote_counts_last_and_a_user_may_choose_otherwise(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry_has(monkeypatch, computer={**HOST, "DatabaseName": "pitt admin/ü", "Version": "1"})
    told = settings.read()
    assert told.database == "postgresql://db.city.test:5432/pitt%20admin%2F%C3%BC"
    assert (told.source("database"), told.is_locked("database")) == (Source.COMPUTER, False)
    settings.save(home, database="try-out")
    assert settings.read().source("database") == Source.FILE
    settings.save(home, database="")
    assert settings.read().source("database") == Source.COMPUTER


@pytest.mark.parametrize(
    "values",
    [
        {"DatabaseHost": "two words"},
        {"DatabaseHost": "host/path?sslmode=disable"},
        {"DatabaseHost": "user:secret@host"},
        {"DatabaseHost": b"\x00\xff"},
        {**HOST, "DatabasePort": 0},
        {**HOST, "DatabasePort": 65536},
        {**HOST, "DatabasePort": "54x"},
        {**HOST, "DatabaseName": "a\nb"},
        {**HOST, "DatabaseName": "n" * 64},
        {"ITRootKey": "ab"},
        {"ITRootKey": 5},
    ],
)
def test_a_value_in_the_registry_that_can_not_be_is_told_and_not_used(
    home: Path, monkeypatch: pytest.MonkeyPatch, values: registry.Values
) -> None:
    registry_has(monkeypatch, computer_policy=values)
    told = settings.read()
    assert (told.database, told.it_root_key, told.sources) == ("", "", {})
    (problem,) = told.problems
    assert "in the registry is not used" in problem
    assert "secret" not in problem


def test_an_emptied_value_and_a_port_without_a_server_set_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry_has(
        monkeypatch,
        computer_policy={"DatabaseHost": "", "DatabasePort": 5433},
        computer={"databasehost": "db.city.test"},
    )
    told = settings.read()
    assert (told.database, told.problems) == ("postgresql://db.city.test:5432/pittadmin", ())


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from([value.name for one in SETTINGS for value in one.values]),
        st.text() | st.integers() | st.binary() | st.none() | st.lists(st.text()),
    )
)
def test_whatever_is_in_the_registry_the_settings_are_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, values: registry.Values
) -> None:
    registry_has(monkeypatch, user_policy=values)
    told = settings.read()
    for key in BY_KEY:
        assert bool(getattr(told, key)) == (told.source(key) == Source.USER_POLICY)


def test_the_file_of_the_computer_counts_below_the_users(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_computer = tmp_path / "settings.toml"
    monkeypatch.setattr(settings, "COMPUTER_FILE", of_computer)
    of_computer.write_text('database = "postgresql://all/x"\nca_file = "all.pem"\n', "utf-8")
    settings.save(home, ca_file="mine.pem")
    told = settings.read()
    assert (told.database, told.ca_file) == ("postgresql://all/x", "mine.pem")
    assert told.sources == {"database": Source.COMPUTER, "ca_file": Source.FILE}
