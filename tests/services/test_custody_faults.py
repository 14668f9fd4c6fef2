"""Ended at any point of a use case about passwords, pressing again does the rest, once."""

import sys
from pathlib import Path

import pytest

from tests.keyrings import SecretService
from tests.services import custody_faults
from tests.vault import faults

POINTS = {"HandOver": 24, "Issue": 20, "Receive": 14, "Reseal": 6, "Enroll": 14}
"""At how many points each was ended when this was written; fewer mean that some are missed."""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked at each point")
@pytest.mark.requirement("R21", "R22")
@pytest.mark.parametrize(("case", "points"), POINTS.items())
def test_ended_at_every_step_it_goes_on_as_if_nothing_had_been(
    keyring: SecretService, tmp_path: Path, case: str, points: int
) -> None:
    module = "tests.services.custody_faults"
    assert faults.walked(module, case, tmp_path, keyring) >= points


def test_every_case_is_walked() -> None:
    assert set(POINTS) == set(custody_faults.CASES)
