"""A request that goes through the recovery file comes out as it went in, or not at all."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from pittadmin.domain.accounts import AccountRequest, Placement
from pittadmin.services.account_view import FormFacts, form_facts
from pittadmin.ui import unsent
from pittadmin.ui.unsent import Unsent
from tests.ui.conftest import City

words = some.text(max_size=40)


@pytest.fixture
def facts(city: City) -> FormFacts:
    """What the forms know."""
    return form_facts(city.me)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    words,
    words,
    words,
    some.booleans(),
    some.sampled_from(Placement),
    some.lists(some.integers(1, 9), max_size=3, unique=True),
)
def test_every_request_comes_back(
    facts: FormFacts,
    email: str,
    handle: str,
    purpose: str,
    yes: bool,
    placement: Placement,
    people: list[int],
) -> None:
    request = AccountRequest(
        facts.departments[0].id,
        email=email,
        handle=handle,
        purpose=purpose,
        exists_already=yes,
        attested=yes,
        placement=placement,
        administrators=tuple(people),
    )
    kept = Unsent(request, 3, 2, handle, {"files": [], "removed": []}, datetime.now(UTC))
    assert unsent.read(json.loads(json.dumps(kept.values())), facts) == kept


def test_what_is_no_request_is_ignored(facts: FormFacts) -> None:
    good = Unsent(AccountRequest(facts.departments[0].id)).values()
    assert unsent.read(good, facts) is not None
    for broken in (
        None,
        {},
        {"request": 1},
        good | {"request": good["request"] | {"placement": "moon"}},
        good | {"request": good["request"] | {"department_id": 999}},
        good | {"request": good["request"] | {"handle": 5}},
        good | {"request": good["request"] | {"administrators": None}},
        good | {"page": "x"},
        good | {"at": "yesterday"},
    ):
        assert unsent.read(broken, facts) is None


def test_a_value_that_a_newer_program_kept_is_left_out(facts: FormFacts) -> None:
    good = Unsent(AccountRequest(facts.departments[0].id)).values()
    newer = good | {"request": good["request"] | {"mood": "sunny"}}
    assert unsent.read(newer, facts) is not None
