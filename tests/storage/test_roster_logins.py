"""A roster is summed up anew under each person's own login to the City's PostgreSQL."""

from datetime import timedelta

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.roles import Role
from pittadmin.services import page_roles, people
from tests.city import TODAY
from tests.storage.test_secrecy import Town, town

__all__ = ["town"]


@pytest.mark.requirement("R20", "R22", "R56")
def test_a_head_who_ends_and_gives_a_role_has_the_roster_judged_anew(town: Town) -> None:
    city, today = town.of_owner, TODAY
    account_id = city.account(State.LIVE, custody="none").id
    hal, ada = town.ctx("hal"), city.people["ada"]
    page_roles.enter(hal, account_id, ada, "content_admin", today)
    for line in page_roles.enter(hal, account_id, city.people["ivy"], "super_admin", today):
        page_roles.confirm(town.ctx("ivy"), line.id, line.version)
    assert city.get(account_id).custody is CustodyState.RECEIVED
    held = next(
        one
        for one in people.directory(hal).memberships
        if one.person.id == ada and one.role is Role.ADMINISTRATOR
    )
    people.end(hal, held.id)
    assert city.get(account_id).custody is CustodyState.NOT_YET
    until = today + timedelta(days=9000)  # the database goes by its own day
    people.grant(hal, ada, Role.ADMINISTRATOR, city.departments["RSVP"], today, until)
    assert city.get(account_id).custody is CustodyState.RECEIVED
