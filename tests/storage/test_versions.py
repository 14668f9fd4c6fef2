"""Versions are compared as numbers, and an older program is told to stand back."""

import pytest

from pittadmin import __version__
from pittadmin.domain.errors import Unavailable
from pittadmin.storage import versions


def test_versions_are_compared_as_numbers() -> None:
    assert versions.as_numbers("0.10.0") > versions.as_numbers("0.9.9")
    assert versions.as_numbers("1.0") < versions.as_numbers("1.0.1")


def test_a_program_as_old_as_asked_for_may_write_and_an_older_one_may_not() -> None:
    versions.refuse_older_program(__version__)
    versions.refuse_older_program("0.0.1")
    with pytest.raises(Unavailable, match=r"asks for PittAdmin 9\.0\.0 or newer"):
        versions.refuse_older_program("9.0.0")
