"""A small city for the tests: people in every role, four departments, accounts in any state."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, AccountRequest, PageRecord, Placement
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import Clock
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.monitoring import Monitor
from pittadmin.domain.policy import CITY_WEBSITE, DISCLAIMER
from pittadmin.domain.roles import Role
from pittadmin.services import accounts as accounts_service
from pittadmin.services import emails, monitoring, people, platforms, starting, transfers
from pittadmin.services import policy as policy_service
from pittadmin.services.context import Context
from pittadmin.services.monitoring import NewLook
from pittadmin.services.pictures import NewPicture
from pittadmin.storage import accounts, acts, custody, files, ids, opening, policy
from pittadmin.storage import people as stored_people
from pittadmin.storage.database import Address, Database
from pittadmin.storage.schema import account as account_table

MONDAY = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
"""The moment at which the city stands: ten in the morning in Pittsfield."""
TODAY = date(2026, 11, 2)
LAST_DAY = date(2027, 5, 3)
"""The day on which every delegation ends."""

NOT_APPROVED = (State.DRAFT, State.WAITING_EMAIL, State.SUBMITTED, State.DENIED)

RSVP = "RSVP@cityofpittsfield.org"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PROFILE = f"{DISCLAIMER} {CITY_WEBSITE}"

PEOPLE = {
    "max": "Max Miller",
    "lee": "Lee Woods",
    "ivy": "Ivy Stone",
    "dot": "Dot Dunn",
    "pat": "Pat Poole",
    "pam": "Pam Price",
    "dina": "Dina Dorr",
    "hal": "Hal Hart",
    "ada": "Ada Adams",
    "abe": "Abe Allen",
    "deb": "Deb Dean",
    "eve": "Eve East",
    "hope": "Hope Hill",
    "lou": "Lou Lang",
    "phil": "Phil Pine",
}

DEPARTMENTS = {
    "RSVP": (RSVP, "hal"),
    "Library": ("library@cityofpittsfield.org", "hope"),
    "Parks": ("", "hope"),
    "Mayor's Office": ("mayor@cityofpittsfield.org", "max"),
}
"""The general e-mail of each department, empty for none, and its head."""

ROLES = (
    ("ivy", Role.IT, None),
    ("max", Role.MAYOR, None),
    ("pat", Role.PERSONNEL, None),
    ("pam", Role.PERSONNEL, None),
    ("dina", Role.PERSONNEL_DIRECTOR, None),
    ("dot", Role.MAYOR_DESIGNEE, None),
    ("ada", Role.ADMINISTRATOR, "RSVP"),
    ("abe", Role.ADMINISTRATOR, "RSVP"),
    ("deb", Role.HEAD_DESIGNEE, "RSVP"),
    ("phil", Role.PHOTOGRAPHER, "RSVP"),
    ("lou", Role.ADMINISTRATOR, "Library"),
    ("lou", Role.ADMINISTRATOR, "Parks"),
)

HOLDER = {
    Role.EMPLOYEE: "eve",
    Role.ADMINISTRATOR: "abe",
    Role.HEAD: "hal",
    Role.HEAD_DESIGNEE: "deb",
    Role.PHOTOGRAPHER: "phil",
    Role.PERSONNEL: "pat",
    Role.IT: "lee",
    Role.MAYOR: "max",
    Role.MAYOR_DESIGNEE: "dot",
}
"""One person for each role in RSVP or in the City, none of whom asked for an account there."""


@dataclass
class City:
    """The city in an open database. `moment` is what its clock says, and may be set."""

    database: Database
    moment: datetime = MONDAY
    clock: Clock = field(init=False)
    people: dict[str, int] = field(init=False)
    departments: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(lambda: self.moment)
        with self.database.read() as conn:
            self.people = {one.login: one.id for one in stored_people.persons(conn)}
            self.departments = {one.name: one.id for one in stored_people.departments(conn)}
            self.installation = policy.read_installation(conn)

    def of(self, login: str) -> Context:
        """Return the context in which the person with this login acts."""
        return Context(self.database, self.clock, self.people[login], login, self.installation)

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """Yield a transaction with an act open, to bring about what a test starts from."""
        with self.database.write() as conn:
            lee = stored_people.actor(conn, self.people["lee"], self.clock.today())
            acts.record(
                conn, self.moment, "lee", lee, Role.IT, Act.KEEP_PEOPLE, "R49", "preparation"
            )
            yield conn

    def put(self, account: Account, **columns: Any) -> Account:
        """Change an account's columns behind the services' back, and return it."""
        with self.change() as conn:
            accounts.change(conn, account.id, self.get(account.id, conn).version, **columns)
            return accounts.get(conn, account.id)

    def get(self, account_id: int, conn: Connection | None = None) -> Account:
        """Return an account as it stands."""
        if conn is not None:
            return accounts.get(conn, account_id)
        with self.database.read() as reading:
            return accounts.get(reading, account_id)

    def account(
        self,
        state: State = State.SUBMITTED,
        handle: str = "PittsfieldRSVP",
        by: str = "ada",
        department: str = "RSVP",
        **columns: Any,
    ) -> Account:
        """Put an account in place behind the services' back: asked for and submitted by `by`.

        It has everything it needs to be live but a picture; see `picture`.
        """
        with self.change() as conn:
            account_id = ids.reserve(conn, account_table)
            email, _head = DEPARTMENTS[department]
            lived = state not in (*NOT_APPROVED, State.APPROVED)
            values: dict[str, Any] = {
                "department_id": self.departments[department],
                "email": email,
                "email_key": email.lower(),
                "platform": "linkedin",
                "handle": handle,
                "handle_key": handle.lower(),
                "page_address": f"https://linkedin.com/company/{handle}",
                "page_key": f"linkedin.com/company/{handle.lower()}",
                "state": state,
                "state_since": self.moment,
                "suspended": state is State.SUSPENDED,
                "purpose": "Tells volunteers where they are needed",
                "business_page": True,
                "attested_by_id": self.people[by],
                "attested_at": self.moment,
                "profile_text": PROFILE,
                "profile_disclaimer": True,
                "profile_link": True,
                "requested_by_id": self.people[by],
                "requested_at": self.moment,
                "submitted_by_id": self.people[by],
                "submitted_at": self.moment,
                "recorded_by_id": self.people[by],
                "recorded_at": self.moment,
                "decided_by_id": None if state in NOT_APPROVED else self.people["max"],
                "decided_at": None if state in NOT_APPROVED else self.moment,
                "live_at": self.moment if lived else None,
                "custody": "none" if state in NOT_APPROVED else "received",
            }
            accounts.add(conn, id=account_id, **{**values, **columns})
            accounts.set_administrators(conn, account_id, [self.people[by]])
            return accounts.get(conn, account_id)

    def with_it(self, account: Account) -> Account:
        """Have IT hold what an account is logged in with, behind the services' back."""
        with self.change() as conn:
            custody.sum_up(conn, account.id, CustodyState.RECEIVED)
            return accounts.get(conn, account.id)

    def picture(self, account: Account, data: bytes = PNG) -> Account:
        """Add a picture to an account behind the services' back, and return the account."""
        with self.change() as conn:
            key = files.keep(conn, data)
            files.attach(
                conn, account.id, key, "page.png", "image/png", self.people["ada"], self.moment
            )
            return accounts.get(conn, account.id)

    def request(self, department: str = "RSVP", by: str = "ada", **values: Any) -> AccountRequest:
        """Return what a department asks for, complete."""
        email, _head = DEPARTMENTS[department]
        asked: dict[str, Any] = {
            "department_id": self.departments[department],
            "email": email,
            "platform": "facebook",
            "handle": "PittsfieldRSVP",
            "purpose": "Tells volunteers where they are needed",
            "administrators": (self.people[by],),
            "business_page": True,
            "attested": True,
            "placement": Placement.PINNED_POST,
        }
        return AccountRequest(**{**asked, **values})


def page(address: str = "https://www.facebook.com/PittsfieldRSVP", **values: Any) -> PageRecord:
    """Return what a department records about a page, complete but for Personnel's answer."""
    said: dict[str, Any] = {
        "page_address": address,
        "business_page": True,
        "attested": True,
        "profile_text": f"Volunteers of Pittsfield. {CITY_WEBSITE}",
        "placement": Placement.PINNED_POST,
    }
    return PageRecord(**{**said, **values})


def screenshot(name: str = "page.png", data: bytes = PNG) -> NewPicture:
    """Return a picture as a form hands it in."""
    return NewPicture(name, data)


def found_city(address: Address) -> None:
    """Set up the city in a new, empty database."""
    clock = Clock(lambda: MONDAY)
    if address.is_file:
        database, _new = opening.open_file(address.path, MONDAY)
        with database.write() as conn:
            setup = starting.SetUp(conn, clock, "lee", "city")
            setup.grant(setup.add_person("lee", "lee"), Role.IT, None)
    else:
        starting.begin_city(address, clock, "lee")
        database = Database(address)
    try:
        _fill(City(database))
    finally:
        database.close()


def _fill(city: City) -> None:
    lee = city.of("lee")
    for login, name in PEOPLE.items():
        email = f"{name.lower().replace(' ', '.')}@cityofpittsfield.org"
        known, mayor = city.people.get(login), city.people.get("max")
        person = people.save_person(
            lee, login, name, email, mayor, person_id=known, version=1 if known else 0
        )
        city.people[login] = person.id
    for name, (email, head) in DEPARTMENTS.items():
        made = people.save_department(lee, name, email, city.people[head])
        city.departments[name] = made.id
    giver = {
        Role.ADMINISTRATOR: "hal",
        Role.HEAD_DESIGNEE: "hal",
        Role.PHOTOGRAPHER: "hal",
        Role.MAYOR_DESIGNEE: "max",
    }
    for login, role, department in ROLES:
        by = "hope" if department in ("Library", "Parks") else giver.get(role, "lee")
        people.grant(
            city.of(by),
            city.people[login],
            role,
            city.departments[department] if department else None,
            TODAY,
            LAST_DAY if role in giver else None,
        )


def fill_every_table(city: City, passwords: bool = True) -> None:
    """Do something of everything, so that no table is empty.

    Args:
        passwords: whether they are handed over too; no two cities are the same then.
    """
    from tests.case_steps import fill_cases
    from tests.custody import fill_custody

    fill_open_tables(city)
    if passwords:
        with TemporaryDirectory(prefix="pittadmin-computers-") as home:
            fill_custody(city, Path(home))
    page_id = city.account(State.LIVE, "Looked at", page_key="looked").id
    found = NewLook(Monitor.HEAD, TODAY, TODAY, True, "é “quoted” <b>😀</b>")
    monitoring.enter(city.of("hal"), page_id, found)
    fill_cases(city)


def fill_open_tables(city: City) -> None:
    """Do something of everything but in the tables that PostgreSQL keeps from most."""
    from tests.composer import fill_composer
    from tests.records import fill_records

    rsvp = city.departments["RSVP"]
    asked = platforms.ask(city.of("ada"), rsvp, "Bluesky", "bsky.app", "Many read it")
    platforms.accept(city.of("pat"), asked.id, "Good")
    draft = accounts_service.save(
        city.of("lou"), city.request("Parks", "lou", email=""), add=[screenshot()]
    )
    emails.ask(city.of("lou"), draft.id, draft.version, "parks@cityofpittsfield.org")
    account = accounts_service.save(
        city.of("ada"), city.request(audience="é “quoted” <b>😀</b>"), add=[screenshot()]
    )
    account = accounts_service.submit(city.of("ada"), account.id, account.version)
    account = accounts_service.approve(city.of("max"), account.id, account.version, "Good")
    transfers.offer(
        city.of("hal"), account.id, account.version, city.departments["Library"], "Merged"
    )
    policy_service.acknowledge(city.of("eve"), 1)
    fill_composer(city)
    fill_records(city)


def copy_of(template: Path, path: Path) -> Path:
    """Copy a closed SQLite database."""
    path.write_bytes(template.read_bytes())
    return path
