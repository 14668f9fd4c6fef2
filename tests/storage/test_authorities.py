"""The authorities that a server's certificate is held against."""

import ssl
from pathlib import Path

import pytest

from pittadmin.domain.errors import Unavailable
from pittadmin.storage import authorities
from pittadmin.storage.database import Address, Database

DER = b"\x30\x03\x02\x01\x05"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows' store has two authorities for servers, one for mail, and one in another form."""

    def store(name: str) -> list[tuple[bytes, str, object]]:
        assert name == "ROOT"
        return [
            (DER, "x509_asn", True),
            (DER, "x509_asn", {"1.3.6.1.5.5.7.3.1"}),
            (DER, "x509_asn", {"1.3.6.1.5.5.7.3.4"}),
            (DER, "pkcs_7_asn", True),
        ]

    monkeypatch.setattr(ssl, "enum_certificates", store, raising=False)
    monkeypatch.setattr(authorities.sys, "platform", "win32")


def test_elsewhere_the_library_knows_them_itself(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert authorities.of_system(folder) == "system"
    assert not folder.exists()


@pytest.mark.usefixtures("windows")
def test_on_windows_they_are_those_that_windows_trusts_for_servers(tmp_path: Path) -> None:
    path = Path(authorities.of_system(tmp_path / "new"))
    assert path.read_text("ascii").count("BEGIN CERTIFICATE") == 2
    assert [one.name for one in path.parent.iterdir()] == ["authorities.pem"]


@pytest.mark.usefixtures("windows")
def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="can't be written"):
        authorities.of_system(tmp_path / "file")


def test_a_certificate_that_it_gave_counts_alone(tmp_path: Path) -> None:
    given = Address.of_server("postgresql://db.city.test/x", None, "city.pem")
    assert given.url.query["sslrootcert"] == "city.pem"
    none = Address.of_server("postgresql://db.city.test/x")
    assert none.url.query["sslrootcert"] == authorities.SYSTEM
    Database(none).close()
