"""A keyring that lasts as long as the process: for pictures and tests, never for the program."""

from collections.abc import Callable

from pittadmin.vault.keyring_gate import SystemKeyring


class MemoryBackend:
    """Keeps passwords for as long as it lives; the program itself would never trust it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str) -> str | None:
        """Return what is kept."""
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, password: str) -> None:
        """Keep a password."""
        self.kept[service, user] = password

    def delete_password(self, service: str, user: str) -> None:
        """Delete a password."""
        self.kept.pop((service, user), None)


def opener(backend: MemoryBackend | None = None) -> Callable[[], SystemKeyring]:
    """Return what opens a keyring in memory, always the same one."""
    kept = backend or MemoryBackend()
    return lambda: SystemKeyring(kept)  # type: ignore[arg-type]
