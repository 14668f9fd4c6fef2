"""The policy in force and who has acknowledged it."""

import pytest

from pittadmin.domain.policy import policy_seed
from pittadmin.services import policy
from tests.city import City


@pytest.mark.requirement("R11")
def test_a_new_database_starts_with_the_policy_its_hash_and_who_signed_it(city: City) -> None:
    version = policy.show(city.of("eve")).version
    assert version.name == policy_seed().name
    assert version.sha256 == policy_seed().sha256
    assert version.signatories == (
        "Michael Taylor, Director of Personnel",
        "Linda M. Tyer, Mayor",
    )


@pytest.mark.requirement("R11")
def test_each_person_acknowledges_once_and_personnel_sees_who_did(city: City) -> None:
    view = policy.acknowledge(city.of("eve"), 1)
    assert view.acknowledged_at == city.moment
    assert view.everyone == ()
    city.moment = city.moment.replace(day=9)
    again = policy.acknowledge(city.of("eve"), 1)
    assert again.acknowledged_at == view.acknowledged_at
    everyone = dict(policy.show(city.of("pat")).everyone)
    assert everyone["Eve East"] == view.acknowledged_at
    assert everyone["Max Miller"] is None
    assert len(everyone) == len(city.people)
