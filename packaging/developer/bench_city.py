"""A city with 100,000 accounts, made in one transaction, on SQLite or on PostgreSQL."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from pittadmin.domain.account_states import State
from pittadmin.domain.clock import Clock
from pittadmin.domain.emails import CITY_DOMAIN
from pittadmin.domain.roles import Role
from pittadmin.domain.try_out import department_names
from pittadmin.services import starting
from pittadmin.storage import opening, server
from pittadmin.storage.database import Address, Connection, Database
from pittadmin.storage.schema import account, account_administrator

ACCOUNTS = 100_000
AT_ONCE = 5_000
WORDS = [
    "News",
    "Events",
    "Volunteers",
    "Friends",
    "Official",
    "Info",
    "Alerts",
    "Kids",
    "Summer",
    "Winter",
    "Park",
    "Market",
    "Music",
    "Art",
    "Health",
    "Water",
    "Road",
    "School",
    "Bus",
    "Tree",
]
SHARES = {
    State.LIVE: 60,
    State.DRAFT: 8,
    State.APPROVED: 8,
    State.ARCHIVED: 9,
    State.SUBMITTED: 4,
    State.DENIED: 3,
    State.SUSPENDED: 2,
    State.REVOKED: 2,
    State.TAKEN_DOWN: 2,
    State.TAKE_DOWN_ORDERED: 1,
    State.WAITING_EMAIL: 1,
}
FREQUENT, RARE, ABSENT = "pittsfield", "musicart77", "zzzz"
"""Words for a search: one that every account has, one that a few have, one that none has."""


def found(address: Address) -> None:
    """Set up the city in an empty database; whose login it is decides for the Mayor."""
    clock = Clock()
    if address.is_file:
        database, _new = opening.open_file(address.path, clock.now())
    else:
        database = Database(address)
    try:
        with database.write() as conn:
            if address.is_file:
                login, kind = starting.computer_user(), "try-out"
            else:
                server.make(conn)
                login, kind = server.session_user(conn), "city"
            _fill(conn, starting.SetUp(conn, clock, login, kind), login)
    finally:
        database.close()


def _fill(conn: Connection, city: starting.SetUp, login: str) -> None:
    chance = random.Random(4)
    mayor = city.add_person("mayor", "Mayor")
    me = city.add_person(login, "Me", mayor)
    city.grant(mayor, Role.MAYOR, None)
    city.grant(me, Role.MAYOR_DESIGNEE, None, 365)
    departments: dict[int, tuple[str, list[int]]] = {}
    for number, name in enumerate(department_names()):
        email = f"department{number}@{CITY_DOMAIN}"
        head = city.add_person(f"head{number}", f"Head {number}", mayor)
        helpers = [city.add_person(f"a{number}.{k}", f"Helper {number} {k}", head) for k in "12"]
        department = city.add_department(name, email, head)
        for helper in helpers:
            city.grant(helper, Role.ADMINISTRATOR, department, 365)
        departments[department] = (email, helpers)
    rows: list[dict[str, Any]] = []
    pairs: list[dict[str, int]] = []
    for number, row in enumerate(_accounts(chance, departments, city), 1):
        rows.append(row)
        pairs.append({"account_id": number, "person_id": row["requested_by_id"]})
        if len(rows) == AT_ONCE or number == ACCOUNTS:
            conn.execute(insert(account), rows)
            conn.execute(insert(account_administrator), pairs)
            rows, pairs = [], []


def _accounts(
    chance: random.Random, departments: dict[int, tuple[str, list[int]]], city: starting.SetUp
) -> Iterator[dict[str, Any]]:
    today: date = city.today
    places, states = list(departments), list(SHARES)
    platforms = ("facebook", "instagram", "linkedin", "x")
    for number in range(ACCOUNTS):
        department = chance.choice(places)
        email, helpers = departments[department]
        platform = chance.choice(platforms)
        handle = f"Pittsfield{chance.choice(WORDS)}{chance.choice(WORDS)}{number}"
        state = chance.choices(states, list(SHARES.values()))[0]
        page = f"{platform}.com/{handle}"
        live = state is State.LIVE
        yield {
            "department_id": department,
            "email": email,
            "email_key": email,
            "platform": platform,
            "handle": handle,
            "handle_key": handle.lower(),
            "page_address": f"https://www.{page}",
            "page_key": page.lower(),
            "state": state,
            "state_since": city.now - timedelta(minutes=number),
            "purpose": "Tells residents what the department does for them. " * 4,
            "audience": "Residents",
            "profile_text": "What the department does, and how to reach it. " * 10,
            "business_page": chance.random() < 0.9,
            "next_review": today + timedelta(days=chance.randint(-5, 180)) if live else None,
            "requested_by_id": chance.choice(helpers),
            "requested_at": city.now,
        }
