"""The README says what the program does."""

import re
from pathlib import Path

import readme

ROOT = Path(__file__).resolve().parents[1]


def test_the_tables_in_the_readme_are_those_of_the_program():
    text = readme.README.read_text("utf-8")
    assert readme.drawn(text) == text, "run: python3 dev.py readme"


def test_every_file_that_the_readme_names_is_there():
    text = readme.README.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (ROOT / target).exists(), target
