"""Windows' Credential Manager, as far as keyring calls it: a stand-in, for where Windows is not.

keyring's own code for Windows runs on it; only the four calls into the system are replaced.
"""

from types import SimpleNamespace

import pytest


class Error(Exception):
    """As `pywintypes.error`."""

    def __init__(self, funcname: str) -> None:
        super().__init__(1168, funcname, "not found")
        self.winerror, self.funcname = 1168, funcname


class CredentialManager:
    """What is kept, by target name."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_SESSION, CRED_PERSIST_LOCAL_MACHINE, CRED_PERSIST_ENTERPRISE = 1, 2, 3

    def __init__(self) -> None:
        self.kept: dict[str, dict] = {}

    def CredRead(self, Type: int, TargetName: str) -> dict:  # noqa: N803
        if TargetName not in self.kept:
            raise Error("CredRead")
        return self.kept[TargetName]

    def CredWrite(self, credential: dict, flags: int) -> None:
        blob = credential["CredentialBlob"].encode("utf-16-le")
        assert len(blob) <= 2560, "Windows refuses more"
        self.kept[credential["TargetName"]] = credential | {"CredentialBlob": blob}

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N803
        if self.kept.pop(TargetName, None) is None:
            raise Error("CredDelete")

    def secrets(self) -> list[str]:
        """Return every secret that is kept, under whatever name."""
        return [one["CredentialBlob"].decode("utf-16-le") for one in self.kept.values()]


def install(monkeypatch: pytest.MonkeyPatch) -> CredentialManager:
    """Have keyring's code for Windows call a stand-in."""
    from keyring.backends import Windows

    manager = CredentialManager()
    monkeypatch.setattr(Windows, "missing_deps", False)
    monkeypatch.setattr(Windows, "win32cred", manager, raising=False)
    monkeypatch.setattr(Windows, "pywintypes", SimpleNamespace(error=Error), raising=False)
    return manager
