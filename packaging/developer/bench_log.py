"""A city whose log holds 1,000,000 violations, on SQLite or on PostgreSQL."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, text

from pittadmin.domain.clock import Clock
from pittadmin.domain.emails import CITY_DOMAIN
from pittadmin.domain.roles import Role
from pittadmin.domain.routing import Office
from pittadmin.domain.try_out import department_names
from pittadmin.domain.violation_categories import categories
from pittadmin.domain.violation_states import ViolationState
from pittadmin.services import starting
from pittadmin.storage import audit, opening, server, violation_words
from pittadmin.storage.case_schema import (
    violation,
    violation_category,
    violation_note,
    violation_reader,
    violation_report,
    violation_reporter,
)
from pittadmin.storage.database import Address, Connection, Database
from pittadmin.storage.schema import account

VIOLATIONS = 1_000_000
AT_ONCE = 10_000
YEARS = 12
ACCOUNTS = 200
OPEN = 20_000
"""How many cases are open, the last ones of the log; a quarter of them is overdue."""

FREQUENT, RARE, ABSENT = "pittsfield", "lighthouse", "zzzz"
"""Words for a search: one that most reports hold, one that a few hold, one that none holds."""
PERSONNEL = "pat"
"""The login of who works the log."""

_SAID = (
    "post page photo comment link shop price event volunteer library park street council mayor "
    "budget school water road winter summer market music health family child parent resident "
    "visitor business owner meeting board vote campaign ticket raffle sale offer share repost "
    "story video profile banner seal logo name address phone email password account login group "
    "message reply thread tag joke insult threat rumor claim picture painting song book film team "
    "game score coach player ball garden tree river bridge fence parking permit license notice"
)
_WORDS = _SAID.split()
_OPEN_STATES = [one for one in ViolationState if one is not ViolationState.CLOSED]


def found(address: Address) -> None:
    """Set up the city in an empty database."""
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
            fill(conn, starting.SetUp(conn, clock, login, kind), login)
        with database.write() as conn:
            if not address.is_file:
                conn.execute(text("ANALYZE"))
    finally:
        database.close()


def fill(conn: Connection, city: starting.SetUp, login: str) -> None:
    """Fill the log, without a trail of how it came to be."""
    chance = random.Random(7)
    mayor = city.add_person("mayor", "Mayor")
    city.grant(mayor, Role.MAYOR, None)
    me = city.add_person(login, "Me", mayor)
    workers = [me] + [
        city.add_person(name, f"Personnel {name.title()}", mayor)
        for name in (PERSONNEL, "pam", "paul", "pia")
    ]
    for one in workers:
        city.grant(one, Role.PERSONNEL, None)
    departments = []
    for number, name in enumerate(department_names()):
        head = city.add_person(f"head{number}", f"Head {number}", mayor)
        departments.append(city.add_department(name, f"department{number}@{CITY_DOMAIN}", head))
    accounts = _accounts(conn, city, departments, me)
    audit.remove(conn)
    for rows in _batches(chance, city.today, departments, accounts, workers):
        for table, its in rows["tables"].items():
            if its:
                conn.execute(insert(table), its)
        violation_words.keep_all(conn, rows["words"])
    audit.install(conn)
    if conn.dialect.name == "postgresql":
        for table in ("violation", "violation_note"):
            conn.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), :last)"),
                {"last": VIOLATIONS},
            )


def _accounts(
    conn: Connection, city: starting.SetUp, departments: list[int], me: int
) -> list[tuple[int, int, str]]:
    made = []
    for number in range(1, ACCOUNTS + 1):
        department, handle = departments[number % len(departments)], f"Pittsfield{number}"
        email = f"department{number % len(departments)}@{CITY_DOMAIN}"
        conn.execute(
            insert(account).values(
                id=number,
                department_id=department,
                email=email,
                email_key=email,
                platform="facebook",
                handle=handle,
                handle_key=handle.lower(),
                page_address=f"https://www.facebook.com/{handle}",
                page_key=f"facebook.com/{handle.lower()}",
                state="live",
                state_since=city.now,
                purpose="Tells",
                audience="Residents",
                profile_text="What it does",
                business_page=True,
                requested_by_id=me,
                requested_at=city.now,
            )
        )
        made.append((number, department, handle.lower()))
    return made


def _batches(
    chance: random.Random,
    today: date,
    departments: list[int],
    accounts: list[tuple[int, int, str]],
    workers: list[int],
) -> Iterator[dict[str, Any]]:
    keys = list(categories())
    first = today - timedelta(days=365 * YEARS)
    numbers: dict[int, int] = {}
    tables: dict[Any, list[dict[str, Any]]] = {}
    words: list[tuple[int, int, list[str]]] = []
    for id_ in range(1, VIOLATIONS + 1):
        day = first + timedelta(days=(id_ * 365 * YEARS) // VIOLATIONS)
        numbers[day.year] = numbers.get(day.year, 0) + 1
        is_open = id_ > VIOLATIONS - OPEN
        where = chance.choice(accounts) if chance.random() < 0.7 else None
        its = chance.sample(keys, 2 if chance.random() < 0.2 else 1)
        department = where[1] if where else chance.choice(departments)
        due = today + timedelta(days=chance.randint(-10, 30)) if is_open else None
        said = _text(chance, id_)
        for table, row in (
            (
                violation,
                {
                    "id": id_,
                    "number": f"V-{day.year}-{numbers[day.year]:04}",
                    "office": Office.PERSONNEL,
                    "state": chance.choice(_OPEN_STATES) if is_open else ViolationState.CLOSED,
                    "state_since": day,
                    "reported_on": day,
                    "category": its[0],
                    "account_id": where[0] if where else None,
                    "account_key": where[2] if where else "",
                    "department_id": department,
                    "place": "post",
                    "address": f"https://www.facebook.com/Pittsfield/posts/{id_}",
                    "poster": "",
                    "due": due,
                    "owner_id": chance.choice(workers),
                    "receipt_sha256": f"{id_:064x}",
                },
            ),
            (violation_report, _report(id_, said)),
            (violation_reporter, {"violation_id": id_, "person_id": workers[0]}),
            *((violation_category, {"violation_id": id_, "category": one}) for one in its),
        ):
            tables.setdefault(table, []).append(row)
        words.append((id_, 0, violation_words.words_of(said)))
        if id_ % 200 == 0:
            tables.setdefault(violation_reader, []).append({"violation_id": id_, "person_id": 1})
        if id_ % 10 == 0:
            noted = _text(chance, 0)
            tables.setdefault(violation_note, []).append(_note(id_, noted, workers[1], today))
            words.append((id_, 1, violation_words.words_of(noted)))
        if id_ % AT_ONCE == 0 or id_ == VIOLATIONS:
            yield {"tables": tables, "words": words}
            tables, words = {}, []


def _report(id_: int, said: str) -> dict[str, Any]:
    return {"violation_id": id_, "body": said, "other": "", "copied": "", "noticed": ""}


def _note(id_: int, noted: str, by: int, day: date) -> dict[str, Any]:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return {"violation_id": id_, "body": noted, "by_id": by, "at": at}


def _text(chance: random.Random, id_: int) -> str:
    """Return a report of some thirty words, those at the beginning of the list most often."""
    count = len(_WORDS)
    said = [_WORDS[int(chance.random() ** 2 * count)] for _each in range(30)]
    if chance.random() < 0.6:
        said.append(FREQUENT.title())
    if id_ % 20_000 == 7:
        said.append(RARE)
    return " ".join(said) + "."
