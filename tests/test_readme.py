"""The README says what the program does."""

import re
from pathlib import Path

import pytest

import readme

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("page", [readme.README, readme.FOR_IT], ids=["users", "IT"])
def test_the_tables_in_both_pages_are_those_of_the_program(page: Path):
    assert readme.drawn(page) == page.read_text("utf-8"), "run: python3 dev.py readme"


def test_every_file_that_the_readme_names_is_there():
    text = readme.README.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (ROOT / target).exists(), target
