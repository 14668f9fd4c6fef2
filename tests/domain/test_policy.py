"""The policy as data: the disclaimer's exact text, all requirements, the seeded version."""

import pytest

from pittadmin.domain.policy import DISCLAIMER, policy_seed, requirement, requirements


def test_the_disclaimer_is_the_policys_320_characters():
    assert len(DISCLAIMER) == 320
    assert DISCLAIMER.startswith("A comment posted by a member of the public on any City")
    assert DISCLAIMER.endswith("reflect the opinions or policies of the City of Pittsfield.")


def test_every_requirement_from_r1_to_r68_is_there_in_order():
    assert list(requirements()) == [f"R{number}" for number in range(1, 69)]


def test_every_requirement_has_a_short_sentence_and_its_section():
    for one in requirements().values():
        assert one.title.endswith(".")
        assert len(one.title) <= 100
        assert one.section


def test_a_requirement_is_found_by_its_number():
    assert "general City e-mail" in requirement("R14").title
    with pytest.raises(KeyError):
        requirement("R69")


def test_the_seed_names_who_signed_and_no_date_that_nobody_knows():
    seed = policy_seed()
    assert [(one.name, one.title) for one in seed.signatories] == [
        ("Michael Taylor", "Director of Personnel"),
        ("Linda M. Tyer", "Mayor"),
    ]
    assert seed.effective is None
    assert len(bytes.fromhex(seed.sha256)) == 32
