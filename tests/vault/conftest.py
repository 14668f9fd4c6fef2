"""What the tests of the vault start from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pittadmin.vault.local import LocalVault
from tests.keyrings import SecretService
from tests.vault.hall import Hall, found_hall


@pytest.fixture(scope="session")
def hall() -> Hall:
    """A city hall; nothing in it can be changed."""
    return found_hall()


@pytest.fixture
def computer(keyring: SecretService, tmp_path: Path) -> Callable[[str], LocalVault]:
    """Return a function that gives the vault of a computer by its name, as after a start."""
    return lambda name: LocalVault(tmp_path / name, name)
