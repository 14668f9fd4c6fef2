"""Ended at any point, nothing is lost, nothing is doubled, and no old password stays behind."""

import sys
from pathlib import Path

import pytest

from tests.keyrings import SecretService
from tests.vault import faults


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked at each point")
@pytest.mark.parametrize(
    ("case", "points"),
    [
        ("Keep", 11),
        ("Tidy", 11),
        ("Forget", 6),
        ("Enroll", 6),
        ("Accept", 3),
        ("Receive", 13),
        ("Send", 13),
        ("Issue", 13),
        ("Flush", 9),
    ],
)
def test_ended_at_every_step_it_goes_on_as_if_nothing_had_been(
    keyring: SecretService, tmp_path: Path, case: str, points: int
) -> None:
    assert faults.walked("tests.vault.faults", case, tmp_path, keyring) >= points


def test_every_case_is_walked() -> None:
    (mark,) = [
        one
        for one in test_ended_at_every_step_it_goes_on_as_if_nothing_had_been.pytestmark
        if one.name == "parametrize"
    ]
    assert {case for case, _points in mark.args[1]} == set(faults.CASES)
